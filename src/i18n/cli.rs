//! The texts of the command line: help, headings of its output, errors.

use std::io;

use super::Rows;
use crate::catalog::Grouping;
use crate::dataset::DecodeError;
use crate::error::{Filter, Task};

/// The texts of the command line, errors aside.
#[derive(Debug)]
pub struct CliTexts {
    /// The frame of the help.
    pub help: HelpTexts,
    /// What each command does.
    pub commands: CommandTexts,
    /// What each option does.
    pub options: OptionTexts,
    /// What stands for a value in the help.
    pub values: ValueNames,
    /// Names of the columns that are no field of an item.
    pub columns: ColumnNames,
    /// What is said beside counts.
    pub stats: StatsTexts,
    /// A label before a value: `Units: `.
    pub label: fn(name: &str) -> String,
    /// A heading and how many items stand under it.
    pub counted: fn(heading: &str, count: usize) -> String,
    /// The label of a remark of a kind on a field.
    pub remark: fn(kind: &str, field: &str) -> String,
    /// What the English of the notice is.
    pub translation: &'static str,
    /// The same, below a list with some of it.
    pub translated: &'static str,
}

/// The frame of the help.
#[derive(Debug)]
pub struct HelpTexts {
    /// What the program is, in a paragraph.
    pub about: &'static str,
    /// Heading of the usage line, its colon included.
    pub usage: &'static str,
    /// Heading of the arguments.
    pub arguments: &'static str,
    /// Heading of the commands.
    pub commands: &'static str,
    /// Heading of a command's own options.
    pub options: &'static str,
    /// Heading of the options that say how the explorer opens.
    pub explorer: &'static str,
    /// Heading of the options that go with every command.
    pub global: &'static str,
    /// Paragraphs after the options of the program.
    pub notes: &'static [&'static str],
    /// Paragraphs after the options of a command that filters.
    pub filter_notes: &'static [&'static str],
    /// Heading of what makes a shell read its completions.
    pub install: &'static str,
    /// What does, by shell.
    pub installing: Rows,
}

/// What each command does.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is on the command it is called after")]
pub struct CommandTexts {
    pub list: &'static str,
    pub show: &'static str,
    pub search: &'static str,
    pub notice: &'static str,
    pub stats: &'static str,
    pub ledger: &'static str,
    pub ledger_list: &'static str,
    pub ledger_set: &'static str,
    pub ledger_clear: &'static str,
    pub ledger_export: &'static str,
    pub ledger_import: &'static str,
    pub export: &'static str,
    pub completions: &'static str,
    pub man: &'static str,
    pub help: &'static str,
}

/// What each option and argument does.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is on the option it is called after")]
pub struct OptionTexts {
    pub lang: &'static str,
    pub text: &'static str,
    pub color: &'static str,
    pub ascii: &'static str,
    pub no_pager: &'static str,
    pub ledger: &'static str,
    pub config: &'static str,
    pub print_config: &'static str,
    pub data: &'static str,
    pub help: &'static str,
    pub version: &'static str,
    pub query: &'static str,
    pub item: &'static str,
    pub no_restore: &'static str,
    pub linear: &'static str,
    /// The explorer's `--group`.
    pub arrange: &'static str,
    pub format: &'static str,
    /// A filter's option.
    pub filter: fn(Filter) -> &'static str,
    /// The list's `--group`.
    pub group: &'static str,
    pub export_group: &'static str,
    pub export_format: &'static str,
    /// The ledger's `--format`.
    pub report_format: &'static str,
    pub output: &'static str,
    pub force: &'static str,
    /// A query among the filters.
    pub find: &'static str,
    pub sort: &'static str,
    pub columns: &'static str,
    pub limit: &'static str,
    pub by: &'static str,
    pub explain: &'static str,
    pub marked: &'static str,
    pub set_status: &'static str,
    pub note: &'static str,
    pub mark: &'static str,
    pub unmark: &'static str,
    pub all: &'static str,
    pub files: &'static str,
    pub dry_run: &'static str,
    pub ids: &'static str,
    pub ids_to_show: &'static str,
    pub words: &'static str,
    pub shell: &'static str,
    pub topic: &'static str,
}

/// What is said beside counts.
#[derive(Debug)]
pub struct StatsTexts {
    /// So many items were counted.
    pub total: fn(count: usize) -> String,
    /// Name of the counts.
    pub count: &'static str,
    /// Name of the parts of the whole.
    pub share: &'static str,
}

/// Names of the columns that are no field of an item.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is the name of the column it is called after")]
pub struct ColumnNames {
    pub id: &'static str,
    /// The title in the other language, beside it.
    pub beside: &'static str,
    pub mark: &'static str,
    pub score: &'static str,
}

/// What stands for a value in the help.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is the value it is called after")]
pub struct ValueNames {
    pub options: &'static str,
    pub command: &'static str,
    pub word: &'static str,
    pub text: &'static str,
    pub id: &'static str,
    pub number: &'static str,
    pub keys: &'static str,
    pub columns: &'static str,
    pub format: &'static str,
    pub file: &'static str,
    pub shell: &'static str,
    /// What a filter takes.
    pub filter: fn(Filter) -> &'static str,
}

