//! How the explorer was left, in a file of the user's.
//!
//! One that cannot be read is set aside and said so; one that a newer program wrote is left
//! alone.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::files;
use crate::app::Memory;

/// What became of a file that is no memory of this program's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It could not be read, and goes by this name now.
    SetAside(String),
    /// It is of a newer program, and stays as it is.
    Newer,
}

/// The file, and what is to be written to it.
#[derive(Clone, Debug)]
pub struct Keeper {
    /// None where nothing is to be written.
    path: Option<PathBuf>,
    /// As the explorer is now; as it was kept.
    memory: Arc<Mutex<(Memory, Memory)>>,
}

impl Keeper {
    /// Reads how the explorer was left.
    pub fn open() -> (Self, Result<Option<Memory>, Unread>) {
        let path = files::place("state.json");
        let read = path.as_deref().map_or(Ok(None), |path| match files::read(path) {
            Ok(None) => Ok(None),
            Ok(Some(text)) => match serde_json::from_str::<Memory>(&text) {
                Ok(memory) if memory.version > Memory::VERSION => Err(Unread::Newer),
                Ok(memory) if memory.version == Memory::VERSION => Ok(Some(memory)),
                Ok(_) | Err(_) => Err(set_aside(path)),
            },
            Err(_) => Err(set_aside(path)),
        });
        let newer = read == Err(Unread::Newer);
        let kept = read.as_ref().ok().and_then(Option::clone).unwrap_or_default();
        let memory = Arc::new(Mutex::new((kept.clone(), kept)));
        (Self { path: path.filter(|_| !newer), memory }, read)
    }

    /// How the explorer is now.
    pub(super) fn note(&self, memory: Memory) {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner).0 = memory;
    }

    /// Writes what was noted, if it changed. Where that cannot be, the next run opens as this
    /// one did.
    pub(super) fn keep(&self) {
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let (now, kept) = &mut *memory;
        let Some(path) = self.path.as_deref().filter(|_| now != kept) else { return };
        let Ok(text) = serde_json::to_string_pretty(&*now) else { return };
        if files::folder_of(path).and_then(|_| files::replace(path, &(text + "\n"))).is_ok() {
            kept.clone_from(now);
        }
    }
}

fn set_aside(path: &std::path::Path) -> Unread {
    let aside = path.with_extension("json.broken");
    // Where it cannot be moved, what is written later takes its place.
    _ = fs::rename(path, &aside);
    Unread::SetAside(aside.file_name().unwrap_or_default().to_string_lossy().into_owned())
}
