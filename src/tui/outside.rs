//! A program of the user's in the terminal, in the explorer's place: a pager, an editor.
//!
//! It gets a process group of its own, and that the foreground of the terminal, as a shell
//! does it: what the keyboard signals reaches it and not us, and where it stops we stop.

use std::ffi::{OsStr, OsString};
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, thread};

use nix::errno::Errno;
use nix::sys::signal::Signal;
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

use super::child::{self, Streams};
use super::tty::Tty;
use crate::app::{Failure, Program, Trouble};

/// Shows a text in a program, and waits until that has ended. The terminal is the program's
/// until then.
pub(super) fn show(tty: &Tty, program: Program, text: String) -> Option<Failure> {
    let outcome = match program {
        Program::Pager => page(tty, text),
        Program::Editor => edit(tty, &text),
    };
    outcome.err()
}

/// The pager the user has chosen, else less, else more. The text is its standard input.
fn page(tty: &Tty, text: String) -> Result<(), Failure> {
    let usual = || {
        let command = if !is_there("less") && is_there("more") { "more" } else { "less" };
        Call { variable: "PAGER", command: command.into() }
    };
    let call = chosen(&["PAGER"]).unwrap_or_else(usual);
    call.run(tty, Given::Text(text))
}

/// Lets the user write a text in an editor, from what it is now; gives what was written.
pub(super) fn write(tty: &Tty, text: &str) -> Result<String, Failure> {
    let call = editor();
    let refused = |error: io::Error| call.failure(Trouble::Refused(error.kind()));
    let file = TemporaryFile::new(text).map_err(refused)?;
    call.run(tty, Given::File(&file.0))?;
    // Most editors end a last line that had no end. What is not UTF-8 is kept as far as it can be.
    fs::read(&file.0).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).map_err(refused)
}

/// The text is a file for the user's editor.
fn edit(tty: &Tty, text: &str) -> Result<(), Failure> {
    let call = editor();
    let file = TemporaryFile::new(text).map_err(|error| call.failure(Trouble::Refused(error.kind())))?;
    call.run(tty, Given::File(&file.0))
}

/// The editor the user has chosen, else vi.
fn editor() -> Call {
    chosen(&["VISUAL", "EDITOR"]).unwrap_or_else(|| Call { variable: "EDITOR", command: "vi".into() })
}

/// What a program is to show.
enum Given<'a> {
    /// On its standard input.
    Text(String),
    /// As its argument.
    File(&'a Path),
}

