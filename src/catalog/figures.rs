//! How many items there are of what.

use std::cmp::Reverse;

use super::{Catalog, Grouping, Headings, ItemIndex};

/// How many of some items each heading of a grouping is counted with; those with none are left
/// out. Domains come in the order of the notice, statuses in that of progress, the others the
/// longest first. Five domains are counted and one heading for all specific areas, as their
/// items have no domain.
#[must_use]
pub fn figures(
    catalog: &Catalog,
    grouping: Grouping,
    headings: &Headings<'_>,
    items: &[ItemIndex],
) -> Vec<(u32, usize)> {
    let mut order = items.to_vec();
    order.sort_unstable();
    let outline = headings.arrange(order.iter().copied(), false);
    let mut counts = vec![0; headings.len()];
    let mut met = Vec::new();
    let mut add = |heading: u32, items: usize| {
        let Some(count) = counts.get_mut(heading as usize) else { return };
        if *count == 0 {
            met.push(heading);
        }
        *count += items;
    };
    for group in outline.groups.iter().filter(|group| !group.own.is_empty()) {
        if grouping != Grouping::Domain {
            add(group.heading, group.own.len());
            continue;
        }
        for item in outline.items.get(group.own.clone()).unwrap_or_default() {
            add(domain_or_root(catalog, headings, *item as ItemIndex).unwrap_or(group.heading), 1);
        }
    }
    let counted = |heading: u32| Some((heading, *counts.get(heading as usize)?));
    let mut figures: Vec<(u32, usize)> = met.into_iter().filter_map(counted).collect();
    match grouping {
        Grouping::Unit | Grouping::Scope => figures.sort_by_key(|(_, count)| Reverse(*count)),
        Grouping::Domain | Grouping::Status => {}
    }
    figures
}

/// For each heading of a grouping how many of some items, counted as in [`figures`], are in each
/// of so many columns; `column` says in which an item is.
#[must_use]
pub fn tally(
    catalog: &Catalog,
    (grouping, headings): (Grouping, &Headings<'_>),
    items: &[ItemIndex],
    columns: usize,
    column: impl Fn(ItemIndex) -> Option<usize>,
) -> Vec<Vec<usize>> {
    let mut counts = vec![vec![0; columns]; headings.len()];
    for item in items {
        let Some(column) = column(*item) else { continue };
        let root = domain_or_root(catalog, headings, *item).filter(|_| grouping == Grouping::Domain);
        let above = root.as_slice().iter().chain(headings.above(*item).iter().filter(|_| root.is_none()));
        for heading in above {
            if let Some(count) = counts.get_mut(*heading as usize).and_then(|row| row.get_mut(column)) {
                *count += 1;
            }
        }
    }
    counts
}

/// So many in a hundred, to the nearest; what is not all is not a hundred.
#[must_use]
pub fn percent(part: usize, of: usize) -> usize {
    let nearest = (part * 100 + of / 2) / of.max(1);
    if part < of { nearest.min(99) } else { nearest }
}

/// Of the headings by domain that of an item's domain; of an item without one the outermost it
/// stands under, so that no area is taken for a domain.
#[must_use]
pub fn domain_or_root(catalog: &Catalog, headings: &Headings<'_>, item: ItemIndex) -> Option<u32> {
    let above = *headings.above(item).first()?;
    let in_domain = catalog.item(item).is_some_and(|item| item.domain.is_some());
    Some(if in_domain { above } else { headings.root(above) })
}
