//! What is kept of one item.

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::{Map, Value};

use super::{Stamp, Status};
use crate::catalog::ItemId;

/// What is kept of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The item.
    #[serde(deserialize_with = "whole_id")]
    pub id: ItemId,
    /// Whether it is marked.
    #[serde(default)]
    pub marked: bool,
    /// How far it is.
    #[serde(default)]
    pub status: Status,
    /// What was noted.
    #[serde(default)]
    pub note: String,
    /// When it was last changed.
    #[serde(default)]
    pub updated: Stamp,
    /// Fields this program does not know, kept as they are.
    #[serde(flatten)]
    pub(super) others: Map<String, Value>,
}

/// Reads `6-21`. A lone number names no item: there are many notices.
fn whole_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ItemId, D::Error> {
    let text = String::deserialize(deserializer)?;
    let whole = ItemId::parse(&text, 0).ok().filter(|id| id.to_string() == text);
    whole.ok_or_else(|| de::Error::custom("not an ID such as 6-21"))
}

impl Entry {
    /// That of an item of which nothing was said yet.
    #[must_use]
    pub fn new(id: ItemId) -> Self {
        Self {
            id,
            marked: false,
            status: Status::default(),
            note: String::new(),
            updated: Stamp::default(),
            others: Map::new(),
        }
    }

    /// What was noted, in one line.
    #[must_use]
    pub fn note_in_a_line(&self) -> String {
        self.note.lines().collect::<Vec<_>>().join(" / ")
    }

    /// Whether it says no more of its item than that it has not been started.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        !self.marked && self.status == Status::default() && self.note.is_empty()
    }

    /// Whether another says the same of the item, whenever that was.
    pub(super) fn says_what(&self, other: &Self) -> bool {
        (self.marked, self.status, &self.note) == (other.marked, other.status, &other.note)
    }

    /// With the fields that only another has.
    pub(super) fn with_others_of(mut self, other: Self) -> Self {
        for (name, value) in other.others {
            self.others.entry(name).or_insert(value);
        }
        self
    }

    /// The newer of two of one item; of two of one moment always the same one.
    pub(super) fn newer(self, other: Self) -> Self {
        // As text any two that differ have an order.
        let text = |entry: &Self| serde_json::to_string(entry).unwrap_or_default();
        let order = self.updated.cmp(&other.updated).then_with(|| text(&self).cmp(&text(&other)));
        if order.is_lt() { other } else { self }
    }
}

/// What the user does to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Marks the item, or takes its mark away.
    Mark(bool),
    /// Says how far it is.
    Status(Status),
    /// Puts this in the place of what was noted.
    Note(String),
}

impl Edit {
    /// Does it to an entry.
    pub(super) fn apply(&self, entry: &mut Entry) {
        match self {
            Self::Mark(marked) => entry.marked = *marked,
            Self::Status(status) => entry.status = *status,
            Self::Note(note) => entry.note.clone_from(note),
        }
    }

    /// Whether two entries differ in what this changes.
    pub(super) fn is_between(&self, one: &Entry, other: &Entry) -> bool {
        match self {
            Self::Mark(_) => one.marked != other.marked,
            Self::Status(_) => one.status != other.status,
            Self::Note(_) => one.note != other.note,
        }
    }
}

/// A change of the ledger. It says one thing and leaves all others as they are, so that it
/// takes nothing back that somebody else said of the item in the meantime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The item.
    pub id: ItemId,
    /// What is done to its entry.
    pub edit: Edit,
    /// When.
    pub at: Stamp,
}

impl Change {
    /// A change made now.
    #[must_use]
    pub fn now(id: ItemId, edit: Edit) -> Self {
        Self { id, edit, at: Stamp::now() }
    }
}
