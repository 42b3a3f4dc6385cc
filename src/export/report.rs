//! The ledger handed on: as a report, and as a table for spreadsheets.

use super::Extract;
use super::markdown::{escape, row};
use super::spreadsheet::{self, BYTE_ORDER_MARK};
use crate::catalog::{Grouping, Item, domain_or_root, figures, percent};
use crate::i18n::Lang;
use crate::ledger::{Entry, Ledger, NEVER, SheetColumn, Status};

/// The items of an extract, with what is kept of them.
pub struct Account<'a> {
    /// The items.
    pub extract: Extract<'a>,
    /// What is kept of them.
    pub ledger: &'a Ledger,
    /// The day it is made: `2026-11-25`.
    pub today: String,
}

/// How many items there are in each status.
type Counts = [usize; Status::ALL.len()];

impl Account<'_> {
    /// A report as Markdown: how far the items are, in all, by domain and by unit; what is stuck;
    /// and each of them.
    #[must_use]
    pub fn report(&self) -> String {
        let messages = self.extract.messages;
        let (texts, label) = (&messages.report, messages.cli.label);
        let mut out = format!("# {}\n\n", texts.title);
        for (name, value) in self.extract.facts() {
            out.extend(["- ", &label(name), &escape(&value), "\n"]);
        }
        out.extend(["- ", &label(texts.made), &self.today, "\n"]);
        let items = self.extract.items();
        let counts = self.counts(&items);
        let progress = (messages.ledger.progress)(done(&counts), items.len(), share(&counts));
        out.extend(["- ", &label(texts.progress), &progress, "\n"]);
        for (heading, grouping) in [(texts.by_domain, Grouping::Domain), (texts.by_unit, Grouping::Unit)] {
            out.extend(["\n## ", heading, "\n\n", &self.table(grouping)]);
        }
        out.extend(["\n## ", texts.problems, "\n\n", &self.problems(&items)]);
        out.extend(["\n## ", texts.all, "\n\n", &self.each(&items)]);
        out
    }

    /// For each heading of a grouping how many of its items are how far.
    fn table(&self, grouping: Grouping) -> String {
        let Extract { catalog, chosen, messages, .. } = &self.extract;
        let headings = self.ledger.headings(catalog, grouping, messages.ledger.status);
        let mut counts = vec![Counts::default(); headings.len()];
        for at in *chosen {
            let Some(item) = catalog.item(*at) else { continue };
            let root = domain_or_root(catalog, &headings, *at).filter(|_| grouping == Grouping::Domain);
            let above = root.as_slice().iter().chain(headings.above(*at).iter().filter(|_| root.is_none()));
            for heading in above {
                if let Some(counts) = counts.get_mut(*heading as usize) {
                    count(counts, self.ledger.status(item.id));
                }
            }
        }
        let name = match grouping {
            Grouping::Unit => messages.fields.units,
            Grouping::Domain | Grouping::Scope | Grouping::Status => messages.fields.domain,
        };
        let head = [name, messages.export.items].into_iter().chain(Status::ALL.map(messages.ledger.status));
        let head: Vec<String> = head.chain([messages.report.share]).map(str::to_owned).collect();
        let mut out = row(&head) + "|---|---:|---:|---:|---:|---:|---:|\n";
        for (heading, _) in figures(catalog, grouping, &headings, chosen) {
            let counts = counts.get(heading as usize).copied().unwrap_or_default();
            let numbers = [counts.iter().sum()].into_iter().chain(counts).map(|count: usize| count.to_string());
            let label = escape(messages.heading(headings.label(heading)));
            let cells = [label].into_iter().chain(numbers).chain([format!("{}%", share(&counts))]);
            out += &row(&cells.collect::<Vec<_>>());
        }
        out
    }

    /// What is stuck, each with what was noted of it.
    fn problems(&self, items: &[&Item]) -> String {
        let messages = self.extract.messages;
        let stuck = |item: &&&Item| self.ledger.status(item.id) == Status::Blocked;
        let mut out = String::new();
        for item in items.iter().filter(stuck) {
            let Some(entry) = self.ledger.get(item.id) else { continue };
            out.extend(["### ", &item.number.to_string(), " ", &escape(&item.title), "\n\n"]);
            out.extend(["- ", &(messages.cli.label)(messages.fields.units), &escape(&item.units_text()), "\n"]);
            out.extend(["- ", &(messages.cli.label)(messages.ledger.updated), &entry.updated.date(), "\n\n"]);
            let note: Vec<String> = entry.note.lines().filter(|line| !line.trim().is_empty()).map(escape).collect();
            out.extend(note.iter().flat_map(|line| [line.as_str(), "\n\n"]));
            out.extend(note.is_empty().then_some([messages.report.no_reason, "\n\n"]).into_iter().flatten());
        }
        if out.is_empty() { format!("{}\n", messages.report.no_problems) } else { out.trim_end().to_owned() + "\n" }
    }

    /// A table of all items.
    fn each(&self, items: &[&Item]) -> String {
        let messages = self.extract.messages;
        let (fields, texts) = (&messages.fields, &messages.ledger);
        let head = [fields.number, fields.title, fields.units, fields.status, texts.updated, texts.note];
        let mut out = row(&head.map(str::to_owned)) + "|---:|---|---|---|---|---|\n";
        for item in items {
            let entry = self.entry(item);
            let status = (texts.status)(self.ledger.status(item.id));
            let marked =
                entry.filter(|entry| entry.marked).map(|_| format!("{status}{}{}", messages.report.and, texts.marked));
            let status = marked.unwrap_or_else(|| status.to_owned());
            let updated = entry.map(|entry| entry.updated.date()).unwrap_or_default();
            let cells = [&*item.number.to_string(), &item.title, &item.units_text(), &status, &updated].map(escape);
            let note = entry.map(|entry| entry.note.lines().map(escape).collect::<Vec<_>>().join("<br>"));
            out += &row(&cells.into_iter().chain(note.or(Some(String::new()))).collect::<Vec<_>>());
        }
        out
    }

    /// A table for spreadsheets, which can be imported again. Every item has a row, to be filled in.
    #[must_use]
    pub fn sheet(&self) -> String {
        let messages = self.extract.messages;
        let head = SheetColumn::ALL.map(|column| {
            let [zh, en] = column.names();
            if messages.lang == Lang::Zh { zh } else { en }
        });
        let mut out = BYTE_ORDER_MARK.to_owned() + &spreadsheet::row(head);
        for item in self.extract.items() {
            let entry = self.entry(item);
            let cell = |column: SheetColumn| match column {
                SheetColumn::Batch => item.batch.to_string(),
                SheetColumn::Number => item.number.to_string(),
                SheetColumn::Title => item.title.to_string(),
                SheetColumn::Units => item.units_text(),
                SheetColumn::Scope => item.scope.to_string(),
                SheetColumn::Domain => item.domain.as_deref().unwrap_or_default().to_owned(),
                SheetColumn::Status => (messages.ledger.status)(self.ledger.status(item.id)).to_owned(),
                SheetColumn::Marked => match entry {
                    Some(entry) if entry.marked => messages.report.yes.to_owned(),
                    Some(_) | None => String::new(),
                },
                SheetColumn::Note => entry.map(|entry| entry.note.clone()).unwrap_or_default(),
                SheetColumn::Updated => entry.map_or_else(|| NEVER.to_owned(), |entry| entry.updated.to_string()),
            };
            out += &spreadsheet::row(SheetColumn::ALL.map(cell));
        }
        out
    }

    fn entry(&self, item: &Item) -> Option<&Entry> {
        self.ledger.get(item.id).filter(|entry| !entry.is_blank())
    }

    fn counts(&self, items: &[&Item]) -> Counts {
        let mut counts = Counts::default();
        for item in items {
            count(&mut counts, self.ledger.status(item.id));
        }
        counts
    }
}

fn count(counts: &mut Counts, status: Status) {
    if let Some(count) = counts.get_mut(status as usize) {
        *count += 1;
    }
}

fn done(counts: &Counts) -> usize {
    counts.get(Status::InPlace as usize).copied().unwrap_or(0)
}

/// So many in a hundred are in place.
fn share(counts: &Counts) -> usize {
    percent(done(counts), counts.iter().sum())
}
