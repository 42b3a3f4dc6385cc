//! Reading a file whole.

use std::fs::File;
use std::io::{self, Read as _};
use std::os::unix::fs::FileExt;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ScopedJoinHandle};

use super::pieces::worth_threads;

/// What a file holds.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let about = file.metadata()?;
    let size = usize::try_from(about.len()).unwrap_or(usize::MAX);
    let threads = worth_threads(size);
    // A pipe has no places to read from.
    if threads > 1 && about.is_file() {
        match by_threads(&file, size, threads) {
            // It has become shorter.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {}
            read => return read,
        }
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map(|_| bytes)
}

/// Bytes that a thread reads at once.
const STRIDE: usize = 1 << 21;

/// As many bytes, by several threads: most of the time goes into the memory they need,
/// which is only had when it is first written.
fn by_threads(file: &File, size: usize, threads: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; size];
    let parts = Mutex::new((0..).step_by(STRIDE).zip(bytes.chunks_mut(STRIDE)));
    let next = || parts.lock().unwrap_or_else(PoisonError::into_inner).next();
    let read = || {
        while let Some((at, part)) = next() {
            file.read_exact_at(part, at)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(read)).collect();
        let own = read();
        let join = |other: ScopedJoinHandle<_>| other.join().unwrap_or_else(|panic| resume_unwind(panic));
        others.into_iter().map(join).fold(own, io::Result::and)
    })
    .map(|()| bytes)
}
