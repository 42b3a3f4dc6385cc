//! Items side by side, their fields aligned.

use super::action::Action;
use super::context::Context;
use super::page::{Line, Link, Page, Part, Role, Setter, run};
use super::state::App;
use super::view::View;
use crate::catalog::{Item, ItemIndex};
use crate::typeset::width;

/// How many items stand side by side at most.
const MOST: usize = 3;

/// Columns of a text less than which the items stand under one another.
const LEAST: usize = 16;

/// What an item has under a heading.
struct Cell {
    number: u32,
    text: String,
    role: Role,
    link: Option<Link>,
}

/// A heading, and what an item has under it.
type Row = (&'static str, fn(&Item) -> String);

impl Setter<'_> {
    /// The page of some items: under each heading what each of them has there.
    pub(super) fn comparison(&self, items: &[ItemIndex], divider: &str) -> Page {
        let mut page = Page::default();
        let titles = items.iter().filter_map(|at| Some((*at, self.catalog.item(*at)?)));
        let titles = titles.map(|(at, item)| Cell {
            number: item.number,
            text: format!("{} {}", item.number, &*item.title),
            role: Role::Title,
            link: Some(Link::Item(at)),
        });
        page.begin();
        self.aligned(&mut page, &titles.collect::<Vec<_>>(), divider);
        let names = &self.messages.fields;
        let fields: [Row; 6] = [
            (names.units, Item::units_text),
            (names.scope, |item| item.scope.to_string()),
            (names.domain, |item| item.domain.as_deref().unwrap_or_default().to_owned()),
            (names.section, |item| item.section.to_string()),
            (names.document, |item| item.document.to_string()),
            (names.content, |item| item.content.to_string()),
        ];
        for (heading, of) in fields {
            let found = items.iter().filter_map(|item| self.catalog.item(*item));
            let cells = found.map(|item| Cell {
                number: item.number,
                text: self.messages.heading(&of(item)).to_owned(),
                role: Role::Text,
                link: None,
            });
            page.begin();
            self.line(&mut page, heading, Role::Heading, None);
            self.aligned(&mut page, &cells.collect::<Vec<_>>(), divider);
        }
        page
    }

    /// Cells side by side, or under one another where that leaves too little room.
    fn aligned(&self, page: &mut Page, cells: &[Cell], divider: &str) {
        let gaps = width(divider) * cells.len().saturating_sub(1);
        let column = self.width.saturating_sub(gaps) / cells.len().max(1);
        if column < LEAST {
            for Cell { number, text, role, link } in cells {
                // Under one another it is the number that tells whose each is.
                let number = if *role == Role::Title { String::new() } else { format!("{number:>2} ") };
                let part = Part { role: *role, link: *link, ..Part::plain(text) };
                self.paragraph(page, &[], &[Part { role: Role::Label, ..Part::plain(&number) }, part]);
            }
            return;
        }
        let columns: Vec<Vec<Line>> = cells.iter().map(|cell| self.cell(page, cell, column)).collect();
        let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
        for row in 0..rows {
            let mut line = Line::new();
            for (at, lines) in columns.iter().enumerate() {
                line.extend((at > 0).then(|| run(divider, Role::Label)));
                let cell = lines.get(row).cloned().unwrap_or_default();
                let used: usize = cell.iter().map(|run| width(&run.text)).sum();
                line.extend(cell);
                // The last needs nothing after it.
                if at + 1 < columns.len() {
                    line.push(run(&" ".repeat(column - used), Role::Label));
                }
            }
            page.lines.push(line);
        }
    }

    /// The lines of a cell, which are to follow those of the page. Its matches and its link
    /// are noted there.
    fn cell(&self, page: &mut Page, cell: &Cell, column: usize) -> Vec<Line> {
        let first = page.lines.len();
        let mut own = Page { matches: page.matches.clone(), links: page.links.clone(), ..Page::default() };
        let part = Part { role: cell.role, link: cell.link, ..Part::plain(&cell.text) };
        self.narrowed(column).paragraph(&mut own, &[], &[part]);
        page.matches.extend(own.matches.iter().skip(page.matches.len()).map(|line| line + first));
        page.links.extend(own.links.iter().skip(page.links.len()).map(|(line, link)| (line + first, *link)));
        own.lines
    }
}

impl App {
    /// Whether an item is among those to be compared.
    #[must_use]
    pub fn is_compared(&self, item: ItemIndex) -> bool {
        self.compared.contains(&item)
    }

    /// Takes the item at the cursor among those to be compared, or drops it.
    pub(super) fn pick_to_compare(&mut self) {
        let Some(item) = self.wanted_item() else { return };
        let ui = &self.messages.ui;
        let mut dropped = None;
        if let Some(at) = self.compared.iter().position(|other| *other == item) {
            self.compared.remove(at);
            dropped = self.catalog.item(item).map(|item| item.number);
        } else if self.compared.len() == MOST {
            self.message = Some((ui.too_many_compared)(MOST));
            return;
        } else {
            self.compared.push(item);
        }
        self.stale.page = true;
        if self.view == View::Compare && self.compared.len() < 2 {
            self.leave_view();
        }
        let numbers = self.compared.iter().filter_map(|at| self.catalog.item(*at)).map(|item| item.number.to_string());
        self.message = Some((ui.compared)(&numbers.collect::<Vec<_>>(), dropped));
    }

    /// The items picked side by side, with the one at the cursor where only one was.
    pub(super) fn toggle_comparison(&mut self) {
        if self.view == View::Compare {
            return self.leave_view();
        }
        let here = self.selected_item().filter(|item| !self.is_compared(*item));
        match (self.compared.len(), here) {
            (0, _) | (1, None) => {
                let key = |action| self.key(Context::Tree, action).unwrap_or_default();
                let (pick, compare) = (key(Action::PickToCompare), key(Action::Compare));
                let here = self.key(self.context(), Action::PickToCompare).is_some();
                self.message = Some((self.messages.ui.nothing_to_compare)(pick, here, compare));
            }
            (1, Some(item)) => {
                self.compared.push(item);
                self.visit(|app| app.open_over(View::Compare));
            }
            _ => self.visit(|app| app.open_over(View::Compare)),
        }
    }

    /// Drops all that were picked.
    pub(super) fn clear_comparison(&mut self) {
        self.compared.clear();
        self.message = Some(self.messages.ui.compared_cleared.to_owned());
        if self.view == View::Compare {
            self.leave_view();
        }
    }
}
