//! The texts of searching: its syntax, and why an item was found.

use super::Rows;
use crate::search::{Reason, Tier};

/// The texts of searching.
#[derive(Debug)]
pub struct SearchTexts {
    /// What can be written in a query: an example, and what it finds.
    pub syntax: Rows,
    /// Beside each of them in the explorer's help.
    pub syntax_place: &'static str,
    /// Heading of the syntax.
    pub syntax_heading: &'static str,
    /// What a query was taken for that nothing matches as it is.
    pub taken_for: fn(taken: &str, query: &str) -> String,
    /// How something was matched.
    pub tier: fn(Tier) -> &'static str,
    /// In the place of a field, where an item was named by its number.
    pub number: &'static str,
    /// The name of a field, where the English of it is meant.
    pub in_english: fn(field: &str) -> String,
    /// The name of a part of a score.
    pub worth: fn(Worth) -> &'static str,
}

/// The parts of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    /// How it was matched.
    Base,
    /// How much was matched.
    Length,
    /// At the start of the field or of a word.
    Start,
    /// Early in the field.
    Early,
    /// All of the field.
    Whole,
    /// What the field counts.
    Weight,
}

impl SearchTexts {
    /// A score in its parts: `(原文 100 + 长度 35) × 权重 6 = 810`.
    #[must_use]
    pub fn score(&self, reason: &Reason) -> String {
        let parts = [
            (Worth::Base, reason.base),
            (Worth::Length, reason.length),
            (Worth::Start, reason.start),
            (Worth::Early, reason.early),
            (Worth::Whole, reason.whole),
        ];
        let counted = parts.into_iter().filter(|(_, points)| *points > 0);
        let sum: Vec<String> = counted.map(|(part, points)| format!("{} {points}", (self.worth)(part))).collect();
        format!("({}) × {} {} = {}", sum.join(" + "), (self.worth)(Worth::Weight), reason.weight, reason.score)
    }
}
