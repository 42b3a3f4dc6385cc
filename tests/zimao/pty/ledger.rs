//! The ledger, as the explorer opens.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Terminal, ZIMAO};
use crate::folder::empty as home;

fn file(home: &Path) -> PathBuf {
    home.join(".local/share/zimao/ledger.json")
}

/// A home folder with a ledger in it.
fn with(name: &str, text: &str) -> PathBuf {
    let home = home(name);
    fs::create_dir_all(file(&home).parent().unwrap()).unwrap();
    fs::write(file(&home), text).unwrap();
    home
}

fn open(home: &Path, args: &[&str]) -> Terminal {
    let home = format!("HOME={}", home.display());
    let args: Vec<&str> = [home.as_str(), ZIMAO].into_iter().chain(args.iter().copied()).collect();
    let terminal = Terminal::run(120, 24, "env", &args);
    terminal.wait("a first frame", |seen| seen.frames() > 0);
    terminal
}

#[test]
fn the_table_shows_the_statuses_of_the_file() {
    let ledger =
        r#"{"version": 1, "entries": [{"id": "6-2", "status": "in_place"}, {"id": "7-1", "status": "blocked"}]}"#;
    let home = with("ledger-shown", ledger);
    let mut terminal = open(&home, &[]);
    terminal.keys("T").shows("推进状态").shows("已落地").shows("未启动").hides("有困难").keys("q").shows("按领域");
    terminal.keys("q").exits(0).is_clean();
    assert_eq!(fs::read_to_string(file(&home)).unwrap(), ledger);
}

#[test]
fn a_damaged_ledger_is_set_aside_and_said_once() {
    let home = with("ledger-damaged-start", "{\"version\": 1, \"ent");
    let mut terminal = open(&home, &[]);
    terminal
        .shows("台账无法读取，已改名为 ledger.json.broken")
        .keys("zJ")
        .shows("项，共")
        .keys("qq")
        .exits(0)
        .is_clean();
    assert!(!file(&home).exists() && file(&home).with_extension("json.broken").exists());
    // Also where there is something to say at every start.
    fs::write(file(&home), "").unwrap();
    let mut terminal = open(&home, &[]);
    terminal.shows("ledger.json.broken.1").keys("q").exits(0);
    open(&home, &[]).shows("继续阅读").keys("q").exits(0);
}

#[test]
fn a_newer_ledger_is_said_and_left_alone() {
    let newer = "{\"version\": 2}";
    let home = with("ledger-newer-start", newer);
    open(&home, &[]).shows("较新版本的 zimao").keys("q").exits(0).is_clean();
    assert_eq!(fs::read_to_string(file(&home)).unwrap(), newer);
    // Other items have nothing to do with it.
    let items = home.join("items.jsonl");
    fs::write(&items, "{\"title\":\"标题\",\"content\":\"内容\"}\n").unwrap();
    open(&home, &["--data", items.to_str().unwrap()]).shows("标题").hides("较新版本").keys("q").exits(0);
}

#[test]
fn a_folder_that_is_not_there_is_not_made() {
    let home = home("ledger-none");
    open(&home, &["--no-restore"]).keys("T").shows("未启动").keys("<C-c>").exits(130).is_clean();
    assert!(!home.join(".local").exists());
}
