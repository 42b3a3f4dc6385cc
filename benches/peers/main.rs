//! The whole program beside its peers, taken in turn within one run: only the ratios
//! carry over to another machine.
//!
//! `cargo bench --bench peers`; with `-- --check` a missed limit is an error. With
//! `-- --scale` it measures how cost grows from 37 to 100,000 items, and prints the table
//! of the README. fzf is `$FZF` or the one on the path; without one, what needs it is left
//! out.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement that fails has to stop, and its result is printed"
)]

#[expect(dead_code, reason = "its own bench writes every form")]
#[path = "../corpus/mod.rs"]
mod corpus;
mod keys;
mod peer;
mod process;
mod scale;
mod table;
mod terminal;

use peer::Peer;
use table::{Row, print};

/// The explorer as it is measured.
const ZIMAO: &str = env!("CARGO_BIN_EXE_zimao");

fn main() {
    let args: Vec<String> = std::env::args().collect();
    // Started by `cargo test --all-targets`: nothing to test here.
    if !args.iter().any(|arg| arg == "--bench") {
        return;
    }
    let peers = Peer::all();
    if peers.len() == 1 {
        println!("no fzf on the path or in $FZF: what is measured beside it is left out");
    }
    if args.iter().any(|arg| arg == "--scale") {
        return scale::table(&peers);
    }
    let mut rows: Vec<Row> = Vec::new();
    rows.extend(process::whole_process());
    rows.extend(process::binary_size());
    rows.extend(keys::start(&peers));
    rows.extend(keys::cursor_down(&peers));
    rows.extend(keys::cursor_down_in_views(&peers));
    rows.extend(keys::typing(&peers));
    rows.extend(keys::burst(&peers));
    rows.extend(keys::idle(&peers));
    print(&rows);
    let missed = rows.iter().filter(|row| !row.holds()).count();
    println!("{} measured, {missed} missed", rows.len());
    if missed > 0 && args.iter().any(|arg| arg == "--check") {
        std::process::exit(1);
    }
}
