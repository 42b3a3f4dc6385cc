//! The event loop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::{io, thread};

use nix::fcntl::FlockArg;
use ratatui::Terminal;
use ratatui::layout::{Rect, Size};

use super::ask;
use super::backend::Backend;
use super::bookkeeper::Bookkeeper;
use super::clipboard::Clipboard;
use super::history::History;
use super::input::{self, Reader};
use super::keeper::Keeper;
use super::outside;
use super::session::{Opening, Session};
use super::tty::{self, Frames, Guard, Tty};
use crate::app::{Action, Answer, Basis, Effect, Start, Wake};
use crate::catalog::Catalog;
use crate::i18n::Messages;
use crate::keymap::{Input, Keymap};
use crate::ledger::Store;
use crate::typeset;

/// Reads what is explored, or fails.
pub type Load<E> = Box<dyn FnOnce() -> Result<&'static Catalog, E> + Send>;

/// What the explorer is opened with.
pub struct Options<'a, E> {
    /// What is explored, or the beginning of it.
    pub catalog: &'static Catalog,
    /// Where it is the beginning: gives the whole. Runs in a thread of its own.
    pub load: Option<Load<E>>,
    /// The texts of the interface.
    pub messages: &'static Messages,
    /// What the keys mean.
    pub keymap: Keymap,
    /// How it opens.
    pub start: Start,
    /// Keeps how it is left; none where that is not kept.
    pub keeper: Option<Keeper>,
    /// Keeps the ledger; none where there is none of these items.
    pub ledger: Option<&'a mut Store>,
    /// Whether the terminal is asked how wide it draws characters of ambiguous width.
    pub measure: bool,
}

/// Opens the explorer in the terminal on standard input and output, and stays until the
/// user leaves. Gives the exit code, or why the whole could not be loaded.
///
/// # Errors
///
/// What the terminal answers to reading and writing. The terminal is as it was before,
/// whatever happens.
pub fn run<E: Send + 'static>(options: Options<'_, E>) -> io::Result<Result<u8, E>> {
    let tty = Tty::new(options.start.mouse)?;
    let keeper = options.keeper.clone();
    tty::watch(&tty, Box::new(move || keeper.iter().for_each(Keeper::keep)))?;
    explore(options, &tty).inspect_err(|_| tty.end_if_gone())
}

fn explore<E: Send + 'static>(options: Options<'_, E>, tty: &Arc<Tty>) -> io::Result<Result<u8, E>> {
    input::prepare()?;
    let Options { catalog, load, messages, keymap, start, keeper, ledger, measure: width } = options;
    let (size, woken) = (measure()?, Arc::new(AtomicBool::new(false)));
    let whole = load.map(|load| in_a_thread(load, waker(&woken))).transpose()?;
    let open = |catalog, start, size: Size, wake| {
        let size = (size.width, size.height);
        Session::woken(&Opening { catalog, messages, keymap: &keymap, start, size }, wake)
    };
    let first = Start { beginning: whole.is_some(), ..start.clone() };
    let mut session = open(catalog, &first, size, waker(&woken));
    let guard = Guard(Arc::clone(tty));
    let asked = tty.enter_asking(&ask::questions(start.basis == Basis::Background, width))?;
    tty.was_entered();
    let terminal = Terminal::new(Backend::new(Frames(Arc::clone(tty)), size))?;
    let mut stage = Stage {
        tty,
        terminal,
        size,
        woken,
        queries: Vec::new(),
        clipboard: Clipboard::default(),
        keeper: None,
        ledger: ledger.map(|store| Bookkeeper { store, messages }),
        reader: Reader::new(asked),
        answers: Vec::new(),
        outcomes: Vec::new(),
    };
    stage.draw(&session)?;
    let mut inputs = Vec::new();
    if let Some(whole) = whole {
        match stage.wait_for(&whole, &mut session, &mut inputs)? {
            Awaited::Come(Ok(catalog)) => {
                session = open(catalog, &start, stage.size, waker(&stage.woken));
                let answers = stage.answers.iter().copied().map(Input::Answer);
                stage.apply(session.feed(answers))?;
            }
            Awaited::Come(Err(error)) => return Ok(Err(error)),
            Awaited::Left(code) => return Ok(Ok(code)),
        }
        stage.draw(&session)?;
    }
    stage.keeper = keeper;
    stage.stay(&mut session, inputs, guard).map(Ok)
}

