//! The event loop.

use std::io;
use std::sync::Arc;

use ratatui::Terminal;
use ratatui::layout::{Rect, Size};

use super::backend::Backend;
use super::input;
use super::session::Session;
use super::tty::{self, Frames, Guard, Tty};
use crate::app::{Effect, Start};
use crate::catalog::Catalog;
use crate::i18n::Messages;

/// What the explorer is opened with.
pub struct Options<'a> {
    /// What is explored.
    pub catalog: &'a Catalog,
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
pub fn run(options: &Options<'_>) -> io::Result<u8> {
    let tty = Tty::new()?;
    tty::watch(&tty)?;
    explore(options, &tty).inspect_err(|_| tty.end_if_gone())
}

fn explore(options: &Options<'_>, tty: &Arc<Tty>) -> io::Result<u8> {
    input::prepare()?;
    let (width, height) = crossterm::terminal::size()?;
    let mut session = Session::new(options.catalog, options.messages, &options.start, (width, height));
    let guard = Guard(Arc::clone(tty));
    tty.enter()?;
    let backend = Backend::new(Frames(Arc::clone(tty)), Size::new(width, height));
    let mut terminal = Terminal::new(backend)?;
    loop {
        terminal.draw(|frame| session.draw(frame))?;
        let inputs = input::read_all(tty)?;
        let size = inputs.iter().rev().find_map(|input| match input {
            crate::keymap::Input::Resize(width, height) => Some(Size::new(*width, *height)),
            _ => None,
        });
        if let Some(size) = size {
            terminal.backend_mut().resize(size);
        }
        for effect in session.feed(inputs) {
            match effect {
                Effect::Quit(code) => {
                    drop(guard);
                    return Ok(code);
                }
                Effect::Suspend => tty::suspend()?,
                Effect::Mouse(on) => tty.set_mouse(on)?,
                Effect::Repaint => {
                    let size = ratatui::backend::Backend::size(terminal.backend())?;
                    terminal.backend_mut().forget();
                    // Not `clear`, which asks the terminal for its cursor and waits.
                    terminal.resize(Rect::new(0, 0, size.width, size.height))?;
                }
            }
        }
    }
}
