//! A term made ready to be looked for, and how it is found in a text.

use memchr::memmem::Finder;

use super::Tier;
use super::alias::{is_meant, shortened};
use super::fold::fold;
use super::fuzzy::Fuzzy;
use super::index::Block;
use super::names::Name;
use super::pattern::{Anchors, Move, Pattern, Reach, Sound};
use super::query::Term;
use super::score::Worth;
use super::slips::{Slipped, Slips};
use super::vocabulary::Vocabulary;
use crate::catalog::Field;
use crate::typeset::CharSpan;

/// First letters in a content are chance, unless there are so many.
const LONG_INITIALS: usize = 6;

/// Letters of the shortest pinyin that is looked for in a content.
const SURE_PINYIN: usize = 4;

/// What a term is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Taken {
    /// What was typed; `loose` once nothing was found where it surely is meant.
    AsTyped { loose: bool },
    /// What sounds like it.
    Homophone,
    /// What sounds like it in the south.
    Southern,
    /// What is typed so with these slips.
    Typo(Slips),
    /// What is like it but for a character.
    Character,
    /// The English word that it is but for a letter.
    Misspelt,
}

impl Taken {
    /// Characters of the shortest term that is looked for in a content: in so long a text
    /// a short one is like something by chance.
    fn shortest_in_content(self) -> usize {
        match self {
            Self::AsTyped { .. } => 1,
            Self::Homophone => 4,
            Self::Southern | Self::Character => 6,
            Self::Typo(Slips::One) => 8,
            Self::Typo(Slips::Two) | Self::Misspelt => usize::MAX,
        }
    }
}

/// A term, ready to be looked for.
pub(super) struct Probe {
    pub(super) term: Term,
    taken: Taken,
    pattern: Pattern,
    /// Where the term is taken for one with slips: instead of the pattern.
    slipped: Option<Slipped>,
    /// Where the term can only stand in a text just as it is: a faster way to find it.
    literal: Option<Literal>,
    length: usize,
    /// Whether it can be read as pinyin, in part at least.
    has_letters: bool,
    /// The ways through the pattern, where the index tells which items allow for one.
    moves: Option<Vec<Move>>,
}

/// A term that can only stand in a text just as it is.
struct Literal {
    whole: Finder<'static>,
    chars: Vec<Finder<'static>>,
}

impl Literal {
    fn new(term: &str) -> Self {
        let one = |c: char| Finder::new(c.encode_utf8(&mut [0; 4])).into_owned();
        Self { whole: Finder::new(term).into_owned(), chars: term.chars().map(one).collect() }
    }

    /// Whether all of its characters stand in a text, wherever.
    fn is_scattered_in(&self, text: &str) -> bool {
        self.chars.iter().all(|c| c.find(text.as_bytes()).is_some())
    }
}

/// A term in a text.
pub(super) struct Match {
    pub(super) tier: Tier,
    /// The first place, as far as places are told apart: one in a piece goes before others.
    pub(super) first: CharSpan,
    /// What stands before it, if that is known.
    before: Option<char>,
    how: How,
}

/// How further places are found.
enum How {
    Pattern(Reach),
    Slips,
    /// All of them are known, and what the fuzzy matcher gives.
    Pieces(i64, Vec<CharSpan>),
    /// The name goes by another name, in which the term is first; these are its places.
    Alias(&'static str, Vec<CharSpan>),
}

impl Match {
    pub(super) fn worth(&self, text: &str) -> Worth {
        match &self.how {
            How::Pattern(_) | How::Slips => Worth::of(self.tier, text, self.first, self.before),
            How::Pieces(score, _) => Worth::of_pieces(self.tier, *score),
            How::Alias(alias, _) => Worth::of(self.tier, alias, self.first, None),
        }
    }
}

impl Probe {
    pub(super) fn new(term: Term, taken: Taken, vocabulary: &Vocabulary) -> Self {
        let pattern = |sound| Pattern::new(&term.text, vocabulary, sound, term.anchors);
        let (pattern, slipped) = match taken {
            Taken::AsTyped { .. } | Taken::Character => (pattern(Sound::AsWritten), None),
            Taken::Homophone => (pattern(Sound::Homophones), None),
            Taken::Southern => (pattern(Sound::Southern), None),
            Taken::Typo(slips) => (Pattern::of_nothing(), Slipped::new(&term.text, slips, vocabulary)),
            Taken::Misspelt => (Pattern::of_nothing(), None),
        };
        let as_is = matches!(taken, Taken::AsTyped { .. })
            && term.anchors == Anchors::default()
            && vocabulary.stands_as_is(&term.text);
        let literal = as_is.then(|| Literal::new(&term.text));
        let length = term.len();
        let is_indexed = match taken {
            Taken::AsTyped { loose } => !(loose && term.has_letters() && length >= LONG_INITIALS),
            Taken::Homophone | Taken::Southern | Taken::Misspelt => true,
            Taken::Typo(_) | Taken::Character => false,
        };
        let is_plain = term.text.chars().all(|c| u32::from(c) <= 0xFFFF);
        let has_letters = term.has_letters();
        // In a content, little pinyin is no pinyin.
        let by_syllables = taken == Taken::Southern || (has_letters && length >= SURE_PINYIN);
        let reach = if by_syllables { Reach::Syllables } else { Reach::Own };
        let moves = (is_indexed && is_plain).then(|| pattern.moves(reach));
        Self { term, taken, pattern, slipped, literal, length, has_letters, moves }
    }

