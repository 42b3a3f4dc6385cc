//! English: the ledger.

use super::LedgerTexts;
use crate::ledger::{Damage, Status};

pub(super) const LEDGER: LedgerTexts = LedgerTexts {
    status: |status| match status {
        Status::NotStarted => "not started",
        Status::UnderWay => "under way",
        Status::InPlace => "in place",
        Status::Blocked => "blocked",
    },
    damage: |damage| match damage {
        Damage::NotAFile => "not a file".to_owned(),
        Damage::TooLarge => "larger than 16 MB".to_owned(),
        Damage::NotText => "not UTF-8".to_owned(),
        Damage::Empty => "empty".to_owned(),
        Damage::Syntax { line, column } => format!("not JSON from line {line}, column {column}"),
        Damage::NoLedger => "no ledger".to_owned(),
        Damage::Entry(number) => format!("entry {number} is wrong"),
    },
    set_aside: |name, backup, damage| match backup {
        Some(backup) => {
            format!("unreadable ledger, now named {name}; to go back, rename {backup} to ledger.json ({damage})")
        }
        None => format!("unreadable ledger, now named {name}; a new one is begun; to go back, mend it ({damage})"),
    },
    no_place: "there is no folder for the ledger: set HOME or XDG_DATA_HOME",
    newer: |file| format!("a newer zimao wrote the ledger, which this one leaves alone: install that one ({file})"),
    held: |file| format!("another program holds the ledger: try again when it has ended ({file})"),
    damaged: |file, damage, cause| {
        format!("unreadable ledger ({damage}) that cannot be renamed ({cause}): move or mend {file}")
    },
    refused: |file, cause| format!("the ledger cannot be read or written ({cause}): look at {file}"),
};
