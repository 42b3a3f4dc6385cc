//! `zimao` (自贸): a terminal explorer for the State Council's notice
//! 国函〔2020〕96号, the 37 reform items of the sixth batch of pilot free trade zone
//! experience.
//!
//! A library and a thin binary. Dependencies point one way; a test scans for
//! breaches:
//!
//! ```text
//! main → { cli, tui, linear };   tui → keymap → app → { search, export } → ledger → catalog
//!                                cli → { dataset, search, export, ledger } → catalog
//!                                cli → config → { keymap, app }
//!                                linear → { search, ledger } → catalog
//! ```
//!
//! `typeset` and `threads` are leaves that every layer may use; `i18n` holds the texts of all layers and
//! `error` the errors of the command line, and each names only data of the layers below. Only `tui`
//! names ratatui or crossterm, only `search` names `fuzzy_matcher`.

pub mod app;
pub mod catalog;
pub mod cli;
pub mod config;
pub mod dataset;
pub mod error;
pub mod export;
pub mod i18n;
pub mod keymap;
pub mod ledger;
pub mod linear;
pub mod search;
pub mod threads;
pub mod tui;
pub mod typeset;
