//! More keys at once than are drawn: all count, and none turns into something else.

use std::os::fd::AsFd as _;

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
        let mut terminal = Terminal::searching(80, 24, "海关");
        in_two_reads(&mut terminal, &first, second);
        terminal.shows(" / 海关公");
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

/// Sends input in two parts, and the second once the program has read the first.
pub(super) fn in_two_reads(terminal: &mut Terminal, first: &str, second: &str) {
    let tty = terminal.side_of_the_program();
    let readable =
        |patience: PollTimeout| poll(&mut [PollFd::new(tty.as_fd(), PollFlags::POLLIN)], patience).unwrap() > 0;
    terminal.signal(Signal::SIGSTOP).bytes(first.as_bytes());
    assert!(readable(PollTimeout::try_from(LIMIT).unwrap()), "the terminal keeps the keys");
    terminal.signal(Signal::SIGCONT);
    while readable(PollTimeout::ZERO) {
        std::thread::yield_now();
    }
    terminal.bytes(second.as_bytes());
}

#[test]
fn the_wheel_in_a_burst_does_not_type() {
    for shift in 0..11 {
        let mut terminal = Terminal::searching(80, 24, "海关");
        let burst = format!("{}{}公", "x\x7f".repeat(shift), WHEEL_DOWN.repeat(150));
        terminal.bytes(burst.as_bytes()).shows(" / 海关公");
    }
}

#[test]
fn keys_that_came_while_the_program_stood_still_are_all_taken() {
    for count in [300, 500, 1000] {
        let mut terminal = Terminal::searching(80, 24, "海关");
        terminal.signal(Signal::SIGSTOP);
        terminal.bytes(format!("{}公", DOWN.repeat(count)).as_bytes());
        terminal.signal(Signal::SIGCONT).shows(" / 海关公");
    }
}

#[test]
fn two_keys_in_one_write_right_after_the_start_are_two_keys() {
    let mut terminal = Terminal::open(80, 24);
    terminal.bytes(b"jj").is_on(" 5 ");
}
