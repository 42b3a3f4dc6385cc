//! What every command keeps to: exit codes, errors and help in both languages, formats, closed
//! pipes, colours and widths. One table; a command without a row fails.

use std::fs;
use std::io::Read as _;
use std::path::PathBuf;
use std::thread;

use serde_json::{Value, json};
use zimao::typeset::width;

use crate::folder;
use crate::run::{Ran, Run};

type Args = &'static [&'static str];

/// A run that says no, and what it says in English and in Chinese.
type Refusal = (Args, &'static str, &'static str);

/// What a command does. `{many.jsonl}` in its arguments is that file of the [`Place`].
struct Row {
    command: &'static str,
    /// Runs that are done.
    done: &'static [Args],
    /// One that is done, with more to say than a pipe holds.
    long: Option<Args>,
    /// Runs that match nothing.
    nothing: &'static [Refusal],
    /// Wrong uses.
    wrong: &'static [Refusal],
    /// Bad input.
    bad: &'static [Refusal],
    formats: Args,
    /// Whether its text has colours.
    colored: bool,
}

const TEXT: Args = &["text", "tsv", "json", "jsonl", "md"];

/// A row without what a command may lack.
const PLAIN: Row =
    Row { command: "", done: &[], long: None, nothing: &[], wrong: &[], bad: &[], formats: &[], colored: false };

const NOTHING_LEFT: (&str, &str) =
    ("no item matches all of these filters: leave one out", "没有同时满足这些筛选的事项：请减少筛选");

