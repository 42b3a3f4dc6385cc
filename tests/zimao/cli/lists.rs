//! What list, search and show can be asked for: columns, orders, headings, parts of all.

use std::fs;
use std::path::Path;

use zimao::dataset;
use zimao::search::collate;
use zimao::typeset::width;

use crate::folder;
use crate::run::Run;

/// A ledger in a folder of this name.
fn ledger(name: &str) -> String {
    let file = folder::empty(name).join("ledger.json");
    let entries = r#"{"version": 1, "entries": [
        {"id": "6-21", "marked": true, "status": "under_way", "note": "已与司法厅对接，\n等接口\t\u001b[2J", "updated": "2026-11-23T08:15:30Z"},
        {"id": "6-3", "status": "in_place", "updated": "2026-11-20T08:15:30Z"},
        {"id": "6-5", "status": "blocked", "note": "缺资金", "updated": "2026-11-24T08:15:30Z"},
        {"id": "6-30", "status": "in_place"}
    ]}"#;
    fs::write(&file, entries).unwrap();
    path(&file)
}

fn path(file: &Path) -> String {
    file.to_str().unwrap().to_owned()
}

/// The numbers of the items that a command gives as tab-separated values.
fn numbers(args: &[&str]) -> Vec<u32> {
    let ran = Run::new(args.iter().chain(&["--format", "tsv", "--columns", "number"])).code(0);
    ran.ids().iter().map(|id| id.parse().unwrap()).collect()
}

#[test]
fn columns_stand_in_the_order_asked_for_under_their_names() {
    let ledger = ledger("lists-columns");
    let run = || Run::new(["list", "--ledger", &ledger, "--unit", "司法部", "--columns", "status,title,id"]);
    run().code(0).stdout_is(
        "Status       Item                                                                                 \
         Original                    ID\n\
         not started  Model of lists of exemptions from penalties for minor violations in multiple fields  \
         多领域实施包容免罚清单模式  6-6\n\
         under way    Customs system for notarized electronic service                                      \
         海关公证电子送达系统        6-21\n\
         (English: unofficial translation)\n",
    );
    run().zh().code(0).stdout_is(
        "推进状态  改革事项                    编号\n\
         未启动    多领域实施包容免罚清单模式  6-6\n\
         推进中    海关公证电子送达系统        6-21\n",
    );
}

#[test]
fn a_column_goes_by_its_name_in_either_language() {
    let tsv = |columns: &str| {
        let ran = Run::new(["list", "--format", "tsv", "--columns", columns]).code(0);
        ran.stdout.lines().next().unwrap().to_owned()
    };
    let all = "number\tid\ttitle\tunits\tscope\tdomain\tsection\tdocument\tcontent\tstatus\tmark\tnote\tupdated";
    assert_eq!(tsv(&all.replace('\t', ",")), all);
    assert_eq!(
        tsv("序号,编号,改革事项,负责单位,推广范围,领域,通知位置,文号,主要内容,推进状态,标记,备注,更新日期"),
        all
    );
    assert_eq!(tsv("No., ID, Item, Units, Scope, Domain, Part, Document, Content, Status, Mark, Note, Updated"), all);
    assert_eq!(tsv("标题，单位、範圍,ｓｔａｔｕｓ,unit"), "title\tunits\tscope\tstatus\tunits");
    let twice = ["list", "--columns", "title", "--columns=number", "--format", "tsv"];
    Run::new(twice).code(0).stdout_has("title\tnumber\n出版物");
}

#[test]
fn programs_get_words_that_do_not_change_with_the_language() {
    let ledger = ledger("lists-programs");
    let args =
        ["list", "--ledger", &ledger, "--format=tsv", "--columns", "id,status,mark,note,updated", "--limit", "21"];
    for run in [Run::new(args), Run::new(args).zh()] {
        let ran = run.code(0);
        assert!(!ran.stdout.contains(['\x1b', '\r']), "{ran}");
        let ran = ran
            .stdout_has("\n6-3\tin_place\tfalse\t\t2026-11-20T08:15:30Z\n")
            .stdout_has("\n6-4\tnot_started\tfalse\t\t\n");
        ran.stdout_has("\n6-21\tunder_way\ttrue\t已与司法厅对接，␊等接口␉␛[2J\t2026-11-23T08:15:30Z\n");
    }
    let args = ["list", "--ledger", &ledger, "--columns", "number,mark,note,updated", "--limit=21"];
    Run::new(args).code(0).shows_no_controls().stdout_has("\n 21  *     已与司法厅对接， / 等接口␉␛[2J  2026-11-23\n");
    let md = ["--format", "md", "--columns", "序号,标记,推进状态"];
    let ran = Run::new(["list", "--ledger", &ledger, "--unit", "司法"].iter().chain(&md)).zh().code(0);
    ran.stdout_is("| 序号 | 标记 | 推进状态 |\n|---:|---|---|\n| 6 |  | 未启动 |\n| 21 | \\* | 推进中 |\n");
}

