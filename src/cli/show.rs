//! `zimao show`: whole items.

use clap::ArgMatches;

use super::output::Format;
use super::page::{Page, Style};
use super::{Answer, args, markdown, output};
use crate::catalog::{Catalog, English, Item};
use crate::error::{Error, Usage};
use crate::i18n::{Lang, Messages};
use crate::search::fold;
use crate::typeset::{pad, visible, width};

pub(super) fn run(matches: &ArgMatches, catalog: &Catalog, page: &Page) -> Result<Answer, Error> {
    let ids = matches.get_many::<String>("ids").ok_or(Usage::NoId)?;
    let items: Vec<&Item> = ids.map(|id| find(catalog, id)).collect::<Result<_, _>>()?;
    let whole = |of: fn(&Item, &Page) -> String| items.iter().map(|item| of(item, page)).collect::<Vec<_>>().join("\n");
    let text = match args::format(matches) {
        Format::Text => whole(text),
        Format::Md => whole(md),
        Format::Tsv => output::tsv(&items),
        Format::Json => output::json(&items)?,
        Format::Jsonl => output::jsonl(&items)?,
    };
    Ok(Answer::of(text))
}

/// The item a user means by an ID.
pub(super) fn find<'a>(catalog: &'a Catalog, text: &str) -> Result<&'a Item, Error> {
    let id = catalog.parse_id(&fold(text)).map_err(|_| Error::BadId(text.to_owned()))?;
    catalog.find(id).and_then(|at| catalog.item(at)).ok_or_else(|| {
        // The range in the form of what was typed.
        let written = |item: &Item| if text.contains('-') { item.id.to_string() } else { item.number.to_string() };
        let first = catalog.items.iter().copied().min_by_key(|item| item.id).map(written).unwrap_or_default();
        let last = catalog.items.iter().copied().max_by_key(|item| item.id).map(written).unwrap_or_default();
        Error::NoItem { id: text.trim().to_owned(), first, last }
    })
}

/// Names and values of the fields but title and content. Where the item stands in a
/// notice is left out where it stands in none.
fn fields(item: &Item, messages: &Messages) -> Vec<(&'static str, String)> {
    let names = &messages.fields;
    let or_none = |value: &str| messages.heading(value).to_owned();
    let mut fields = vec![
        (names.units, or_none(&item.units_text())),
        (names.scope, or_none(&item.scope)),
        (names.domain, or_none(item.domain.as_deref().unwrap_or_default())),
    ];
    let notice = [(names.section, item.section), (names.document, item.document)];
    fields.extend(
        notice.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.to_string())),
    );
    fields
}

/// Remarks, each with its label.
fn remarks(item: &Item, messages: &Messages) -> Vec<String> {
    let remark = |provenance| {
        let (label, note) = messages.remark(provenance);
        label + note
    };
    item.provenance.iter().map(remark).collect()
}

/// The translation, for those who read it.
fn english<'a>(item: &'a Item, messages: &Messages) -> Option<&'a English> {
    item.english.as_deref().filter(|_| messages.lang == Lang::En)
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
    let mut paragraphs = vec![item.content.to_string()];
    if let Some(english) = english(item, page.messages) {
        paragraphs.push((page.messages.cli.label)(page.messages.cli.translation) + &english.title);
        paragraphs.push(english.content.to_string());
    }
    paragraphs.extend(remarks(item, page.messages));
    for paragraph in paragraphs {
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

fn md(item: &Item, page: &Page) -> String {
    let texts = &page.messages.cli;
    let mut out = format!("## {} {}\n\n", item.number, markdown::escape(&item.title));
    for (name, value) in fields(item, page.messages) {
        out.extend(["- ", &(texts.label)(name), &markdown::escape(&value), "\n"]);
    }
    out.extend(["\n", &markdown::escape(&item.content), "\n"]);
    if let Some(english) = english(item, page.messages) {
        out.extend(["\n### ", &(texts.label)(texts.translation), &markdown::escape(&english.title), "\n"]);
        out.extend(["\n", &markdown::escape(&english.content), "\n"]);
    }
    for remark in remarks(item, page.messages) {
        out.extend(["\n> ", &markdown::escape(&remark), "\n"]);
    }
    out
}
