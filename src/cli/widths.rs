//! How wide the columns of a table are.

use super::columns::{Column, DOMAIN_GAP, Reader};
use super::rows::{Line, Rows, shown_units};
use crate::catalog::{Item, ItemIndex};
use crate::threads;
use crate::typeset::{visible_width, width};

/// Columns by which a heading's lines are set in.
pub(super) const INDENT: usize = 2;

/// Columns between columns.
pub(super) const GAP: usize = 2;

/// A column cut to less than this says nothing.
const NARROWEST: usize = 4;

/// How the columns of a table in which none were asked for give way where the page is narrow,
/// in order: which, and down to what. The title is the last to go; a long one leaves the others
/// some room before they go.
const GIVE_WAY: [(Column, usize); 6] = [
    (Column::Units, 12),
    (Column::Place, 12),
    (Column::Title, 60),
    (Column::Units, 0),
    (Column::Place, 0),
    (Column::Title, 0),
];

/// How wide the columns of a table are. One of no width is left out.
pub(super) struct Widths {
    pub(super) columns: Vec<usize>,
    /// Whether units go by their abbreviations.
    pub(super) brief: bool,
    /// How deep in headings the deepest item is.
    pub(super) deepest: usize,
    /// Where a line under an item starts.
    set_in: usize,
}

impl Widths {
    /// Wide enough for all lines, unless the page is not.
    pub(super) fn of(rows: &Rows, parts: &[&[Line]]) -> Self {
        let names =
            rows.columns.iter().map(|column| if rows.asked { width(column.name(rows.page.messages)) } else { 0 });
        let names: Vec<usize> = names.collect();
        let (mut columns, deepest) = measure(rows, parts, &names, false);
        let first = if rows.columns.first() == Some(&Column::Number) { columns.first().copied() } else { None };
        let set_in = first.unwrap_or(INDENT) + GAP;
        let room = rows.page.cut.map_or(usize::MAX, |cut| cut.saturating_sub(deepest * INDENT));
        let brief = whole(&columns) > room && rows.page.messages.english_first();
        if brief {
            (columns, _) = measure(rows, parts, &names, true);
        }
        if whole(&columns) > room {
            // A title says all of it in one language.
            let beside = columns.iter_mut().zip(rows.columns).filter(|(_, column)| **column == Column::Beside);
            beside.for_each(|(width, _)| *width = 0);
            if rows.asked {
                share(&mut columns, rows.columns, room);
            } else {
                give_way(&mut columns, rows.columns, room);
            }
        }
        Self { columns, brief, deepest, set_in }
    }

    /// Where a line under an item so deep in headings starts.
    pub(super) fn below(&self, depth: usize) -> usize {
        depth * INDENT + self.set_in
    }
}

/// Columns wide enough for all lines, and how deep the deepest item is; `brief` as of [`Widths`].
fn measure(rows: &Rows, parts: &[&[Line]], names: &[usize], brief: bool) -> (Vec<usize>, usize) {
    let measured = threads::map(parts, |lines| {
        let (mut columns, mut deepest) = (names.to_vec(), 0);
        for line in *lines {
            let Line::Item(depth, at) = line else { continue };
            deepest = deepest.max(*depth);
            let Some(item) = rows.catalog.item(*at) else { continue };
            for (widest, column) in columns.iter_mut().zip(rows.columns) {
                make_room(rows, widest, *column, (*at, item), brief);
            }
        }
        (columns, deepest)
    });
    let (mut columns, mut deepest) = (names.to_vec(), 0);
    for (of_part, depth) in measured {
        columns.iter_mut().zip(of_part).for_each(|(column, other)| *column = (*column).max(other));
        deepest = deepest.max(depth);
    }
    (columns, deepest)
}

