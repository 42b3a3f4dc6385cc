//! The shape a dataset must have, and the first place where a text departs from it.

use serde_json::Value;

use super::{DecodeError, Kind, Problem, VERSION};
use crate::catalog::ItemId;

/// What a value must be like.
enum Shape {
    Text,
    Number,
    Id,
    Word(&'static [&'static str]),
    Nullable(&'static Shape),
    List(&'static Shape),
    Object(&'static [(&'static str, Shape)]),
    /// A heading or a paragraph, by its kind.
    Block,
}

use Shape::{Block, Id, List, Nullable, Number, Object, Text, Word};

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
]);

const ANNEX: Shape = Object(&[("label", Text), ("title", Text), ("columns", List(&Text))]);

const PARAGRAPH: Shape = Object(&[("kind", Word(&["heading", "paragraph"])), ("text", Text)]);

const HEADING: Shape = Object(&[("kind", Text), ("level", Number), ("text", Text)]);

const ITEM: Shape = Object(&[
    ("id", Id),
    ("batch", Number),
    ("number", Number),
    ("title", Text),
    ("content", Text),
    ("units", List(&Text)),
    ("scope", Text),
    ("domain", Nullable(&Text)),
    ("path", List(&Text)),
    ("section", Text),
    ("document", Text),
    ("english", Nullable(&ENGLISH)),
    ("provenance", List(&PROVENANCE)),
]);

const ENGLISH: Shape = Object(&[("title", Text), ("content", Text)]);

const PROVENANCE: Shape = Object(&[
    ("field", Word(&["title", "units", "scope", "domain", "content"])),
    ("kind", Word(&["derived", "joined", "editorial"])),
    ("note", Text),
    ("english", Text),
]);

/// The first place of `json` that departs from the shape; `None` where the text is not
/// JSON at all, or has the shape.
pub(super) fn first_fault(json: &str) -> Option<DecodeError> {
    let value: Value = serde_json::from_str(json).ok()?;
    match value.get("version").and_then(Value::as_u64) {
        Some(version) if version != u64::from(VERSION) => {
            Some(DecodeError { place: "version".into(), problem: Problem::Version(version) })
        }
        _ => DATASET.fault(&value, ""),
    }
}

impl Shape {
    fn fault(&self, value: &Value, place: &str) -> Option<DecodeError> {
        let wrong = |kind| Some(DecodeError { place: place.to_owned(), problem: Problem::Expected(kind) });
        match self {
            Text if !value.is_string() => wrong(Kind::Text),
            Number if value.as_u64().is_none_or(|n| u32::try_from(n).is_err()) => wrong(Kind::Number),
            Id if !value.as_str().is_some_and(is_id) => wrong(Kind::Id),
            Word(words) if !value.as_str().is_some_and(|word| words.contains(&word)) => wrong(Kind::Word(words)),
            Nullable(_) if value.is_null() => None,
            Nullable(shape) => shape.fault(value, place),
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
            Text | Number | Id | Word(_) => None,
        }
    }

    fn field_fault(&self, parent: &Value, place: &str, name: &str) -> Option<DecodeError> {
        let place = if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") };
        match (parent.get(name), self) {
            (Some(value), _) => self.fault(value, &place),
            // As the decoder has it: a nullable field may also be left out.
            (None, Nullable(_)) => None,
            (None, _) => Some(DecodeError { place, problem: Problem::Missing }),
        }
    }
}

fn is_id(text: &str) -> bool {
    text.contains('-') && ItemId::parse(text, 0).is_ok()
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
        value = embedded();
        value["notice"]["body"][1]["level"] = "one".into();
        assert_eq!(fault(&value), ("notice.body[1].level".into(), Problem::Expected(Kind::Number)));
        value = embedded();
        value["items"][0]["id"] = "21".into();
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
