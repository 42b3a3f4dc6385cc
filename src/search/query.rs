//! From what was typed to what is looked for.
//!
//! White space parts words, all of which are wanted; `a | b` wants either; `!a` wants
//! none. `'a` takes the word as it stands, `^a` at the start of a field, `a$` at its end.
//! `unit:a` looks in one field. A piece of syntax that is not whole is text.

use super::fold::{fold, is_word};
use super::pattern::{Anchors, LONGEST_TERM};
use super::stem::is_common;
use crate::catalog::Field;

/// Words beyond these are not looked at.
const MOST_TERMS: usize = 48;

/// What parts the names of a list.
const LIST_MARKS: [char; 7] = ['、', '，', ',', '；', ';', '/', '／'];

/// Where a term is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// In a field of the item.
    Field(Field),
    /// In how far the item has come.
    Status,
}

impl Place {
    /// The names of the places, as they are typed before a colon.
    const NAMES: [(&'static str, Self); 12] = [
        ("title", Self::Field(Field::Title)),
        ("unit", Self::Field(Field::Units)),
        ("domain", Self::Field(Field::Domain)),
        ("scope", Self::Field(Field::Scope)),
        ("content", Self::Field(Field::Content)),
        ("status", Self::Status),
        ("标题", Self::Field(Field::Title)),
        ("单位", Self::Field(Field::Units)),
        ("领域", Self::Field(Field::Domain)),
        ("范围", Self::Field(Field::Scope)),
        ("内容", Self::Field(Field::Content)),
        ("状态", Self::Status),
    ];

    /// The one place whose name begins so.
    fn named(prefix: &str) -> Option<Self> {
        let mut meant = Self::NAMES.into_iter().filter(|(name, _)| !prefix.is_empty() && name.starts_with(prefix));
        let (_, place) = meant.next()?;
        meant.next().is_none().then_some(place)
    }
}

/// An item's number, and its batch where it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Number {
    pub(super) batch: Option<u32>,
    pub(super) number: u32,
}

impl Number {
    /// Reads `21`, `#21`, `6-21`, `第21项` and `第二十一项`, folded.
    fn parse(folded: &str) -> Option<Self> {
        let named = folded.strip_prefix('第').and_then(|rest| rest.strip_suffix(['项', '条', '号']));
        let plain = named.or_else(|| folded.strip_prefix('#')).unwrap_or(folded);
        let (batch, number) = match plain.split_once('-') {
            Some((batch, number)) => (Some(digits(batch)?), number),
            None => (None, plain),
        };
        let number = digits(number).or_else(|| named.and_then(numeral))?;
        Some(Self { batch, number })
    }
}

fn digits(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

/// A Chinese numeral up to 九十九.
fn numeral(text: &str) -> Option<u32> {
    let digit = |text: &str| match text {
        "" => Some(None),
        _ => ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
            .into_iter()
            .zip(1..)
            .find(|(name, _)| *name == text)
            .map(|(_, digit)| Some(digit)),
    };
    match text.split_once('十') {
        Some((tens, ones)) => Some(digit(tens)?.unwrap_or(1) * 10 + digit(ones)?.unwrap_or(0)),
        None => digit(text)?,
    }
}

/// A word of a query, and how it is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Term {
    /// The word as it was typed, its syntax left out.
    pub(super) typed: String,
    /// Folded, and without what parts words: what is looked for.
    pub(super) text: String,
    /// Only there.
    pub(super) place: Option<Place>,
    /// Only items without it.
    pub(super) unwanted: bool,
    /// Only as it stands.
    pub(super) exact: bool,
    /// Where in the field.
    pub(super) anchors: Anchors,
    /// Also an item's number.
    pub(super) number: Option<Number>,
    /// Which words of the query it is.
    pub(super) share: Share,
}

/// Which words of a query a term is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Share {
    /// One of them.
    #[default]
    One,
    /// The last of several, which may be half typed.
    Last,
    /// All of them as one.
    All,
}

