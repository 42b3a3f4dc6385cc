//! Sessions in plain lines: lines in, lines out.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use zimao::catalog::{Catalog, Grouping, groups};
use zimao::i18n::Lang;
use zimao::ledger::{Change, Edit, Ledger, Status, Store};
use zimao::linear::{COMMANDS, Command, Linear, Start};
use zimao::typeset::{is_close, is_open, width};

use crate::ledger::{id, ledger, place};
use crate::screen::catalog;

/// A session, and what was said last in it.
struct Session {
    linear: Linear,
    said: Vec<String>,
}

impl Session {
    /// On the embedded notice, in Chinese.
    fn new() -> Self {
        Self::open(Lang::Zh, &Start::default())
    }

    fn open(lang: Lang, start: &Start) -> Self {
        Self::over(catalog(), lang, None, start)
    }

    fn over(catalog: &'static Catalog, lang: Lang, columns: Option<usize>, start: &Start) -> Self {
        let mut linear = Linear::new(catalog, lang.messages());
        linear.set_columns(columns);
        let said = linear.open(start);
        Self { linear, said }
    }

    /// With a ledger in this file.
    fn keeping(file: &Path, lang: Lang) -> Self {
        let (store, trouble) = Store::at(Some(file.to_owned()));
        let mut linear = Linear::new(catalog(), lang.messages()).with_ledger(store, trouble);
        let said = linear.open(&Start::default());
        Self { linear, said }
    }

    /// Types lines one after the other.
    fn types<const N: usize>(mut self, lines: [&str; N]) -> Self {
        for line in lines {
            self.said = self.linear.answer(line).unwrap_or_else(|| panic!("{line:?} ended the session"));
        }
        self
    }

    #[track_caller]
    fn says(self, text: &str) -> Self {
        assert!(self.said.join("\n").contains(text), "{text:?} is not said:\n{}", self.said.join("\n"));
        self
    }

    #[track_caller]
    fn hides(self, text: &str) -> Self {
        assert!(!self.said.join("\n").contains(text), "{text:?} is said:\n{}", self.said.join("\n"));
        self
    }

    #[track_caller]
    fn says_only(self, lines: &[&str]) -> Self {
        assert_eq!(self.said, lines);
        self
    }

    /// Reads an item of this number.
    #[track_caller]
    fn reads(self, number: u32) -> Self {
        let first = self.said.first().cloned().unwrap_or_default();
        assert!(first.starts_with(&format!("{number}. ")) && self.said.len() > 3, "{first}");
        self
    }
}

/// A dataset of these lines, for as long as the tests run.
fn dataset(lines: &str) -> &'static Catalog {
    zimao::dataset::union([("items.jsonl".to_owned(), lines.to_owned().leak().as_bytes())]).unwrap().leak()
}

#[test]
fn it_opens_with_what_it_is_the_groups_and_what_can_be_typed() {
    Session::new().says_only(&[
        "zimao（自贸）逐行模式：国函〔2020〕96号，共 37 项改革事项。",
        "按领域，共 9 组：",
        "全国，共 31 项：",
        "g1. 投资管理领域，9 项",
        "g2. 贸易便利化领域，7 项",
        "g3. 金融开放创新领域，4 项",
        "g4. 事中事后监管措施，6 项",
        "g5. 人力资源领域，5 项",
        "特定区域，共 6 项：",
        "g6. 自贸试验区，3 项",
        "g7. 二手车出口业务试点地区，1 项",
        "g8. 保税监管场所，1 项",
        "g9. 成都铁路局局管范围内，1 项",
        "输入序号（如 1）读该项，g 加数字（如 g1）看该组，s 加词语搜索，h 帮助，q 退出。",
    ]);
    Session::open(Lang::En, &Start::default())
        .says(
            "zimao in plain lines: 37 reform items of Guo Han [2020] No. 96.\nBy domain, 9 groups:\n\
             Nationwide, 31 items:\ng1. Investment management, 9 items\n",
        )
        .says("Type 1 for item 1, g1 for group 1, s 海关 to search, h for help, q to quit.");
}

