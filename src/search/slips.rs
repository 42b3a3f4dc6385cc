//! Pinyin with a slip of the finger in it: a letter wrong, missing or too many, or two
//! in each other's place.
//!
//! An automaton like that of `pattern`, whose states are places in the term too, now in
//! rows by the slips made before them. Every syllable is held once against all places of
//! the term at the same time; a swap may reach from one syllable into the next.

use super::fold::is_word;
use super::pattern::every;
use super::vocabulary::{Syllable, Vocabulary};
use crate::typeset::CharSpan;

/// How many slips a term has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Slips {
    /// A change of a letter, or a swap of two.
    One,
    /// A change and a swap.
    Two,
}

/// The rows of states: places that are reached without a slip, and with those named; and
/// places in the middle of a swap, whose second letter has been read as the last of a
/// syllable.
const NONE: usize = 0;
const CHANGED: usize = 1;
const SWAPPED: usize = 2;
const BOTH: usize = 3;
const SWAPPING: usize = 4;
const CHANGED_SWAPPING: usize = 5;
const ROWS: usize = 6;

type Rows = [u64; ROWS];

/// Letters that a syllable takes at most: one too many in the longest.
const MOST_LETTERS: usize = super::pinyin::LONGEST_SYLLABLE + 1;

/// From some places in a row on to another row, by as many letters.
#[derive(Clone, Copy, Debug)]
struct Move {
    from: usize,
    to: usize,
    letters: usize,
    places: u64,
}

impl Move {
    fn on(&self, rows: &Rows, next: &mut Rows) {
        if let Some((from, to)) = rows.get(self.from).zip(next.get_mut(self.to)) {
            *to |= (from & self.places) << self.letters;
        }
    }

    fn back(&self, rows: &Rows, before: &mut Rows) {
        if let Some((to, from)) = rows.get(self.to).zip(before.get_mut(self.from)) {
            *from |= (to >> self.letters) & self.places;
        }
    }

    /// Between places that lie on a way through the whole term.
    fn between(self, useful: &Rows) -> Option<Self> {
        let (from, to) = useful.get(self.from).zip(useful.get(self.to))?;
        let places = self.places & from & (to >> self.letters);
        (places != 0).then_some(Self { places, ..self })
    }
}

/// Where the letters of a syllable, as far as they are read, stand in the term: bit p is
/// for those that begin at place p.
#[derive(Clone, Copy, Default)]
struct Lane {
    as_is: u64,
    /// With a change, by the letters taken: one fewer than read, as many, one more.
    changed: [u64; 3],
}

impl Lane {
    /// The places at which a letter, of which `letter` has the places in the term, stands
    /// `after` letters on.
    fn at(self, letter: u64, after: isize) -> Self {
        let [fewer, same, more] = self.changed;
        let changed =
            [fewer & shifted(letter, after - 1), same & shifted(letter, after), more & shifted(letter, after + 1)];
        Self { as_is: self.as_is & shifted(letter, after), changed }
    }

    /// With a further letter read, after `after` of them; `term` has all places.
    fn read(self, letter: u64, after: isize, term: u64) -> Self {
        let mut read = self.at(letter, after);
        let [fewer, same, more] = &mut read.changed;
        *fewer |= self.as_is;
        *same |= self.as_is & shifted(term & !letter, after);
        *more |= self.as_is & shifted(letter, after + 1);
        read
    }

    /// With all letters read, and perhaps one too many behind them.
    fn ended(mut self, letters: isize, term: u64) -> Self {
        let [_, _, more] = &mut self.changed;
        *more |= self.as_is & shifted(term, letters);
        self
    }

    fn or(self, other: Self) -> Self {
        let ([fewer, same, more], [less, equal, further]) = (self.changed, other.changed);
        Self { as_is: self.as_is | other.as_is, changed: [fewer | less, same | equal, more | further] }
    }
}

fn shifted(places: u64, by: isize) -> u64 {
    if by < 0 { places << by.unsigned_abs() } else { places >> by.unsigned_abs() }
}

/// Where a syllable stands in the term: before, within and after a swap.
#[derive(Clone, Copy, Default)]
struct Fit {
    plain: Lane,
    swapping: Lane,
    swapped: Lane,
}

impl Fit {
    fn read(self, letter: u64, after: isize, term: u64) -> Self {
        Self {
            plain: self.plain.read(letter, after, term),
            // Two letters are swapped where the first stands one on and the second one back.
            swapping: self.plain.at(letter, after + 1),
            swapped: self.swapped.read(letter, after, term).or(self.swapping.at(letter, after - 1)),
        }
    }
}

