//! The details as lines: what is written, where the matches are, where the links lead.

use super::columns::on_one_line;
use crate::catalog::{Catalog, Field, Grouping, Item, ItemIndex, Related, Wording, english_section};
use crate::i18n::Messages;
use crate::ledger::Ledger;
use crate::search::{Mark, Needle};
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
    /// Within running text: what leads elsewhere.
    Link,
}

/// Where a piece of a page leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// To an item.
    Item(ItemIndex),
    /// To where the notice names an item.
    Mention(ItemIndex),
    /// To the items under a heading, of a grouping, that an item stands under.
    Group(Grouping, ItemIndex, &'static str),
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
    /// Which link of the page it belongs to, counted from 0.
    pub link: Option<usize>,
}

/// A line of the details.
pub type Line = Vec<Run>;

/// The details of an item or of a group, or another text, set for a width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The lines; none is wider than the width it was set for.
    pub lines: Vec<Line>,
    /// For each match, the line it begins on.
    pub matches: Vec<usize>,
    /// For each link, the line it begins on, and where it leads.
    pub links: Vec<(usize, Link)>,
    /// For each paragraph that is one to readers, the line it begins on.
    pub paragraphs: Vec<usize>,
}

impl Page {
    /// The characters on it.
    pub(super) fn chars(&self) -> impl Iterator<Item = char> {
        self.lines.iter().flatten().flat_map(|run| run.text.chars())
    }

    /// Begins a paragraph, a blank line before it where there is something above.
    pub(super) fn begin(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(Line::new());
        }
        self.paragraphs.push(self.lines.len());
    }

    /// The line that shows what stood on line `at` of the same page set for another width.
    pub(super) fn same_place(&self, before: &Self, at: usize) -> usize {
        let index = before.paragraphs.partition_point(|line| *line <= at).saturating_sub(1);
        let extent = |page: &Self| {
            let start = *page.paragraphs.get(index)?;
            let end = page.paragraphs.get(index + 1).copied().unwrap_or(page.lines.len());
            Some((start, end.saturating_sub(start).max(1)))
        };
        match (extent(before), extent(self)) {
            (Some((from, rows)), Some((start, now))) => start + (at.saturating_sub(from) * now + rows / 2) / rows,
            _ => at,
        }
    }

    /// Moves on by `rows` what stands from line `first` on, `above` paragraphs being before it.
    fn lower(&mut self, first: usize, above: usize, rows: usize) {
        let lines = self.matches.iter_mut().chain(self.links.iter_mut().map(|(line, _)| line));
        lines.filter(|line| **line >= first).for_each(|line| *line += rows);
        self.paragraphs.iter_mut().skip(above).for_each(|line| *line += rows);
    }
}

/// Related items listed by title under each heading; the others are named by number.
const RELATED: usize = 2;

/// Items of a group listed by title; of the others there is only a count.
pub(super) const LISTED: usize = 200;

/// Sets pages.
#[derive(Clone)]
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
    /// What the user keeps of the items.
    pub(super) ledger: Option<&'a Ledger>,
    /// What is marked instead of the matches of the search.
    pub(super) needle: Option<Needle>,
}

