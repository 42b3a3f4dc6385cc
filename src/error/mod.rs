//! What can go wrong, as types. Each names the thing and the next step; the words are
//! in `i18n`, the exit code is here.

mod filter;
mod import;
mod usage;

pub use filter::Filter;
pub use import::ImportFault;
pub use usage::Usage;

use std::fmt;
use std::io;

use crate::dataset::{DecodeError, Fault, FileError};
use crate::i18n::{Lang, Messages};
use crate::ledger::{SetAside, Trouble};
use crate::typeset::{truncate, truncate_start, visible};

/// Why the program could not do what it was asked.
#[derive(Debug)]
pub enum Error {
    /// The command line is not one we understand.
    Usage(Usage),
    /// The text is not an item's ID.
    BadId(String),
    /// An ID no item has.
    NoItem {
        /// As it was given.
        id: String,
        /// The first there is, in the form the wrong one has: `1` or `6-1`.
        first: String,
        /// The last there is.
        last: String,
    },
    /// The value of a filter is part of no known name.
    NoSuchValue {
        /// Which filter.
        filter: Filter,
        /// As it was given.
        value: String,
        /// All values there are.
        known: Vec<String>,
    },
    /// No item passes all the filters.
    NothingLeft,
    /// No item matches this query.
    NothingFound(String),
    /// Standard input or output is no terminal, and the explorer needs both.
    NoTerminal,
    /// The system refused something.
    Io {
        /// What was being done.
        task: Task,
        /// What the system said.
        cause: io::Error,
    },
    /// The embedded text is not a dataset.
    Data(DecodeError),
    /// A file does not hold items.
    File(FileError),
    /// The data are items without a notice.
    NoNotice,
    /// A file of settings cannot be read.
    Unread {
        /// The file, as it was named.
        file: String,
        /// Why.
        why: Unread,
    },
    /// An answer cannot be put into a file.
    Unwritten {
        /// The file, as it was named.
        file: String,
        /// Why.
        cause: io::Error,
    },
    /// The ledger cannot be read, or a change of it not be written.
    Ledger(Trouble),
    /// The explorer was left, and changes of the ledger are in no file.
    Unsaved(Trouble),
    /// A file does not hold entries of a ledger.
    Import {
        /// The file, as it was named.
        file: String,
        /// Why.
        fault: ImportFault,
    },
    /// Nothing is kept of the items asked for.
    NothingKept,
    /// Nothing can be kept of these items.
    NoLedger,
    /// The ledger was damaged and has another name now.
    LedgerSetAside(SetAside),
}

/// Why a file of settings cannot be read.
#[derive(Debug)]
pub enum Unread {
    /// The system does not give it.
    Refused(io::Error),
    /// It is a pipe, a device or the like.
    NotAFile,
    /// It is larger than any such file.
    TooLarge {
        /// How large one may be, in megabytes.
        megabytes: u64,
    },
    /// It is not UTF-8.
    NotText {
        /// The line, from 1, with the first wrong byte.
        line: usize,
    },
}

/// What the program was doing when the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Reading lines from standard input.
    Input,
    /// Writing the answer to standard output.
    Output,
    /// Setting up, reading or drawing on the terminal.
    Terminal,
}

/// How much of a text from outside an error repeats, in columns.
const LONGEST_ECHO: usize = 60;

/// How much of a file's path an error repeats, in columns.
const LONGEST_PATH: usize = 160;

