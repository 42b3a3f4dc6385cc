//! Marking items, and listing those that are.

use super::command::Which;
use super::lists::{List, Order};
use super::{Linear, texts};
use crate::catalog::{Item, ItemIndex};
use crate::i18n::Kept;
use crate::ledger::{Change, Edit, Status, Store};

impl Linear {
    pub(super) fn is_marked(&self, item: &Item) -> bool {
        self.store.as_ref().is_some_and(|store| store.ledger().is_marked(item.id))
    }

    /// How far an item is and what was noted of it, where the ledger says so.
    pub(super) fn kept(&self, item: &Item) -> Vec<String> {
        let texts = &self.messages.ledger;
        let entry = self.store.as_ref().and_then(|store| store.ledger().get(item.id));
        let Some(entry) = entry else { return Vec::new() };
        let label = self.messages.cli.label;
        let is_so = (entry.status != Status::default())
            .then(|| label(self.messages.fields.status) + (texts.status)(entry.status));
        let mut lines: Vec<String> = entry.note.lines().map(str::to_owned).collect();
        if let Some(first) = lines.first_mut() {
            *first = label(texts.note) + first;
        }
        is_so.into_iter().chain(lines).collect()
    }

    /// An item in a list, which says whether it is marked.
    pub(super) fn entry(&self, item: &Item) -> String {
        let entry = texts::entry(self.catalog(), item, self.messages);
        if self.is_marked(item) { (self.messages.linear.entry_marked)(&entry) } else { entry }
    }

    /// Marks an item, or takes its mark away; without `marked`, whichever it is not.
    pub(super) fn mark(&mut self, which: &Which, marked: Option<bool>) -> Vec<String> {
        self.meant(which).map_or_else(|said| said, |item| self.mark_item(item, marked))
    }

    /// Keeps how far an item is, or a note of it.
    pub(super) fn keep(&mut self, which: &Which, edit: Edit) -> Vec<String> {
        self.meant(which).map_or_else(|said| said, |item| self.keep_of(item, edit))
    }

    /// Says what is kept of an item.
    pub(super) fn say_kept(&mut self, which: &Which) -> Vec<String> {
        let item = match self.meant(which) {
            Ok(item) if self.store.is_some() => item,
            Ok(_) => return self.line(self.messages.linear.no_ledger),
            Err(said) => return said,
        };
        let kept = self.kept(item);
        if kept.is_empty() {
            let status = Edit::Status(Status::default());
            return self.line(&(self.messages.ledger.kept)(item.number, &status, Kept::Now));
        }
        self.say(&[vec![self.entry(item)], kept].concat())
    }

    /// The item that is meant; where there is none, what is said to that.
    fn meant(&self, which: &Which) -> Result<&'static Item, Vec<String>> {
        let catalog = self.catalog();
        let at: Option<ItemIndex> = match which {
            Which::Item(id) => catalog.parse_id(id).ok().and_then(|id| catalog.find(id)),
            Which::Last => self.reading,
        };
        at.and_then(|at| catalog.item(at)).ok_or_else(|| match which {
            Which::Item(id) => self.line(&texts::no_item(catalog, self.messages, id)),
            Which::Last => self.line(&(self.messages.linear.nothing_read)(&self.example())),
        })
    }

    fn keep_of(&mut self, item: &'static Item, edit: Edit) -> Vec<String> {
        let texts = &self.messages.ledger;
        let Some(store) = &mut self.store else { return self.line(self.messages.linear.no_ledger) };
        let said = (texts.kept)(item.number, &edit, Kept::Now);
        let stored = store.change(Change::now(item.id, edit));
        let mut lines = self.what_was_set_aside();
        lines.extend(self.line(&said));
        if let Err(trouble) = stored {
            lines.extend(self.line(&(texts.in_memory)(&self.messages.ledger_trouble(&trouble, str::to_owned))));
        }
        lines
    }

    fn mark_item(&mut self, item: &'static Item, marked: Option<bool>) -> Vec<String> {
        let texts = &self.messages.linear;
        let (code, before) = (texts::code(self.catalog(), item), self.entry(item));
        let was = self.is_marked(item);
        let Some(store) = &mut self.store else { return self.line(texts.no_ledger) };
        if !was && marked == Some(false) {
            return self.line(&(texts.not_marked)(&code));
        }
        let marked = marked.unwrap_or(!was);
        let stored = store.change(Change::now(item.id, Edit::Mark(marked)));
        let mut lines = self.what_was_set_aside();
        lines.extend(self.line(&match stored {
            Ok(()) if marked => (texts.marked)(&code),
            Ok(()) => (texts.unmarked)(&code),
            Err(trouble) => (texts.unsaved)(&code, &self.messages.ledger_trouble(&trouble, str::to_owned)),
        }));
        // The next page of a list says it too.
        let after = self.entry(item);
        for paragraph in self.rest.iter_mut().filter(|paragraph| **paragraph == before) {
            paragraph.clone_from(&after);
        }
        lines
    }

    /// Lists what is marked.
    pub(super) fn marked(&mut self) -> Vec<String> {
        let catalog = self.catalog();
        if self.store.is_none() {
            return self.line(self.messages.linear.no_ledger);
        }
        let items = (0..).zip(&catalog.items).filter(|(_, item)| self.is_marked(item));
        let items: Vec<ItemIndex> = items.map(|(at, _)| at).collect();
        if items.is_empty() {
            return self.line(&(self.messages.linear.none_marked)(&self.example()));
        }
        let head = vec![(self.messages.linear.marked_items)(items.len())];
        self.show(List { head, order: Some(Order::These(items.into())) })
    }

    /// That a damaged ledger goes by another name now, once.
    pub(super) fn what_was_set_aside(&mut self) -> Vec<String> {
        let aside = self.store.as_mut().and_then(Store::take_set_aside);
        aside.map(|aside| self.line(&self.messages.ledger_set_aside(&aside, str::to_owned))).unwrap_or_default()
    }
}
