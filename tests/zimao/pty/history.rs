//! The queries of earlier runs.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use super::{Terminal, ZIMAO};
use crate::folder::empty as home;

fn file(home: &Path) -> PathBuf {
    home.join(".local/share/zimao/history")
}

/// Puts a history there before the explorer starts.
fn write(home: &Path, content: impl AsRef<[u8]>) {
    fs::create_dir_all(file(home).parent().unwrap()).unwrap();
    fs::write(file(home), content).unwrap();
}

/// The explorer as the user with this home has it.
fn open(home: &Path) -> Terminal {
    let terminal = Terminal::run(80, 24, "env", &[&format!("HOME={}", home.display()), ZIMAO]);
    terminal.wait("a first frame", |seen| seen.frames() > 0);
    terminal
}

#[test]
fn a_query_is_there_in_the_next_run() {
    let home = home("history-kept");
    let mut terminal = open(&home);
    terminal.keys("/海关<Enter>").shows("1/9").keys("<Esc>/公证<Enter>").shows("1/2").keys("q").exits(0).is_clean();
    assert_eq!(fs::read_to_string(file(&home)).unwrap(), "海关\n公证\n");
    assert_eq!(fs::metadata(file(&home)).unwrap().permissions().mode() & 0o777, 0o600);
    let mut terminal = open(&home);
    terminal.keys("/<C-p>").shows(" / 公证").keys("<C-p>").shows(" / 海关").keys("<Enter>").shows("1/9");
    terminal.keys("q").exits(0).is_clean();
    assert_eq!(fs::read_to_string(file(&home)).unwrap(), "公证\n海关\n");
}

#[test]
fn two_explorers_do_not_lose_each_others_queries() {
    let home = home("history-shared");
    let (mut one, mut other) = (open(&home), open(&home));
    one.keys("/海关<Enter>").shows("1/9").keys("q").exits(0).is_clean();
    other.keys("/公证<Enter>").shows("1/2").keys("q").exits(0).is_clean();
    assert_eq!(fs::read_to_string(file(&home)).unwrap(), "海关\n公证\n");
}

#[test]
fn an_explorer_that_holds_the_history_holds_nobody_up() {
    use nix::fcntl::{Flock, FlockArg};
    let home = home("history-held");
    write(&home, "公证\n");
    let folder = fs::File::open(file(&home).parent().unwrap()).unwrap();
    let held = Flock::lock(folder, FlockArg::LockExclusive).unwrap();
    let mut terminal = open(&home);
    terminal.keys("/海关<Enter>").shows("1/9").keys("<Esc>").shows("37 项");
    drop(held);
    terminal.keys("q").exits(0).is_clean();
    assert_eq!(fs::read_to_string(file(&home)).unwrap(), "公证\n海关\n");
}

#[test]
fn a_history_that_cannot_be_read_is_left_as_it_is() {
    let home = home("history-broken");
    for broken in [&b"\xff\xfe\xb9\xd8\n"[..], &vec![b'x'; 5 << 20]] {
        write(&home, broken);
        let mut terminal = open(&home);
        terminal.keys("/<C-p>海关<Enter>").shows("1/9").keys("<Esc>/<C-p>").shows(" / 海关");
        terminal.keys("<C-c>").exits(130).is_clean();
        assert!(fs::read(file(&home)).unwrap() == broken);
    }
}

#[test]
fn without_a_place_for_it_the_history_is_that_of_the_run() {
    let home = home("history-nowhere");
    fs::write(home.join(".local"), "no folder").unwrap();
    for mut terminal in [open(&home), open(Path::new("")), open(Path::new("/dev/null"))] {
        terminal.keys("/海关<Enter>").shows("1/9").keys("<Esc>/<C-p>").shows(" / 海关");
        terminal.keys("<C-c>").exits(130).is_clean();
    }
    assert_eq!(fs::read_to_string(home.join(".local")).unwrap(), "no folder");
}

#[test]
fn control_characters_of_the_file_never_reach_the_terminal() {
    let home = home("history-controls");
    write(&home, "海\u{1b}]0;x\u{7}关\u{202e}\n");
    let mut terminal = open(&home);
    terminal.keys("/<C-p>").shows(" / 海]0;x关");
    assert!(!terminal.seen().output().contains("\u{1b}]0"));
}
