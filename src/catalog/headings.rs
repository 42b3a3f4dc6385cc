//! Which headings there are, and which of them each item stands under.
//!
//! Texts are read once for a catalog; after that any choice of items is arranged by
//! counting: for 100,000 items as fast as one types.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Catalog, Item, ItemIndex};

/// A heading of a catalog.
#[derive(Clone, Copy, Debug)]
struct Heading<'c> {
    label: &'c str,
    /// The heading it stands under, whose position is less.
    parent: Option<u32>,
    /// Where the body names it; `usize::MAX` where it does not.
    place: usize,
}

/// The headings of a catalog in one way to group it, and those each item stands under.
#[derive(Clone, Debug, Default)]
pub struct Headings<'c> {
    all: Vec<Heading<'c>>,
    /// For each item where its headings begin in `under`; at the end, where they all end.
    starts: Vec<u32>,
    under: Vec<u32>,
    /// Whether an item stands under several.
    several: bool,
}

impl<'c> Headings<'c> {
    /// The headings of the notice, those of domains under those of parts; an empty one for
    /// what has none. Reads every item.
    #[must_use]
    pub fn of_parts(catalog: &'c Catalog) -> Self {
        Self::of(catalog, |made, _, item| made.path(catalog, item))
    }

    /// The units in charge; an item stands under each of its own.
    #[must_use]
    pub fn of_units(catalog: &'c Catalog) -> Self {
        Self::of(catalog, |made, _, item| match &*item.units {
            [] => made.value(""),
            units => units.iter().for_each(|unit| made.value(unit)),
        })
    }

    /// The scopes.
    #[must_use]
    pub fn of_scopes(catalog: &'c Catalog) -> Self {
        Self::of(catalog, |made, _, item| made.value(&item.scope))
    }

    /// The distinct domains as headings, and the one of each item that has one.
    #[must_use]
    pub fn of_domains(catalog: &'c Catalog) -> Self {
        Self::of(catalog, |made, _, item| item.domain.iter().for_each(|domain| made.value(domain)))
    }

    /// Labels that are given to items from outside, in their own order, also those that no
    /// item has; `of` gives the positions of an item's.
    #[must_use]
    pub fn of_labels<L: IntoIterator<Item = usize>>(
        catalog: &'c Catalog,
        labels: &[&'c str],
        of: impl Fn(ItemIndex, &Item) -> L,
    ) -> Self {
        let mut made = Maker::default();
        for (place, label) in labels.iter().enumerate() {
            made.placed(label, place);
        }
        made.each(catalog, |made, at, item| {
            let labels = of(at, item).into_iter().filter(|label| *label < made.headings.all.len());
            made.headings.under.extend(labels.map(small));
        })
    }

    fn of(catalog: &'c Catalog, stand: impl Fn(&mut Maker<'c>, ItemIndex, &'c Item)) -> Self {
        Maker::default().each(catalog, stand)
    }

    /// How many headings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The text of a heading; empty where there is no such heading.
    #[must_use]
    pub fn label(&self, heading: u32) -> &'c str {
        self.all.get(heading as usize).map_or("", |heading| heading.label)
    }

    /// The outermost heading that a heading stands under; itself, where it stands under none.
    #[must_use]
    pub fn root(&self, heading: u32) -> u32 {
        let parent = |heading: &u32| self.all.get(*heading as usize)?.parent;
        std::iter::successors(Some(heading), parent).last().unwrap_or(heading)
    }

