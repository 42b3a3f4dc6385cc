//! `zimao search`: ranked hits with the matched characters marked.

use clap::ArgMatches;
use serde::Serialize;

use super::output::Format;
use super::page::{Page, Style};
use super::rows::{Cell, Line, Row, lay_out};
use super::selection::{Search, Selection};
use super::sources::Sources;
use super::{Answer, args, list, output};
use crate::catalog::{Field, Item};
use crate::error::{Error, Usage};
use crate::search::{Engine, Found, Hit, Mark, Reason, Tier};
use crate::typeset::{CharSpan, char_width, visible};

/// A hit as JSON: the item, and why it was found.
#[derive(Serialize)]
struct Ranked<'a> {
    #[serde(flatten)]
    item: &'a Item,
    score: u32,
    tier: Tier,
    /// What the query was taken for, where nothing matched it as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_for: Option<&'a str>,
    matches: Vec<Match>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasons: Option<Vec<Reason>>,
}

/// Matched characters of a field.
#[derive(Serialize)]
struct Match {
    field: Field,
    /// Which of the units.
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
    start: usize,
    end: usize,
}

pub(super) fn run(matches: &ArgMatches, sources: &Sources) -> Result<Answer, Error> {
    let words: Vec<&str> = matches.get_many::<String>("words").into_iter().flatten().map(String::as_str).collect();
    let Selection { search, outcome, .. } = Selection::with_query(matches, Some(&words.join(" ")), sources)?;
    let Some(Search { engine, mut found, words }) = search else { return Err(Usage::EmptyQuery.into()) };
    let format = args::format(matches);
    let explain = matches.get_flag("explain");
    if explain && matches!(format, Format::Tsv | Format::Md) {
        let allowed = [Format::Text, Format::Json, Format::Jsonl].map(|format| format.word().to_owned()).into();
        return Err(Usage::BadValue { option: "--format".into(), value: format.word().into(), allowed }.into());
    }
    if let Some(&limit) = matches.get_one::<u32>("limit") {
        found.hits.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    let answer = Answering { engine: &engine, found: &found, words: &words, explain, page: &sources.page };
    Ok(Answer { parts: answer.parts(format)?, outcome })
}

/// What was found, on its way to the output.
struct Answering<'a> {
    engine: &'a Engine,
    found: &'a Found,
    words: &'a str,
    explain: bool,
    page: &'a Page,
}

