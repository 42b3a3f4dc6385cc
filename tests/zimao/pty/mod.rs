//! The real binary in a real pseudo-terminal.
//!
//! A [`Terminal`] runs a program, types into it, and shows what a terminal would show.
//! Nothing here sleeps or tries again: a wait ends when the output or the end of the
//! program makes its condition true, and its limit is only there to fail.

mod ask;
mod burst;
mod config;
mod copy;
mod fault;
mod history;
mod idle;
mod job;
mod keeping;
mod keys;
mod large;
mod ledger;
mod linear;
mod memory;
mod outside;
mod pager;
mod shells;
mod signals;
mod startup;
mod storm;
mod views;
mod walk;

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::os::fd::{AsFd as _, BorrowedFd};
use std::os::unix::fs::OpenOptionsExt as _;
use std::os::unix::net::UnixStream;
use std::os::unix::process::ExitStatusExt as _;
use std::process::ExitStatus;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use nix::fcntl::OFlag;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{Signal, kill};
use nix::sys::termios::{Termios, tcgetattr};
use nix::unistd::Pid;
use pty_process::blocking::{Command, Pty, open};

/// The explorer under test.
const ZIMAO: &str = env!("CARGO_BIN_EXE_zimao");

/// Longer than anything takes on a machine that has other things to do.
const LIMIT: Duration = Duration::from_secs(20);

/// How long the end of the program may take after a signal or a hang-up: a second, and
/// four on a machine that has much else to do.
const AT_ONCE: Duration = Duration::from_secs(4);

/// Starts a synchronized update, and so a frame.
const FRAME: &str = "\x1b[?2026h";
const FRAME_END: &str = "\x1b[?2026l";

/// A program in a pseudo-terminal.
struct Terminal {
    shared: Arc<Shared>,
    /// Until it hangs up.
    pty: Option<Arc<Pty>>,
    reading: Option<Reading>,
    pid: Pid,
    /// The terminal's settings before the program started.
    settings: Termios,
}

struct Reading {
    /// Ends the reading when it is dropped.
    stop: UnixStream,
    thread: JoinHandle<()>,
}

struct Shared {
    seen: Mutex<Seen>,
    changed: Condvar,
}

/// Questions a terminal answers, and its answers.
type Answers = &'static [(&'static str, &'static str)];

/// Those of a terminal that answers nothing.
const SILENCE: Answers = &[];

/// Where the cursor is, as the program asks for it.
const PLACE: &str = "\x1b[6n";

/// Those of a common terminal: dark, ambiguous characters narrow.
const COMMON: Answers = &[("\x1b]11;?\x1b\\", "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"), (PLACE, "\x1b[1;2R")];

/// What the program has done so far.
struct Seen {
    parser: vt100::Parser,
    /// All bytes written.
    raw: Vec<u8>,
    /// What the terminal answers.
    answers: Answers,
    /// How many questions were answered.
    answered: usize,
    /// Whether nobody has the terminal open any more.
    closed: bool,
    status: Option<ExitStatus>,
}

impl Seen {
    /// The screen, without the blanks at the ends of its lines.
    fn text(&self) -> String {
        let contents = self.parser.screen().contents();
        let lines: Vec<&str> = contents.lines().map(str::trim_end).collect();
        lines.join("\n")
    }

    /// The answers that are due.
    fn due(&mut self) -> Vec<&'static str> {
        let output = self.output();
        let asked = |(question, answer): &(&str, &'static str)| {
            output.match_indices(question).map(|(at, _)| (at, *answer)).collect::<Vec<_>>()
        };
        let mut asked: Vec<(usize, &str)> = self.answers.iter().flat_map(asked).collect();
        asked.sort_unstable();
        let due = asked.into_iter().skip(self.answered).map(|(_, answer)| answer).collect::<Vec<_>>();
        self.answered += due.len();
        due
    }

    fn output(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    /// How many frames have been written whole.
    fn frames(&self) -> usize {
        self.output().matches(FRAME_END).count()
    }

    /// Whether a frame has come in part, which a terminal does not show yet.
    fn in_frame(&self) -> bool {
        let output = self.output();
        output.rfind(FRAME) > output.rfind(FRAME_END)
    }

    /// Which modes of the terminal a program must not leave behind are set.
    fn modes(&self) -> Vec<&'static str> {
        let screen = self.parser.screen();
        let set = [
            ("alternate screen", screen.alternate_screen()),
            ("hidden cursor", screen.hide_cursor()),
            ("bracketed paste", screen.bracketed_paste()),
            ("mouse", screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None),
            ("mouse encoding", screen.mouse_protocol_encoding() != vt100::MouseProtocolEncoding::Default),
            ("style", screen.fgcolor() != vt100::Color::Default || screen.inverse() || screen.bold()),
            ("synchronized update", self.in_frame()),
        ];
        set.into_iter().filter_map(|(name, on)| on.then_some(name)).collect()
    }
}

