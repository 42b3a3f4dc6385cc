//! The script for `PowerShell`.

use super::put;
use super::tables::{Offer, Tables, WHOLE_IDS};

/// The walk along the command line.
const WALK: &str = include_str!("walk.ps1");

pub(super) fn script(tables: &Tables) -> String {
    let mut out = String::new();
    for (name, rows) in tables.lookups(quote, list) {
        // Tables that tell `-v` from `-V`, as the shell's own do not.
        let empty = " = [System.Collections.Hashtable]::new([System.StringComparer]::Ordinal)\n";
        put(&mut out, &["    $", name, empty]);
        for (key, value) in rows {
            put(&mut out, &["    $", name, "[", &quote(&key), "] = ", &value, "\n"]);
        }
        out.push('\n');
    }
    WALK.replace("@tables@\n", &out).replace("@whole_ids@", WHOLE_IDS)
}

/// A word and what is said of it, and so on: a list of pairs falls apart where there is one.
fn list(offers: &[Offer]) -> String {
    let words = offers.iter().flat_map(|Offer { word, about }| [quote(word), quote(about)]);
    format!("@({})", words.collect::<Vec<_>>().join(", "))
}

/// To this shell the quotes of a text are quotes too.
fn quote(text: &str) -> String {
    let mut out = String::from("'");
    for c in text.chars() {
        if matches!(c, '\'' | '‘' | '’' | '‚' | '‛') {
            out.push(c);
        }
        out.push(c);
    }
    out + "'"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args;
    use crate::dataset;
    use crate::i18n::Lang;

    #[test]
    fn a_quote_of_any_form_does_not_end_a_text() {
        assert_eq!(quote("it's ‘so’ “here” $x `n"), "'it''s ‘‘so’’ “here” $x `n'");
    }

    /// What is left of a script without its texts and its comments, as the shell reads them.
    fn code(script: &str) -> String {
        let mut out = String::new();
        let mut chars = script.chars().peekable();
        while let Some(c) = chars.next() {
            let same = |other: &char| {
                if c == '"' { *other == '"' } else { matches!(other, '\'' | '‘' | '’' | '‚' | '‛') }
            };
            match c {
                '#' => drop(chars.by_ref().find(|c| *c == '\n')),
                '"' | '\'' => loop {
                    assert!(chars.by_ref().any(|c| same(&c)), "a text does not end");
                    // Twice is a quote in the text.
                    if chars.next_if(same).is_none() {
                        break;
                    }
                },
                _ => out.push(c),
            }
        }
        out
    }

    #[test]
    fn every_bracket_of_the_script_is_closed_in_its_order() {
        for lang in Lang::ALL {
            let messages = lang.messages();
            let script = script(&Tables::of(&args::whole(&messages.cli), &dataset::embedded().unwrap(), messages));
            let code = code(&script);
            assert!(code.is_ascii(), "a text is not quoted: {code}");
            let mut open = Vec::new();
            for c in code.chars() {
                match c {
                    '(' | '[' | '{' => open.push(c),
                    ')' => assert_eq!(open.pop(), Some('(')),
                    ']' => assert_eq!(open.pop(), Some('[')),
                    '}' => assert_eq!(open.pop(), Some('{')),
                    _ => {}
                }
            }
            assert_eq!(open, []);
        }
    }
}
