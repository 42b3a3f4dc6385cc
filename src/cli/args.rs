//! The arguments there are, as clap reads them. Its own English never shows: help is
//! laid out in `help`, errors are worded in `usage`.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::columns::{Column, Names};
use super::completions::Shell;
use super::output::Format;
use super::page::Color;
use super::{export, filter, help, ledger, selection, usage};
use crate::catalog::{Grouping, Wording};
use crate::error::{Error, Usage};
use crate::i18n::{CliTexts, Lang, Messages};

/// The commands, in the order of the help.
pub(super) const COMMANDS: [&str; 10] =
    ["list", "show", "search", "notice", "stats", "export", "ledger", "completions", "man", "help"];

/// Those of them that are about the program, and not about items.
pub(super) const OF_THE_PROGRAM: [&str; 3] = ["completions", "man", "help"];

/// The options that say how the explorer opens.
pub(super) const EXPLORER: [&str; 5] = ["query", "item", "group", "linear", "no-restore"];

/// What the arguments come to.
pub(super) enum Parsed {
    /// Something to do.
    Matches(ArgMatches),
    /// Help or the version, to be shown.
    Text(String),
}

/// The value of an option, before anything else is read; the last one counts.
pub(super) fn early<'a>(args: &'a [OsString], option: &str) -> Option<&'a OsStr> {
    let mut chosen = None;
    let mut args = args.iter().skip(1).map(OsString::as_os_str).take_while(|arg| *arg != "--");
    while let Some(arg) = args.next() {
        let value = if arg == option { args.next() } else { value_of(arg, option) };
        chosen = value.or(chosen);
    }
    chosen
}

/// `zh` out of `--lang=zh`. A file's name need not be text.
fn value_of<'a>(arg: &'a OsStr, option: &str) -> Option<&'a OsStr> {
    let value = arg.as_bytes().strip_prefix(option.as_bytes())?.strip_prefix(b"=")?;
    Some(OsStr::from_bytes(value))
}

/// The language: errors and help need it before the arguments are read. That of the
/// command line, else of the settings, else of the locale.
pub(super) fn language(args: &[OsString], settled: Option<Lang>, variable: impl Fn(&str) -> Option<String>) -> Lang {
    match early(args, "--lang").and_then(OsStr::to_str) {
        Some("zh") => Lang::Zh,
        Some("en") => Lang::En,
        Some("auto") => Lang::of_locale(variable),
        _ => settled.unwrap_or_else(|| Lang::of_locale(variable)),
    }
}

/// Which text of the notice is asked for, as early as the language: that of the command line,
/// else of the settings.
pub(super) fn wording(args: &[OsString], settled: Option<Wording>) -> Option<Wording> {
    early(args, "--text").and_then(OsStr::to_str).and_then(Wording::named).or(settled)
}

/// Reads the arguments.
pub(super) fn parse(args: Vec<OsString>, messages: &Messages) -> Result<Parsed, Error> {
    // A command can only run where its name stands: the others cost nothing.
    let named = |name: &str| args.iter().skip(1).any(|arg| arg == name);
    match command(&messages.cli, named).try_get_matches_from(&args) {
        Ok(matches) => match matches.subcommand() {
            Some(("help", topic)) => help_on(topic, messages),
            _ => Ok(Parsed::Matches(matches)),
        },
        // Only a run that shows help pays for laying it out: the arguments are read again.
        Err(error) if error.kind() == ErrorKind::DisplayHelp => Ok(Parsed::Text(help_for(args, messages))),
        Err(error) if error.kind() == ErrorKind::DisplayVersion => {
            Ok(Parsed::Text(format!("zimao {}\n", env!("CARGO_PKG_VERSION"))))
        }
        Err(error) => Err(usage::of(&error, named_command(&args)).into()),
    }
}

fn help_on(topic: &ArgMatches, messages: &Messages) -> Result<Parsed, Error> {
    let words: Vec<&str> = topic.get_many::<String>("topic").into_iter().flatten().map(String::as_str).collect();
    let topic = match words.as_slice() {
        // The help on help is that of the program.
        [] | ["help"] => &[],
        [command] if COMMANDS.contains(command) => words.as_slice(),
        ["ledger", command] if ledger::COMMANDS.contains(command) => words.as_slice(),
        ["ledger", other, ..] => return Err(usage::unknown_command(other, None, Some("ledger")).into()),
        [command, more, ..] if COMMANDS.contains(command) => {
            return Err(Usage::UnexpectedArgument((*more).to_owned()).into());
        }
        [other, ..] => return Err(usage::unknown_command(other, None, None).into()),
    };
    let args = ["zimao"].iter().chain(topic).chain(&["--help"]).map(OsString::from).collect();
    Ok(Parsed::Text(help_for(args, messages)))
}

