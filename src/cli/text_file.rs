//! Files of text that the user names.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::error::Unread;

/// The text of a file of at most so many megabytes.
pub(super) fn read(path: &Path, largest: u64) -> Result<String, Unread> {
    // Opening a pipe would wait for who writes to it.
    let about = fs::metadata(path).map_err(Unread::Refused)?;
    if about.is_dir() {
        return Err(Unread::Refused(io::ErrorKind::IsADirectory.into()));
    }
    if !about.is_file() {
        return Err(Unread::NotAFile);
    }
    read_from(File::open(path).map_err(Unread::Refused)?, largest)
}

/// All that can be read, at most so many megabytes.
pub(super) fn read_from(input: impl Read, largest: u64) -> Result<String, Unread> {
    let (mut bytes, most) = (Vec::new(), largest << 20);
    let read = input.take(most + 1).read_to_end(&mut bytes).map_err(Unread::Refused)?;
    if read as u64 > most {
        return Err(Unread::TooLarge { megabytes: largest });
    }
    // What some editors write before the text.
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let before = bytes.iter().take(error.valid_up_to());
            Err(Unread::NotText { line: before.filter(|byte| **byte == b'\n').count() + 1 })
        }
    }
}
