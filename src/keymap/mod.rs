//! Keys and what they mean. One table, [`TABLE`], drives dispatch, the help, the hints
//! and the README.

mod key;
mod table;

pub use key::{Code, Key, Notation, ParseKeyError};
pub use table::{Row, TABLE};

use crate::app::{Action, Command, Context, Event, HelpEntry, Pointer};
use crate::i18n::{Lang, Messages};

/// What comes from the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse.
    Pointer(Pointer),
    /// The terminal has a new size, in columns and rows.
    Resize(u16, u16),
    /// The queries of earlier runs were read, the oldest first.
    Recalled(Vec<String>),
}

/// The table made ready for look-ups.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<(Context, Key, Action)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let bindings = TABLE.iter().flat_map(|row| row.keys().map(|(context, key)| (context, key, row.action)));
        Self { bindings: bindings.collect() }
    }
}

impl Keymap {
    /// What a key means in a context. A full-width form an input method left on gives
    /// means what its plain form means, where text is not taken.
    #[must_use]
    pub fn resolve(&self, context: Context, key: Key) -> Option<Action> {
        let plain = |key: Key| {
            let bound = self.bindings.iter().find(|(c, k, _)| (*c, *k) == (context, key));
            bound.map(|(_, _, action)| *action)
        };
        plain(key).or_else(|| if context.takes_text() { None } else { plain(key.without_full_width()) })
    }

    /// Esc and a character that came in one packet read as Alt and the character: where
    /// that means nothing anywhere, they are two keys again.
    #[must_use]
    pub fn unjoin(&self, input: Input) -> Vec<Input> {
        match input {
            Input::Key(key @ Key { code: Code::Char(_), alt: true, .. })
                if !self.bindings.iter().any(|(_, bound, _)| *bound == key) =>
            {
                vec![Input::Key(Key::new(Code::Esc)), Input::Key(Key { alt: false, ..key })]
            }
            input => vec![input],
        }
    }

    /// What an input means in a context; nothing for a key that means nothing there.
    #[must_use]
    pub fn translate(&self, context: Context, input: Input) -> Option<Event> {
        match input {
            Input::Key(key) => match (self.resolve(context, key), key.text()) {
                (Some(action), _) => Some(Event::Action(action)),
                (None, Some(c)) if context.takes_text() => Some(Event::Text(c.to_string())),
                (None, _) => None,
            },
            Input::Paste(text) => Some(Event::Text(text)),
            Input::Pointer(pointer) => Some(Event::Pointer(pointer)),
            Input::Resize(width, height) => Some(Event::Resize(width, height)),
            Input::Recalled(queries) => Some(Event::Recalled(queries)),
        }
    }
}

/// The keys to show at the bottom in a context, most useful first: action, key and name.
#[must_use]
pub fn hints(context: Context, messages: &Messages, notation: Notation) -> Vec<(Action, String, &'static str)> {
    let mut rows: Vec<&Row> = TABLE.iter().filter(|row| row.hint > 0).collect();
    rows.sort_by_key(|row| row.hint);
    let hint = |row: &Row| {
        let (_, key) = row.keys().find(|(at, _)| *at == context)?;
        Some((row.action, key.label(notation), (row.name)(&messages.actions)))
    };
    rows.into_iter().filter_map(hint).collect()
}

/// The lines of the help: the keys, then what a query can say.
#[must_use]
pub fn help_entries(messages: &Messages, notation: Notation) -> Vec<HelpEntry> {
    let mut entries = key_entries(messages, notation);
    entries.extend(messages.search.syntax.iter().map(|(example, meaning)| HelpEntry {
        place: messages.search.syntax_place.to_owned(),
        keys: (*example).to_owned(),
        name: (*meaning).to_owned(),
        of_query: true,
    }));
    entries
}

/// What the palette offers: what is not done within a text field.
#[must_use]
pub fn commands(messages: &Messages, notation: Notation) -> Vec<Command> {
    let [zh, en] = Lang::ALL.map(|lang| &lang.messages().actions);
    let other = if messages.lang == Lang::Zh { en } else { zh };
    let offered = TABLE
        .iter()
        .filter(|row| row.keys().any(|(context, _)| !context.takes_text()) && row.action != Action::Palette);
    let command = |row: &Row| {
        let mut keys: Vec<String> = Vec::new();
        for key in row.keys().filter(|(context, _)| !context.takes_text()).map(|(_, key)| key.label(notation)) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        Command {
            action: row.action,
            name: (row.name)(&messages.actions),
            other: (row.name)(other),
            keys: keys.join(" "),
        }
    };
    // What nobody looks up comes last.
    let is_motion = |row: &&Row| row.action.is_motion();
    let (motions, others): (Vec<&Row>, Vec<&Row>) = offered.partition(is_motion);
    others.into_iter().chain(motions).map(command).collect()
}

