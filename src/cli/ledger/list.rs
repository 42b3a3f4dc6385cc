//! `zimao ledger list`: what is kept, an item a line.

use std::collections::HashSet;

use clap::ArgMatches;

use crate::catalog::{Item, ItemId};
use crate::cli::output::{self, Format, tsv_line};
use crate::cli::page::{Page, Style};
use crate::cli::selection::Selection;
use crate::cli::sources::Sources;
use crate::cli::{Answer, args, show};
use crate::error::Error;
use crate::export::markdown::{self, Titles};
use crate::ledger::Entry;
use crate::typeset::{pad, truncate, visible, width};

/// An entry, and its item where there is such an item.
pub(super) type Kept<'a> = (&'a Entry, Option<&'a Item>);

pub(super) fn run(matches: &ArgMatches, sources: &Sources) -> Result<Answer, Error> {
    let entries = chosen(matches, sources)?;
    let outcome = if entries.is_empty() { Err(Error::NothingKept) } else { Ok(()) };
    Ok(Answer { parts: vec![in_format(args::format(matches), &entries, &sources.page)?], outcome })
}

/// Entries in a format.
pub(super) fn in_format(format: Format, entries: &[Kept<'_>], page: &Page) -> Result<String, Error> {
    let alone = || entries.iter().map(|(entry, _)| entry);
    match format {
        Format::Text => Ok(text(entries, page)),
        Format::Tsv => Ok(tsv(entries, page)),
        Format::Json => output::json(&alone().collect::<Vec<_>>()),
        Format::Jsonl => output::jsonl(alone()),
        Format::Md => Ok(md(entries, page)),
    }
}

/// What is kept of the items chosen: by ID, by filters and a query, or of all, those of no
/// catalog too.
fn chosen<'a>(matches: &ArgMatches, sources: &'a Sources) -> Result<Vec<Kept<'a>>, Error> {
    let known = |name: &str| matches.try_contains_id(name).unwrap_or(false);
    let ledger = sources.ledger()?;
    let mut wanted: Option<HashSet<ItemId>> = None;
    if known("ids") {
        let ids = matches.get_many::<String>("ids").into_iter().flatten();
        wanted = Some(ids.map(|id| show::find(sources.catalog, id).map(|item| item.id)).collect::<Result<_, _>>()?);
    }
    if known("query") || crate::error::Filter::ALL.iter().any(|filter| known(filter.word())) {
        let selection = Selection::of(matches, sources)?;
        let passing: HashSet<ItemId> = selection.items(sources).iter().map(|item| item.id).collect();
        wanted = Some(wanted.map_or(passing.clone(), |wanted| &wanted & &passing));
    }
    let marked = known("marked") && matches.get_flag("marked");
    let passes = |entry: &&Entry| {
        let chosen = wanted.as_ref().is_none_or(|wanted| wanted.contains(&entry.id));
        chosen && !entry.is_blank() && (entry.marked || !marked)
    };
    Ok(ledger.entries().filter(passes).map(|entry| (entry, item_of(entry, sources))).collect())
}

/// The item of an entry.
pub(super) fn item_of<'a>(entry: &Entry, sources: &'a Sources) -> Option<&'a Item> {
    sources.catalog.find(entry.id).and_then(|at| sources.catalog.item(at))
}

/// Columns between columns.
const GAP: usize = 2;

