//! What the explorer knows.

use tui_input::Input;

use std::time::Duration;

use super::action::{Context, Edit, Effect, Event};
use super::facets::{AllHeadings, Facets};
use super::finder::{Finder, edit, insert};
use super::help::{Help, HelpEntry};
use super::history::History;
use super::layout::Layout;
use super::page::{Page, Setter};
use super::tree::{Tree, TreePlace};
use super::window::Window;
use crate::catalog::{Catalog, Grouping, ItemIndex};
use crate::i18n::Messages;
use crate::search::{Desk, Found, Wake};

/// The colours of the explorer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// For a dark background.
    #[default]
    Dark,
    /// For a light background.
    Light,
    /// Without colours.
    Plain,
}

impl Theme {
    /// The theme to open with: none without colour, else the one for the background that
    /// `COLORFGBG` tells of (`0;15` is black on white), else dark.
    #[must_use]
    pub fn choose(color: bool, colorfgbg: Option<&str>) -> Self {
        let background = colorfgbg.and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
        match (color, background) {
            (false, _) => Self::Plain,
            (true, Some(7 | 9..=15)) => Self::Light,
            (true, _) => Self::Dark,
        }
    }
}

/// One of the two panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The tree, on the left.
    #[default]
    Tree,
    /// The details, on the right.
    Details,
}

/// How the explorer opens.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// In the search bar.
    pub query: Option<String>,
    /// The item selected.
    pub item: Option<ItemIndex>,
    /// What the tree is grouped by.
    pub grouping: Grouping,
    /// The colours.
    pub theme: Theme,
    /// Whether to draw with ASCII characters only.
    pub ascii: bool,
    /// Whether the items are only the first of those that are being read: nothing is said of
    /// how many there are, or of others.
    pub beginning: bool,
}

/// The tree's share of the width in thousandths, at the start.
const RATIO: u16 = 420;

/// How long a frame waits for the hits of what was typed before it shows the old ones:
/// most come in time, and the eye sees no delay.
const PATIENCE: Duration = Duration::from_millis(14);

/// Whose the mouse is, and what it holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mouse {
    /// Whether it is ours and not the terminal's.
    pub(super) taken: bool,
    /// Whether it holds the divider.
    pub(super) dragging: bool,
}

/// Where the user was before entering the search bar.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    pub(super) query: String,
    pub(super) tree: TreePlace,
    pub(super) grouping: Grouping,
    pub(super) focus: Pane,
    pub(super) details: Window,
}

/// The explorer's state.
pub struct App {
    /// What is explored.
    pub catalog: &'static Catalog,
    /// The texts of the interface.
    pub messages: &'static Messages,
    /// The lines of the help.
    pub help_entries: Vec<HelpEntry>,
    /// What the tree is grouped by.
    pub grouping: Grouping,
    /// The tree.
    pub tree: Tree,
    /// Which pane has the focus.
    pub focus: Pane,
    /// Whether the search bar has the focus.
    pub searching: bool,
    /// The search.
    pub finder: Finder,
    /// What narrows the tree besides the search.
    pub facets: Facets,
    /// The details.
    pub page: Page,
    /// The view of the details; the cursor counts for nothing.
    pub details: Window,
    /// The match in the details that n went to.
    pub current_match: Option<usize>,
    /// The help, while it is shown.
    pub help: Option<Help>,
    /// Where everything goes.
    pub layout: Layout,
    /// The colours.
    pub theme: Theme,
    /// Whether to draw with ASCII characters only.
    pub ascii: bool,
    /// Whether more items than these are being read.
    pub beginning: bool,
    /// A line to show until the next key.
    pub message: Option<String>,
    pub(super) desk: Desk,
    pub(super) headings: AllHeadings,
    pub(super) history: History,
    /// What the edge has to do besides what an action asks of it.
    pub(super) asked: Vec<Effect>,
    /// While the search bar has the focus.
    pub(super) origin: Option<Origin>,
    /// The tree of all items as it was before a query narrowed it.
    pub(super) unfiltered: Option<(Grouping, TreePlace)>,
    pub(super) ratio: u16,
    pub(super) mouse: Mouse,
    stale: Stale,
}

/// What has to be worked out again before it is looked at.
#[derive(Clone, Copy, Debug, Default)]
struct Stale {
    hits: bool,
    page: bool,
}

