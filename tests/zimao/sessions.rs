//! Sessions of the explorer, as a user would have them.

use proptest::prelude::*;
use zimao::app::{Answer, Basis, Color, Colors, Context, Effect, Paint, PointerKind, Start, Theme};
use zimao::catalog::Grouping;
use zimao::i18n::Lang;
use zimao::keymap::{Code, Input, Key, Row, TABLE};

use crate::golden;
use crate::screen::{Screen, parse};

fn frame(name: &str, screen: &Screen) {
    golden::hold(&format!("tests/zimao/snapshots/{name}.txt"), &screen.text());
}

#[test]
fn the_explorer_opens_on_the_first_item() {
    frame("open-120x36", &Screen::new(120, 36));
    frame("open-80x24", &Screen::new(80, 24));
    frame("open-40x12", &Screen::new(40, 12));
    frame("open-20x5", &Screen::new(20, 5));
    frame("open-200x60", &Screen::new(200, 60));
    let english = Screen::open(80, 24, Lang::En, &Start::default());
    frame("open-80x24-english", &english);
    let ascii = Screen::open(80, 24, Lang::En, &Start { ascii: true, ..Start::default() });
    frame("open-80x24-ascii", &ascii);
}

#[test]
fn ascii_drawing_uses_no_character_of_doubtful_width_of_its_own() {
    let screen = Screen::open(80, 24, Lang::En, &Start { ascii: true, ..Start::default() }).keys("/海关<Enter>?");
    for line in screen.lines() {
        assert!(!line.contains(['│', '…', '›', '▾', '▸', '↓', '↑', '→', '←']), "{line}");
    }
}

#[test]
fn walking_the_tree_changes_the_details() {
    Screen::new(120, 36)
        .keys("j")
        .selects("绿色船舶修理企业规范管理")
        .shows("鼓励相关行业组织促进船舶修理企业绿色发展")
        .keys("k<Down><Up>")
        .selects("出版物发行业务许可")
        .keys("G")
        .selects("空铁联运一单制货物运输模式")
        .keys("g")
        .selects("全国")
        .shows("31 项");
}

#[test]
fn pages_and_half_pages_move_by_what_is_seen() {
    // 33 rows of tree: the cursor starts on the third.
    let screen = Screen::new(120, 36).keys("<C-d>");
    assert!(screen.lines()[2 + 2 + 16].starts_with('›'), "{}", screen.text());
    let screen = screen.keys("<C-u>").selects("出版物发行").keys("<PgDn>").selects("直接采认").keys("<PgUp>");
    screen.selects("出版物发行").keys("<C-f><C-b>").selects("出版物发行");
}

#[test]
fn items_are_gone_through_from_either_pane() {
    Screen::new(120, 36)
        .keys("KKK")
        .selects("出版物发行")
        .keys("JJJJJJJJJ")
        .selects("“融资租赁+汽车出口”")
        .keys("K")
        .selects("医疗器械注册人")
        .keys("<Tab>J")
        .selects("“融资租赁+汽车出口”")
        .shows("第 14 项，共 37 项");
}

#[test]
fn folding_hides_and_shows() {
    Screen::new(120, 36)
        .keys("h")
        .selects("投资管理领域")
        .keys("h")
        .shows("▸ 投资管理领域")
        .hides("  4 绿色船舶修理企业规范管理       ")
        .keys("l")
        .shows("▾ 投资管理领域")
        .keys("l")
        .selects("出版物发行")
        .keys("<Space>")
        .selects("投资管理领域")
        .shows("▸ 投资管理领域")
        .keys("<Space>")
        .shows("▾ 投资管理领域")
        .keys("<Enter>")
        .shows("▸ 投资管理领域");
}

#[test]
fn everything_folds_and_unfolds_around_the_cursor() {
    let screen = Screen::new(120, 36).keys("c").selects("全国").shows("▸ 特定区域");
    let rows = screen.lines().iter().filter(|line| line.contains("▸")).count();
    assert_eq!(rows, 2);
    screen.keys("e").selects("全国").shows("▾ 人力资源领域");
}

#[test]
fn folding_keeps_the_cursor_where_the_eye_is() {
    let row = |screen: &Screen| screen.lines().iter().position(|line| line.starts_with('›')).unwrap();
    // Far down, so that the view could jump.
    let screen = Screen::new(120, 20).keys("GKKKK");
    let before = row(&screen);
    let screen = screen.keys("h");
    let parent = row(&screen);
    let screen = screen.keys("h");
    assert_eq!(row(&screen), parent, "{before}\n{}", screen.text());
}

#[test]
fn regrouping_keeps_the_item() {
    let screen = Screen::new(120, 36).keys("/电子送达<Enter><Esc>").selects("海关公证电子送达系统");
    let screen = screen.keys("v").shows("按单位").selects("海关公证电子送达系统");
    let screen = screen.keys("v").shows("按范围").selects("海关公证电子送达系统");
    screen.keys("v").shows("按领域").selects("海关公证电子送达系统").shows("第 21 项，共 37 项");
}

