//! `zimao ledger`: marks, statuses and notes.

mod export;
mod import;
mod list;
mod set;

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::args::{data_arg, format_arg, is_given, option, positional, words};
use super::export::{force_arg, output_arg};
use super::sources::Sources;
use super::{Answer, filter};
use crate::error::{Error, Filter, Usage};
use crate::i18n::CliTexts;

/// What can be done with the ledger, in the order of the help.
pub(super) const COMMANDS: [&str; 5] = ["list", "set", "clear", "export", "import"];

/// The same as they are typed.
pub(super) const WHOLE: [&str; 5] = ["ledger list", "ledger set", "ledger clear", "ledger export", "ledger import"];

pub(super) fn run(matches: &ArgMatches, sources: &Sources) -> Result<Answer, Error> {
    // One of them has formats of its own, or none.
    if let Some(command) = matches.subcommand_name().filter(|_| is_given(matches, "format")) {
        let command = format!("ledger {command}");
        return Err(Usage::NotWithCommand { option: "--format".into(), command }.into());
    }
    match matches.subcommand() {
        None => list::run(matches, sources),
        Some(("list", matches)) => list::run(matches, sources),
        Some(("set", matches)) => set::run(matches, sources),
        Some(("clear", matches)) => set::clear(matches, sources),
        Some(("export", matches)) => export::run(matches, sources),
        Some(("import", matches)) => import::run(matches, sources),
        Some(_) => Err(Usage::Other.into()),
    }
}

/// The command with its own commands.
pub(super) fn command(command: Command, texts: &CliTexts) -> Command {
    let about = &texts.commands;
    command
        .about(about.ledger)
        .arg(format_arg(texts))
        .disable_help_subcommand(true)
        .subcommands(COMMANDS.map(|name| subcommand(name, texts)))
}

fn subcommand(name: &'static str, texts: &CliTexts) -> Command {
    let (commands, options, values) = (&texts.commands, &texts.options, &texts.values);
    let command = Command::new(name).arg(data_arg(texts));
    let flag = |name: &'static str, help| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    let ids = || positional("ids", values.id, options.ids).num_args(0..);
    match name {
        "list" => (command.about(commands.ledger_list).arg(ids()).args(filter::args(texts)))
            .arg(option("query", values.text, options.find))
            .arg(flag("marked", options.marked))
            .arg(format_arg(texts)),
        "set" => (command.about(commands.ledger_set).arg(ids()))
            .arg(option("status", (values.filter)(Filter::Status), options.set_status))
            .arg(option("note", values.text, options.note).allow_hyphen_values(true))
            .arg(flag("mark", options.mark).overrides_with("unmark"))
            .arg(flag("unmark", options.unmark).overrides_with("mark")),
        "clear" => (command.about(commands.ledger_clear).arg(ids())).arg(flag("all", options.all)),
        "export" => (command.about(commands.ledger_export).args(filter::args(texts)))
            .arg(option("query", values.text, options.find))
            .arg(words("format", export::FORMATS, options.report_format).value_name(values.format))
            .args([output_arg(texts), force_arg(texts)]),
        _ => (command.about(commands.ledger_import))
            .arg(
                positional("files", values.file, options.files)
                    .num_args(0..)
                    .value_parser(clap::value_parser!(PathBuf)),
            )
            .arg(flag("dry-run", options.dry_run)),
    }
}