#[test]
fn an_item_is_read_from_its_title_to_its_place() {
    Session::new().types(["37"]).says_only(&[
        "37. 知识产权证券化",
        "负责单位：国家知识产权局、证监会、银保监会、国家版权局",
        "推广范围：全国",
        "领域：金融开放创新领域",
        "文号：国函〔2020〕96号",
        &catalog().items[36].content,
        "推定（推广范围）：附件的表中本项推广范围空缺；通知一（一）3 将其列入“在全国范围内复制推广的改革事项”，故为全国。",
        "第 37 项，共 37 项",
    ]);
    Session::open(Lang::En, &Start::default()).types(["11"]).says("Domain: none\n").types(["21"]).says("Item 21 of 37");
}

#[test]
fn a_number_is_the_same_item_whatever_was_listed() {
    for lists in [&[][..], &["g5"], &["g", "g17"], &["/海关"], &["/送达", "l"], &["全部"], &["d"], &["?"], &["3", "n"]]
    {
        let mut session = Session::new();
        for line in lists {
            session = session.types([line]);
        }
        session.types(["21"]).reads(21).says("海关公证电子送达系统").says("第 21 项，共 37 项");
    }
}

#[test]
fn a_group_is_chosen_by_g_and_its_number_in_any_grouping() {
    Session::new().types(["g3"]).says_only(&[
        "金融开放创新领域，共 4 项：",
        "16. 保理公司接入央行企业征信系统",
        "17. 分布式共享模式实现“银政互通”",
        "18. 绿色债务融资工具创新",
        "37. 知识产权证券化",
    ]);
    let status = Lang::Zh.messages().ledger.status;
    for grouping in Grouping::ALL {
        let count = groups(&Ledger::default().headings(catalog(), grouping, status), &catalog().all(), false).len();
        let session = Session::open(Lang::Zh, &Start { grouping, ..Start::default() });
        let session = session.types(["g1"]).hides("没有").types([&*format!("g{count}")]).hides("没有");
        session.types(["g99"]).says("没有 g99 组：编号从 g1 到 g").types(["g0"]).says("没有 g0 组");
    }
}

#[test]
fn next_and_previous_walk_the_last_list() {
    Session::new().types(["n"]).reads(1).types(["n"]).reads(2).types(["p"]).reads(1).says("第 1 项，共 37 项");
    Session::new()
        .types(["g3", "n"])
        .reads(16)
        .says("第 16 项，共 37 项；在列表中是第 1 项，共 4 项")
        .types(["n", "n", "n"])
        .reads(37)
        .types(["n"])
        .says_only(&["列表中后面没有事项了：输入 l 再看列表，输入 m 看各组"])
        .types(["p"])
        .reads(18);
    let hits = Session::new().types(["/海关"]).said;
    let mut session = Session::new().types(["/海关"]);
    for hit in &hits[1..] {
        session = session.types(["n"]);
        assert_eq!(session.said[0], *hit);
    }
    Session::new().types(["/海关", "p"]).says("列表中前面没有事项了");
}

#[test]
fn an_item_out_of_the_list_is_followed_by_the_next_of_all() {
    let session = Session::new().types(["g3", "17", "n"]).reads(18).types(["5"]).reads(5).hides("在列表中");
    session.types(["n"]).reads(6).types(["l"]).says("金融开放创新领域").types(["n"]).reads(16);
}

#[test]
fn the_list_is_shown_again_and_the_walk_goes_on() {
    Session::new().types(["g3", "17", "l"]).says("金融开放创新领域，共 4 项：").types(["n"]).reads(18);
    Session::new()
        .types(["g3", "17", "m"])
        .says("按领域，共 9 组：")
        .types(["l"])
        .says("按领域")
        .types(["n"])
        .reads(18);
    Session::new().types(["21", "全部", "n"]).reads(1);
    Session::new().types(["l"]).says("按领域，共 9 组：");
}

