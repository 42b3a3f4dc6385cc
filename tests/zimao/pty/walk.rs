//! Walking, searching, and other sizes.

use nix::sys::signal::Signal;

use super::{Terminal, ZIMAO};

#[test]
fn down_and_up_walk_the_tree_and_the_details_follow() {
    let mut terminal = Terminal::open(80, 24);
    terminal.is_on(" 1 ").keys("j").is_on(" 4 ").shows("第 4 项，共 37 项");
    terminal.keys("<Down>").is_on(" 5 ").shows("第 5 项，共 37 项");
    terminal.keys("<Up>k").is_on(" 1 ").shows("第 1 项，共 37 项");
}

#[test]
fn a_search_in_chinese_finds_and_opens_an_item() {
    let mut terminal = Terminal::open(80, 24);
    terminal.keys("/海关<Enter>").is_on("海关公证电子送达系统").shows("1/").shows("当事人，并全程电子存证。");
    terminal.keys("<Esc>").shows("37 项").is_on("海关公证电子送达系统");
}

#[test]
fn the_cursor_of_the_terminal_stands_where_text_is_typed() {
    let mut terminal = Terminal::searching(80, 24, "海关");
    assert_eq!(terminal.seen().parser.screen().cursor_position(), (0, 7));
    terminal
        .keys("<Left>")
        .wait("the cursor one character to the left", |seen| seen.parser.screen().cursor_position() == (0, 5));
    terminal.keys("<Esc>").wait("no cursor", |seen| seen.parser.screen().hide_cursor());
}

#[test]
fn at_any_size_the_screen_is_that_of_a_fresh_start() {
    let mut terminal = Terminal::open(80, 24);
    for (columns, rows) in
        [(120, 40), (60, 20), (59, 20), (40, 12), (20, 5), (19, 5), (20, 4), (7, 2), (200, 60), (80, 24)]
    {
        let fresh = Terminal::open(columns, rows).text();
        let what = format!("at {columns}×{rows}:\n{fresh}\n");
        terminal.resize(columns, rows).wait(&what, |seen| seen.text() == fresh);
    }
}

#[test]
fn a_terminal_without_room_for_a_character_does_no_harm() {
    let fresh = Terminal::open(80, 24).text();
    for (columns, rows) in [(1, 1), (0, 0), (0, 24), (80, 0), (2, 1), (1, 300)] {
        // Shrunk to it, and started in it.
        for mut terminal in [Terminal::open(80, 24), Terminal::run(columns, rows, ZIMAO, &[])] {
            terminal.resize(columns, rows).wait("the terminal taken", |seen| seen.modes().len() > 1);
            terminal.resize(80, 24).wait(&fresh, |seen| seen.text() == fresh);
            terminal.keys("q").exits(0).is_clean();
        }
    }
}

#[test]
fn a_new_size_while_searching_keeps_the_query_and_the_cursor() {
    let mut terminal = Terminal::searching(80, 24, "海关");
    terminal.resize(40, 12).wait("narrow", |seen| !seen.text().contains("第 21 项"));
    terminal.shows(" / 海关").shows_cursor().is_on("海关公证电子送达系统");
    terminal.resize(120, 40).shows("第 21 项，共 37 项").shows(" / 海关").shows_cursor();
    terminal.keys("公证").shows(" / 海关公证");
}

#[test]
fn a_storm_of_sizes_ends_in_the_right_frame() {
    let mut terminal = Terminal::open(80, 24);
    for round in 0..60_u16 {
        terminal.resize(1 + round * 37 % 150, 1 + round * 13 % 50);
    }
    let fresh = Terminal::open(100, 30).text();
    terminal.resize(100, 30).wait(&fresh, |seen| seen.text() == fresh);
}

#[test]
fn q_ends_it_with_0_and_a_clean_terminal() {
    let mut terminal = Terminal::open(80, 24);
    terminal.keys("q").exits(0).is_clean();
}

#[test]
fn ctrl_c_ends_it_with_130_and_a_clean_terminal_from_anywhere() {
    for before in ["", "/海关", "?", "?/", "<Tab>"] {
        let mut terminal = Terminal::open(80, 24);
        terminal.keys(before).keys("<C-c>").exits(130).is_clean();
    }
}

#[test]
fn the_terminal_is_clean_after_leaving_at_a_tiny_size() {
    let mut terminal = Terminal::open(80, 24);
    let frames = terminal.frames();
    terminal.resize(1, 1).wait("a frame", |seen| seen.frames() > frames);
    terminal.signal(Signal::SIGTERM).dies_of(Signal::SIGTERM).is_clean();
}

#[test]
fn a_key_and_a_change_of_size_that_come_together_both_count() {
    let fresh = {
        let mut terminal = Terminal::open(100, 30);
        terminal.keys("j").is_on(" 4 ");
        terminal.text()
    };
    for _ in 0..10 {
        let mut terminal = Terminal::open(80, 24);
        terminal.signal(Signal::SIGSTOP).bytes(b"j");
        terminal.resize(100, 30).signal(Signal::SIGCONT);
        terminal.wait(&fresh, |seen| seen.text() == fresh);
    }
}
