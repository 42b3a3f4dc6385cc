//! Matches in pieces, scored by fuzzy-matcher, and the rule that tells those that
//! mean something from those that do not.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::fold::fold_char;
use super::pinyin::readings;
use super::probe::pieces;
use crate::catalog::Field;
use crate::typeset::CharSpan;

/// Scores matches in pieces. The matcher keeps its matrix for each thread.
pub(super) struct Fuzzy {
    matcher: SkimMatcherV2,
}

impl Fuzzy {
    pub(super) fn new() -> Self {
        Self { matcher: SkimMatcherV2::default() }
    }

    /// A folded term in pieces of a folded text: the matcher's score, and the pieces.
    pub(super) fn find(&self, term: &str, field: Field, loose: bool, folded: &str) -> Option<(i64, Vec<CharSpan>)> {
        let (score, spans) = self.pieces(term, folded)?;
        means_something(field, loose, &spans).then_some((score, spans))
    }

    /// Letters as first letters of the pinyin of a title, two or more together.
    pub(super) fn find_initials(&self, letters: &str, title: &str) -> Option<(i64, Vec<CharSpan>)> {
        let initial = |c: char| readings(fold_char(c)).next().and_then(|reading| reading.chars().next());
        let initials: String = title.chars().map(|c| initial(c).unwrap_or_else(|| fold_char(c))).collect();
        let (score, spans) = self.pieces(letters, &initials)?;
        spans.iter().all(|span| span.len() >= 2).then_some((score, spans))
    }

    /// How well a term fits a text in which it stands in pieces.
    pub(super) fn score(&self, term: &str, text: &str) -> Option<i64> {
        self.pieces(term, text).map(|(score, _)| score)
    }

    fn pieces(&self, term: &str, text: &str) -> Option<(i64, Vec<CharSpan>)> {
        // `fuzzy_match` scores scattered matches from stale cells at times; this one does not.
        let (score, indices) = self.matcher.fuzzy_indices(text, term)?;
        Some((score, pieces(&indices)))
    }
}

/// A shortened title is made of words, two characters or more each (公证送达); its last
/// word may be half typed. Where that finds nothing, some may be of one character (大机场),
/// if all stand close together. Elsewhere both must hold.
fn means_something(field: Field, loose: bool, spans: &[CharSpan]) -> bool {
    let Some(((last, before), first)) = spans.split_last().zip(spans.first()) else { return false };
    let matched: usize = spans.iter().map(|span| span.len()).sum();
    let is_close = (last.end - first.start).saturating_sub(matched) <= WIDEST_GAP;
    match field {
        Field::Title => {
            let of_words = before.iter().all(|span| span.len() >= 2);
            of_words || (loose && is_close && spans.len() <= matched / 2 + 1 && matched > spans.len())
        }
        Field::Units | Field::Scope | Field::Domain | Field::Content => {
            is_close && spans.iter().all(|span| span.len() >= 2)
        }
    }
}

/// In characters, all gaps of a match together.
const WIDEST_GAP: usize = 8;
