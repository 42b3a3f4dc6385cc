//! The views, at three sizes: what a user does in each, with keys and with the mouse.

use super::{Seen, Terminal};
use crate::actions::way_into;
use crate::screen::Screen;
use zimao::app::Context;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

/// Has the same session in terminals of each size, and leaves it from where it ends.
fn at_each_size(session: impl Fn(&mut Terminal)) {
    for (columns, rows) in SIZES {
        let mut terminal = Terminal::open(columns, rows);
        session(&mut terminal);
        terminal.keys("<C-c>").exits(130).is_clean();
    }
}

/// Column and row, from 1, of a text that is shown.
#[track_caller]
fn place(terminal: &mut Terminal, text: &str) -> (usize, usize) {
    let screen = terminal.shows(text).text();
    let (row, before) =
        (1..).zip(screen.lines()).find_map(|(row, line)| Some((row, line.split_once(text)?.0))).unwrap();
    (zimao::typeset::width(before) + 1, row)
}

/// What a terminal sends for a click on a text that is shown.
#[track_caller]
fn click<'a>(terminal: &'a mut Terminal, text: &str) -> &'a mut Terminal {
    let (column, row) = place(terminal, text);
    terminal.bytes(format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m").as_bytes())
}

/// Three turns of the wheel in the lower left, away from the user or towards them.
fn wheel(terminal: &mut Terminal, down: bool) -> &mut Terminal {
    terminal.bytes(format!("\x1b[<{};10;7M", if down { 65 } else { 64 }).repeat(3).as_bytes())
}

#[test]
fn the_reader_goes_on_from_item_to_item_until_the_last() {
    at_each_size(|terminal| {
        terminal.keys("z").shows("第 1 项，共 37 项").hides("搜索标题");
        terminal.keys("J").shows("第 4 项").keys("K").shows("第 1 项").keys("k").shows("已是第一项");
        terminal.keys(&"<Space>".repeat(200)).shows("第 13 项").shows("已是最后一项");
        terminal.keys("q").shows("搜索标题").is_on(" 13 ");
    });
}

#[test]
fn the_reader_says_how_far_one_is_where_the_text_is_longer_than_the_screen() {
    let mut terminal = Terminal::open(40, 12);
    terminal.keys("z").shows("45%").keys("G").shows("100%").keys("<Space>").shows("第 4 项").hides("100%");
    let mut terminal = Terminal::open(120, 36);
    terminal.keys("z").shows("第 1 项").hides("%");
}

#[test]
fn margins_are_wider_and_narrower_where_there_is_room_for_them() {
    for ((columns, rows), by) in SIZES.into_iter().zip([2, 2, 0]) {
        let mut terminal = Terminal::open(columns, rows);
        terminal.keys("z").hides("搜索标题");
        let (before, _) = place(&mut terminal, "出版物发行");
        let margin = |seen: &Seen| Some(seen.text().lines().nth(1)?.split_once("出版物发行")?.0.len() + 1);
        terminal.keys("+").wait("a wider margin", |seen| margin(seen) == Some(before + by));
        terminal.keys("--").wait("a narrower margin", |seen| margin(seen) == Some(before - by));
    }
}

#[test]
fn the_notice_is_read_by_its_outline() {
    at_each_size(|terminal| {
        terminal.keys("d").shows("各省、自治区、直辖市人民政府").shows("%");
        terminal.keys("<Tab>").shows("提纲").keys("jjj").is_on("投资管理领域");
        terminal.keys("<Enter>").shows("1. 投资管理领域：").keys("G").shows("100%");
        terminal.keys("<Tab>").is_on("自由贸易试验区第六批").keys("q").shows("按领域");
    });
}

#[test]
fn an_item_the_notice_names_is_a_link_there_and_back() {
    at_each_size(|terminal| {
        terminal.keys("d").shows("国函〔2020〕96号").keys(".<Enter>").shows("第 1 项，共 37 项");
        terminal.keys("[").shows("1. 投资管理领域：").hides("第 1 项");
        terminal.keys("]").shows("第 1 项，共 37 项").keys("[").hides("第 1 项");
        terminal.keys("o").shows("链接编号（1 到").keys("1<Enter>").shows("第 1 项，共 37 项");
        // And from an item to where the notice names it.
        terminal.keys("J").shows("第 4 项").keys("D").shows("1. 投资管理领域：").keys("<Enter>").shows("第 4 项");
    });
}

