//! A query made ready: how an item is held against it, and what comes of it.

use std::sync::OnceLock;

use super::english::{English, Spotted};
use super::fuzzy::Fuzzy;
use super::index::{Block, Index};
use super::names::{Name, Named, Names};
use super::probe::{Match, Probe, Taken};
use super::query::{Number, Place, Query, Term};
use super::score::{Reason, Worth};
use super::vocabulary::Vocabulary;
use super::{FieldText, Hit, Mark, Statuses, Tier};
use crate::catalog::{Catalog, Field, Item, ItemIndex};
use crate::ledger::Status;

/// A catalog, and what is worked out of it once.
pub(super) struct Core {
    pub(super) catalog: &'static Catalog,
    pub(super) index: Index,
    pub(super) vocabulary: Vocabulary,
    pub(super) names: Names,
    pub(super) fuzzy: Fuzzy,
    /// Worked out for the first term that may be English.
    pub(super) english: OnceLock<English>,
}

impl Core {
    pub(super) fn english(&self) -> &English {
        self.english.get_or_init(|| English::of(self.catalog, &self.index, &self.names))
    }
}

/// A term made ready, and where it is found in each name.
struct Part {
    probe: Probe,
    names: Vec<Option<Named>>,
    english: Spotted,
    /// Where it is looked for among the statuses: what it is worth as each.
    status: Option<StatusWorths>,
}

/// A term in the names of the statuses, and how far each item is.
struct StatusWorths {
    worths: Vec<(Status, Worth)>,
    statuses: Statuses,
}

impl StatusWorths {
    /// The statuses a term surely names: one that it only may name counts where it names none.
    fn of(probe: &Probe, core: &Core, statuses: &Statuses) -> Self {
        let worth = |status: Status| {
            let worths = status.names().map(|name| Some(probe.find(Field::Scope, name, &core.fuzzy)?.worth(name)));
            worths.into_iter().flatten().min_by_key(|worth| worth.tier).map(|worth| (status, worth))
        };
        let mut worths: Vec<(Status, Worth)> = Status::ALL.into_iter().filter_map(worth).collect();
        let surest = worths.iter().map(|(_, worth)| worth.tier).min();
        worths.retain(|(_, worth)| Some(worth.tier) == surest);
        Self { worths, statuses: Statuses::clone(statuses) }
    }

    /// What the term is worth as the status of an item.
    fn at(&self, at: ItemIndex) -> Option<Worth> {
        let status = self.statuses.get(at).copied().unwrap_or_default();
        self.worths.iter().find(|(other, _)| *other == status).map(|(_, worth)| *worth)
    }
}

/// A query made ready.
pub(super) struct Plan {
    /// In every group, one of its parts is wanted.
    wanted: Vec<Vec<Part>>,
    unwanted: Vec<Vec<Part>>,
    /// English terms that were typed one after the other, and where they stand so: that is
    /// worth more, and not wanted.
    pairs: Vec<(String, Spotted)>,
}

/// What an item is worth for a query.
#[derive(Clone, Copy)]
struct Sum {
    score: u32,
    tier: Tier,
}

/// Items whose texts are fetched from memory together.
const TOGETHER: usize = 16;

impl Plan {
    /// `taken` says of each group what its terms are taken for.
    pub(super) fn new(query: &Query, taken: impl Fn(usize) -> Taken, core: &Core, statuses: &Statuses) -> Self {
        let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
        for (at, group) in query.groups().iter().enumerate() {
            let parts = |of_unwanted: bool| -> Vec<Part> {
                let terms = group.iter().filter(|term| term.unwanted == of_unwanted);
                terms.map(|term| Part::new(term.clone(), taken(at), core, statuses)).collect()
            };
            let (with, without) = (parts(false), parts(true));
            if !with.is_empty() {
                wanted.push(with);
            }
            if !without.is_empty() {
                unwanted.push(without);
            }
        }
        let pairs = wanted.windows(2).filter_map(|pair| Part::pair(pair, core)).collect();
        Self { wanted, unwanted, pairs }
    }