impl Terminal {
    /// The explorer in a terminal of this size, its first frame shown.
    fn open(columns: u16, rows: u16) -> Self {
        let terminal = Self::run(columns, rows, ZIMAO, &[]);
        terminal.wait("a first frame", |seen| seen.frames() > 0);
        terminal
    }

    /// The explorer's catalog searched, the search bar still open.
    fn searching(columns: u16, rows: u16, query: &str) -> Self {
        let mut terminal = Self::open(columns, rows);
        terminal.keys("/").shows_cursor().keys(query).shows(&format!(" / {query}"));
        terminal
    }

    /// A program in a terminal of this size.
    fn run(columns: u16, rows: u16, program: &str, args: &[&str]) -> Self {
        Self::spawn(columns, rows, program, args, &[])
    }

    /// The explorer in a terminal that answers questions like these with these answers, its
    /// first frame shown.
    fn answering(answers: Answers) -> Self {
        let terminal = Self::launch((80, 24), ZIMAO, &[], &[], answers);
        terminal.wait("a first frame", |seen| seen.frames() > 0);
        terminal
    }

    fn spawn(columns: u16, rows: u16, program: &str, args: &[&str], typed_ahead: &[u8]) -> Self {
        Self::launch((columns, rows), program, args, typed_ahead, SILENCE)
    }

    fn launch(size: (u16, u16), program: &str, args: &[&str], typed_ahead: &[u8], answers: Answers) -> Self {
        let (columns, rows) = size;
        let (pty, pts) = open().unwrap();
        pty.resize(pty_process::Size::new(rows, columns)).unwrap();
        let settings = tcgetattr(&pty).unwrap();
        (&pty).write_all(typed_ahead).unwrap();
        let env = [("TERM", "xterm-256color"), ("LANG", "zh_CN.UTF-8"), ("ZIMAO", ZIMAO), ("PS1", "$ ")];
        let path = std::env::var_os("PATH").unwrap();
        let command = Command::new(program).args(args).env_clear().envs(env).env("PATH", path);
        let mut child = command.spawn(pts).unwrap();
        let pid = Pid::from_raw(child.id().try_into().unwrap());
        let parser = parser(columns, rows);
        let seen = Seen { parser, raw: Vec::new(), answers, answered: 0, closed: false, status: None };
        let shared = Arc::new(Shared { seen: Mutex::new(seen), changed: Condvar::new() });
        let pty = Arc::new(pty);
        let reading = Some(Reading::start(&pty, &shared));
        let for_child = Arc::clone(&shared);
        thread::spawn(move || {
            let status = child.wait().unwrap();
            for_child.seen.lock().unwrap().status = Some(status);
            for_child.changed.notify_all();
        });
        Self { shared, pty: Some(pty), reading, pid, settings }
    }

    fn pty(&self) -> &Pty {
        self.pty.as_ref().unwrap()
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.shared.seen.lock().unwrap()
    }

    /// Waits until the condition holds and no frame has come in part only.
    #[track_caller]
    fn wait(&self, what: &str, holds: impl Fn(&Seen) -> bool) -> &Self {
        self.wait_for(LIMIT, what, holds)
    }

    #[track_caller]
    fn wait_for(&self, limit: Duration, what: &str, holds: impl Fn(&Seen) -> bool) -> &Self {
        let guard = self.seen();
        let missing = |seen: &mut Seen| (seen.in_frame() && seen.status.is_none()) || !holds(seen);
        let (seen, timeout) = self.shared.changed.wait_timeout_while(guard, limit, missing).unwrap();
        assert!(!timeout.timed_out(), "not seen: {what}; status {:?}\n{}", seen.status, seen.text());
        drop(seen);
        self
    }

