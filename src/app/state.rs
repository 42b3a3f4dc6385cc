//! What the explorer knows.

use std::cell::OnceCell;
use std::rc::Rc;

use super::action::{Action, Effect, Event};
use super::colors::Colors;
use super::context::Context;
use super::document::Contents;
use super::facets::{AllHeadings, Facets};
use super::figures::Figures;
use super::find::Find;
use super::finder::{Finder, insert};
use super::help::{self, Help, HelpEntry};
use super::history::History;
use super::keeping::Past;
use super::layout::Layout;
use super::memory::Reading;
use super::note::Unfinished;
use super::page::{Page, Setter};
use super::palette::Command;
use super::places::{Place, Places};
use super::pointer::Mouse;
use super::popup::Popup;
use super::spot::TreePlace;
use super::start::Start;
use super::table::Table;
use super::theme::{Basis, Theme};
use super::tree::Tree;
use super::view::View;
use super::window::Window;
use crate::catalog::{Catalog, Grouping, ItemIndex};
use crate::i18n::Messages;
use crate::ledger::Ledger;
use crate::search::{Desk, Needle, Wake};

/// One of the two panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The tree, on the left.
    #[default]
    Tree,
    /// The details, on the right.
    Details,
}

/// Where the user was before entering the search bar.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    pub(super) query: String,
    pub(super) view: View,
    pub(super) tree: TreePlace,
    pub(super) grouping: Grouping,
    pub(super) focus: Pane,
    pub(super) details: Window,
    pub(super) row: Option<ItemIndex>,
    pub(super) figures: Figures,
    /// Where the user was in a view that is not searched, until the search is one to come
    /// back from.
    pub(super) place: Option<Place>,
}

/// What the keys do, in words.
#[derive(Clone, Debug, Default)]
pub struct KeyTexts {
    /// The lines of the help.
    pub help: Vec<HelpEntry>,
    /// What the palette offers.
    pub commands: Vec<Command>,
}

/// The explorer's state.
pub struct App {
    /// What is explored.
    pub catalog: &'static Catalog,
    /// The texts of the interface.
    pub messages: &'static Messages,
    /// The lines of the help.
    pub help_entries: Vec<HelpEntry>,
    /// What the body of the screen shows.
    pub view: View,
    /// What the palette offers.
    pub commands: Vec<Command>,
    /// What the tree is grouped by.
    pub grouping: Grouping,
    /// The tree.
    pub tree: Tree,
    /// The outline of the notice.
    pub contents: Contents,
    /// The annex as a table.
    pub table: Table,
    /// Items picked to be compared, in the order they were.
    pub compared: Vec<ItemIndex>,
    /// The figures.
    pub figures: Figures,
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
    /// The link of the details the user is on.
    pub link: Option<usize>,
    /// What is looked for in the details.
    pub find: Option<Find>,
    /// The help, while it is shown.
    pub help: Option<Help>,
    /// What asks for a choice, over everything.
    pub popup: Option<Popup>,
    /// Where everything goes.
    pub layout: Layout,
    /// The colours.
    pub theme: Theme,
    /// The user's own colours.
    pub colors: Option<Colors>,
    /// Whether to draw with ASCII characters only.
    pub ascii: bool,
    /// Whether more items than these are being read.
    pub beginning: bool,
    /// A line to show until the next key.
    pub message: Option<String>,
    /// What is kept of the items; none where nothing is kept of these.
    pub(super) ledger: Option<Rc<Ledger>>,
    pub(super) desk: Desk,
    pub(super) headings: AllHeadings,
    pub(super) history: History,
    /// What the edge has to do besides what an action asks of it.
    pub(super) asked: Vec<Effect>,
    /// While the search bar has the focus.
    pub(super) origin: Option<Origin>,
    /// The tree of all items as it was before a query narrowed it.
    pub(super) unfiltered: Option<(Grouping, TreePlace)>,
    pub(super) past: Past,
    /// A note that was being written when the explorer ended.
    pub(super) draft: Option<Unfinished>,
    pub(super) places: Places,
    /// The views below the one shown, each with what had the focus: the one it was opened over
    /// is the last.
    pub(super) openers: Vec<(View, Pane)>,
    /// Where the reader stopped.
    pub(super) reading: Option<Reading>,
    /// The tree's share of the width in thousandths.
    pub(super) ratio: u16,
    pub(super) margin: u16,
    pub(super) mouse: Mouse,
    /// What the theme goes by.
    pub(super) basis: Basis,
    pub(super) stale: Stale,
    /// Whether there is a translation of anything, once that was asked.
    pub(super) translated: OnceCell<bool>,
}

