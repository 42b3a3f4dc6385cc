//! `zimao list`: items, one a line.

use std::collections::HashSet;

use clap::ArgMatches;

use super::output::{self, Format};
use super::page::Page;
use super::rows::{Line, Row, lay_out};
use super::selection::Selection;
use super::sources::Sources;
use super::{Answer, args};
use crate::catalog::{Catalog, Group, Item, ItemIndex, groups};
use crate::error::Error;
use crate::export::markdown;
use crate::typeset::visible;

pub(super) fn run(matches: &ArgMatches, sources: &Sources) -> Result<Answer, Error> {
    let (catalog, page) = (sources.catalog, &sources.page);
    let chosen = Selection::of(matches, sources)?;
    let ranked = chosen.search.is_some();
    let headings = args::grouping(matches).map(|grouping| sources.headings(grouping)).transpose()?;
    let groups = headings.map(|headings| groups(&headings, &chosen.items, ranked));
    let parts = match (args::format(matches), groups) {
        (Format::Text, Some(groups)) => {
            let mut lines = Vec::new();
            under_headings(catalog, &groups, 0, page, &mut lines);
            lay_out(&lines, page, plain)
        }
        (Format::Md, Some(groups)) => vec![markdown::grouped(catalog, &groups, 2, page.messages)],
        (format, Some(groups)) => flat(format, &items(catalog, &order_of(&groups)), page)?,
        (format, None) => flat(format, &chosen.items(sources), page)?,
    };
    Ok(Answer { parts, outcome: chosen.outcome })
}

/// The items at some positions.
pub(super) fn items<'a>(catalog: &'a Catalog, chosen: &[ItemIndex]) -> Vec<&'a Item> {
    chosen.iter().filter_map(|&at| catalog.item(at)).collect()
}

/// Items in a format, without headings.
pub(super) fn flat(format: Format, items: &[&Item], page: &Page) -> Result<Vec<String>, Error> {
    let whole = match format {
        Format::Text => {
            let lines: Vec<Line> = items.iter().map(|item| Line::Item(0, item)).collect();
            return Ok(lay_out(&lines, page, plain));
        }
        Format::Tsv => output::tsv(items),
        Format::Json => output::json(items)?,
        Format::Jsonl => output::jsonl(items)?,
        Format::Md => markdown::table(items, page.messages),
    };
    Ok(vec![whole])
}

/// Makes a row that of an item in which nothing is marked.
fn plain(row: &mut Row, _: usize, item: &Item) {
    row.set(item, &[]);
}

fn under_headings<'a>(catalog: &'a Catalog, groups: &[Group], depth: usize, page: &Page, lines: &mut Vec<Line<'a>>) {
    for group in groups {
        lines.push(Line::Heading(
            depth,
            (page.messages.cli.counted)(&visible(page.messages.heading(&group.label)), group.count()),
        ));
        under_headings(catalog, &group.groups, depth + 1, page, lines);
        let items = items(catalog, &group.items).into_iter();
        lines.extend(items.map(|item| Line::Item(depth + 1, item)));
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
