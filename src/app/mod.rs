//! The explorer's state machine.

mod action;
mod layout;
mod state;
mod window;

pub use action::{Action, Context, Effect, Event, Pointer, PointerKind};
pub use layout::{Area, Layout, MIN_HEIGHT, MIN_WIDTH};
pub use state::Theme;
pub use window::{Step, Window};
