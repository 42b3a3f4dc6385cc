//! The notice in Chinese, in English and in both.

use zimao::app::{Effect, Memory, Start};
use zimao::catalog::{Catalog, Item};
use zimao::i18n::Lang;

use crate::golden;
use crate::screen::{Screen, catalog};

fn english(width: u16, height: u16) -> Screen {
    Screen::open(width, height, Lang::En, &Start::default())
}

fn frame(name: &str, screen: &Screen) {
    golden::hold(&format!("tests/zimao/snapshots/{name}.txt"), &screen.text());
}

#[test]
fn each_language_opens_with_the_text_its_speakers_expect() {
    Screen::new(120, 36).selects("出版物发行业务许可").hides("Joint handling").hides("非官方译文").hides("文本  ");
    let screen =
        english(120, 36).selects("Joint handling system for pub").shows("将出版物发行业务许可及从事网络发行备案");
    frame("english-120x36", &screen);
    frame("english-200x60", &english(200, 60));
}

#[test]
fn one_key_goes_from_text_to_text() {
    let screen = english(120, 36);
    let screen = screen.keys("L").shows("original").hides("Joint handling").selects("出版物发行").hides("unofficial");
    let screen = screen.shows("Units     中央宣传部").shows("Part      一（一）1").shows("Document  国函〔2020〕96号");
    let screen = screen.keys("L").selects("Joint handling").hides("出版物").hides("全国").hides("中央宣传部");
    let screen = screen.shows("Part      I(i)1\n").shows("Document  Guo Han [2020] No. 96\n");
    frame("translation-120x36", &screen);
    screen.keys("L").selects("Joint handling").shows("出版物发行");
    let screen =
        Screen::new(120, 36).keys("L").selects("Joint handling").shows("英文（非官方译文）").hides("中央宣传部");
    let screen = screen.keys("L").selects("出版物发行").shows("原文与英文对照（非官方译文）");
    screen.shows("中央宣传部 Publicity Department").keys("L").hides("Joint handling").hides("Publicity");
}

/// Chinese comes first where the interface is Chinese, beside it or below.
#[test]
fn both_stand_side_by_side_where_it_is_wide_enough() {
    let beside = |screen: &Screen, one: &str, other: &str| {
        screen.lines().iter().any(|line| line.find(one).is_some_and(|at| line[at..].contains(other)))
    };
    let (chinese, translation) = ("将出版物发行业务许可", "The application procedures");
    let wide = Screen::new(200, 60).keys("LL");
    assert!(beside(&wide, chinese, translation), "{}", wide.text());
    assert!(beside(&english(200, 60), translation, chinese));
    let narrow = Screen::new(120, 36).keys("LL");
    assert!(!beside(&narrow, chinese, translation));
    let rows = |text: &str| narrow.lines().iter().position(|line| line.contains(text)).unwrap();
    assert!(rows(chinese) < rows(translation));
    // The reader has the whole width.
    assert!(beside(&narrow.keys("z"), chinese, translation));
}

#[test]
fn whatever_shows_the_translation_says_that_it_is_unofficial() {
    for keys in ["", "<Enter>", "z", "T", "d", "F", "+J+=", "v", "vv", "/customs", "f"] {
        for (lang, keys, said) in [
            (Lang::En, keys.to_owned(), "unofficial translation"),
            (Lang::En, keys.to_owned() + "<Esc>LL", "unofficial translation"),
            (Lang::Zh, "L".to_owned() + keys, "非官方译文"),
            (Lang::Zh, "LL".to_owned() + keys, "非官方译文"),
        ] {
            // What L said is gone with the next key.
            let screen = Screen::open(120, 36, lang, &Start::default()).keys(&keys).keys("<C-l>");
            screen.shows(said);
        }
    }
}

#[test]
fn what_was_read_stays_in_view() {
    let top = |screen: &Screen, text: &str| assert!(screen.lines()[1].contains(text), "{}", screen.text());
    let screen = english(60, 12).keys("JJz}");
    top(&screen, "The rules for the parallel");
    let screen = screen.keys("L");
    top(&screen, "建立完善电力工程");
    let screen = screen.keys("L");
    top(&screen, "The rules for the parallel");
}

#[test]
fn titles_stand_beside_one_another_where_there_is_room() {
    let row = |screen: &Screen, text: &str| screen.lines().iter().find(|line| line.contains(text)).unwrap().clone();
    let wide = english(200, 60);
    assert!(
        row(&wide, "Green channel")
            .contains("Green channel for the approval of electric power projects  电力工程审批绿")
    );
    let narrow = english(120, 36);
    assert!(row(&narrow, "Green channel").contains("Green channel for the approval of electr… │"), "{}", narrow.text());
    assert!(row(&narrow, "31 │").starts_with(" ▾ Nationwide  全国  "));
}

