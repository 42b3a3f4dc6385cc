//! The file of the ledger, and those beside it: the lock, the new version while it is
//! written, the last good one, and those that were set aside.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use rustix::fs::{FlockOperation, flock};
use rustix::io::{Errno, retry_on_intr};

use super::{Damage, Ledger, SetAside, Unread};

/// Bytes of the longest file that is read or written: some thousand times what 37 items
/// with a note each take.
const LONGEST: u64 = 16 << 20;

/// Bytes in which a ledger says that it is one.
const BEGINNING: u64 = 200;

/// What stands in the place of a ledger.
pub(super) enum Found {
    Ledger(Ledger),
    Nothing,
    Newer,
    Damaged(Damage),
}

/// The file itself: where it is a link, what that leads to, so that two links to one file
/// share its lock.
///
/// # Errors
///
/// Those of a link that leads nowhere, which is perhaps to a disk that is not there now: a
/// file in its place would be a second ledger.
pub(super) fn behind(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == ErrorKind::NotFound && fs::symlink_metadata(path).is_err() => Ok(path.to_owned()),
        found => found,
    }
}

/// Tells a file from another in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version {
    inode: u64,
    length: u64,
    seconds: i64,
    nanoseconds: i64,
}

/// What tells the file that is in a place now; none where there is none.
pub(super) fn version(path: &Path) -> Option<Version> {
    let file = fs::metadata(path).ok()?;
    let (seconds, nanoseconds) = (file.mtime(), file.mtime_nsec());
    Some(Version { inode: file.ino(), length: file.len(), seconds, nanoseconds })
}

/// Whether a file, which is damaged, was a ledger: it begins as one, or is empty.
pub(super) fn was_ledger(path: &Path) -> bool {
    let mut beginning = Vec::new();
    let read = File::open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut beginning));
    let text = String::from_utf8_lossy(&beginning);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    read.is_ok() && (text.is_empty() || text.starts_with('{') && text.contains("\"version\""))
}

/// What stands in a file's place.
pub(super) fn read(path: &Path) -> io::Result<Found> {
    // Opening a pipe would wait for who writes to it.
    match fs::metadata(path) {
        Ok(file) if !file.is_file() => return Ok(Found::Damaged(Damage::NotAFile)),
        Ok(file) if file.len() > LONGEST => return Ok(Found::Damaged(Damage::TooLarge)),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(error),
    }
    let mut bytes = Vec::new();
    match File::open(path) {
        Ok(file) => file.take(LONGEST + 1).read_to_end(&mut bytes)?,
        // Set aside by another program since.
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(error),
    };
    let Ok(text) = str::from_utf8(&bytes) else { return Ok(Found::Damaged(Damage::NotText)) };
    Ok(match Ledger::read(text) {
        Ok(ledger) => Found::Ledger(ledger),
        Err(Unread::Newer) => Found::Newer,
        Err(Unread::Damaged(damage)) => Found::Damaged(damage),
    })
}

/// The folder of a file, made where it is missing, for the user alone.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().ok_or(ErrorKind::NotFound)?;
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Holds the ledger until it is dropped; nothing where another program does not let go of
/// it in time.
///
/// On a file of its own, as the ledger's is another with each change.
pub(super) fn lock(path: &Path, patience: Duration) -> io::Result<Option<File>> {
    let lock = beside(path, ".lock");
    let is_new = fs::symlink_metadata(&lock).is_err();
    let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&lock)?;
    if is_new {
        share_as(&lock, path)?;
    }
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => return Ok(Some(file)),
        Err(Errno::WOULDBLOCK) => {}
        Err(error) => return Err(error.into()),
    }
    let (send, held) = channel();
    let wait = move || {
        let locked = retry_on_intr(|| flock(&file, FlockOperation::LockExclusive));
        // Where nobody waits any more it is let go again.
        _ = send.send(locked.map(|()| file));
    };
    thread::Builder::new().name("lock".into()).spawn(wait)?;
    match held.recv_timeout(patience) {
        Ok(locked) => Ok(Some(locked?)),
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => Ok(None),
    }
}

/// Puts a ledger in the place of what is there, which becomes the last good version. Killed
/// at any moment, either of the two is there whole. The ledger is held meanwhile.
pub(super) fn replace(path: &Path, ledger: &Ledger) -> io::Result<()> {
    let text = ledger.write()?;
    if text.len() as u64 > LONGEST {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let new = beside(path, ".new");
    let written = write(&new, &text).and_then(|()| {
        // One that several people share stays theirs.
        share_as(&new, path)?;
        keep_last(path)?;
        fs::rename(&new, path)
    });
    if written.is_err() {
        _ = fs::remove_file(&new);
    }
    written?;
    sync_folder(path)
}

/// A file with this text, safe on the disk.
fn write(path: &Path, text: &str) -> io::Result<()> {
    // One that a killed program left: created again, it is the user's alone whatever it was.
    remove(path)?;
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Gives a file the permissions of another, if there is that.
fn share_as(path: &Path, other: &Path) -> io::Result<()> {
    match fs::metadata(other) {
        Ok(other) => fs::set_permissions(path, other.permissions()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Gives what is in a file's place a second name, that of the last good version.
fn keep_last(path: &Path) -> io::Result<()> {
    let spare = beside(path, ".bak.new");
    remove(&spare)?;
    match fs::hard_link(path, &spare) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        // Not every file system has links.
        Err(_) => drop(fs::copy(path, &spare)?),
        Ok(()) => {}
    }
    fs::rename(&spare, beside(path, ".bak"))?;
    // Renamed to another name of the same file, it stays.
    remove(&spare)
}

/// Makes the names in a file's folder safe on the disk.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().ok_or(ErrorKind::NotFound)?;
    match File::open(folder)?.sync_all() {
        // Some file systems have no such thing.
        Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}

/// Gives a damaged ledger another name, and the last good version one that no change takes
/// away. The ledger is held meanwhile.
pub(super) fn set_aside(path: &Path, damage: Damage) -> io::Result<SetAside> {
    let backup = beside(path, ".bak");
    let backup = if fs::symlink_metadata(&backup).is_ok() { Some(rename_to_free(&backup, &backup)?) } else { None };
    let name = rename_to_free(path, &beside(path, ".broken"))?;
    sync_folder(path)?;
    Ok(SetAside { file: name_of(path), name, backup, damage })
}

/// Renames a file to `to`, or to that and the first number that no file has.
fn rename_to_free(from: &Path, to: &Path) -> io::Result<String> {
    let names = [to.to_owned()].into_iter().chain((1..).map(|number| beside(to, &format!(".{number}"))));
    let mut free = names.filter(|name| fs::symlink_metadata(name).is_err());
    let name: PathBuf = free.next().ok_or(ErrorKind::AlreadyExists)?;
    fs::rename(from, &name)?;
    Ok(name_of(&name))
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The file of this name with an ending more.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

/// Removes a file, where there is one.
fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_waited_for_and_not_for_ever() {
        let folder = std::env::temp_dir().join(format!("zimao-lock-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("ledger.json");
        let held = lock(&path, Duration::ZERO).unwrap().unwrap();
        assert!(lock(&path, Duration::from_millis(20)).unwrap().is_none());
        let waiting = thread::scope(|scope| {
            let waiting = scope.spawn(|| lock(&path, Duration::from_secs(60)).unwrap());
            drop(held);
            waiting.join().unwrap()
        });
        assert!(waiting.is_some());
        drop(waiting);
        // Whoever gave up waiting does not hold it.
        assert!(lock(&path, Duration::from_secs(60)).unwrap().is_some());
        fs::remove_dir_all(&folder).unwrap();
    }
}