#[test]
fn an_item_is_read_again() {
    Session::new().types(["r"]).says_only(&["还没有读过事项：请输入序号，如 1，或输入 n 读第一项"]);
    let session = Session::new().types(["g4", "21"]);
    let read = session.said.clone();
    for between in ["r", "?", "d", "错", "99"] {
        assert_eq!(Session::new().types(["g4", "21", between, "r"]).said, read, "{between}");
    }
    session.types(["/税务", "r"]).reads(21).hides("在列表中");
}

#[test]
fn an_empty_line_goes_on() {
    Session::new().types([""]).reads(1).types(["  "]).reads(2);
    Session::new().types(["/海关公证", ""]).reads(21);
    let session = Session::new().types(["a"]).says("\n19. ").hides("\n20. ").says("未完，按回车键继续。");
    session.types([""]).says("20. 跨境").says("37. 知识").hides("未完").types([""]).reads(1);
    Session::new().types(["a", "21", ""]).reads(22);
    // What is wrong in between takes nothing away.
    Session::new().types(["a", "什么", ""]).says("20. 跨境");
}

#[test]
fn a_search_says_how_many_and_what_it_was_taken_for() {
    let session = Session::new().types(["/海关公证"]);
    session.says_only(&["搜索“海关公证”，找到 1 项，最匹配的在前：", "21. 海关公证电子送达系统"]);
    let session = Session::new().types(["s 海官公正"]).says("近似：按“海关公证”查找，没有“海官公正”\n搜索“海官公正”");
    session.types(["n"]).reads(21);
    let session = Session::new().types(["g3", "/zzzz"]).says_only(&["没有匹配“zzzz”的事项：请缩短或换一个词"]);
    session.types(["n"]).reads(16).types(["/"]).says_only(&["没有要搜索的词：请写在后面，如“s 海关”"]);
    Session::open(Lang::En, &Start::default())
        .types(["/unit:司法部"])
        .says("“unit:司法部”, 2 items, best matches first:");
}

#[test]
fn groupings_change_in_turn_or_by_name() {
    let session =
        Session::new().types(["g"]).says("按单位，共 27 组：").says("未完").types([""]).says("g27. 国家版权局");
    session.types(["g"]).says("按范围，共 5 组：").types(["g"]).says("按领域").types(["g scope", "m"]).says("按范围");
}

#[test]
fn the_notice_is_read_and_says_where_its_annex_is() {
    let session = Session::new().types(["d"]).says("国务院关于做好").says("一、复制推广的主要内容").says("未完");
    session.types([""]).says("国务院\n").says("附件有 37 项改革事项，输入 a 全部列出。");
}

#[test]
fn it_opens_where_it_is_told_to() {
    let query = || Some("海关公证".to_owned());
    let session = Session::open(Lang::Zh, &Start { query: query(), ..Start::default() });
    session.says("找到 1 项").hides("按领域").types([""]).reads(21);
    let session = Session::open(Lang::Zh, &Start { item: Some(20), ..Start::default() });
    session.says("第 21 项，共 37 项").hides("按领域").types(["n"]).reads(22).types(["l"]).says("按领域");
    let session = Session::open(Lang::Zh, &Start { item: Some(20), query: query(), grouping: Grouping::Unit });
    session.says("找到 1 项").says("在列表中是第 1 项").types(["m"]).says("按单位");
    let session =
        Session::open(Lang::Zh, &Start { query: Some("zzzz".to_owned()), item: None, grouping: Grouping::Unit });
    session.says("没有匹配“zzzz”的事项").says("q 退出。").types([""]).reads(1).types(["l"]).says("按单位");
    let session = Session::open(Lang::Zh, &Start { query: Some(" ".to_owned()), ..Start::default() });
    session.says("按领域");
}