#[test]
fn by_unit_an_item_is_met_under_each_unit() {
    let screen = Screen::open(120, 60, Lang::Zh, &Start { grouping: Grouping::Unit, ..Start::default() });
    let times = screen.text().matches("电力工程审批绿色通道").count();
    // Four units, and once more as a related item.
    assert!(times >= 4, "{}", screen.text());
}

#[test]
fn the_details_are_set_by_the_chinese_rules() {
    for width in (20..130).step_by(7) {
        let screen = Screen::new(width, 40).keys("/附条件提离<Enter>");
        for line in screen.lines().iter().skip(2) {
            let text = line.rsplit('│').next().unwrap().trim();
            let broken = text.starts_with(['，', '。', '、', '；', '：', '？', '！', '”', '’', '）', '》', '〕']);
            assert!(!broken, "at {width}: {text}\n{}", screen.text());
        }
    }
}

#[test]
fn the_details_hold_all_there_is_to_an_item() {
    frame("item-37", &Screen::new(100, 30).keys("/证券化<Enter>"));
    frame("item-11", &Screen::new(100, 30).keys("/水、电、气、暖<Enter>"));
}

#[test]
fn long_details_scroll_and_say_how_far() {
    let screen = Screen::new(80, 12).keys("/绿色债务<Enter><Tab>").shows("第 18 项");
    let screen = screen.keys("jjj").hides("负责单位").keys("G").shows("100%").keys("g").shows("领域");
    screen.keys("<Tab><C-e>").hides("负责单位").keys("<C-y>").shows("负责单位");
}

#[test]
fn a_group_shows_its_items() {
    frame("group", &Screen::new(100, 30).keys("h"));
}

#[test]
fn a_query_finds_while_it_is_typed() {
    let screen = Screen::new(120, 36).keys("/海关").shows("1/9").selects("海关公证电子送达系统");
    frame("search-120x36", &screen);
    assert!(screen.marked().iter().all(|mark| mark == "海关"), "{:?}", screen.marked());
    assert_eq!(screen.marked().len(), 6);
}

#[test]
fn terms_are_anded_in_any_order() {
    Screen::new(120, 36).keys("/送达 海关").shows("1/1").selects("海关公证电子送达系统");
    Screen::new(120, 36).keys("/海关 送达").shows("1/1").selects("海关公证电子送达系统");
    Screen::new(120, 36).keys("/海关　送达").shows("1/1");
}

#[test]
fn pieces_of_a_title_are_found_and_nonsense_is_not() {
    let screen = Screen::new(120, 36).keys("/公证送达").shows("1/1").selects("海关公证电子送达系统");
    assert!(screen.marked().starts_with(&["公证".into(), "送达".into()]), "{:?}", screen.marked());
    Screen::new(120, 36).keys("/工信部").shows("1/1").selects("绿色船舶");
    for nonsense in ["海监模", "量子计算", "zzzz", "全业", "的了是"] {
        Screen::new(120, 36).keys(&format!("/{nonsense}")).shows(&format!("没有匹配“{nonsense}”的事项")).shows("0/0");
    }
}

#[test]
fn width_and_case_do_not_matter() {
    Screen::new(120, 36).keys("/ａｐｅｃ").shows("1/1").selects("领事业务");
    Screen::new(120, 36).keys("/a-cdm").shows("1/1").selects("大型机场");
}

#[test]
fn hits_keep_their_ancestors() {
    Screen::new(120, 36).keys("c/质量流量计").shows("▾ 特定区域").shows("▾ 保税监管场所").selects("保税航煤");
}

#[test]
fn escape_returns_to_where_the_user_was() {
    let before = Screen::new(120, 36).keys("JJJJh<Space>");
    let text = before.text();
    let after = before.keys("/海关<Down><Esc>");
    assert_eq!(after.text(), text);
    let before = Screen::new(80, 12).keys("/绿色债务<Enter><Esc><Tab>jj");
    let text = before.text();
    assert_eq!(before.keys("/海关<Esc>").text(), text);
}

#[test]
fn a_look_at_the_bar_leaves_everything_as_it_is() {
    // With a query that stands, regrouped since.
    let before = Screen::new(120, 36).keys("/公安<Enter><Down>v").shows("按单位");
    let text = before.text().replace("按单位\n", "");
    let after = before.keys("/<Esc>");
    assert_eq!(after.lines()[..30], text.lines().take(30).collect::<Vec<_>>());
    // Left by Tab or a click without a query, the bar remembers no place.
    let before = Screen::new(120, 36).keys("/<Tab>JJJJvJ");
    let selected = before.selected();
    let after = before.keys("/<Esc>").shows("按单位");
    assert_eq!(after.selected(), selected);
}

