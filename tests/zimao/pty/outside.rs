//! A pager and an editor in the explorer's place.

use std::fs;
use std::path::{Path, PathBuf};

use nix::sys::signal::Signal;
use nix::sys::stat::Mode;
use nix::unistd::mkfifo;

use super::{Terminal, ZIMAO};
use crate::folder;

/// Says what it got, waits for a line, and says that too.
const PAGER: &str = r#"echo "args=$#:$1"; cat; printf 'ready.'; read line < /dev/tty; echo "line=$line.""#;

/// Says each line it gets, until one says `end`: one that gets a line has the terminal.
const READER: &str = r#"cat > /dev/null; echo ready.
while read line < /dev/tty; [ "$line" != end ]; do echo "got $line."; done"#;

/// A folder with the programs of a test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        Self(folder::empty(name))
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    fn program(self, name: &str, script: &str) -> Self {
        folder::program(&self.0.join(name), script);
        self
    }
}

/// The explorer with these variables set.
fn open(variables: &[&str]) -> Terminal {
    let terminal = Terminal::run(80, 24, "env", &[variables, &[ZIMAO]].concat());
    terminal.wait("a first frame", |seen| seen.frames() > 0);
    terminal
}

/// The explorer with a script for a pager.
fn open_with_pager(name: &str, script: &str) -> (Terminal, Folder) {
    let folder = Folder::new(name).program("pager", script);
    (open(&[&format!("PAGER={}", folder.path("pager"))]), folder)
}

#[test]
fn the_pager_gets_the_item_and_the_terminal_and_the_screen_comes_back() {
    let (mut terminal, _folder) = open_with_pager("pager-whole", PAGER);
    terminal.keys("jJ").is_on(" 5 ");
    let before = terminal.text();
    terminal.keys("|").shows("ready.").has_its_state();
    terminal
        .shows("args=0:")
        .shows("5  电力工程审批绿色通道")
        .shows("负责单位：公安部、自然资源部、住房城乡建设部、国家林草局");
    terminal.keys("<Enter>").wait(&before, |seen| seen.text() == before);
    terminal.keys("j").is_on(" 9 ").keys("<Tab>|").shows("9  以三维地籍为核心的土地立体化管理模式");
    terminal.shows("ready.").keys("<Enter>").is_on(" 9 ").keys("q").exits(0).is_given_back();
}

#[test]
fn the_command_may_have_arguments_quotes_and_variables() {
    let folder = Folder::new("pager-arguments").program("pager", PAGER);
    let pager = format!("PAGER=X='-R  a' && {} \"$X\"", folder.path("pager"));
    let mut terminal = open(&[&pager]);
    terminal.keys("|").shows("args=1:-R  a").shows("ready.").keys("<Enter>").is_on(" 1 ");
    terminal.keys("q").exits(0).is_given_back();
}

#[test]
fn without_a_choice_it_is_less_and_else_more() {
    for name in ["less", "more"] {
        let folder = Folder::new("pager-usual").program(name, &format!("PATH=$OTHERS; echo {name}; {PAGER}"));
        let shell = Path::new("/bin/sh");
        std::os::unix::fs::symlink(shell, folder.0.join("sh")).unwrap();
        let path = format!("PATH={}", folder.0.display());
        let others = format!("OTHERS={}", std::env::var("PATH").unwrap());
        for pager in ["ANY=", "PAGER= "] {
            let mut terminal = open(&[&path, &others, pager]);
            terminal.keys("|").shows(name).shows("ready.").keys("<Enter>").is_on(" 1 ");
        }
    }
}

#[test]
fn after_a_change_of_size_the_frame_fits() {
    let (mut terminal, _folder) = open_with_pager("pager-size", PAGER);
    terminal.keys("|").shows("ready.").resize(100, 30).keys("<Enter>");
    let fresh = Terminal::open(100, 30).text();
    terminal.wait(&fresh, |seen| seen.text() == fresh);
}

