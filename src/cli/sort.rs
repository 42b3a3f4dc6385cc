//! In which order items come.

use std::rc::Rc;

use clap::ArgMatches;
use rustc_hash::FxHashMap;

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
        let mut keys = Keys { ledger, messages: sources.page.messages, known: FxHashMap::default() };
        let mut key = |at: &ItemIndex| sources.catalog.item(*at).and_then(|item| keys.of(*column, item));
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
    Text(Rc<Collated>),
}

/// The keys of items.
struct Keys<'a> {
    ledger: &'a Ledger,
    messages: &'a Messages,
    /// Those of names that items share: an English one is long.
    known: FxHashMap<String, Rc<Collated>>,
}

impl Keys<'_> {
    /// None where the item has nothing there.
    fn of(&mut self, column: Column, item: &Item) -> Option<Key> {
        let messages = self.messages;
        match column {
            // By what is shown of it, or is shown first.
            Column::Title => text(Rc::new(collate(messages.title(item).first))),
            Column::Units => self.name(messages.units(item)),
            Column::Scope => self.name(messages.first_of(&item.scope).to_owned()),
            Column::Domain => self.name(messages.first_of(&item.domain?).to_owned()),
            Column::Status => Some(Key::Status(self.ledger.status(item.id))),
            Column::Updated => {
                let updated = self.ledger.get(item.id)?.updated;
                Some(updated).filter(|it| *it > Stamp::default()).map(Key::Moment)
            }
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

    fn name(&mut self, name: String) -> Option<Key> {
        let collated = self.known.entry(name).or_insert_with_key(|name| Rc::new(collate(name)));
        text(Rc::clone(collated))
    }
}

fn text(collated: Rc<Collated>) -> Option<Key> {
    Some(collated).filter(|text| !text.is_empty()).map(Key::Text)
}
