//! Reading: the reader, the notice, finding in the text, links, and the way back.

use zimao::app::{PointerKind, Start};
use zimao::catalog::Grouping;
use zimao::i18n::Lang;
use zimao::keymap::Input;

use crate::golden;
use crate::screen::{Screen, parse};

fn frame(name: &str, screen: &Screen) {
    golden::hold(&format!("tests/zimao/snapshots/{name}.txt"), &screen.text());
}

#[test]
fn the_reader_shows_the_item_alone() {
    for (width, height) in [(120, 36), (80, 24), (40, 12)] {
        frame(&format!("reader-{width}x{height}"), &Screen::new(width, height).keys("z"));
    }
    let screen = Screen::new(120, 36).keys("z").shows("第 1 项，共 37 项").hides("│").hides("搜索标题");
    screen.keys("q").shows("│").selects("出版物发行");
}

#[test]
fn the_reader_goes_on_through_all_items() {
    // Short enough that the text has to be scrolled.
    let screen = Screen::new(60, 8).keys("z");
    let (mut seen, mut screen) = (Vec::new(), screen);
    for _ in 0..400 {
        let head = screen.lines()[0].split("项，").next().unwrap().trim().to_owned();
        if seen.last() != Some(&head) {
            seen.push(head);
        }
        screen = screen.keys("<Space>");
    }
    assert_eq!(seen.len(), 37, "{seen:?}");
    screen.shows("已是最后一项").keys("J").shows("第 13 项").keys("<PgUp>").shows("第 13 项");
}

#[test]
fn back_over_the_edge_leads_to_the_end_of_the_item_before() {
    let screen = Screen::new(60, 8).keys("zJ").shows("第 4 项").keys("k").shows("第 1 项").shows("100%");
    screen.keys("gk").shows("已是第一项").keys("j").hides("已是第一项");
}

#[test]
fn the_reader_follows_the_hits_of_the_search() {
    let screen = Screen::new(80, 24).keys("/海关<Enter>z").shows("第 21 项");
    let hits: Vec<String> = (0..9)
        .scan(screen, |screen, _| {
            let next = std::mem::replace(screen, Screen::new(20, 5)).keys("J");
            let head = next.lines()[0].clone();
            *screen = next;
            Some(head)
        })
        .collect();
    assert!(hits[7] == hits[8] && hits[6] != hits[7], "{hits:?}");
}

#[test]
fn paragraphs_are_gone_through_and_turn_the_page_at_the_end() {
    let screen = Screen::new(50, 10).keys("z").shows("负责单位").keys("}").hides("负责单位").shows("将出版物发行业务");
    let screen = screen.keys("}").shows("按语").hides("将出版物发行业务").keys("{").shows("将出版物发行业务");
    screen.keys("{").shows("负责单位").keys("}}}}}").shows("第 4 项");
}

#[test]
fn margins_grow_and_shrink() {
    let column = |screen: &Screen| screen.lines()[1].find("出版物").unwrap();
    let screen = Screen::new(100, 24).keys("z");
    let before = column(&screen);
    let screen = screen.keys("+++");
    assert_eq!(column(&screen), before + 6);
    let screen = screen.keys("-----------------------------------");
    assert_eq!(column(&screen), 1);
    // At any width there is room for the text.
    let screen = screen.keys(&"+".repeat(60)).resize(20, 8).shows("出版物");
    screen.resize(200, 20).shows("出版物发行业务");
}

#[test]
fn a_new_width_keeps_the_place_in_the_text() {
    let mut screen = Screen::new(60, 8).keys("zJJJ}");
    assert!(screen.lines()[1].contains("建立三维地籍管理系统"), "{}", screen.text());
    for width in [40, 100, 30, 60] {
        screen = screen.resize(width, 8);
        assert!(screen.lines()[1].contains("建立三维地籍"), "at {width}\n{}", screen.text());
    }
}

#[test]
fn the_notice_is_read_with_its_outline() {
    for (width, height) in [(120, 36), (80, 24), (40, 12)] {
        frame(&format!("notice-{width}x{height}"), &Screen::new(width, height).keys("d"));
    }
    let screen = Screen::new(120, 24).keys("d<Tab>jjj").selects("投资管理领域");
    let screen = screen.keys("G").selects("自由贸易试验区第六批").shows("13 空铁联运一单制").keys("<Enter>g");
    screen.selects("国务院关于做好").keys("q").shows("按领域");
}

