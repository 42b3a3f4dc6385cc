//! Reading a file whole.

use std::fs::File;
use std::io::{self, Read as _};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::thread;

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

/// As many bytes, by several threads: most of the time goes into the memory they need,
/// which is only had when it is first written.
fn by_threads(file: &File, size: usize, threads: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; size];
    let length = size.div_ceil(threads);
    thread::scope(|scope| {
        let parts = (0..).zip(bytes.chunks_mut(length));
        let read = |(at, part)| scope.spawn(move || file.read_exact_at(part, at * length as u64));
        let reading: Vec<_> = parts.map(read).collect();
        reading.into_iter().try_for_each(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
    .map(|()| bytes)
}
