//! The terminal taken and given back: raw mode, the alternate screen, signals and
//! hang-up.
//!
//! The signals that end or stop the process are blocked in every thread; one thread
//! waits for them, brings the terminal back, and lets the signal do what it always
//! does. Another waits for the terminal to hang up. Both sleep until then.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{SigSet, Signal, kill, killpg, raise};
use nix::sys::termios::{FlushArg, SetArg, Termios, cfmakeraw, tcflush, tcgetattr, tcsetattr};
use nix::unistd::{Pid, getpgrp, tcgetpgrp, tcsetpgrp};

/// Alternate screen, empty even where a program that was killed has left it, bracketed paste, no
/// cursor.
const ENTER: &str = "\x1b[?1049h\x1b[2J\x1b[?2004h\x1b[?25l";
/// Presses, drags and the wheel, in the form without limits.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// Ends a sequence that was cut off half-written.
const CANCEL: &str = "\x18";
/// Synchronized update off, plain style, all modes off that we or crossterm may have set.
const LEAVE: &str =
    "\x1b[?2026l\x1b[m\x1b[?1015l\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// How long a frame being written, or a terminal that does not read, is waited for
/// before the terminal is given up.
const PATIENCE: Duration = Duration::from_millis(100);

/// The terminal of the process.
pub(super) struct Tty {
    out: File,
    input: OwnedFd,
    state: Mutex<State>,
    changed: Condvar,
}

/// Whose the terminal is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hold {
    /// Ours.
    Taken,
    /// Not ours, for now.
    Left,
    /// A program's that we wait for.
    Lent,
    /// Not ours any more.
    Closed,
}

struct State {
    saved: Termios,
    hold: Hold,
    /// Whether it was taken again, and what it shows is not known.
    again: bool,
    /// Process group of the program it is lent to, while that lives.
    borrower: Option<Pid>,
    /// Whether a frame is being written.
    writing: bool,
    mouse: bool,
}

impl Tty {
    /// The terminal on standard input and output, its settings saved. `mouse` says whether to
    /// take the mouse with it.
    pub(super) fn new(mouse: bool) -> io::Result<Arc<Self>> {
        let input = io::stdin().as_fd().try_clone_to_owned()?;
        let out = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        let saved = tcgetattr(&input)?;
        let state = State { saved, hold: Hold::Left, again: false, borrower: None, writing: false, mouse };
        let state = Mutex::new(state);
        Ok(Arc::new(Self { out, input, state, changed: Condvar::new() }))
    }

    /// Raw mode and the alternate screen, unless the terminal was given back for good.
    pub(super) fn enter(&self) -> io::Result<()> {
        self.enter_asking("").map(|_| ())
    }

    /// As [`Tty::enter`], and asks the terminal something in the same write, before anything
    /// is on the screen. Gives whether it did: who types ahead is not to wait for answers.
    pub(super) fn enter_asking(&self, questions: &str) -> io::Result<bool> {
        let taken = self.take(&mut self.lock(), questions);
        self.changed.notify_all();
        taken
    }

    fn take(&self, state: &mut State, questions: &str) -> io::Result<bool> {
        if state.hold == Hold::Closed {
            return Ok(false);
        }
        let mut raw = state.saved.clone();
        cfmakeraw(&mut raw);
        tcsetattr(&self.input, SetArg::TCSANOW, &raw)?;
        state.hold = Hold::Taken;
        state.again = true;
        let mouse = if state.mouse { MOUSE_ON } else { "" };
        let questions = if self.has_input() { "" } else { questions };
        (&self.out).write_all(format!("{ENTER}{mouse}{questions}").as_bytes())?;
        Ok(!questions.is_empty())
    }