#[test]
fn a_word_is_found_in_the_notice_counted_and_walked() {
    at_each_size(|terminal| {
        terminal
            .keys("d")
            .shows("国函〔2020〕96号")
            .keys("/")
            .shows_cursor()
            .keys("推广")
            .shows(" / 推广")
            .shows(" 1/");
        let text = terminal.text();
        let all = text.split(" 1/").nth(1).unwrap().split_whitespace().next().unwrap();
        terminal.keys("<Enter>n").shows(&format!("2/{all}")).keys("N").shows(&format!("1/{all}"));
        terminal.keys("N").shows(&format!("{all}/{all}")).shows("已到开头，从末尾继续");
        terminal.keys("n").shows(&format!("1/{all}")).keys("<Esc>").hides(&format!("/{all}"));
    });
}

#[test]
fn links_lead_to_the_items_of_a_unit_back_and_forward() {
    at_each_size(|terminal| {
        terminal.keys("<Tab>").shows("负责单位").keys(".<Enter>").shows("按单位").is_on("中央宣传部");
        terminal.keys("[").shows("负责单位").shows("第 1 项").keys("]").is_on("中央宣传部");
        terminal.keys("]").shows("已无法前进").keys("<C-o>").shows("第 1 项").keys("[").shows("已无法后退");
    });
}

#[test]
fn the_table_is_sorted_and_its_row_opened() {
    at_each_size(|terminal| {
        terminal.keys("T").shows("序号").is_on(" 1 ").keys("lo").shows("改革事项▴").is_on(" 1 ");
        terminal.keys("g").is_on(" 16 ").keys("o").shows("改革事项▾").keys("o").shows("已恢复原来的顺序");
        terminal.keys("g").is_on(" 1 ").keys("j<Enter>").shows("第 2 项，共 37 项").hides("序号");
        terminal.keys("[").shows("序号").is_on(" 2 ").keys("<Esc>").shows("按领域");
    });
}

#[test]
fn a_narrow_table_is_gone_through_sideways() {
    let mut terminal = Terminal::open(40, 12);
    terminal.keys("T").shows("改革事项").hides("推广范围").keys("ll").shows("推广范围").hides("改革事项");
    terminal.keys("ll").shows("投资管理领域").hides("负责单位").keys("hhh").shows("改革事项");
}

#[test]
fn items_are_picked_and_compared() {
    at_each_size(|terminal| {
        terminal.keys("+").shows("已选入对照：第 1 项").keys("J+").shows("已选入对照：第 1、4 项").keys("=");
        terminal.shows("1 出版物").shows("4 绿色船舶").hides("按领域");
        terminal.keys("..<Enter>").shows("第 4 项，共 37 项").keys("[").shows("1 出版物").shows("4 绿色船舶");
        terminal.keys("x").shows("已清空对照").shows("按领域");
    });
}

#[test]
fn a_bar_of_the_figures_and_a_cell_of_the_matrix_are_opened() {
    at_each_size(|terminal| {
        terminal.keys("F").shows("统计  投资管理领域：9 项").keys("j").shows("贸易便利化领域：7 项");
        terminal.keys("<Enter>").shows("按领域").is_on("贸易便利化领域").keys("[").shows("贸易便利化领域：7 项");
        terminal.keys("G").shows(" × 投资管理领域：").keys("l").shows(" × 贸易便利化领域：").keys("q").shows("按领域");
    });
}

#[test]
fn the_palette_takes_chinese_pinyin_english_and_numbers() {
    at_each_size(|terminal| {
        for name in [":换分组", ":huanfenzu", ":hfz", "<C-k>regroup"] {
            terminal.keys(name).shows("换分组").keys("<Enter>").hides("regroup");
        }
        // Four times round four groupings.
        terminal.shows("按领域").keys(":21<Enter>").shows("第 21 项").keys(":电子送达").hides("第 21 项");
        terminal.shows("海关公证电子送达系统").keys("<Esc>").shows("第 21 项");
    });
}

#[test]
fn a_click_follows_a_link_and_opens_a_bar_and_a_command() {
    at_each_size(|terminal| {
        terminal.keys("d").shows("国函〔2020〕96号").keys(".").shows("1. 投资管理领域：");
        click(terminal, "出版物发行").shows("第 1 项，共 37 项");
    });
    at_each_size(|terminal| {
        terminal.keys("F").shows("统计  ");
        click(terminal, "贸易便利化领域").shows("按领域").is_on("贸易便利化领域");
        terminal.keys(":阅读").shows("reader");
        click(terminal, "reader").hides("搜索标题");
    });
}

