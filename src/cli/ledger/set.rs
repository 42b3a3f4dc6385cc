//! `zimao ledger set` and `zimao ledger clear`: changing what is kept.

use std::io;

use clap::ArgMatches;

use super::list::{Kept, in_format, item_of};
use crate::catalog::{Item, ItemId};
use crate::cli::output::Format;
use crate::cli::sources::Sources;
use crate::cli::{Answer, show, text_file};
use crate::error::{Error, Usage};
use crate::ledger::{Change, Edit, Entry, Status};

/// Megabytes of a note.
const LARGEST: u64 = 1;

pub(super) fn run(matches: &ArgMatches, sources: &Sources) -> Result<Answer, Error> {
    let items = items(matches, sources)?;
    if items.is_empty() {
        return Err(Usage::NoItemToKeep { command: "set" }.into());
    }
    let edits = edits(matches)?;
    if edits.is_empty() {
        return Err(Usage::NothingToKeep.into());
    }
    let change = |item: &Item| edits.iter().map(|edit| Change::now(item.id, edit.clone())).collect::<Vec<_>>();
    make(items.iter().flat_map(|item| change(item)).collect(), &items, sources)
}

pub(super) fn clear(matches: &ArgMatches, sources: &Sources) -> Result<Answer, Error> {
    let mut items = items(matches, sources)?;
    if matches.get_flag("all") {
        let ledger = sources.ledger()?;
        let kept = sources.catalog.items.iter().filter(|item| ledger.get(item.id).is_some_and(|kept| !kept.is_blank()));
        items = kept.copied().collect();
    } else if items.is_empty() {
        return Err(Usage::NoItemToKeep { command: "clear" }.into());
    }
    let blank = || [Edit::Mark(false), Edit::Status(Status::default()), Edit::Note(String::new())];
    let changes = items.iter().flat_map(|item| blank().map(|edit| Change::now(item.id, edit)));
    make(changes.collect(), &items, sources)
}

/// Makes changes, and says what is kept of the items then.
fn make(changes: Vec<Change>, items: &[&'static Item], sources: &Sources) -> Result<Answer, Error> {
    let mut store = sources.store()?;
    store.change_all(changes).map_err(Error::Ledger)?;
    if let Some(aside) = store.take_set_aside() {
        crate::cli::warn(&Error::LedgerSetAside(aside).message(sources.page.messages));
    }
    let entry = |id: ItemId| store.ledger().get(id).cloned().unwrap_or_else(|| Entry::new(id));
    let entries: Vec<Entry> = items.iter().map(|item| entry(item.id)).collect();
    let kept: Vec<Kept<'_>> = entries.iter().map(|entry| (entry, item_of(entry, sources))).collect();
    Ok(Answer::of(in_format(Format::Text, &kept, &sources.page)?))
}

/// The items that were named, each once.
fn items(matches: &ArgMatches, sources: &Sources) -> Result<Vec<&'static Item>, Error> {
    let mut items: Vec<&'static Item> = Vec::new();
    for id in matches.get_many::<String>("ids").into_iter().flatten() {
        let item = show::find(sources.catalog, id)?;
        if items.iter().all(|other| other.id != item.id) {
            items.push(item);
        }
    }
    Ok(items)
}

/// What is to be kept of them.
fn edits(matches: &ArgMatches) -> Result<Vec<Edit>, Error> {
    let mut edits = Vec::new();
    if let Some(text) = matches.get_one::<String>("status") {
        let allowed = || Status::ALL.iter().flat_map(|status| [status.word(), status.chinese()]);
        let status = Status::parse(text).map_err(|_| Usage::BadValue {
            option: "--status".into(),
            value: text.clone(),
            allowed: allowed().map(str::to_owned).collect(),
        })?;
        edits.push(Edit::Status(status));
    }
    edits.extend(matches.get_flag("mark").then_some(Edit::Mark(true)));
    edits.extend(matches.get_flag("unmark").then_some(Edit::Mark(false)));
    if let Some(note) = matches.get_one::<String>("note") {
        edits.push(Edit::Note(written(note)?));
    }
    Ok(edits)
}

/// A note as it is kept; `-` is what comes on standard input.
fn written(note: &str) -> Result<String, Error> {
    let note = match note {
        "-" => text_file::read_from(io::stdin().lock(), LARGEST)
            .map_err(|why| Error::Unread { file: "-".to_owned(), why })?,
        note => note.to_owned(),
    };
    Ok(note.replace("\r\n", "\n").trim_end().to_owned())
}
