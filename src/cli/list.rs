//! `zimao list`: items, one a line.

use clap::ArgMatches;

use super::listing::Listing;
use super::output::{self, Format};
use super::rows::Why;
use super::selection::Selection;
use super::sources::Sources;
use super::{Answer, args};
use crate::error::Error;

pub(super) fn run(matches: &ArgMatches, sources: &Sources) -> Result<Answer, Error> {
    let selection = Selection::of(matches, sources)?;
    let listing = Listing::of(matches, sources, &selection)?;
    let marked = sources.page.color;
    let parts = match args::format(matches) {
        Format::Text => listing.text(&|at, item, in_view| {
            let marks = if marked { listing.marks(at, item, in_view.beside) } else { Vec::new() };
            Why { marks, ..Why::default() }
        }),
        Format::Tsv => listing.tsv(),
        Format::Md => listing.md(),
        Format::Json => vec![output::json(&listing.items())?],
        Format::Jsonl => vec![output::jsonl(listing.items())?],
    };
    Ok(Answer { parts, outcome: selection.outcome })
}