    /// The items of a block that allow for the term in their title or content, first
    /// letters in the title aside.
    pub(super) fn possible(&self, block: &Block) -> Vec<u64> {
        let Some(moves) = &self.moves else { return vec![u64::MAX; block.words()] };
        let mut reached = vec![vec![0; block.words()]; self.length + 1];
        if let Some(first) = reached.first_mut() {
            first.fill(u64::MAX);
        }
        for Move { from, to, chars } in moves {
            let mut items = vec![0; block.words()];
            for &c in chars {
                block.add_items_with(c, &mut items);
            }
            for (word, reached) in items.iter_mut().zip(reached.get(*from).into_iter().flatten()) {
                *word &= reached;
            }
            for (word, more) in reached.get_mut(*to).into_iter().flatten().zip(items) {
                *word |= more;
            }
        }
        reached.pop().unwrap_or_default()
    }

    /// Whether it may be the first letters of a title, which no index tells.
    pub(super) fn may_be_initials(&self) -> bool {
        self.has_letters && !self.term.exact && matches!(self.taken, Taken::AsTyped { .. })
    }

    /// The term in a title or a content.
    pub(super) fn find(&self, field: Field, text: &str, fuzzy: &Fuzzy) -> Option<Match> {
        if self.length == 0 {
            return None;
        }
        if field == Field::Content && self.length < self.taken.shortest_in_content() {
            return None;
        }
        match self.taken {
            Taken::AsTyped { loose } => self.find_as_typed(field, text, loose, fuzzy),
            Taken::Homophone => self.by(Tier::Homophone, Reach::Own, text),
            Taken::Southern => self.by(Tier::Southern, Reach::Syllables, text),
            Taken::Typo(_) => {
                let first = self.slipped.as_ref()?.find(text)?;
                Some(Match { tier: Tier::Typo, first, before: None, how: How::Slips })
            }
            Taken::Character => {
                let first = self.pattern.find_but_one(text)?;
                Some(Match { tier: Tier::Character, first, before: None, how: How::Pieces(0, vec![first]) })
            }
            Taken::Misspelt => None,
        }
    }

    fn find_as_typed(&self, field: Field, text: &str, loose: bool, fuzzy: &Fuzzy) -> Option<Match> {
        let content = field == Field::Content;
        if self.term.exact || !self.has_letters {
            let exact = self.find_exact(text, loose || !content);
            return if self.term.exact {
                exact
            } else {
                exact.or_else(|| self.find_in_pieces(field, text, loose, fuzzy))
            };
        }
        let as_typed = || self.by(Tier::Exact, Reach::Own, text);
        let pinyin = || self.by(Tier::Pinyin, Reach::Syllables, text);
        if self.length == 1 {
            // A letter alone is one of the text, or the first of a title.
            let of_title = |found: &Match| field == Field::Title && found.first.start == 0;
            return as_typed().or_else(|| self.by(Tier::Initials, Reach::Initials, text).filter(of_title));
        }
        if content && !(loose && self.length >= LONG_INITIALS) {
            return as_typed().or_else(|| if self.length >= SURE_PINYIN { pinyin() } else { None });
        }
        // Whatever else it is, it is also this.
        match self.by(Tier::Initials, Reach::Initials, text) {
            Some(initials) => as_typed().or_else(pinyin).or(Some(initials)),
            None => self.find_initials(field, text, loose, fuzzy),
        }
    }

