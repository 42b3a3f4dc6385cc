//! Writing the note of an item, in a small editor or in the user's own.

use super::action::{Action, Effect};
use super::area::TextArea;
use super::context::Context;
use super::layout::Area;
use super::popup::Popup;
use super::state::App;
use super::window::{Step, Window};
use crate::catalog::{ItemId, ItemIndex};
use crate::ledger::Edit;
use crate::typeset::visible;

/// A note that is being written.
#[derive(Clone, Debug)]
pub struct Note {
    /// Of which item.
    pub item: ItemIndex,
    /// The text and its cursor.
    pub text: TextArea,
    /// What the note was when this was begun.
    base: String,
    /// Whether it was only begun to be handed to the user's editor.
    handed: bool,
    /// The line the cursor is on, and the first in view.
    pub window: Window,
}

/// A note that is not finished.
#[derive(Clone, Debug)]
pub(super) struct Unfinished {
    pub(super) item: ItemIndex,
    pub(super) text: String,
    /// What the note was when it was begun.
    pub(super) base: String,
}

/// Rows of the body less than which the editor takes all of it.
const LOW: u16 = 12;

impl App {
    /// Writes the note of the selected item, from what stands there, or from what was being
    /// written when the explorer ended.
    pub(super) fn open_note(&mut self) {
        let Some(item) = self.item_to_keep() else { return };
        let base = self.note_of(item);
        let begun = Unfinished { item, text: base.clone(), base };
        let Unfinished { text, base, .. } = self.draft.take_if(|draft| draft.item == item).unwrap_or(begun);
        let (text, window) = (TextArea::new(&text), Window::default());
        self.popup = Some(Popup::Note(Note { item, text, base, handed: false, window }));
        self.show_note_cursor();
    }

    /// Keeps what was written. Where somebody else has changed the note since it was begun that is
    /// said first, and only who keeps it again takes its place.
    pub(super) fn save_note(&mut self) -> Vec<Effect> {
        let Some(Popup::Note(note)) = &self.popup else { return Vec::new() };
        let (item, text, now) = (note.item, tidy(&note.text.text()), self.note_of(note.item));
        if now != note.base && now != text {
            let there = now.lines().map(visible).collect::<Vec<_>>().join(" / ");
            let discard = self.key(Context::Note, Action::Discard);
            self.message = Some((self.messages.ledger.note_changed)(&there, discard));
            if let Some(Popup::Note(note)) = &mut self.popup {
                (note.base, note.handed) = (now, false);
            }
            return Vec::new();
        }
        self.popup = None;
        if text == now { Vec::new() } else { self.keep(item, Edit::Note(text)) }
    }

    /// Keeps what was written before the explorer ends: with what somebody else has written of the
    /// same since, as there is nobody to ask.
    pub(super) fn save_note_at_once(&mut self) -> Vec<Effect> {
        let Some(Popup::Note(note)) = self.popup.take() else { return Vec::new() };
        let (text, now) = (tidy(&note.text.text()), self.note_of(note.item));
        let both = if now == note.base || text.is_empty() { text } else { format!("{now}\n{text}") };
        if both == now { Vec::new() } else { self.keep(note.item, Edit::Note(both)) }
    }

    /// Leaves the note as it was.
    pub(super) fn discard_note(&mut self) {
        self.popup = None;
        self.message = Some(self.messages.ledger.discarded.to_owned());
    }

    /// The note that is being written, or that of the selected item, in the user's editor.
    pub(super) fn note_in_editor(&mut self) -> Vec<Effect> {
        if !matches!(self.popup, Some(Popup::Note(_))) {
            self.open_note();
            if let Some(Popup::Note(note)) = &mut self.popup {
                // What was being written in an earlier run is not let go of.
                note.handed = note.text.text() == note.base;
            }
        }
        let Some(Popup::Note(note)) = &self.popup else { return Vec::new() };
        let id = self.catalog.item(note.item).map(|item| item.id);
        id.map(|id| vec![Effect::Write(id, note.text.text())]).unwrap_or_default()
    }

    /// What was written in the user's editor.
    pub(super) fn written(&mut self, id: ItemId, text: &str) -> Vec<Effect> {
        let Some(Popup::Note(note)) = &mut self.popup else { return Vec::new() };
        if self.catalog.item(note.item).is_none_or(|item| item.id != id) {
            return Vec::new();
        }
        note.text = TextArea::new(text);
        let effects = self.save_note();
        if effects.is_empty() && self.popup.is_none() {
            self.message = Some(self.messages.ledger.note_unchanged.to_owned());
        }
        self.show_note_cursor();
        effects
    }

    /// The user's editor gave nothing back: what was only begun for it is left again.
    pub(super) fn not_written(&mut self) {
        if matches!(&self.popup, Some(Popup::Note(note)) if note.handed) {
            self.popup = None;
        }
    }

    /// What is being written and is not kept yet.
    pub(super) fn unfinished(&self) -> Option<Unfinished> {
        match &self.popup {
            Some(Popup::Note(Note { item, text, base, .. })) => {
                let (item, text, base) = (*item, text.text(), base.clone());
                (tidy(&text) != self.note_of(item)).then_some(Unfinished { item, text, base })
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
            // Below the text is its last line.
            let line =
                (note.window.offset + usize::from(y - area.y)).min(note.text.lines(columns).len().saturating_sub(1));
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

    fn note_of(&self, item: ItemIndex) -> String {
        self.entry(item).map(|entry| entry.note.clone()).unwrap_or_default()
    }
}

/// A note without what is blank at the ends of its lines, and at its end.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned()
}
