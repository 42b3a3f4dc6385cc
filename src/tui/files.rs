//! Files the explorer keeps for the user between runs.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

/// Bytes of the longest file that is read: many times what is ever written.
const LONGEST: u64 = 4 << 20;

pub(super) use crate::ledger::data_file as place;

/// The folder of a file, made where it is missing, for the user alone.
pub(super) fn folder_of(path: &Path) -> io::Result<&Path> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    Ok(folder)
}

/// The text of a file; none where there is no file.
pub(super) fn read(path: &Path) -> io::Result<Option<String>> {
    // Opening a pipe would wait for who writes to it.
    match fs::metadata(path) {
        Ok(file) if !file.is_file() || file.len() > LONGEST => return Err(io::ErrorKind::InvalidData.into()),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut text = String::new();
    File::open(path)?.take(LONGEST).read_to_string(&mut text)?;
    Ok(Some(text))
}

/// Puts a text in the place of a file's, whole or not at all.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    // Where the file is a link, what it leads to is written.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let new = path.with_extension(format!("{}.new", std::process::id()));
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
