//! A term as what it may be in a text, character by character: itself, or a piece of
//! pinyin that the character is read as.
//!
//! An automaton whose states are the places in the term, kept as the bits of one number:
//! a character of the text moves all of them on at once. What parts words in the text
//! is passed over, so that `sdqn` finds 水、电、气、暖.

use super::fold::{is_han, is_word};
use super::pinyin::{LONGEST_SYLLABLE, readings};
use super::vocabulary::{Syllable, Vocabulary};
use crate::typeset::CharSpan;

/// Characters of the longest term: one bit is for its end.
pub(super) const LONGEST_TERM: usize = 60;

/// What a character of the text may stand for in the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// The character itself.
    Own,
    /// Also a syllable it is read as; at the end of the term, its beginning.
    Syllables,
    /// Also the first letter of a syllable, or zh, ch, sh.
    Initials,
}

/// What counts as the same sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sound {
    /// Letters stand for what is read so, Han characters for themselves.
    AsWritten,
    /// Han characters also stand for all that are read like them.
    Homophones,
    /// Letters stand for what is read so in the south.
    Southern,
}

/// Where a match has to stand in its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Anchors {
    pub(super) start: bool,
    pub(super) end: bool,
}

/// The places of a term that a character moves on from: bit p is for place p.
#[derive(Clone, Copy, Debug, Default)]
struct Steps {
    own: u64,
    /// By the letters it takes.
    syllables: [u64; LONGEST_SYLLABLE + 1],
    initials: [u64; 3],
}

impl Steps {
    fn from(&self, states: u64, reach: Reach) -> u64 {
        let mut next = (states & self.own) << 1;
        if reach >= Reach::Syllables {
            for (letters, places) in self.syllables.iter().enumerate().skip(1) {
                next |= (states & places) << letters;
            }
        }
        if reach == Reach::Initials {
            for (letters, places) in self.initials.iter().enumerate().skip(1) {
                next |= (states & places) << letters;
            }
        }
        next
    }

    fn back(&self, states: u64, reach: Reach) -> u64 {
        let mut before = (states >> 1) & self.own;
        if reach >= Reach::Syllables {
            for (letters, places) in self.syllables.iter().enumerate().skip(1) {
                before |= (states >> letters) & places;
            }
        }
        if reach == Reach::Initials {
            for (letters, places) in self.initials.iter().enumerate().skip(1) {
                before |= (states >> letters) & places;
            }
        }
        before
    }
}

/// A way on through a term.
pub(super) struct Move {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) chars: Vec<char>,
}

/// A term, ready to be looked for.
pub(super) struct Pattern {
    /// By code point: which of `steps`; 0 for a character that the term has no place for.
    class_of: Vec<u16>,
    steps: Vec<Steps>,
    /// The character of each of `steps`.
    chars: Vec<char>,
    /// The bit that stands for the end of the term.
    end: u64,
    anchors: Anchors,
}

/// A pattern in the making.
struct Builder<'a> {
    pattern: Pattern,
    vocabulary: &'a Vocabulary,
    sound: Sound,
}

