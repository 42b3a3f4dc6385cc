//! Nothing polls.

use std::fs;
use std::time::Duration;

use nix::unistd::Pid;

use super::{COMMON, Terminal};

/// Longer than any interval at which a program would poll.
const WHILE: Duration = Duration::from_millis(700);

/// What each thread of a process has used: nanoseconds of CPU and context switches.
fn used(pid: Pid) -> Vec<String> {
    let of_thread = |task: String| {
        let schedstat = fs::read_to_string(format!("{task}/schedstat")).unwrap();
        let status = fs::read_to_string(format!("{task}/status")).unwrap();
        let switches: Vec<&str> = status.lines().filter(|line| line.contains("ctxt_switches")).collect();
        format!("{} ns, {}", schedstat.split(' ').next().unwrap(), switches.join(", "))
    };
    tasks(pid).into_iter().map(of_thread).collect()
}

fn tasks(pid: Pid) -> Vec<String> {
    let mut tasks: Vec<String> = fs::read_dir(format!("/proc/{pid}/task"))
        .unwrap()
        .map(|task| task.unwrap().path().to_str().unwrap().to_owned())
        .collect();
    tasks.sort();
    tasks
}

/// Whether every thread sleeps.
fn asleep(pid: Pid) -> bool {
    tasks(pid).iter().all(|task| {
        let stat = fs::read_to_string(format!("{task}/stat")).unwrap();
        let (_, after_name) = stat.rsplit_once(") ").unwrap();
        after_name.starts_with('S')
    })
}

/// Nothing is used and nothing written for a while.
#[track_caller]
fn rests(terminal: &Terminal) {
    while !asleep(terminal.pid) {
        std::thread::yield_now();
    }
    let (written, before) = (terminal.seen().raw.len(), used(terminal.pid));
    let guard = terminal.seen();
    let resting = |seen: &mut super::Seen| seen.raw.len() == written && seen.status.is_none();
    let (guard, timeout) = terminal.shared.changed.wait_timeout_while(guard, WHILE, resting).unwrap();
    drop(guard);
    assert!(timeout.timed_out(), "writes or ends while idle");
    assert_eq!(used(terminal.pid), before, "wakes while idle");
}

/// The explorer when it has the answers of the terminal, which are there before the key.
fn open() -> Terminal {
    let mut terminal = Terminal::answering(COMMON);
    terminal.keys("j").is_on(" 4 ");
    terminal
}

#[test]
fn idle_it_uses_no_cpu_and_writes_no_byte() {
    rests(&open());
}

#[test]
fn idle_in_a_search_it_uses_no_cpu_and_writes_no_byte() {
    let mut terminal = open();
    terminal.keys("/海关").shows(" / 海关");
    rests(&terminal);
}

#[test]
fn idle_after_a_burst_it_uses_no_cpu_and_writes_no_byte() {
    let mut terminal = open();
    terminal.keys("/海关").shows(" / 海关");
    terminal.bytes(format!("{}公", "\x1b[B".repeat(500)).as_bytes()).shows(" / 海关公");
    rests(&terminal);
}

#[test]
fn it_has_no_thread_beyond_those_for_signals_and_hang_up() {
    let terminal = Terminal::open(80, 24);
    assert!(tasks(terminal.pid).len() <= 3, "{:?}", tasks(terminal.pid));
}
