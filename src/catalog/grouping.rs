//! The ways to arrange items under headings.

use std::ops::Range;

use super::ItemIndex;
use super::headings::{Headings, Outline};

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
    /// By how far an item is, which the ledger says.
    Status,
}

impl Grouping {
    /// All groupings, in the order the explorer goes through them.
    pub const ALL: [Self; 4] = [Self::Domain, Self::Unit, Self::Scope, Self::Status];

    /// The word for it on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Unit => "unit",
            Self::Scope => "scope",
            Self::Status => "status",
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

/// The items at `chosen` under their headings.
///
/// With `ranked`, groups and items keep the order in which `chosen` brings them, so
/// that the best of a search comes first; else they follow the notice.
#[must_use]
pub fn groups(headings: &Headings<'_>, chosen: &[ItemIndex], ranked: bool) -> Vec<Group> {
    let outline = if ranked {
        headings.arrange(chosen.iter().copied(), true)
    } else {
        let mut order = chosen.to_vec();
        order.sort_unstable();
        headings.arrange(order.iter().copied(), false)
    };
    nested(headings, &outline, 0..outline.groups.len())
}

/// The groups of a range, those under others within them.
fn nested(headings: &Headings<'_>, outline: &Outline, range: Range<usize>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut at = range.start;
    while let Some(group) = outline.groups.get(at).filter(|_| at < range.end) {
        let items = outline.items.get(group.own.clone()).unwrap_or_default();
        groups.push(Group {
            label: headings.label(group.heading).to_owned(),
            groups: nested(headings, outline, at + 1..group.end),
            items: items.iter().map(|item| *item as ItemIndex).collect(),
        });
        at = group.end;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groupings_go_round() {
        assert_eq!(Grouping::Domain.next(), Grouping::Unit);
        assert_eq!(Grouping::Status.next(), Grouping::Domain);
    }
}