impl Setter<'_> {
    /// The page of an item, with `marks` on it.
    pub(super) fn item(&self, at: ItemIndex, marks: &[Mark]) -> Page {
        let mut page = Page::default();
        let Some(item) = self.catalog.item(at) else { return page };
        page.begin();
        for (title, is_english) in self.messages.title(item).texts() {
            let spans = spans(marks, (Field::Title, is_english, 0));
            self.paragraph(&mut page, &[], &[Part { spans, role: Role::Title, ..Part::plain(title) }]);
        }
        self.fields(&mut page, at, item, marks);
        self.kept(&mut page, item);
        page.begin();
        let content = self.messages.content(item).texts();
        let content = content.map(|(content, is_english)| {
            let spans = spans(marks, (Field::Content, is_english, 0));
            vec![Part { spans, ..Part::plain(content) }]
        });
        self.told(&mut page, &content.collect::<Vec<_>>());
        self.remarks(&mut page, item);
        let (related, above) = (page.lines.len(), page.paragraphs.len());
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
        page.lower(related, above, free);
        page
    }

    /// The same for a text of fewer columns.
    pub(super) fn narrowed(&self, width: usize) -> Self {
        Self { width, ..self.clone() }
    }

    /// The page of a group: its items.
    pub(super) fn group(&self, label: &str, items: impl ExactSizeIterator<Item = ItemIndex>) -> Page {
        let mut page = Page::default();
        page.begin();
        for (name, _) in self.messages.name(label).texts() {
            self.paragraph(&mut page, &[], &[Part { role: Role::Title, ..Part::plain(name) }]);
        }
        self.line(&mut page, &(self.messages.ui.items)(items.len()), Role::Label, None);
        page.begin();
        let rest = items.len().saturating_sub(LISTED);
        items.take(LISTED).for_each(|at| self.listed(&mut page, at));
        if rest > 0 {
            self.line(&mut page, &(self.messages.ui.more_items)(rest), Role::Label, None);
        }
        page
    }

    fn fields(&self, page: &mut Page, at: ItemIndex, item: &'static Item, marks: &[Mark]) {
        let names = &self.messages.fields;
        let mut field = |name: &str, parts: &[Part<'_>]| self.field(page, name, parts);
        let shown: Vec<&str> = item.units.iter().map(|unit| self.messages.heading(unit)).collect();
        let mut units = Vec::new();
        for (index, unit) in item.units.iter().enumerate() {
            units.extend((index > 0).then(|| Part::plain(self.messages.between(&shown))));
            let link = Link::Group(Grouping::Unit, at, unit.as_str());
            let spans = |is_english| spans(marks, (Field::Units, is_english, index));
            units.extend(on_one_line(self.messages.name(unit), Some(link), spans));
        }
        if units.is_empty() {
            units.push(Part::plain(names.no_domain));
        }
        field(names.units, &units);
        let link = Link::Group(Grouping::Scope, at, item.scope.as_str());
        let of = |field| move |is_english| spans(marks, (field, is_english, 0));
        field(names.scope, &on_one_line(self.messages.name(&item.scope), Some(link), of(Field::Scope)));
        let link = item.domain.map(|domain| Link::Group(Grouping::Domain, at, domain.as_str()));
        let domain = item.domain.map_or("", crate::catalog::Text::as_str);
        field(names.domain, &on_one_line(self.messages.name(domain), link, of(Field::Domain)));
        let of_notice = self.catalog.notice.has_text() && item.batch == self.catalog.notice.batch;
        let mention = of_notice.then_some(Link::Mention(at));
        let section = english_section(&item.section);
        let place = self.messages.worded(&item.section, section.as_deref());
        let document = self.messages.name(&item.document);
        for (name, value, worded, link) in
            [(names.section, item.section, place, mention), (names.document, item.document, document, None)]
        {
            if !value.is_empty() {
                field(name, &on_one_line(worded, link, |_| Vec::new()));
            }
        }
        if item.english.is_some() && self.messages.wording != Wording::Original {
            field(names.text, &[Part::plain((self.messages.ui.wording)(self.messages.wording))]);
        }
    }

    /// A field after its name.
    fn field(&self, page: &mut Page, name: &str, parts: &[Part<'_>]) {
        let names = &self.messages.fields;
        let labels = [names.units, names.scope, names.domain, names.section, names.document, names.status];
        let column = labels.map(width).into_iter().max().unwrap_or(0);
        let label = format!("{}  ", pad(name, column));
        self.paragraph(page, &[run(&label, Role::Label)], parts);
    }

    /// What the user keeps of an item, where that is anything.
    fn kept(&self, page: &mut Page, item: &Item) {
        let Some(entry) = self.ledger.and_then(|ledger| ledger.get(item.id)).filter(|entry| !entry.is_blank()) else {
            return;
        };
        let texts = &self.messages.ledger;
        let status = (texts.entry)((texts.status)(entry.status), entry.marked, &entry.updated.date());
        self.field(page, self.messages.fields.status, &[Part::plain(&status)]);
        let mut name = texts.note;
        for line in entry.note.lines() {
            self.field(page, name, &[Part::plain(line)]);
            name = "";
        }
    }

    fn remarks(&self, page: &mut Page, item: &Item) {
        for remark in &item.provenance {
            let (label, note) = self.messages.remark(remark);
            page.begin();
            let label = Part { role: Role::Label, ..Part::plain(&label) };
            self.paragraph(page, &[], &[label, Part { role: Role::Remark, ..Part::plain(note) }]);
        }
    }

    fn related(&self, page: &mut Page, heading: &str, Related { items, more }: &Related) {
        if items.is_empty() {
            return;
        }
        page.begin();
        self.line(page, heading, Role::Heading, None);
        items.iter().take(RELATED).for_each(|&at| self.listed(page, at));
        let rest: Vec<(ItemIndex, String)> =
            items.iter().skip(RELATED).filter_map(|&at| Some((at, self.number(at)?))).collect();
        let numbers: Vec<String> = rest.iter().map(|(_, number)| number.clone()).collect();
        let more = if rest.is_empty() { String::new() } else { (self.messages.ui.more)(&numbers, *more) };
        // The numbers are links; what the language puts around them is not.
        let mut parts = Vec::new();
        let mut left = more.as_str();
        for (at, number) in &rest {
            let Some((before, after)) = left.split_once(number.as_str()) else { break };
            parts.push(Part { role: Role::Label, ..Part::plain(before) });
            parts.push(Part { role: Role::Label, link: Some(Link::Item(*at)), ..Part::plain(number) });
            left = after;
        }
        if !rest.is_empty() {
            parts.push(Part { role: Role::Label, ..Part::plain(left) });
            self.paragraph(page, &[run("    ", Role::Label)], &parts);
        }
    }

    fn number(&self, at: ItemIndex) -> Option<String> {
        self.catalog.item(at).map(|item| item.number.to_string())
    }

    /// A line that names an item, and leads to it.
    pub(super) fn listed(&self, page: &mut Page, at: ItemIndex) {
        let Some(item) = self.catalog.item(at) else { return };
        let number = format!("{:>3} ", item.number);
        let room = self.width.saturating_sub(width(&number));
        let title = self.messages.title(item).on_a_line(room, self.ellipsis);
        self.line(page, &format!("{number}{title}"), Role::Text, Some(Link::Item(at)));
    }

    /// A line of its own, cut where it does not fit.
    pub(super) fn line(&self, page: &mut Page, text: &str, role: Role, link: Option<Link>) {
        let cut = crate::typeset::truncate(text, self.width, self.ellipsis);
        self.paragraph(page, &[], &[Part { role, link, ..Part::plain(&cut) }]);
    }

    /// Sets parts as one paragraph after a label; later lines are indented by the
    /// label's width where that leaves room enough.
    pub(super) fn paragraph(&self, page: &mut Page, label: &[Run], parts: &[Part<'_>]) {
        let label_width: usize = label.iter().map(|run| width(&run.text)).sum();
        let indent = if self.width >= label_width + 12 { label_width } else { 0 };
        let mut chars = Chars::new(parts, page.matches.len(), page.links.len());
        if let Some(needle) = &self.needle {
            chars.mark(needle, page.matches.len());
        }
        if indent == 0 && !label.is_empty() {
            page.lines.push(label.to_vec());
        }
        let mut matches = page.matches.len();
        let mut leads = parts.iter().filter_map(|part| part.link);
        for (at, span) in wrap(&chars.text(), self.width - indent).into_iter().enumerate() {
            let mut line = match (at, indent) {
                (_, 0) => Line::new(),
                (0, _) => label.to_vec(),
                _ => vec![run(&" ".repeat(indent), Role::Label)],
            };
            for run in chars.runs(span) {
                if run.matched.is_some_and(|matched| matched >= matches) {
                    page.matches.push(page.lines.len());
                    matches += 1;
                }
                // One without a character to show has its number all the same.
                while run.link.is_some_and(|link| link >= page.links.len()) {
                    let Some(lead) = leads.next() else { break };
                    page.links.push((page.lines.len(), lead));
                }
                line.push(run);
            }
            page.lines.push(line);
        }
    }
}

/// A text within a paragraph.
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) role: Role,
    pub(super) spans: Vec<CharSpan>,
    pub(super) link: Option<Link>,
}

