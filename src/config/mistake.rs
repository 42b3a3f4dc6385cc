//! What can be wrong with the text of a file of settings.

use crate::i18n::Messages;
use crate::typeset::{truncate, visible};

/// How much of what stands in the file a mistake repeats, in columns.
const LONGEST_ECHO: usize = 40;

/// Something wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// The key, as in `keys.tree.down`; empty where it is not about one.
    pub key: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong. Values are as they stand in the file, their quotes included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The text is no TOML, from this column on, counted from 1 in characters.
    NotToml(usize),
    /// The key stands there twice.
    Repeated,
    /// There is no such setting: these are.
    UnknownKey(Vec<&'static str>),
    /// The value is none of these.
    NotOneOf {
        /// The value.
        value: String,
        /// What it can be.
        allowed: Vec<&'static str>,
    },
    /// The value is no whole number between these.
    NotBetween {
        /// The value.
        value: String,
        /// The least it can be.
        least: u16,
        /// The most it can be.
        most: u16,
    },
    /// The value is no colour.
    NotAColor(String),
    /// A theme of one's own is wanted, and there are no colours for it.
    NoColors,
    /// A table is wanted.
    NotATable,
    /// A list of keys is wanted.
    NotAList,
    /// There is no such context: these are.
    UnknownContext(Vec<&'static str>),
    /// There is no such action.
    UnknownAction,
    /// There is nothing for the action to do in this context; it has its place in these.
    NotHere(Vec<&'static str>),
    /// The value is no key.
    NoKey(String),
    /// The key is text where it is to be a key.
    IsText(String),
    /// The key was given to another action before.
    Taken {
        /// The key.
        value: String,
        /// The word of that action.
        by: &'static str,
    },
}

impl Mistake {
    /// The line, the key, what is wrong and what to do about it. No control character of the
    /// file is in it.
    #[must_use]
    pub fn message(&self, messages: &Messages) -> String {
        let texts = &messages.config;
        let problem = match &self.problem {
            Problem::NotToml(column) => (texts.not_toml)(*column),
            Problem::Repeated => texts.repeated.to_owned(),
            Problem::UnknownKey(known) => (texts.unknown_key)(known),
            Problem::NotOneOf { value, allowed } => (texts.not_one_of)(&echo(value), allowed),
            Problem::NotBetween { value, least, most } => (texts.not_between)(&echo(value), *least, *most),
            Problem::NotAColor(value) => (texts.not_a_color)(&echo(value)),
            Problem::NoColors => texts.no_colors.to_owned(),
            Problem::NotATable => texts.not_a_table.to_owned(),
            Problem::NotAList => texts.not_a_list.to_owned(),
            Problem::UnknownContext(known) => (texts.unknown_context)(known),
            Problem::UnknownAction => texts.unknown_action.to_owned(),
            Problem::NotHere(contexts) => (texts.not_here)(contexts),
            Problem::NoKey(value) => (texts.no_key)(&echo(value)),
            Problem::IsText(value) => (texts.is_text)(&echo(value)),
            Problem::Taken { value, by } => (texts.taken)(&echo(value), by),
        };
        (texts.mistake)(self.line, &echo(&self.key), &problem)
    }
}

/// The first of the mistakes in a file, and how many there are; nothing where there is none.
#[must_use]
pub fn summary(file: &str, mistakes: &[Mistake], messages: &Messages) -> Option<String> {
    let first = mistakes.first()?;
    Some((messages.config.summary)(&echo(file), mistakes.len(), &first.message(messages)))
}

fn echo(text: &str) -> String {
    truncate(&visible(text), LONGEST_ECHO, "…")
}
