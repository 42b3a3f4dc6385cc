//! English texts by their words, and where a word, another form of it or one that begins
//! so stands in them. Words are only ever found whole or from their beginning on, so that
//! letters typed as pinyin do not find what has them in its middle.

use rustc_hash::FxHashMap;

use super::fold::{fold_char, is_han, is_word};
use super::stem::{is_common, singular, stem};
use crate::typeset::CharSpan;

/// The words of some texts.
#[derive(Default)]
pub(super) struct Words {
    /// In the order of their letters.
    all: Vec<Word>,
    /// In the order of their stems: the positions of words.
    stems: Vec<(String, usize)>,
}

/// A word: letters folded, apostrophes and hyphens left out.
struct Word {
    letters: Box<str>,
    places: Vec<Place>,
}

/// Where a word stands.
#[derive(Clone, Copy, Default)]
struct Place {
    text: u32,
    /// In characters.
    start: u32,
    end: u32,
    /// How many words stand before it in the text, and with it; common ones not counted.
    before: u32,
    through: u32,
}

/// How what was found is like what was looked for, the most like first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// It is the word.
    Whole,
    /// It is another form of it.
    Form,
    /// It begins so.
    Beginning,
    /// It is the word but for a letter.
    Slip,
}

/// What may be found for a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leeway {
    /// The word as it stands; a common one, too, where it is so wanted.
    Whole { common: bool },
    /// Also its other forms.
    Forms,
    /// Also words that begin so, if it has so many letters.
    Beginnings { least: usize },
    /// Words that are like it but for a letter, and these only.
    Slips,
}

impl Leeway {
    /// What may be found for a word that others stand behind: it is no beginning.
    fn within(self, word: &str) -> Self {
        match self {
            _ if is_common(word) => Self::Whole { common: true },
            Self::Beginnings { .. } => Self::Forms,
            other => other,
        }
    }

    /// Letters of the shortest word that others may begin with.
    fn least(self) -> usize {
        match self {
            Self::Beginnings { least } => least,
            Self::Whole { .. } | Self::Forms | Self::Slips => usize::MAX,
        }
    }
}

/// Where what is looked for was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Which of the texts.
    pub(super) text: u32,
    pub(super) likeness: Likeness,
    /// Letters looked for, of all words.
    pub(super) letters: usize,
    /// Where it stands; the last word whole.
    pub(super) span: CharSpan,
    /// Where the last word begins, and so many letters of it were looked for, if it is longer.
    half: Option<(usize, usize)>,
    /// Whether it is of several words.
    pub(super) is_phrase: bool,
    before: u32,
    through: u32,
}

/// Letters of the shortest word in which a slip is looked for: two in each other's place or one
/// missing, one wrong or too many, and one of these at the start. The fewer the letters, the
/// more other words are that like.
const SWAPPED: usize = 5;
const WRONG: usize = 6;
const WRONG_AT_START: usize = 7;

impl Words {
    /// The words of texts, which come in the order of their numbers.
    pub(super) fn of(texts: impl Iterator<Item = (u32, &'static str)>) -> Self {
        let mut known: FxHashMap<Box<str>, Vec<Place>> = FxHashMap::default();
        let mut add = |letters: &str, place: Place| match known.get_mut(letters) {
            Some(places) => places.push(place),
            None => drop(known.insert(letters.into(), vec![place])),
        };
        for (text, written) in texts {
            read(text, written, &mut add);
        }
        let mut all: Vec<Word> = known.into_iter().map(|(letters, places)| Word { letters, places }).collect();
        all.sort_unstable_by(|one, other| one.letters.cmp(&other.letters));
        let mut stems: Vec<(String, usize)> =
            all.iter().enumerate().map(|(at, word)| (stem(&word.letters), at)).collect();
        stems.sort_unstable();
        Self { all, stems }
    }

    /// Where words stand side by side, or as one, in the order of the texts.
    pub(super) fn find(&self, words: &[String], leeway: Leeway) -> Vec<Spot> {
        let mut spots = self.find_one(&words.concat(), leeway);
        if let [first, rest @ ..] = words
            && !rest.is_empty()
            && leeway != Leeway::Slips
        {
            let mut side_by_side = self.find_one(first, leeway.within(first));
            for (at, word) in (1..).zip(rest) {
                let leeway = if at == rest.len() { leeway } else { leeway.within(word) };
                side_by_side = beside(&side_by_side, &self.find_one(word, leeway));
            }
            spots.extend(side_by_side);
            spots.sort_by_key(|spot| (spot.text, spot.span.start));
        }
        spots
    }

    fn find_one(&self, word: &str, leeway: Leeway) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::new();
        for (at, likeness) in self.like(word, leeway) {
            let Some(found) = self.all.get(at) else { continue };
            spots.extend(found.places.iter().map(|place| place.spot(word, likeness)));
        }
        spots.sort_by_key(|spot| (spot.text, spot.span.start));
        spots
    }

