//! `zimao export`: the selection as a file.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches};

use super::args::{grouping_words, option, words};
use super::listing::order_of;
use super::selection::Selection;
use super::sources::Sources;
use super::{Answer, args, file, output};
use crate::error::{Error, Filter, Usage};
use crate::export::{Extract, FORMATS, Format};
use crate::i18n::{CliTexts, Messages};
use crate::search::readings;
use crate::typeset::visible;

/// The options beside the filters.
pub(super) fn options(texts: &CliTexts) -> [Arg; 5] {
    let (options, values) = (&texts.options, &texts.values);
    [
        option("query", values.text, options.find),
        words("group", grouping_words(), options.export_group),
        words("format", FORMATS.map(|format| format.word), options.export_format).value_name(values.format),
        output_arg(texts),
        force_arg(texts),
    ]
}

/// The option that names the file.
pub(super) fn output_arg(texts: &CliTexts) -> Arg {
    option("output", texts.values.file, texts.options.output).short('o').value_parser(clap::value_parser!(PathBuf))
}

/// The option to replace it.
pub(super) fn force_arg(texts: &CliTexts) -> Arg {
    Arg::new("force").long("force").action(ArgAction::SetTrue).help(texts.options.force)
}

pub(super) fn run(matches: &ArgMatches, sources: &Sources) -> Result<Answer, Error> {
    let (catalog, messages) = (sources.catalog, sources.page.messages);
    let form = format(matches, &FORMATS.map(|format| format.word))?;
    let selection = Selection::of(matches, sources)?;
    let conditions = conditions(matches, &selection, messages);
    let made = |grouping| sources.headings(grouping).map(|headings| (grouping, headings));
    let headings = args::grouping(matches).map(made).transpose()?;
    let chosen = match &headings {
        Some((_, headings)) => order_of(&selection.under(headings, catalog)),
        None => selection.items,
    };
    let readings = |c| readings(c).collect();
    let extract = Extract { catalog, chosen: &chosen, headings, conditions, messages, readings };
    let write = || (form.write)(&extract).map_err(output::unwritable);
    deliver(matches, write, selection.outcome)
}

/// The file that was named; none for standard output.
fn file(matches: &ArgMatches) -> Option<&PathBuf> {
    matches.get_one::<PathBuf>("output").filter(|file| file.as_os_str() != "-")
}

/// Puts what is written into the file that was named, if there is anything to be in it; else
/// it is the answer.
pub(super) fn deliver(
    matches: &ArgMatches,
    write: impl FnOnce() -> Result<String, Error>,
    outcome: Result<(), Error>,
) -> Result<Answer, Error> {
    let parts = match (file(matches), &outcome) {
        (None, _) => vec![write()?],
        (Some(file), Ok(())) => {
            file::write(file, &write()?, matches.get_flag("force"))?;
            Vec::new()
        }
        (Some(_), Err(_)) => Vec::new(),
    };
    Ok(Answer { parts, outcome })
}

/// The format asked for, else that of the file's ending, else the first.
pub(super) fn format(matches: &ArgMatches, formats: &[&str]) -> Result<Format, Error> {
    let word = matches.get_one::<String>("format");
    let ending = file(matches).and_then(|file| file.extension()).and_then(OsStr::to_str).map(str::to_ascii_lowercase);
    let is_wanted = |format: &Format| match (word, &ending) {
        (Some(word), _) => format.word == word,
        (None, Some(ending)) => format.endings.contains(&ending.as_str()),
        (None, None) => true,
    };
    let mut known = FORMATS.into_iter().filter(|format| formats.contains(&format.word));
    known.find(is_wanted).ok_or_else(|| {
        let ending = ending.clone().unwrap_or_default();
        Usage::NoFormat { ending, formats: formats.iter().map(ToString::to_string).collect() }.into()
    })
}

/// Whether programs read what is exported.
pub(super) fn is_for_programs(matches: &ArgMatches) -> bool {
    format(matches, &FORMATS.map(|format| format.word)).is_ok_and(|format| format.word.starts_with("json"))
}

/// How the items were selected: names of what was asked for, and its values.
pub(super) fn conditions(
    matches: &ArgMatches,
    selection: &Selection,
    messages: &Messages,
) -> Vec<(&'static str, String)> {
    let query = selection.search.as_ref().map(|search| {
        let words = match &search.found.taken_for {
            Some(taken_for) => (messages.search.taken_for)(&visible(taken_for), &visible(&search.words)),
            None => search.words.clone(),
        };
        (messages.export.query, words)
    });
    let filters = Filter::ALL.into_iter().filter_map(|filter| {
        let values: Vec<&str> = matches.get_many::<String>(filter.word())?.map(String::as_str).collect();
        let name = match filter {
            Filter::Domain => messages.fields.domain,
            Filter::Unit => messages.fields.units,
            Filter::Scope => messages.fields.scope,
            Filter::Status => messages.fields.status,
            Filter::Batch => messages.export.batch,
        };
        Some((name, values.join(messages.export.or)))
    });
    query.into_iter().chain(filters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_formats_share_a_word_or_an_ending() {
        let mut taken = HashSet::new();
        assert!(FORMATS.iter().all(|format| taken.insert(format.word)));
        taken.clear();
        assert!(FORMATS.iter().flat_map(|format| format.endings).all(|ending| taken.insert(ending)));
    }
}
