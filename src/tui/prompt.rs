//! What is asked for in the bottom line: what to find in the text, and numbers of links;
//! and the outline of the notice.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::paint::Pen;
use super::views::View;
use crate::app::{Area, Context, Pane, Popup};
use crate::typeset::{visible, width};

impl View<'_> {
    /// The bottom line while something is typed there; where its text cursor is.
    pub(super) fn prompt(&self, buffer: &mut Buffer) -> Option<Position> {
        let app = self.app;
        let area = app.layout.hints;
        let mut pen = Pen::new(buffer, area, 0);
        if let Some(Popup::Links(numbered)) = &app.popup {
            let text = (app.messages.ui.type_number)(numbered.links.len());
            // What is typed is seen whatever becomes of what is said before it.
            let room = pen.skip(1, self.styles.text).room().saturating_sub(width(&numbered.typed) + 1);
            pen.write_cut(&text, room, app.ellipsis(), self.styles.text).write(&numbered.typed, self.styles.text);
            return Some(Position { x: pen.column(), y: area.y });
        }
        let find = app.find.as_ref().filter(|_| app.context() == Context::Find)?;
        pen.write(" / ", self.styles.heading);
        let count = self.found().map(|found| format!(" {found} ")).unwrap_or_default();
        let room = pen.room().saturating_sub(width(&count) + 1);
        let field = Area { x: pen.column(), width: u16::try_from(room).unwrap_or(0), ..area };
        let cursor = self.field(buffer, field, &find.input, app.messages.ui.find_placeholder);
        let mut pen = Pen::new(buffer, area, 0);
        pen.to(field.x + field.width).end_with(&count, self.styles.text, self.styles.dim);
        Some(cursor)
    }

    /// `2/5` of what is found in the text.
    pub(super) fn found(&self) -> Option<String> {
        self.app.found_text()?;
        let at = self.app.current_match.map_or(0, |at| at + 1);
        Some(format!("{at}/{}", self.app.page.matches.len()))
    }

    /// The numbers on the links in view, each over the beginning of its link.
    pub(super) fn link_numbers(&self, buffer: &mut Buffer, area: Area) {
        let Some(Popup::Links(numbered)) = &self.app.popup else { return };
        let lines = self.app.page.lines.iter().enumerate();
        let in_view = lines.skip(self.app.details.offset).take(usize::from(area.height));
        for (row, (at, line)) in (0..).zip(in_view) {
            let mut column = area.x + 1;
            let mut last = None;
            for run in line {
                let begins = |link: &usize| self.app.page.links.get(*link).is_some_and(|(line, _)| *line == at);
                let first = run.link.filter(|link| last != Some(*link) && begins(link));
                last = run.link;
                if let Some(number) = first.and_then(|link| numbered.number(link)) {
                    // A number over another would read as one number with what is left of it.
                    let own = run.text.chars().take_while(|c| c.is_ascii_digit() || *c == ' ').count();
                    let place = if own == run.text.len() { own } else { own.saturating_sub(1) };
                    let mut pen = Pen::new(buffer, area, row);
                    pen.to(column).write_over(&format!("{number:<place$}"), self.styles.current);
                }
                column += u16::try_from(width(&run.text)).unwrap_or(0);
            }
        }
    }

    /// The outline of the notice, in the tree's place.
    pub(super) fn outline(&self, buffer: &mut Buffer) {
        let app = self.app;
        let style = self.head_style(Pane::Tree);
        let mut head = Pen::new(buffer, app.layout.tree_head, 0);
        head.skip(1, style).write(app.messages.ui.contexts.outline, style).end_with("", style, style);
        let window = app.contents.window;
        let area = app.layout.tree;
        let rows = app.contents.rows.iter().enumerate().skip(window.offset).take(usize::from(area.height));
        for (row, (at, entry)) in (0..).zip(rows) {
            let base = match (at == window.cursor, app.focus) {
                (true, Pane::Tree) => self.styles.cursor,
                (true, Pane::Details) => self.styles.resting,
                (false, _) => self.styles.text,
            };
            let mut pen = Pen::new(buffer, area, row);
            pen.write(if at == window.cursor { self.signs().cursor } else { " " }, base);
            pen.skip(usize::from(entry.depth) * 2, base);
            let room = pen.room().saturating_sub(1);
            pen.write_cut(&visible(&entry.label), room, app.ellipsis(), base).end_with("", base, base);
        }
    }
}
