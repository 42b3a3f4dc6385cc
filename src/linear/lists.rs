//! What can be listed, and the order in which items are walked.

use std::rc::Rc;

use crate::catalog::{Catalog, Group, Grouping, Headings, ItemIndex, groups};
use crate::i18n::Messages;
use crate::search::Found;

/// The order in which items are walked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// That of the annex.
    All,
    /// That of a list.
    These(Rc<[ItemIndex]>),
}

impl Order {
    pub(super) fn item(&self, place: usize, catalog: &Catalog) -> Option<ItemIndex> {
        match self {
            Self::All => (place < catalog.items.len()).then_some(place),
            Self::These(items) => items.get(place).copied(),
        }
    }

    /// All of them.
    pub(super) fn items(&self, catalog: &Catalog) -> impl Iterator<Item = ItemIndex> {
        (0..).map_while(|place| self.item(place, catalog))
    }

    pub(super) fn place(&self, item: ItemIndex) -> Option<usize> {
        match self {
            Self::All => Some(item),
            Self::These(items) => items.iter().position(|other| *other == item),
        }
    }
}

/// A heading of a grouping.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    label: String,
    /// How many items stand under it, at any depth.
    count: usize,
    /// Those right under it.
    items: Rc<[ItemIndex]>,
}

impl Heading {
    /// Whether it can be chosen: one over headings alone is only read out.
    pub(super) fn is_choice(&self) -> bool {
        !self.items.is_empty()
    }
}

/// The headings of a grouping in the order they are read out.
pub(super) fn headings(catalog: &Catalog, headings: &Headings<'_>) -> Vec<Heading> {
    fn collect(groups: Vec<Group>, headings: &mut Vec<Heading>) {
        for group in groups {
            headings.push(Heading { count: group.count(), label: group.label, items: group.items.into() });
            collect(group.groups, headings);
        }
    }
    let mut found = Vec::new();
    collect(groups(headings, &catalog.all(), false), &mut found);
    found
}

/// What is listed.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    /// What stands above the items, or the groups.
    pub(super) head: Vec<String>,
    /// Its items; a list of groups has none.
    pub(super) order: Option<Order>,
}

impl List {
    pub(super) fn of_headings(headings: &[Heading], grouping: Grouping, messages: &Messages) -> Self {
        let texts = &messages.linear;
        let choices = headings.iter().filter(|heading| heading.is_choice()).count();
        let mut head = vec![(texts.groups)((messages.ui.by)(grouping), choices)];
        let mut number = 0;
        for heading in headings {
            let label = messages.heading(&heading.label);
            if heading.is_choice() {
                number += 1;
                head.push((texts.group)(number, label, heading.items.len()));
            } else {
                head.push((texts.headed)(label, heading.count));
            }
        }
        Self { head, order: None }
    }

    pub(super) fn of_heading(heading: &Heading, messages: &Messages) -> Self {
        let head = (messages.linear.headed)(messages.heading(&heading.label), heading.items.len());
        Self { head: vec![head], order: Some(Order::These(Rc::clone(&heading.items))) }
    }

    pub(super) fn of_all(catalog: &Catalog, messages: &Messages) -> Self {
        Self { head: vec![(messages.linear.all)(catalog.items.len())], order: Some(Order::All) }
    }

    /// What a query found; `query` as it is to be shown.
    pub(super) fn of_hits(found: &Found, query: &str, messages: &Messages) -> Self {
        let taken_for = found.taken_for.as_ref().map(|taken| (messages.search.taken_for)(taken, query));
        let count = (messages.linear.found)(query, found.hits.len());
        let items = found.hits.iter().map(|hit| hit.item).collect();
        Self { head: taken_for.into_iter().chain([count]).collect(), order: Some(Order::These(items)) }
    }
}