#[test]
fn a_click_selects_a_row_of_the_table_and_sorts_by_a_head() {
    at_each_size(|terminal| {
        terminal.keys("T").shows("序号");
        click(terminal, "领事业务").is_on(" 3 ");
        click(terminal, "改革事项").shows("改革事项▴");
        click(terminal, "改革事项▴").shows("改革事项▾");
    });
}

#[test]
fn the_wheel_scrolls_what_it_is_over() {
    at_each_size(|terminal| {
        terminal.keys("T").shows("序号").is_on(" 1 ");
        wheel(terminal, true).hides("› ");
        wheel(terminal, false).is_on(" 1 ");
        terminal.keys("F").shows("统计  ").shows("贸易便利化领域");
        wheel(terminal, true).hides("按领域");
        wheel(terminal, false).shows("按领域");
    });
    for (columns, rows) in [(80, 24), (40, 12)] {
        let mut terminal = Terminal::open(columns, rows);
        terminal.keys("d").shows("%");
        let before = terminal.text();
        terminal.bytes(b"\x1b[<65;36;7M").wait("further down", |seen| seen.text() != before);
        terminal.bytes(b"\x1b[<64;36;7M").wait("as before", |seen| seen.text() == before);
    }
}

#[test]
fn the_divider_of_the_notice_is_dragged() {
    for (columns, rows) in [(120, 36), (80, 24)] {
        let mut terminal = Terminal::open(columns, rows);
        terminal.keys("d").shows("提纲");
        let (at, _) = place(&mut terminal, "│");
        terminal.bytes(format!("\x1b[<0;{at};5M\x1b[<32;{};5M\x1b[<0;{};5m", at - 4, at - 6).as_bytes());
        let moved = |seen: &Seen| Some(zimao::typeset::width(seen.text().lines().nth(1)?.split_once('│')?.0));
        terminal.wait("the divider further left", |seen| moved(seen) == Some(at - 5));
    }
}

#[test]
fn keys_of_an_input_method_left_on_work_in_every_view() {
    at_each_size(|terminal| {
        terminal.keys("ｄ").shows("国函〔2020〕96号").keys("。<Enter>").shows("第 1 项，共 37 项");
        terminal
            .keys("［")
            .shows("1. 投资管理领域：")
            .keys("］")
            .shows("第 1 项，共 37 项")
            .keys("【")
            .hides("第 1 项");
        terminal.keys("，<Enter>").shows("第 37 项，共 37 项").keys("［").hides("第 37 项");
        // What is looked for is text, and no key.
        terminal.keys("／").shows_cursor().keys("。").shows(" / 。").keys("<Esc>").hides(" / 。");
        terminal.keys("：").shows("切换窗格").keys("：").shows(" : ：").keys("<Esc>").hides(" : ：");
        terminal.keys("Ｔ").shows("序号").keys("ｌｏ").shows("改革事项▴").keys("＋").shows("选入对照");
        terminal.keys("Ｆ").shows("统计  ").keys("／").shows_cursor().keys("海关").shows("1/9");
    });
}

/// After keys at 120 × 36, each of the sizes shows what a fresh start there would.
fn is_fresh_at(keys: &str, sizes: &[(u16, u16)]) {
    let mut terminal = Terminal::open(120, 36);
    terminal.keys(keys);
    for &(columns, rows) in [(120, 36)].iter().chain(sizes) {
        let fresh = Screen::with_ledger(columns, rows).keys(keys).settled().text();
        let what = format!("{keys} at {columns}×{rows}:\n{fresh}\n");
        terminal.resize(columns, rows).wait(&what, |seen| seen.text().trim_end() == fresh.trim_end());
    }
    terminal.keys("<C-c>").exits(130).is_clean();
}

#[test]
fn in_every_view_a_new_size_ends_in_the_frame_of_a_fresh_start() {
    // Numbers are on the links in view, which are others at another size.
    for context in Context::ALL.into_iter().filter(|context| *context != Context::Links) {
        is_fresh_at(way_into(context), &[(80, 24), (40, 12), (20, 5), (120, 36)]);
    }
}

#[test]
fn in_every_list_a_smaller_size_ends_in_the_frame_of_a_fresh_start() {
    for keys in ["G", "zJJ", "d<Tab>jjjj", "Tlo", "TG", "T/海关", "F/海关", "FG", "FGl", ":公证", "fj<Space>"] {
        is_fresh_at(keys, &[(80, 24), (40, 12), (20, 5)]);
    }
}
