//! The English of a catalog: the translation of its items, and what its units, scopes and
//! domains are called.

use std::ops::Range;

use super::Tier;
use super::fold::is_word;
use super::index::Index;
use super::names::{Named, Names};
use super::plan::Core;
use super::probe::Taken;
use super::query::{Share, Term};
use super::score::Worth;
use super::words::{Leeway, Likeness, Spot, Words, beside, words_of};
use crate::catalog::{Catalog, Field, ItemIndex, english_name};
use crate::typeset::CharSpan;

/// The English of a catalog by its words.
pub(super) struct English {
    /// Of titles and contents, numbered by `number`.
    texts: Words,
    /// Of names, numbered as `called`.
    names: Words,
    called: Vec<Called>,
}

/// What a name is called in English.
struct Called {
    /// The position of the name in all.
    name: usize,
    text: &'static str,
    /// Whether this is what is shown, and not another name.
    is_shown: bool,
    /// What is shown, its abbreviation left out.
    whole: CharSpan,
}

/// Where a term stands in the English of a catalog.
#[derive(Default)]
pub(super) struct Spotted {
    /// In titles and contents, in their order.
    texts: Vec<Spot>,
    /// In what names are called.
    called: Vec<Spot>,
    /// For each name the term in it; none at all where it is in none.
    pub(super) names: Vec<Option<Named>>,
}

/// Letters of the shortest beginning of a word that is looked for, and of the shortest that
/// tells that a query is English.
const BEGINNING: usize = 3;
const SURE_BEGINNING: usize = 4;

/// The fields whose texts are translated, in the order of their numbers.
const TRANSLATED: [Field; 2] = [Field::Title, Field::Content];

/// The number of a text of an item.
fn number(at: ItemIndex, field: Field) -> u32 {
    u32::try_from(at * TRANSLATED.len() + usize::from(field == Field::Content)).unwrap_or(u32::MAX)
}

/// The item that a text is of.
fn item_of(text: u32) -> ItemIndex {
    text as usize / TRANSLATED.len()
}

impl English {
    pub(super) fn of(catalog: &'static Catalog, index: &Index, names: &Names) -> Self {
        let translated = index.translated().filter_map(|at| Some((at, catalog.item(at)?.english.as_deref()?)));
        let texts = translated.flat_map(|(at, english)| {
            let texts = [english.title.as_str(), english.content.as_str()];
            TRANSLATED.into_iter().zip(texts).map(move |(field, text)| (number(at, field), text))
        });
        let mut called = Vec::new();
        for (name, english) in names.all.iter().enumerate() {
            let Some(english) = english_name(english.text) else { continue };
            let whole = CharSpan::new(0, english.name.chars().count());
            let shown = [(english.full, true)].into_iter();
            let texts = shown.chain(english.also.iter().map(|text| (*text, false)));
            called.extend(texts.map(|(text, is_shown)| Called { name, text, is_shown, whole }));
        }
        let of_names = Words::of((0..).zip(&called).map(|(number, called)| (number, called.text)));
        Self { texts: Words::of(texts), names: of_names, called }
    }

    /// Whether a term surely is English.
    pub(super) fn knows(&self, term: &Term) -> bool {
        let words = words_of(&term.typed);
        if !term.may_be_english() || term.unwanted {
            return false;
        }
        let found = |leeway| [&self.texts, &self.names].into_iter().any(|all| !all.find(&words, leeway).is_empty());
        found(Leeway::Beginnings { least: SURE_BEGINNING }) || found(Leeway::Slips)
    }

    /// A term in all of it.
    pub(super) fn spot(&self, term: &Term, taken: Taken, core: &Core) -> Spotted {
        let Some(leeway) = leeway(term, taken) else { return Spotted::default() };
        let words = words_of(&term.typed);
        let mut texts = Vec::new();
        if TRANSLATED.into_iter().any(|field| term.is_wanted_in(field)) {
            texts = self.texts.find(&words, leeway);
            texts.retain(|spot| {
                let field = field_of(spot.text);
                term.is_wanted_in(field) && stands(spot, term, || text_of(core.catalog, item_of(spot.text), field))
            });
        }
        let mut called = self.names.find(&words, leeway);
        called.retain(|spot| {
            let Some(called) = self.called.get(spot.text as usize) else { return false };
            let field = core.names.all.get(called.name).map(|name| name.field);
            field.is_some_and(|field| term.is_wanted_in(field)) && stands(spot, term, || Some(called.text))
        });
        Spotted { texts, names: self.by_name(&called, &core.names), called }
    }

    /// For each name, what was found in what it is called.
    fn by_name(&self, spots: &[Spot], names: &Names) -> Vec<Option<Named>> {
        if spots.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Option<Named>> = names.all.iter().map(|_| None).collect();
        for spots in spots.chunk_by(|one, other| one.text == other.text) {
            let called = spots.first().and_then(|spot| self.called.get(spot.text as usize));
            let Some((called, found)) = called.and_then(|called| Some((called, found.get_mut(called.name)?))) else {
                continue;
            };
            let worths = spots.iter().map(|spot| worth(spot, called.text, called.is_shown));
            let Some(worth) = worths.max_by_key(|worth| worth.score(None)) else { continue };
            match found {
                // What is shown comes first, and there the term is marked.
                Some(shown) if worth.score(None) > shown.worth.score(None) => shown.worth = worth,
                Some(_) => {}
                None if called.is_shown => *found = Some(Named { worth, places: typed(spots, called.text) }),
                None => *found = Some(Named { worth, places: vec![called.whole] }),
            }
        }
        found
    }
}

