//! Items as aligned rows.

use super::columns::{Column, DOMAIN_GAP, Facts, Reader};
use super::page::{Page, Style};
use super::widths::{GAP, INDENT, Widths};
use crate::catalog::{Catalog, Field, Item, ItemIndex, Text};
use crate::i18n::Messages;
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
    /// Whether one of them is of the translation.
    pub(super) translated: bool,
}

/// What is in view of a table.
#[derive(Clone, Copy)]
pub(super) struct InView {
    /// Columns of a line below a row, where it is cut.
    pub(super) room: Option<usize>,
    /// Whether titles stand there in the other language too.
    pub(super) beside: bool,
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
    /// say of an item, given what is in view. They come in parts, as joining so many would take
    /// their memory twice. With them, whether some of the translation is shown that is not what is
    /// shown first.
    pub(super) fn lay_out(
        &self,
        lines: &[Line],
        why: &(dyn Fn(ItemIndex, &Item, InView) -> Why + Sync),
    ) -> (Vec<String>, bool) {
        let parts: Vec<&[Line]> = lines.chunks(TOGETHER).collect();
        let widths = Widths::of(self, &parts);
        let beside =
            self.columns.iter().zip(&widths.columns).any(|(column, width)| *column == Column::Beside && *width > 0);
        let part = |lines: &&[Line]| {
            let (mut out, mut cells) = (String::new(), vec![Cell::default(); self.columns.len()]);
            let mut translated = false;
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
                        let room = self.page.cut.map(|cut| cut.saturating_sub(below));
                        let why = why(*at, item, InView { room, beside });
                        translated |= why.translated;
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
            (out, translated)
        };
        let (laid_out, translated): (Vec<String>, Vec<bool>) = threads::map(&parts, part).into_iter().unzip();
        let head = self.asked.then(|| self.head(&widths)).filter(|_| !lines.is_empty());
        (head.into_iter().chain(laid_out).collect(), beside || translated.contains(&true))
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
        let of_item = OfItem { item, marks, messages: self.page.messages };
        let scope = Some(item.scope.as_str()).filter(|scope| !scope.is_empty());
        let domain = item.domain.map(Text::as_str);
        for ((cell, column), columns) in cells.iter_mut().zip(self.columns).zip(&widths.columns) {
            cell.clear();
            match column {
                Column::Number => {
                    cell.text.push_str(&item.number.to_string());
                    cell.width = cell.text.len();
                    cell.style = Some(Style::Number);
                }
                Column::Title => of_item.put_title(cell, false),
                Column::Beside => of_item.put_title(cell, true),
                Column::Scope => of_item.put_name(cell, scope, Field::Scope),
                Column::Place => {
                    of_item.put_name(cell, scope, Field::Scope);
                    if domain.is_some() {
                        cell.push(DOMAIN_GAP, std::iter::empty());
                    }
                    of_item.put_name(cell, domain, Field::Domain);
                }
                Column::Domain => of_item.put_name(cell, domain, Field::Domain),
                Column::Units => of_item.put_units(cell, widths.brief),
                Column::Content => of_item.put_content(cell, self.page.cut.map(|_| *columns), self.page.ellipsis),
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

/// The texts of an item that are searched, and what is marked in them.
struct OfItem<'a> {
    item: &'static Item,
    marks: &'a [Mark],
    messages: &'a Messages,
}

impl OfItem<'_> {
    /// What is marked in a text: in the English of a field or not, and in which of its values.
    fn on(&self, field: Field, english: bool, index: usize) -> impl Iterator<Item = CharSpan> {
        let is_in_text = move |mark: &&Mark| (mark.field, mark.english, mark.index) == (field, english, index);
        self.marks.iter().filter(is_in_text).map(|mark| mark.span)
    }

    /// The title, or that in the other language.
    fn put_title(&self, cell: &mut Cell, beside: bool) {
        let title = self.messages.title(self.item);
        let text = if beside { title.beside.unwrap_or_default() } else { title.first };
        cell.push(text, self.on(Field::Title, title.is_english != beside, 0));
    }

    fn put_name(&self, cell: &mut Cell, name: Option<&'static str>, field: Field) {
        if let Some(name) = name.map(|name| self.messages.name(name)) {
            cell.push(name.first, self.on(field, name.is_english, 0));
        }
    }

    fn put_units(&self, cell: &mut Cell, brief: bool) {
        let names = shown_units(self.item, self.messages, brief);
        for (index, (unit, name)) in self.item.units.iter().zip(&names).enumerate() {
            if index > 0 {
                cell.push(self.messages.between(&names), std::iter::empty());
            }
            // What is matched in a name is not in its abbreviation.
            let whole = self.messages.name(unit);
            cell.push(name, self.on(Field::Units, whole.is_english, index).filter(|_| whole.first == *name));
        }
    }

    /// The content; of a long one what was found in it is to be in view.
    fn put_content(&self, cell: &mut Cell, columns: Option<usize>, ellipsis: &str) {
        let content = self.messages.content(self.item);
        let marks = || self.on(Field::Content, content.is_english, 0);
        match columns {
            Some(columns) => {
                let place = marks().next().map_or(0, |mark| mark.start);
                *cell = excerpt(content.first, place, marks(), columns, ellipsis);
            }
            None => cell.push(content.first, marks()),
        }
    }
}

/// What the units of an item are called in a row: by their abbreviations where there is no room
/// for more.
pub(super) fn shown_units(item: &'static Item, messages: &Messages, brief: bool) -> Vec<&'static str> {
    let name = |unit: &'static Text| if brief { messages.briefly(unit) } else { messages.heading(unit) };
    item.units.into_iter().map(name).collect()
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
    let start = word_start(text, place.saturating_sub(LEAD), place);
    let mut cell = Cell::default();
    if start > 0 {
        cell.push(ellipsis, std::iter::empty());
    }
    let marks = marks.filter(|mark| mark.end > start);
    let marks = marks.map(|mark| CharSpan::new(mark.start.saturating_sub(start), mark.end - start));
    cell.push(shown(text, start, columns), marks);
    cell.cut(columns, ellipsis)
}

/// The first place from `start` to `place` that cuts no word, as Latin ones could be.
fn word_start(text: &str, start: usize, place: usize) -> usize {
    let is_letter = |c: &char| c.is_ascii_alphanumeric();
    let before = start.checked_sub(1).and_then(|at| text.chars().nth(at));
    if !before.is_some_and(|c| is_letter(&c)) {
        return start;
    }
    start + text.chars().skip(start).take(place.saturating_sub(start)).take_while(is_letter).count()
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
