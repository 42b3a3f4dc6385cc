//! From clap's errors to ours, which are worded in both languages.

use clap::error::{ContextKind, ContextValue, Error as ClapError, ErrorKind};

use super::args::{COMMANDS, EXPLORER};
use super::ledger;
use crate::error::Usage;

/// What clap found wrong with the arguments of a command, by kind and context.
pub(super) fn of(error: &ClapError, command: Option<&'static str>) -> Usage {
    let context = |kind| text(error, kind).unwrap_or_default();
    let option = || name(&context(ContextKind::InvalidArg));
    let value = || context(ContextKind::InvalidValue);
    let allowed = || list(error, ContextKind::ValidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => unknown_argument(option(), text(error, ContextKind::SuggestedArg), command),
        ErrorKind::InvalidSubcommand => {
            let similar = list(error, ContextKind::SuggestedSubcommand).into_iter().next_back();
            unknown_command(&context(ContextKind::InvalidSubcommand), similar, command)
        }
        ErrorKind::InvalidValue if value().is_empty() => Usage::MissingValue { option: option(), allowed: allowed() },
        ErrorKind::InvalidValue => Usage::BadValue { option: option(), value: value(), allowed: allowed() },
        ErrorKind::ValueValidation => Usage::NotANumber { option: option(), value: value() },
        ErrorKind::TooManyValues => Usage::NoValueTaken { option: option(), value: value() },
        ErrorKind::InvalidUtf8 => Usage::NotUnicode,
        _ => Usage::Other,
    }
}

/// A command there is none of.
pub(super) fn unknown_command(name: &str, similar: Option<String>, within: Option<&str>) -> Usage {
    // `-` on its own is to clap a command; to its user it is a wrong option.
    if name.starts_with('-') {
        return Usage::UnknownOption { option: name.to_owned(), similar: None, command: None };
    }
    let of_ledger = within.is_some_and(|command| command.starts_with("ledger"));
    let commands: &[&str] = if of_ledger { &ledger::COMMANDS } else { &COMMANDS };
    Usage::UnknownCommand { name: name.to_owned(), similar, commands }
}

fn unknown_argument(argument: String, similar: Option<String>, command: Option<&'static str>) -> Usage {
    let explores = argument.strip_prefix("--").is_some_and(|option| EXPLORER.contains(&option));
    if let Some(command) = command.filter(|_| explores) {
        Usage::NotWithCommand { option: argument, command: command.to_owned() }
    } else if argument.starts_with('-') {
        Usage::UnknownOption { option: argument, similar: similar.map(|similar| name(&similar)), command }
    } else {
        Usage::UnexpectedArgument(argument)
    }
}

/// `--format` out of `--format <FORMAT>`, `SHELL` out of `[SHELL]`.
fn name(argument: &str) -> String {
    if argument.starts_with('-') {
        argument.split([' ', '=']).next().unwrap_or_default().to_owned()
    } else {
        argument.trim_matches(['[', ']']).to_owned()
    }
}

fn text(error: &ClapError, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.first().cloned(),
        _ => None,
    }
}

fn list(error: &ClapError, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    }
}