    /// What the terminal is read from.
    pub(super) fn input(&self) -> BorrowedFd<'_> {
        self.input.as_fd()
    }

    /// Whether input waits to be read.
    fn has_input(&self) -> bool {
        let mut fds = [PollFd::new(self.input.as_fd(), PollFlags::POLLIN)];
        matches!(poll(&mut fds, PollTimeout::ZERO), Ok(1..))
    }

    /// Whether the terminal was entered since this was last asked, so that what it shows is
    /// not known.
    pub(super) fn was_entered(&self) -> bool {
        std::mem::take(&mut self.lock().again)
    }

    /// The terminal as it was before [`Tty::enter`], for good: nothing takes it again.
    pub(super) fn close(&self) {
        self.give_back(Hold::Closed);
    }

    /// Safe to call at any time, from any thread, and more than once; gives up what a
    /// stalled terminal does not take. Whether it is given back now: a program it is lent to
    /// keeps it, unless it is closed.
    fn give_back(&self, then: Hold) -> bool {
        let state = self.lock();
        let (mut state, wait) = self
            .changed
            .wait_timeout_while(state, PATIENCE, |state| state.writing)
            .unwrap_or_else(PoisonError::into_inner);
        let before = state.hold;
        if before == Hold::Lent && then != Hold::Closed {
            return false;
        }
        // Once closed, closed.
        if before != Hold::Closed {
            state.hold = then;
        }
        let state = if before == Hold::Lent { self.end_borrower(state) } else { state };
        if matches!(before, Hold::Taken | Hold::Lent) {
            self.restore(&state, if wait.timed_out() { CANCEL } else { "" });
        }
        true
    }

    /// Brings the terminal's own state back.
    fn restore(&self, state: &State, cancel: &str) {
        // In the background it is somebody else's, whose state it has.
        if tcgetpgrp(&self.input).is_ok_and(|group| group != getpgrp()) {
            return;
        }
        if self.takes_output() {
            _ = (&self.out).write_all(format!("{cancel}{LEAVE}").as_bytes());
        }
        _ = tcsetattr(&self.input, SetArg::TCSANOW, &state.saved);
    }

    /// Gives the terminal back for a program to take. Not where it was given back for good.
    pub(super) fn lend(&self) -> bool {
        let state = self.lock();
        let mut state =
            (self.changed).wait_while(state, |state| state.hold == Hold::Left).unwrap_or_else(PoisonError::into_inner);
        let lent = state.hold == Hold::Taken;
        if lent {
            state.hold = Hold::Lent;
            self.restore(&state, "");
        }
        lent
    }

    /// Puts the program the terminal is lent to into its foreground, and lets it go on.
    pub(super) fn hand_over(&self, group: Pid) {
        let mut state = self.lock();
        if state.hold == Hold::Lent {
            state.borrower = Some(group);
            if tcgetpgrp(&self.input) != Ok(group) {
                _ = tcsetpgrp(&self.input, group);
            }
        } else {
            // Closed while the program was being started.
            _ = killpg(group, Signal::SIGTERM);
        }
        _ = killpg(group, Signal::SIGCONT);
    }

    /// Stops the whole foreground job, as the program the terminal is lent to has stopped,
    /// until it is continued.
    pub(super) fn stop_with(&self, group: Pid) {
        self.come_forward(Some(group), || {});
        let only: SigSet = [Signal::SIGTSTP].into_iter().collect();
        // In this thread, so that the one that waits for signals does not take it.
        _ = only.thread_unblock();
        _ = suspend();
        _ = only.thread_block();
    }

    /// Takes the terminal again from a program that has ended.
    pub(super) fn take_back(&self) {
        let mut state = self.lock();
        let group = state.borrower.take();
        if state.hold == Hold::Lent {
            // First raw and then in the foreground: no key becomes a signal to us.
            self.come_forward(group, || {
                // What was typed into the program, and it did not read, is not for us.
                _ = tcflush(&self.input, FlushArg::TCIFLUSH);
                _ = self.take(&mut state, "");
            });
        }
        drop(state);
        self.changed.notify_all();
    }

    /// Ends the program the terminal is lent to, which then is closed.
    fn end_borrower<'a>(&self, mut state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        if let Some(group) = state.borrower {
            _ = killpg(group, Signal::SIGTERM);
            _ = killpg(group, Signal::SIGCONT);
            let ended = self.changed.wait_timeout_while(state, PATIENCE * 3, |state| state.borrower.is_some());
            (state, _) = ended.unwrap_or_else(PoisonError::into_inner);
            self.come_forward(Some(group), || {});
        }
        state
    }

    /// Does something, and then has our process group in the foreground, where that of a
    /// program we started is: no SIGTTOU stops us, as it stops others in the background.
    fn come_forward(&self, group: Option<Pid>, first: impl FnOnce()) {
        let is_ours = group.is_some() && tcgetpgrp(&self.input).ok() == group;
        let only: SigSet = [Signal::SIGTTOU].into_iter().collect();
        if is_ours {
            _ = only.thread_block();
        }
        first();
        if is_ours {
            _ = tcsetpgrp(&self.input, getpgrp());
            _ = only.thread_unblock();
        }
    }

    /// Passes a signal on to the program the terminal is lent to, where it is lent. Where the
    /// program stops of it, so do we.
    fn passes_on(&self, signal: Signal) -> bool {
        let state = self.lock();
        let lent = state.hold == Hold::Lent;
        if let Some(group) = state.borrower.filter(|_| lent) {
            _ = killpg(group, signal);
        }
        lent
    }

    /// Takes the mouse, or leaves it to the terminal.
    pub(super) fn set_mouse(&self, on: bool) -> io::Result<()> {
        self.lock().mouse = on;
        self.write_frame(if on { MOUSE_ON } else { MOUSE_OFF }.as_bytes())
    }

    /// Writes a frame, once the terminal is ours.
    fn write_frame(&self, frame: &[u8]) -> io::Result<()> {
        let state = self.lock();
        let mut state =
            (self.changed).wait_while(state, |state| state.hold != Hold::Taken).unwrap_or_else(PoisonError::into_inner);
        state.writing = true;
        drop(state);
        let written = (&self.out).write_all(frame);
        self.lock().writing = false;
        self.changed.notify_all();
        written
    }

    /// Tells whoever waits for input of input that was left lying, if there is any.
    pub(super) fn announce_input(&self) -> bool {
        let state = self.lock();
        // Settings set anew, even to what they are, wake who waits for the terminal.
        self.has_input()
            && state.hold == Hold::Taken
            && tcgetattr(&self.input).and_then(|now| tcsetattr(&self.input, SetArg::TCSANOW, &now)).is_ok()
    }

    /// Ends the process as a hang-up does, where the terminal has hung up: a frame that
    /// cannot be written to it is no error of its own.
    pub(super) fn end_if_gone(&self) {
        if self.is_gone(PollTimeout::ZERO) {
            _ = kill(Pid::this(), Signal::SIGHUP);
            thread::park_timeout(PATIENCE * 10);
        }
    }

    /// Whether the terminal has hung up, or does so within a time.
    fn is_gone(&self, limit: PollTimeout) -> bool {
        // Asked for nothing, poll still tells of errors and hang-up.
        let mut fds = [PollFd::new(self.input.as_fd(), PollFlags::empty())];
        matches!(poll(&mut fds, limit), Ok(1..))
    }

    fn takes_output(&self) -> bool {
        let mut fds = [PollFd::new(self.out.as_fd(), PollFlags::POLLOUT)];
        let patience = PollTimeout::try_from(PATIENCE).unwrap_or(PollTimeout::ZERO);
        matches!(poll(&mut fds, patience), Ok(1..))
            && fds.first().and_then(PollFd::revents).is_some_and(|events| events.contains(PollFlags::POLLOUT))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes frames to the terminal.
pub(super) struct Frames(pub(super) Arc<Tty>);

impl Write for Frames {
    fn write(&mut self, frame: &[u8]) -> io::Result<usize> {
        self.0.write_frame(frame)?;
        Ok(frame.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Brings the terminal back when it goes out of scope.
pub(super) struct Guard(pub(super) Arc<Tty>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// The signals that end or stop a program in a terminal.
const SIGNALS: [Signal; 5] = [Signal::SIGTERM, Signal::SIGHUP, Signal::SIGINT, Signal::SIGQUIT, Signal::SIGTSTP];

/// Blocks the signals and starts the threads that wait for them and for hang-up. Call
/// before any other thread is started, so that all inherit the mask.
///
/// `leave` is called before a signal ends the process, when the terminal is given back.
pub(super) fn watch(tty: &Arc<Tty>, leave: Box<dyn Fn() + Send>) -> io::Result<()> {
    let signals: SigSet = SIGNALS.into_iter().collect();
    signals.thread_block()?;
    // A panic of any thread gives the terminal back before it is reported.
    let hook_tty = Arc::clone(tty);
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        hook_tty.close();
        report(panic);
        std::process::exit(101);
    }));
    let signal_tty = Arc::clone(tty);
    thread::Builder::new().name("signals".into()).spawn(move || wait_for_signals(&signal_tty, signals, &*leave))?;
    let hangup_tty = Arc::clone(tty);
    thread::Builder::new().name("hang-up".into()).spawn(move || wait_for_hangup(&hangup_tty))?;
    Ok(())
}

/// Wakes whoever waits for input, from any thread: by the signal of a new size, which there
/// need not be.
pub(super) fn wake() {
    _ = kill(Pid::this(), Signal::SIGWINCH);
}

/// Stops the foreground job, as Ctrl-Z does outside raw mode.
pub(super) fn suspend() -> io::Result<()> {
    Ok(kill(Pid::from_raw(0), Signal::SIGTSTP)?)
}

fn wait_for_signals(tty: &Tty, signals: SigSet, leave: &dyn Fn()) {
    while let Ok(signal) = signals.wait() {
        let of_keyboard = matches!(signal, Signal::SIGINT | Signal::SIGQUIT | Signal::SIGTSTP);
        if of_keyboard && tty.passes_on(signal) {
            continue;
        }
        if signal == Signal::SIGTSTP {
            if !tty.give_back(Hold::Left) {
                continue;
            }
        } else {
            tty.close();
            leave();
        }
        let only: SigSet = [signal].into_iter().collect();
        _ = only.thread_unblock();
        // Ends the process, or stops it until it is continued.
        _ = raise(signal);
        if signal != Signal::SIGTSTP {
            // The signal was ignored when we started; the terminal is gone all the same.
            std::process::exit(128 + signal as i32);
        }
        _ = only.thread_block();
        _ = tty.enter();
        // As after a change of size: the main thread measures and draws everything anew.
        wake();
    }
}

fn wait_for_hangup(tty: &Tty) {
    while !tty.is_gone(PollTimeout::NONE) {}
    _ = kill(Pid::this(), Signal::SIGHUP);
}
