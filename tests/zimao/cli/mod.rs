//! The command line.

mod answers;
mod data;
mod errors;
mod export;
mod html;
mod keeping;
mod ledger;
mod linear;
mod page;
mod settings;
