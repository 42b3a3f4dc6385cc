//! The places visited: back and forward through them, as in a browser.

use super::facets::Facets;
use super::spot::TreePlace;
use super::state::{App, Pane};
use super::view::View;
use super::window::Window;
use crate::catalog::{Grouping, ItemIndex};

/// How many places are kept.
const KEPT: usize = 100;

/// Where a user is.
#[derive(Clone, Debug)]
pub(super) struct Place {
    view: View,
    grouping: Grouping,
    query: String,
    facets: Facets,
    tree: TreePlace,
    focus: Pane,
    details: Window,
    link: Option<usize>,
    openers: Vec<(View, Pane)>,
    row: Option<ItemIndex>,
}

impl Place {
    /// Whether the user is still there.
    fn is_here(&self, app: &App) -> bool {
        let same_view = self.view == app.view && self.grouping == app.grouping;
        same_view
            && self.tree == app.tree.place()
            && self.query == app.finder.text()
            && self.details == app.details
            && self.row == app.table.item
    }
}

/// Places before this one and after it.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    back: Vec<Place>,
    forward: Vec<Place>,
}

impl App {
    /// Goes elsewhere in a way that can be gone back.
    pub(super) fn visit(&mut self, go: impl FnOnce(&mut Self)) {
        let here = self.here();
        go(self);
        if !here.is_here(self) {
            self.leave_place(here);
        }
    }

    /// A place was left in a way that can be gone back.
    pub(super) fn leave_place(&mut self, place: Place) {
        self.places.back.push(place);
        self.places.forward.clear();
        self.places.back.drain(..self.places.back.len().saturating_sub(KEPT));
    }

    /// Whether there is a place to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.places.back.is_empty()
    }

    /// To the place before, or after.
    pub(super) fn go_through_places(&mut self, back: bool) {
        let here = self.here();
        let Places { back: before, forward: after } = &mut self.places;
        let (from, to) = if back { (before, after) } else { (after, before) };
        let Some(place) = from.pop() else {
            let ui = &self.messages.ui;
            self.message = Some(if back { ui.no_place_before } else { ui.no_place_after }.to_owned());
            return;
        };
        to.push(here);
        self.return_to(place);
    }

    /// Where the user is.
    pub(super) fn here(&mut self) -> Place {
        self.set_page();
        Place {
            view: self.view,
            grouping: self.grouping,
            query: self.finder.text().to_owned(),
            facets: self.facets.without_panel(),
            tree: self.tree.place(),
            focus: self.focus,
            details: self.details,
            link: self.link,
            openers: self.openers.clone(),
            row: self.table.item,
        }
    }

    fn return_to(&mut self, place: Place) {
        self.set_query(&place.query);
        (self.grouping, self.facets) = (place.grouping, place.facets);
        self.regroup();
        self.tree.restore(place.tree);
        let empty = place.view == View::Compare && self.compared.len() < 2;
        self.set_view(if empty { View::Browse } else { place.view });
        (self.openers, self.table.item) = (place.openers, place.row);
        self.stale.shown = true;
        self.set_table();
        self.focus_on(place.focus);
        self.page_changed();
        self.details = place.details;
        self.set_page();
        self.link = place.link;
        self.follow_text();
    }
}