impl Answering<'_> {
    fn parts(&self, format: Format) -> Result<Vec<String>, Error> {
        let items = || self.hits().map(|(item, _)| item).collect::<Vec<_>>();
        match format {
            Format::Text => Ok(self.remarked(self.rows())),
            Format::Md => Ok(self.remarked(list::flat(format, &items(), self.page)?)),
            Format::Tsv => list::flat(format, &items(), self.page),
            Format::Json => Ok(vec![output::json(&self.ranked().collect::<Vec<_>>())?]),
            Format::Jsonl => Ok(vec![output::jsonl(self.ranked())?]),
        }
    }

    fn hits(&self) -> impl Iterator<Item = (&Item, &Hit)> {
        self.found.hits.iter().filter_map(|hit| self.engine.catalog().item(hit.item).map(|item| (item, hit)))
    }

    fn ranked(&self) -> impl Iterator<Item = Ranked<'_>> {
        self.hits().map(|(item, hit)| Ranked {
            item,
            score: hit.score,
            tier: hit.tier,
            taken_for: self.found.taken_for.as_deref(),
            matches: self.engine.marks(self.found, hit.item).iter().map(Match::of).collect(),
            reasons: self.explain.then(|| self.engine.reasons(self.found, hit.item)),
        })
    }

    /// Says before approximate hits that they are, and what the query was taken for.
    fn remarked(&self, mut parts: Vec<String>) -> Vec<String> {
        let Some(taken_for) = &self.found.taken_for else { return parts };
        let remark = (self.page.messages.search.taken_for)(&visible(taken_for), &visible(self.words));
        let mut out = String::new();
        for line in self.page.lines(&remark, 0) {
            self.page.put(&mut out, Style::Label, &line);
            out.push('\n');
        }
        out.push('\n');
        parts.insert(0, out);
        parts
    }

    fn rows(&self) -> Vec<String> {
        let lines: Vec<Line> = self.hits().map(|(item, _)| Line::Item(0, item)).collect();
        lay_out(&lines, self.page, |row, number, item| {
            let Some(hit) = self.found.hits.get(number) else { return };
            self.set_row(row, item, hit);
            if self.explain {
                row.below.extend(self.engine.reasons(self.found, hit.item).iter().map(|reason| self.why(reason)));
            }
        })
    }

    /// Makes a row that of a hit; where nothing in it is marked, the content below it says why
    /// it is one.
    fn set_row(&self, row: &mut Row, item: &Item, hit: &Hit) {
        let marks = |wanted: fn(Field) -> bool| self.engine.marks_in(self.found, hit.item, wanted);
        let in_row = marks(|field| field != Field::Content);
        row.set(item, &in_row);
        if !in_row.is_empty() {
            return;
        }
        if let Some(place) = self.engine.place_in_content(self.found, hit.item) {
            // Marks that are not shown need not be looked for.
            let marks = if self.page.color { marks(|field| field == Field::Content) } else { Vec::new() };
            let marks = marks.iter().map(|mark| mark.span);
            row.below.push(excerpt(&item.content, place.start, marks, self.page));
        }
    }

    /// A term, where and how it was matched, and what that is worth.
    fn why(&self, reason: &Reason) -> Cell {
        let texts = &self.page.messages.search;
        let field = reason.field.map_or(texts.number, |field| self.page.messages.field(field));
        let mut cell = Cell::default();
        let line = format!("{}  {field}  {}  {}", reason.term, (texts.tier)(reason.tier), texts.score(reason));
        cell.push(&line, std::iter::empty());
        cell.cut(self.page.cut.map_or(usize::MAX, |cut| cut.saturating_sub(SET_IN)), self.page.ellipsis)
    }
}

impl Match {
    fn of(mark: &Mark) -> Self {
        let index = match mark.field {
            Field::Units => Some(mark.index),
            Field::Title | Field::Scope | Field::Domain | Field::Content => None,
        };
        Self { field: mark.field, index, start: mark.span.start, end: mark.span.end }
    }
}

/// Characters before the match in an excerpt.
const LEAD: usize = 10;

/// Columns of an excerpt where the output has no width.
const EXCERPT: usize = 76;

/// Columns that an excerpt is set in: the number of a hit and a gap.
const SET_IN: usize = 4;

/// The text around its character `place`.
fn excerpt(text: &str, place: usize, marks: impl Iterator<Item = CharSpan>, page: &Page) -> Cell {
    let columns = page.cut.map_or(EXCERPT, |cut| cut.saturating_sub(SET_IN));
    let start = place.saturating_sub(LEAD);
    let mut cell = Cell::default();
    if start > 0 {
        cell.push(page.ellipsis, std::iter::empty());
    }
    let marks = marks.filter(|mark| mark.end > start);
    let marks = marks.map(|mark| CharSpan::new(mark.start.saturating_sub(start), mark.end - start));
    cell.push(shown(text, start, columns), marks);
    cell.cut(columns, page.ellipsis)
}

/// The characters of a text from `start` on that fill so many columns, and one more.
fn shown(text: &str, start: usize, columns: usize) -> &str {
    let mut from = text.char_indices().skip(start);
    let Some((first, c)) = from.next() else { return "" };
    let mut used = char_width(c);
    let end = from.find_map(|(at, c)| {
        let full = used > columns;
        used += char_width(c);
        full.then_some(at)
    });
    text.get(first..end.unwrap_or(text.len())).unwrap_or_default()
}
