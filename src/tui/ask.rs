//! What the terminal is asked when it is taken, and its answers.
//!
//! The questions go out with the sequences that take the terminal, so that the first frame
//! waits for nothing; the answers are waited for after it, for a little while. Whatever else
//! comes in that while was typed, and becomes the events it is elsewhere. crossterm would
//! swallow a position of the cursor, so until then nobody asks it for events.

use std::io;
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::unistd::read;

use super::answer;
use super::cut;
use super::tty::Tty;
use crate::app::Answer;

/// How long the answers are waited for once the first frame is written.
const PATIENCE: Duration = Duration::from_millis(100);

/// How long the rest is waited for of something that has begun to come.
const REST: Duration = Duration::from_millis(100);

/// What colour the background is.
const BACKGROUND: &str = "\x1b]11;?\x1b\\";
/// A character of ambiguous width at the start of the first line.
const AMBIGUOUS: &str = "\x1b[H\u{201c}";
/// Where the cursor is; then the line is cleared. As every terminal answers this, and in turn,
/// whoever has this answer has all of them.
const PLACE: &str = "\x1b[6n\r\x1b[2K";

/// The longest answer, in bytes.
const LONGEST: usize = 64;

const ESC: u8 = 0x1b;
const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// The questions to a terminal: what its background is, and how wide it draws; none to a
/// terminal that would not know them.
pub(super) fn questions(background: bool, width: bool) -> String {
    let deaf = std::env::var_os("TERM").is_some_and(|term| term == "linux" || term == "dumb");
    if deaf || !(background || width) {
        return String::new();
    }
    let ambiguous = if width { AMBIGUOUS } else { "\x1b[H" };
    [if background { BACKGROUND } else { "" }, ambiguous, PLACE].concat()
}

/// Something that came from the terminal.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// By the user.
    Event(Event),
    /// By the terminal.
    Answer(Answer),
    /// By the terminal, which has answered all that it was asked.
    Done(Option<Answer>),
}

/// What came of listening.
pub(super) enum Heard {
    /// This was said, and there may be more.
    Said(Vec<Said>),
    /// A signal came.
    Interrupted,
    /// Nobody is listened to any more.
    Over,
}

/// Listens for the answers.
#[derive(Default)]
pub(super) struct Ear {
    /// When to stop; not known before the first frame.
    until: Option<Instant>,
    /// The beginning of something.
    pending: Vec<u8>,
    /// Whether it came at the end of a burst, which may have been cut.
    in_burst: bool,
}

impl Ear {
    /// Waits for something to be said, and takes all that has come.
    pub(super) fn listen(&mut self, tty: &Tty) -> io::Result<Heard> {
        let now = Instant::now();
        let until = *self.until.get_or_insert(now + PATIENCE);
        let limit = if self.pending.starts_with(PASTE_BEGINS) {
            PollTimeout::NONE
        } else {
            let left = until.saturating_duration_since(now).max(self.rest_comes_in());
            PollTimeout::try_from(left).unwrap_or(PollTimeout::ZERO)
        };
        match self.take(tty, limit) {
            Ok(0) => return Ok(Heard::Over),
            Ok(_) => {}
            Err(Errno::EINTR) => return Ok(Heard::Interrupted),
            Err(errno) => return Err(errno.into()),
        }
        let (said, taken) = decode(&self.pending);
        self.pending.drain(..taken);
        self.in_burst = said.len() >= cut::BURST;
        if said.iter().any(is_done) {
            self.until = Some(now);
        }
        Ok(Heard::Said(said))
    }

    /// How long the rest is waited for of what has begun, if anything has. A lone ESC is most
    /// likely the key.
    fn rest_comes_in(&self) -> Duration {
        let is_key = self.pending == [ESC] && !self.in_burst;
        if self.pending.is_empty() || is_key { Duration::ZERO } else { REST }
    }

    /// Takes what comes within a time; gives how many bytes that was.
    fn take(&mut self, tty: &Tty, mut limit: PollTimeout) -> nix::Result<usize> {
        let before = self.pending.len();
        let mut buffer = [0; 1024];
        while poll(&mut [PollFd::new(tty.input(), PollFlags::POLLIN)], limit)? > 0 {
            match read(tty.input(), &mut buffer) {
                Ok(count @ 1..) => self.pending.extend(buffer.iter().take(count)),
                // A hang-up is for others to find.
                Ok(0) | Err(_) => break,
            }
            limit = PollTimeout::ZERO;
        }
        Ok(self.pending.len() - before)
    }