    /// Types keys, each as the terminal would send it: `"/海关<Enter>"`.
    fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            let end = if c == '<' { rest.find('>').unwrap() + 1 } else { c.len_utf8() };
            let key = rest[..end].to_owned();
            self.bytes(key_bytes(&key).as_bytes());
            rest = &rest[end..];
        }
        self
    }

    /// Sends bytes in one write.
    fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.pty().write_all(bytes).unwrap();
        self
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    fn shows(&mut self, text: &str) -> &mut Self {
        self.wait(text, |seen| seen.text().contains(text));
        self
    }

    /// Waits until the screen does not show a text.
    #[track_caller]
    fn hides(&mut self, text: &str) -> &mut Self {
        self.wait(&format!("no {text}"), |seen| !seen.text().contains(text));
        self
    }

    /// Waits until the cursor is shown, as it is while text is typed.
    #[track_caller]
    fn shows_cursor(&mut self) -> &mut Self {
        self.wait("the cursor", |seen| !seen.parser.screen().hide_cursor());
        self
    }

    /// Waits until the cursor of the tree is on a row with this text.
    #[track_caller]
    fn is_on(&mut self, title: &str) -> &mut Self {
        self.wait(&format!("the cursor on {title}"), |seen| {
            seen.text().lines().any(|line| line.starts_with('›') && line.contains(title))
        });
        self
    }

    fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        let mut seen = self.seen();
        seen.parser.set_size(non_zero(rows), non_zero(columns));
        self.pty().resize(pty_process::Size::new(rows, columns)).unwrap();
        drop(seen);
        self
    }

    fn text(&self) -> String {
        self.seen().text()
    }

    fn frames(&self) -> usize {
        self.seen().frames()
    }

    fn signal(&mut self, signal: Signal) -> &mut Self {
        kill(self.pid, signal).unwrap();
        self
    }

    /// Stops reading what the program writes.
    fn stall(&mut self) -> &mut Self {
        let Reading { stop, thread } = self.reading.take().unwrap();
        drop(stop);
        thread.join().unwrap();
        self
    }

    /// Reads again.
    fn go_on(&mut self) -> &mut Self {
        self.reading = Some(Reading::start(self.pty.as_ref().unwrap(), &self.shared));
        self
    }

    /// Closes the terminal under the program.
    fn hang_up(&mut self) -> &mut Self {
        self.stall();
        self.pty = None;
        self
    }

    /// Waits for the end of the program, at most a second.
    #[track_caller]
    fn ends(&self) -> ExitStatus {
        self.wait_for(AT_ONCE, "the end of the program", |seen| seen.status.is_some());
        self.seen().status.unwrap()
    }

    /// Waits for the end of the program, which has to be an exit with this code.
    #[track_caller]
    fn exits(&self, code: i32) -> &Self {
        let status = self.ends();
        assert_eq!(status.code(), Some(code), "{status}\n{}", self.text());
        self
    }

    /// Waits for the end of the program, which has to be the work of this signal.
    #[track_caller]
    fn dies_of(&self, signal: Signal) -> &Self {
        let status = self.ends();
        // One that was ignored before the tests started ends the program all the same.
        let end = if is_ignored(signal) { status.code() } else { status.signal().map(|number| 128 + number) };
        assert_eq!(end, Some(128 + signal as i32), "{status}\n{}", self.text());
        self
    }

    /// The terminal is as it was before the program, with nothing written on it.
    #[track_caller]
    fn is_clean(&self) {
        self.is_given_back();
        assert_eq!(self.text(), "", "left on the main screen");
    }

    /// All that the program wrote has come, and the terminal has its state.
    #[track_caller]
    fn is_given_back(&self) {
        self.wait("the end of the output", |seen| seen.closed).has_its_state();
    }

    /// The terminal has the modes and the settings it had before the program.
    #[track_caller]
    fn has_its_state(&self) {
        assert_eq!(self.seen().modes(), Vec::<&str>::new(), "left set");
        assert!(self.now() == self.settings, "{:#?}\nwas\n{:#?}", self.now(), self.settings);
    }

    /// The side of the terminal the program has, never waiting.
    fn side_of_the_program(&self) -> File {
        let flags = (OFlag::O_NONBLOCK | OFlag::O_NOCTTY).bits();
        let path = format!("/proc/{}/fd/0", self.pid);
        OpenOptions::new().read(true).write(true).custom_flags(flags).open(path).unwrap()
    }

    /// The terminal's settings now.
    fn now(&self) -> Termios {
        tcgetattr(self.pty()).unwrap()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.shared.seen.lock().is_ok_and(|seen| seen.status.is_none()) {
            _ = kill(self.pid, Signal::SIGKILL);
        }
    }
}