#[test]
fn what_is_not_understood_is_one_line_with_the_next_step() {
    for lang in Lang::ALL {
        for line in ["海关", "hello", "n 3", "g x", "99", "0", "6-99", "99999999999", "-", "\x1b[A", "g99", "/", "s"]
        {
            let said = Session::open(lang, &Start::default()).types([line]).said;
            assert_eq!(said.len(), 1, "{line:?}: {said:?}");
            assert!(said[0].contains([':', '：']), "{line:?}: {said:?}");
        }
    }
    Session::new().types(["99"]).says_only(&["没有事项 99：序号从 1 到 37"]);
    Session::new()
        .types(["\x1b[A"])
        .says_only(&["方向键之类的按键在这里不起作用：输入 n 读下一项，输入 p 读上一项，输入 h 看帮助"]);
    Session::new().types(["海关"]).says_only(&["不认识“海关”：要搜索，请输入“s 海关”；输入 h 看帮助"]);
}

#[test]
fn an_item_is_marked_and_unmarked_and_says_so() {
    let file = place("linear-marks");
    let session = Session::keeping(&file, Lang::Zh).types(["k"]).says("还没有读过事项").types(["b"]);
    let session = session.says_only(&["还没有标记事项：要标记，请输入 k 加序号（如 k 1），或读到时输入 k"]);
    assert!(!file.exists());
    let session = session.types(["21", "k"]).says_only(&["已标记第 21 项"]);
    assert!(ledger(&file).is_marked(id(21)));
    let session =
        session.types(["r"]).says("21. 海关公证电子送达系统（已标记）\n").types(["标记第3项"]).says("已标记第 3 项");
    let session = session.types(["b"]).says_only(&[
        "已标记 2 项：",
        "3. 领事业务“一网通办”（已标记）",
        "21. 海关公证电子送达系统（已标记）",
    ]);
    let session = session.types(["n", "n"]).reads(21).says("在列表中是第 2 项，共 2 项").types(["k"]);
    let session =
        session.says_only(&["已取消第 21 项的标记"]).types(["l"]).says("\n21. 海关公证电子送达系统").hides("统（已");
    assert!(!ledger(&file).is_marked(id(21)) && ledger(&file).is_marked(id(3)));
    let session = session.types(["u 21"]).says_only(&["第 21 项没有标记：要标记，请输入 k 21"]);
    session
        .types(["取消标记 3"])
        .says("已取消第 3 项的标记")
        .types(["k 99"])
        .says_only(&["没有事项 99：序号从 1 到 37"]);
}

#[test]
fn marks_are_there_in_the_next_session_and_in_every_list() {
    let file = place("linear-marks-kept");
    Session::keeping(&file, Lang::En).types(["k 21"]).says_only(&["Item 21 is marked."]);
    let session = Session::keeping(&file, Lang::En).types(["g4"]).says("notarized electronic service (marked)");
    let session = session.types(["/海关公证"]).says("service (marked)").types(["b"]).says("Marked, 1 item:");
    // The rest of a list that is on the screen in part.
    let session = session
        .types(["a", "k 20", "u 21", ""])
        .says("e-commerce retail imports (marked)\n")
        .says("\n21. Customs system for notarized electronic service\n");
    session.types(["u 20"]).says("Item 20 is no longer marked.");
}

#[test]
fn what_is_wrong_with_the_ledger_is_said_at_the_start_and_by_each_change() {
    let file = place("linear-marks-wrong");
    fs::write(&file, "{\"version\": 2}").unwrap();
    for (lang, newer) in [(Lang::Zh, "较新版本的 zimao"), (Lang::En, "a newer zimao")] {
        let session = Session::keeping(&file, lang).says(newer).types(["k 21"]).says(newer).types(["21"]);
        session.reads(21);
    }
    fs::write(&file, "{").unwrap();
    let session = Session::keeping(&file, Lang::Zh).says("已改名为 ledger.json.broken，从空台账开始");
    session.types(["k 21"]).says_only(&["已标记第 21 项"]);
    fs::create_dir(file.with_extension("json.new")).unwrap();
    let session = Session::keeping(&file, Lang::Zh).types(["k 3"]).says("第 3 项的标记已改，但尚未保存");
    fs::remove_dir(file.with_extension("json.new")).unwrap();
    let session = session.types(["k 4"]).says_only(&["已标记第 4 项"]);
    assert!([21, 3, 4].into_iter().all(|number| ledger(&file).is_marked(id(number))));
    // Damaged while the session goes on.
    fs::write(&file, "").unwrap();
    session.types(["k 5"]).says("ledger.json.broken.1").says("ledger.json.bak").says("已标记第 5 项");
    assert!([21, 3, 4, 5].into_iter().all(|number| ledger(&file).is_marked(id(number))));
}