impl App {
    /// The explorer as it opens. It has no size until the first [`Event::Resize`]. `wake` is
    /// called, in another thread, when there is something new to [`App::settle`].
    #[must_use]
    pub fn new(
        catalog: &'static Catalog,
        messages: &'static Messages,
        help: Vec<HelpEntry>,
        start: &Start,
        wake: Wake,
    ) -> Self {
        let mut app = Self {
            catalog,
            messages,
            help_entries: help,
            grouping: start.grouping,
            tree: Tree::default(),
            focus: Pane::Tree,
            searching: false,
            finder: Finder::default(),
            facets: Facets::default(),
            page: Page::default(),
            details: Window::default(),
            current_match: None,
            help: None,
            layout: Layout::default(),
            theme: start.theme,
            ascii: start.ascii,
            beginning: start.beginning,
            message: None,
            desk: Desk::new(catalog, wake),
            headings: AllHeadings::new(catalog),
            history: History::default(),
            asked: Vec::new(),
            origin: None,
            unfiltered: None,
            ratio: RATIO,
            mouse: Mouse { taken: true, dragging: false },
            stale: Stale::default(),
        };
        app.regroup();
        app.tree.start_at_best();
        if let Some(item) = start.item {
            app.tree.select_item(item);
        }
        if let Some(query) = &start.query {
            app.open_search();
            insert(&mut app.finder.input, query);
            app.query_changed();
        }
        app.page_changed();
        app
    }