#[test]
fn the_notice_is_read_in_english_and_its_items_are_links_there_too() {
    let screen = english(120, 36).keys("dL").shows("国函〔2020〕96号").keys("L");
    let screen = screen.shows("›Notice of the State Council").shows("1. Investment management").hides("国");
    frame("notice-english", &screen);
    let screen = screen.keys("}}}}}}.").keys("<Enter>").selects("Joint handling").hides("Notice of the State Council");
    // Back to the very link, and to the same item from where the notice names it.
    screen.keys("[").shows("Investment management, 9 items").keys("qD").shows("Joint handling");
    let both = english(200, 60).keys("d");
    both.shows("To the people’s governments of all provinces").shows("各省、自治区、直辖市人民政府");
}

#[test]
fn names_are_english_in_every_list() {
    let screen = english(120, 36).keys("L").keys("L");
    let screen = screen.keys("T").shows("MPS; MNR; MOHURD; NFGA").shows("Nationwide").keys("<Esc>");
    let screen = screen.keys("vg").selects("Publicity Department").keys("vg").selects("Nationwide");
    let screen = screen.keys("F").shows("General Administration of Customs (GACC)").keys("<Esc>");
    let screen = screen.keys("f").shows("[ ] Trade facilitation").keys("jj<Space><Esc>");
    screen.shows("[Measures for interim and ex post regulation]").keys("x:21").shows("Customs system for notarized");
}

#[test]
fn the_table_is_sorted_by_what_it_shows() {
    let first = |screen: &Screen| screen.lines()[2].clone();
    let screen = english(120, 36).keys("Tlo");
    assert!(first(&screen).contains("“All-in-one online service”"), "{}", screen.text());
    let screen = screen.keys("L");
    assert!(first(&screen).contains("保税航煤出口质量流量计计量新模式"), "{}", screen.text());
}

#[test]
fn what_is_copied_is_what_is_shown() {
    let copied = |screen: Screen| match screen.effects.last() {
        Some(Effect::Copy(text)) => text.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(copied(english(80, 24).keys("Jyt")), "Standardized management of green ship repair enterprises");
    assert_eq!(copied(english(80, 24).keys("JLyt")), "绿色船舶修理企业规范管理");
    let both = copied(english(80, 24).keys("Jyx"));
    let (translation, original) = both.split_once("\n\n(unofficial translation)\n\n").unwrap();
    assert!(translation.starts_with("The industry organizations") && original.starts_with("鼓励相关行业组织"));
    // A citation is of the source.
    assert!(copied(english(80, 24).keys("JLLyc")).contains("附件第4项“绿色船舶修理企业规范管理”"));
}

#[test]
fn the_text_chosen_is_remembered_and_the_usual_one_is_not() {
    let again = |screen: &Screen, lang| {
        let memory: Memory = serde_json::from_str(&serde_json::to_string(&screen.memory()).unwrap()).unwrap();
        Screen::open(120, 36, lang, &Start { memory: Some(memory), ..Start::default() })
    };
    let chosen = Screen::new(120, 36).keys("L");
    again(&chosen, Lang::Zh).selects("Joint handling").hides("出版物");
    let usual = chosen.keys("LL");
    again(&usual, Lang::En).selects("Joint handling").shows("出版物");
    let memory = Memory { text: Some("klingon".to_owned()), ..Memory::default() };
    let start = Start { memory: Some(memory), ..Start::default() };
    Screen::open(120, 36, Lang::Zh, &start).selects("出版物");
}

#[test]
fn items_without_a_translation_are_shown_as_they_are() {
    let untranslated = |item: &&'static Item| {
        &*Box::leak(Box::new(Item { english: None, title: "海关公证".into(), ..(*item).clone() }))
    };
    let items = catalog().items[..2].iter().map(untranslated).collect();
    let notice = zimao::catalog::Notice::without_text("海关".into(), 6);
    let catalog = Catalog::new(notice, items).leak();
    let screen = Screen::over(catalog, (120, 36), Lang::En, &Start::default());
    let screen = screen.selects("海关公证").hides("unofficial").shows("Scope     Nationwide 全国");
    screen.keys("L").shows("there is no translation of these items").shows("海关公证");
}

#[test]
fn the_remark_is_there_at_every_size_with_heads() {
    for (width, height) in [(200, 60), (120, 36), (80, 24), (60, 20), (40, 12)] {
        english(width, height).shows("unofficial");
        Screen::open(width, height, Lang::Zh, &Start::default()).keys("L").keys("<C-l>").shows("非官方");
    }
}
