//! The queries of earlier runs, in a file of the user's.
//!
//! One query a line, the oldest first. Whatever is wrong with the file or its place, the
//! explorer goes on without; a file that is not ours to read is not written over.

use std::env;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::fcntl::{Flock, FlockArg};

use crate::app::remember;

/// Bytes of the longest file that is read: a few times what 200 queries take at most.
const LONGEST: u64 = 4 << 20;

/// The file of the history.
pub(super) struct History {
    path: Option<PathBuf>,
}

impl History {
    /// In `$XDG_DATA_HOME`, else in `~/.local/share`; nowhere where there is neither.
    pub(super) fn new() -> Self {
        let folder = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let data = folder("XDG_DATA_HOME").or_else(|| Some(folder("HOME")?.join(".local/share")));
        Self { path: data.map(|data| data.join("zimao/history")) }
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
        let Some(folder) = path.parent() else { return Ok(()) };
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let held = match Flock::lock(File::open(folder)?, lock) {
            Err((_, Errno::EWOULDBLOCK)) => return Err(io::ErrorKind::WouldBlock.into()),
            // Where there are no locks, two explorers are unlikely enough to write at once.
            held => held,
        };
        let mut queries = read(path)?;
        remember(&mut queries, query);
        write(path, &queries)?;
        drop(held);
        Ok(())
    }
}

/// The queries in a file; none where there is no file.
fn read(path: &Path) -> io::Result<Vec<String>> {
    // Opening a pipe would wait for who writes to it.
    match fs::metadata(path) {
        Ok(file) if !file.is_file() || file.len() > LONGEST => return Err(io::ErrorKind::InvalidData.into()),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    }
    let mut text = String::new();
    File::open(path)?.take(LONGEST).read_to_string(&mut text)?;
    let mut queries = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        remember(&mut queries, line);
    }
    Ok(queries)
}

/// Puts queries in the place of a file's, whole or not at all.
fn write(path: &Path, queries: &[String]) -> io::Result<()> {
    // Where the file is a link, what it leads to is written.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let new = path.with_extension(format!("{}.new", std::process::id()));
    let mut text = queries.join("\n");
    text.push('\n');
    let written =
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&new).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&new, &path)
        });
    if written.is_err() {
        _ = fs::remove_file(&new);
    }
    written
}