#[test]
fn the_notice_is_read_without_its_outline_too() {
    let screen = Screen::new(100, 24).keys("d").shows("提纲").keys("z").hides("提纲").hides("搜索标题");
    let screen = screen.shows("国务院关于做好").keys("++").keys("G").shows("37 知识产权证券化").keys("q").shows("提纲");
    let screen = screen.keys("z").hides("提纲").keys("<Tab>").shows("提纲").keys("zh").shows("提纲");
    screen.keys("q").shows("按领域");
}

#[test]
fn the_outline_follows_the_text() {
    let screen = Screen::new(120, 24).keys("d}}}}}").selects("一）在全国").keys("}").selects("投资管理领域");
    screen.keys("G").selects("自由贸易试验区第六批");
}

#[test]
fn an_item_named_in_the_notice_is_a_link_and_leads_back() {
    let screen = Screen::new(120, 36).keys("d").keys("o").shows("链接编号").keys("2<Enter>");
    let screen = screen.selects("绿色船舶修理企业").shows("鼓励相关行业组织");
    let screen = screen.keys("D").shows("国函〔2020〕96号").selects("投资管理领域");
    screen.keys("<Enter>").selects("绿色船舶").keys("[").shows("提纲").keys("[[[").selects("出版物").hides("提纲");
}

#[test]
fn every_item_is_found_in_the_notice() {
    let mut screen = Screen::new(120, 36).keys("g");
    for _ in 0..37 {
        screen = screen.keys("J");
        let title = screen.selected();
        screen = screen.keys("D").shows("提纲").keys("<Enter>").hides("提纲");
        assert_eq!(screen.selected(), title);
    }
}

#[test]
fn without_a_notice_the_line_says_so() {
    use zimao::catalog::{Catalog, Notice};
    let items = crate::screen::catalog().items.clone();
    let catalog = Catalog::new(Notice::without_text(crate::screen::catalog().notice.title, 6), items).leak();
    let screen = Screen::over(catalog, (80, 24), Lang::Zh, &Start::default());
    screen.keys("d").shows("没有通知原文").shows("按领域").keys("zd").shows("没有通知原文");
}

#[test]
fn what_is_looked_for_in_the_text_is_marked_counted_and_walked() {
    let screen = Screen::new(120, 36).keys("/电子送达<Enter><Esc><Tab>/海关").shows("1/").selects("海关公证");
    let count = screen.marked().len();
    assert!(count > 2 && screen.marked().iter().all(|mark| mark == "海关"), "{:?}", screen.marked());
    let screen = screen.keys("<Enter>").shows(&format!("1/{count}")).keys("n").shows(&format!("2/{count}"));
    let screen = screen.keys("NN").shows(&format!("{count}/{count}")).shows("已到开头").keys("n").shows("已到末尾");
    let screen = screen.keys("<Esc>");
    assert!(screen.marked().is_empty());
    screen.selects("海关公证");
}

#[test]
fn the_text_is_searched_as_the_items_are() {
    for typed in ["海關", "haiguan", "hg", "ｈａｉｇｕａｎ", "海关公证"] {
        let screen = Screen::new(120, 36).keys(&format!("/电子送达<Enter><Esc><Tab>/{typed}<Enter>"));
        assert!(!screen.marked().is_empty(), "{typed}\n{}", screen.text());
    }
    Screen::new(120, 36).keys("<Tab>/量子<Enter>").shows("文中没有“量子”").keys("n").shows("文中没有“量子”");
}

#[test]
fn leaving_the_field_leads_back_to_where_one_was() {
    let screen = Screen::new(60, 10).keys("d");
    let before = screen.text();
    let screen = screen.keys("/成效评估").shows("成效评估").hides("国务院关于做好").keys("<Esc>");
    assert_eq!(screen.text(), before);
    Screen::new(60, 10).keys("d/<Enter>").shows("国务院关于做好").hides("文中没有");
}

#[test]
fn leaving_the_field_after_a_new_size_shows_a_text() {
    let screen = Screen::new(30, 12).keys("dG/海").resize(120, 30).keys("<Esc>");
    assert!(screen.lines()[5].contains("│ "), "{}", screen.text());
    screen.shows("13 空铁联运一单制货物运输模式");
}

#[test]
fn n_in_the_notice_is_about_what_is_looked_for_there() {
    let screen = Screen::new(120, 24).keys("/海关<Enter>d}}}}}}");
    let before = screen.lines()[3..12].to_vec();
    let screen = screen.keys("n").shows("还没有搜索词：按 / 搜索").shows("1/9");
    assert_eq!(screen.lines()[3..12], before);
}