    /// The headings right above an item.
    #[must_use]
    pub fn above(&self, item: ItemIndex) -> &[u32] {
        match self.starts.get(item..item + 2) {
            Some(&[from, to]) => self.under.get(from as usize..to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Items under their headings. `chosen` brings each item once.
    ///
    /// With `ranked`, headings and items keep the order in which `chosen` brings them, so
    /// that the best of a search comes first; else the headings follow the notice, and
    /// `chosen` is in ascending order.
    #[must_use]
    pub fn arrange(&self, chosen: impl Iterator<Item = ItemIndex> + Clone, ranked: bool) -> Outline {
        let mut seen = vec![Seen::default(); self.all.len()];
        let mut met = 0;
        for heading in chosen.clone().flat_map(|item| self.above(item)) {
            let Some(seen) = seen.get_mut(*heading as usize) else { continue };
            seen.first = seen.first.min(met);
            seen.items += 1;
            met += 1;
        }
        let mut outline = self.outline(&seen, ranked);
        let own = outline.groups.iter().map(|group| (group.heading, group.own.start));
        let mut next = vec![0; self.all.len()];
        for (heading, start) in own {
            if let Some(next) = next.get_mut(heading as usize) {
                *next = start;
            }
        }
        for item in chosen {
            for &heading in self.above(item) {
                let Some(at) = next.get_mut(heading as usize) else { continue };
                if let Some(slot) = outline.items.get_mut(*at) {
                    *slot = small(item);
                }
                *at += 1;
            }
        }
        if self.several {
            outline.number(self.starts.len());
        } else {
            outline.distinct = outline.items.len();
        }
        outline
    }

    /// The headings that items were seen under, in the order they are shown.
    fn in_order(&self, seen: &[Seen], ranked: bool) -> Vec<usize> {
        let mut keys: Vec<(usize, usize)> = (self.all.iter().zip(seen))
            .map(|(heading, seen)| (if ranked || seen.items == 0 { NONE } else { heading.place }, seen.first))
            .collect();
        // A heading comes where the first of those under it comes.
        for (at, heading) in self.all.iter().enumerate().rev() {
            let key = keys.get(at).copied();
            if let (Some(key), Some(above)) = (key, heading.parent.and_then(|parent| keys.get_mut(parent as usize))) {
                *above = key.min(*above);
            }
        }
        let mut order: Vec<((usize, usize), usize)> =
            keys.into_iter().zip(0..).filter(|((_, first), _)| *first != NONE).collect();
        order.sort_unstable();
        order.into_iter().map(|(_, at)| at).collect()
    }

    /// The groups of the headings that items were seen under, with room for those.
    fn outline(&self, seen: &[Seen], ranked: bool) -> Outline {
        let mut under: Vec<Vec<usize>> = vec![Vec::new(); self.all.len()];
        let mut roots = Vec::new();
        for at in self.in_order(seen, ranked) {
            match self.all.get(at).and_then(|heading| heading.parent) {
                Some(parent) => under.get_mut(parent as usize).into_iter().for_each(|under| under.push(at)),
                None => roots.push(at),
            }
        }
        let mut outline = Outline::default();
        // What is still to come, the next on top; `None` ends the group last opened.
        let mut left: Vec<Option<usize>> = roots.into_iter().rev().map(Some).collect();
        let mut open: Vec<usize> = Vec::new();
        while let Some(next) = left.pop() {
            if let Some(at) = next {
                let parent = open.last().copied();
                open.push(outline.groups.len());
                outline.open(small(at), open.len() - 1, parent);
                left.push(None);
                left.extend(under.get(at).into_iter().flatten().rev().copied().map(Some));
            } else if let Some(group) = open.pop() {
                outline.close(group, seen);
            }
        }
        outline
    }
}

const NONE: usize = usize::MAX;

/// What was seen of a heading among the items chosen.
#[derive(Clone, Copy)]
struct Seen {
    /// When it was met first, counted from 0.
    first: usize,
    /// How many items are right under it.
    items: usize,
}

impl Default for Seen {
    fn default() -> Self {
        Self { first: NONE, items: 0 }
    }
}

/// A heading that has items, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineGroup {
    /// Position of the heading in its [`Headings`].
    pub heading: u32,
    /// How deep it stands, 0 for a root.
    pub depth: u16,
    /// Position of the group it stands under.
    pub parent: Option<usize>,
    /// Position of the first group after it that does not stand under it.
    pub end: usize,
    /// The items under it at any depth, as positions in [`Outline::items`].
    pub all: Range<usize>,
    /// The items right under it, which come after those of its groups.
    pub own: Range<usize>,
}

/// Items under their headings, in the order they are shown.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The groups: each before those under it.
    pub groups: Vec<OutlineGroup>,
    /// Positions of items in the catalog; one that stands under several headings is here
    /// for each.
    pub items: Vec<u32>,
    /// For each of `items` which of the distinct items it is, from 0; empty where each is
    /// here once.
    ranks: Vec<u32>,
    distinct: usize,
}

impl Outline {
    /// How many distinct items there are.
    #[must_use]
    pub fn distinct(&self) -> usize {
        self.distinct
    }

    /// Which of the distinct items the one at a position of [`Outline::items`] is, from 0
    /// in the order of their first places.
    #[must_use]
    pub fn rank(&self, slot: usize) -> usize {
        self.ranks.get(slot).map_or(slot, |rank| *rank as usize)
    }

    /// The first position in [`Outline::items`] of the distinct item that is `rank`.
    #[must_use]
    pub fn slot_of_rank(&self, rank: usize) -> Option<usize> {
        if self.ranks.is_empty() {
            return (rank < self.items.len()).then_some(rank);
        }
        self.ranks.iter().position(|other| *other as usize == rank)
    }

