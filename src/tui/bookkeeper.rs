//! The ledger in its file, for the explorer.

use std::rc::Rc;

use crate::app::Kept;
use crate::i18n::Messages;
use crate::keymap::Input;
use crate::ledger::{Change, Store, Trouble};
use crate::typeset::shown;

/// Writes what the user changes of the ledger, and sees what others do.
pub(super) struct Bookkeeper<'a> {
    pub(super) store: &'a mut Store,
    pub(super) messages: &'static Messages,
}

impl Bookkeeper<'_> {
    /// Makes a change; gives what came of it.
    pub(super) fn keep(&mut self, change: Change) -> Input {
        let trouble = self.store.change(change).err();
        self.outcome(trouble)
    }

    /// Stores what could not be stored before; gives what came of it.
    pub(super) fn store(&mut self) -> Input {
        let trouble = self.store.flush().err();
        self.outcome(trouble)
    }

    fn outcome(&mut self, trouble: Option<Trouble>) -> Input {
        let aside = self.store.take_set_aside().map(|aside| self.messages.ledger_set_aside(&aside, shown));
        let unsaved =
            trouble.map(|trouble| (self.messages.ledger.in_memory)(&self.messages.ledger_trouble(&trouble, shown)));
        self.told(aside.or(unsaved))
    }

    /// The ledger as others left it, if they changed it since this looked last.
    pub(super) fn look(&mut self) -> Option<Input> {
        self.store.refresh().then(|| self.told(None))
    }

    fn told(&self, said: Option<String>) -> Input {
        Input::Kept(Kept { ledger: Rc::new(self.store.ledger().clone()), stored: self.store.is_stored(), said })
    }
}
