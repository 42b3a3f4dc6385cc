//! The views, and going from one to another.

use super::context::Context;
use super::layout::Shape;
use super::palette::Palette;
use super::popup::Popup;
use super::state::{App, Pane};

/// What the body of the screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// The tree and the details.
    #[default]
    Browse,
    /// The details alone, on through all items.
    Reader,
    /// The notice itself, its headings in the tree's place.
    Notice,
    /// The annex as a table, the details of its row under it.
    Table,
    /// Some items side by side.
    Compare,
    /// How many items there are of what.
    Figures,
}

impl View {
    /// Whether the details are those of the item the cursor is on.
    pub(super) fn shows_item(self) -> bool {
        match self {
            Self::Browse | Self::Reader | Self::Table => true,
            Self::Notice | Self::Compare | Self::Figures => false,
        }
    }

    /// Whether it has two panes.
    pub(super) fn has_panes(self) -> bool {
        match self {
            Self::Browse | Self::Notice => true,
            Self::Reader | Self::Table | Self::Compare | Self::Figures => false,
        }
    }

    /// Whether it shows what the query and the facets leave, so that it stays while one searches.
    pub(super) fn is_narrowed(self) -> bool {
        match self {
            Self::Browse | Self::Table | Self::Figures => true,
            Self::Reader | Self::Notice | Self::Compare => false,
        }
    }
}

impl App {
    /// Where the keys go.
    #[must_use]
    pub fn context(&self) -> Context {
        match &self.popup {
            Some(Popup::Palette(_)) => Context::Palette,
            Some(Popup::Links(_)) => Context::Links,
            Some(Popup::Copy(_)) => Context::Copy,
            Some(Popup::Status(_)) => Context::Status,
            Some(Popup::Note(_)) => Context::Note,
            None => self.context_below(),
        }
    }

    /// Where they would go without what asks for a choice.
    pub(super) fn context_below(&self) -> Context {
        match &self.help {
            Some(help) if help.filtering => return Context::HelpQuery,
            Some(_) => return Context::Help,
            None => {}
        }
        match (self.view, self.focus) {
            _ if self.facets.is_open() => Context::Facets,
            _ if self.find.as_ref().is_some_and(|find| find.typing) => Context::Find,
            _ if self.searching => Context::Query,
            (View::Browse, Pane::Tree) => Context::Tree,
            (View::Browse, Pane::Details) => Context::Details,
            (View::Reader, _) => Context::Reader,
            (View::Notice, Pane::Tree) => Context::Outline,
            (View::Notice, Pane::Details) => Context::Notice,
            (View::Table, _) => Context::Table,
            (View::Compare, _) => Context::Compare,
            (View::Figures, _) => Context::Figures,
        }
    }

    /// Whether the pane on the left, or the table, is shown.
    #[must_use]
    pub fn shows_list(&self) -> bool {
        match self.view {
            View::Notice if self.contents.hidden => false,
            View::Browse | View::Notice => !self.layout.narrow() || !self.details_alone(),
            View::Table => true,
            View::Reader | View::Compare | View::Figures => false,
        }
    }

    /// Whether the details are shown.
    #[must_use]
    pub fn shows_details(&self) -> bool {
        match self.view {
            View::Notice if self.contents.hidden => true,
            View::Browse | View::Notice => !self.layout.narrow() || self.details_alone(),
            View::Table => self.layout.details.height > 0,
            View::Reader | View::Compare => true,
            View::Figures => false,
        }
    }

    /// Whether the details are shown where there is room for one pane only.
    #[must_use]
    pub fn details_alone(&self) -> bool {
        self.focus == Pane::Details && !self.searching && !self.facets.is_open()
    }

    pub(super) fn shape(&self) -> Shape {
        match self.view {
            View::Notice if self.contents.hidden => Shape::Reading { margin: self.margin },
            View::Browse | View::Notice => Shape::Panes { ratio: self.ratio, details_alone: self.details_alone() },
            View::Reader => Shape::Reading { margin: self.margin },
            View::Table => Shape::Stacked,
            View::Compare | View::Figures => Shape::Whole,
        }
    }

