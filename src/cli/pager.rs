//! A long answer in a pager, as git shows it.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal as _, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::termios::tcgetwinsize;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::flag;
use signal_hook::low_level::emulate_default_handler;

use super::output;
use crate::error::Error;
use crate::typeset::char_width;

/// What programs that are pagers get to know, where the user says nothing else: to end by
/// themselves where all fits, to let colours through, to leave the text on the screen; and that
/// it is UTF-8. The shell that runs them does not end of what is theirs.
const BEFORE: &str =
    "export LESS=\"${LESS-FRX}\" LV=\"${LV--c}\" LESSCHARSET=\"${LESSCHARSET-utf-8}\"; trap : INT QUIT; ";

/// The pager where none is chosen.
const USUAL: &str = "command -v less > /dev/null || exit 127; exec less";

/// What a shell says where it cannot run a program.
const NOT_RUN: [i32; 2] = [126, 127];

/// Shows an answer: on a terminal that it does not fit on in a pager, where one is wanted.
pub(super) fn show(parts: &[String], wanted: bool) -> Result<(), Error> {
    let pager = if wanted && exceeds_terminal(parts) { pager() } else { None };
    let Some(pager) = pager else { return output::write(parts) };
    match page(&pager, parts) {
        Ok(status) if status.code().is_none_or(|code| !NOT_RUN.contains(&code)) => Ok(()),
        // There is none.
        Ok(_) | Err(_) => output::write(parts),
    }
}

/// Whether standard output is a terminal with too few rows. One is for what comes after.
fn exceeds_terminal(parts: &[String]) -> bool {
    let stdout = io::stdout();
    let size = stdout.is_terminal().then(|| tcgetwinsize(&stdout).ok()).flatten();
    let Some((columns, rows)) = size.map(|size| (usize::from(size.ws_col), usize::from(size.ws_row))) else {
        return false;
    };
    let lines = parts.iter().flat_map(|part| part.lines());
    let mut left = rows;
    columns > 0
        && rows > 0
        && lines.map(|line| rows_of(line, columns)).any(|taken| {
            left = left.saturating_sub(taken);
            left == 0
        })
}

/// Columns from one stop of the tabulator to the next.
const TAB: usize = 8;

/// The rows a line takes on a terminal of so many columns.
fn rows_of(line: &str, columns: usize) -> usize {
    let (mut width, mut in_style) = (0, false);
    for c in line.chars() {
        match c {
            // No text brings one: it begins a style, which an `m` ends.
            '\x1b' => in_style = true,
            'm' if in_style => in_style = false,
            _ if in_style => {}
            '\t' => width += TAB - width % TAB,
            c => width += char_width(c),
        }
    }
    width.div_ceil(columns).max(1)
}

/// The pager the user has chosen, else less, as a line for the shell.
fn pager() -> Option<OsString> {
    let term = env::var_os("TERM");
    let chosen = env::var_os("PAGER").unwrap_or_else(|| USUAL.into());
    if super::is_dumb(term.as_deref()) || is_none(&chosen) {
        return None;
    }
    let mut line = OsString::from(BEFORE);
    line.push(chosen);
    Some(line)
}

/// Whether a choice of pager says that none is wanted.
fn is_none(chosen: &OsStr) -> bool {
    chosen.to_str().is_some_and(|chosen| matches!(chosen.trim(), "" | "cat"))
}

/// Runs the pager to its end. What the keyboard signals meanwhile is the pager's, which has to
/// bring the terminal back first; other signals end us when it has ended.
fn page(pager: &OsStr, parts: &[String]) -> io::Result<ExitStatus> {
    let over = Arc::new(AtomicBool::new(false));
    let later = [SIGTERM, SIGHUP].map(|signal| (signal, Arc::new(AtomicBool::new(false))));
    for (signal, came) in &later {
        flag::register(*signal, Arc::clone(came))?;
    }
    for signal in [SIGINT, SIGQUIT, SIGTERM, SIGHUP] {
        flag::register_conditional_default(signal, Arc::clone(&over))?;
    }
    let status = run(pager, parts);
    over.store(true, Ordering::Relaxed);
    let of_pager = |signal: &i32| status.as_ref().is_ok_and(|status| ended_of(*status, *signal));
    let came = later.into_iter().filter(|(_, came)| came.load(Ordering::Relaxed)).map(|(signal, _)| signal);
    if let Some(signal) = [SIGINT, SIGQUIT].into_iter().filter(of_pager).chain(came).next() {
        _ = emulate_default_handler(signal);
    }
    status
}

fn run(pager: &OsStr, parts: &[String]) -> io::Result<ExitStatus> {
    let mut child = Command::new("sh").arg("-c").arg(pager).stdin(Stdio::piped()).spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // It reads as far as its user does, and may end before the end of the text.
        _ = parts.iter().try_for_each(|part| stdin.write_all(part.as_bytes()));
    }
    child.wait()
}

/// Whether a signal ended a program, or the one that a shell ran.
fn ended_of(status: ExitStatus, signal: i32) -> bool {
    status.signal() == Some(signal) || status.code() == Some(128 + signal)
}