/// What has to be worked out again before it is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stale {
    pub(super) hits: bool,
    pub(super) page: bool,
    /// The table and the figures.
    pub(super) shown: bool,
}

impl App {
    /// The explorer as it opens. It has no size until the first [`Event::Resize`]. `wake` is
    /// called, in another thread, when there is something new to [`App::settle`].
    #[must_use]
    pub fn new(
        catalog: &'static Catalog,
        messages: &'static Messages,
        texts: KeyTexts,
        start: &Start,
        wake: Wake,
    ) -> Self {
        let mut app = Self {
            catalog,
            messages,
            help_entries: texts.help,
            commands: texts.commands,
            view: View::default(),
            grouping: start.grouping,
            tree: Tree::default(),
            contents: Contents::default(),
            table: Table::default(),
            compared: Vec::new(),
            figures: Figures::default(),
            focus: Pane::Tree,
            searching: false,
            finder: Finder::default(),
            facets: Facets::default(),
            page: Page::default(),
            details: Window::default(),
            current_match: None,
            link: None,
            find: None,
            help: None,
            popup: None,
            layout: Layout::default(),
            theme: start.theme,
            colors: start.colors.clone(),
            ascii: start.ascii,
            beginning: start.beginning,
            message: start.message.clone(),
            headings: AllHeadings::new(catalog, start.ledger.clone().unwrap_or_default(), &messages.ledger),
            ledger: start.ledger.clone(),
            desk: Desk::new(catalog, wake),
            history: History::default(),
            asked: Vec::new(),
            origin: None,
            unfiltered: None,
            past: Past::default(),
            draft: None,
            places: Places::default(),
            openers: Vec::new(),
            reading: None,
            ratio: start.ratio.saturating_mul(10),
            margin: start.margin,
            basis: start.basis,
            mouse: Mouse { taken: start.mouse, dragging: false, stayed: true },
            stale: Stale::default(),
            translated: OnceCell::new(),
        };
        app.begin(start);
        app
    }

