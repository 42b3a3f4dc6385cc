//! The command palette: everything one can do, by name, and every item.

use tui_input::Input;

use super::action::Action;
use super::context::Context;
use super::help;
use super::popup::Popup;
use super::state::{App, Pane};
use super::view::View;
use super::window::{Step, Window};
use crate::catalog::ItemIndex;
use crate::search::{Query, rank_names};

/// Something one can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// What it does.
    pub action: Action,
    /// Its name in the language of the interface.
    pub name: &'static str,
    /// Its name in the other language.
    pub other: &'static str,
    /// Its keys, of all places: `j ↓`.
    pub keys: String,
    /// Where it can be done.
    pub places: Vec<Context>,
}

impl Command {
    /// Whether it means something in a context. What is done in the menu of copies is done
    /// from wherever that can be opened.
    fn can_be_done(&self, context: Context) -> bool {
        self.places.contains(&context)
    }
}

/// A row of the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The command at a position.
    Command(usize),
    /// An item to go to.
    Item(ItemIndex),
}

/// Items offered at most.
const ITEMS: usize = 20;

/// The palette while it is shown.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// What is typed, and its cursor.
    pub input: Input,
    /// What fits it, the best first.
    pub choices: Vec<Choice>,
    /// Whether the items are what the text was taken for.
    pub approximate: bool,
    /// The choice the cursor is on, and the first in view.
    pub window: Window,
}

impl App {
    /// The keys of a command where the palette was opened; of all places, where it means nothing
    /// there. What is done in the menu of copies has that menu's key first.
    #[must_use]
    pub fn keys_here<'a>(&'a self, command: &'a Command) -> &'a str {
        let here = self.context_below();
        match help::keys(&self.help_entries, here, command.action) {
            Some(keys) => keys,
            None if command.can_be_done(here) && !command.action.is_chosen() => "",
            None => &command.keys,
        }
    }

    pub(super) fn open_palette(&mut self) {
        self.popup = Some(Popup::Palette(Palette::default()));
        self.refill_palette();
    }

    /// Changes what is typed.
    pub(super) fn change_palette(&mut self, change: impl FnOnce(&mut Input)) {
        if let Some(Popup::Palette(palette)) = &mut self.popup {
            change(&mut palette.input);
            self.refill_palette();
        }
    }

    pub(super) fn step_palette(&mut self, step: Step) {
        let height = self.help_height();
        if let Some(Popup::Palette(palette)) = &mut self.popup {
            palette.window.step(step, palette.choices.len(), height);
        }
    }

    /// What the palette is left for: an action that is still to be done.
    pub(super) fn choose(&mut self) -> Option<Action> {
        let Some(Popup::Palette(palette)) = &self.popup else { return None };
        let choice = palette.choices.get(palette.window.cursor).copied();
        self.popup = None;
        match choice? {
            Choice::Command(at) => {
                let here = self.context();
                let command = self.commands.get(at)?;
                if command.can_be_done(here) {
                    return Some(command.action);
                }
                self.message = Some((self.messages.ui.not_here)(command.name));
                None
            }
            Choice::Item(item) => {
                self.visit(|app| {
                    app.go_to_item(item);
                    if app.view == View::Browse && app.layout.narrow() {
                        app.focus_on(Pane::Details);
                    }
                });
                None
            }
        }
    }

    /// Puts the cursor of the palette on a row and chooses it.
    pub(super) fn click_palette(&mut self, line: usize) -> Option<Action> {
        let Some(Popup::Palette(palette)) = &mut self.popup else { return None };
        let row = palette.window.offset + line;
        if row >= palette.choices.len() {
            return None;
        }
        palette.window.cursor = row;
        self.choose()
    }

    /// What fits what is typed. An item's number stands before everything, other items after
    /// the commands.
    fn refill_palette(&mut self) {
        let Some(Popup::Palette(palette)) = &self.popup else { return };
        let typed = palette.input.value().trim().to_owned();
        let here = self.context_below();
        let names: Vec<[&str; 3]> =
            self.commands.iter().map(|command| [command.name, command.other, self.keys_here(command)]).collect();
        // What can be done here comes first.
        let mut ranked = rank_names(&typed, &names);
        let can_be_done = |at: &usize| self.commands.get(*at).is_some_and(|command| command.can_be_done(here));
        // But after what is named in so many words.
        ranked.sort_by_key(|(at, in_words)| (!in_words, !can_be_done(at)));
        let commands = ranked.into_iter().map(|(at, _)| Choice::Command(at));
        let is_command = commands.len() > 0;
        let numbered = self.catalog.parse_id(&crate::search::fold(&typed)).ok().and_then(|id| self.catalog.find(id));
        let found = self.desk.engine().search(&Query::parse(&typed), None);
        // What is found as it was typed is not taken for something else.
        let hits = found.hits.iter().filter(|_| found.taken_for.is_none() || (!is_command && numbered.is_none()));
        let items = hits.map(|hit| hit.item).filter(|item| Some(*item) != numbered).take(ITEMS);
        let choices = numbered.map(Choice::Item).into_iter().chain(commands).chain(items.map(Choice::Item));
        let choices: Vec<Choice> = choices.collect();
        if let Some(Popup::Palette(palette)) = &mut self.popup {
            palette.approximate = found.taken_for.is_some() && numbered.is_none();
            palette.choices = choices;
            palette.window = Window::default();
        }
    }
}