#[test]
fn enter_on_an_emptied_bar_does_not_bring_the_old_query_back() {
    let screen = Screen::new(120, 36).keys("/海关<Enter>/<C-u><Enter>").shows("搜索标题").shows("Enter 打开");
    screen.keys("/<Esc>").shows("搜索标题");
}

#[test]
fn clearing_a_query_keeps_the_place_in_the_tree_and_in_the_text() {
    let screen = Screen::open(80, 12, Lang::Zh, &Start { grouping: Grouping::Unit, ..Start::default() });
    let screen = screen.keys("/电子送达<Enter>").shows("海关总署").keys("J<C-e>").hides("负责单位");
    // The second of its units, scrolled: so it stays.
    let screen = screen.keys("<Esc>").hides("负责单位").shows("▾ 司法部");
    screen.selects("海关公证");
}

#[test]
fn the_cursor_is_in_view_after_escape() {
    let start = Start { query: Some("海关".into()), item: Some(36), ..Start::default() };
    Screen::open(80, 24, Lang::Zh, &start).keys("<Esc>").selects("知识产权证券化");
    Screen::new(80, 40).keys("G/海关").resize(80, 12).keys("<Esc>").selects("空铁联运");
}

#[test]
fn regrouping_keeps_the_place_in_the_text_and_leads_a_group_to_its_first_item() {
    let screen = Screen::new(80, 12).keys("/绿色债务<Enter><Esc><C-e>").hides("负责单位").keys("v").hides("负责单位");
    screen.selects("绿色债务");
    Screen::new(120, 36).keys("/证券化<Enter><Esc>h").selects("金融开放").keys("v").selects("保理公司");
}

#[test]
fn an_item_comes_with_its_heading() {
    Screen::new(80, 12).keys("JJv").shows("▾ 公安部").selects("电力工程");
}

#[test]
fn keys_that_come_with_a_paste_belong_to_the_bar() {
    let mut inputs = vec![Input::Paste("海关".into())];
    inputs.extend(parse("q<BS><Enter>").into_iter().map(Input::Key));
    let screen = Screen::new(120, 36).inputs(inputs).shows("1/9").shows("Enter 打开");
    assert_eq!(screen.effects, [Effect::Remember("海关".into())]);
}

#[test]
fn escape_and_a_key_in_one_packet_are_two_keys() {
    Screen::new(120, 36).keys("/海关<Enter><A-j>").shows("搜索标题").keys("/海<A-k>").hides("/ 海");
}

#[test]
fn the_divider_answers_at_once_at_its_ends() {
    let at = |screen: &Screen| screen.lines()[5].chars().position(|c| c == '│');
    let screen = Screen::new(64, 20).keys(">>>>>>>>>>>>>>>>");
    let end = at(&screen);
    let screen = screen.keys("<lt>");
    assert!(at(&screen) < end);
    // A press elsewhere never holds it.
    let screen = Screen::new(120, 36).mouse(PointerKind::Press, 50, 9).keys("MM").mouse(PointerKind::Press, 9, 9);
    let before = at(&screen);
    assert_eq!(at(&screen.mouse(PointerKind::Drag, 80, 9)), before);
}

#[test]
fn n_says_when_it_goes_round() {
    let screen = Screen::new(120, 36).keys("/电子送达<Enter>nnnn").hides("已到末尾");
    screen.keys("n").shows("已到末尾，从头继续").keys("N").shows("已到开头，从末尾继续");
}

#[test]
fn an_emptied_query_is_as_if_nothing_was_typed() {
    let before = Screen::new(120, 36).keys("JJJJ");
    let selected = before.selected();
    let after = before.keys("/海关<BS><BS>");
    assert_eq!(after.selected(), selected);
    after.hides("/ 海").keys("<Enter>").shows("搜索标题").shows("Enter 打开");
}

#[test]
fn enter_goes_to_the_hit_and_escape_then_stays_on_it() {
    let screen = Screen::new(120, 36).keys("/海关<Down><Enter>").shows("2/9");
    let selected = screen.selected();
    let screen = screen.keys("<Esc>").shows("搜索标题");
    assert_eq!(screen.selected(), selected);
    assert!(screen.marked().is_empty());
}

#[test]
fn the_hits_are_walked_while_the_bar_keeps_the_keys() {
    Screen::new(120, 36).keys("/海关<Down>").shows("2/9").keys("<Up><Up>").shows("1/9").keys("监").shows("海关监");
}

#[test]
fn n_walks_the_matches_and_on_to_the_next_item() {
    let screen = Screen::new(120, 36).keys("/公证<Enter>").shows("1/2").selects("“委托公证");
    // Item 2 has three matches in its details.
    let screen = screen.keys("nnn").shows("1/2").keys("n").shows("2/2").selects("海关公证");
    let screen = screen.keys("N").shows("1/2").selects("“委托公证");
    // Round and round.
    screen.keys("nnnnn").shows("1/2");
}