/// The command that is named, as it is typed: `list`, `ledger list`.
fn named_command(args: &[OsString]) -> Option<&'static str> {
    let mut args = args.iter().skip(1);
    let command = args.by_ref().find_map(|arg| COMMANDS.into_iter().find(|name| arg == name))?;
    let mut within = args.filter_map(|arg| ledger::COMMANDS.iter().position(|name| arg == name));
    let within = within.next().filter(|_| command == "ledger");
    within.and_then(|at| ledger::WHOLE.get(at).copied()).or(Some(command))
}

fn help_for(args: Vec<OsString>, messages: &Messages) -> String {
    match help::with_help(whole(&messages.cli), messages).try_get_matches_from(args) {
        Err(error) => error.render().to_string(),
        Ok(_) => String::new(),
    }
}

/// All the arguments there are.
pub(super) fn whole(texts: &CliTexts) -> Command {
    command(texts, |_| true)
}

/// The arguments there are; of the commands only those `wanted` have their own.
fn command(texts: &CliTexts, wanted: impl Fn(&str) -> bool) -> Command {
    let (options, values) = (&texts.options, &texts.values);
    Command::new("zimao")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .args_override_self(true)
        .args([
            option("query", values.text, options.query),
            option("item", values.id, options.item),
            words("group", grouping_words(), options.arrange),
            Arg::new("no-restore").long("no-restore").action(ArgAction::SetTrue).help(options.no_restore),
            Arg::new("linear").long("linear").action(ArgAction::SetTrue).help(options.linear),
            data_arg(texts),
            words("lang", ["zh", "en", "auto"], options.lang).global(true),
            words("text", Wording::ALL.map(Wording::word), options.text).global(true),
            words("color", Color::ALL.map(Color::word), options.color).global(true),
            option("ledger", values.file, options.ledger).value_parser(clap::value_parser!(PathBuf)).global(true),
            option("config", values.file, options.config).value_parser(clap::value_parser!(PathBuf)).global(true),
            Arg::new("print-config").long("print-config").action(ArgAction::SetTrue).help(options.print_config),
            Arg::new("ascii").long("ascii").action(ArgAction::SetTrue).help(options.ascii).global(true),
            Arg::new("no-pager").long("no-pager").action(ArgAction::SetTrue).help(options.no_pager).global(true),
            Arg::new("help").short('h').long("help").action(ArgAction::Help).help(options.help).global(true),
            Arg::new("version").short('V').long("version").action(ArgAction::Version).help(options.version),
        ])
        .subcommands(COMMANDS.map(|name| if wanted(name) { subcommand(name, texts) } else { Command::new(name) }))
}

fn subcommand(name: &'static str, texts: &CliTexts) -> Command {
    let (commands, options, values) = (&texts.commands, &texts.options, &texts.values);
    let command = Command::new(name).args((!OF_THE_PROGRAM.contains(&name)).then(|| data_arg(texts)));
    match name {
        "list" => (command.about(commands.list).args(filter::args(texts)))
            .arg(option("query", values.text, options.find))
            .args(selection::order_args(texts))
            .args(table_args(texts))
            .arg(format_arg(texts)),
        "show" => (command.about(commands.show))
            .arg(positional("ids", values.id, options.ids_to_show).num_args(0..))
            .args(filter::args(texts))
            .arg(option("query", values.text, options.find))
            .args(selection::order_args(texts))
            .arg(format_arg(texts)),
        "search" => (command.about(commands.search))
            .arg(positional("words", values.word, options.words).num_args(0..))
            .args(filter::args(texts))
            .args(selection::order_args(texts))
            .args(table_args(texts))
            .arg(Arg::new("explain").long("explain").action(ArgAction::SetTrue).help(options.explain))
            .arg(format_arg(texts)),
        "notice" => command.about(commands.notice).arg(format_arg(texts)),
        "stats" => (command.about(commands.stats).args(filter::args(texts)))
            .arg(option("query", values.text, options.find))
            .arg(words("by", grouping_words(), options.by).action(ArgAction::Append))
            .arg(format_arg(texts)),
        "ledger" => ledger::command(command, texts),
        "export" => (command.about(commands.export).args(filter::args(texts)))
            .args(selection::order_args(texts))
            .args(export::options(texts)),
        "completions" => command.about(commands.completions).arg(shell_arg(texts)),
        "man" => command.about(commands.man),
        _ => command.about(commands.help).arg(positional("topic", values.command, options.topic).num_args(0..)),
    }
}

