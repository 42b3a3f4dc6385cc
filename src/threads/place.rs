//! Where threads start.
//!
//! Linux in a virtual machine counts a processor that has slept for a while as one that
//! cannot be had, and starts a thread on the processor of the one that starts it, behind it:
//! there it waits 2 to 4 ms for its turn while the other sleeps on. So threads are told
//! where to start; once they run, they may be moved as any.

#[cfg(target_os = "linux")]
pub(super) use linux::Places;
#[cfg(not(target_os = "linux"))]
pub(super) use other::Places;

#[cfg(target_os = "linux")]
mod linux {
    use rustix::thread::{CpuSet, sched_getaffinity, sched_getcpu, sched_setaffinity};

    /// The processors that the threads of this one may run on; none where there is no choice.
    pub(in crate::threads) struct Places(Option<Processors>);

    struct Processors {
        all: CpuSet,
        here: CpuSet,
        others: CpuSet,
    }

    impl Places {
        pub(in crate::threads) fn new() -> Self {
            Self(Processors::of_this_thread())
        }

        /// Has the threads that `start` starts run on other processors than this one, until
        /// they say that they run [`Places::anywhere`].
        pub(in crate::threads) fn elsewhere<T>(&self, start: impl FnOnce() -> T) -> T {
            // Threads start where the one that starts them may run.
            let Some(processors) = self.0.as_ref().filter(|processors| restrict(&processors.others)) else {
                return start();
            };
            let started = start();
            // Back, as they are where this one went.
            restrict(&processors.here);
            restrict(&processors.all);
            started
        }

        /// Lets this thread run on any of them.
        pub(in crate::threads) fn anywhere(&self) {
            if let Some(processors) = &self.0 {
                restrict(&processors.all);
            }
        }
    }

    impl Processors {
        fn of_this_thread() -> Option<Self> {
            let all = sched_getaffinity(None).ok()?;
            let at = Some(sched_getcpu()).filter(|at| *at < CpuSet::MAX_CPU)?;
            let (mut here, mut others) = (CpuSet::new(), all);
            here.set(at);
            others.unset(at);
            Some(Self { all, here, others })
        }
    }

    /// Whether this thread is now one that only runs on these.
    fn restrict(processors: &CpuSet) -> bool {
        sched_setaffinity(None, processors).is_ok()
    }
}

#[cfg(not(target_os = "linux"))]
mod other {
    /// Other systems know best.
    pub(in crate::threads) struct Places;

    impl Places {
        pub(in crate::threads) fn new() -> Self {
            Self
        }

        #[expect(clippy::unused_self, reason = "as where there is a choice")]
        pub(in crate::threads) fn elsewhere<T>(&self, start: impl FnOnce() -> T) -> T {
            start()
        }

        #[expect(clippy::unused_self, reason = "as where there is a choice")]
        pub(in crate::threads) fn anywhere(&self) {}
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::Places;
    use rustix::thread::sched_getaffinity;

    #[test]
    fn threads_start_elsewhere_and_may_then_run_where_any_may() {
        let allowed = || sched_getaffinity(None).unwrap();
        let before = allowed();
        let places = Places::new();
        let start = || {
            let at_first = allowed();
            places.anywhere();
            (at_first, allowed())
        };
        let (at_first, then) = std::thread::scope(|scope| places.elsewhere(|| scope.spawn(start)).join().unwrap());
        assert_eq!(at_first.count(), (before.count() - 1).max(1));
        assert_eq!(then, before);
        assert_eq!(allowed(), before);
    }
}