    /// Waits for the answers that are still to come; gives all that came with them.
    pub(super) fn hear_out(mut self, tty: &Tty) -> Vec<Said> {
        let until = self.until.unwrap_or_else(|| Instant::now() + PATIENCE);
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            let came = self.take(tty, PollTimeout::try_from(left).unwrap_or(PollTimeout::ZERO));
            if came == Ok(0) || decode(&self.pending).0.iter().any(is_done) {
                break;
            }
        }
        decode(&self.pending).0
    }

    /// Whether there is no more to wait for.
    pub(super) fn is_done(&self) -> bool {
        self.pending.is_empty() && self.until.is_some_and(|until| until <= Instant::now())
    }

    /// What has come of something that did not go on, as crossterm would have given it.
    pub(super) fn rest(&self) -> Vec<Event> {
        match self.pending.as_slice() {
            [ESC] => vec![Event::Key(KeyCode::Esc.into())],
            [ESC, b']', rest @ ..] => {
                let characters = rest.iter().map(|byte| typed(char::from(*byte), KeyModifiers::NONE));
                [typed(']', KeyModifiers::ALT)].into_iter().chain(characters).collect()
            }
            [ESC, byte @ (b'[' | b'O')] => vec![typed(char::from(*byte), KeyModifiers::ALT)],
            _ => Vec::new(),
        }
    }
}

fn is_done(said: &Said) -> bool {
    matches!(said, Said::Done(_))
}

/// All that is whole of what has come, and how many bytes that was.
fn decode(bytes: &[u8]) -> (Vec<Said>, usize) {
    let (mut said, mut taken) = (Vec::new(), 0);
    while let Some((count, next)) = bytes.get(taken..).and_then(first) {
        said.extend(next);
        taken += count;
    }
    (said, taken)
}

/// The first thing said, if it means anything, and how many bytes it takes; nothing where it
/// is not whole.
fn first(bytes: &[u8]) -> Option<(usize, Option<Said>)> {
    let (count, event) = match bytes {
        [] | [ESC] => return None,
        [ESC, ESC, ..] => (1, Some(Event::Key(KeyCode::Esc.into()))),
        [ESC, b']', rest @ ..] => return command(rest),
        [ESC, b'[', rest @ ..] => return sequence(bytes, rest),
        [ESC, b'O', rest @ ..] => (3, cut::meaning(&format!("O{}", char::from(*rest.first()?)))),
        [ESC, rest @ ..] => {
            let (count, event) = key(rest)?;
            let with_alt = |event| match event {
                Event::Key(key) => Event::Key(KeyEvent { modifiers: key.modifiers | KeyModifiers::ALT, ..key }),
                event => event,
            };
            (count + 1, event.map(with_alt))
        }
        _ => key(bytes)?,
    };
    Some((count, event.map(Said::Event)))
}

/// `11;rgb:ffff/ffff/ffff`, and its end, after `ESC ]`. What is none is Alt and `]`.
fn command(rest: &[u8]) -> Option<(usize, Option<Said>)> {
    let alt = (2, Some(Said::Event(typed(']', KeyModifiers::ALT))));
    let Some(len) = rest.iter().position(|byte| !(b' '..=b'~').contains(byte)) else {
        return (rest.len() > LONGEST).then_some(alt);
    };
    let body = rest.get(..len).and_then(|body| str::from_utf8(body).ok()).unwrap_or_default();
    let end = match rest.get(len..)? {
        [0x07, ..] => 1,
        [ESC] => return None,
        [ESC, b'\\', ..] => 2,
        // Cut off: it is an answer's beginning, or it is nothing of one.
        _ if answer::is_of_background(body) => 0,
        _ => return Some(alt),
    };
    Some((2 + len + end, answer::background(body).map(Said::Answer)))
}

