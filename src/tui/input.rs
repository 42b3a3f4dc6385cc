//! crossterm's events as our own.

use std::io;
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use super::cut;
use super::tty::Tty;
use crate::app::{Pointer, PointerKind};
use crate::keymap::{Code, Input, Key};

/// How long the rest of a sequence is waited for that was cut in a burst. Much longer
/// than it takes, and only ever felt by who has 15 keys come at once, the last an Esc.
const REST_OF_CUT: Duration = Duration::from_millis(100);

/// Sets up the reading of events, so that no change of size is missed from here on.
pub(super) fn prepare() -> io::Result<()> {
    event::poll(Duration::ZERO).map(|_| ())
}

/// Waits for an event, then takes all that have come: a burst of keys is one batch.
pub(super) fn read_all(tty: &Tty) -> io::Result<Vec<Input>> {
    let mut events = vec![event::read()?];
    while is_more(tty)? || (cut::is_cut(&events) && event::poll(REST_OF_CUT)?) {
        events.push(event::read()?);
    }
    Ok(cut::mend(&events).into_iter().filter_map(translate).collect())
}

/// Whether another event has come.
fn is_more(tty: &Tty) -> io::Result<bool> {
    // crossterm is told once of what comes, takes 1,024 bytes of it, and would leave the
    // rest until something else comes.
    Ok(event::poll(Duration::ZERO)? || (tty.announce_input() && event::poll(Duration::ZERO)?))
}

fn translate(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
            let alt = key.modifiers.contains(KeyModifiers::ALT);
            Some(Input::Key(Key { code: code(key.code)?, ctrl, alt }))
        }
        Event::Mouse(mouse) => {
            let kind = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => PointerKind::Press,
                MouseEventKind::Drag(MouseButton::Left) => PointerKind::Drag,
                MouseEventKind::Up(MouseButton::Left) => PointerKind::Release,
                MouseEventKind::ScrollDown => PointerKind::WheelDown,
                MouseEventKind::ScrollUp => PointerKind::WheelUp,
                _ => return None,
            };
            Some(Input::Pointer(Pointer { kind, x: mouse.column, y: mouse.row }))
        }
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(width, height) => Some(Input::Resize(width, height)),
        Event::Key(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

fn code(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    })
}
