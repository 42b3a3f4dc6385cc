//! Values as JSON, for files and for the terminal.

use std::borrow::Cow;

use serde::Serialize;

use crate::typeset::visible;

/// A value as JSON for a reader: indented.
///
/// # Errors
///
/// Where the value is none that JSON can hold.
pub fn value<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<String> {
    Ok(escaped(serde_json::to_string_pretty(value)?) + "\n")
}

/// Values as JSON, one a line.
///
/// # Errors
///
/// Where a value is none that JSON can hold.
pub fn lines<T: Serialize>(values: impl IntoIterator<Item = T>) -> serde_json::Result<String> {
    let mut out = String::new();
    for value in values {
        out += &escaped(serde_json::to_string(&value)?);
        out.push('\n');
    }
    Ok(out)
}

/// JSON with the characters that JSON leaves alone and a terminal obeys as `\u` escapes:
/// they can only stand in strings, and the value stays the same.
fn escaped(json: String) -> String {
    let harmless = |c: char| c == '\n' || matches!(visible(c.encode_utf8(&mut [0; 4])), Cow::Borrowed(_));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_never_holds_what_a_terminal_obeys_and_keeps_its_value() {
        let text = "a\x1b[31m\u{9b}\u{202e}\u{e0001}海\n";
        let json = lines([text]).unwrap();
        assert_eq!(json, "\"a\\u001b[31m\\u009b\\u202e\\udb40\\udc01海\\n\"\n");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
