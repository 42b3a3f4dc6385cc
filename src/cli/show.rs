//! `zimao show`: whole items.

use clap::ArgMatches;

use super::output::Format;
use super::page::{Page, Style};
use super::selection::Selection;
use super::sources::Sources;
use super::{Answer, args, output};
use crate::catalog::{Catalog, Item};
use crate::error::{Error, Filter, Usage};
use crate::export::{fields, markdown, paragraphs};
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
    let text = match args::format(matches) {
        Format::Text => whole(text),
        Format::Md => whole(|item, page| markdown::item(item, page.messages)),
        Format::Tsv => output::tsv(&items),
        Format::Json => output::json(&items)?,
        Format::Jsonl => output::jsonl(&items)?,
    };
    Ok(Answer { parts: vec![text], outcome: selection.outcome })
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
    let title = format!("{}  {}", item.number, visible(&item.title));
    for line in page.lines(&title, 0) {
        page.put(&mut out, Style::Heading, &line);
        out.push('\n');
    }
    out.push('\n');
    let fields = fields(item, page.messages);
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

/// Adds a paragraph, wrapped to the page.
pub(super) fn put_paragraph(out: &mut String, text: &str, page: &Page) {
    for line in page.lines(&visible(text), 0) {
        out.push_str(&line);
        out.push('\n');
    }
}
