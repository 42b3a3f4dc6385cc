//! Links of the details: going from one to the next, and following one.

use super::action::Edit;
use super::page::Link;
use super::popup::{Numbered, Popup};
use super::state::{App, Pane};
use super::view::View;
use crate::catalog::{Grouping, ItemIndex};

/// Lines kept above what a jump leads to.
const ABOVE: usize = 2;

impl App {
    /// To the next link of the details, or the one before; the first time to one in view.
    pub(super) fn next_link(&mut self, forward: bool) {
        self.set_page();
        let links = &self.page.links;
        let Some(last) = links.len().checked_sub(1) else {
            self.message = Some(self.messages.ui.no_links.to_owned());
            return;
        };
        let next = match (self.link, forward) {
            (Some(at), true) if at < last => at + 1,
            (Some(at), false) => at.checked_sub(1).unwrap_or(last),
            (Some(_), true) => 0,
            (None, _) => self.links_in_view().next().unwrap_or(0),
        };
        self.link = Some(next);
        self.reveal_link(next);
    }

    /// Enter in a text: to where the link leads that one is on; without one, to the first.
    pub(super) fn follow_link(&mut self) {
        match self.link.and_then(|at| self.page.links.get(at)) {
            Some((_, link)) => self.follow(*link),
            None => self.next_link(true),
        }
    }

    /// Numbers on the links in view.
    pub(super) fn number_links(&mut self) {
        self.set_page();
        let links: Vec<usize> = self.links_in_view().collect();
        if links.is_empty() {
            let ui = &self.messages.ui;
            let text = if self.page.links.is_empty() { ui.no_links } else { ui.no_links_here };
            self.message = Some(text.to_owned());
        } else {
            self.popup = Some(Popup::Links(Numbered { links, typed: String::new() }));
        }
    }

    /// A digit of a number; others are nothing here.
    pub(super) fn type_number(&mut self, text: &str) {
        let Some(Popup::Links(numbered)) = &mut self.popup else { return };
        let digits = crate::search::fold(text);
        numbered.typed.extend(digits.chars().filter(char::is_ascii_digit));
        if let Some(link) = numbered.chosen() {
            self.follow_numbered(link);
        } else if numbered.typed().is_none() {
            numbered.typed.clear();
        }
    }

    /// Takes a digit back.
    pub(super) fn edit_number(&mut self, change: Edit) {
        let Some(Popup::Links(numbered)) = &mut self.popup else { return };
        match change {
            Edit::Backspace => _ = numbered.typed.pop(),
            Edit::DeleteWord | Edit::DeleteAll => numbered.typed.clear(),
            Edit::Newline
            | Edit::Delete
            | Edit::Left
            | Edit::Right
            | Edit::WordLeft
            | Edit::WordRight
            | Edit::Start
            | Edit::End => {}
        }
    }

    /// Enter after a number that could be the beginning of a longer one.
    pub(super) fn accept_number(&mut self) {
        let Some(Popup::Links(numbered)) = &self.popup else { return };
        match numbered.typed() {
            Some(link) => self.follow_numbered(link),
            None => self.popup = None,
        }
    }

    fn follow_numbered(&mut self, link: usize) {
        self.popup = None;
        if let Some((_, link)) = self.page.links.get(link).copied() {
            self.follow(link);
        }
    }

    /// Goes where a link leads. There is a way back.
    pub(super) fn follow(&mut self, link: Link) {
        self.visit(|app| match link {
            Link::Item(item) => app.go_to_item(item),
            Link::Mention(item) => app.go_to_mention(item),
            Link::Group(grouping, item, label) => {
                let headings = app.headings.by(grouping);
                let heading = headings.above(item).iter().find(|heading| headings.label(**heading) == label);
                if let Some(heading) = heading {
                    app.go_to_group(grouping, *heading);
                }
            }
        });
    }

    /// To an item, wherever items are shown: where the query or the facets leave it out they go.
    pub(super) fn go_to_item(&mut self, item: ItemIndex) {
        self.widen_to(|app| app.tree.holds(item));
        match self.view {
            View::Table => {
                self.go_to_row(item);
                return;
            }
            View::Browse | View::Reader => {}
            View::Notice | View::Compare | View::Figures => {
                self.set_view(View::Browse);
                self.focus_on(Pane::Details);
            }
        }
        self.tree.select_item(item);
        self.page_changed();
    }

    /// To the items under a heading.
    pub(super) fn go_to_group(&mut self, grouping: Grouping, heading: u32) {
        self.set_view(View::Browse);
        self.grouping = grouping;
        self.regroup();
        self.widen_to(|app| app.tree.has_heading(heading));
        self.tree.select_heading(heading);
        self.focus_on(Pane::Tree);
        self.page_changed();
    }

    /// To where the notice names an item.
    pub(super) fn go_to_mention(&mut self, item: ItemIndex) {
        self.open_notice();
        self.set_page();
        let named = |(_, link): &(usize, Link)| *link == Link::Item(item);
        if let Some(at) = self.page.links.iter().position(named) {
            self.link = Some(at);
            self.reveal_link(at);
        }
    }

    /// Gives up the query, and then the facets, if what is gone to is not there otherwise.
    fn widen_to(&mut self, holds: impl Fn(&Self) -> bool) {
        if !holds(self) && self.finder.active {
            self.end_search();
        }
        if !holds(self) {
            self.clear_facets();
        }
    }

    fn reveal_link(&mut self, at: usize) {
        let Some((line, _)) = self.page.links.get(at).copied() else { return };
        let (len, height) = (self.page.lines.len(), self.details_height());
        if !(self.details.offset..self.details.offset + height).contains(&line) {
            self.details.offset = line.saturating_sub(ABOVE);
        }
        self.details.fit(len, height);
        self.follow_text();
    }

    fn links_in_view(&self) -> impl Iterator<Item = usize> {
        let view = self.details.offset..self.details.offset + self.details_height();
        let in_view = move |(at, (line, _)): (usize, &(usize, Link))| view.contains(line).then_some(at);
        self.page.links.iter().enumerate().filter_map(in_view)
    }

    /// The link at a place of the details: columns and rows from their top left.
    pub(super) fn link_at(&self, column: usize, row: usize) -> Option<Link> {
        let runs = self.page.lines.get(self.details.offset + row)?;
        // The text stands after a blank.
        let mut end = 1;
        let run = runs.iter().find(|run| {
            end += crate::typeset::width(&run.text);
            column < end
        });
        let (_, link) = self.page.links.get(run.filter(|_| column > 0)?.link?)?;
        Some(*link)
    }
}
