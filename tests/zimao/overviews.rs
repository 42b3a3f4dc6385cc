//! The table, the comparison and the figures.

use zimao::app::{PointerKind, Start};
use zimao::i18n::Lang;
use zimao::ledger::Status;

use crate::golden;
use crate::ledger::ledger_with;
use crate::screen::Screen;

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

fn frames(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let screen = Screen::new(width, height).keys(keys);
        golden::hold(&format!("tests/zimao/snapshots/{name}-{width}x{height}.txt"), &screen.text());
    }
}

/// The titles in the rows of the table, from the top.
fn titles(screen: &Screen) -> Vec<String> {
    let rows = screen.lines().into_iter().skip(2).take_while(|line| !line.contains("，共"));
    let title = |line: String| line.trim_start_matches('›').split_whitespace().nth(1).unwrap_or_default().to_owned();
    rows.map(title).collect()
}

#[test]
fn the_annex_is_a_table() {
    frames("table", "T");
    Screen::new(120, 36)
        .keys("T")
        .selects("出版物")
        .shows("负责单位")
        .shows("第 1 项，共 37 项")
        .keys("q")
        .shows("按领域");
}

#[test]
fn the_details_under_the_table_follow_the_row() {
    let screen = Screen::new(120, 36).keys("Tjj").selects("领事业务").shows("第 3 项，共 37 项");
    let screen = screen.keys("G").shows("第 37 项").keys("K").shows("第 36 项").keys("g").shows("第 1 项");
    screen.keys("<Enter>").shows("按领域").selects("出版物").keys("[").shows("序号");
}

#[test]
fn every_column_sorts_both_ways_and_back() {
    let statuses = [(2, Status::InPlace), (3, Status::UnderWay)];
    let start = Start { ledger: Some(ledger_with(&statuses)), ..Start::default() };
    let start = Screen::open(200, 60, Lang::Zh, &start).keys("T");
    let before = titles(&start);
    let mut screen = start;
    for column in ["改革事项", "负责单位", "推广范围", "领域", "推进状态"] {
        screen = screen.keys("lo").shows(&format!("{column}▴")).shows(&format!("按{column}排序"));
        let (up, row) = (titles(&screen), screen.selected());
        screen = screen.keys("o").shows(&format!("{column}▾"));
        let down = titles(&screen);
        assert_ne!(up, down, "{column}");
        assert!(screen.selected().starts_with(&row), "the cursor stays on its item: {}", screen.selected());
        screen = screen.keys("o").hides("▾");
        assert_eq!(titles(&screen), before, "{column}");
    }
}

#[test]
fn chinese_is_sorted_by_its_sound_and_what_is_empty_comes_last() {
    let screen = Screen::new(200, 100).keys("Tlo");
    let titles = titles(&screen);
    assert!(titles[0].starts_with("保理公司"), "{titles:?}");
    let screen = screen.keys("lllo").shows("领域▴");
    assert!(screen.lines()[2].contains("金融开放创新领域"), "{}", screen.text());
    let last = |screen: &Screen| screen.lines().iter().rposition(|line| line.contains("自贸试验区")).unwrap();
    let up = last(&screen);
    assert_eq!(last(&screen.keys("o")), up);
}

#[test]
fn the_table_says_how_far_each_item_is_and_sorts_by_it() {
    let far = [(3, Status::Blocked), (5, Status::InPlace), (9, Status::UnderWay), (30, Status::InPlace)];
    let start = Start { ledger: Some(ledger_with(&far)), ..Start::default() };
    let column = |screen: &Screen| -> Vec<String> {
        let rows = screen.lines().into_iter().skip(2).take(37);
        rows.map(|row| row.split_whitespace().last().unwrap_or_default().to_owned()).collect()
    };
    let screen = Screen::open(200, 100, Lang::Zh, &start).keys("T");
    let unsorted = column(&screen);
    assert_eq!([&unsorted[2], &unsorted[4], &unsorted[8], &unsorted[36]], ["有困难", "已落地", "推进中", "未启动"]);
    let screen = screen.keys("lllllo").shows("推进状态▴");
    assert_eq!(column(&screen)[33..], ["推进中", "已落地", "已落地", "有困难"]);
    let screen = screen.keys("o").shows("推进状态▾");
    assert_eq!(column(&screen)[..5], ["有困难", "已落地", "已落地", "推进中", "未启动"]);
    let screen = Screen::open(200, 100, Lang::En, &start).keys("T").shows("Status").shows("not started");
    screen.shows("under way").shows("in place").shows("blocked");
}

