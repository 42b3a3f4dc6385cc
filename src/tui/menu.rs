//! Menus, over the bottom of the body: what can be copied, and how far an item is.

use ratatui::buffer::Buffer;

use super::paint::Pen;
use super::views::View;
use crate::app::{Action, Area, Context, Form};
use crate::catalog::ItemIndex;
use crate::ledger::Status;
use crate::typeset::{pad, visible, width};

/// A choice of a menu: its key, its name, and what is said of it.
struct Entry {
    key: String,
    name: &'static str,
    about: String,
}

/// Columns between two entries on one row.
const GAP: usize = 2;

impl View<'_> {
    /// A row for each form, with what it would copy.
    pub(super) fn copy_menu(&self, buffer: &mut Buffer, item: ItemIndex) {
        let entry = |form: Form| {
            let key = self.app.key(Context::Copy, Action::Copy(form))?.to_owned();
            let copied = self.app.in_form(item, form).unwrap_or_default();
            let about = copied.lines().next().unwrap_or_default().to_owned();
            Some(Entry { key, name: form.name(self.app.messages), about })
        };
        let entries: Vec<Entry> = Form::ALL.into_iter().filter_map(entry).collect();
        self.menu(buffer, self.app.messages.actions.copy, &entries);
    }

    /// A row for each status, with whether it is the item's.
    pub(super) fn status_menu(&self, buffer: &mut Buffer, item: ItemIndex) {
        let app = self.app;
        let now = app.entry(item).map(|entry| entry.status).unwrap_or_default();
        let entry = |status: Status| {
            let key = app.key(Context::Status, Action::SetStatus(status))?.to_owned();
            let about = if status == now { app.messages.ledger.now } else { "" };
            Some(Entry { key, name: (app.messages.ledger.status)(status), about: about.to_owned() })
        };
        let entries: Vec<Entry> = Status::ALL.into_iter().filter_map(entry).collect();
        let item =
            app.catalog.item(item).map(|item| format!("  {} {}", item.number, visible(app.messages.title(item).first)));
        let head = format!("{}{}", app.messages.actions.status, item.unwrap_or_default());
        self.menu(buffer, &head, &entries);
    }

    fn menu(&self, buffer: &mut Buffer, head: &str, entries: &[Entry]) {
        match self.app.menu() {
            Some(area) => self.tall_menu(buffer, area, head, entries),
            None => self.low_menu(buffer, self.app.layout.body, entries),
        }
    }

    /// A row for each entry, and a head above them.
    fn tall_menu(&self, buffer: &mut Buffer, area: Area, head: &str, entries: &[Entry]) {
        let style = self.styles.head;
        let mut pen = Pen::new(buffer, area, 0);
        let room = pen.skip(1, style).room().saturating_sub(1);
        pen.write_cut(head, room, self.app.ellipsis(), style).end_with("", style, style);
        let widest = |of: fn(&Entry) -> &str| entries.iter().map(|entry| width(of(entry))).max().unwrap_or(0);
        let (keys, names) = (widest(|entry| &entry.key), widest(|entry| entry.name));
        let text = self.styles.text;
        for (row, Entry { key, name, about }) in (1..).zip(entries) {
            let mut pen = Pen::new(buffer, area, row);
            pen.skip(1, text).write(&pad(key, keys + GAP), self.styles.heading).write(&pad(name, names + GAP), text);
            let room = pen.room().saturating_sub(1);
            pen.write_cut(about, room, self.app.ellipsis(), self.styles.dim).end_with("", text, text);
        }
    }

    /// As many entries on a row as fit whole.
    fn low_menu(&self, buffer: &mut Buffer, body: Area, entries: &[Entry]) {
        let mut rows: Vec<Vec<&Entry>> = Vec::new();
        let mut room = 0;
        for entry in entries {
            let columns = width(&entry.key) + 1 + width(entry.name);
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
        let area = body.bottom(rows.len());
        let text = self.styles.text;
        for (row, entries) in (0..).zip(rows) {
            let mut pen = Pen::new(buffer, area, row);
            pen.skip(1, text);
            for (at, Entry { key, name, .. }) in entries.into_iter().enumerate() {
                pen.skip(if at == 0 { 0 } else { GAP }, text);
                pen.write(key, self.styles.heading).skip(1, text);
                let room = pen.room();
                pen.write_cut(name, room, self.app.ellipsis(), text);
            }
            pen.end_with("", text, text);
        }
    }
}