#[test]
fn items_of_other_sources_are_not_marked() {
    for line in ["k 21", "u", "b"] {
        let session = Session::new().types(["21", line]);
        session.says_only(&["这些事项不能标记，台账只记内置的通知：请不带 --data 打开"]);
    }
}

/// What a command says after a beginning in which it has something to say.
fn said_to(lang: Lang, word: &str) -> Option<Vec<String>> {
    Session::open(lang, &Start::default()).types(["g4", "21"]).linear.answer(word)
}

#[test]
fn every_word_of_a_command_means_the_same_in_both_languages() {
    for lang in Lang::ALL {
        for words in &COMMANDS {
            let expected = said_to(lang, words.key);
            assert_eq!(expected.is_none(), words.command == Command::Quit);
            for word in words.all() {
                let wide: String = word.chars().map(|c| if c.is_ascii() { wide(c) } else { c }).collect();
                for typed in [word.to_owned(), word.to_uppercase(), format!("  {word}\r\n"), wide] {
                    assert_eq!(said_to(lang, &typed), expected, "{typed:?}");
                }
            }
        }
    }
}

fn wide(c: char) -> char {
    char::from_u32(u32::from(c) + 0xFEE0).unwrap()
}

#[test]
fn the_help_has_a_line_for_every_command_that_names_what_it_is_called() {
    for lang in Lang::ALL {
        let help = Session::open(lang, &Start::default()).types(["?"]).said;
        assert_eq!(help.len(), COMMANDS.len() + 2, "{help:?}");
        for (line, words) in help[1..].iter().zip(&COMMANDS) {
            let word = if lang == Lang::Zh { words.chinese[0] } else { words.english[0] };
            assert!(line.starts_with(words.key) && line.contains(word), "{line}");
        }
    }
}

#[test]
fn no_line_is_wider_than_the_terminal_and_none_breaks_a_rule_of_chinese() {
    let lines = ["21", "37", "g", "", "?", "/海关", "d", "", "a", "", "什么", "g99"];
    for columns in [24, 40, 57, 80, 121] {
        for lang in Lang::ALL {
            let mut session = Session::over(catalog(), lang, Some(columns), &Start::default());
            for line in lines {
                for said in &session.said {
                    assert!(width(said) <= columns, "{columns}: {said:?}");
                    assert!(!said.starts_with(is_close) && !said.ends_with(is_open), "{columns}: {said:?}");
                }
                session = session.types([line]);
            }
        }
    }
    let session = Session::over(catalog(), Lang::Zh, Some(80), &Start::default()).types(["a"]);
    assert!(session.said.len() < 24, "{}", session.said.len());
}

