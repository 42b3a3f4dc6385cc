//! Writing the note of an item, in a small editor or in the user's own.

use super::action::Effect;
use super::area::TextArea;
use super::layout::Area;
use super::popup::Popup;
use super::state::App;
use super::window::{Step, Window};
use crate::catalog::{ItemId, ItemIndex};
use crate::ledger::Edit;

/// A note that is being written.
#[derive(Clone, Debug)]
pub struct Note {
    /// Of which item.
    pub item: ItemIndex,
    /// The text and its cursor.
    pub text: TextArea,
    /// The line the cursor is on, and the first in view.
    pub window: Window,
}

/// Rows of the body less than which the editor takes all of it.
const LOW: u16 = 12;

impl App {
    /// Writes the note of the selected item, from what stands there, or from what was being
    /// written when the explorer ended.
    pub(super) fn open_note(&mut self) {
        let Some(item) = self.item_to_keep() else { return };
        let text = self.begun(item);
        self.popup = Some(Popup::Note(Note { item, text: TextArea::new(&text), window: Window::default() }));
        self.show_note_cursor();
    }

    /// Keeps what was written.
    pub(super) fn save_note(&mut self) -> Vec<Effect> {
        let Some(Popup::Note(note)) = &self.popup else { return Vec::new() };
        let (item, text) = (note.item, tidy(&note.text.text()));
        self.popup = None;
        if text == self.note_of(item) { Vec::new() } else { self.keep(item, Edit::Note(text)) }
    }

    /// Leaves the note as it was.
    pub(super) fn discard_note(&mut self) {
        self.popup = None;
        self.message = Some(self.messages.ledger.discarded.to_owned());
    }

    /// The note that is being written, or that of the selected item, in the user's editor.
    pub(super) fn note_in_editor(&mut self) -> Vec<Effect> {
        let (item, text) = match &self.popup {
            Some(Popup::Note(note)) => (note.item, note.text.text()),
            Some(Popup::Copy(_) | Popup::Status(_) | Popup::Links(_) | Popup::Palette(_)) | None => {
                let Some(item) = self.item_to_keep() else { return Vec::new() };
                (item, self.begun(item))
            }
        };
        let id = self.catalog.item(item).map(|item| item.id);
        id.map(|id| vec![Effect::Write(id, text)]).unwrap_or_default()
    }

    /// What was written in the user's editor.
    pub(super) fn written(&mut self, id: ItemId, text: &str) -> Vec<Effect> {
        let Some(item) = self.catalog.find(id) else { return Vec::new() };
        self.popup = None;
        let text = tidy(text);
        if text == self.note_of(item) {
            self.message = Some(self.messages.ledger.note_unchanged.to_owned());
            return Vec::new();
        }
        self.keep(item, Edit::Note(text))
    }

    /// What is being written and is not kept yet, and of which item.
    pub(super) fn unkept(&self) -> Option<(ItemIndex, String)> {
        match &self.popup {
            Some(Popup::Note(note)) => {
                let text = note.text.text();
                (tidy(&text) != self.note_of(note.item)).then_some((note.item, text))
            }
            Some(Popup::Copy(_) | Popup::Status(_) | Popup::Links(_) | Popup::Palette(_)) | None => self.draft.clone(),
        }
    }

    /// Changes the text of the note that is being written.
    pub(super) fn change_note(&mut self, change: impl FnOnce(&mut TextArea)) {
        if let Some(Popup::Note(note)) = &mut self.popup {
            change(&mut note.text);
        }
        self.show_note_cursor();
    }

    pub(super) fn step_note(&mut self, step: Step) {
        let (columns, height) = (self.note_columns(), usize::from(self.note_area().height));
        self.change_note(|text| text.step(step, columns, height));
    }

    /// A click in the text goes there; one elsewhere is none, as what was written is not to be
    /// lost by it.
    pub(super) fn click_note(&mut self, x: u16, y: u16) {
        let (area, columns) = (self.note_area(), self.note_columns());
        let Some(Popup::Note(note)) = &self.popup else { return };
        if area.contains(x, y) {
            let line = note.window.offset + usize::from(y - area.y);
            let column = usize::from(x.saturating_sub(area.x + 1));
            self.change_note(|text| text.go_to(line, column, columns));
        }
    }

    /// Where the head of the editor is; nowhere where there is no row for it.
    #[must_use]
    pub fn note_head(&self) -> Area {
        let area = self.whole_note();
        let height = u16::from(area.height > 3);
        Area { height, ..area }
    }

    /// Where its text is.
    #[must_use]
    pub fn note_area(&self) -> Area {
        let (area, head) = (self.whole_note(), self.note_head().height);
        Area { y: area.y + head, height: area.height - head, ..area }
    }

    /// Columns of its text: one blank before, and room for the cursor after it.
    #[must_use]
    pub fn note_columns(&self) -> usize {
        usize::from(self.note_area().width.saturating_sub(3)).max(1)
    }

    fn whole_note(&self) -> Area {
        let body = self.layout.body;
        let rows = if body.height < LOW { body.height } else { body.height / 2 };
        body.bottom(usize::from(rows))
    }

    /// Brings the cursor of the note into view.
    pub(super) fn show_note_cursor(&mut self) {
        let (columns, height) = (self.note_columns(), usize::from(self.note_area().height));
        if let Some(Popup::Note(Note { text, window, .. })) = &mut self.popup {
            let len = text.lines(columns).len();
            window.go(text.place(columns).0, len, height);
            window.fit(len, height);
        }
    }

    /// What there is to go on with.
    fn begun(&mut self, item: ItemIndex) -> String {
        let left = self.draft.take_if(|(of, _)| *of == item).map(|(_, text)| text);
        left.unwrap_or_else(|| self.note_of(item))
    }

    fn note_of(&self, item: ItemIndex) -> String {
        self.entry(item).map(|entry| entry.note.clone()).unwrap_or_default()
    }
}

/// A note without what is blank at the ends of its lines, and at its end.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned()
}