/// Makes a column wide enough for what an item has in it.
fn make_room(rows: &Rows, widest: &mut usize, column: Column, (at, item): (ItemIndex, &'static Item), brief: bool) {
    // What is cut in any case need not be measured.
    if rows.page.cut.is_some_and(|cut| *widest >= cut) {
        return;
    }
    let messages = rows.page.messages;
    let scope = messages.first_of(&item.scope);
    match column {
        Column::Title => widen(widest, &[messages.title(item).first], ""),
        Column::Beside => widen(widest, messages.title(item).beside.as_slice(), ""),
        Column::Scope => widen(widest, &[scope], ""),
        Column::Domain => widen(widest, item.domain.map(|domain| messages.first_of(domain.as_str())).as_slice(), ""),
        Column::Place => match item.domain {
            Some(domain) => widen(widest, &[scope, messages.first_of(&domain)], DOMAIN_GAP),
            None => widen(widest, &[scope], ""),
        },
        Column::Units => {
            let names = shown_units(item, messages, brief);
            widen(widest, &names, messages.between(&names));
        }
        Column::Content => widen(widest, &[messages.content(item).first], ""),
        Column::Number => {
            let digits = item.number.checked_ilog10().map_or(1, |digits| digits as usize + 1);
            *widest = (*widest).max(digits);
        }
        Column::Id
        | Column::Section
        | Column::Document
        | Column::Status
        | Column::Mark
        | Column::Note
        | Column::Updated
        | Column::Score => {
            let value = rows.facts.value(column, at, item, Reader::Person);
            *widest = (*widest).max(visible_width(&value));
        }
    }
}

/// Makes a column wide enough for texts with gaps between them.
fn widen(column: &mut usize, texts: &[&str], gap: &str) {
    let gaps = texts.len().saturating_sub(1);
    // No character takes more columns than bytes: most texts need not be looked at.
    if texts.iter().map(|text| text.len()).sum::<usize>() + gaps * gap.len() > *column {
        let needed = texts.iter().map(|text| visible_width(text)).sum::<usize>() + gaps * width(gap);
        *column = needed.max(*column);
    }
}

/// Narrows columns to a room, one after the other.
fn give_way(columns: &mut [usize], kinds: &[Column], room: usize) {
    let mut over = whole(columns).saturating_sub(room);
    for (kind, floor) in GIVE_WAY {
        let named = columns.iter_mut().zip(kinds).find(|(_, other)| **other == kind);
        let Some((column, _)) = named else { continue };
        let given = over.min(column.saturating_sub(floor));
        *column -= given;
        over -= given;
        if given > 0 && *column < NARROWEST {
            *column = 0;
        }
    }
}

/// Columns, and the gaps between those there are.
fn whole(columns: &[usize]) -> usize {
    let shown = columns.iter().filter(|column| **column > 0).count();
    columns.iter().sum::<usize>() + shown.saturating_sub(1) * GAP
}

/// Narrows the widest columns to a room, all to one width, but for those that only say something
/// as a whole; the last go where that would be too little to say anything.
fn share(columns: &mut [usize], kinds: &[Column], room: usize) {
    for shown in (1..=columns.len()).rev() {
        let Some((kept, gone)) = columns.split_at_mut_checked(shown) else { return };
        gone.fill(0);
        let Some(over) = whole(kept).checked_sub(room).filter(|over| *over > 0) else { return };
        let texts = || kept.iter().zip(kinds).filter(|(_, kind)| !kind.is_whole()).map(|(width, _)| *width);
        let shared = texts().sum::<usize>().checked_sub(over).map(|left| level(texts().collect(), left));
        let Some((level, mut rest)) = shared.filter(|(level, _)| *level >= NARROWEST) else { continue };
        for (width, kind) in kept.iter_mut().zip(kinds) {
            if *width > level && !kind.is_whole() {
                let more = usize::from(rest > 0);
                (*width, rest) = (level + more, rest - more);
            }
        }
        return;
    }
    // What is left is cut even where that says little.
    columns.iter_mut().take(1).for_each(|column| *column = room);
}

/// What texts are cut to so that they take so much together, and how much that leaves over.
fn level(mut texts: Vec<usize>, left: usize) -> (usize, usize) {
    texts.sort_unstable();
    let (mut left, mut count) = (left, texts.len());
    for text in texts {
        if text * count > left {
            return (left / count, left % count);
        }
        left -= text;
        count -= 1;
    }
    (usize::MAX, 0)
}
