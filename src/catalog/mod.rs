//! What the notice says: the notice, its items, the ways to group them, and the
//! checks by which a dataset proves itself. Pure: no I/O, no terminal, no language.

mod body;
mod check;
mod english;
mod figures;
mod grouping;
mod headings;
mod item;
mod notice;
mod related;
mod text;
mod translation;

pub use body::{Entry, Mention, Naming, contents, mentions, namings};
pub use check::{Finding, check};
pub use english::{EnglishName, Wording, english_name, english_section};
pub use figures::{domain_or_root, figures, percent, tally};
pub use grouping::{Group, Grouping, groups};
pub use headings::{Headings, Outline, OutlineGroup};
pub use item::{English, Field, Item, ItemId, ParseIdError, Provenance, ProvenanceKind};
pub use notice::{Annex, Block, EnglishNotice, Notice};
pub use related::Related;
pub use text::{Text, Texts};
pub use translation::Translation;

use related::Relations;

/// Position of an item in [`Catalog::items`].
pub type ItemIndex = usize;

/// A notice and its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalog {
    /// The notice itself; without a text where there are only items.
    pub notice: Notice,
    /// The rows of its annex, in the annex's order.
    pub items: Vec<&'static Item>,
    relations: Relations,
}

impl Catalog {
    /// A notice with its items.
    #[must_use]
    pub fn new(notice: Notice, items: Vec<&'static Item>) -> Self {
        Self { notice, items, relations: Relations::default() }
    }

    /// The catalog for as long as the program runs: it is what the program is about, and
    /// freeing every text at the end would be work for nobody.
    #[must_use]
    pub fn leak(self) -> &'static Self {
        Box::leak(Box::new(self))
    }

    /// The item at a position, if there is one.
    #[must_use]
    pub fn item(&self, at: ItemIndex) -> Option<&'static Item> {
        self.items.get(at).copied()
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

    /// The lowest ID there is and the highest, each in the form of what a user typed: with
    /// the batch, or as a lone number. Empty where there are no items.
    #[must_use]
    pub fn first_and_last(&self, typed: &str) -> (String, String) {
        let written = |item: &Item| if typed.contains('-') { item.id.to_string() } else { item.number.to_string() };
        let items = || self.items.iter().copied();
        let first = items().min_by_key(|item| item.id).map(written).unwrap_or_default();
        let last = items().max_by_key(|item| item.id).map(written).unwrap_or_default();
        (first, last)
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
        distinct(self.items.iter().map(|item| &*item.scope).filter(|scope| !scope.is_empty()))
    }

    /// The distinct batches, in order of first appearance.
    #[must_use]
    pub fn batches(&self) -> Vec<u32> {
        distinct(self.items.iter().map(|item| item.batch))
    }

    /// Other items with a unit in common with this one, in the annex's order.
    #[must_use]
    pub fn same_units(&self, at: ItemIndex) -> Related {
        self.relations.same_units(&self.items, at)
    }

    /// Other items of the same domain, or, where the item has none, of the same
    /// part of the notice; in the annex's order.
    #[must_use]
    pub fn same_domain(&self, at: ItemIndex) -> Related {
        self.relations.same_domain(&self.items, at)
    }
}

fn distinct<T: Copy + Eq + std::hash::Hash>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = std::collections::HashSet::new();
    values.filter(|value| seen.insert(*value)).collect()
}