const ROWS: &[Row] = &[
    Row {
        command: "list",
        done: &[&["list"], &["list", "--group", "unit"]],
        long: Some(&["list", "--data", "{many.jsonl}"]),
        nothing: &[(&["list", "--unit", "司法部", "--scope", "成都"], NOTHING_LEFT.0, NOTHING_LEFT.1)],
        wrong: &[(&["list", "海关"], "use “zimao search 海关”", "请用“zimao search 海关”")],
        bad: &[(&["list", "--data", "{broken.jsonl}"], "broken.jsonl: line 2: title: missing", "第 2 行：title：缺少")],
        formats: TEXT,
        colored: true,
    },
    Row {
        command: "show",
        done: &[&["show", "21", "6-37"]],
        long: Some(&["show", "1", "--data", "{many.jsonl}"]),
        wrong: &[
            (&["show"], "show needs the ID of an item", "show 需要事项编号"),
            (&["show", "99"], "no item 99: numbers run from 1 to 37", "没有事项 99：序号从 1 到 37"),
        ],
        bad: &[(
            &["show", "1", "--data", "{none.json}"],
            "none.json: no such file; check",
            "没有这个文件，请检查文件名",
        )],
        formats: TEXT,
        colored: true,
        ..PLAIN
    },
    Row {
        command: "search",
        done: &[&["search", "海关", "公证"], &["search", "海官公正"]],
        long: Some(&["search", "甲", "--data", "{many.jsonl}"]),
        nothing: &[
            (&["search", "zzzz"], "no item matches “zzzz”", "没有匹配“zzzz”的事项"),
            (&["search", "海关", "--unit", "司法部", "--scope", "成都"], NOTHING_LEFT.0, NOTHING_LEFT.1),
        ],
        wrong: &[(&["search"], "the query is empty", "没有要搜索的词")],
        bad: &[(
            &["search", "x", "--data", "{empty.json}"],
            "empty.json: the file is empty; it has to hold",
            "empty.json：文件是空的",
        )],
        formats: TEXT,
        colored: true,
    },
    Row {
        command: "notice",
        done: &[&["notice"]],
        long: Some(&["notice", "--data", "{whole.json}"]),
        wrong: &[(&["notice", "21"], "unexpected argument “21”", "多余的参数“21”")],
        bad: &[(&["notice", "--data", "{many.jsonl}"], "these items have no notice: “zimao list", "没有通知原文")],
        formats: TEXT,
        colored: true,
        ..PLAIN
    },
    Row {
        command: "stats",
        done: &[&["stats"], &["stats", "--by", "status", "--query", "海关"]],
        nothing: &[(&["stats", "--query", "zzzz"], "no item matches “zzzz”", "没有匹配“zzzz”的事项")],
        wrong: &[(&["stats", "海关"], "unexpected argument “海关”", "多余的参数“海关”")],
        bad: &[(&["stats", "--data", "{broken.jsonl}"], "line 2: title: missing", "第 2 行：title：缺少")],
        formats: TEXT,
        colored: true,
        ..PLAIN
    },
    Row {
        command: "export",
        done: &[&["export"], &["export", "--query", "海关", "--group", "unit"]],
        long: Some(&["export", "--data", "{many.jsonl}"]),
        nothing: &[(&["export", "--query", "zzzz"], "no item matches “zzzz”", "没有匹配“zzzz”的事项")],
        wrong: &[(&["export", "--query", " "], "the query is empty", "没有要搜索的词")],
        bad: &[(&["export", "--data", "{broken.jsonl}"], "line 2: title: missing", "第 2 行：title：缺少")],
        formats: &["md", "csv", "json", "jsonl", "html"],
        ..PLAIN
    },
    Row {
        command: "ledger",
        done: &[&["ledger"]],
        long: Some(&["ledger", "--ledger", "{thick.json}"]),
        nothing: &[(&["ledger", "--ledger", "{none.json}"], "“zimao ledger set 21", "“zimao ledger set 21")],
        wrong: &[
            (&["ledger", "lost"], "did you mean list?", "是否想用 list？"),
            (
                &["ledger", "--format", "json", "list"],
                "--format belongs after ledger list: “",
                "--format 应写在 ledger list 之后：“",
            ),
            (
                &["ledger", "--format", "json", "set", "1", "--mark"],
                "--format does not go with ledger set: ",
                "--format 不能与命令 ledger set 同用：",
            ),
        ],
        bad: &[(&["ledger", "--ledger", "{newer.json}"], "newer.json", "newer.json")],
        formats: TEXT,
        colored: true,
    },
    Row {
        command: "ledger list",
        done: &[&["ledger", "list"], &["ledger", "list", "--marked"]],
        long: Some(&["ledger", "list", "--ledger", "{thick.json}"]),
        nothing: &[(
            &["ledger", "list", "5"],
            "nothing is kept on these items: begin with “zimao",
            "这些事项还没有记录：可从“zimao",
        )],
        wrong: &[(&["ledger", "list", "99"], "no item 99: numbers run from 1 to 37", "没有事项 99：序号从 1 到 37")],
        bad: &[(&["ledger", "list", "--ledger", "{newer.json}"], "written by a newer zimao", "请升级 zimao")],
        formats: TEXT,
        colored: true,
    },
    Row {
        command: "ledger set",
        done: &[&["ledger", "set", "2", "--mark", "--note", "一\n二"]],
        long: Some(&["ledger", "set", "21", "--mark", "--ledger", "{thick.json}"]),
        wrong: &[
            (&["ledger", "set", "1"], "ledger set needs something to set: ", "ledger set 需要"),
            (&["ledger", "set", "1", "--status", "快了"], "--status cannot be “快了”: it takes", "不能是“快了”：可用"),
        ],
        bad: &[(
            &["ledger", "set", "1", "--mark", "--ledger", "{newer.json}"],
            "written by a newer zimao",
            "请升级 zimao",
        )],
        colored: true,
        ..PLAIN
    },
    Row {
        command: "ledger clear",
        done: &[&["ledger", "clear", "1"], &["ledger", "clear", "--all", "--ledger", "{none.json}"]],
        wrong: &[(&["ledger", "clear"], "ledger clear needs the ID of an item", "ledger clear 需要")],
        bad: &[(&["ledger", "clear", "1", "--ledger", "{newer.json}"], "written by a newer zimao", "请升级 zimao")],
        colored: true,
        ..PLAIN
    },
    Row {
        command: "ledger export",
        done: &[&["ledger", "export"], &["ledger", "export", "--unit", "海关"]],
        long: Some(&["ledger", "export", "--ledger", "{thick.json}"]),
        nothing: &[(&["ledger", "export", "--query", "zzzz"], "no item matches “zzzz”", "没有匹配“zzzz”的事项")],
        wrong: &[(&["ledger", "export", "21"], "unexpected argument “21”", "多余的参数“21”")],
        bad: &[(&["ledger", "export", "--ledger", "{newer.json}"], "written by a newer zimao", "请升级 zimao")],
        formats: &["md", "csv", "json"],
        ..PLAIN
    },
    Row {
        command: "ledger import",
        done: &[&["ledger", "import", "--dry-run", "{thick.json}"]],
        wrong: &[(&["ledger", "import"], "ledger import needs a file", "ledger import 需要")],
        bad: &[
            (
                &["ledger", "import", "{none.json}"],
                "none.json: no such file; check its name",
                "没有这个文件，请检查文件名",
            ),
            (&["ledger", "import", "{newer.json}"], "newer.json", "newer.json"),
        ],
        ..PLAIN
    },
    Row {
        command: "completions",
        done: &[&["completions", "bash"], &["completions", "zsh"]],
        wrong: &[(&["completions"], "completions needs a shell: bash, zsh", "completions 需要 shell 的名称：bash、")],
        bad: &[(&["completions", "fish", "--config", "{none.json}"], "none.json: no such file", "没有这个文件")],
        ..PLAIN
    },
    Row {
        command: "man",
        done: &[&["man"]],
        wrong: &[(&["man", "zimao"], "unexpected argument “zimao”", "多余的参数“zimao”")],
        bad: &[(&["man", "--config", "{none.json}"], "none.json: no such file; check its name", "没有这个文件")],
        ..PLAIN
    },
    Row {
        command: "help",
        done: &[&["help"], &["help", "list"], &["help", "ledger", "set"]],
        wrong: &[(&["help", "lst"], "unknown command “lst”: the commands are", "没有命令“lst”：可用的命令有")],
        ..PLAIN
    },
];

