//! The tree: groups and items as rows, what is folded, and the cursor.

use std::collections::HashSet;

use super::window::{Step, Window};
use crate::catalog::{Catalog, Group, ItemIndex};
use crate::typeset::visible;

/// A group or an item of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What is shown.
    pub label: String,
    /// How deep it stands, 0 for a root.
    pub depth: u16,
    /// How many items stand under it; 1 for an item.
    pub count: usize,
    /// Which item it is; none for a group.
    pub item: Option<ItemIndex>,
    /// Labels from the root down to this one: what folds are remembered by.
    key: String,
    /// Position of the node it stands under.
    parent: Option<usize>,
    /// Position of the first node after it that does not stand under it.
    end: usize,
}

/// What the cursor is on, in terms that outlive the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    item: Option<ItemIndex>,
    key: String,
}

/// A place in the tree one can come back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TreePlace {
    spot: Option<Spot>,
    window: Window,
    folded: HashSet<String>,
}

/// The nodes in the order they are shown, and the rows: those no fold hides.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    rows: Vec<usize>,
    folded: HashSet<String>,
    window: Window,
    height: usize,
}

impl Tree {
    /// Nodes in view, from the first row of the pane down, each with whether the
    /// cursor is on it.
    pub fn in_view(&self) -> impl Iterator<Item = (&Node, bool)> {
        (self.rows.iter().enumerate().skip(self.window.offset).take(self.height))
            .filter_map(|(row, &at)| Some((self.nodes.get(at)?, row == self.window.cursor)))
    }

    /// Whether a group is folded.
    #[must_use]
    pub fn is_folded(&self, node: &Node) -> bool {
        node.item.is_none() && self.folded.contains(&node.key)
    }

    /// The node the cursor is on.
    #[must_use]
    pub fn selected(&self) -> Option<&Node> {
        self.nodes.get(self.selected_at()?)
    }

    /// The items of the tree in the order shown, folded ones too, each once.
    #[must_use]
    pub fn items(&self) -> Vec<ItemIndex> {
        let mut seen = HashSet::new();
        self.nodes.iter().filter_map(|node| node.item).filter(|item| seen.insert(*item)).collect()
    }

    /// Items under the node the cursor is on, in the order shown.
    #[must_use]
    pub fn items_of_selected(&self) -> Vec<ItemIndex> {
        let under = self.selected_at().and_then(|at| self.nodes.get(at..self.nodes.get(at)?.end));
        under.into_iter().flatten().filter_map(|node| node.item).collect()
    }

    /// Sets new nodes. The cursor stays on its item, in its group if it is still there,
    /// else on its group, else where it was.
    pub(super) fn set(&mut self, groups: &[Group], catalog: &Catalog) {
        let spot = self.spot();
        self.nodes.clear();
        for group in groups {
            self.push(group, None, catalog);
        }
        self.reflow();
        if let Some(spot) = spot {
            self.go_to(&spot);
        }
    }

    fn push(&mut self, group: &Group, parent: Option<usize>, catalog: &Catalog) {
        let at = self.nodes.len();
        let (depth, key) = match parent.and_then(|parent| self.nodes.get(parent)) {
            Some(parent) => (parent.depth + 1, format!("{}/{}", parent.key, group.label)),
            None => (0, group.label.clone()),
        };
        let label = visible(&group.label).into_owned();
        self.nodes.push(Node { label, depth, count: group.count(), item: None, key: key.clone(), parent, end: at });
        for child in &group.groups {
            self.push(child, Some(at), catalog);
        }
        for &index in &group.items {
            let Some(item) = catalog.item(index) else { continue };
            let label = visible(&item.title).into_owned();
            let end = self.nodes.len() + 1;
            let depth = depth + 1;
            self.nodes.push(Node {
                label,
                depth,
                count: 1,
                item: Some(index),
                key: key.clone(),
                parent: Some(at),
                end,
            });
        }
        let end = self.nodes.len();
        if let Some(node) = self.nodes.get_mut(at) {
            node.end = end;
        }
    }

    /// Tells the tree how many rows it is shown in.
    pub(super) fn set_height(&mut self, height: usize) {
        if self.height != height {
            self.height = height;
            self.window.go(self.window.cursor, self.rows.len(), height);
            self.window.fit(self.rows.len(), height);
        }
    }

    /// Forgets all folds.
    pub(super) fn unfold_all(&mut self) {
        self.folded.clear();
        self.reflow_in_place();
    }

    /// Folds every group; the cursor goes to the root it stood under.
    pub(super) fn fold_all(&mut self) {
        let groups = self.nodes.iter().filter(|node| node.item.is_none());
        self.folded.extend(groups.map(|node| node.key.clone()));
        self.reflow_in_place();
    }

    pub(super) fn step(&mut self, step: Step) {
        self.window.step(step, self.rows.len(), self.height);
    }

    pub(super) fn scroll(&mut self, step: Step) {
        self.window.scroll(step, self.rows.len(), self.height);
    }

    /// Puts the cursor on the row that is `line` rows below the top of the pane.
    pub(super) fn click(&mut self, line: usize) -> bool {
        let row = self.window.offset + line;
        let hit = row < self.rows.len();
        if hit {
            self.window.cursor = row;
        }
        hit
    }