#[test]
fn n_brings_its_match_into_view() {
    let screen = Screen::new(40, 8).keys("/投向节能环保<Enter>");
    assert!(screen.marked().is_empty());
    let marked = screen.keys("n").marked();
    assert_eq!(marked.concat(), "投向节能环保");
}

#[test]
fn n_without_a_query_says_what_to_do() {
    Screen::new(120, 36)
        .keys("n")
        .shows("还没有搜索词：按 / 搜索")
        .keys("N")
        .shows("按 / 搜索")
        .keys("j")
        .hides("还没有");
}

#[test]
fn the_text_cursor_stands_where_the_next_character_goes() {
    let mut screen = Screen::new(80, 24);
    assert_eq!(screen.cursor(), None);
    screen = screen.keys("/");
    assert_eq!(screen.cursor(), Some((3, 0)));
    screen = screen.keys("海关ab");
    assert_eq!(screen.cursor(), Some((9, 0)));
    screen = screen.keys("<Left><Left><Left>");
    assert_eq!(screen.cursor(), Some((5, 0)));
    screen = screen.keys("<End><BS><BS><Enter>");
    assert_eq!(screen.cursor(), None);
}

#[test]
fn a_query_longer_than_the_bar_scrolls_by_whole_characters() {
    let mut screen = Screen::new(30, 12).keys(&format!("/{}", "海关总署司法部交通运输部公安部".repeat(3)));
    let (x, _) = screen.cursor().unwrap();
    assert!(x < 30);
    for keys in ["<Left>", "<Left>a<Left>", "<Home>", "<Right>", "<End>"] {
        screen = screen.keys(keys);
        assert!(screen.cursor().unwrap().0 < 30);
    }
}

#[test]
fn the_bar_is_edited_as_a_line_of_text() {
    let bar =
        |keys: &str| Screen::new(80, 24).keys(keys).lines()[0].trim_end_matches(|c: char| c != ' ').trim().to_owned();
    assert_eq!(bar("/abc<BS>"), "/ ab");
    assert_eq!(bar("/abc<C-h>d"), "/ abd");
    assert_eq!(bar("/abc<Left><Left><Del>"), "/ ac");
    assert_eq!(bar("/ab cd<C-w>"), "/ ab");
    assert_eq!(bar("/ab cd<C-u>x"), "/ x");
    assert_eq!(bar("/bc<Home>a"), "/ abc");
    assert_eq!(bar("/bc<C-a>a<C-e>d"), "/ abcd");
    assert_eq!(bar("/bc<Left><Left>a<End>d"), "/ abcd");
    assert_eq!(bar("/ab cd<A-b>x<A-f>y"), "/ ab xcdy");
    assert_eq!(bar("/ab cd<C-Left>x<C-Right>y"), "/ ab xcdy");
    assert_eq!(bar("/a<Left><Right>b"), "/ ab");
}

#[test]
fn a_paste_and_a_commit_of_an_input_method_are_one_edit() {
    let screen = Screen::new(120, 36).keys("/").paste("海关\n公证\x1b[31m");
    assert!(screen.lines()[0].contains("海关 公证[31m"), "{}", screen.text());
    // Outside the bar a paste is a search.
    Screen::new(120, 36).paste("电子送达").shows("1/1").selects("海关公证");
    // Several characters in one batch, the slash before them too.
    let batch: Vec<Input> = parse("/海关公证").into_iter().map(Input::Key).collect();
    Screen::new(120, 36).inputs(batch).shows("1/1").selects("海关公证");
}

#[test]
fn keys_of_an_input_method_left_on_work() {
    Screen::new(120, 36).keys("？").shows("搜索按键和功能").keys("？").hides("搜索按键和功能");
    Screen::new(120, 36).keys("／海关").shows("1/9");
    Screen::new(120, 36).keys("、海关").shows("1/9");
    Screen::new(120, 36).keys("ｊ").selects("绿色船舶");
    // In the bar they are text.
    Screen::new(120, 36).keys("/、？").shows("、？");
}

#[test]
fn esc_and_a_letter_that_come_as_one_are_two_keys_where_alt_means_nothing() {
    let alt = |c| [Input::Key(Key { alt: true, ..Key::char(c) })];
    let screen = Screen::new(120, 36).keys("/海关<Enter>").inputs(alt('f'));
    screen.shows("搜索标题").shows("[ ] 海关总署");
    let screen = Screen::new(120, 36).keys("/海关").inputs(alt('j')).shows("搜索标题").selects("绿色船舶");
    // In a field it is a word.
    screen.keys("/ab cd<Home>").inputs(alt('f')).keys("x").shows(" / ab xcd");
}

