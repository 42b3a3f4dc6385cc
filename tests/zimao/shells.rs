//! The shells that are here, and the completions they have.

use std::env;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::folder;
use crate::run::Run;

/// The script for a shell, in a file of this name in an empty folder of its own.
pub(crate) fn script(shell: &str, test: &str, name: &str) -> PathBuf {
    let file = folder::empty(&format!("completions-{shell}-{test}")).join(name);
    fs::write(&file, Run::new(["completions", shell]).code(0).stdout).unwrap();
    file
}

/// Whether a program is installed. Where it is not, that is said where the tests are run.
pub(crate) fn is_here(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    let here = env::split_paths(&path).any(|folder| folder.join(program).is_file());
    if !here {
        // `eprintln` is only shown of a test that fails.
        let mut stderr = std::io::stderr();
        writeln!(stderr, "skipped: no {program} here").unwrap();
    }
    here
}

/// What bash offers for the last of some words, given its script.
fn bash(script: &Path, words: &[&str]) -> Vec<String> {
    let driver = r#"source "$0"; complete -p zimao > /dev/null || exit 1
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _zimao zimao "${COMP_WORDS[COMP_CWORD]}"; printf '%s\n' "${COMPREPLY[@]}""#;
    lines(Command::new("bash").args(["--norc", "-c", driver]).arg(script).args(words))
}

/// What fish offers for the last of some words, and what it says of each.
fn fish(script: &Path, words: &[&str]) -> Vec<String> {
    let driver = "source $argv[1]; complete -C $argv[2]";
    let mut fish = Command::new("fish");
    fish.args(["--no-config", "-c", driver]).arg(script).arg(words.join(" "));
    lines(fish.env("HOME", script.parent().unwrap()).env("LC_ALL", "C.UTF-8"))
}

