//! What can be wrong with a command line.

use super::echo;
use crate::i18n::Messages;

/// What is wrong with a command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Usage {
    /// No such option here.
    UnknownOption {
        /// As it was given.
        option: String,
        /// The option that looks most like it.
        similar: Option<String>,
        /// The command it was given to.
        command: Option<&'static str>,
    },
    /// No such command.
    UnknownCommand {
        /// As it was given.
        name: String,
        /// The command that looks most like it.
        similar: Option<String>,
        /// The commands there are.
        commands: &'static [&'static str],
    },
    /// An argument where none is taken.
    UnexpectedArgument(String),
    /// A value that is not one of a fixed few.
    BadValue {
        /// `--format`.
        option: String,
        /// As it was given.
        value: String,
        /// The values there are.
        allowed: Vec<String>,
    },
    /// A value that is not a whole number from 1.
    NotANumber {
        /// `--limit`.
        option: String,
        /// As it was given.
        value: String,
    },
    /// An option without its value.
    MissingValue {
        /// `--format`.
        option: String,
        /// The values there are, where they are a fixed few.
        allowed: Vec<String>,
    },
    /// A value for an option that takes none.
    NoValueTaken {
        /// `--ascii`.
        option: String,
        /// As it was given.
        value: String,
    },
    /// An option of the explorer with a command.
    NotWithCommand {
        /// `--query`.
        option: String,
        /// `list`.
        command: String,
    },
    /// An option that means nothing in a format.
    NotWithFormat {
        /// `--columns`.
        option: String,
        /// `json`.
        format: String,
        /// The formats it goes with.
        allowed: Vec<String>,
    },
    /// `show` without an ID.
    NoId,
    /// `completions` without a shell.
    NoShell,
    /// `search` without a word to look for.
    EmptyQuery,
    /// A command of the ledger that is about items without any.
    NoItemToKeep {
        /// `set`.
        command: &'static str,
    },
    /// `ledger set` without anything to set.
    NothingToKeep,
    /// A command that reads files without any.
    NoFile,
    /// A file of an ending that no format has, without a format.
    NoFormat {
        /// The ending.
        ending: String,
        /// The formats there are.
        formats: Vec<String>,
    },
    /// An argument that is not UTF-8.
    NotUnicode,
    /// Wrong in a way that has no words of its own.
    Other,
}

impl Usage {
    pub(super) fn message(&self, messages: &Messages) -> String {
        let texts = &messages.errors;
        match self {
            Self::UnknownOption { option, similar, command } => {
                (texts.unknown_option)(&echo(option), similar.as_deref(), *command)
            }
            Self::UnknownCommand { name, similar, commands } => {
                (texts.unknown_command)(&echo(name), similar.as_deref(), commands)
            }
            Self::UnexpectedArgument(argument) => (texts.unexpected_argument)(&echo(argument)),
            Self::BadValue { option, value, allowed } => (texts.bad_value)(option, &echo(value), allowed),
            Self::NotANumber { option, value } => (texts.not_a_number)(option, &echo(value)),
            Self::MissingValue { option, allowed } => (texts.missing_value)(option, allowed),
            Self::NoValueTaken { option, value } => (texts.no_value_taken)(option, &echo(value)),
            Self::NotWithCommand { option, command } => (texts.not_with_command)(option, command),
            Self::NotWithFormat { option, format, allowed } => (texts.not_with_format)(option, format, allowed),
            Self::NoId => texts.no_id.to_owned(),
            Self::NoShell => texts.no_shell.to_owned(),
            Self::EmptyQuery => texts.empty_query.to_owned(),
            Self::NoItemToKeep { command } => (messages.ledger.no_item)(command),
            Self::NothingToKeep => messages.ledger.nothing_to_keep.to_owned(),
            Self::NoFormat { ending, formats } => (texts.no_format)(&echo(ending), formats),
            Self::NoFile => messages.ledger.no_file.to_owned(),
            Self::NotUnicode => texts.not_unicode.to_owned(),
            Self::Other => texts.other_usage.to_owned(),
        }
    }
}
