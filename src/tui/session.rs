//! A session: inputs in, frames out, without a terminal.

use ratatui::Frame;

use super::views;
use crate::app::{Action, App, Context, Effect, Event, KeyTexts, Memory, Start, Wake};
use crate::catalog::Catalog;
use crate::i18n::Messages;
use crate::keymap::{Input, Keymap, Notation, commands, help_entries};

/// What a session opens with.
pub struct Opening<'a> {
    /// What is explored.
    pub catalog: &'static Catalog,
    /// The texts of the interface.
    pub messages: &'static Messages,
    /// What the keys mean.
    pub keymap: &'a Keymap,
    /// How it opens.
    pub start: &'a Start,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
}

/// The explorer between the terminal's input and its screen.
pub struct Session {
    app: App,
    keymap: Keymap,
    /// How the help has the keys.
    notation: Notation,
}

impl Session {
    /// The explorer as it opens.
    #[must_use]
    pub fn new(opening: &Opening<'_>) -> Self {
        Self::woken(opening, Box::new(|| {}))
    }

    /// Like [`Session::new`]; calls `wake`, in another thread, when there is something to
    /// draw that no input brings. [`Session::feed`] it nothing then.
    #[must_use]
    pub fn woken(opening: &Opening<'_>, wake: Wake) -> Self {
        let Opening { catalog, messages, keymap, start, size } = opening;
        let notation = notation(start.ascii);
        let mut app = App::new(catalog, messages, texts(keymap, messages, notation), start, wake);
        app.update(Event::Resize(size.0, size.1));
        app.settle();
        Self { app, keymap: (*keymap).clone(), notation }
    }

    /// Takes all inputs that came together, and works their outcome out once. Text typed
    /// in one go, as an input method commits it, is one edit.
    pub fn feed(&mut self, inputs: impl IntoIterator<Item = Input>) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut text = String::new();
        for input in inputs {
            for input in self.keymap.unjoin(self.app.context(), input) {
                self.take(input, &mut text, &mut effects);
            }
        }
        self.flush(&mut text);
        let notation = notation(self.app.ascii);
        if notation != std::mem::replace(&mut self.notation, notation) {
            self.app.name_keys(texts(&self.keymap, self.app.messages, notation));
        }
        self.app.settle();
        effects
    }

    /// Where keys go now.
    #[must_use]
    pub fn context(&self) -> Context {
        self.app.context()
    }

    /// What a key would do now.
    #[must_use]
    pub fn action(&self, input: &Input) -> Option<Action> {
        match self.keymap.translate(self.app.context(), input.clone()) {
            Some(Event::Action(action)) => Some(action),
            Some(
                Event::Text(_)
                | Event::Pointer(_)
                | Event::Resize(..)
                | Event::Recalled(_)
                | Event::Answer(_)
                | Event::Failed(_)
                | Event::Written(..)
                | Event::Kept(..),
            )
            | None => None,
        }
    }

    /// Draws the state as it is.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        views::draw(&self.app, frame);
    }

    /// How the explorer is left, to be opened so the next time.
    #[must_use]
    pub fn memory(&self) -> Memory {
        self.app.memory()
    }

    /// Whether hits are shown that are not those of the text in the bar.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.app.is_behind()
    }

    fn take(&mut self, input: Input, text: &mut String, effects: &mut Vec<Effect>) {
        let context = self.app.context();
        match self.keymap.translate(context, input) {
            Some(Event::Text(more)) => {
                text.push_str(&more);
                // A paste elsewhere opens the search bar, and the number of a link leads to
                // where it does: the next key belongs there.
                if !context.takes_text() || context == Context::Links {
                    self.flush(text);
                }
            }
            Some(event) => {
                self.flush(text);
                effects.extend(self.app.update(event));
            }
            None => self.app.unsay(),
        }
    }

    fn flush(&mut self, text: &mut String) {
        if !text.is_empty() {
            self.app.update(Event::Text(std::mem::take(text)));
        }
    }
}

fn notation(ascii: bool) -> Notation {
    if ascii { Notation::Ascii } else { Notation::Arrows }
}

fn texts(keymap: &Keymap, messages: &'static Messages, notation: Notation) -> KeyTexts {
    KeyTexts { help: help_entries(keymap, messages, notation), commands: commands(keymap, messages, notation) }
}