    /// The words that may stand for one.
    fn like(&self, word: &str, leeway: Leeway) -> Vec<(usize, Likeness)> {
        if leeway == Leeway::Slips {
            return self.slips(word);
        }
        let (tells, least) = (leeway == Leeway::Whole { common: true } || !is_common(word), leeway.least());
        let from = self.all.partition_point(|other| *other.letters < *word);
        let beginning = self.all.iter().enumerate().skip(from).take_while(|(_, other)| other.letters.starts_with(word));
        let begins = word.len() >= least;
        let mut like: Vec<(usize, Likeness)> = Vec::new();
        for (at, other) in beginning.take(if begins { usize::MAX } else { 1 }) {
            if other.letters.len() == word.len() {
                like.extend(tells.then_some((at, Likeness::Whole)));
            } else if begins && !is_common(&other.letters) {
                like.push((at, Likeness::Beginning));
            }
        }
        if !matches!(leeway, Leeway::Whole { .. }) && !is_common(word) {
            self.add_forms(&stem(word), &mut like);
        }
        like
    }

    /// Adds the words of a stem; one that begins as the word does is a form of it first.
    fn add_forms(&self, wanted: &str, like: &mut Vec<(usize, Likeness)>) {
        let from = self.stems.partition_point(|(stem, _)| **stem < *wanted);
        let forms = self.stems.iter().skip(from).take_while(|(stem, _)| stem == wanted);
        for (_, at) in forms {
            match like.iter_mut().find(|(other, _)| other == at) {
                Some((_, likeness)) => *likeness = Likeness::Form.min(*likeness),
                None if self.all.get(*at).is_some_and(|other| is_common(&other.letters)) => {}
                None => like.push((*at, Likeness::Form)),
            }
        }
    }

    /// The words that are like one but for a letter, or that more than one are.
    fn slips(&self, word: &str) -> Vec<(usize, Likeness)> {
        let one = singular(word);
        let like = |(at, other): (usize, &Word)| {
            let slipped = is_slip(word, &other.letters) || is_slip(&one, &singular(&other.letters));
            (slipped && !is_common(&other.letters)).then_some((at, Likeness::Slip))
        };
        self.all.iter().enumerate().filter_map(like).collect()
    }
}

impl Place {
    fn spot(&self, word: &str, likeness: Likeness) -> Spot {
        let start = self.start as usize;
        let letters = word.chars().count();
        Spot {
            text: self.text,
            likeness,
            letters,
            span: CharSpan::new(start, self.end as usize),
            half: (likeness == Likeness::Beginning).then_some((start, letters)),
            is_phrase: false,
            before: self.before,
            through: self.through,
        }
    }
}

impl Spot {
    /// Whether nothing but common words stands before it.
    pub(super) fn is_first(&self) -> bool {
        self.before == 0
    }

    /// What was looked for of it: of a beginning, as much as was typed.
    pub(super) fn typed(&self, text: &str) -> CharSpan {
        let Some((from, letters)) = self.half else { return self.span };
        let letters = text.chars().enumerate().skip(from).filter(|(_, c)| is_word(*c)).take(letters);
        CharSpan::new(self.span.start, letters.last().map_or(self.span.end, |(at, _)| at + 1))
    }
}