#[test]
fn the_query_and_the_facets_filter_the_table() {
    let screen = Screen::new(120, 36).keys("T/海关").shows("1/9").selects("海关公证");
    assert!(screen.marked().contains(&"海关".to_owned()));
    let screen = screen.keys("<Down>").shows("2/9").keys("<Enter>");
    assert_eq!(titles(&screen).iter().filter(|title| !title.is_empty()).count(), 9);
    let screen = screen.keys("<Esc>").shows("37 项").shows("序号").keys("/量子").shows("没有匹配“量子”");
    screen.keys("<Esc>").shows("37 项").shows("序号").keys("<Esc>").shows("按领域");
}

#[test]
fn the_facets_filter_the_table_and_the_figures() {
    let screen = Screen::new(120, 36).keys("Tfjj<Space>q").shows("[事中事后监管措施]").shows("序号");
    assert_eq!(titles(&screen).iter().filter(|title| !title.is_empty()).count(), 6);
    let screen = screen.keys("F").hides("贸易便利化领域").shows("事中事后监管措施：6 项");
    screen.keys("x").shows("贸易便利化领域").keys("<Esc>").shows("序号").keys("<Esc>").shows("按领域");
}

#[test]
fn the_table_has_the_focus_from_wherever_it_is_opened() {
    let screen = Screen::new(120, 36).keys("/海关<Enter><Tab>T").shows("1/9").keys("<Esc>").shows("37 项");
    screen.shows("序号").click("负责单位  ").keys("<Esc>").shows("按领域");
}

#[test]
fn the_table_leaves_the_tree_as_it_is() {
    let before = Screen::new(120, 36).keys("c");
    let text = before.lines()[1..35].to_vec();
    let screen = before.keys("TGq");
    assert_eq!(screen.lines()[1..35], text);
    // It is where it was left, until the tree moves on.
    let screen = screen.keys("T").shows("第 37 项").keys("qejjjT");
    screen.hides("第 37 项，共");
    Screen::new(120, 36).keys("GhT").shows("第 13 项");
}

#[test]
fn leaving_a_view_leads_to_the_one_it_was_opened_over() {
    let screen = Screen::new(120, 36).keys("TjjF").shows("统计").keys("q").shows("序号").shows("第 3 项");
    screen.keys("z").hides("搜索标题").shows("第 3 项").keys("q").shows("序号").keys("q").shows("按领域");
    // Round and round, and out again in one step each.
    Screen::new(120, 36).keys("TdTq").shows("按领域");
    // The tree has the focus again if it had it.
    Screen::new(120, 36).keys("zqj").selects("绿色船舶");
    Screen::new(120, 36).keys("<Tab>zqj").selects("出版物");
}

#[test]
fn headings_of_one_name_are_told_apart() {
    use zimao::catalog::Catalog;
    let items = |path: &str, number: u32| {
        format!(
            "{{\"number\": {number}, \"title\": \"第{number}\", \"content\": \"x\", \"domain\": \"丙\", \"path\": {path}}}\n"
        )
    };
    let text = items("[\"甲\", \"丙\"]", 1) + &items("[\"乙\", \"丙\"]", 2) + &items("[\"乙\", \"丙\"]", 3);
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("one-name.jsonl");
    std::fs::write(&file, text).unwrap();
    let catalog: &'static Catalog = zimao::dataset::load(&[file]).unwrap().leak();
    let screen = Screen::over(catalog, (120, 36), Lang::Zh, &Start::default()).keys("F").shows("丙：1 项");
    let screen = screen.keys("j").shows("丙：2 项").keys("<Enter>");
    screen.shows("2 项").keys("j").shows("第2");
}

#[test]
fn two_clicks_on_a_bar_are_one() {
    Screen::new(80, 24).keys("F").double_click("人力资源领域").selects("人力资源领域");
}

