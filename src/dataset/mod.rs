//! JSON to [`Catalog`]: the embedded notice, and files of items, with places in errors.
//!
//! A file holds a dataset of the embedded one's form, an array of items, or one item a
//! line. A dataset lives as long as the program: what is read is never given back, and the
//! catalog's texts point into it.

mod files;
mod glimpse;
mod item;
mod pieces;
mod read;
mod shape;
mod whole;

pub use files::{Fault, FileError, load, union};
pub use glimpse::glimpse;

use crate::catalog::Catalog;
use pieces::Form;
use whole::Dataset;

/// The embedded dataset: 国函〔2020〕96号.
const EMBEDDED: &str = include_str!("../../assets/notice-6.json");

/// The version of the dataset's form this program reads.
const VERSION: u32 = 1;

/// Why a text is not a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// The line, from 1, that the item at fault begins on, where a file has an item a line.
    pub line: Option<usize>,
    /// Where, as a path: `items[12].title`. Empty for the text or the line as a whole.
    pub place: String,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong with a value of a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The text is not JSON from here on.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// The value is not there.
    Missing,
    /// The value is of another kind than this.
    Expected(Kind),
    /// The object has a field twice.
    Repeated,
    /// The dataset is of a version this program does not know.
    Version(u64),
}

/// The kinds of values a dataset is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// A whole number from 0 to 2³² − 1.
    Number,
    /// A whole number from 0 to 255.
    Level,
    /// An array.
    List,
    /// An object.
    Object,
    /// A string such as `6-21`, or a number.
    Id,
    /// An array of strings, or a string.
    Units,
    /// A string out of a fixed few.
    Word(&'static [&'static str]),
}

/// The embedded dataset.
///
/// # Errors
///
/// None in a build that passed its tests: the asset is decoded there.
pub fn embedded() -> Result<Catalog, DecodeError> {
    decode(EMBEDDED)
}

/// Reads a dataset from JSON that lives as long as the program; the catalog's texts
/// point into it.
///
/// # Errors
///
/// [`DecodeError`] with the place of the first value that is missing or of the wrong
/// kind, or the line and column where the text stops being JSON.
pub fn decode(json: &'static str) -> Result<Catalog, DecodeError> {
    match serde_json::from_str::<Dataset>(json) {
        Ok(dataset) => dataset.checked().map(|(notice, items)| Catalog::new(notice, items.numbered())),
        // Only a text that failed is read a second time, to find the place.
        Err(_) => Err(shape::first_fault(json, Form::Dataset)),
    }
}
