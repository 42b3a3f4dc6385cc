//! `zimao ledger export`: what is kept, handed on.

use clap::ArgMatches;

use crate::cli::selection::Selection;
use crate::cli::sources::Sources;
use crate::cli::{Answer, export, output};
use crate::error::Error;
use crate::export::report::Account;
use crate::export::{Extract, json};
use crate::ledger::{Entry, Ledger, Stamp};

/// The words for the formats; the first is that of files whose ending says nothing.
pub(super) const FORMATS: [&str; 3] = ["md", "csv", "json"];

pub(super) fn run(matches: &ArgMatches, sources: &Sources) -> Result<Answer, Error> {
    let (catalog, messages) = (sources.catalog, sources.page.messages);
    let form = export::format(matches, &FORMATS)?;
    let ledger = sources.ledger()?;
    let selection = Selection::of(matches, sources)?;
    let conditions = export::conditions(matches, &selection, messages);
    let chosen = &selection.items;
    let extract = Extract { catalog, chosen, headings: None, conditions, messages, readings: |_| Vec::new() };
    let account = Account { extract, ledger, today: Stamp::now().date() };
    let write = || match form.word {
        "csv" => Ok(account.sheet()),
        "json" => json::value(&of_selection(ledger, &selection, sources)).map_err(output::unwritable),
        _ => Ok(account.report()),
    };
    let written = write();
    export::deliver(matches, || written, selection.outcome)
}

/// The ledger; of a part of the items what is kept of those.
fn of_selection(ledger: &Ledger, selection: &Selection, sources: &Sources) -> Ledger {
    let items = selection.items(sources);
    if items.len() == sources.catalog.items.len() {
        return ledger.clone();
    }
    let entries: Vec<Entry> = items.iter().filter_map(|item| ledger.get(item.id)).cloned().collect();
    entries.into_iter().collect()
}
