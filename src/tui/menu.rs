//! The menu of what can be copied, over the bottom of the body.

use ratatui::buffer::Buffer;

use super::paint::Pen;
use super::views::View;
use crate::app::{Action, Area, Context, Form};
use crate::catalog::ItemIndex;
use crate::typeset::{pad, width};

/// A form to copy an item in: its key, its name.
type Entry = (Form, String, &'static str);

/// Columns between two entries on one row.
const GAP: usize = 2;

impl View<'_> {
    pub(super) fn copy_menu(&self, buffer: &mut Buffer, item: ItemIndex) {
        let entry = |form: Form| {
            let key = self.app.key(Context::Copy, Action::Copy(form))?;
            Some((form, key.to_owned(), form.name(self.app.messages)))
        };
        let entries: Vec<Entry> = self.app.copy_forms().into_iter().filter_map(entry).collect();
        match self.app.copy_menu() {
            Some(area) => self.tall_menu(buffer, area, item, &entries),
            None => self.low_menu(buffer, self.app.layout.body, &entries),
        }
    }

    /// A row for each form, with what it would copy, and a head above them.
    fn tall_menu(&self, buffer: &mut Buffer, area: Area, item: ItemIndex, entries: &[Entry]) {
        let head = self.styles.head;
        let mut pen = Pen::new(buffer, area, 0);
        pen.skip(1, head).write(self.app.messages.actions.copy, head).end_with("", head, head);
        let widest = |of: fn(&Entry) -> &str| entries.iter().map(|entry| width(of(entry))).max().unwrap_or(0);
        let (keys, names) = (widest(|(_, key, _)| key), widest(|(_, _, name)| name));
        let text = self.styles.text;
        for (row, (form, key, name)) in (1..).zip(entries) {
            let mut pen = Pen::new(buffer, area, row);
            pen.skip(1, text).write(&pad(key, keys + GAP), self.styles.heading).write(&pad(name, names + GAP), text);
            let copied = self.app.in_form(item, *form).unwrap_or_default();
            let room = pen.room().saturating_sub(1);
            let first = copied.lines().next().unwrap_or_default();
            pen.write_cut(first, room, self.app.ellipsis(), self.styles.dim).end_with("", text, text);
        }
    }

    /// As many forms on a row as fit whole.
    fn low_menu(&self, buffer: &mut Buffer, body: Area, entries: &[Entry]) {
        let mut rows: Vec<Vec<&Entry>> = Vec::new();
        let mut room = 0;
        for entry in entries {
            let (_, key, name) = entry;
            let columns = width(key) + 1 + width(name);
            match rows.last_mut() {
                Some(row) if columns + GAP <= room => {
                    row.push(entry);
                    room -= columns + GAP;
                }
                _ => {
                    rows.push(vec![entry]);
                    room = usize::from(body.width).saturating_sub(1 + columns);
                }
            }
        }
        let area = bottom(body, rows.len());
        let text = self.styles.text;
        for (row, entries) in (0..).zip(rows) {
            let mut pen = Pen::new(buffer, area, row);
            pen.skip(1, text);
            for (at, (_, key, name)) in entries.into_iter().enumerate() {
                pen.skip(if at == 0 { 0 } else { GAP }, text);
                pen.write(key, self.styles.heading).skip(1, text);
                let room = pen.room();
                pen.write_cut(name, room, self.app.ellipsis(), text);
            }
            pen.end_with("", text, text);
        }
    }
}

/// The last rows of an area.
fn bottom(area: Area, rows: usize) -> Area {
    let height = u16::try_from(rows).unwrap_or(u16::MAX).min(area.height);
    Area { y: area.y + area.height - height, height, ..area }
}
