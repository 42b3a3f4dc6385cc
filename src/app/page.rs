//! The details as lines: what is written, where the matches are.

use crate::catalog::{Catalog, Field, Item, ItemIndex, Related};
use crate::i18n::Messages;
use crate::search::Mark;
use crate::typeset::{CharSpan, pad, visible, width, wrap};

/// What a run of text is, for its colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The title of an item.
    Title,
    /// The name of a field.
    Label,
    /// Running text, and the value of a field.
    Text,
    /// A heading within the details.
    Heading,
    /// A remark that is not of the notice.
    Remark,
}

/// A run of text of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What is written; no control characters.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// Which match of the page it belongs to, counted from 0.
    pub matched: Option<usize>,
}

/// A line of the details.
pub type Line = Vec<Run>;

/// The details of an item or of a group, set for a width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The lines; none is wider than the width it was set for.
    pub lines: Vec<Line>,
    /// For each match, the line it begins on.
    pub matches: Vec<usize>,
}

/// Related items listed by title under each heading; the others are named by number.
const RELATED: usize = 2;

/// Items of a group listed by title; of the others there is only a count.
const LISTED: usize = 200;

/// Sets pages.
pub(super) struct Setter<'a> {
    pub(super) catalog: &'static Catalog,
    pub(super) messages: &'a Messages,
    /// Columns.
    pub(super) width: usize,
    /// Rows of the pane.
    pub(super) height: usize,
    /// What ends a text that was cut.
    pub(super) ellipsis: &'a str,
    /// Whether all items are there that an item may be related to.
    pub(super) whole: bool,
}

impl Setter<'_> {
    /// The page of an item, with `marks` on it.
    pub(super) fn item(&self, at: ItemIndex, marks: &[Mark]) -> Page {
        let mut page = Page::default();
        let Some(item) = self.catalog.item(at) else { return page };
        let title = Part { text: &item.title, role: Role::Title, spans: spans(marks, Field::Title, 0) };
        self.paragraph(&mut page, &[], &[title]);
        self.fields(&mut page, item, marks);
        page.lines.push(Line::new());
        let content = Part { text: &item.content, role: Role::Text, spans: spans(marks, Field::Content, 0) };
        self.paragraph(&mut page, &[], &[content]);
        self.remarks(&mut page, item);
        let related = page.lines.len();
        let ui = &self.messages.ui;
        let same_domain = if item.domain.is_some() { ui.same_domain } else { ui.same_area };
        if self.whole {
            self.related(&mut page, same_domain, &self.catalog.same_domain(at));
            self.related(&mut page, ui.same_units, &self.catalog.same_units(at));
        }
        // Related items stand at the foot of the pane, where the eye finds them again from
        // item to item, and little has to be drawn anew.
        let free = self.height.saturating_sub(page.lines.len());
        page.lines.splice(related..related, std::iter::repeat_n(Line::new(), free));
        page
    }

    /// The page of a group: its items.
    pub(super) fn group(&self, label: &str, items: impl ExactSizeIterator<Item = ItemIndex>) -> Page {
        let mut page = Page::default();
        self.paragraph(
            &mut page,
            &[],
            &[Part { text: self.messages.heading(label), role: Role::Title, spans: Vec::new() }],
        );
        let count = (self.messages.ui.items)(items.len());
        page.lines.push(vec![run(&count, Role::Label)]);
        page.lines.push(Line::new());
        let rest = items.len().saturating_sub(LISTED);
        page.lines.extend(items.take(LISTED).filter_map(|at| self.listed(at)));
        page.lines.extend((rest > 0).then(|| vec![run(&(self.messages.ui.more_items)(rest), Role::Label)]));
        page
    }

    fn fields(&self, page: &mut Page, item: &Item, marks: &[Mark]) {
        let names = &self.messages.fields;
        let labels = [names.units, names.scope, names.domain, names.section, names.document];
        let column = labels.map(width).into_iter().max().unwrap_or(0);
        let mut field = |name: &str, parts: &[Part<'_>]| {
            let label = format!("{}  ", pad(name, column));
            self.paragraph(page, &[run(&label, Role::Label)], parts);
        };
        let mut units = Vec::new();
        for (index, unit) in item.units.iter().enumerate() {
            units.extend((index > 0).then(|| Part::plain("、")));
            units.push(Part { text: unit, role: Role::Text, spans: spans(marks, Field::Units, index) });
        }
        if units.is_empty() {
            units.push(Part::plain(names.no_domain));
        }
        field(names.units, &units);
        field(
            names.scope,
            &[Part { spans: spans(marks, Field::Scope, 0), ..Part::plain(self.messages.heading(&item.scope)) }],
        );
        let domain = item.domain.as_deref().unwrap_or(names.no_domain);
        field(names.domain, &[Part { spans: spans(marks, Field::Domain, 0), ..Part::plain(domain) }]);
        for (name, value) in [(names.section, &item.section), (names.document, &item.document)] {
            if !value.is_empty() {
                field(name, &[Part::plain(value)]);
            }
        }
    }

    fn remarks(&self, page: &mut Page, item: &Item) {
        for remark in &item.provenance {
            let (label, note) = self.messages.remark(remark);
            page.lines.push(Line::new());
            self.paragraph(
                page,
                &[],
                &[
                    Part { text: &label, role: Role::Label, spans: Vec::new() },
                    Part { text: note, role: Role::Remark, spans: Vec::new() },
                ],
            );
        }
    }

    fn related(&self, page: &mut Page, heading: &str, Related { items, more }: &Related) {
        if items.is_empty() {
            return;
        }
        page.lines.push(Line::new());
        page.lines.push(vec![run(heading, Role::Heading)]);
        page.lines.extend(items.iter().take(RELATED).filter_map(|&at| self.listed(at)));
        let rest: Vec<String> = items.iter().skip(RELATED).filter_map(|&at| self.number(at)).collect();
        if !rest.is_empty() {
            let more = (self.messages.ui.more)(&rest, *more);
            self.paragraph(page, &[run("    ", Role::Label)], &[Part { role: Role::Label, ..Part::plain(&more) }]);
        }
    }

    fn number(&self, at: ItemIndex) -> Option<String> {
        self.catalog.item(at).map(|item| item.number.to_string())
    }

    /// A line that names an item.
    fn listed(&self, at: ItemIndex) -> Option<Line> {
        let item = self.catalog.item(at)?;
        let number = format!("{:>3} ", item.number);
        let room = self.width.saturating_sub(width(&number));
        let title = crate::typeset::truncate(&visible(&item.title), room, self.ellipsis);
        Some(vec![run(&format!("{number}{title}"), Role::Text)])
    }

    /// Sets parts as one paragraph after a label; later lines are indented by the
    /// label's width where that leaves room enough.
    fn paragraph(&self, page: &mut Page, label: &[Run], parts: &[Part<'_>]) {
        let label_width: usize = label.iter().map(|run| width(&run.text)).sum();
        let indent = if self.width >= label_width + 12 { label_width } else { 0 };
        let chars = Chars::new(parts, page.matches.len());
        if indent == 0 && !label.is_empty() {
            page.lines.push(label.to_vec());
        }
        let mut seen = page.matches.len();
        for (at, span) in wrap(&chars.text(), self.width - indent).into_iter().enumerate() {
            let mut line = match (at, indent) {
                (_, 0) => Line::new(),
                (0, _) => label.to_vec(),
                _ => vec![run(&" ".repeat(indent), Role::Label)],
            };
            for run in chars.runs(span) {
                if run.matched.is_some_and(|matched| matched >= seen) {
                    page.matches.push(page.lines.len());
                    seen += 1;
                }
                line.push(run);
            }
            page.lines.push(line);
        }
    }
}

