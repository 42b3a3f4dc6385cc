//! Writes a large corpus in every form the program and its peers read.
//!
//! `cargo bench --bench corpus -- 100000 DIR`

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a corpus that cannot be made has to stop, and what was written is printed"
)]

#[path = "mod.rs"]
mod corpus;

use std::fs;
use std::path::Path;

use corpus::Corpus;

fn main() {
    // Started by `cargo test --all-targets`, nobody names a count and a folder.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let [count, folder] = args.as_slice() else {
        println!("cargo bench --bench corpus -- COUNT DIR");
        return;
    };
    let corpus = Corpus::new(count.parse().unwrap());
    let files = [
        (format!("items_{count}.json"), corpus.array()),
        (format!("items_{count}.jsonl"), corpus.json_lines()),
        (format!("dataset_{count}.json"), corpus.dataset()),
        (format!("lines_{count}.tsv"), corpus.lines()),
    ];
    fs::create_dir_all(folder).unwrap();
    for (name, text) in files {
        let file = Path::new(folder).join(name);
        fs::write(&file, &text).unwrap();
        println!("{}: {} bytes", file.display(), text.len());
    }
}