    /// As the start says.
    fn begin(&mut self, start: &Start) {
        if start.ledger.as_ref().is_some_and(|ledger| ledger.entries().next().is_some()) {
            self.tell_statuses();
        }
        self.regroup();
        self.tree.start_at_best();
        if let Some(memory) = &start.memory {
            self.restore(memory);
        }
        // Of a beginning there is nothing to count and no annex to list.
        self.open_view(if start.beginning { View::Browse } else { start.view });
        if let Some(item) = start.item {
            self.tree.select_item(item);
        }
        if let Some(query) = &start.query {
            self.open_search();
            insert(&mut self.finder.input, query);
            self.query_changed();
        }
        self.page_changed();
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
            Event::Pointer(pointer) => effects = self.point(pointer),
            Event::Resize(width, height) => {
                self.resize(width, height);
                self.show_cursors();
                effects.push(Effect::Repaint);
            }
            Event::Recalled(queries) => self.history.recall(queries),
            Event::Answer(answer) => effects = self.answered(answer),
            Event::Failed(failure) => self.say_failed(&failure),
            Event::Written(id, text) => effects = self.written(id, &text),
            Event::Kept(kept) => effects = self.kept(kept),
        }
        effects.append(&mut self.asked);
        effects
    }

    /// What is said goes with any key, one that means nothing too.
    pub fn unsay(&mut self) {
        self.message = None;
    }

    /// Says what the keys do in other words.
    pub fn name_keys(&mut self, texts: KeyTexts) {
        (self.help_entries, self.commands) = (texts.help, texts.commands);
    }

    /// The key to press for an action in a context, as it is shown, if it has one.
    #[must_use]
    pub fn key(&self, context: Context, action: Action) -> Option<&str> {
        help::key(&self.help_entries, context, action)
    }

    /// The item the cursor is on.
    #[must_use]
    pub fn selected_item(&self) -> Option<ItemIndex> {
        match self.view {
            View::Table => self.table.item,
            View::Browse | View::Reader | View::Notice | View::Compare | View::Figures => {
                self.tree.selected().and_then(|node| node.item)
            }
        }
    }

    /// Which of the items shown the cursor is on, from 1, and how many are shown. 0 of
    /// them while it is on a group.
    #[must_use]
    pub fn position(&self) -> (usize, usize) {
        if self.view == View::Table {
            let len = self.table.items.len();
            return ((self.table.window.cursor + 1).min(len), len);
        }
        (self.tree.rank().map_or(0, |rank| rank + 1), self.tree.len())
    }

    /// Rows of the details.
    pub(super) fn details_height(&self) -> usize {
        usize::from(self.layout.details.height)
    }

    /// Rows of the help.
    pub(super) fn help_height(&self) -> usize {
        usize::from(self.layout.body_under_bar().height)
    }

    pub(super) fn resize(&mut self, width: u16, height: u16) {
        let before = (self.page_width(), self.details_height());
        self.layout = Layout::new(width, height, self.shape());
        self.tree.set_height(usize::from(self.layout.tree.height));
        if let Some(help) = &mut self.help {
            help.fit(usize::from(self.layout.body_under_bar().height));
        }
        let height = self.panel_height();
        self.facets.fit(height);
        self.stale.page |= before != (self.page_width(), self.details_height());
    }

    /// Lays out again, after the focus or the ratio changed.
    pub(super) fn relayout(&mut self) {
        self.resize(self.layout.screen.width, self.layout.screen.height);
    }

    pub(super) fn focus_on(&mut self, pane: Pane) {
        self.focus = pane;
        // An outline that has the focus is shown.
        self.contents.hidden &= pane == Pane::Details;
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
        self.stale.shown = true;
    }

    /// The details show something else now.
    pub(super) fn page_changed(&mut self) {
        self.stale.page = true;
        (self.current_match, self.link) = (None, None);
        self.page = Page::default();
        self.details = Window::default();
        self.stop_typing_find();
    }

    /// Sets the details, if they changed. What was at their top stays there.
    pub(super) fn set_page(&mut self) {
        if !std::mem::take(&mut self.stale.page) {
            return;
        }
        if let Some(item) = self.selected_item() {
            self.finder.mark(self.desk.engine(), item);
        }
        let before = std::mem::take(&mut self.page);
        self.page = self.marked_page();
        self.details.offset = self.page.same_place(&before, self.details.offset);
        self.details.fit(self.page.lines.len(), self.details_height());
    }

    /// The page with what is looked for in it marked: as it was typed, or else as pinyin.
    fn marked_page(&self) -> Page {
        let page = self.page_with(None);
        let typed = self.find.as_ref().map_or("", |find| find.input.value());
        let Some(mut needle) = Needle::new(typed, page.chars()) else { return page };
        loop {
            let loosened = needle.clone();
            let page = self.page_with(Some(loosened));
            if !page.matches.is_empty() || !needle.loosen() {
                return page;
            }
        }
    }

    fn page_with(&self, needle: Option<Needle>) -> Page {
        let setter = Setter {
            catalog: self.catalog,
            messages: self.messages,
            width: self.page_width(),
            height: self.details_height(),
            ellipsis: self.ellipsis(),
            whole: !self.beginning,
            ledger: self.ledger.as_deref(),
            needle,
        };
        match self.view {
            View::Notice => return setter.notice(&self.contents),
            View::Compare => return setter.comparison(&self.compared, if self.ascii { " | " } else { " │ " }),
            View::Figures => return Page::default(),
            View::Browse | View::Reader | View::Table => {}
        }
        match (self.selected_item(), self.tree.selected()) {
            (Some(item), _) => setter.item(item, self.finder.marks(item)),
            (None, Some(node)) if self.view != View::Table => setter.group(node.label, self.tree.items_of_selected()),
            (None, _) => Page::default(),
        }
    }

    /// Columns of the text of the details.
    fn page_width(&self) -> usize {
        // Columns side by side have short lines each.
        let all = self.layout.details.width.saturating_sub(3);
        usize::from(if self.view == View::Compare { all } else { self.layout.text_width() })
    }

    /// What ends a text that was cut.
    #[must_use]
    pub fn ellipsis(&self) -> &'static str {
        if self.ascii { "..." } else { "…" }
    }
}