impl Term {
    fn plain(word: &str) -> Self {
        let folded = fold(word);
        Self {
            typed: word.to_owned(),
            text: folded.chars().filter(|c| is_word(*c)).collect(),
            number: Number::parse(&folded),
            ..Self::default()
        }
    }

    /// Reads the syntax of a word. Nothing where there is no word beside the syntax.
    fn parse(word: &str) -> Option<Self> {
        let (mut unwanted, mut exact, mut anchors, mut place) = (false, false, Anchors::default(), None);
        let mut rest = word;
        loop {
            let mut chars = rest.chars();
            match chars.next().unwrap_or_default() {
                '!' | '！' if !unwanted => unwanted = true,
                '\'' | '＇' if !exact => exact = true,
                '^' | '＾' if !anchors.start => anchors.start = true,
                _ => match rest.split_once([':', '：']) {
                    Some((name, after)) if place.is_none() && Place::named(&fold(name)).is_some() => {
                        place = Place::named(&fold(name));
                        rest = after;
                        continue;
                    }
                    _ => break,
                },
            }
            rest = chars.as_str();
        }
        if let Some(before) = rest.strip_suffix(['$', '＄']) {
            anchors.end = true;
            rest = before;
        }
        let plain = Self::plain(rest);
        let free = place.is_none() && !exact && anchors == Anchors::default();
        let number = plain.number.filter(|_| free);
        let whole = !plain.text.is_empty();
        whole.then_some(Self { place, unwanted, exact, anchors, number, ..plain })
    }

    /// Whether it is looked for in a field.
    pub(super) fn is_wanted_in(&self, field: Field) -> bool {
        match self.place {
            None => true,
            Some(Place::Field(only)) => only == field,
            Some(Place::Status) => false,
        }
    }

    /// Length in characters.
    pub(super) fn len(&self) -> usize {
        self.text.chars().count()
    }

    /// Whether it can be read as pinyin, in part at least.
    pub(super) fn has_letters(&self) -> bool {
        self.text.contains(|c: char| c.is_ascii_lowercase())
    }

    /// Whether it is one of the words that most English texts have.
    fn is_common(&self) -> bool {
        self.is_free() && is_common(&self.text)
    }

    /// Whether it can be English.
    pub(super) fn may_be_english(&self) -> bool {
        self.place != Some(Place::Status) && self.has_letters() && !self.text.contains(super::fold::is_han)
    }

    /// Whether it has letters only.
    pub(super) fn is_letters(&self) -> bool {
        !self.text.is_empty() && self.text.bytes().all(|byte| byte.is_ascii_lowercase())
    }

    /// Whether it has Han characters only.
    pub(super) fn is_han(&self) -> bool {
        self.text.chars().all(super::fold::is_han)
    }

    /// Whether no syntax limits how it is matched.
    pub(super) fn is_free(&self) -> bool {
        !self.unwanted && !self.exact && self.anchors == Anchors::default()
    }

    /// The term cut into terms that are short enough for a pattern.
    fn pieces(self) -> Vec<Self> {
        if self.len() <= LONGEST_TERM {
            return vec![self];
        }
        let chars: Vec<char> = self.text.chars().collect();
        let mut pieces: Vec<Self> = (chars.chunks(LONGEST_TERM))
            .map(|piece| {
                let text: String = piece.iter().collect();
                Self { typed: text.clone(), text, anchors: Anchors::default(), ..self.clone() }
            })
            .collect();
        if let Some(first) = pieces.first_mut() {
            first.anchors.start = self.anchors.start;
        }
        if let Some(last) = pieces.last_mut() {
            last.anchors.end = self.anchors.end;
        }
        pieces
    }
}

/// What is looked for: in every group, one of its terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    groups: Vec<Vec<Term>>,
    /// The query as one piece of pinyin, where it is typed syllable by syllable.
    joined: Option<Term>,
    /// The query with what a list is parted by as space, where it is: 海关总署、商务部.
    parted: Option<Box<Query>>,
}