    /// Shows another view. A text that is shown in both keeps its place.
    pub(super) fn set_view(&mut self, view: View) {
        if self.view == view {
            return;
        }
        self.note_reading();
        let same_text = self.view.shows_item() && view.shows_item();
        self.view = view;
        (self.stale.shown, self.stale.page) = (true, true);
        match view {
            View::Browse => self.openers.clear(),
            View::Table => self.enter_table(),
            View::Reader | View::Notice | View::Compare | View::Figures => {}
        }
        self.find = None;
        if same_text {
            (self.link, self.current_match) = (None, None);
        } else {
            self.page_changed();
        }
        // Of a view without panes there is only one thing to have the focus.
        match view {
            View::Table | View::Figures => self.focus = Pane::Tree,
            View::Reader | View::Compare => self.focus = Pane::Details,
            View::Browse | View::Notice => {}
        }
        self.relayout();
        self.show_cursors();
    }

    /// Brings the cursors of the lists the views have into view, which has another height.
    pub(super) fn show_cursors(&mut self) {
        let (list, figures, palette) = (self.list_height(), self.figures_height(), self.help_height());
        self.table.window.show_cursor(self.table.items.len(), list);
        self.contents.window.show_cursor(self.contents.rows.len(), list);
        self.figures.window.show_cursor(self.figures.rows.len(), figures);
        self.show_note_cursor();
        if let Some(Popup::Palette(Palette { window, choices, .. })) = &mut self.popup {
            window.show_cursor(choices.len(), palette);
        }
    }

    /// Opens a view over the one that is shown, to which leaving it leads back. One that is
    /// below already comes up again.
    pub(super) fn open_over(&mut self, view: View) {
        let opener = (self.view, self.focus);
        let below = self.openers.iter().position(|(below, _)| *below == view);
        let mut openers = std::mem::take(&mut self.openers);
        match below {
            Some(below) => openers.truncate(below),
            None => openers.push(opener),
        }
        self.set_view(view);
        self.openers = openers;
    }

    /// The view the explorer opens in.
    pub(super) fn open_view(&mut self, view: View) {
        match view {
            View::Browse | View::Compare => {}
            View::Notice => self.open_notice(),
            View::Reader | View::Table | View::Figures => self.open_over(view),
        }
    }

    /// A view, or out of it. There is a way back.
    pub(super) fn toggle_view(&mut self, view: View) {
        if self.view == view {
            self.leave_view();
        } else {
            self.visit(|app| app.open_over(view));
        }
    }

    /// The reader, or out of it; of the notice, its text alone.
    pub(super) fn toggle_reader(&mut self) {
        if self.view == View::Notice {
            self.contents.hidden = !self.contents.hidden;
            self.focus_on(Pane::Details);
            return;
        }
        let first = self.compared.first().copied().filter(|_| self.view == View::Compare);
        let item = self.selected_item().filter(|item| first.is_none() || self.is_compared(*item)).or(first);
        self.toggle_view(View::Reader);
        if self.view == View::Reader {
            match item {
                Some(item) => self.in_tree(|app| app.tree.select_item(item)),
                None => self.in_tree(|app| app.tree.step_item(true)),
            }
        }
    }

    /// The notice, or out of it. There is a way back.
    pub(super) fn toggle_notice(&mut self) {
        if self.view == View::Notice {
            self.leave_view();
        } else {
            self.visit(Self::open_notice);
        }
    }

    /// Back to the view this one was opened over.
    pub(super) fn leave_view(&mut self) {
        if self.view == View::Notice && std::mem::take(&mut self.contents.hidden) {
            return self.focus_on(Pane::Details);
        }
        let mut openers = std::mem::take(&mut self.openers);
        let (view, focus) = openers.pop().unwrap_or_default();
        self.set_view(view);
        self.openers = openers;
        self.focus_on(focus);
    }

    /// Whether the text goes on from item to item.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.view == View::Reader
    }

    /// Rows of the pane on the left.
    pub(super) fn list_height(&self) -> usize {
        usize::from(self.layout.tree.height)
    }
}
