//! Keys and what they mean. One table, [`TABLE`], drives dispatch, the help, the hints
//! and the README.

mod key;
mod table;

pub use key::{Code, Key, Notation, ParseKeyError};
pub use table::{Row, TABLE};

use rustc_hash::FxHashMap;

use crate::app::{Action, Answer, Command, Context, Event, Failure, HelpEntry, Kept, Pointer};
use crate::catalog::ItemId;
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
    /// What the terminal says of itself.
    Answer(Answer),
    /// A program of the user's failed.
    Failed(Failure),
    /// The note of an item was written in a program of the user's.
    Written(ItemId, String),
    /// The ledger as it is kept now.
    Kept(Kept),
}

/// The keys a user wants for an action in a context, in the place of the table's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebinding {
    /// Where.
    pub context: Context,
    /// What they do.
    pub action: Action,
    /// The keys; none where the action is to have none.
    pub keys: Vec<Key>,
}

/// The table, with what the user changed of it, made ready for look-ups.
#[derive(Clone, Debug)]
pub struct Keymap {
    /// By context: each is looked up at every start for every action.
    bindings: FxHashMap<Context, Vec<(Key, Action)>>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(&[])
    }
}

impl Keymap {
    /// The table with the keys of the user in it. A key the user gives to one action is taken
    /// from those that have it in the table.
    #[must_use]
    pub fn new(rebindings: &[Rebinding]) -> Self {
        let stays = |context: Context, key: Key, action: Action| {
            let here = || rebindings.iter().filter(|rebinding| rebinding.context == context);
            !here().any(|rebinding| rebinding.action == action || rebinding.keys.contains(&key))
        };
        let mut bindings: FxHashMap<Context, Vec<(Key, Action)>> = FxHashMap::default();
        for row in TABLE {
            for (context, key) in row.keys().filter(|(context, key)| stays(*context, *key, row.action)) {
                bindings.entry(context).or_default().push((key, row.action));
            }
        }
        for Rebinding { context, action, keys } in rebindings {
            bindings.entry(*context).or_default().extend(keys.iter().map(|key| (*key, *action)));
        }
        Self { bindings }
    }

    /// The keys of an action in a context, the most useful first.
    pub fn keys(&self, context: Context, action: Action) -> impl Iterator<Item = Key> {
        self.of(context).iter().filter(move |(_, bound)| *bound == action).map(|(key, _)| *key)
    }

    fn of(&self, context: Context) -> &[(Key, Action)] {
        self.bindings.get(&context).map_or(&[], Vec::as_slice)
    }

    /// What a key means in a context. A full-width form an input method left on gives
    /// means what its plain form means, where text is not taken.
    #[must_use]
    pub fn resolve(&self, context: Context, key: Key) -> Option<Action> {
        let plain = |key: Key| {
            let bound = self.of(context).iter().find(|(bound, _)| *bound == key);
            bound.map(|(_, action)| *action)
        };
        plain(key).or_else(|| if context.takes_text() { None } else { plain(key.without_full_width()) })
    }

