//! The forms of an answer, and how it is written.

use std::io::{self, ErrorKind, Write};

use serde::Serialize;

use crate::error::{Error, Task};
use crate::export::json;
use crate::typeset::visible;

/// The forms of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// For people.
    Text,
    /// A line a record, parted by tabs, with a header.
    Tsv,
    /// One array or object.
    Json,
    /// An object a line.
    Jsonl,
    /// Markdown.
    Md,
}

impl Format {
    pub(super) const ALL: [Self; 5] = [Self::Text, Self::Tsv, Self::Json, Self::Jsonl, Self::Md];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Md => "md",
        }
    }
}

/// One line of values; tabs and line feeds in them are made visible.
pub(super) fn tsv_line(values: &[&str]) -> String {
    let mut line = values.iter().map(|value| visible(value)).collect::<Vec<_>>().join("\t");
    line.push('\n');
    line
}

/// A value as JSON for a reader: indented.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    json::value(value).map_err(unwritable)
}

/// Values as JSON, one a line.
pub(super) fn jsonl<T: Serialize>(values: impl IntoIterator<Item = T>) -> Result<String, Error> {
    json::lines(values).map_err(unwritable)
}

pub(super) fn unwritable(error: serde_json::Error) -> Error {
    Error::Io { task: Task::Output, cause: error.into() }
}

/// Writes an answer to standard output. Whoever closed the other end has read enough: that
/// is no error.
pub(super) fn write(parts: &[String]) -> Result<(), Error> {
    let mut stdout = io::stdout().lock();
    match parts.iter().try_for_each(|part| stdout.write_all(part.as_bytes())).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(cause) => Err(Error::Io { task: Task::Output, cause }),
        Ok(()) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_in_a_value_does_not_make_a_column() {
        assert_eq!(tsv_line(&["a\tb", "c\n"]), "a␉b\tc␊\n");
    }
}
