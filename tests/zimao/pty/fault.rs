//! Terminals that go away or stand still, and the explorer's own failing.

use std::io::{ErrorKind, Write as _};

use nix::sys::signal::Signal;
use nix::sys::termios::{LocalFlags, tcgetattr};

use super::Terminal;
use zimao::app::Start;
use zimao::i18n::Lang;
use zimao::keymap::Keymap;
use zimao::tui::Options;

#[test]
fn a_hang_up_ends_it() {
    for keys in ["", "/海关", "?"] {
        let mut terminal = Terminal::open(80, 24);
        terminal.keys(keys).hang_up().dies_of(Signal::SIGHUP);
    }
}

#[test]
fn a_hang_up_ends_it_where_its_signal_is_ignored() {
    for keys in ["", "/海关", "?"] {
        let mut terminal = Terminal::run(80, 24, "sh", &["-c", r#"trap "" HUP; exec "$ZIMAO""#]);
        terminal.wait("a first frame", |seen| seen.frames() > 0);
        terminal.keys(keys).hang_up().exits(129);
    }
}

#[test]
fn a_hang_up_before_the_first_frame_ends_it() {
    for _ in 0..5 {
        let mut terminal = Terminal::run(80, 24, "sh", &["-c", r#"trap "" HUP; exec "$ZIMAO""#]);
        terminal.hang_up().ends();
    }
}

#[test]
fn a_terminal_that_takes_no_output_does_not_keep_it_from_ending() {
    for signal in [Signal::SIGTERM, Signal::SIGHUP, Signal::SIGINT] {
        let mut terminal = Terminal::open(80, 24);
        terminal.stall();
        fill(&terminal);
        terminal.keys("j<Tab>jv").signal(signal).dies_of(signal);
        assert!(terminal.now() == terminal.settings, "the settings are as they were");
    }
}

#[test]
fn a_terminal_that_takes_output_again_gets_the_rest() {
    let mut terminal = Terminal::open(80, 24);
    terminal.stall();
    fill(&terminal);
    terminal.keys("jj").go_on().keys("<C-l>").is_on(" 5 ");
}

/// Fills the terminal until it takes no more.
fn fill(terminal: &Terminal) {
    let mut tty = terminal.side_of_the_program();
    let refused = std::iter::repeat_with(|| tty.write_all(b".")).find_map(Result::err).unwrap();
    assert_eq!(refused.kind(), ErrorKind::WouldBlock);
}

/// The explorer has no way to be made to panic: this test runs itself in a terminal, and
/// there opens the explorer beside a thread that panics once the terminal is taken.
#[test]
fn a_panic_gives_the_terminal_back_before_it_is_reported() {
    if std::env::var_os("ZIMAO_TEST_PANICS").is_some() {
        panic_beside_the_explorer();
    }
    let this = std::env::current_exe().unwrap();
    let test = "pty::fault::a_panic_gives_the_terminal_back_before_it_is_reported";
    let args = ["ZIMAO_TEST_PANICS=1", this.to_str().unwrap(), "--exact", test, "--nocapture"];
    let mut terminal = Terminal::run(80, 24, "env", &args);
    terminal.exits(101);
    terminal.shows("a panic of the test").has_its_state();
    let output = terminal.seen().output();
    let place = |text: &str| output.find(text).unwrap_or_else(|| panic!("no {text:?} in {output:?}"));
    assert!(place("\x1b[?1049h") < place("\x1b[?1049l"), "{output}");
    assert!(place("\x1b[?1049l") < place("a panic of the test"), "{output}");
}

fn panic_beside_the_explorer() -> ! {
    std::thread::spawn(|| {
        let catalog = zimao::dataset::embedded().unwrap().leak();
        let (keymap, start) = (Keymap::default(), Start::default());
        let messages = Lang::Zh.messages();
        let (load, keeper, ledger) = Default::default();
        let options = Options::<()> { catalog, load, messages, keymap, start, keeper, ledger, measure: false };
        zimao::tui::run(options).unwrap().unwrap();
    });
    while tcgetattr(std::io::stdin()).unwrap().local_flags.contains(LocalFlags::ICANON) {
        std::thread::yield_now();
    }
    panic!("a panic of the test");
}
