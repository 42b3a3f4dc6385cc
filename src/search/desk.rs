//! Searching beside whoever asks: on few items at once, on many in a thread of its own,
//! so that typing never waits for a search.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::{Engine, Found, Query};
use crate::catalog::Catalog;

/// On so many items and fewer a search takes less time than handing it over does.
const AT_ONCE: usize = 2_000;

/// Called in the desk's thread when an answer has come that nobody waits for.
pub type Wake = Box<dyn Fn() + Send>;

/// Answers one query at a time, the newest.
pub struct Desk {
    engine: Arc<Engine>,
    /// Where there is a thread.
    shared: Option<Arc<Shared>>,
    answer: Option<Found>,
    /// Whether the thread owes an answer.
    pending: bool,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    asked: Condvar,
    answered: Condvar,
}

#[derive(Default)]
struct State {
    query: Option<Query>,
    /// Of the newest query: set when another takes its place.
    stop: Arc<AtomicBool>,
    answer: Option<Found>,
    /// Whether somebody waits for the answer.
    awaited: bool,
    closed: bool,
}

impl Desk {
    /// A desk for a catalog. On many items this starts the thread, which gets the engine
    /// ready and then waits for queries; it ends with the desk.
    #[must_use]
    pub fn new(catalog: &'static Catalog, wake: Wake) -> Self {
        let engine = Arc::new(Engine::new(catalog));
        let mut desk = Self { engine, shared: None, answer: None, pending: false };
        if catalog.items.len() > AT_ONCE {
            let shared = Arc::new(Shared::default());
            let (engine, theirs) = (Arc::clone(&desk.engine), Arc::clone(&shared));
            let thread = thread::Builder::new().name("search".into()).spawn(move || work(&engine, &theirs, &wake));
            // Without a thread to be had, searching takes its time.
            desk.shared = thread.is_ok().then_some(shared);
        }
        desk
    }

    /// What searches.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Whether the last query asked has no answer yet.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.pending
    }

    /// Asks for what a query finds. The search that is running is stopped and its answer
    /// is never given.
    pub fn ask(&mut self, query: Query) {
        self.answer = None;
        self.pending = false;
        let at_once = query.is_empty();
        if let Some(shared) = &self.shared {
            let mut state = shared.lock();
            state.stop.store(true, Ordering::Relaxed);
            state.stop = Arc::default();
            state.answer = None;
            if !at_once {
                state.query = Some(query);
                self.pending = true;
                shared.asked.notify_one();
                return;
            }
            state.query = None;
        }
        self.answer = Some(self.engine.search(&query, None));
    }

    /// The answer to the last query asked, once, if it has come.
    pub fn take(&mut self) -> Option<Found> {
        self.wait_for(Duration::ZERO)
    }

    /// The answer to the last query asked, once; waits for it, so long at most.
    pub fn wait_for(&mut self, limit: Duration) -> Option<Found> {
        let Some(shared) = self.shared.as_ref().filter(|_| self.pending) else { return self.answer.take() };
        let mut state = shared.lock();
        state.awaited = true;
        let missing = |state: &mut State| state.answer.is_none();
        let waited = shared.answered.wait_timeout_while(state, limit, missing);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.awaited = false;
        let answer = state.answer.take();
        self.pending = answer.is_none();
        answer
    }

    /// The answer to the last query asked, once; waits for it. None where none is owed.
    pub fn wait(&mut self) -> Option<Found> {
        self.wait_for(Duration::MAX)
    }
}

impl Drop for Desk {
    /// Leaves the thread to end by itself: nobody waits for a search that runs.
    fn drop(&mut self) {
        if let Some(shared) = &self.shared {
            let mut state = shared.lock();
            state.closed = true;
            state.stop.store(true, Ordering::Relaxed);
            shared.asked.notify_one();
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers queries until the desk is closed.
fn work(engine: &Engine, shared: &Shared, wake: &Wake) {
    engine.prepare();
    loop {
        let asked = |state: &mut State| state.query.is_none() && !state.closed;
        let state = shared.asked.wait_while(shared.lock(), asked);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        let Some(query) = state.query.take().filter(|_| !state.closed) else { return };
        let stop = Arc::clone(&state.stop);
        drop(state);
        let found = engine.search_unless(&query, None, &stop);
        let mut state = shared.lock();
        // The flag is only set under this lock: what is answered here is the newest.
        if stop.load(Ordering::Relaxed) || found.is_none() {
            continue;
        }
        state.answer = found;
        let awaited = state.awaited;
        drop(state);
        if awaited {
            shared.answered.notify_one();
        } else {
            wake();
        }
    }
}