/// What the program answers without a command.
const PROGRAM: &[Args] = &[&["--help"], &["--version"], &["--print-config"], &["--linear"]];

/// The commands of the program, as they are typed (`ledger set`), from its own help.
pub(super) fn commands() -> Vec<String> {
    fn within(command: &[&str], all: &mut Vec<String>) {
        let help = Run::new(command.iter().chain(&["--help"])).code(0).stdout;
        let Some((_, section)) = help.split_once("\nCommands:\n") else { return };
        for line in section.lines().take_while(|line| !line.is_empty()) {
            let name = line.strip_prefix("  ").filter(|line| !line.starts_with(' '));
            let Some(name) = name.and_then(|line| line.split(' ').next()) else { continue };
            let whole = [command, &[name]].concat();
            all.push(whole.join(" "));
            within(&whole, all);
        }
    }
    let mut all = Vec::new();
    within(&[], &mut all);
    all
}

/// The formats of a command, from what it says of a wrong one.
pub(super) fn formats(command: &[&str]) -> Vec<String> {
    let ran = Run::new(command.iter().chain(&["--format", "?"])).code(2);
    let Some((_, words)) = ran.stderr.split_once("--format cannot be “?”: it takes ") else {
        ran.stderr_has("unknown option --format");
        return Vec::new();
    };
    words.trim_end().replace(" or ", ", ").split(", ").map(str::to_owned).collect()
}

/// Where the runs of a test are: a ledger, and files to name.
struct Place {
    folder: PathBuf,
}

