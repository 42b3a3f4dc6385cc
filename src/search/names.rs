//! The names that items share: units, scopes, domains. There are few of them however many
//! items there are, so a term is looked for in each once.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::alias::aliases;
use super::score::Worth;
use crate::catalog::{Catalog, Field, Item, ItemIndex};
use crate::typeset::CharSpan;

/// A name, as a value of a field.
pub(super) struct Name {
    pub(super) field: Field,
    pub(super) text: &'static str,
    pub(super) aliases: Vec<&'static str>,
}

/// A term in a name.
pub(super) struct Named {
    pub(super) worth: Worth,
    pub(super) places: Vec<CharSpan>,
}

/// The names of a catalog, and which of them each item has.
pub(super) struct Names {
    pub(super) all: Vec<Name>,
    /// Where an item's names begin in `held`; one more at the end.
    starts: Vec<u32>,
    /// Positions in `all`: an item's units in their order, its scope, its domain.
    held: Vec<u32>,
    /// For each name the items that have it, in their order.
    items: Vec<Vec<u32>>,
}

impl Names {
    pub(super) fn of(catalog: &'static Catalog) -> Self {
        let mut known: FxHashMap<(Field, &'static str), u32> = FxHashMap::default();
        let mut known_places: FxHashMap<(Field, *const u8, usize), u32> = FxHashMap::default();
        let mut all: Vec<Name> = Vec::new();
        let mut counts: Vec<usize> = Vec::new();
        let mut starts = Vec::with_capacity(catalog.items.len() + 1);
        let mut held = Vec::with_capacity(catalog.items.len() * 4);
        for item in &catalog.items {
            starts.push(to_u32(held.len()));
            for (field, text) in values(item) {
                // Most items have their names from the same few places.
                let name = *known_places.entry((field, text.as_ptr(), text.len())).or_insert_with(|| {
                    *known.entry((field, text)).or_insert_with(|| {
                        all.push(Name { field, text, aliases: aliases(text).collect() });
                        counts.push(0);
                        to_u32(all.len() - 1)
                    })
                });
                held.push(name);
                counts.get_mut(name as usize).into_iter().for_each(|count| *count += 1);
            }
        }
        starts.push(to_u32(held.len()));
        let items = counts.into_iter().map(Vec::with_capacity).collect();
        let mut names = Self { all, starts, held, items };
        for at in 0..catalog.items.len() {
            for place in names.places(at) {
                let Some(name) = names.held.get(place) else { continue };
                names.items.get_mut(*name as usize).into_iter().for_each(|items| items.push(to_u32(at)));
            }
        }
        names
    }

    /// The items that have a name, among a range of positions.
    pub(super) fn items(&self, name: usize, range: &Range<ItemIndex>) -> impl Iterator<Item = ItemIndex> {
        let items = self.items.get(name).map_or(&[][..], Vec::as_slice);
        let from = items.partition_point(|item| (*item as usize) < range.start);
        let end = range.end;
        let in_range = items.get(from..).unwrap_or_default().iter().map(|item| *item as usize);
        in_range.take_while(move |item| *item < end)
    }

    /// The names of an item, as positions in `all`.
    pub(super) fn of_item(&self, item: ItemIndex) -> impl Iterator<Item = usize> {
        self.held.get(self.places(item)).unwrap_or_default().iter().map(|name| *name as usize)
    }

    /// Where the names of an item are in `held`.
    fn places(&self, item: ItemIndex) -> Range<usize> {
        let bound = |at: usize| self.starts.get(at).map_or(self.held.len(), |start| *start as usize);
        bound(item)..bound(item + 1)
    }
}

/// The shared values of an item.
fn values(item: &'static Item) -> impl Iterator<Item = (Field, &'static str)> {
    let units = item.units.iter().map(|unit| (Field::Units, &**unit));
    let domain = item.domain.iter().map(|domain| (Field::Domain, &**domain));
    units.chain([(Field::Scope, &*item.scope)]).chain(domain)
}

/// There are fewer than 2³² of anything here: each takes more than a byte of the dataset.
fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
