//! `zimao ledger`, and what other commands draw from the ledger.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use zimao::ledger::{Ledger, Stamp, Status};

use crate::folder;
use crate::ledger::{id, ledger};
use crate::run::{Ran, Run};

/// The file of a ledger that is not there yet.
fn fresh(name: &str) -> PathBuf {
    folder::empty(name).join("台账.json")
}

fn run(file: &Path, args: &[&str]) -> Run {
    Run::new(["--ledger", file.to_str().unwrap()].iter().chain(args).collect::<Vec<_>>())
}

fn set(file: &Path, args: &[&str]) -> Ran {
    run(file, &[&["ledger", "set"], args].concat()).code(0)
}

#[test]
fn what_is_set_is_kept_and_listed() {
    let file = fresh("keeping-set");
    set(&file, &["21", "6-3", "--status", "推进中", "--note", "一\n二", "--mark"])
        .stdout_has("21  under way  *  ")
        .stdout_has("一 / 二");
    set(&file, &["３", "--status", "In place", "--unmark"]);
    let kept = ledger(&file);
    assert_eq!([21, 3].map(|number| kept.status(id(number))), [Status::UnderWay, Status::InPlace]);
    assert!(kept.is_marked(id(21)) && !kept.is_marked(id(3)));
    assert_eq!(kept.get(id(3)).unwrap().note, "一\n二");
    let entries = run(&file, &["ledger", "list", "--format", "json"]).code(0).json();
    assert_eq!(entries[0]["id"], "6-3");
    assert_eq!(entries[1]["status"], "under_way");
    assert!(Stamp::parse(entries[1]["updated"].as_str().unwrap()).is_some());
    run(&file, &["ledger"]).zh().code(0).stdout_has("21  推进中  *  ").stdout_has(" 3  已落地     ");
    assert_eq!(run(&file, &["ledger", "list", "--marked", "--format", "tsv"]).code(0).ids(), ["6-21"]);
    assert_eq!(run(&file, &["ledger", "list", "--unit", "外交部", "--format", "tsv"]).code(0).ids(), ["6-3"]);
    assert_eq!(run(&file, &["ledger", "list", "--query", "公证", "--format", "tsv"]).code(0).ids(), ["6-21"]);
    assert_eq!(run(&file, &["ledger", "list", "3", "--format", "tsv"]).code(0).ids(), ["6-3"]);
    run(&file, &["ledger", "list", "--format", "md"]).code(0).stdout_has("| 21 | ").stdout_has(" | 一<br>二 |");
    let lines = run(&file, &["ledger", "list", "--format", "jsonl"]).code(0).stdout;
    assert_eq!(lines.lines().count(), 2);
}

#[test]
fn a_note_may_come_on_standard_input() {
    let file = fresh("keeping-stdin");
    run(&file, &["ledger", "set", "1", "--note", "-"]).types("甲\r\n乙\n\n").code(0);
    assert_eq!(ledger(&file).get(id(1)).unwrap().note, "甲\n乙");
    set(&file, &["1", "--note=-3 天"]);
    assert_eq!(ledger(&file).get(id(1)).unwrap().note, "-3 天");
    set(&file, &["1", "--note", ""]);
    run(&file, &["ledger"]).code(1).stderr_has("nothing is kept on these items");
    run(&file, &["ledger", "set", "1", "--note", "-"]).types(b"\xb9\xfa").code(2).stderr_has("not UTF-8");
}

#[test]
fn what_is_cleared_is_kept_no_more() {
    let file = fresh("keeping-clear");
    set(&file, &["1", "2", "3", "--mark", "--status", "blocked", "--note", "甲"]);
    run(&file, &["ledger", "clear", "2"]).code(0);
    assert_eq!(run(&file, &["ledger", "list", "--format", "tsv"]).code(0).ids(), ["6-1", "6-3"]);
    run(&file, &["ledger", "clear", "--all"]).code(0);
    run(&file, &["ledger", "list", "--format", "json"]).code(1).stdout_is("[]\n");
}

#[test]
fn what_is_wrong_changes_nothing() {
    let file = fresh("keeping-wrong");
    for (args, says) in [
        (&["set", "1"][..], "ledger set needs something to set"),
        (&["set", "--mark"], "ledger set needs the ID of an item"),
        (&["set", "1", "99", "--mark"], "no item 99"),
        (&["set", "1", "--status", "快了"], "--status cannot be “快了”: it takes not_started"),
        (&["clear"], "ledger clear needs the ID"),
        (&["import"], "ledger import needs a file"),
        (&["import", "nowhere.json"], "nowhere.json"),
        (&["lst"], "unknown command “lst”: did you mean list?"),
        (&["list", "--nothing"], "“zimao ledger list --help” lists the options"),
    ] {
        run(&file, &[&["ledger"], args].concat()).code(2).stderr_has(says);
    }
    assert!(!file.exists());
}