/// `1;2R` and the like, after `ESC [`.
fn sequence(bytes: &[u8], rest: &[u8]) -> Option<(usize, Option<Said>)> {
    if bytes.starts_with(PASTE_BEGINS) {
        let pasted = bytes.get(PASTE_BEGINS.len()..)?;
        let len = pasted.windows(PASTE_ENDS.len()).position(|window| window == PASTE_ENDS)?;
        let text = String::from_utf8_lossy(pasted.get(..len)?).into_owned();
        return Some((PASTE_BEGINS.len() + len + PASTE_ENDS.len(), Some(Said::Event(Event::Paste(text)))));
    }
    let len = rest.iter().position(|byte| !(b' '..=b'?').contains(byte))?;
    let last = *rest.get(len)?;
    if !(b'@'..=b'~').contains(&last) {
        // Cut off.
        return Some((2 + len, None));
    }
    let text = str::from_utf8(rest.get(..=len)?).unwrap_or_default();
    let said = match text {
        "1;1R" | "1;2R" => Some(Said::Done(None)),
        "1;3R" => Some(Said::Done(Some(Answer::Wide))),
        _ => cut::meaning(&format!("[{text}")).map(Said::Event),
    };
    Some((2 + len + 1, said))
}

/// A character, or a key that is one byte.
fn key(bytes: &[u8]) -> Option<(usize, Option<Event>)> {
    let byte = *bytes.first()?;
    let control = |c: u8| typed(char::from(c), KeyModifiers::CONTROL);
    let event = match byte {
        b'\r' | b'\n' => Event::Key(KeyCode::Enter.into()),
        b'\t' => Event::Key(KeyCode::Tab.into()),
        0x7f => Event::Key(KeyCode::Backspace.into()),
        0 => control(b' '),
        0x01..=0x1a => control(byte - 1 + b'a'),
        ESC => Event::Key(KeyCode::Esc.into()),
        0x1c..=0x1f => control(byte - 0x1c + b'4'),
        _ => return character(bytes),
    };
    Some((1, Some(event)))
}

/// A character in UTF-8; a byte that is of none is left out.
fn character(bytes: &[u8]) -> Option<(usize, Option<Event>)> {
    let head = bytes.get(..4).unwrap_or(bytes);
    let valid = match str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() == 0 && error.error_len().is_none() => return None,
        Err(error) => str::from_utf8(head.get(..error.valid_up_to())?).unwrap_or_default(),
    };
    Some(valid.chars().next().map_or((1, None), |c| (c.len_utf8(), Some(typed(c, KeyModifiers::NONE)))))
}

