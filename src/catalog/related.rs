//! Which items are related, worked out once: a large dataset has many, and the explorer
//! asks at every key.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{Item, ItemIndex, Texts};

/// As many related items are listed whole.
const LISTED_WHOLE: usize = 40;

/// Of more than that, so many are listed.
const LISTED_OF_MORE: usize = 12;

/// Related items: all of them, or the first of very many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// The first of them, in the annex's order.
    pub items: Vec<ItemIndex>,
    /// How many there are beyond those.
    pub more: usize,
}

/// Positions of items by what they have in common; made at the first question.
#[derive(Debug, Default)]
pub(super) struct Relations(OnceLock<Places>);

#[derive(Debug, Default)]
struct Places {
    units: FxHashMap<&'static str, Vec<ItemIndex>>,
    domains: FxHashMap<&'static str, Vec<ItemIndex>>,
    /// Of the items without a domain.
    paths: FxHashMap<Texts, Vec<ItemIndex>>,
}

impl Relations {
    pub(super) fn same_units(&self, items: &[&'static Item], at: ItemIndex) -> Related {
        let Some(item) = items.get(at) else { return Related::default() };
        let places = self.places(items);
        match &*item.units {
            [] => Related::default(),
            [unit] => Related::among(places.units.get(unit.as_str()), at),
            units => {
                let mut all: Vec<ItemIndex> =
                    units.iter().filter_map(|unit| places.units.get(unit.as_str())).flatten().copied().collect();
                all.sort_unstable();
                all.dedup();
                Related::among(Some(&all), at)
            }
        }
    }

    pub(super) fn same_domain(&self, items: &[&'static Item], at: ItemIndex) -> Related {
        let Some(item) = items.get(at) else { return Related::default() };
        let places = self.places(items);
        match item.domain {
            Some(domain) => Related::among(places.domains.get(domain.as_str()), at),
            None => Related::among(places.paths.get(&item.path), at),
        }
    }

    fn places(&self, items: &[&'static Item]) -> &Places {
        self.0.get_or_init(|| Places::of(items))
    }
}

impl Places {
    fn of(items: &[&'static Item]) -> Self {
        let mut places = Self::default();
        for (at, item) in items.iter().enumerate() {
            for unit in &item.units {
                let of_unit = places.units.entry(unit.as_str()).or_default();
                if of_unit.last() != Some(&at) {
                    of_unit.push(at);
                }
            }
            match item.domain {
                Some(domain) => places.domains.entry(domain.as_str()).or_default().push(at),
                // That two items stand nowhere is nothing they have in common.
                None if item.path.is_empty() => {}
                None => match places.paths.get_mut(&item.path) {
                    Some(of_path) => of_path.push(at),
                    None => _ = places.paths.insert(item.path, vec![at]),
                },
            }
        }
        places
    }
}

impl Related {
    /// The related of `at` among `places`, which are in ascending order.
    fn among(places: Option<&Vec<ItemIndex>>, at: ItemIndex) -> Self {
        let Some(places) = places else { return Self::default() };
        let count = places.len() - usize::from(places.binary_search(&at).is_ok());
        let listed = if count <= LISTED_WHOLE { count } else { LISTED_OF_MORE };
        let items = places.iter().copied().filter(|&other| other != at).take(listed).collect();
        Self { items, more: count - listed }
    }
}

/// Relations follow from the items: a copy, which may be changed, works its own out.
impl Clone for Relations {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Relations {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Relations {}
