//! `zimao notice`: the notice itself.

use clap::ArgMatches;
use serde::Serialize;

use super::output::{self, Format, tsv_line};
use super::page::Page;
use super::show::{put_heading, put_paragraph};
use super::sources::Sources;
use super::{Answer, args};
use crate::catalog::{Block, Catalog, EnglishNotice, Item, Notice, Text, Wording};
use crate::error::Error;
use crate::export::markdown;
use crate::i18n::{Messages, Worded};

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
        Format::Md => md(catalog, page.messages),
        Format::Tsv => tsv(catalog, page),
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

/// What of the pieces stands on one line in both languages: it is short.
const SHORT: [&str; 3] = ["document", "signature", "date"];

fn text(catalog: &Catalog, page: &Page) -> String {
    let mut out = String::new();
    let messages = page.messages;
    for part in parts(&catalog.notice) {
        let worded = messages.worded(part.text, part.english);
        // The document number stands under the title, the date under the signature.
        if !out.is_empty() && !matches!(part.kind, "document" | "date") {
            out.push('\n');
        }
        match part.kind {
            kind if SHORT.contains(&kind) => put_paragraph(&mut out, &worded.in_full(), page),
            "title" | "heading" | "annex" => {
                if part.kind == "annex" {
                    put_heading(&mut out, &label(&catalog.notice, messages), page);
                }
                worded.texts().for_each(|(text, _)| put_heading(&mut out, text, page));
            }
            _ => put_each(&mut out, worded, page),
        }
        if part.kind == "document" && is_translated(&catalog.notice, messages) {
            out.push('\n');
            put_paragraph(&mut out, messages.cli.translation, page);
        }
    }
    for item in &catalog.items {
        out.push('\n');
        let title = messages.title(item);
        put_heading(&mut out, &format!("{}. {}", item.number, title.first), page);
        title.beside.into_iter().for_each(|beside| put_heading(&mut out, beside, page));
        let fields = &messages.fields;
        let (units, scope) = (messages.units_in_full(item), messages.name(&item.scope).in_full());
        for (name, value) in [(fields.units, units), (fields.scope, scope)] {
            put_paragraph(&mut out, &((messages.cli.label)(name) + &value), page);
        }
        put_each(&mut out, messages.content(item), page);
    }
    out
}

/// Adds a text in the languages that are shown, a paragraph each.
fn put_each(out: &mut String, worded: Worded<'_>, page: &Page) {
    put_paragraph(out, worded.first, page);
    if let Some(beside) = worded.beside {
        out.push('\n');
        put_paragraph(out, beside, page);
    }
}

/// What the annex is called.
fn label(notice: &Notice, messages: &Messages) -> String {
    let english = notice.english.as_deref();
    messages.worded(&notice.annex.label, english.map(|english| &*english.annex.label)).in_full()
}

/// Whether some of what is shown is a translation.
fn is_translated(notice: &Notice, messages: &Messages) -> bool {
    messages.wording != Wording::Original && notice.english.is_some()
}

fn md(catalog: &Catalog, messages: &Messages) -> String {
    let mut out = String::new();
    let notice = &catalog.notice;
    for part in parts(notice) {
        let worded = messages.worded(part.text, part.english);
        let marks = match (part.kind, part.level) {
            ("title", _) => "# ",
            ("heading", Some(1)) | ("annex", _) => "## ",
            ("heading", _) => "### ",
            _ => "",
        };
        let label = if part.kind == "annex" { label(notice, messages) + " " } else { String::new() };
        if !marks.is_empty() {
            out += &markdown::titled(marks, &label, worded);
        } else if SHORT.contains(&part.kind) {
            out.extend([&*markdown::escape(&worded.in_full()), "\n"]);
        } else {
            let texts: Vec<String> = worded.texts().map(|(text, _)| markdown::escape(text)).collect();
            out.extend([&*texts.join("\n\n"), "\n"]);
        }
        out.push('\n');
        if part.kind == "document" && is_translated(notice, messages) {
            out.extend([messages.cli.translation, "\n\n"]);
        }
    }
    // The annex as the table it is.
    let cell = |worded: Worded<'_>| {
        let texts = worded.texts().map(|(text, _)| markdown::escape(text));
        texts.collect::<Vec<_>>().join("<br>")
    };
    let english = notice.english.as_deref();
    let head = notice.annex.columns.iter().enumerate().map(|(at, column)| {
        let english = english.and_then(|english| english.annex.columns.get(at));
        cell(messages.worded(column, english.map(|column| &**column)))
    });
    let head: Vec<String> = head.collect();
    out += &markdown::row(&head);
    out += &"|---".repeat(head.len());
    out += "|\n";
    for item in &catalog.items {
        let [title, content] = [messages.title(item), messages.content(item)].map(cell);
        let (units, scope) = (messages.units_in_full(item), messages.name(&item.scope).in_full());
        let [units, scope] = [units, scope].map(|value| markdown::escape(&value));
        let cells = [item.number.to_string(), title, content, units, scope];
        out += &markdown::row(&cells);
    }
    out
}

/// The level of a heading or the number of an item stands in the middle.
fn tsv(catalog: &Catalog, page: &Page) -> String {
    let further = usize::from(page.further);
    let line = |cells: [&str; 4]| tsv_line(cells.get(..cells.len() - 1 + further).unwrap_or_default());
    let mut out = line(["kind", "number", "text", "text_english"]);
    for part in parts(&catalog.notice) {
        let level = part.level.map(|level| level.to_string()).unwrap_or_default();
        let text = page.messages.worded(part.text, part.english).first;
        out += &line([part.kind, &level, text, part.english.unwrap_or_default()]);
    }
    for item in &catalog.items {
        let english = item.english.as_deref().map_or("", |english| &*english.title);
        out += &line(["item", &item.number.to_string(), page.messages.title(item).first, english]);
    }
    out
}
