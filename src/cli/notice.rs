//! `zimao notice`: the notice itself.

use clap::ArgMatches;
use serde::Serialize;

use super::output::{self, Format, tsv_line};
use super::page::{Page, Style};
use super::show::put_paragraph;
use super::sources::Sources;
use super::{Answer, args};
use crate::catalog::{Block, Catalog, EnglishNotice, Item, Notice, Text};
use crate::error::Error;
use crate::export::markdown;
use crate::typeset::visible;

/// The notice as one object, its items in it.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    notice: &'a Notice,
    items: &'a [&'static Item],
}

/// A piece of the notice, in reading order.
#[derive(Serialize)]
struct Part<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    text: &'a str,
    /// Where there is a translation.
    #[serde(skip_serializing_if = "Option::is_none")]
    english: Option<&'a str>,
}

impl<'a> Part<'a> {
    fn of(block: &'a Block) -> Self {
        let (kind, level) = match block {
            Block::Heading { level, .. } => ("heading", Some(*level)),
            Block::Paragraph { .. } => ("paragraph", None),
        };
        Self { kind, level, text: block.text(), english: block.english() }
    }
}

/// An item among the pieces of the notice.
#[derive(Serialize)]
struct ItemPart<'a> {
    kind: &'static str,
    #[serde(flatten)]
    item: &'a Item,
}

pub(super) fn run(matches: &ArgMatches, sources: &Sources) -> Result<Answer, Error> {
    let (catalog, page) = (sources.catalog, &sources.page);
    let Catalog { notice, items, .. } = catalog;
    if !notice.has_text() {
        return Err(Error::NoNotice);
    }
    let text = match args::format(matches) {
        Format::Text => text(catalog, page),
        Format::Md => md(catalog),
        Format::Tsv => tsv(catalog),
        Format::Json => output::json(&Whole { notice, items })?,
        Format::Jsonl => {
            let items = items.iter().map(|item| ItemPart { kind: "item", item });
            output::jsonl(parts(notice))? + &output::jsonl(items)?
        }
    };
    Ok(Answer::of(text))
}

fn parts(notice: &Notice) -> Vec<Part<'_>> {
    let part = |kind, text: Text, english: fn(&EnglishNotice) -> Text| {
        let english = notice.english.as_deref().map(|notice| english(notice).as_str());
        Part { kind, level: None, text: text.as_str(), english }
    };
    let mut parts = vec![
        part("title", notice.title, |english| english.title),
        part("document", notice.document, |english| english.document),
        part("addressees", notice.addressees, |english| english.addressees),
    ];
    parts.extend(notice.body.iter().map(Part::of));
    parts.extend([
        part("annex_line", notice.annex_line, |english| english.annex_line),
        part("signature", notice.signature, |english| english.signature),
        part("date", notice.date, |english| english.date),
        part("release", notice.release, |english| english.release),
        part("annex", notice.annex.title, |english| english.annex.title),
    ]);
    parts
}

fn text(catalog: &Catalog, page: &Page) -> String {
    let mut out = String::new();
    for part in parts(&catalog.notice) {
        let heading = matches!(part.kind, "title" | "heading" | "annex");
        // The document number stands under the title, the date under the signature.
        if !out.is_empty() && !matches!(part.kind, "document" | "date") {
            out.push('\n');
        }
        if part.kind == "annex" {
            put_heading(&mut out, &catalog.notice.annex.label, page);
        }
        if heading {
            put_heading(&mut out, part.text, page);
        } else {
            put_paragraph(&mut out, part.text, page);
        }
    }
    for item in &catalog.items {
        out.push('\n');
        put_heading(&mut out, &format!("{}. {}", item.number, item.title), page);
        let fields = &page.messages.fields;
        for (name, value) in [(fields.units, &*item.units_text()), (fields.scope, &item.scope)] {
            put_paragraph(&mut out, &((page.messages.cli.label)(name) + value), page);
        }
        put_paragraph(&mut out, &item.content, page);
    }
    out
}

fn put_heading(out: &mut String, text: &str, page: &Page) {
    for line in page.lines(&visible(text), 0) {
        page.put(out, Style::Heading, &line);
        out.push('\n');
    }
}

fn md(catalog: &Catalog) -> String {
    let mut out = String::new();
    for part in parts(&catalog.notice) {
        let text = markdown::escape(part.text);
        let marks = match (part.kind, part.level) {
            ("title", _) => "# ",
            ("heading", Some(1)) | ("annex", _) => "## ",
            ("heading", _) => "### ",
            _ => "",
        };
        let label = if part.kind == "annex" { format!("{} ", catalog.notice.annex.label) } else { String::new() };
        out.extend([marks, &label, &text, "\n\n"]);
    }
    // The annex as the table it is.
    let columns: Vec<String> = catalog.notice.annex.columns.iter().map(|column| markdown::escape(column)).collect();
    out += &markdown::row(&columns);
    out += &"|---".repeat(columns.len());
    out += "|\n";
    for item in &catalog.items {
        let number = item.number.to_string();
        let cells = [&*number, &item.title, &item.content, &item.units_text(), &item.scope];
        out += &markdown::row(&cells.map(markdown::escape));
    }
    out
}

/// The level of a heading or the number of an item stands in the middle.
fn tsv(catalog: &Catalog) -> String {
    let mut out = tsv_line(&["kind", "number", "text"]);
    for part in parts(&catalog.notice) {
        let level = part.level.map(|level| level.to_string()).unwrap_or_default();
        out += &tsv_line(&[part.kind, &level, part.text]);
    }
    for item in &catalog.items {
        out += &tsv_line(&["item", &item.number.to_string(), &item.title]);
    }
    out
}
