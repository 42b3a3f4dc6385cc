//! Items side by side, their fields aligned.

use super::action::Action;
use super::context::Context;
use super::page::{Line, Link, Page, Part, Role, Setter};
use super::state::App;
use super::view::View;
use crate::catalog::{Item, ItemIndex};
use crate::i18n::{Messages, Worded};

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
type Row = (&'static str, fn(&Messages, &Item) -> String);

impl Cell {
    fn part(&self) -> Part<'_> {
        Part { role: self.role, link: self.link, ..Part::plain(&self.text) }
    }
}

impl Setter<'_> {
    /// The page of some items: under each heading what each of them has there.
    pub(super) fn comparison(&self, items: &[ItemIndex], divider: &str) -> Page {
        let mut page = Page::default();
        page.begin();
        let messages = self.messages;
        self.in_each_language(&mut page, items, divider, |item| messages.title(item));
        let names = &messages.fields;
        let fields: [Row; 5] = [
            (names.units, Messages::units_or_none),
            (names.scope, |messages, item| messages.heading(&item.scope).to_owned()),
            (names.domain, |messages, item| messages.heading(item.domain.as_deref().unwrap_or_default()).to_owned()),
            (names.section, |messages, item| messages.section(&item.section)),
            (names.document, |messages, item| messages.heading(&item.document).to_owned()),
        ];
        for (heading, of) in fields {
            page.begin();
            self.line(&mut page, heading, Role::Heading, None);
            let cells = self.cells(items, |_, item| Some((of(messages, item), Role::Text, None)));
            self.aligned(&mut page, &cells, divider);
        }
        page.begin();
        self.line(&mut page, names.content, Role::Heading, None);
        self.in_each_language(&mut page, items, divider, |item| messages.content(item));
        page
    }

    /// What `of` gives of each item, one language under the other. A title leads to its item.
    fn in_each_language<'a>(
        &self,
        page: &mut Page,
        items: &[ItemIndex],
        divider: &str,
        of: impl Fn(&'static Item) -> Worded<'a>,
    ) {
        let titles = page.lines.is_empty();
        for at in 0..2 {
            let cells = self.cells(items, |index, item| {
                let (text, _) = of(item).texts().nth(at)?;
                Some(match (titles, at) {
                    (true, 0) => (format!("{} {text}", item.number), Role::Title, Some(Link::Item(index))),
                    (true, _) => (text.to_owned(), Role::Title, None),
                    (false, _) => (text.to_owned(), Role::Text, None),
                })
            });
            if cells.iter().any(|cell| !cell.text.is_empty()) {
                if at > 0 && !titles {
                    page.lines.push(Line::new());
                }
                self.aligned(page, &cells, divider);
            }
        }
    }

    /// A cell for each item; an empty one where `of` gives nothing.
    fn cells(
        &self,
        items: &[ItemIndex],
        of: impl Fn(ItemIndex, &'static Item) -> Option<(String, Role, Option<Link>)>,
    ) -> Vec<Cell> {
        let found = items.iter().filter_map(|at| Some((*at, self.catalog.item(*at)?)));
        let cell = |(at, item): (ItemIndex, &'static Item)| {
            let (text, role, link) = of(at, item).unwrap_or((String::new(), Role::Text, None));
            Cell { number: item.number, text, role, link }
        };
        found.map(cell).collect()
    }

    /// Cells side by side, or under one another where that leaves too little room.
    fn aligned(&self, page: &mut Page, cells: &[Cell], divider: &str) {
        if self.column(cells.len(), divider) >= LEAST {
            let texts: Vec<_> = cells.iter().map(|cell| vec![cell.part()]).collect();
            return self.side_by_side(page, &texts, divider);
        }
        for cell in cells.iter().filter(|cell| !cell.text.is_empty()) {
            // Under one another it is the number that tells whose each is.
            let number = if cell.role == Role::Title { String::new() } else { format!("{:>2} ", cell.number) };
            self.paragraph(page, &[], &[Part { role: Role::Label, ..Part::plain(&number) }, cell.part()]);
        }
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