#[test]
fn figures_of_nothing_say_so() {
    Screen::new(120, 36).keys("F/量子").shows("没有匹配“量子”").keys("<Esc>").shows("投资管理领域");
}

#[test]
fn a_cell_keeps_the_facets_it_was_counted_under() {
    let screen = Screen::new(120, 60).keys("fGkkkk<Space>qF").shows("[全国]").keys("Gll");
    screen.shows("× 金融开放创新领域：1 项").keys("<Enter>").shows("[全国]").selects("金融开放创新领域");
}

#[test]
fn the_comparison_goes_with_what_was_picked() {
    Screen::new(120, 36).keys("+J+=[").keys("+K+]").shows("按领域");
    Screen::new(120, 36).keys("+J+=:选入对照<Enter>").shows("此处不能使用“选入对照”").shows("对照");
}

#[test]
fn a_narrow_table_goes_sideways() {
    let screen = Screen::new(40, 12).keys("T").hides("推广范围").keys("lll").shows("推广范围").hides("改革事项");
    let screen = screen.keys("l").shows("领域").keys("l").shows("推进状态").shows("未启动").keys("l").shows("推进状态");
    screen.keys("hhhhh").shows("改革事项").keys("hhh").shows("改革事项");
}

#[test]
fn a_click_selects_a_row_and_one_on_a_head_sorts() {
    let screen = Screen::new(120, 36).keys("T").click("领事业务").selects("领事业务").shows("第 3 项");
    screen.click("改革事项").shows("改革事项▴").click("改革事项").shows("改革事项▾");
}

#[test]
fn a_double_click_opens() {
    let screen = Screen::new(120, 36).double_click("4 绿色船舶").shows("第 4 项").keys("G");
    // The details have the focus.
    screen.selects("绿色船舶");
    Screen::new(40, 12).double_click("4 绿色船舶").shows("第 4 项");
    Screen::new(120, 36).keys("T").double_click("3   领事业务").shows("按领域").selects("领事业务");
    Screen::new(120, 36).double_click("贸易便利化领域").shows("▾ 贸易便利化领域");
    Screen::new(120, 36).keys("T").double_click("改革事项").shows("改革事项▾");
}

#[test]
fn the_wheel_moves_the_view_of_the_table() {
    let screen = Screen::new(120, 36).keys("T").shows("1   出版物").mouse(PointerKind::WheelDown, 20, 6);
    screen.hides("  1   出版物").shows("第 1 项，共 37 项").keys("j").shows("第 2 项").shows("2   “委托公证");
}

#[test]
fn items_are_compared_side_by_side() {
    frames("compare", "+J+JJ+=");
    let screen = Screen::new(120, 36).keys("+J+").shows("已选入对照：第 1、4 项").shows("+ 1 出版物").keys("=");
    let screen = screen.shows("对照").shows("1 出版物发行业务许可").shows("4 绿色船舶修理企业");
    screen
        .keys("q")
        .shows("按领域")
        .keys("+")
        .shows("已移出第 4 项，还有第 1 项")
        .keys("J=")
        .shows("5 电力工程审批")
        .shows("1 出版物");
}

#[test]
fn too_few_and_too_many_items_are_not_compared() {
    Screen::new(80, 24).keys("=").shows("请先按 + 选取").keys("+=").shows("请先按 + 选取");
    Screen::new(80, 24).keys("+J+J+J+").shows("最多对照 3 项");
    Screen::new(80, 24).keys("g+").shows("请先选中一个事项");
    let screen = Screen::new(80, 24).keys("+J+=x").shows("已清空对照").shows("按领域");
    screen.keys("=").shows("请先按 + 选取");
}

#[test]
fn the_comparison_is_searched_and_its_titles_lead_to_the_items() {
    let screen = Screen::new(120, 36).keys("+J+=/企业<Enter>");
    assert!(screen.marked().iter().filter(|mark| *mark == "企业").count() >= 4, "{:?}", screen.marked());
    screen.keys("<Esc>..<Enter>").shows("按领域").selects("绿色船舶").keys("[").shows("对照");
}