/// The texts of errors. What comes from outside is handed in clean and short.
#[derive(Debug)]
pub struct ErrorTexts {
    /// No such option, the one that looks most like it, and the command it was given to.
    pub unknown_option: fn(option: &str, similar: Option<&str>, command: Option<&str>) -> String,
    /// No such command, the one that looks most like it, and all there are.
    pub unknown_command: fn(name: &str, similar: Option<&str>, commands: &[&str]) -> String,
    /// An argument where none is taken.
    pub unexpected_argument: fn(argument: &str) -> String,
    /// A value out of a fixed few was wanted.
    pub bad_value: fn(option: &str, value: &str, allowed: &[String]) -> String,
    /// A whole number from 1 was wanted.
    pub not_a_number: fn(option: &str, value: &str) -> String,
    /// An option without its value; the values there are, where they are a fixed few.
    pub missing_value: fn(option: &str, allowed: &[String]) -> String,
    /// A value for an option that takes none.
    pub no_value_taken: fn(option: &str, value: &str) -> String,
    /// An option of the explorer with a command.
    pub not_with_command: fn(option: &str, command: &str) -> String,
    /// An option with a format that it means nothing in, and those it goes with.
    pub not_with_format: fn(option: &str, format: &str, allowed: &[String]) -> String,
    /// A file has an ending that says no format; those there are.
    pub no_format: fn(ending: &str, formats: &[String]) -> String,
    /// `show` without an ID, a filter or a query.
    pub no_id: &'static str,
    /// `completions` without a shell; those there are.
    pub no_shell: &'static str,
    /// `search` without a word.
    pub empty_query: &'static str,
    /// An argument that is not UTF-8.
    pub not_unicode: &'static str,
    /// Wrong in a way that has no words of its own.
    pub other_usage: &'static str,
    /// Not an item's ID.
    pub bad_id: fn(id: &str) -> String,
    /// No item of this ID; the first and the last there are.
    pub no_item: fn(id: &str, first: &str, last: &str) -> String,
    /// The value of a filter is part of no known name.
    pub no_such_value: fn(Filter, value: &str, known: &[String]) -> String,
    /// No item passes all filters.
    pub nothing_left: &'static str,
    /// No item matches a query.
    pub nothing_found: fn(query: &str) -> String,
    /// No terminal for the explorer.
    pub no_terminal: &'static str,
    /// The system refused something, for this cause.
    pub io: fn(Task, cause: &str) -> String,
    /// A cause the system gives.
    pub cause: fn(&io::Error) -> String,
    /// The embedded text is not a dataset: where, and why.
    pub data: fn(&DecodeError) -> String,
    /// Files that do not hold items.
    pub files: FileTexts,
    /// The data have no notice to show.
    pub no_notice: &'static str,
}

/// A file, and which of its items, from 1.
pub type Place<'a> = (&'a str, usize);

/// Why a file does not hold items.
#[derive(Debug)]
pub struct FileTexts {
    /// There is none of this name.
    pub not_found: fn(file: &str) -> String,
    /// It is a directory.
    pub directory: fn(file: &str) -> String,
    /// The system does not give it, for this cause.
    pub unreadable: fn(file: &str, cause: &str) -> String,
    /// It is not UTF-8, from this line on.
    pub not_text: fn(file: &str, line: usize) -> String,
    /// Nothing stands in it.
    pub empty: fn(file: &str) -> String,
    /// Its list of items is empty.
    pub no_items: fn(file: &str) -> String,
    /// What stands in it are not items: where, and why.
    pub undecodable: fn(file: &str, &DecodeError) -> String,
    /// It is there already and not to be replaced.
    pub exists: fn(file: &str) -> String,
    /// The folder it was to be in is not there.
    pub no_folder: fn(file: &str) -> String,
    /// The system does not take it, for this cause.
    pub unwritable: fn(file: &str, cause: &str) -> String,
    /// It is a pipe, a device or the like.
    pub not_a_file: fn(file: &str) -> String,
    /// It is larger than such a file can be, which is so many megabytes.
    pub too_large: fn(file: &str, megabytes: u64) -> String,
    /// An item of a file has the ID of one before it.
    pub same_id: fn(item: Place<'_>, id: &str, before: Place<'_>) -> String,
}

/// How many names an error lists before it counts the rest.
pub(super) const NAMES_LISTED: usize = 5;

/// The command that shows all values of a filter, if one is needed beyond an error's list.
pub(super) fn grouping_of(filter: Filter) -> Option<Grouping> {
    match filter {
        Filter::Domain => Some(Grouping::Domain),
        Filter::Unit => Some(Grouping::Unit),
        Filter::Scope => Some(Grouping::Scope),
        Filter::Status => Some(Grouping::Status),
        Filter::Batch => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::i18n::Lang;

    #[test]
    fn help_in_chinese_speaks_chinese_and_english_english() {
        let has_han = |text: &str| text.contains(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
        let help = |lang: Lang| {
            let texts = &lang.messages().cli;
            let (commands, options) = (&texts.commands, &texts.options);
            [commands.list, commands.show, commands.notice, options.lang, options.color, options.group, options.limit]
        };
        assert!(help(Lang::Zh).into_iter().all(has_han));
        assert!(!help(Lang::En).into_iter().any(has_han));
    }
}
