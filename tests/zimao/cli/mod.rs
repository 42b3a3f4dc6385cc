//! The command line.

mod answers;
mod data;
mod errors;
mod page;
