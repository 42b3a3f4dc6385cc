//! The search bar, and the fields in its place.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use tui_input::Input;

use super::field::{self, Shown};
use super::paint::Pen;
use super::views::View;
use crate::app::{Action, Area, Context, Popup};
use crate::typeset::{char_width, visible, width};

impl View<'_> {
    /// The search bar, the filter of the help or the field of the palette; where its text
    /// cursor is.
    pub(super) fn bar(&self, buffer: &mut Buffer) -> Position {
        let app = self.app;
        let area = Area { height: 1, width: app.layout.screen.width, ..app.layout.bar };
        // The key that leads into it, from where one is.
        let from = match app.context() {
            Context::Find | Context::Links => Context::Details,
            context => context,
        };
        let key = app.key(from, Action::Search).filter(|key| width(key) == 1);
        let search = format!(" {} ", key.unwrap_or("/"));
        let (sign, input, placeholder, count) = match (&app.popup, &app.help) {
            (Some(Popup::Palette(palette)), _) => {
                (" : ", &palette.input, app.messages.ui.palette_placeholder, palette.choices.len().to_string())
            }
            (_, Some(help)) => (" / ", &help.filter, app.messages.ui.help_placeholder, help.shown.len().to_string()),
            // The reader has no bar.
            _ if app.layout.bar.height == 0 => return Position::default(),
            _ => (search.as_str(), &app.finder.input, app.messages.ui.search_placeholder, self.count()),
        };
        let narrowed = app.context() != Context::Palette && app.help.is_none() && app.facets.is_active();
        let typing = matches!(app.context(), Context::Palette | Context::HelpQuery | Context::Query);
        let mut pen = Pen::new(buffer, area, 0);
        pen.write(sign, if typing { self.styles.heading } else { self.styles.dim });
        let at = pen.column();
        // The count keeps its place at the end, with a blank on either side, and what narrows
        // stands before it.
        let room = pen.room().saturating_sub(width(&count) + 2);
        let chips = if narrowed { self.chips(room / 2) } else { String::new() };
        let room = room.saturating_sub(width(&chips) + usize::from(narrowed));
        let field = Area { x: at, width: u16::try_from(room).unwrap_or(0), ..area };
        let cursor = self.field(buffer, field, input, if typing { "" } else { placeholder });
        let mut pen = Pen::new(buffer, area, 0);
        pen.to(at + field.width).skip(usize::from(narrowed), self.styles.text).write(&chips, self.styles.heading);
        pen.end_with(&format!("{count} "), self.styles.text, self.styles.dim);
        cursor
    }

    /// A text field of one row; while it is empty, what it is for. Where its text cursor is.
    pub(super) fn field(&self, buffer: &mut Buffer, area: Area, input: &Input, placeholder: &str) -> Position {
        let columns = usize::from(area.width);
        let Shown { scroll, cursor } = field::shown(input, columns.saturating_sub(1));
        let mut pen = Pen::new(buffer, area, 0);
        if input.value().is_empty() {
            pen.write_cut(placeholder, columns, self.app.ellipsis(), self.styles.dim);
        }
        let mut skipped = 0;
        let shown = input.value().chars().skip_while(|c| {
            let before = skipped;
            skipped += char_width(*c);
            before < scroll
        });
        let text: String = shown.collect();
        pen.write(&visible(&text), self.styles.text);
        Position { x: area.x + u16::try_from(cursor.min(columns.saturating_sub(1))).unwrap_or(0), y: area.y }
    }

    /// `3/12` of the hits, or how many items there are.
    fn count(&self) -> String {
        if self.app.beginning {
            return format!("{}{}", self.app.messages.ui.reading, self.app.ellipsis());
        }
        let (at, of) = self.app.position();
        let finder = &self.app.finder;
        // Said here too, as the head of the tree is not there everywhere.
        let approximate = if finder.found.taken_for.is_some() { "~" } else { "" };
        let count = if finder.active { format!("{approximate}{at}/{of}") } else { (self.app.messages.ui.items)(of) };
        // What is shown is not yet what the text finds.
        if self.app.is_behind() { format!("{} {count}", self.app.ellipsis()) } else { count }
    }
}
