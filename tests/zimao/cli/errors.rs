//! What goes wrong is said in one line, in the user's language, with the right code.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::run::Run;

/// Arguments, exit code, and a part of the line in English and in Chinese.
type Case = (&'static [&'static str], i32, &'static str, &'static str);

const CASES: &[Case] = &[
    (
        &["foo"],
        2,
        "unknown command “foo”: the commands are list, show, search, notice",
        "没有命令“foo”：可用的命令有 list、",
    ),
    (&["lst"], 2, "did you mean list?", "是否想用 list？"),
    (&["help", "foo"], 2, "unknown command “foo”", "没有命令“foo”"),
    (&["--foo"], 2, "unknown option --foo: “zimao --help” lists", "没有选项 --foo：用“zimao --help”查看"),
    (&["--asci", "list"], 2, "unknown option --asci: did you mean --ascii?", "没有选项 --asci：是否想用 --ascii？"),
    (&["show", "21", "-1"], 2, "unknown option -1", "没有选项 -1"),
    (&["list", "海关"], 2, "use “zimao search 海关”", "请用“zimao search 海关”"),
    (
        &["list", "--format", "xml"],
        2,
        "--format cannot be “xml”: it takes text, tsv, json, jsonl or md",
        "--format 的值不能是“xml”：可用 text、tsv、json、jsonl 或 md",
    ),
    (
        &["list", "--color=some"],
        2,
        "--color cannot be “some”: it takes auto, always or never",
        "--color 的值不能是“some”",
    ),
    (
        &["list", "--group", "x"],
        2,
        "--group cannot be “x”: it takes domain, unit, scope or status",
        "--group 的值不能是“x”",
    ),
    (&["--group", "x"], 2, "--group cannot be “x”", "--group 的值不能是“x”"),
    (&["list", "--lang", "fr"], 2, "--lang cannot be “fr”: it takes zh, en or auto", "--lang 的值不能是“fr”"),
    (&["list", "--format"], 2, "--format needs a value: text, tsv", "--format 缺少值：可用 text、tsv"),
    (&["list", "--unit"], 2, "--unit needs a value", "--unit 缺少值"),
    (&["--ascii=yes", "list"], 2, "--ascii takes no value: leave out “yes”", "--ascii 不带值：请去掉“yes”"),
    (
        &["--query", "x", "search"],
        2,
        "--query sets where the explorer opens and does not go with search",
        "--query 用于打开浏览界面，不能与命令 search 同用",
    ),
    (&["--query", "x", "list"], 2, "--query belongs after list", "--query 应写在 list 之后"),
    (&["--query", "x", "show"], 2, "--query belongs after show", "--query 应写在 show 之后"),
    (&["--group", "unit", "search", "x"], 2, "--group belongs after search", "--group 应写在 search 之后"),
    (
        &["list", "--columns", "number,foo"],
        2,
        "--columns cannot be “foo”: it takes number, id, title,",
        "--columns 的值不能是“foo”：可用 number、id、title、",
    ),
    (&["list", "--columns", " ，"], 2, "--columns cannot be “”", "--columns 的值不能是“”"),
    (&["list", "--columns", "score"], 2, "mark, note or updated", "mark、note 或 updated"),
    (&["list", "--columns"], 2, "--columns needs a value", "--columns 缺少值"),
    (
        &["list", "--columns", "title", "--format", "json"],
        2,
        "--columns does not go with --format json: use text, tsv or md",
        "--columns 不能用于 json 格式：可用 text、tsv 或 md",
    ),
    (
        &["search", "海关", "--columns", "title", "--format=jsonl"],
        2,
        "--columns does not go with --format jsonl",
        "--columns 不能用于 jsonl 格式",
    ),
    (
        &["list", "--sort", "title,-content"],
        2,
        "--sort cannot be “-content”: it takes number, title, units, scope, domain, status or updated",
        "--sort 的值不能是“-content”：可用 number、",
    ),
    (&["search", "海关", "--sort=-"], 2, "--sort cannot be “-”", "--sort 的值不能是“-”"),
    (&["list", "--sort", ","], 2, "--sort cannot be “”", "--sort 的值不能是“”"),
    (&["list", "--limit", "0"], 2, "--limit cannot be “0”", "--limit 的值不能是“0”"),
    (&["list", "--group", "unit", "--query", " "], 2, "the query is empty", "没有要搜索的词"),
    (
        &["show", "--limit", "3"],
        2,
        "show needs the ID of an item, a filter or a query",
        "show 需要事项编号、筛选或查询",
    ),
    (&["show", "3", "--unit", "司法部"], 1, "no item matches all of these filters", "没有同时满足这些筛选的事项"),
    (&["show", "--query", "zzzz"], 1, "no item matches “zzzz”", "没有匹配“zzzz”的事项"),
    (&["show", "3", "99", "--unit", "司法部"], 2, "no item 99", "没有事项 99"),
    (
        &["list", "--item", "3"],
        2,
        "--item sets where the explorer opens and does not go with list",
        "--item 用于打开浏览界面",
    ),
    (
        &["--linear", "list"],
        2,
        "--linear is for the explorer and does not go with list: leave out one of them",
        "--linear 用于打开浏览界面，不能与命令 list 同用",
    ),
    (&["search", "x", "--linear"], 2, "--linear is for the explorer and does not go with search", "--linear 用于打开"),
    (&["--linear=yes"], 2, "--linear takes no value: leave out “yes”", "--linear 不带值：请去掉“yes”"),
    (&["--linear", "--item", "99"], 2, "no item 99: numbers run from 1 to 37", "没有事项 99：序号从 1 到 37"),
    (&["--linear", "--group", "x"], 2, "--group cannot be “x”", "--group 的值不能是“x”"),
    (&["--group", "unit", "list"], 2, "--group belongs after list", "--group 应写在 list 之后"),
    (&["--group", "unit", "export"], 2, "“zimao export --group unit”", "--group 应写在 export 之后"),
    (&["--query", "海关", "export"], 2, "--query belongs after export", "--query 应写在 export 之后"),
    (
        &["export", "--format", "tsv"],
        2,
        "--format cannot be “tsv”: it takes md, csv, json, jsonl or html",
        "--format 的值不能是“tsv”：可用 md、csv、json、jsonl 或 html",
    ),
    (&["export", "-o"], 2, "--output needs a value", "--output 缺少值"),
    (&["export", "--force=yes"], 2, "--force takes no value: leave out “yes”", "--force 不带值"),
    (&["export", "海关"], 2, "unexpected argument “海关”", "多余的参数“海关”"),
    (&["export", "--query", " "], 2, "the query is empty", "没有要搜索的词"),
    (&["export", "--unit", "财政部"], 2, "no unit matches “财政部”", "没有匹配“财政部”的负责单位"),
    (
        &["search", "x", "--limit", "0"],
        2,
        "--limit cannot be “0”: it takes a whole number from 1",
        "应为不小于 1 的整数",
    ),
    (&["search", "x", "--limit", "many"], 2, "--limit cannot be “many”", "--limit 的值不能是“many”"),
    (
        &["show"],
        2,
        "show needs the ID of an item, a filter or a query: “zimao show 21”",
        "show 需要事项编号、筛选或查询：如“zimao show 21”",
    ),
    (&["show", "99"], 2, "no item 99: numbers run from 1 to 37", "没有事项 99：序号从 1 到 37"),
    (&["show", "0"], 2, "no item 0: numbers run from 1 to 37", "没有事项 0："),
    (&["show", "21", "5-3"], 2, "no item 5-3: numbers run from 6-1 to 6-37", "没有事项 5-3：序号从 6-1 到 6-37"),
    (&["show", "abc"], 2, "“abc” is not an item ID: write a number such as 21", "“abc”不是事项编号：请写序号，如 21"),
    (&["--item", "99"], 2, "no item 99: numbers run from 1 to 37", "没有事项 99：序号从 1 到 37"),
    (&["--item", "x"], 2, "“x” is not an item ID", "“x”不是事项编号"),
    (
        &["completions"],
        2,
        "completions needs a shell: bash, zsh, fish, powershell or elvish",
        "completions 需要 shell 的名称：bash、zsh、fish、powershell 或 elvish",
    ),
    (
        &["completions", "ksh"],
        2,
        "SHELL cannot be “ksh”: it takes bash, zsh, fish, powershell or elvish",
        "SHELL 的值不能是“ksh”：可用 bash、zsh、fish、powershell 或 elvish",
    ),
    (&["completions", "bash", "zsh"], 2, "unexpected argument “zsh”", "多余的参数“zsh”"),
    (
        &["--data", "x.json", "completions", "bash"],
        2,
        "--data does not go with completions: leave out one of them",
        "--data 不能与命令 completions 同用：请去掉其中一个",
    ),
    (&["man", "zimao"], 2, "unexpected argument “zimao”", "多余的参数“zimao”"),
    (&["search"], 2, "the query is empty", "没有要搜索的词"),
    (&["search", ""], 2, "the query is empty", "没有要搜索的词"),
    (&["search", " \u{3000}", "\x1b\t"], 2, "the query is empty", "没有要搜索的词"),
    (
        &["list", "--unit", "财政部"],
        2,
        "no unit matches “财政部” (known: Publicity Department of the CPC Central Committee, ",
        "没有匹配“财政部”的负责单位，可选：中央宣传部、",
    ),
    (
        &["list", "--unit", "财政部"],
        2,
        "and 22 more; see “zimao list --group unit”",
        "等 27 个，用“zimao list --group unit”查看全部",
    ),
    (&["list", "--unit", " "], 2, "no unit matches “ ”", "没有匹配“ ”的负责单位"),
    (
        &["search", "海关", "--domain", "农业"],
        2,
        "no domain matches “农业” (known: Investment management, ",
        "没有匹配“农业”的领域，可选：投资管理领域、",
    ),
    (&["list", "--text", "original", "--domain", "x"], 2, "known: 投资管理领域, ", "可选：投资管理领域、"),
    (&["list", "--text", "english", "--domain", "x"], 2, "known: Investment", "可选：Investment management、"),
    // Within a word it is chance.
    (&["list", "--unit", "ustoms"], 2, "no unit matches “ustoms”", "没有匹配“ustoms”的负责单位"),
    (&["list", "--scope", "月球"], 2, "no scope matches “月球”", "没有匹配“月球”的推广范围"),
    (&["list", "--batch", "7"], 2, "no batch matches “7” (known: 6)", "没有匹配“7”的批次，可选：6"),
    (
        &["list", "--unit", "司法部", "--scope", "成都"],
        1,
        "no item matches all of these filters",
        "没有同时满足这些筛选的事项",
    ),
    (
        &["search", "海关", "--unit", "司法部", "--scope", "成都"],
        1,
        "no item matches all of these filters",
        "没有同时满足这些筛选的事项",
    ),
    (&["search", "zzzz"], 1, "no item matches “zzzz”", "没有匹配“zzzz”的事项"),
    (&[], 2, "the explorer needs a terminal on standard input and output: use “zimao list”", "请用“zimao list”"),
    (&["--query", "海关"], 2, "or “zimao --linear”", "或用“zimao --linear”"),
];

