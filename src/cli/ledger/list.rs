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
        Format::Tsv => Ok(tsv(entries)),
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
        let title = item.map(|item| visible(&item.title).into_owned()).unwrap_or_default();
        let id = item.map_or_else(|| entry.id.to_string(), |item| item.number.to_string());
        [id, (texts.status)(entry.status).to_owned(), mark.to_owned(), entry.updated.date(), title]
    };
    let rows: Vec<[String; 5]> = entries.iter().map(row).collect();
    let widest = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0);
    let [ids, statuses, _, dates, titles]: [usize; 5] = std::array::from_fn(widest);
    let mut out = String::new();
    for ([id, status, mark, date, title], (entry, _)) in rows.iter().zip(entries) {
        page.put(&mut out, Style::Number, &(" ".repeat(ids - width(id)) + id));
        let cells = [pad(status, statuses), pad(mark, 1), pad(date, dates), pad(title, titles)];
        let note = visible(&entry.note_in_a_line()).into_owned();
        let rest: Vec<String> = cells.into_iter().chain([note]).map(|cell| format!("{:GAP$}{cell}", "")).collect();
        let room = page.cut.map_or(usize::MAX, |cut| cut.saturating_sub(ids));
        out.extend([&*truncate(rest.concat().trim_end(), room, page.ellipsis), "\n"]);
    }
    out
}

fn tsv(entries: &[Kept<'_>]) -> String {
    let mut out = tsv_line(&["id", "status", "marked", "updated", "title", "note"]);
    for (entry, item) in entries {
        let (id, updated) = (entry.id.to_string(), entry.updated.to_string());
        let title = item.map(|item| &*item.title).unwrap_or_default();
        out += &tsv_line(&[&id, entry.status.word(), &entry.marked.to_string(), &updated, title, &entry.note]);
    }
    out
}

fn md(entries: &[Kept<'_>], page: &Page) -> String {
    let (fields, texts) = (&page.messages.fields, &page.messages.ledger);
    let head = [fields.number, fields.title, fields.status, texts.marked, texts.updated, texts.note];
    let mut out = markdown::row(&head.map(str::to_owned)) + "|---:|---|---|---|---|---|\n";
    for (entry, item) in entries {
        let id = item.map_or_else(|| entry.id.to_string(), |item| item.number.to_string());
        let title = item.map(|item| &*item.title).unwrap_or_default();
        let mark = if entry.marked { "*" } else { "" };
        let cells = [&*id, title, (texts.status)(entry.status), mark, &entry.updated.date()].map(markdown::escape);
        out += &markdown::row(&cells.into_iter().chain([markdown::lines(&entry.note)]).collect::<Vec<_>>());
    }
    out
}
