//! What a match is worth, and why.

use serde::Serialize;

use crate::catalog::Field;
use crate::typeset::CharSpan;

use super::fold::is_word;
use super::{FieldText, Tier};

/// Why an item was found: one term of the query, where it fits best, and what that is worth.
/// The score is the weight times the sum of the other figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The term, as it was typed.
    pub term: String,
    /// The text; none for a number.
    #[serde(rename = "field")]
    pub text: Option<FieldText>,
    /// How it was matched.
    pub tier: Tier,
    /// What the tier is worth.
    pub base: u32,
    /// For how much was matched; of a match in pieces, what the fuzzy matcher gives.
    pub length: u32,
    /// For standing at the start of the field, or of a word in it.
    pub start: u32,
    /// For standing early in the field.
    pub early: u32,
    /// For being the whole of the field.
    pub whole: u32,
    /// What the field counts.
    pub weight: u32,
    /// All of it together.
    pub score: u32,
}

/// What a match is worth in its field, before the field's weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Worth {
    pub(super) tier: Tier,
    pub(super) length: u32,
    pub(super) start: u32,
    pub(super) early: u32,
    pub(super) whole: u32,
}

impl Tier {
    /// What being matched so is worth.
    fn base(self) -> u32 {
        match self {
            Self::Number => 1000,
            Self::Exact => 100,
            Self::Alias => 95,
            Self::Form => 85,
            Self::Pinyin => 80,
            Self::Initials => 50,
            Self::Fuzzy => 10,
            Self::Beginning | Self::Homophone | Self::Southern => 40,
            Self::Typo | Self::Character => 20,
        }
    }

    /// Whether the text does not hold what was typed, in any spelling of it.
    #[must_use]
    pub fn is_approximate(self) -> bool {
        match self {
            Self::Homophone | Self::Southern | Self::Typo | Self::Character => true,
            Self::Number
            | Self::Exact
            | Self::Alias
            | Self::Form
            | Self::Pinyin
            | Self::Beginning
            | Self::Initials
            | Self::Fuzzy => false,
        }
    }
}

impl Worth {
    /// Of an unbroken match: 20 a character less 5, as the fuzzy matcher has it. `before`
    /// is what stands before it, where that is known.
    pub(super) fn of(tier: Tier, text: &str, span: CharSpan, before: Option<char>) -> Self {
        let found = || span.start.checked_sub(1).and_then(|at| text.chars().nth(at));
        let start = match before.or_else(found) {
            None => 16,
            Some(c) if !is_word(c) => 8,
            Some(_) => 0,
        };
        // Cheap for a long text: what follows the match is only looked at where it is early.
        let ends = span.start == 0 && !text.chars().skip(span.end).any(is_word);
        Self {
            tier,
            length: (20 * to_u32(span.len())).saturating_sub(5),
            start,
            early: 8_u32.saturating_sub(to_u32(span.start) / 2),
            whole: if ends { 24 } else { 0 },
        }
    }

    /// Of a match in pieces: what the fuzzy matcher gives.
    pub(super) fn of_pieces(tier: Tier, score: i64) -> Self {
        Self { tier, length: u32::try_from(score).unwrap_or(0), start: 0, early: 0, whole: 0 }
    }

    /// Of an English word, of so many letters: these count as those of pinyin do, some to a
    /// character.
    pub(super) fn of_word(tier: Tier, letters: usize, start: usize, is_whole: bool) -> Self {
        let length = (20 * to_u32(letters.div_ceil(LETTERS))).saturating_sub(5);
        let early = 8_u32.saturating_sub(to_u32(start / LETTERS) / 2);
        Self { tier, length, start: if start == 0 { 16 } else { 8 }, early, whole: if is_whole { 24 } else { 0 } }
    }

    /// The same where words stand together as they were typed: that tells more in a content
    /// than one of them does in a title.
    pub(super) fn of_phrase(self, letters: usize) -> Self {
        Self { length: (20 * to_u32(letters)).saturating_sub(5), ..self }
    }

    /// Of an item named by its number.
    pub(super) fn of_number() -> Self {
        Self { tier: Tier::Number, length: 0, start: 0, early: 0, whole: 0 }
    }

    pub(super) fn score(self, field: Option<Field>) -> u32 {
        (self.tier.base() + self.length + self.start + self.early + self.whole) * weight(field)
    }

    pub(super) fn reason(self, term: &str, text: Option<FieldText>) -> Reason {
        let Self { tier, length, start, early, whole } = self;
        let field = text.map(|text| text.field);
        let (base, weight, score) = (tier.base(), weight(field), self.score(field));
        Reason { term: term.to_owned(), text, tier, base, length, start, early, whole, weight, score }
    }
}

/// Letters that weigh as much as a Han character.
const LETTERS: usize = 4;

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX / 64)
}

/// Title over units over domain and scope over content.
fn weight(field: Option<Field>) -> u32 {
    match field {
        None | Some(Field::Title) => 6,
        Some(Field::Units) => 4,
        Some(Field::Domain | Field::Scope) => 3,
        Some(Field::Content) => 2,
    }
}
