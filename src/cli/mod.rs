//! The command line: arguments in, an exit code out, or how to open the explorer.
//!
//! One file a command. A command makes its whole answer in memory before the first byte is
//! written, so that an error never comes after half an answer.

mod args;
mod columns;
mod completions;
mod config;
mod export;
mod file;
mod filter;
mod help;
mod ledger;
mod list;
mod listing;
mod man;
mod notice;
mod output;
mod page;
mod pager;
mod rows;
mod search;
mod selection;
mod show;
mod sort;
mod sources;
mod stats;
mod text_file;
mod usage;
mod widths;

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::ArgMatches;

use crate::catalog::{Catalog, Grouping, ItemId, Wording};
use crate::config::{Config, print};
use crate::dataset;
use crate::error::{Error, Usage, refuse_without_terminal};
use crate::i18n::Messages;
use args::Parsed;
use config::Settings;
use page::Page;
use sources::Sources;

pub use sources::LedgerPlace;

/// The commands whose answers are read: a long one goes to a pager.
const PAGED: [&str; 6] = ["list", "show", "search", "notice", "stats", "ledger"];

/// What a command line comes to.
#[derive(Debug)]
pub enum Invocation {
    /// All is done and written; the process ends with this code.
    Done(u8),
    /// The explorer is to open. There is a terminal for it.
    Explore(Box<ExploreOptions>),
    /// The notice is to be explored in plain lines.
    Linear(LinearOptions),
}

/// How the explorer opens.
#[derive(Debug)]
pub struct ExploreOptions {
    /// The texts, around that of the notice that is to be shown.
    pub messages: &'static Messages,
    /// Which of them that is, where an option or a setting says so.
    pub wording: Option<Wording>,
    /// What to search for at once.
    pub query: Option<String>,
    /// The item to go to; the catalog has it.
    pub item: Option<ItemId>,
    /// How to group the tree.
    pub group: Option<Grouping>,
    /// Whether to draw with ASCII characters only.
    pub ascii: bool,
    /// Whether it opens as it was left, and how it is left is kept.
    pub restore: bool,
    /// The user's settings.
    pub config: Config,
    /// What is wrong with them, in a line.
    pub mistake: Option<String>,
    /// All of it, a line each.
    pub mistakes: Vec<String>,
    /// Whether colours are wanted.
    pub color: bool,
    /// Where the ledger of the items is.
    pub ledger: LedgerPlace,
    /// The notice and its items, or the first of them.
    pub catalog: &'static Catalog,
    /// Where these are only the first: the files to read them all from.
    pub unread: Vec<PathBuf>,
}

/// How a session in plain lines opens.
#[derive(Debug)]
pub struct LinearOptions {
    /// The texts, around that of the notice that is to be shown.
    pub messages: &'static Messages,
    /// What to search for at once.
    pub query: Option<String>,
    /// The item to read at once; the catalog has it.
    pub item: Option<ItemId>,
    /// How to group the items.
    pub group: Option<Grouping>,
    /// Where the ledger of the items is.
    pub ledger: LedgerPlace,
    /// The notice and its items.
    pub catalog: &'static Catalog,
}

/// What a command has to say.
struct Answer {
    /// For standard output, one after the other.
    parts: Vec<String>,
    /// Whether something matched; where nothing did, the parts are still a valid answer.
    outcome: Result<(), Error>,
}

impl Answer {
    fn of(text: String) -> Self {
        Self { parts: vec![text], outcome: Ok(()) }
    }
}

/// Does what a command line says, the explorer aside. The first argument is the name
/// of the program.
#[must_use]
pub fn run(args: impl Iterator<Item = OsString>) -> Invocation {
    let args: Vec<OsString> = args.collect();
    let settings = Settings::load(args::early(&args, "--config"), |name| env::var_os(name));
    let settled = settings.as_ref().ok().map(|settings| (settings.config.language, settings.config.text));
    let (language, text) = settled.unwrap_or_default();
    let lang = args::language(&args, language, |name| env::var(name).ok());
    let messages = args::wording(&args, text).map_or_else(|| lang.messages(), |wording| lang.around(wording));
    invoke(args, settings, messages).unwrap_or_else(|error| Invocation::Done(report(&error, messages)))
}

/// Says on standard error what went wrong; gives the exit code.
#[must_use]
pub fn report(error: &Error, messages: &Messages) -> u8 {
    warn(&error.message(messages));
    error.exit_code()
}

/// Says something on standard error. Where that is gone, nobody is told.
pub fn warn(text: &str) {
    let _ = io::stderr().write_all(format!("zimao: {text}\n").as_bytes());
}

fn invoke(
    args: Vec<OsString>,
    settings: Result<Settings, Error>,
    messages: &'static Messages,
) -> Result<Invocation, Error> {
    let matches = match args::parse(args, messages)? {
        Parsed::Text(text) => {
            output::write(&[text])?;
            return Ok(Invocation::Done(0));
        }
        Parsed::Matches(matches) => matches,
    };
    let prints = matches.get_flag("print-config");
    let Some((name, command)) = matches.subcommand() else {
        if prints {
            output::write(&[print()])?;
            return Ok(Invocation::Done(0));
        }
        return open(&matches, settings?, messages);
    };
    let explores = args::EXPLORER.into_iter().find(|option| args::is_given(&matches, option));
    let of_the_program = args::OF_THE_PROGRAM.contains(&name);
    let reads = of_the_program.then_some("data").filter(|option| args::is_given(&matches, option));
    if let Some(option) = explores.or(prints.then_some("print-config")).or(reads) {
        return Err(Usage::NotWithCommand { option: format!("--{option}"), command: name.to_owned() }.into());
    }
    settings?;
    let answer = if of_the_program {
        answer_of_the_program(name, command, messages)?
    } else {
        answer(name, command, &args::data(&matches), messages)?
    };
    let paged = PAGED.contains(&name) && !command.get_flag("no-pager");
    pager::show(&answer.parts, paged)?;
    answer.outcome.map(|()| Invocation::Done(0))
}

