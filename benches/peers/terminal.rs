//! A program in a pseudo-terminal: what it writes is only taken in with its time while
//! it is measured; what that did to the screen is worked out afterwards.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::os::fd::AsFd as _;
use std::process::Child;
use std::time::{Duration, Instant};

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use pty_process::blocking::{Command, Pty, open};

use super::peer::Peer;

const COLUMNS: u16 = 120;
const ROWS: u16 = 40;

/// As long as anything may take.
const LIMIT: Duration = Duration::from_secs(5);

pub(crate) struct Terminal {
    pty: Pty,
    child: Child,
    chunks: Vec<Chunk>,
    /// The screen after as many chunks.
    screen: vt100::Parser,
    replayed: usize,
    quiet: Duration,
    /// From the start until the first item is on the screen.
    pub(crate) first: Duration,
}

/// On the screen once the first item is.
const FIRST: &str = "出版物发行业务许可";

struct Chunk {
    at: Instant,
    bytes: Vec<u8>,
}

/// What a program made of an input.
pub(crate) struct Response {
    /// Until the last byte that changed the screen.
    pub(crate) settled: Option<Duration>,
    pub(crate) bytes: usize,
    pub(crate) reads: usize,
    /// Synchronized updates.
    pub(crate) frames: usize,
}

/// What a process has used so far.
pub(crate) struct Usage {
    /// CPU time in nanoseconds.
    pub(crate) cpu: u64,
    pub(crate) switches: u64,
    pub(crate) written: usize,
}

impl Terminal {
    /// Starts a program and takes in what it writes until its screen is complete. Also
    /// how long that took.
    pub(crate) fn start(peer: &Peer) -> (Self, Duration) {
        let (pty, pts) = open().unwrap();
        pty.resize(pty_process::Size::new(ROWS, COLUMNS)).unwrap();
        let home = env!("CARGO_TARGET_TMPDIR");
        let path = std::env::var("PATH").unwrap();
        let env = [("TERM", "xterm-256color"), ("LANG", "zh_CN.UTF-8"), ("SHELL", "/bin/sh"), ("HOME", home)];
        let mut command = Command::new(&peer.program).args(&peer.args).env_clear().envs(env).env("PATH", path);
        if let Some(input) = &peer.input {
            command = command.stdin(File::open(input).unwrap());
        }
        let start = Instant::now();
        let child = command.spawn(pts).unwrap();
        let (rows, columns) = (NonZeroU16::new(ROWS).unwrap(), NonZeroU16::new(COLUMNS).unwrap());
        let screen = vt100::Parser::new(rows, columns, 0);
        let mut terminal =
            Self { pty, child, chunks: Vec::new(), screen, replayed: 0, quiet: peer.quiet, first: Duration::ZERO };
        terminal.first = terminal.wait_for(FIRST, peer) - start;
        let complete = terminal.wait_for(peer.complete, peer);
        while terminal.read(peer.quiet * 4) {}
        terminal.replayed = 0;
        terminal.screen = vt100::Parser::new(rows, columns, 0);
        let settled = terminal.replay(start).settled.unwrap();
        (terminal, settled.max(complete - start))
    }

    /// When the screen came to show a text.
    fn wait_for(&mut self, text: &str, peer: &Peer) -> Instant {
        while !self.shows(text) {
            assert!(self.read(LIMIT), "{} does not start: {}", peer.name, self.screen.screen().contents());
        }
        self.chunks.last().unwrap().at
    }

    fn shows(&mut self, text: &str) -> bool {
        self.replay(Instant::now());
        self.screen.screen().contents().contains(text)
    }

    /// Types something and takes in what the program makes of it.
    pub(crate) fn keys(&mut self, keys: &str) -> Response {
        let start = Instant::now();
        self.pty.write_all(keys.as_bytes()).unwrap();
        let mut patience = self.quiet * 4;
        while self.read(patience) {
            patience = self.quiet;
        }
        self.replay(start)
    }

    /// Takes in one chunk; `false` if none comes.
    fn read(&mut self, patience: Duration) -> bool {
        let mut fds = [PollFd::new(self.pty.as_fd(), PollFlags::POLLIN)];
        if poll(&mut fds, PollTimeout::try_from(patience).unwrap()) != Ok(1) {
            return false;
        }
        let mut bytes = vec![0; 65536];
        let count = self.pty.read(&mut bytes).unwrap_or(0);
        bytes.truncate(count);
        self.chunks.push(Chunk { at: Instant::now(), bytes });
        count > 0
    }

    /// Shows what was taken in since the last time.
    fn replay(&mut self, start: Instant) -> Response {
        let mut response = Response { settled: None, bytes: 0, reads: 0, frames: 0 };
        let mut before = self.screen.screen().contents_formatted();
        for chunk in &self.chunks[self.replayed..] {
            self.screen.process(&chunk.bytes);
            let after = self.screen.screen().contents_formatted();
            if after != before {
                response.settled = Some(chunk.at.saturating_duration_since(start));
                before = after;
            }
            response.bytes += chunk.bytes.len();
            response.reads += 1;
            response.frames += String::from_utf8_lossy(&chunk.bytes).matches("\x1b[?2026h").count();
        }
        self.replayed = self.chunks.len();
        response
    }

    /// Takes in what comes in a while.
    pub(crate) fn rest(&mut self, time: Duration) {
        let end = Instant::now() + time;
        while let Some(left) = end.checked_duration_since(Instant::now()).filter(|left| left.as_millis() > 0) {
            self.read(left);
        }
    }

    /// Memory in kilobytes, what is shared with others in part.
    pub(crate) fn memory(&self) -> usize {
        let rollup = fs::read_to_string(format!("/proc/{}/smaps_rollup", self.child.id())).unwrap();
        let line = rollup.lines().find(|line| line.starts_with("Pss:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    /// What the program has used so far, all its threads.
    pub(crate) fn used(&self) -> Usage {
        let mut usage = Usage { cpu: 0, switches: 0, written: self.chunks.iter().map(|chunk| chunk.bytes.len()).sum() };
        for task in fs::read_dir(format!("/proc/{}/task", self.child.id())).unwrap() {
            let task = task.unwrap().path();
            let schedstat = fs::read_to_string(task.join("schedstat")).unwrap();
            usage.cpu += schedstat.split(' ').next().unwrap().parse::<u64>().unwrap();
            let status = fs::read_to_string(task.join("status")).unwrap();
            let switches = status.lines().filter(|line| line.contains("ctxt_switches"));
            usage.switches +=
                switches.map(|line| line.rsplit('\t').next().unwrap().parse::<u64>().unwrap()).sum::<u64>();
        }
        usage
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}
