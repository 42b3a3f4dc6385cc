//! Finding items: fold → parse → match → score → rank → marks. Pure, and the only
//! place that names `fuzzy_matcher`.
//!
//! A query is a list of terms; an item is a hit when every term is found in one of
//! its fields. A term is found where it stands in the text, or, in pieces that still
//! mean something, by the fuzzy matcher: `公证送达` in 海关公证电子送达系统.

mod fold;
mod fuzzy;
mod query;

pub use fold::{fold, fold_char};
pub use query::Query;

use std::cell::OnceCell;

use crate::catalog::{Catalog, Field, Item, ItemIndex};
use crate::typeset::CharSpan;
use fuzzy::Fuzzy;

/// Matched characters in a field of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// Which field.
    pub field: Field,
    /// Which value of the field: the unit's position for units, else 0.
    pub index: usize,
    /// Which characters of the original text.
    pub span: CharSpan,
}

/// An item that a query found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which item.
    pub item: ItemIndex,
    /// How well it fits; only comparable within one query.
    pub score: i64,
    /// What was matched, by field and place, without overlaps.
    pub marks: Vec<Mark>,
}

/// A text of an item, folded for matching.
struct Text {
    field: Field,
    index: usize,
    /// One character for each character of the original.
    folded: String,
}

/// Searches a catalog. Folds the catalog's texts at the first query, not before.
pub struct Engine<'a> {
    catalog: &'a Catalog,
    texts: OnceCell<Vec<Vec<Text>>>,
    fuzzy: Fuzzy,
}

impl<'a> Engine<'a> {
    /// An engine over a catalog; costs nothing until the first search.
    #[must_use]
    pub fn new(catalog: &'a Catalog) -> Self {
        Self { catalog, texts: OnceCell::new(), fuzzy: Fuzzy::new() }
    }

    /// The items among `chosen` that hold every term of `query`, best first; ties by
    /// number. An empty query finds nothing.
    #[must_use]
    pub fn search(&self, query: &Query, chosen: &[ItemIndex]) -> Vec<Hit> {
        if query.is_empty() {
            return Vec::new();
        }
        let texts = self.texts.get_or_init(|| self.catalog.items.iter().map(texts_of).collect());
        let mut hits: Vec<Hit> =
            chosen.iter().filter_map(|&item| texts.get(item).and_then(|texts| self.hit(query, item, texts))).collect();
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.item));
        hits
    }

    fn hit(&self, query: &Query, item: ItemIndex, texts: &[Text]) -> Option<Hit> {
        let mut score = 0;
        let mut marks = Vec::new();
        for term in query.terms() {
            let mut best = None;
            for text in texts {
                let Some(found) = self.find(term, text) else { continue };
                let weighted = found.score * weight(text.field);
                best = best.max(Some(weighted));
                marks.extend(found.spans.into_iter().map(|span| Mark { field: text.field, index: text.index, span }));
            }
            score += best?;
        }
        Some(Hit { item, score, marks: merge(marks) })
    }

    fn find(&self, term: &query::Term, text: &Text) -> Option<Found> {
        contiguous(term, &text.folded).or_else(|| self.fuzzy.find(term, text.field, &text.folded))
    }
}

/// A term in a text: how well it fits, and where.
struct Found {
    score: i64,
    spans: Vec<CharSpan>,
}

/// What every whole match has over every scattered one.
const WHOLE: i64 = 100;

/// The term as it stands in the text, everywhere it stands.
fn contiguous(term: &query::Term, folded: &str) -> Option<Found> {
    // The search below prepares the term first, at a cost of its length for every text.
    if term.text().len() > folded.len() {
        return None;
    }
    let mut spans = Vec::new();
    let (mut chars, mut from) = (0, 0);
    for (at, matched) in folded.match_indices(term.text()) {
        chars += folded.get(from..at)?.chars().count();
        spans.push(CharSpan::new(chars, chars + term.len()));
        chars += term.len();
        from = at + matched.len();
    }
    let first = spans.first()?;
    // The fuzzy matcher's own terms for an unbroken match: 20 a character less 5, and 16 at the start.
    let length = i64::try_from(term.len()).unwrap_or(i64::MAX / 1000);
    let start = if first.start == 0 { 16 } else { 0 };
    Some(Found { score: WHOLE + 20 * length - 5 + start, spans })
}

/// Title over units over domain and scope over content.
fn weight(field: Field) -> i64 {
    match field {
        Field::Title => 6,
        Field::Units => 4,
        Field::Domain | Field::Scope => 3,
        Field::Content => 2,
    }
}

fn texts_of(item: &Item) -> Vec<Text> {
    let text = |field, index, text: &str| Text { field, index, folded: fold(text) };
    let mut texts = vec![text(Field::Title, 0, &item.title)];
    texts.extend(item.units.iter().enumerate().map(|(index, unit)| text(Field::Units, index, unit)));
    texts.push(text(Field::Scope, 0, &item.scope));
    texts.extend(item.domain.iter().map(|domain| text(Field::Domain, 0, domain)));
    texts.push(text(Field::Content, 0, &item.content));
    texts
}

/// Marks in order, those that touch or overlap made one.
fn merge(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_unstable();
    let mut merged: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        match merged.last_mut() {
            Some(last) if (last.field, last.index) == (mark.field, mark.index) && mark.span.start <= last.span.end => {
                last.span.end = last.span.end.max(mark.span.end);
            }
            _ => merged.push(mark),
        }
    }
    merged
}
