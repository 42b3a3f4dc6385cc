//! How wide the columns of a table are.

use super::columns::{Column, DOMAIN_GAP, Reader};
use super::rows::{Line, Rows};
use crate::catalog::{Item, ItemIndex, Text};
use crate::threads;
use crate::typeset::{visible_width, width};

/// Columns by which a heading's lines are set in.
pub(super) const INDENT: usize = 2;

/// Columns between columns.
pub(super) const GAP: usize = 2;

/// Between two units.
pub(super) const UNIT_GAP: &str = "、";

/// A column cut to less than this says nothing.
const NARROWEST: usize = 4;

/// How the columns of a table in which none were asked for give way where the page is narrow,
/// in order: which, and down to what. The title is the last to go.
const GIVE_WAY: [(usize, usize); 5] = [(3, 12), (2, 12), (3, 0), (2, 0), (1, 0)];

/// How wide the columns of a table are. One of no width is left out.
pub(super) struct Widths {
    pub(super) columns: Vec<usize>,
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
        let measured = threads::map(parts, |lines| {
            let (mut columns, mut deepest) = (names.clone(), 0);
            for line in *lines {
                let Line::Item(depth, at) = line else { continue };
                deepest = deepest.max(*depth);
                let Some(item) = rows.catalog.item(*at) else { continue };
                for (widest, column) in columns.iter_mut().zip(rows.columns) {
                    make_room(rows, widest, *column, (*at, item));
                }
            }
            (columns, deepest)
        });
        let (mut columns, mut deepest) = (names, 0);
        for (of_part, depth) in measured {
            columns.iter_mut().zip(of_part).for_each(|(column, other)| *column = (*column).max(other));
            deepest = deepest.max(depth);
        }
        let first = if rows.columns.first() == Some(&Column::Number) { columns.first().copied() } else { None };
        let set_in = first.unwrap_or(INDENT) + GAP;
        if let Some(cut) = rows.page.cut {
            let room = cut.saturating_sub(deepest * INDENT);
            if rows.asked { share(&mut columns, rows.columns, room) } else { give_way(&mut columns, room) }
        }
        Self { columns, deepest, set_in }
    }

    /// Where a line under an item so deep in headings starts.
    pub(super) fn below(&self, depth: usize) -> usize {
        depth * INDENT + self.set_in
    }
}

/// Makes a column wide enough for what an item has in it.
fn make_room(rows: &Rows, widest: &mut usize, column: Column, (at, item): (ItemIndex, &'static Item)) {
    // What is cut in any case need not be measured.
    if rows.page.cut.is_some_and(|cut| *widest >= cut) {
        return;
    }
    let one = std::slice::from_ref::<Text>;
    let place = [item.scope, item.domain.unwrap_or_default()];
    let (texts, gap) = match column {
        Column::Title => (one(&item.title), ""),
        Column::Scope => (one(&item.scope), ""),
        Column::Domain => (item.domain.as_slice(), ""),
        Column::Place if item.domain.is_none() => (one(&item.scope), ""),
        Column::Place => (place.as_slice(), DOMAIN_GAP),
        Column::Units => (&*item.units, UNIT_GAP),
        Column::Content => (one(&item.content), ""),
        Column::Section => (one(&item.section), ""),
        Column::Document => (one(&item.document), ""),
        Column::Number => {
            let digits = item.number.checked_ilog10().map_or(1, |digits| digits as usize + 1);
            return *widest = (*widest).max(digits);
        }
        Column::Id | Column::Status | Column::Mark | Column::Note | Column::Updated | Column::Score => {
            let value = rows.facts.value(column, at, item, Reader::Person);
            return *widest = (*widest).max(visible_width(&value));
        }
    };
    widen(widest, texts, gap);
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

/// Narrows columns to a room, one after the other.
fn give_way(columns: &mut [usize], room: usize) {
    let mut over = whole(columns).saturating_sub(room);
    for (at, floor) in GIVE_WAY {
        let Some(column) = columns.get_mut(at) else { continue };
        let given = over.min(column.saturating_sub(floor));
        *column -= given;
        over -= given;
        if given > 0 && *column < NARROWEST {
            *column = 0;
        }
    }
}

/// Columns, and the gaps between them.
fn whole(columns: &[usize]) -> usize {
    columns.iter().sum::<usize>() + columns.len().saturating_sub(1) * GAP
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
