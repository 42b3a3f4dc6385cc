//! The notice in English: which of its texts is shown, and what its names are called.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Which text of the notice is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wording {
    /// That of the source, in Chinese.
    Original,
    /// The unofficial translation; the source where there is none.
    English,
    /// Both.
    Both,
}

impl Wording {
    /// All of them, in the order in which one is changed for the next.
    pub const ALL: [Self; 3] = [Self::Original, Self::English, Self::Both];

    /// What it is called in files and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::English => "english",
            Self::Both => "both",
        }
    }

    /// The one that is called so.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wording| wording.word() == word)
    }

    /// The one after it; after the last the first.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Original => Self::English,
            Self::English => Self::Both,
            Self::Both => Self::Original,
        }
    }
}

/// What a unit, a scope, a domain or a document is called in English: of a unit, its
/// official name as of 2020.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnglishName {
    /// The name, its abbreviation in brackets behind it: `Ministry of Commerce (MOFCOM)`.
    pub full: &'static str,
    /// The name alone.
    pub name: &'static str,
    /// The abbreviation; empty where none is usual.
    pub abbreviation: &'static str,
    /// What else it is called.
    pub also: Vec<&'static str>,
}

impl EnglishName {
    /// All it is called.
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        [self.full, self.name, self.abbreviation].into_iter().chain(self.also.iter().copied())
    }
}

/// Chinese names, the English ones, abbreviations and other names.
const NAMES: &str = include_str!("../../assets/names.tsv");

static ENGLISH: LazyLock<FxHashMap<&str, EnglishName>> = LazyLock::new(|| {
    let rows = NAMES.lines().skip(1).filter_map(|row| {
        let mut cells = row.split('\t');
        let [chinese, name, abbreviation, also] = [cells.next()?, cells.next()?, cells.next()?, cells.next()?];
        let full = if abbreviation.is_empty() { name } else { format!("{name} ({abbreviation})").leak() };
        let also = also.split("; ").filter(|name| !name.is_empty()).collect();
        Some((chinese, EnglishName { full, name, abbreviation, also }))
    });
    rows.collect()
});

/// What a unit, a scope, a domain or a document is called in English, where that is known.
#[must_use]
#[inline(never)]
pub fn english_name(chinese: &str) -> Option<&'static EnglishName> {
    ENGLISH.get(chinese)
}

/// A place in the notice as the translation numbers it: `一（二）3` is `I(ii)3`.
#[must_use]
pub fn english_section(section: &str) -> Option<String> {
    let (part, rest) = section.split_once('（')?;
    let (heading, number) = rest.split_once('）')?;
    Some(format!("{}({}){number}", roman(part)?.to_uppercase(), roman(heading)?))
}

fn roman(numeral: &str) -> Option<&'static str> {
    let chinese = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    chinese.into_iter().zip(romans).find(|(chinese, _)| *chinese == numeral).map(|(_, roman)| roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_numbered_as_in_the_translation() {
        assert_eq!(english_section("一（二）3").as_deref(), Some("I(ii)3"));
        assert_eq!(english_section("附件"), None);
    }

    #[test]
    fn every_row_of_the_names_is_read() {
        assert_eq!(ENGLISH.len(), NAMES.lines().count() - 1);
        let customs = english_name("海关总署").unwrap();
        assert_eq!(customs.full, "General Administration of Customs (GACC)");
        assert_eq!((customs.abbreviation, customs.also.as_slice()), ("GACC", &["China Customs"][..]));
    }
}
