//! `zimao search`: ranked hits with the matched characters marked.

use clap::ArgMatches;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::listing::Listing;
use super::output::Format;
use super::page::Page;
use super::rows::{Cell, InView, Why, excerpt};
use super::selection::{Search, Selection};
use super::sources::Sources;
use super::{Answer, args, output};
use crate::catalog::{Field, Item, ItemIndex};
use crate::error::{Error, Usage};
use crate::search::{FieldText, Hit, Mark, Reason, Tier};

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
    field: FieldText,
    /// Which of the units.
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
    start: usize,
    end: usize,
}

/// The formats in which a score can be explained.
const EXPLAINED: [Format; 3] = [Format::Text, Format::Json, Format::Jsonl];

pub(super) fn run(matches: &ArgMatches, sources: &Sources) -> Result<Answer, Error> {
    let words: Vec<&str> = matches.get_many::<String>("words").into_iter().flatten().map(String::as_str).collect();
    let selection = Selection::with_query(matches, Some(&words.join(" ")), sources)?;
    let listing = Listing::of(matches, sources, &selection)?;
    let Some(search) = &selection.search else { return Err(Usage::EmptyQuery.into()) };
    let explain = matches.get_flag("explain");
    if explain {
        args::refuse_format("--explain", matches, &EXPLAINED)?;
    }
    let answering = Answering { search, listing: &listing, explain, page: &sources.page };
    let parts = match args::format(matches) {
        Format::Text => listing.text(&|at, item, in_view| answering.why(at, item, in_view)),
        Format::Md => listing.md(),
        Format::Tsv => listing.tsv(),
        Format::Json => vec![output::json(&answering.ranked().collect::<Vec<_>>())?],
        Format::Jsonl => vec![output::jsonl(answering.ranked())?],
    };
    Ok(Answer { parts, outcome: selection.outcome })
}

/// What was found, on its way to the output.
struct Answering<'a> {
    search: &'a Search,
    listing: &'a Listing<'a>,
    explain: bool,
    page: &'a Page,
}

/// Columns of a line below an item where the output has no width.
const BELOW: usize = 76;

impl Answering<'_> {
    fn ranked(&self) -> impl Iterator<Item = Ranked<'_>> {
        let Search { engine, found, .. } = self.search;
        let hits: FxHashMap<ItemIndex, &Hit> = found.hits.iter().map(|hit| (hit.item, hit)).collect();
        self.listing.order().into_iter().filter_map(move |at| {
            let (hit, item) = (hits.get(&at)?, engine.catalog().item(at)?);
            // The English names of one that is not translated are no part of its JSON.
            let marks = engine.marks(found, at).into_iter().filter(|mark| !mark.english || item.english.is_some());
            Some(Ranked {
                item,
                score: hit.score,
                tier: hit.tier,
                taken_for: found.taken_for.as_deref(),
                matches: marks.map(|mark| Match::of(&mark)).collect(),
                reasons: self.explain.then(|| engine.reasons(found, at)),
            })
        })
    }

    /// What is marked in the row of a hit, and what stands below it: where nothing is marked,
    /// the text that says why it is one, which may be a title in the other language.
    fn why(&self, at: ItemIndex, item: &Item, InView { room, beside }: InView) -> Why {
        let Search { engine, found, .. } = self.search;
        let mut why = Why { marks: self.listing.marks(at, item, beside), ..Why::default() };
        if let Some(title) = self.title_unseen(at, item, beside, room).filter(|_| why.marks.is_empty()) {
            why.below.push(title);
            why.translated = !self.page.messages.title(item).is_english;
        }
        if why.below.is_empty()
            && let Some(place) = why.marks.is_empty().then(|| engine.place_in_content(found, at)).flatten()
        {
            // Marks that are not shown need not be looked for.
            let is_marked = |field| field == Field::Content;
            let marks = if self.page.color { engine.marks_in(found, at, is_marked) } else { Vec::new() };
            let marks = marks.iter().filter(|mark| mark.english == place.english).map(|mark| mark.span);
            let content = place.value(item).unwrap_or_default();
            why.translated = place.english;
            why.below.push(excerpt(content, place.span.start, marks, room.unwrap_or(BELOW), self.page.ellipsis));
        }
        if self.explain {
            let reasons = engine.reasons(found, at);
            why.below.extend(reasons.iter().map(|reason| self.reason(reason, room)));
        }
        why
    }

    /// A title that is not in the row, where the query matched in it.
    fn title_unseen(&self, at: ItemIndex, item: &Item, beside: bool, room: Option<usize>) -> Option<Cell> {
        let Search { engine, found, .. } = self.search;
        let shown = self.page.messages.title(item);
        let title = if shown.is_english { &item.title } else { &item.english.as_deref()?.title };
        let marks = engine.marks_in(found, at, |field| field == Field::Title);
        let marks: Vec<&Mark> = marks.iter().filter(|mark| mark.english != shown.is_english).collect();
        let mut cell = Cell::default();
        cell.push(title, marks.iter().filter(|_| self.page.color).map(|mark| mark.span));
        let is_wanted = !marks.is_empty() && !beside;
        is_wanted.then(|| cell.cut(room.unwrap_or(BELOW), self.page.ellipsis))
    }

    /// A term, where and how it was matched, and what that is worth.
    fn reason(&self, reason: &Reason, room: Option<usize>) -> Cell {
        let texts = &self.page.messages.search;
        let field = reason.text.map_or(texts.number.to_owned(), |text| {
            let name = self.page.messages.field(text.field);
            if text.english { (texts.in_english)(name) } else { name.to_owned() }
        });
        let mut cell = Cell::default();
        let line = format!("{}  {field}  {}  {}", reason.term, (texts.tier)(reason.tier), texts.score(reason));
        cell.push(&line, std::iter::empty());
        cell.cut(room.unwrap_or(usize::MAX), self.page.ellipsis)
    }
}

impl Match {
    fn of(mark: &Mark) -> Self {
        let index = match mark.field {
            Field::Units => Some(mark.index),
            Field::Title | Field::Scope | Field::Domain | Field::Content => None,
        };
        Self { field: mark.text(), index, start: mark.span.start, end: mark.span.end }
    }
}
