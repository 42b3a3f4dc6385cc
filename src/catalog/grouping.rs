//! The ways to arrange items under headings.

use std::collections::HashMap;

use super::{Catalog, Item, ItemIndex, Text};

/// What items are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// By domain, in the order of the notice: first the whole country, then the areas.
    #[default]
    Domain,
    /// By unit in charge; an item stands under each of its units.
    Unit,
    /// By scope.
    Scope,
}

impl Grouping {
    /// All groupings, in the order the explorer goes through them.
    pub const ALL: [Self; 3] = [Self::Domain, Self::Unit, Self::Scope];

    /// The word for it on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Unit => "unit",
            Self::Scope => "scope",
        }
    }

    /// The grouping after this one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        let mut all = Self::ALL.into_iter().cycle();
        all.by_ref().find(|grouping| *grouping == self);
        all.next().unwrap_or(self)
    }

    /// The headings an item stands under, outermost first; one path for each place.
    fn paths(self, item: &Item) -> Vec<Vec<&str>> {
        match self {
            Self::Domain => vec![item.path.iter().map(|element| short_heading(element)).collect()],
            Self::Unit => item.units.iter().map(|unit| vec![&**unit]).collect(),
            Self::Scope => vec![vec![&*item.scope]],
        }
    }
}

/// A heading of the tree: groups in groups, or items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading's text.
    pub label: String,
    /// Groups under it.
    pub groups: Vec<Group>,
    /// Items right under it.
    pub items: Vec<ItemIndex>,
}

impl Group {
    /// How many items stand under it, at any depth.
    #[must_use]
    pub fn count(&self) -> usize {
        self.items.len() + self.groups.iter().map(Self::count).sum::<usize>()
    }
}

/// The items at `chosen` arranged by `grouping`.
///
/// With `ranked`, groups and items keep the order in which `chosen` brings them, so
/// that the best of a search comes first; else they follow the notice.
#[must_use]
pub fn groups(catalog: &Catalog, grouping: Grouping, chosen: &[ItemIndex], ranked: bool) -> Vec<Group> {
    let mut order = chosen.to_vec();
    if !ranked {
        match grouping {
            Grouping::Domain => by_place(catalog, &mut order),
            Grouping::Unit | Grouping::Scope => order.sort_unstable(),
        }
    }
    let mut roots = Vec::new();
    for at in order {
        let Some(item) = catalog.item(at) else { continue };
        for path in grouping.paths(item) {
            insert(&mut roots, &path, at);
        }
    }
    roots
}

/// Sorts by where the body names the item's heading, then by number.
fn by_place(catalog: &Catalog, order: &mut [ItemIndex]) {
    let mut places: HashMap<&[Text], usize> = HashMap::new();
    let mut keyed: Vec<(usize, ItemIndex)> = (order.iter())
        .map(|&at| {
            let place = catalog.item(at).map_or(usize::MAX, |item| {
                *places.entry(&item.path).or_insert_with(|| catalog.notice.place(&item.path).unwrap_or(usize::MAX))
            });
            (place, at)
        })
        .collect();
    keyed.sort_unstable();
    for (slot, (_, at)) in order.iter_mut().zip(keyed) {
        *slot = at;
    }
}

fn insert(groups: &mut Vec<Group>, path: &[&str], at: ItemIndex) {
    let Some((first, rest)) = path.split_first() else { return };
    let place = groups.iter().position(|group| group.label == *first).unwrap_or_else(|| {
        groups.push(Group { label: (*first).to_owned(), groups: Vec::new(), items: Vec::new() });
        groups.len() - 1
    });
    let Some(group) = groups.get_mut(place) else { return };
    if rest.is_empty() {
        group.items.push(at);
    } else {
        insert(&mut group.groups, rest, at);
    }
}

/// `在全国范围内复制推广的改革事项` is 全国, `在特定区域复制推广的改革事项` is 特定区域.
fn short_heading(heading: &str) -> &str {
    heading
        .strip_prefix('在')
        .and_then(|rest| rest.strip_suffix("复制推广的改革事项"))
        .map_or(heading, |area| area.strip_suffix("范围内").unwrap_or(area))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_shortened_to_what_they_name() {
        assert_eq!(short_heading("在全国范围内复制推广的改革事项"), "全国");
        assert_eq!(short_heading("在特定区域复制推广的改革事项"), "特定区域");
        assert_eq!(short_heading("投资管理领域"), "投资管理领域");
    }

    #[test]
    fn groupings_go_round() {
        assert_eq!(Grouping::Domain.next(), Grouping::Unit);
        assert_eq!(Grouping::Scope.next(), Grouping::Domain);
    }
}
