//! Files that take longer to read than a frame may be waited for.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::{FRAME_END, Terminal, ZIMAO, parser};

/// Items that are more than is read at once.
const COUNT: usize = 12_000;

/// A file of as many items, which ends in some text.
pub(super) fn file(name: &str, end: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut lines = String::new();
    let content = "推进贸易便利化，".repeat(16);
    for number in 1..=COUNT {
        writeln!(lines, r#"{{"title":"第{number}个事项","content":"{content}","domain":"贸易领域","units":"商务部"}}"#)
            .unwrap();
    }
    std::fs::write(&path, lines + end).unwrap();
    path.to_str().unwrap().to_owned()
}

fn explore(file: &str, typed_ahead: &str) -> Terminal {
    Terminal::spawn(80, 24, ZIMAO, &["--data", file], typed_ahead.as_bytes())
}

#[test]
fn its_first_items_are_shown_before_it_is_read_whole() {
    let mut terminal = explore(&file("large.jsonl", ""), "");
    terminal.shows("12000 项").is_on("第1个事项").shows("第 1 项，共 12000 项").shows("同领域事项");
    let output = terminal.seen().output();
    let (first, _) = output.split_once(FRAME_END).unwrap();
    let mut screen = parser(80, 24);
    screen.process(first.as_bytes());
    let first = screen.screen().contents();
    assert!(
        first.contains("正在读取…")
            && first.contains("第1个事项")
            && first.contains("第15个事项")
            && first.contains("推进贸易便利化"),
        "{first}"
    );
    for unknown in [" 项", "共", "同领域", "12000"] {
        assert!(!first.contains(unknown), "says {unknown:?} before it can know:\n{first}");
    }
    assert_eq!(terminal.frames(), 2, "the first items, and all of them");
    terminal.keys("q").exits(0).is_clean();
}

#[test]
fn keys_that_come_too_early_are_not_lost() {
    let file = file("large-keys.jsonl", "");
    let mut terminal = explore(&file, "/q");
    terminal.shows(" / q").keys("<C-c>").exits(130).is_given_back();
    explore(&file, "/11987\r").is_on("第11987个事项").keys("q").exits(0).is_given_back();
    explore(&file, "q").exits(0).is_given_back();
}

#[test]
fn what_is_wrong_behind_its_beginning_is_said_on_the_main_screen() {
    let file = file("large-broken.jsonl", "{\"title\":\"甲\"}\n");
    // Wide enough for a line that names the file, wherever the project lies.
    let mut terminal = Terminal::run(500, 24, ZIMAO, &["--data", &file]);
    terminal.wait("the end of the program", |seen| seen.status.is_some());
    terminal.exits(2).is_given_back();
    terminal.shows("第 12001 行：content：缺少");
    assert_eq!(terminal.text().lines().count(), 1, "{}", terminal.text());
}