#[test]
fn a_place_that_was_not_left_is_none() {
    Screen::new(80, 24).keys("d").keys("q[").keys("[").shows("已无法后退");
    Screen::new(80, 24).keys(":21<Enter>:21<Enter>[").selects("出版物");
}

#[test]
fn a_link_with_a_match_in_it_has_one_number() {
    let screen = Screen::new(120, 36).keys("/单位:海关总署 司法<Enter><Tab>o");
    let units = screen.lines().into_iter().find(|line| line.contains("负责单位")).unwrap();
    let units = units.split('│').nth(1).unwrap();
    assert_eq!(units.chars().filter(char::is_ascii_digit).collect::<String>(), "12", "{units}");
}

#[test]
fn finding_goes_on_where_the_search_marks_too() {
    let screen = Screen::new(120, 36).keys("/海关<Enter><Tab>/公证<Enter>");
    assert!(screen.marked().iter().any(|mark| mark == "公证"));
    // Out of the find, the matches of the search are walked again.
    screen.selects("海关公证").keys("<Esc>nnnnnnnn").shows("3/9");
}

#[test]
fn links_are_gone_through_and_followed() {
    let screen = Screen::new(120, 36).keys("<Tab>.").keys("<Enter>").shows("按单位").selects("中央宣传部");
    let screen = screen.keys("[").shows("按领域").selects("出版物").keys("]").selects("中央宣传部").keys("]");
    screen.shows("已无法前进").keys("[[").shows("已无法后退");
}

#[test]
fn a_related_item_is_followed_by_its_number() {
    let screen = Screen::new(120, 36).keys("<Tab>o").shows("链接编号（1 到").keys("5");
    let screen = screen.shows("第 4 项，共 37 项").selects("绿色船舶修理企业");
    screen.keys("<A-Left>").selects("出版物").keys("<A-Right>").selects("绿色船舶");
}

#[test]
fn the_number_of_a_link_that_is_a_number_takes_all_of_its_place() {
    Screen::new(120, 36).keys("<Tab>").shows("另有 9、10、27、28").keys("o").shows("另有 7、8 、9 、10、11、12");
}

#[test]
fn keys_that_come_together_with_the_number_of_a_link_go_where_it_led() {
    let burst = |keys: &str| Screen::new(120, 36).inputs(parse(keys).into_iter().map(Input::Key));
    burst("<Tab>o5J").selects("电力工程审批").shows("第 5 项");
    // Whether or not a second digit can follow the first.
    for keys in ["<Tab>o12", "<Tab>JJJo12", "do12", "G<Tab>o12"] {
        assert_eq!(burst(keys).text(), Screen::new(120, 36).keys(keys).text(), "{keys}");
    }
}

#[test]
fn numbers_that_are_none_and_esc_do_nothing() {
    let screen = Screen::new(120, 36).keys("<Tab>o");
    let screen = screen.keys("x").shows("链接编号").keys("1<BS>0").shows("）：").shows("链接编号");
    screen.keys("<Esc>").hides("链接编号（").selects("出版物");
}

#[test]
fn a_link_out_of_what_the_query_leaves_ends_the_query_and_leads_back_to_it() {
    let screen = Screen::new(120, 36).keys("/公证<Enter>").shows("1/2").keys("<Tab>");
    // The first of the related items.
    let screen = screen.keys("........<Enter>").shows("37 项").hides("/2");
    screen.keys("[").shows("/2");
}

#[test]
fn a_click_follows_a_link() {
    let screen = Screen::new(120, 36);
    let row = screen.lines().iter().rposition(|line| line.contains("绿色船舶修理企业规范管理")).unwrap();
    let screen = screen.mouse(PointerKind::Press, 60, u16::try_from(row).unwrap());
    screen.selects("绿色船舶修理企业").shows("第 4 项");
    Screen::new(120, 36).keys("d").click("电力工程审批").hides("提纲").selects("电力工程");
    Screen::new(120, 36).keys("d").click("2. 贸易便利化领域").selects("贸易便利化领域");
}

