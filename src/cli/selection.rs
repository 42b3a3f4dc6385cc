//! The items that a command is about.

use clap::ArgMatches;

use super::filter;
use super::sources::Sources;
use crate::catalog::{Item, ItemIndex};
use crate::error::{Error, Usage};
use crate::search::{Engine, Found, Query};

/// The items that a command is about.
pub(super) struct Selection {
    /// Their positions: in the order of the annex, or with a query the best first.
    pub(super) items: Vec<ItemIndex>,
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
    /// Those that pass the filters, of what `--query` finds where it is given.
    pub(super) fn of(matches: &ArgMatches, sources: &Sources) -> Result<Self, Error> {
        let words = matches.get_one::<String>("query");
        Self::with_query(matches, words.map(String::as_str), sources)
    }

    /// Those that pass the filters, of what a query finds.
    pub(super) fn with_query(matches: &ArgMatches, words: Option<&str>, sources: &Sources) -> Result<Self, Error> {
        let chosen = filter::chosen(matches, sources)?;
        let Some(words) = words else {
            let outcome = if chosen.is_empty() { Err(Error::NothingLeft) } else { Ok(()) };
            return Ok(Self { items: chosen, search: None, outcome });
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
        Ok(Self { items, search: Some(Search { engine, found, words: words.to_owned() }), outcome })
    }

    /// The items themselves.
    pub(super) fn items(&self, sources: &Sources) -> Vec<&'static Item> {
        self.items.iter().filter_map(|at| sources.catalog.item(*at)).collect()
    }
}
