//! Plain lines on a real terminal.

use nix::sys::signal::Signal::{SIGINT, SIGTERM};

use super::{Terminal, ZIMAO};

/// The explorer where `TERM` says that the terminal can do nothing.
fn dumb(columns: u16, args: &[&str]) -> Terminal {
    let args: Vec<&str> = ["TERM=dumb", ZIMAO].iter().chain(args).copied().collect();
    let mut terminal = Terminal::run(columns, 24, "/usr/bin/env", &args);
    terminal.shows("请输入：");
    terminal
}

/// Nothing was written but lines, and the terminal does as it did before.
#[track_caller]
fn is_plain(terminal: &Terminal) {
    let output = terminal.seen().output();
    assert!(!output.contains(|c: char| c.is_control() && c != '\n' && c != '\r'), "{output:?}");
    terminal.has_its_state();
}

#[test]
fn a_dumb_terminal_gets_plain_lines_by_itself() {
    let mut terminal = dumb(80, &[]);
    is_plain(&terminal);
    terminal.shows("g9. 成都铁路局局管范围内，1 项").keys("g4<Enter>").shows("事中事后监管措施，共 6 项：");
    terminal.keys("21<Enter>").shows("第 21 项，共 37 项；在列表中是第 3 项，共 6 项\n请输入：");
    is_plain(&terminal);
    terminal.keys("／海关公证<Enter>").shows("找到 1 项").keys("退出<Enter>").exits(0).is_given_back();
    is_plain(&terminal);
}

#[test]
fn a_terminal_nothing_is_known_of_gets_them_too() {
    for term in [&["-u", "TERM"][..], &["TERM="]] {
        let args: Vec<&str> = term.iter().copied().chain([ZIMAO]).collect();
        let mut terminal = Terminal::run(80, 24, "/usr/bin/env", &args);
        terminal.shows("请输入：").keys("q<Enter>").exits(0).is_given_back();
    }
}

#[test]
fn any_terminal_gets_them_when_they_are_asked_for() {
    let mut terminal = Terminal::run(80, 24, ZIMAO, &["--linear", "--item", "21"]);
    terminal.shows("第 21 项，共 37 项").shows("请输入：").keys("n<Enter>").shows("第 22 项，共 37 项");
    is_plain(&terminal);
    terminal.keys("q<Enter>").exits(0).is_given_back();
}

#[test]
fn the_end_of_the_input_ends_it_on_a_line_of_its_own() {
    let mut terminal = dumb(80, &[]);
    terminal.keys("<C-d>").exits(0).is_given_back();
    assert!(terminal.seen().output().ends_with("请输入：\r\n"), "{:?}", terminal.seen().output());
}

#[test]
fn signals_do_what_they_always_do() {
    let mut terminal = dumb(80, &[]);
    terminal.keys("<C-c>").dies_of(SIGINT).is_given_back();
    dumb(80, &[]).signal(SIGTERM).dies_of(SIGTERM).is_given_back();
}

#[test]
fn lines_are_as_long_as_the_terminal_is_wide_at_that_moment() {
    let mut terminal = dumb(80, &[]);
    terminal
        .keys("21<Enter>")
        .shows("\n对不能当场作出行政处罚决定的海关案件，指引当事人快速完成电子送达地址信息采集。结\n案后");
    terminal.resize(41, 24).keys("r<Enter>").shows("\n对不能当场作出行政处罚决定的海关案件，指\n引当事人");
    terminal.keys("q<Enter>").exits(0);
}