#[test]
fn items_of_files_have_no_ledger_but_the_one_that_is_named() {
    let file = fresh("keeping-data");
    let items = file.with_file_name("items.jsonl");
    fs::write(&items, "{\"title\":\"标题\",\"content\":\"内容\"}\n").unwrap();
    let items = items.to_str().unwrap();
    let alone = Run::new(["ledger", "set", "1", "--mark", "--data", items])
        .env("HOME", folder::empty("keeping-home").to_str().unwrap());
    alone.code(2).stderr_has("name another ledger with --ledger");
    run(&file, &["ledger", "--data", items, "set", "1", "--mark"]).code(0).stdout_has("标题");
    assert!(run(&file, &["ledger", "list", "--data", items]).code(0).stdout.contains("标题"));
}

#[test]
fn other_commands_filter_group_and_search_by_status() {
    let file = fresh("keeping-others");
    set(&file, &["21", "22", "--status", "blocked"]);
    set(&file, &["3", "--status", "in_place"]);
    let ids = |args: &[&str]| {
        let ran = run(&file, &[args, &["--format", "tsv"]].concat()).code(0);
        ran.ids().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(ids(&["list", "--status", "有困难"]), ["6-21", "6-22"]);
    assert_eq!(ids(&["list", "--status", "blocked", "--status", "In place", "--unit", "外交部"]), ["6-3", "6-22"]);
    assert_eq!(ids(&["list", "--status", "blocked", "--query", "公证"]), ["6-21"]);
    assert_eq!(ids(&["search", "status:有困难", "公证"]), ["6-21"]);
    assert_eq!(ids(&["search", "状态：已落地"]), ["6-3"]);
    assert_eq!(ids(&["search", "!status:not_started", "海关"]), ["6-21", "6-22"]);
    let grouped = run(&file, &["list", "--group", "status"]).zh().code(0);
    let heads: Vec<&str> = grouped.stdout.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(heads, ["未启动（34）", "已落地（1）", "有困难（2）"]);
    run(&file, &["list", "--status", "推进中"]).code(1).stderr_has("no item matches all of these filters");
    run(&file, &["list", "--status", "快了"]).code(2).stderr_has("no status matches “快了”");
}

/// What is kept elsewhere: 6-1 newer, 6-2 older, 6-3 the same, 6-4 new.
const ELSEWHERE: &str = r#"{"version": 1, "entries": [
    {"id": "6-1", "status": "in_place", "note": "新", "updated": "2099-01-01T00:00:00Z"},
    {"id": "6-2", "status": "in_place", "updated": "2020-01-01T00:00:00Z"},
    {"id": "6-3", "marked": true, "updated": "2020-01-01T00:00:00Z"},
    {"id": "6-4", "status": "blocked", "updated": "2020-01-01T00:00:00Z"}]}"#;

#[test]
fn import_takes_over_what_is_newer_and_lists_conflicts() {
    let file = fresh("keeping-import");
    set(&file, &["1", "2", "--status", "under_way"]);
    set(&file, &["3", "--mark"]);
    let theirs = file.with_file_name("theirs.json");
    fs::write(&theirs, ELSEWHERE).unwrap();
    let before = fs::read(&file).unwrap();
    let dry = run(&file, &["ledger", "import", theirs.to_str().unwrap(), "--dry-run"]).code(0);
    assert_eq!(fs::read(&file).unwrap(), before);
    let dry =
        dry.stdout_has("6-1: the file wins: in place, updated 2099").stdout_has("6-2: the ledger wins: under way");
    dry.stdout_has("1 new, 1 newer, 1 the same, 1 kept as in the ledger: nothing was written (--dry-run)");
    let ran = run(&file, &["ledger", "import", theirs.to_str().unwrap()]).zh().code(0);
    ran.stdout_has("6-1：以文件为准：已落地").stdout_has("新增 1 项，更新 1 项，相同 1 项，以台账为准 1 项：已写入");
    let kept = ledger(&file);
    let statuses = [1, 2, 3, 4].map(|number| kept.status(id(number)).word());
    assert_eq!(statuses, ["in_place", "under_way", "not_started", "blocked"]);
    // Once more it is all known; and entries may come alone.
    run(&file, &["ledger", "import", theirs.to_str().unwrap()]).code(0).stdout_has("0 new, 0 newer, 3 the same");
    let lines = run(&file, &["ledger", "list", "--format", "jsonl"]).code(0).stdout;
    let other = fresh("keeping-import-other");
    run(&other, &["ledger", "import", "-"]).types(lines).code(0).stdout_has("4 new");
    let entries = |file: &Path| ledger(file).entries().cloned().collect::<Vec<_>>();
    assert_eq!(entries(&other), entries(&file));
}