#[test]
fn every_mistake_is_one_line_in_the_language_of_the_user() {
    for &(args, code, english, chinese) in CASES {
        for (run, part) in [(Run::new(args), english), (Run::new(args).zh(), chinese)] {
            let ran = run.code(code).stderr_has(part).stdout_is("").shows_no_controls();
            assert!(ran.stderr.starts_with("zimao: ") && ran.stderr.ends_with('\n'), "{ran}");
            assert_eq!(ran.stderr.lines().count(), 1, "{ran}");
        }
    }
}

#[test]
fn clap_never_speaks_for_itself() {
    for &(args, code, ..) in CASES {
        let ran = Run::new(args).zh().code(code);
        for word in ["error", "Usage", "tip", "<", "for more information", "\u{1b}"] {
            assert!(!ran.stderr.contains(word), "{word:?} in {ran}");
        }
    }
}

#[test]
fn what_is_repeated_of_an_argument_is_shown_and_never_obeyed() {
    let evil = "\x1b]0;x\x07\u{9b}2J\u{202e}\r\n";
    let option = format!("--{evil}");
    let cases: [&[&str]; 15] = [
        &[evil],
        &[&option],
        &["list", evil],
        &["list", &option],
        &["list", "--format", evil],
        &["list", "--columns", evil],
        &["list", "--sort", evil],
        &["list", "--unit", evil],
        &["list", "--batch", evil],
        &["show", evil],
        &["search", "--limit", evil],
        &["search", evil],
        &["search", "海关", evil, "--format", "json"],
        &["help", evil],
        &["--item", evil],
    ];
    for args in cases {
        for run in [Run::new(args), Run::new(args).zh()] {
            let ran = run.go().shows_no_controls();
            assert!(ran.code != 0 && ran.stderr.lines().count() == 1, "{ran}");
        }
    }
    Run::new(["show", "\x1b[31m"]).code(2).stderr_has("“␛[31m”");
}