impl Query {
    /// Reads a query. There is no wrong one.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let parted = text.contains(LIST_MARKS).then(|| Box::new(Self::read(&text.replace(LIST_MARKS, " "))));
        Self { parted, ..Self::read(text) }
    }

    fn read(text: &str) -> Self {
        let mut groups: Vec<Vec<Term>> = Vec::new();
        let (mut or, mut left) = (false, MOST_TERMS);
        for word in words(text) {
            if word == "|" {
                or = true;
                continue;
            }
            let either = std::mem::take(&mut or);
            let Some(term) = Term::parse(&word) else { continue };
            let before = groups.len();
            match groups.last_mut() {
                Some(group) if either => group.push(term),
                _ => groups.extend(term.pieces().into_iter().take(left).map(|piece| vec![piece])),
            }
            left = left.saturating_sub((groups.len() - before).max(1));
            if left == 0 {
                break;
            }
        }
        // Nothing but syntax, or signs: that is text too.
        let typed: String = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
        if groups.is_empty() && !typed.is_empty() {
            groups.push(vec![Term::plain(&typed)]);
        }
        let mut seen = std::collections::HashSet::new();
        groups.retain(|group| seen.insert(group.clone()));
        let joined = joined(&groups);
        if let [_, .., last] = groups.as_mut_slice() {
            for term in last {
                term.share = Share::Last;
            }
        }
        Self { groups, joined, parted: None }
    }

    pub(super) fn of(groups: Vec<Vec<Term>>) -> Self {
        Self { groups, ..Self::default() }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Whether it asks how far items are.
    #[must_use]
    pub fn asks_for_status(&self) -> bool {
        self.groups.iter().flatten().any(|term| term.place == Some(Place::Status))
    }

    /// The query without common English words, where it has others too and one of these is
    /// surely English.
    pub(super) fn without_common(&self, is_english: impl Fn(&Term) -> bool) -> Option<Self> {
        let tells = |group: &&Vec<Term>| !group.iter().all(Term::is_common);
        let telling = || self.groups.iter().filter(tells);
        let fewer = telling().count() < self.groups.len() && telling().flatten().any(is_english);
        fewer.then(|| Self { groups: telling().cloned().collect(), ..self.clone() })
    }

    pub(super) fn groups(&self) -> &[Vec<Term>] {
        &self.groups
    }

    pub(super) fn parted(&self) -> Option<&Self> {
        self.parted.as_deref()
    }

    pub(super) fn joined(&self) -> Option<&Term> {
        self.joined.as_ref()
    }
}

/// The words of a query, each `|` between two of them a word of its own.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        for (at, part) in word.split(['|', '｜']).enumerate() {
            if at > 0 {
                words.push("|".to_owned());
            }
            if !part.is_empty() {
                words.push(part.to_owned());
            }
        }
    }
    words
}

