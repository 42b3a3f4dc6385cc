//! The editor of a note, over the bottom of the body.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::paint::Pen;
use super::views::View;
use crate::app::Note;
use crate::typeset::visible;

impl View<'_> {
    /// The note as it is written; where the text cursor is.
    pub(super) fn note(&self, buffer: &mut Buffer, note: &Note) -> Position {
        let app = self.app;
        let texts = &app.messages.ledger;
        let (style, text) = (self.styles.head, self.styles.text);
        let item = app.catalog.item(note.item);
        let head = item
            .map(|item| (texts.note_head)(item.number, &visible(app.messages.title(item).first)))
            .unwrap_or_default();
        let mut pen = Pen::new(buffer, app.note_head(), 0);
        let room = pen.skip(1, style).room().saturating_sub(1);
        pen.write_cut(&head, room, app.ellipsis(), style).end_with("", style, style);
        let (area, columns, whole) = (app.note_area(), app.note_columns(), note.text.text());
        let mut lines = note.text.lines(columns).into_iter().skip(note.window.offset);
        for row in 0..area.height {
            let mut pen = Pen::new(buffer, area, row);
            let line = lines.next().map(|line| line.of(&whole)).unwrap_or_default();
            pen.skip(1, text).write(&visible(&line), text);
            if whole.is_empty() && row == 0 {
                let room = pen.room();
                pen.write_cut(texts.note_placeholder, room, app.ellipsis(), self.styles.dim);
            }
            pen.end_with("", text, text);
        }
        let (line, column) = note.text.place(columns);
        let down = u16::try_from(line.saturating_sub(note.window.offset)).unwrap_or(0);
        Position { x: area.x + 1 + u16::try_from(column).unwrap_or(0), y: area.y + down }
    }
}
