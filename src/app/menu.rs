//! Menus: a key chooses, and so does a click.

use super::action::{Action, Effect, Form};
use super::layout::Area;
use super::popup::Popup;
use super::state::App;
use crate::ledger::Status;

impl App {
    /// What can be chosen in the menu that is open: what has a key.
    fn choices(&self) -> Vec<Action> {
        let actions: Vec<Action> = match &self.popup {
            Some(Popup::Copy(_)) => Form::ALL.map(Action::Copy).into(),
            Some(Popup::Status(_)) => Status::ALL.map(Action::SetStatus).into(),
            Some(Popup::Note(_) | Popup::Links(_) | Popup::Palette(_)) | None => Vec::new(),
        };
        let context = self.context();
        actions.into_iter().filter(|action| self.key(context, *action).is_some()).collect()
    }

    /// Where the menu that is open has a row for each choice, under a head; nowhere where there
    /// are too few rows for that.
    #[must_use]
    pub fn menu(&self) -> Option<Area> {
        let rows = self.choices().len() + 1;
        let body = self.layout.body;
        (rows <= usize::from(body.height)).then(|| body.bottom(rows))
    }

    /// A click beside the menu closes it; one on a choice makes it.
    pub(super) fn click_menu(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let row = self.menu().filter(|area| area.contains(x, y)).map(|area| usize::from(y - area.y));
        let choice = row.and_then(|row| self.choices().get(row.checked_sub(1)?).copied());
        match choice {
            Some(action) => self.act(action),
            // The head.
            None if row.is_some() => Vec::new(),
            None => {
                self.popup = None;
                Vec::new()
            }
        }
    }
}
