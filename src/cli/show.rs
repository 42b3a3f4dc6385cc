//! `zimao show`: whole items.

use clap::ArgMatches;
use rustc_hash::FxHashMap;

use super::columns::{Column, Facts};
use super::output::Format;
use super::page::{Page, Style};
use super::selection::Selection;
use super::sources::Sources;
use super::{Answer, args, listing, output};
use crate::catalog::{Catalog, Item};
use crate::error::{Error, Filter, Usage};
use crate::export::{fields, markdown, paragraphs, wording};
use crate::search::fold;
use crate::typeset::{pad, visible, width};

pub(super) fn run(matches: &ArgMatches, sources: &Sources) -> Result<Answer, Error> {
    let (catalog, page) = (sources.catalog, &sources.page);
    let selection = match matches.get_many::<String>("ids") {
        Some(ids) => {
            let items: Vec<&Item> = ids.map(|id| find(catalog, id)).collect::<Result<_, _>>()?;
            let asked = items.into_iter().filter_map(|item| catalog.find(item.id)).collect();
            Selection::among(matches, asked, sources)?
        }
        None if narrows(matches) => Selection::of(matches, sources)?,
        None => return Err(Usage::NoId.into()),
    };
    let items = selection.items(sources);
    let whole = |of: fn(&Item, &Page) -> String| items.iter().map(|item| of(item, page)).collect::<Vec<_>>().join("\n");
    let parts = match args::format(matches) {
        Format::Text => vec![whole(text)],
        Format::Md => vec![whole(|item, page| markdown::item(item, page.messages))],
        Format::Tsv => {
            let facts = Facts { messages: page.messages, ledger: None, scores: FxHashMap::default() };
            listing::tsv(catalog, &Column::OF_TSV, &facts, &selection.items, page)
        }
        Format::Json => vec![output::json(&items)?],
        Format::Jsonl => vec![output::jsonl(&items)?],
    };
    Ok(Answer { parts, outcome: selection.outcome })
}

/// Whether there is a filter or a query.
fn narrows(matches: &ArgMatches) -> bool {
    ["query"].into_iter().chain(Filter::ALL.map(Filter::word)).any(|option| matches.contains_id(option))
}

/// The item a user means by an ID.
pub(super) fn find<'a>(catalog: &'a Catalog, text: &str) -> Result<&'a Item, Error> {
    let id = catalog.parse_id(&fold(text)).map_err(|_| Error::BadId(text.to_owned()))?;
    catalog.find(id).and_then(|at| catalog.item(at)).ok_or_else(|| {
        let (first, last) = catalog.first_and_last(text);
        Error::NoItem { id: text.trim().to_owned(), first, last }
    })
}

/// A page narrower than this beside the labels has them in the running text.
const NARROWEST_VALUE: usize = 12;

fn text(item: &Item, page: &Page) -> String {
    let mut out = String::new();
    let title = page.messages.title(item);
    put_heading(&mut out, &format!("{}  {}", item.number, title.first), page);
    title.beside.into_iter().for_each(|beside| put_heading(&mut out, beside, page));
    out.push('\n');
    let fields: Vec<_> = fields(item, page.messages).into_iter().chain(wording(&[item], page.messages)).collect();
    let labels = fields.iter().map(|(name, _)| width(name)).max().unwrap_or(0) + 2;
    for (name, value) in &fields {
        put_field(&mut out, name, value, labels, page);
    }
    for paragraph in paragraphs(item, page.messages) {
        out.push('\n');
        put_paragraph(&mut out, &paragraph, page);
    }
    out
}

fn put_field(out: &mut String, name: &str, value: &str, labels: usize, page: &Page) {
    if page.columns.is_some_and(|columns| columns < labels + NARROWEST_VALUE) {
        return put_paragraph(out, &((page.messages.cli.label)(name) + value), page);
    }
    for (at, line) in page.lines(&visible(value), labels).iter().enumerate() {
        page.put(out, Style::Label, &pad(if at == 0 { name } else { "" }, labels));
        out.push_str(line);
        out.push('\n');
    }
}

/// Adds a heading, wrapped to the page.
pub(super) fn put_heading(out: &mut String, text: &str, page: &Page) {
    for line in page.lines(&visible(text), 0) {
        page.put(out, Style::Heading, &line);
        out.push('\n');
    }
}

/// Adds a paragraph, wrapped to the page.
pub(super) fn put_paragraph(out: &mut String, text: &str, page: &Page) {
    for line in page.lines(&visible(text), 0) {
        out.push_str(&line);
        out.push('\n');
    }
}
