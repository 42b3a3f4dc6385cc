//! Languages, help, colours and widths.

use zimao::typeset::{is_close, is_open, width};

use super::contract::commands;
use crate::run::{Ran, Run};

/// Arguments, variables, and a label of the language they choose.
type Choice = (&'static [&'static str], &'static [(&'static str, &'static str)], &'static str);

#[test]
fn the_language_is_the_option_then_the_first_variable_that_is_set() {
    let none = &[];
    let cases: [Choice; 14] = [
        (&[], none, "Units"),
        (&[], &[("LANG", "zh_CN.UTF-8")], "负责单位"),
        (&[], &[("LANG", "zh_TW")], "负责单位"),
        (&[], &[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")], "Units"),
        (&[], &[("LANG", "zh_CN.UTF-8"), ("LC_MESSAGES", "en_GB")], "Units"),
        (&[], &[("LC_MESSAGES", "zh_CN"), ("LC_ALL", "")], "负责单位"),
        (&[], &[("LANG", "de_DE.UTF-8")], "Units"),
        (&["--lang", "zh"], none, "负责单位"),
        (&["--lang=zh"], none, "负责单位"),
        (&["--lang", "en"], &[("LC_ALL", "zh_CN.UTF-8")], "Units"),
        (&["--lang", "auto"], &[("LC_ALL", "zh_CN.UTF-8")], "负责单位"),
        (&["--lang", "en", "--lang=zh"], none, "负责单位"),
        (&["--lang", "zh", "--lang", "auto"], none, "Units"),
        (&["--lang", "zh", "--"], none, "负责单位"),
    ];
    for (args, env, label) in cases {
        let with_env = |run: Run| env.iter().fold(run, |run, (name, value)| run.env(name, *value));
        with_env(Run::new(["show"].iter().chain(args).chain(&["21"]))).code(0).stdout_has(label);
        if args.last() != Some(&"--") {
            with_env(Run::new(args.iter().chain(&["show", "21"]))).code(0).stdout_has(label);
        }
    }
    Run::new(["search", "--", "--lang", "zh"]).code(1).stderr_has("no item matches");
}

#[test]
fn help_speaks_the_language_of_the_user_to_its_headings() {
    let mut helps = vec![vec!["--help"], vec!["-h"], vec!["help"]];
    let commands = commands();
    helps.extend(commands.iter().map(|command| command.split(' ').chain(["--help"]).collect()));
    for args in helps {
        let ran = Run::new(&args)
            .zh()
            .code(0)
            .stderr_is("")
            .stdout_has("用法：zimao")
            .stdout_has("通用选项：")
            .stdout_has("显示帮助");
        for word in
            ["Usage", "Options", "OPTIONS", "Commands", "COMMAND", "Arguments", "Print", "default", "possible", "<"]
        {
            assert!(!ran.stdout.contains(word), "{word:?} in {ran}");
        }
        let ran = Run::new(&args).code(0).stdout_has("Usage: zimao").stdout_has("Global options:");
        // What can be searched for is Chinese.
        let (ours, _) = ran.stdout.split_once("What a query can say").unwrap_or((&ran.stdout, ""));
        let ours = ours.replace("国函〔2020〕96号", "").replace("海关", "");
        assert!(!ours.contains(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')), "{ran}");
    }
}

#[test]
fn help_names_every_option_there_is_and_fits_the_page() {
    for option in ["--lang", "--color", "--ascii", "--query", "--item", "--group", "-h, --help", "-V, --version"] {
        Run::new(["--help"]).code(0).stdout_has(option);
    }
    for option in ["--domain", "--unit", "--scope", "--batch", "--group", "--format"] {
        Run::new(["list", "--help"]).code(0).stdout_has(option);
    }
    for columns in [60, 80, 200] {
        for run in [Run::new(["list", "--help"]), Run::new(["--help"]).zh()] {
            narrower(&run.env("COLUMNS", columns.to_string()).code(0), columns.min(100));
        }
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let line = format!("zimao {}\n", env!("CARGO_PKG_VERSION"));
    Run::new(["--version"]).code(0).stdout_is(&line);
    Run::new(["-V"]).zh().code(0).stdout_is(&line);
}

#[test]
fn options_for_all_commands_work_before_and_after_them() {
    for args in [["--color", "always", "search", "海关"], ["search", "海关", "--color", "always"]] {
        Run::new(args).code(0).stdout_has("\x1b[1;4;31m海关\x1b[0m");
    }
    for args in [["--ascii", "search", "存证"], ["search", "存证", "--ascii"]] {
        Run::new(args).code(0).stdout_has("...");
    }
}

#[test]
fn colours_are_for_terminals_unless_asked_for() {
    let search = || Run::new(["search", "海关"]);
    search().code(0).stdout_lacks("\x1b");
    search().env("CLICOLOR_FORCE", "1").code(0).stdout_has("\x1b[");
    search().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").code(0).stdout_lacks("\x1b");
    Run::new(["search", "海关", "--color=always"]).env("NO_COLOR", "1").code(0).stdout_has("\x1b[");
    let on = |run: Run| run.env("TERM", "xterm-256color").on_terminal(120);
    on(search()).stdout_has("\x1b[1;4;31m海关\x1b[0m");
    on(search().env("NO_COLOR", "1")).stdout_lacks("\x1b");
    on(Run::new(["search", "海关", "--color", "never"])).stdout_lacks("\x1b");
    search().env("TERM", "dumb").on_terminal(120).stdout_lacks("\x1b");
}

#[test]
fn running_text_is_wrapped_by_the_chinese_rules() {
    let numbers: Vec<String> = (1..=37).map(|number| number.to_string()).collect();
    for columns in [24, 40, 57, 80, 121] {
        for run in
            [Run::new(["show"].into_iter().chain(numbers.iter().map(String::as_str))), Run::new(["show", "1"]).zh()]
        {
            let ran = run.env("COLUMNS", columns.to_string()).code(0);
            narrower(&ran, columns);
            for line in ran.stdout.lines() {
                assert!(!line.trim_start().starts_with(is_close) && !line.ends_with(is_open), "{columns}: {line:?}");
            }
        }
    }
}

#[test]
fn text_into_a_pipe_is_not_wrapped_and_a_list_not_cut() {
    let longest = |run: Run| run.code(0).stdout.lines().map(width).max().unwrap();
    assert!(longest(Run::new(["show", "1"])) > 200);
    assert!(longest(Run::new(["notice"])) > 200);
    assert!(longest(Run::new(["show", "1"]).env("COLUMNS", "0")) > 200);
    assert!(longest(Run::new(["show", "1"]).env("COLUMNS", "many")) > 200);
    assert!(longest(Run::new(["list"]).env("COLUMNS", "40")) > 100);
}

#[test]
fn a_list_on_a_terminal_fits_it() {
    for columns in [20, 40, 80, 120, 200] {
        for args in [&["list"][..], &["list", "--group", "domain"], &["search", "企业"], &["notice"], &["show", "5"]]
        {
            for run in [Run::new(args), Run::new(args).zh(), Run::new(args.iter().chain(&["--text", "english"]))] {
                let ran = run.on_terminal(columns);
                assert_eq!(ran.code, 0, "{ran}");
                narrower(&ran, columns.into());
            }
        }
    }
    Run::new(["list"]).zh().on_terminal(80).stdout_has("…").stdout_has("21  海关公证电子送达系统");
    Run::new(["list", "--ascii"]).on_terminal(80).stdout_has("...").stdout_lacks("…");
    narrower(&Run::new(["list"]).env("COLUMNS", "60").on_terminal(120), 60);
}

fn narrower(ran: &Ran, columns: usize) {
    for line in ran.stdout.lines() {
        assert!(width(line) <= columns, "{} columns at {columns}: {line:?}", width(line));
    }
}