impl Reading {
    fn start(pty: &Arc<Pty>, shared: &Arc<Shared>) -> Self {
        let (stop, stopped) = UnixStream::pair().unwrap();
        let (pty, shared) = (Arc::clone(pty), Arc::clone(shared));
        let thread = thread::spawn(move || read(&pty, stopped.as_fd(), &shared));
        Self { stop, thread }
    }
}

/// Takes in what the program writes, until it is told to stop or nobody has the
/// terminal open any more.
fn read(mut pty: &Pty, stopped: BorrowedFd<'_>, shared: &Shared) {
    let mut buffer = vec![0; 65536];
    loop {
        let mut fds = [PollFd::new(pty.as_fd(), PollFlags::POLLIN), PollFd::new(stopped, PollFlags::POLLIN)];
        while poll(&mut fds, PollTimeout::NONE).is_err() {}
        if fds[1].any().unwrap() {
            return;
        }
        let read = pty.read(&mut buffer);
        let mut seen = shared.seen.lock().unwrap();
        match read {
            Ok(count @ 1..) => {
                seen.raw.extend(&buffer[..count]);
                seen.parser.process(&buffer[..count]);
                // As a terminal does, before anybody sees what was written after the question.
                for answer in seen.due() {
                    pty.write_all(answer.as_bytes()).unwrap();
                }
            }
            // What Linux says when the last process has closed its side is an error.
            Ok(0) | Err(_) => seen.closed = true,
        }
        let closed = seen.closed;
        drop(seen);
        shared.changed.notify_all();
        if closed {
            return;
        }
    }
}

/// Whether this process, and so what it starts, ignores a signal, as under nohup.
fn is_ignored(signal: Signal) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).unwrap();
    u64::from_str_radix(mask.trim(), 16).unwrap() >> (signal as u32 - 1) & 1 == 1
}

fn parser(columns: u16, rows: u16) -> vt100::Parser {
    vt100::Parser::new(non_zero(rows), non_zero(columns), 0)
}

/// The emulated screen has at least one cell.
fn non_zero(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells.max(1)).unwrap()
}

/// What a terminal sends for a key: `a`, `海`, `<Enter>`, `<C-c>`.
fn key_bytes(key: &str) -> String {
    match key {
        "<Enter>" => "\r".to_owned(),
        "<Esc>" => "\x1b".to_owned(),
        "<Tab>" => "\t".to_owned(),
        "<BS>" => "\x7f".to_owned(),
        "<Up>" => "\x1b[A".to_owned(),
        "<Down>" => "\x1b[B".to_owned(),
        "<Right>" => "\x1b[C".to_owned(),
        "<Left>" => "\x1b[D".to_owned(),
        "<Home>" => "\x1b[H".to_owned(),
        "<End>" => "\x1b[F".to_owned(),
        "<PgUp>" => "\x1b[5~".to_owned(),
        "<PgDn>" => "\x1b[6~".to_owned(),
        "<Del>" => "\x1b[3~".to_owned(),
        "<Space>" => " ".to_owned(),
        "<F1>" => "\x1bOP".to_owned(),
        _ => match key.strip_suffix('>').and_then(|key| key.strip_prefix('<')?.split_once('-')) {
            Some(("C", letter)) if letter.len() == 1 => char::from(letter.as_bytes()[0] & 0x1f).to_string(),
            Some(("A", letter)) if letter.len() == 1 => format!("\x1b{letter}"),
            Some((modifier, arrow)) => {
                let plain = key_bytes(&format!("<{arrow}>"));
                plain.replace('[', if modifier == "C" { "[1;5" } else { "[1;3" })
            }
            None => key.to_owned(),
        },
    }
}