    /// The hits among the items of a block; with `within`, among those.
    pub(super) fn hits(&self, block: &Block, within: Option<&[ItemIndex]>, core: &Core) -> Vec<Hit> {
        let possible: Vec<Vec<Possible>> =
            self.wanted.iter().map(|group| group.iter().map(|part| part.possible(block, core)).collect()).collect();
        let mut set = within.map_or_else(|| vec![u64::MAX; block.words()], |within| block.set_of(within));
        for group in &possible {
            for (at, word) in set.iter_mut().enumerate() {
                let any = group.iter().map(|possible| possible.any.get(at).copied().unwrap_or(0));
                *word &= any.fold(0, std::ops::BitOr::bitor);
            }
        }
        let positions: Vec<ItemIndex> = block.positions(&set).collect();
        let mut hits = Vec::with_capacity(positions.len());
        for some in positions.chunks(TOGETHER) {
            block.fetch(some);
            hits.extend(some.iter().filter_map(|at| self.hit(*at, block, &possible, core)));
        }
        hits
    }

    /// An item of a block, if it is a hit.
    fn hit(&self, at: ItemIndex, block: &Block, possible: &[Vec<Possible>], core: &Core) -> Option<Hit> {
        let bit = at - block.items().start;
        let texts = block.texts(at);
        let mut sum = Sum { score: 0, tier: Tier::Number };
        for (group, possible) in self.wanted.iter().zip(possible) {
            let parts = group.iter().zip(possible);
            let best = parts.filter_map(|(part, possible)| part.best(texts, at, core, possible.is_held(bit)));
            let best = best.max_by_key(|best| best.score)?;
            sum = Sum { score: sum.score + best.score, tier: sum.tier.max(best.tier) };
        }
        let excluded = |group: &Vec<Part>| {
            let item = core.catalog.item(at);
            item.is_some_and(|item| group.iter().all(|part| part.excludes(item, at, core)))
        };
        let unwanted = self.unwanted.iter().any(excluded);
        let pairs: u32 = self.pairs.iter().filter_map(|(_, pair)| Some(best(pair, at, core)?.0)).sum();
        (!unwanted).then_some(Hit { item: at, score: sum.score + pairs, tier: sum.tier })
    }

    /// Why an item is a hit: the best of each group.
    pub(super) fn reasons(&self, at: ItemIndex, core: &Core) -> Vec<Reason> {
        let of_pair = |(typed, pair): &(String, Spotted)| {
            let (_, worth, field) = best(pair, at, core)?;
            Some(worth.reason(typed, Some(FieldText { field, english: true })))
        };
        self.bests(at, core).map(|(_, reason)| reason).chain(self.pairs.iter().filter_map(of_pair)).collect()
    }

    /// What an item has in the places of the terms.
    pub(super) fn places(&self, at: ItemIndex, core: &Core) -> Vec<Mark> {
        let first = |(part, reason): (&Part, Reason)| {
            let marks = super::merge(part.marks(at, core, |_| true));
            marks.into_iter().find(|mark| Some(mark.text()) == reason.text)
        };
        self.bests(at, core).filter_map(first).collect()
    }

    /// For each group the term of it that fits an item best, and why.
    fn bests(&self, at: ItemIndex, core: &Core) -> impl Iterator<Item = (&Part, Reason)> {
        let item = core.catalog.item(at);
        self.wanted.iter().filter_map(move |group| {
            let item = item?;
            let all = group.iter().flat_map(|part| part.all(item, at, core).map(move |reason| (part, reason)));
            all.max_by_key(|(_, reason)| reason.score)
        })
    }

    /// The first place in an item's content that any of the terms is found in; where none is,
    /// in the translation of it.
    pub(super) fn place_in_content(&self, at: ItemIndex, core: &Core) -> Option<Mark> {
        let content = &core.catalog.item(at)?.content;
        let parts = || self.wanted.iter().flatten();
        let mark = |english: bool| move |span| Mark { field: Field::Content, english, index: 0, span };
        let own = parts().filter_map(|part| Some(part.find(Field::Content, content, core)?.first)).min();
        let english = || parts().flat_map(|part| part.english.places(at, Field::Content, core.catalog)).min();
        own.map(mark(false)).or_else(|| english().map(mark(true)))
    }

    /// What is matched in an item.
    pub(super) fn marks(&self, at: ItemIndex, core: &Core, wanted: impl Fn(Field) -> bool) -> Vec<Mark> {
        self.wanted.iter().flatten().flat_map(|part| part.marks(at, core, &wanted)).collect()
    }
}

/// What a term, or two, is worth where it fits the English of an item best.
fn best(spotted: &Spotted, at: ItemIndex, core: &Core) -> Option<(u32, Worth, Field)> {
    let worths = spotted.worths(at, core).map(|(worth, field)| (worth.score(Some(field)), worth, field));
    worths.max_by_key(|(score, _, _)| *score)
}

