//! Signals from outside: the terminal is given back, and the signal does what it
//! always does.

use nix::sys::signal::Signal::{self, SIGHUP, SIGINT, SIGQUIT, SIGTERM};

use super::{FRAME, Terminal, ZIMAO};

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
    for signal in DEADLY {
        for _ in 0..5 {
            Terminal::run(80, 24, ZIMAO, &[]).signal(signal).dies_of(signal).is_clean();
        }
    }
}

#[test]
fn while_the_terminal_is_being_taken() {
    for signal in DEADLY {
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
    terminal.signal(SIGTERM).signal(SIGTERM);
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