/// How a list is laid out.
fn table_args(texts: &CliTexts) -> [Arg; 2] {
    let (options, values) = (&texts.options, &texts.values);
    [
        words("group", grouping_words(), options.group),
        option("columns", values.columns, options.columns).action(ArgAction::Append).value_parser(Names(&Column::ALL)),
    ]
}

/// On its own everywhere and not global: the values before a command would be lost where
/// there are some after it.
pub(super) fn data_arg(texts: &CliTexts) -> Arg {
    let arg = option("data", texts.values.file, texts.options.data).action(ArgAction::Append);
    arg.value_parser(clap::value_parser!(PathBuf))
}

fn shell_arg(texts: &CliTexts) -> Arg {
    let words = PossibleValuesParser::new(Shell::ALL.map(Shell::word));
    positional("shell", texts.values.shell, texts.options.shell).value_parser(words)
}

pub(super) fn format_arg(texts: &CliTexts) -> Arg {
    words("format", Format::ALL.map(Format::word), texts.options.format).value_name(texts.values.format)
}

/// An option that takes a value.
pub(super) fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

/// An option that takes a whole number from 1 up.
pub(super) fn whole_number(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    option(name, value, help).value_parser(clap::value_parser!(u32).range(1..))
}

/// An option that takes one of a few words, which its help lists.
pub(super) fn words<const N: usize>(name: &'static str, words: [&'static str; N], help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(words.join("|")).value_parser(PossibleValuesParser::new(words)).help(help)
}

pub(super) fn positional(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name(value).help(help)
}

pub(super) fn grouping_words() -> [&'static str; Grouping::ALL.len()] {
    Grouping::ALL.map(Grouping::word)
}

/// Whether an option was given: a flag has a value where it was not.
pub(super) fn is_given(matches: &ArgMatches, option: &str) -> bool {
    matches.value_source(option) == Some(ValueSource::CommandLine)
}

/// The files of items named before the command and after it.
pub(super) fn data(matches: &ArgMatches) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = matches.try_get_many("data").ok().flatten().into_iter().flatten().cloned().collect();
    files.extend(matches.subcommand().into_iter().flat_map(|(_, command)| data(command)));
    files
}

/// The grouping asked for.
pub(super) fn grouping(matches: &ArgMatches) -> Option<Grouping> {
    let word = matches.get_one::<String>("group")?;
    Grouping::ALL.into_iter().find(|grouping| grouping.word() == word)
}

/// The text of the notice that the command line itself asks for.
pub(super) fn given_wording(matches: &ArgMatches) -> Option<Wording> {
    matches.get_one::<String>("text").and_then(|word| Wording::named(word))
}

/// The format asked for.
pub(super) fn format(matches: &ArgMatches) -> Format {
    let word = matches.get_one::<String>("format").map_or("text", String::as_str);
    Format::ALL.into_iter().find(|format| format.word() == word).unwrap_or(Format::Text)
}

/// Whether the format asked for is one for programs.
pub(super) fn is_for_programs(matches: &ArgMatches) -> bool {
    let word = matches.try_get_one::<String>("format").ok().flatten();
    word.is_some_and(|word| ["tsv", "json", "jsonl"].contains(&word.as_str()))
}

/// Refuses a format that an option means nothing in.
pub(super) fn refuse_format(option: &str, matches: &ArgMatches, allowed: &[Format]) -> Result<(), Error> {
    let format = format(matches);
    if allowed.contains(&format) {
        return Ok(());
    }
    let allowed = allowed.iter().map(|format| format.word().to_owned()).collect();
    Err(Usage::NotWithFormat { option: option.to_owned(), format: format.word().to_owned(), allowed }.into())
}

/// The use of colour asked for.
pub(super) fn color(matches: &ArgMatches) -> Color {
    let word = matches.get_one::<String>("color").map_or("auto", String::as_str);
    Color::ALL.into_iter().find(|color| color.word() == word).unwrap_or(Color::Auto)
}
