//! What the terminal says of itself, in time, late, in pieces, or not at all.

use std::cell::RefCell;
use std::io::Read as _;
use std::time::{Duration, Instant};

use super::burst::{in_two_reads, is_readable};
use super::{Answers, COMMON, LIMIT, PLACE, Seen, Terminal, ZIMAO};

const BACKGROUND: &str = "\x1b]11;?\x1b\\";
const WHITE: &str = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\";
const LIGHT: Answers = &[(BACKGROUND, WHITE), (PLACE, "\x1b[1;2R")];
const WIDE: Answers = &[(PLACE, "\x1b[1;3R")];

/// Colours of the head of the tree, in the dark theme and in the light one.
const HEADS: [u8; 2] = [117, 25];

fn head(seen: &Seen) -> vt100::Color {
    seen.parser.screen().cell(1, 0).unwrap().bgcolor()
}

impl Terminal {
    #[track_caller]
    fn is_light(&mut self) -> &mut Self {
        self.wait("the light theme", |seen| head(seen) == vt100::Color::Idx(HEADS[1]));
        self
    }

    #[track_caller]
    fn is_dark(&mut self) -> &mut Self {
        self.wait("the dark theme", |seen| head(seen) == vt100::Color::Idx(HEADS[0]));
        self
    }

    /// Nobody waits for answers any more: the last one has come, and a key after it counts.
    fn deaf(&mut self) -> &mut Self {
        self.bytes(b"\x1b[1;2R").keys("j").is_on(" 4 ");
        self
    }

    /// What comes into the empty bar is all that was typed.
    #[track_caller]
    fn has_typed_nothing(&mut self) {
        self.keys("/").shows_cursor().keys("海关").shows(" / 海关 ").shows("1/9");
        self.keys("<C-c>").exits(130).is_clean();
    }
}

fn deaf() -> Terminal {
    let mut terminal = Terminal::open(80, 24);
    terminal.deaf();
    terminal
}

#[test]
fn a_light_background_gets_the_light_theme() {
    Terminal::answering(LIGHT).is_light().has_typed_nothing();
}

#[test]
fn a_dark_background_costs_no_second_frame() {
    let mut terminal = Terminal::answering(COMMON);
    terminal.keys("j").is_on(" 4 ").is_dark();
    assert_eq!(terminal.frames(), 2, "the first, and that of the key");
    terminal.has_typed_nothing();
}

#[test]
fn an_answer_that_comes_while_a_file_is_read_counts_for_all_of_it() {
    let file = super::large::file("large-light.jsonl", "");
    let mut terminal = Terminal::launch((80, 24), ZIMAO, &["--data", &file], &[], LIGHT);
    terminal.shows("12000 项").is_light().keys("q").exits(0).is_clean();
}

#[test]
fn what_was_chosen_is_not_asked_for() {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("dark.toml");
    std::fs::write(&file, "theme = 'dark'\nascii = false\n").unwrap();
    let path = file.to_str().unwrap();
    let mut terminal = Terminal::launch((80, 24), ZIMAO, &["--config", path], &[], LIGHT);
    terminal.is_dark().keys("q").exits(0).is_clean();
    assert!(!terminal.seen().output().contains(PLACE));
    // The theme alone is: it is not asked how wide it draws, nor believed.
    std::fs::write(&file, "ascii = false\n").unwrap();
    let answers = &[(BACKGROUND, WHITE), (PLACE, "\x1b[1;1R")];
    let mut terminal = Terminal::launch((80, 24), ZIMAO, &["--config", path], &[], answers);
    terminal.is_light().shows("│").keys("q").exits(0).is_clean();
    assert!(!terminal.seen().output().contains("“\x1b[6n"));
}

#[test]
fn a_terminal_without_colour_is_not_asked_for_its_background() {
    let mut terminal = Terminal::launch((80, 24), ZIMAO, &["--color", "never"], &[], LIGHT);
    terminal.shows("37 项").keys("q").exits(0).is_clean();
    assert!(!terminal.seen().output().contains(BACKGROUND));
}

#[test]
fn a_console_that_does_not_know_the_questions_is_not_asked() {
    let mut terminal = Terminal::run(80, 24, "env", &["TERM=linux", ZIMAO]);
    terminal.shows("37 项").keys("q").exits(0).is_clean();
    assert!(!terminal.seen().output().contains(PLACE));
}

#[test]
fn a_terminal_that_draws_wide_gets_ascii_and_room_for_its_characters() {
    let mut terminal = Terminal::answering(WIDE);
    // The emulated terminal draws the quote narrow, and so shows the room that is left for it.
    terminal.hides("│").hides("…").shows("“ 融资租赁+汽车出口” ...").shows("|").is_dark();
    terminal.keys("?").shows("j Down").hides("↓").keys("q");
    terminal
        .keys("/“”")
        .wait("the cursor after two wide quotes", |seen| seen.parser.screen().cursor_position() == (0, 7));
    terminal.keys("<C-c>").exits(130).is_clean();
}

#[test]
fn ascii_that_was_asked_for_has_room_for_wide_characters_too() {
    let mut terminal = Terminal::launch((80, 24), ZIMAO, &["--ascii"], &[], WIDE);
    terminal.hides("│").shows("“ 融资租赁+汽车出口” ...").keys("q").exits(0).is_clean();
}

