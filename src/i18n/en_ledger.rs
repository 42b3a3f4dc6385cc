//! English: the ledger.

use super::{Kept, LedgerTexts, Tally};
use crate::catalog::Grouping;
use crate::ledger::{Damage, Edit, Status};

pub(super) const LEDGER: LedgerTexts = LedgerTexts {
    name: "Ledger",
    marked: "marked",
    noted: "with a note",
    now: "current",
    note: "Note",
    entry: |status, marked, day| format!("{status}{}, updated {day}", if marked { ", marked *" } else { "" }),
    note_head: |number, title| format!("Note  {number} {title}"),
    note_placeholder: "What was done, what is stuck, whom to ask",
    discarded: "what was written is discarded; the note is as it was",
    note_changed: |now, discard| {
        let discard = discard.map(|key| format!(", or {key} to leave it")).unwrap_or_default();
        format!("the note was changed elsewhere: save again to replace it{discard}; it is now: {now}")
    },
    note_unchanged: "the note is unchanged",
    draft: |number, key| format!("the note on item {number} was left unfinished: press {key} to continue it"),
    said: |entry, note| if note.is_empty() { entry.to_owned() } else { format!("{entry}, note “{note}”") },
    conflict: |id, newer, ours, theirs| {
        let (kept, other) = if newer { ("the file", "the ledger") } else { ("the ledger", "the file") };
        let (first, second) = if newer { (theirs, ours) } else { (ours, theirs) };
        format!("{id}: {kept} wins: {first}; {other} has: {second}")
    },
    imported: |Tally { added, newer, same, older, dry }| {
        let end = match (dry, added + newer) {
            (true, _) => "nothing was written (--dry-run)",
            (false, 0) => "there was nothing to write",
            (false, _) => "written",
        };
        format!("{added} new, {newer} newer, {same} the same, {older} kept as in the ledger: {end}")
    },
    import_newer: |file| format!("{file}: written by a newer zimao: install that version to import it"),
    unimportable: |file, wrong| {
        format!("{file}: {wrong}; import takes what “zimao ledger export” writes as json or csv")
    },
    no_column: |column| format!("no column “{}” in the first line", column.names()[1]),
    wrong_cell: |line, column, value| format!("line {line}: {} cannot be “{value}”", column.names()[1]),
    sheet_not_text: |line| format!("not UTF-8 from line {line} on: save it as “CSV UTF-8 (comma delimited)”"),
    no_sheet: |line| format!("not a table from line {line} on"),
    nothing_kept: "nothing is kept on these items: begin with “zimao ledger set 21 --status under_way”",
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
            Edit::Note(_) => "note saved",
        };
        match kept {
            Kept::Now => format!("item {number}: {said}"),
            Kept::AsItWas => format!("item {number}: {said}, as before"),
            Kept::Undone => format!("undone; item {number}: {said}"),
            Kept::Redone => format!("redone; item {number}: {said}"),
        }
    },
    nothing_to_undo: "nothing to undo in the ledger",
    nothing_to_redo: "nothing to redo in the ledger",
    changed_since: |number| format!("item {number} has been changed elsewhere and stays as it is"),
    none: "the ledger is for the items of the notice: leave out --data, or name another ledger with --ledger",
    status: Status::english,
    damage: |damage| match damage {
        Damage::NotAFile => "not a file".to_owned(),
        Damage::TooLarge => "larger than 16 MB".to_owned(),
        Damage::NotText => "not UTF-8".to_owned(),
        Damage::Empty => "empty".to_owned(),
        Damage::Syntax { line, column } => format!("not JSON from line {line}, column {column}"),
        Damage::NoLedger => "not a ledger".to_owned(),
        Damage::Entry(number) => format!("entry {number} is invalid"),
    },
    set_aside: |(name, file), backup, damage| match backup {
        Some(backup) => {
            format!("unreadable ledger set aside as {name}; to go back, rename {backup} to {file} ({damage})")
        }
        None => format!("unreadable ledger set aside as {name}, and a new one begun; to go back, repair it ({damage})"),
    },
    in_memory: |why| format!("not stored yet, only in memory: {why}"),
    lost: |why| format!("the last changes to the ledger are lost: {why}"),
    leave_anyway: |why| format!("leave again to give up what is {why}"),
    no_place: "there is no folder for the ledger: set HOME or XDG_DATA_HOME",
    newer: |file| format!("the ledger was written by a newer zimao and is left alone: install that version ({file})"),
    held: |file| format!("another program is using the ledger: try again when it has finished ({file})"),
    other: |file, damage| {
        format!("{file}: not a ledger ({damage}), and left as it is: name another file with --ledger")
    },
    damaged: |file, damage, cause| {
        format!("the ledger cannot be read ({damage}) or renamed ({cause}): move or repair {file}")
    },
    refused: |file, cause| format!("the ledger cannot be read or written ({cause}): check {file}"),
};
