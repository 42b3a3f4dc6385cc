//! Files of items, read and put together as one catalog.

use std::path::{Path, PathBuf};
use std::{io, str};

use super::item::Items;
use super::pieces::{self, Form};
use super::whole::Dataset;
use super::{DecodeError, read, shape};
use crate::catalog::{Catalog, Item, ItemId, Notice, Text};

/// The batch of items that name none, in a file without a notice: that of the embedded
/// notice.
pub(super) const BATCH: u32 = 6;

/// What some editors write before the text.
pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Why a file does not hold items.
#[derive(Debug)]
pub struct FileError {
    /// The file, as it was named.
    pub file: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a file.
#[derive(Debug)]
pub enum Fault {
    /// The system does not give it.
    Unreadable(io::Error),
    /// It is not UTF-8.
    NotText {
        /// The line, from 1, with the first wrong byte.
        line: usize,
    },
    /// Nothing stands in it.
    Empty,
    /// What stands in it are not items.
    Decode(DecodeError),
    /// It has a list of items, and the list is empty.
    NoItems,
    /// One of its items has the ID of an item before it.
    SameId {
        /// The ID.
        id: ItemId,
        /// Which item of the file, from 1.
        item: usize,
        /// The file with the item before it, as it was named.
        before_in: String,
        /// Which item of that file, from 1.
        before: usize,
    },
}

/// What one file holds.
struct Part {
    file: String,
    /// Where the file has one.
    notice: Option<Notice>,
    items: Items,
}

/// Reads files of items; their union is a catalog, its notice that of the first file that
/// has one. Items without an ID and a number are numbered through all files.
///
/// # Errors
///
/// [`FileError`] with the first file that cannot be read or does not hold items, or whose
/// items have the IDs of others.
pub fn load(files: &[PathBuf]) -> Result<Catalog, FileError> {
    let read = |path: &PathBuf| {
        let file = path.display().to_string();
        match read::read(path) {
            Ok(bytes) => Ok((file, bytes)),
            Err(cause) => Err(FileError { file, fault: Fault::Unreadable(cause) }),
        }
    };
    let texts: Vec<(String, &'static [u8])> = files.iter().map(read).collect::<Result<_, _>>()?;
    union(texts)
}

/// As [`load`], of what named files hold.
///
/// # Errors
///
/// As for [`load`].
pub fn union(texts: impl IntoIterator<Item = (String, &'static [u8])>) -> Result<Catalog, FileError> {
    let mut parts = Vec::new();
    for (file, text) in texts {
        match decode(text) {
            Ok((notice, items)) => parts.push(Part { file, notice, items }),
            Err(fault) => return Err(FileError { file, fault }),
        }
    }
    let sizes: Vec<(String, usize)> = parts.iter().map(|part| (part.file.clone(), part.items.len())).collect();
    let (mut notice, mut all) = (None, Items::default());
    for part in parts {
        notice = notice.or(part.notice);
        all.append(part.items);
    }
    let in_order = all.are_in_order();
    let items = all.numbered();
    if let Some((before, at)) = if in_order { None } else { same_id(&items) } {
        return Err(named_twice(&sizes, before, at, &items));
    }
    let first = sizes.first().map_or(Path::new(""), |(file, _)| Path::new(file));
    Ok(catalog(notice, first, items))
}

/// The items of a file, or of several of which this is the first, as a catalog: where there is
/// no notice, it goes by the name of the file.
pub(super) fn catalog(notice: Option<Notice>, file: &Path, items: Vec<&'static Item>) -> Catalog {
    let notice = notice.unwrap_or_else(|| {
        let name = file.file_name().unwrap_or_default();
        let title = Text::from(name.to_string_lossy().into_owned());
        Notice::without_text(title, items.first().map_or(BATCH, |item| item.batch))
    });
    Catalog::new(notice, items)
}

/// What the text of one file holds.
fn decode(text: &'static [u8]) -> Result<(Option<Notice>, Items), Fault> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    if text.trim_ascii().is_empty() {
        return Err(Fault::Empty);
    }
    let form = Form::of(text);
    let decoded = match form {
        Form::Dataset => {
            let whole = Dataset::of(text).map(Dataset::checked).transpose();
            whole.map(|whole| whole.map(|(notice, items)| (Some(notice), items)))
        }
        Form::Array | Form::Lines => Ok(pieces::items(text, form, BATCH).map(|items| (None, items))),
    };
    let (notice, items) = match decoded {
        Ok(Some((notice, items))) => (notice, items),
        Ok(None) => return Err(fault(text, form)),
        Err(error) => return Err(Fault::Decode(error)),
    };
    if items.len() == 0 { Err(Fault::NoItems) } else { Ok((notice, items)) }
}

/// Only a text that failed is read a second time, to find the place.
fn fault(text: &'static [u8], form: Form) -> Fault {
    match str::from_utf8(text) {
        Ok(text) => Fault::Decode(shape::first_fault(text, form)),
        Err(error) => {
            let before = text.iter().take(error.valid_up_to());
            Fault::NotText { line: before.filter(|byte| **byte == b'\n').count() + 1 }
        }
    }
}

/// Positions of the first two items of one ID.
fn same_id(items: &[&Item]) -> Option<(usize, usize)> {
    let mut ids: Vec<(ItemId, usize)> = items.iter().enumerate().map(|(at, item)| (item.id, at)).collect();
    ids.sort_unstable();
    let twice = ids.iter().zip(ids.iter().skip(1)).filter(|(before, after)| before.0 == after.0);
    twice.map(|(before, after)| (before.1, after.1)).min_by_key(|(_, at)| *at)
}

/// The error on two items of one ID, in files with so many items each.
fn named_twice(sizes: &[(String, usize)], before: usize, at: usize, items: &[&Item]) -> FileError {
    let place = |mut at: usize| {
        for (file, size) in sizes {
            if at < *size {
                return (file.clone(), at + 1);
            }
            at -= size;
        }
        (String::new(), at + 1)
    };
    let ((before_in, before), (file, item)) = (place(before), place(at));
    let id = items.get(at).map_or(ItemId { batch: 0, number: 0 }, |item| item.id);
    FileError { file, fault: Fault::SameId { id, item, before_in, before } }
}