#[test]
fn the_figures_count_and_lead_to_the_items() {
    frames("figures", "F");
    let screen =
        Screen::new(120, 60).keys("F").shows("统计  投资管理领域：9 项").keys("j").shows("贸易便利化领域：7 项");
    let screen = screen.keys("<Enter>").selects("贸易便利化领域").shows("按领域").keys("[").shows("统计");
    let screen = screen.keys("jjjjj").shows("海关总署：9 项").keys("<Enter>").shows("按单位").selects("海关总署");
    screen.keys("[q").shows("按领域").selects("出版物");
}

#[test]
fn the_figures_add_up() {
    let lines = Screen::new(120, 60).keys("F").lines();
    let count = |line: &String| line.split_whitespace().last()?.parse::<usize>().ok();
    let bars: Vec<usize> = lines[3..12].iter().map_while(count).collect();
    // The five domains, and the items of the areas, which are none.
    assert_eq!(bars, [9, 7, 4, 6, 5, 6]);
    assert!(lines[8].starts_with(" 特定区域 "), "{}", lines[8]);
}

#[test]
fn the_figures_go_through_the_statuses_as_items_do() {
    let far = [(3, Status::Blocked), (5, Status::InPlace), (9, Status::UnderWay), (30, Status::InPlace)];
    let start = Start { ledger: Some(ledger_with(&far)), ..Start::default() };
    let lines = Screen::open(120, 80, Lang::Zh, &start).keys("F").lines();
    let names = ["未启动", "推进中", "已落地", "有困难"];
    let bars = lines.iter().filter_map(|line| {
        let first = line.split_whitespace().next()?;
        let is_count = |last: &&str| last.parse::<usize>().is_ok();
        Some((names.into_iter().find(|name| *name == first)?, line.split_whitespace().last().filter(is_count)?))
    });
    assert_eq!(bars.collect::<Vec<_>>(), [("未启动", "33"), ("推进中", "1"), ("已落地", "2"), ("有困难", "1")]);
}

#[test]
fn a_cell_of_the_matrix_leads_to_its_items() {
    let screen = Screen::new(120, 60).keys("F").click("单位 × 领域");
    let screen =
        screen.keys(&"j".repeat(38)).shows("海关总署 × 投资管理领域：0 项").keys("<Enter>").shows("此处没有事项");
    let screen = screen.keys("l").shows("海关总署 × 贸易便利化领域：5 项").keys("<Enter>");
    screen
        .shows("[贸易便利化领域] [海关总署]")
        .selects("贸易便利化领域")
        .shows(" 5 项")
        .hides("事中事后监管措施")
        .keys("[")
        .shows("× 贸易便利化")
        .hides("[海关总署]");
}

#[test]
fn a_click_on_a_bar_opens_it() {
    Screen::new(120, 40).keys("F").click("银保监会").shows("按单位").selects("银保监会");
}

#[test]
fn the_figures_are_of_what_the_query_leaves() {
    let screen = Screen::new(120, 40).keys("F/海关").shows("1/9").shows("海关总署").keys("<Enter>");
    screen.hides("金融开放创新领域").keys("<Esc>").shows("金融开放创新领域").keys("<Esc>").shows("按领域");
}

#[test]
fn a_smaller_terminal_keeps_the_cursor_in_view() {
    let cursor = |screen: &Screen| {
        let line = screen.lines().into_iter().find(|line| line.starts_with('›'))?;
        Some(line.chars().take(12).collect::<String>())
    };
    for keys in ["G", "TG", "FG", "d<Tab>G", ":<PgDn>", "f<PgDn>"] {
        let screen = Screen::new(120, 36).keys(keys);
        let before = cursor(&screen.settled());
        let screen = Screen::new(120, 36).keys(keys).resize(80, 12);
        assert!(before.is_some() && cursor(&screen) == before, "{keys}: {before:?}\n{}", screen.text());
        // Also where it was made smaller in another view.
        if keys == "TG" || keys == "FG" {
            let screen = Screen::new(120, 36).keys(keys).keys("q").resize(80, 12).keys(&keys[..1]);
            assert_eq!(cursor(&screen), before, "{keys}\n{}", screen.text());
        }
    }
}