impl Builder<'_> {
    fn add_own(&mut self, c: char, place: usize) {
        for &variant in self.vocabulary.variants(c) {
            self.pattern.at(variant, |steps| steps.own |= 1 << place);
        }
        if self.sound == Sound::Homophones && is_han(c) {
            for syllable in readings(c).filter_map(|letters| self.vocabulary.syllable(letters)) {
                self.pattern.add(syllable, |steps| steps.own |= 1 << place);
            }
        }
    }

    fn add_syllables(&mut self, letters: &str, place: usize, to_the_end: bool) {
        for length in 1..=letters.len().min(LONGEST_SYLLABLE) {
            let piece = letters.get(..length).unwrap_or_default();
            if let Some(syllable) = self.vocabulary.syllable(piece) {
                self.pattern.add(syllable, |steps| set(&mut steps.syllables, length, place));
            }
        }
        // The last syllable may be half typed.
        if to_the_end && !letters.is_empty() && letters.len() < LONGEST_SYLLABLE {
            for syllable in self.vocabulary.beginning_with(letters) {
                self.pattern.add(syllable, |steps| set(&mut steps.syllables, letters.len(), place));
            }
        }
    }

    fn add_southern(&mut self, letters: &str, place: usize) {
        for length in 1..=letters.len().min(LONGEST_SYLLABLE) {
            for syllable in self.vocabulary.sounding_like(letters.get(..length).unwrap_or_default()) {
                self.pattern.add(syllable, |steps| set(&mut steps.syllables, length, place));
            }
        }
    }

    fn add_initials(&mut self, letters: &str, place: usize) {
        let two = letters.get(..2).filter(|two| matches!(*two, "zh" | "ch" | "sh"));
        for initial in letters.get(..1).into_iter().chain(two) {
            for syllable in self.vocabulary.beginning_with(initial) {
                self.pattern.add(syllable, |steps| set(&mut steps.initials, initial.len(), place));
            }
        }
    }
}

impl Pattern {
    /// Stands nowhere.
    pub(super) fn of_nothing() -> Self {
        Self { class_of: Vec::new(), steps: Vec::new(), chars: Vec::new(), end: 1, anchors: Anchors::default() }
    }

    /// For a folded term of no more than [`LONGEST_TERM`] characters, all of words.
    pub(super) fn new(term: &str, vocabulary: &Vocabulary, sound: Sound, anchors: Anchors) -> Self {
        let chars: Vec<char> = term.chars().take(LONGEST_TERM).collect();
        let end = 1 << chars.len();
        let (steps, none) = (vec![Steps::default()], vec!['\0']);
        let pattern = Self { class_of: vec![0; 0x1_0000], steps, chars: none, end, anchors };
        let mut builder = Builder { pattern, vocabulary, sound };
        for (place, &c) in chars.iter().enumerate() {
            builder.add_own(c, place);
            let letters: String = chars.iter().skip(place).take_while(|c| c.is_ascii_lowercase()).collect();
            if sound == Sound::Southern {
                builder.add_southern(&letters, place);
            } else {
                builder.add_syllables(&letters, place, place + letters.len() == chars.len());
                builder.add_initials(&letters, place);
            }
        }
        builder.pattern
    }

    fn add(&mut self, syllable: &Syllable, change: impl Fn(&mut Steps)) {
        for &c in &syllable.chars {
            self.at(c, &change);
        }
    }

    fn at(&mut self, c: char, change: impl Fn(&mut Steps)) {
        let Some(class) = self.class_of.get_mut(c as usize) else { return };
        if *class == 0 {
            // There are fewer classes than characters of the basic plane.
            *class = u16::try_from(self.steps.len()).unwrap_or(0);
            self.steps.push(Steps::default());
            self.chars.push(c);
        }
        if let Some(steps) = self.steps.get_mut(usize::from(*class)) {
            change(steps);
        }
    }

    fn steps(&self, c: char) -> Option<&Steps> {
        match self.class_of.get(c as usize) {
            None | Some(0) => None,
            Some(&class) => self.steps.get(usize::from(class)),
        }
    }

    /// The ways through the term: from a place, so many letters on, with one of these
    /// characters. First letters left out.
    pub(super) fn moves(&self, reach: Reach) -> Vec<Move> {
        let mut moves: Vec<Move> = Vec::new();
        for place in 0..self.end.trailing_zeros() as usize {
            for letters in 1..=LONGEST_SYLLABLE {
                let goes = |steps: &Steps| {
                    let own = if letters == 1 { steps.own } else { 0 };
                    let read = if reach == Reach::Own { 0 } else { steps.syllables.get(letters).copied().unwrap_or(0) };
                    (own | read) >> place & 1 == 1
                };
                let chars = self.chars.iter().zip(&self.steps).filter(|(_, steps)| goes(steps));
                let chars: Vec<char> = chars.map(|(c, _)| *c).collect();
                if !chars.is_empty() {
                    moves.push(Move { from: place, to: place + letters, chars });
                }
            }
        }
        moves
    }

