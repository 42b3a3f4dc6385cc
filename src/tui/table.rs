//! The annex as a table.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::Pen;
use super::views::View;
use crate::app::{Column, Pane};
use crate::catalog::ItemIndex;
use crate::typeset::{CharSpan, width};

impl View<'_> {
    pub(super) fn table(&self, buffer: &mut Buffer) {
        let app = self.app;
        let area = app.layout.tree;
        let columns = app.table.columns(app.table_room());
        self.table_head(buffer, &columns);
        if app.table.items.is_empty() {
            return self.no_match(buffer, area);
        }
        let window = app.table.window;
        let rows = app.table.items.iter().enumerate().skip(window.offset).take(usize::from(area.height));
        for (row, (at, item)) in (0..).zip(rows) {
            let selected = at == window.cursor;
            let cursor = if selected { self.styles.cursor } else { self.styles.text };
            let mut pen = Pen::new(buffer, area.without_last_column(), row);
            pen.write(if selected { self.signs().cursor } else { " " }, cursor);
            for &(column, columns) in &columns {
                // The row is found by its title; a whole row in another colour is much to draw.
                let of_cursor = matches!(column, Column::Number | Column::Title);
                let base = if of_cursor { cursor } else { self.styles.text };
                self.table_cell(&mut pen, *item, (column, columns), base);
            }
        }
        self.scrollbar(buffer, area, app.table.items.len(), window.offset);
    }

    /// A text in its column, one blank after it.
    fn table_cell(&self, pen: &mut Pen<'_>, at: ItemIndex, (column, columns): (Column, usize), base: Style) {
        let Some(item) = self.app.catalog.item(at) else { return };
        let text = self.app.cell(column, item);
        let room = columns.saturating_sub(1).min(pen.room());
        let start = pen.column();
        if column == Column::Number {
            // Under its head, and not under the sign of the order beside that.
            let head = width(column.name(&self.app.messages.fields));
            let gap = head.saturating_sub(width(&text)).min(room);
            let picked = gap > 0 && self.app.is_compared(at);
            pen.write(if picked { "+" } else { "" }, base).skip(gap - usize::from(picked), base);
        }
        let spans: Vec<CharSpan> = match column {
            Column::Title => self.title_marks(at, self.app.messages.title(item).is_english),
            Column::Number | Column::Units | Column::Scope | Column::Domain | Column::Status => Vec::new(),
        };
        self.marked(pen, (&text, &spans), room, base);
        let used = usize::from(pen.column() - start);
        pen.skip(columns - used.min(columns), if column == Column::Number { base } else { self.styles.text });
    }

    fn table_head(&self, buffer: &mut Buffer, columns: &[(Column, usize)]) {
        let app = self.app;
        let resting = self.styles.resting_head;
        let mut pen = Pen::new(buffer, app.layout.tree_head, 0);
        pen.skip(1, resting);
        for (column, columns) in columns {
            let style = if *column == app.table.column { self.head_style(Pane::Tree) } else { resting };
            let sorted = app.table.sort.filter(|sort| sort.column == *column);
            let sign = sorted.map_or("", |sort| if sort.descending { self.signs().open } else { self.signs().up });
            let text = format!("{}{sign}", column.name(&app.messages.fields));
            let start = pen.column();
            pen.write_cut(&text, columns.saturating_sub(1), app.ellipsis(), style);
            let used = usize::from(pen.column() - start);
            pen.skip(columns - used.min(*columns), resting);
        }
        pen.end_with(&self.unofficial(pen.room()), resting, resting);
    }
}
