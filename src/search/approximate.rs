//! What a word may have been meant for that is found nowhere.

use std::collections::BTreeSet;

use super::probe::Taken;
use super::query::Term;

/// Letters of the shortest pinyin that is corrected, and of the shortest in which two
/// slips are.
const ONE_SLIP: usize = 5;
const TWO_SLIPS: usize = 7;

/// Letters of the longest pinyin that is corrected: the ways to mistype it grow with it.
const LONGEST: usize = 18;

/// Groups of the longest query that is taken for another.
pub(super) const MOST_GROUPS: usize = 6;

/// The ways to take a term that is found nowhere, the surest first: what it is taken for,
/// and the terms to look for instead.
pub(super) fn ways(term: &Term) -> Vec<(Taken, Vec<Term>)> {
    let letters = term.is_letters();
    let length = term.len();
    let mut ways = Vec::new();
    if !term.is_free() || length < 2 {
        return ways;
    }
    if !letters && term.text.contains(super::fold::is_han) {
        ways.push((Taken::Homophone, vec![term.clone()]));
    }
    if letters && length > 2 {
        ways.push((Taken::Southern, vec![term.clone()]));
    }
    if letters && (ONE_SLIP..=LONGEST).contains(&length) {
        ways.push((Taken::Typo, spelled(term, slips(&term.text))));
    }
    if letters && (TWO_SLIPS..=LONGEST).contains(&length) {
        let twice = swaps(&term.text).into_iter().flat_map(|swapped| changes(&swapped)).collect();
        ways.push((Taken::Typo, spelled(term, twice)));
    }
    if term.is_han() && length >= 4 {
        ways.push((Taken::Character, vec![term.clone()]));
    }
    ways
}

fn spelled(term: &Term, texts: BTreeSet<String>) -> Vec<Term> {
    texts.into_iter().map(|text| Term { text, ..term.clone() }).collect()
}

/// What letters may be that were typed with one letter wrong, missing or too many, or two
/// in the other's place.
fn slips(letters: &str) -> BTreeSet<String> {
    let mut texts = changes(letters);
    texts.extend(swaps(letters));
    for at in 0..=letters.len() {
        let (before, after) = letters.split_at(at);
        texts.extend(('a'..='z').map(|c| format!("{before}{c}{after}")));
        let mut rest = after.chars();
        if rest.next().is_some() {
            texts.insert(format!("{before}{}", rest.as_str()));
        }
    }
    texts.remove(letters);
    texts
}

fn changes(letters: &str) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    for at in 0..letters.len() {
        let (before, after) = letters.split_at(at);
        let rest = after.get(1..).unwrap_or_default();
        texts.extend(('a'..='z').map(|c| format!("{before}{c}{rest}")));
    }
    texts.remove(letters);
    texts
}

fn swaps(letters: &str) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    for at in 1..letters.len() {
        let mut chars: Vec<char> = letters.chars().collect();
        chars.swap(at - 1, at);
        texts.insert(chars.into_iter().collect());
    }
    texts.remove(letters);
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter_or_two_swapped() {
        let slips = slips("budongcan");
        for meant in ["budongchan", "budongca", "budnogcan", "budongcen"] {
            assert!(slips.contains(meant), "{meant}");
        }
        assert!(!slips.contains("budongcan") && !slips.contains("budong"));
    }
}