/// For each row and place of the table, one.
fn key_entries(messages: &Messages, notation: Notation) -> Vec<HelpEntry> {
    let mut entries = Vec::new();
    for row in TABLE {
        for (contexts, keys) in row.at {
            let keys: Vec<String> = Key::parse_all(keys).iter().map(|key| key.label(notation)).collect();
            entries.push(HelpEntry {
                place: places(contexts, messages),
                keys: keys.join(" "),
                name: (row.name)(&messages.actions).to_owned(),
                of_query: false,
            });
        }
    }
    entries
}

/// The names of places; of the sets that come often, the name of the set.
fn places(contexts: &[Context], messages: &Messages) -> String {
    let names = &messages.ui.contexts;
    let mut left: Vec<Context> = contexts.to_vec();
    let mut said: Vec<&str> = Vec::new();
    let sets = [(table::ALL, names.everywhere), (table::BROWSE, names.views), (table::TEXT, names.fields)];
    for (set, name) in sets {
        if set.iter().all(|context| left.contains(context)) {
            left.retain(|context| !set.contains(context));
            said.push(name);
        }
    }
    said.extend(left.iter().map(|context| place(*context, messages)));
    said.join(if messages.lang == Lang::Zh { "、" } else { ", " })
}

fn place(context: Context, messages: &Messages) -> &'static str {
    let names = &messages.ui.contexts;
    match context {
        Context::Tree => names.tree,
        Context::Details => names.details,
        Context::Reader => names.reader,
        Context::Outline => names.outline,
        Context::Notice => names.notice,
        Context::Table => names.table,
        Context::Compare => names.compare,
        Context::Figures => names.figures,
        Context::Find => names.find,
        Context::Links => names.links,
        Context::Palette => names.palette,
        Context::Query => names.query,
        Context::Facets => names.facets,
        Context::Help => names.help,
        Context::HelpQuery => names.help_query,
    }
}

/// The table of keys for the README, in Markdown.
#[must_use]
pub fn markdown() -> String {
    let mut out = String::from("| keys | where | what | 功能 |\n|---|---|---|---|\n");
    let [zh, en] = Lang::ALL.map(|lang| key_entries(lang.messages(), Notation::Arrows));
    for (zh, en) in zh.iter().zip(&en) {
        let keys: Vec<String> = en.keys.split(' ').map(|key| format!("`{key}`")).collect();
        let line = format!("| {} | {} | {} | {} |\n", keys.join(" "), en.place, en.name, zh.name);
        out.push_str(&line.replace("`|`", "`\\|`"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        let mut taken = HashSet::new();
        for (context, key, action) in Keymap::default().bindings {
            assert!(taken.insert((context, key)), "{key:?} in {context:?} is also {action:?}");
        }
    }

    #[test]
    fn every_action_has_one_row_a_word_and_a_key() {
        let (mut seen, mut words) = (HashSet::new(), HashSet::new());
        for row in TABLE {
            assert!(seen.insert(row.action), "{:?} has two rows", row.action);
            assert!(words.insert(row.word), "{} is the word of two actions", row.word);
            assert!(row.keys().count() > 0, "{:?} has no key", row.action);
            let all = row.at.iter().map(|(contexts, keys)| contexts.len() * keys.split_whitespace().count());
            assert_eq!(row.keys().count(), all.sum::<usize>(), "{:?} has a key nobody can read", row.action);
        }
    }

    #[test]
    fn names_differ_within_a_language() {
        for lang in Lang::ALL {
            let mut seen = HashSet::new();
            for row in TABLE {
                let name = (row.name)(&lang.messages().actions);
                assert!(!name.is_empty() && seen.insert(name), "{lang:?}: {name:?} twice");
            }
        }
    }

    #[test]
    fn full_width_forms_mean_the_plain_keys_outside_text() {
        let keymap = Keymap::default();
        for (wide, action) in
            [('／', Action::Search), ('、', Action::Search), ('？', Action::Help), ('ｊ', Action::Down)]
        {
            assert_eq!(keymap.resolve(Context::Tree, Key::char(wide)), Some(action));
            let typed = keymap.translate(Context::Query, Input::Key(Key::char(wide)));
            assert_eq!(typed, Some(Event::Text(wide.to_string())));
        }
    }
}