#[test]
fn the_palette_does_what_is_named_in_either_language() {
    frame("palette-80x24", &Screen::new(80, 24).keys(":"));
    Screen::new(80, 24).keys(":换分组<Enter>").shows("按单位");
    Screen::new(80, 24).keys("<C-k>regroup<Enter>").shows("按单位");
    Screen::new(80, 24).keys(":hfz<Enter>").shows("按单位");
    Screen::open(80, 24, Lang::En, &Start::default()).keys(":阅读<Enter>").hides("│").shows("Item 1 of 37");
    Screen::new(80, 24).keys(":量子计算").shows("没有这样的命令或事项").keys("<Enter>").shows("按领域");
}

#[test]
fn the_palette_goes_to_an_item_by_number_or_title() {
    Screen::new(120, 36).keys(":21<Enter>").selects("海关公证电子送达系统");
    Screen::new(120, 36).keys(":6-21<Enter>").selects("海关公证电子送达系统");
    Screen::new(120, 36).keys(":电子送达<Enter>").selects("海关公证电子送达系统").keys("[").selects("出版物");
    Screen::new(120, 36).keys(":公证<Down><Up><Enter>").shows("项，共 37 项");
    Screen::new(120, 36).keys("z:21<Enter>").shows("第 21 项").hides("│");
}

#[test]
fn by_unit_the_reader_meets_an_item_under_each_unit() {
    let start = Start { grouping: Grouping::Unit, ..Start::default() };
    let screen = Screen::open(80, 24, Lang::Zh, &start).keys("z");
    let first = screen.lines()[0].clone();
    let screen = screen.keys("J");
    assert_ne!(screen.lines()[0], first);
}

#[test]
fn what_was_looked_for_before_is_gone_on_with_or_kept() {
    let screen = Screen::new(80, 24).keys("d/公证<Enter>n").shows("2/4");
    // Esc out of the field leaves it as it was; Enter in an empty field is n.
    let screen = screen.keys("/海关<Esc>").shows("2/4").keys("/<Esc>").shows("2/4");
    let screen = screen.keys("/<Enter>").shows("3/4").keys("n").shows("4/4");
    let screen = screen.keys("/海关<Enter>").shows("2/2").keys("<Esc>").hides("2/2");
    screen.keys("/<Enter>").hides("2/2").hides("/4");
}

#[test]
fn the_palette_shows_the_keys_of_where_it_was_opened() {
    let line = |screen: &Screen, name: &str| {
        let lines = screen.lines();
        lines.into_iter().find(|line| line.trim_start_matches([' ', '›']).starts_with(name)).unwrap()
    };
    let screen = Screen::new(120, 36).keys(":筛选");
    assert!(line(&screen, "筛选").ends_with("  f"), "{}", screen.text());
    let screen = Screen::new(120, 36).keys(":后退");
    assert!(line(&screen, "后退").ends_with("[ Ctrl-O Alt-←"), "{}", screen.text());
    let screen = Screen::new(120, 36).keys("z:搜索");
    assert!(line(&screen, "搜索").ends_with("  S"), "{}", screen.text());
}

#[test]
fn the_palette_says_what_is_approximate() {
    // A command is meant, not an item that sounds a little like it.
    Screen::new(80, 24).keys(":tongzhi").shows("通知").hides("动植物");
    Screen::new(80, 24).keys(":海官公正").shows("海关公证电子送达系统").shows("近似");
    Screen::new(80, 24).keys(":海关公证").hides("近似");
    Screen::new(20, 5).keys("/海官公正").shows("~1/1");
}

#[test]
fn the_outline_follows_what_is_found() {
    Screen::new(120, 36).keys("d/公证<Enter>").selects("事中事后监管措施").keys("gjj").selects("国务院");
}

#[test]
fn a_heading_opened_is_gone_to() {
    let screen = Screen::new(40, 12).keys("d<C-f><C-f>hg").keys("<Enter>").shows("国务院关于做好");
    screen.keys("<C-f>").hides("国务院关于做好").keys("hgjj<Enter>").shows("（一）在全国");
}

#[test]
fn what_is_named_in_so_many_words_comes_first_in_the_palette() {
    let screen = Screen::open(80, 24, Lang::En, &Start::default()).keys(":sort");
    assert!(screen.lines()[1].starts_with("›sort by this column"), "{}", screen.text());
    let screen = Screen::open(80, 24, Lang::En, &Start::default()).keys(":q");
    assert!(screen.lines()[1].starts_with("›quit"), "{}", screen.text());
    let screen = Screen::open(80, 24, Lang::En, &Start::default()).keys("z:quit<Enter>");
    assert_eq!(screen.effects.last(), Some(&zimao::app::Effect::Quit(0)));
}
