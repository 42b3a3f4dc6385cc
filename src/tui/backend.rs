//! A ratatui backend that knows how wide characters are, and writes a frame at once.
//!
//! ratatui's own backend expects the cursor one column further after each cell, and so
//! moves it again after every Han character. This one also clears runs of blanks in
//! one sequence and changes only what differs of a style.

use std::fmt::Write as _;
use std::io::{self, Write};

use ratatui::backend::{Backend as RatatuiBackend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Blanks fewer than this are written; more are erased.
const ERASE_FROM: u16 = 5;

/// Collects a frame, and hands it to `sink` in one write when it is flushed, between
/// marks that let the terminal show it at once.
pub struct Backend<W> {
    sink: W,
    size: Size,
    frame: String,
    /// Where the terminal's cursor is, as far as it is known.
    row: Option<u16>,
    column: Option<u16>,
    style: Look,
    blanks: Option<Blanks>,
    cursor: Cursor,
    /// As the terminal has it now.
    shown: Cursor,
}

/// Colours and attributes of a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: Look = Look { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

/// A run of blank cells not written yet.
#[derive(Clone, Copy)]
struct Blanks {
    x: u16,
    y: u16,
    len: u16,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Cursor {
    visible: bool,
    at: Position,
}

impl<W: Write> Backend<W> {
    /// A backend for a terminal of this size that has just been cleared, its cursor hidden.
    pub fn new(sink: W, size: Size) -> Self {
        let cursor = Cursor::default();
        Self {
            sink,
            size,
            frame: String::new(),
            row: None,
            column: None,
            style: PLAIN,
            blanks: None,
            cursor,
            shown: cursor,
        }
    }

    /// The terminal has a new size, in columns and rows.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
    }

    /// Forgets what is known of the terminal's state: somebody else wrote to it.
    pub fn forget(&mut self) {
        (self.row, self.column) = (None, None);
        self.shown = Cursor::default();
        self.frame.clear();
        self.frame.push_str("\x1b[m\x1b[?25l");
        self.style = PLAIN;
    }

    fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        let look = Look { fg: cell.fg, bg: cell.bg, modifier: cell.modifier };
        let symbol = cell.symbol();
        // The second half of a character that ratatui takes for a narrow one.
        if symbol.is_empty() {
            return;
        }
        let shows_blank = look.bg == Color::Reset
            && !look.modifier.intersects(Modifier::REVERSED | Modifier::UNDERLINED | Modifier::CROSSED_OUT);
        if symbol == " " && shows_blank {
            match &mut self.blanks {
                Some(run) if run.y == y && run.x + run.len == x => run.len += 1,
                _ => {
                    self.flush_blanks();
                    self.blanks = Some(Blanks { x, y, len: 1 });
                }
            }
            return;
        }
        self.flush_blanks();
        self.go(x, y);
        self.set_style(look);
        self.frame.push_str(symbol);
        self.advance(x, symbol);
    }

    /// Where the cursor is after a cell was written. After a character that some
    /// terminals draw two columns wide, and after the last column, nobody knows.
    fn advance(&mut self, x: u16, symbol: &str) {
        let next = u16::try_from(symbol.width()).ok().and_then(|width| x.checked_add(width));
        let ambiguous = symbol.chars().any(|c| c.width() != c.width_cjk());
        self.column = next.filter(|next| !ambiguous && *next < self.size.width);
    }

    fn flush_blanks(&mut self) {
        let Some(Blanks { x, y, len }) = self.blanks.take() else { return };
        self.go(x, y);
        if self.style.bg != Color::Reset || !self.style.modifier.is_empty() {
            self.set_style(PLAIN);
        }
        if x + len >= self.size.width {
            self.frame.push_str("\x1b[K");
        } else if len >= ERASE_FROM {
            _ = write!(self.frame, "\x1b[{len}X");
        } else {
            self.frame.extend(std::iter::repeat_n(' ', usize::from(len)));
            self.column = Some(x + len);
        }
    }

    /// Moves the cursor in as few bytes as it takes.
    fn go(&mut self, x: u16, y: u16) {
        _ = match (self.row, self.column) {
            (Some(row), Some(column)) if row == y && column == x => Ok(()),
            (Some(row), Some(column)) if row == y && column < x => match x - column {
                1 => write!(self.frame, "\x1b[C"),
                right => write!(self.frame, "\x1b[{right}C"),
            },
            (Some(row), _) if row == y => write!(self.frame, "\x1b[{}G", x + 1),
            (Some(row), Some(_)) if row + 1 == y && x == 0 => write!(self.frame, "\r\n"),
            // Down a line, wherever in it that is, and then to the column.
            (Some(row), _) if row + 1 == y => write!(self.frame, "\n\x1b[{}G", x + 1),
            _ => write!(self.frame, "\x1b[{};{}H", y + 1, x + 1),
        };
        (self.row, self.column) = (Some(y), Some(x));
    }

    fn set_style(&mut self, look: Look) {
        if look == self.style {
            return;
        }
        let mut codes = Vec::new();
        if look == PLAIN || !(self.style.modifier - look.modifier).is_empty() {
            // Attributes are only ever taken off together.
            codes.push(String::new());
            self.style = PLAIN;
        }
        for (modifier, code) in MODIFIERS {
            if look.modifier.contains(modifier) && !self.style.modifier.contains(modifier) {
                codes.push(code.to_string());
            }
        }
        if look.fg != self.style.fg {
            codes.push(color_code(look.fg, 30));
        }
        if look.bg != self.style.bg {
            codes.push(color_code(look.bg, 40));
        }
        _ = write!(self.frame, "\x1b[{}m", codes.join(";"));
        self.style = look;
    }

    fn place_cursor(&mut self) {
        if self.cursor.visible {
            let Position { x, y } = self.cursor.at;
            self.go(x, y);
        }
        if self.cursor.visible != self.shown.visible {
            self.frame.push_str(if self.cursor.visible { "\x1b[?25h" } else { "\x1b[?25l" });
        }
        self.shown = self.cursor;
    }
}

