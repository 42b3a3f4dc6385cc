//! `zimao man`: the manual page, for `man` and `mandoc`.
//!
//! Commands and options are those of the definition of the arguments, with the texts of the
//! help; what else is to be said stands in `i18n`.

use clap::{Arg, Command};

use super::help::{about, is_global, placeholder, synopsis};
use crate::i18n::{CliTexts, Messages};
use crate::typeset::pieces;

/// The page of the program with the arguments `command` has.
pub(super) fn page(command: &Command, messages: &Messages) -> String {
    let (texts, man) = (&messages.cli, &messages.man);
    let headings = &man.headings;
    let mut page = Page { out: String::new() };
    page.begin(man.manual);
    page.section(headings.name);
    // As it is: `whatis` and the like read this line, and no roff.
    page.line(&format!("zimao \\- {}", escaped(man.summary)));
    page.section(headings.synopsis);
    page.line(&format!("{} {} {}", bold("zimao"), running(texts.values.options), running(texts.values.command)));
    page.section(headings.description);
    page.paragraph(texts.help.about);
    page.section(headings.commands);
    page.commands(command, "", texts);
    page.subsection(headings.filters);
    page.paragraphs(texts.help.filter_notes);
    page.section(headings.options);
    let (global, explorer): (Vec<&Arg>, _) = command.get_arguments().partition(|arg| is_global(arg));
    page.subsection(texts.help.global.trim_end_matches(COLONS));
    page.options(global.into_iter());
    page.subsection(texts.help.explorer.trim_end_matches(COLONS));
    page.options(explorer.into_iter());
    page.section(headings.queries);
    page.rows(messages.search.syntax);
    page.section(headings.explorer);
    page.paragraphs(man.explorer);
    let rows = [(headings.environment, man.environment), (headings.files, man.files), (headings.exit, man.exit)];
    for (heading, rows) in rows {
        page.section(heading);
        page.rows(rows);
    }
    page.section(headings.examples);
    for (what, typed) in man.examples {
        page.example(what, typed);
    }
    page.out
}

/// What headings of the help end with, and those of the page do not.
const COLONS: [char; 2] = [':', '：'];

struct Page {
    out: String,
}

impl Page {
    /// Flush left and without hyphens: between Han characters there is no blank to widen, and
    /// the name of an option has to be seen as it is typed.
    fn begin(&mut self, manual: &str) {
        let version = env!("CARGO_PKG_VERSION");
        self.line("'\\\" -*- coding: UTF-8 -*-");
        self.line(&format!(".TH ZIMAO 1 \"\" \"zimao {version}\" \"{manual}\"\n.ad l\n.nh"));
    }

    fn line(&mut self, line: &str) {
        self.out.extend([line, "\n"]);
    }

    fn section(&mut self, heading: &str) {
        self.line(&format!(".SH {heading}"));
    }

    fn subsection(&mut self, heading: &str) {
        self.line(&format!(".SS {heading}"));
    }

    fn paragraph(&mut self, text: &str) {
        // A heading begins a paragraph by itself.
        let is_first = self.out.trim_end().lines().next_back().is_some_and(|line| line.starts_with(".S"));
        self.line(&format!("{}{}", if is_first { "" } else { ".PP\n" }, running(text)));
    }

    fn paragraphs(&mut self, texts: &[&str]) {
        for text in texts {
            self.paragraph(text);
        }
    }

    /// A thing, as roff, and what is said of it.
    fn entry(&mut self, thing: &str, text: &str) {
        self.line(&format!(".TP\n{thing}\n{}", running(text)));
    }

    fn rows(&mut self, rows: &[(&str, &str)]) {
        for (thing, text) in rows {
            self.entry(&bold(thing), text);
        }
    }

    fn options<'a>(&mut self, options: impl Iterator<Item = &'a Arg>) {
        for arg in options {
            self.entry(&option(arg), &arg.get_help().map(ToString::to_string).unwrap_or_default());
        }
    }

    /// The commands of a command, each with its own arguments, and with its commands after it.
    fn commands(&mut self, command: &Command, path: &str, texts: &CliTexts) {
        for sub in command.get_subcommands() {
            let path = format!("{path} {}", sub.get_name());
            let path = path.trim_start();
            self.subsection(&escaped(path));
            self.line(&running(&synopsis(sub, path, texts)));
            self.paragraph(&about(sub));
            let own = sub.get_arguments().filter(|arg| !is_global(arg));
            self.options(own);
            if path == "completions" {
                self.rows(texts.help.installing);
            }
            self.commands(sub, path, texts);
        }
    }

    fn example(&mut self, what: &str, typed: &str) {
        self.paragraph(what);
        self.line(&format!(".RS 4\n.EX\n$ {}\n.EE\n.RE", escaped(typed)));
    }
}

/// An argument as it is written: names in bold, what stands for a value in italics.
fn option(arg: &Arg) -> String {
    let short = arg.get_short().map(|short| bold(&format!("-{short}")));
    let long = arg.get_long().map(|long| bold(&format!("--{long}")));
    let names = short.into_iter().chain(long).collect::<Vec<_>>().join(", ");
    let value = arg.get_action().takes_values().then(|| format!("\\fI{}\\fR", escaped(&placeholder(arg))));
    [names].into_iter().filter(|names| !names.is_empty()).chain(value).collect::<Vec<_>>().join(" ")
}

fn bold(text: &str) -> String {
    format!("\\fB{}\\fR", escaped(text))
}

/// Running text. Where a line may break and there is no blank, as between Han characters,
/// that is said: roff knows none but those at blanks.
fn running(text: &str) -> String {
    let mut out = String::new();
    let mut end = 0;
    for piece in pieces(text) {
        if !out.is_empty() {
            out.push_str(if piece.start > end { " " } else { "\\:" });
        }
        out += &escaped(&piece.of(text));
        end = piece.end;
    }
    if out.starts_with(['.', '\'']) { format!("\\&{out}") } else { out }
}

/// Text with what roff reads as its own, or sets as another character, written out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\e"),
            '-' => out.push_str("\\-"),
            '\'' => out.push_str("\\(aq"),
            '`' => out.push_str("\\(ga"),
            '^' => out.push_str("\\(ha"),
            '~' => out.push_str("\\(ti"),
            '"' => out.push_str("\\(dq"),
            _ => out.push(c),
        }
    }
    out
}