impl<'a> Part<'a> {
    /// Text without matches, which leads nowhere.
    pub(super) fn plain(text: &'a str) -> Self {
        Self { text, role: Role::Text, spans: Vec::new(), link: None }
    }
}

/// What a character of a paragraph is.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Kind {
    role: Role,
    matched: Option<usize>,
    link: Option<usize>,
}

/// The characters of a paragraph.
struct Chars(Vec<(char, Kind)>);

impl Chars {
    /// The first match and the first link have these numbers.
    fn new(parts: &[Part<'_>], mut matches: usize, mut links: usize) -> Self {
        let mut chars = Vec::new();
        for part in parts {
            let from = chars.len();
            let kind = Kind { role: part.role, matched: None, link: part.link.map(|_| links) };
            links += usize::from(part.link.is_some());
            chars.extend(visible(part.text).chars().map(|c| (c, kind)));
            for span in &part.spans {
                for (_, kind) in chars.iter_mut().skip(from + span.start).take(span.len()) {
                    kind.matched = Some(matches);
                }
                matches += 1;
            }
        }
        Self(chars)
    }

    /// Marks what a needle finds, and nothing else.
    fn mark(&mut self, needle: &Needle, first: usize) {
        self.0.iter_mut().for_each(|(_, kind)| kind.matched = None);
        for (matched, span) in (first..).zip(needle.find_all(&self.text())) {
            for (_, kind) in self.0.iter_mut().skip(span.start).take(span.len()) {
                kind.matched = Some(matched);
            }
        }
    }

    fn text(&self) -> String {
        self.0.iter().map(|(c, _)| c).collect()
    }

    /// The characters of a line, those alike together.
    fn runs(&self, span: CharSpan) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for &(c, Kind { role, matched, link }) in self.0.iter().skip(span.start).take(span.len()) {
            match runs.last_mut() {
                Some(run) if (run.role, run.matched, run.link) == (role, matched, link) => run.text.push(c),
                _ => runs.push(Run { text: c.to_string(), role, matched, link }),
            }
        }
        runs
    }
}

pub(super) fn run(text: &str, role: Role) -> Run {
    Run { text: text.to_owned(), role, matched: None, link: None }
}

/// What is matched in a text of an item: in the English of a field or in the original, and in
/// which of its values.
fn spans(marks: &[Mark], text: (Field, bool, usize)) -> Vec<CharSpan> {
    let in_text = marks.iter().filter(|mark| (mark.field, mark.english, mark.index) == text);
    in_text.map(|mark| mark.span).collect()
}
