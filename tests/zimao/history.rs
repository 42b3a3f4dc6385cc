//! The queries of before, walked in the search bar.

use zimao::app::Effect;
use zimao::keymap::Input;

use crate::screen::Screen;

fn recalled(queries: &[&str]) -> Screen {
    let queries = queries.iter().map(|query| (*query).to_owned()).collect();
    Screen::new(80, 24).inputs([Input::Recalled(queries)])
}

fn bar(screen: &Screen) -> String {
    let line = screen.lines()[0].clone();
    line.trim_start_matches(" / ").split("  ").next().unwrap().to_owned()
}

#[test]
fn earlier_queries_are_walked_and_what_was_typed_comes_back() {
    let screen = recalled(&["海关", "公证"]).keys("/外交<C-p>").shows("1/2");
    assert_eq!(bar(&screen), "公证");
    let screen = screen.keys("<C-Up>");
    assert_eq!(bar(&screen), "海关");
    let screen = screen.keys("<C-p>");
    assert_eq!(bar(&screen), "海关");
    let screen = screen.keys("<C-Down><C-n>");
    assert_eq!(bar(&screen), "外交");
    // What was changed of an earlier query counts as typed.
    let screen = screen.keys("<C-p>x<C-p>");
    assert_eq!(bar(&screen), "公证");
    assert_eq!(bar(&screen.keys("<C-n>")), "公证x");
}

#[test]
fn a_query_that_was_accepted_is_remembered_and_one_that_was_left_is_not() {
    let screen = Screen::new(80, 24).keys("/海关<Enter><Esc>/公证<Esc>/外交<Tab><Esc>");
    assert_eq!(screen.effects, [Effect::Remember("海关".into()), Effect::Remember("外交".into())]);
    let screen = screen.keys("/<C-p>");
    assert_eq!(bar(&screen), "外交");
    assert_eq!(bar(&screen.keys("<C-p>")), "海关");
}

#[test]
fn a_query_that_led_to_an_item_by_a_click_is_remembered() {
    let screen = Screen::new(80, 24).keys("/电子送达").click("海关公证电子送达系统");
    assert_eq!(screen.effects, [Effect::Remember("电子送达".into())]);
}

#[test]
fn what_an_earlier_query_holds_does_nothing_to_the_terminal() {
    let long = "海".repeat(9_000);
    let screen = recalled(&[&long, "a\u{1b}[31mb\u{202e}\u{7}"]).keys("/<C-p>");
    assert_eq!(bar(&screen), "a[31mb");
    screen.keys("<C-p>").shows("海海海");
}
