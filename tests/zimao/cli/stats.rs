//! Counts of the items.

use std::fs;

use serde_json::{Value, json};
use zimao::typeset::width;

use crate::folder;
use crate::run::Run;

/// A ledger in a folder of this name.
fn ledger(name: &str) -> String {
    let file = folder::empty(name).join("ledger.json");
    let far = [(3, "in_place"), (5, "blocked"), (21, "under_way"), (30, "in_place"), (9, "in_place")];
    let entries = far.map(|(number, status)| json!({"id": format!("6-{number}"), "status": status}));
    fs::write(&file, json!({"version": 1, "entries": entries}).to_string()).unwrap();
    file.to_str().unwrap().to_owned()
}

/// Names and counts as tab-separated values.
fn counts(args: &[&str]) -> Vec<(String, String, u32)> {
    let ran = Run::new(["stats", "--format", "tsv"].iter().chain(args)).code(0);
    let lines = ran.stdout.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    lines.map(|line| (line[0].to_owned(), line[1].to_owned(), line[2].parse().unwrap())).collect()
}

fn numbers(args: &[&str]) -> Vec<u32> {
    counts(args).into_iter().map(|(.., count)| count).collect()
}

#[test]
fn five_domains_are_counted_and_the_areas_apart() {
    assert_eq!(numbers(&["--by", "domain"]), [9, 7, 4, 6, 5, 6]);
    assert_eq!(counts(&["--by", "domain"])[5].1, "特定区域");
    assert_eq!(numbers(&["--by", "domain"]).iter().sum::<u32>(), 37);
}

#[test]
fn units_and_scopes_come_the_most_first() {
    let units = counts(&["--by", "unit"]);
    assert_eq!((units.len(), &*units[0].1, units[0].2), (27, "海关总署", 9));
    assert!(units.is_sorted_by_key(|(.., count)| std::cmp::Reverse(*count)));
    assert_eq!(numbers(&["--by", "scope"]), [31, 3, 1, 1, 1]);
}

#[test]
fn everything_is_counted_unless_something_is_asked_for() {
    let by = |args: &[&str]| -> Vec<String> {
        let mut by: Vec<String> = counts(args).into_iter().map(|(by, ..)| by).collect();
        by.dedup();
        by
    };
    assert_eq!(by(&[]), ["domain", "unit", "scope", "status"]);
    assert_eq!(by(&["--by", "scope", "--by=domain", "--by", "scope"]), ["domain", "scope"]);
}

#[test]
fn every_status_is_counted_and_progress_is_said() {
    let ledger = ledger("stats-status");
    let expected = [("not_started", 32), ("under_way", 1), ("in_place", 3), ("blocked", 1)];
    let by_status = counts(&["--by", "status", "--ledger", &ledger]);
    assert_eq!(by_status, expected.map(|(name, count)| ("status".to_owned(), name.to_owned(), count)));
    let json = Run::new(["stats", "--by", "status", "--ledger", &ledger, "--format", "json"]).zh().code(0).json();
    assert_eq!(json[2], json!({"by": "status", "name": "in_place", "count": 3}));
    let text = || Run::new(["stats", "--by", "status", "--ledger", &ledger]);
    text().zh().code(0).stdout_has("  推进中   1    3%  ").stdout_has("\n  已落地 3/37 8%\n");
    text()
        .code(0)
        .stdout_has("  under way     1    3%  ")
        .stdout_has("\n  in place 3/37 8%\n")
        .stdout_has("\nTotal: 37 items\n");
    // Of the notice's items none is anywhere yet where nothing is kept.
    assert_eq!(numbers(&["--by", "status"]), [37, 0, 0, 0]);
}

#[test]
fn what_is_counted_is_what_the_filters_and_the_query_leave() {
    let ledger = ledger("stats-filters");
    assert_eq!(numbers(&["--by", "domain", "--unit", "海关总署"]), [5, 1, 1, 2]);
    assert_eq!(counts(&["--by", "scope", "--query", "海关"])[0].2, 7);
    assert_eq!(numbers(&["--by", "domain", "--status", "in_place", "--ledger", &ledger]), [1, 1, 1]);
    for (format, empty) in [("text", ""), ("tsv", "by\tname\tcount\n"), ("json", "[]\n"), ("jsonl", ""), ("md", "")] {
        let args = ["stats", "--unit", "司法部", "--scope", "成都", "--format", format];
        Run::new(args).code(1).stdout_is(empty).stderr_has("no item matches all of these filters");
    }
}

