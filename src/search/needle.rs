//! One term looked for in whatever text is being read.

use std::rc::Rc;

use super::fold::{fold, is_word};
use super::pattern::{Anchors, Pattern, Reach, Sound};
use super::vocabulary::Vocabulary;
use crate::typeset::CharSpan;

/// What is typed to be found in a text: with the folding of the search, and pinyin.
#[derive(Clone)]
pub struct Needle {
    pattern: Rc<Pattern>,
    reach: Reach,
    /// Whether it may be pinyin.
    has_letters: bool,
}

impl Needle {
    /// For a text of these characters. Nothing where there is nothing to look for.
    #[must_use]
    pub fn new(typed: &str, chars: impl Iterator<Item = char>) -> Option<Self> {
        let term: String = fold(typed).chars().filter(|c| is_word(*c)).collect();
        let has_letters = term.len() > 1 && term.contains(|c: char| c.is_ascii_lowercase());
        let pattern = || Pattern::new(&term, &Vocabulary::of(chars), Sound::AsWritten, Anchors::default());
        (!term.is_empty()).then(|| Self { pattern: Rc::new(pattern()), reach: Reach::Own, has_letters })
    }

    /// Every place in a text, without overlaps.
    #[must_use]
    pub fn find_all(&self, text: &str) -> Vec<CharSpan> {
        self.pattern.find_all(text, self.reach)
    }

    /// Whether it is in a text, as it stands or by pinyin.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let mut needle = self.clone();
        loop {
            if !needle.find_all(text).is_empty() {
                return true;
            }
            if !needle.loosen() {
                return false;
            }
        }
    }

    /// Takes it for what it may be besides: pinyin in full, then first letters. False where
    /// there is no more.
    pub fn loosen(&mut self) -> bool {
        let next = match self.reach {
            Reach::Own => Reach::Syllables,
            Reach::Syllables => Reach::Initials,
            Reach::Initials => return false,
        };
        self.reach = next;
        self.has_letters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "通过海关ＡＰＥＣ系统，“海关”公证、送达";

    /// The first way in which it is found, and where.
    fn found(typed: &str) -> Vec<String> {
        let Some(mut needle) = Needle::new(typed, TEXT.chars()) else { return Vec::new() };
        loop {
            let spans = needle.find_all(TEXT);
            if !spans.is_empty() || !needle.loosen() {
                return spans.into_iter().map(|span| span.of(TEXT)).collect();
            }
        }
    }

    #[test]
    fn it_is_found_as_it_stands_or_else_by_pinyin() {
        assert_eq!(found("海关"), ["海关", "海关"]);
        assert_eq!(found("海關"), ["海关", "海关"]);
        assert_eq!(found("apec"), ["ＡＰＥＣ"]);
        assert_eq!(found("haiguan"), ["海关", "海关"]);
        assert_eq!(found("gzsd"), ["公证、送达"]);
        assert_eq!(found("公证送达"), ["公证、送达"]);
        assert_eq!(found("量子"), [""; 0]);
        assert_eq!(found("，"), [""; 0]);
    }
}
