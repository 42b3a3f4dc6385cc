//! Items as aligned rows: number, title, scope and domain, units.

use super::page::{Page, Style};
use crate::catalog::{Field, Item};
use crate::search::Mark;
use crate::typeset::{CharSpan, pad, truncate, visible, width};

/// A text of a row, and what is marked in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    /// In order, without overlaps.
    pub(super) marks: Vec<CharSpan>,
}

impl Cell {
    /// Adds a text; marks on it move along.
    pub(super) fn push(&mut self, text: &str, marks: impl Iterator<Item = CharSpan>) {
        let from = self.text.chars().count();
        self.marks.extend(marks.map(|mark| CharSpan::new(mark.start + from, mark.end + from)));
        self.text += &visible(text);
    }

    /// No wider than `columns`.
    pub(super) fn cut(&self, columns: usize, ellipsis: &str) -> Self {
        let text = truncate(&self.text, columns, ellipsis);
        let kept = if text == self.text {
            text.chars().count()
        } else {
            text.chars().count().saturating_sub(ellipsis.chars().count())
        };
        let marks = self.marks.iter().filter(|mark| mark.start < kept);
        Self { marks: marks.map(|mark| CharSpan::new(mark.start, mark.end.min(kept))).collect(), text }
    }
}

/// An item in one line, and what may stand below it.
pub(super) struct Row {
    number: String,
    /// Title, place, units.
    cells: [Cell; 3],
    /// Lines of their own, under the title.
    pub(super) below: Vec<Cell>,
}

impl Row {
    /// The row of an item, with what a search marked in it.
    pub(super) fn of(item: &Item, marks: &[Mark]) -> Self {
        let on = |field, index| {
            marks.iter().filter(move |mark| (mark.field, mark.index) == (field, index)).map(|mark| mark.span)
        };
        let [mut title, mut place, mut units] = [const { Cell { text: String::new(), marks: Vec::new() } }; 3];
        title.push(&item.title, on(Field::Title, 0));
        place.push(&item.scope, on(Field::Scope, 0));
        if let Some(domain) = &item.domain {
            place.push("/", std::iter::empty());
            place.push(domain, on(Field::Domain, 0));
        }
        for (index, unit) in item.units.iter().enumerate() {
            if index > 0 {
                units.push("、", std::iter::empty());
            }
            units.push(unit, on(Field::Units, index));
        }
        Self { number: item.number.to_string(), cells: [title, place, units], below: Vec::new() }
    }
}

/// A line of a list.
pub(super) enum Line {
    /// A heading, so deep in headings.
    Heading(usize, String),
    /// An item under a heading so deep.
    Row(usize, Row),
}

/// Columns by which a heading's lines are set in.
const INDENT: usize = 2;

/// Columns between columns.
const GAP: usize = 2;

/// A column cut to less than this says nothing.
const NARROWEST: usize = 4;

/// How columns give way where the page is narrow, in order: which, and down to what.
/// The title is the last to go.
const GIVE_WAY: [(usize, usize); 5] = [(2, 12), (1, 12), (2, 0), (1, 0), (0, 0)];

/// The lines, aligned; on a terminal none is wider than it.
pub(super) fn lay_out(lines: &[Line], page: &Page) -> String {
    let columns = Columns::of(lines, page);
    let mut out = String::new();
    for line in lines {
        match line {
            Line::Heading(depth, text) => {
                out.extend(std::iter::repeat_n(' ', depth * INDENT));
                let room = page.cut.unwrap_or(usize::MAX).saturating_sub(depth * INDENT);
                page.put(&mut out, Style::Heading, &truncate(text, room, page.ellipsis));
            }
            Line::Row(depth, row) => columns.put(&mut out, *depth, row, page),
        }
        out.push('\n');
    }
    out
}

struct Columns {
    number: usize,
    cells: [usize; 3],
}

impl Columns {
    fn of(lines: &[Line], page: &Page) -> Self {
        let mut columns = Self { number: 0, cells: [0; 3] };
        let mut deepest = 0;
        for line in lines {
            let Line::Row(depth, row) = line else { continue };
            deepest = deepest.max(*depth);
            columns.number = columns.number.max(width(&row.number));
            for (column, cell) in columns.cells.iter_mut().zip(&row.cells) {
                *column = (*column).max(width(&cell.text));
            }
        }
        if let Some(cut) = page.cut {
            columns.shrink(cut.saturating_sub(deepest * INDENT));
        }
        columns
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
        out.extend(std::iter::repeat_n(' ', depth * INDENT + self.number.saturating_sub(width(&row.number))));
        page.put(out, Style::Number, &row.number);
        let shown = || self.cells.iter().zip(&row.cells).filter(|(column, _)| **column > 0);
        let filled = shown().enumerate().filter(|(_, (_, cell))| !cell.text.is_empty());
        let last = filled.last().map_or(0, |(at, _)| at + 1);
        for (at, (&column, cell)) in shown().take(last).enumerate() {
            out.extend(std::iter::repeat_n(' ', GAP));
            let cell = cell.cut(column, page.ellipsis);
            // No spaces at the end of a line.
            let text = if at + 1 < last { pad(&cell.text, column) } else { cell.text };
            page.put_marked(out, &text, &cell.marks);
        }
        for below in &row.below {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', self.below(depth)));
            page.put_marked(out, &below.text, &below.marks);
        }
    }

    /// Where a line under a title starts.
    fn below(&self, depth: usize) -> usize {
        depth * INDENT + self.number + GAP
    }
}
