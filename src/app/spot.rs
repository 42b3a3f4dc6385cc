//! Places in the tree, in terms that outlive its rows.

use std::collections::HashSet;

use super::window::Window;
use crate::catalog::{Grouping, ItemIndex};

/// Which heading, of all groupings: what folds are remembered by.
pub(super) type Key = (Grouping, u32);

/// What the cursor is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// The item, where it is on one.
    pub(super) item: Option<ItemIndex>,
    /// The group, or that of the item.
    pub(super) key: Key,
}

/// A place in the tree one can come back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TreePlace {
    pub(super) spot: Option<Spot>,
    pub(super) window: Window,
    pub(super) folded: HashSet<Key>,
}
