//! Signals from outside: the terminal is given back, and the signal does what it
//! always does.

use std::fs::File;

use nix::fcntl::{Flock, FlockArg};
use nix::sys::signal::Signal::{self, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use nix::sys::signal::kill;

use super::{FRAME, Terminal, ZIMAO, is_ignored};
use crate::folder;

const DEADLY: [Signal; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];

#[test]
fn while_browsing() {
    for signal in DEADLY {
        let mut terminal = Terminal::open(80, 24);
        terminal.keys("j").is_on(" 4 ").signal(signal).dies_of(signal).is_clean();
    }
}

#[test]
fn while_searching() {
    for signal in DEADLY {
        Terminal::searching(80, 24, "海关").signal(signal).dies_of(signal).is_clean();
    }
}

#[test]
fn while_the_help_is_shown() {
    for signal in DEADLY {
        let mut terminal = Terminal::open(80, 24);
        terminal.keys("?").shows("到开头").signal(signal).dies_of(signal).is_clean();
    }
}

#[test]
fn right_after_the_start() {
    // A signal that was ignored before the start is still ignored then.
    for signal in DEADLY.into_iter().filter(|signal| !is_ignored(*signal)) {
        for _ in 0..5 {
            Terminal::run(80, 24, ZIMAO, &[]).signal(signal).dies_of(signal).is_clean();
        }
    }
}

#[test]
fn while_the_terminal_is_being_taken() {
    for signal in DEADLY.into_iter().filter(|signal| !is_ignored(*signal)) {
        for _ in 0..5 {
            let mut terminal = Terminal::run(80, 24, ZIMAO, &[]);
            terminal.wait("a byte", |seen| !seen.raw.is_empty());
            terminal.signal(signal).dies_of(signal).is_clean();
        }
    }
}

#[test]
fn while_keys_pour_in() {
    for signal in DEADLY {
        let mut terminal = Terminal::open(80, 24);
        terminal.bytes("jjjjkkkkJKv".repeat(90).as_bytes());
        terminal.signal(signal).dies_of(signal).is_clean();
    }
}

#[test]
fn two_at_once() {
    let mut terminal = Terminal::open(80, 24);
    terminal.signal(SIGTERM);
    // The first may have been enough.
    _ = kill(terminal.pid, SIGTERM);
    terminal.dies_of(SIGTERM).is_clean();
}

#[test]
fn nothing_is_drawn_after_the_terminal_was_given_back() {
    for _ in 0..10 {
        let mut terminal = Terminal::open(80, 24);
        terminal.bytes("jjjjkkkkJKv".repeat(90).as_bytes());
        terminal.signal(SIGTERM).dies_of(SIGTERM).is_clean();
        let output = terminal.seen().output();
        let (_, after) = output.rsplit_once("\x1b[?1049l").unwrap();
        assert!(!after.contains(FRAME), "{after:?}");
    }
}

/// A shell that goes on where a command was interrupted, and says how that ended.
const SHELL: &str = r#"trap : INT
sh -c 'echo "begun"; exec "$ZIMAO" "$@"' sh "$@"
echo "ended $?""#;

#[test]
fn a_command_that_waits_is_interrupted_and_a_shell_sees_130() {
    if is_ignored(SIGINT) {
        return;
    }
    let folder = folder::empty("signals-waiting");
    let ledger = folder.join("ledger.json");
    // Somebody else has the ledger.
    let lock = File::create(folder.join("ledger.json.lock")).unwrap();
    let held = Flock::lock(lock, FlockArg::LockExclusive).map_err(|(_, error)| error).unwrap();
    let pipe = folder.join("pipe");
    nix::unistd::mkfifo(&pipe, nix::sys::stat::Mode::S_IRWXU).unwrap();
    let (ledger_file, pipe) = (ledger.to_str().unwrap(), pipe.to_str().unwrap());
    for args in [
        &["ledger", "import", "-"][..],
        &["ledger", "set", "1", "--note", "-"],
        &["ledger", "set", "1", "--mark", "--ledger", ledger_file],
        &["list", "--data", pipe],
        &["--linear"],
    ] {
        let args: Vec<&str> = ["-c", SHELL, "sh"].iter().chain(args).copied().collect();
        let mut terminal = Terminal::run(80, 24, "sh", &args);
        terminal.shows("begun").keys("<C-c>").shows("ended 130").exits(0).is_given_back();
    }
    assert!(!ledger.exists());
    drop(held);
}
