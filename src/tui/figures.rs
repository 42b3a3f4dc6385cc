//! The figures: bars, and the matrix of units and domains.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::Pen;
use super::views::View;
use crate::app::{Across, FigureRow, Pane};
use crate::catalog::{Grouping, percent};
use crate::ledger::Status;
use crate::typeset::{pad, visible, width};

/// Columns of the bar of progress: the most and the least.
const LONGEST_PROGRESS: usize = 50;
const SHORTEST_PROGRESS: usize = 8;

impl View<'_> {
    pub(super) fn figures(&self, buffer: &mut Buffer) {
        let app = self.app;
        let style = self.head_style(Pane::Tree);
        let mut head = Pen::new(buffer, app.layout.details_head, 0);
        head.skip(1, style).write(app.messages.ui.figures, style);
        if let Some((labels, count)) = app.figure() {
            let labels: Vec<_> = labels.iter().map(|label| visible(app.messages.heading(label))).collect();
            // The count is there whatever becomes of the name.
            let count = (app.messages.ui.figure)(count);
            let room = head.room().saturating_sub(2 + width(&count));
            head.skip(2, style).write_cut(&labels.join(" × "), room, app.ellipsis(), style).write(&count, style);
        }
        head.end_with(&self.unofficial(head.room()), style, style);
        let area = app.layout.details;
        if app.figures.rows.is_empty() {
            return self.no_match(buffer, area);
        }
        let window = app.figures.window;
        let rows = app.figures.rows.iter().enumerate().skip(window.offset).take(usize::from(area.height));
        let fixed_head = app.figures.fixed_head(usize::from(area.height));
        for (row, (at, figure)) in (0..).zip(rows) {
            let figure = fixed_head.as_ref().filter(|_| row == 0).unwrap_or(figure);
            let selected = at == window.cursor;
            let base = if selected { self.styles.cursor } else { self.styles.text };
            let mut pen = Pen::new(buffer, area.without_last_column(), row);
            pen.write(if selected { self.signs().cursor } else { " " }, base);
            match figure {
                FigureRow::Head(grouping) => {
                    pen.write((app.messages.ui.by)(*grouping), self.styles.heading);
                }
                FigureRow::Bar { label, count, most, .. } => self.bar_of(&mut pen, label, (*count, *most), base),
                FigureRow::Progress { done, of } => self.progress(&mut pen, *done, *of),
                FigureRow::MatrixHead(grouping, across) => self.matrix_head(&mut pen, *grouping, *across),
                FigureRow::Cells { label, across, counts, .. } => {
                    self.matrix_row(&mut pen, *across, (label, counts), selected);
                }
                FigureRow::Blank => {}
            }
        }
        self.scrollbar(buffer, area, app.figures.rows.len(), window.offset);
    }

    /// A label, a bar as long as the count, and the count.
    fn bar_of(&self, pen: &mut Pen<'_>, label: &str, (count, most): (usize, usize), base: Style) {
        let app = self.app;
        let labels = (pen.room() * 2 / 5).min(app.figures.label.max(4));
        let text = app.messages.name_in_room(label, labels, app.ellipsis());
        pen.write(&pad(&text, labels + 1), base);
        let digits = most.to_string().len();
        let room = pen.room().saturating_sub(digits + 2);
        // The shortest bar can be seen.
        let bar = (count * room).div_ceil(most.max(1)).min(room);
        pen.write(&(if app.ascii { "#" } else { " " }).repeat(bar), if app.ascii { base } else { self.styles.bar });
        pen.write(&format!(" {count}"), base).end_with("", base, base);
    }

    /// How many items are in place, and a bar of that part of its room.
    fn progress(&self, pen: &mut Pen<'_>, done: usize, of: usize) {
        let app = self.app;
        let text = (app.messages.ledger.progress)(done, of, percent(done, of));
        let room = pen.room();
        pen.write_cut(&text, room, app.ellipsis(), self.styles.text).skip(1, self.styles.text);
        let room = pen.room().saturating_sub(3).min(LONGEST_PROGRESS);
        if room >= SHORTEST_PROGRESS {
            let full = done * room / of.max(1);
            let (text, bar) = (self.styles.text, if app.ascii { self.styles.text } else { self.styles.bar });
            pen.write("[", text).write(&(if app.ascii { "#" } else { " " }).repeat(full), bar);
            pen.write(&(if app.ascii { "." } else { " " }).repeat(room - full), text).write("]", text);
        }
    }

    fn matrix_head(&self, pen: &mut Pen<'_>, grouping: Grouping, across: Across) {
        let app = self.app;
        let matrix = app.figures.matrix(across, app.layout.details.width);
        let label = usize::from(matrix.label);
        let heading = match across {
            Across::Domains => app.messages.ui.matrix,
            Across::Statuses => (app.messages.ledger.progress_by)(grouping),
        };
        let heading = crate::typeset::truncate(heading, label, app.ellipsis());
        pen.write(&pad(&heading, label), self.styles.heading);
        let columns = usize::from(matrix.width);
        for (_, domain) in app.figures.columns(across).iter().skip(matrix.first).take(matrix.shown) {
            let domain = visible(app.messages.heading(domain));
            let text = crate::typeset::truncate(&domain, columns - 1, app.ellipsis());
            pen.write(" ", self.styles.text).write(&pad(&text, columns - 1), self.styles.dim);
        }
    }

    fn matrix_row(&self, pen: &mut Pen<'_>, across: Across, (label, counts): (&str, &[usize]), selected: bool) {
        let base = if selected { self.styles.cursor } else { self.styles.text };
        let app = self.app;
        let matrix = app.figures.matrix(across, app.layout.details.width);
        let labels = usize::from(matrix.label);
        let text = app.messages.name_in_room(label, labels, app.ellipsis());
        pen.write(&pad(&text, labels), base);
        let columns = usize::from(matrix.width);
        for (at, count) in counts.iter().enumerate().skip(matrix.first).take(matrix.shown) {
            let text = if *count == 0 { "-".to_owned() } else { count.to_string() };
            let here = selected && at == app.figures.column(across);
            let style = if here { self.styles.current } else { base };
            let gap = columns.saturating_sub(width(&text) + 1);
            pen.write(" ", base).write(&text, style).skip(gap, base);
        }
        if across == Across::Statuses {
            let done = counts.get(Status::InPlace as usize).copied().unwrap_or(0);
            let percent = format!("{:>4}%", percent(done, counts.iter().sum()));
            pen.write(if width(&percent) <= pen.room() { &percent } else { "" }, base);
        }
        pen.end_with("", base, base);
    }
}
