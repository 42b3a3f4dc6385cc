//! The facets: values that narrow, with live counts.

use zimao::app::{PointerKind, Start};
use zimao::catalog::Item;
use zimao::i18n::Lang;

use crate::golden;
use crate::screen::{Screen, catalog};

fn frame(name: &str, screen: &Screen) {
    golden::hold(&format!("tests/zimao/snapshots/{name}.txt"), &screen.text());
}

/// How many items of the notice are like this.
fn count(like: impl Fn(&Item) -> bool) -> usize {
    catalog().items.iter().filter(|item| like(item)).count()
}

/// The count the panel has for a value.
fn counted(screen: &Screen, value: &str) -> Option<usize> {
    let lines = screen.lines();
    let line = lines.iter().find(|line| line.contains(&format!("] {value} ")))?;
    line.trim_end_matches(|c: char| !c.is_ascii_digit()).rsplit(' ').next()?.parse().ok()
}

/// Goes to a value of the panel and picks or drops it.
fn pick(mut screen: Screen, value: &str) -> Screen {
    screen = screen.keys("g");
    for _ in 0..60 {
        let lines = screen.lines();
        if lines.iter().any(|line| line.contains("›[") && line.contains(&format!("] {value} "))) {
            return screen.keys("<Space>");
        }
        screen = screen.keys("j");
    }
    panic!("no {value}:\n{}", screen.text())
}

#[test]
fn the_panel_is_shown_at_every_size() {
    frame("facets-120x36", &Screen::new(120, 36).keys("f"));
    frame("facets-80x24", &pick(Screen::new(80, 24).keys("f"), "海关总署"));
    frame("facets-40x12", &pick(Screen::new(40, 12).keys("f"), "海关总署"));
    frame("facets-20x5", &Screen::new(20, 5).keys("fj<Space>"));
    let start = Start { ascii: true, ..Start::default() };
    frame("facets-80x24-ascii", &Screen::open(80, 24, Lang::En, &start).keys("fj<Space>"));
}

#[test]
fn without_a_query_all_items_are_counted() {
    let screen = Screen::new(120, 60).keys("f");
    let customs = count(|item| item.units.iter().any(|unit| *unit == "海关总署"));
    assert_eq!(counted(&screen, "海关总署"), Some(customs));
    assert_eq!(counted(&screen, "全国"), Some(count(|item| item.scope == "全国")));
}

#[test]
fn a_value_narrows_at_once_and_the_bar_says_so() {
    let customs = count(|item| item.units.iter().any(|unit| *unit == "海关总署"));
    let screen = pick(Screen::new(120, 60).keys("f"), "海关总署");
    let screen = screen.shows("[x] 海关总署").shows(&format!("[海关总署] {customs} 项"));
    // Other values of the field stay as they were, those of other fields are counted anew.
    let justice = count(|item| item.units.iter().any(|unit| *unit == "司法部"));
    assert_eq!(counted(&screen, "司法部"), Some(justice));
    let both = count(|item| item.scope == "全国" && item.units.iter().any(|unit| *unit == "海关总署"));
    assert_eq!(counted(&screen, "全国"), Some(both));
    screen.keys("f").shows("第").shows("[海关总署]");
}

#[test]
fn values_of_one_facet_are_alternatives_and_facets_all_apply() {
    let of = |item: &Item, names: [&str; 2]| item.units.iter().any(|unit| names.contains(&&**unit));
    let either = count(|item| of(item, ["海关总署", "司法部"]));
    let screen = pick(pick(Screen::new(120, 60).keys("f"), "海关总署"), "司法部");
    let screen = screen.shows(&format!(" {either} 项"));
    let all = count(|item| of(item, ["海关总署", "司法部"]) && item.scope == "全国");
    pick(screen, "全国").shows(&format!(" {all} 项"));
}

#[test]
fn the_counts_are_of_the_query() {
    let screen = Screen::new(120, 60).keys("/公证<C-o>");
    assert_eq!(counted(&screen, "海关总署"), Some(1));
    assert_eq!(counted(&screen, "证监会"), None);
    let screen = pick(screen, "海关总署").shows("1/1").keys("f");
    // Back in the bar, where the query goes on.
    screen.keys("<BS><BS>").hides(" / 公证").keys("海关").shows("/9").shows("[海关总署]");
}

#[test]
fn facets_are_dropped_one_by_one_or_all_at_once() {
    let screen = pick(pick(Screen::new(120, 60).keys("f"), "海关总署"), "司法部");
    let screen = pick(screen, "司法部").shows("[海关总署] ").hides("[司法部]");
    let screen = screen.keys("x").hides("[海关总署]").shows("37 项");
    let screen = pick(screen, "海关总署").keys("<BS>").shows("37 项");
    pick(screen, "海关总署").keys("<Esc>").shows("[海关总署]").keys("x").shows("37 项");
}

#[test]
fn escape_clears_the_query_first_and_then_the_facets() {
    let screen = pick(Screen::new(120, 60).keys("/海关<Enter>f"), "海关总署").keys("<Esc>");
    let screen = screen.shows(" / 海关").shows("[海关总署]").keys("<Esc>").hides(" / 海关").shows("[海关总署]");
    screen.keys("<Esc>").hides("[海关总署]").shows("37 项").keys("<Esc>").shows("37 项");
}

#[test]
fn the_cursor_stays_on_an_item_that_is_left() {
    let screen = Screen::new(120, 60).keys("/电子送达<Enter><Esc>").selects("海关公证");
    let screen = pick(screen.keys("f"), "海关总署").selects("海关公证");
    // 证监会 has no part in it.
    pick(screen.keys("x"), "证监会").keys("f").hides("海关公证");
}

#[test]
fn facets_that_leave_nothing_of_a_query_say_what_to_do() {
    let screen = pick(Screen::new(120, 60).keys("f"), "证监会").keys("f/公证");
    screen
        .shows("没有符合筛选的事项")
        .shows("请按 Ctrl-O 修改筛选")
        .shows("0/0")
        .keys("<Enter><Esc>")
        .hides("没有符合");
}

#[test]
fn a_click_picks_a_value_and_the_wheel_scrolls() {
    let screen = Screen::new(80, 24).keys("f").click("[ ] 海关总署").shows("[x] 海关总署");
    // A click into the tree is for the tree.
    screen.click("按领域").shows("[x] 海关总署").click("海关公证").selects("海关公证").hides("[x]");
    let screen = Screen::new(80, 12).keys("f");
    let before = screen.text();
    let screen = screen.mouse(PointerKind::WheelDown, 60, 6);
    assert_ne!(screen.text(), before);
    assert_eq!(screen.mouse(PointerKind::WheelUp, 60, 6).text(), before);
}

#[test]
fn help_and_a_new_size_leave_the_panel_as_it_is() {
    let screen = pick(Screen::new(80, 24).keys("f"), "海关总署");
    let before = screen.text();
    let screen = screen.keys("?").shows("搜索按键").keys("?");
    assert_eq!(screen.text(), before);
    screen.resize(40, 10).shows("[x] 海关总署").resize(20, 5).shows("[x]").resize(80, 24).shows("[x] 海关总署");
}
