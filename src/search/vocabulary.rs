//! The characters of a catalog: which of them are spellings of one another, and how
//! they are read.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::fold::{fold_char, is_han};
use super::pinyin::{LONGEST_SYLLABLE, readings};
use super::scan;
use crate::catalog::{Catalog, Item};

/// One bit for each character of the basic plane.
pub(super) struct Seen(Vec<u64>);

impl Seen {
    /// The characters of all texts of a catalog. Those beyond the basic plane are not
    /// among them: they are only ever matched as they stand.
    pub(super) fn of(catalog: &'static Catalog) -> Self {
        let pieces = scan::pieces(&catalog.items, |items| {
            let mut seen = Self(vec![0; 0x1_0000 / 64]);
            for item in items {
                seen.add_item(item);
            }
            seen
        });
        pieces.into_iter().reduce(Self::joined).unwrap_or_else(|| Self(Vec::new()))
    }

    /// With the characters of a text that is not the catalog's.
    pub(super) fn with(mut self, text: &str) -> Self {
        self.add(text);
        self
    }

    fn add_item(&mut self, item: &Item) {
        self.add(&item.title);
        self.add(&item.content);
        self.add(&item.scope);
        item.units.iter().chain(&item.domain).for_each(|name| self.add(name));
    }

    fn add(&mut self, text: &str) {
        for c in text.chars() {
            let code = c as usize;
            if let Some(word) = self.0.get_mut(code / 64) {
                *word |= 1 << (code % 64);
            }
        }
    }

    fn joined(mut self, other: Self) -> Self {
        for (word, more) in self.0.iter_mut().zip(other.0) {
            *word |= more;
        }
        self
    }

    fn chars(&self) -> impl Iterator<Item = char> {
        let bits = |(at, word): (usize, &u64)| {
            let word = *word;
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit)
        };
        let codes = self.0.iter().enumerate().filter(|(_, word)| **word != 0).flat_map(bits);
        codes.filter_map(|code| char::from_u32(u32::try_from(code).ok()?))
    }
}

/// The characters that stand in the texts of a catalog.
pub(super) struct Vocabulary {
    /// By what they fold to.
    variants: FxHashMap<char, Vec<char>>,
    syllables: OnceLock<Syllables>,
}

/// The syllables in the order of their letters, and where each is.
struct Syllables {
    all: Vec<Syllable>,
    places: FxHashMap<&'static str, usize>,
}

/// A syllable, and the characters that are read so.
pub(super) struct Syllable {
    pub(super) letters: &'static str,
    pub(super) chars: Vec<char>,
}

impl Vocabulary {
    pub(super) fn of(seen: &Seen) -> Self {
        let mut variants: FxHashMap<char, Vec<char>> = FxHashMap::default();
        for c in seen.chars() {
            variants.entry(fold_char(c)).or_default().push(c);
        }
        Self { variants, syllables: OnceLock::new() }
    }

    /// The characters that fold to this one.
    pub(super) fn variants(&self, folded: char) -> &[char] {
        self.variants.get(&folded).map_or(&[], Vec::as_slice)
    }

    /// Whether a folded text, where the catalog has it, stands there just so.
    pub(super) fn stands_as_is(&self, folded: &str) -> bool {
        folded.chars().all(|c| self.variants(c).iter().all(|variant| *variant == c))
    }

    fn read(&self) -> &Syllables {
        self.syllables.get_or_init(|| {
            let mut read: Vec<(&'static str, char)> = Vec::new();
            for (folded, variants) in &self.variants {
                let variants = || variants.iter().copied().filter(|c| is_han(*c));
                read.extend(readings(*folded).flat_map(|letters| variants().map(move |c| (letters, c))));
            }
            read.sort_unstable();
            let mut all: Vec<Syllable> = Vec::new();
            for (letters, c) in read {
                match all.last_mut() {
                    Some(last) if last.letters == letters => last.chars.push(c),
                    _ => all.push(Syllable { letters, chars: vec![c] }),
                }
            }
            let places = all.iter().enumerate().map(|(at, syllable)| (syllable.letters, at)).collect();
            Syllables { all, places }
        })
    }

    /// The syllables in the order of their letters.
    pub(super) fn syllables(&self) -> &[Syllable] {
        &self.read().all
    }

    /// The syllables that begin with these letters.
    pub(super) fn beginning_with(&self, letters: &str) -> impl Iterator<Item = &Syllable> {
        let from = self.syllables().partition_point(|syllable| syllable.letters < letters);
        let rest = self.syllables().get(from..).unwrap_or_default();
        rest.iter().take_while(move |syllable| syllable.letters.starts_with(letters))
    }

    /// The syllable of just these letters.
    pub(super) fn syllable(&self, letters: &str) -> Option<&Syllable> {
        let read = self.read();
        read.all.get(*read.places.get(letters)?)
    }

    /// Whether letters are syllables from end to end.
    pub(super) fn spells(&self, letters: &str) -> bool {
        // Bit p: the letters before place p are syllables.
        let mut reached: u64 = 1;
        for from in 0..letters.len().min(63) {
            if reached >> from & 1 == 0 {
                continue;
            }
            for length in 1..=LONGEST_SYLLABLE {
                let piece = letters.get(from..from + length);
                if piece.is_some_and(|piece| self.syllable(piece).is_some()) {
                    reached |= 1 << (from + length);
                }
            }
        }
        letters.len() < 64 && reached >> letters.len() & 1 == 1
    }
}
