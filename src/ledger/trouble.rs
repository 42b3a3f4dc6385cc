//! What can go wrong with the file of the ledger.

use std::io;
use std::path::PathBuf;

use super::Damage;

/// Why the ledger could not be read, or why a change of it is in memory only. The file is as
/// it was.
#[derive(Debug)]
pub enum Trouble {
    /// There is no folder for it: neither `XDG_DATA_HOME` nor `HOME` names one.
    NoPlace,
    /// A newer program wrote it.
    Newer {
        /// The ledger.
        file: PathBuf,
    },
    /// Another program has been changing it for too long.
    Held {
        /// The ledger.
        file: PathBuf,
    },
    /// What the user named is something else.
    Other {
        /// The file.
        file: PathBuf,
        /// What it lacks to be a ledger.
        damage: Damage,
    },
    /// It is damaged, and cannot be set aside.
    Damaged {
        /// The ledger.
        file: PathBuf,
        /// What is wrong with it.
        damage: Damage,
        /// Why it is where it was.
        cause: io::Error,
    },
    /// The system refused something.
    Refused {
        /// The ledger.
        file: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
}

/// A ledger that could not be read goes by another name now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The name it had.
    pub file: String,
    /// Its name now, in the same folder.
    pub name: String,
    /// The name of the last good version, where there is one.
    pub backup: Option<String>,
    /// What is wrong with it.
    pub damage: Damage,
}
