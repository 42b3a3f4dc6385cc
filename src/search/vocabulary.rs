//! The characters of a catalog: which of them are spellings of one another, and how
//! they are read.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::fold::{fold_char, is_han};
use super::pinyin::{readings, southern};

/// The characters that stand in the texts of a catalog.
pub(super) struct Vocabulary {
    /// By what they fold to.
    variants: FxHashMap<char, Vec<char>>,
    syllables: OnceLock<Syllables>,
    /// By what they sound like in the south: positions of syllables.
    southern: OnceLock<FxHashMap<String, Vec<usize>>>,
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
    /// Of these characters, any number of times each; those beyond the basic plane are
    /// only ever matched as they stand.
    pub(super) fn of(chars: impl Iterator<Item = char>) -> Self {
        let mut seen: Vec<bool> = vec![false; 0x1_0000];
        let mut variants: FxHashMap<char, Vec<char>> = FxHashMap::default();
        for c in chars {
            if let Some(seen @ false) = seen.get_mut(c as usize) {
                *seen = true;
                variants.entry(fold_char(c)).or_default().push(c);
            }
        }
        Self { variants, syllables: OnceLock::new(), southern: OnceLock::new() }
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

    /// The syllables that are said like these letters in the south.
    pub(super) fn sounding_like(&self, letters: &str) -> impl Iterator<Item = &Syllable> {
        let sounds = self.southern.get_or_init(|| {
            let mut sounds: FxHashMap<String, Vec<usize>> = FxHashMap::default();
            for (at, syllable) in self.syllables().iter().enumerate() {
                sounds.entry(southern(syllable.letters)).or_default().push(at);
            }
            sounds
        });
        sounds.get(&southern(letters)).into_iter().flatten().filter_map(|at| self.syllables().get(*at))
    }
}