    /// Esc and a character that came in one packet read as Alt and the character: where
    /// that means nothing, they are two keys again.
    #[must_use]
    pub fn unjoin(&self, context: Context, input: Input) -> Vec<Input> {
        match input {
            Input::Key(key @ Key { code: Code::Char(_), alt: true, .. }) if self.resolve(context, key).is_none() => {
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
            Input::Answer(answer) => Some(Event::Answer(answer)),
            Input::Failed(failure) => Some(Event::Failed(failure)),
            Input::Written(id, text) => Some(Event::Written(id, text)),
            Input::Kept(kept) => Some(Event::Kept(kept)),
        }
    }
}

/// What to show at the bottom in a context, most useful first: actions and their names.
pub fn hints(context: Context, messages: &Messages) -> impl Iterator<Item = (Action, &'static str)> {
    let mut rows: Vec<&Row> = TABLE.iter().filter(|row| row.hint > 0 && row.holds_in(context)).collect();
    rows.sort_by_key(|row| row.hint);
    rows.into_iter().map(|row| (row.action, (row.name)(&messages.actions)))
}

/// The lines of the help: the keys, then what a query can say.
#[must_use]
pub fn help_entries(keymap: &Keymap, messages: &Messages, notation: Notation) -> Vec<HelpEntry> {
    let mut entries = key_entries(keymap, messages, notation);
    entries.extend(messages.search.syntax.iter().map(|(example, meaning)| HelpEntry {
        place: messages.search.syntax_place.to_owned(),
        keys: (*example).to_owned(),
        name: (*meaning).to_owned(),
        bound: None,
    }));
    entries
}

/// What the palette offers: what is not done within a text field.
#[must_use]
pub fn commands(keymap: &Keymap, messages: &Messages, notation: Notation) -> Vec<Command> {
    let [zh, en] = Lang::ALL.map(|lang| &lang.messages().actions);
    let other = if messages.lang == Lang::Zh { en } else { zh };
    let offered = TABLE
        .iter()
        .filter(|row| Context::ALL.iter().any(|context| row.holds_in(*context) && !context.takes_text()))
        .filter(|row| row.action != Action::Palette);
    let command = |row: &Row| {
        let labels = |context| keymap.keys(context, row.action).map(|key: Key| key.label(notation));
        let menu = menu_of(row);
        let opener = menu.and_then(|(_, opens)| TABLE.iter().find(|row| row.action == opens));
        // First the key of the menu.
        let through_menu = menu.and_then(|(menu, opens)| {
            let first = keymap.keys(Context::Tree, opens).next()?;
            Some(format!("{} {}", first.label(notation), labels(menu).next()?))
        });
        // Whoever types it means it, wherever that is.
        let anywhere = row.action == Action::Quit;
        let places = Context::ALL.into_iter().filter(|context| anywhere || opener.unwrap_or(row).holds_in(*context));
        let mut keys: Vec<String> = Vec::new();
        for key in Context::ALL.into_iter().filter(|context| !context.takes_text()).flat_map(labels) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        Command {
            action: row.action,
            name: (row.name)(&messages.actions),
            other: (row.name)(other),
            keys: through_menu.unwrap_or_else(|| keys.join(" ")),
            places: places.collect(),
        }
    };
    // What nobody looks up comes last.
    let is_motion = |row: &&Row| row.action.is_motion();
    let (motions, others): (Vec<&Row>, Vec<&Row>) = offered.partition(is_motion);
    others.into_iter().chain(motions).map(command).collect()
}

/// The menu that an action is chosen in, and what opens that.
fn menu_of(row: &Row) -> Option<(Context, Action)> {
    let menus = [(Context::Copy, Action::CopyMenu), (Context::Status, Action::StatusMenu)];
    menus.into_iter().find(|(menu, _)| row.holds_in(*menu) && row.action.is_chosen())
}

/// For each row and place of the table, one; where the user has parted a place, one for
/// each part. An action without a key has none.
fn key_entries(keymap: &Keymap, messages: &Messages, notation: Notation) -> Vec<HelpEntry> {
    let mut entries = Vec::new();
    for row in TABLE {
        for (contexts, _) in row.at {
            let mut parts: Vec<(Vec<Key>, Vec<Context>)> = Vec::new();
            for context in *contexts {
                let keys: Vec<Key> = keymap.keys(*context, row.action).collect();
                match parts.iter_mut().find(|(of_part, _)| *of_part == keys) {
                    Some((_, contexts)) => contexts.push(*context),
                    None => parts.push((keys, vec![*context])),
                }
            }
            parts.retain(|(keys, _)| !keys.is_empty());
            entries.extend(parts.into_iter().map(|(keys, contexts)| HelpEntry {
                place: places(&contexts, messages),
                keys: keys.iter().map(|key| key.label(notation)).collect::<Vec<_>>().join(" "),
                name: (row.name)(&messages.actions).to_owned(),
                bound: Some((row.action, contexts)),
            }));
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

/// The name of the place where keys hold.
#[must_use]
pub fn place(context: Context, messages: &Messages) -> &'static str {
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
        Context::Copy => names.copy,
        Context::Status => names.status,
        Context::Note => names.note,
        Context::Help => names.help,
        Context::HelpQuery => names.help_query,
    }
}

/// The table of keys for the README of a language, in Markdown.
#[must_use]
pub fn markdown(lang: Lang) -> String {
    let head = match lang {
        Lang::Zh => "| 键 | 位置 | 功能 |",
        Lang::En => "| keys | where | what |",
    };
    let mut out = format!("{head}\n|---|---|---|\n");
    for entry in key_entries(&Keymap::default(), lang.messages(), Notation::Arrows) {
        let keys: Vec<String> = entry.keys.split(' ').map(|key| format!("`{key}`")).collect();
        let line = format!("| {} | {} | {} |\n", keys.join(" "), entry.place, entry.name);
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
        for (context, bound) in Keymap::default().bindings {
            for (key, action) in bound {
                assert!(taken.insert((context, key)), "{key:?} in {context:?} is also {action:?}");
            }
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

    fn rebound(context: Context, action: Action, keys: &str) -> Rebinding {
        Rebinding { context, action, keys: Key::parse_all(keys) }
    }

    #[test]
    fn the_keys_of_the_user_take_the_place_of_the_tables_in_their_context_only() {
        let keymap = Keymap::new(&[rebound(Context::Tree, Action::Down, "n <C-n>")]);
        let means = |context, key: &str| keymap.resolve(context, Key::parse(key).unwrap());
        assert_eq!(means(Context::Tree, "n"), Some(Action::Down));
        assert_eq!(means(Context::Tree, "<C-n>"), Some(Action::Down));
        assert_eq!(means(Context::Tree, "j"), None);
        assert_eq!(means(Context::Details, "j"), Some(Action::Down));
        // Given away by the action that has it in the table.
        assert_eq!(means(Context::Details, "n"), Some(Action::NextMatch));
        assert_eq!(keymap.keys(Context::Tree, Action::NextMatch).count(), 0);
        assert_eq!(keymap.keys(Context::Tree, Action::PreviousMatch).count(), 1);
    }

    #[test]
    fn an_action_can_be_left_without_a_key() {
        let keymap = Keymap::new(&[rebound(Context::Tree, Action::Quit, "")]);
        assert_eq!(keymap.resolve(Context::Tree, Key::char('q')), None);
        assert_eq!(keymap.resolve(Context::Details, Key::char('q')), Some(Action::Quit));
    }

    #[test]
    fn the_help_has_the_keys_of_the_user() {
        let keymap = Keymap::new(&[
            rebound(Context::Tree, Action::Down, "n"),
            rebound(Context::Tree, Action::Quit, ""),
            rebound(Context::Details, Action::Quit, ""),
        ]);
        let entries = help_entries(&keymap, Lang::En.messages(), Notation::Arrows);
        let of = |name: &str| -> Vec<(&str, &str)> {
            let named = entries.iter().filter(|entry| entry.name == name);
            named.map(|entry| (entry.keys.as_str(), entry.place.as_str())).collect()
        };
        let others = "Details, Reader, Outline, Notice, Table, Comparison, Figures, Facets, Help";
        assert_eq!(of("down"), [("n", "Tree"), ("j ↓", others), ("↓", "text fields")]);
        assert_eq!(of("quit"), []);
        assert_eq!(of("next match"), [("n", "Details, Reader, Notice, Table, Comparison")]);
    }

    #[test]
    fn an_action_has_at_most_one_place_in_the_table_for_a_context() {
        for row in TABLE {
            for context in Context::ALL {
                let places = row.at.iter().filter(|(contexts, _)| contexts.contains(&context)).count();
                assert!(places <= 1, "{:?} has {places} places in {context:?}", row.action);
            }
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
