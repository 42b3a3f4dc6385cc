//! `zimao stats`: how many items there are of what.

use clap::ArgMatches;
use serde::Serialize;

use super::output::{self, Format, tsv_line};
use super::page::{Page, Style};
use super::selection::Selection;
use super::sources::Sources;
use super::{Answer, args};
use crate::catalog::{Grouping, english_name, figures};
use crate::error::Error;
use crate::export::markdown;
use crate::i18n::Messages;
use crate::ledger::Status;
use crate::typeset::{pad, truncate, visible_width};

pub(super) fn run(matches: &ArgMatches, sources: &Sources) -> Result<Answer, Error> {
    let selection = Selection::of(matches, sources)?;
    let total = selection.items.len();
    let counted = wanted(matches, sources).into_iter().map(|by| Counts::of(by, &selection, sources));
    let mut counted = counted.collect::<Result<Vec<_>, _>>()?;
    counted.retain(|counts| total > 0 && !counts.rows.is_empty());
    let rows = counted.iter().flat_map(|counts| &counts.rows);
    let page = &sources.page;
    let is_english = |row: &Row| row.name.is_some_and(|_| page.messages.name(row.label).is_english);
    let remark = rows.clone().any(is_english).then_some(page.messages.cli.translated);
    let text = match args::format(matches) {
        Format::Text => {
            Bars::new(&counted, total, page).text(&counted) + &remark.map(|text| page.remark(text)).unwrap_or_default()
        }
        Format::Tsv => tsv(rows, page),
        Format::Json => output::json(&rows.collect::<Vec<_>>())?,
        Format::Jsonl => output::jsonl(rows)?,
        Format::Md => md(&counted, total, page.messages) + &remark.map(markdown::remark).unwrap_or_default(),
    };
    Ok(Answer { parts: vec![text], outcome: selection.outcome })
}

/// What is counted by: what was asked for, each once, else everything that is known of the
/// items.
fn wanted(matches: &ArgMatches, sources: &Sources) -> Vec<Grouping> {
    let asked: Vec<&String> = matches.get_many("by").into_iter().flatten().collect();
    let is_known = |by: &Grouping| *by != Grouping::Status || sources.has_ledger();
    let is_wanted = |by: &Grouping| match asked.as_slice() {
        [] => is_known(by),
        asked => asked.iter().any(|word| *word == by.word()),
    };
    Grouping::ALL.into_iter().filter(is_wanted).collect()
}

/// How many items there are of something.
#[derive(Serialize)]
struct Row {
    by: &'static str,
    /// In words that stay the same; null for what has none.
    name: Option<&'static str>,
    count: usize,
    /// What it is called in the notice, or a status in the language of the user.
    #[serde(skip)]
    label: &'static str,
}

/// The counts of a grouping.
struct Counts {
    by: Grouping,
    rows: Vec<Row>,
}

impl Counts {
    fn of(by: Grouping, selection: &Selection, sources: &Sources) -> Result<Self, Error> {
        let (catalog, messages) = (sources.catalog, sources.page.messages);
        let headings = sources.headings(by)?;
        let counts = figures(catalog, by, &headings, &selection.items);
        let row = |name: &'static str, label: &'static str, count| Row {
            by: by.word(),
            name: Some(name).filter(|name| !name.is_empty()),
            count,
            label,
        };
        let rows = match by {
            // All of them: where nothing is in place yet, that is what is to be said.
            Grouping::Status => {
                let count = |status| counts.iter().find(|(heading, _)| *heading == status as u32);
                let row = |status: Status| {
                    let label = (messages.ledger.status)(status);
                    row(status.word(), label, count(status).map_or(0, |(_, count)| *count))
                };
                Status::ALL.map(row).into()
            }
            Grouping::Domain | Grouping::Unit | Grouping::Scope => {
                let row = |(heading, count)| row(headings.label(heading), headings.label(heading), count);
                counts.into_iter().map(row).collect()
            }
        };
        Ok(Self { by, rows })
    }

    /// How many are in place, and what that is called.
    fn in_place(&self) -> Option<(&'static str, usize)> {
        let is_it = |row: &&Row| self.by == Grouping::Status && row.name == Some(Status::InPlace.word());
        self.rows.iter().find(is_it).map(|row| (row.label, row.count))
    }
}

/// A part of a whole; the least there is counts as something.
fn percent(count: usize, total: usize) -> String {
    match crate::catalog::percent(count, total) {
        0 if count > 0 => "<1%".to_owned(),
        percent => format!("{percent}%"),
    }
}

/// What a grouping goes by.
fn name(by: Grouping, messages: &Messages) -> &'static str {
    match by {
        Grouping::Domain => messages.fields.domain,
        Grouping::Unit => messages.fields.units,
        Grouping::Scope => messages.fields.scope,
        Grouping::Status => messages.fields.status,
    }
}

