//! The panel of the facets, and the chips of those that narrow.

use ratatui::buffer::Buffer;

use super::paint::Pen;
use super::views::View;
use crate::app::{Facet, FacetRow};
use crate::typeset::{truncate, visible, width};

impl View<'_> {
    /// What narrows, for the search bar: at most so many columns.
    pub(super) fn chips(&self, columns: usize) -> String {
        let chips = self.app.chips();
        truncate(&visible(&chips), columns, self.app.ellipsis()).trim_end().to_owned()
    }

    pub(super) fn facets(&self, buffer: &mut Buffer) {
        let app = self.app;
        let style = self.styles.head;
        let mut head = Pen::new(buffer, app.layout.panel_head(), 0);
        head.skip(1, style).write(app.messages.ui.facets, style).end_with("", style, style);
        let area = app.layout.panel();
        for (row, (shown, selected)) in (0..).zip(app.facets.in_view(usize::from(area.height))) {
            let base = if selected { self.styles.cursor } else { self.styles.text };
            let mut pen = Pen::new(buffer, area.without_last_column(), row);
            pen.write(if selected { self.signs().cursor } else { " " }, base);
            match shown {
                FacetRow::Head(facet) => {
                    let names = &app.messages.fields;
                    let name = match facet {
                        Facet::Domain => names.domain,
                        Facet::Unit => names.units,
                        Facet::Scope => names.scope,
                        Facet::Status => names.status,
                        Facet::Kept => app.messages.ledger.name,
                    };
                    pen.write(name, self.styles.heading);
                }
                FacetRow::Value { facet, value, count, picked } => {
                    pen.write(if picked { "[x] " } else { "[ ] " }, base);
                    let count = format!(" {count} ");
                    let room = pen.room().saturating_sub(width(&count));
                    let label = app.facets.label(facet, value);
                    pen.write(&app.messages.name_in_room(label, room, app.ellipsis()), base);
                    pen.end_with(&count, base, base.patch(self.styles.dim));
                }
            }
        }
        let (rows, offset) = app.facets.extent();
        self.scrollbar(buffer, area, rows, offset);
    }
}
