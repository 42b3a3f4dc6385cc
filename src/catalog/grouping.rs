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
}

/// A heading of the tree: groups in groups, or items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading's text; empty over items that lack what they are grouped by.
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
    let mut headings = Headings::default();
    for at in order {
        if let Some(item) = catalog.item(at) {
            headings.put(grouping, item, at);
        }
    }
    headings.groups(None)
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

/// A heading while items come to it.
struct Heading<'a> {
    label: &'a str,
    /// Those right under it.
    headings: Vec<usize>,
    items: Vec<ItemIndex>,
}

/// Headings found by what they stand under and say: a dataset may have very many.
#[derive(Default)]
struct Headings<'a> {
    all: Vec<Heading<'a>>,
    roots: Vec<usize>,
    places: HashMap<(Option<usize>, &'a str), usize>,
}

impl<'a> Headings<'a> {
    /// Puts an item under each of its headings; under the empty one where it has none.
    fn put(&mut self, grouping: Grouping, item: &'a Item, at: ItemIndex) {
        match grouping {
            Grouping::Domain => self.put_under(item.path.iter().map(|element| short_heading(element)), at),
            Grouping::Unit if item.units.is_empty() => self.put_under([""], at),
            Grouping::Unit => item.units.iter().for_each(|unit| self.put_under([&**unit], at)),
            Grouping::Scope => self.put_under([&*item.scope], at),
        }
    }

    fn put_under(&mut self, path: impl IntoIterator<Item = &'a str>, at: ItemIndex) {
        let mut place = None;
        for label in path {
            place = Some(self.place(place, label));
        }
        let place = place.unwrap_or_else(|| self.place(None, ""));
        if let Some(heading) = self.all.get_mut(place) {
            heading.items.push(at);
        }
    }

    /// Where the heading of this label is, under a heading or at the root.
    fn place(&mut self, under: Option<usize>, label: &'a str) -> usize {
        if let Some(&place) = self.places.get(&(under, label)) {
            return place;
        }
        let place = self.all.len();
        self.all.push(Heading { label, headings: Vec::new(), items: Vec::new() });
        match under.and_then(|under| self.all.get_mut(under)) {
            Some(heading) => heading.headings.push(place),
            None => self.roots.push(place),
        }
        self.places.insert((under, label), place);
        place
    }

    /// The groups under a heading, or the roots.
    fn groups(&mut self, under: Option<usize>) -> Vec<Group> {
        let headings = match under {
            Some(under) => self.all.get_mut(under).map(|heading| std::mem::take(&mut heading.headings)),
            None => Some(std::mem::take(&mut self.roots)),
        };
        let group = |place| {
            let groups = self.groups(Some(place));
            let heading = self.all.get_mut(place)?;
            Some(Group { label: heading.label.to_owned(), groups, items: std::mem::take(&mut heading.items) })
        };
        headings.unwrap_or_default().into_iter().filter_map(group).collect()
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
