//! Finding items: fold → parse → match → score → rank → marks. Pure, and the only
//! place that names `fuzzy_matcher`.
//!
//! A query is a list of terms; an item is a hit when every term is found in one of
//! its fields. A term is found where it stands in the text, or, in pieces that still
//! mean something, by the fuzzy matcher: `公证送达` in 海关公证电子送达系统.

mod desk;
mod fold;
mod fuzzy;
mod query;

pub use desk::{Desk, Wake};
pub use fold::{fold, fold_char};
pub use query::Query;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

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

/// How a query was matched, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// By the item's number.
    Number,
    /// As it stands in the text, spellings of one character aside.
    Exact,
    /// By another name of what the text names: 央行 for 人民银行.
    Alias,
    /// By the pinyin of the text, in full.
    Pinyin,
    /// By first letters of the pinyin, alone or among full syllables.
    Initials,
    /// In pieces that stand in the text in this order.
    Fuzzy,
    /// Approximate: by characters that sound the same.
    Homophone,
    /// Approximate: by pinyin as it is spoken in the south.
    Southern,
    /// Approximate: but for a letter of the pinyin.
    Typo,
    /// Approximate: but for one character.
    Character,
}

/// An item that a query found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which item.
    pub item: ItemIndex,
    /// How well it fits; only comparable within one query.
    pub score: u32,
    /// How the least sure of the query's terms was matched.
    pub tier: Tier,
}

/// What a query found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The hits, best first; ties by number.
    pub hits: Vec<Hit>,
    /// Where nothing matched as it was typed: what the query was taken for.
    pub taken_for: Option<String>,
    /// The query as it was understood in the end.
    query: Query,
}

/// A text of an item, folded for matching.
struct Text {
    field: Field,
    index: usize,
    /// One character for each character of the original.
    folded: String,
}

/// Searches a catalog. Folds the catalog's texts at the first query, not before.
pub struct Engine {
    catalog: &'static Catalog,
    texts: OnceLock<Vec<Vec<Text>>>,
    fuzzy: Fuzzy,
}

impl Engine {
    /// An engine over a catalog; costs nothing until the first search.
    #[must_use]
    pub fn new(catalog: &'static Catalog) -> Self {
        Self { catalog, texts: OnceLock::new(), fuzzy: Fuzzy::new() }
    }

    /// What is searched.
    #[must_use]
    pub fn catalog(&self) -> &'static Catalog {
        self.catalog
    }

    /// Does the work that is done once for a catalog, so that the first search does not
    /// wait for it.
    pub fn prepare(&self) {
        self.texts();
    }

    /// The items that `query` finds, best first; ties by number. With `within`, positions
    /// in ascending order, only items among those. An empty query finds nothing.
    #[must_use]
    pub fn search(&self, query: &Query, within: Option<&[ItemIndex]>) -> Found {
        self.search_unless(query, within, &AtomicBool::new(false)).unwrap_or_default()
    }

    /// Like [`Engine::search`], from any thread; nothing once `stop` is set.
    #[must_use]
    pub fn search_unless(&self, query: &Query, within: Option<&[ItemIndex]>, stop: &AtomicBool) -> Option<Found> {
        if query.is_empty() {
            return Some(Found::default());
        }
        let all = self.catalog.all();
        let mut hits: Vec<Hit> = Vec::new();
        for &item in within.unwrap_or(&all) {
            if stop.load(Ordering::Relaxed) {
                return None;
            }
            hits.extend(self.hit(query, item).map(|(hit, _)| hit));
        }
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.item));
        Some(Found { hits, taken_for: None, query: query.clone() })
    }

    /// What was matched in an item, by field and place, without overlaps.
    #[must_use]
    pub fn marks(&self, found: &Found, item: ItemIndex) -> Vec<Mark> {
        self.hit(&found.query, item).map(|(_, marks)| marks).unwrap_or_default()
    }

    fn texts(&self) -> &[Vec<Text>] {
        self.texts.get_or_init(|| self.catalog.items.iter().map(texts_of).collect())
    }

    fn hit(&self, query: &Query, item: ItemIndex) -> Option<(Hit, Vec<Mark>)> {
        let texts = self.texts().get(item)?;
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
        let score = u32::try_from(score).unwrap_or(0);
        Some((Hit { item, score, tier: Tier::Exact }, merge(marks)))
    }

    fn find(&self, term: &query::Term, text: &Text) -> Option<Place> {
        contiguous(term, &text.folded).or_else(|| self.fuzzy.find(term, text.field, &text.folded))
    }
}

/// A term in a text: how well it fits, and where.
struct Place {
    score: i64,
    spans: Vec<CharSpan>,
}

/// What every whole match has over every scattered one.
const WHOLE: i64 = 100;

/// The term as it stands in the text, everywhere it stands.
fn contiguous(term: &query::Term, folded: &str) -> Option<Place> {
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
    Some(Place { score: WHOLE + 20 * length - 5 + start, spans })
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
