//! The command line.

mod answers;
mod errors;
mod page;
