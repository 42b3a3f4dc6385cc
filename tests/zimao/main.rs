//! The tests of the whole: the dataset against its source, sessions of the explorer in
//! process, the command line, and the real binary in a real pseudo-terminal.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets what it does not expect has to fail"
)]

mod actions;
mod architecture;
mod cli;
mod config;
mod copy;
mod dataset;
mod facets;
mod folder;
mod golden;
mod history;
mod keeping;
mod ledger;
mod linear;
mod many;
mod memory;
mod outside;
mod overviews;
mod pty;
mod quality;
mod reading;
mod readme;
mod readmes;
mod run;
mod screen;
mod search;
mod sessions;
mod shells;
mod sound;
mod translation;
mod wording;
