//! Finding items: fold → parse → match → score → rank → marks. Pure, and the only
//! place that names `fuzzy_matcher`.
//!
//! A query is a list of groups of terms (`query`); an item is a hit when in every group
//! one of the terms is found in it. A term is made ready once (`probe`): as an automaton
//! over the characters it may be (`pattern`), and looked for once in each name that items
//! share (`names`), then in titles and contents (`plan`). Where nothing is found as it was
//! typed, it is looked for less strictly, and at last for what it may have been meant for
//! (`approximate`).

mod alias;
mod approximate;
mod choice;
mod collation;
mod desk;
mod english;
mod fold;
mod fuzzy;
mod index;
mod names;
mod needle;
mod pattern;
mod pinyin;
mod plan;
mod probe;
mod query;
mod score;
mod slips;
mod stem;
mod vocabulary;
mod words;

pub use choice::rank_names;
pub use collation::{Collated, collate};
pub use desk::{Desk, Wake};
pub use fold::{fold, fold_char};
pub use needle::Needle;
pub use pinyin::readings;
pub use query::Query;
pub use score::Reason;

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use serde::{Serialize, Serializer};

use crate::catalog::{Catalog, Field, Item, ItemIndex};
use crate::ledger::Status;
use crate::threads;
use crate::typeset::CharSpan;

use fuzzy::Fuzzy;
use index::Index;
use names::Names;
use plan::{Core, Plan};
use probe::Taken;
use query::Term;
use vocabulary::Vocabulary;

/// Matched characters in a field of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// Which field.
    pub field: Field,
    /// Whether it is in the English of the field.
    pub english: bool,
    /// Which value of the field: the unit's position for units, else 0.
    pub index: usize,
    /// Which characters of that text.
    pub span: CharSpan,
}

/// A text that is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldText {
    /// Of which field.
    pub field: Field,
    /// Whether it is the English of the field.
    pub english: bool,
}

impl Serialize for FieldText {
    /// As the path of the value in the JSON of an item: `title`, `english.title`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match (self.english, self.field) {
            (false, Field::Title) => "title",
            (false, Field::Units) => "units",
            (false, Field::Scope) => "scope",
            (false, Field::Domain) => "domain",
            (false, Field::Content) => "content",
            (true, Field::Title) => "english.title",
            (true, Field::Units) => "english.units",
            (true, Field::Scope) => "english.scope",
            (true, Field::Domain) => "english.domain",
            (true, Field::Content) => "english.content",
        })
    }
}

impl Mark {
    /// The text it is in.
    #[must_use]
    pub fn text(&self) -> FieldText {
        FieldText { field: self.field, english: self.english }
    }

    /// The value of an item that it is in.
    #[must_use]
    pub fn value<'a>(&self, item: &'a Item) -> Option<&'a str> {
        if self.english { item.in_english(self.field, self.index) } else { item.value(self.field, self.index) }
    }

    /// Whether two are in one text.
    fn is_in_text_of(&self, other: &Self) -> bool {
        (self.field, self.english, self.index) == (other.field, other.english, other.index)
    }
}

/// How a query was matched, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// By the item's number.
    Number,
    /// As it stands in the text, spellings of one character aside.
    Exact,
    /// By another name of what the text names: 央行 for 人民银行.
    Alias,
    /// By another form of an English word: `licensing` for `license`.
    Form,
    /// By the pinyin of the text, in full.
    Pinyin,
    /// By how an English word begins.
    Beginning,
    /// By first letters of the pinyin, alone or among full syllables.
    Initials,
    /// In pieces that stand in the text in this order.
    Fuzzy,
    /// Approximate: by characters that sound the same.
    Homophone,
    /// Approximate: by pinyin as it is spoken in the south.
    Southern,
    /// Approximate: but for a letter of the pinyin, or of an English word.
    Typo,
    /// Approximate: but for one character.
    Character,
}

/// An item that a query found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which item.
    pub item: ItemIndex,
    /// How well it fits; only comparable within one query.
    pub score: u32,
    /// How the least sure of the query's terms was matched.
    pub tier: Tier,
}

/// What a query found.
#[derive(Clone, Default)]
pub struct Found {
    /// The hits, best first; ties by number.
    pub hits: Vec<Hit>,
    /// Where nothing matched as it was typed: what the query was taken for.
    pub taken_for: Option<String>,
    /// The query as it was understood in the end.
    plan: Option<Arc<Plan>>,
}

/// How far each item is, by its position in the catalog; what is not in it is not started.
pub type Statuses = Arc<[Status]>;

