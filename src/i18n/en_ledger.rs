//! English: the ledger.

use super::{Kept, LedgerTexts, Tally};
use crate::catalog::Grouping;
use crate::ledger::{Damage, Edit, Status};

pub(super) const LEDGER: LedgerTexts = LedgerTexts {
    name: "Ledger",
    marked: "marked",
    noted: "with a note",
    now: "now",
    note: "Note",
    entry: |status, marked, day| format!("{status}{}, updated {day}", if marked { ", marked *" } else { "" }),
    note_head: |number, title| format!("Note  {number} {title}"),
    note_placeholder: "What was done, what is stuck, whom to ask",
    discarded: "What was written is given up; the note is as it was",
    note_changed: |now, discard| {
        let discard = discard.map(|key| format!(", {key} leaves it")).unwrap_or_default();
        format!("Changed elsewhere since: keep it again to take its place{discard}. It is: {now}")
    },
    note_unchanged: "The note is as it was",
    draft: |number, key| format!("A note of item {number} was not finished: {key} goes on with it"),
    said: |entry, note| if note.is_empty() { entry.to_owned() } else { format!("{entry}, note “{note}”") },
    conflict: |id, newer, ours, theirs| {
        let (kept, other) = if newer { ("the file", "the ledger") } else { ("the ledger", "the file") };
        let (first, second) = if newer { (theirs, ours) } else { (ours, theirs) };
        format!("{id}: {kept} counts: {first}; {other} has: {second}")
    },
    imported: |Tally { added, newer, same, older, dry }| {
        let end = match (dry, added + newer) {
            (true, _) => "nothing was written (--dry-run)",
            (false, 0) => "there was nothing to write",
            (false, _) => "written",
        };
        format!("{added} new, {newer} newer, {same} the same, {older} kept as in the ledger: {end}")
    },
    import_newer: |file| format!("{file}: a newer zimao wrote it: install that one to import it"),
    unimportable: |file, wrong| {
        format!("{file}: {wrong}; import takes what “zimao ledger export” writes as json or csv")
    },
    no_column: |column| format!("no column “{}” in the first line", column.names()[1]),
    wrong_cell: |line, column, value| format!("line {line}: “{value}” cannot be {}", column.names()[1]),
    sheet_not_text: |line| format!("not UTF-8 from line {line} on: save it as “CSV UTF-8 (comma delimited)”"),
    no_sheet: |line| format!("no table from line {line} on"),
    nothing_kept: "nothing is kept of these items: “zimao ledger set 21 --status under_way” begins",
    no_item: |command| format!("ledger {command} needs the ID of an item: “zimao ledger {command} 21 …”"),
    nothing_to_keep: "ledger set needs something to set: --status, --note, --mark or --unmark",
    no_file: "ledger import needs a file: “zimao ledger import FILE”",
    progress: |done, of, percent| format!("in place {done}/{of} {percent}%"),
    progress_by: |grouping| match grouping {
        Grouping::Domain => "Domain × status",
        Grouping::Unit => "Unit × status",
        Grouping::Scope => "Scope × status",
        Grouping::Status => "Status",
    },
    updated: "Updated",
    kept: |number, edit, kept| {
        let said = match edit {
            Edit::Mark(true) => "marked",
            Edit::Mark(false) => "not marked",
            Edit::Status(status) => status.english(),
            Edit::Note(note) if note.is_empty() => "without a note",
            Edit::Note(_) => "note kept",
        };
        match kept {
            Kept::Now => format!("Item {number}: {said}"),
            Kept::AsItWas => format!("Item {number}: {said}, as before"),
            Kept::Undone => format!("Undone. Item {number}: {said}"),
            Kept::Redone => format!("Redone. Item {number}: {said}"),
        }
    },
    nothing_to_undo: "Nothing to undo in the ledger",
    nothing_to_redo: "Nothing to redo in the ledger",
    changed_since: |number| format!("Item {number} was changed elsewhere since and stays as it is"),
    none: "The ledger is of the notice itself: open it without --data, or name one with --ledger",
    status: Status::english,
    damage: |damage| match damage {
        Damage::NotAFile => "not a file".to_owned(),
        Damage::TooLarge => "larger than 16 MB".to_owned(),
        Damage::NotText => "not UTF-8".to_owned(),
        Damage::Empty => "empty".to_owned(),
        Damage::Syntax { line, column } => format!("not JSON from line {line}, column {column}"),
        Damage::NoLedger => "no ledger".to_owned(),
        Damage::Entry(number) => format!("entry {number} is wrong"),
    },
    set_aside: |(name, file), backup, damage| match backup {
        Some(backup) => {
            format!("unreadable ledger, now named {name}; to go back, rename {backup} to {file} ({damage})")
        }
        None => format!("unreadable ledger, now named {name}; a new one is begun; to go back, mend it ({damage})"),
    },
    in_memory: |why| format!("not stored yet, only in memory: {why}"),
    lost: |why| format!("the last changes of the ledger are lost: {why}"),
    leave_anyway: |why| format!("leave again to give up what is {why}"),
    no_place: "there is no folder for the ledger: set HOME or XDG_DATA_HOME",
    newer: |file| format!("a newer zimao wrote the ledger, which this one leaves alone: install that one ({file})"),
    held: |file| format!("another program holds the ledger: try again when it has ended ({file})"),
    other: |file, damage| format!("{file}: no ledger ({damage}), and left as it is: name another file with --ledger"),
    damaged: |file, damage, cause| {
        format!("unreadable ledger ({damage}) that cannot be renamed ({cause}): move or mend {file}")
    },
    refused: |file, cause| format!("the ledger cannot be read or written ({cause}): look at {file}"),
};
