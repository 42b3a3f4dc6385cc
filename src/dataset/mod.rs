//! JSON text to [`Catalog`]: the embedded notice, and decoding with places in errors.

mod shape;

use serde::Deserialize;

use crate::catalog::{Catalog, Item, Notice};

/// The embedded dataset: 国函〔2020〕96号.
const EMBEDDED: &str = include_str!("../../assets/notice-6.json");

/// The version of the dataset's form this program reads.
const VERSION: u32 = 1;

/// Why a text is not a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// Where, as a path: `items[12].title`. Empty for the text as a whole.
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
    /// An array.
    List,
    /// An object.
    Object,
    /// A string such as `6-21`.
    Id,
    /// A string out of a fixed few.
    Word(&'static [&'static str]),
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Dataset {
    version: u32,
    notice: Notice,
    items: Vec<Item>,
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
        Ok(Dataset { version: VERSION, notice, items }) => Ok(Catalog { notice, items }),
        Ok(Dataset { version, .. }) => {
            Err(DecodeError { place: "version".into(), problem: Problem::Version(version.into()) })
        }
        // Only a text that failed is read a second time, to find the place.
        Err(error) => Err(shape::first_fault(json).unwrap_or(DecodeError {
            place: String::new(),
            problem: Problem::Syntax { line: error.line(), column: error.column() },
        })),
    }
}