/// A term, ready to be looked for with its slips.
pub(super) struct Slipped {
    /// For each Han character of the main block: which of `moves`; 0 for one that the term
    /// has no place for.
    class_of: Vec<u16>,
    moves: Vec<Vec<Move>>,
    /// The bit that stands for the end of the term.
    end: u64,
}

impl Slipped {
    /// For letters, no more than [`super::pattern::LONGEST_TERM`]. Nothing where they are
    /// not two syllables or more, slips aside.
    pub(super) fn new(letters: &str, slips: Slips, vocabulary: &Vocabulary) -> Option<Self> {
        let term = Letters::of(letters);
        let syllables = vocabulary.syllables();
        let ways: Vec<Vec<Move>> = syllables.iter().map(|syllable| term.moves(syllable.letters)).collect();
        let useful = useful(&ways, term.end, slips);
        let mut slipped = Self { class_of: Vec::new(), moves: vec![Vec::new()], end: term.end };
        for (syllable, moves) in syllables.iter().zip(&ways) {
            let moves: Vec<Move> = moves.iter().filter_map(|way| way.between(&useful)).collect();
            if !moves.is_empty() {
                slipped.add(syllable, moves);
            }
        }
        (slipped.moves.len() > 1).then_some(slipped)
    }

    fn add(&mut self, syllable: &Syllable, moves: Vec<Move>) {
        self.class_of.resize(HAN, 0);
        let own = self.moves.len();
        self.moves.push(moves);
        for &c in &syllable.chars {
            let Some(class) = han(c).and_then(|at| self.class_of.get_mut(at)) else { continue };
            let mut all = own;
            // One that is read in several ways.
            if let Some(further) = self.moves.get(usize::from(*class)).filter(|further| !further.is_empty()) {
                all = self.moves.len();
                let moves = further.iter().chain(self.moves.get(own).into_iter().flatten()).copied().collect();
                self.moves.push(moves);
            }
            // There are fewer classes than characters.
            *class = u16::try_from(all).unwrap_or(0);
        }
    }

    fn moves(&self, c: char) -> Option<&[Move]> {
        match self.class_of.get(han(c)?) {
            None | Some(0) => None,
            Some(&class) => self.moves.get(usize::from(class)).map(Vec::as_slice),
        }
    }

    /// The first place of the term in a text, in characters.
    pub(super) fn find(&self, text: &str) -> Option<CharSpan> {
        self.find_from(text, 0)
    }

    /// Every place of the term in a text, without overlaps.
    pub(super) fn find_all(&self, text: &str) -> Vec<CharSpan> {
        every(|from| self.find_from(text, from))
    }

    /// The first place from character `from` on.
    fn find_from(&self, text: &str, from: usize) -> Option<CharSpan> {
        let mut rows = [0; ROWS];
        for (at, (byte, c)) in text.char_indices().enumerate().skip(from) {
            let Some(moves) = self.moves(c) else {
                if is_word(c) {
                    rows = [0; ROWS];
                }
                continue;
            };
            let mut next = [0; ROWS];
            let [none, ..] = &mut rows;
            *none |= 1;
            for way in moves {
                way.on(&rows, &mut next);
            }
            rows = next;
            // No way leads to the end but with all the slips.
            if rows.iter().any(|row| row & self.end != 0) {
                let before = text.get(..byte + c.len_utf8())?;
                return Some(CharSpan::new(self.start_of(before, at)?, at + 1));
            }
        }
        None
    }

    /// Where the match begins that ends with the last character of a text, which is its
    /// character `last`.
    fn start_of(&self, text: &str, last: usize) -> Option<usize> {
        let mut rows = [self.end; ROWS];
        for (back, c) in text.chars().rev().enumerate() {
            let Some(moves) = self.moves(c) else {
                if is_word(c) {
                    return None;
                }
                continue;
            };
            let mut before = [0; ROWS];
            for way in moves {
                way.back(&rows, &mut before);
            }
            rows = before;
            let [none, ..] = rows;
            if none & 1 != 0 {
                return last.checked_sub(back);
            }
        }
        None
    }
}

/// Han characters of the main block.
const FIRST_HAN: u32 = 0x4E00;
const HAN: usize = 0x5200;

fn han(c: char) -> Option<usize> {
    usize::try_from(u32::from(c).checked_sub(FIRST_HAN)?).ok()
}

/// The letters of a term.
struct Letters {
    /// The places of each letter of the alphabet.
    places: [u64; 26],
    /// All places.
    term: u64,
    /// The place behind the last.
    end: u64,
    count: usize,
}

impl Letters {
    fn of(letters: &str) -> Self {
        let mut places = [0; 26];
        for (at, letter) in letters.bytes().enumerate() {
            if let Some(places) = places.get_mut(usize::from(letter.wrapping_sub(b'a'))) {
                *places |= 1 << at;
            }
        }
        let end = 1 << letters.len();
        Self { places, term: end - 1, end, count: letters.len() }
    }

