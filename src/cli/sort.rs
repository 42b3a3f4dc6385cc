//! In which order items come.

use clap::ArgMatches;

use super::columns::{self, Column};
use super::sources::Sources;
use crate::catalog::{Item, ItemId, ItemIndex};
use crate::error::{Error, Usage};
use crate::i18n::Messages;
use crate::ledger::{Ledger, Stamp, Status};
use crate::search::{Collated, collate, fold_char};

/// What items can be sorted by, in the order of the help.
pub(super) const KEYS: [Column; 7] =
    [Column::Number, Column::Title, Column::Units, Column::Scope, Column::Domain, Column::Status, Column::Updated];

/// By what items are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Order {
    column: Column,
    /// The last first.
    descending: bool,
}

/// The orders asked for: what is the same in the first goes by the second. `-title` is that of
/// the titles turned round.
pub(super) fn asked_for(matches: &ArgMatches) -> Result<Vec<Order>, Error> {
    let Some(names) = columns::listed(matches, "sort") else { return Ok(Vec::new()) };
    let unknown = |name: &str| {
        let allowed = KEYS.iter().map(|column| column.word().to_owned()).collect();
        Error::from(Usage::BadValue { option: "--sort".into(), value: name.to_owned(), allowed })
    };
    if names.is_empty() {
        return Err(unknown(""));
    }
    let order = |name: &str| {
        let key = name.strip_prefix(|c| fold_char(c) == '-');
        let column = Column::named(key.unwrap_or(name), &KEYS)?;
        Some(Order { column, descending: key.is_some() })
    };
    names.into_iter().map(|name| order(name).ok_or_else(|| unknown(name))).collect()
}

/// Sorts items. Those that are the same in every order stay as they were; those that have
/// nothing there come last, whichever way.
pub(super) fn sort(items: &mut [ItemIndex], orders: &[Order], sources: &Sources) -> Result<(), Error> {
    let unread = Ledger::default();
    for Order { column, descending } in orders.iter().rev() {
        let ledger = if column.is_of_ledger() { sources.ledger()? } else { &unread };
        let key = |at: &ItemIndex| {
            sources.catalog.item(*at).and_then(|item| key(*column, item, ledger, sources.page.messages))
        };
        let mut keyed: Vec<(Option<Key>, ItemIndex)> = items.iter().map(|at| (key(at), *at)).collect();
        keyed.sort_by(|(one, _), (other, _)| match (one, other) {
            (Some(one), Some(other)) if *descending => other.cmp(one),
            (Some(one), Some(other)) => one.cmp(other),
            (one, other) => one.is_none().cmp(&other.is_none()),
        });
        items.iter_mut().zip(keyed).for_each(|(item, (_, at))| *item = at);
    }
    Ok(())
}

/// What an item is sorted by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Id(ItemId),
    Status(Status),
    Moment(Stamp),
    Text(Collated),
}

/// None where the item has nothing there.
fn key(column: Column, item: &Item, ledger: &Ledger, messages: &Messages) -> Option<Key> {
    let text = |text: &str| Some(collate(text)).filter(|text| !text.is_empty()).map(Key::Text);
    match column {
        // By what is shown of it, or is shown first.
        Column::Title => text(messages.title(item).first),
        Column::Units => text(&messages.units(item)),
        Column::Scope => text(messages.first_of(&item.scope)),
        Column::Domain => text(messages.first_of(&item.domain?)),
        Column::Status => Some(Key::Status(ledger.status(item.id))),
        Column::Updated => Some(ledger.get(item.id)?.updated).filter(|it| *it > Stamp::default()).map(Key::Moment),
        Column::Number => Some(Key::Id(item.id)),
        // These are not sorted by.
        Column::Id
        | Column::Beside
        | Column::Place
        | Column::Section
        | Column::Document
        | Column::Content
        | Column::Mark
        | Column::Note
        | Column::Score => None,
    }
}
