//! From what was typed to terms.

use super::fold;

/// A word of a query, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    text: String,
    len: usize,
}

impl Term {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Length in characters.
    pub(super) fn len(&self) -> usize {
        self.len
    }
}

/// What is looked for: every one of its terms, in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
}

impl Query {
    /// Reads a query: terms parted by white space of any width; control characters
    /// part terms too.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut terms: Vec<Term> = Vec::new();
        for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
            let text = fold(word);
            if !terms.iter().any(|term| term.text == text) {
                let len = text.chars().count();
                terms.push(Term { text, len });
            }
        }
        Self { terms }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_of_any_width_parts_terms() {
        let query = Query::parse(" 海关　公证\t海关\x1b[x ");
        let texts: Vec<&str> = query.terms().iter().map(Term::text).collect();
        assert_eq!(texts, ["海关", "公证", "[x"]);
        assert!(Query::parse(" \u{3000}").is_empty());
    }
}