const MODIFIERS: [(Modifier, u8); 6] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::REVERSED, 7),
    (Modifier::CROSSED_OUT, 9),
];

/// The SGR code of a colour; `base` is 30 for the foreground, 40 for the background.
fn color_code(color: Color, base: u8) -> String {
    let index = match color {
        Color::Reset => return (base + 9).to_string(),
        Color::Rgb(r, g, b) => return format!("{};2;{r};{g};{b}", base + 8),
        Color::Indexed(index) => index,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    match index {
        0..8 => (base + index).to_string(),
        8..16 => (base + 60 + index - 8).to_string(),
        _ => format!("{};5;{index}", base + 8),
    }
}

impl<W: Write> RatatuiBackend for Backend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.put(x, y, cell);
        }
        self.flush_blanks();
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor.visible = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor.visible = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.at)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor.at = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.set_style(PLAIN);
        self.frame.push_str(match clear_type {
            ClearType::All => "\x1b[2J",
            ClearType::AfterCursor => "\x1b[J",
            ClearType::BeforeCursor => "\x1b[1J",
            ClearType::CurrentLine => "\x1b[2K",
            ClearType::UntilNewLine => "\x1b[K",
        });
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() && self.cursor == self.shown {
            return Ok(());
        }
        self.place_cursor();
        let frame = format!("\x1b[?2026h{}\x1b[?2026l", self.frame);
        self.frame.clear();
        self.sink.write_all(frame.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::paint::Pen;
    use ratatui::Terminal;

    /// What is written when `before` becomes `after`.
    fn written(before: &[&str], after: &[&str]) -> String {
        let rows = u16::try_from(before.len()).unwrap();
        let mut terminal = Terminal::new(Backend::new(Vec::new(), Size::new(20, rows))).unwrap();
        for lines in [before, after] {
            terminal.backend_mut().sink.clear();
            let draw = |frame: &mut ratatui::Frame<'_>| {
                let area = crate::app::Area { x: 0, y: 0, width: 20, height: rows };
                for (row, line) in (0..).zip(lines) {
                    Pen::new(frame.buffer_mut(), area, row).write(line, ratatui::style::Style::new());
                }
            };
            terminal.draw(draw).unwrap();
        }
        let bytes = String::from_utf8(terminal.backend_mut().sink.clone()).unwrap();
        bytes.replace("\x1b[?2026h", "{").replace("\x1b[?2026l", "}").replace('\x1b', "␛")
    }

    #[test]
    fn han_characters_follow_each_other_without_moves() {
        assert_eq!(written(&[""], &["海关公证"]), "{␛[1;1H海关公证}");
    }

    #[test]
    fn what_did_not_change_is_not_written() {
        assert_eq!(written(&["海关公证"], &["海关公证"]), "");
        assert_eq!(written(&["海关公证"], &["海关司证"]), "{␛[5G司}");
    }

    #[test]
    fn after_an_ambiguous_character_the_cursor_is_placed_again() {
        assert_eq!(written(&[""], &["a“b"]), "{␛[1;1Ha“␛[3Gb}");
    }

    #[test]
    fn long_blanks_are_erased_and_short_ones_written() {
        assert_eq!(written(&["海关公证电子"], &[""]), "{␛[1G␛[12X}");
        assert_eq!(written(&["海关公证电子送达系统"], &["海"]), "{␛[3G␛[K}");
        assert_eq!(written(&["海关"], &[""]), "{␛[1G    }");
    }
}