/// `hai guan` as `haiguan`.
fn joined(groups: &[Vec<Term>]) -> Option<Term> {
    let alone = |group: &Vec<Term>| match group.as_slice() {
        [term] if term.is_free() && term.place.is_none() && term.is_letters() => Some(term.text.clone()),
        _ => None,
    };
    let text: String = groups.iter().map(alone).collect::<Option<_>>()?;
    (groups.len() > 1 && text.len() <= LONGEST_TERM).then(|| Term {
        typed: text.clone(),
        text,
        share: Share::All,
        ..Term::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(query: &str) -> Vec<Vec<String>> {
        Query::parse(query).groups.iter().map(|group| group.iter().map(|term| term.text.clone()).collect()).collect()
    }

    fn only(query: &str) -> Term {
        Query::parse(query).groups.concat().remove(0)
    }

    #[test]
    fn space_of_any_width_parts_terms() {
        assert_eq!(texts(" 海关　公证\t海关\x1b[x "), [["海关"], ["公证"], ["x"]]);
        assert!(Query::parse(" \u{3000}").is_empty());
    }

    #[test]
    fn either_is_wanted_of_what_a_bar_joins() {
        assert_eq!(texts("海关 | 税务 公证"), [vec!["海关", "税务"], vec!["公证"]]);
        assert_eq!(texts("海关|税务｜公安"), [["海关", "税务", "公安"]]);
    }

    #[test]
    fn a_field_is_named_by_any_beginning_that_is_its_own() {
        let field = |query| only(query).place;
        assert_eq!(field("unit:海关"), Some(Place::Field(Field::Units)));
        assert_eq!(field("u:海关"), Some(Place::Field(Field::Units)));
        assert_eq!(field("单：海关"), Some(Place::Field(Field::Units)));
        assert_eq!(field("Ｔitle：海关"), Some(Place::Field(Field::Title)));
        assert_eq!(field("st:未启动"), Some(Place::Status));
        assert_eq!(only("s:海关").text, "s海关");
        assert_eq!(only("unitx:海关").text, "unitx海关");
    }

    #[test]
    fn signs_before_and_after_a_word_say_how_it_is_wanted() {
        let term = only("!unit:^'海关$");
        assert!(term.unwanted && term.exact && term.anchors.start && term.anchors.end);
        assert_eq!((term.text.as_str(), term.place), ("海关", Some(Place::Field(Field::Units))));
        assert!(only("unit:!海关").unwanted);
    }

    #[test]
    fn syntax_without_a_word_is_not_there_yet() {
        for half in ["海关 |", "海关 !", "| 海关", "海关 '", "海关 ^", "海关 unit:", "海关 $"] {
            assert_eq!(texts(half).concat().first().map(String::as_str), Some("海关"), "{half}");
        }
    }

    #[test]
    fn nothing_but_syntax_is_text() {
        assert_eq!(texts("unit:"), [["unit"]]);
        assert_eq!(texts("!"), [[""]]);
    }

    #[test]
    fn an_item_is_named_by_its_number() {
        let number = |query| only(query).number.map(|number| (number.batch, number.number));
        assert_eq!(number("21"), Some((None, 21)));
        assert_eq!(number("#２１"), Some((None, 21)));
        assert_eq!(number("第21项"), Some((None, 21)));
        assert_eq!(number("第二十一项"), Some((None, 21)));
        assert_eq!(number("第十项"), Some((None, 10)));
        assert_eq!(number("6-21"), Some((Some(6), 21)));
        assert_eq!(number("二十"), None);
        assert_eq!(number("99999999999"), None);
    }

    #[test]
    fn syllables_typed_one_by_one_are_one_piece_too() {
        assert_eq!(Query::parse("hai guan").joined().map(|term| term.text.as_str()), Some("haiguan"));
        assert_eq!(Query::parse("hai 关").joined(), None);
    }

    #[test]
    fn common_words_are_left_out_of_english_ones_only() {
        let shorter = |query: &str, english: &str| {
            let shorter = Query::parse(query).without_common(|term| term.text == english)?;
            Some(shorter.groups.concat().into_iter().map(|term| term.text).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(shorter("list of the exemptions", "list").as_deref(), Some("list exemptions"));
        assert_eq!(shorter("an 公证", "list"), None);
        assert_eq!(shorter("list exemptions", "list"), None);
        assert_eq!(shorter("of the", "of"), None);
        assert_eq!(shorter("'of list", "list"), None);
    }

    #[test]
    fn a_paste_of_any_length_is_bounded() {
        assert!(Query::parse(&"a1 b2 ".repeat(5_000)).groups.len() <= MOST_TERMS);
        for joined in ["海|", "海 | 关 ", "a|b1 "] {
            let terms = Query::parse(&joined.repeat(3_000)).groups.concat().len();
            assert!(terms <= MOST_TERMS, "{joined} {terms}");
        }
        let long = Query::parse(&"海".repeat(10_000));
        assert!(long.groups.concat().iter().all(|term| term.len() <= LONGEST_TERM));
    }
}