#[test]
fn a_program_that_is_missing_is_named() {
    let mut terminal = open(&["PAGER=no-such-pager -R", "VISUAL=", "EDITOR=./no such editor"]);
    terminal.keys("|").shows("找不到 no-such-pager：请安装，或用环境变量 PAGER 指定别的程序");
    terminal.keys("jE").shows("找不到 ./no：请安装，或用环境变量 EDITOR 指定别的程序").is_on(" 4 ");
    terminal.keys("q").exits(0).is_clean();
    assert_eq!(terminal.seen().output().matches("\x1b[?1049h").count(), 1, "the screen was left for nothing");
}

#[test]
fn a_program_that_fails_is_named() {
    let mut terminal = open(&["PAGER=cat > /dev/null; exit 3", "EDITOR=kill -9 $$ #"]);
    terminal.keys("|").shows("cat 出错，退出码 3：请检查环境变量 PAGER");
    terminal.keys("E").shows("kill 出错，退出码 137：请检查环境变量 EDITOR");
    terminal.keys("j").is_on(" 4 ").keys("q").exits(0).is_clean();
}

#[test]
fn a_pager_that_does_not_read_does_not_hold_anything_up() {
    let folder = Folder::new("pager-lazy");
    let item = format!(r#"{{"title": "长", "content": "{}"}}"#, "文".repeat(100_000));
    fs::write(folder.path("items.jsonl"), item).unwrap();
    let args = ["PAGER=true", ZIMAO, "--data", &folder.path("items.jsonl")];
    let mut terminal = Terminal::run(80, 24, "env", &args);
    terminal.wait("a first frame", |seen| seen.frames() > 0);
    terminal.keys("|").wait("the explorer again", |seen| seen.output().matches("\x1b[?1049h").count() == 2);
    terminal.keys("q").exits(0).is_clean();
}

#[test]
fn keys_for_the_pager_never_reach_the_explorer() {
    let folder = Folder::new("pager-keys").program("pager", "cat > /dev/null; echo ready.; read go < \"$GO\"");
    let go = folder.path("go");
    mkfifo(Path::new(&go), Mode::S_IRWXU).unwrap();
    let mut terminal = open(&[&format!("PAGER={}", folder.path("pager")), &format!("GO={go}")]);
    // Once they are echoed the terminal has them.
    terminal.keys("|").shows("ready.").keys("jjjq").shows("jjjq");
    fs::write(go, "\n").unwrap();
    terminal.is_on(" 1 ").keys("j").is_on(" 4 ").keys("q").exits(0);
}

#[test]
fn what_the_keyboard_signals_is_the_pagers() {
    for (key, name) in [("<C-c>", "INT"), ("<C-\\>", "QUIT")] {
        let catches = format!("trap 'echo signal.' {name}; {READER}");
        let folder = Folder::new("pager-signals").program("catches", &catches).program("ends", READER);
        // The shell that reads the command is in its way as little as we are.
        for more in ["", "; echo after."] {
            let pager = format!("PAGER={}{more}", folder.path("catches"));
            let mut terminal = open(&[&pager]);
            terminal.keys("|").shows("ready.").keys("one<Enter>").shows("got one.").keys(key);
            terminal.keys("two<Enter>").shows("signal.").shows("got two.").keys("end<Enter>").is_on(" 1 ");
            assert_eq!(terminal.seen().output().contains("after."), !more.is_empty());
            terminal.keys("j").is_on(" 4 ").keys("q").exits(0);
        }
        // One that ends of it is no failure.
        let mut terminal = open(&[&format!("PAGER={}", folder.path("ends"))]);
        terminal.keys("|").shows("ready.").keys("one<Enter>").shows("got one.").keys(key).is_on(" 1 ").hides("PAGER");
        terminal.keys("j").is_on(" 4 ").keys("q").exits(0);
    }
}

#[test]
fn what_others_signal_as_the_keyboard_does_is_the_pagers_too() {
    for signal in [Signal::SIGINT, Signal::SIGQUIT] {
        let (mut terminal, _folder) = open_with_pager("pager-interrupted", READER);
        terminal.keys("|").shows("ready.").keys("one<Enter>").shows("got one.").signal(signal).is_on(" 1 ");
        terminal.keys("j").is_on(" 4 ").keys("q").exits(0);
    }
}

#[test]
fn the_pager_starts_with_no_signal_blocked_or_ignored() {
    // No shell between, which would set this right.
    let folder = Folder::new("pager-mask");
    let mut terminal = open(&[&format!("PAGER=cp /proc/self/status {}", folder.path("status"))]);
    terminal.keys("|").wait("the explorer again", |seen| seen.output().matches("\x1b[?1049h").count() == 2);
    let mask = |file: &str, name: &str| {
        let status = fs::read_to_string(file).unwrap();
        let mask = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        // The signals that programs know; the others are the C library's own.
        u64::from_str_radix(mask.trim(), 16).unwrap() & 0x7fff_ffff
    };
    assert_eq!(mask(&folder.path("status"), "SigBlk:"), 0);
    // Rust's test runner ignores SIGPIPE, and so do we; programs get it back.
    let pipe = 1 << (Signal::SIGPIPE as u32 - 1);
    assert_eq!(mask(&folder.path("status"), "SigIgn:"), mask("/proc/self/status", "SigIgn:") & !pipe);
    terminal.keys("q").exits(0);
}

/// A shell with job control that leaves the terminal's settings alone.
const SHELL: &str = r#"set -m; "$ZIMAO"; n=1
while [ $n -lt 5 ]; do echo "stop $n."; read go; fg > /dev/null; code=$?; n=$((n+1)); done; echo "ended $code""#;

#[test]
fn ctrl_z_stops_the_pager_and_the_explorer_and_fg_brings_both_back() {
    let folder = Folder::new("pager-stopped").program("pager", READER);
    let pager = format!("PAGER={}", folder.path("pager"));
    let mut terminal = Terminal::run(80, 24, "env", &[&pager, "sh", "-c", SHELL]);
    terminal.is_on(" 1 ").keys("|").shows("ready.").keys("0<Enter>").shows("got 0.");
    for round in 1..=3 {
        terminal.keys("<C-z>").shows(&format!("stop {round}.")).has_its_state();
        terminal.keys(&format!("<Enter>{round}<Enter>")).shows(&format!("got {round}."));
    }
    terminal.keys("end<Enter>").is_on(" 1 ").keys("j").is_on(" 4 ");
    terminal.keys("<C-z>").shows("stop 4.").keys("<Enter>").is_on(" 4 ").keys("q").shows("ended 0").has_its_state();
}

#[test]
fn without_a_shell_ctrl_z_freezes_nothing() {
    let (mut terminal, _folder) = open_with_pager("pager-alone", READER);
    terminal.keys("|").shows("ready.").keys("one<Enter>").shows("got one.").keys("<C-z>two<Enter>").shows("got two.");
    terminal.keys("end<Enter>").is_on(" 1 ").keys("j").is_on(" 4 ").keys("q").exits(0).is_given_back();
}

#[test]
fn a_stop_from_outside_stops_both() {
    let folder = Folder::new("pager-stop").program("pager", READER);
    let pager = format!("PAGER={}", folder.path("pager"));
    let shell =
        r#"set -m; sh -c 'echo "job=$$."; exec "$ZIMAO"'; echo stopped.; read go; fg > /dev/null; echo "ended $?""#;
    let mut terminal = Terminal::run(80, 24, "env", &[&pager, "sh", "-c", shell]);
    terminal.is_on(" 1 ");
    let job = terminal.seen().output().split_once("job=").unwrap().1.split_once('.').unwrap().0.parse().unwrap();
    terminal.keys("|").shows("ready.").keys("one<Enter>").shows("got one.");
    nix::sys::signal::kill(nix::unistd::Pid::from_raw(job), Signal::SIGTSTP).unwrap();
    terminal.shows("stopped.").keys("<Enter>two<Enter>").shows("got two.").keys("end<Enter>").is_on(" 1 ");
    terminal.keys("q").shows("ended 0").has_its_state();
}

/// Takes the terminal as a pager does, and leaves it so when it is ended.
const RUDE: &str =
    r"cat > /dev/null; stty raw -echo < /dev/tty; printf '\033[?1049h\033[?25l\033[?1000hready.'; read a < /dev/tty";

#[test]
fn a_signal_while_the_pager_runs_ends_both_and_leaves_the_terminal_as_it_was() {
    for signal in [Signal::SIGTERM, Signal::SIGHUP] {
        let (mut terminal, _folder) = open_with_pager("pager-ended", RUDE);
        terminal.keys("|").shows("ready.").signal(signal).dies_of(signal).is_clean();
    }
}

#[test]
fn a_pager_that_will_not_end_does_not_keep_the_explorer() {
    let script = format!("trap '' TERM; {RUDE}");
    let (mut terminal, _folder) = open_with_pager("pager-stubborn", &script);
    terminal.keys("|").shows("ready.").signal(Signal::SIGTERM).dies_of(Signal::SIGTERM);
    terminal.wait("the terminal's state", |seen| seen.modes().is_empty()).has_its_state();
}

#[test]
fn a_hang_up_while_the_pager_runs_ends_the_explorer() {
    let (mut terminal, _folder) = open_with_pager("pager-hung-up", PAGER);
    terminal.keys("|").shows("ready.").hang_up().dies_of(Signal::SIGHUP);
}

/// Says what file it got, and waits.
const EDITOR: &str =
    r#"echo "args=$#:$1"; ls -l "$2"; head -1 "$2"; printf 'ready.'; echo changed >> "$2"; read line < /dev/tty"#;

fn files(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(folder.0.join("run")).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The explorer with an editor and a folder for its files.
fn open_with_editor(name: &str, variable: &str, script: &str) -> (Terminal, Folder) {
    let folder = Folder::new(name).program("editor", script);
    fs::create_dir(folder.0.join("run")).unwrap();
    let editor = format!("{variable}={} -n", folder.path("editor"));
    let others = if variable == "VISUAL" { "EDITOR=false" } else { "VISUAL=" };
    let run = format!("XDG_RUNTIME_DIR={}", folder.path("run"));
    (open(&[&editor, others, &run]), folder)
}

#[test]
fn the_editor_gets_a_file_of_the_users_own_that_is_gone_afterwards() {
    for variable in ["VISUAL", "EDITOR"] {
        let (mut terminal, folder) = open_with_editor("editor-file", variable, EDITOR);
        terminal.keys("j").is_on(" 4 ");
        let before = terminal.text();
        terminal.keys("E").shows("ready.").has_its_state();
        terminal.shows("args=2:-n").shows("-rw-------").shows("## 4 绿色船舶修理企业规范管理");
        let there = files(&folder);
        let [file] = there.as_slice() else { panic!("{there:?}") };
        assert!(Path::new(file).extension().is_some_and(|extension| extension == "md"), "{file}");
        terminal.keys("<Enter>").shows("临时副本").keys("jk").wait(&before, |seen| seen.text() == before);
        assert_eq!(files(&folder), [""; 0]);
        terminal.keys("q").exits(0).is_given_back();
    }
}

#[test]
fn the_file_is_gone_too_when_a_signal_ends_the_explorer() {
    let (mut terminal, folder) = open_with_editor("editor-ended", "VISUAL", EDITOR);
    terminal.keys("E").shows("ready.").signal(Signal::SIGTERM).dies_of(Signal::SIGTERM).is_given_back();
    assert_eq!(files(&folder), [""; 0]);
}

#[test]
fn a_file_that_is_there_is_never_written_to() {
    let (mut terminal, folder) = open_with_editor("editor-taken", "VISUAL", EDITOR);
    let taken = folder.0.join("run").join(format!("zimao-{}-1.md", terminal.pid));
    fs::write(folder.0.join("victim"), "safe").unwrap();
    std::os::unix::fs::symlink(folder.0.join("victim"), taken).unwrap();
    terminal.keys("E").shows("ready.").keys("<Enter>").is_on(" 1 ").keys("q").exits(0);
    assert_eq!(fs::read_to_string(folder.0.join("victim")).unwrap(), "safe");
    assert_eq!(files(&folder).len(), 1);
}
