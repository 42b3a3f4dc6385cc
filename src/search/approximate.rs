//! What a word may have been meant for that is found nowhere.

use super::probe::Taken;
use super::query::Term;
use super::slips::Slips;

/// Letters of the shortest pinyin that is corrected, and of the shortest in which two
/// slips are.
const ONE_SLIP: usize = 5;
const TWO_SLIPS: usize = 7;

/// Groups of the longest query that is taken for another.
pub(super) const MOST_GROUPS: usize = 6;

/// What a term may be taken for that is found nowhere, the surest first.
pub(super) fn ways(term: &Term) -> Vec<Taken> {
    let (letters, length) = (term.is_letters(), term.len());
    if !term.is_free() || length < 2 {
        return Vec::new();
    }
    let ways = [
        (!letters && term.text.contains(super::fold::is_han), Taken::Homophone),
        (letters && length > 2, Taken::Southern),
        (letters && length >= ONE_SLIP, Taken::Misspelt),
        (letters && length >= ONE_SLIP, Taken::Typo(Slips::One)),
        (letters && length >= TWO_SLIPS, Taken::Typo(Slips::Two)),
        (term.is_han() && length >= 4, Taken::Character),
    ];
    ways.into_iter().filter_map(|(may_be, taken)| may_be.then_some(taken)).collect()
}
