//! Which items a command is about.

use std::borrow::Cow;
use std::collections::HashSet;

use clap::{Arg, ArgAction, ArgMatches};

use super::args::option;
use super::sources::Sources;
use crate::catalog::{Catalog, Item, ItemIndex, english_name};
use crate::error::{Error, Filter};
use crate::i18n::CliTexts;
use crate::ledger::{Ledger, Status};
use crate::search::fold;

/// The options of the filters.
pub(super) fn args(texts: &CliTexts) -> [Arg; Filter::ALL.len()] {
    Filter::ALL.map(|filter| {
        option(filter.word(), (texts.values.filter)(filter), (texts.options.filter)(filter)).action(ArgAction::Append)
    })
}

/// The items that pass every filter given: one of its values, where it has several.
pub(super) fn chosen(matches: &ArgMatches, sources: &Sources) -> Result<Vec<ItemIndex>, Error> {
    let catalog = sources.catalog;
    let (mut chosen, unread) = (catalog.all(), Ledger::default());
    for filter in Filter::ALL {
        let Some(values) = matches.get_many::<String>(filter.word()) else { continue };
        let known = known_names(filter, catalog);
        let mut wanted = HashSet::new();
        for value in values {
            wanted.extend(names_meant(filter, value, &known)?);
        }
        let ledger = match filter {
            Filter::Status => sources.ledger()?,
            Filter::Domain | Filter::Unit | Filter::Scope | Filter::Batch => &unread,
        };
        chosen.retain(|&at| catalog.item(at).is_some_and(|item| has_one_of(item, ledger, filter, &wanted)));
    }
    Ok(chosen)
}

/// The names there are, in order of first appearance.
pub(super) fn known_names(filter: Filter, catalog: &Catalog) -> Vec<Cow<'_, str>> {
    let names = match filter {
        Filter::Domain => catalog.domains(),
        Filter::Unit => catalog.units(),
        Filter::Scope => catalog.scopes(),
        Filter::Status => return Status::ALL.map(|status| status.word().into()).into(),
        Filter::Batch => return catalog.batches().into_iter().map(|batch| batch.to_string().into()).collect(),
    };
    names.into_iter().map(Cow::from).collect()
}

/// The known names a value of a filter means.
fn names_meant<'a>(filter: Filter, value: &str, known: &'a [Cow<'a, str>]) -> Result<Vec<&'a str>, Error> {
    let folded = fold(value.trim());
    // STA is not the beginning of State where it is what a unit is called.
    let is_whole = known.iter().any(|name| is_called(name, |called| called == folded));
    let is_meant = |name: &&str| match filter {
        // 1 is not part of 16: a batch is a number.
        Filter::Batch => **name == folded,
        Filter::Status => {
            let has_part = |status: &Status| status.names().iter().any(|called| called.contains(&*folded));
            let meant = Status::ALL.into_iter().find(|status| status.word() == *name);
            let in_part = !folded.is_empty() && meant.as_ref().is_some_and(has_part);
            in_part || meant.is_some_and(|status| Status::parse(value) == Ok(status))
        }
        Filter::Domain | Filter::Unit | Filter::Scope => {
            let in_english = |called: &str| if is_whole { called == folded } else { begins_words_of(called, &folded) };
            !folded.is_empty() && (fold(name).contains(&folded) || is_called(name, in_english))
        }
    };
    let meant: Vec<&str> = known.iter().map(Cow::as_ref).filter(is_meant).collect();
    if meant.is_empty() {
        let known = known.iter().map(ToString::to_string).collect();
        return Err(Error::NoSuchValue { filter, value: value.to_owned(), known });
    }
    Ok(meant)
}

/// Whether one of the English names of a unit, a domain or a scope, in folded form, is so.
fn is_called(name: &str, is_so: impl Fn(&str) -> bool) -> bool {
    english_name(name).is_some_and(|english| english.all().any(|called| is_so(&fold(called))))
}

/// Whether words of a text begin like this, in which a part of a word would be chance.
fn begins_words_of(text: &str, beginning: &str) -> bool {
    let follows = |at: usize| text.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    text.match_indices(beginning).any(|(at, _)| follows(at))
}

fn has_one_of(item: &Item, ledger: &Ledger, filter: Filter, wanted: &HashSet<&str>) -> bool {
    match filter {
        Filter::Status => wanted.contains(ledger.status(item.id).word()),
        Filter::Domain => item.domain.is_some_and(|domain| wanted.contains(domain.as_str())),
        Filter::Unit => item.units.iter().any(|unit| wanted.contains(unit.as_str())),
        Filter::Scope => wanted.contains(item.scope.as_str()),
        Filter::Batch => wanted.contains(item.batch.to_string().as_str()),
    }
}