/// Where the second stands right behind the first; common words between them aside.
pub(super) fn beside(first: &[Spot], second: &[Spot]) -> Vec<Spot> {
    let mut spots = Vec::new();
    for one in first.iter().filter(|one| one.half.is_none()) {
        let from = second.partition_point(|spot| (spot.text, spot.span.start) < (one.text, one.span.end));
        let near = second.iter().skip(from).take_while(|spot| spot.text == one.text && spot.before <= one.through);
        spots.extend(near.filter(|spot| spot.before == one.through).map(|spot| Spot {
            likeness: one.likeness.max(spot.likeness),
            letters: one.letters + spot.letters,
            is_phrase: true,
            span: CharSpan::new(one.span.start, spot.span.end),
            before: one.before,
            ..*spot
        }));
    }
    spots
}

/// Whether one word is another but for a letter that is wrong, missing or too many, or for two
/// in each other's place.
fn is_slip(word: &str, other: &str) -> bool {
    let (word, other) = (word.as_bytes(), other.as_bytes());
    if word.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same = word.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, two) = (word.get(same..).unwrap_or_default(), other.get(same..).unwrap_or_default());
    let same_behind = one.iter().rev().zip(two.iter().rev()).take_while(|(one, other)| one == other).count();
    let left = |rest: &[u8]| rest.len() - same_behind;
    let least = |least: usize| word.len() >= if same == 0 { WRONG_AT_START } else { least };
    match (left(one), left(two)) {
        (0, 1) => least(SWAPPED),
        (1, 0 | 1) => least(WRONG),
        (2, 2) => word.len() >= SWAPPED && one.first() == two.get(1) && one.get(1) == two.first(),
        _ => false,
    }
}

/// The words of what is typed as one; nothing where it is no English.
pub(super) fn words_of(typed: &str) -> Vec<String> {
    let mut words = Vec::new();
    scan(typed, |word, _| words.push(word.letters.clone()));
    words
}

/// A word as it is read from a text.
#[derive(Default)]
struct Read {
    letters: String,
    start: usize,
    end: usize,
}

/// Finds the words of a text; with each, whether a hyphen joins it to the one before.
fn scan(text: &str, mut found: impl FnMut(&Read, bool)) {
    let (mut word, mut is_joined) = (Read::default(), false);
    let mut chars = text.chars().enumerate().peekable();
    while let Some((at, c)) = chars.next() {
        if is_letter(c) {
            if word.letters.is_empty() {
                word.start = at;
            }
            word.letters.push(fold_char(c));
            word.end = at + 1;
            continue;
        }
        let goes_on = word.end == at && at > 0 && chars.peek().is_some_and(|(_, next)| is_letter(*next));
        if goes_on && matches!(c, '\'' | '’' | '＇') {
            continue;
        }
        if !word.letters.is_empty() {
            found(&word, is_joined);
            word.letters.clear();
        }
        is_joined = goes_on && fold_char(c) == '-';
    }
    if !word.letters.is_empty() {
        found(&word, is_joined);
    }
}

/// Letters and digits, as far as words are parted by what is none.
fn is_letter(c: char) -> bool {
    is_word(c) && !is_han(c)
}

/// Words that hyphens join, as one.
#[derive(Default)]
struct Chain {
    letters: String,
    place: Place,
    words: usize,
}

impl Chain {
    fn push(&mut self, letters: &str, place: Place) {
        self.letters.push_str(letters);
        let first = if self.words == 0 { place } else { self.place };
        self.place = Place { end: place.end, through: place.through, ..first };
        self.words += 1;
    }

    fn end(&mut self, add: &mut impl FnMut(&str, Place)) {
        if self.words > 1 {
            add(&self.letters, self.place);
        }
        self.letters.clear();
        self.words = 0;
    }
}

/// Adds the words of a text, and what hyphens join also as one: cross-border, e-commerce.
fn read(text: u32, written: &str, add: &mut impl FnMut(&str, Place)) {
    let (mut chain, mut count) = (Chain::default(), 0);
    scan(written, |word, is_joined| {
        let before = count;
        count += u32::from(!is_common(&word.letters));
        let place = Place { text, start: to_u32(word.start), end: to_u32(word.end), before, through: count };
        if !is_joined {
            chain.end(add);
        }
        chain.push(&word.letters, place);
        add(&word.letters, place);
    });
    chain.end(add);
}