fn lines(command: &mut Command) -> Vec<String> {
    let output = command.output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{command:?}: {output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The first word of each line.
fn words(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

/// What is offered after some words, by bash and by fish: the whole of it.
const OFFERS: &[(&[&str], &[&str])] = &[
    (&["zimao", "sho"], &["show"]),
    (&["zimao", "show", "3"], &["3", "30", "31", "32", "33", "34", "35", "36", "37"]),
    (
        &["zimao", "show", "21", "6-2"],
        &["6-2", "6-20", "6-21", "6-22", "6-23", "6-24", "6-25", "6-26", "6-27", "6-28", "6-29"],
    ),
    (&["zimao", "--item", "37"], &["37"]),
    (&["zimao", "--lang", "zh", "show", "37"], &["37"]),
    (&["zimao", "--lang", "zh", "--data", "list", "show", "37"], &["37"]),
    (&["zimao", "--lang", ""], &["zh", "en", "auto"]),
    (&["zimao", "--text", ""], &["original", "english", "both"]),
    (&["zimao", "ledger", "export", "--text", "e"], &["english"]),
    (&["zimao", "list", "--unit", "海"], &["海关总署"]),
    (&["zimao", "list", "--unit", "海关总署", "--unit", "税"], &["税务总局"]),
    (&["zimao", "list", "--scope", "全"], &["全国"]),
    (&["zimao", "search", "海关", "--domain", "人"], &["人力资源领域"]),
    (&["zimao", "list", "--batch", ""], &["6"]),
    (&["zimao", "list", "--status", "b"], &["blocked"]),
    (&["zimao", "list", "--dom"], &["--domain"]),
    (&["zimao", "list", "--format", "js"], &["json", "jsonl"]),
    (&["zimao", "completions", ""], &["bash", "zsh", "fish", "powershell", "elvish"]),
    (&["zimao", "completions", "bash", ""], &[]),
    (&["zimao", "export", "-o", "x", "--format", "h"], &["html"]),
    (&["zimao", "ledger", "cl"], &["clear"]),
    (&["zimao", "ledger", "set", "6-37"], &["6-37"]),
    (&["zimao", "ledger", "set", "21", "--note", "-", "--status", "un"], &["under_way"]),
    (&["zimao", "ledger", "set", "21", "22", "--unm"], &["--unmark"]),
    (&["zimao", "ledger", "list", "--unit", "科"], &["科技部"]),
    (&["zimao", "help", "sho"], &["show"]),
    (&["zimao", "help", "ledger", "s"], &["set"]),
    (&["zimao", "help", "list", ""], &[]),
    (&["zimao", "show", "xyzzy"], &[]),
    (&["zimao", "search", "--", "--"], &[]),
    (&["zimao", "search", "--limit", ""], &[]),
    (&["zimao", "notice", ""], &[]),
];

#[test]
fn bash_offers_what_can_stand_there() {
    if !is_here("bash") {
        return;
    }
    let script = script("bash", "offers", "zimao.bash");
    for (typed, offered) in OFFERS {
        assert_eq!(bash(&script, typed), *offered, "{typed:?}");
    }
    // To fish what is said of a word counts too: a title may have a list in it.
    assert_eq!(bash(&script, &["zimao", "show", "list"]), [""; 0]);
    // `=` parts words in bash.
    assert_eq!(bash(&script, &["zimao", "--lang", "=", "e"]), ["en"]);
    assert_eq!(bash(&script, &["zimao", "list", "--unit", "="]).len(), 27);
    assert_eq!(bash(&script, &["zimao", "list", "--unit", "=", "海关总署", "--sco"]), ["--scope"]);
}

#[test]
fn fish_offers_what_can_stand_there() {
    if !is_here("fish") {
        return;
    }
    let script = script("fish", "offers", "zimao.fish");
    for (typed, offered) in OFFERS {
        assert_eq!(words(fish(&script, typed)), *offered, "{typed:?}");
    }
    assert_eq!(fish(&script, &["zimao", "show", "21"]), ["21\tCustoms system for notarized electronic service"]);
    let export = "6-14\t“Financial leasing + automobile export” business innovation";
    assert_eq!(fish(&script, &["zimao", "show", "6-14"]), [export]);
    assert_eq!(
        fish(&script, &["zimao", "list", "--unit", "海"]),
        ["海关总署\tGeneral Administration of Customs (GACC)"]
    );
    assert_eq!(fish(&script, &["zimao", "list", "--status", "b"]), ["blocked\tblocked"]);
    assert_eq!(
        fish(&script, &["zimao", "--lang=zh", "list", "--unit=海"]),
        ["--unit=海关总署\tGeneral Administration of Customs (GACC)"]
    );
    assert_eq!(fish(&script, &["zimao", "list", "--dom"]), ["--domain\tOnly items of this domain"]);
}

#[test]
fn fish_offers_files_where_a_file_is_taken() {
    if !is_here("fish") {
        return;
    }
    let script = script("fish", "files", "zimao.fish");
    let file = script.with_file_name("items.jsonl");
    fs::write(&file, "").unwrap();
    let begun = file.with_extension("").display().to_string();
    let whole = file.display().to_string();
    assert_eq!(words(fish(&script, &["zimao", "list", "--data", &begun])), [whole]);
    assert_eq!(fish(&script, &["zimao", "show", &begun]), [""; 0]);
}

/// A command, and what its help says of it.
struct Helped {
    path: Vec<String>,
    commands: Vec<String>,
    options: Vec<String>,
}

/// The program and all of its commands, those of a command too.
fn helped(path: &[String]) -> Vec<Helped> {
    let asked = path.iter().map(String::as_str).chain(["--help"]);
    let help = Run::new(asked).code(0).stdout;
    let section = help.split("\nCommands:\n").nth(1).unwrap_or_default().split("\n\n").next().unwrap();
    let first = |line: &str| line.split_whitespace().next().map(str::to_owned);
    let commands: Vec<String> = section.lines().filter(|line| line.starts_with("  ")).filter_map(first).collect();
    // What goes on from the line before stands further to the right.
    let rows = help.lines().filter(|line| ["  -", "      -"].iter().any(|start| line.starts_with(start)));
    let names = |line: &str| {
        let words = line.split([' ', ',']).filter(|word| !word.is_empty());
        words.take_while(|word| word.starts_with('-')).map(str::to_owned).collect::<Vec<_>>()
    };
    let options = rows.flat_map(names).collect();
    let below =
        commands.iter().flat_map(|command| helped(&[path, std::slice::from_ref(command)].concat())).collect::<Vec<_>>();
    [Helped { path: path.to_vec(), commands, options }].into_iter().chain(below).collect()
}

#[test]
fn shells_offer_every_command_and_option_the_help_names_and_no_more() {
    let sorted = |mut words: Vec<String>| {
        words.sort();
        words
    };
    let shells = [("bash", bash as fn(&Path, &[&str]) -> Vec<String>), ("fish", fish)];
    let here = shells.into_iter().filter(|(shell, _)| is_here(shell));
    let shells: Vec<_> = here.map(|(shell, offered)| (shell, script(shell, "all", "zimao"), offered)).collect();
    for Helped { path, commands, options } in helped(&[]) {
        let typed =
            |last| ["zimao"].into_iter().chain(path.iter().map(String::as_str)).chain([last]).collect::<Vec<_>>();
        assert!(options.len() > 4, "{path:?}: {options:?}");
        for (shell, script, offered) in &shells {
            assert_eq!(sorted(words(offered(script, &typed("-")))), sorted(options.clone()), "{shell}: {path:?}");
            if !commands.is_empty() {
                assert_eq!(sorted(words(offered(script, &typed("")))), sorted(commands.clone()), "{shell}: {path:?}");
            }
        }
    }
}

#[test]
fn the_manual_page_has_every_command_and_option_of_the_help() {
    for lang in ["en", "zh"] {
        let page = Run::new(["man", "--lang", lang]).code(0).stdout.replace("\\-", "-");
        // `whatis` reads this line, and no roff.
        let summary = if lang == "en" { "explore the reform items of " } else { "查阅" };
        assert!(page.contains(&format!("\nzimao - {summary}国函〔2020〕96号")), "{page}");
        for Helped { path, options, .. } in helped(&[]) {
            let section = |name: &str| page.split(&format!("\n.SS {name}\n")).nth(1)?.split("\n.S").next();
            let own = section(&path.join(" ")).map(str::to_owned).unwrap_or_default();
            assert!(path.is_empty() || !own.is_empty(), "{lang}: no section on {path:?}");
            let (_, global) = page.split_once(if lang == "en" { "\n.SH OPTIONS\n" } else { "\n.SH 选项\n" }).unwrap();
            for option in options {
                let entry = format!("\\fB{option}\\fR");
                assert!(own.contains(&entry) || global.contains(&entry), "{lang}: {option} of {path:?} is missing");
            }
        }
    }
}

#[test]
fn the_manual_page_is_sound_and_no_line_of_it_is_too_wide() {
    let (lints, sets) = (is_here("mandoc"), is_here("groff") && is_here("preconv"));
    for (lang, heading) in [("en", "EXIT STATUS"), ("zh", "退出码")] {
        let file = folder::empty(&format!("man-{lang}")).join("zimao.1");
        fs::write(&file, Run::new(["man", "--lang", lang]).code(0).stdout).unwrap();
        if lints {
            let lint = Command::new("mandoc").args(["-Tlint", "-Wwarning"]).arg(&file).output().unwrap();
            let lint = String::from_utf8(lint.stdout).unwrap();
            // A date would be that of the build.
            let found = lint.lines().filter(|line| !line.contains("missing date")).collect::<Vec<_>>();
            assert_eq!(found, [""; 0]);
        }
        if sets {
            let mut groff = Command::new("groff");
            let set = groff.args(["-k", "-Tutf8", "-man", "-P-c", "-P-b", "-P-u", "-rLL=78n"]).arg(&file);
            let page = lines(set.env("LC_ALL", "C.UTF-8"));
            assert!(page.iter().any(|line| line == heading), "{page:?}");
            let wide = page.iter().find(|line| unicode_width::UnicodeWidthStr::width(line.as_str()) > 78);
            assert_eq!(wide, None, "{lang}");
        }
    }
}

#[test]
fn the_examples_of_the_manual_page_do_something() {
    let bin = Path::new(env!("CARGO_BIN_EXE_zimao")).parent().unwrap();
    let path = env::join_paths([bin.to_owned()].into_iter().chain(env::split_paths(&env::var_os("PATH").unwrap())));
    let path = path.unwrap();
    for lang in ["en", "zh"] {
        let home = folder::empty(&format!("examples-{lang}"));
        let page = Run::new(["man", "--lang", lang]).code(0).stdout.replace("\\-", "-").replace("\\(aq", "'");
        let typed: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("$ ")).collect();
        assert!(typed.len() > 4, "{typed:?}");
        for line in typed {
            let mut shell = Command::new("sh");
            let ran = shell.args(["-c", line]).env_clear().env("PATH", &path).env("HOME", &home).output().unwrap();
            // There is no terminal for the explorer.
            let explores = line.starts_with("zimao --");
            assert_eq!(ran.status.code(), Some(if explores { 2 } else { 0 }), "{line}: {ran:?}");
            assert!(explores || (!ran.stdout.is_empty() && ran.stderr.is_empty()), "{line}: {ran:?}");
        }
    }
}
