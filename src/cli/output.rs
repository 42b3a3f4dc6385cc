//! The forms of an answer, and how it is written.

use std::io::{self, ErrorKind, Write};

use serde::Serialize;

use crate::catalog::Item;
use crate::error::{Error, Task};
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

/// Items as lines of tab-separated values, a header first.
pub(super) fn tsv(items: &[&Item]) -> String {
    let mut out = tsv_line(&["id", "title", "units", "scope", "domain", "section", "content"]);
    for item in items {
        let domain = item.domain.as_deref().unwrap_or_default();
        let (id, units) = (item.id.to_string(), item.units_text());
        out += &tsv_line(&[&id, &item.title, &units, &item.scope, domain, &item.section, &item.content]);
    }
    out
}

/// One line of values; tabs and line feeds in them are made visible.
pub(super) fn tsv_line(values: &[&str]) -> String {
    let mut line = values.iter().map(|value| visible(value)).collect::<Vec<_>>().join("\t");
    line.push('\n');
    line
}

/// A value as JSON for a reader: indented.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    Ok(escaped(serde_json::to_string_pretty(value).map_err(unwritable)?) + "\n")
}

/// Values as JSON, one a line.
pub(super) fn jsonl<T: Serialize>(values: impl IntoIterator<Item = T>) -> Result<String, Error> {
    let mut out = String::new();
    for value in values {
        out += &escaped(serde_json::to_string(&value).map_err(unwritable)?);
        out.push('\n');
    }
    Ok(out)
}

fn unwritable(error: serde_json::Error) -> Error {
    Error::Io { task: Task::Output, cause: error.into() }
}

/// JSON with the characters that JSON leaves alone and a terminal obeys as `\u` escapes:
/// they can only stand in strings, and the value stays the same.
fn escaped(json: String) -> String {
    let harmless = |c: char| c == '\n' || matches!(visible(c.encode_utf8(&mut [0; 4])), std::borrow::Cow::Borrowed(_));
    if json.chars().all(harmless) {
        return json;
    }
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if harmless(c) {
            out.push(c);
        } else {
            out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
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
    fn json_never_holds_what_a_terminal_obeys_and_keeps_its_value() {
        let text = "a\x1b[31m\u{9b}\u{202e}\u{e0001}海\n";
        let json = jsonl([text]).unwrap();
        assert_eq!(json, "\"a\\u001b[31m\\u009b\\u202e\\udb40\\udc01海\\n\"\n");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }

    #[test]
    fn a_tab_in_a_value_does_not_make_a_column() {
        assert_eq!(tsv_line(&["a\tb", "c\n"]), "a␉b\tc␊\n");
    }
}
