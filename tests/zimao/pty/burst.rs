//! More keys at once than are drawn: all count, and none turns into something else.

use std::fs::File;
use std::os::fd::AsFd as _;
use std::time::{Duration, Instant};

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::Signal;

use super::{LIMIT, Terminal};

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const WHEEL_DOWN: &str = "\x1b[<65;10;8M";

#[test]
fn a_burst_of_100_keys_is_drawn_in_far_fewer_frames_and_lands_where_single_keys_do() {
    let mut slow = Terminal::open(80, 24);
    for _ in 0..34 {
        let before = slow.frames();
        slow.keys("<Down>").wait("a frame", |seen| seen.frames() > before);
    }
    let expected = slow.text();

    let mut quick = Terminal::open(80, 24);
    let before = quick.frames();
    // 34 rows down, and never further.
    let burst = format!("{DOWN}{DOWN}{UP}").repeat(33) + DOWN;
    quick.bytes(burst.as_bytes()).wait(&expected, |seen| seen.text() == expected);
    let frames = quick.frames() - before;
    assert!(frames <= 10, "{frames} frames for 100 keys");
}

#[test]
fn arrows_in_a_burst_do_not_cancel_a_search() {
    for count in [100, 150, 200, 400] {
        let mut terminal = Terminal::searching(80, 24, "海关");
        // The last character shows that all before it has been taken.
        terminal.bytes(format!("{}公", DOWN.repeat(count)).as_bytes()).shows(" / 海关公");
    }
}

#[test]
fn a_sequence_cut_after_its_esc_is_one_key() {
    for (first, second) in [
        (DOWN.repeat(20) + "\x1b", "[B公"),
        ("x\x7f".repeat(10) + "\x1b", "[A公"),
        (WHEEL_DOWN.repeat(15) + "\x1b", "[<65;10;8M公"),
        (DOWN.repeat(20) + "\x1b", "[<65;10;8M\x1b[B公"),
        (DOWN.repeat(15) + "\x1b", "[6~公"),
    ] {
        in_two_reads(|| Terminal::searching(80, 24, "海关"), &[(&first, second)]).shows(" / 海关公");
    }
}

#[test]
fn an_esc_at_the_end_of_a_burst_is_the_esc_key() {
    let mut terminal = Terminal::searching(80, 24, "海关");
    terminal.bytes(format!("{}\x1b", DOWN.repeat(20)).as_bytes()).shows("37 项");
}

#[test]
fn esc_and_an_arrow_at_once_are_two_keys() {
    let mut terminal = Terminal::searching(80, 24, "海关");
    terminal.bytes(b"\x1b\x1b[B").shows("37 项").is_on(" 4 ");
}

/// A terminal that was sent pairs of inputs, the second of each once the program had read the
/// first. As a program waits for the rest of something a tenth of a second, another terminal is
/// taken where this process was not given the processor in time.
pub(super) fn in_two_reads(open: impl Fn() -> Terminal, pairs: &[(&str, &str)]) -> Terminal {
    loop {
        let mut terminal = open();
        if pairs.iter().all(|(first, second)| sent_in_time(&mut terminal, first, second)) {
            return terminal;
        }
    }
}

fn sent_in_time(terminal: &mut Terminal, first: &str, second: &str) -> bool {
    let tty = terminal.side_of_the_program();
    terminal.signal(Signal::SIGSTOP).bytes(first.as_bytes());
    assert!(is_readable(&tty, LIMIT), "the terminal keeps the keys");
    let start = Instant::now();
    terminal.signal(Signal::SIGCONT);
    while is_readable(&tty, Duration::ZERO) {
        std::thread::yield_now();
    }
    terminal.bytes(second.as_bytes());
    start.elapsed() < Duration::from_millis(80)
}

/// Whether there is something to read, now or within a time.
pub(super) fn is_readable(tty: &File, patience: Duration) -> bool {
    let patience = PollTimeout::try_from(patience).unwrap();
    poll(&mut [PollFd::new(tty.as_fd(), PollFlags::POLLIN)], patience).unwrap() > 0
}
