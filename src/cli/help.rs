//! The help, laid out by display width: Chinese is two columns a character, which clap
//! does not know.

use clap::{Arg, Command};

use super::page::columns;
use crate::i18n::{CliTexts, Messages, Rows};
use crate::typeset::{pad, width, wrap};

/// Columns of the help where the output has no width, and where it is wider.
const WIDEST: usize = 100;

/// Columns the descriptions keep, however long the options are.
const NARROWEST: usize = 16;

/// The command with our help in the place of clap's, its subcommands too.
pub(super) fn with_help(command: Command, messages: &Messages) -> Command {
    let texts = &messages.cli;
    let terminal = std::io::IsTerminal::is_terminal(&std::io::stdout());
    let columns = columns(terminal).map_or(WIDEST, |columns| columns.min(WIDEST));
    let root = command.clone();
    let own = program(&root, texts, columns);
    command.override_help(own).mut_subcommands(|sub| {
        let mut help = subcommand(&root, &sub, &[sub.get_name()], texts, columns);
        if sub.get_name() == "search" {
            help.rows(messages.search.syntax_heading, messages.search.syntax);
        }
        if sub.get_name() == "completions" {
            help.rows(texts.help.install, texts.help.installing);
        }
        let above = sub.get_name().to_owned();
        sub.override_help(help.out).mut_subcommands(|sub| {
            let help = subcommand(&root, &sub, &[&above, sub.get_name()], texts, columns);
            sub.override_help(help.out)
        })
    })
}

fn program(root: &Command, texts: &CliTexts, columns: usize) -> String {
    let mut help = Help { out: String::new(), columns };
    help.paragraph(texts.help.about);
    help.usage(&format!("zimao {} {}", texts.values.options, texts.values.command), texts);
    help.section(texts.help.commands, commands(root));
    let (global, explorer): (Vec<&Arg>, _) = root.get_arguments().partition(|arg| is_global(arg));
    help.section(texts.help.explorer, explorer.into_iter().map(row).collect());
    help.section(texts.help.global, global.into_iter().map(row).collect());
    help.notes(texts.help.notes);
    help.out
}

/// The help of a command, of which this is the path: `ledger set`.
fn subcommand(root: &Command, sub: &Command, path: &[&str], texts: &CliTexts, columns: usize) -> Help {
    let mut help = Help { out: String::new(), columns };
    help.paragraph(&about(sub));
    help.usage(&synopsis(sub, &path.join(" "), texts), texts);
    help.section(texts.help.commands, commands(sub));
    help.section(texts.help.arguments, sub.get_positionals().map(row).collect());
    let (global, own): (Vec<&Arg>, _) = sub.get_opts().partition(|arg| is_global(arg));
    help.section(texts.help.options, own.into_iter().map(row).collect());
    let global = global.into_iter().chain(root.get_arguments().filter(|arg| arg.is_global_set()));
    help.section(texts.help.global, global.map(row).collect());
    if sub.get_opts().any(|arg| arg.get_id() == "unit") {
        help.notes(texts.help.filter_notes);
    }
    help
}

/// The commands of a command, and what each does.
fn commands(command: &Command) -> Vec<(String, String)> {
    command.get_subcommands().map(|sub| (sub.get_name().to_owned(), about(sub))).collect()
}

/// What is typed for a command, of which this is the path: `zimao show [OPTIONS] ID…`.
pub(super) fn synopsis(sub: &Command, path: &str, texts: &CliTexts) -> String {
    let usage = format!("zimao {path} {}", texts.values.options);
    let command = sub.has_subcommands().then(|| texts.values.command.to_owned());
    let positionals = sub.get_positionals().map(placeholder);
    [usage].into_iter().chain(command).chain(positionals).collect::<Vec<_>>().join(" ")
}

/// Whether an option stands with those that go with everything.
pub(super) fn is_global(arg: &Arg) -> bool {
    arg.is_global_set() || ["version", "data", "print-config"].iter().any(|id| arg.get_id() == id)
}

pub(super) fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

/// An argument and what it does.
fn row(arg: &Arg) -> (String, String) {
    let mut left = match arg.get_short() {
        Some(short) => format!("-{short}, "),
        None if arg.is_positional() => String::new(),
        None => " ".repeat(4),
    };
    if let Some(long) = arg.get_long() {
        left.extend(["--", long]);
    }
    if arg.is_positional() {
        left += &placeholder(arg);
    } else if arg.get_action().takes_values() {
        left.extend([" ", &placeholder(arg)]);
    }
    (left, arg.get_help().map(ToString::to_string).unwrap_or_default())
}

/// What stands for the value of an argument: `ID…`.
pub(super) fn placeholder(arg: &Arg) -> String {
    let name = arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
    let more = if arg.get_num_args().is_some_and(|range| range.max_values() > 1) { "…" } else { "" };
    format!("{name}{more}")
}

struct Help {
    out: String,
    columns: usize,
}

impl Help {
    fn paragraph(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        for line in wrap(text, self.columns) {
            self.out += &line.of(text);
            self.out.push('\n');
        }
    }

    fn usage(&mut self, usage: &str, texts: &CliTexts) {
        self.paragraph(&format!("{}{usage}", texts.help.usage));
    }

    fn notes(&mut self, notes: &[&str]) {
        for note in notes {
            self.paragraph(note);
        }
    }

    fn rows(&mut self, heading: &str, rows: Rows) {
        self.section(heading, rows.iter().map(|(left, right)| ((*left).to_owned(), (*right).to_owned())).collect());
    }

    fn section(&mut self, heading: &str, rows: Vec<(String, String)>) {
        if rows.is_empty() {
            return;
        }
        self.paragraph(heading);
        let left = rows.iter().map(|(left, _)| width(left)).max().unwrap_or(0);
        let room = self.columns.saturating_sub(left + 4).max(NARROWEST);
        for (name, text) in rows {
            for (at, line) in wrap(&text, room).into_iter().enumerate() {
                let name = if at == 0 { name.as_str() } else { "" };
                self.out.extend(["  ", &pad(name, left), "  ", &line.of(&text), "\n"]);
            }
        }
    }
}
