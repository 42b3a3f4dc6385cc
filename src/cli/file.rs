//! A file with an answer in it: there whole, or as it was before.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Puts a text into a file. One that is there is only replaced by `force`, and keeps its
/// permissions; where a link leads to it, the link stays.
pub(super) fn write(path: &Path, text: &str, force: bool) -> Result<(), Error> {
    put(path, text.as_bytes(), force)
        .map_err(|cause| Error::Unwritten { file: path.to_string_lossy().into_owned(), cause })
}

fn put(path: &Path, text: &[u8], force: bool) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(there) if !there.is_file() => pour(path, text),
        Ok(_) if !force => Err(ErrorKind::AlreadyExists.into()),
        Ok(there) => New::with(text, &behind(path)?, Some(there.permissions()))?.replace(),
        Err(error) if error.kind() == ErrorKind::NotFound => New::with(text, &behind(path)?, None)?.appear(),
        Err(error) => Err(error),
    }
}

/// Writes into a pipe or a device, which no file is to replace. Whoever closed the other end
/// has read enough.
fn pour(path: &Path, text: &[u8]) -> io::Result<()> {
    match OpenOptions::new().write(true).open(path)?.write_all(text) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        poured => poured,
    }
}

/// Where a link leads, to nothing perhaps.
fn behind(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    while fs::symlink_metadata(&path).is_ok_and(|there| there.is_symlink()) {
        path = folder(&path).join(fs::read_link(&path)?);
    }
    Ok(path)
}

/// The folder a file is in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What is to be in a file's place, already safe on the disk.
struct New {
    file: File,
    /// The name it is to have.
    path: PathBuf,
    /// The name it has meanwhile; none where the system lets it do without, for then nothing
    /// is left of it even where the program is killed.
    name: Option<PathBuf>,
}

impl New {
    fn with(text: &[u8], path: &Path, permissions: Option<Permissions>) -> io::Result<Self> {
        let mut new = match nameless(folder(path)) {
            Some(file) => Self { file, path: path.to_owned(), name: None },
            None => Self::named(path)?,
        };
        new.file.write_all(text)?;
        if let Some(permissions) = permissions {
            new.file.set_permissions(permissions)?;
        }
        new.file.sync_all()?;
        Ok(new)
    }

    fn named(path: &Path) -> io::Result<Self> {
        let (file, name) = at_free_name(path, |name| OpenOptions::new().write(true).create_new(true).open(name))?;
        Ok(Self { file, path: path.to_owned(), name: Some(name) })
    }

    /// Takes the place of what is there.
    fn replace(mut self) -> io::Result<()> {
        let name = match self.name.take() {
            Some(name) => name,
            None => at_free_name(&self.path, |name| link(&self.file, name))?.1,
        };
        let name = self.name.insert(name);
        fs::rename(name, &self.path)?;
        self.name = None;
        sync(folder(&self.path))
    }

    /// Takes a place where nothing is; what came there meanwhile stays.
    fn appear(self) -> io::Result<()> {
        let linked = match &self.name {
            Some(name) => fs::hard_link(name, &self.path),
            None => link(&self.file, &self.path),
        };
        match linked {
            Ok(()) => sync(folder(&self.path)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists || self.name.is_none() => Err(error),
            // Not every file system has links.
            Err(_) => self.replace(),
        }
    }
}

impl Drop for New {
    fn drop(&mut self) {
        if let Some(name) = &self.name {
            _ = fs::remove_file(name);
        }
    }
}

/// Makes something under a name that nothing beside a file has yet.
fn at_free_name<T>(path: &Path, make: impl Fn(&Path) -> io::Result<T>) -> io::Result<(T, PathBuf)> {
    let mut number = 0;
    loop {
        let name = folder(path).join(format!(".zimao-{}-{number}", std::process::id()));
        match make(&name) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
            done => return Ok((done?, name)),
        }
    }
}

/// A new file without a name, where the system has such in this folder.
#[cfg(target_os = "linux")]
fn nameless(folder: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags, open};
    // It can only be named by way of this.
    Path::new("/proc/self/fd").exists().then_some(())?;
    // As for all new files, the user's umask takes away what others may not.
    open(folder, OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC, Mode::from_raw_mode(0o666)).ok().map(File::from)
}

/// Gives a file without a name one that nothing has.
#[cfg(target_os = "linux")]
fn link(file: &File, name: &Path) -> io::Result<()> {
    use rustix::fs::{AtFlags, CWD, linkat};
    use std::os::fd::AsRawFd as _;
    let file = format!("/proc/self/fd/{}", file.as_raw_fd());
    Ok(linkat(CWD, file, CWD, name, AtFlags::SYMLINK_FOLLOW)?)
}

#[cfg(not(target_os = "linux"))]
fn nameless(_: &Path) -> Option<File> {
    None
}

#[cfg(not(target_os = "linux"))]
fn link(_: &File, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Makes the names in a folder safe on the disk, where that can be done.
fn sync(folder: &Path) -> io::Result<()> {
    let Ok(folder) = File::open(folder) else { return Ok(()) };
    match folder.sync_all() {
        Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_file_has_to_have_a_name_it_goes_with_it() {
        let folder = std::env::temp_dir().join(format!("zimao-file-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("items.md");
        let names = || fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
        let new = || New::named(&path).unwrap();
        drop(new());
        assert!(names().is_empty());
        new().appear().unwrap();
        assert_eq!(names(), ["items.md"]);
        assert_eq!(new().appear().unwrap_err().kind(), ErrorKind::AlreadyExists);
        new().replace().unwrap();
        assert_eq!(names(), ["items.md"]);
        // Two at once do not get into each other's way.
        let (one, other) = (new(), new());
        one.replace().unwrap();
        other.replace().unwrap();
        assert_eq!(names(), ["items.md"]);
        fs::remove_dir_all(&folder).unwrap();
    }
}
