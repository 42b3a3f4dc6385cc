//! Who is measured, and how each is opened.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use zimao::catalog::Catalog;

const QUIET: Duration = Duration::from_millis(25);

/// A program that shows the 37 items in a terminal.
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    pub(crate) program: PathBuf,
    pub(crate) args: Vec<&'static str>,
    /// What it reads the items from, if not from itself.
    pub(crate) input: Option<PathBuf>,
    /// On the screen once it is complete.
    pub(crate) complete: &'static str,
    /// After so much silence nothing more comes for a key.
    pub(crate) quiet: Duration,
    /// Opens the query.
    pub(crate) open_query: &'static str,
    /// Leaves a query of two characters.
    pub(crate) close_query: &'static [&'static str],
}

impl Peer {
    /// The explorer, then fzf without and with a preview.
    pub(crate) fn all() -> Vec<Self> {
        let zimao = Self {
            name: "zimao",
            program: super::ZIMAO.into(),
            args: vec!["--no-restore"],
            input: None,
            complete: "37 项",
            quiet: QUIET,
            open_query: "/",
            close_query: &["\x1b"],
        };
        let mut peers = vec![zimao];
        if let Some(program) = fzf() {
            let preview = ["--delimiter=\t", "--with-nth=2", "--preview=printf '%s\\n' {3}"];
            for (name, more) in [("fzf", &[][..]), ("fzf --preview", &preview[..])] {
                peers.push(Self {
                    name,
                    program: program.clone(),
                    args: [&["--layout=reverse"], more].concat(),
                    input: Some(lines()),
                    complete: "37/37",
                    quiet: QUIET,
                    open_query: "",
                    close_query: &["\x7f", "\x7f"],
                });
            }
        }
        peers
    }
}

/// The fzf to measure beside.
pub(crate) fn fzf() -> Option<PathBuf> {
    let named = std::env::var_os("FZF").map(PathBuf::from);
    let path = std::env::var_os("PATH")?;
    named.or_else(|| std::env::split_paths(&path).map(|folder| folder.join("fzf")).find(|file| file.is_file()))
}

/// The items as lines, in a file.
pub(crate) fn lines() -> PathBuf {
    let Catalog { items, .. } = zimao::dataset::embedded().unwrap();
    let line = |item: &zimao::catalog::Item| {
        let units = item.units.join("、");
        format!("{}\t{}\t{}\t{units}\t{}\n", item.number, item.title, item.content, item.scope)
    };
    let lines: String = items.iter().copied().map(line).collect();
    in_file("items.tsv", lines.as_bytes())
}

/// A file of the measurement's own.
pub(crate) fn in_file(name: &str, text: &[u8]) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, text).unwrap();
    file
}

/// Queries of two characters, no first character twice: peers keep the hits of a query
/// they had before.
pub(crate) fn queries() -> Vec<String> {
    let catalog = zimao::dataset::embedded().unwrap();
    let mut queries: Vec<String> = Vec::new();
    for item in &catalog.items {
        let title: Vec<char> = item.title.chars().collect();
        for pair in title.chunks_exact(2) {
            let han = pair.iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
            if han && !queries.iter().any(|query| query.starts_with(pair[0])) {
                queries.push(pair.iter().collect());
            }
        }
    }
    queries
}
