//! Going over many items with all the processors there are.

use std::num::NonZero;
use std::thread;

use super::{Hit, Stopped};
use crate::catalog::ItemIndex;

/// Items below which a thread costs more than it saves.
const MANY: usize = 4096;
/// Beyond these, threads wait for memory.
const MOST_THREADS: usize = 8;
/// Items gone over between two looks at whether to stop.
const STRIDE: usize = 256;

/// How many threads share `count` items.
fn threads(count: usize) -> usize {
    if count < MANY {
        return 1;
    }
    thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS)
}

/// The hits among the first `count` positions, in their order.
pub(super) fn each(
    count: usize,
    hit: impl Fn(ItemIndex) -> Option<Hit> + Sync,
    stop: impl Fn() -> bool + Sync,
) -> Result<Vec<Hit>, Stopped> {
    let go_over = |from: usize, to: usize| {
        let mut hits = Vec::new();
        for stride in (from..to).step_by(STRIDE) {
            if stop() {
                return Err(Stopped);
            }
            hits.extend((stride..to.min(stride + STRIDE)).filter_map(&hit));
        }
        Ok(hits)
    };
    let threads = threads(count);
    if threads == 1 {
        return go_over(0, count);
    }
    let (share, go_over) = (count.div_ceil(threads), &go_over);
    let parts: Vec<Result<Vec<Hit>, Stopped>> = thread::scope(|scope| {
        let start = |at: usize| scope.spawn(move || go_over(at * share, count.min((at + 1) * share)));
        let others: Vec<_> = (1..threads).map(start).collect();
        let own = go_over(0, share);
        // A thread that panicked has already ended the process.
        let joined = others.into_iter().map(|other| other.join().unwrap_or(Err(Stopped)));
        std::iter::once(own).chain(joined).collect()
    });
    parts.into_iter().try_fold(Vec::new(), |mut all, part| {
        all.append(&mut part?);
        Ok(all)
    })
}

/// What `work` makes of each share of some items.
pub(super) fn pieces<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    let threads = threads(items.len());
    let share = items.len().div_ceil(threads).max(1);
    if threads == 1 {
        return vec![work(items)];
    }
    let work = &work;
    thread::scope(|scope| {
        let started: Vec<_> = items.chunks(share).map(|items| scope.spawn(move || work(items))).collect();
        started.into_iter().filter_map(|thread| thread.join().ok()).collect()
    })
}

/// Both of two pieces of work on `count` items, side by side where there are many.
pub(super) fn both<A: Send, B>(count: usize, one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    if threads(count) == 1 {
        return (one(), other());
    }
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        match one.join() {
            Ok(one) => (one, other),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}
