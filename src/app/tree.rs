//! The tree: groups and items as rows, what is folded, and the cursor.
//!
//! Only groups have nodes of their own. The items under a group follow one another, so
//! that an item is four bytes and its row is a matter of counting.

use std::collections::HashSet;
use std::rc::Rc;

use super::spot::{Key, Spot, TreePlace};
use super::window::{Step, Window};
use crate::catalog::{Grouping, Headings, ItemIndex, Outline, OutlineGroup};

/// A group or an item of the tree, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// The heading of the group, or of the group the item stands in.
    pub label: &'static str,
    /// How deep it stands, 0 for a root.
    pub depth: u16,
    /// How many items stand under it; 1 for an item.
    pub count: usize,
    /// Which item it is; none for a group.
    pub item: Option<ItemIndex>,
    /// Whether it is a group that is folded.
    pub folded: bool,
}

/// Where a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// The group at a position of the outline.
    Group(usize),
    /// The item at a position of the outline's items, in its group.
    Item { slot: usize, group: usize },
}

/// Rows of one group that follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    first_row: usize,
    group: usize,
    /// The items right under the group; else its heading.
    items: bool,
}

/// The items under their headings, and the rows: those no fold hides.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    grouping: Grouping,
    headings: Rc<Headings<'static>>,
    outline: Outline,
    /// In the order of their rows.
    stretches: Vec<Stretch>,
    rows: usize,
    folded: HashSet<Key>,
    window: Window,
    height: usize,
}

impl Tree {
    /// Nodes in view, from the first row of the pane down, each with whether the
    /// cursor is on it.
    pub fn in_view(&self) -> impl Iterator<Item = (Node, bool)> {
        let rows = self.window.offset..self.rows.min(self.window.offset + self.height);
        rows.filter_map(|row| Some((self.node(self.at_row(row)?)?, row == self.window.cursor)))
    }

    /// The node the cursor is on.
    #[must_use]
    pub fn selected(&self) -> Option<Node> {
        self.node(self.selected_at()?)
    }

    /// How many items the tree holds, folded ones too, each counted once.
    #[must_use]
    pub fn len(&self) -> usize {
        self.outline.distinct()
    }

