//! `zimao ledger list`: what is kept, an item a line.

use std::collections::HashSet;

use clap::ArgMatches;

use crate::catalog::{Item, ItemId, Wording};
use crate::cli::output::{self, Format, tsv_line};
use crate::cli::page::{Page, Style};
use crate::cli::selection::Selection;
use crate::cli::sources::Sources;
use crate::cli::{Answer, args, show};
use crate::error::Error;
use crate::export::markdown;
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
        let mark = if entry.marked { "*" } else { "" };
        let [title, beside] = titles(*item, page).map(|title| visible(title).into_owned());
        let id = item.map_or_else(|| entry.id.to_string(), |item| item.number.to_string());
        let note = visible(&entry.note_in_a_line()).into_owned();
        [id, (texts.status)(entry.status).to_owned(), mark.to_owned(), entry.updated.date(), title, beside, note]
    };
    let mut rows: Vec<[String; 7]> = entries.iter().map(row).collect();
    let widest = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0);
    let mut widths: [usize; 7] = std::array::from_fn(widest);
    widths[MARK] = 1;
    let whole = widths.iter().sum::<usize>() + (widths.len() - 1) * GAP;
    // Where there is no room for all of it, a title in one language is enough.
    if page.cut.is_some_and(|cut| whole > cut) {
        for row in &mut rows {
            row[BESIDE].clear();
        }
        widths[BESIDE] = 0;
    }
    let [ids, shown @ ..] = widths;
    let mut out = String::new();
    for [id, cells @ ..] in &rows {
        page.put(&mut out, Style::Number, &(" ".repeat(ids - width(id)) + id));
        let cells = cells.iter().zip(shown).filter(|(_, columns)| *columns > 0);
        let rest: Vec<String> = cells.map(|(cell, columns)| format!("{:GAP$}{}", "", pad(cell, columns))).collect();
        let room = page.cut.map_or(usize::MAX, |cut| cut.saturating_sub(ids));
        out.extend([&*truncate(rest.concat().trim_end(), room, page.ellipsis), "\n"]);
    }
    if shows_english(entries, page) || widths[BESIDE] > 0 {
        out += &page.remark(page.messages.cli.translated);
    }
    out
}

/// In a row: whether the item is marked, and its title in the other language.
const MARK: usize = 2;
const BESIDE: usize = 5;

/// The title of an item, and that in the other language, where both are shown.
fn titles<'a>(item: Option<&'a Item>, page: &Page) -> [&'a str; 2] {
    let title = item.map(|item| page.messages.title(item));
    [title.map_or("", |title| title.first), title.and_then(|title| title.beside).unwrap_or_default()]
}

/// Whether a translation is shown first, or alone.
fn shows_english(entries: &[Kept<'_>], page: &Page) -> bool {
    page.messages.english_first() && is_translated(entries)
}

fn is_translated(entries: &[Kept<'_>]) -> bool {
    entries.iter().any(|(_, item)| item.is_some_and(|item| item.english.is_some()))
}

fn tsv(entries: &[Kept<'_>], page: &Page) -> String {
    let further = usize::from(page.further);
    let line = |cells: [&str; 7]| tsv_line(cells.get(..cells.len() - 1 + further).unwrap_or_default());
    let mut out = line(["id", "status", "marked", "updated", "title", "note", "title_english"]);
    for (entry, item) in entries {
        let (id, marked, updated) = (entry.id.to_string(), entry.marked.to_string(), entry.updated.to_string());
        let [title, _] = titles(*item, page);
        let english = item.and_then(|item| item.english.as_deref()).map_or("", |english| &*english.title);
        out += &line([&id, entry.status.word(), &marked, &updated, title, &entry.note, english]);
    }
    out
}

fn md(entries: &[Kept<'_>], page: &Page) -> String {
    let (fields, texts) = (&page.messages.fields, &page.messages.ledger);
    let both = page.messages.wording == Wording::Both && is_translated(entries);
    let beside = |cell: &str| both.then(|| markdown::escape(cell));
    let head = [fields.number, fields.title].into_iter().chain(both.then_some(page.messages.cli.columns.beside));
    let head = head.chain([fields.status, texts.marked, texts.updated, texts.note]).map(str::to_owned);
    let mut out = markdown::row(&head.collect::<Vec<_>>());
    out.extend(["|---:", if both { "|---" } else { "" }, "|---|---|---|---|---|\n"]);
    for (entry, item) in entries {
        let id = item.map_or_else(|| entry.id.to_string(), |item| item.number.to_string());
        let [title, other] = titles(*item, page);
        let mark = if entry.marked { "*" } else { "" };
        let rest = [(texts.status)(entry.status), mark, &entry.updated.date()].map(markdown::escape);
        let cells = [&*id, title].map(markdown::escape).into_iter().chain(beside(other)).chain(rest);
        out += &markdown::row(&cells.chain([markdown::lines(&entry.note)]).collect::<Vec<_>>());
    }
    if both || shows_english(entries, page) {
        out += &markdown::remark(page.messages.cli.translated);
    }
    out
}