fn typed(c: char, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(KeyCode::Char(c), modifiers))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn char(c: char) -> Said {
        Said::Event(typed(c, KeyModifiers::NONE))
    }

    fn code(code: KeyCode) -> Said {
        Said::Event(Event::Key(code.into()))
    }

    const LIGHT: Said = Said::Answer(Answer::Background { light: true });
    const DARK: Said = Said::Answer(Answer::Background { light: false });

    /// What is said in some bytes, all of which are whole.
    fn said(bytes: &[u8]) -> Vec<Said> {
        let (said, taken) = decode(bytes);
        assert_eq!(taken, bytes.len(), "{said:?}");
        said
    }

    #[test]
    fn the_answers_are_known() {
        for end in ["\x07", "\x1b\\"] {
            assert_eq!(said(format!("\x1b]11;rgb:ffff/ffff/ffff{end}").as_bytes()), [LIGHT]);
            assert_eq!(said(format!("\x1b]11;rgb:1e1e/1e1e/2e2e{end}").as_bytes()), [DARK]);
        }
        assert_eq!(said(b"\x1b[1;2R"), [Said::Done(None)]);
        assert_eq!(said(b"\x1b[1;1R"), [Said::Done(None)]);
        assert_eq!(said(b"\x1b[1;3R"), [Said::Done(Some(Answer::Wide))]);
        assert_eq!(
            said(b"a\x1b]11;rgb:ff/ff/ff\x07b\x1b[1;2Rc"),
            [char('a'), LIGHT, char('b'), Said::Done(None), char('c')]
        );
    }

    #[test]
    fn what_is_no_answer_is_not_taken_for_one() {
        for wrong in [
            "\x1b[1;4R",
            "\x1b[2;3R",
            "\x1b[1;3;1R",
            "\x1b[R",
            "\x1b[?1;2R",
            "\x1b]11;?\x1b\\",
            "\x1b]11;\x07",
            "\x1b]11;rgb:gg/ff/ff\x07",
            "\x1b]11;rgb:ff/ff\x07",
            "\x1b]11;rgb:fffff/ff/ff\x07",
            "\x1b]10;rgb:ff/ff/ff\x07",
        ] {
            assert_eq!(said(wrong.as_bytes()), [], "{wrong:?}");
        }
    }

    #[test]
    fn an_answer_that_was_cut_off_does_not_take_what_follows() {
        assert_eq!(said(b"\x1b]11;rgb:ff\rj"), [code(KeyCode::Enter), char('j')]);
        assert_eq!(said(b"\x1b]11;rgb:ff\x1b[B"), [code(KeyCode::Down)]);
        assert_eq!(said("\x1b[1;海".as_bytes()), [char('海')]);
    }

    #[test]
    fn keys_are_what_they_are() {
        assert_eq!(said("j海 \r\n\t\x7f".as_bytes()).len(), 7);
        assert_eq!(said("海".as_bytes()), [char('海')]);
        assert_eq!(said(b"\x1b[B\x1bOA"), [code(KeyCode::Down), code(KeyCode::Up)]);
        assert_eq!(said(b"\x1b\x1b[B"), [code(KeyCode::Esc), code(KeyCode::Down)]);
        let modified = |c, modifiers| [Said::Event(typed(c, modifiers))];
        assert_eq!(said(b"\x03"), modified('c', KeyModifiers::CONTROL));
        assert_eq!(said(b"\0"), modified(' ', KeyModifiers::CONTROL));
        assert_eq!(said(b"\x1bb"), modified('b', KeyModifiers::ALT));
        assert_eq!(said("\x1b海".as_bytes()), modified('海', KeyModifiers::ALT));
        assert_eq!(said(b"\x1b]\r"), [Said::Event(typed(']', KeyModifiers::ALT)), code(KeyCode::Enter)]);
        assert_eq!(said(b"\xffj"), [char('j')]);
        assert_eq!(said(b"\x1b[I\x1b[99~j"), [char('j')]);
    }

    #[test]
    fn a_paste_is_one_event_whatever_stands_in_it() {
        let paste = "\x1b[200~q\x1b[B\x1b[1;3R海\n\x1b[201~j".as_bytes();
        assert_eq!(said(paste), [Said::Event(Event::Paste("q\x1b[B\x1b[1;3R海\n".into())), char('j')]);
        for end in 6..paste.len() - 1 {
            assert_eq!(decode(&paste[..end]), (Vec::new(), 0), "{end}");
        }
    }

    #[test]
    fn what_is_not_whole_is_waited_for_and_means_the_same_in_pieces() {
        let whole = "a\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[B海\x1bb\x1b[1;3R\x1b[<65;10;8Mj".as_bytes();
        let expected = said(whole);
        for cut in 0..whole.len() {
            let (mut before, taken) = decode(&whole[..cut]);
            before.extend(decode(&whole[taken..]).0);
            assert_eq!(before, expected, "cut at {cut}");
        }
    }

    #[test]
    fn what_does_not_go_on_becomes_what_it_would_have_been() {
        let rest = |bytes: &[u8]| Ear { pending: bytes.to_vec(), ..Ear::default() }.rest();
        assert_eq!(rest(b"\x1b"), [Event::Key(KeyCode::Esc.into())]);
        assert_eq!(rest(b"\x1b["), [typed('[', KeyModifiers::ALT)]);
        assert_eq!(rest(b"\x1b]1"), [typed(']', KeyModifiers::ALT), typed('1', KeyModifiers::NONE)]);
        assert_eq!(rest(b"\x1b[1;"), []);
        assert_eq!(rest(&"海".as_bytes()[..2]), []);
    }

    #[test]
    fn what_has_begun_is_waited_for_when_answers_no_longer_are() {
        let wait = |pending: &[u8], in_burst| Ear { until: None, pending: pending.to_vec(), in_burst }.rest_comes_in();
        for nothing in [wait(b"", false), wait(b"", true), wait(b"\x1b", false)] {
            assert_eq!(nothing, Duration::ZERO);
        }
        // An ESC after many keys, a sequence, a character.
        for begun in [wait(b"\x1b", true), wait(b"\x1b[", false), wait(&"海".as_bytes()[..1], false)] {
            assert_eq!(begun, REST);
        }
    }

    #[test]
    fn nothing_is_asked_that_is_not_wanted() {
        assert_eq!(questions(false, false), "");
        assert_eq!(questions(false, true), "\x1b[H“\x1b[6n\r\x1b[2K");
        assert_eq!(questions(true, false), "\x1b]11;?\x1b\\\x1b[H\x1b[6n\r\x1b[2K");
    }
}
