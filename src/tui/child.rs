//! Programs we start. Signals that we block are not blocked in them, as they would be in
//! those that the standard library starts; each has a process group of its own.

use std::env;
use std::ffi::{CString, OsStr};
use std::io::{self, PipeWriter, pipe};
use std::os::fd::AsRawFd as _;
use std::os::unix::ffi::OsStrExt as _;

use nix::fcntl::OFlag;
use nix::spawn::{PosixSpawnAttr, PosixSpawnFileActions, PosixSpawnFlags, posix_spawnp};
use nix::sys::signal::{SigSet, Signal};
use nix::sys::stat::Mode;
use nix::unistd::Pid;

/// Where a program reads and writes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Streams {
    /// Where we do.
    Ours,
    /// It reads from a pipe.
    Piped,
    /// It reads from a pipe, and writes to nowhere.
    Quiet,
}

/// Starts a program, found as a shell finds it; the first of the words is its name. Gives
/// its process, which is its group too, and the pipe it reads from.
///
/// # Errors
///
/// What the system answers: `NotFound` where there is no such program.
pub(super) fn start(words: &[&OsStr], streams: Streams) -> io::Result<(Pid, Option<PipeWriter>)> {
    let words = words.iter().map(|word| text(word)).collect::<io::Result<Vec<CString>>>()?;
    let name = words.first().ok_or(io::ErrorKind::InvalidInput)?;
    let variable = |(name, value): (_, std::ffi::OsString)| text(&[name, value].join(OsStr::new("=")));
    let environment = env::vars_os().map(variable).collect::<io::Result<Vec<CString>>>()?;
    let mut attributes = PosixSpawnAttr::init()?;
    attributes.set_pgroup(Pid::from_raw(0))?;
    attributes.set_sigmask(&SigSet::empty())?;
    // Rust has us ignore it.
    attributes.set_sigdefault(&[Signal::SIGPIPE].into_iter().collect())?;
    attributes.set_flags(
        PosixSpawnFlags::POSIX_SPAWN_SETPGROUP
            | PosixSpawnFlags::POSIX_SPAWN_SETSIGMASK
            | PosixSpawnFlags::POSIX_SPAWN_SETSIGDEF,
    )?;
    let mut files = PosixSpawnFileActions::init()?;
    let pipe = if streams == Streams::Ours { None } else { Some(pipe()?) };
    if let Some((reader, _)) = &pipe {
        files.add_dup2(reader.as_raw_fd(), 0)?;
    }
    if streams == Streams::Quiet {
        files.add_open(1, "/dev/null", OFlag::O_WRONLY, Mode::empty())?;
        files.add_dup2(1, 2)?;
    }
    let process = posix_spawnp(name, &files, &attributes, &words, &environment)?;
    Ok((process, pipe.map(|(_, writer)| writer)))
}

fn text(text: &OsStr) -> io::Result<CString> {
    Ok(CString::new(text.as_bytes())?)
}