/// Searches a catalog. What it needs to know of the catalog it works out at the first
/// query, not before.
pub struct Engine {
    catalog: &'static Catalog,
    core: OnceLock<Core>,
    statuses: RwLock<Statuses>,
}

/// Items beyond which work is shared between threads.
const MANY: usize = 4096;

/// The search was given up.
struct Stopped;

impl Engine {
    /// An engine over a catalog; costs nothing until the first search.
    #[must_use]
    pub fn new(catalog: &'static Catalog) -> Self {
        Self { catalog, core: OnceLock::new(), statuses: RwLock::default() }
    }

    /// What is searched.
    #[must_use]
    pub fn catalog(&self) -> &'static Catalog {
        self.catalog
    }

    /// How far the items are, for searches from now on.
    pub fn set_statuses(&self, statuses: Statuses) {
        *self.statuses.write().unwrap_or_else(PoisonError::into_inner) = statuses;
    }

    fn statuses(&self) -> Statuses {
        Statuses::clone(&self.statuses.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Does the work that is done once for a catalog, so that the first search does not
    /// wait for it.
    pub fn prepare(&self) {
        self.core().english();
    }

    fn core(&self) -> &Core {
        self.core.get_or_init(|| {
            let many = self.catalog.items.len() > MANY;
            let (index, names) = threads::both(many, || Index::of(self.catalog), || Names::of(self.catalog));
            // Names, other names and statuses are matched too, character by character.
            let also = names.all.iter().map(|name| name.text).chain(alias::all());
            let also = also.chain(Status::ALL.into_iter().flat_map(Status::names));
            let vocabulary = Vocabulary::of(index.chars().chain(also.flat_map(str::chars)));
            let english = OnceLock::new();
            Core { catalog: self.catalog, index, vocabulary, names, fuzzy: Fuzzy::new(), english }
        })
    }

    /// The items that `query` finds, best first; ties by number. With `within`, positions
    /// in ascending order, only items among those. An empty query finds nothing.
    #[must_use]
    pub fn search(&self, query: &Query, within: Option<&[ItemIndex]>) -> Found {
        self.search_unless(query, within, &AtomicBool::new(false)).unwrap_or_default()
    }

    /// Like [`Engine::search`], from any thread; nothing once `stop` is set.
    #[must_use]
    pub fn search_unless(&self, query: &Query, within: Option<&[ItemIndex]>, stop: &AtomicBool) -> Option<Found> {
        if query.is_empty() {
            return Some(Found::default());
        }
        let search = Search { engine: self, within, stop };
        let query = &*search.understood(query);
        search.as_typed(query).ok().and_then(|found| match found {
            Some(found) => Some(found),
            None => search.approximately(query).ok(),
        })
    }

    /// What was matched in an item, by field and place, without overlaps.
    #[must_use]
    pub fn marks(&self, found: &Found, item: ItemIndex) -> Vec<Mark> {
        self.marks_in(found, item, |_| true)
    }

    /// As [`Engine::marks`], in some fields: a content takes longer than all the others.
    #[must_use]
    pub fn marks_in(&self, found: &Found, item: ItemIndex, wanted: impl Fn(Field) -> bool) -> Vec<Mark> {
        let plan = found.plan.as_ref();
        merge(plan.map(|plan| plan.marks(item, self.core(), wanted)).unwrap_or_default())
    }

    /// A place in an item's content for which it was found, if there is one: the first, or
    /// where a term stands in one piece; in the English of the content where there is none
    /// else. All of them, as [`Engine::marks`] gives, take longer.
    #[must_use]
    pub fn place_in_content(&self, found: &Found, item: ItemIndex) -> Option<Mark> {
        found.plan.as_ref()?.place_in_content(item, self.core())
    }

    /// Why an item was found: for each term that was wanted, where it fits best and what
    /// that is worth. Their scores make the hit's.
    #[must_use]
    pub fn reasons(&self, found: &Found, item: ItemIndex) -> Vec<Reason> {
        let plan = found.plan.as_ref();
        plan.map(|plan| plan.reasons(item, self.core())).unwrap_or_default()
    }
}

/// A search under way.
struct Search<'a> {
    engine: &'a Engine,
    within: Option<&'a [ItemIndex]>,
    stop: &'a AtomicBool,
}

