//! The user's settings: the text of a file in, settings and mistakes out.
//!
//! Pure. A mistake never costs more than the setting it is in, which keeps its default. A
//! setting that takes a number or one of a few words is a row of `settings`.

mod colors;
mod keys;
mod mistake;
mod print;
mod read;
mod settings;

pub use mistake::{Mistake, Problem, summary};
pub use print::print;
pub use read::read;

use crate::app::{Colors, Theme, View};
use crate::catalog::Wording;
use crate::i18n::Lang;
use crate::keymap::Rebinding;

/// What a user can settle for all runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Language of the interface, where it is not that of the locale.
    pub language: Option<Lang>,
    /// Which text of the notice is shown, where that is not left to the language.
    pub text: Option<Wording>,
    /// The colours, where they do not follow the terminal.
    pub theme: Option<Theme>,
    /// The user's own colours.
    pub colors: Option<Colors>,
    /// The view the explorer opens in.
    pub view: View,
    /// Columns on either side of the text in the reader, where that is settled.
    pub margins: Option<u16>,
    /// The tree's share of the width in percent, where that is settled.
    pub ratio: Option<u16>,
    /// Whether the mouse is the explorer's.
    pub mouse: bool,
    /// Whether to draw with ASCII characters only, where that is not left to the terminal.
    pub ascii: Option<bool>,
    /// Whether the explorer opens as it was left.
    pub restore: bool,
    /// The keys that are not those of the table.
    pub keys: Vec<Rebinding>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            language: None,
            text: None,
            theme: None,
            view: View::Browse,
            colors: None,
            margins: None,
            ratio: None,
            mouse: true,
            ascii: None,
            restore: true,
            keys: Vec::new(),
        }
    }
}
