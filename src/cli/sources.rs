//! What a command draws on.

use std::cell::OnceCell;
use std::path::PathBuf;

use super::page::Page;
use crate::catalog::{Catalog, Grouping, Headings};
use crate::error::Error;
use crate::ledger::{Ledger, Store, Trouble, data_file};

/// What a command draws on: the items, the ledger, and the page its answer goes onto.
pub(super) struct Sources {
    pub(super) catalog: &'static Catalog,
    pub(super) page: Page,
    place: LedgerPlace,
    ledger: OnceCell<Ledger>,
}

impl Sources {
    pub(super) fn new(catalog: &'static Catalog, page: Page, place: LedgerPlace) -> Self {
        Self { catalog, page, place, ledger: OnceCell::new() }
    }

    /// The ledger, read when it is first asked for.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub(super) fn ledger(&self) -> Result<&Ledger, Error> {
        if let Some(ledger) = self.ledger.get() {
            return Ok(ledger);
        }
        let ledger = match self.store() {
            Err(Error::NoLedger) => Ledger::default(),
            store => store?.ledger().clone(),
        };
        Ok(self.ledger.get_or_init(|| ledger))
    }

    /// Whether anything can be kept of the items.
    pub(super) fn has_ledger(&self) -> bool {
        self.place != LedgerPlace::None
    }

    /// What keeps the ledger.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub(super) fn store(&self) -> Result<Store, Error> {
        let (mut store, trouble) = self.place.open().ok_or(Error::NoLedger)?;
        match (store.take_set_aside(), trouble) {
            (Some(aside), _) => Err(Error::LedgerSetAside(aside)),
            (None, Some(trouble)) => Err(Error::Ledger(trouble)),
            (None, None) => Ok(store),
        }
    }

    /// The headings of a grouping.
    ///
    /// # Errors
    ///
    /// Why the ledger cannot be read, where that is what says under which an item stands.
    pub(super) fn headings(&self, grouping: Grouping) -> Result<Headings<'static>, Error> {
        let unread = Ledger::default();
        let ledger = match grouping {
            Grouping::Status => self.ledger()?,
            Grouping::Domain | Grouping::Unit | Grouping::Scope => &unread,
        };
        Ok(ledger.headings(self.catalog, grouping, self.page.messages.ledger.status))
    }
}

/// Where the ledger of some items is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerPlace {
    /// There is none of these items: they are those of files, and a lone number may name
    /// another item there.
    None,
    /// There is no folder for it.
    Memory,
    /// In the user's own file.
    Own(PathBuf),
    /// In a file that was named.
    Named(PathBuf),
}

impl LedgerPlace {
    /// The file that was named; else the user's own, which is of the embedded notice's items.
    pub(super) fn of(named: Option<&PathBuf>, embedded: bool) -> Self {
        match named {
            Some(file) => Self::Named(file.clone()),
            None if embedded => data_file("ledger.json").map_or(Self::Memory, Self::Own),
            None => Self::None,
        }
    }

    /// The ledger, and why it could not be read, if so.
    #[must_use]
    pub fn open(&self) -> Option<(Store, Option<Trouble>)> {
        match self {
            Self::None => None,
            Self::Memory => Some(Store::at(None)),
            Self::Own(file) => Some(Store::at(Some(file.clone()))),
            Self::Named(file) => Some(Store::named(file.clone())),
        }
    }
}
