//! The notice as a document: its text, and its headings as an outline.

use super::columns::on_one_line;
use super::page::{LISTED, Link, Page, Part, Role, Setter};
use super::state::{App, Pane};
use super::view::View;
use super::window::{Step, Window};
use crate::catalog::{Block, Catalog, EnglishNotice, ItemIndex, Mention, Notice, Text, contents, mentions};
use crate::i18n::{Messages, Worded};

/// A line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is called.
    pub label: String,
    /// How deep it stands, 0 for the outermost.
    pub depth: u16,
    /// Which paragraph of the page it stands for.
    paragraph: usize,
}

/// The outline of the notice, in the tree's place.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// The title, the headings, and the annex.
    pub rows: Vec<Row>,
    /// Which is in view in the text, and the first in view in the pane.
    pub window: Window,
    /// Whether the text is shown without the outline.
    pub(super) hidden: bool,
    mentions: Vec<Mention>,
}

/// Paragraphs before the body: title, number, addressees.
const HEAD: usize = 3;

impl Contents {
    /// The same place of the outline in other words.
    pub(super) fn in_the_words_of(&self, catalog: &Catalog, messages: &Messages) -> Self {
        Self { window: self.window, hidden: self.hidden, ..Self::of(catalog, messages) }
    }

    fn of(catalog: &Catalog, messages: &Messages) -> Self {
        let notice = &catalog.notice;
        let row = |label: Worded<'_>, depth, paragraph| Row { label: label.first.to_owned(), depth, paragraph };
        let mut rows = vec![row(around(notice, messages, |it| it.title, |it| it.title), 0, 0)];
        rows.extend(contents(notice).iter().map(|entry| {
            let label = messages.worded(&entry.label, entry.english.as_deref());
            row(label, entry.depth, HEAD + entry.block)
        }));
        let annex = around(notice, messages, |it| it.annex.title, |it| it.annex.title);
        rows.push(row(annex, 0, HEAD + notice.body.len() + endings(notice, messages).count()));
        Self { rows, window: Window::default(), hidden: false, mentions: mentions(catalog) }
    }
}

/// A text of a notice that is not of its body, as it is shown.
fn around<'a>(
    notice: &'a Notice,
    messages: &Messages,
    of: fn(&'a Notice) -> Text,
    english: fn(&'a EnglishNotice) -> Text,
) -> Worded<'a> {
    let english = notice.english.as_deref().map(|notice| english(notice).as_str());
    messages.worded(of(notice).as_str(), english)
}

/// What follows the body.
fn endings<'a>(notice: &'a Notice, messages: &Messages) -> impl Iterator<Item = Worded<'a>> {
    let all = [
        around(notice, messages, |it| it.annex_line, |it| it.annex_line),
        around(notice, messages, |it| it.signature, |it| it.signature),
        around(notice, messages, |it| it.date, |it| it.date),
        around(notice, messages, |it| it.release, |it| it.release),
    ];
    all.into_iter().filter(|worded| !worded.first.is_empty())
}

impl Setter<'_> {
    /// The page of the notice: each block of the body a paragraph, the items named in it links.
    pub(super) fn notice(&self, contents: &Contents) -> Page {
        let mut page = Page::default();
        self.head(&mut page, &self.catalog.notice);
        for (at, block) in self.catalog.notice.body.iter().enumerate() {
            let role = match block {
                Block::Heading { level: 1, .. } => Role::Title,
                Block::Heading { .. } => Role::Heading,
                Block::Paragraph { .. } => Role::Text,
            };
            let texts = self.messages.worded(block.text(), block.english()).texts().map(|(text, is_english)| {
                let here = |mention: &&Mention| (mention.block, mention.english) == (at, is_english);
                parts(text, role, contents.mentions.iter().filter(here))
            });
            self.block(&mut page, role, &texts.collect::<Vec<_>>());
        }
        self.foot(&mut page, &self.catalog.notice);
        page
    }

    /// A paragraph of the page. Headings stand close to one another.
    fn block(&self, page: &mut Page, role: Role, texts: &[Vec<Part<'_>>]) {
        page.begin();
        if role == Role::Text {
            return self.told(page, texts);
        }
        for parts in texts {
            self.paragraph(page, &[], parts);
        }
    }

    fn shown(&self, page: &mut Page, role: Role, worded: Worded<'_>) {
        let texts = worded.texts().map(|(text, _)| vec![Part { role, ..Part::plain(text) }]);
        self.block(page, role, &texts.collect::<Vec<_>>());
    }

    /// What stands before the body.
    fn head(&self, page: &mut Page, notice: &'static Notice) {
        let of = |of, english| around(notice, self.messages, of, english);
        self.shown(page, Role::Title, of(|it| it.title, |it| it.title));
        page.begin();
        let document = of(|it| it.document, |it| it.document);
        let mut parts = on_one_line(document, None, |_| Vec::new());
        for part in &mut parts {
            part.role = Role::Label;
        }
        if document.is_english || document.beside.is_some() {
            parts.push(Part { role: Role::Label, ..Part::plain("  ") });
            parts.push(Part { role: Role::Remark, ..Part::plain(self.messages.ui.unofficial) });
        }
        self.paragraph(page, &[], &parts);
        self.shown(page, Role::Text, of(|it| it.addressees, |it| it.addressees));
    }

    fn foot(&self, page: &mut Page, notice: &'static Notice) {
        for text in endings(notice, self.messages) {
            self.shown(page, Role::Text, text);
        }
        self.shown(page, Role::Title, around(notice, self.messages, |it| it.annex.title, |it| it.annex.title));
        page.begin();
        let items = self.catalog.items.iter().enumerate().filter(|(_, item)| item.batch == notice.batch);
        let items: Vec<ItemIndex> = items.map(|(at, _)| at).collect();
        items.iter().take(LISTED).for_each(|at| self.listed(page, *at));
        if let Some(rest) = items.len().checked_sub(LISTED).filter(|rest| *rest > 0) {
            self.line(page, &(self.messages.ui.more_items)(rest), Role::Label, None);
        }
    }
}

