//! The command line.

mod answers;
mod contract;
mod data;
mod errors;
mod export;
mod html;
mod keeping;
mod ledger;
mod linear;
mod lists;
mod page;
mod recipes;
mod schemas;
mod settings;
mod stats;
mod wording;