#[test]
fn every_format_has_the_same_counts() {
    let of = |format: &str| Run::new(["stats", "--by", "domain", "--by", "unit", "--format", format]).zh().code(0);
    let json = of("json").json();
    let lines: Vec<Value> = of("jsonl").stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(json, Value::from(lines));
    let row = |row: &Value| {
        let text = |name: &str| row[name].as_str().unwrap().to_owned();
        (text("by"), text("name"), u32::try_from(row["count"].as_u64().unwrap()).unwrap())
    };
    let rows: Vec<_> = json.as_array().unwrap().iter().map(row).collect();
    assert_eq!(rows, counts(&["--by", "domain", "--by", "unit"]));
    let md = of("md").stdout_has("## 按领域\n\n| 领域 | 项数 | 占比 |\n|---|---:|---:|\n| 投资管理领域 | 9 | 24% |\n");
    assert!(md.stdout.contains("\n## 按单位\n") && md.stdout.ends_with("\n共 37 项\n"), "{md}");
}

#[test]
fn bars_are_as_long_as_their_counts_and_fit_the_page() {
    let bars = |ran: &crate::run::Ran, bar: char| -> Vec<usize> {
        let lines = ran.stdout.lines().filter(|line| line.contains('%') && !line.contains('/'));
        lines.map(|line| line.chars().filter(|c| *c == bar).count()).collect()
    };
    for columns in [20, 40, 80, 120, 200] {
        for run in [Run::new(["stats"]), Run::new(["stats"]).zh(), Run::new(["stats", "--ascii"])] {
            let ran = run.on_terminal(columns);
            assert!(ran.code == 0 && ran.stdout.contains("37"), "{ran}");
            let longest = ran.stdout.lines().map(width).max().unwrap();
            assert!(longest <= columns.into(), "{longest} columns at {columns}: {ran}");
        }
    }
    let ran = Run::new(["stats", "--by", "domain"]).zh().on_terminal(80);
    let longest = bars(&ran, '▬')[0];
    assert_eq!(bars(&ran, '▬'), [9, 7, 4, 6, 5, 6].map(|count: usize| (count * longest).div_ceil(9)));
    assert_eq!(ran.stdout.lines().map(width).max(), Some(80), "{ran}");
    let ran = Run::new(["stats", "--by", "scope", "--ascii"]).code(0).stdout_lacks("▬");
    assert!(bars(&ran, '#').iter().all(|bar| *bar > 0), "the least of counts has a bar: {ran}");
    let shares: Vec<usize> = ran.stdout.lines().filter_map(|line| Some(width(line.split_once('%')?.0))).collect();
    assert!(shares.iter().all(|at| *at == shares[0]), "{ran}");
    Run::new(["stats"])
        .env("CLICOLOR_FORCE", "1")
        .code(0)
        .stdout_has("\x1b[1mBy domain\x1b[0m")
        .stdout_has("\x1b[36m▬");
}

#[test]
fn items_of_files_have_no_statuses_and_may_lack_a_unit() {
    let file = folder::empty("stats-data").join("items.jsonl");
    fs::write(
        &file,
        "{\"title\":\"a\",\"content\":\"b\"}\n{\"title\":\"c\",\"content\":\"d\",\"units\":\"单\\u001b[2J位\"}\n",
    )
    .unwrap();
    let data = file.to_str().unwrap();
    assert!(counts(&["--data", data]).iter().all(|(by, ..)| by != "status"));
    assert_eq!(numbers(&["--data", data, "--by", "status"]), [2, 0, 0, 0]);
    let units = Run::new(["stats", "--data", data, "--by", "unit", "--format", "json"]).code(0).json();
    assert_eq!(units[0], json!({"by": "unit", "name": null, "count": 1}));
    Run::new(["stats", "--data", data]).zh().code(0).shows_no_controls().stdout_has("  无  ").stdout_has("单␛[2J位");
}

#[test]
fn help_speaks_both_languages_and_mistakes_are_named() {
    Run::new(["stats", "--help"])
        .code(0)
        .stdout_has("Count the items by domain")
        .stdout_has("--by domain|unit|scope|status");
    Run::new(["help", "stats"])
        .zh()
        .code(0)
        .stdout_has("按领域、单位、范围和推进状态统计事项")
        .stdout_has("筛选值只要");
    Run::new(["stats", "--by", "x"])
        .code(2)
        .stderr_is("zimao: --by cannot be “x”: it takes domain, unit, scope or status\n");
    Run::new(["stats", "海关"]).zh().code(2).stderr_has("多余的参数“海关”");
    Run::new(["--query", "海关", "stats"]).code(2).stderr_has("--query belongs after stats");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    Run::new(["stats"]).stdout_to(writer).code(0).stderr_is("");
}
