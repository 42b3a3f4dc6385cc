//! A session: inputs in, frames out, without a terminal.

use ratatui::Frame;

use super::views;
use crate::app::{Action, App, Effect, Event, KeyTexts, Start, Wake};
use crate::catalog::Catalog;
use crate::i18n::Messages;
use crate::keymap::{Input, Keymap, Notation, commands, help_entries};

/// The explorer between the terminal's input and its screen.
pub struct Session {
    app: App,
    keymap: Keymap,
}

impl Session {
    /// The explorer as it opens, in a terminal of `size`: columns, rows.
    #[must_use]
    pub fn new(catalog: &'static Catalog, messages: &'static Messages, start: &Start, size: (u16, u16)) -> Self {
        Self::woken(catalog, messages, start, size, Box::new(|| {}))
    }

    /// Like [`Session::new`]; calls `wake`, in another thread, when there is something to
    /// draw that no input brings. [`Session::feed`] it nothing then.
    #[must_use]
    pub fn woken(
        catalog: &'static Catalog,
        messages: &'static Messages,
        start: &Start,
        size: (u16, u16),
        wake: Wake,
    ) -> Self {
        let notation = if start.ascii { Notation::Ascii } else { Notation::Arrows };
        let texts = KeyTexts { help: help_entries(messages, notation), commands: commands(messages, notation) };
        let mut app = App::new(catalog, messages, texts, start, wake);
        app.update(Event::Resize(size.0, size.1));
        app.settle();
        Self { app, keymap: Keymap::default() }
    }

    /// Takes all inputs that came together, and works their outcome out once. Text typed
    /// in one go, as an input method commits it, is one edit.
    pub fn feed(&mut self, inputs: impl IntoIterator<Item = Input>) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut text = String::new();
        let inputs: Vec<Input> = inputs.into_iter().flat_map(|input| self.keymap.unjoin(input)).collect();
        for input in inputs {
            match self.keymap.translate(self.app.context(), input) {
                Some(Event::Text(more)) => {
                    text.push_str(&more);
                    // A paste elsewhere opens the search bar, which the next key belongs to.
                    if !self.app.context().takes_text() {
                        self.flush(&mut text);
                    }
                }
                Some(event) => {
                    self.flush(&mut text);
                    effects.extend(self.app.update(event));
                }
                None => {}
            }
        }
        self.flush(&mut text);
        self.app.settle();
        effects
    }

    /// What a key would do now.
    #[must_use]
    pub fn action(&self, input: &Input) -> Option<Action> {
        match self.keymap.translate(self.app.context(), input.clone()) {
            Some(Event::Action(action)) => Some(action),
            Some(Event::Text(_) | Event::Pointer(_) | Event::Resize(..) | Event::Recalled(_)) | None => None,
        }
    }

    /// Draws the state as it is.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        views::draw(&self.app, frame);
    }

    /// Whether hits are shown that are not those of the text in the bar.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.app.is_behind()
    }

    fn flush(&mut self, text: &mut String) {
        if !text.is_empty() {
            self.app.update(Event::Text(std::mem::take(text)));
        }
    }
}