impl Error {
    /// What the process ends with: 1 where nothing matched, else 2.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::NothingLeft | Self::NothingFound(_) | Self::NothingKept => 1,
            Self::Usage(_)
            | Self::BadId(_)
            | Self::NoItem { .. }
            | Self::NoSuchValue { .. }
            | Self::NoTerminal
            | Self::Io { .. }
            | Self::Data(_)
            | Self::File(_)
            | Self::NoNotice
            | Self::Unread { .. }
            | Self::Unwritten { .. }
            | Self::Ledger(_)
            | Self::Unsaved(_)
            | Self::Import { .. }
            | Self::NoLedger
            | Self::LedgerSetAside(_) => 2,
        }
    }

    /// One line that names the thing and the next step. No control character of the
    /// outside is in it.
    #[must_use]
    pub fn message(&self, messages: &Messages) -> String {
        let texts = &messages.errors;
        match self {
            Self::Usage(usage) => usage.message(messages),
            Self::BadId(id) => (texts.bad_id)(&echo(id)),
            Self::NoItem { id, first, last } => (texts.no_item)(&echo(id), first, last),
            Self::NoSuchValue { filter, value, known } => {
                let known: Vec<String> = known.iter().map(|name| echo(messages.heading(name))).collect();
                (texts.no_such_value)(*filter, &echo(value), &known)
            }
            Self::NothingLeft => texts.nothing_left.to_owned(),
            Self::NothingFound(query) => (texts.nothing_found)(&echo(query)),
            Self::NoTerminal => texts.no_terminal.to_owned(),
            Self::Io { task, cause } => (texts.io)(*task, &echo(&(texts.cause)(cause))),
            Self::Data(error) => (texts.data)(&clean(error)),
            Self::File(error) => file_message(error, messages),
            Self::NoNotice => texts.no_notice.to_owned(),
            Self::Unwritten { file, cause } => unwritten_message(&echo_path(file), cause, messages),
            Self::Unread { file, why } => unread_message(&echo_path(file), why, messages),
            Self::Ledger(trouble) => messages.ledger_trouble(trouble, echo_end),
            Self::Import { file, fault } => fault.message(&echo_path(file), messages),
            Self::NothingKept => messages.ledger.nothing_kept.to_owned(),
            Self::NoLedger => messages.ledger.none.to_owned(),
            Self::Unsaved(trouble) => (messages.ledger.lost)(&messages.ledger_trouble(trouble, echo_end)),
            Self::LedgerSetAside(aside) => messages.ledger_set_aside(aside, echo_end),
        }
    }
}

fn file_message(FileError { file, fault }: &FileError, messages: &Messages) -> String {
    let texts = &messages.errors.files;
    let file = &echo_path(file);
    match fault {
        Fault::Unreadable(cause) => refusal(file, cause, messages),
        Fault::NotText { line } => (texts.not_text)(file, *line),
        Fault::Empty => (texts.empty)(file),
        Fault::NoItems => (texts.no_items)(file),
        Fault::Decode(error) => (texts.undecodable)(file, &clean(error)),
        Fault::SameId { id, item, before_in, before } => {
            (texts.same_id)((file, *item), &id.to_string(), (&echo_path(before_in), *before))
        }
    }
}

fn unread_message(file: &str, why: &Unread, messages: &Messages) -> String {
    let texts = &messages.errors.files;
    match why {
        Unread::Refused(cause) => refusal(file, cause, messages),
        Unread::NotAFile => (texts.not_a_file)(file),
        Unread::TooLarge { megabytes } => (texts.too_large)(file, *megabytes),
        Unread::NotText { line } => (texts.not_text)(file, *line),
    }
}

/// Why the system does not take a file.
fn unwritten_message(file: &str, cause: &io::Error, messages: &Messages) -> String {
    let texts = &messages.errors.files;
    match cause.kind() {
        io::ErrorKind::AlreadyExists => (texts.exists)(file),
        io::ErrorKind::IsADirectory => (texts.directory)(file),
        io::ErrorKind::NotFound => (texts.no_folder)(file),
        _ => (texts.unwritable)(file, &echo(&(messages.errors.cause)(cause))),
    }
}

/// Why the system does not give a file.
fn refusal(file: &str, cause: &io::Error, messages: &Messages) -> String {
    let texts = &messages.errors.files;
    match cause.kind() {
        io::ErrorKind::NotFound => (texts.not_found)(file),
        io::ErrorKind::IsADirectory => (texts.directory)(file),
        _ => (texts.unreadable)(file, &echo(&(messages.errors.cause)(cause))),
    }
}

/// An error of decoding whose place is safe to show.
fn clean(error: &DecodeError) -> DecodeError {
    DecodeError { place: echo(&error.place), ..error.clone() }
}

/// A text from outside as an error repeats it: safe to show, and not too long.
fn echo(text: &str) -> String {
    truncate(&visible(text), LONGEST_ECHO, "…")
}

/// A path as an error repeats it: where it is too long its end is kept, which tells the
/// file from others.
fn echo_path(path: &str) -> String {
    truncate_start(&visible(path), LONGEST_PATH, "…")
}

