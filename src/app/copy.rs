//! Copying: a menu of the forms an item can be taken away in.

use super::action::{Action, Context, Effect, Form};
use super::layout::Area;
use super::popup::Popup;
use super::state::App;
use crate::catalog::ItemIndex;
use crate::export::{citation, markdown, text};
use crate::typeset::visible;

impl App {
    /// An item in a form.
    #[must_use]
    pub fn in_form(&self, at: ItemIndex, form: Form) -> Option<String> {
        let item = self.catalog.item(at)?;
        Some(match form {
            Form::Title => visible(&item.title).into_owned(),
            Form::Citation => citation::plain(item, &self.catalog.notice),
            Form::Reference => citation::gb_t_7714(item, &self.catalog.notice),
            Form::Text => text::lines(&item.content),
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

    /// The forms of the menu: those that have a key.
    #[must_use]
    pub fn copy_forms(&self) -> Vec<Form> {
        let has_key = |form: &Form| self.key(Context::Copy, Action::Copy(*form)).is_some();
        Form::ALL.into_iter().filter(has_key).collect()
    }

    /// Where the menu has a row for each form, under a head; nowhere where there are too few
    /// rows for that.
    #[must_use]
    pub fn copy_menu(&self) -> Option<Area> {
        let rows = u16::try_from(self.copy_forms().len() + 1).unwrap_or(u16::MAX);
        let body = self.layout.body;
        (rows <= body.height).then(|| Area { y: body.y + body.height - rows, height: rows, ..body })
    }

    /// A click beside the menu closes it; one on a form copies.
    pub(super) fn click_copy_menu(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let row = self.copy_menu().filter(|area| area.contains(x, y)).map(|area| usize::from(y - area.y));
        let form = row.and_then(|row| self.copy_forms().get(row.checked_sub(1)?).copied());
        match form {
            Some(form) => self.copy(form),
            // The head.
            None if row.is_some() => Vec::new(),
            None => {
                self.popup = None;
                Vec::new()
            }
        }
    }

    pub(super) fn open_copy_menu(&mut self) {
        self.popup = self.wanted_item().map(Popup::Copy);
    }

    pub(super) fn copy(&mut self, form: Form) -> Vec<Effect> {
        let item = match self.popup.take() {
            Some(Popup::Copy(item)) => Some(item),
            Some(Popup::Links(_) | Popup::Palette(_)) | None => self.wanted_item(),
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
