//! An item in English, and an item as JSON, which has it.

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use super::{Item, Text, english_name};

/// An item in English: its unofficial translation, and the names of what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Translation {
    /// The title.
    pub title: Text,
    /// The content.
    pub content: Text,
    /// The units in charge, in the annex's order; one whose English name is not known by its
    /// own.
    pub units: Vec<Text>,
    /// The scope, likewise.
    pub scope: Text,
    /// The domain, likewise; none where the item has none.
    pub domain: Option<Text>,
}

impl Item {
    /// The item in English, where it is translated.
    #[must_use]
    pub fn translation(&self) -> Option<Translation> {
        let english = self.english.as_deref()?;
        let named = |name: Text| english_name(&name).map_or(name, |name| name.full.into());
        Some(Translation {
            title: english.title,
            content: english.content,
            units: self.units.iter().copied().map(named).collect(),
            scope: named(self.scope),
            domain: self.domain.map(named),
        })
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Item", 13)?;
        fields.serialize_field("id", &self.id)?;
        fields.serialize_field("batch", &self.batch)?;
        fields.serialize_field("number", &self.number)?;
        fields.serialize_field("title", &self.title)?;
        fields.serialize_field("content", &self.content)?;
        fields.serialize_field("units", &self.units)?;
        fields.serialize_field("scope", &self.scope)?;
        fields.serialize_field("domain", &self.domain)?;
        fields.serialize_field("path", &self.path)?;
        fields.serialize_field("section", &self.section)?;
        fields.serialize_field("document", &self.document)?;
        fields.serialize_field("english", &self.translation())?;
        fields.serialize_field("provenance", &self.provenance)?;
        fields.end()
    }
}
