//! The selected item shown by a program of the user's.

use super::action::{Effect, Failure, Program, Trouble};
use super::state::App;
use crate::export::{markdown, text};
use crate::typeset::{truncate, visible};

/// Columns of a command that is said to fail.
const LONGEST_COMMAND: usize = 40;

impl App {
    pub(super) fn open_outside(&mut self, program: Program) -> Vec<Effect> {
        let Some(item) = self.wanted_item().and_then(|at| self.catalog.item(at)) else { return Vec::new() };
        let text = match program {
            Program::Pager => text::item(item, self.messages),
            Program::Editor => markdown::item(item, self.messages),
        };
        if program == Program::Editor {
            self.message = Some(self.messages.ui.editor_copy.to_owned());
        }
        vec![Effect::Open(program, text)]
    }

    pub(super) fn say_failed(&mut self, Failure { command, variable, trouble }: &Failure) {
        self.not_written();
        let ui = &self.messages.ui;
        let command = truncate(&visible(command), LONGEST_COMMAND, self.ellipsis());
        self.message = Some(match trouble {
            Trouble::Missing => (ui.program_missing)(&command, variable),
            Trouble::Code(code) => (ui.program_failed)(&command, variable, *code),
            Trouble::Refused(kind) => {
                (ui.program_refused)(&command, &(self.messages.errors.cause)(&std::io::Error::from(*kind)))
            }
        });
    }
}