    /// Whether the term's characters, or the first letters of some, stand in a text in
    /// their order, whatever is between them.
    pub(super) fn stands_in_order(&self, text: &str, initials: bool) -> bool {
        let mut place = 1;
        for steps in text.chars().filter_map(|c| self.steps(c)) {
            let taken = if initials { steps.own | steps.initials.get(1).copied().unwrap_or(0) } else { steps.own };
            place <<= u32::from(taken & place != 0);
            if place == self.end {
                return true;
            }
        }
        false
    }

    /// The first place of the term in a text, in characters.
    pub(super) fn find(&self, text: &str, reach: Reach) -> Option<CharSpan> {
        self.find_from(text, 0, reach)
    }

    /// Every place of the term in a text, without overlaps.
    pub(super) fn find_all(&self, text: &str, reach: Reach) -> Vec<CharSpan> {
        every(|from| self.find_from(text, from, reach))
    }

    /// The first place from character `from` on.
    fn find_from(&self, text: &str, from: usize, reach: Reach) -> Option<CharSpan> {
        let mut states = 0;
        let mut first = from == 0;
        for (at, (byte, c)) in text.char_indices().enumerate().skip(from) {
            let Some(steps) = self.steps(c) else {
                if is_word(c) {
                    states = 0;
                    if self.anchors.start {
                        return None;
                    }
                    first = false;
                }
                continue;
            };
            let start = u64::from(first || !self.anchors.start);
            states = steps.from(states | start, reach);
            first = false;
            if states & self.end != 0 && (!self.anchors.end || !text.get(byte..)?.chars().skip(1).any(is_word)) {
                let before = text.get(..byte + c.len_utf8())?;
                return Some(CharSpan::new(self.start_of(before, at, reach)?, at + 1));
            }
            if states == 0 && self.anchors.start {
                return None;
            }
        }
        None
    }

    /// Where the match begins that ends with the last character of a text, which is its
    /// character `last`.
    fn start_of(&self, text: &str, last: usize, reach: Reach) -> Option<usize> {
        let mut states = self.end;
        for (back, c) in text.chars().rev().enumerate() {
            let Some(steps) = self.steps(c) else {
                if is_word(c) {
                    return None;
                }
                continue;
            };
            states = steps.back(states, reach);
            if states & 1 != 0 {
                return last.checked_sub(back);
            }
            if states == 0 {
                return None;
            }
        }
        None
    }

    /// The place of a text where the term stands but for one character that is another.
    pub(super) fn find_but_one(&self, text: &str) -> Option<CharSpan> {
        let (mut exact, mut but_one) = (0_u64, 0_u64);
        let length = self.end.trailing_zeros() as usize;
        let mut ends: Vec<usize> = Vec::new();
        for (at, c) in text.chars().enumerate().filter(|(_, c)| is_word(*c)) {
            ends.push(at);
            let own = self.steps(c).map_or(0, |steps| steps.own);
            let start = exact | 1;
            but_one = (but_one & own) << 1 | start << 1;
            exact = (start & own) << 1;
            if but_one & self.end != 0 {
                let start = ends.len().checked_sub(length).and_then(|first| ends.get(first))?;
                return Some(CharSpan::new(*start, at + 1));
            }
        }
        None
    }
}

/// Every place in a text, without overlaps, where `find_from` gives the first from a
/// character on.
pub(super) fn every(find_from: impl Fn(usize) -> Option<CharSpan>) -> Vec<CharSpan> {
    std::iter::successors(find_from(0), |last| find_from(last.end)).collect()
}

fn set(places: &mut [u64], letters: usize, place: usize) {
    if let Some(places) = places.get_mut(letters) {
        *places |= 1 << place;
    }
}
