//! What the explorer opens with.

use std::rc::Rc;

use super::colors::Colors;
use super::memory::Memory;
use super::theme::{Basis, Theme};
use super::view::View;
use crate::catalog::{Grouping, ItemIndex};
use crate::ledger::Ledger;

/// How the explorer opens.
#[derive(Clone, Debug)]
pub struct Start {
    /// In the search bar.
    pub query: Option<String>,
    /// The item selected.
    pub item: Option<ItemIndex>,
    /// What the tree is grouped by.
    pub grouping: Grouping,
    /// The colours.
    pub theme: Theme,
    /// What these go by.
    pub basis: Basis,
    /// The user's own colours.
    pub colors: Option<Colors>,
    /// Whether to draw with ASCII characters only.
    pub ascii: bool,
    /// Whether the items are only the first of those that are being read: nothing is said of
    /// how many there are, or of others.
    pub beginning: bool,
    /// The tree's share of the width in percent.
    pub ratio: u16,
    /// Columns of the margins beside the text of the reader.
    pub margin: u16,
    /// Whether the mouse is ours and not the terminal's.
    pub mouse: bool,
    /// How the explorer was left the last time.
    pub memory: Option<Memory>,
    /// What is kept of the items; none where nothing is kept of these.
    pub ledger: Option<Rc<Ledger>>,
    /// The view it opens in.
    pub view: View,
    /// A line to show until the first key.
    pub message: Option<String>,
}

impl Default for Start {
    fn default() -> Self {
        Self {
            query: None,
            item: None,
            grouping: Grouping::default(),
            theme: Theme::default(),
            basis: Basis::default(),
            colors: None,
            ascii: false,
            beginning: false,
            ratio: 42,
            margin: 10,
            mouse: true,
            memory: None,
            ledger: None,
            view: View::default(),
            message: None,
        }
    }
}
