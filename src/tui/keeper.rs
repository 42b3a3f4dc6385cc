//! How the explorer was left, in a file of the user's.
//!
//! Two explorers share it: what one was left as is what the last to leave was left as, but
//! where the reader stopped is only written by who read. A file that cannot be read is set
//! aside and said so; one that a newer program wrote is left alone.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use nix::fcntl::{Flock, FlockArg};

use super::files;
use crate::app::Memory;

/// What became of a file that is no memory of this program's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It could not be read, and goes by this name now.
    SetAside(String),
    /// It could not be read, and stays as it is.
    Unreadable,
    /// It is of a newer program, and stays as it is.
    Newer,
}

/// The file, and what is to be written to it.
#[derive(Clone, Debug)]
pub struct Keeper {
    /// None where nothing is to be written.
    path: Option<PathBuf>,
    kept: Arc<Mutex<Kept>>,
}

#[derive(Debug)]
struct Kept {
    /// As the explorer is now.
    now: Memory,
    /// As it was last written, or read.
    written: Memory,
}

impl Keeper {
    /// Reads how the explorer was left.
    pub fn open() -> (Self, Result<Option<Memory>, Unread>) {
        let path = files::place("state.json");
        let read = path.as_deref().map_or(Ok(None), |path| match read(path) {
            Ok(memory) if memory.as_ref().is_some_and(|memory| memory.version > Memory::VERSION) => Err(Unread::Newer),
            Ok(memory) => Ok(memory),
            Err(_) => Err(set_aside(path)),
        });
        let ours = matches!(read, Ok(_) | Err(Unread::SetAside(_)));
        let memory = read.as_ref().ok().and_then(Option::clone).unwrap_or_default();
        let kept = Arc::new(Mutex::new(Kept { now: memory.clone(), written: memory }));
        (Self { path: path.filter(|_| ours), kept }, read)
    }

    /// How the explorer is now.
    pub(super) fn note(&self, memory: Memory) {
        self.lock().now = memory;
    }

    /// Writes what was noted, if the reader has gone on since: that is not to be lost however
    /// the explorer ends.
    pub(super) fn keep_reading(&self) {
        let read_on = {
            let kept = self.lock();
            kept.now.reading.is_some() && kept.now.reading != kept.written.reading
        };
        if read_on {
            self.keep();
        }
    }

    /// Writes what was noted, if it changed. Where that cannot be, the next run opens as this
    /// one did.
    pub(super) fn keep(&self) {
        let mut kept = self.lock();
        let Some(path) = self.path.as_deref().filter(|_| kept.now != kept.written) else { return };
        // Who has nothing read since leaves what another explorer wrote of that.
        let read_on = kept.now.reading != kept.written.reading;
        let own = kept.now.clone();
        if write(path, own, read_on).is_ok() {
            kept.written = kept.now.clone();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn write(path: &Path, mut memory: Memory, read_on: bool) -> io::Result<()> {
    let folder = files::folder_of(path)?;
    // Where there are no locks, two explorers are unlikely enough to write at once.
    let held = Flock::lock(File::open(folder)?, FlockArg::LockExclusive);
    if !read_on && let Ok(Some(theirs)) = read(path) {
        memory.reading = theirs.reading.or(memory.reading);
    }
    let text = serde_json::to_string_pretty(&memory)?;
    let written = files::replace(path, &(text + "\n"));
    drop(held);
    written
}

/// The memory in a file; none where there is no file.
fn read(path: &Path) -> io::Result<Option<Memory>> {
    let Some(text) = files::read(path)? else { return Ok(None) };
    let memory: Memory = serde_json::from_str(&text)?;
    if memory.version == 0 { Err(io::ErrorKind::InvalidData.into()) } else { Ok(Some(memory)) }
}

/// Gives a file another name, one that no file has.
fn set_aside(path: &Path) -> Unread {
    let names = ["json.broken".to_owned()].into_iter().chain((2..100).map(|number| format!("json.broken{number}")));
    let aside = names.map(|name| path.with_extension(name)).find(|aside| !aside.exists());
    match aside.filter(|aside| fs::rename(path, aside).is_ok()) {
        Some(aside) => Unread::SetAside(aside.file_name().unwrap_or_default().to_string_lossy().into_owned()),
        None => Unread::Unreadable,
    }
}