impl Spotted {
    /// Where another term stands right behind this, if anywhere.
    pub(super) fn beside(&self, next: &Self, core: &Core) -> Option<Self> {
        let (texts, called) = (beside(&self.texts, &next.texts), beside(&self.called, &next.called));
        let somewhere = !(texts.is_empty() && called.is_empty());
        somewhere.then(|| Self { texts, names: core.english().by_name(&called, &core.names), called })
    }

    /// Items of a range in whose title or content the term is, some more than once.
    pub(super) fn items(&self, range: &Range<ItemIndex>) -> impl Iterator<Item = ItemIndex> {
        let from = self.texts.partition_point(|spot| item_of(spot.text) < range.start);
        let end = range.end;
        let rest = self.texts.get(from..).unwrap_or_default().iter();
        rest.map(|spot| item_of(spot.text)).take_while(move |at| *at < end)
    }

    /// Where the term is in a text of an item.
    fn in_text(&self, at: ItemIndex, field: Field) -> &[Spot] {
        let text = number(at, field);
        let from = self.texts.partition_point(|spot| spot.text < text);
        let rest = self.texts.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|spot| spot.text == text)).unwrap_or_default()
    }

    /// What the term is worth in the texts and the names of an item.
    pub(super) fn worths(&self, at: ItemIndex, core: &Core) -> impl Iterator<Item = (Worth, Field)> {
        let in_texts = TRANSLATED.into_iter().filter_map(move |field| {
            let (spots, text) = (self.in_text(at, field), text_of(core.catalog, at, field)?);
            let worths = spots.iter().map(|spot| worth(spot, text, true));
            Some((worths.max_by_key(|worth| worth.score(None))?, field))
        });
        let in_names = core.names.of_item(at).filter_map(|name| {
            let named = self.names.get(name)?.as_ref()?;
            Some((named.worth, core.names.all.get(name)?.field))
        });
        in_texts.chain(in_names)
    }

    /// Every place of the term in a text of an item.
    pub(super) fn places(&self, at: ItemIndex, field: Field, catalog: &Catalog) -> Vec<CharSpan> {
        let spots = self.in_text(at, field);
        if spots.is_empty() { Vec::new() } else { typed(spots, text_of(catalog, at, field).unwrap_or_default()) }
    }
}

/// What may be found for a term; nothing where it is taken for something else.
fn leeway(term: &Term, taken: Taken) -> Option<Leeway> {
    match taken {
        Taken::AsTyped { .. } if term.exact => Some(Leeway::Whole { common: true }),
        Taken::AsTyped { .. } if term.share == Share::All => Some(Leeway::Whole { common: false }),
        Taken::AsTyped { .. } if term.unwanted || term.anchors.end => Some(Leeway::Forms),
        // Where nothing is found otherwise, one letter of the last word is enough.
        Taken::AsTyped { loose: true } if term.share == Share::Last => Some(Leeway::Beginnings { least: 1 }),
        Taken::AsTyped { .. } => Some(Leeway::Beginnings { least: BEGINNING }),
        Taken::Misspelt => Some(Leeway::Slips),
        Taken::Homophone | Taken::Southern | Taken::Typo(_) | Taken::Character => None,
    }
}

/// Whether a term is found where in its text it is wanted.
fn stands<'a>(spot: &Spot, term: &Term, text: impl Fn() -> Option<&'a str>) -> bool {
    let ends = || text().is_some_and(|text| ends(spot, text));
    (!term.anchors.start || spot.is_first()) && (!term.anchors.end || ends())
}

fn ends(spot: &Spot, text: &str) -> bool {
    !text.chars().skip(spot.span.end).any(is_word)
}

/// What a term is worth where it was found.
fn worth(spot: &Spot, text: &str, is_shown: bool) -> Worth {
    let tier = match spot.likeness {
        Likeness::Whole | Likeness::Form if !is_shown => Tier::Alias,
        Likeness::Whole => Tier::Exact,
        Likeness::Form => Tier::Form,
        Likeness::Beginning => Tier::Beginning,
        Likeness::Slip => Tier::Typo,
    };
    let is_whole = spot.is_first() && spot.likeness < Likeness::Beginning && ends(spot, text);
    let worth = Worth::of_word(tier, spot.letters, spot.span.start, is_whole);
    if spot.is_phrase { worth.of_phrase(spot.letters) } else { worth }
}

/// What is marked: words that only begin as the term does where there are no others.
fn typed(spots: &[Spot], text: &str) -> Vec<CharSpan> {
    let least = spots.iter().map(|spot| spot.likeness).min().unwrap_or(Likeness::Whole).max(Likeness::Form);
    spots.iter().filter(|spot| spot.likeness <= least).map(|spot| spot.typed(text)).collect()
}

/// The field that a text is of.
fn field_of(text: u32) -> Field {
    if text.is_multiple_of(2) { Field::Title } else { Field::Content }
}

/// The translation of a title or a content.
fn text_of(catalog: &Catalog, at: ItemIndex, field: Field) -> Option<&str> {
    catalog.item(at)?.in_english(field, 0)
}
