//! The order of Chinese texts: by pinyin, as in a dictionary or a spreadsheet.

use super::fold::{fold_char, is_word};
use super::pinyin::readings;

/// A text as it is sorted: for each character its reading, and then itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Collated(Vec<(&'static str, char)>);

impl Collated {
    /// Whether there is nothing to sort by.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A text as it is sorted. Quotes and other signs count for nothing.
#[must_use]
pub fn collate(text: &str) -> Collated {
    let folded = text.chars().map(fold_char).filter(|c| is_word(*c));
    Collated(folded.map(|c| (readings(c).next().unwrap_or_default(), c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_pinyin() {
        let mut words = ["中国民航局", "“安全”", "海关总署", "APEC", "北京", "海事局", ""];
        words.sort_by_key(|word| collate(word));
        assert_eq!(words, ["", "APEC", "“安全”", "北京", "海关总署", "海事局", "中国民航局"]);
        assert!(collate("“”").is_empty());
    }
}