    /// Position of the group a position of [`Outline::items`] is right under.
    #[must_use]
    pub fn group_of(&self, slot: usize) -> Option<usize> {
        // The last root that begins before, and so on down.
        let mut range = 0..self.groups.len();
        while !range.is_empty() {
            let groups = self.groups.get(range.clone())?;
            let at = range.start + groups.iter().position(|group| group.all.contains(&slot))?;
            let group = self.groups.get(at)?;
            if group.own.contains(&slot) {
                return Some(at);
            }
            range = at + 1..group.end;
        }
        None
    }

    /// Begins a group.
    fn open(&mut self, heading: u32, depth: usize, parent: Option<usize>) {
        let depth = u16::try_from(depth).unwrap_or(u16::MAX);
        let slots = self.items.len();
        self.groups.push(OutlineGroup { heading, depth, parent, end: 0, all: slots..slots, own: 0..0 });
    }

    /// Ends a group, all under it being there but for its own items.
    fn close(&mut self, group: usize, seen: &[Seen]) {
        let (end, slots) = (self.groups.len(), self.items.len());
        let Some(group) = self.groups.get_mut(group) else { return };
        let items = seen.get(group.heading as usize).map_or(0, |seen| seen.items);
        (group.own, group.all.end, group.end) = (slots..slots + items, slots + items, end);
        self.items.resize(slots + items, 0);
    }

    /// Numbers the distinct items, `bound` being more than any of them.
    fn number(&mut self, bound: usize) {
        let mut ranks = vec![u32::MAX; bound];
        let mut distinct = 0;
        let mut numbered = Vec::with_capacity(self.items.len());
        for item in &self.items {
            let Some(rank) = ranks.get_mut(*item as usize) else { continue };
            if *rank == u32::MAX {
                *rank = distinct;
                distinct += 1;
            }
            numbered.push(*rank);
        }
        self.distinct = distinct as usize;
        if self.distinct < self.items.len() {
            self.ranks = numbered;
        }
    }
}

/// Reads headings off items, each text once.
#[derive(Default)]
struct Maker<'c> {
    headings: Headings<'c>,
    known: FxHashMap<(Option<u32>, &'c str), u32>,
}

impl<'c> Maker<'c> {
    /// The item at hand stands under the headings of its path.
    fn path(&mut self, catalog: &'c Catalog, item: &'c Item) {
        let mut above = None;
        let mut new = false;
        for element in &item.path {
            let (heading, made) = self.heading(above, short_heading(element));
            (above, new) = (Some(heading), made);
        }
        let Some(heading) = above else { return self.value("") };
        self.headings.under.push(heading);
        if let Some(heading) = self.headings.all.get_mut(heading as usize).filter(|_| new) {
            heading.place = catalog.notice.place(&item.path).unwrap_or(usize::MAX);
        }
    }

    /// The item at hand stands under a heading of its own.
    fn value(&mut self, label: &'c str) {
        let (heading, _) = self.heading(None, label);
        self.headings.under.push(heading);
    }

    /// A heading that has its place whatever items stand under it.
    fn placed(&mut self, label: &'c str, place: usize) {
        let (heading, _) = self.heading(None, label);
        if let Some(heading) = self.headings.all.get_mut(heading as usize) {
            heading.place = place;
        }
    }

    /// Reads every item.
    fn each(mut self, catalog: &'c Catalog, stand: impl Fn(&mut Self, ItemIndex, &'c Item)) -> Headings<'c> {
        for (at, item) in catalog.items.iter().enumerate() {
            stand(&mut self, at, item);
            self.end_item();
        }
        self.headings
    }

    fn end_item(&mut self) {
        let headings = &mut self.headings;
        if headings.starts.is_empty() {
            headings.starts.push(0);
        }
        let (from, to) = (headings.starts.last().copied(), small(headings.under.len()));
        headings.several |= from.is_some_and(|from| to > from + 1);
        headings.starts.push(to);
    }

    /// A heading, and whether it is new.
    fn heading(&mut self, parent: Option<u32>, label: &'c str) -> (u32, bool) {
        let headings = &mut self.headings.all;
        let next = small(headings.len());
        let heading = *self.known.entry((parent, label)).or_insert(next);
        if heading == next {
            headings.push(Heading { label, parent, place: usize::MAX });
        }
        (heading, heading == next)
    }
}

/// A catalog has fewer items, and an item fewer units, than this could not hold.
fn small(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
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
}
