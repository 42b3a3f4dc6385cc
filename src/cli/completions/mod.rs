//! `zimao completions`: what a shell offers where a word is begun, as a script for it.
//!
//! A script is two things: tables of the commands, the options and what each of them takes,
//! made from the definition of the arguments, and the walk along a command line that looks
//! things up in them. fish and zsh have that walk themselves; that of the others stands in
//! files beside this one. Nothing here knows a command or an option by name.

mod bash;
mod elvish;
mod fish;
mod powershell;
mod tables;
mod zsh;

use clap::{ArgMatches, Command};

use super::Answer;
use crate::catalog::Catalog;
use crate::error::{Error, Usage};
use crate::i18n::Messages;
use tables::Tables;

/// The shells there is a script for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
}

impl Shell {
    pub(super) const ALL: [Self; 5] = [Self::Bash, Self::Zsh, Self::Fish, Self::Powershell, Self::Elvish];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Powershell => "powershell",
            Self::Elvish => "elvish",
        }
    }

    fn script(self, tables: &Tables) -> String {
        match self {
            Self::Bash => bash::script(tables),
            Self::Zsh => zsh::script(tables),
            Self::Fish => fish::script(tables),
            Self::Powershell => powershell::script(tables),
            Self::Elvish => elvish::script(tables),
        }
    }
}

/// The script for the shell that is named, of the arguments `command` has.
pub(super) fn run(
    matches: &ArgMatches,
    command: &Command,
    catalog: &Catalog,
    messages: &Messages,
) -> Result<Answer, Error> {
    let word = matches.get_one::<String>("shell").ok_or(Usage::NoShell)?;
    let shell = Shell::ALL.into_iter().find(|shell| shell.word() == word).ok_or(Usage::NoShell)?;
    Ok(Answer::of(shell.script(&Tables::of(command, catalog, messages))))
}

/// Adds texts.
fn put(out: &mut String, texts: &[&str]) {
    for text in texts {
        out.push_str(text);
    }
}

/// `'text'`, where the shell has quotes that only end at the next one, and writes a quote in
/// them as `quote`.
fn quoted(text: &str, quote: &str) -> String {
    format!("'{}'", text.replace('\'', quote))
}

#[cfg(test)]
mod tests {
    use super::tables::Opt;
    use super::*;
    use crate::cli::args;
    use crate::dataset;
    use crate::i18n::Lang;

    fn tables(lang: Lang) -> Tables {
        let messages = lang.messages();
        Tables::of(&args::whole(&messages.cli), &dataset::embedded().unwrap(), messages)
    }

    /// Everything that is said of a command or an option.
    fn said(tables: &Tables) -> Vec<String> {
        let options = tables.places.iter().flat_map(|place| &place.options).map(|option| option.about.clone());
        let commands = tables.offers.iter().filter(|(key, _)| key.starts_with("commands"));
        options.chain(commands.flat_map(|(_, offers)| offers.iter().map(|offer| offer.about.clone()))).collect()
    }

    /// A text as a script quotes it, whatever the shell.
    fn plain(script: &str) -> String {
        script.replace(r"'\''", "'").replace("''", "'").replace(['\\'], "")
    }

    #[test]
    fn every_command_and_option_is_in_every_script() {
        let tables = tables(Lang::En);
        for shell in Shell::ALL {
            let script = shell.script(&tables);
            for place in &tables.places {
                assert!(script.contains(&place.path.replace(' ', if shell == Shell::Zsh { "_" } else { " " })));
                for name in place.options.iter().flat_map(|Opt { names, .. }| names) {
                    let written = match (shell, name.strip_prefix("--")) {
                        (Shell::Fish, Some(long)) => format!(" -l {long} "),
                        (Shell::Fish, None) => format!(" -s {} ", name.trim_start_matches('-')),
                        _ => name.clone(),
                    };
                    assert!(script.contains(&written), "{name} of {:?} is not in the script for {shell:?}", place.path);
                }
            }
        }
    }

    #[test]
    fn what_a_script_says_is_said_in_one_language() {
        for (lang, other) in [(Lang::En, Lang::Zh), (Lang::Zh, Lang::En)] {
            let (own, foreign) = (tables(lang), said(&tables(other)));
            for shell in Shell::ALL {
                let script = plain(&shell.script(&own));
                for text in said(&own).iter().filter(|_| shell != Shell::Bash) {
                    assert!(script.contains(&plain(text)), "{text:?} is not in the script for {shell:?}");
                }
                for text in foreign.iter().filter(|text| !said(&own).contains(text)) {
                    assert!(!script.contains(&plain(text)), "{text:?} is in the script for {shell:?}");
                }
            }
        }
    }

    #[test]
    fn what_stands_for_a_value_says_what_it_is() {
        for lang in Lang::ALL {
            let values = &lang.messages().cli.values;
            let filters = crate::error::Filter::ALL.map(values.filter);
            let mut names = vec![values.command, values.word, values.text, values.id, values.number, values.file];
            names.extend(filters);
            let distinct: std::collections::HashSet<&str> = names.iter().copied().collect();
            assert_eq!(distinct.len(), names.len(), "{names:?}");
        }
    }

    #[test]
    fn whoever_is_asked_for_a_shell_is_told_of_each() {
        for lang in Lang::ALL {
            let messages = lang.messages();
            for text in [messages.cli.options.shell, messages.errors.no_shell] {
                assert!(Shell::ALL.iter().all(|shell| text.contains(shell.word())), "{text}");
            }
            assert_eq!(
                messages.cli.help.installing.iter().map(|(shell, _)| *shell).collect::<Vec<_>>(),
                Shell::ALL.map(Shell::word)
            );
        }
    }

    #[test]
    fn no_word_that_is_offered_needs_quotes() {
        let is_plain = |word: &str| word.chars().all(|c| c.is_alphanumeric() || "-_.,".contains(c));
        for (key, offers) in tables(Lang::Zh).lists() {
            assert!(!offers.is_empty(), "nothing is offered for {key}");
            assert!(offers.iter().all(|offer| is_plain(&offer.word)), "{key}");
        }
    }
}