/// A paragraph cut where it names items.
fn parts<'a>(text: &'a str, role: Role, named: impl Iterator<Item = &'a Mention>) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    let mut from = 0;
    for mention in named {
        let (start, end) = (byte(mention.chars.start), byte(mention.chars.end));
        parts.push(Part { role, ..Part::plain(text.get(from..start).unwrap_or_default()) });
        let name = text.get(start..end).unwrap_or_default();
        parts.push(Part { role: Role::Link, link: Some(Link::Item(mention.item)), ..Part::plain(name) });
        from = end;
    }
    parts.push(Part { role, ..Part::plain(text.get(from..).unwrap_or_default()) });
    parts
}

impl App {
    /// The notice itself, its text having the focus.
    pub(super) fn open_notice(&mut self) {
        if !self.catalog.notice.has_text() {
            self.message = Some(self.messages.ui.no_notice.to_owned());
            return;
        }
        if self.contents.rows.is_empty() {
            self.contents = Contents::of(self.catalog, self.messages);
        }
        if self.view != View::Notice {
            self.contents.hidden = false;
            self.open_over(View::Notice);
        }
        self.focus_on(Pane::Details);
    }

    /// Whether the notice names an item.
    pub(super) fn is_mentioned(&mut self, item: ItemIndex) -> bool {
        if self.contents.rows.is_empty() && self.catalog.notice.has_text() {
            self.contents = Contents::of(self.catalog, self.messages);
        }
        self.contents.mentions.iter().any(|mention| mention.item == item)
    }

    /// Through the outline; the text follows.
    pub(super) fn step_contents(&mut self, step: Step) {
        let (len, height) = (self.contents.rows.len(), self.list_height());
        self.contents.window.step(step, len, height);
        self.show_heading();
    }

    /// Puts the cursor on the heading that is `line` rows below the top of the outline.
    pub(super) fn click_contents(&mut self, line: usize) {
        let row = self.contents.window.offset + line;
        if row < self.contents.rows.len() {
            self.contents.window.cursor = row;
            self.show_heading();
        }
    }

    pub(super) fn show_heading(&mut self) {
        self.set_page();
        let row = self.contents.rows.get(self.contents.window.cursor);
        if let Some(line) = row.and_then(|row| self.page.paragraphs.get(row.paragraph)) {
            self.details.offset = *line;
            self.details.fit(self.page.lines.len(), self.details_height());
        }
    }

    /// The outline follows what is read.
    pub(super) fn follow_text(&mut self) {
        self.follow_line(None);
    }

    /// The cursor of the outline goes to where a line of the text stands; without one, to where
    /// what is in view begins.
    pub(super) fn follow_line(&mut self, at: Option<usize>) {
        if self.view != View::Notice {
            return;
        }
        let (lines, height) = (self.page.lines.len(), self.details_height());
        // What stands at the end never comes to the top.
        let at_end = self.details.offset > 0 && self.details.offset + height >= lines;
        let link = self.link.and_then(|at| self.page.links.get(at)).map(|(line, _)| *line);
        let seen = at.or(link).unwrap_or(if at_end { lines } else { self.details.offset });
        let starts = |row: &Row| self.page.paragraphs.get(row.paragraph).is_some_and(|line| *line <= seen);
        let at = self.contents.rows.partition_point(starts).saturating_sub(1);
        let (len, height) = (self.contents.rows.len(), self.list_height());
        self.contents.window.go(at, len, height);
    }
}
