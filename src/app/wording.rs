//! Which text of the notice is shown.

use super::state::App;
use crate::catalog::Wording;
use crate::i18n::Messages;

impl App {
    /// The next text: original, English, both.
    pub(super) fn next_wording(&mut self) {
        if !self.is_translated() {
            self.message = Some(self.messages.ui.no_translation.to_owned());
            return;
        }
        self.show_wording(self.messages.wording.next());
        self.message = Some((self.messages.ui.wording)(self.messages.wording).to_owned());
    }

    /// Shows a text of the notice. What was read stays in view.
    pub(super) fn show_wording(&mut self, wording: Wording) {
        self.messages = self.messages.lang.around(wording);
        if !self.contents.rows.is_empty() {
            self.contents = self.contents.in_the_words_of(self.catalog, self.messages);
        }
        self.table.forget_texts();
        (self.stale.page, self.stale.shown) = (true, true);
        (self.current_match, self.link) = (None, None);
    }

    /// What is shown, where that is not what the language shows unasked.
    pub(super) fn wording_chosen(&self) -> Option<Wording> {
        let Messages { wording, .. } = self.messages;
        (*wording != self.messages.lang.messages().wording).then_some(*wording)
    }

    /// Whether there is a translation of anything.
    fn is_translated(&self) -> bool {
        // Every frame asks, and of a great many items it takes its time to know.
        *self.translated.get_or_init(|| {
            self.catalog.notice.english.is_some() || self.catalog.items.iter().any(|item| item.english.is_some())
        })
    }

    /// Whether some of what is shown is a translation.
    #[must_use]
    pub fn shows_translation(&self) -> bool {
        self.messages.wording != Wording::Original && self.is_translated()
    }
}
