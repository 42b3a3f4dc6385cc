//! The keys a user wants.

use toml::Spanned;
use toml::de::DeValue;

use super::Problem;
use super::read::{Entry, Reader};
use crate::app::Context;
use crate::keymap::{Key, Rebinding, Row, TABLE};
use crate::typeset::{char_width, visible};

impl Reader<'_> {
    /// `[keys.tree]` and the like.
    pub(super) fn keys(&mut self, value: &Spanned<DeValue<'_>>) {
        for (word, actions) in self.table("keys", value) {
            let path = format!("keys.{}", word.get_ref());
            let Some(context) = Context::ALL.into_iter().find(|context| context.word() == word.get_ref()) else {
                let known = Context::ALL.map(Context::word).to_vec();
                self.mistake(word.span().start, &path, Problem::UnknownContext(known));
                continue;
            };
            for action in self.table(&path, actions) {
                self.rebind(context, &path, action);
            }
        }
    }

    /// `down = ["j", "<Down>"]`. A list with a mistake in it counts for nothing.
    fn rebind(&mut self, context: Context, path: &str, (word, value): Entry<'_, '_>) {
        let path = format!("{path}.{}", word.get_ref());
        let Some(row) = TABLE.iter().find(|row| row.word == word.get_ref()) else {
            return self.mistake(word.span().start, &path, Problem::UnknownAction);
        };
        if !row.holds_in(context) {
            let holds = Context::ALL.into_iter().filter(|context| row.holds_in(*context)).map(Context::word);
            return self.mistake(word.span().start, &path, Problem::NotHere(holds.collect()));
        }
        let DeValue::Array(list) = value.get_ref() else {
            return self.mistake(value.span().start, &path, Problem::NotAList);
        };
        let mut keys = Vec::new();
        let mut whole = true;
        for value in list {
            match self.key(context, value) {
                Ok(key) if keys.contains(&key) => {}
                Ok(key) => keys.push(key),
                Err(problem) => {
                    self.mistake(value.span().start, &path, problem);
                    whole = false;
                }
            }
        }
        if whole {
            self.config.keys.push(Rebinding { context, action: row.action, keys });
        }
    }

    fn key(&self, context: Context, value: &Spanned<DeValue<'_>>) -> Result<Key, Problem> {
        let written = || self.written(value);
        let text = if let DeValue::String(text) = value.get_ref() { text.as_ref() } else { "" };
        // What is drawn as nothing is nothing to press either.
        let shows = visible(text) == text && text.chars().all(|c| char_width(c) > 0);
        let key = Key::parse(text).ok().filter(|_| shows).ok_or_else(|| Problem::NoKey(written()))?;
        if context.takes_text() && key.text().is_some() {
            return Err(Problem::IsText(written()));
        }
        let taken = (self.config.keys.iter()).find(|other| other.context == context && other.keys.contains(&key));
        match taken.and_then(|other| TABLE.iter().find(|row| row.action == other.action)) {
            Some(Row { word, .. }) => Err(Problem::Taken { value: written(), by: word }),
            None => Ok(key),
        }
    }
}
