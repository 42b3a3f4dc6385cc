//! Stopped and continued, by the user and from outside.

use nix::sys::signal::Signal;
use nix::unistd::Pid;

use super::Terminal;

/// A shell with job control that does not touch the terminal's settings itself, so that
/// what is seen while the job is stopped is what the job left. Says the job's number.
const SHELL: &str = r#"set -m
sh -c 'echo "job=$$."; exec "$ZIMAO"'
echo stopped; read go; fg > /dev/null; echo "ended $?""#;

/// The explorer as a job of a shell, and its process.
fn job(columns: u16, rows: u16) -> (Terminal, Pid) {
    let terminal = Terminal::run(columns, rows, "sh", &["-c", SHELL]);
    terminal.wait("a first frame", |seen| seen.frames() > 0);
    let output = terminal.seen().output();
    let (_, rest) = output.split_once("job=").unwrap();
    let (number, _) = rest.split_once('.').unwrap();
    let pid = number.parse().unwrap();
    (terminal, Pid::from_raw(pid))
}

fn is_stopped(terminal: &mut Terminal) {
    terminal.shows("stopped").has_its_state();
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_fg_takes_it_again() {
    let (mut terminal, _) = job(80, 24);
    terminal.keys("jj").is_on(" 5 ");
    let before = terminal.text();
    terminal.keys("<C-z>");
    is_stopped(&mut terminal);
    terminal.keys("<Enter>").wait(&before, |seen| seen.text() == before);
    terminal.keys("k").is_on(" 4 ");
    terminal.keys("q").shows("ended 0").has_its_state();
}

#[test]
fn after_fg_the_frame_fits_the_size_the_terminal_has_by_then() {
    let (mut terminal, _) = job(80, 24);
    terminal.keys("<C-z>");
    is_stopped(&mut terminal);
    terminal.resize(100, 30).keys("<Enter>");
    let fresh = Terminal::open(100, 30).text();
    terminal.wait(&fresh, |seen| seen.text() == fresh);
}

#[test]
fn sigtstp_from_outside_does_what_ctrl_z_does() {
    for keys in ["", "/海关", "?"] {
        let (mut terminal, pid) = job(80, 24);
        let frames = terminal.frames() + keys.chars().count();
        for key in keys.chars() {
            let before = terminal.frames();
            terminal.keys(&key.to_string()).wait("a frame", |seen| seen.frames() > before);
        }
        assert_eq!(terminal.frames(), frames);
        let before = terminal.text();
        nix::sys::signal::kill(pid, Signal::SIGTSTP).unwrap();
        is_stopped(&mut terminal);
        terminal.keys("<Enter>").wait(&before, |seen| seen.text() == before);
        terminal.keys("<C-c>").shows("ended 130").has_its_state();
    }
}

#[test]
fn it_can_be_stopped_again_and_again() {
    let script = r#"set -m; "$ZIMAO"; echo stop 1.; while read n; do fg > /dev/null; echo stop $n.; done"#;
    let mut terminal = Terminal::run(80, 24, "sh", &["-c", script]);
    terminal.is_on(" 1 ");
    let before = terminal.text();
    for round in 1..=5 {
        terminal.keys("<C-z>").shows(&format!("stop {round}.")).has_its_state();
        terminal.keys(&format!("{}<Enter>", round + 1)).wait(&before, |seen| seen.text() == before);
    }
}

#[test]
fn a_signal_while_stopped_ends_it_once_it_goes_on() {
    let (mut terminal, pid) = job(80, 24);
    terminal.keys("<C-z>");
    is_stopped(&mut terminal);
    nix::sys::signal::kill(pid, Signal::SIGTERM).unwrap();
    terminal.keys("<Enter>").shows("ended 143").has_its_state();
}

#[test]
fn in_an_interactive_bash_too() {
    let mut terminal = Terminal::run(80, 24, "bash", &["--norc", "--noprofile", "--noediting", "-i"]);
    terminal.shows("$").keys("\"$ZIMAO\"").bytes(b"\n");
    terminal.is_on(" 1 ").keys("j").is_on(" 4 ");
    let before = terminal.text();
    // What it says of that is in the language of the locale, where it is installed.
    terminal.keys("<C-z>").shows("[1]+").has_its_state();
    terminal.bytes(b"fg\n").wait(&before, |seen| seen.text() == before);
    terminal.keys("q").wait("the main screen", |seen| !seen.parser.screen().alternate_screen());
    terminal.bytes(b"echo code=$?\n").shows("code=0").has_its_state();
}

#[test]
fn without_a_shell_to_continue_it_ctrl_z_does_not_freeze_it() {
    // Right after the start, while the terminal's answers are waited for, no key is lost.
    for _ in 0..10 {
        let mut terminal = Terminal::open(80, 24);
        terminal.keys("<C-z>j").is_on(" 4 ");
        terminal.wait("the terminal taken again", |seen| seen.output().matches("\x1b[?1049h").count() == 2);
        terminal.keys("j").is_on(" 5 ").keys("q").exits(0).is_clean();
    }
}

#[test]
fn a_stop_and_a_quit_in_one_go_leave_the_terminal_as_it_was() {
    for _ in 0..10 {
        let (mut terminal, _) = job(80, 24);
        // Ended or stopped first: either way the shell has its terminal back, for good.
        terminal.bytes(b"\x1aq");
        terminal.shows("stopped").has_its_state();
        terminal.keys("<Enter>").shows("ended ").has_its_state();
        let output = terminal.seen().output();
        assert_eq!(output.matches("\x1b[?1049h").count(), output.matches("\x1b[?1049l").count(), "{output:?}");
    }
}

#[test]
fn a_key_that_comes_with_fg_does_not_keep_the_frame_from_being_drawn() {
    for _ in 0..10 {
        let (mut terminal, _) = job(80, 24);
        terminal.keys("<C-z>");
        is_stopped(&mut terminal);
        terminal.bytes(b"\nj");
        terminal.is_on(" 4 ").shows("贸易便利化领域");
    }
}
