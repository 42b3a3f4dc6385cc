//! The annex as the table it is.

use std::cmp::Reverse;
use std::rc::Rc;

use super::state::{App, Pane};
use super::view::View;
use super::window::{Step, Window};
use crate::catalog::{Item, ItemId, ItemIndex};
use crate::i18n::FieldNames;
use crate::ledger::Status;
use crate::search::{Collated, collate};
use crate::typeset::{shown, width};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// 序号
    Number,
    /// 改革事项
    Title,
    /// 负责单位
    Units,
    /// 推广范围
    Scope,
    /// 领域
    Domain,
    /// 推进状态
    Status,
}

impl Column {
    /// All columns, from left to right.
    pub const ALL: [Self; 6] = [Self::Number, Self::Title, Self::Units, Self::Scope, Self::Domain, Self::Status];

    /// What the column is called.
    #[must_use]
    pub fn name(self, names: &FieldNames) -> &'static str {
        match self {
            Self::Number => names.number,
            Self::Title => names.title,
            Self::Units => names.units,
            Self::Scope => names.scope,
            Self::Domain => names.domain,
            Self::Status => names.status,
        }
    }

    /// Columns no text of it takes more of.
    fn widest(self, room: usize) -> usize {
        match self {
            Self::Number => 6,
            Self::Title => (room * 36 / 100).max(16),
            Self::Units => (room * 22 / 100).max(16),
            Self::Scope => 12,
            // Not started, and marked.
            Self::Status => 13,
            Self::Domain => 16,
        }
    }
}

/// In which order the rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub column: Column,
    /// The last first.
    pub descending: bool,
}

/// In fewer columns the title goes sideways with the others.
const WITH_TITLE: usize = 60;

/// What a column is sorted by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Id(ItemId),
    Status(Status),
    Text(Collated),
}

impl Key {
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Id(_) | Self::Status(_) => false,
        }
    }
}

/// Items whose texts say how wide the columns have to be.
const MEASURED: usize = 500;

/// The rows of the table, and the cursor.
#[derive(Clone, Debug)]
pub struct Table {
    /// The items, in the order of the rows.
    pub items: Vec<ItemIndex>,
    /// None: in the order of the annex, or of the hits.
    pub sort: Option<Sort>,
    /// The column the cursor is on.
    pub column: Column,
    /// The row the cursor is on, and the first in view.
    pub window: Window,
    /// Where the tree was when the table was last opened.
    from: Option<ItemIndex>,
    /// The item of that row.
    pub(super) item: Option<ItemIndex>,
    /// Columns the longest text of each column takes.
    natural: [usize; Column::ALL.len()],
    /// For the columns that were sorted by, the place of each item.
    ranks: Vec<(Column, Rc<[Option<u32>]>)>,
}

impl Default for Table {
    fn default() -> Self {
        let natural = [0; Column::ALL.len()];
        Self {
            items: Vec::new(),
            sort: None,
            column: Column::Number,
            window: Window::default(),
            from: None,
            item: None,
            natural,
            ranks: Vec::new(),
        }
    }
}

impl Table {
    /// The columns that are shown in a room of so many columns, each with how wide it is: the
    /// number, and from the first that lets the cursor be in view.
    #[must_use]
    pub fn columns(&self, room: usize) -> Vec<(Column, usize)> {
        let all = Column::ALL.into_iter().zip(self.natural).map(|(column, natural)| {
            // One column after each parts it from the next.
            (column, natural.min(column.widest(room)) + 1)
        });
        let all: Vec<(Column, usize)> = all.collect();
        // The number stays where it is, and where there is room so does the title.
        let kept = if room < WITH_TITLE { 1 } else { 2 };
        let Some((frozen, others)) = all.split_at_checked(kept) else { return all };
        let digits: usize = frozen.iter().map(|(_, width)| width).sum();
        let at = others.iter().position(|(column, _)| *column == self.column).unwrap_or(0);
        let fits = |from: &usize| {
            let shown = others.get(*from..=at).unwrap_or_default();
            digits + shown.iter().map(|(_, width)| width).sum::<usize>() <= room
        };
        let from = (0..=at).find(fits).unwrap_or(at);
        let mut left = room.saturating_sub(digits);
        let mut shown = frozen.to_vec();
        for &(column, width) in others.iter().skip(from) {
            let width = width.min(left);
            left -= width;
            // A few columns of a text say nothing.
            if width > 4 {
                shown.push((column, width));
            }
        }
        // What is left over goes to the texts that were cut.
        for (column, width) in &mut shown {
            let wanted = Column::ALL.iter().zip(self.natural).find(|(other, _)| *other == column);
            let more = wanted.map_or(0, |(_, natural)| (natural + 1).saturating_sub(*width)).min(left);
            (*width, left) = (*width + more, left - more);
        }
        shown
    }

