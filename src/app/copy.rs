//! Copying: a menu of the forms an item can be taken away in.

use super::action::{Effect, Form};
use super::popup::Popup;
use super::state::App;
use crate::catalog::ItemIndex;
use crate::export::{citation, markdown, text};
use crate::typeset::shown;

impl App {
    /// An item in a form.
    #[must_use]
    pub fn in_form(&self, at: ItemIndex, form: Form) -> Option<String> {
        let item = self.catalog.item(at)?;
        Some(match form {
            Form::Title => shown(self.messages.title(item).first),
            Form::Citation => citation::plain(item, &self.catalog.notice),
            Form::Reference => citation::gb_t_7714(item, &self.catalog.notice),
            Form::Text => {
                let texts = self.messages.content(item).texts();
                let texts = texts.map(|(content, is_english)| {
                    let remark = format!("\n\n({})", self.messages.ui.unofficial);
                    text::lines(content) + if is_english { &remark } else { "" }
                });
                texts.collect::<Vec<_>>().join("\n\n")
            }
            Form::Markdown => markdown::item(item, self.messages),
        })
    }

    /// The selected item; where there is none, says that one is wanted.
    pub(super) fn wanted_item(&mut self) -> Option<ItemIndex> {
        let item = self.selected_item();
        if item.is_none() {
            self.message = Some(self.messages.ui.no_item.to_owned());
        }
        item
    }

    pub(super) fn open_copy_menu(&mut self) {
        self.popup = self.wanted_item().map(Popup::Copy);
    }

    pub(super) fn copy(&mut self, form: Form) -> Vec<Effect> {
        let item = match self.popup.take() {
            Some(Popup::Copy(item)) => Some(item),
            Some(Popup::Status(_) | Popup::Note(_) | Popup::Links(_) | Popup::Palette(_)) | None => self.wanted_item(),
        };
        let Some(copied) = item.and_then(|at| self.in_form(at, form)) else { return Vec::new() };
        let ui = &self.messages.ui;
        self.message = Some(match form {
            Form::Title => (ui.copied_title)(&copied),
            Form::Citation | Form::Reference | Form::Text | Form::Markdown => {
                (ui.copied)(form.name(self.messages), copied.chars().count())
            }
        });
        vec![Effect::Copy(copied)]
    }
}
