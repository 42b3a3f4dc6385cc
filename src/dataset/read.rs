//! Reading a file whole.

use std::fs::File;
use std::io::{self, Read as _};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use memmap2::{Advice, MmapMut};

use super::pieces::worth_threads;
use crate::threads;

/// What a file holds, for as long as the program runs.
pub(super) fn read(path: &Path) -> io::Result<&'static [u8]> {
    let mut file = File::open(path)?;
    let about = file.metadata()?;
    let size = usize::try_from(about.len()).unwrap_or(usize::MAX);
    // A pipe has no places to read from.
    if worth_threads(size) > 1 && about.is_file() {
        match by_threads(&file, size) {
            // It has become shorter.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {}
            read => return read,
        }
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes.leak())
}

/// Bytes that a thread reads at once.
const STRIDE: usize = 1 << 21;

/// As many bytes, by several threads: most of the time goes into the memory they need,
/// which is only had when it is first written, and in large pages where the system has them.
fn by_threads(file: &File, size: usize) -> io::Result<&'static [u8]> {
    let bytes = Box::leak(Box::new(MmapMut::map_anon(size)?));
    // Pages of the usual size do as well.
    let _ = bytes.advise(Advice::HugePage);
    let parts: Vec<(u64, Mutex<&mut [u8]>)> =
        (0..).step_by(STRIDE).zip(bytes.chunks_mut(STRIDE).map(Mutex::new)).collect();
    // Each part is only ever one thread's.
    let read = |(at, part): &(u64, Mutex<&mut [u8]>)| {
        file.read_exact_at(&mut part.lock().unwrap_or_else(PoisonError::into_inner), *at)
    };
    threads::map(&parts, read).into_iter().collect::<io::Result<()>>()?;
    Ok(bytes)
}
