//! What each action does.

use super::action::{Action, Effect, Program};
use super::context::{Context, TextField};
use super::help::Help;
use super::pointer::Mouse;
use super::state::{App, Pane};
use super::theme::{Basis, Theme};
use super::view::View;
use super::window::Step;
use crate::catalog::Grouping;

/// Lines the details scroll at a time from the tree.
const SCROLL: isize = 3;
/// Thousandths of the width the divider moves at a time.
const WIDEN: i16 = 40;

impl App {
    #[expect(clippy::too_many_lines, reason = "one line an action")]
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        if needs_hits(action) {
            self.wait_for_hits();
        }
        match action {
            Action::Down => self.travel(Step::Lines(1)),
            Action::Up => self.travel(Step::Lines(-1)),
            Action::PageDown => self.travel(Step::HalfPages(2)),
            Action::PageUp => self.travel(Step::HalfPages(-2)),
            Action::HalfDown => self.travel(Step::HalfPages(1)),
            Action::HalfUp => self.travel(Step::HalfPages(-1)),
            Action::Top => self.travel(Step::Top),
            Action::Bottom => self.travel(Step::Bottom),
            Action::NextItem => self.next_item(true),
            Action::PreviousItem => self.next_item(false),
            Action::Inward => self.inward(),
            Action::Outward => self.outward(),
            Action::Open => self.open(),
            Action::Toggle => self.in_tree(|app| app.tree.toggle()),
            Action::FoldAll => self.in_tree(|app| app.tree.fold_all()),
            Action::OpenAll => self.in_tree(|app| app.tree.unfold_all()),
            Action::SwitchPane => self.switch_pane(),
            Action::Regroup => self.next_grouping(),
            // Not where nobody sees it.
            Action::DetailsDown | Action::DetailsUp if !self.shows_details() => {}
            Action::DetailsDown => self.scroll_details(Step::Lines(SCROLL)),
            Action::DetailsUp => self.scroll_details(Step::Lines(-SCROLL)),
            Action::WidenTree => self.widen(WIDEN),
            Action::NarrowTree => self.widen(-WIDEN),
            Action::Search => self.search(),
            Action::NextMatch => self.next_match(true),
            Action::PreviousMatch => self.next_match(false),
            Action::Reader => self.toggle_reader(),
            Action::Resume => self.resume(),
            Action::Notice => self.toggle_notice(),
            Action::Mention => self.mention(),
            Action::Table => self.toggle_view(View::Table),
            Action::Sort => self.sort(),
            Action::ColumnLeft => self.step_sideways(false),
            Action::ColumnRight => self.step_sideways(true),
            Action::PickToCompare => self.pick_to_compare(),
            Action::Compare => self.toggle_comparison(),
            Action::ClearCompared => self.clear_comparison(),
            Action::Figures => self.toggle_view(View::Figures),
            Action::Leave => self.leave_view(),
            Action::NextParagraph => self.next_paragraph(true),
            Action::PreviousParagraph => self.next_paragraph(false),
            Action::WidenMargins => self.change_margin(true),
            Action::NarrowMargins => self.change_margin(false),
            Action::Find => self.open_find(),
            Action::NextLink => self.next_link(true),
            Action::PreviousLink => self.next_link(false),
            Action::Follow => self.follow_link(),
            Action::NumberLinks => self.number_links(),
            Action::Back => self.go_through_places(true),
            Action::Forward => self.go_through_places(false),
            Action::Palette => self.open_palette(),
            Action::Facets => self.toggle_facets(),
            Action::Pick => self.pick(),
            Action::ClearFacets => self.clear_facets(),
            Action::OlderQuery => self.walk_history(true),
            Action::NewerQuery => self.walk_history(false),
            Action::CopyMenu => self.open_copy_menu(),
            Action::Copy(form) => return self.copy(form),
            Action::Mark => return self.toggle_mark(),
            Action::StatusMenu => self.open_status_menu(),
            Action::SetStatus(status) => return self.set_status(status),
            Action::Note => self.open_note(),
            Action::NoteInEditor => return self.note_in_editor(),
            Action::Save => return self.save_note(),
            Action::Discard => self.discard_note(),
            Action::Undo => return self.take_back(true),
            Action::Redo => return self.take_back(false),
            Action::OpenPager => return self.open_outside(Program::Pager),
            Action::OpenEditor => return self.open_outside(Program::Editor),
            Action::Cancel => self.cancel(),
            Action::Accept => return self.accept(),
            Action::Edit(change) => self.edit(change),
            Action::Help => self.toggle_help(),
            Action::Wording => self.next_wording(),
            Action::Theme => self.next_theme(),
            Action::Mouse => return self.toggle_mouse(),
            Action::Repaint => return vec![Effect::Repaint],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Quit => return self.quit(),
            Action::Interrupt => return self.interrupt(),
        }
        Vec::new()
    }

    /// Does something to the tree, and sees whether the details have to follow.
    pub(super) fn in_tree(&mut self, change: impl FnOnce(&mut Self)) {
        let before = self.tree.subject();
        change(self);
        if self.tree.subject() != before {
            self.page_changed();
        }
    }

    fn travel(&mut self, step: Step) {
        match (self.context(), step) {
            (Context::Table | Context::Query, _) if self.view == View::Table => self.step_table(step),
            (Context::Figures | Context::Query, _) if self.view == View::Figures => self.step_figures(step),
            // From the bar one goes from hit to hit.
            (Context::Query, Step::Lines(lines)) => self.in_tree(|app| app.tree.step_item(lines > 0)),
            (Context::Query, _) => self.in_tree(|app| {
                app.tree.step(step);
                app.tree.leave_heading();
            }),
            (Context::Tree, _) => self.in_tree(|app| app.tree.step(step)),
            (Context::Details | Context::Notice | Context::Compare | Context::Find | Context::Links, _) => {
                self.scroll_details(step);
            }
            (Context::Table, _) => self.step_table(step),
            (Context::Figures, _) => self.step_figures(step),
            (Context::Reader, _) => self.read(step),
            (Context::Outline, _) => self.step_contents(step),
            (Context::Palette, _) => self.step_palette(step),
            (Context::Facets, _) => {
                let height = self.panel_height();
                self.facets.step(step, height);
            }
            (Context::Copy | Context::Status, _) => {}
            (Context::Note, _) => self.step_note(step),
            (Context::Help | Context::HelpQuery, _) => {
                let height = self.help_height();
                if let Some(help) = &mut self.help {
                    help.scroll(step, height);
                }
            }
        }
    }

    fn next_item(&mut self, forward: bool) {
        if self.view == View::Table {
            self.step_table(Step::Lines(if forward { 1 } else { -1 }));
        } else {
            self.in_tree(|app| app.tree.step_item(forward));
        }
    }

    fn step_sideways(&mut self, right: bool) {
        match self.view {
            View::Figures => self.step_matrix(right),
            View::Browse | View::Reader | View::Notice | View::Table | View::Compare => self.step_column(right),
        }
    }

    pub(super) fn scroll_details(&mut self, step: Step) {
        self.set_page();
        self.link = None;
        self.details.scroll(step, self.page.lines.len(), self.details_height());
        self.follow_text();
    }

    fn inward(&mut self) {
        match self.selected_item() {
            _ if self.view == View::Notice => self.focus_on(Pane::Details),
            Some(_) => self.focus_on(Pane::Details),
            None => self.in_tree(|app| app.tree.inward()),
        }
    }

    fn outward(&mut self) {
        match self.focus {
            Pane::Details => self.focus_on(Pane::Tree),
            Pane::Tree if self.view == View::Notice => self.leave_view(),
            Pane::Tree => self.in_tree(|app| app.tree.outward()),
        }
    }

    fn open(&mut self) {
        match self.tree.selected() {
            _ if self.view == View::Notice => {
                self.show_heading();
                self.focus_on(Pane::Details);
            }
            _ if self.view == View::Table => self.open_row(),
            _ if self.view == View::Figures => self.open_figure(),
            Some(node) if node.item.is_none() => self.in_tree(|app| app.tree.toggle()),
            Some(_) => self.focus_on(Pane::Details),
            None => {}
        }
    }

    fn mention(&mut self) {
        match self.selected_item() {
            Some(item) if self.is_mentioned(item) => self.visit(|app| app.go_to_mention(item)),
            Some(_) if self.catalog.notice.has_text() => {
                self.message = Some(self.messages.ui.not_mentioned.to_owned());
            }
            Some(_) | None => self.visit(Self::open_notice),
        }
    }

    fn switch_pane(&mut self) {
        let accepted = self.searching;
        self.leave_bar();
        self.focus_on(match self.focus {
            Pane::Tree if !accepted => Pane::Details,
            Pane::Tree | Pane::Details => Pane::Tree,
        });
    }

    fn next_grouping(&mut self) {
        self.grouping = self.grouping.next();
        if !self.can_group(self.grouping) {
            self.grouping = self.grouping.next();
        }
        // A group has no place in another grouping: its first item stands for it.
        let item = self.tree.items_of_selected().next();
        let on_item = self.selected_item().is_some();
        self.in_tree(|app| {
            app.regroup();
            if let Some(item) = item.filter(|_| !on_item) {
                app.tree.select_item(item);
            }
        });
        self.message = Some((self.messages.ui.by)(self.grouping).to_owned());
    }

    /// Whether there is a ledger, where a grouping goes by it.
    pub(super) fn can_group(&self, grouping: Grouping) -> bool {
        grouping != Grouping::Status || self.ledger.is_some()
    }

    fn widen(&mut self, by: i16) {
        if self.layout.narrow() {
            return;
        }
        // From where the divider is, which the narrowest panes may have stopped.
        let share = u32::from(self.layout.tree.width) * 1000 / u32::from(self.layout.screen.width);
        self.ratio = u16::try_from(share).unwrap_or(self.ratio);
        self.ratio = self.ratio.saturating_add_signed(by);
        self.relayout();
    }

    fn search(&mut self) {
        match &mut self.help {
            Some(help) => help.filtering = true,
            None => self.open_search(),
        }
    }

    /// Out of the search bar with the query that stands there.
    pub(super) fn leave_bar(&mut self) {
        if let Some(place) = self.origin.as_mut().and_then(|origin| origin.place.take()) {
            self.leave_place(place);
        }
        let query = self.finder.text();
        if std::mem::take(&mut self.searching) && self.history.add(query) {
            self.asked.push(Effect::Remember(query.to_owned()));
        }
    }

    /// To another query of the history.
    fn walk_history(&mut self, older: bool) {
        let history = &mut self.history;
        let query = if older { history.older(self.finder.input.value()) } else { history.newer() };
        if let Some(query) = query {
            self.finder.recall(&query);
            self.recalled();
        }
    }

    /// Esc: out of what asks for a choice, the filter, the help, the facets, the field, the
    /// view, the details alone; then the query goes, and then what narrows.
    fn cancel(&mut self) {
        if self.popup.take().is_some() {
            return;
        }
        match &mut self.help {
            Some(help) if help.filtering => {
                help.filtering = false;
                help.filter.reset();
                help.refilter(&self.help_entries);
            }
            Some(_) => self.leave_help(),
            None if self.facets.is_open() => self.toggle_facets(),
            None if self.searching => self.leave_search(),
            None if self.find.is_some() => self.clear_find(),
            None if self.link.take().is_some() => {}
            None if self.view != View::Browse && !(self.view.is_narrowed() && self.finder.active) => self.leave_view(),
            None if self.view.has_panes() && self.layout.narrow() && self.focus == Pane::Details => {
                self.focus_on(Pane::Tree);
            }
            None if self.finder.active => self.end_search(),
            None if self.facets.is_active() => self.clear_facets(),
            None => {}
        }
    }

    /// Enter in a text field: from the search bar to the hit.
    fn accept(&mut self) -> Vec<Effect> {
        match self.context().field() {
            Some(TextField::Palette) => return self.choose().map(|action| self.act(action)).unwrap_or_default(),
            Some(TextField::Link) => self.accept_number(),
            Some(TextField::Find) => self.accept_find(),
            Some(TextField::Query | TextField::Help) => self.accept_query(),
            Some(TextField::Note) | None => {}
        }
        Vec::new()
    }

    /// Enter in the search bar or in the filter of the help.
    fn accept_query(&mut self) {
        match &mut self.help {
            Some(help) => help.filtering = false,
            // Emptied of a query that stood: that one is given up.
            None if !self.finder.active && self.origin.as_ref().is_some_and(|origin| !origin.query.is_empty()) => {
                self.searching = false;
                self.relayout();
            }
            None if !self.finder.active => self.leave_search(),
            None if self.tree.is_empty() => {}
            None => {
                self.leave_bar();
                self.focus_on(if self.layout.narrow() && self.view == View::Browse {
                    Pane::Details
                } else {
                    Pane::Tree
                });
            }
        }
    }

    /// n and N: through the matches of the page, then on to the next hit, round and round.
    fn next_match(&mut self, forward: bool) {
        if self.found_text().is_some() {
            return self.next_found(forward);
        }
        // Where no item is shown the hits of the search are nothing one could see.
        let in_items = self.view.shows_item();
        if !self.finder.active || !in_items {
            let action = if in_items { Action::Search } else { Action::Find };
            let key = self.key(self.context(), action);
            self.message = Some((self.messages.ui.no_query)(key));
            return;
        }
        self.set_page();
        let ui = &self.messages.ui;
        let next = match (self.current_match, forward) {
            (None, true) => Some(0),
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
            (None, false) => None,
        };
        if let Some(at) = next.filter(|at| *at < self.page.matches.len()) {
            self.go_to_match(at);
        } else if self.view == View::Table {
            self.next_row(forward);
        } else if let Some((rank, wrapped)) = self.next_hit(forward) {
            self.message = wrapped.then(|| if forward { ui.from_top } else { ui.from_bottom }.to_owned());
            self.tree.select_rank(rank);
            self.page_changed();
            self.set_page();
            let last = self.page.matches.len().saturating_sub(1);
            self.go_to_match(if forward { 0 } else { last });
        }
    }

    /// The hit after the one selected, in the order of the tree, and whether the way from
    /// it leads over the tree's end. From a group the next one is its first.
    fn next_hit(&self, forward: bool) -> Option<(usize, bool)> {
        let last = self.tree.len().checked_sub(1)?;
        let here = self.tree.first_rank();
        let on_item = self.selected_item().is_some();
        Some(match (here, forward) {
            (Some(at), true) if !on_item => (at, false),
            (Some(at), true) if at == last => (0, true),
            (Some(at), true) => (at + 1, false),
            (Some(0), false) => (last, on_item),
            (Some(at), false) => (at - 1, false),
            (None, _) => (0, false),
        })
    }

    pub(super) fn go_to_match(&mut self, at: usize) {
        let Some(&line) = self.page.matches.get(at) else { return };
        self.current_match = Some(at);
        let (len, height) = (self.page.lines.len(), self.details_height());
        // With what follows it: a match may go on on the next line.
        self.details.go(line + 2, len, height);
        self.details.go(line, len, height);
        self.follow_line(Some(line));
    }

    /// The help; from the search bar, at what a query can say.
    fn toggle_help(&mut self) {
        if self.help.is_some() {
            return self.leave_help();
        }
        let from = self.context();
        let of_query = from == Context::Query;
        let mut help = Help::new(&self.help_entries, from, self.popup.take());
        if of_query {
            help.go_to_syntax(&self.help_entries, self.help_height());
        }
        self.help = Some(help);
    }

    /// Out of the help, back to what it was opened over.
    fn leave_help(&mut self) {
        let over = self.help.take().and_then(|help| help.over);
        self.popup = self.popup.take().or(over);
        self.show_cursors();
    }

    fn next_theme(&mut self) {
        self.theme = self.theme.next(self.colors.is_some());
        self.basis = Basis::Choice;
        let ui = &self.messages.ui;
        let name = match self.theme {
            Theme::Dark => ui.theme_dark,
            Theme::Light => ui.theme_light,
            Theme::HighContrast => ui.theme_high_contrast,
            Theme::Custom => ui.theme_custom,
            Theme::Plain => ui.theme_plain,
        };
        self.message = Some(name.to_owned());
    }

    /// Ends at once; what was written of a note is kept, also under the help.
    fn interrupt(&mut self) -> Vec<Effect> {
        self.leave_help();
        self.save_note_at_once().into_iter().chain([Effect::Quit(130)]).collect()
    }

    fn toggle_mouse(&mut self) -> Vec<Effect> {
        self.mouse = Mouse { taken: !self.mouse.taken, dragging: false, stayed: true };
        let ui = &self.messages.ui;
        self.message = Some(if self.mouse.taken { ui.mouse_on } else { ui.mouse_off }.to_owned());
        vec![Effect::Mouse(self.mouse.taken)]
    }
}

/// Whether an action goes by what the query found, and so has to wait for it.
fn needs_hits(action: Action) -> bool {
    // While text is being edited its hits can wait for the last key, and nobody who leaves
    // waits for what is left.
    let edits = matches!(action, Action::Edit(_) | Action::OlderQuery | Action::NewerQuery | Action::Cancel);
    let leaves = matches!(action, Action::Quit | Action::Interrupt | Action::Suspend);
    !edits && !leaves && !matches!(action, Action::Help | Action::Theme | Action::Mouse | Action::Repaint)
}
