//! What the terminal says of itself, which comes after the explorer has opened.

use super::action::Effect;
use super::state::App;
use super::theme::{Basis, Theme};

/// What the terminal says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Its background is light, or it is dark.
    Background {
        /// Whether it is light.
        light: bool,
    },
    /// It draws characters of ambiguous width, as “ and │ are, two columns wide. Whoever
    /// hands this in has told [`typeset`](crate::typeset) before.
    Wide,
}

impl App {
    pub(super) fn answered(&mut self, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Background { light } => {
                match self.basis {
                    Basis::Background if light => self.theme = Theme::Light,
                    Basis::Background => self.theme = Theme::Dark,
                    Basis::Choice => {}
                }
                Vec::new()
            }
            Answer::Wide => {
                self.ascii = true;
                self.stale.shown = true;
                self.relayout();
                vec![Effect::Repaint]
            }
        }
    }
}