impl Search<'_> {
    /// For what was typed: where it surely is meant, then wherever it may be.
    fn as_typed(&self, query: &Query) -> Result<Option<Found>, Stopped> {
        if let Some(joined) = query.joined() {
            let joined = Query::of(vec![vec![joined.clone()]]);
            if let Some(found) = self.run(&joined, |_| Taken::AsTyped { loose: false })? {
                return Ok(Some(found));
            }
        }
        for loose in [false, true] {
            if let Some(found) = self.run(query, |_| Taken::AsTyped { loose })? {
                return Ok(Some(found));
            }
        }
        query.parted().map_or(Ok(None), |parted| self.as_typed(&self.understood(parted)))
    }

    /// A query of English words without those that tell nothing.
    fn understood<'q>(&self, query: &'q Query) -> Cow<'q, Query> {
        let shorter = query.without_common(|term| self.engine.core().english().knows(term));
        shorter.map_or(Cow::Borrowed(query), Cow::Owned)
    }

    /// The hits of a query; nothing where there are none.
    fn run(&self, query: &Query, taken: impl Fn(usize) -> Taken) -> Result<Option<Found>, Stopped> {
        let core = self.engine.core();
        let plan = Plan::new(query, taken, core, &self.engine.statuses());
        let parts = threads::map(core.index.blocks(), |block| {
            let stopped = self.stop.load(Ordering::Relaxed);
            if stopped { Err(Stopped) } else { Ok(plan.hits(block, self.within, core)) }
        });
        let mut hits: Vec<Hit> = Vec::new();
        for part in parts {
            hits.append(&mut part?);
        }
        // They come in the order of their items, which a stable sort leaves to those of one score.
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        Ok((!hits.is_empty()).then(|| Found { hits, taken_for: None, plan: Some(Arc::new(plan)) }))
    }

    /// With every group that finds nothing taken for what it may have been meant for.
    fn approximately(&self, query: &Query) -> Result<Found, Stopped> {
        if query.groups().len() > approximate::MOST_GROUPS {
            return Ok(Found::default());
        }
        // Syllables typed one by one are more sure as one piece.
        if let Some(joined) = query.joined() {
            let joined = Query::of(vec![vec![joined.clone()]]);
            let found = match self.run(&joined, |_| Taken::AsTyped { loose: true })? {
                Some(found) => Some(found),
                None => self.otherwise(&joined)?.map(|(_, found)| found),
            };
            if let Some(found) = found {
                return Ok(self.explained(found));
            }
        }
        let found = match query.groups() {
            // Of a group alone it is known that it finds nothing as it was typed.
            [_] => self.otherwise(query)?.map(|(_, found)| found),
            groups => self.each_its_way(groups)?,
        };
        Ok(found.map(|found| self.explained(found)).unwrap_or_default())
    }

    fn each_its_way(&self, groups: &[Vec<Term>]) -> Result<Option<Found>, Stopped> {
        let as_typed = Taken::AsTyped { loose: true };
        let mut taken: Vec<Taken> = Vec::new();
        for group in groups {
            let alone = Query::of(vec![group.clone()]);
            taken.push(match self.as_typed(&alone)? {
                Some(_) => as_typed,
                None => match self.otherwise(&alone)? {
                    Some((way, _)) => way,
                    None => return Ok(None),
                },
            });
        }
        self.run(&Query::of(groups.to_vec()), |at| taken.get(at).copied().unwrap_or(as_typed))
    }

    /// The surest way to take a query of one term that finds nothing, and what it finds.
    fn otherwise(&self, query: &Query) -> Result<Option<(Taken, Found)>, Stopped> {
        let [group] = query.groups() else { return Ok(None) };
        let [term] = group.as_slice() else { return Ok(None) };
        for taken in approximate::ways(term) {
            if let Some(found) = self.run(query, |_| taken)? {
                return Ok(Some((taken, found)));
            }
        }
        Ok(None)
    }

    fn explained(&self, found: Found) -> Found {
        let is_other = found.hits.first().is_some_and(|hit| hit.tier.is_approximate());
        Found { taken_for: is_other.then(|| self.taken_for(&found)).flatten(), ..found }
    }

    /// What the best hit has in the places of the terms.
    fn taken_for(&self, found: &Found) -> Option<String> {
        let best = found.hits.first()?.item;
        let item = self.engine.catalog.item(best)?;
        let places = found.plan.as_ref()?.places(best, self.engine.core());
        let pieces: Vec<String> = places.iter().filter_map(|mark| Some(mark.span.of(mark.value(item)?))).collect();
        Some(pieces.join(" "))
    }
}

/// Marks in order, those that touch or overlap made one.
fn merge(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_unstable();
    let mut merged: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        match merged.last_mut() {
            Some(last) if last.is_in_text_of(&mark) && mark.span.start <= last.span.end => {
                last.span.end = last.span.end.max(mark.span.end);
            }
            _ => merged.push(mark),
        }
    }
    merged
}
