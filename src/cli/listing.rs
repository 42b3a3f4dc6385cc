//! Items as a list: rows for people, lines of values, a table; under headings or not.

use std::collections::HashSet;

use clap::ArgMatches;

use super::args;
use super::columns::{self, Column, Facts, Reader};
use super::output::{Format, tsv_line};
use super::page::{Page, Style};
use super::rows::{Line, Rows, Why};
use super::selection::{Search, Selection};
use super::sources::Sources;
use crate::catalog::{Catalog, Group, Item, ItemIndex};
use crate::error::Error;
use crate::export::markdown;
use crate::search::Mark;
use crate::threads;
use crate::typeset::{push_visible, visible};

/// Items as a list.
pub(super) struct Listing<'a> {
    catalog: &'static Catalog,
    page: &'a Page,
    selection: &'a Selection,
    groups: Option<Vec<Group>>,
    /// The columns that were asked for.
    asked: Option<Vec<Column>>,
    facts: Facts<'a>,
}

/// The formats that have columns.
const WITH_COLUMNS: [Format; 3] = [Format::Text, Format::Tsv, Format::Md];

/// Lines of values that are made in one go by one thread.
const TOGETHER: usize = 1024;

impl<'a> Listing<'a> {
    /// The items of a selection, listed as the arguments say.
    pub(super) fn of(matches: &ArgMatches, sources: &'a Sources, selection: &'a Selection) -> Result<Self, Error> {
        let asked = columns::asked_for(matches, selection.search.is_some())?;
        if asked.is_some() {
            args::refuse_format("--columns", matches, &WITH_COLUMNS)?;
        }
        let wants = |wanted: fn(Column) -> bool| asked.iter().flatten().any(|column| wanted(*column));
        let ledger = if wants(Column::is_of_ledger) { Some(sources.ledger()?) } else { None };
        let search = selection.search.as_ref().filter(|_| wants(|column| column == Column::Score));
        let scores = search.map(|search| search.found.hits.iter().map(|hit| (hit.item, hit.score)).collect());
        let facts = Facts { messages: sources.page.messages, ledger, scores: scores.unwrap_or_default() };
        let headings = args::grouping(matches).map(|grouping| sources.headings(grouping)).transpose()?;
        let groups = headings.map(|headings| selection.under(&headings, sources.catalog));
        Ok(Self { catalog: sources.catalog, page: &sources.page, selection, groups, asked, facts })
    }

    /// The items, each once, in the order in which they or their headings come.
    pub(super) fn order(&self) -> Vec<ItemIndex> {
        self.groups.as_deref().map_or_else(|| self.selection.items.clone(), order_of)
    }

