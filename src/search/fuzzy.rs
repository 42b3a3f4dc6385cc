//! Matches in pieces, scored by fuzzy-matcher, and the rule that tells those that
//! mean something from those that do not.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::Place;
use super::query::Term;
use crate::catalog::Field;
use crate::typeset::CharSpan;

/// The matcher's matrix is term × text and stays allocated: longer terms are not tried.
const LONGEST_TERM: usize = 64;

pub(super) struct Fuzzy {
    matcher: SkimMatcherV2,
}

impl Fuzzy {
    pub(super) fn new() -> Self {
        Self { matcher: SkimMatcherV2::default() }
    }

    /// A term of two characters or more in pieces of a text.
    pub(super) fn find(&self, term: &Term, field: Field, folded: &str) -> Option<Place> {
        if !(2..=LONGEST_TERM).contains(&term.len()) || !in_order(term.text(), folded) {
            return None;
        }
        // `fuzzy_match` scores scattered matches from stale cells at times; this one does not.
        let (score, indices) = self.matcher.fuzzy_indices(folded, term.text())?;
        let spans = runs(&indices);
        means_something(field, &spans).then_some(Place { score: score.max(1), spans })
    }
}

/// Whether the term's characters stand in the text in their order: a cheap filter
/// before the matcher.
fn in_order(term: &str, folded: &str) -> bool {
    let mut text = folded.chars();
    term.chars().all(|wanted| text.any(|c| c == wanted))
}

/// Consecutive indices as spans.
fn runs(indices: &[usize]) -> Vec<CharSpan> {
    let mut spans: Vec<CharSpan> = Vec::new();
    for &at in indices {
        match spans.last_mut() {
            Some(span) if span.end == at => span.end += 1,
            _ => spans.push(CharSpan::new(at, at + 1)),
        }
    }
    spans
}

/// A shortened name of a unit starts where the name starts (工信部). A shortened title
/// is made of words, two characters or more each (公证送达); its last word may be half
/// typed. In the content the words must stand close together too.
fn means_something(field: Field, spans: &[CharSpan]) -> bool {
    let Some(((last, before), first)) = spans.split_last().zip(spans.first()) else { return false };
    match field {
        Field::Units => first.start == 0,
        Field::Title => before.iter().all(|span| span.len() >= 2),
        Field::Scope | Field::Domain | Field::Content => {
            let matched: usize = spans.iter().map(|span| span.len()).sum();
            let gaps = (last.end - first.start).saturating_sub(matched);
            spans.iter().all(|span| span.len() >= 2) && gaps <= WIDEST_GAP
        }
    }
}

/// In characters, all gaps of a match together.
const WIDEST_GAP: usize = 8;
