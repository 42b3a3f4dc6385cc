//! The queries of earlier runs, in a file of the user's.
//!
//! One query a line, the oldest first. Whatever is wrong with the file or its place, the
//! explorer goes on without; a file that is not ours to read is not written over.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::fcntl::{Flock, FlockArg};

use super::files;
use crate::app::remember;

/// The file of the history.
pub(super) struct History {
    path: Option<PathBuf>,
}

impl History {
    pub(super) fn new() -> Self {
        Self { path: files::place("history") }
    }

    /// The queries kept, the oldest first; none where they cannot be read.
    pub(super) fn load(&self) -> Vec<String> {
        self.path.as_deref().and_then(|path| read(path).ok()).unwrap_or_default()
    }

    /// Adds a query to those kept. Other explorers may have added theirs since; one that is
    /// about to is waited for, or an error, as `lock` has it.
    ///
    /// # Errors
    ///
    /// `WouldBlock` where another explorer holds the history; whatever reading and writing
    /// answer, the file then being as it was.
    pub(super) fn add(&self, query: &str, lock: FlockArg) -> io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        let folder = files::folder_of(path)?;
        let held = match Flock::lock(File::open(folder)?, lock) {
            Err((_, Errno::EWOULDBLOCK)) => return Err(io::ErrorKind::WouldBlock.into()),
            // Where there are no locks, two explorers are unlikely enough to write at once.
            held => held,
        };
        let mut queries = read(path)?;
        remember(&mut queries, query);
        files::replace(path, &(queries.join("\n") + "\n"))?;
        drop(held);
        Ok(())
    }
}

/// The queries in a file; none where there is no file.
fn read(path: &Path) -> io::Result<Vec<String>> {
    let text = files::read(path)?.unwrap_or_default();
    let mut queries = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        remember(&mut queries, line);
    }
    Ok(queries)
}