    /// Other texts are shown: their order has to be worked out anew.
    pub(super) fn forget_texts(&mut self) {
        self.ranks.clear();
    }

    /// How far the items are changed: their order by that has to be worked out anew.
    pub(super) fn forget_statuses(&mut self) {
        self.ranks.retain(|(column, _)| *column != Column::Status);
    }

    /// The column a click at `x` of a room of so many columns is on.
    fn column_at(&self, x: usize, room: usize) -> Option<Column> {
        let mut end = 0;
        let mut columns = self.columns(room).into_iter();
        columns
            .find(|(_, width)| {
                end += width;
                x < end
            })
            .map(|(column, _)| column)
    }
}

impl App {
    /// The cursor of the table goes to where that of the tree is, unless that is where it was
    /// when the table was left.
    pub(super) fn enter_table(&mut self) {
        let from = self.tree.items_of_selected().next();
        if self.table.from != from || self.table.item.is_none() {
            (self.table.from, self.table.item) = (from, from);
        }
        self.stale.shown = true;
        self.set_table();
    }

    /// Sets what the table holds, if it changed. The cursor stays on its item, where that is
    /// still there, and else goes to the first.
    pub(super) fn set_table(&mut self) {
        if self.view != View::Table || !std::mem::take(&mut self.stale.shown) {
            return;
        }
        self.table.items = self.shown_items();
        self.sort_table();
        self.table.natural = Column::ALL.map(|column| {
            let items = self.table.items.iter().take(MEASURED).filter_map(|at| self.catalog.item(*at));
            let widest = items.map(|item| width(&self.cell(column, item))).max().unwrap_or(0);
            // Beside its name the head has the sign of the order.
            widest.max(width(column.name(&self.messages.fields)) + 2)
        });
        let row = self.table.item.and_then(|item| self.table.items.iter().position(|other| *other == item));
        let (len, height) = (self.table.items.len(), self.list_height());
        self.table.window.go(row.unwrap_or(0), len, height);
        self.table.window.fit(len, height);
        self.take_row();
    }

    /// What an item has in a column; no control characters.
    #[must_use]
    pub fn cell(&self, column: Column, item: &Item) -> String {
        match column {
            Column::Number => item.number.to_string(),
            Column::Title => shown(self.messages.title(item).first),
            Column::Units => shown(&self.messages.units_briefly(item)),
            Column::Scope if item.scope.is_empty() => String::new(),
            Column::Scope => shown(self.messages.heading(&item.scope)),
            Column::Domain => item.domain.map_or_else(String::new, |domain| shown(self.messages.heading(&domain))),
            Column::Status => {
                let marked = self.ledger.as_ref().is_some_and(|ledger| ledger.is_marked(item.id));
                let status = (self.messages.ledger.status)(self.status(item));
                format!("{status}{}", if marked { " *" } else { "" })
            }
        }
    }

    /// The items of the tree, each once: by number, or the best hits first.
    pub(super) fn shown_items(&self) -> Vec<ItemIndex> {
        let passes = |item: &ItemIndex| self.facets.pass(*item);
        if self.finder.active {
            self.finder.found.hits.iter().map(|hit| hit.item).filter(passes).collect()
        } else {
            (0..self.catalog.items.len()).filter(passes).collect()
        }
    }

    fn sort_table(&mut self) {
        let Some(Sort { column, descending }) = self.table.sort else { return };
        let ranks = self.ranks(column);
        let rank = |at: &ItemIndex| ranks.get(*at).copied().flatten();
        // What has nothing there comes last, whichever way.
        if descending {
            self.table.items.sort_by_key(|at| (rank(at).is_none(), Reverse(rank(at))));
        } else {
            self.table.items.sort_by_key(|at| (rank(at).is_none(), rank(at)));
        }
    }

    /// The place of each item in the order of a column, none where it has nothing there. Worked
    /// out once: how a great many texts sound takes its time.
    fn ranks(&mut self, column: Column) -> Rc<[Option<u32>]> {
        let known = self.table.ranks.iter().find(|(other, _)| *other == column);
        if let Some((_, ranks)) = known {
            return Rc::clone(ranks);
        }
        let key = |item: &Item| match column {
            Column::Number => Key::Id(item.id),
            Column::Status => Key::Status(self.status(item)),
            Column::Title | Column::Units | Column::Scope | Column::Domain => {
                Key::Text(collate(&self.cell(column, item)))
            }
        };
        let items = self.catalog.items.iter().enumerate();
        let mut keys: Vec<(Key, ItemIndex)> = items.map(|(at, item)| (key(item), at)).collect();
        keys.sort();
        let mut ranks = vec![None; keys.len()];
        let mut rank = 0;
        let mut before: Option<&Key> = None;
        for (key, at) in &keys {
            rank += u32::from(before.is_some_and(|before| before != key));
            before = Some(key);
            if let Some(own) = ranks.get_mut(*at).filter(|_| !key.is_empty()) {
                *own = Some(rank);
            }
        }
        let ranks: Rc<[Option<u32>]> = ranks.into();
        self.table.ranks.push((column, Rc::clone(&ranks)));
        ranks
    }

