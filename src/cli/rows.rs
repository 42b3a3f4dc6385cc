//! Items as aligned rows.

use super::columns::{Column, DOMAIN_GAP, Facts, Reader};
use super::page::{Page, Style};
use super::widths::{GAP, INDENT, UNIT_GAP, Widths};
use crate::catalog::{Catalog, Field, Item, ItemIndex};
use crate::search::Mark;
use crate::threads;
use crate::typeset::{CharSpan, char_width, fit, push_visible, truncate, width};

/// A text of a row, and what is marked in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    text: String,
    /// In columns.
    width: usize,
    /// In order, without overlaps.
    marks: Vec<CharSpan>,
    /// How the whole of it is shown, where nothing is marked.
    style: Option<Style>,
}

impl Cell {
    /// Adds a text; marks on it move along.
    pub(super) fn push(&mut self, text: &str, marks: impl Iterator<Item = CharSpan>) {
        let mut marks = marks.peekable();
        let from = if marks.peek().is_some() { self.text.chars().count() } else { 0 };
        self.marks.extend(marks.map(|mark| CharSpan::new(mark.start + from, mark.end + from)));
        self.width += push_visible(&mut self.text, text);
    }

    /// No wider than `columns`.
    pub(super) fn cut(mut self, columns: usize, ellipsis: &str) -> Self {
        if self.width <= columns {
            return self;
        }
        let Some(room) = columns.checked_sub(width(ellipsis)) else { return Self::default() };
        let (kept, used) = fit(&self.text, room);
        let (bytes, chars) = (kept.len(), kept.chars().count());
        self.text.truncate(bytes);
        self.text.push_str(ellipsis);
        self.width = used + width(ellipsis);
        self.marks.retain(|mark| mark.start < chars);
        self.marks.iter_mut().for_each(|mark| mark.end = mark.end.min(chars));
        self
    }

    fn clear(&mut self) {
        self.text.clear();
        self.marks.clear();
        self.width = 0;
    }

    /// Adds this to a line, no wider than `columns`; gives the columns it takes.
    fn put(&self, out: &mut String, columns: usize, page: &Page) -> usize {
        if self.width > columns {
            return self.clone().cut(columns, page.ellipsis).put(out, columns, page);
        }
        match self.style {
            Some(style) => page.put(out, style, &self.text),
            None => page.put_marked(out, &self.text, &self.marks),
        }
        self.width
    }
}

/// What a search says of a row.
#[derive(Default)]
pub(super) struct Why {
    /// What was matched in the item.
    pub(super) marks: Vec<Mark>,
    /// Lines of their own, under the row.
    pub(super) below: Vec<Cell>,
}

/// A line of a list.
pub(super) enum Line {
    /// A heading, so deep in headings.
    Heading(usize, String),
    /// An item under a heading so deep.
    Item(usize, ItemIndex),
}

/// Lines that are laid out in one go by one thread.
const TOGETHER: usize = 1024;

/// A table for people.
pub(super) struct Rows<'a> {
    pub(super) catalog: &'static Catalog,
    pub(super) page: &'a Page,
    pub(super) facts: &'a Facts<'a>,
    pub(super) columns: &'a [Column],
    /// Whether these columns were asked for: then they have a head, and each gives way to the
    /// others.
    pub(super) asked: bool,
}

