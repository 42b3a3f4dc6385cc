//! A long answer on a terminal, in a pager.

use std::fs;
use std::path::Path;

use nix::sys::signal::Signal;
use nix::sys::stat::Mode;
use nix::unistd::mkfifo;

use super::{Terminal, ZIMAO};
use crate::folder;

/// Says that it runs, shows what it gets, and waits for a line.
const PAGER: &str = "echo pager.; cat; printf 'ready.'; read line < /dev/tty; echo \"line=$line.\"";

/// Shows nothing of what it gets but the lines that are typed, until one says `end`.
const READER: &str = r#"cat > /dev/null; echo ready.
while read line < /dev/tty; [ "$line" != end ]; do echo "got $line."; done"#;

/// Where a program of this name stands in an empty folder of its own.
fn program(name: &str, script: &str) -> String {
    let path = folder::empty(&format!("paged-{name}")).join(name);
    folder::program(&path, script);
    path.to_str().unwrap().to_owned()
}

/// A command on a terminal of 24 rows, with these variables set.
fn run(variables: &[&str], args: &[&str]) -> Terminal {
    Terminal::run(80, 24, "env", &[variables, &[ZIMAO], args].concat())
}

/// The same with a script for a pager.
fn paged(name: &str, script: &str, args: &[&str]) -> Terminal {
    run(&[&format!("PAGER={}", program(name, script))], args)
}

/// Everything was written, and no pager had a part in it.
#[track_caller]
fn is_whole_without_a_pager(terminal: &Terminal) {
    terminal.exits(0).is_given_back();
    let output = terminal.seen().output();
    assert!(
        !output.contains("pager.") && output.contains("出版物发行") && output.contains("知识产权证券化"),
        "{output}"
    );
}

#[test]
fn what_a_terminal_cannot_hold_goes_to_the_pager_with_its_colours() {
    for args in [
        &["list"][..],
        &["show", "--unit", "海关"],
        &["search", "企业"],
        &["notice"],
        &["stats"],
        &["list", "--format", "json"],
    ] {
        let mut terminal = paged("long", PAGER, args);
        terminal.shows("ready.").keys("on<Enter>").shows("line=on.").exits(0).is_given_back();
        assert!(terminal.seen().output().starts_with("pager.\r\n"));
        let has_colours = terminal.seen().output().contains("\x1b[");
        assert_eq!(has_colours, args.last() != Some(&"json"), "{args:?}");
    }
}

#[test]
fn what_a_terminal_can_hold_does_not() {
    for args in [
        &["show", "21"][..],
        &["search", "证券"],
        &["list", "--limit", "23"],
        &["--version"],
        &["help"],
        &["list", "--help"],
    ] {
        let terminal = paged("short", PAGER, args);
        terminal.exits(0).is_given_back();
        assert!(!terminal.seen().output().contains("pager."), "{args:?}");
    }
    // Not with what comes after it.
    paged("full", PAGER, &["list", "--limit", "24"]).shows("ready.").keys("<Enter>").exits(0);
    // What is wrapped takes more rows than lines.
    let args = ["list", "--limit", "12", "--format", "tsv", "--columns", "content"];
    paged("wrapped", PAGER, &args).shows("ready.").keys("<Enter>").exits(0);
}

#[test]
fn no_pager_is_used_where_none_is_wanted() {
    let pager = format!("PAGER={}", program("unwanted", PAGER));
    is_whole_without_a_pager(&run(&[&pager], &["list", "--no-pager"]));
    is_whole_without_a_pager(&run(&[&pager], &["--no-pager", "list"]));
    is_whole_without_a_pager(&run(&[&pager, "TERM=dumb"], &["list"]));
    for none in ["PAGER=", "PAGER= ", "PAGER=cat"] {
        is_whole_without_a_pager(&run(&[none], &["list"]));
    }
    // Output that is no terminal is never paged.
    let script = format!("PAGER={} {ZIMAO} list | tail -n 2", program("piped", PAGER));
    is_whole_without_a_pager(&Terminal::run(80, 24, "sh", &["-c", &format!("{script}; {ZIMAO} list | head -n 1")]));
}