#[test]
fn a_query_in_pinyin_marks_the_characters_it_stands_for() {
    let screen = Screen::new(120, 36).keys("/hggz").selects("海关公证");
    assert_eq!(screen.marked().first().map(String::as_str), Some("海关公证"));
    let screen = screen.keys("<C-u>haiguan公证").selects("海关公证");
    assert!(screen.marked().contains(&"海关公证".to_owned()), "{:?}", screen.marked());
    let screen = screen.keys("<C-u>央行").selects("保理公司接入央行");
    assert!(screen.marked().contains(&"央行".to_owned()) && screen.marked().contains(&"人民银行".to_owned()));
    let screen = screen.keys("<C-u>sdqn").selects("建设项目水、电、气、暖");
    assert!(screen.marked().contains(&"水、电、气、暖".to_owned()), "{:?}", screen.marked());
}

#[test]
fn approximate_hits_say_so_and_what_was_typed_is_given_up_with_the_query() {
    let screen =
        Screen::new(120, 36).keys("/海官公正").shows("近似：按“海关公证”查找，没有“海官公正”").selects("海关公证");
    assert!(screen.marked().contains(&"海关公证".to_owned()));
    screen.keys("<C-u>海关").hides("近似");
    Screen::new(80, 24).keys("/budongcan").shows("近似：按“不动产”查找").keys("<Enter><Esc>").hides("近似");
    Screen::new(80, 24).keys("/zzzz").hides("近似").shows("没有匹配“zzzz”的事项");
}

#[test]
fn the_help_lists_every_key_and_can_be_searched() {
    let screen = Screen::new(100, 66).keys("?");
    frame("help", &screen);
    let screen = screen.keys("/鼠标").shows("启用或停用鼠标").hides("切换配色").keys("<Enter><Esc>").hides("鼠标");
    Screen::new(80, 24).keys("/海<F1>").shows("单位：海关").shows("搜索写法").keys("<Esc>").shows(" / 海");
    screen.keys("<F1>").shows("下翻半页").keys("q").hides("下翻半页");
    Screen::new(100, 20).keys("?/没有的").shows("没有匹配的按键或功能").keys("<Esc>").shows("向下");
    Screen::new(100, 12).keys("?G").shows("haiguan  hggz").keys("g").shows("向下").keys("<C-d>jk<C-u>").shows("向下");
}

#[test]
fn tab_goes_between_the_panes_and_out_of_the_bar() {
    let screen = Screen::new(120, 36).keys("<Tab>").shows("Tab 切换窗格").hides("Enter 打开");
    screen.keys("<Tab>").shows("Enter 打开").keys("/海关<Tab>").shows("Enter 打开").shows("1/9");
}

#[test]
fn narrow_terminals_show_one_pane_at_a_time() {
    let screen = Screen::new(40, 12).hides("负责单位").keys("<Enter>").shows("负责单位").hides("绿色船舶");
    let screen = screen.keys("J").shows("绿色船舶").keys("h").shows("出版物发行").keys("l").shows("第 4 项");
    screen.keys("<Esc>").shows("按领域").keys("/公证<Enter>").shows("第 2 项").keys("<Esc>").shows("1/2");
}

#[test]
fn the_divider_moves_by_keys_and_by_the_mouse() {
    let at = |screen: &Screen| screen.lines()[5].find('│').map(|at| screen.lines()[5][..at].chars().count());
    let screen = Screen::new(120, 36);
    let start = at(&screen);
    let screen = screen.keys(">");
    assert!(at(&screen) > start);
    let screen = screen.keys("<lt><lt>");
    assert!(at(&screen) < start);
    let divider =
        u16::try_from(Screen::new(120, 36).buffer().content.iter().position(|c| c.symbol() == "│").unwrap() % 120);
    let x = divider.unwrap();
    let screen = Screen::new(120, 36).mouse(PointerKind::Press, x, 9).mouse(PointerKind::Drag, 70, 9);
    let screen = screen.mouse(PointerKind::Release, 70, 9);
    assert_eq!(screen.buffer()[(70, 9)].symbol(), "│");
    // Let go, it stays.
    let screen = screen.mouse(PointerKind::Drag, 30, 9);
    assert_eq!(screen.buffer()[(70, 9)].symbol(), "│");
}

#[test]
fn clicks_select_fold_and_focus() {
    Screen::new(120, 36)
        .click("海关公证电子送达系统")
        .selects("海关公证电子送达系统")
        .shows("第 21 项")
        .click("贸易便利化领域")
        .shows("▸ 贸易便利化领域")
        .click("▸ 贸易便利化领域")
        .shows("▾ 贸易便利化领域")
        .click("搜索标题")
        .shows("Enter 确定")
        .click("7 项")
        .hides("Enter 打开");
}