/// A path or a cause as an error repeats it that repeats several.
fn echo_end(text: &str) -> String {
    truncate_start(&visible(text), LONGEST_ECHO, "…")
}

/// Says no where the explorer cannot run: it needs a terminal on both ends. Given whether
/// standard input and output are terminals.
///
/// # Errors
///
/// [`Error::NoTerminal`].
pub fn refuse_without_terminal(stdin: bool, stdout: bool) -> Result<(), Error> {
    if stdin && stdout { Ok(()) } else { Err(Error::NoTerminal) }
}

/// In English, for a developer; the program itself words it by [`Error::message`].
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En.messages()))
    }
}

impl std::error::Error for Error {}

impl From<Usage> for Error {
    fn from(usage: Usage) -> Self {
        Self::Usage(usage)
    }
}

impl From<FileError> for Error {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::Data(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::ItemId;
    use crate::dataset::{Kind, Problem};
    use crate::ledger::Damage;

    /// A file that cannot be written, for each cause that has words of its own, and another.
    fn unwritten(text: &str) -> impl Iterator<Item = Error> {
        let kinds = [io::ErrorKind::AlreadyExists, io::ErrorKind::NotFound, io::ErrorKind::IsADirectory];
        let causes = kinds.map(io::Error::from).into_iter().chain([io::Error::other(text.to_owned())]);
        causes.map(|cause| Error::Unwritten { file: text.to_owned(), cause })
    }

    fn usages(text: &str) -> Vec<Usage> {
        let owned = || text.to_owned();
        vec![
            Usage::UnknownOption { option: owned(), similar: Some("--lang".into()), command: None },
            Usage::UnknownOption { option: owned(), similar: None, command: Some("list") },
            Usage::UnknownCommand { name: owned(), similar: Some("list".into()), commands: &["list"] },
            Usage::UnknownCommand { name: owned(), similar: None, commands: &["list"] },
            Usage::UnexpectedArgument(owned()),
            Usage::BadValue { option: "--lang".into(), value: owned(), allowed: vec!["zh".into()] },
            Usage::NotANumber { option: "--limit".into(), value: owned() },
            Usage::MissingValue { option: "--lang".into(), allowed: vec!["zh".into()] },
            Usage::MissingValue { option: "--unit".into(), allowed: Vec::new() },
            Usage::NoValueTaken { option: "--ascii".into(), value: owned() },
            Usage::NotWithCommand { option: "--query".into(), command: "list".into() },
            Usage::NotWithFormat { option: "--columns".into(), format: "json".into(), allowed: vec!["md".into()] },
            Usage::NoId,
            Usage::NoShell,
            Usage::EmptyQuery,
            Usage::NoItemToKeep { command: "set" },
            Usage::NothingToKeep,
            Usage::NoFile,
            Usage::NoFormat { ending: owned(), formats: vec!["md".into()] },
            Usage::NotUnicode,
            Usage::Other,
        ]
    }

    fn of_ledgers(text: &str) -> Vec<Error> {
        let owned = || text.to_owned();
        let troubles = || {
            let (file, cause) = (|| owned().into(), || io::Error::other(owned()));
            [
                Trouble::NoPlace,
                Trouble::Newer { file: file() },
                Trouble::Held { file: file() },
                Trouble::Other { file: file(), damage: Damage::NotText },
                Trouble::Damaged { file: file(), damage: Damage::Empty, cause: cause() },
                Trouble::Refused { file: file(), cause: cause() },
            ]
        };
        let mut errors: Vec<Error> = troubles().map(Error::Ledger).into();
        errors.extend(troubles().map(Error::Unsaved));
        let (file, name, backup) = (owned(), owned(), Some(owned()));
        errors.push(Error::LedgerSetAside(SetAside { file, name, backup, damage: Damage::NotText }));
        errors
    }

    fn one_of_each(text: &str) -> Vec<Error> {
        let owned = || text.to_owned();
        let decode = |problem| DecodeError { line: Some(3), place: owned(), problem };
        let data = |problem| Error::Data(decode(problem));
        let file = |fault| Error::File(FileError { file: owned(), fault });
        let unread = |why| Error::Unread { file: owned(), why };
        let unreadable = |kind| file(Fault::Unreadable(io::Error::new(kind, owned())));
        let kinds = [
            Kind::Text,
            Kind::Number,
            Kind::Level,
            Kind::List,
            Kind::Object,
            Kind::Id,
            Kind::Units,
            Kind::Word(&["a", "b"]),
        ];
        let io = |task| Error::Io { task, cause: io::Error::other(owned()) };
        let mut errors = vec![
            Error::BadId(owned()),
            Error::NoItem { id: owned(), first: "1".into(), last: "37".into() },
            Error::NothingLeft,
            Error::NothingFound(owned()),
            Error::NoTerminal,
            io(Task::Input),
            io(Task::Output),
            io(Task::Terminal),
            data(Problem::Syntax { line: 3, column: 4 }),
            data(Problem::Missing),
            data(Problem::Repeated),
            data(Problem::Version(7)),
            unreadable(io::ErrorKind::NotFound),
            unreadable(io::ErrorKind::IsADirectory),
            unreadable(io::ErrorKind::Other),
            file(Fault::NotText { line: 3 }),
            file(Fault::Empty),
            file(Fault::NoItems),
            file(Fault::Decode(decode(Problem::Missing))),
            file(Fault::SameId { id: ItemId { batch: 6, number: 3 }, item: 4, before_in: owned(), before: 3 }),
            Error::NoNotice,
        ];
        errors.extend([Error::NothingKept, Error::NoLedger]);
        errors.extend(of_ledgers(text));
        errors.extend(ImportFault::one_of_each(text).map(|fault| Error::Import { file: owned(), fault }));
        errors.extend(unwritten(text));
        let refused = Unread::Refused(io::ErrorKind::NotFound.into());
        errors.extend(
            [refused, Unread::NotAFile, Unread::TooLarge { megabytes: 1 }, Unread::NotText { line: 3 }].map(unread),
        );
        errors.extend(kinds.map(|kind| data(Problem::Expected(kind))));
        errors.extend(Filter::ALL.map(|filter| Error::NoSuchValue {
            filter,
            value: owned(),
            known: vec![owned(), owned()],
        }));
        errors.extend(usages(text).into_iter().map(Error::Usage));
        errors
    }

    #[test]
    fn every_error_is_one_line_without_controls_in_either_language() {
        for error in one_of_each("\x1b[31m\n\u{202e}") {
            for lang in Lang::ALL {
                let message = error.message(lang.messages());
                assert!(!message.is_empty());
                assert!(!message.contains(|c: char| c.is_control() || c == '\u{202e}'), "{message:?}");
            }
        }
    }

    #[test]
    fn what_an_error_repeats_is_cut() {
        for error in one_of_each(&"长".repeat(10_000)) {
            for lang in Lang::ALL {
                assert!(error.message(lang.messages()).chars().count() < 250, "{error:?}");
            }
        }
    }

    #[test]
    fn the_end_of_a_long_path_is_kept() {
        let file = format!("/{}/items.jsonl", "很长的文件夹".repeat(100));
        let error = Error::from(FileError { file, fault: Fault::Empty });
        for lang in Lang::ALL {
            let message = error.message(lang.messages());
            assert!(message.starts_with('…') && message.contains("夹/items.jsonl"), "{message}");
        }
    }

    #[test]
    fn only_nothing_matched_ends_with_one() {
        let ones: Vec<Error> = one_of_each("x").into_iter().filter(|error| error.exit_code() != 2).collect();
        assert_eq!(ones.len(), 3);
        assert!(ones.iter().all(|error| error.exit_code() == 1));
    }

    #[test]
    fn an_item_out_of_range_is_named_with_the_range() {
        let error = Error::NoItem { id: "99".into(), first: "1".into(), last: "37".into() };
        assert_eq!(error.to_string(), "no item 99: numbers run from 1 to 37");
    }

    #[test]
    fn the_explorer_needs_a_terminal_on_both_ends() {
        assert!(refuse_without_terminal(true, true).is_ok());
        for (stdin, stdout) in [(false, true), (true, false), (false, false)] {
            assert!(matches!(refuse_without_terminal(stdin, stdout), Err(Error::NoTerminal)));
        }
    }
}
