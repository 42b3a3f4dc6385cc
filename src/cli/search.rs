//! `zimao search`: ranked hits with the matched characters marked.

use clap::ArgMatches;
use serde::Serialize;

use super::output::Format;
use super::page::Page;
use super::rows::{Cell, Line, Row, lay_out};
use super::{Answer, args, filter, list, output};
use crate::catalog::{Catalog, Field, Item};
use crate::error::{Error, Usage};
use crate::search::{Engine, Found, Hit, Mark, Query};
use crate::typeset::CharSpan;

/// A hit as JSON: the item, and why it was found.
#[derive(Serialize)]
struct Ranked<'a> {
    #[serde(flatten)]
    item: &'a Item,
    score: u32,
    matches: Vec<Match>,
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

pub(super) fn run(matches: &ArgMatches, catalog: &'static Catalog, page: &Page) -> Result<Answer, Error> {
    let words: Vec<&str> = matches.get_many::<String>("words").into_iter().flatten().map(String::as_str).collect();
    let words = words.join(" ");
    let query = Query::parse(&words);
    if query.is_empty() {
        return Err(Usage::EmptyQuery.into());
    }
    let chosen = filter::chosen(matches, catalog)?;
    let engine = Engine::new(catalog);
    let mut found = engine.search(&query, Some(&chosen));
    if let Some(&limit) = matches.get_one::<u32>("limit") {
        found.hits.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    let outcome = match (chosen.is_empty(), found.hits.is_empty()) {
        (true, _) => Err(Error::NothingLeft),
        (_, true) => Err(Error::NothingFound(words)),
        (false, false) => Ok(()),
    };
    Ok(Answer { text: text(args::format(matches), &engine, &found, page)?, outcome })
}

fn text(format: Format, engine: &Engine, found: &Found, page: &Page) -> Result<String, Error> {
    let items = || found.hits.iter().filter_map(|hit| engine.catalog().item(hit.item).map(|item| (item, hit)));
    let marks = |hit: &Hit| engine.marks(found, hit.item);
    let ranked = || {
        items().map(|(item, hit)| Ranked {
            item,
            score: hit.score,
            matches: marks(hit).iter().map(Match::of).collect(),
        })
    };
    match format {
        Format::Text => {
            let lines: Vec<Line> = items().map(|(item, hit)| Line::Row(0, row(item, &marks(hit), page))).collect();
            Ok(lay_out(&lines, page))
        }
        Format::Json => output::json(&ranked().collect::<Vec<_>>()),
        Format::Jsonl => output::jsonl(ranked()),
        Format::Tsv | Format::Md => list::flat(format, &items().map(|(item, _)| item).collect::<Vec<_>>(), page),
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

/// The row of a hit; where nothing in it is marked, the content below it says why it is one.
fn row(item: &Item, marks: &[Mark], page: &Page) -> Row {
    let mut row = Row::of(item, marks);
    if marks.iter().all(|mark| mark.field == Field::Content) {
        let marks: Vec<CharSpan> = marks.iter().map(|mark| mark.span).collect();
        row.below = Some(excerpt(&item.content, &marks, page));
    }
    row
}

/// Characters before the first match in an excerpt.
const LEAD: usize = 10;

/// Columns of an excerpt where the output has no width.
const EXCERPT: usize = 76;

/// Columns that an excerpt is set in: the number of a hit and a gap.
const SET_IN: usize = 4;

/// The text around its first mark.
fn excerpt(text: &str, marks: &[CharSpan], page: &Page) -> Cell {
    let first = marks.first().map_or(0, |mark| mark.start);
    let start = first.saturating_sub(LEAD);
    let mut cell = Cell::default();
    if start > 0 {
        cell.push(page.ellipsis, std::iter::empty());
    }
    let rest: String = text.chars().skip(start).collect();
    cell.push(&rest, marks.iter().map(|mark| CharSpan::new(mark.start - start, mark.end - start)));
    cell.cut(page.cut.map_or(EXCERPT, |cut| cut.saturating_sub(SET_IN)), page.ellipsis)
}
