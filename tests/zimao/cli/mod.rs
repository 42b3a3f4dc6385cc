//! The command line.

mod answers;
mod data;
mod errors;
mod ledger;
mod linear;
mod page;
mod settings;
