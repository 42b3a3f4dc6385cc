//! What is kept of the items in the ledger: marks, statuses, notes; and taking it back.

use std::rc::Rc;

use super::action::{Effect, Kept};
use super::popup::Popup;
use super::spot::Spot;
use super::state::App;
use super::view::View;
use crate::catalog::{Grouping, Item, ItemId, ItemIndex};
use crate::i18n::Kept as How;
use crate::ledger::{Change, Edit, Entry, Ledger, Status};

/// What was done to the ledger and can be taken back, and what was taken back and can be
/// done again; the last is the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Past {
    done: Vec<Deed>,
    undone: Vec<Deed>,
    stored: Stored,
}

/// Whether the changes are in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stored {
    /// They are.
    #[default]
    All,
    /// The last of them are in memory only.
    InMemory,
    /// They are to be stored before the explorer is left.
    Leaving,
    /// They could not be, and the user knows.
    Given,
}

/// A change, with what was there before.
#[derive(Clone, Debug)]
struct Deed {
    id: ItemId,
    before: Edit,
    after: Edit,
}

impl App {
    /// What is kept of an item, where anything is.
    #[must_use]
    pub fn entry(&self, at: ItemIndex) -> Option<&Entry> {
        self.ledger.as_ref()?.get(self.catalog.item(at)?.id)
    }

    /// How far an item is: not started where the ledger says nothing.
    #[must_use]
    pub fn status(&self, item: &Item) -> Status {
        self.ledger.as_ref().map(|ledger| ledger.status(item.id)).unwrap_or_default()
    }

    /// The selected item, of which something is to be kept; where that cannot be, says so.
    pub(super) fn item_to_keep(&mut self) -> Option<ItemIndex> {
        if self.ledger.is_none() {
            self.message = Some(self.messages.ledger.none.to_owned());
            return None;
        }
        self.wanted_item()
    }

    /// Marks the selected item, or takes its mark away.
    pub(super) fn toggle_mark(&mut self) -> Vec<Effect> {
        let Some(at) = self.item_to_keep() else { return Vec::new() };
        let marked = self.entry(at).is_some_and(|entry| entry.marked);
        self.keep(at, Edit::Mark(!marked))
    }

    /// Asks how far the selected item is.
    pub(super) fn open_status_menu(&mut self) {
        self.popup = self.item_to_keep().map(Popup::Status);
    }

    /// Says how far an item is: that of the menu, else the selected one.
    pub(super) fn set_status(&mut self, status: Status) -> Vec<Effect> {
        let item = match self.popup.take() {
            Some(Popup::Status(item)) => Some(item),
            Some(Popup::Copy(_) | Popup::Note(_) | Popup::Links(_) | Popup::Palette(_)) | None => self.item_to_keep(),
        };
        item.map(|at| self.keep(at, Edit::Status(status))).unwrap_or_default()
    }

    /// Changes the ledger as the user says.
    pub(super) fn keep(&mut self, at: ItemIndex, after: Edit) -> Vec<Effect> {
        let Some(item) = self.catalog.item(at) else { return Vec::new() };
        let before = self.as_it_is(item.id, &after);
        if before == after {
            self.message = Some(self.said_of(item.id, &after, How::AsItWas));
            return Vec::new();
        }
        self.past.undone.clear();
        self.past.done.push(Deed { id: item.id, before, after: after.clone() });
        self.apply(item.id, after, How::Now)
    }

    /// Takes the last change back, or does the last one again that was taken back.
    pub(super) fn take_back(&mut self, back: bool) -> Vec<Effect> {
        let texts = &self.messages.ledger;
        let Past { done, undone, .. } = &mut self.past;
        let Some(deed) = (if back { done } else { undone }).pop() else {
            self.message = Some(if back { texts.nothing_to_undo } else { texts.nothing_to_redo }.to_owned());
            return Vec::new();
        };
        let (now, next) = if back { (&deed.after, &deed.before) } else { (&deed.before, &deed.after) };
        // What somebody else said since is not this user's to take back.
        if self.as_it_is(deed.id, now) != *now {
            self.message = Some((texts.changed_since)(self.number_of(deed.id)));
            return Vec::new();
        }
        let (id, edit) = (deed.id, next.clone());
        let Past { done, undone, .. } = &mut self.past;
        (if back { undone } else { done }).push(deed);
        let effects = self.apply(id, edit, if back { How::Undone } else { How::Redone });
        // Where it is shown one sees what came of it.
        if let Some(item) = self.catalog.find(id).filter(|_| self.view == View::Browse) {
            self.in_tree(|app| app.tree.select_item(item));
        }
        effects
    }