/// What the first of some variables says that says anything.
fn chosen(variables: &[&'static str]) -> Option<Call> {
    let call = |variable: &&'static str| Some(Call { variable, command: env::var_os(variable)? });
    variables.iter().filter_map(call).find(|call| !call.command.to_string_lossy().trim().is_empty())
}

/// A command of the user's.
struct Call {
    /// Names it.
    variable: &'static str,
    /// As the shell reads it.
    command: OsString,
}

impl Call {
    /// Runs it in the terminal.
    fn run(&self, tty: &Tty, given: Given<'_>) -> Result<(), Failure> {
        if let Some(word) = self.program().filter(|word| !is_there(word)) {
            return Err(Failure { command: word, variable: self.variable, trouble: Trouble::Missing });
        }
        if !tty.lend() {
            return Ok(());
        }
        let code = self.start(tty, given);
        tty.take_back();
        match code {
            // The user's own doing: Ctrl-C, and Ctrl-\.
            Ok(0 | 130 | 131) => Ok(()),
            Ok(code) => Err(self.failure(Trouble::Code(code))),
            Err(error) => Err(self.failure(Trouble::Refused(error.kind()))),
        }
    }

    /// Starts it in the terminal that is lent to it, and waits for its end; gives its exit
    /// code.
    fn start(&self, tty: &Tty, given: Given<'_>) -> io::Result<i32> {
        match given {
            Given::Text(text) => {
                let line = self.line("");
                let words = [OsStr::new("sh"), OsStr::new("-c"), &line];
                let (group, pipe) = child::start(&words, Streams::Piped)?;
                // A pager reads as far as the user does, and may end before the end of the text.
                let feed = pipe.map(|mut pipe| move || _ = pipe.write_all(text.as_bytes()));
                _ = feed.map(|feed| thread::Builder::new().name("pager".into()).spawn(feed));
                wait(tty, group)
            }
            Given::File(file) => {
                let line = self.line(" \"$@\"");
                let words = [OsStr::new("sh"), OsStr::new("-c"), &line, &self.command, file.as_os_str()];
                wait(tty, child::start(&words, Streams::Ours)?.0)
            }
        }
    }

    /// What a shell is to run: the command, which may have arguments, quotes and variables of
    /// its own, and `more` after it.
    fn line(&self, more: &str) -> OsString {
        let is_plain =
            self.command.to_str().is_some_and(|text| text.chars().all(|c| is_plain(c) || " =:,".contains(c)));
        // less shows bytes where no locale says otherwise; what it gets is UTF-8.
        let mut line = OsString::from("export LESSCHARSET=\"${LESSCHARSET-utf-8}\"; ");
        // The program takes the shell's place, where it may stop by itself. Else the shell
        // stays, and does not end of what is the program's.
        line.push(if is_plain && self.program().is_some() { "exec " } else { "trap : INT QUIT; " });
        line.push(&self.command);
        line.push(more);
        line
    }

    /// The program, where the command plainly begins with its name.
    fn program(&self) -> Option<String> {
        let word = self.command.to_str()?.split_whitespace().next()?;
        word.chars().all(is_plain).then(|| word.to_owned())
    }

    fn failure(&self, trouble: Trouble) -> Failure {
        let command = self.program().unwrap_or_else(|| self.command.to_string_lossy().into_owned());
        Failure { command, variable: self.variable, trouble }
    }
}

/// Whether a character is nothing to a shell but a part of a word.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || "/._+-".contains(c)
}

/// Whether a shell finds a program.
fn is_there(program: &str) -> bool {
    let mut shell = Command::new("sh");
    shell.args(["-c", "command -v \"$1\"", "sh", program]);
    shell.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // Where the shell cannot be asked, trying will tell.
    !shell.status().is_ok_and(|status| !status.success())
}

/// Gives a program the terminal, waits for its end, and stops where it stops.
fn wait(tty: &Tty, group: Pid) -> io::Result<i32> {
    tty.hand_over(group);
    loop {
        match waitpid(group, Some(WaitPidFlag::WUNTRACED)) {
            Ok(WaitStatus::Exited(_, code)) => return Ok(code),
            Ok(WaitStatus::Signaled(_, signal, _)) => return Ok(128 + signal as i32),
            // It used the terminal just before it was given it.
            Ok(WaitStatus::Stopped(_, Signal::SIGTTIN | Signal::SIGTTOU)) => tty.hand_over(group),
            Ok(WaitStatus::Stopped(..)) => {
                tty.stop_with(group);
                tty.hand_over(group);
            }
            Ok(_) | Err(Errno::EINTR) => {}
            // Whoever started us ignores the end of children, and so do we.
            Err(Errno::ECHILD) => return Ok(0),
            Err(error) => return Err(error.into()),
        }
    }
}

/// A file for the user's eyes only, removed when it goes out of scope.
struct TemporaryFile(PathBuf);

impl TemporaryFile {
    /// In the user's folder for such files, else in everybody's.
    fn new(text: &str) -> io::Result<Self> {
        let own = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|folder| folder.is_absolute());
        let in_own = own.map(|folder| Self::within(&folder, text));
        in_own.and_then(Result::ok).map_or_else(|| Self::within(&env::temp_dir(), text), Ok)
    }

    fn within(folder: &Path, text: &str) -> io::Result<Self> {
        for number in 1.. {
            let path = folder.join(format!("zimao-{}-{number}.md", std::process::id()));
            // Never one that is there: it may be a link that somebody laid out.
            match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 100 => {}
                Err(error) => return Err(error),
                Ok(mut file) => {
                    let temporary = Self(path);
                    return file.write_all(text.as_bytes()).map(|()| temporary);
                }
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        _ = fs::remove_file(&self.0);
    }
}