#[test]
fn an_argument_that_is_no_text_is_refused() {
    let bytes = OsString::from_vec(b"\xff\xfe".to_vec());
    Run::new([OsString::from("search"), bytes.clone()]).code(2).stderr_has("an argument is not UTF-8 text");
    Run::new([OsString::from("list"), OsString::from("--unit"), bytes])
        .zh()
        .code(2)
        .stderr_has("有参数不是 UTF-8 文字");
}

#[test]
fn a_query_of_ten_thousand_characters_is_answered_at_once() {
    let han: String = "海关".repeat(5_000);
    let words: String = ('\u{4E00}'..).take(5_000).flat_map(|c| [c, ' ']).collect();
    for query in [han, words, "a".repeat(10_000), "\x1b".repeat(9_999) + "海"] {
        let start = Instant::now();
        let ran = Run::new(["search", "--format", "json", &query]).go().shows_no_controls();
        assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
        assert!(ran.code <= 1 && ran.json().is_array() && ran.stderr.chars().count() < 200, "{ran}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_arguments_make_it_panic(args in prop::collection::vec(
        prop_oneof![
            prop::sample::select(vec![
                "list", "show", "search", "notice", "stats", "export", "completions", "man", "help", "--linear", "--format", "json", "--unit", "--group", "unit", "--limit",
                "3", "21", "--columns", "title,status", "--sort", "-title", "--", "-", "-h", "--lang", "zh", "--query", "--item=3", "海关", "--color=always", "",
            ]).prop_map(str::to_owned),
            "[^\0]{0,12}",
        ], 0..6)
    ) {
        let ran = Run::new(&args).go();
        prop_assert!((0..=2).contains(&ran.code), "{}", ran);
        prop_assert!(!ran.stderr.contains("panicked"), "{}", ran);
        prop_assert!(ran.stderr.lines().count() == usize::from(ran.code != 0), "{}", ran);
    }
}
