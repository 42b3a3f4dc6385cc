//! What happens before the first key.

use super::{FRAME, FRAME_END, Terminal, ZIMAO};

/// What takes the terminal.
const MODES: &str = "\x1b[?1049h\x1b[2J\x1b[?2004h\x1b[?25l\x1b[?1000h\x1b[?1002h\x1b[?1006h";

/// What it is asked: its background, and where the cursor is after a character; then the line
/// is blank again.
const QUESTIONS: &str = "\x1b]11;?\x1b\\\x1b[H“\x1b[6n\r\x1b[2K";

#[test]
fn the_first_frame_has_the_tree_the_details_and_the_hints() {
    let mut terminal = Terminal::open(80, 24);
    terminal.shows("按领域").shows("37 项").is_on(" 1 ").shows("第 1 项，共 37 项").shows("搜索");
    assert_eq!(terminal.frames(), 1, "frames of the start");
}

#[test]
fn the_terminal_is_taken_whole() {
    let terminal = Terminal::open(80, 24);
    let mut modes = terminal.seen().modes();
    modes.retain(|mode| *mode != "style");
    assert_eq!(modes, ["alternate screen", "hidden cursor", "bracketed paste", "mouse", "mouse encoding"]);
    assert!(terminal.now() != terminal.settings, "raw mode");
}

#[test]
fn the_terminal_is_asked_before_the_first_frame_and_never_again() {
    let mut terminal = Terminal::open(80, 24);
    // Everything that could tempt one to ask: a new size, a repaint, a search, help.
    terminal.resize(100, 30).wait("a frame", |seen| seen.frames() > 1);
    terminal.keys("<C-l>/海关<Enter>").is_on("海关公证电子送达系统");
    terminal.keys("?").shows("到开头");
    let output = terminal.seen().output();
    let (before, output) = output.split_once(FRAME).unwrap();
    assert_eq!(before, format!("{MODES}{QUESTIONS}"));
    for question in [
        "\x1b[6n", "\x1b[5n", "\x1b[?6n", "\x1b[c", "\x1b[0c", "\x1b[>c", "\x1b[>0c", "\x1b[>q", "\x1b[>0q", "\x1b[?u",
        "$p", "\x1b]", "\x1bP", "\x1b[14t", "\x1b[16t", "\x1b[18t", "\x05",
    ] {
        assert!(!output.contains(question), "asks {question:?}");
    }
}

#[test]
fn what_was_typed_before_the_start_is_not_lost() {
    let terminal = Terminal::spawn(80, 24, ZIMAO, &[], "/海关公证".as_bytes());
    terminal.wait("the query", |seen| seen.text().contains(" / 海关公证"));
    // Who types ahead is not kept waiting for answers.
    assert!(terminal.seen().output().contains(&format!("{MODES}{FRAME}")));
}

#[test]
fn nothing_but_the_modes_is_written_outside_a_synchronized_update() {
    let mut terminal = Terminal::open(80, 24);
    terminal.keys("jjj").is_on(" 9 ").keys("/海关<Enter>").is_on("海关公证电子送达系统");
    terminal.keys("?").shows("到开头");
    terminal.keys("q").hides("到开头");
    let output = terminal.seen().output();
    let (mut outside, mut rest) = (String::new(), output.as_str());
    while let Some((before, frame)) = rest.split_once(FRAME) {
        outside.push_str(before);
        let (frame, after) = frame.split_once(FRAME_END).unwrap();
        assert!(!frame.contains(FRAME), "an update inside an update");
        rest = after;
    }
    outside.push_str(rest);
    assert_eq!(outside, format!("{MODES}{QUESTIONS}"));
}

#[test]
fn a_key_is_one_frame() {
    let mut terminal = Terminal::open(80, 24);
    for key in ["j", "<Down>", "J", "<Tab>", "<Tab>", "v", "/", "海", "<Esc>", "?", "q"] {
        let before = terminal.frames();
        terminal.keys(key).wait(key, |seen| seen.frames() > before);
        assert_eq!(terminal.frames(), before + 1, "after {key}");
    }
}

#[test]
fn other_items_are_explored_as_the_notices_are() {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("explored.jsonl");
    let items = [
        r#"{"id":"7-101","title":"跨境数据便利化","content":"甲。","domain":"数据领域","units":"网信办"}"#,
        r#"{"id":"7-102","title":"没有领域的事项","content":"乙。"}"#,
    ];
    std::fs::write(&file, items.join("\n")).unwrap();
    let mut terminal = Terminal::run(80, 24, ZIMAO, &["--data", file.to_str().unwrap()]);
    terminal.shows("数据领域").shows("2 项").is_on("跨境数据便利化").shows("第 1 项，共 2 项").hides("文号");
    terminal.keys("J").is_on("没有领域的事项").shows("第 2 项，共 2 项").keys("h").is_on("无");
    terminal.keys("vv").shows("按范围").keys("/网信<Enter>").is_on("跨境数据便利化").keys("q").exits(0).is_clean();
}

#[test]
fn bad_items_are_refused_before_the_terminal_is_touched() {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("refused.jsonl");
    std::fs::write(&file, "{\"title\":\"甲\"}").unwrap();
    let terminal = Terminal::run(500, 24, ZIMAO, &["--data", file.to_str().unwrap()]);
    terminal.exits(2).is_given_back();
    assert!(terminal.text().ends_with("refused.jsonl：第 1 行：content：缺少"), "{}", terminal.text());
    assert!(!terminal.seen().output().contains('\x1b'));
}