    fn fit(&self, syllable: &str, begun: Fit) -> Fit {
        let mut fit = begun;
        for (after, letter) in (0..).zip(syllable.bytes()) {
            let places = self.places.get(usize::from(letter.wrapping_sub(b'a'))).copied().unwrap_or(0);
            fit = fit.read(places, after, self.term);
        }
        let letters = syllable.len().cast_signed();
        Fit { plain: fit.plain.ended(letters, self.term), swapped: fit.swapped.ended(letters, self.term), ..fit }
    }

    /// All that a syllable may stand for in the term.
    fn moves(&self, syllable: &str) -> Vec<Move> {
        let anywhere = Lane { as_is: self.term | self.end, ..Lane::default() };
        let whole = self.fit(syllable, Fit { plain: anywhere, ..Fit::default() });
        // Its first letter has been swapped with the last of the syllable before.
        let rest = self.fit(syllable, Fit { swapping: anywhere, ..Fit::default() });
        let mut moves = Vec::new();
        let mut add = |lane: Lane, as_is: &[(usize, usize)], changed: &[(usize, usize)]| {
            let [fewer, same, more] = lane.changed;
            let length = syllable.len();
            let as_is = as_is.iter().map(|rows| (rows, lane.as_is, length));
            let changed = changed
                .iter()
                .flat_map(|rows| [(rows, fewer, length - 1), (rows, same, length), (rows, more, length + 1)]);
            moves.extend(as_is.chain(changed).filter_map(|(&(from, to), places, letters)| {
                // One character alone is no match.
                let places = if letters == self.count { places & !1 } else { places };
                (places != 0).then_some(Move { from, to, letters, places })
            }));
        };
        let same_row = [(NONE, NONE), (CHANGED, CHANGED), (SWAPPED, SWAPPED), (BOTH, BOTH)];
        add(whole.plain, &same_row, &[(NONE, CHANGED), (SWAPPED, BOTH)]);
        add(whole.swapped, &[(NONE, SWAPPED), (CHANGED, BOTH)], &[(NONE, BOTH)]);
        add(whole.swapping, &[(NONE, SWAPPING), (CHANGED, CHANGED_SWAPPING)], &[(NONE, CHANGED_SWAPPING)]);
        add(rest.swapped, &[(SWAPPING, SWAPPED), (CHANGED_SWAPPING, BOTH)], &[(SWAPPING, BOTH)]);
        moves
    }
}

/// The places of each row that lie on a way from the start of a term to its end.
fn useful(ways: &[Vec<Move>], end: u64, slips: Slips) -> Rows {
    let mut all = [0_u64; ROWS * ROWS * (MOST_LETTERS + 1)];
    for way in ways.iter().flatten() {
        if let Some(places) = all.get_mut((way.from * ROWS + way.to) * (MOST_LETTERS + 1) + way.letters) {
            *places |= way.places;
        }
    }
    let way = |(at, &places): (usize, &u64)| {
        let (rows, letters) = (at / (MOST_LETTERS + 1), at % (MOST_LETTERS + 1));
        (places != 0).then_some(Move { from: rows / ROWS, to: rows % ROWS, letters, places })
    };
    let ways: Vec<Move> = all.iter().enumerate().filter_map(way).collect();
    let from_start = closure([1, 0, 0, 0, 0, 0], |rows, next| ways.iter().for_each(|way| way.on(rows, next)));
    let ends = match slips {
        Slips::One => [0, end, end, 0, 0, 0],
        Slips::Two => [0, 0, 0, end, 0, 0],
    };
    let to_end = closure(ends, |rows, before| ways.iter().for_each(|way| way.back(rows, before)));
    let mut useful = from_start;
    useful.iter_mut().zip(to_end).for_each(|(places, to_end)| *places &= to_end);
    useful
}

/// All that is reached from some places.
fn closure(from: Rows, step: impl Fn(&Rows, &mut Rows)) -> Rows {
    let mut reached = from;
    loop {
        let mut next = reached;
        step(&reached, &mut next);
        if next == reached {
            return reached;
        }
        reached = next;
    }
}

#[cfg(test)]
mod tests {
    use super::super::pinyin::readings;
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "海关公证电子送达系统、冰鲜水产品“两段准入”监管模式，绿色船舶修理企业规范管理";

    /// Letters of the shortest term the search takes for another.
    const SHORTEST: usize = 5;

    fn vocabulary() -> Vocabulary {
        Vocabulary::of(TEXT.chars())
    }