    /// What the ledger says where an edit would change it.
    fn as_it_is(&self, id: ItemId, edit: &Edit) -> Edit {
        let entry = self.ledger.as_ref().and_then(|ledger| ledger.get(id));
        match edit {
            Edit::Mark(_) => Edit::Mark(entry.is_some_and(|entry| entry.marked)),
            Edit::Status(_) => Edit::Status(entry.map(|entry| entry.status).unwrap_or_default()),
            Edit::Note(_) => Edit::Note(entry.map(|entry| entry.note.clone()).unwrap_or_default()),
        }
    }

    fn apply(&mut self, id: ItemId, edit: Edit, how: How) -> Vec<Effect> {
        self.message = Some(self.said_of(id, &edit, how));
        let change = Change::now(id, edit);
        let mut ledger = self.ledger.as_deref().cloned().unwrap_or_default();
        ledger.apply(&change);
        self.ledger_changed(ledger);
        vec![Effect::Keep(change)]
    }

    fn said_of(&self, id: ItemId, edit: &Edit, how: How) -> String {
        (self.messages.ledger.kept)(self.number_of(id), edit, how)
    }

    fn number_of(&self, id: ItemId) -> u32 {
        self.catalog.find(id).and_then(|at| self.catalog.item(at)).map_or(id.number, |item| item.number)
    }

    /// The ledger is kept so now. Where it was to be stored before the explorer is left, that
    /// is done next.
    pub(super) fn kept(&mut self, Kept { ledger, stored, said }: Kept) -> Vec<Effect> {
        if self.ledger.as_ref().is_some_and(|before| *before != ledger) {
            self.ledger_changed(Rc::unwrap_or_clone(ledger));
        }
        let leaving = self.past.stored == Stored::Leaving;
        self.message = said.or(self.message.take());
        self.past.stored = match stored {
            true if leaving => return vec![Effect::Quit(0)],
            true => Stored::All,
            false if leaving => Stored::Given,
            false => Stored::InMemory,
        };
        if self.past.stored == Stored::Given {
            self.message = self.message.take().map(|why| (self.messages.ledger.leave_anyway)(&why));
        }
        Vec::new()
    }

    /// Leaves. What could not be stored is tried once more, and where that fails said, so that
    /// only who leaves again loses it.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        if self.past.stored == Stored::InMemory {
            self.past.stored = Stored::Leaving;
            return vec![Effect::Store];
        }
        vec![Effect::Quit(0)]
    }

    /// The ledger says something else: so does what goes by it.
    fn ledger_changed(&mut self, ledger: Ledger) {
        let ledger = Rc::new(ledger);
        self.headings.set_ledger(Rc::clone(&ledger));
        self.ledger = Some(ledger);
        self.tell_statuses();
        self.table.forget_statuses();
        self.refresh_facets();
        (self.stale.shown, self.stale.page) = (true, true);
        let asked = self.finder.active && self.finder.query().asks_for_status();
        if asked || self.grouping == Grouping::Status || self.facets.go_by_ledger() {
            self.stay_at_item(asked);
        }
        self.recount();
    }

    /// Tells the search how far the items are.
    pub(super) fn tell_statuses(&self) {
        let Some(ledger) = &self.ledger else { return };
        let statuses = self.catalog.items.iter().map(|item| ledger.status(item.id));
        self.desk.engine().set_statuses(statuses.collect());
    }

    /// Arranges anew what is shown, and searches anew if that is `asked` for. The cursor stays
    /// on its item; where that is no longer there, it goes to the one that is in its place now.
    fn stay_at_item(&mut self, asked: bool) {
        let (spot, rank, details): (Option<Spot>, _, _) = (self.tree.spot(), self.tree.first_rank(), self.details);
        let beside = self.tree.beside();
        let (row, at) = (self.table.item, self.table.window.cursor);
        if asked {
            self.stale.hits = true;
            self.wait_for_hits();
        } else {
            self.regroup();
        }
        let before = spot.and_then(|spot| spot.item);
        match (spot, beside) {
            // By status the item has gone to another group: one goes on with those left in its own.
            (Some(spot), Some(beside)) if !self.tree.holds_spot(spot) && self.tree.holds_spot(beside) => {
                self.tree.go_to(beside);
            }
            (Some(spot), _) if before.is_none_or(|item| self.tree.holds(item)) => self.tree.go_to(spot),
            _ => self.tree.select_rank(rank.unwrap_or(0).min(self.tree.len().saturating_sub(1))),
        }
        if self.view == View::Table {
            let items = self.shown_items();
            self.table.item = row.filter(|row| items.contains(row)).or_else(|| items.get(at).or(items.last()).copied());
        }
        let stays = before.is_some() && self.selected_item() == before;
        self.page_changed();
        if stays {
            self.details = details;
        }
    }
}
