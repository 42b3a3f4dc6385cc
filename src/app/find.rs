//! Finding within the details, as `less` does.

use tui_input::Input;

use super::state::App;
use super::window::Window;

/// What is looked for in the details.
#[derive(Clone, Debug)]
pub struct Find {
    /// The text and its cursor.
    pub input: Input,
    /// Whether it is being typed.
    pub typing: bool,
    /// The view of the details before.
    origin: Window,
    /// What was looked for before, and which match was the current one.
    before: Option<(Input, Option<usize>)>,
}

impl App {
    /// What is looked for, where something is.
    #[must_use]
    pub fn found_text(&self) -> Option<&str> {
        self.find.as_ref().map(|find| find.input.value()).filter(|text| !text.trim().is_empty())
    }

    pub(super) fn open_find(&mut self) {
        self.set_page();
        let before = self.find.take().filter(|find| !find.input.value().trim().is_empty());
        let before = before.map(|find| (find.input, self.current_match));
        self.find = Some(Find { input: Input::default(), typing: true, origin: self.details, before });
        self.found_changed();
    }

    /// The text was edited: its first match from where the user was is gone to.
    pub(super) fn found_changed(&mut self) {
        let Some(Find { origin, .. }) = self.find else { return };
        self.mark_again();
        self.details = origin;
        let from = self.details.offset;
        let first =
            self.page.matches.iter().position(|line| *line >= from).or_else(|| self.page.matches.first().map(|_| 0));
        if let Some(first) = first {
            self.go_to_match(first);
        }
    }

    /// Enter: the marks stay, and n and N walk them. Where nothing was typed, what was looked
    /// for before is gone on with.
    pub(super) fn accept_find(&mut self) {
        if self.found_text().is_none() {
            let goes_on = self.find.as_ref().is_some_and(|find| find.before.is_some());
            self.clear_find();
            if goes_on {
                self.next_found(true);
            }
            return;
        }
        let Some(find) = &mut self.find else { return };
        find.typing = false;
        if self.page.matches.is_empty() {
            self.message = self.found_text().map(self.messages.ui.not_found);
        }
    }

    /// Esc: out of the field, back to where the user was and what was looked for then; or the
    /// marks go.
    pub(super) fn clear_find(&mut self) {
        let Some(mut find) = self.find.take() else { return };
        let before = find.before.take().filter(|_| find.typing);
        let (input, current) = before.map_or((None, None), |(input, current)| (Some(input), current));
        self.find = input.map(|input| Find { input, typing: false, origin: find.origin, before: None });
        self.mark_again();
        self.current_match = current.filter(|at| *at < self.page.matches.len());
        if find.typing {
            self.details = find.origin;
            self.details.fit(self.page.lines.len(), self.details_height());
            self.follow_text();
        }
    }

    /// Another text is shown: what was looked for stays, and is no longer being typed.
    pub(super) fn stop_typing_find(&mut self) {
        if let Some(find) = &mut self.find {
            find.typing = false;
            find.origin = Window::default();
        }
    }

    /// Sets the page anew with other marks.
    fn mark_again(&mut self) {
        self.current_match = None;
        self.stale.page = true;
        self.set_page();
    }

    /// n and N among what was found: round and round.
    pub(super) fn next_found(&mut self, forward: bool) {
        self.set_page();
        let ui = &self.messages.ui;
        let Some(last) = self.page.matches.len().checked_sub(1) else {
            self.message = self.found_text().map(ui.not_found);
            return;
        };
        let (next, wrapped) = match (self.current_match, forward) {
            (None, true) => (0, false),
            (None, false) => (last, false),
            (Some(at), true) if at >= last => (0, true),
            (Some(at), true) => (at + 1, false),
            (Some(0), false) => (last, true),
            (Some(at), false) => (at - 1, false),
        };
        self.message = wrapped.then(|| if forward { ui.from_top } else { ui.from_bottom }.to_owned());
        self.go_to_match(next);
    }
}
