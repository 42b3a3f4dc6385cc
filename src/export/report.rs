//! The ledger handed on: as a report, and as a table for spreadsheets.

use super::Extract;
use super::markdown::{Titles, escape, lines, row, titled};
use super::spreadsheet::{self, BYTE_ORDER_MARK};
use crate::catalog::{Grouping, Item, Wording, figures, percent, tally};
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
        let done = items.iter().filter(|item| self.ledger.status(item.id) == Status::InPlace).count();
        let progress = (messages.ledger.progress)(done, items.len(), percent(done, items.len()));
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
        let status = |at| catalog.item(at).map(|item| self.ledger.status(item.id) as usize);
        let counts = tally(catalog, (grouping, &headings), chosen, Status::ALL.len(), status);
        let name = match grouping {
            Grouping::Unit => messages.fields.units,
            Grouping::Domain | Grouping::Scope | Grouping::Status => messages.fields.domain,
        };
        let head = [name, messages.export.items].into_iter().chain(Status::ALL.map(messages.ledger.status));
        let head: Vec<String> = head.chain([messages.report.share]).map(str::to_owned).collect();
        let mut out = row(&head) + "|---|---:|---:|---:|---:|---:|---:|\n";
        for (heading, all) in figures(catalog, grouping, &headings, chosen) {
            let Some(counts) = counts.get(heading as usize) else { continue };
            let numbers = [all].into_iter().chain(counts.iter().copied()).map(|count| count.to_string());
            let label = escape(messages.heading(headings.label(heading)));
            let cells = [label].into_iter().chain(numbers).chain([format!("{}%", percent(done(counts), all))]);
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
            out += &titled("### ", &format!("{} ", item.number), messages.title(item));
            out.extend(["\n- ", &(messages.cli.label)(messages.fields.units), &escape(&messages.units(item)), "\n"]);
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
        let titles = Titles::of(items, messages);
        let after = [fields.units, fields.status, texts.updated, texts.note];
        let mut out = titles.head(&after, "---|---|---|---");
        for item in items {
            let entry = self.entry(item);
            let status = (texts.status)(self.ledger.status(item.id));
            let marked =
                entry.filter(|entry| entry.marked).map(|_| format!("{status}{}{}", messages.report.and, texts.marked));
            let status = marked.unwrap_or_else(|| status.to_owned());
            let updated = entry.map(|entry| entry.updated.date()).unwrap_or_default();
            let [units, status, updated] = [&*messages.units(item), &status, &updated].map(escape);
            let note = entry.map(|entry| lines(&entry.note)).unwrap_or_default();
            out += &titles.row(&item.number.to_string(), Some(item), &[units, status, updated, note]);
        }
        out
    }

    /// A table for spreadsheets, which can be imported again. Every item has a row, to be filled
    /// in; where both texts are shown, its title stands there twice.
    #[must_use]
    pub fn sheet(&self) -> String {
        let messages = self.extract.messages;
        let items = self.extract.items();
        let translated = items.iter().any(|item| item.english.is_some());
        let both = translated && messages.wording == Wording::Both;
        let head = SheetColumn::ALL.iter().flat_map(|column| {
            let [zh, en] = column.names();
            let name = if messages.lang == Lang::Zh { zh } else { en };
            if *column != SheetColumn::Title {
                return [Some(name.to_owned()), None];
            }
            let in_english = (messages.export.translation)(name);
            let beside = messages.cli.columns.beside.to_owned();
            match (translated && messages.english_first(), both) {
                (true, true) => [Some(in_english), Some(beside)],
                (true, false) => [Some(in_english), None],
                (false, true) => [Some(name.to_owned()), Some(in_english)],
                (false, false) => [Some(name.to_owned()), None],
            }
        });
        let mut out = BYTE_ORDER_MARK.to_owned() + &spreadsheet::row(head.flatten());
        for item in items {
            let cells = SheetColumn::ALL.iter().flat_map(|column| {
                let beside = messages.title(item).beside.unwrap_or_default().to_owned();
                [Some(self.cell(*column, item)), Some(beside).filter(|_| both && *column == SheetColumn::Title)]
            });
            out += &spreadsheet::row(cells.flatten());
        }
        out
    }

    /// What an item has in a column of that table.
    fn cell(&self, column: SheetColumn, item: &Item) -> String {
        let (messages, entry) = (self.extract.messages, self.entry(item));
        match column {
            SheetColumn::Batch => item.batch.to_string(),
            SheetColumn::Number => item.number.to_string(),
            SheetColumn::Title => messages.title(item).first.to_owned(),
            SheetColumn::Units => messages.units(item),
            SheetColumn::Scope => messages.first_of(&item.scope).to_owned(),
            SheetColumn::Domain => messages.first_of(item.domain.as_deref().unwrap_or_default()).to_owned(),
            SheetColumn::Status => (messages.ledger.status)(self.ledger.status(item.id)).to_owned(),
            SheetColumn::Marked => match entry {
                Some(entry) if entry.marked => messages.report.yes.to_owned(),
                Some(_) | None => String::new(),
            },
            SheetColumn::Note => entry.map(|entry| entry.note.clone()).unwrap_or_default(),
            SheetColumn::Updated => entry.map_or_else(|| NEVER.to_owned(), |entry| entry.updated.to_string()),
        }
    }

    fn entry(&self, item: &Item) -> Option<&Entry> {
        self.ledger.get(item.id).filter(|entry| !entry.is_blank())
    }
}

/// How many of the items counted by status are in place.
fn done(counts: &[usize]) -> usize {
    counts.get(Status::InPlace as usize).copied().unwrap_or(0)
}