/// No text is that long.
fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 3] = [
        "“Customs system” for cross-border e-commerce",
        "The People’s Bank: licenses, a license. Trade in goods crosses the border",
        "Ａ—ＣＤＭ, licensing 海关 customers",
    ];

    const BEGINNINGS: Leeway = Leeway::Beginnings { least: 3 };

    fn found(typed: &str, leeway: Leeway) -> Vec<(String, Likeness)> {
        let words = Words::of((0..).zip(TEXTS));
        let spots = words.find(&words_of(typed), leeway);
        assert!(spots.is_sorted_by_key(|spot| (spot.text, spot.span.start)), "{spots:?}");
        let text = |spot: &Spot| TEXTS[spot.text as usize];
        spots.iter().map(|spot| (spot.typed(text(spot)).of(text(spot)), spot.likeness)).collect()
    }

    fn whole(typed: &str) -> Vec<String> {
        found(typed, Leeway::Whole { common: false }).into_iter().map(|(piece, _)| piece).collect()
    }

    #[test]
    fn a_word_is_found_in_any_case_with_or_without_apostrophes_and_hyphens() {
        assert_eq!(whole("CUSTOMS"), ["Customs"]);
        assert_eq!(whole("peoples"), ["People’s"]);
        assert_eq!(whole("people's"), ["People’s"]);
        assert_eq!(whole("crossborder"), ["cross-border"]);
        assert_eq!(whole("e-commerce"), ["e-commerce", "e-commerce"]);
        assert_eq!(whole("commerce"), ["commerce"]);
        assert_eq!(whole("acdm"), ["Ａ—ＣＤＭ"]);
        assert!(whole("omerce").is_empty() && whole("ustoms").is_empty());
    }

    #[test]
    fn words_side_by_side_are_found_across_common_ones() {
        assert_eq!(whole("trade-goods"), ["Trade in goods"]);
        assert_eq!(whole("trade/goods"), ["Trade in goods"]);
        assert_eq!(whole("border-trade"), [""; 0]);
        let border = found("goods-cross-the-bord", BEGINNINGS);
        assert_eq!(border, [("goods crosses the bord".to_owned(), Likeness::Beginning)]);
    }

    #[test]
    fn other_forms_and_beginnings_are_found_where_they_may() {
        use Likeness::{Beginning, Form, Whole};
        let likeness = |typed, leeway| found(typed, leeway).into_iter().map(|(_, like)| like).collect::<Vec<_>>();
        assert_eq!(likeness("license", Leeway::Forms), [Form, Whole, Form]);
        assert_eq!(likeness("licence", BEGINNINGS), [Form, Form, Form]);
        assert_eq!(likeness("licensi", BEGINNINGS), [Beginning]);
        assert_eq!(likeness("custom", BEGINNINGS), [Form, Beginning]);
        assert_eq!(likeness("cu", BEGINNINGS), []);
        assert_eq!(found("bor", BEGINNINGS).len(), 2);
        assert_eq!(found("crossb", BEGINNINGS), [("cross-b".to_owned(), Beginning)]);
    }

    #[test]
    fn common_words_are_found_only_where_they_are_wanted() {
        assert_eq!(found("the", BEGINNINGS), []);
        assert_eq!(found("the", Leeway::Whole { common: true }).len(), 2);
    }

    #[test]
    fn a_slip_is_a_letter_wrong_missing_or_too_many_or_two_swapped() {
        for word in ["custons", "cusoms", "customss", "csutoms", "xcustoms", "uctoms"] {
            assert_eq!(found(word, Leeway::Slips).len(), usize::from(word != "uctoms"), "{word}");
        }
        assert_eq!(found("licenes", Leeway::Slips).len(), 2);
        assert_eq!(found("customs", Leeway::Slips), []);
        // In a short word another is seen too easily.
        assert!(!is_slip("tade", "trade") && is_slip("tarde", "trade") && !is_slip("grade", "trade"));
    }
}