    /// The items themselves, in that order.
    pub(super) fn items(&self) -> Vec<&'static Item> {
        self.order().iter().filter_map(|at| self.catalog.item(*at)).collect()
    }

    /// What a query matched in the fields that are read in the row of an item.
    pub(super) fn marks(&self, at: ItemIndex) -> Vec<Mark> {
        let columns = self.columns(&Column::OF_TEXT);
        let is_shown = |field| columns.iter().any(|column| column.shows(field));
        let search = self.selection.search.as_ref();
        search.map(|Search { engine, found, .. }| engine.marks_in(found, at, is_shown)).unwrap_or_default()
    }

    fn columns<'c>(&'c self, usual: &'c [Column]) -> &'c [Column] {
        self.asked.as_deref().unwrap_or(usual)
    }

    /// For people: an item a line, and below it what else there is to say of it.
    pub(super) fn text(&self, why: impl Fn(ItemIndex, &Item, Option<usize>) -> Why + Sync) -> Vec<String> {
        let mut lines = Vec::new();
        match &self.groups {
            Some(groups) => self.under_headings(groups, 0, &mut lines),
            None => lines.extend(self.selection.items.iter().map(|at| Line::Item(0, *at))),
        }
        let rows = Rows {
            catalog: self.catalog,
            page: self.page,
            facts: &self.facts,
            columns: self.columns(&Column::OF_TEXT),
            asked: self.asked.is_some(),
        };
        self.remarked(rows.lay_out(&lines, why))
    }

    fn under_headings(&self, groups: &[Group], depth: usize, lines: &mut Vec<Line>) {
        let messages = self.page.messages;
        for group in groups {
            let heading = (messages.cli.counted)(&visible(messages.heading(&group.label)), group.count());
            lines.push(Line::Heading(depth, heading));
            self.under_headings(&group.groups, depth + 1, lines);
            lines.extend(group.items.iter().map(|at| Line::Item(depth + 1, *at)));
        }
    }

    /// For programs: a head, and an item a line.
    pub(super) fn tsv(&self) -> Vec<String> {
        let columns = self.columns(&Column::OF_TSV);
        let order = self.order();
        let parts: Vec<&[ItemIndex]> = order.chunks(TOGETHER).collect();
        let head = tsv_line(&columns.iter().map(|column| column.word()).collect::<Vec<_>>());
        let part = |items: &&[ItemIndex]| {
            let mut out = String::new();
            for &at in *items {
                let Some(item) = self.catalog.item(at) else { continue };
                for (place, column) in columns.iter().enumerate() {
                    if place > 0 {
                        out.push('\t');
                    }
                    push_visible(&mut out, &self.facts.value(*column, at, item, Reader::Program));
                }
                out.push('\n');
            }
            out
        };
        [head].into_iter().chain(threads::map(&parts, part)).collect()
    }

    /// A table, or one under each heading.
    pub(super) fn md(&self) -> Vec<String> {
        self.remarked(vec![match &self.groups {
            Some(groups) => self.md_under_headings(groups, 2),
            None => self.md_table(&self.selection.items),
        }])
    }

    fn md_under_headings(&self, groups: &[Group], level: usize) -> String {
        let messages = self.page.messages;
        let mut out = String::new();
        for group in groups {
            if !out.is_empty() {
                out.push('\n');
            }
            let heading = (messages.cli.counted)(&markdown::escape(messages.heading(&group.label)), group.count());
            out.extend([&"#".repeat(level), " ", &heading, "\n\n", &self.md_table(&group.items)]);
            out += &self.md_under_headings(&group.groups, level + 1);
        }
        out
    }

    fn md_table(&self, items: &[ItemIndex]) -> String {
        if items.is_empty() {
            return String::new();
        }
        let columns = self.columns(&Column::OF_MD);
        let cells = |cell: &dyn Fn(Column) -> String| columns.iter().map(|column| cell(*column)).collect::<Vec<_>>();
        let mut out = markdown::row(&cells(&|column| column.name(self.facts.messages).to_owned()));
        out.extend(columns.iter().map(|column| if column.is_figures() { "|---:" } else { "|---" }));
        out.push_str("|\n");
        for &at in items {
            let Some(item) = self.catalog.item(at) else { continue };
            let cell = |column| markdown::escape(&self.facts.value(column, at, item, Reader::Person));
            out += &markdown::row(&cells(&cell));
        }
        out
    }

    /// Says before approximate hits that they are, and what the query was taken for.
    fn remarked(&self, mut parts: Vec<String>) -> Vec<String> {
        let Some(search) = &self.selection.search else { return parts };
        let Some(taken_for) = &search.found.taken_for else { return parts };
        let page = self.page;
        let remark = (page.messages.search.taken_for)(&visible(taken_for), &visible(&search.words));
        let mut out = String::new();
        for line in page.lines(&remark, 0) {
            page.put(&mut out, Style::Label, &line);
            out.push('\n');
        }
        out.push('\n');
        parts.insert(0, out);
        parts
    }
}

/// The order in which headings bring items; an item under several comes once.
pub(super) fn order_of(groups: &[Group]) -> Vec<ItemIndex> {
    fn collect(groups: &[Group], seen: &mut HashSet<ItemIndex>, order: &mut Vec<ItemIndex>) {
        for group in groups {
            collect(&group.groups, seen, order);
            order.extend(group.items.iter().filter(|at| seen.insert(**at)));
        }
    }
    let mut order = Vec::new();
    collect(groups, &mut HashSet::new(), &mut order);
    order
}
