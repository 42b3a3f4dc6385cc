//! How the explorer was left.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use nix::sys::signal::Signal;

use super::{Terminal, ZIMAO};
use crate::folder::empty as home;

fn file(home: &Path) -> PathBuf {
    home.join(".local/share/zimao/state.json")
}

fn open_with(home: &Path, options: &[&str]) -> Terminal {
    let home = format!("HOME={}", home.display());
    let args: Vec<&str> = [home.as_str(), ZIMAO].into_iter().chain(options.iter().copied()).collect();
    let terminal = Terminal::run(80, 24, "env", &args);
    terminal.wait("a first frame", |seen| seen.frames() > 0);
    terminal
}

fn open(home: &Path) -> Terminal {
    open_with(home, &[])
}

fn write(home: &Path, text: &str) {
    fs::create_dir_all(file(home).parent().unwrap()).unwrap();
    fs::write(file(home), text).unwrap();
}

#[test]
fn the_next_run_opens_as_the_last_was_left() {
    let home = home("memory-kept");
    let mut terminal = open(&home);
    terminal.keys("JJ").is_on(" 5 ").keys("v").shows("按单位").keys("q").exits(0).is_clean();
    assert_eq!(fs::metadata(file(&home)).unwrap().permissions().mode() & 0o777, 0o600);
    open(&home)
        .shows("按单位")
        .is_on(" 5 ")
        .keys("zJ")
        .shows("项，共")
        .keys("q")
        .shows("│")
        .keys("q")
        .exits(0)
        .is_clean();
    open(&home).shows("继续阅读").keys("R").hides("│").keys("qq").exits(0).is_clean();
}

#[test]
fn a_signal_and_a_hang_up_do_not_lose_it() {
    for (name, signal) in [("memory-term", Signal::SIGTERM), ("memory-hup", Signal::SIGHUP)] {
        let home = home(name);
        let mut terminal = open(&home);
        terminal.keys("JJ").is_on(" 5 ").signal(signal).dies_of(signal).is_clean();
        open(&home).is_on(" 5 ");
    }
    let home = home("memory-hang-up");
    let mut terminal = open(&home);
    terminal.keys("JJ").is_on(" 5 ").hang_up().ends();
    open(&home).is_on(" 5 ");
}

#[test]
fn who_reads_is_not_written_over_by_who_does_not_nor_lost_when_killed() {
    let home = home("memory-two");
    let (mut reads, mut looks) = (open(&home), open(&home));
    reads.keys("zJJ").hides("│").shows("第 5 项，共 37 项");
    // The place is kept before the next key is read.
    reads.keys("?").hides("第 5 项");
    assert!(fs::read_to_string(file(&home)).unwrap().contains("6-5"));
    looks.keys("JJJ").is_on(" 9 ").keys("q").exits(0).is_clean();
    reads.signal(Signal::SIGKILL).ends();
    open(&home).is_on(" 9 ").shows("第 5 项，按 R").keys("R").shows("第 5 项，共 37 项").hides("│");
}

#[test]
fn without_restoring_nothing_is_read_or_written() {
    let home = home("memory-not-wanted");
    let mut terminal = open_with(&home, &["--no-restore"]);
    terminal.keys("JJ").is_on(" 5 ").keys("q").exits(0).is_clean();
    assert!(!file(&home).exists());
    open(&home).keys("JJ").is_on(" 5 ").keys("q").exits(0);
    let before = fs::read(file(&home)).unwrap();
    open_with(&home, &["--no-restore"]).is_on(" 1 ").keys("v").shows("按单位").keys("q").exits(0);
    assert_eq!(fs::read(file(&home)).unwrap(), before);
}

#[test]
fn what_cannot_be_read_is_set_aside_and_said() {
    let home = home("memory-broken");
    for broken in ["{\"version\": 1, \"ite", "[]", "\u{1b}]0;x\u{7}"] {
        write(&home, broken);
        let mut terminal = open(&home);
        terminal.shows("state.json.broken").keys("J").is_on(" 4 ").keys("q").exits(0).is_clean();
        let aside = |name: &str| fs::read_to_string(file(&home).with_extension(name)).ok();
        let names = ["json.broken", "json.broken2", "json.broken3"];
        assert!(names.into_iter().filter_map(aside).any(|text| text == broken), "{broken}");
        assert!(fs::read_to_string(file(&home)).unwrap().contains("6-4"));
        assert!(!terminal.seen().output().contains("\u{1b}]0"));
    }
}

#[test]
fn what_a_newer_program_wrote_stays_as_it_is() {
    let home = home("memory-newer");
    let newer = "{\"version\": 2, \"item\": \"6-21\"}";
    write(&home, newer);
    open(&home).shows("较新版本").keys("J").is_on(" 4 ").keys("q").exits(0).is_clean();
    assert_eq!(fs::read_to_string(file(&home)).unwrap(), newer);
}

#[test]
fn without_a_place_for_it_the_explorer_opens_and_closes() {
    let home = home("memory-nowhere");
    fs::write(home.join(".local"), "no folder").unwrap();
    open(&home).keys("J").is_on(" 4 ").keys("q").exits(0).is_clean();
}
