//! The items that a command is about.

use clap::{Arg, ArgAction, ArgMatches};

use super::args::{option, whole_number};
use super::columns::Names;
use super::sources::Sources;
use super::{filter, sort};
use crate::catalog::{Catalog, Group, Headings, Item, ItemIndex, groups};
use crate::error::{Error, Usage};
use crate::i18n::CliTexts;
use crate::search::{Engine, Found, Query};

/// The options that order a selection and cut it.
pub(super) fn order_args(texts: &CliTexts) -> [Arg; 2] {
    let (options, values) = (&texts.options, &texts.values);
    [
        // `-title` is a value.
        (option("sort", values.keys, options.sort).action(ArgAction::Append))
            .allow_hyphen_values(true)
            .value_parser(Names(&sort::KEYS)),
        whole_number("limit", values.number, options.limit),
    ]
}

/// The items that a command is about.
pub(super) struct Selection {
    /// Their positions: in the order of the annex, with a query the best first, or as `--sort`
    /// says.
    pub(super) items: Vec<ItemIndex>,
    /// Whether that is the order of `--sort`.
    sorted: bool,
    /// Where there was a query: what it found.
    pub(super) search: Option<Search>,
    /// Whether there are any. Where there are none, the answer is empty and still valid.
    pub(super) outcome: Result<(), Error>,
}

/// A search that was made.
pub(super) struct Search {
    pub(super) engine: Engine,
    pub(super) found: Found,
    /// The query as it was typed.
    pub(super) words: String,
}

impl Selection {
    /// Those that pass the filters, of what `--query` finds where it is given, in the order of
    /// `--sort` and no more than `--limit` says.
    pub(super) fn of(matches: &ArgMatches, sources: &Sources) -> Result<Self, Error> {
        let words = matches.get_one::<String>("query");
        Self::with_query(matches, words.map(String::as_str), sources)
    }

    /// Likewise, of what a query finds.
    pub(super) fn with_query(matches: &ArgMatches, words: Option<&str>, sources: &Sources) -> Result<Self, Error> {
        Self::found(matches, words, sources)?.ordered(matches, sources)
    }

    /// Likewise, of some items in their order; an item may be among them several times.
    pub(super) fn among(matches: &ArgMatches, asked: Vec<ItemIndex>, sources: &Sources) -> Result<Self, Error> {
        let words = matches.get_one::<String>("query");
        let mut selection = Self::found(matches, words.map(String::as_str), sources)?;
        let mut passes = vec![false; sources.catalog.items.len()];
        for at in selection.items {
            passes.get_mut(at).into_iter().for_each(|passes| *passes = true);
        }
        selection.items = asked;
        selection.items.retain(|at| passes.get(*at).is_some_and(|passes| *passes));
        if selection.items.is_empty() && selection.outcome.is_ok() {
            selection.outcome = Err(Error::NothingLeft);
        }
        selection.ordered(matches, sources)
    }

    fn found(matches: &ArgMatches, words: Option<&str>, sources: &Sources) -> Result<Self, Error> {
        let chosen = filter::chosen(matches, sources)?;
        let Some(words) = words else {
            let outcome = if chosen.is_empty() { Err(Error::NothingLeft) } else { Ok(()) };
            return Ok(Self { items: chosen, sorted: false, search: None, outcome });
        };
        let query = Query::parse(words);
        if query.is_empty() {
            return Err(Usage::EmptyQuery.into());
        }
        let catalog = sources.catalog;
        let engine = Engine::new(catalog);
        if query.asks_for_status() {
            let ledger = sources.ledger()?;
            engine.set_statuses(catalog.items.iter().map(|item| ledger.status(item.id)).collect());
        }
        let found = engine.search(&query, (chosen.len() < catalog.items.len()).then_some(&chosen));
        let outcome = match (chosen.is_empty(), found.hits.is_empty()) {
            (true, _) => Err(Error::NothingLeft),
            (_, true) => Err(Error::NothingFound(words.to_owned())),
            (false, false) => Ok(()),
        };
        let items = found.hits.iter().map(|hit| hit.item).collect();
        let search = Some(Search { engine, found, words: words.to_owned() });
        Ok(Self { items, sorted: false, search, outcome })
    }

    fn ordered(mut self, matches: &ArgMatches, sources: &Sources) -> Result<Self, Error> {
        let orders = sort::asked_for(matches)?;
        sort::sort(&mut self.items, &orders, sources)?;
        self.sorted = !orders.is_empty();
        if let Some(&limit) = matches.try_get_one::<u32>("limit").ok().flatten() {
            self.items.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        }
        Ok(self)
    }

    /// The items themselves.
    pub(super) fn items(&self, sources: &Sources) -> Vec<&'static Item> {
        self.items.iter().filter_map(|at| sources.catalog.item(*at)).collect()
    }

    /// The items under their headings. With a query the best come first, headings too; else
    /// the headings come as in the notice.
    pub(super) fn under(&self, headings: &Headings<'_>, catalog: &Catalog) -> Vec<Group> {
        let ranked = self.search.is_some() && !self.sorted;
        let mut groups = groups(headings, &self.items, ranked);
        if self.sorted {
            let mut places = vec![0; catalog.items.len()];
            for (place, at) in self.items.iter().enumerate() {
                places.get_mut(*at).into_iter().for_each(|slot| *slot = place);
            }
            sort_each(&mut groups, &places);
        }
        groups
    }
}

/// Puts the items of each group in the order of their places.
fn sort_each(groups: &mut [Group], places: &[usize]) {
    for group in groups {
        group.items.sort_by_key(|at| places.get(*at).copied());
        sort_each(&mut group.groups, places);
    }
}
