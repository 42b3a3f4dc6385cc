//! Items as a list: rows for people, lines of values, a table; under headings or not.

use std::collections::HashSet;

use clap::ArgMatches;

use super::args;
use super::columns::{self, Column, Facts, Reader};
use super::output::{Format, tsv_line};
use super::page::Page;
use super::rows::{InView, Line, Rows, Why};
use super::selection::{Search, Selection};
use super::sources::Sources;
use crate::catalog::{Catalog, Field, Group, Item, ItemIndex, Wording};
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

    /// What a query matched in the texts that are read in the row of an item.
    pub(super) fn marks(&self, at: ItemIndex, item: &Item, beside: bool) -> Vec<Mark> {
        let columns = self.columns(&Column::OF_TEXT);
        let is_shown = |field| columns.iter().any(|column| column.shows(field));
        let search = self.selection.search.as_ref();
        let marks = search.map(|Search { engine, found, .. }| engine.marks_in(found, at, is_shown));
        let is_read = |mark: &Mark| {
            let first = self.page.messages.field_of(item, mark.field, mark.index);
            mark.english == first.is_english || (beside && mark.field == Field::Title)
        };
        marks.unwrap_or_default().into_iter().filter(is_read).collect()
    }

    /// The columns asked for, else the usual ones; behind a title that in the other language,
    /// where both are shown.
    fn columns(&self, usual: &[Column]) -> Vec<Column> {
        let chosen = self.asked.as_deref().unwrap_or(usual);
        let both = self.page.messages.wording == Wording::Both && self.is_translated();
        let with_beside = |column: &Column| {
            [Some(*column), Some(Column::Beside).filter(|_| both && *column == Column::Title)].into_iter().flatten()
        };
        chosen.iter().flat_map(with_beside).collect()
    }

    /// Whether there is a translation of anything listed.
    fn is_translated(&self) -> bool {
        let mut items = self.selection.items.iter().filter_map(|at| self.catalog.item(*at));
        items.any(|item| item.english.is_some())
    }

    /// Whether some of what stands in these columns, or above them, is a translation, or what is
    /// shown `further`.
    fn shows_english(&self, columns: &[Column], further: bool) -> bool {
        let is_worded = self.groups.is_some() || columns.iter().any(|column| column.is_worded());
        (further || (self.page.messages.english_first() && is_worded)) && self.is_translated()
    }

    /// For people: an item a line, and below it what else there is to say of it.
    pub(super) fn text(&self, why: &(dyn Fn(ItemIndex, &Item, InView) -> Why + Sync)) -> Vec<String> {
        let mut lines = Vec::new();
        match &self.groups {
            Some(groups) => self.under_headings(groups, 0, &mut lines),
            None => lines.extend(self.selection.items.iter().map(|at| Line::Item(0, *at))),
        }
        let columns = self.columns(&Column::OF_TEXT);
        let rows = Rows {
            catalog: self.catalog,
            page: self.page,
            facts: &self.facts,
            columns: &columns,
            asked: self.asked.is_some(),
        };
        let (mut parts, further) = rows.lay_out(&lines, why);
        if self.shows_english(&columns, further) {
            parts.push(self.page.remark(self.page.messages.cli.translated));
        }
        self.remarked(parts)
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
        tsv(self.catalog, &self.columns(&Column::OF_TSV), &self.facts, &self.order(), self.page)
    }

    /// A table, or one under each heading.
    pub(super) fn md(&self) -> Vec<String> {
        let columns = self.columns(&Column::OF_MD);
        let mut parts = vec![match &self.groups {
            Some(groups) => self.md_under_headings(groups, 2, &columns),
            None => self.md_table(&self.selection.items, &columns),
        }];
        if self.shows_english(&columns, columns.contains(&Column::Beside)) {
            parts.push(markdown::remark(self.page.messages.cli.translated));
        }
        self.remarked(parts)
    }

    fn md_under_headings(&self, groups: &[Group], level: usize, columns: &[Column]) -> String {
        let messages = self.page.messages;
        let mut out = String::new();
        for group in groups {
            if !out.is_empty() {
                out.push('\n');
            }
            let heading = (messages.cli.counted)(&markdown::escape(messages.heading(&group.label)), group.count());
            out.extend([&"#".repeat(level), " ", &heading, "\n\n", &self.md_table(&group.items, columns)]);
            out += &self.md_under_headings(&group.groups, level + 1, columns);
        }
        out
    }

    fn md_table(&self, items: &[ItemIndex], columns: &[Column]) -> String {
        if items.is_empty() {
            return String::new();
        }
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
        parts.insert(0, page.remark(&remark) + "\n");
        parts
    }
}

/// Items for programs, in an order: a head, and an item a line.
pub(super) fn tsv(
    catalog: &'static Catalog,
    columns: &[Column],
    facts: &Facts<'_>,
    order: &[ItemIndex],
    page: &Page,
) -> Vec<String> {
    let parts: Vec<&[ItemIndex]> = order.chunks(TOGETHER).collect();
    let further: Vec<_> = columns.iter().filter(|_| page.further).filter_map(|column| column.in_english()).collect();
    let words = columns.iter().map(|column| column.word()).chain(further.iter().map(|(word, _)| *word));
    let head = tsv_line(&words.collect::<Vec<_>>());
    let part = |items: &&[ItemIndex]| {
        let mut out = String::new();
        for &at in *items {
            let Some(item) = catalog.item(at) else { continue };
            for (place, column) in columns.iter().enumerate() {
                if place > 0 {
                    out.push('\t');
                }
                push_visible(&mut out, &facts.value(*column, at, item, Reader::Program));
            }
            let english = if further.is_empty() { None } else { item.translation() };
            for (_, value) in &further {
                out.push('\t');
                push_visible(&mut out, &english.as_ref().map(value).unwrap_or_default());
            }
            out.push('\n');
        }
        out
    };
    [head].into_iter().chain(threads::map(&parts, part)).collect()
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
