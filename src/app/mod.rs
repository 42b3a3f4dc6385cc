//! The explorer's state machine. Pure: events in, state changed, effects out. What is
//! drawn is a function of the state; the layout is computed here, so that a key knows
//! the size of the page it turns and drawing changes nothing.

mod action;
mod answer;
mod colors;
mod compare;
mod copy;
mod document;
mod facets;
mod figures;
mod find;
mod finder;
mod help;
mod history;
mod layout;
mod links;
mod memory;
mod outside;
mod page;
mod palette;
mod places;
mod pointer;
mod popup;
mod reader;
mod searching;
mod start;
mod state;
mod table;
mod theme;
mod tree;
mod update;
mod view;
mod window;

pub use crate::search::Wake;
pub use action::{Action, Context, Edit, Effect, Event, Failure, Form, Pointer, PointerKind, Program, Trouble};
pub use answer::Answer;
pub use colors::{Color, Colors, Paint};
pub use document::{Contents, Row};
pub use facets::{Facet, FacetRow, Facets};
pub use figures::{FigureRow, Figures, Matrix};
pub use find::Find;
pub use finder::Finder;
pub use help::{Help, HelpEntry};
pub use history::remember;
pub use layout::{Area, Layout, MIN_HEIGHT, MIN_WIDTH, Shape};
pub use memory::{Memory, Reading};
pub use page::{Line, Link, Page, Role, Run};
pub use palette::{Choice, Command, Palette};
pub use popup::{Numbered, Popup};
pub use start::Start;
pub use state::{App, KeyTexts, Pane};
pub use table::{Column, Sort, Table};
pub use theme::{Basis, Theme};
pub use tree::{Node, Tree};
pub use view::View;
pub use window::{Step, Window};