    /// Folds or unfolds the group the cursor is on, or folds the group its item stands in.
    pub(super) fn toggle(&mut self) {
        // An item has the key of its group, and is not shown where that is folded.
        let Some(key) = self.selected().map(|node| node.key.clone()) else { return };
        if !self.folded.remove(&key) {
            self.folded.insert(key);
        }
        self.reflow_in_place();
    }

    /// Unfolds a group, or goes to its first child.
    pub(super) fn inward(&mut self) {
        match self.selected() {
            Some(node) if self.is_folded(node) => self.toggle(),
            Some(_) => self.step(Step::Lines(1)),
            None => {}
        }
    }

    /// Folds, or goes to the parent.
    pub(super) fn outward(&mut self) {
        match self.selected() {
            Some(node) if node.item.is_none() && !self.is_folded(node) => self.toggle(),
            Some(Node { parent: Some(parent), .. }) => self.select(*parent),
            _ => {}
        }
    }

    /// Goes to the next item below, or the one before above, and unfolds what hides it.
    pub(super) fn step_item(&mut self, forward: bool) {
        let here = self.selected_at().unwrap_or(0);
        let is_item = |at: &usize| self.nodes.get(*at).is_some_and(|node| node.item.is_some());
        let found = if forward { (here + 1..self.nodes.len()).find(is_item) } else { (0..here).rev().find(is_item) };
        if let Some(at) = found {
            self.select(at);
        }
    }

    /// Goes to the first row of an item, if the tree holds it.
    pub(super) fn select_item(&mut self, item: ItemIndex) {
        if let Some(at) = self.nodes.iter().position(|node| node.item == Some(item)) {
            self.select(at);
        }
    }

    /// Goes to a spot: the same item in the same group, else the same item.
    pub(super) fn go_to(&mut self, spot: &Spot) {
        if let Some(at) = self.at_spot(spot) {
            self.select(at);
        }
    }

    /// What the details show, in terms that tell whether they have to change.
    pub(super) fn subject(&self) -> Option<(Option<ItemIndex>, Option<&str>)> {
        self.selected().map(|node| (node.item, node.item.is_none().then_some(&*node.key)))
    }

    pub(super) fn place(&self) -> TreePlace {
        TreePlace { spot: self.spot(), window: self.window, folded: self.folded.clone() }
    }

    /// Back to a place of a tree with the same nodes.
    pub(super) fn restore(&mut self, place: TreePlace) {
        self.folded = place.folded;
        self.reflow();
        self.window = place.window;
        self.window.fit(self.rows.len(), self.height);
        if let Some(spot) = place.spot {
            self.go_to(&spot);
        }
    }

    /// Forgets folds, and puts the cursor on the first item.
    pub(super) fn start_at_best(&mut self) {
        self.folded.clear();
        self.reflow();
        self.window = Window::default();
        if self.selected().is_none_or(|node| node.item.is_none()) {
            self.step_item(true);
        }
    }

    pub(super) fn spot(&self) -> Option<Spot> {
        self.selected().map(|node| Spot { item: node.item, key: node.key.clone() })
    }

    fn at_spot(&self, spot: &Spot) -> Option<usize> {
        let exact = |node: &Node| node.item == spot.item && node.key == spot.key;
        let item = |node: &Node| spot.item.is_some() && node.item == spot.item;
        self.nodes.iter().position(exact).or_else(|| self.nodes.iter().position(item))
    }

    fn selected_at(&self) -> Option<usize> {
        self.rows.get(self.window.cursor).copied()
    }

    /// Puts the cursor on a node and unfolds what hides it.
    fn select(&mut self, at: usize) {
        let mut hidden = false;
        let mut parent = self.nodes.get(at).and_then(|node| node.parent);
        while let Some(node) = parent.and_then(|at| self.nodes.get(at)) {
            hidden |= self.folded.remove(&node.key);
            parent = node.parent;
        }
        if hidden {
            self.reflow();
        }
        let row_of = |at: usize| self.rows.binary_search(&at).ok();
        if let Some(row) = row_of(at) {
            // With the heading it stands under, where both fit.
            let heading = self.nodes.get(at).and_then(|node| node.parent).and_then(row_of);
            if let Some(heading) = heading.filter(|heading| row - heading < self.height) {
                self.window.go(heading, self.rows.len(), self.height);
            }
            self.window.go(row, self.rows.len(), self.height);
        }
    }

    fn reflow(&mut self) {
        self.rows.clear();
        let mut at = 0;
        while let Some(node) = self.nodes.get(at) {
            self.rows.push(at);
            at = if self.is_folded(node) { node.end } else { at + 1 };
        }
        self.window.fit(self.rows.len(), self.height);
    }

    /// Sets the rows anew; the cursor keeps its node, or goes to the group that now
    /// hides it, on the screen row it was on.
    fn reflow_in_place(&mut self) {
        let here = self.selected_at().unwrap_or(0);
        let window = self.window;
        self.reflow();
        let row = self.rows.partition_point(|&at| at <= here).saturating_sub(1);
        self.window = window;
        self.window.go_in_place(row, self.rows.len(), self.height);
    }
}
