//! Other ways to type and point.

use super::Terminal;

#[test]
fn a_paste_into_the_bar_is_one_edit() {
    let mut terminal = Terminal::open(80, 24);
    terminal.keys("/").shows_cursor();
    let before = terminal.frames();
    terminal.bytes("\x1b[200~海关\n公证 q?\x1b[201~".as_bytes()).shows(" / 海关 公证 q?");
    assert_eq!(terminal.frames(), before + 1);
}

#[test]
fn control_characters_in_a_paste_do_nothing() {
    let mut terminal = Terminal::open(80, 24);
    terminal.keys("/").shows_cursor();
    terminal.bytes("\x1b[200~海\x1b[31m\x07\x03\u{202e}关\x1b[201~".as_bytes()).shows(" / 海[31m关");
}

#[test]
fn a_paste_of_thousands_of_characters_comes_whole_and_is_cut() {
    let mut terminal = Terminal::open(80, 24);
    terminal.keys("/").shows_cursor();
    let text = format!("\x1b[200~公证{}\x1b[201~", "海".repeat(3000));
    terminal.bytes(text.as_bytes()).shows("海海海海");
    terminal.keys("<Home>").shows(" / 公证海海");
}

#[test]
fn full_width_keys_of_an_input_method_work() {
    let mut terminal = Terminal::open(80, 24);
    terminal.keys("？").shows("到开头").keys("<Esc>").hides("到开头");
    terminal.keys("／").shows_cursor();
    // In the bar they are text.
    terminal.keys("？").shows(" / ？");
}

#[test]
fn several_characters_committed_at_once_are_one_edit() {
    let mut terminal = Terminal::open(80, 24);
    terminal.keys("/").shows_cursor();
    let before = terminal.frames();
    terminal.bytes("海关公证".as_bytes()).shows(" / 海关公证");
    assert_eq!(terminal.frames(), before + 1);
}

#[test]
fn a_character_that_arrives_in_pieces_is_one_character() {
    let mut terminal = Terminal::open(80, 24);
    terminal.keys("/").shows_cursor();
    for byte in "海关".as_bytes() {
        terminal.bytes(&[*byte]);
    }
    terminal.shows(" / 海关");
}

#[test]
fn a_click_selects_and_the_wheel_scrolls() {
    let mut terminal = Terminal::open(80, 24);
    let row = terminal.text().lines().position(|line| line.contains(" 5 ")).unwrap() + 1;
    terminal.bytes(format!("\x1b[<0;10;{row}M\x1b[<0;10;{row}m").as_bytes()).is_on(" 5 ");
    let first = terminal.text().lines().nth(2).unwrap()[..20].to_owned();
    terminal.bytes(b"\x1b[<65;10;10M").hides(&first);
    terminal.bytes(b"\x1b[<64;10;10M").shows(&first).is_on(" 5 ");
}

#[test]
fn two_clicks_at_once_open_the_item() {
    let mut terminal = Terminal::open(40, 12);
    let row = terminal.text().lines().position(|line| line.contains(" 5 ")).unwrap() + 1;
    let click = format!("\x1b[<0;10;{row}M\x1b[<0;10;{row}m");
    terminal.bytes(click.repeat(2).as_bytes()).shows("第 5 项");
}

#[test]
fn the_divider_can_be_dragged() {
    let mut terminal = Terminal::open(80, 24);
    let at = divider(&terminal.text()).unwrap();
    // The mouse counts columns from 1.
    let press = |kind: u8, column: usize, end: char| format!("\x1b[<{kind};{};9{end}", column + 1);
    let drag = press(0, at, 'M') + &press(32, at + 5, 'M') + &press(32, at + 10, 'M') + &press(0, at + 10, 'm');
    terminal.bytes(drag.as_bytes());
    terminal.wait("the divider further right", |seen| divider(&seen.text()) > Some(at + 8));
}

/// Column of the divider.
fn divider(text: &str) -> Option<usize> {
    let line = text.lines().nth(1)?;
    let (tree, _) = line.split_once('│')?;
    Some(zimao::typeset::width(tree))
}

#[test]
fn the_mouse_can_be_left_to_the_terminal_and_taken_back() {
    let mut terminal = Terminal::open(80, 24);
    let mouse = |seen: &super::Seen| seen.modes().contains(&"mouse");
    terminal.keys("M").wait("no mouse mode", |seen| !mouse(seen));
    terminal.keys("M").wait("the mouse mode", mouse);
    terminal.keys("q").exits(0).is_clean();
}

#[test]
fn a_lone_esc_is_not_waited_with() {
    let mut terminal = Terminal::searching(80, 24, "海关");
    terminal.keys("<Esc>").shows("37 项").wait("no cursor", |seen| seen.parser.screen().hide_cursor());
}
