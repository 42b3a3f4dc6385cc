//! The texts of the ledger.

use super::Messages;
use crate::ledger::{Damage, SetAside, Status, Trouble};

/// What is said of the ledger and its file.
#[derive(Debug)]
pub struct LedgerTexts {
    /// How far an item is.
    pub status: fn(Status) -> &'static str,
    /// What is wrong with the file.
    pub damage: fn(Damage) -> String,
    /// The damaged file has this name now, the last good version this one.
    pub set_aside: fn(name: &str, backup: Option<&str>, damage: &str) -> String,
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