/// Loads beside whoever waits for it, and wakes them.
fn in_a_thread<E: Send + 'static>(load: Load<E>, wake: Wake) -> io::Result<Receiver<Result<&'static Catalog, E>>> {
    let (send, whole) = channel();
    let load = move || {
        // Who has left does not wait for it.
        let _left = send.send(load());
        wake();
    };
    thread::Builder::new().name("load".into()).spawn(load)?;
    Ok(whole)
}

/// What came of waiting.
enum Awaited<T> {
    Come(T),
    /// The user has left, with this exit code.
    Left(u8),
}

/// The terminal, and what passes between it and a session.
struct Stage<'a> {
    tty: &'a Arc<Tty>,
    terminal: Terminal<Backend<Frames>>,
    size: Size,
    /// Set when another thread wakes the loop, which has something for it.
    woken: Arc<AtomicBool>,
    /// Queries to be kept for later runs.
    queries: Vec<String>,
    clipboard: Clipboard,
    /// Keeps how the session is left, once it is open on all items.
    keeper: Option<Keeper>,
    ledger: Option<Bookkeeper<'a>>,
    reader: Reader,
    /// What the terminal has said of itself.
    answers: Vec<Answer>,
    /// What came of what the session asked for.
    outcomes: Vec<Input>,
}

