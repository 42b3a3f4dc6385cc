//! The layers of the crate, read from its sources.

use std::fs;
use std::path::{Path, PathBuf};

use crate::golden::project;

/// Each part of the crate, and the parts it may name.
const LAYERS: [(&str, &[&str]); 14] = [
    ("typeset", &[]),
    ("threads", &[]),
    ("catalog", &[]),
    ("dataset", &["catalog", "threads"]),
    ("search", &["catalog", "ledger", "threads", "typeset"]),
    ("ledger", &["catalog"]),
    ("i18n", &["catalog", "dataset", "error", "ledger", "search", "typeset"]),
    ("export", &["catalog", "i18n", "ledger", "typeset"]),
    ("app", &["catalog", "export", "i18n", "ledger", "search", "typeset"]),
    ("keymap", &["app", "catalog", "i18n", "ledger"]),
    ("linear", &["catalog", "i18n", "ledger", "search", "typeset"]),
    ("config", &["app", "catalog", "i18n", "keymap", "typeset"]),
    ("cli", &["catalog", "config", "dataset", "error", "export", "i18n", "ledger", "search", "threads", "typeset"]),
    ("tui", &["app", "catalog", "i18n", "keymap", "ledger", "typeset"]),
];

/// Packages that one part only may name.
const PACKAGES: [(&str, &str); 9] = [
    ("ratatui", "tui"),
    ("crossterm", "tui"),
    ("nix", "tui"),
    ("fuzzy_matcher", "search"),
    ("clap", "cli"),
    ("csv", "ledger"),
    ("tz", "ledger"),
    ("signal_hook", "cli"),
    ("toml", "config"),
];

fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            found.extend(sources(&entry));
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            found.push(entry);
        }
    }
    found
}

/// The code of a part, without comments and without its tests.
fn code_of(part: &str) -> Vec<(PathBuf, String)> {
    let read = |file: PathBuf| {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = lines.collect::<Vec<_>>().join("\n");
        (file, code)
    };
    sources(&project("src").join(part)).into_iter().map(read).collect()
}

#[test]
fn dependencies_point_one_way() {
    for (part, allowed) in LAYERS {
        for (file, code) in code_of(part) {
            for named in code.split("crate::").skip(1) {
                let name: String = named.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                assert!(name == part || allowed.contains(&name.as_str()), "{} names {name}", file.display());
            }
        }
    }
}

fn names(code: &str, package: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let path = format!("{package}::");
    code.match_indices(&path).any(|(at, _)| !code[..at].ends_with(is_part))
}

#[test]
fn a_package_is_named_by_one_part_only() {
    for (package, owner) in PACKAGES {
        for (part, _) in LAYERS.iter().filter(|(part, _)| *part != owner) {
            for (file, code) in code_of(part) {
                assert!(!names(&code, package), "{} names {package}", file.display());
            }
        }
        assert!(code_of(owner).iter().any(|(_, code)| names(code, package)), "{package} is idle");
    }
}

#[test]
fn every_folder_of_the_crate_has_its_place_in_the_layers() {
    for entry in fs::read_dir(project("src")).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_stem().unwrap().to_str().unwrap().to_owned();
        let known = LAYERS.iter().any(|(part, _)| *part == name) || ["lib", "main", "error"].contains(&name.as_str());
        assert!(known, "src/{name} has no place in the layers");
    }
}

#[test]
fn no_file_and_no_line_grows_out_of_hand() {
    for file in sources(&project("src")) {
        let text = fs::read_to_string(&file).unwrap();
        let lines = text.lines().take_while(|line| *line != "#[cfg(test)]").count();
        assert!(lines <= 500, "{} has {lines} lines", file.display());
    }
}
