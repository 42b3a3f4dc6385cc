//! Texts side by side on a page.

use super::page::{Line, Link, Page, Part, Role, Setter, run};
use crate::i18n::Worded;
use crate::typeset::{CharSpan, width};

/// Between two columns of one text in two languages.
const GAP: &str = "   ";

/// Columns of the screen less than which such a column is not read with ease.
const LEAST: usize = 36;

impl Setter<'_> {
    /// A text of the notice in the languages that are shown: side by side where each has room
    /// enough, else one after the other.
    pub(super) fn told(&self, page: &mut Page, texts: &[Vec<Part<'_>>]) {
        let column = self.width.saturating_sub(width(GAP)) / 2;
        if texts.len() == 2 && column >= LEAST {
            return self.side_by_side(page, texts, GAP);
        }
        for (at, parts) in texts.iter().enumerate() {
            if at > 0 {
                page.lines.push(Line::new());
            }
            self.paragraph(page, &[], parts);
        }
    }

    /// Texts in columns of one width.
    pub(super) fn side_by_side(&self, page: &mut Page, texts: &[Vec<Part<'_>>], divider: &str) {
        let column = self.column(texts.len(), divider);
        let columns: Vec<Vec<Line>> = texts.iter().map(|parts| self.cell(page, parts, column)).collect();
        let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
        for row in 0..rows {
            let mut line = Line::new();
            for (at, lines) in columns.iter().enumerate() {
                line.extend((at > 0).then(|| run(divider, Role::Label)));
                let cell = lines.get(row).cloned().unwrap_or_default();
                let used: usize = cell.iter().map(|run| width(&run.text)).sum();
                line.extend(cell);
                // The last needs nothing after it.
                if at + 1 < columns.len() {
                    line.push(run(&" ".repeat(column - used), Role::Label));
                }
            }
            page.lines.push(line);
        }
    }

    /// Columns of the screen that each of so many texts has.
    pub(super) fn column(&self, texts: usize, divider: &str) -> usize {
        let gaps = width(divider) * texts.saturating_sub(1);
        self.width.saturating_sub(gaps) / texts.max(1)
    }

    /// The lines of a text, which are to follow those of the page. Its matches and its links
    /// are noted there.
    fn cell(&self, page: &mut Page, parts: &[Part<'_>], column: usize) -> Vec<Line> {
        let first = page.lines.len();
        let mut own = Page { matches: page.matches.clone(), links: page.links.clone(), ..Page::default() };
        self.narrowed(column).paragraph(&mut own, &[], parts);
        page.matches.extend(own.matches.iter().skip(page.matches.len()).map(|line| line + first));
        page.links.extend(own.links.iter().skip(page.links.len()).map(|(line, link)| (line + first, *link)));
        own.lines
    }
}

/// A text in the languages that are shown, on one line. The first of them leads somewhere;
/// `spans` tells what is matched in the original and in the translation.
pub(super) fn on_one_line(
    worded: Worded<'_>,
    link: Option<Link>,
    spans: impl Fn(bool) -> Vec<CharSpan>,
) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for (at, (text, is_english)) in worded.texts().enumerate() {
        parts.extend((at > 0).then(|| Part::plain(" ")));
        let (role, link) = if at > 0 { (Role::Label, None) } else { (Role::Text, link) };
        parts.push(Part { role, link, spans: spans(is_english), ..Part::plain(text) });
    }
    parts
}
