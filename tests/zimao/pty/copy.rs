//! Copied text outside the explorer: in what the terminal is told, and in the programs of
//! the system's clipboard.

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::thread;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use nix::sys::signal::{Signal, kill};
use nix::sys::stat::Mode;
use nix::unistd::{Pid, mkfifo};

use super::{LIMIT, Terminal, ZIMAO};
use crate::folder;

const TITLE: &str = "出版物发行业务许可与网络发行备案联办制度";

/// An empty folder with a pipe in it, into which the programs of the test speak.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = folder::empty(name);
        mkfifo(&folder.join("said"), Mode::S_IRWXU).unwrap();
        Self(folder)
    }

    /// A program that is found, as no other is.
    fn program(self, name: &str, script: &str) -> Self {
        folder::program(&self.0.join(name), &format!("PATH=$OTHERS\n{script}"));
        self
    }

    /// The explorer where these programs are, and a variable is set.
    fn open(&self, variable: &str, args: &[&str]) -> Terminal {
        let path = format!("PATH={}", self.0.display());
        let others = format!("OTHERS={}", std::env::var("PATH").unwrap());
        let said = format!("SAID={}", self.0.join("said").display());
        let args = [&[path.as_str(), &others, &said, variable, ZIMAO], args].concat();
        let terminal = Terminal::run(80, 24, "env", &args);
        terminal.wait("a first frame", |seen| seen.frames() > 0);
        terminal
    }

    /// All that the next program to speak says.
    #[track_caller]
    fn said(&self) -> String {
        let (send, said) = channel();
        let pipe = self.0.join("said");
        thread::spawn(move || send.send(fs::read_to_string(pipe)));
        said.recv_timeout(LIMIT).expect("somebody speaks").unwrap()
    }
}

/// The texts the terminal was told to put into its clipboard.
fn told(terminal: &Terminal) -> Vec<String> {
    let output = terminal.seen().output();
    let sequences = output.split("\x1b]52;c;").skip(1);
    let texts = sequences.map(|rest| BASE64_STANDARD.decode(rest.split_once("\x1b\\").unwrap().0).unwrap());
    texts.map(|text| String::from_utf8(text).unwrap()).collect()
}

#[test]
fn the_terminal_is_told() {
    let mut terminal = Terminal::open(80, 24);
    terminal.keys("yt").shows("已复制标题").keys("ym").shows("已复制：Markdown");
    let told = told(&terminal);
    assert_eq!(told[0], TITLE);
    assert!(told[1].starts_with(&format!("## 1 {TITLE}\n\n- 负责单位：")), "{}", told[1]);
    assert_eq!(told.len(), 2);
    terminal.keys("q").exits(0).is_clean();
}

#[test]
fn a_copy_is_whole_when_the_explorer_is_left_at_once() {
    for _ in 0..5 {
        let folder = Folder::new("copy-left").program("xclip", "cat > \"$SAID\"");
        let mut terminal = folder.open("DISPLAY=:7", &[]);
        terminal.bytes(b"yyq").exits(0).is_clean();
        assert_eq!(told(&terminal), [TITLE]);
        assert_eq!(folder.said(), TITLE);
    }
}

#[test]
fn the_clipboard_of_the_session_has_the_text_too() {
    let say = |name: &str| format!("{{ echo {name} \"$@\"; cat; }} > \"$SAID\"");
    for (variable, name, started_as) in [
        ("WAYLAND_DISPLAY=wayland-7", "wl-copy", "wl-copy"),
        ("DISPLAY=:7", "xclip", "xclip -selection clipboard -in"),
        ("DISPLAY=:7", "xsel", "xsel --clipboard --input"),
        ("TMUX=/tmp/tmux-7", "tmux", "tmux load-buffer -w -"),
    ] {
        let folder = Folder::new("copy-session").program(name, &say(name));
        let mut terminal = folder.open(variable, &[]);
        terminal.keys("yt").shows("已复制标题");
        assert_eq!(folder.said(), format!("{started_as}\n{TITLE}"));
        terminal.keys("q").exits(0).is_clean();
    }
}

#[test]
fn a_program_that_is_missing_or_fails_does_not_hurt() {
    let folder = Folder::new("copy-fails").program("xclip", "echo noise; echo noise >&2; exit 3");
    for variable in ["DISPLAY=:7", "WAYLAND_DISPLAY=wayland-7"] {
        let mut terminal = folder.open(variable, &[]);
        terminal.keys("yt").shows("已复制标题").keys("yt").shows("已复制标题").keys("q").exits(0).is_clean();
        assert_eq!(told(&terminal), [TITLE, TITLE]);
        assert!(!terminal.seen().output().contains("noise"));
    }
}

/// Says its process ID, and never reads.
const HANGS: &str = "echo $$ > \"$SAID\"; exec sleep 600";

fn pid(said: &str) -> Pid {
    Pid::from_raw(said.trim().parse().unwrap())
}

#[test]
fn a_program_that_hangs_holds_nothing_up_and_is_gone_after_the_next_copy() {
    let folder = Folder::new("copy-hangs").program("xclip", HANGS);
    // More than a pipe holds.
    let item = format!(r#"{{"title": "长", "content": "{}"}}"#, "文".repeat(100_000));
    let file = folder.0.join("items.jsonl");
    fs::write(&file, item).unwrap();
    let mut terminal = folder.open("DISPLAY=:7", &["--data", file.to_str().unwrap()]);
    terminal.keys("yx").shows("已复制：内容，100000 字");
    let first = pid(&folder.said());
    terminal.keys("yx").shows("已复制：内容，100000 字");
    let second = pid(&folder.said());
    assert!(kill(first, None).is_err(), "the first is still there");
    terminal.keys("q").exits(0).is_clean();
    kill(second, Signal::SIGKILL).unwrap();
}