#[test]
fn a_ledger_is_read_only_where_it_is_asked_for() {
    let broken = folder::empty("lists-broken").join("ledger.json");
    fs::write(&broken, r#"{"version": 2}"#).unwrap();
    let with = |args: &[&str]| Run::new(args.iter().chain(&["--ledger", &path(&broken)]));
    for args in [&["list"][..], &["list", "--columns", "title"], &["search", "海关", "--sort", "title"], &["show", "3"]]
    {
        with(args).code(0);
    }
    for args in [
        &["list", "--columns", "title,status"][..],
        &["list", "--sort", "updated"],
        &["search", "海关", "--group", "status"],
        &["show", "3", "--status", "blocked"],
        &["list", "--query", "status:blocked"],
    ] {
        with(args).code(2).stdout_is("").stderr_has("the ledger was written by a newer zimao");
    }
}

#[test]
fn items_are_sorted_by_any_key_and_the_other_way() {
    let catalog = dataset::embedded().unwrap();
    let titles = |numbers: &[u32]| -> Vec<&str> {
        numbers.iter().map(|number| catalog.items[*number as usize - 1].title.as_str()).collect()
    };
    let sorted = numbers(&["list", "--sort", "title"]);
    assert!(titles(&sorted).is_sorted_by_key(|title| collate(title)) && sorted.len() == 37);
    let mut turned = numbers(&["list", "--sort", "-title"]);
    turned.reverse();
    assert_eq!(turned, sorted);
    assert_eq!(numbers(&["list", "--sort", "-number"]), (1..=37).rev().collect::<Vec<_>>());
    assert_eq!(numbers(&["list", "--sort=－序号"]), (1..=37).rev().collect::<Vec<_>>());
    // Those of one domain are by number; those without one come last, both ways.
    let [up, down] = ["domain", "-domain"].map(|key| numbers(&["list", "--sort", key]));
    assert_eq!((&up[..4], &up[31..]), (&[16, 17, 18, 37][..], &[11, 13, 15, 26, 31, 34][..]));
    assert_eq!((&down[..3], &down[31..]), (&[1, 4, 5][..], &[11, 13, 15, 26, 31, 34][..]));
    assert_eq!(numbers(&["list", "--sort", "domain,-number"])[..5], [37, 18, 17, 16, 33]);
    assert_eq!(numbers(&["list", "--sort", "领域", "--sort=-序号"])[..5], [37, 18, 17, 16, 33]);
}

#[test]
fn items_are_sorted_by_what_the_ledger_says() {
    let ledger = ledger("lists-sorted");
    let numbers = |key: &str| numbers(&["list", "--ledger", &ledger, "--sort", key]);
    assert_eq!(numbers("-status")[..5], [5, 3, 30, 21, 1]);
    assert_eq!(numbers("status")[33..], [21, 3, 30, 5]);
    // Without a date they come last.
    assert_eq!(numbers("updated")[..5], [3, 21, 5, 1, 2]);
    assert_eq!(numbers("-updated")[..5], [5, 21, 3, 1, 2]);
}

#[test]
fn every_format_follows_the_order_and_the_limit() {
    let args = ["list", "--sort", "-number", "--limit", "2"];
    let of = |format: &str| Run::new(args.iter().chain(&["--format", format])).code(0);
    assert_eq!(of("json").json()[0]["id"], "6-37");
    assert_eq!(of("json").json().as_array().unwrap().len(), 2);
    assert_eq!(of("tsv").ids(), ["6-37", "6-36"]);
    for (format, start) in [("text", "37  "), ("jsonl", r#"{"id":"6-37""#), ("md", "| No. ")] {
        assert!(of(format).stdout.starts_with(start));
    }
    assert_eq!(of("text").stdout.lines().filter(|line| line.starts_with('3')).count(), 2);
    let hits = Run::new(["search", "海关", "--sort", "-number", "--format", "json"]).code(0).json();
    let hits = hits.as_array().unwrap();
    assert!(hits.is_sorted_by_key(|hit| std::cmp::Reverse(hit["number"].as_u64())));
    assert!(hits.iter().all(|hit| hit["score"].is_u64() && !hit["matches"].as_array().unwrap().is_empty()));
}

#[test]
fn an_export_follows_the_order_and_the_limit_too() {
    let args = ["export", "--format", "jsonl", "--sort", "-number", "--limit", "3", "--group", "scope"];
    let ran = Run::new(args).code(0);
    let ids: Vec<serde_json::Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<&str> = ids.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["6-37", "6-36", "6-35"]);
}

#[test]
fn a_search_keeps_its_order_unless_another_is_asked_for() {
    let best = numbers(&["search", "海关"]);
    assert_eq!(numbers(&["list", "--query", "海关"]), best);
    assert_eq!(best[0], 21);
    let mut sorted = best.clone();
    sorted.sort_unstable();
    assert!(sorted != best);
    assert_eq!(numbers(&["search", "海关", "--sort", "number"]), sorted);
    // The first of the order asked for, not the best in it.
    assert_eq!(numbers(&["search", "海关", "--sort", "number", "--limit", "1"]), sorted[..1]);
    let scores = Run::new(["search", "海关", "--columns", "score,number", "--format", "tsv"]).code(0);
    assert!(scores.ids().iter().is_sorted_by_key(|score| std::cmp::Reverse(score.parse::<u32>().unwrap())));
    Run::new(["list", "--query", "海关", "--columns", "score"]).code(0).stdout_has("Score\n  954\n");
}

#[test]
fn a_query_combines_with_every_filter() {
    let ledger = ledger("lists-filters");
    let numbers = |args: &[&str]| numbers(&[args, &["--ledger", &ledger]].concat());
    assert_eq!(numbers(&["search", "海关", "--status", "推进中", "--status", "blocked"]), [21]);
    assert_eq!(numbers(&["list", "--query", "审批", "--status", "blocked", "--domain", "投资"]), [5]);
    let either = numbers(&["list", "--query", "海关 | 审批", "--unit", "海关", "--unit", "公安", "--scope", "全国"]);
    assert!(
        either.contains(&21) && either.contains(&5) && !either.contains(&26) && !either.contains(&15),
        "{either:?}"
    );
}

#[test]
fn a_search_is_put_under_headings_too_and_keeps_its_marks() {
    let run = || Run::new(["search", "海关", "--group", "domain"]);
    let ran = run().zh().env("CLICOLOR_FORCE", "1").code(0);
    let first: Vec<&str> = ran.stdout.lines().take(3).collect();
    assert_eq!(first[..2], ["\x1b[1m全国（7）\x1b[0m", "  \x1b[1m事中事后监管措施（1）\x1b[0m"]);
    assert!(first[2].contains("\x1b[36m21\x1b[0m  \x1b[1;4;31m海关\x1b[0m公证"), "{ran}");
    // With an order of its own the headings are the notice's.
    Run::new(["search", "海关", "--group", "domain", "--sort", "title"])
        .code(0)
        .stdout_has("Nationwide (7)\n  Trade facilitation (5)\n");
    let json = Run::new(["search", "海关", "--group", "unit", "--format", "json"]).code(0).json();
    let ids: std::collections::HashSet<&str> =
        json.as_array().unwrap().iter().map(|hit| hit["id"].as_str().unwrap()).collect();
    assert_eq!((json.as_array().unwrap().len(), ids.len()), (9, 9));
    run().zh().code(0).stdout_lacks("…");
    Run::new(["search", "存证", "--group", "scope"])
        .code(0)
        .stdout_has("Nationwide (1)\n  21  Customs system for notarized electronic service  海关公证电子送达系统")
        .stdout_has("\n      …达当事人");
    Run::new(["search", "海关", "--group", "unit", "--format", "md", "--columns", "score,title"])
        .code(0)
        .stdout_has("## General Administration of Customs (GACC) (9)\n\n| Score | Item | Original |\n|---:|---|---|\n")
        .stdout_has("| 954 | Customs system for notarized electronic service | 海关公证");
}

#[test]
fn headings_go_by_status_and_items_under_them_by_the_order_asked_for() {
    let ledger = ledger("lists-status");
    let ran =
        Run::new(["list", "--ledger", &ledger, "--group", "status", "--sort", "-number", "--columns", "id,title"]);
    let ran =
        ran.zh().code(0).stdout_has("已落地（2）\n  6-30  ").stdout_has("有困难（1）\n  6-5   电力工程审批绿色通道\n");
    assert!(ran.stdout.starts_with("  编号  改革事项\n未启动（33）\n  6-37  知识产权证券化\n"), "{ran}");
}

#[test]
fn a_list_marks_what_its_query_found_and_says_what_is_approximate() {
    let run = || Run::new(["list", "--query", "海官公正"]);
    run().zh().env("CLICOLOR_FORCE", "1").code(0).stdout_has("\x1b[1;4;31m海关公证\x1b[0m电子送达系统");
    run().zh().code(0).stdout_has("近似：按“海关公证”查找");
    assert_eq!(Run::new(["list", "--query", "存证"]).zh().code(0).stdout.lines().count(), 1, "an item is a line");
}

#[test]
fn whole_items_are_those_of_the_ids_the_filters_or_both() {
    let shown = |args: &[&str]| -> Vec<String> {
        let ran = Run::new(["show"].iter().chain(args).chain(&["--format", "tsv"])).code(0);
        ran.ids().iter().map(|id| (*id).to_owned()).collect()
    };
    assert_eq!(shown(&["--unit", "司法部"]), ["6-6", "6-21"]);
    assert_eq!(shown(&["37", "21", "6-6", "21", "--unit", "司法部"]), ["6-21", "6-6", "6-21"]);
    assert_eq!(shown(&["6", "21", "37", "--query", "司法 | 证券", "--sort", "-number"]), ["6-37", "6-21", "6-6"]);
    assert_eq!(shown(&["--query", "海关", "--limit", "1"]), ["6-21"]);
    assert_eq!(shown(&["37", "1", "2", "--limit", "2"]), ["6-37", "6-1"]);
    Run::new(["show", "--unit", "司法部"]).zh().code(0).stdout_has("6  多领域").stdout_has("\n21  海关公证");
    Run::new(["show", "3", "--unit", "司法部", "--format", "json"]).code(1).stdout_is("[]\n");
}

#[test]
fn columns_share_a_narrow_terminal() {
    let ledger = ledger("lists-narrow");
    let all = "number,id,title,units,scope,domain,section,document,content,status,mark,note,updated";
    for columns in [10, 20, 40, 80, 120, 200] {
        for asked in
            [all, "title,note,number", "number,title,content", "content,number", "units", "status,updated,title"]
        {
            for more in [&[][..], &["--group", "domain"], &["--query", "企业"]] {
                let args = [&["list", "--ledger", &ledger, "--columns", asked], more].concat();
                let ran = Run::new(&args).on_terminal(columns);
                assert!(ran.code == 0 && ran.stdout.lines().count() > 3, "{ran}");
                let longest = ran.stdout.lines().map(width).max().unwrap();
                assert!(longest <= columns.into(), "{longest} columns at {columns}: {ran}");
            }
        }
    }
    // What is short stays whole, and what is long gives way.
    let ran = Run::new(["list", "--ledger", &ledger, "--columns", "number,title,status,units,updated"]).on_terminal(80);
    let line = ran.stdout.lines().find(|line| line.starts_with(" 21")).unwrap();
    assert!(line.contains("  under way    ") && line.ends_with("  2026-11-23"), "{line}");
    let longest = ran.stdout.lines().map(width).max().unwrap();
    assert_eq!(longest, 80, "{ran}");
}

#[test]
fn what_was_found_in_a_content_is_in_view() {
    let run = Run::new(["search", "存证", "--columns", "number,content", "--color", "always"]).env("TERM", "xterm");
    let ran = run.zh().on_terminal(40);
    assert!(
        ran.stdout.lines().any(|line| line.contains("21\x1b[0m  …") && line.contains("\x1b[1;4;31m存证\x1b[0m")),
        "{ran}"
    );
}

#[test]
fn lines_below_rows_fit_a_terminal_whatever_the_numbers() {
    let file = path(&folder::empty("lists-numbers").join("items.jsonl"));
    let item = |number: u32| {
        let content = "保税货物在区内企业之间流转，".repeat(8);
        format!("{{\"id\": \"6-{number}\", \"title\": \"事项\", \"content\": \"{content}存证{content}\"}}\n")
    };
    fs::write(&file, (123_456..123_460).map(item).collect::<String>()).unwrap();
    for group in [&[][..], &["--group", "unit"], &["--explain"], &["--columns", "title"]] {
        let args = [&["search", "存证", "--data", &file], group].concat();
        let ran = Run::new(&args).on_terminal(40);
        let longest = ran.stdout.lines().map(width).max().unwrap();
        assert!(ran.code == 0 && ran.stdout.contains("存证") && longest <= 40, "{longest}: {ran}");
    }
}

#[test]
fn a_closed_pipe_ends_every_list_quietly() {
    for args in [
        &["list", "--columns", "title,status"][..],
        &["list", "--sort", "title", "--format", "tsv"],
        &["search", "海关", "--group", "unit"],
        &["show", "--unit", "海关"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        Run::new(args).stdout_to(writer).code(0).stderr_is("");
    }
}
