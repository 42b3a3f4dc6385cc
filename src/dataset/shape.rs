//! The shape a dataset must have, and the first place where a text departs from it.

use serde::de::IgnoredAny;
use serde_json::Value;

use super::item::{Given, is_id};
use super::pieces::{Form, Stop, each, inner};
use super::{DecodeError, Kind, Problem, VERSION};

/// What a value must be like.
enum Shape {
    Text,
    Number,
    Level,
    Id,
    Units,
    Word(&'static [&'static str]),
    /// May be null, or left out.
    Optional(&'static Shape),
    List(&'static Shape),
    Object(&'static [(&'static str, Shape)]),
    /// A heading or a paragraph, by its kind.
    Block,
}

use Shape::{Block, Id, Level, List, Number, Object, Optional, Text, Units, Word};

const DATASET: Shape = Object(&[("version", Number), ("notice", NOTICE), ("items", List(&ITEM))]);

const NOTICE: Shape = Object(&[
    ("batch", Number),
    ("title", Text),
    ("document", Text),
    ("addressees", Text),
    ("body", List(&Block)),
    ("annex_line", Text),
    ("signature", Text),
    ("date", Text),
    ("release", Text),
    ("annex", ANNEX),
    ("english", Optional(&ENGLISH_NOTICE)),
]);

const ENGLISH_NOTICE: Shape = Object(&[
    ("title", Text),
    ("document", Text),
    ("addressees", Text),
    ("annex_line", Text),
    ("signature", Text),
    ("date", Text),
    ("release", Text),
    ("annex", ANNEX),
]);

const ANNEX: Shape = Object(&[("label", Text), ("title", Text), ("columns", List(&Text))]);

const PARAGRAPH: Shape =
    Object(&[("kind", Word(&["heading", "paragraph"])), ("text", Text), ("english", Optional(&Text))]);

const HEADING: Shape = Object(&[("kind", Text), ("level", Level), ("text", Text), ("english", Optional(&Text))]);

const ITEM: Shape = Object(&[
    ("id", Optional(&Id)),
    ("batch", Optional(&Number)),
    ("number", Optional(&Number)),
    ("title", Text),
    ("content", Text),
    ("units", Optional(&Units)),
    ("scope", Optional(&Text)),
    ("domain", Optional(&Text)),
    ("path", Optional(&List(&Text))),
    ("section", Optional(&Text)),
    ("document", Optional(&Text)),
    ("english", Optional(&ENGLISH)),
    ("provenance", Optional(&List(&PROVENANCE))),
]);

const ENGLISH: Shape = Object(&[("title", Text), ("content", Text)]);

const PROVENANCE: Shape = Object(&[
    ("field", Word(&["title", "units", "scope", "domain", "content"])),
    ("kind", Word(&["derived", "joined", "editorial"])),
    ("note", Text),
    ("english", Text),
]);

/// The first place where a text that could not be decoded departs from its form.
pub(super) fn first_fault(text: &'static str, form: Form) -> DecodeError {
    let fault = match form {
        Form::Dataset => of_dataset(text),
        Form::Array => of_array(text),
        Form::Lines => of_lines(text),
    };
    // What has the shape and could not be decoded has a field twice: a value has one of it.
    fault.unwrap_or(DecodeError { line: None, place: String::new(), problem: Problem::Repeated })
}

fn of_dataset(text: &str) -> Option<DecodeError> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return Some(no_json(&error, 0, 0)),
    };
    match value.get("version").and_then(Value::as_u64) {
        Some(version) if version != u64::from(VERSION) => {
            Some(DecodeError { line: None, place: "version".into(), problem: Problem::Version(version) })
        }
        _ => DATASET.fault(&value, ""),
    }
}

fn of_array(text: &'static str) -> Option<DecodeError> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        return Some(no_json(&error, 0, 0));
    }
    let (mut fault, mut at) = (None, 0);
    let inner = str::from_utf8(inner(text.as_bytes(), Form::Array)?).ok()?;
    let ended = each::<Value>(inner, Form::Array, |value, _| {
        fault = fault.take().or_else(|| ITEM.fault(&value, &format!("[{at}]")));
        at += 1;
    });
    fault.or_else(|| ended.err().map(|Stop { error, .. }| no_json(&error, 0, 0)))
}

fn of_lines(text: &'static str) -> Option<DecodeError> {
    let line_of = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
    let mut fault = None;
    let ended = each::<Value>(text, Form::Lines, |value, at| {
        fault = fault.take().or_else(|| Some((at, ITEM.fault(&value, "")?)));
    });
    if let Some((at, fault)) = fault {
        return Some(DecodeError { line: Some(line_of(at)), ..fault });
    }
    if let Err(Stop { at, error }) = ended {
        // The item that was not closed went on into the next line: what is wrong is in its own.
        let line = text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let error = serde_json::from_str::<IgnoredAny>(line).err().unwrap_or(error);
        let in_line = text.get(..at).map_or(0, |before| before.len() - before.rfind('\n').map_or(0, |end| end + 1));
        return Some(no_json(&error, line_of(at) - 1, in_line));
    }
    let Stop { at, .. } = each::<Given>(text, Form::Lines, |_, _| {}).err()?;
    Some(DecodeError { line: Some(line_of(at)), place: String::new(), problem: Problem::Repeated })
}

/// So many lines before where the error counts from, and so many bytes in that line.
fn no_json(error: &serde_json::Error, lines: usize, bytes: usize) -> DecodeError {
    let before = if error.line() == 1 { bytes } else { 0 };
    let problem = Problem::Syntax { line: error.line() + lines, column: error.column() + before };
    DecodeError { line: None, place: String::new(), problem }
}

