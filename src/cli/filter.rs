//! Which items a command is about.

use clap::{Arg, ArgAction, ArgMatches};

use super::args::option;
use crate::catalog::{Catalog, Item, ItemIndex, Text};
use crate::error::{Error, Filter};
use crate::i18n::CliTexts;
use crate::search::fold;

/// The options of the filters.
pub(super) fn args(texts: &CliTexts) -> [Arg; Filter::ALL.len()] {
    Filter::ALL.map(|filter| {
        option(filter.word(), texts.values.text, (texts.options.filter)(filter)).action(ArgAction::Append)
    })
}

/// The items that pass every filter given: one of its values, where it has several.
pub(super) fn chosen(matches: &ArgMatches, catalog: &Catalog) -> Result<Vec<ItemIndex>, Error> {
    let mut chosen = catalog.all();
    for filter in Filter::ALL {
        let Some(values) = matches.get_many::<String>(filter.word()) else { continue };
        let mut wanted = Vec::new();
        for value in values {
            wanted.extend(names_meant(filter, value, catalog)?);
        }
        chosen.retain(|&at| {
            catalog.item(at).is_some_and(|item| names_of(filter, item).iter().any(|name| wanted.contains(name)))
        });
    }
    Ok(chosen)
}

/// The known names a value of a filter means.
fn names_meant(filter: Filter, value: &str, catalog: &Catalog) -> Result<Vec<String>, Error> {
    let mut known: Vec<String> = Vec::new();
    for name in catalog.items.iter().flat_map(|item| names_of(filter, item)) {
        if !known.contains(&name) {
            known.push(name);
        }
    }
    let folded = fold(value.trim());
    let is_meant = |name: &String| match filter {
        // 1 is not part of 16: a batch is a number.
        Filter::Batch => *name == folded,
        Filter::Domain | Filter::Unit | Filter::Scope => !folded.is_empty() && fold(name).contains(&folded),
    };
    let meant: Vec<String> = known.iter().filter(|name| is_meant(name)).cloned().collect();
    if meant.is_empty() { Err(Error::NoSuchValue { filter, value: value.to_owned(), known }) } else { Ok(meant) }
}

fn names_of(filter: Filter, item: &Item) -> Vec<String> {
    match filter {
        Filter::Domain => item.domain.iter().map(Text::to_string).collect(),
        Filter::Unit => item.units.iter().map(Text::to_string).collect(),
        Filter::Scope => vec![item.scope.to_string()],
        Filter::Batch => vec![item.batch.to_string()],
    }
}