    /// The term as it stands; across what parts words only with `across`.
    fn find_exact(&self, text: &str, across: bool) -> Option<Match> {
        let how = How::Pattern(Reach::Own);
        let Some(literal) = &self.literal else {
            return self.by(Tier::Exact, Reach::Own, text);
        };
        if let Some(byte) = literal.whole.find(text.as_bytes()) {
            let before = text.get(..byte)?;
            let start = before.chars().count();
            let first = CharSpan::new(start, start + self.length);
            return Some(Match { tier: Tier::Exact, first, before: before.chars().next_back(), how });
        }
        let across = across && self.length > 1 && literal.is_scattered_in(text);
        if across { self.by(Tier::Exact, Reach::Own, text) } else { None }
    }

    fn by(&self, tier: Tier, reach: Reach, text: &str) -> Option<Match> {
        let first = self.pattern.find(text, reach)?;
        Some(Match { tier, first, before: None, how: How::Pattern(reach) })
    }

    /// In pieces that mean something; in the content only where nothing else is found.
    fn find_in_pieces(&self, field: Field, text: &str, loose: bool, fuzzy: &Fuzzy) -> Option<Match> {
        if !self.term.is_free() || self.length < 3 || (field == Field::Content && !loose) {
            return None;
        }
        let scattered = self.literal.as_ref().is_none_or(|literal| literal.is_scattered_in(text));
        if !scattered || !self.pattern.stands_in_order(text, false) {
            return None;
        }
        let (score, pieces) = fuzzy.find(&self.term.text, field, loose, &fold(text))?;
        Some(Match { tier: Tier::Fuzzy, first: *pieces.first()?, before: None, how: How::Pieces(score, pieces) })
    }

    /// First letters that do not stand side by side in the title.
    fn find_initials(&self, field: Field, text: &str, loose: bool, fuzzy: &Fuzzy) -> Option<Match> {
        if !loose || field != Field::Title || !self.term.is_free() || !self.term.is_letters() || self.length < 4 {
            return None;
        }
        if !self.pattern.stands_in_order(text, true) {
            return None;
        }
        let (score, pieces) = fuzzy.find_initials(&self.term.text, text)?;
        Some(Match { tier: Tier::Initials, first: *pieces.first()?, before: None, how: How::Pieces(score, pieces) })
    }

    /// The term in a name that items share, or in another name of it.
    pub(super) fn find_name(&self, name: &Name, fuzzy: &Fuzzy) -> Option<Match> {
        let own = self.find(name.field, name.text, fuzzy);
        let sure = own.as_ref().is_some_and(|own| own.tier <= Tier::Pinyin);
        if sure || self.term.exact || self.length < 2 || !matches!(self.taken, Taken::AsTyped { .. }) {
            return own;
        }
        self.find_alias(name).or_else(|| self.find_short(name)).or(own)
    }

    fn find_alias(&self, name: &Name) -> Option<Match> {
        let reach = if self.has_letters { Reach::Initials } else { Reach::Own };
        name.aliases.iter().find_map(|alias| {
            let first = self.pattern.find(alias, reach).filter(|first| is_meant(alias, *first))?;
            // 工信部 stands in 工业和信息化部; 央行 stands nowhere, and the whole name is meant.
            let places = shortened(alias, &fold(name.text)).map(|places| pieces(&places));
            let whole = || vec![CharSpan::new(0, name.text.chars().count())];
            Some(Match { tier: Tier::Alias, first, before: None, how: How::Alias(alias, places.unwrap_or_else(whole)) })
        })
    }

    fn find_short(&self, name: &Name) -> Option<Match> {
        if name.field != Field::Units || !self.term.is_free() {
            return None;
        }
        let places = pieces(&shortened(&self.term.text, &fold(name.text))?);
        let first = CharSpan::new(0, self.length);
        Some(Match { tier: Tier::Alias, first, before: None, how: How::Alias(name.text, places) })
    }

    /// Every place of a match in its text.
    pub(super) fn places(&self, found: &Match, text: &str) -> Vec<CharSpan> {
        match &found.how {
            How::Pattern(reach) => self.pattern.find_all(text, *reach),
            How::Slips => self.slipped.as_ref().map(|slipped| slipped.find_all(text)).unwrap_or_default(),
            How::Pieces(_, places) | How::Alias(_, places) => places.clone(),
        }
    }
}

/// Positions in ascending order as spans.
pub(super) fn pieces(places: &[usize]) -> Vec<CharSpan> {
    let mut spans: Vec<CharSpan> = Vec::new();
    for &at in places {
        match spans.last_mut() {
            Some(span) if span.end == at => span.end += 1,
            _ => spans.push(CharSpan::new(at, at + 1)),
        }
    }
    spans
}