    /// Sorts by the column of the cursor; again, the other way; then as it was.
    pub(super) fn sort(&mut self) {
        let column = self.table.column;
        self.table.sort = match self.table.sort {
            Some(Sort { column: by, descending: false }) if by == column => Some(Sort { column, descending: true }),
            Some(Sort { column: by, descending: true }) if by == column => None,
            _ => Some(Sort { column, descending: false }),
        };
        self.stale.shown = true;
        let ui = &self.messages.ui;
        let name = column.name(&self.messages.fields);
        self.message = Some(match self.table.sort {
            Some(Sort { descending, .. }) => (ui.sorted)(name, descending),
            None => ui.unsorted.to_owned(),
        });
    }

    pub(super) fn step_table(&mut self, step: Step) {
        self.set_table();
        let (len, height) = (self.table.items.len(), self.list_height());
        self.table.window.step(step, len, height);
        self.take_row();
    }

    /// The wheel moves the view and leaves the cursor.
    pub(super) fn scroll_table(&mut self, step: Step) {
        let (len, height) = (self.table.items.len(), self.list_height());
        self.table.window.scroll(step, len, height);
    }

    pub(super) fn step_column(&mut self, right: bool) {
        let mut columns = Column::ALL.into_iter();
        let at = columns.position(|column| column == self.table.column).unwrap_or(0);
        let next = if right { at + 1 } else { at.saturating_sub(1) };
        self.table.column = Column::ALL.get(next).copied().unwrap_or(self.table.column);
    }

    /// The details show the item of the row.
    fn take_row(&mut self) {
        let item = self.table.items.get(self.table.window.cursor).copied();
        if std::mem::replace(&mut self.table.item, item) != item || item.is_none() {
            self.page_changed();
        }
    }

    /// The cursor goes to an item that the table holds.
    pub(super) fn go_to_row(&mut self, item: ItemIndex) {
        self.table.item = Some(item);
        self.stale.shown = true;
        self.page_changed();
        self.set_table();
    }

    /// n and N past the matches of an item: to the next row, round and round.
    pub(super) fn next_row(&mut self, forward: bool) {
        let Some(last) = self.table.items.len().checked_sub(1) else { return };
        let at = self.table.window.cursor;
        let wraps = at == if forward { last } else { 0 };
        let ui = &self.messages.ui;
        self.message = wraps.then(|| if forward { ui.from_top } else { ui.from_bottom }.to_owned());
        self.step_table(match (wraps, forward) {
            (true, true) => Step::Top,
            (true, false) => Step::Bottom,
            (false, _) => Step::Lines(if forward { 1 } else { -1 }),
        });
        self.set_page();
        self.go_to_match(if forward { 0 } else { self.page.matches.len().saturating_sub(1) });
    }

    /// Enter: to the item, in the tree.
    pub(super) fn open_row(&mut self) {
        self.set_table();
        let Some(item) = self.table.items.get(self.table.window.cursor).copied() else { return };
        self.visit(|app| {
            app.set_view(View::Browse);
            app.go_to_item(item);
            app.focus_on(Pane::Details);
        });
    }

    /// A click on a row of the table.
    pub(super) fn click_table(&mut self, line: usize) {
        let row = self.table.window.offset + line;
        if row < self.table.items.len() {
            self.table.window.cursor = row;
            self.take_row();
        }
    }

    /// A click on the head of a column sorts by it.
    pub(super) fn click_column(&mut self, x: usize) {
        let room = self.table_room();
        if let Some(column) = x.checked_sub(1).and_then(|x| self.table.column_at(x, room)) {
            self.table.column = column;
            self.sort();
        }
    }

    /// Columns for the texts of a row.
    #[must_use]
    pub fn table_room(&self) -> usize {
        usize::from(self.layout.tree.width).saturating_sub(2)
    }

    /// The items of the rows in view.
    pub(super) fn table_in_view(&self) -> impl Iterator<Item = ItemIndex> {
        let rows = if self.view == View::Table { self.list_height() } else { 0 };
        self.table.items.iter().skip(self.table.window.offset).take(rows).copied()
    }
}
