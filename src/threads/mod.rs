//! Work shared between threads, where there is enough of it.

mod place;

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use place::Places;

/// Beyond these, threads wait for memory.
const MOST_THREADS: usize = 8;

/// Threads that can run at once. Asking takes longer than many a search: the system reads
/// files for it.
#[must_use]
pub fn processors() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// What `work` makes of each of some tasks, in their order. Each thread takes the next
/// task that nobody has.
#[must_use]
pub fn map<T: Sync, R: Send>(tasks: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = if tasks.len() > 1 { processors().min(MOST_THREADS).min(tasks.len()) } else { 1 };
    if threads <= 1 {
        return tasks.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let places = Places::new();
    let take = || {
        let mut done: Vec<(usize, R)> = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(task) = tasks.get(at) else { return done };
            done.push((at, work(task)));
        }
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let take_elsewhere = || {
            places.anywhere();
            take()
        };
        let others: Vec<_> = places.elsewhere(|| (1..threads).map(|_| scope.spawn(take_elsewhere)).collect());
        let own = take();
        let joined = others.into_iter().flat_map(|other| match other.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        own.into_iter().chain(joined).collect()
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Both of two pieces of work, side by side if there is enough of it.
#[must_use]
pub fn both<A: Send, B>(many: bool, one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    if !many {
        return (one(), other());
    }
    let places = Places::new();
    thread::scope(|scope| {
        let one = || {
            places.anywhere();
            one()
        };
        let one = places.elsewhere(|| scope.spawn(one));
        let other = other();
        match one.join() {
            Ok(one) => (one, other),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}