fn text(entries: &[Kept<'_>], page: &Page) -> String {
    let texts = &page.messages.ledger;
    let row = |(entry, item): &Kept<'_>| {
        let mark = if entry.marked { "*" } else { " " };
        let title = item.map(|item| page.messages.title(item));
        let beside = title.and_then(|title| title.beside).unwrap_or_default();
        let [title, beside] = [title.map_or("", |title| title.first), beside].map(|text| visible(text).into_owned());
        let note = visible(&entry.note_in_a_line()).into_owned();
        let status = (texts.status)(entry.status).to_owned();
        vec![number(entry, *item), status, mark.to_owned(), entry.updated.date(), title, beside, note]
    };
    let rows: Vec<Vec<String>> = entries.iter().map(row).collect();
    let mut widths = vec![0; BESIDE + 2];
    for row in &rows {
        widths.iter_mut().zip(row).for_each(|(widest, cell)| *widest = (*widest).max(width(cell)));
    }
    let whole = widths.iter().sum::<usize>() + (widths.len() - 1) * GAP;
    if let Some(beside) = widths.get_mut(BESIDE).filter(|_| page.cut.is_some_and(|cut| whole > cut)) {
        // Where there is no room for all of it, a title in one language is enough.
        *beside = 0;
    }
    let mut out = String::new();
    for row in &rows {
        let mut rest = String::new();
        for (at, (cell, columns)) in row.iter().zip(&widths).enumerate().filter(|(_, (_, columns))| **columns > 0) {
            if at == 0 {
                page.put(&mut out, Style::Number, &(" ".repeat(columns - width(cell)) + cell));
            } else {
                rest.extend([&*" ".repeat(GAP), &pad(cell, *columns)]);
            }
        }
        let room = page.cut.map_or(usize::MAX, |cut| cut.saturating_sub(widths.first().copied().unwrap_or(0)));
        out.extend([&*truncate(rest.trim_end(), room, page.ellipsis), "\n"]);
    }
    let shows_both = widths.get(BESIDE).is_some_and(|width| *width > 0);
    if shows_both || shows_english(entries, page) {
        out += &page.remark(page.messages.cli.translated);
    }
    out
}

/// Where the title in the other language stands in a row, which has a note behind it.
const BESIDE: usize = 5;

/// What an entry goes by in a list.
fn number(entry: &Entry, item: Option<&Item>) -> String {
    item.map_or_else(|| entry.id.to_string(), |item| item.number.to_string())
}

/// Whether a translation is shown first, or alone.
fn shows_english(entries: &[Kept<'_>], page: &Page) -> bool {
    let is_translated = |(_, item): &Kept<'_>| item.is_some_and(|item| item.english.is_some());
    page.messages.english_first() && entries.iter().any(is_translated)
}

fn tsv(entries: &[Kept<'_>], page: &Page) -> String {
    let further = usize::from(page.further);
    let line = |cells: [&str; 7]| tsv_line(cells.get(..cells.len() - 1 + further).unwrap_or_default());
    let mut out = line(["id", "status", "marked", "updated", "title", "note", "title_english"]);
    for (entry, item) in entries {
        let (id, marked, updated) = (entry.id.to_string(), entry.marked.to_string(), entry.updated.to_string());
        let title = item.map_or("", |item| page.messages.title(item).first);
        let english = item.and_then(|item| item.english.as_deref()).map_or("", |english| &*english.title);
        out += &line([&id, entry.status.word(), &marked, &updated, title, &entry.note, english]);
    }
    out
}

fn md(entries: &[Kept<'_>], page: &Page) -> String {
    let (fields, texts) = (&page.messages.fields, &page.messages.ledger);
    let items: Vec<&Item> = entries.iter().filter_map(|(_, item)| *item).collect();
    let titles = Titles::of(&items, page.messages);
    let mut out = titles.head(&[fields.status, texts.marked, texts.updated, texts.note], "---|---|---|---");
    for (entry, item) in entries {
        let mark = if entry.marked { "*" } else { "" };
        let [status, mark, updated] = [(texts.status)(entry.status), mark, &entry.updated.date()].map(markdown::escape);
        let after = [status, mark, updated, markdown::lines(&entry.note)];
        out += &titles.row(&markdown::escape(&number(entry, *item)), *item, &after);
    }
    if titles.are_both() || shows_english(entries, page) {
        out += &markdown::remark(page.messages.cli.translated);
    }
    out
}
