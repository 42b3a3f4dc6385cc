//! The search bar: into it and out of it, and the hits of what is typed.

use std::time::Duration;

use tui_input::Input;

use super::action::Edit;
use super::context::TextField;
use super::finder::{Finder, edit, insert};
use super::state::{App, Origin};
use super::view::View;
use crate::search::Found;

/// How long a frame waits for the hits of what was typed before it shows the old ones:
/// most come in time, and the eye sees no delay.
const PATIENCE: Duration = Duration::from_millis(14);

impl App {
    /// Works out what the events since the last call left undone: once for any number
    /// of keys. Hits that are not found at once come later: `wake` tells of them.
    pub fn settle(&mut self) {
        let found = if self.ask() { self.desk.wait_for(PATIENCE) } else { self.desk.take() };
        if let Some(found) = found {
            self.show(found);
        }
        self.set_table();
        self.set_figures();
        self.set_page();
        let in_table = self.table_in_view().collect::<Vec<_>>();
        for item in in_table {
            self.finder.mark(self.desk.engine(), item);
        }
        let in_view = self.tree.in_view().filter_map(|(node, _)| node.item);
        in_view.for_each(|item| self.finder.mark(self.desk.engine(), item));
    }

    /// Whether hits are shown that are not those of the text in the bar.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.desk.is_pending()
    }

    /// Text typed or pasted, where it goes.
    pub(super) fn insert(&mut self, text: &str) {
        match self.context().field() {
            Some(TextField::Link) => self.type_number(text),
            Some(TextField::Note) => self.change_note(|note| note.insert(text)),
            Some(_) => self.change_field(|input| insert(input, text)),
            None if self.help.is_some() => {}
            // A paste outside a text field searches for what was pasted.
            None => {
                self.open_search();
                self.change_field(|input| insert(input, text));
            }
        }
    }

    /// An edit in the text field that has the focus.
    pub(super) fn edit(&mut self, change: Edit) {
        match self.context().field() {
            Some(TextField::Link) => self.edit_number(change),
            Some(TextField::Note) => self.change_note(|note| note.edit(change)),
            _ => self.change_field(|input| edit(input, change)),
        }
    }

    /// Changes the text field that has the focus, and what hangs on it.
    fn change_field(&mut self, change: impl FnOnce(&mut Input)) {
        match self.context().field() {
            Some(TextField::Query) => {
                let before = self.finder.text().to_owned();
                change(&mut self.finder.input);
                if before != self.finder.text() {
                    self.query_changed();
                }
            }
            Some(TextField::Find) => {
                let Some(find) = &mut self.find else { return };
                change(&mut find.input);
                self.found_changed();
            }
            Some(TextField::Palette) => self.change_palette(change),
            Some(TextField::Help) => {
                let Some(help) = &mut self.help else { return };
                change(&mut help.filter);
                help.refilter(&self.help_entries);
            }
            Some(TextField::Link | TextField::Note) | None => {}
        }
    }

    /// Into the search bar; remembers where the user was.
    pub(super) fn open_search(&mut self) {
        self.history.typed();
        if !self.searching {
            let place = (!self.view.is_narrowed()).then(|| self.here());
            self.origin = Some(Origin {
                place,
                row: self.table.item,
                figures: self.figures.clone(),
                view: self.view,
                query: self.finder.text().to_owned(),
                tree: self.tree.place(),
                grouping: self.grouping,
                focus: self.focus,
                details: self.details,
            });
        }
        if !self.finder.active {
            self.unfiltered = Some((self.grouping, self.tree.place()));
        }
        self.facets.close();
        if !self.view.is_narrowed() {
            self.set_view(View::Browse);
        }
        (self.find, self.popup) = (None, None);
        self.searching = true;
        self.relayout();
    }

    /// Out of the search bar, back to where the user was before it: to all items, or to
    /// the hits of the query that stood then.
    pub(super) fn leave_search(&mut self) {
        self.searching = false;
        let Some(origin) = self.origin.take() else { return };
        self.finder.input = Input::new(origin.query);
        self.grouping = origin.grouping;
        self.focus = origin.focus;
        self.stale.hits = true;
        self.wait_for_hits();
        self.tree.restore(origin.tree);
        self.set_view(origin.view);
        (self.table.item, self.figures) = (origin.row, origin.figures);
        self.stale.shown = true;
        self.page_changed();
        self.details = origin.details;
        self.relayout();
    }

    /// Clears the query and brings all items back, as they were folded; the cursor and
    /// the details stay as they are.
    pub(super) fn end_search(&mut self) {
        let (spot, details, row) = (self.tree.spot(), self.details, self.table.item);
        self.finder = Finder::default();
        self.stale.hits = true;
        self.wait_for_hits();
        self.table.item = row;
        if let Some(spot) = spot {
            self.tree.go_to(spot);
        }
        self.page_changed();
        self.details = details;
        self.relayout();
    }

    /// Puts a query in the place of the one that stands, and waits for its hits.
    pub(super) fn set_query(&mut self, query: &str) {
        self.searching = false;
        if self.finder.text() != query {
            self.finder.recall(query);
            self.stale.hits = true;
            self.wait_for_hits();
        }
    }

    /// The query was edited: its hits are worked out when they are next looked at.
    pub(super) fn query_changed(&mut self) {
        self.history.typed();
        self.stale.hits = true;
    }

    /// Another query was put into the bar.
    pub(super) fn recalled(&mut self) {
        self.stale.hits = true;
    }

    /// Asks for the hits of the query, if it changed. The facets narrow them afterwards: their
    /// counts are of all hits.
    fn ask(&mut self) -> bool {
        let changed = std::mem::take(&mut self.stale.hits);
        if changed {
            self.desk.ask(self.finder.query());
        }
        changed
    }

    /// Waits for the hits of the query, if they are not there yet.
    pub(super) fn wait_for_hits(&mut self) {
        self.ask();
        if let Some(found) = self.desk.wait() {
            self.show(found);
        }
    }

    /// Shows what the query found.
    fn show(&mut self, found: Found) {
        let active = !self.finder.query().is_empty();
        self.finder.set(found, active);
        // In the table the best comes first as well.
        self.table.item = None;
        self.regroup();
        self.recount();
        match &self.unfiltered {
            _ if self.finder.active => self.tree.start_at_best(),
            // Emptied again: as before the first character.
            Some((grouping, place)) if *grouping == self.grouping => self.tree.restore(place.clone()),
            _ => self.tree.unfold_all(),
        }
        self.page_changed();
    }
}
