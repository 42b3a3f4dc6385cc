//! The texts of the ledger.

use super::Messages;
use crate::ledger::{Damage, Edit, SetAside, Status, Trouble};

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
    /// The editor was left without a change.
    pub note_unchanged: &'static str,
    /// The note of the item of this number was being written when the explorer ended; the key
    /// that goes on with it.
    pub draft: fn(number: u32, key: &str) -> String,
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
    /// The damaged file has this name now, the last good version this one.
    pub set_aside: fn(name: &str, backup: Option<&str>, damage: &str) -> String,
    /// The last change is not in the file, for this reason.
    pub in_memory: fn(why: &str) -> String,
    /// Changes are in no file, for this reason, and now in no memory.
    pub lost: fn(why: &str) -> String,
    /// There is no folder for the file.
    pub no_place: &'static str,
    /// A newer program wrote this file.
    pub newer: fn(file: &str) -> String,
    /// Another program holds this file.
    pub held: fn(file: &str) -> String,
    /// This file is damaged, and for this cause it cannot be set aside.
    pub damaged: fn(file: &str, damage: &str, cause: &str) -> String,
    /// The system refuses this file, for this cause.
    pub refused: fn(file: &str, cause: &str) -> String,
}

impl Messages {
    /// Why the ledger is in memory only, and what to do. The name of the file in it may hold
    /// anything: who shows it makes it visible.
    #[must_use]
    pub fn ledger_trouble(&self, trouble: &Trouble) -> String {
        let (texts, cause) = (&self.ledger, self.errors.cause);
        match trouble {
            Trouble::NoPlace => texts.no_place.to_owned(),
            Trouble::Newer { file } => (texts.newer)(&file.to_string_lossy()),
            Trouble::Held { file } => (texts.held)(&file.to_string_lossy()),
            Trouble::Damaged { file, damage, cause: why } => {
                (texts.damaged)(&file.to_string_lossy(), &(texts.damage)(*damage), &cause(why))
            }
            Trouble::Refused { file, cause: why } => (texts.refused)(&file.to_string_lossy(), &cause(why)),
        }
    }

    /// What became of a damaged ledger.
    #[must_use]
    pub fn ledger_set_aside(&self, SetAside { name, backup, damage }: &SetAside) -> String {
        (self.ledger.set_aside)(name, backup.as_deref(), &(self.ledger.damage)(*damage))
    }
}