/// A text within a paragraph.
struct Part<'a> {
    text: &'a str,
    role: Role,
    spans: Vec<CharSpan>,
}

impl<'a> Part<'a> {
    /// Text without matches.
    fn plain(text: &'a str) -> Self {
        Self { text, role: Role::Text, spans: Vec::new() }
    }
}

/// The characters of a paragraph, each with what it is.
struct Chars(Vec<(char, Role, Option<usize>)>);

impl Chars {
    /// `first` is the number of the first match.
    fn new(parts: &[Part<'_>], first: usize) -> Self {
        let mut chars = Vec::new();
        let mut next = first;
        for part in parts {
            let from = chars.len();
            chars.extend(visible(part.text).chars().map(|c| (c, part.role, None)));
            for span in &part.spans {
                for (_, _, matched) in chars.iter_mut().skip(from + span.start).take(span.len()) {
                    *matched = Some(next);
                }
                next += 1;
            }
        }
        Self(chars)
    }

    fn text(&self) -> String {
        self.0.iter().map(|(c, _, _)| c).collect()
    }

    /// The characters of a line, those alike together.
    fn runs(&self, span: CharSpan) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for &(c, role, matched) in self.0.iter().skip(span.start).take(span.len()) {
            match runs.last_mut() {
                Some(run) if run.role == role && run.matched == matched => run.text.push(c),
                _ => runs.push(Run { text: c.to_string(), role, matched }),
            }
        }
        runs
    }
}

fn run(text: &str, role: Role) -> Run {
    Run { text: text.to_owned(), role, matched: None }
}

fn spans(marks: &[Mark], field: Field, index: usize) -> Vec<CharSpan> {
    marks.iter().filter(|mark| (mark.field, mark.index) == (field, index)).map(|mark| mark.span).collect()
}
