//! What the output goes onto: its width, its colours, its language.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};

use crate::catalog::Wording;
use crate::i18n::Messages;
use crate::typeset::{CharSpan, wrap};

/// Whether colours are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Color {
    /// Where they make sense.
    Auto,
    /// Even into a file.
    Always,
    /// Not at all.
    Never,
}

impl Color {
    pub(super) const ALL: [Self; 3] = [Self::Auto, Self::Always, Self::Never];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }
}

/// Whether to use colours, given the environment.
pub(super) fn colored(color: Color, terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let set = |name| variable(name).filter(|value| !value.is_empty());
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR").is_some() => false,
        Color::Auto if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        Color::Auto => terminal && set("TERM").is_some_and(|term| term != "dumb"),
    }
}

/// The kinds of text that stand out. None carries a meaning that is not in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A title or a heading.
    Heading,
    /// The number of an item.
    Number,
    /// The label of a field.
    Label,
    /// Matched characters.
    Match,
    /// A bar as long as a number is large.
    Bar,
}

impl Style {
    /// As the parameter of SGR, out of the 16 colours every terminal has.
    fn sgr(self) -> &'static str {
        match self {
            Self::Heading => "1",
            Self::Number | Self::Bar => "36",
            Self::Label => "2",
            Self::Match => "1;4;31",
        }
    }
}

/// What the output goes onto.
pub(super) struct Page {
    pub(super) messages: &'static Messages,
    /// Columns to wrap running text to; not wrapped where there is no width.
    pub(super) columns: Option<usize>,
    /// Columns to cut lines of a list to; only on a terminal.
    pub(super) cut: Option<usize>,
    /// What stands for text that was cut.
    pub(super) ellipsis: &'static str,
    /// What bars are made of.
    pub(super) bar: &'static str,
    pub(super) color: bool,
    /// Whether tab-separated values have the English in columns of its own.
    pub(super) further: bool,
}

impl Page {
    pub(super) fn new(color: Color, ascii: bool, messages: &'static Messages) -> Self {
        let terminal = io::stdout().is_terminal();
        let columns = columns(terminal);
        Self {
            messages,
            columns,
            cut: columns.filter(|_| terminal),
            ellipsis: if ascii { "..." } else { "…" },
            // A full block is two columns wide on some terminals.
            bar: if ascii { "#" } else { "▬" },
            color: colored(color, terminal, |name| env::var_os(name)),
            further: false,
        }
    }

    /// The same for a program: it gets the original, whatever the language and the settings,
    /// unless another text is `given` on the command line itself.
    pub(super) fn for_programs(self, given: Option<Wording>) -> Self {
        let wording = given.filter(|wording| *wording == Wording::English).unwrap_or(Wording::Original);
        Self { messages: self.messages.lang.around(wording), further: given == Some(Wording::Both), ..self }
    }

    /// Adds a text in a style.
    pub(super) fn put(&self, out: &mut String, style: Style, text: &str) {
        if self.color && !text.is_empty() {
            out.push_str("\x1b[");
            out.push_str(style.sgr());
            out.push('m');
            out.push_str(text);
            out.push_str("\x1b[0m");
        } else {
            out.push_str(text);
        }
    }

    /// Adds a text with the characters in `marks` marked.
    pub(super) fn put_marked(&self, out: &mut String, text: &str, marks: &[CharSpan]) {
        let mut at = 0;
        let marks = if self.color { marks } else { &[] };
        for mark in marks {
            out.push_str(&CharSpan::new(at, mark.start).of(text));
            self.put(out, Style::Match, &mark.of(text));
            at = mark.end;
        }
        match at {
            0 => out.push_str(text),
            at => out.extend(text.chars().skip(at)),
        }
    }

    /// A remark in a line of its own, below what people read.
    pub(super) fn remark(&self, text: &str) -> String {
        let mut out = String::new();
        for line in self.lines(text, 0) {
            self.put(&mut out, Style::Label, &line);
            out.push('\n');
        }
        out
    }

    /// A paragraph as lines no wider than the page less `indent`.
    pub(super) fn lines(&self, text: &str, indent: usize) -> Vec<String> {
        match self.columns {
            Some(columns) => wrap(text, columns.saturating_sub(indent)).into_iter().map(|span| span.of(text)).collect(),
            None => vec![text.to_owned()],
        }
    }
}

/// Columns of the output: `COLUMNS`, else the terminal's, if it is one.
pub(super) fn columns(terminal: bool) -> Option<usize> {
    let variable = env::var("COLUMNS").ok().and_then(|value| value.parse().ok());
    let columns = variable.or_else(|| {
        let size = terminal.then(|| rustix::termios::tcgetwinsize(io::stdout()).ok()).flatten()?;
        Some(usize::from(size.ws_col))
    });
    columns.filter(|columns| *columns > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_follow_the_option_then_the_environment_then_the_terminal() {
        type Variables = &'static [(&'static str, &'static str)];
        let cases: [(Color, bool, Variables, bool); 11] = [
            (Color::Auto, true, &[("TERM", "xterm")], true),
            (Color::Auto, false, &[("TERM", "xterm")], false),
            (Color::Auto, true, &[("TERM", "dumb")], false),
            (Color::Auto, true, &[], false),
            (Color::Auto, true, &[("TERM", "xterm"), ("NO_COLOR", "1")], false),
            (Color::Auto, true, &[("TERM", "xterm"), ("NO_COLOR", "")], true),
            (Color::Auto, false, &[("CLICOLOR_FORCE", "1")], true),
            (Color::Auto, false, &[("CLICOLOR_FORCE", "0")], false),
            (Color::Auto, true, &[("TERM", "xterm"), ("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
            (Color::Always, false, &[("NO_COLOR", "1"), ("TERM", "dumb")], true),
            (Color::Never, true, &[("TERM", "xterm"), ("CLICOLOR_FORCE", "1")], false),
        ];
        for (color, terminal, set, expected) in cases {
            let variable = |name: &str| set.iter().find(|(n, _)| *n == name).map(|(_, value)| OsString::from(value));
            assert_eq!(colored(color, terminal, variable), expected, "{color:?} {terminal} {set:?}");
        }
    }
}
