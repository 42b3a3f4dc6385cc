//! What is kept from one run to the next: how the explorer was left, and where the reader
//! stopped.

use serde::{Deserialize, Serialize};

use super::action::Action;
use super::context::Context;
use super::note::Unfinished;
use super::state::App;
use super::view::View;
use crate::catalog::{Grouping, Item, ItemIndex, Wording};

/// How the explorer was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// The version of this form; [`Memory::VERSION`].
    pub version: u32,
    /// What the tree was grouped by.
    pub grouping: Option<String>,
    /// The headings that were folded, each after its grouping.
    pub folded: Vec<(String, String)>,
    /// The item the cursor was on: `6-21`.
    pub item: Option<String>,
    /// The group the cursor was on, where it was on none of its items.
    pub group: Option<String>,
    /// The tree's share of the width in thousandths.
    pub ratio: Option<u16>,
    /// Columns of the margins beside the text of the reader.
    pub margin: Option<u16>,
    /// Which text of the notice was shown, where that is not the one of the language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where the reader stopped.
    pub reading: Option<Reading>,
    /// A note that was being written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<Draft>,
}

/// A note that was being written when the explorer ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Of which item: `6-21`.
    pub item: String,
    /// What was written.
    pub text: String,
    /// What the note was when it was begun.
    pub base: String,
}

/// A place where somebody stopped reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// The item: `6-21`.
    pub item: String,
    /// How far its text was read, in thousandths.
    pub place: u16,
}

impl Memory {
    /// The version of the form that this program writes.
    pub const VERSION: u32 = 1;

    /// What the tree was grouped by.
    #[must_use]
    pub fn grouping(&self) -> Option<Grouping> {
        self.grouping.as_deref().and_then(grouping)
    }
}

fn grouping(word: &str) -> Option<Grouping> {
    Grouping::ALL.into_iter().find(|grouping| grouping.word() == word)
}

impl App {
    /// How the explorer is left, to be opened so the next time.
    #[must_use]
    pub fn memory(&self) -> Memory {
        let id = |at: ItemIndex| self.catalog.item(at).map(|item| item.id.to_string());
        let selected = self.tree.selected();
        let folded = self.tree.folded().map(|(grouping, heading)| {
            let label = self.headings.by(grouping).label(heading);
            (grouping.word().to_owned(), label.to_owned())
        });
        let mut folded: Vec<(String, String)> = folded.collect();
        folded.sort();
        Memory {
            version: Memory::VERSION,
            grouping: Some(self.grouping.word().to_owned()),
            folded,
            item: self.selected_item().and_then(id),
            group: selected.filter(|node| node.item.is_none()).map(|node| node.label.to_owned()),
            ratio: Some(self.ratio),
            margin: Some(self.margin),
            text: self.wording_chosen().map(|wording| wording.word().to_owned()),
            reading: self.place_read().or_else(|| self.reading.clone()),
            draft: self
                .unfinished()
                .and_then(|note| Some(Draft { item: id(note.item)?, text: note.text, base: note.base })),
        }
    }

    /// As the explorer was left: folds and the cursor. The grouping is that of the start.
    pub(super) fn restore(&mut self, memory: &Memory) {
        self.ratio = memory.ratio.unwrap_or(self.ratio);
        self.margin = memory.margin.unwrap_or(self.margin);
        self.reading.clone_from(&memory.reading);
        if let Some(wording) = memory.text.as_deref().and_then(Wording::named) {
            self.show_wording(wording);
        }
        for (word, label) in &memory.folded {
            let Some(grouping) = grouping(word) else { continue };
            let headings = self.headings.by(grouping);
            let named = (0..).take(headings.len()).find(|heading| headings.label(*heading) == label);
            self.tree.fold(named.map(|heading| (grouping, heading)));
        }
        match (self.item_of(memory.item.as_deref()), &memory.group) {
            (Some(item), _) => self.tree.select_item(item),
            (None, Some(group)) => self.tree.go_to_group(group),
            (None, None) => {}
        }
        let draft = memory.draft.as_ref().filter(|_| self.ledger.is_some());
        self.draft = draft.and_then(|Draft { item, text, base }| {
            let item = self.item_of(Some(item))?;
            Some(Unfinished { item, text: text.clone(), base: base.clone() })
        });
        self.offer_draft();
        self.offer_reading();
    }

    fn item_of(&self, id: Option<&str>) -> Option<ItemIndex> {
        self.catalog.parse_id(id?).ok().and_then(|id| self.catalog.find(id))
    }

    /// Where the reader is, while something is read.
    fn place_read(&self) -> Option<Reading> {
        let item = self.selected_item().filter(|_| self.is_reading()).and_then(|at| self.catalog.item(at))?;
        let lines = self.page.lines.len().max(1);
        let place = u16::try_from(self.details.offset.min(lines) * 1000 / lines).unwrap_or(0);
        Some(Reading { item: item.id.to_string(), place })
    }

    /// Notes where the reader stops, when it is left.
    pub(super) fn note_reading(&mut self) {
        if let Some(reading) = self.place_read() {
            self.reading = Some(reading);
        }
    }

    /// Goes to the item whose note was being written in an earlier run, and says so.
    fn offer_draft(&mut self) {
        let Some(at) = self.draft.as_ref().map(|draft| draft.item) else { return };
        self.tree.select_item(at);
        let item = self.catalog.item(at);
        if let (Some(item), Some(key), true) = (item, self.key(Context::Tree, Action::Note), self.message.is_none()) {
            self.message = Some((self.messages.ledger.draft)(item.number, key));
        }
    }

    /// A line that says where the reader stopped in an earlier run.
    fn offer_reading(&mut self) {
        let at = self.reading.as_ref().and_then(|reading| self.item_of(Some(&reading.item)));
        let item: Option<&Item> = at.and_then(|at| self.catalog.item(at));
        // What is wrong with the settings is said first.
        let unsaid = self.message.is_none();
        if let (Some(item), Some(key), true) = (item, self.key(Context::Tree, Action::Resume), unsaid) {
            self.message = Some((self.messages.ui.resume)(item.number, key));
        }
    }

    /// To where the reader stopped. There is a way back.
    pub(super) fn resume(&mut self) {
        let reading = self.reading.clone();
        let Some(item) = reading.as_ref().and_then(|reading| self.item_of(Some(&reading.item))) else {
            self.message = Some(self.messages.ui.nothing_read.to_owned());
            return;
        };
        self.visit(|app| {
            app.set_view(View::Reader);
            app.go_to_item(item);
            app.set_page();
            let lines = app.page.lines.len();
            // Rounded up, so that what was the first line in view is so again.
            app.details.offset = (usize::from(reading.map_or(0, |reading| reading.place)) * lines).div_ceil(1000);
            app.details.fit(lines, app.details_height());
        });
    }
}