    /// Takes one event. Call [`App::settle`] before looking at the state.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Action(action) => {
                self.message = None;
                effects = self.act(action);
            }
            Event::Text(text) => {
                self.message = None;
                self.insert(&text);
            }
            Event::Pointer(pointer) => self.point(pointer),
            Event::Resize(width, height) => {
                self.resize(width, height);
                effects.push(Effect::Repaint);
            }
            Event::Recalled(queries) => self.history.recall(queries),
        }
        effects.append(&mut self.asked);
        effects
    }

    /// Works out what the events since the last call left undone: once for any number
    /// of keys. Hits that are not found at once come later: `wake` tells of them.
    pub fn settle(&mut self) {
        let found = if self.ask() { self.desk.wait_for(PATIENCE) } else { self.desk.take() };
        if let Some(found) = found {
            self.show(found);
        }
        self.set_page();
        let in_view = self.tree.in_view().filter_map(|(node, _)| node.item);
        in_view.for_each(|item| self.finder.mark(self.desk.engine(), item));
    }

    /// Whether hits are shown that are not those of the text in the bar.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.desk.is_pending()
    }

    /// Where the keys go.
    #[must_use]
    pub fn context(&self) -> Context {
        match (&self.help, self.searching, self.focus) {
            (None, ..) if self.facets.is_open() => Context::Facets,
            (Some(help), _, _) if help.filtering => Context::HelpQuery,
            (Some(_), _, _) => Context::Help,
            (None, true, _) => Context::Query,
            (None, false, Pane::Tree) => Context::Tree,
            (None, false, Pane::Details) => Context::Details,
        }
    }

    /// The item the cursor is on.
    #[must_use]
    pub fn selected_item(&self) -> Option<ItemIndex> {
        self.tree.selected().and_then(|node| node.item)
    }

    /// Which of the items shown the cursor is on, from 1, and how many are shown. 0 of
    /// them while it is on a group.
    #[must_use]
    pub fn position(&self) -> (usize, usize) {
        (self.tree.rank().map_or(0, |rank| rank + 1), self.tree.len())
    }

    /// Whether the details are shown where there is room for one pane only.
    #[must_use]
    pub fn details_alone(&self) -> bool {
        self.focus == Pane::Details && !self.searching && !self.facets.is_open()
    }

    /// Rows of the details.
    pub(super) fn details_height(&self) -> usize {
        usize::from(self.layout.details.height)
    }

    /// Rows of the help.
    pub(super) fn help_height(&self) -> usize {
        usize::from(self.layout.body.height)
    }

    pub(super) fn resize(&mut self, width: u16, height: u16) {
        self.layout = Layout::new(width, height, self.ratio, self.details_alone());
        self.tree.set_height(usize::from(self.layout.tree.height));
        if let Some(help) = &mut self.help {
            help.fit(usize::from(self.layout.body.height));
        }
        let height = self.panel_height();
        self.facets.fit(height);
        self.stale.page = true;
    }

    /// Lays out again, after the focus or the ratio changed.
    pub(super) fn relayout(&mut self) {
        self.resize(self.layout.screen.width, self.layout.screen.height);
    }

    pub(super) fn focus_on(&mut self, pane: Pane) {
        self.focus = pane;
        self.relayout();
    }

    /// Sets what the tree holds: of all items, or of the hits of the query, those the facets
    /// leave.
    pub(super) fn regroup(&mut self) {
        let headings = self.headings.by(self.grouping);
        let passes = |item: &ItemIndex| self.facets.pass(*item);
        let outline = if self.finder.active {
            headings.arrange(self.finder.found.hits.iter().map(|hit| hit.item).filter(passes), true)
        } else {
            headings.arrange((0..self.catalog.items.len()).filter(passes), false)
        };
        self.tree.set(self.grouping, headings, outline);
    }

    fn insert(&mut self, text: &str) {
        match &mut self.help {
            Some(help) if help.filtering => {
                insert(&mut help.filter, text);
                help.refilter(&self.help_entries);
            }
            None => {
                // A paste outside a text field searches for what was pasted.
                if !self.searching || self.facets.is_open() {
                    self.open_search();
                }
                insert(&mut self.finder.input, text);
                self.query_changed();
            }
            Some(_) => {}
        }
    }

    /// An edit in the text field that has the focus.
    pub(super) fn edit(&mut self, change: Edit) {
        if let Some(help) = &mut self.help {
            edit(&mut help.filter, change);
            help.refilter(&self.help_entries);
        } else {
            let before = self.finder.text().to_owned();
            edit(&mut self.finder.input, change);
            if before != self.finder.text() {
                self.query_changed();
            }
        }
    }

    /// Into the search bar; remembers where the user was.
    pub(super) fn open_search(&mut self) {
        self.history.typed();
        if !self.searching {
            self.origin = Some(Origin {
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
        self.find();
        self.tree.restore(origin.tree);
        self.page_changed();
        self.details = origin.details;
        self.relayout();
    }

    /// Clears the query and brings all items back, as they were folded; the cursor and
    /// the details stay as they are.
    pub(super) fn end_search(&mut self) {
        let (spot, details) = (self.tree.spot(), self.details);
        self.finder = Finder::default();
        self.stale.hits = true;
        self.find();
        if let Some(spot) = spot {
            self.tree.go_to(spot);
        }
        self.page_changed();
        self.details = details;
        self.relayout();
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

    /// The details show something else now.
    pub(super) fn page_changed(&mut self) {
        self.stale.page = true;
        self.current_match = None;
        self.details = Window::default();
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
    pub(super) fn find(&mut self) {
        self.ask();
        if let Some(found) = self.desk.wait() {
            self.show(found);
        }
    }

    /// Shows what the query found.
    fn show(&mut self, found: Found) {
        let active = !self.finder.query().is_empty();
        self.finder.set(found, active);
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

    /// Sets the details, if they changed.
    pub(super) fn set_page(&mut self) {
        if !std::mem::take(&mut self.stale.page) {
            return;
        }
        let setter = Setter {
            catalog: self.catalog,
            messages: self.messages,
            width: usize::from(self.layout.text_width()),
            height: self.details_height(),
            ellipsis: self.ellipsis(),
            whole: !self.beginning,
        };
        if let Some(item) = self.selected_item() {
            self.finder.mark(self.desk.engine(), item);
        }
        self.page = match self.tree.selected() {
            Some(node) => match node.item {
                Some(item) => setter.item(item, self.finder.marks(item)),
                None => setter.group(node.label, self.tree.items_of_selected()),
            },
            None => Page::default(),
        };
        self.details.fit(self.page.lines.len(), self.details_height());
    }

    /// What ends a text that was cut.
    #[must_use]
    pub fn ellipsis(&self) -> &'static str {
        if self.ascii { "..." } else { "…" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_follows_what_the_terminal_says_of_itself() {
        assert_eq!(Theme::choose(true, None), Theme::Dark);
        assert_eq!(Theme::choose(true, Some("0;15")), Theme::Light);
        assert_eq!(Theme::choose(true, Some("0;default;15")), Theme::Light);
        assert_eq!(Theme::choose(true, Some("15;0")), Theme::Dark);
        assert_eq!(Theme::choose(true, Some("12;8")), Theme::Dark);
        assert_eq!(Theme::choose(true, Some("nonsense")), Theme::Dark);
        assert_eq!(Theme::choose(false, Some("0;15")), Theme::Plain);
    }
}
