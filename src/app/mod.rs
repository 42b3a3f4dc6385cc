//! The explorer's state machine. Pure: events in, state changed, effects out. What is
//! drawn is a function of the state; the layout is computed here, so that a key knows
//! the size of the page it turns and drawing changes nothing.

mod action;
mod facets;
mod finder;
mod help;
mod history;
mod layout;
mod page;
mod pointer;
mod state;
mod tree;
mod update;
mod window;

pub use crate::search::Wake;
pub use action::{Action, Context, Edit, Effect, Event, Pointer, PointerKind};
pub use facets::{Facet, FacetRow, Facets};
pub use finder::Finder;
pub use help::{Help, HelpEntry};
pub use history::remember;
pub use layout::{Area, Layout, MIN_HEIGHT, MIN_WIDTH};
pub use page::{Line, Page, Role, Run};
pub use state::{App, Pane, Start, Theme};
pub use tree::{Node, Tree};
pub use window::{Step, Window};