impl Place {
    fn new(name: &str) -> Self {
        let folder = folder::empty(name);
        fs::create_dir(folder.join("zimao")).unwrap();
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        let entry = |number: u32, note: &str| {
            json!({
                "id": format!("6-{number}"), "marked": number != 37, "status": "blocked", "note": note,
                "updated": "2026-11-23T08:15:30Z",
            })
        };
        let ledger = |entries: Value| json!({"version": 1, "entries": entries}).to_string();
        write("zimao/ledger.json", &ledger(json!([entry(21, "一\n二"), entry(37, "")])));
        write("thick.json", &ledger(json!([entry(21, &LONG.repeat(10_000)), entry(37, "三")])));
        write("newer.json", r#"{"version": 2}"#);
        write("empty.json", "\n");
        let item = |content: &str| json!({"title": "甲制度", "content": content}).to_string() + "\n";
        write("many.jsonl", &(item(&LONG.repeat(10_000)) + &item("乙").repeat(10_000)));
        write("broken.jsonl", &(item("乙") + "{\"content\": \"丙\"}\n"));
        let mut whole = Run::new(["notice", "--format", "json"]).code(0).json();
        let items = whole.as_object_mut().unwrap().remove("items").unwrap();
        whole["body"].as_array_mut().unwrap().push(json!({"kind": "paragraph", "text": LONG.repeat(10_000)}));
        write("whole.json", &json!({"version": 1, "notice": whole, "items": items}).to_string());
        Self { folder }
    }

    fn run(&self, args: &[&str]) -> Run {
        let file = |arg: &&str| match arg.strip_prefix('{').and_then(|arg| arg.strip_suffix('}')) {
            Some(name) => self.folder.join(name).into_os_string(),
            None => arg.into(),
        };
        Run::new(args.iter().map(file)).env("XDG_DATA_HOME", self.folder.to_str().unwrap())
    }

    /// Checks that a run says no with this code, in a line of either language.
    fn refuses(&self, (args, english, chinese): &Refusal, code: i32) {
        for (run, part) in [(self.run(args), english), (self.run(args).zh(), chinese)] {
            is_one_line(&run.code(code).stderr_has(part));
        }
    }
}

const LONG: &str = "甲的内容。";

/// Checks that what went wrong is said in a line that names the program.
#[track_caller]
fn is_one_line(ran: &Ran) {
    assert!(ran.stderr.starts_with("zimao: ") && ran.stderr.ends_with('\n'), "{ran}");
    assert_eq!(ran.stderr.lines().count(), 1, "{ran}");
    assert!(!ran.stderr.trim_end().contains(char::is_control), "{ran}");
    for word in ["error:", "Usage", "tip:", "for more information"] {
        assert!(!ran.stderr.contains(word), "{word:?} in {ran}");
    }
}

fn done() -> impl Iterator<Item = Args> {
    ROWS.iter().flat_map(|row| row.done).chain(PROGRAM).copied()
}

fn words(command: &str) -> Vec<&str> {
    command.split(' ').collect()
}

#[test]
fn every_command_has_a_row() {
    let rows: Vec<&str> = ROWS.iter().map(|row| row.command).collect();
    let mut all = commands();
    all.sort_by_key(|command| rows.iter().position(|row| row == command));
    assert_eq!(all, rows);
    for row in ROWS {
        assert_eq!(formats(&words(row.command)), row.formats, "{}", row.command);
        for args in row.done.iter().chain(&row.long) {
            assert!(args.join(" ").starts_with(row.command), "{args:?}");
        }
    }
}

#[test]
fn what_is_done_ends_with_0_and_says_nothing_of_errors() {
    let place = Place::new("contract-done");
    for args in done() {
        for run in [place.run(args), place.run(args).zh()] {
            let ran = run.code(0).stderr_is("").shows_no_controls();
            assert!(!ran.stdout.is_empty() || args.contains(&"--all"), "{ran}");
        }
    }
}

#[test]
fn what_matches_nothing_ends_with_1_and_an_answer_all_the_same() {
    let place = Place::new("contract-nothing");
    for row in ROWS {
        for refusal in row.nothing {
            place.refuses(refusal, 1);
            for format in row.formats {
                let ran = place.run(&[refusal.0, &["--format", format]].concat()).code(1);
                assert!(*format != "json" || row.command.contains("export") || ran.json() == json!([]), "{ran}");
            }
        }
    }
}

#[test]
fn wrong_use_and_bad_input_end_with_2_and_a_line_in_the_language_of_the_user() {
    let place = Place::new("contract-wrong");
    for row in ROWS {
        for refusal in row.wrong.iter().chain(row.bad) {
            place.refuses(refusal, 2);
        }
        let help = format!("“zimao {} --help”", row.command);
        let options = [
            ("--foo", ["unknown option --foo: ", &help]),
            ("--lang=fr", ["--lang cannot be “fr”", "zh, en or"]),
            ("--text=latin", ["--text cannot be “latin”", "original, english or both"]),
        ];
        for (option, parts) in options {
            let args = [&words(row.command)[..], &[option]].concat();
            let ran = place.run(&args).code(2).stdout_is("");
            is_one_line(&parts.iter().fold(ran, |ran, part| ran.stderr_has(part)));
        }
    }
}

#[test]
fn every_format_is_what_it_says() {
    let place = Place::new("contract-formats");
    for row in ROWS {
        for (args, format) in row.done.iter().flat_map(|args| row.formats.iter().map(move |format| (*args, *format))) {
            is_in(format, &place.run(&[args, &["--format", format]].concat()).code(0).stderr_is(""));
        }
    }
}

fn is_in(format: &str, ran: &Ran) {
    let columns = |line: &str| line.split('\t').count();
    let is_so = match format {
        "text" => !ran.stdout.contains('\x1b'),
        "tsv" => ran
            .stdout
            .lines()
            .all(|line| columns(line) > 2 && columns(line) == columns(&ran.stdout[..ran.stdout.find('\n').unwrap()])),
        "json" => !ran.json().is_string(),
        "jsonl" => ran.stdout.lines().all(|line| serde_json::from_str::<Value>(line).unwrap().is_object()),
        "csv" => ran.stdout.starts_with('\u{feff}'),
        "md" => ran.stdout.contains("\n|---") || ran.stdout.contains("# "),
        "html" => ran.stdout.starts_with("<!DOCTYPE html>"),
        other => panic!("{other} is new"),
    };
    assert!(is_so, "{ran}");
}

#[test]
fn the_ways_to_ask_for_help_give_one_answer_in_either_language() {
    let of_the_program = Run::new(["--help"]).code(0).stdout;
    for row in ROWS {
        let words = words(row.command);
        let asked = [&words[..], &["--help"]].concat();
        let has = |run: Run, usage: &str| {
            let help = run.code(0).stderr_is("").stdout_has(&format!("{usage}zimao {}", row.command));
            help.stdout_has("\n      --text original|english|both  ").stdout
        };
        let help = has(Run::new(&asked), "Usage: ");
        let chinese = has(Run::new(&asked).zh(), "用法：");
        Run::new([&asked[..], &["--lang", "zh"]].concat()).code(0).stdout_is(&chinese);
        Run::new([&words[..], &["-h"]].concat()).code(0).stdout_is(&help);
        // The help on help is that of the program.
        let on = if row.command == "help" { &of_the_program } else { &help };
        Run::new([&["help"], &words[..]].concat()).code(0).stdout_is(on);
        Run::new([&["--help"], &words[..]].concat()).code(0).stdout_is(&of_the_program);
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let place = Place::new("contract-pipes");
    for args in done() {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        place.run(args).stdout_to(writer).code(0).stderr_is("");
    }
    // One that is closed while there is more to say than it holds.
    for args in ROWS.iter().filter_map(|row| row.long) {
        let (mut reader, writer) = std::io::pipe().unwrap();
        let reads = thread::spawn(move || reader.read_exact(&mut [0]));
        place.run(args).stdout_to(writer).code(0).stderr_is("");
        assert!(reads.join().unwrap().is_ok(), "{args:?} wrote nothing");
        let whole = place.run(args).code(0).stdout.len();
        assert!(whole > 1 << 16, "{args:?} writes {whole} bytes, which a pipe holds");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let place = Place::new("contract-full");
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for args in done().filter(|args| !args.contains(&"--all")) {
        is_one_line(&place.run(args).stdout_to(full()).code(2).stderr_has("cannot write the output: No space left"));
        let ran = place.run(args).zh().stdout_to(full()).code(2);
        is_one_line(&ran.stderr_has("无法写出结果（磁盘已满）：请换一处输出"));
    }
}

#[test]
fn the_language_is_that_of_the_option_then_the_settings_then_the_locale() {
    let settings = |language: &str| {
        let text = format!("language = {language:?}\n");
        folder::settings(&format!("contract-{language}"), text).parent().unwrap().parent().unwrap().to_owned()
    };
    let homes = [settings("zh"), settings("en")];
    // The places that say it, the first that does counts.
    let speaks = |run: Run, place: usize, chinese: bool| match place {
        0 => run,
        1 => run.env("XDG_CONFIG_HOME", homes[usize::from(!chinese)].to_str().unwrap()),
        _ => run.env(["LC_ALL", "LC_MESSAGES", "LANG"][place - 2], if chinese { "zh_CN.UTF-8" } else { "en_US.UTF-8" }),
    };
    for row in ROWS {
        for (first, chinese) in (0..5).flat_map(|first| [(first, true), (first, false)]) {
            let option: &[&str] = match (first, chinese) {
                (0, true) => &["--lang", "zh"],
                (0, false) => &["--lang", "en"],
                _ => &[],
            };
            let run = Run::new([option, &words(row.command), &["--foo"]].concat());
            let run = (first + 1..5).fold(speaks(run, first, chinese), |run, place| speaks(run, place, !chinese));
            run.code(2).stderr_has(if chinese { "没有选项 --foo" } else { "unknown option --foo" });
        }
    }
}

#[test]
fn colours_change_no_character_and_are_left_out_where_they_are_not_wanted() {
    let place = Place::new("contract-colours");
    for (row, args) in ROWS.iter().flat_map(|row| row.done.iter().map(move |args| (row, *args))) {
        let run = || place.run(args);
        let plain = run().code(0).stdout_lacks("\x1b").stdout;
        let forced = run().env("CLICOLOR_FORCE", "1").code(0).stdout;
        assert_eq!(without_styles(&forced), plain, "{args:?}");
        assert_eq!(forced != plain, row.colored && !plain.is_empty(), "{args:?}");
        run().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").code(0).stdout_is(&plain);
        place.run(&[args, &["--color", "always"]].concat()).env("NO_COLOR", "1").code(0).stdout_is(&forced);
        let on_terminal = |term: &str| run().env("TERM", term).env("PAGER", "cat").on_terminal(100);
        on_terminal("dumb").stdout_lacks("\x1b");
        assert_eq!(on_terminal("xterm-256color").stdout.contains('\x1b'), row.colored && !plain.is_empty(), "{args:?}");
    }
}

#[test]
fn a_text_on_a_terminal_is_as_wide_as_columns_says() {
    let place = Place::new("contract-columns");
    let fitting = ROWS.iter().filter(|row| row.colored || row.command == "help");
    for args in fitting.flat_map(|row| row.done) {
        for run in [place.run(args), place.run(args).zh()] {
            let ran = run.env("COLUMNS", "60").env("PAGER", "cat").env("NO_COLOR", "1").on_terminal(120);
            for line in ran.stdout.lines() {
                assert!(width(line) <= 60, "{} columns: {line:?} in {ran}", width(line));
            }
        }
    }
}

fn without_styles(text: &str) -> String {
    let mut pieces = text.split("\x1b[");
    let first = pieces.next().unwrap().to_owned();
    pieces.fold(first, |plain, piece| plain + piece.split_once('m').unwrap().1)
}
