//! The explorer opens as it was left.

use zimao::app::{Memory, Start};
use zimao::i18n::Lang;

use crate::screen::Screen;

/// The explorer as the next run opens it.
fn reopened(screen: &Screen) -> Screen {
    // By way of the file.
    let memory: Memory = serde_json::from_str(&serde_json::to_string(&screen.memory()).unwrap()).unwrap();
    let start = Start { grouping: memory.grouping().unwrap(), memory: Some(memory), ..Start::default() };
    Screen::open(120, 36, Lang::Zh, &start)
}

#[test]
fn grouping_folds_selection_and_divider_are_as_they_were() {
    let screen = Screen::new(120, 36).keys("vch>>");
    let again = reopened(&screen);
    assert_eq!(again.lines()[1..], screen.lines()[1..]);
    let screen = Screen::new(120, 36).keys("JJJJh<Space>JJJ<<");
    let again = reopened(&screen);
    assert_eq!(again.selected(), screen.selected());
    let rows = |screen: &Screen| screen.text().matches('▸').count();
    assert_eq!(rows(&again), rows(&screen));
}

#[test]
fn folds_of_another_grouping_are_kept_too() {
    let screen = Screen::new(120, 36).keys("h<Space>Gvv");
    reopened(&screen).shows("按范围").keys("vg").shows("▸ 投资管理领域");
}

#[test]
fn where_the_reader_stopped_is_offered() {
    let screen = Screen::new(120, 36).keys("zJJ").shows("第 5 项");
    // In the middle of reading, or after.
    for screen in [screen, Screen::new(120, 36).keys("zJJqg")] {
        let again = reopened(&screen).shows("上次读到第 5 项，按 R 继续阅读").keys("R").shows("第 5 项").hides("│");
        again.keys("q").selects("电力工程");
    }
    Screen::new(120, 36).hides("上次读到").keys("R").shows("还没有阅读记录");
}

#[test]
fn reading_goes_on_at_the_same_line() {
    let screen = Screen::new(60, 8).keys("zJJJjjjjj");
    let first = screen.lines()[1].clone();
    let memory = screen.memory();
    let start = Start { memory: Some(memory), ..Start::default() };
    let again = Screen::open(60, 8, Lang::Zh, &start).keys("R");
    assert_eq!(again.lines()[1], first);
}

#[test]
fn what_is_not_there_any_more_is_passed_over() {
    let text = r#"{"version": 1, "grouping": "colour", "folded": [["domain", "没有的领域"], ["x", "y"]],
        "item": "6-99", "group": "没有", "ratio": 65535, "margin": 65535, "reading": {"item": "no", "place": 65535}}"#;
    let memory: Memory = serde_json::from_str(text).unwrap();
    assert_eq!(memory.grouping(), None);
    let start = Start { memory: Some(memory), ..Start::default() };
    let screen = Screen::open(80, 24, Lang::Zh, &start).selects("出版物").hides("上次读到");
    screen.keys("R").shows("还没有阅读记录").keys("z+-").shows("出版物发行业务许可");
}

#[test]
fn what_is_asked_for_goes_before_what_was_left() {
    let memory = Screen::new(120, 36).keys("GzJq").memory();
    let start = Start { memory: Some(memory), item: Some(20), query: None, ..Start::default() };
    Screen::open(120, 36, Lang::Zh, &start).selects("海关公证电子送达系统");
}

#[test]
fn a_mistake_in_the_settings_is_said_before_the_offer() {
    let memory = Screen::new(120, 36).keys("zJJq").memory();
    let start = Start { memory: Some(memory), message: Some("config.toml: line 1".into()), ..Start::default() };
    Screen::open(120, 36, Lang::Zh, &start).shows("config.toml: line 1").hides("上次读到").keys("R").hides("│");
}