fn tsv<'a>(rows: impl Iterator<Item = &'a Row>, page: &Page) -> String {
    let further = usize::from(page.further);
    let line = |cells: [&str; 4]| tsv_line(cells.get(..cells.len() - 1 + further).unwrap_or_default());
    let mut out = line(["by", "name", "count", "name_english"]);
    for row in rows {
        let name = row.name.unwrap_or_default();
        let english = english_name(name).map_or("", |name| name.full);
        out += &line([row.by, page.messages.first_of(name), &row.count.to_string(), english]);
    }
    out
}

fn md(counted: &[Counts], total: usize, messages: &Messages) -> String {
    let texts = &messages.cli.stats;
    let mut out = String::new();
    for counts in counted {
        out.extend(["## ", (messages.ui.by)(counts.by), "\n\n"]);
        out += &markdown::row(&[name(counts.by, messages), texts.count, texts.share].map(str::to_owned));
        out += "|---|---:|---:|\n";
        for row in &counts.rows {
            let cells = [messages.heading(row.label), &row.count.to_string(), &percent(row.count, total)];
            out += &markdown::row(&cells.map(markdown::escape));
        }
        out.push('\n');
    }
    if !counted.is_empty() {
        out += &(texts.total)(total);
        out.push('\n');
    }
    out
}

/// Columns of a text where the output has no width.
const COLUMNS: usize = 80;

/// Columns by which rows are set in, and between what stands in them.
const GAP: usize = 2;

/// Columns of `100%`.
const SHARE: usize = 4;

/// A bar of fewer columns says nothing.
const SHORTEST: usize = 4;

/// Counts with bars, as wide as the page.
struct Bars<'a> {
    page: &'a Page,
    total: usize,
    columns: usize,
    /// Columns of the labels.
    labels: usize,
    /// Columns of the counts.
    digits: usize,
}

impl<'a> Bars<'a> {
    fn new(counted: &[Counts], total: usize, page: &'a Page) -> Self {
        let columns = page.columns.unwrap_or(COLUMNS);
        let longest =
            |of: &dyn Fn(&Row) -> usize| counted.iter().flat_map(|counts| &counts.rows).map(of).max().unwrap_or(0);
        let label = |row: &Row| visible_width(page.messages.heading(row.label));
        let labels = longest(&label).min((columns * 2 / 5).max(SHORTEST));
        let digits = longest(&|row| row.count.to_string().len());
        Self { page, total, columns, labels, digits }
    }

    fn text(&self, counted: &[Counts]) -> String {
        let mut out = String::new();
        for Line { text, bar, is_heading } in self.lines(counted) {
            let text = truncate(&text, self.page.cut.unwrap_or(usize::MAX), self.page.ellipsis);
            if is_heading {
                self.page.put(&mut out, Style::Heading, &text);
            } else {
                out.push_str(&text);
            }
            self.page.put(&mut out, Style::Bar, &self.page.bar.repeat(bar));
            out.push('\n');
        }
        out
    }

    fn lines(&self, counted: &[Counts]) -> Vec<Line> {
        let messages = self.page.messages;
        let plain = |text: String| Line { text, bar: 0, is_heading: false };
        let mut lines = Vec::new();
        for counts in counted {
            lines.push(Line { is_heading: true, ..plain((messages.ui.by)(counts.by).to_owned()) });
            let most = counts.rows.iter().map(|row| row.count).max().unwrap_or(0);
            lines.extend(counts.rows.iter().map(|row| self.line(row, most)));
            if let Some((label, count)) = counts.in_place() {
                let share = percent(count, self.total);
                lines.push(plain(format!("{:GAP$}{label} {count}/{} {share}", "", self.total)));
            }
            lines.push(plain(String::new()));
        }
        lines.extend((!counted.is_empty()).then(|| plain((messages.cli.stats.total)(self.total))));
        lines
    }

    /// A label, the count, its share and a bar; what there is no room for is left out, the bar
    /// first.
    fn line(&self, row: &Row, most: usize) -> Line {
        let label = self.page.messages.name_in_room(row.label, self.labels, self.page.ellipsis);
        let (label, count, digits) = (pad(&label, self.labels), row.count, self.digits);
        let mut text = format!("{:GAP$}{label}{:GAP$}{count:digits$}", "", "");
        let mut taken = GAP + self.labels + GAP + digits;
        if taken + GAP + SHARE <= self.columns {
            let share = format!("{:GAP$}{:>SHARE$}", "", percent(count, self.total));
            text.push_str(&share);
            taken += GAP + SHARE;
        }
        let room = self.columns.saturating_sub(taken + GAP);
        // The shortest bar can be seen.
        let bar = if room < SHORTEST { 0 } else { (count * room).div_ceil(most.max(1)) };
        if bar > 0 {
            text += &" ".repeat(GAP);
        }
        Line { text, bar, is_heading: false }
    }
}

/// A line of a text.
struct Line {
    text: String,
    /// Columns of the bar after it.
    bar: usize,
    is_heading: bool,
}