impl Rows<'_> {
    /// The lines, aligned; on a terminal none is wider than it. `why` says what a search has to
    /// say of an item, in lines so wide. They come in parts, as joining so many would take
    /// their memory twice.
    pub(super) fn lay_out(
        &self,
        lines: &[Line],
        why: impl Fn(ItemIndex, &Item, Option<usize>) -> Why + Sync,
    ) -> Vec<String> {
        let parts: Vec<&[Line]> = lines.chunks(TOGETHER).collect();
        let widths = Widths::of(self, &parts);
        let part = |lines: &&[Line]| {
            let (mut out, mut cells) = (String::new(), vec![Cell::default(); self.columns.len()]);
            for line in *lines {
                match line {
                    Line::Heading(depth, text) => {
                        spaces(&mut out, depth * INDENT);
                        let room = self.page.cut.unwrap_or(usize::MAX).saturating_sub(depth * INDENT);
                        self.page.put(&mut out, Style::Heading, &truncate(text, room, self.page.ellipsis));
                        out.push('\n');
                    }
                    Line::Item(depth, at) => {
                        let Some(item) = self.catalog.item(*at) else { continue };
                        let below = widths.below(*depth);
                        let why = why(*at, item, self.page.cut.map(|cut| cut.saturating_sub(below)));
                        self.fill(&mut cells, (*at, item), &why.marks, &widths);
                        self.put(&mut out, *depth, &cells, &widths);
                        for line in why.below.iter().filter(|line| line.width > 0) {
                            spaces(&mut out, below);
                            line.put(&mut out, usize::MAX, self.page);
                            out.push('\n');
                        }
                    }
                }
            }
            out
        };
        let head = self.asked.then(|| self.head(&widths)).filter(|_| !lines.is_empty());
        head.into_iter().chain(threads::map(&parts, part)).collect()
    }

    /// The names of the columns.
    fn head(&self, widths: &Widths) -> String {
        let mut out = String::new();
        let mut cells = vec![Cell::default(); self.columns.len()];
        for (cell, column) in cells.iter_mut().zip(self.columns) {
            cell.push(column.name(self.page.messages), std::iter::empty());
            cell.style = Some(Style::Label);
        }
        self.put(&mut out, widths.deepest, &cells, widths);
        out
    }

    /// Makes the cells those of an item. That they were those of another before saves the
    /// memory for new ones: there may be a great many.
    fn fill(&self, cells: &mut [Cell], (at, item): (ItemIndex, &'static Item), marks: &[Mark], widths: &Widths) {
        let on = |field, index| {
            marks.iter().filter(move |mark| (mark.field, mark.index) == (field, index)).map(|mark| mark.span)
        };
        for ((cell, column), columns) in cells.iter_mut().zip(self.columns).zip(&widths.columns) {
            cell.clear();
            match column {
                Column::Number => {
                    cell.text.push_str(&item.number.to_string());
                    cell.width = cell.text.len();
                    cell.style = Some(Style::Number);
                }
                Column::Title => cell.push(&item.title, on(Field::Title, 0)),
                Column::Scope => cell.push(&item.scope, on(Field::Scope, 0)),
                Column::Place => {
                    cell.push(&item.scope, on(Field::Scope, 0));
                    if let Some(domain) = &item.domain {
                        cell.push(DOMAIN_GAP, std::iter::empty());
                        cell.push(domain, on(Field::Domain, 0));
                    }
                }
                Column::Domain => {
                    cell.push(item.domain.as_deref().unwrap_or_default(), on(Field::Domain, 0));
                }
                Column::Units => {
                    for (index, unit) in item.units.iter().enumerate() {
                        if index > 0 {
                            cell.push(UNIT_GAP, std::iter::empty());
                        }
                        cell.push(unit, on(Field::Units, index));
                    }
                }
                // It is long: what was found in it is to be in view.
                Column::Content if self.page.cut.is_some() => {
                    let place = on(Field::Content, 0).next().map_or(0, |mark| mark.start);
                    *cell = excerpt(&item.content, place, on(Field::Content, 0), *columns, self.page.ellipsis);
                }
                Column::Content => cell.push(&item.content, on(Field::Content, 0)),
                Column::Id => {
                    cell.push(&item.id.to_string(), std::iter::empty());
                    cell.style = Some(Style::Number);
                }
                Column::Section
                | Column::Document
                | Column::Status
                | Column::Mark
                | Column::Note
                | Column::Updated
                | Column::Score => {
                    cell.push(&self.facts.value(*column, at, item, Reader::Person), std::iter::empty());
                }
            }
        }
    }

    /// A line of cells. No spaces at its end: those of a gap only come with what is behind it.
    fn put(&self, out: &mut String, depth: usize, cells: &[Cell], widths: &Widths) {
        let mut gap = depth * INDENT;
        for ((cell, column), &room) in cells.iter().zip(self.columns).zip(&widths.columns) {
            if room == 0 {
                continue;
            }
            if cell.text.is_empty() {
                gap += room + GAP;
                continue;
            }
            let before = if column.is_figures() { room.saturating_sub(cell.width) } else { 0 };
            spaces(out, gap + before);
            let used = cell.put(out, room, self.page);
            gap = (room - before).saturating_sub(used) + GAP;
        }
        out.push('\n');
    }
}

fn spaces(out: &mut String, count: usize) {
    out.extend(std::iter::repeat_n(' ', count));
}

/// Characters before the match in an excerpt.
const LEAD: usize = 10;

/// The text around its character `place`, in so many columns.
pub(super) fn excerpt(
    text: &str,
    place: usize,
    marks: impl Iterator<Item = CharSpan>,
    columns: usize,
    ellipsis: &str,
) -> Cell {
    let start = place.saturating_sub(LEAD);
    let mut cell = Cell::default();
    if start > 0 {
        cell.push(ellipsis, std::iter::empty());
    }
    let marks = marks.filter(|mark| mark.end > start);
    let marks = marks.map(|mark| CharSpan::new(mark.start.saturating_sub(start), mark.end - start));
    cell.push(shown(text, start, columns), marks);
    cell.cut(columns, ellipsis)
}

/// The characters of a text from `start` on that fill so many columns, and one more.
fn shown(text: &str, start: usize, columns: usize) -> &str {
    let mut from = text.char_indices().skip(start);
    let Some((first, c)) = from.next() else { return "" };
    let mut used = char_width(c);
    let end = from.find_map(|(at, c)| {
        let full = used > columns;
        used += char_width(c);
        full.then_some(at)
    });
    text.get(first..end.unwrap_or(text.len())).unwrap_or_default()
}