#[test]
fn the_wheel_moves_the_view_under_the_pointer_and_not_the_cursor() {
    let screen = Screen::new(80, 12).mouse(PointerKind::WheelDown, 5, 6);
    assert_eq!(screen.selected(), "");
    let screen = screen.mouse(PointerKind::WheelUp, 5, 6).selects("出版物发行");
    let screen = screen.keys("/绿色债务<Enter>").shows("负责单位").mouse(PointerKind::WheelDown, 60, 6);
    screen.hides("负责单位").selects("绿色债务");
}

#[test]
fn the_mouse_goes_back_to_the_terminal() {
    let screen = Screen::new(120, 36).keys("M").shows("鼠标已交还终端").keys("M").shows("鼠标已启用");
    assert!(screen.effects.contains(&Effect::Mouse(false)) && screen.effects.contains(&Effect::Mouse(true)));
}

#[test]
fn the_theme_of_high_contrast_is_strong_on_any_background() {
    use ratatui::style::{Color, Modifier};
    let start = Start { theme: Theme::HighContrast, ..Start::default() };
    let screen = Screen::open(120, 36, Lang::Zh, &start).keys("/海关<Enter>n");
    for cell in &screen.buffer().content {
        assert!(!cell.modifier.contains(Modifier::DIM));
        // Either both colours are the terminal's own, or neither is.
        assert_eq!(cell.fg == Color::Reset, cell.bg == Color::Reset, "{cell:?}");
        assert!(!matches!(cell.bg, Color::Indexed(_) | Color::Rgb(..)), "{cell:?}");
    }
    let marks = screen.buffer().content.iter().filter(|cell| cell.bg == Color::LightYellow).count();
    assert!(marks > 0, "{}", screen.text());
}

#[test]
fn colours_of_ones_own_change_what_they_are_for_and_come_round_with_the_others() {
    use ratatui::style::Color::{Indexed, Rgb};
    let changes = vec![(Paint::Cursor, Color::Rgb(1, 2, 3)), (Paint::Dim, Color::Index(9))];
    let colors = Some(Colors { base: Theme::HighContrast, changes });
    let screen = Screen::open(120, 36, Lang::Zh, &Start { theme: Theme::Custom, colors, ..Start::default() });
    let row = u16::try_from(screen.lines().iter().position(|line| line.starts_with('›')).unwrap()).unwrap();
    let cursor = &screen.buffer()[(0, row)];
    assert_eq!(cursor.bg, Rgb(1, 2, 3));
    assert!(!cursor.modifier.contains(ratatui::style::Modifier::REVERSED));
    assert_eq!(screen.buffer()[(1, 0)].fg, Indexed(9));
    let screen = screen.keys("t").shows("深色配色").keys("tt").shows("高对比度配色").keys("t").shows("自定义配色");
    assert_eq!(screen.buffer()[(0, row)].bg, Rgb(1, 2, 3));
}

#[test]
fn the_theme_follows_the_background_until_one_is_chosen() {
    let head = |screen: &Screen| screen.buffer()[(1, 1)].style();
    let background = |light| [Input::Answer(Answer::Background { light })];
    let start = Start { basis: Basis::Background, ..Start::default() };
    let screen = Screen::open(120, 36, Lang::Zh, &start);
    let dark = head(&screen);
    let screen = screen.inputs(background(true));
    assert_ne!(head(&screen), dark);
    let screen = screen.inputs(background(false));
    assert_eq!(head(&screen), dark);
    let screen = screen.keys("t").inputs(background(false)).shows("浅色配色");
    assert_ne!(head(&screen), dark);
    // One that was chosen from the start, and none at all.
    assert_eq!(head(&Screen::new(120, 36).inputs(background(true))), dark);
    let plain = Start { theme: Theme::Plain, ..Start::default() };
    let plain = Screen::open(120, 36, Lang::Zh, &plain);
    let before = head(&plain);
    assert_eq!(head(&plain.inputs(background(true))), before);
}

#[test]
fn a_terminal_that_draws_wide_has_what_ascii_has() {
    let ascii = Screen::open(80, 24, Lang::En, &Start { ascii: true, ..Start::default() });
    let told = Screen::open(80, 24, Lang::En, &Start::default()).keys("?").inputs([Input::Answer(Answer::Wide)]);
    assert_eq!(told.effects, [Effect::Repaint]);
    let told = told.shows("j Down").hides("↓").keys("q");
    assert_eq!(told.text(), ascii.text());
}

#[test]
fn themes_change_colours_and_no_color_stays() {
    let screen = Screen::new(120, 36);
    let dark = screen.buffer().clone();
    let light = screen.keys("t").shows("浅色配色");
    assert_ne!(light.buffer()[(1, 1)].style(), dark[(1, 1)].style());
    let strong = light.keys("t").shows("高对比度配色");
    let back = strong.keys("t").shows("深色配色");
    assert_eq!(back.buffer()[(1, 1)].style(), dark[(1, 1)].style());
    let plain = Screen::open(120, 36, Lang::Zh, &Start { theme: Theme::Plain, ..Start::default() });
    let plain = plain.keys("/海关<Enter>nt").shows("没有启用颜色");
    let reset = ratatui::style::Color::Reset;
    assert!(plain.buffer().content.iter().all(|cell| cell.fg == reset && cell.bg == reset));
}

