//! The event loop.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use nix::fcntl::FlockArg;
use ratatui::Terminal;
use ratatui::layout::{Rect, Size};

use super::backend::Backend;
use super::history::History;
use super::input;
use super::session::Session;
use super::tty::{self, Frames, Guard, Tty};
use crate::app::{Effect, Start};
use crate::catalog::Catalog;
use crate::i18n::Messages;
use crate::keymap::Input;

/// What the explorer is opened with.
pub struct Options {
    /// What is explored.
    pub catalog: &'static Catalog,
    /// The texts of the interface.
    pub messages: &'static Messages,
    /// How it opens.
    pub start: Start,
}

/// Opens the explorer in the terminal on standard input and output, and stays until the
/// user leaves. Gives the exit code.
///
/// # Errors
///
/// What the terminal answers to reading and writing. The terminal is as it was before,
/// whatever happens.
pub fn run(options: &Options) -> io::Result<u8> {
    let tty = Tty::new()?;
    tty::watch(&tty)?;
    explore(options, &tty).inspect_err(|_| tty.end_if_gone())
}

fn explore(options: &Options, tty: &Arc<Tty>) -> io::Result<u8> {
    input::prepare()?;
    let mut size = measure()?;
    let found = Arc::new(AtomicBool::new(false));
    let mut session = open(options, size, &found);
    let guard = Guard(Arc::clone(tty));
    tty.enter()?;
    tty.was_entered();
    let mut terminal = Terminal::new(Backend::new(Frames(Arc::clone(tty)), size))?;
    let history = History::new();
    let mut queries: Vec<String> = Vec::new();
    terminal.draw(|frame| session.draw(frame))?;
    session.feed([Input::Recalled(history.load())]);
    loop {
        // After the frame: writing to a disk can take its time.
        keep(&history, &mut queries, FlockArg::LockExclusiveNonblock);
        let mut inputs = input::read_all(tty)?;
        // Measured each time: crossterm loses a change of size that comes with a key.
        let before = std::mem::replace(&mut size, measure()?);
        let told = inputs.iter().any(|input| matches!(input, Input::Resize(..)));
        // Hits that came are told of in the same way; `feed` sees for itself.
        let told = told && !found.swap(false, Ordering::Relaxed);
        inputs.retain(|input| !matches!(input, Input::Resize(..)));
        if told || size != before || tty.was_entered() {
            inputs.push(Input::Resize(size.width, size.height));
        }
        for effect in session.feed(inputs) {
            match effect {
                Effect::Quit(code) => {
                    drop(guard);
                    keep(&history, &mut queries, FlockArg::LockExclusive);
                    return Ok(code);
                }
                Effect::Suspend => tty::suspend()?,
                Effect::Mouse(on) => tty.set_mouse(on)?,
                Effect::Remember(query) => queries.push(query),
                Effect::Repaint => {
                    terminal.backend_mut().forget();
                    terminal.backend_mut().resize(size);
                    // Clears the screen, and takes the size over.
                    terminal.resize(Rect::new(0, 0, size.width, size.height))?;
                }
            }
        }
        terminal.draw(|frame| session.draw(frame))?;
    }
}

/// The session, which sets `found` and wakes the loop when there are hits to draw.
fn open(options: &Options, size: Size, found: &Arc<AtomicBool>) -> Session {
    let found = Arc::clone(found);
    let wake = move || {
        found.store(true, Ordering::Relaxed);
        tty::wake();
    };
    Session::woken(options.catalog, options.messages, &options.start, (size.width, size.height), Box::new(wake))
}

/// Keeps queries for later runs. Where that cannot be, they are those of this run.
fn keep(history: &History, queries: &mut Vec<String>, lock: FlockArg) {
    // What another explorer holds up is tried again after the next key.
    queries.retain(|query| history.add(query, lock).is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock));
}

/// The size of the terminal, within what a screen can have: a frame takes memory for
/// every cell.
fn measure() -> io::Result<Size> {
    let (width, height) = crossterm::terminal::size()?;
    Ok(Size::new(width.min(1000), height.min(500)))
}