#[test]
fn items_of_several_batches_go_by_their_whole_ids_and_have_all_their_paragraphs() {
    let items = dataset(concat!(
        r#"{"id":"6-21","title":"甲制度","content":"一。\n\n二。","units":"网信办"}"#,
        "\n",
        r#"{"id":"7-21","title":"乙\u001b[31m系统","content":"三。","english":{"title":"System","content":"Four.\nFive."}}"#,
        "\n",
    ));
    let session = Session::over(items, Lang::En, None, &Start::default());
    let session = session.says("2 reform items of items.jsonl.").types(["a"]);
    let listed = ["All items, 2:", "21. 甲制度", "7-21. System", "(English: unofficial translation)"];
    let session = session.says_only(&listed).types(["21"]);
    let session = session.says("Units: 网信办\nScope: none\nDomain: none\n一。\n二。\nItem 1 of 2").hides("Document");
    let session = session.types(["7-21"]).says("7-21. System\n乙␛[31m系统\nUnits: none\n");
    let session = session.says("\nText: unofficial translation and original\nFour.\nFive.\n三。\nItem 2 of 2");
    session.types(["d"]).says_only(&["these items have no notice: type a to list the items"]);
    let session = Session::over(items, Lang::Zh, None, &Start::default()).types(["g unit"]);
    session.says("g1. 网信办，1 项\ng2. 无，1 项").types(["7-21"]).hides("System");
}

#[test]
fn a_long_list_comes_page_by_page() {
    let lines: Vec<String> = (0..1000).map(|n| format!(r#"{{"title":"事项{n}","content":"内容。"}}"#)).collect();
    let mut session = Session::over(dataset(&lines.join("\n")), Lang::Zh, None, &Start::default()).types(["/事项"]);
    let mut shown = 0;
    loop {
        assert!(session.said.len() <= 21);
        shown += session.said.iter().filter(|line| line.contains(". 事项")).count();
        if session.said.last().unwrap() != "未完，按回车键继续。" {
            break;
        }
        session = session.types([""]);
    }
    assert_eq!(shown, 1000);
}

/// Lines people type, and lines nobody does.
fn line() -> impl Strategy<Value = String> {
    let known: Vec<&str> =
        COMMANDS.iter().flat_map(zimao::linear::Words::all).filter(|word| !"q退出".contains(word)).collect();
    prop_oneof![
        prop::sample::select(known).prop_map(str::to_owned),
        "[/sg第#]?[ 　]?[0-9]{0,3}[-.项组]?[0-9]{0,2}",
        "[/／、]\\PC{0,12}",
        "(?s).{0,20}",
        Just(String::new()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_gets_an_answer_that_no_terminal_obeys(
        lines in prop::collection::vec(line(), 0..12),
        columns in prop::option::of(0_usize..100),
        lang in prop::sample::select(Lang::ALL.to_vec()),
    ) {
        let mut session = Session::over(catalog(), lang, columns, &Start::default());
        for line in &lines {
            let Some(said) = session.linear.answer(line) else { break };
            prop_assert!(!said.is_empty(), "{:?}", line);
            prop_assert!(!said.concat().contains(char::is_control), "{:?}", line);
        }
    }
}

#[test]
fn how_far_an_item_is_and_what_was_noted_of_it_is_kept_and_read_out() {
    let file = place("linear-kept");
    let session = Session::keeping(&file, Lang::Zh).types(["t 21 推进中"]).says_only(&["第 21 项：推进中"]);
    let session = session.types(["21", "e 已对接司法部"]).says_only(&["第 21 项：已记下备注"]);
    let session = session.types(["r"]).says("推进状态：推进中\n备注：已对接司法部");
    let session =
        session.types(["g 状态"]).says("按状态").says("g2. 推进中，1 项").types(["/状态:推进中"]).says("21. ");
    // What somebody else changes is read out at the next line.
    let mut other = Store::at(Some(file)).0;
    other.change(Change::now(id(21), Edit::Status(Status::Blocked))).unwrap();
    let session = session.types(["21"]).says("推进状态：有困难").types(["e 21 -"]).says_only(&["第 21 项：没有备注"]);
    let session = session.types(["t"]).says_only(&["21. 海关公证电子送达系统", "推进状态：有困难"]);
    let session = session.types(["e 3"]).says_only(&["第 3 项：未启动"]);
    session.types(["t 99 推进中"]).says("没有事项 99").types(["t 快了"]).says("t 快了");
    Session::new().types(["t 21 推进中"]).says("--data");
}
