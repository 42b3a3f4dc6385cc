//! The command palette.

use ratatui::buffer::Buffer;

use super::paint::Pen;
use super::views::View;
use crate::app::{Choice, Palette};
use crate::typeset::width;

/// Columns between a name and its name in the other language.
const GAP: usize = 2;

impl View<'_> {
    /// What fits what is typed, over the whole body.
    pub(super) fn palette(&self, buffer: &mut Buffer, palette: &Palette) {
        let app = self.app;
        let area = app.layout.body_under_bar();
        if palette.choices.is_empty() {
            let mut pen = Pen::new(buffer, area, 0);
            let room = pen.skip(1, self.styles.text).room();
            pen.write_cut(app.messages.ui.palette_no_match, room, app.ellipsis(), self.styles.dim);
            return;
        }
        let widest = app.commands.iter().map(|command| width(command.name)).max().unwrap_or(0);
        let rows = palette.choices.iter().enumerate().skip(palette.window.offset).take(usize::from(area.height));
        for (row, (at, choice)) in (0..).zip(rows) {
            let selected = at == palette.window.cursor;
            let base = if selected { self.styles.cursor } else { self.styles.text };
            let mut pen = Pen::new(buffer, area.without_last_column(), row);
            pen.write(if selected { self.signs().cursor } else { " " }, base);
            match choice {
                Choice::Command(at) => {
                    let Some(command) = app.commands.get(*at) else { continue };
                    pen.write(command.name, base);
                    let gap = (widest - width(command.name) + GAP).min(pen.room());
                    pen.skip(gap, base);
                    let keys = format!(" {} ", app.keys_here(command));
                    let room = pen.room().saturating_sub(width(&keys));
                    pen.write_cut(command.other, room, app.ellipsis(), base.patch(self.styles.dim));
                    pen.end_with(&keys, base, base.patch(self.styles.heading));
                }
                Choice::Item(item) => {
                    let Some(item) = app.catalog.item(*item) else { continue };
                    let digits = app.catalog.items.len().to_string().len();
                    pen.write(&format!("{:>digits$} ", item.number), base.patch(self.styles.dim));
                    let remark =
                        if palette.approximate { format!(" {} ", app.messages.ui.approximate) } else { String::new() };
                    let room = pen.room().saturating_sub(width(&remark));
                    let (title, beside) = app.messages.title(item).in_room(room, app.ellipsis());
                    pen.write(&title, base);
                    self.beside(&mut pen, beside.as_deref(), &[], base);
                    pen.end_with(&remark, base, base.patch(self.styles.remark));
                }
            }
        }
        self.scrollbar(buffer, area, palette.choices.len(), palette.window.offset);
    }
}