    /// Whether the tree holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.outline.items.is_empty()
    }

    /// Which of the items of the tree the cursor is on, from 0; none on a group.
    #[must_use]
    pub fn rank(&self) -> Option<usize> {
        match self.selected_at()? {
            At::Item { slot, .. } => Some(self.outline.rank(slot)),
            At::Group(_) => None,
        }
    }

    /// Items under the node the cursor is on, in the order shown.
    #[must_use]
    pub fn items_of_selected(&self) -> impl ExactSizeIterator<Item = ItemIndex> {
        let slots = match self.selected_at() {
            Some(At::Item { slot, .. }) => slot..slot + 1,
            Some(At::Group(at)) => self.outline.groups.get(at).map_or(0..0, |group| group.all.clone()),
            None => 0..0,
        };
        self.outline.items.get(slots).unwrap_or_default().iter().map(|item| *item as ItemIndex)
    }

    /// Sets what the tree holds. The cursor stays on its item, in its group if it is still
    /// there, else on its group, else where it was.
    pub(super) fn set(&mut self, grouping: Grouping, headings: Rc<Headings<'static>>, outline: Outline) {
        let spot = self.spot();
        (self.grouping, self.headings, self.outline) = (grouping, headings, outline);
        self.reflow();
        if let Some(spot) = spot {
            self.go_to(spot);
        }
    }

    /// Tells the tree how many rows it is shown in.
    pub(super) fn set_height(&mut self, height: usize) {
        if self.height != height {
            self.height = height;
            self.window.show_cursor(self.rows, height);
        }
    }

    /// Forgets all folds.
    pub(super) fn unfold_all(&mut self) {
        self.folded.clear();
        self.reflow_in_place();
    }

    /// Folds every group; the cursor goes to the root it stood under.
    pub(super) fn fold_all(&mut self) {
        let grouping = self.grouping;
        self.folded.extend(self.outline.groups.iter().map(|group| (grouping, group.heading)));
        self.reflow_in_place();
    }

    pub(super) fn step(&mut self, step: Step) {
        self.window.step(step, self.rows, self.height);
    }

    /// From a heading to the first item below it.
    pub(super) fn leave_heading(&mut self) {
        if self.selected().is_some_and(|node| node.item.is_none()) {
            self.step_item(true);
        }
    }

    pub(super) fn scroll(&mut self, step: Step) {
        self.window.scroll(step, self.rows, self.height);
    }

    /// Puts the cursor on the row that is `line` rows below the top of the pane.
    pub(super) fn click(&mut self, line: usize) -> bool {
        let row = self.window.offset + line;
        let hit = row < self.rows;
        if hit {
            self.window.cursor = row;
        }
        hit
    }

    /// Folds or unfolds the group the cursor is on, or folds the group its item stands in.
    pub(super) fn toggle(&mut self) {
        // An item is not shown where its group is folded.
        let Some(key) = self.spot().map(|spot| spot.key) else { return };
        if !self.folded.remove(&key) {
            self.folded.insert(key);
        }
        self.reflow_in_place();
    }

    /// Unfolds a group, or goes to its first child.
    pub(super) fn inward(&mut self) {
        match self.selected() {
            Some(node) if node.folded => self.toggle(),
            Some(_) => self.step(Step::Lines(1)),
            None => {}
        }
    }

    /// Folds, or goes to the parent.
    pub(super) fn outward(&mut self) {
        match self.selected_at() {
            Some(At::Item { group, .. }) => self.select(At::Group(group)),
            Some(At::Group(at)) => match self.outline.groups.get(at) {
                Some(group) if !self.is_folded(group) => self.toggle(),
                Some(OutlineGroup { parent: Some(parent), .. }) => self.select(At::Group(*parent)),
                _ => {}
            },
            None => {}
        }
    }

    /// Goes to the next item below, or the one before above, and unfolds what hides it.
    pub(super) fn step_item(&mut self, forward: bool) {
        let slot = match (self.selected_at(), forward) {
            (Some(At::Item { slot, .. }), true) => Some(slot + 1),
            (Some(At::Item { slot, .. }), false) => slot.checked_sub(1),
            // A heading stands right above the first of its items.
            (Some(At::Group(at)), _) => {
                let first = self.outline.groups.get(at).map(|group| group.all.start);
                first.and_then(|first| if forward { Some(first) } else { first.checked_sub(1) })
            }
            (None, _) => None,
        };
        if let Some(slot) = slot {
            self.select_slot(slot);
        }
    }

    /// Goes to the first row of an item, if the tree holds it.
    pub(super) fn select_item(&mut self, item: ItemIndex) {
        if let Some(slot) = self.outline.items.iter().position(|other| *other as ItemIndex == item) {
            self.select_slot(slot);
        }
    }

    /// The item after the one the cursor is on in its group, or else the one before.
    pub(super) fn beside(&self) -> Option<Spot> {
        let At::Item { slot, group } = self.selected_at()? else { return None };
        let own = self.outline.groups.get(group)?.own.clone();
        let beside = [Some(slot + 1), slot.checked_sub(1)].into_iter().flatten().find(|slot| own.contains(slot))?;
        let item = self.node(At::Item { slot: beside, group })?.item;
        Some(Spot { item, ..self.spot()? })
    }

    /// Whether an item stands where it did.
    pub(super) fn holds_spot(&self, spot: Spot) -> bool {
        let found = self.at_spot(spot).and_then(|at| match at {
            At::Item { group, .. } | At::Group(group) => self.outline.groups.get(group),
        });
        found.is_some_and(|group| (self.grouping, group.heading) == spot.key)
    }

    /// Whether the tree holds an item.
    pub(super) fn holds(&self, item: ItemIndex) -> bool {
        self.outline.items.iter().any(|other| *other as ItemIndex == item)
    }

    /// The headings that are folded.
    pub(super) fn folded(&self) -> impl Iterator<Item = Key> {
        self.folded.iter().copied()
    }

    /// Folds a heading, of whatever grouping.
    pub(super) fn fold(&mut self, heading: Option<Key>) {
        self.folded.extend(heading);
        self.reflow_in_place();
    }

    /// Goes to the group of a name, and leaves it folded if it is.
    pub(super) fn go_to_group(&mut self, label: &str) {
        if let Some(at) = self.group_named(label) {
            self.select(At::Group(at));
        }
    }

    /// Whether the tree holds a heading of its grouping.
    pub(super) fn has_heading(&self, heading: u32) -> bool {
        self.outline.groups.iter().any(|group| group.heading == heading)
    }

    /// Goes to a heading, unfolds it, and brings as much into view of what stands under it as
    /// there is room for.
    pub(super) fn select_heading(&mut self, heading: u32) {
        let Some(at) = self.outline.groups.iter().position(|group| group.heading == heading) else { return };
        let key = self.outline.groups.get(at).map(|group| (self.grouping, group.heading));
        if key.is_some_and(|key| self.folded.remove(&key)) {
            self.reflow();
        }
        self.select(At::Group(at));
        let row = self.window.cursor;
        let within = at..self.outline.groups.get(at).map_or(at, |group| group.end);
        let after = self.stretches.iter().filter(|stretch| stretch.first_row > row);
        let after = after.into_iter().find(|stretch| !within.contains(&stretch.group));
        let after = after.map_or(self.rows, |stretch| stretch.first_row);
        self.window.go(after.saturating_sub(1).max(row), self.rows, self.height);
        self.window.go(row, self.rows, self.height);
    }

    fn group_named(&self, label: &str) -> Option<usize> {
        self.outline.groups.iter().position(|group| self.headings.label(group.heading) == label)
    }

    /// Goes to the first row of the item that is `rank` in the tree, from 0.
    pub(super) fn select_rank(&mut self, rank: usize) {
        if let Some(slot) = self.outline.slot_of_rank(rank) {
            self.select_slot(slot);
        }
    }

    /// Which of the items of the tree stands first under the node the cursor is on.
    pub(super) fn first_rank(&self) -> Option<usize> {
        match self.selected_at()? {
            At::Item { slot, .. } => Some(self.outline.rank(slot)),
            At::Group(at) => self.outline.groups.get(at).map(|group| self.outline.rank(group.all.start)),
        }
    }

    /// Goes to a spot: the same item in the same group, else the same item.
    pub(super) fn go_to(&mut self, spot: Spot) {
        if let Some(at) = self.at_spot(spot) {
            self.select(at);
        }
    }

    /// What the details show, in terms that tell whether they have to change.
    pub(super) fn subject(&self) -> Option<(Option<ItemIndex>, Option<Key>)> {
        self.spot().map(|spot| (spot.item, spot.item.is_none().then_some(spot.key)))
    }

    pub(super) fn place(&self) -> TreePlace {
        TreePlace { spot: self.spot(), window: self.window, folded: self.folded.clone() }
    }

    /// Back to a place of a tree with the same nodes.
    pub(super) fn restore(&mut self, place: TreePlace) {
        self.folded = place.folded;
        self.reflow();
        self.window = place.window;
        self.window.fit(self.rows, self.height);
        if let Some(spot) = place.spot {
            self.go_to(spot);
        }
    }

    /// Forgets folds, and puts the cursor on the first item.
    pub(super) fn start_at_best(&mut self) {
        self.folded.clear();
        self.reflow();
        self.window = Window::default();
        self.leave_heading();
    }

    pub(super) fn spot(&self) -> Option<Spot> {
        let at = self.selected_at()?;
        let (At::Group(group) | At::Item { group, .. }) = at;
        let heading = self.outline.groups.get(group)?.heading;
        Some(Spot { item: self.node(at)?.item, key: (self.grouping, heading) })
    }

    fn at_spot(&self, spot: Spot) -> Option<At> {
        let (grouping, heading) = spot.key;
        let groups = &self.outline.groups;
        let group = groups.iter().position(|group| (self.grouping, group.heading) == (grouping, heading));
        let Some(item) = spot.item else { return group.map(At::Group) };
        let slot_in = |slots: std::ops::Range<usize>| {
            let items = self.outline.items.get(slots.clone())?;
            items.iter().position(|other| *other as ItemIndex == item).map(|at| slots.start + at)
        };
        let exact = group.and_then(|at| Some(At::Item { slot: slot_in(groups.get(at)?.own.clone())?, group: at }));
        exact.or_else(|| self.at_slot(slot_in(0..self.outline.items.len())?))
    }

    fn at_slot(&self, slot: usize) -> Option<At> {
        Some(At::Item { slot, group: self.outline.group_of(slot)? })
    }

    fn select_slot(&mut self, slot: usize) {
        if let Some(at) = self.at_slot(slot) {
            self.select(at);
        }
    }

    fn is_folded(&self, group: &OutlineGroup) -> bool {
        self.folded.contains(&(self.grouping, group.heading))
    }

    fn node(&self, at: At) -> Option<Node> {
        let (At::Group(group) | At::Item { group, .. }) = at;
        let group = self.outline.groups.get(group)?;
        let label = self.headings.label(group.heading);
        Some(match at {
            At::Group(_) => {
                let folded = self.is_folded(group);
                Node { label, depth: group.depth, count: group.all.len(), item: None, folded }
            }
            At::Item { slot, .. } => {
                let item = *self.outline.items.get(slot)? as ItemIndex;
                Node { label, depth: group.depth + 1, count: 1, item: Some(item), folded: false }
            }
        })
    }

    fn selected_at(&self) -> Option<At> {
        self.at_row(self.window.cursor)
    }

    fn at_row(&self, row: usize) -> Option<At> {
        let after = self.stretches.partition_point(|stretch| stretch.first_row <= row);
        let Stretch { first_row, group, items } = *self.stretches.get(after.checked_sub(1)?)?;
        if !items {
            return (row == first_row).then_some(At::Group(group));
        }
        let own = &self.outline.groups.get(group)?.own;
        let slot = own.start + row - first_row;
        (slot < own.end).then_some(At::Item { slot, group })
    }

    /// The row of a node, where no fold hides it.
    fn row_of(&self, at: At) -> Option<usize> {
        let (At::Group(group) | At::Item { group, .. }) = at;
        let items = matches!(at, At::Item { .. });
        let stretch = self.stretches.iter().find(|stretch| (stretch.group, stretch.items) == (group, items))?;
        match at {
            At::Group(_) => Some(stretch.first_row),
            At::Item { slot, .. } => Some(stretch.first_row + slot - self.outline.groups.get(group)?.own.start),
        }
    }

    /// The group a node stands in.
    fn parent(&self, at: At) -> Option<usize> {
        match at {
            At::Group(at) => self.outline.groups.get(at)?.parent,
            At::Item { group, .. } => Some(group),
        }
    }

    /// Puts the cursor on a node and unfolds what hides it.
    fn select(&mut self, at: At) {
        let mut hidden = false;
        let mut parent = self.parent(at);
        while let Some(group) = parent.and_then(|at| self.outline.groups.get(at)) {
            hidden |= self.folded.remove(&(self.grouping, group.heading));
            parent = group.parent;
        }
        if hidden {
            self.reflow();
        }
        if let Some(row) = self.row_of(at) {
            // With the heading it stands under, where both fit.
            let heading = self.parent(at).and_then(|group| self.row_of(At::Group(group)));
            if let Some(heading) = heading.filter(|heading| row - heading < self.height) {
                self.window.go(heading, self.rows, self.height);
            }
            self.window.go(row, self.rows, self.height);
        }
    }

    fn reflow(&mut self) {
        self.stretches.clear();
        self.rows = 0;
        // Groups whose own items are still to come, and where each ends.
        let mut open: Vec<usize> = Vec::new();
        let mut at = 0;
        loop {
            while let Some(&last) = open.last() {
                let Some(group) = self.outline.groups.get(last).filter(|group| at >= group.end) else { break };
                if !group.own.is_empty() {
                    self.stretches.push(Stretch { first_row: self.rows, group: last, items: true });
                    self.rows += group.own.len();
                }
                open.pop();
            }
            let Some(group) = self.outline.groups.get(at) else { break };
            self.stretches.push(Stretch { first_row: self.rows, group: at, items: false });
            self.rows += 1;
            if self.is_folded(group) {
                at = group.end;
            } else {
                open.push(at);
                at += 1;
            }
        }
        self.window.fit(self.rows, self.height);
    }

    /// Sets the rows anew; the cursor keeps its node, or goes to the group that now
    /// hides it, on the screen row it was on.
    fn reflow_in_place(&mut self) {
        let here = self.selected_at();
        let window = self.window;
        self.reflow();
        let mut shown = here;
        let mut row = None;
        while let Some(at) = shown.filter(|_| row.is_none()) {
            row = self.row_of(at);
            shown = self.parent(at).map(At::Group);
        }
        self.window = window;
        self.window.go_in_place(row.unwrap_or(0), self.rows, self.height);
    }
}