#[test]
fn without_box_characters_the_views_are_ascii() {
    let start = Start { ascii: true, ..Start::default() };
    for keys in ["Tlo", "F", "+J+=", "z", "d", ":"] {
        let screen = Screen::open(80, 24, Lang::En, &start).keys(keys);
        for line in screen.lines() {
            assert!(!line.contains(['│', '…', '›', '▾', '▸', '▴', '↓', '↑', '→', '←', '·']), "{keys}: {line}");
        }
    }
}

#[test]
fn the_items_of_no_domain_are_a_column_of_the_matrix() {
    let screen = Screen::new(120, 60).keys("FG").keys(&"l".repeat(9));
    let screen = screen.keys("k").shows(" × 特定区域：").keys(&"k".repeat(25)).shows("海关总署 × 特定区域：2 项");
    screen.keys("<Enter>").shows("[海关总署]").selects("特定区域").shows("二手车出口业务").shows("保税航煤");
}

#[test]
fn the_figures_keep_their_cursor_when_others_are_counted() {
    let screen = Screen::new(80, 24).keys("FGkkk").shows("国家药监局 × 投资管理领域").keys("f<Space>f");
    let screen = screen.shows("国家药监局 × ").keys("x").shows("国家药监局 × 投资管理领域");
    // What is no longer there leaves no blank below what is.
    let screen = screen.keys("/海关").shows("海关总署");
    let lines = screen.lines();
    assert!(lines[22].trim_start_matches(['›', ' ']).starts_with(|c: char| c > '一'), "{}", screen.text());
}

#[test]
fn the_columns_of_the_matrix_are_named_however_far_it_is_scrolled() {
    for (width, height) in [(120, 36), (80, 24), (40, 12), (20, 5)] {
        let screen = Screen::new(width, height).keys("FG");
        let screen = screen.shows("投资").shows("国家");
        let named =
            |screen: &Screen| screen.lines().iter().any(|line| line.contains("投资管") || line.contains("投资…"));
        assert!(named(&screen), "{}", screen.text());
        // The cursor is never under it.
        let mut screen = screen;
        for _ in 0..27 {
            screen = screen.keys("k");
            assert!(screen.lines().iter().any(|line| line.starts_with('›')), "{}", screen.text());
        }
    }
    Screen::new(40, 12).keys("FG").keys("ll").shows("国家版权局 × 金融开放创新…：1 项");
}

#[test]
fn a_figure_opened_shows_its_items() {
    for (width, height) in [(40, 12), (120, 12)] {
        let screen = Screen::new(width, height).keys("F").keys(&"j".repeat(11)).shows("交通运输部：3 项");
        screen.keys("<Enter>").selects("交通运输部").shows("绿色船舶").shows("船员远程").shows("空铁联运");
    }
}

#[test]
fn a_search_given_up_leaves_the_row_and_the_bar_one_was_on() {
    let screen = Screen::new(120, 36).keys("Tjjj").shows("第 4 项").keys("/海关").shows("1/9");
    screen.keys("<Esc>").shows("第 4 项").keys("j").shows("第 5 项");
    let screen = Screen::new(120, 36).keys("T/海关<Enter>jj").shows("3/9");
    let row = screen.lines().into_iter().find(|line| line.starts_with('›')).unwrap();
    let screen = screen.keys("<Esc>").shows("37 项");
    let number: String = row.chars().take(6).collect();
    assert!(screen.lines().iter().any(|line| line.starts_with(&number)), "{row}\n{}", screen.text());
    Screen::new(120, 36).keys("FGl").shows("国家版权局 × 贸易").keys("/海关<Esc>").shows("国家版权局 × 贸易");
}

#[test]
fn the_matrix_has_its_column_while_one_is_in_it() {
    Screen::new(120, 60).keys("FllG").shows("国家版权局 × 投资管理领域").keys("l").shows("国家版权局 × 贸易");
}

#[test]
fn what_is_read_from_the_comparison_is_compared() {
    Screen::new(120, 36).keys("+j+jj=z").shows("第 1 项，共 37 项");
}

#[test]
fn what_to_press_to_compare_is_what_does_it() {
    Screen::new(120, 36).keys("z=").shows("请先在目录中按 + 选取两三个事项");
    Screen::new(120, 36).keys("gg=").shows("请先按 + 选取两三个事项");
}
