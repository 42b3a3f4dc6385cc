//! Items as aligned rows: number, title, scope and domain, units.

use super::page::{Page, Style};
use crate::catalog::{Field, Item, Text};
use crate::search::Mark;
use crate::threads;
use crate::typeset::{CharSpan, fit, push_visible, truncate, visible_width, width};

/// A text of a row, and what is marked in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    text: String,
    /// In columns.
    width: usize,
    /// In order, without overlaps.
    marks: Vec<CharSpan>,
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
        page.put_marked(out, &self.text, &self.marks);
        self.width
    }
}

/// An item in one line, and what may stand below it.
#[derive(Default)]
pub(super) struct Row {
    number: String,
    /// Title, place, units.
    cells: [Cell; 3],
    /// Lines of their own, under the title.
    pub(super) below: Vec<Cell>,
}

impl Row {
    /// Makes this the row of an item, with what a search marked in it. That it was another
    /// row before saves the memory for a new one: there may be a great many.
    pub(super) fn set(&mut self, item: &Item, marks: &[Mark]) {
        let on = |field, index| {
            marks.iter().filter(move |mark| (mark.field, mark.index) == (field, index)).map(|mark| mark.span)
        };
        self.below.clear();
        self.number = item.number.to_string();
        self.cells.iter_mut().for_each(Cell::clear);
        let [title, place, units] = &mut self.cells;
        title.push(&item.title, on(Field::Title, 0));
        place.push(&item.scope, on(Field::Scope, 0));
        if let Some(domain) = &item.domain {
            place.push(DOMAIN_GAP, std::iter::empty());
            place.push(domain, on(Field::Domain, 0));
        }
        for (index, unit) in item.units.iter().enumerate() {
            if index > 0 {
                units.push(UNIT_GAP, std::iter::empty());
            }
            units.push(unit, on(Field::Units, index));
        }
    }
}

/// A line of a list.
pub(super) enum Line<'a> {
    /// A heading, so deep in headings.
    Heading(usize, String),
    /// An item under a heading so deep.
    Item(usize, &'a Item),
}

/// Between a scope and a domain.
const DOMAIN_GAP: &str = "/";

/// Between two units.
const UNIT_GAP: &str = "、";

/// Columns by which a heading's lines are set in.
const INDENT: usize = 2;

/// Columns between columns.
const GAP: usize = 2;

/// A column cut to less than this says nothing.
const NARROWEST: usize = 4;

/// How columns give way where the page is narrow, in order: which, and down to what.
/// The title is the last to go.
const GIVE_WAY: [(usize, usize); 5] = [(2, 12), (1, 12), (2, 0), (1, 0), (0, 0)];

/// Lines that are laid out in one go by one thread.
const TOGETHER: usize = 1024;

/// The lines, aligned; on a terminal none is wider than it. `set` makes a row that of an item,
/// which is the line of this number. They come in parts, as joining so many would take their
/// memory twice.
pub(super) fn lay_out(lines: &[Line], page: &Page, set: impl Fn(&mut Row, usize, &Item) + Sync) -> Vec<String> {
    let columns = Columns::of(lines, page);
    let parts: Vec<(usize, &[Line])> = (0..).step_by(TOGETHER).zip(lines.chunks(TOGETHER)).collect();
    let part = |(first, lines): &(usize, &[Line])| {
        let (mut out, mut row) = (String::new(), Row::default());
        for (number, line) in (*first..).zip(*lines) {
            match line {
                Line::Heading(depth, text) => {
                    spaces(&mut out, depth * INDENT);
                    let room = page.cut.unwrap_or(usize::MAX).saturating_sub(depth * INDENT);
                    page.put(&mut out, Style::Heading, &truncate(text, room, page.ellipsis));
                }
                Line::Item(depth, item) => {
                    set(&mut row, number, item);
                    columns.put(&mut out, *depth, &row, page);
                }
            }
            out.push('\n');
        }
        out
    };
    threads::map(&parts, part)
}

fn spaces(out: &mut String, count: usize) {
    out.extend(std::iter::repeat_n(' ', count));
}

/// Makes a column wide enough for texts with gaps between them.
fn widen(column: &mut usize, texts: &[Text], gap: &str) {
    let gaps = texts.len().saturating_sub(1);
    // No character takes more columns than bytes: most texts need not be looked at.
    if texts.iter().map(|text| text.len()).sum::<usize>() + gaps * gap.len() > *column {
        let needed = texts.iter().map(|text| visible_width(text)).sum::<usize>() + gaps * width(gap);
        *column = needed.max(*column);
    }
}

#[derive(Clone, Copy, Default)]
struct Columns {
    number: usize,
    cells: [usize; 3],
}

impl Columns {
    fn of(lines: &[Line], page: &Page) -> Self {
        let parts: Vec<&[Line]> = lines.chunks(TOGETHER).collect();
        let widest = threads::map(&parts, |lines| {
            let (mut columns, mut deepest) = (Self::default(), 0);
            for line in *lines {
                let Line::Item(depth, item) = line else { continue };
                columns.make_room_for(item);
                deepest = deepest.max(*depth);
            }
            (columns, deepest)
        });
        let (mut columns, mut deepest) = (Self::default(), 0);
        for (of_part, depth) in widest {
            columns.number = columns.number.max(of_part.number);
            columns.cells.iter_mut().zip(of_part.cells).for_each(|(column, other)| *column = (*column).max(other));
            deepest = deepest.max(depth);
        }
        if let Some(cut) = page.cut {
            columns.shrink(cut.saturating_sub(deepest * INDENT));
        }
        columns
    }

    /// As wide as [`Row::set`] makes the row of the item.
    fn make_room_for(&mut self, item: &Item) {
        self.number = self.number.max(item.number.checked_ilog10().map_or(1, |digits| digits as usize + 1));
        let [title, place, units] = &mut self.cells;
        widen(title, std::slice::from_ref(&item.title), "");
        match &item.domain {
            Some(domain) => widen(place, &[item.scope, *domain], DOMAIN_GAP),
            None => widen(place, std::slice::from_ref(&item.scope), ""),
        }
        widen(units, &item.units, UNIT_GAP);
    }

    fn shrink(&mut self, room: usize) {
        let whole = self.number + self.cells.iter().map(|column| GAP + column).sum::<usize>();
        let mut over = whole.saturating_sub(room);
        for (at, floor) in GIVE_WAY {
            let Some(column) = self.cells.get_mut(at) else { continue };
            let given = over.min(column.saturating_sub(floor));
            *column -= given;
            over -= given;
            if given > 0 && *column < NARROWEST {
                *column = 0;
            }
        }
    }

    fn put(&self, out: &mut String, depth: usize, row: &Row, page: &Page) {
        spaces(out, depth * INDENT + self.number.saturating_sub(row.number.len()));
        page.put(out, Style::Number, &row.number);
        // No spaces at the end of a line: those of a gap only come with what is behind it.
        let mut gap = 0;
        for (&column, cell) in self.cells.iter().zip(&row.cells).filter(|(column, _)| **column > 0) {
            gap += GAP;
            if cell.text.is_empty() {
                gap += column;
            } else {
                spaces(out, gap);
                gap = column.saturating_sub(cell.put(out, column, page));
            }
        }
        for below in &row.below {
            out.push('\n');
            spaces(out, self.below(depth));
            below.put(out, usize::MAX, page);
        }
    }

    /// Where a line under a title starts.
    fn below(&self, depth: usize) -> usize {
        depth * INDENT + self.number + GAP
    }
}