    fn slipped(letters: &str, slips: Slips) -> Vec<String> {
        let found = Slipped::new(letters, slips, &vocabulary()).map(|slipped| slipped.find_all(TEXT));
        found.unwrap_or_default().into_iter().map(|span| span.of(TEXT)).collect()
    }

    /// How a piece of the text is typed, punctuation passed over.
    fn typed(from: usize, length: usize) -> String {
        let words = TEXT.chars().filter(|c| is_word(*c));
        words.skip(from).take(length).filter_map(|c| readings(c).next()).collect()
    }

    /// The fewest changes of a letter and swaps of neighbours that make one text the other.
    fn distance(one: &str, other: &str) -> usize {
        let (one, other) = (one.as_bytes(), other.as_bytes());
        let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
        for (at, letter) in one.iter().enumerate() {
            let mut row = vec![at + 1];
            for (to, wanted) in other.iter().enumerate() {
                let changed = rows[at][to] + usize::from(letter != wanted);
                let mut least = changed.min(rows[at][to + 1] + 1).min(row[to] + 1);
                if at > 0 && to > 0 && one[at - 1] == *wanted && *letter == other[to - 1] {
                    least = least.min(rows[at - 1][to - 1] + 1);
                }
                row.push(least);
            }
            rows.push(row);
        }
        rows[one.len()][other.len()]
    }

    /// The fewest slips with which a piece of the text, however it is read, is typed so.
    fn slips_in(letters: &str, piece: &str) -> usize {
        let mut ways = vec![String::new()];
        for c in piece.chars().filter(|c| is_word(*c)) {
            let with = |way: &String| readings(c).map(|reading| way.clone() + reading).collect::<Vec<_>>();
            ways = ways.iter().flat_map(with).collect();
        }
        ways.iter().map(|way| distance(letters, way)).min().unwrap_or(usize::MAX)
    }

    #[test]
    fn a_slip_is_a_letter_wrong_missing_or_too_many_or_two_swapped() {
        for letters in ["haiguxn", "haigun", "haiguaan", "hiaguan", "haigaun", "xhaiguan", "aiguan", "haiguanx"] {
            assert_eq!(slipped(letters, Slips::One), ["海关"], "{letters}");
        }
        // Across the border of two syllables, and across punctuation.
        assert_eq!(slipped("hagiuan", Slips::One), ["海关"]);
        assert_eq!(slipped("xitognbingxian", Slips::One), ["系统、冰鲜"]);
        assert_eq!(slipped("luse", Slips::One), ["绿色"]);
    }

    #[test]
    fn two_slips_are_a_change_and_a_swap() {
        assert_eq!(slipped("hiaguxn", Slips::Two), ["海关"]);
        assert_eq!(slipped("hagiuanx", Slips::Two), ["海关"]);
        assert!(slipped("haxguxn", Slips::Two).is_empty());
        assert!(slipped("hiaguxn", Slips::One).is_empty());
    }

    #[test]
    fn a_character_alone_is_no_match() {
        assert!(slipped("gan", Slips::One).is_empty());
        assert!(slipped("qwert", Slips::One).is_empty() && slipped("qwert", Slips::Two).is_empty());
    }

    proptest! {
        #[test]
        fn whatever_one_slip_makes_of_a_word_is_found(
            from in 0_usize..30, length in 2_usize..6, at in 0_usize..30, letter in "[a-z]", how in 0..4,
        ) {
            let mut letters: Vec<char> = typed(from, length).chars().collect();
            let at = at % letters.len();
            let next = (at + 1) % letters.len();
            let letter = letter.chars().next().unwrap();
            match how {
                0 => letters[at] = letter,
                1 => letters.insert(at, letter),
                2 => drop(letters.remove(at)),
                _ => letters.swap(at, next),
            }
            let letters: String = letters.into_iter().collect();
            // The last and the first letter are no neighbours.
            prop_assume!(letters.len() >= SHORTEST && distance(&letters, &typed(from, length)) == 1);
            let found = slipped(&letters, Slips::One);
            prop_assert!(!found.is_empty(), "{letters}");
        }

        #[test]
        fn whatever_is_found_is_typed_so_with_as_few_slips(
            from in 0_usize..30, length in 2_usize..5, changes in prop::collection::vec((0_usize..30, "[a-z]"), 0..4),
        ) {
            let mut letters: Vec<char> = typed(from, length).chars().collect();
            for (at, letter) in changes {
                let at = at % letters.len();
                letters.splice(at..at + usize::from(letter < "m".into()), letter.chars());
            }
            let letters: String = letters.into_iter().collect();
            for (slips, most) in [(Slips::One, 1), (Slips::Two, 2)] {
                for piece in slipped(&letters, slips) {
                    prop_assert!(slips_in(&letters, &piece) <= most, "{letters} {piece}");
                }
            }
        }
    }
}