fn answer(name: &str, matches: &ArgMatches, files: &[PathBuf], messages: &'static Messages) -> Result<Answer, Error> {
    let page = Page::new(args::color(matches), matches.get_flag("ascii"), messages);
    let for_programs = is_for_programs(name, matches);
    let page = if for_programs { page.for_programs(args::given_wording(matches)) } else { page };
    let ledger = LedgerPlace::of(matches.get_one("ledger"), files.is_empty());
    let sources = Sources::new(catalog(files)?, page, ledger);
    match name {
        "list" => list::run(matches, &sources),
        "show" => show::run(matches, &sources),
        "search" => search::run(matches, &sources),
        "notice" => notice::run(matches, &sources),
        "stats" => stats::run(matches, &sources),
        "ledger" => ledger::run(matches, &sources),
        "export" => export::run(matches, &sources),
        _ => Err(Usage::Other.into()),
    }
}

/// Whether an answer is of a form that programs read.
fn is_for_programs(name: &str, matches: &ArgMatches) -> bool {
    match (name, matches.subcommand()) {
        ("export", _) => export::is_for_programs(matches),
        ("ledger", Some((name, matches))) => is_for_programs(name, matches),
        _ => args::is_for_programs(matches),
    }
}

/// The answer to a command that is not about items.
fn answer_of_the_program(name: &str, matches: &ArgMatches, messages: &Messages) -> Result<Answer, Error> {
    let whole = args::whole(&messages.cli);
    match name {
        "completions" => completions::run(matches, &whole, &dataset::embedded()?, messages),
        "man" => Ok(Answer::of(man::page(&whole, messages))),
        _ => Err(Usage::Other.into()),
    }
}

/// What the files hold, or the embedded notice where none is named.
///
/// # Errors
///
/// What is wrong with the files.
pub fn catalog(files: &[PathBuf]) -> Result<&'static Catalog, Error> {
    Ok(if files.is_empty() { dataset::embedded()? } else { dataset::load(files)? }.leak())
}

/// Columns of standard output: `COLUMNS`, else those of the terminal it is.
#[must_use]
pub fn columns() -> Option<usize> {
    page::columns(io::stdout().is_terminal())
}

/// Opens the explorer, or the plain lines that a terminal without a cursor to move can show.
fn open(matches: &ArgMatches, settings: Settings, messages: &'static Messages) -> Result<Invocation, Error> {
    let terminal = refuse_without_terminal(io::stdin().is_terminal(), io::stdout().is_terminal());
    let plain = terminal.is_ok() && is_dumb(env::var_os("TERM").as_deref());
    if plain || matches.get_flag("linear") {
        settings.all(messages).iter().for_each(|mistake| warn(mistake));
        return linear(matches, messages).map(Invocation::Linear);
    }
    explore(matches, settings, messages, terminal).map(|options| Invocation::Explore(Box::new(options)))
}

/// Whether nothing is known that a terminal of this `TERM` can do.
fn is_dumb(term: Option<&OsStr>) -> bool {
    term.is_none_or(|term| term.is_empty() || term == "dumb")
}

fn linear(matches: &ArgMatches, messages: &'static Messages) -> Result<LinearOptions, Error> {
    let files = args::data(matches);
    let catalog = catalog(&files)?;
    let ledger = LedgerPlace::of(matches.get_one("ledger"), files.is_empty());
    let (query, group) = (matches.get_one("query").cloned(), args::grouping(matches));
    Ok(LinearOptions { messages, query, item: item(matches, catalog)?, group, ledger, catalog })
}

fn explore(
    matches: &ArgMatches,
    settings: Settings,
    messages: &'static Messages,
    terminal: Result<(), Error>,
) -> Result<ExploreOptions, Error> {
    let mut unread = args::data(matches);
    let embedded = unread.is_empty();
    // What is asked for at once may stand anywhere in a file.
    let asked = ["item", "query"].into_iter().any(|option| matches.contains_id(option));
    let glimpse = if asked || terminal.is_err() { None } else { dataset::glimpse(&unread).map(Catalog::leak) };
    let catalog = match glimpse {
        Some(glimpse) => glimpse,
        None => catalog(&std::mem::take(&mut unread))?,
    };
    let item = item(matches, catalog)?;
    terminal?;
    Ok(ExploreOptions {
        messages,
        wording: args::given_wording(matches).or(settings.config.text),
        query: matches.get_one("query").cloned(),
        item,
        group: args::grouping(matches),
        ascii: matches.get_flag("ascii") || settings.config.ascii == Some(true),
        // What is remembered is of the embedded notice.
        restore: settings.config.restore && !matches.get_flag("no-restore") && embedded,
        ledger: LedgerPlace::of(matches.get_one("ledger"), embedded),
        mistake: settings.message(messages),
        mistakes: settings.all(messages),
        config: settings.config,
        color: page::colored(args::color(matches), true, |name| env::var_os(name)),
        catalog,
        unread,
    })
}

/// The item to open at.
fn item(matches: &ArgMatches, catalog: &Catalog) -> Result<Option<ItemId>, Error> {
    matches.get_one::<String>("item").map(|id| show::find(catalog, id).map(|item| item.id)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_nothing_is_known_of_is_dumb() {
        assert!([None, Some(""), Some("dumb")].into_iter().all(|term| is_dumb(term.map(OsStr::new))));
        assert!(!is_dumb(Some(OsStr::new("xterm-256color"))));
    }
}
