//! The explorer in a terminal: the only folder that names ratatui or crossterm.
//!
//! crossterm's events become our [`Input`](crate::keymap::Input)s, the session turns
//! them into a new state and draws it, a backend that knows the widths of Han
//! characters writes the difference, and a guard brings the terminal back to what it
//! was, however the process ends.

mod answer;
mod ask;
mod backend;
mod bar;
mod bookkeeper;
mod child;
mod clipboard;
mod cut;
mod field;
mod figures;
mod files;
mod history;
mod input;
mod keeper;
mod menu;
mod note;
mod outside;
mod paint;
mod palette;
mod panel;
mod prompt;
mod run;
mod session;
mod table;
mod theme;
mod tty;
mod views;

pub use backend::Backend;
pub use keeper::{Keeper, Unread};
pub use run::{Load, Options, run};
pub use session::{Opening, Session};