#[test]
fn a_terminal_that_never_answers_has_its_first_frame_at_once_and_loses_no_key() {
    for (keys, shown) in [
        ("jj", "第 5 项，共 37 项"),
        ("/海关", " / 海关  "),
        ("/海关\x1b[B", "2/9"),
        ("/海关\x1bOB\x1b[B\x7f", " / 海  "),
        ("/\x1b[200~海q\x1b[201~x\x7f\x7f关", " / 海关  "),
        ("vv\x1b", "按范围"),
        ("\x1b[<0;10;7M\x1b[<0;10;7m", "第 5 项，共 37 项"),
    ] {
        // While answers are waited for, and when they no longer are.
        for before in ["", "\x1b[1;2R"] {
            let start = Instant::now();
            let mut terminal = Terminal::open(80, 24);
            assert!(start.elapsed() < Duration::from_secs(5), "the first frame");
            terminal.bytes(before.as_bytes()).bytes(keys.as_bytes()).shows(shown);
        }
    }
}

#[test]
fn a_key_is_not_kept_waiting_for_answers() {
    let mut terminal = Terminal::open(80, 24);
    for key in ["j", "j", "k", "/", "海", "<Down>"] {
        let before = terminal.frames();
        terminal.keys(key).wait(key, |seen| seen.frames() > before);
    }
}

#[test]
fn a_late_answer_sets_the_theme_and_types_nothing() {
    for answer in ["\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;rgb:FF/FF/FF\x07"] {
        let mut terminal = Terminal::open(80, 24);
        terminal.deaf().bytes(answer.as_bytes()).is_light();
        terminal.bytes(b"\x1b[1;3R").keys("k").is_on(" 1 ").shows("│").has_typed_nothing();
    }
}

#[test]
fn a_late_answer_while_text_is_typed_is_not_typed() {
    let mut terminal = Terminal::open(80, 24);
    terminal.deaf().keys("/海").shows(" / 海 ").bytes(format!("关{WHITE}公").as_bytes());
    terminal.shows(" / 海关公 ");
    terminal.keys("<C-c>").exits(130).is_clean();
}

#[test]
fn a_late_answer_in_two_pieces_is_one_wherever_it_is_cut() {
    for cut in 1..WHITE.len() {
        in_two_reads(deaf, &[WHITE.split_at(cut)]).is_light().has_typed_nothing();
    }
}

#[test]
fn a_late_answer_in_many_pieces_is_one() {
    let pairs = [("\x1b", "]11;rgb:ff"), ("ff/ffff", "/ffff\x1b"), ("\\", "k")];
    in_two_reads(deaf, &pairs).is_on(" 1 ").is_light().has_typed_nothing();
}

#[test]
fn a_late_answer_that_stops_halfway_does_not_take_the_keys_after_it() {
    let mut terminal = Terminal::open(80, 24);
    terminal.deaf().bytes(b"\x1b]11;rgb:ffff/ff").keys("k").is_on(" 1 ").is_dark().has_typed_nothing();
}

#[test]
fn an_answer_in_pieces_is_one() {
    for cut in [1, 2, 5, 12, WHITE.len() - 1] {
        let open = || Terminal::open(80, 24);
        in_two_reads(open, &[WHITE.split_at(cut)]).is_light().has_typed_nothing();
    }
}

#[test]
fn garbage_in_the_place_of_answers_is_nothing() {
    const GARBAGE: Answers =
        &[(PLACE, "\x1b]11;rgb:zz/1/1\x07\x1b[9999;9999R\x1b]11;?\x07\x1b[R\x1b[?1;3R\x1b]11;\x1b\\\x1b[1;2R")];
    let mut terminal = Terminal::answering(GARBAGE);
    terminal.keys("j").is_on(" 4 ").is_dark().shows("│").has_typed_nothing();
}

#[test]
fn alt_and_a_bracket_are_still_a_key() {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("bracket.toml");
    std::fs::write(&file, "[keys.tree]\ndown = ['<A-]>']\n").unwrap();
    let mut terminal = Terminal::run(80, 24, ZIMAO, &["--config", file.to_str().unwrap()]);
    terminal
        .is_on(" 1 ")
        .bytes(b"\x1b]")
        .is_on(" 4 ")
        .bytes(b"\x1b[1;2R\x1b]")
        .is_on(" 5 ")
        .bytes(b"\x1b]")
        .is_on(" 9 ");
}

#[test]
fn answers_that_come_after_leaving_at_once_are_not_left_for_the_shell() {
    let answers = format!("{WHITE}\x1b[1;2R");
    // Who would read next.
    let shell = RefCell::new(None);
    let open = || {
        let terminal = Terminal::open(80, 24);
        shell.replace(Some(terminal.side_of_the_program()));
        terminal
    };
    let mut terminal = in_two_reads(open, &[("q", &answers)]);
    terminal.exits(0);
    terminal.keys("x<Enter>");
    let mut shell = shell.into_inner().unwrap();
    assert!(is_readable(&shell, LIMIT));
    let mut line = [0; 100];
    let count = shell.read(&mut line).unwrap();
    assert_eq!(String::from_utf8_lossy(&line[..count]), "x\n");
}