#[test]
fn a_table_that_was_edited_in_a_spreadsheet_is_imported() {
    let file = fresh("keeping-sheet");
    let before = r#"{"version": 1, "entries": [{"id": "6-1", "note": "旧", "updated": "2020-01-01T00:00:00Z"}]}"#;
    fs::write(&file, before).unwrap();
    let sheet = file.with_file_name("sheet.csv");
    // A row without a moment was changed just now; one that says nothing says nothing.
    fs::write(
        &sheet,
        "\u{feff}序号,改革事项,推进状态,备注,更新时间\r\n1,出版物,已落地,\"新，\r\n两行\",\r\n2,委托公证,,,\r\n",
    )
    .unwrap();
    run(&file, &["ledger", "import", sheet.to_str().unwrap()]).code(0).stdout_has("0 new, 1 newer");
    let entry = ledger(&file).get(id(1)).cloned().unwrap();
    assert_eq!((entry.status, entry.note.as_str()), (Status::InPlace, "新，\n两行"));
    assert!(ledger(&file).get(id(2)).is_none());
    for (text, says) in [
        ("改革事项\n甲\n", "no column “No.” in the first line"),
        ("No.,Status\n1,soon\n", "line 2: Status cannot be “soon”"),
        ("[1", "not JSON from line 1"),
        ("{\"version\": 2}", "written by a newer zimao"),
        ("[{\"id\": 21}]", "entry 1 is invalid"),
    ] {
        fs::write(&sheet, text).unwrap();
        run(&file, &["ledger", "import", sheet.to_str().unwrap()]).code(2).stderr_has(says).stderr_has("sheet.csv");
    }
    fs::write(&sheet, b"\xd0\xf2\xba\xc5\n1\n").unwrap();
    run(&file, &["ledger", "import", sheet.to_str().unwrap()])
        .zh()
        .code(2)
        .stderr_has("请另存为“CSV UTF-8（逗号分隔）”");
}

#[test]
fn scripts_that_write_at_once_lose_nothing() {
    let file = fresh("keeping-at-once");
    thread::scope(|scope| {
        for half in [1, 2] {
            let file = &file;
            scope.spawn(move || {
                for number in (half..=37).step_by(2) {
                    set(file, &[&number.to_string(), "--status", "in_place", "--note", "脚本"]);
                }
            });
        }
    });
    let kept = ledger(&file);
    assert!((1..=37).all(|number| kept.status(id(number)) == Status::InPlace), "{kept:?}");
}

#[test]
fn a_damaged_ledger_is_named_by_every_command_that_reads_it_and_set_aside() {
    let file = fresh("keeping-damaged");
    for args in [&["ledger"][..], &["ledger", "set", "1", "--mark"], &["list", "--status", "blocked"]] {
        fs::write(&file, "{\"version\": 1, \"ent").unwrap();
        run(&file, args).code(2).stderr_has("unreadable ledger set aside as 台账.json.broken");
        assert!(!file.exists());
    }
    // What does not need it does not look at it.
    fs::write(&file, "{").unwrap();
    run(&file, &["list"]).code(0);
    run(&file, &["show", "21"]).code(0);
    assert!(file.exists());
    fs::write(&file, "{\"version\": 9}").unwrap();
    run(&file, &["ledger"]).code(2).stderr_has("the ledger was written by a newer zimao");
    assert!(Ledger::read(&fs::read_to_string(&file).unwrap()).is_err());
}

#[test]
fn the_report_counts_by_domain_and_unit_and_names_what_is_stuck() {
    let file = fresh("keeping-report");
    set(&file, &["21", "22", "--status", "in_place"]);
    set(&file, &["5", "--status", "blocked", "--note", "1. 口径\n<b>催办</b>", "--mark"]);
    let report = run(&file, &["ledger", "export"]).zh().code(0).stdout;
    for line in [
        "- 总体进展：已落地 2/37 5%",
        "| 投资管理领域 | 9 | 8 | 0 | 0 | 1 | 0% |",
        "| 特定区域 | 6 | 6 | 0 | 0 | 0 | 0% |",
        "| 海关总署 | 9 | 7 | 0 | 2 | 0 | 22% |",
        "### 5 电力工程审批绿色通道",
        "1\\. 口径",
        "\\<b\\>催办\\</b\\>",
    ] {
        assert!(report.lines().any(|other| other == line), "{line}:\n{report}");
    }
    let domains: Vec<&str> = report.lines().filter(|line| line.starts_with("| ") && line.contains("领域 | ")).collect();
    assert!(domains[1].contains("投资") && domains[2].contains("贸易"), "{domains:?}");
    let part = run(&file, &["ledger", "export", "--unit", "海关总署", "--status", "in_place"]).code(0);
    let part = part.stdout_has("- Units: 海关总署\n").stdout_has("in place 2/2 100%").stdout_has("No item is blocked.");
    assert!(!part.stdout.contains("电力"));
    run(&file, &["ledger", "export", "--status", "under_way", "-o", "x.md"]).code(1);
}