impl Stage<'_> {
    /// Goes on until the user leaves; gives the exit code.
    fn stay(mut self, session: &mut Session, mut inputs: Vec<Input>, guard: Guard) -> io::Result<u8> {
        let history = History::new();
        session.feed([Input::Recalled(history.load())]);
        loop {
            if inputs.is_empty() {
                // After the frame: writing to a disk can take its time.
                keep(&history, &mut self.queries, FlockArg::LockExclusiveNonblock);
                self.keeper.iter().for_each(Keeper::keep_reading);
                inputs = self.inputs()?;
            }
            let effects = session.feed(std::mem::take(&mut inputs));
            if let Some(code) = self.apply(effects)? {
                drop(guard);
                self.note(session);
                self.keeper.iter().for_each(Keeper::keep);
                keep(&history, &mut self.queries, FlockArg::LockExclusive);
                self.clipboard.finish();
                return Ok(code);
            }
            inputs.append(&mut self.outcomes);
            if inputs.is_empty() {
                self.draw(session)?;
            }
        }
    }

    /// Waits for what is loaded. Keys that come are kept for then, but for those that leave.
    fn wait_for<T>(
        &mut self,
        whole: &Receiver<T>,
        session: &mut Session,
        keys: &mut Vec<Input>,
    ) -> io::Result<Awaited<T>> {
        loop {
            if let Ok(whole) = whole.try_recv() {
                return Ok(Awaited::Come(whole));
            }
            let inputs = self.inputs()?;
            if inputs.is_empty() {
                continue;
            }
            for input in inputs {
                let now = match session.action(&input) {
                    Some(Action::Interrupt) => true,
                    // After other keys it may be a letter of a query.
                    Some(Action::Quit) => keys.is_empty(),
                    _ => matches!(input, Input::Resize(..) | Input::Answer(_)),
                };
                if !now {
                    keys.push(input);
                } else if let Some(code) = self.apply(session.feed([input]))? {
                    return Ok(Awaited::Left(code));
                }
            }
            self.draw(session)?;
        }
    }

    /// Waits for inputs.
    fn inputs(&mut self) -> io::Result<Vec<Input>> {
        let mut inputs = self.reader.read_all(self.tty)?;
        self.learn(&inputs);
        // Measured each time: crossterm loses a change of size that comes with a key.
        let before = std::mem::replace(&mut self.size, measure()?);
        let told = inputs.iter().any(|input| matches!(input, Input::Resize(..)));
        // Of what another thread has, the loop is told in the same way.
        let told = told && !self.woken.swap(false, Ordering::Relaxed);
        inputs.retain(|input| !matches!(input, Input::Resize(..)));
        if told || self.size != before || self.tty.was_entered() {
            inputs.push(Input::Resize(self.size.width, self.size.height));
        }
        // What the keys mean goes by the ledger as it is now, whoever changed it.
        inputs.splice(0..0, self.ledger.as_mut().and_then(Bookkeeper::look));
        Ok(inputs)
    }

    /// Takes note of what the terminal says of itself.
    fn learn(&mut self, inputs: &[Input]) {
        for input in inputs {
            if let Input::Answer(answer) = input {
                self.answers.push(*answer);
                if *answer == Answer::Wide {
                    typeset::draw_ambiguous_wide();
                }
            }
        }
    }

    /// Does what a session asks for; gives the exit code where that is to leave.
    fn apply(&mut self, effects: Vec<Effect>) -> io::Result<Option<u8>> {
        for effect in effects {
            match effect {
                Effect::Quit(code) => {
                    self.reader.hear_out(self.tty);
                    return Ok(Some(code));
                }
                Effect::Suspend => {
                    // Keys typed meanwhile count once we go on, which may be at once.
                    let heard = self.reader.hear_out(self.tty);
                    self.learn(&heard);
                    self.outcomes.extend(heard);
                    tty::suspend()?;
                }
                Effect::Mouse(on) => self.tty.set_mouse(on)?,
                Effect::Copy(text) => self.clipboard.copy(self.tty, text)?,
                Effect::Open(program, text) => {
                    let failure = self.outside(|tty| outside::show(tty, program, text))?;
                    self.outcomes.extend(failure.map(Input::Failed));
                }
                Effect::Store => {
                    let stored = self.ledger.as_mut().map(Bookkeeper::store);
                    self.outcomes.extend(stored);
                }
                Effect::Write(id, text) => {
                    let written = self.outside(|tty| outside::write(tty, &text))?;
                    self.outcomes.push(written.map_or_else(Input::Failed, |text| Input::Written(id, text)));
                }
                Effect::Remember(query) => self.queries.push(query),
                Effect::Keep(change) => {
                    let kept = self.ledger.as_mut().map(|ledger| ledger.keep(change));
                    self.outcomes.extend(kept);
                }
                Effect::Repaint => {
                    let Size { width, height } = self.size;
                    self.terminal.backend_mut().forget();
                    self.terminal.backend_mut().resize(self.size);
                    // Clears the screen, and takes the size over.
                    self.terminal.resize(Rect::new(0, 0, width, height))?;
                }
            }
        }
        Ok(None)
    }

    /// Lets a program of the user's have the terminal.
    fn outside<T>(&mut self, run: impl FnOnce(&Tty) -> T) -> io::Result<T> {
        self.reader.hear_out(self.tty);
        let outcome = run(self.tty);
        self.size = measure()?;
        if self.tty.was_entered() {
            self.outcomes.push(Input::Resize(self.size.width, self.size.height));
        }
        Ok(outcome)
    }

    fn draw(&mut self, session: &Session) -> io::Result<()> {
        // First: a signal may come as soon as somebody sees the frame.
        self.note(session);
        self.terminal.draw(|frame| session.draw(frame)).map(|_| ())
    }

    /// Notes how the session would be left.
    fn note(&self, session: &Session) {
        self.keeper.iter().for_each(|keeper| keeper.note(session.memory()));
    }
}

/// Wakes the loop from another thread, and sets `woken` for it.
fn waker(woken: &Arc<AtomicBool>) -> Wake {
    let woken = Arc::clone(woken);
    Box::new(move || {
        woken.store(true, Ordering::Relaxed);
        tty::wake();
    })
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
