//! What the notice says: the notice, its items, the ways to group them, and the
//! checks by which a dataset proves itself. Pure: no I/O, no terminal, no language.

mod body;
mod check;
mod grouping;
mod headings;
mod item;
mod notice;
mod text;

pub use body::{Naming, namings};
pub use check::{Finding, check};
pub use grouping::{Group, Grouping, groups};
pub use headings::{Headings, Outline, OutlineGroup};
pub use item::{English, Field, Item, ItemId, ParseIdError, Provenance, ProvenanceKind};
pub use notice::{Annex, Block, Notice};
pub use text::Text;

use serde::{Deserialize, Serialize};

/// Position of an item in [`Catalog::items`].
pub type ItemIndex = usize;

/// A notice and its items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Catalog {
    /// The notice itself.
    pub notice: Notice,
    /// The rows of its annex, in the annex's order.
    pub items: Vec<Item>,
}

impl Catalog {
    /// The catalog for as long as the program runs: it is what the program is about, and
    /// freeing every text at the end would be work for nobody.
    #[must_use]
    pub fn leak(self) -> &'static Self {
        Box::leak(Box::new(self))
    }

    /// The item at a position, if there is one.
    #[must_use]
    pub fn item(&self, at: ItemIndex) -> Option<&Item> {
        self.items.get(at)
    }

    /// Position of the item with this ID.
    #[must_use]
    pub fn find(&self, id: ItemId) -> Option<ItemIndex> {
        self.items.iter().position(|item| item.id == id)
    }

    /// The ID a user means by `21` or `6-21`: a lone number is of the notice's batch.
    ///
    /// # Errors
    ///
    /// [`ParseIdError`] where the text is neither form.
    pub fn parse_id(&self, text: &str) -> Result<ItemId, ParseIdError> {
        ItemId::parse(text, self.notice.batch)
    }

    /// All positions, in the annex's order.
    #[must_use]
    pub fn all(&self) -> Vec<ItemIndex> {
        (0..self.items.len()).collect()
    }

    /// The distinct units in charge, in order of first appearance.
    #[must_use]
    pub fn units(&self) -> Vec<&str> {
        distinct(self.items.iter().flat_map(|item| item.units.iter().map(|unit| &**unit)))
    }

    /// The distinct domains, in order of first appearance.
    #[must_use]
    pub fn domains(&self) -> Vec<&str> {
        distinct(self.items.iter().filter_map(|item| item.domain.as_deref()))
    }

    /// The distinct scopes, in order of first appearance.
    #[must_use]
    pub fn scopes(&self) -> Vec<&str> {
        distinct(self.items.iter().map(|item| &*item.scope))
    }

    /// Other items with a unit in common with this one, in the annex's order.
    #[must_use]
    pub fn same_units(&self, at: ItemIndex) -> Vec<ItemIndex> {
        let Some(item) = self.item(at) else {
            return Vec::new();
        };
        self.others(at, |other| other.units.iter().any(|unit| item.units.contains(unit)))
    }

    /// Other items of the same domain, or, where the item has none, of the same
    /// part of the notice; in the annex's order.
    #[must_use]
    pub fn same_domain(&self, at: ItemIndex) -> Vec<ItemIndex> {
        let Some(item) = self.item(at) else {
            return Vec::new();
        };
        self.others(at, |other| other.domain == item.domain && (item.domain.is_some() || other.path == item.path))
    }

    fn others(&self, at: ItemIndex, related: impl Fn(&Item) -> bool) -> Vec<ItemIndex> {
        (self.items.iter().enumerate())
            .filter(|&(other, item)| other != at && related(item))
            .map(|(other, _)| other)
            .collect()
    }
}

fn distinct<'a>(values: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = std::collections::HashSet::new();
    values.filter(|value| seen.insert(*value)).collect()
}