#[test]
fn what_is_exported_is_imported_again_as_it_was() {
    let file = fresh("keeping-again");
    let note = "=1+1\n“引号”, \"逗号\",\n@提醒";
    set(&file, &["21", "--status", "blocked", "--note", note, "--mark"]);
    set(&file, &["6-3", "--note", "+86"]);
    for (name, lang) in [("a.csv", "zh"), ("b.csv", "en"), ("c.json", "zh")] {
        let out = file.with_file_name(name);
        run(&file, &["ledger", "export", "--lang", lang, "-o", out.to_str().unwrap()]).code(0).stdout_is("");
        run(&file, &["ledger", "export", "-o", out.to_str().unwrap()]).code(2).stderr_has("--force");
        let text = fs::read_to_string(&out).unwrap();
        if name.ends_with("csv") {
            assert!(text.starts_with('\u{feff}') && text.contains("\"'=1+1\n") && text.contains(",'+86,"), "{text}");
            // Every item has a row to be filled in.
            assert_eq!(text.matches("\r\n").count(), 38);
        }
        let other = fresh(&format!("keeping-again-{name}"));
        run(&other, &["ledger", "import", out.to_str().unwrap()]).code(0).stdout_has("2 new");
        let entries = |file: &Path| ledger(file).entries().cloned().collect::<Vec<_>>();
        assert_eq!(entries(&other), entries(&file), "{name}");
    }
}

#[test]
fn what_was_named_by_mistake_is_left_alone() {
    let file = fresh("keeping-mistaken");
    let folder = file.with_file_name("folder");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("within"), "x").unwrap();
    let table = file.with_file_name("table.csv");
    for (named, text) in [(&folder, None), (&table, Some("序号,备注\n1,甲\n")), (&file, Some("[1, 2]"))] {
        if let Some(text) = text {
            fs::write(named, text).unwrap();
        }
        for args in [&["ledger"][..], &["ledger", "set", "1", "--mark"]] {
            run(named, args).code(2).stderr_has("not a ledger").stderr_has("name another file with --ledger");
        }
        assert!(named.exists() && text.is_none_or(|text| fs::read_to_string(named).unwrap() == text));
    }
    // An empty file is one that is to become a ledger.
    fs::write(&file, "").unwrap();
    run(&file, &["ledger", "set", "1", "--mark"]).go();
    set(&file, &["1", "--mark"]);
}

#[test]
fn a_ledger_that_is_shared_stays_shared() {
    use std::os::unix::fs::PermissionsExt as _;
    let file = fresh("keeping-group");
    set(&file, &["1", "--mark"]);
    let mode = |name: &Path| fs::metadata(name).unwrap().permissions().mode() & 0o777;
    let lock = PathBuf::from(format!("{}.lock", file.display()));
    assert_eq!([mode(&file), mode(&lock)], [0o600, 0o600]);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).unwrap();
    fs::remove_file(&lock).unwrap();
    set(&file, &["2", "--mark"]);
    assert_eq!([mode(&file), mode(&lock)], [0o664, 0o664]);
}

#[test]
fn days_are_those_of_the_user() {
    let file = fresh("keeping-days");
    fs::write(
        &file,
        r#"{"version": 1, "entries": [{"id": "6-1", "marked": true, "updated": "2026-11-25T18:07:00Z"}]}"#,
    )
    .unwrap();
    for (zone, day) in [("CST-8", "2026-11-26"), ("EST5", "2026-11-25"), ("", "2026-11-25"), ("nowhere", "2026-11-25")]
    {
        run(&file, &["ledger"]).env("TZ", zone).code(0).stdout_has(day);
    }
    // What programs read is in UTC.
    run(&file, &["ledger", "--format", "tsv"]).env("TZ", "CST-8").code(0).stdout_has("2026-11-25T18:07:00Z");
}