impl Shape {
    fn fault(&self, value: &Value, place: &str) -> Option<DecodeError> {
        let wrong = |kind| Some(DecodeError { line: None, place: place.to_owned(), problem: Problem::Expected(kind) });
        match self {
            Text if !value.is_string() => wrong(Kind::Text),
            Number if !is_number(value) => wrong(Kind::Number),
            Level if value.as_u64().is_none_or(|level| u8::try_from(level).is_err()) => wrong(Kind::Level),
            Id if !value.as_str().map_or_else(|| is_number(value), is_id) => wrong(Kind::Id),
            Units if value.is_array() => List(&Text).fault(value, place),
            Units if !value.is_string() => wrong(Kind::Units),
            Word(words) if !value.as_str().is_some_and(|word| words.contains(&word)) => wrong(Kind::Word(words)),
            Optional(_) if value.is_null() => None,
            Optional(shape) => shape.fault(value, place),
            List(shape) => match value.as_array() {
                Some(values) => {
                    values.iter().enumerate().find_map(|(at, value)| shape.fault(value, &format!("{place}[{at}]")))
                }
                None => wrong(Kind::List),
            },
            Object(fields) if value.is_object() => {
                fields.iter().find_map(|(name, shape)| shape.field_fault(value, place, name))
            }
            Object(_) => wrong(Kind::Object),
            Block if value.get("kind").and_then(Value::as_str) == Some("heading") => HEADING.fault(value, place),
            Block => PARAGRAPH.fault(value, place),
            Text | Number | Level | Id | Units | Word(_) => None,
        }
    }

    fn field_fault(&self, parent: &Value, place: &str, name: &str) -> Option<DecodeError> {
        let place = if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") };
        match (parent.get(name), self) {
            (Some(value), _) => self.fault(value, &place),
            (None, Optional(_)) => None,
            (None, _) => Some(DecodeError { line: None, place, problem: Problem::Missing }),
        }
    }
}

fn is_number(value: &Value) -> bool {
    value.as_u64().is_some_and(|number| u32::try_from(number).is_ok())
}

#[cfg(test)]
mod tests {
    use super::super::{EMBEDDED, decode};
    use super::*;

    fn embedded() -> Value {
        serde_json::from_str(EMBEDDED).unwrap()
    }

    fn fault(value: &Value) -> (String, Problem) {
        let error = decode(value.to_string().leak()).unwrap_err();
        (error.place, error.problem)
    }

    #[test]
    fn a_missing_field_is_named_with_its_place() {
        let mut value = embedded();
        value["items"][12].as_object_mut().unwrap().remove("title");
        assert_eq!(fault(&value), ("items[12].title".into(), Problem::Missing));
    }

    #[test]
    fn a_value_of_another_kind_is_named_with_its_place() {
        let mut value = embedded();
        value["items"][3]["units"][1] = 5.into();
        assert_eq!(fault(&value), ("items[3].units[1]".into(), Problem::Expected(Kind::Text)));
        for level in ["one".into(), Value::from(256)] {
            value = embedded();
            value["notice"]["body"][1]["level"] = level;
            assert_eq!(fault(&value), ("notice.body[1].level".into(), Problem::Expected(Kind::Level)));
        }
        value = embedded();
        value["items"][0]["id"] = "21a".into();
        assert_eq!(fault(&value), ("items[0].id".into(), Problem::Expected(Kind::Id)));
    }

    #[test]
    fn a_version_of_the_future_is_named_whatever_else_it_holds() {
        let mut value = embedded();
        value["version"] = 7.into();
        assert_eq!(fault(&value), ("version".into(), Problem::Version(7)));
        value["items"] = Value::Null;
        assert_eq!(fault(&value), ("version".into(), Problem::Version(7)));
    }

    #[test]
    fn text_that_is_not_json_is_named_by_line_and_column() {
        let error = decode("{\n  \"version\": 1,\n  oops").unwrap_err();
        assert_eq!((error.place.as_str(), error.problem), ("", Problem::Syntax { line: 3, column: 3 }));
        assert!(decode("").is_err());
        assert!(decode("[".repeat(100_000).leak()).is_err());
    }

    /// Every field the decoder needs is in the shape, so that no fault goes without a place.
    #[test]
    fn whatever_is_taken_out_or_made_wrong_is_found_again() {
        fn walk(root: &Value, at: &Value, pointer: &str, place: &str) {
            let children: Vec<(String, String)> = match at {
                Value::Object(map) => map
                    .keys()
                    .map(|k| (k.clone(), if place.is_empty() { k.clone() } else { format!("{place}.{k}") }))
                    .collect(),
                Value::Array(list) => {
                    (0..list.len().min(2)).map(|i| (i.to_string(), format!("{place}[{i}]"))).collect()
                }
                _ => Vec::new(),
            };
            for (key, place) in children {
                let pointer = format!("{pointer}/{key}");
                let mut wrong = root.clone();
                *wrong.pointer_mut(&pointer).unwrap() = Value::Bool(true);
                assert_eq!(decode(wrong.to_string().leak()).unwrap_err().place, place);
                walk(root, root.pointer(&pointer).unwrap(), &pointer, &place);
            }
        }
        let mut value = embedded();
        value["items"][0]["english"] = serde_json::json!({"title": "t", "content": "c"});
        walk(&value, &value, "", "");
    }
}
