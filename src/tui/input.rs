//! crossterm's events as our own.

use std::io;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use super::answer::{self, Parted};
use super::ask::{Ear, Heard, Said};
use super::cut;
use super::tty::Tty;
use crate::app::{Pointer, PointerKind};
use crate::keymap::{Code, Input, Key};

/// How long the rest of a sequence is waited for that was cut in a burst. Much longer
/// than it takes, and only ever felt by who has 15 keys come at once, the last an Esc.
const REST_OF_CUT: Duration = Duration::from_millis(100);

/// Two presses of the mouse within this time are a double one.
const DOUBLE: Duration = Duration::from_millis(400);

/// Sets up the reading of events, so that no change of size is missed from here on.
pub(super) fn prepare() -> io::Result<()> {
    event::poll(Duration::ZERO).map(|_| ())
}

/// Reads what comes from the terminal.
pub(super) struct Reader {
    /// While answers of the terminal are waited for.
    ear: Option<Ear>,
    /// The beginning of an answer that comes late.
    begun: Vec<Event>,
    /// Whether the last key was Esc.
    after_esc: bool,
    /// When the button of the mouse went down, and where.
    pressed: Option<(Instant, Pointer)>,
}

impl Reader {
    /// For a terminal that was `asked` something, or not.
    pub(super) fn new(asked: bool) -> Self {
        Self { ear: asked.then(Ear::default), begun: Vec::new(), after_esc: false, pressed: None }
    }

    /// Waits for an event, then takes all that have come: a burst of keys is one batch. Nothing
    /// where a signal ends the waiting.
    pub(super) fn read_all(&mut self, tty: &Tty) -> io::Result<Vec<Input>> {
        let mut inputs = self.read_plain(tty)?;
        for input in &mut inputs {
            if let Input::Pointer(pointer) = input {
                self.see_double(pointer);
            }
        }
        Ok(inputs)
    }

    /// Makes the second press of two a double one.
    fn see_double(&mut self, pointer: &mut Pointer) {
        if pointer.kind != PointerKind::Press {
            return;
        }
        let now = Instant::now();
        let soon = |(then, before): &(Instant, Pointer)| before == pointer && now.duration_since(*then) < DOUBLE;
        if self.pressed.take_if(|pressed| soon(pressed)).is_some() {
            pointer.kind = PointerKind::DoublePress;
        } else {
            self.pressed = Some((now, *pointer));
        }
    }

    fn read_plain(&mut self, tty: &Tty) -> io::Result<Vec<Input>> {
        if let Some(inputs) = self.hear(tty)? {
            return Ok(inputs);
        }
        let mut events = std::mem::take(&mut self.begun);
        // What is no more than the beginning of a key is one after a moment.
        if events.is_empty() || !self.part(&events).begun.is_empty() || event::poll(REST_OF_CUT)? {
            events.push(event::read()?);
        }
        while is_more(tty)? || (self.is_cut(&events) && event::poll(REST_OF_CUT)?) {
            events.push(event::read()?);
        }
        let parted = self.part(&cut::mend(&events));
        self.begun = parted.begun;
        // What is kept of an answer may have begun after an Esc.
        if self.begun.is_empty() || !parted.events.is_empty() {
            self.after_esc = parted.events.last().is_some_and(cut::is_esc);
        }
        let answers = parted.answers.into_iter().map(Input::Answer);
        Ok(parted.events.into_iter().filter_map(translate).chain(answers).collect())
    }

    fn part(&self, events: &[Event]) -> Parted {
        answer::part(events, self.after_esc)
    }

    /// Whether the rest of the last event is about to come.
    fn is_cut(&self, events: &[Event]) -> bool {
        cut::is_cut(events) || answer::is_begun(events, self.after_esc)
    }

    /// What is said while answers are waited for; nothing when they no longer are.
    fn hear(&mut self, tty: &Tty) -> io::Result<Option<Vec<Input>>> {
        while let Some(ear) = &mut self.ear {
            match ear.listen(tty)? {
                Heard::Interrupted => return Ok(Some(Vec::new())),
                Heard::Said(said) => {
                    if ear.is_done() {
                        self.ear = None;
                    }
                    let inputs: Vec<Input> = said.into_iter().filter_map(meant).collect();
                    if !inputs.is_empty() {
                        return Ok(Some(inputs));
                    }
                }
                Heard::Over => {
                    let rest = ear.rest();
                    self.ear = None;
                    if rest.len() > 1 {
                        self.begun = rest;
                    } else if !rest.is_empty() {
                        self.after_esc = rest.iter().all(cut::is_esc);
                        return Ok(Some(rest.into_iter().filter_map(translate).collect()));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Waits for the answers that are still to come, so that nobody after us gets them; gives
    /// what came meanwhile.
    pub(super) fn hear_out(&mut self, tty: &Tty) -> Vec<Input> {
        let said = self.ear.take().map(|ear| ear.hear_out(tty));
        said.into_iter().flatten().filter_map(meant).collect()
    }
}

fn meant(said: Said) -> Option<Input> {
    match said {
        Said::Event(event) => translate(event),
        Said::Answer(answer) => Some(Input::Answer(answer)),
        Said::Done(answer) => answer.map(Input::Answer),
    }
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
