//! The texts of the ledger.

use std::io;
use std::path::Path;

use super::Messages;
use crate::catalog::Grouping;
use crate::ledger::{Damage, Edit, SetAside, SheetColumn, Status, Trouble};

/// What became of the entries of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Of items of which nothing was said.
    pub added: usize,
    /// Newer than ours.
    pub newer: usize,
    /// The same as ours.
    pub same: usize,
    /// Not newer than ours.
    pub older: usize,
    /// Whether nothing was written.
    pub dry: bool,
}

/// How a change of the ledger came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The user made it just now.
    Now,
    /// Nothing was changed: it was so before.
    AsItWas,
    /// The last change was taken back.
    Undone,
    /// What was taken back was done again.
    Redone,
}

/// What is said of the ledger and its file.
#[derive(Debug)]
pub struct LedgerTexts {
    /// What it is called.
    pub name: &'static str,
    /// Of an item that is marked.
    pub marked: &'static str,
    /// Of an item of which something was noted.
    pub noted: &'static str,
    /// Beside the status that is the item's.
    pub now: &'static str,
    /// What was noted of an item.
    pub note: &'static str,
    /// An entry: how far, whether it is marked, and the day it was last changed.
    pub entry: fn(status: &str, marked: bool, day: &str) -> String,
    /// The head of the editor for the note of an item.
    pub note_head: fn(number: u32, title: &str) -> String,
    /// In the empty editor.
    pub note_placeholder: &'static str,
    /// What was written was given up.
    pub discarded: &'static str,
    /// Somebody else has changed the note, to this, since it was begun; the key that leaves it
    /// so.
    pub note_changed: fn(now: &str, discard: Option<&str>) -> String,
    /// The editor was left without a change.
    pub note_unchanged: &'static str,
    /// The note of the item of this number was being written when the explorer ended; the key
    /// that goes on with it.
    pub draft: fn(number: u32, key: &str) -> String,
    /// What an entry says, and its note, where there is one.
    pub said: fn(entry: &str, note: &str) -> String,
    /// Of the item of this ID a file says another thing, which is newer than ours or not.
    pub conflict: fn(id: &str, newer: bool, ours: &str, theirs: &str) -> String,
    /// What became of the entries of a file.
    pub imported: fn(Tally) -> String,
    /// A file was written by a newer program.
    pub import_newer: fn(file: &str) -> String,
    /// A file holds no entries, for this reason.
    pub unimportable: fn(file: &str, wrong: &str) -> String,
    /// The first line of a table does not name this column.
    pub no_column: fn(SheetColumn) -> String,
    /// A line of a table has this in a column.
    pub wrong_cell: fn(line: u64, SheetColumn, value: &str) -> String,
    /// It is not UTF-8 from this line on.
    pub sheet_not_text: fn(line: usize) -> String,
    /// It is no table from this line on.
    pub no_sheet: fn(line: u64) -> String,
    /// Nothing is kept of the items asked for.
    pub nothing_kept: &'static str,
    /// A command that is about items without any.
    pub no_item: fn(command: &str) -> String,
    /// `set` without anything to set.
    pub nothing_to_keep: &'static str,
    /// `import` without a file.
    pub no_file: &'static str,
    /// So many items of so many are in place, which is so many in a hundred.
    pub progress: fn(done: usize, of: usize, percent: usize) -> String,
    /// Heading of how far the items under the headings of a grouping are.
    pub progress_by: fn(Grouping) -> &'static str,
    /// When an entry was last changed.
    pub updated: &'static str,
    /// Of the item of this number the ledger says this now.
    pub kept: fn(number: u32, edit: &Edit, kept: Kept) -> String,
    /// Nothing was changed that could be taken back.
    pub nothing_to_undo: &'static str,
    /// Nothing was taken back that could be done again.
    pub nothing_to_redo: &'static str,
    /// Somebody else changed what is kept of the item of this number.
    pub changed_since: fn(number: u32) -> String,
    /// Of these items nothing can be kept.
    pub none: &'static str,
    /// How far an item is.
    pub status: fn(Status) -> &'static str,
    /// What is wrong with the file.
    pub damage: fn(Damage) -> String,
    /// The damaged file has this name now and not that, the last good version this one.
    pub set_aside: fn((&str, &str), backup: Option<&str>, damage: &str) -> String,
    /// The last change is not in the file, for this reason.
    pub in_memory: fn(why: &str) -> String,
    /// Changes are in no file, for this reason, and now in no memory.
    pub lost: fn(why: &str) -> String,
    /// Changes cannot be stored, and who leaves again loses them.
    pub leave_anyway: fn(why: &str) -> String,
    /// There is no folder for the file.
    pub no_place: &'static str,
    /// A newer program wrote this file.
    pub newer: fn(file: &str) -> String,
    /// Another program holds this file.
    pub held: fn(file: &str) -> String,
    /// This file was named as a ledger and is none.
    pub other: fn(file: &str, damage: &str) -> String,
    /// This file is damaged, and for this cause it cannot be set aside.
    pub damaged: fn(file: &str, damage: &str, cause: &str) -> String,
    /// The system refuses this file, for this cause.
    pub refused: fn(file: &str, cause: &str) -> String,
}

impl Messages {
    /// Why the ledger is in memory only, and what to do. `shown` makes what comes from outside
    /// fit to be shown.
    #[must_use]
    pub fn ledger_trouble(&self, trouble: &Trouble, shown: fn(&str) -> String) -> String {
        let texts = &self.ledger;
        let (path, cause) =
            (|file: &Path| shown(&file.to_string_lossy()), |why: &io::Error| shown(&(self.errors.cause)(why)));
        match trouble {
            Trouble::NoPlace => texts.no_place.to_owned(),
            Trouble::Newer { file } => (texts.newer)(&path(file)),
            Trouble::Held { file } => (texts.held)(&path(file)),
            Trouble::Other { file, damage } => (texts.other)(&path(file), &(texts.damage)(*damage)),
            Trouble::Damaged { file, damage, cause: why } => {
                (texts.damaged)(&path(file), &(texts.damage)(*damage), &cause(why))
            }
            Trouble::Refused { file, cause: why } => (texts.refused)(&path(file), &cause(why)),
        }
    }

    /// What became of a damaged ledger.
    #[must_use]
    pub fn ledger_set_aside(&self, aside: &SetAside, shown: fn(&str) -> String) -> String {
        let backup = aside.backup.as_deref().map(shown);
        (self.ledger.set_aside)(
            (&shown(&aside.name), &shown(&aside.file)),
            backup.as_deref(),
            &(self.ledger.damage)(aside.damage),
        )
    }
}
