//! Copied text on its way out: through the terminal, by OSC 52, and to the system's own
//! clipboard where there is one.

use std::env;
use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::waitpid;
use nix::unistd::Pid;

use super::child::{self, Streams};
use super::tty::{Frames, Tty};

/// How long who leaves waits for a program to take what was just copied. Only one that
/// hangs, and a text longer than a pipe holds, take longer.
const PATIENCE: Duration = Duration::from_secs(1);

/// A program that takes a clipboard's text on its standard input, and its arguments.
type Program = &'static [&'static str];

/// The ways to the system's clipboards: where a variable is set, the first of some programs
/// that is there. tmux keeps OSC 52 from its terminal unless it is told otherwise.
const WAYS: [(&str, &[Program]); 3] = [
    ("WAYLAND_DISPLAY", &[&["wl-copy"]]),
    ("DISPLAY", &[&["xclip", "-selection", "clipboard", "-in"], &["xsel", "--clipboard", "--input"]]),
    ("TMUX", &[&["tmux", "load-buffer", "-w", "-"]]),
];

/// The clipboards.
#[derive(Default)]
pub(super) struct Clipboard {
    shared: Arc<Shared>,
    /// Closed once the programs have the newest text.
    handing_over: Option<Receiver<()>>,
}

#[derive(Default)]
struct Shared {
    /// Number of the newest text, counted from 1.
    newest: AtomicUsize,
    /// The programs that were given a text last.
    programs: Mutex<Vec<Pid>>,
}

impl Clipboard {
    /// Copies a text.
    ///
    /// # Errors
    ///
    /// What the terminal answers to writing. That a program is missing, fails or hangs is
    /// no error.
    pub(super) fn copy(&mut self, tty: &Arc<Tty>, text: String) -> io::Result<()> {
        let mut sequence = String::new();
        CopyToClipboard::to_clipboard_from(&text).write_ansi(&mut sequence).map_err(io::Error::other)?;
        Frames(Arc::clone(tty)).write_all(sequence.as_bytes())?;
        let ways = ways(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
        if ways.is_empty() {
            return Ok(());
        }
        let number = self.shared.newest.fetch_add(1, Ordering::Relaxed) + 1;
        let (shared, (done, handing_over)) = (Arc::clone(&self.shared), channel());
        let hand_over = move || {
            shared.hand_over(number, &ways, &text);
            drop(done);
        };
        // Without a thread for it, the terminal alone has the text.
        _ = thread::Builder::new().name("clipboard".into()).spawn(hand_over);
        self.handing_over = Some(handing_over);
        Ok(())
    }

    /// Waits until the programs have the text that was copied last.
    pub(super) fn finish(self) {
        if let Some(handing_over) = self.handing_over {
            _ = handing_over.recv_timeout(PATIENCE);
        }
    }
}

impl Shared {
    fn hand_over(&self, number: usize, ways: &[&[Program]], text: &str) {
        let mut pipes = Vec::new();
        let mut programs = self.programs.lock().unwrap_or_else(PoisonError::into_inner);
        if number != self.newest.load(Ordering::Relaxed) {
            return;
        }
        // What still has not taken an earlier text would put it in the place of this one.
        for old in programs.drain(..) {
            _ = kill(old, Signal::SIGKILL);
            _ = waitpid(old, None);
        }
        for way in ways {
            let started = way.iter().find_map(|program| child::start(&words(program), Streams::Quiet).ok());
            if let Some((process, pipe)) = started {
                programs.push(process);
                pipes.extend(pipe);
            }
        }
        drop(programs);
        for mut pipe in pipes {
            _ = pipe.write_all(text.as_bytes());
        }
    }
}

fn words(program: Program) -> Vec<&'static OsStr> {
    program.iter().map(OsStr::new).collect()
}

/// The ways there are, given which variables are set.
fn ways(is_set: impl Fn(&str) -> bool) -> Vec<&'static [Program]> {
    let mut ways: Vec<_> = WAYS.into_iter().filter(|(variable, _)| is_set(variable)).map(|(_, way)| way).collect();
    if cfg!(target_os = "macos") {
        ways.push(&[&["pbcopy"]]);
    }
    ways
}