#[test]
fn keys_that_end_or_stop_do_so_everywhere() {
    for state in ["", "<Tab>", "/海", "?", "?/x"] {
        let effects = Screen::new(80, 24).keys(&format!("{state}<C-c>")).effects;
        assert_eq!(effects, [Effect::Quit(130)], "{state}");
        let effects = Screen::new(80, 24).keys(&format!("{state}<C-z><C-l>")).effects;
        assert_eq!(effects, [Effect::Suspend, Effect::Repaint], "{state}");
    }
    assert_eq!(Screen::new(80, 24).keys("q").effects, [Effect::Quit(0)]);
    assert_eq!(Screen::new(80, 24).keys("/q").effects, []);
}

#[test]
fn the_explorer_opens_where_it_is_told_to() {
    let start = Start { query: Some("海关".into()), ..Start::default() };
    Screen::open(120, 36, Lang::Zh, &start).shows("1/9").selects("海关公证");
    let start = Start { item: Some(20), grouping: Grouping::Scope, ..Start::default() };
    Screen::open(120, 36, Lang::Zh, &start).shows("按范围").selects("海关公证");
}

#[test]
fn sizes_too_small_say_so_and_sizes_of_nothing_are_survived() {
    let screen = Screen::new(80, 24)
        .resize(19, 24)
        .shows("终端至少需要 20×5")
        .resize(80, 4)
        .shows("终端至少需要 20×5")
        .resize(8, 2)
        .shows("终端至少");
    let mut screen = screen.resize(1, 1).keys("j/海关<Enter>?<Esc><Esc>");
    for (width, height) in [(0, 0), (0, 24), (80, 0), (1, 1), (65_000, 2)] {
        screen = screen.resize(width, height).keys("jk");
    }
    assert_eq!(screen.resize(80, 24).selected(), Screen::new(80, 24).keys("/海关<Enter><Esc>").selected());
}

#[test]
fn a_frame_after_any_resizing_is_that_of_a_fresh_start() {
    let screen = Screen::new(80, 24).resize(40, 12).resize(200, 60).resize(20, 5).resize(120, 36);
    assert_eq!(screen.text(), Screen::new(120, 36).text());
}

