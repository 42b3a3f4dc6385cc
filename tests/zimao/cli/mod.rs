//! The command line.

mod answers;
mod data;
mod errors;
mod linear;
mod page;
mod settings;