/// The field that a name is a value of.
fn field_of(name: usize, core: &Core) -> Option<Field> {
    core.names.all.get(name).map(|name| name.field)
}

/// The items of a block that a part may be found in, as bits.
struct Possible {
    /// In their title or content.
    held: Vec<u64>,
    /// Anywhere.
    any: Vec<u64>,
}

impl Possible {
    fn is_held(&self, bit: usize) -> bool {
        self.held.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }
}

impl Part {
    /// Where in a block there is any use in looking.
    fn possible(&self, block: &Block, core: &Core) -> Possible {
        let in_texts = [Field::Title, Field::Content].into_iter().any(|field| self.probe.term.is_wanted_in(field));
        let none = || vec![0; block.words()];
        let held = if in_texts { self.probe.possible(block) } else { none() };
        let in_titles = self.probe.may_be_initials() && self.probe.term.is_wanted_in(Field::Title);
        let mut any = if in_titles || self.status.is_some() { vec![u64::MAX; block.words()] } else { held.clone() };
        let range = block.items();
        let named = self.names.iter().enumerate().chain(self.english.names.iter().enumerate());
        let named = named.filter(|(_, named)| named.is_some());
        let named = named.flat_map(|(name, _)| core.names.items(name, &range));
        let numbered = self.probe.term.number.map(|_| range.clone()).into_iter().flatten();
        let numbered = numbered.filter(|at| self.is_number_at(*at, core));
        for at in named.chain(numbered).chain(self.english.items(&range)) {
            let bit = at - range.start;
            if let Some(word) = any.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        Possible { held, any }
    }

    fn new(term: Term, taken: Taken, core: &Core, statuses: &Statuses) -> Self {
        let probe = Probe::new(term, taken, &core.vocabulary);
        let find = |name: &Name| {
            let found = if probe.term.is_wanted_in(name.field) { probe.find_name(name, &core.fuzzy) } else { None };
            found.map(|found| Named { worth: found.worth(name.text), places: probe.places(&found, name.text) })
        };
        let names = core.names.all.iter().map(find).collect();
        let of_status = probe.term.place == Some(Place::Status);
        let status = of_status.then(|| StatusWorths::of(&probe, core, statuses));
        let english = if probe.term.may_be_english() {
            core.english().spot(&probe.term, taken, core)
        } else {
            Spotted::default()
        };
        Self { probe, names, english, status }
    }

    /// Where of two groups the one stands behind the other, if each is a term alone.
    fn pair(groups: &[Vec<Self>], core: &Core) -> Option<(String, Spotted)> {
        let [one, other] = groups else { return None };
        let ([one], [other]) = (one.as_slice(), other.as_slice()) else { return None };
        let beside = one.english.beside(&other.english, core)?;
        Some((format!("{} {}", one.probe.term.typed, other.probe.term.typed), beside))
    }

    /// Whether it is the number of the item at a position; where it is no number, the item is
    /// not looked at.
    fn is_number_at(&self, at: ItemIndex, core: &Core) -> bool {
        self.probe.term.number.is_some() && core.catalog.item(at).is_some_and(|item| self.is_number_of(item))
    }

    fn is_number_of(&self, item: &Item) -> bool {
        let Some(Number { batch, number }) = self.probe.term.number else { return false };
        number == item.number && batch.is_none_or(|batch| batch == item.batch)
    }

    /// The term where it fits an item of this title and content best. A term that stands in
    /// the title or in a name as it is typed is not looked for in the content: that would be
    /// worth less.
    /// `held` is whether the title or the content may hold it, first letters aside.
    fn best(&self, texts: [&str; 2], at: ItemIndex, core: &Core, held: bool) -> Option<Sum> {
        let sum = |worth: Worth| Sum { score: worth.score(None), tier: worth.tier };
        if self.is_number_at(at, core) {
            return Some(sum(Worth::of_number()));
        }
        if let Some(status) = &self.status {
            return status.at(at).map(sum);
        }
        let english = best(&self.english, at, core).map(|(score, worth, _)| Sum { score, tier: worth.tier });
        self.best_as_written(texts, at, core, held).into_iter().chain(english).max_by_key(|sum| sum.score)
    }

    fn best_as_written(&self, [title, content]: [&str; 2], at: ItemIndex, core: &Core, held: bool) -> Option<Sum> {
        let sum = |worth: Worth, field| Sum { score: worth.score(field), tier: worth.tier };
        let find = |field, text: &str| Some(self.find(field, text, core)?.worth(text));
        let title = if held || self.probe.may_be_initials() { find(Field::Title, title) } else { None };
        let title = title.map(|worth| sum(worth, Some(Field::Title)));
        if title.is_some_and(|title| title.tier == Tier::Exact) {
            return title;
        }
        let name = |name: usize| {
            let field = field_of(name, core)?;
            Some(sum(self.names.get(name)?.as_ref()?.worth, Some(field)))
        };
        let best = core.names.of_item(at).filter_map(name).chain(title).max_by_key(|sum| sum.score);
        if !held || best.is_some_and(|best| best.tier == Tier::Exact) {
            return best;
        }
        let content = find(Field::Content, content);
        content.map(|worth| sum(worth, Some(Field::Content))).into_iter().chain(best).max_by_key(|sum| sum.score)
    }

    fn find(&self, field: Field, text: &str, core: &Core) -> Option<Match> {
        if self.probe.term.is_wanted_in(field) { self.probe.find(field, text, &core.fuzzy) } else { None }
    }

    /// Whether an unwanted term surely is in the item.
    fn excludes(&self, item: &Item, at: ItemIndex, core: &Core) -> bool {
        self.all(item, at, core).any(|reason| reason.tier <= Tier::Pinyin)
    }

    /// The term wherever it is found in the item.
    fn all(&self, item: &Item, at: ItemIndex, core: &Core) -> impl Iterator<Item = Reason> {
        let term = &self.probe.term.typed;
        let number = self.is_number_of(item).then(|| Worth::of_number().reason(term, None));
        let status = self.status.as_ref().and_then(|status| status.at(at)).map(|worth| worth.reason(term, None));
        let texts = [(Field::Title, &*item.title), (Field::Content, &*item.content)];
        let texts =
            texts.into_iter().filter_map(|(field, text)| Some((self.find(field, text, core)?.worth(text), field)));
        let name = |name: usize| Some((self.names.get(name)?.as_ref()?.worth, field_of(name, core)?));
        let original = core.names.of_item(at).filter_map(name).chain(texts).map(|found| (found, false));
        let english = self.english.worths(at, core).map(|found| (found, true));
        let reason =
            |((worth, field), english): ((Worth, Field), bool)| worth.reason(term, Some(FieldText { field, english }));
        number.into_iter().chain(status).chain(original.chain(english).map(reason))
    }

    /// What is matched of the term in an item.
    fn marks(&self, at: ItemIndex, core: &Core, wanted: impl Fn(Field) -> bool) -> Vec<Mark> {
        let Some(item) = core.catalog.item(at) else { return Vec::new() };
        let mut marks = Vec::new();
        self.mark_names(at, core, &wanted, &mut marks);
        self.mark_texts(item, core, &wanted, &mut marks);
        self.mark_english(at, core, &wanted, &mut marks);
        marks
    }

    fn mark_texts(&self, item: &Item, core: &Core, wanted: impl Fn(Field) -> bool, marks: &mut Vec<Mark>) {
        let texts = [(Field::Title, &*item.title), (Field::Content, &*item.content)];
        for (field, text) in texts.into_iter().filter(|(field, _)| wanted(*field)) {
            if let Some(found) = self.find(field, text, core) {
                let places = self.probe.places(&found, text).into_iter();
                marks.extend(places.map(|span| Mark { field, english: false, index: 0, span }));
            }
        }
    }

    fn mark_english(&self, at: ItemIndex, core: &Core, wanted: impl Fn(Field) -> bool, marks: &mut Vec<Mark>) {
        for field in [Field::Title, Field::Content].into_iter().filter(|field| wanted(*field)) {
            let places = self.english.places(at, field, core.catalog).into_iter();
            marks.extend(places.map(|span| Mark { field, english: true, index: 0, span }));
        }
    }

    fn mark_names(&self, at: ItemIndex, core: &Core, wanted: impl Fn(Field) -> bool, marks: &mut Vec<Mark>) {
        // An item's units come first among its names, in their order.
        for (index, name) in core.names.of_item(at).enumerate() {
            let Some(field) = field_of(name, core).filter(|field| wanted(*field)) else { continue };
            let index = if field == Field::Units { index } else { 0 };
            for (names, english) in [(&self.names, false), (&self.english.names, true)] {
                let found = names.get(name).and_then(Option::as_ref);
                let places = found.map_or(&[][..], |found| &found.places);
                marks.extend(places.iter().map(|&span| Mark { field, english, index, span }));
            }
        }
    }
}