/// Every key of the table and others, text in several scripts, the mouse, and sizes.
fn input() -> impl Strategy<Value = Input> {
    let bound: Vec<Key> = TABLE.iter().flat_map(Row::keys).map(|(_, key)| key).collect();
    let other = "海关公证送达a1，“é\u{301}：［］。／".chars().collect::<Vec<_>>();
    let other = (prop::sample::select(other), prop::bool::weighted(0.1), prop::bool::weighted(0.05));
    let key = prop_oneof![
        8 => prop::sample::select(bound),
        2 => other.prop_map(|(c, ctrl, alt)| Key { code: Code::Char(c), ctrl, alt }),
    ];
    let kinds = vec![
        PointerKind::Press,
        PointerKind::DoublePress,
        PointerKind::Drag,
        PointerKind::Release,
        PointerKind::WheelUp,
        PointerKind::WheelDown,
    ];
    prop_oneof![
        20 => key.prop_map(Input::Key),
        2 => "[海关 a“\u{200b}\n\u{1F600}\u{FF9E}\u{301}]{0,9}".prop_map(Input::Paste),
        2 => (prop::sample::select(kinds), 0_u16..130, 0_u16..40)
            .prop_map(|(kind, x, y)| Input::Pointer(zimao::app::Pointer { kind, x, y })),
        2 => (0_u16..130, 0_u16..40).prop_map(|(width, height)| Input::Resize(width, height)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// `Screen` checks after every draw that no wide character is cut; the divider is
    /// checked here.
    #[test]
    fn no_input_panics_or_breaks_a_frame(batches in prop::collection::vec(prop::collection::vec(input(), 1..4), 1..60)) {
        let mut screen = Screen::with_ledger(80, 24);
        for batch in batches {
            screen = screen.inputs(batch);
            if !matches!(screen.context(), Context::Tree | Context::Details | Context::Outline | Context::Notice) {
                continue;
            }
            let buffer = screen.buffer();
            let text = screen.text();
            if let Some(x) = (0..buffer.area.width).find(|&x| buffer.area.height > 3 && buffer[(x, 2)].symbol() == "│") {
                // What is said at length may cover the last rows.
                let body = buffer.area.height - 2;
                let covered = (1..=body).rev().take_while(|y| buffer[(x, *y)].symbol() != "│").count();
                let covered = u16::try_from(covered).unwrap();
                prop_assert!(covered <= body / 4, "{} rows covered of\n{}", covered, text);
                for y in 1..=body - covered {
                    prop_assert_eq!(buffer[(x, y)].symbol(), "│", "row {} of\n{}", y, text);
                }
            }
        }
    }
}

#[test]
fn the_help_is_searched_in_pinyin_too() {
    let screen = Screen::new(120, 36).keys("?/fuzhi").shows("复制").hides("下一页");
    screen.keys("<C-u>qhfz").shows("切换分组").hides("复制标题");
}

#[test]
fn the_bar_names_the_key_that_leads_into_it() {
    for keys in ["z", "z/", "z/海关", "zo", "d/公证"] {
        let line = Screen::new(80, 24).keys(keys).keys("<Tab>").lines()[0].clone();
        assert!(line.is_empty() || !line.starts_with(" /"), "{keys}: {line}");
    }
}

#[test]
fn in_little_room_nothing_runs_into_another() {
    let screen = Screen::new(22, 12).keys("z");
    assert!(!screen.lines()[0].contains("项7"), "{}", screen.text());
    // A number of a link that may be longer is seen while it is typed.
    let screen = Screen::new(20, 5).keys(":21<Enter><Space>o");
    assert!(screen.lines()[4].starts_with(" 链接编号"), "{}", screen.text());
    Screen::new(20, 5).keys(":99").shows("没有这样的命令或事…");
}

#[test]
fn a_key_that_means_nothing_takes_a_message_away_too() {
    Screen::new(80, 24).keys("+").shows("已选入对照").keys("w").hides("已选入对照");
}

#[test]
fn where_there_is_one_pane_the_palette_goes_to_the_item_itself() {
    Screen::new(40, 12).keys(":6-37<Enter>").shows("第 37 项").shows("负责单位").keys("[").hides("负责单位");
}

#[test]
fn a_search_from_a_view_leads_back_to_it() {
    for keys in ["z", "d", "+J+="] {
        let before = Screen::new(120, 36).keys(keys);
        let screen = Screen::new(120, 36).keys(keys).keys("S海关<Enter>").shows("1/9").keys("[");
        assert_eq!(
            screen.text().lines().skip(1).take(30).collect::<Vec<_>>(),
            before.text().lines().skip(1).take(30).collect::<Vec<_>>()
        );
        // Given up, it was none to come back from.
        let screen = Screen::new(120, 36).keys(keys).keys("S海关<Esc>");
        assert_eq!(screen.text(), before.text());
        assert_eq!(screen.keys("[").text(), before.keys("[").text());
    }
}

#[test]
fn what_to_press_where_nothing_is_found_can_be_pressed_there() {
    let screen = Screen::new(80, 24)
        .keys("f<Space><Esc>/海关")
        .shows("没有")
        .shows("请按 Ctrl-O 修改筛选。")
        .hides("Enter 确定");
    screen.keys("<C-o>").shows("筛选").keys("<Esc>");
    Screen::new(80, 24).keys("f<Space><Esc>/海关<Tab>").shows("请按 f 修改筛选，或按 x 清除筛").hides("n 下一处匹配");
}

#[test]
fn keys_do_nothing_to_what_is_not_shown() {
    Screen::new(40, 12).keys("<C-e><C-e><C-e><Enter>").shows("第 1 项").shows("出版物发行业务许可与网络发行备案联办");
    let before = Screen::new(120, 36).text();
    assert_eq!(Screen::new(40, 12).keys(">>>").resize(120, 36).text(), before);
    // Nor does the text's narrowest margin count presses.
    let screen = Screen::new(120, 36).keys("z-------");
    let narrowest = screen.text();
    let screen = screen.keys("+");
    assert!(screen.text() != narrowest, "{narrowest}");
    assert_eq!(Screen::new(40, 12).keys("z+++").resize(120, 36).text(), Screen::new(120, 36).keys("z").text());
}

#[test]
fn a_page_in_the_bar_leads_to_an_item() {
    Screen::new(120, 36).keys("/海关<PgUp>").hides("0/9").keys("<PgDn>").hides("0/9");
    Screen::new(120, 36).keys("/海关<PgDn><PgDn><PgUp><PgUp><PgUp>").shows("1/9");
}

#[test]
fn the_help_leads_back_to_the_palette() {
    Screen::new(80, 24)
        .keys(":换<F1>")
        .shows("删前一字")
        .keys("<Esc>")
        .shows(" : 换")
        .keys("分组<Enter>")
        .shows("按单位");
}

#[test]
fn the_reader_says_how_far_one_is_among_the_items() {
    Screen::new(80, 24).keys("zJ").shows("第 4 项，共 37 项  2/37");
    Screen::new(80, 24).keys("/海关<Enter>zJ").shows("项，共 37 项  2/9");
}
