//! Putting text into cells: whole characters only, and never past the end of an area.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::app::Area;
use crate::typeset::{char_width, truncate, width};

/// A pen that writes along one row of an area.
pub(super) struct Pen<'a> {
    buffer: &'a mut Buffer,
    x: u16,
    y: u16,
    end: u16,
    /// Column of the last character written.
    last: Option<u16>,
}

impl<'a> Pen<'a> {
    /// At the start of row `row` of an area.
    pub(super) fn new(buffer: &'a mut Buffer, area: Area, row: u16) -> Self {
        // Whatever the layout says, nothing is written outside the buffer.
        let inside = row < area.height && area.y + row < buffer.area.height;
        let end = if inside { (area.x + area.width).min(buffer.area.width).max(area.x) } else { area.x };
        Self { buffer, x: area.x, y: area.y + row, end, last: None }
    }

    /// Columns left on the row.
    pub(super) fn room(&self) -> usize {
        usize::from(self.end - self.x)
    }

    /// The pen moved on to a column of the screen.
    pub(super) fn to(&mut self, x: u16) -> &mut Self {
        self.x = x.clamp(self.x, self.end);
        self
    }

    /// The column the pen is at.
    pub(super) fn column(&self) -> u16 {
        self.x
    }

    /// Writes text; what does not fit is left out, at a whole character.
    pub(super) fn write(&mut self, text: &str, style: Style) -> &mut Self {
        for c in text.chars() {
            if !self.put(c, style) {
                break;
            }
        }
        self
    }

    /// Writes text, and ends it in `ellipsis` where it does not fit into `columns`.
    pub(super) fn write_cut(&mut self, text: &str, columns: usize, ellipsis: &str, style: Style) -> &mut Self {
        let columns = columns.min(self.room());
        if width(text) <= columns {
            self.write(text, style)
        } else {
            self.write(&truncate(text, columns, ellipsis), style)
        }
    }

    /// Writes text over what stands there. A wide character it covers in part goes whole.
    pub(super) fn write_over(&mut self, text: &str, style: Style) {
        let before = self.x.checked_sub(1).map(|x| (x, self.y));
        let halved = self.buffer.cell((self.x, self.y)).is_some_and(|cell| cell.symbol().is_empty());
        if let Some(cell) = before.filter(|_| halved).and_then(|at| self.buffer.cell_mut(at)) {
            cell.set_char(' ');
        }
        self.write(text, style);
        if let Some(cell) = self.buffer.cell_mut((self.x, self.y)).filter(|cell| cell.symbol().is_empty()) {
            cell.set_char(' ');
        }
    }

    /// Leaves columns blank in a style.
    pub(super) fn skip(&mut self, columns: usize, style: Style) -> &mut Self {
        for _ in 0..columns.min(self.room()) {
            self.put(' ', style);
        }
        self
    }

    /// Fills the rest of the row but for what `text` needs, and writes it at the end.
    /// Where there is no room for it, only fills.
    pub(super) fn end_with(&mut self, text: &str, fill: Style, style: Style) {
        let columns = width(text);
        if columns <= self.room() {
            self.skip(self.room() - columns, fill).write(text, style);
        } else {
            self.skip(self.room(), fill);
        }
    }

    /// Writes a character, if all of it fits.
    fn put(&mut self, c: char, style: Style) -> bool {
        let columns = char_width(c);
        if columns > self.room() {
            return false;
        }
        if columns == 0 {
            // A combining mark joins the character this pen wrote before it.
            if let Some(cell) = self.last.and_then(|x| self.buffer.cell_mut((x, self.y))) {
                let joined = format!("{}{c}", cell.symbol());
                // One that makes it wider on some terminals would shift the rest of the row.
                if joined.width() == cell.symbol().width() {
                    cell.set_symbol(&joined);
                }
            }
            return true;
        }
        self.last = Some(self.x);
        // Nothing of what was drawn there before shows through.
        if let Some(cell) = self.buffer.cell_mut((self.x, self.y)) {
            cell.reset();
            cell.set_char(c).set_style(style);
        }
        self.x += 1;
        if columns == 2 {
            // The second half holds no text, unlike a blank: so that a blank that takes its
            // place is a difference, and gets written.
            if let Some(cell) = self.buffer.cell_mut((self.x, self.y)) {
                cell.reset();
                cell.set_symbol("").set_style(style);
            }
            self.x += 1;
        }
        true
    }
}