#[test]
fn without_a_choice_it_is_less_if_there_is_one() {
    let less = program("less", "PATH=$OTHERS; echo pager.$#; cat > /dev/null; echo \"$LESS,$LV,$LESSCHARSET.\"");
    let folder = Path::new(&less).parent().unwrap();
    std::os::unix::fs::symlink("/bin/sh", folder.join("sh")).unwrap();
    let path = format!("PATH={}", folder.display());
    let others = format!("OTHERS={}", std::env::var("PATH").unwrap());
    run(&["-u", "PAGER", &path, &others], &["list"]).shows("pager.0").shows("FRX,-c,utf-8.").exits(0);
    let chosen = ["LESS=-S", "LV=-Ou8", "LESSCHARSET=latin1"];
    run(&[&["-u", "PAGER", &path, &others], &chosen[..]].concat(), &["list"]).shows("-S,-Ou8,latin1.").exits(0);
    let without = folder::empty("paged-nothing");
    let path = format!("PATH={}", without.display());
    is_whole_without_a_pager(&run(&["-u", "PAGER", &path], &["list"]));
    std::os::unix::fs::symlink("/bin/sh", without.join("sh")).unwrap();
    let terminal = run(&["-u", "PAGER", &path], &["list"]);
    is_whole_without_a_pager(&terminal);
    assert!(!terminal.seen().output().contains("not found"));
}

#[test]
fn the_choice_is_a_line_for_the_shell() {
    let pager = program("words", "echo \"args=$#:$1.\"; cat > /dev/null");
    run(&[&format!("PAGER=X='a  b' && {pager} \"$X\"")], &["list"]).shows("args=1:a  b.").exits(0);
}

#[test]
fn a_pager_that_is_missing_or_ends_early_keeps_nothing_back() {
    let missing = run(&["PAGER=no-such-pager -R"], &["list"]);
    missing.exits(0);
    is_whole_without_a_pager(&missing);
    let items = folder::empty("paged-items").join("items.jsonl");
    let line = |number: u32| format!("{{\"title\": \"第{number}项\", \"content\": \"{}\"}}\n", "文".repeat(1000));
    fs::write(&items, (1..3000).map(line).collect::<String>()).unwrap();
    let args = ["list", "--format", "json", "--data", items.to_str().unwrap()];
    let terminal = paged("early", "head -n 1; exit 3", &args);
    terminal.exits(0).is_given_back();
    assert_eq!(terminal.text(), "[");
}

#[test]
fn what_the_keyboard_signals_is_the_pagers() {
    for (key, name, signal) in [("<C-c>", "INT", Signal::SIGINT), ("<C-\\>", "QUIT", Signal::SIGQUIT)] {
        let mut terminal = paged("catches", &format!("trap 'echo signal.' {name}; {READER}"), &["list"]);
        terminal.shows("ready.").keys("one<Enter>").shows("got one.").keys(key);
        terminal.keys("two<Enter>").shows("signal.").shows("got two.").keys("end<Enter>").exits(0).is_given_back();
        // One that ends of it ends us.
        let mut terminal = paged("ends", READER, &["list"]);
        terminal.shows("ready.").keys("one<Enter>").shows("got one.").keys(key).dies_of(signal).is_given_back();
    }
}

#[test]
fn a_signal_that_ends_us_waits_for_the_pager() {
    for signal in [Signal::SIGTERM, Signal::SIGHUP] {
        let mut terminal =
            Terminal::run(80, 24, "sh", &["-c", &format!("PAGER={} exec {ZIMAO} list", program("waits", READER))]);
        terminal.shows("ready.").signal(signal).keys("one<Enter>").shows("got one.").keys("end<Enter>").dies_of(signal);
        terminal.is_given_back();
    }
}

#[test]
fn ctrl_z_stops_the_pager_too_and_fg_goes_on() {
    let pager = program("stopped", READER);
    let go = Path::new(&pager).with_file_name("go");
    mkfifo(&go, Mode::S_IRWXU).unwrap();
    let variables = [format!("PAGER={pager}"), format!("GO={}", go.display())];
    // Keys typed while the pager is about to stop could still be its own.
    let shell = r#"set -m; "$ZIMAO" list; echo stopped.; read go < "$GO"; fg > /dev/null; echo "ended $?""#;
    let mut terminal = Terminal::run(80, 24, "env", &[&variables[0], &variables[1], "sh", "-c", shell]);
    terminal.shows("ready.").keys("one<Enter>").shows("got one.").keys("<C-z>").shows("stopped.");
    fs::write(go, "\n").unwrap();
    terminal.keys("two<Enter>").shows("got two.").keys("end<Enter>").shows("ended 0").has_its_state();
}

#[test]
fn less_shows_chinese_in_any_locale_and_outlives_ctrl_c() {
    if std::process::Command::new("less").arg("--version").output().is_err() {
        eprintln!("skipped: there is no less here");
        return;
    }
    let mut terminal = run(&["-u", "PAGER", "LC_ALL=C"], &["list", "--lang", "zh"]);
    terminal.shows("出版物发行业务许可").hides("知识产权证券化").shows("\n:");
    // It may have the first key in hand as it is interrupted, and let go of it.
    terminal.keys("<C-c>GG").shows("知识产权证券化");
    terminal.keys("q").exits(0).is_given_back();
    assert!(terminal.seen().output().contains("\x1b[36m21\x1b[0m"), "colours are kept");
}
