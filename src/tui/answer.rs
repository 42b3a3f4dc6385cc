//! The terminal's answer to what its background is, as it reads, and as it comes late.
//!
//! When nobody listens for it any more, crossterm takes it for what a user types: Alt and `]`,
//! characters, and Alt and `\` or Ctrl-G. It is picked out of the events whenever it comes.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::cut::{character, is_esc};
use crate::app::Answer;

/// What every answer begins with.
const BEGIN: &str = "11;";

/// The longest answer, in characters.
const LONGEST: usize = 40;

/// Whether the beginning of an answer to this question and not to another, or of nothing.
pub(super) fn is_of_background(body: &str) -> bool {
    body.starts_with(BEGIN)
}

/// What the answer says: `11;rgb:ffff/ffff/ffff`, the colours in 1 to 4 digits each.
pub(super) fn background(body: &str) -> Option<Answer> {
    let color = body.strip_prefix(BEGIN)?;
    let parts = color.strip_prefix("rgb:").or_else(|| color.strip_prefix("rgba:"))?;
    let mut parts = parts.split('/').map(share);
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    // As bright as it looks.
    Some(Answer::Background { light: 2126 * red + 7152 * green + 722 * blue > 10_000 * FULL / 2 })
}

/// A colour at its brightest.
const FULL: u64 = 0xffff;

/// A part of a colour out of [`FULL`].
fn share(digits: &str) -> Option<u64> {
    let most = match digits.len() {
        1 => 0xf,
        2 => 0xff,
        3 => 0xfff,
        4 => 0xffff,
        _ => return None,
    };
    let hex = digits.chars().all(|c| c.is_ascii_hexdigit());
    u64::from_str_radix(digits, 16).ok().filter(|_| hex).map(|value| value * FULL / most)
}

/// What events begin with.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    /// No answer.
    Other,
    /// The beginning of one, and whether it can be nothing else.
    Begun { sure: bool },
    /// An answer of so many events, if it makes sense.
    Whole(usize, Option<Answer>),
}

/// Events without the answers among them, the answers, and the beginning of one at the end
/// that can be nothing else.
pub(super) struct Parted {
    pub(super) events: Vec<Event>,
    pub(super) answers: Vec<Answer>,
    pub(super) begun: Vec<Event>,
}

/// Parts answers from what was typed. `after_esc` says whether the Esc key was the last thing
/// before these events: an answer may have been cut there.
pub(super) fn part(events: &[Event], after_esc: bool) -> Parted {
    let mut parted = Parted { events: Vec::new(), answers: Vec::new(), begun: Vec::new() };
    let mut left = events;
    while let Some((event, after)) = left.split_first() {
        match find(left, parted.events.last().map_or(after_esc, is_esc)) {
            Found::Whole(len, answer) => {
                parted.answers.extend(answer);
                left = left.get(len..).unwrap_or_default();
                continue;
            }
            Found::Begun { sure: true } => {
                parted.begun = left.to_vec();
                break;
            }
            Found::Begun { sure: false } | Found::Other => parted.events.push(event.clone()),
        }
        left = after;
    }
    parted
}

/// Whether the events end in the beginning of an answer, so that its rest is about to come.
pub(super) fn is_begun(events: &[Event], mut after_esc: bool) -> bool {
    (0..events.len()).any(|at| {
        let events = events.get(at..).unwrap_or_default();
        let found = find(events, after_esc);
        after_esc = events.first().is_some_and(is_esc);
        matches!(found, Found::Begun { .. })
    })
}

/// After an Esc the `]` has no Alt of its own.
fn find(events: &[Event], after_esc: bool) -> Found {
    let starts = match events.first() {
        Some(event) if is(event, ']', KeyModifiers::ALT) => true,
        Some(event) => after_esc && is(event, ']', KeyModifiers::NONE),
        None => false,
    };
    if !starts {
        return Found::Other;
    }
    let mut body = String::new();
    for (at, event) in events.iter().enumerate().skip(1) {
        let end = match (is_esc(event), events.get(at + 1)) {
            (true, None) => return Found::Begun { sure: is_of_background(&body) },
            (true, Some(next)) if is(next, '\\', KeyModifiers::NONE) => Some(at + 2),
            _ if is(event, '\\', KeyModifiers::ALT) || is(event, 'g', KeyModifiers::CONTROL) => Some(at + 1),
            _ => None,
        };
        if let Some(end) = end {
            return if is_of_background(&body) { Found::Whole(end, background(&body)) } else { Found::Other };
        }
        match character(event).filter(|c| belongs(*c, &body)) {
            Some(c) => body.push(c),
            // Cut off: what has come of it is nothing that was typed.
            None if is_of_background(&body) => return Found::Whole(at, None),
            None => return Found::Other,
        }
    }
    Found::Begun { sure: is_of_background(&body) }
}

/// Whether a character can follow these in an answer.
fn belongs(c: char, body: &str) -> bool {
    let begins = BEGIN.chars().nth(body.len()).is_none_or(|expected| c == expected);
    begins && body.len() < LONGEST && matches!(c, '0'..='9' | 'a'..='f' | 'A'..='F' | ':' | '/' | ';' | 'r' | 'g')
}

fn is(event: &Event, c: char, with: KeyModifiers) -> bool {
    *event == Event::Key(KeyEvent::new(KeyCode::Char(c), with))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Typed characters; `␛` is the Esc key, `␇` Ctrl-G, `»` makes the next one Alt's.
    fn typed(text: &str) -> Vec<Event> {
        let mut alt = KeyModifiers::NONE;
        let mut events = Vec::new();
        for c in text.chars() {
            let (c, modifiers) = match c {
                '»' => {
                    alt = KeyModifiers::ALT;
                    continue;
                }
                '␛' => {
                    events.push(Event::Key(KeyCode::Esc.into()));
                    continue;
                }
                '␇' => ('g', KeyModifiers::CONTROL),
                c => (c, alt),
            };
            // As crossterm has it.
            let shift = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
            events.push(Event::Key(KeyEvent::new(KeyCode::Char(c), modifiers | shift)));
            alt = KeyModifiers::NONE;
        }
        events
    }

    const LIGHT: Answer = Answer::Background { light: true };
    const DARK: Answer = Answer::Background { light: false };

    #[test]
    fn a_background_is_light_or_dark_as_it_looks() {
        for (color, light) in [
            ("rgb:ffff/ffff/ffff", true),
            ("rgb:0000/0000/0000", false),
            ("rgb:fd/f6/e3", true),
            ("rgb:00/2b/36", false),
            ("rgb:f/f/f", true),
            ("rgb:fff/fff/000", true),
            ("rgb:0000/0000/ffff", false),
            ("rgb:ffff/0000/0000", false),
            ("rgba:ffff/ffff/ffff/0000", true),
        ] {
            assert_eq!(background(&format!("11;{color}")), Some(Answer::Background { light }), "{color}");
        }
        for wrong in
            ["", "rgb:", "rgb:ff/ff", "rgb:ff/ff/", "rgb:+f/ff/ff", "#ffffff", "?", "rgb:海/ff/ff", "hsl:1/1/1"]
        {
            assert_eq!(background(&format!("11;{wrong}")), None, "{wrong}");
        }
    }

    #[test]
    fn a_late_answer_is_parted_from_what_is_typed_around_it() {
        for (text, answer) in [
            ("»]11;rgb:ffff/ffff/ffff»\\", LIGHT),
            ("»]11;rgb:FFFF/FFFF/FFFF␇", LIGHT),
            ("»]11;rgb:1e1e/1e1e/1e1e␛\\", DARK),
        ] {
            let parted = part(&typed(&format!("j海{text}␛k")), false);
            assert_eq!(parted.events, typed("j海␛k"), "{text}");
            assert_eq!((parted.answers, parted.begun), (vec![answer], Vec::new()), "{text}");
        }
        // The Esc key, and then the answer: crossterm takes the two ESC for one.
        let parted = part(&typed("␛]11;rgb:ffff/ffff/ffff»\\"), false);
        assert_eq!((parted.events, parted.answers), (typed("␛"), vec![LIGHT]));
        let rest = typed("]11;rgb:ffff/ffff/ffff»\\");
        assert_eq!(part(&rest, true).answers, [LIGHT]);
        assert_eq!(part(&rest, false).events, rest);
    }

    #[test]
    fn an_answer_that_makes_no_sense_or_was_cut_off_is_left_out() {
        for text in ["»]11;rgb:/␇", "»]11;»\\", "»]11;rgb:ffff/ff"] {
            let parted = part(&typed(&format!("j{text}k")), false);
            assert_eq!((parted.events, parted.answers), (typed("jk"), Vec::new()), "{text}");
        }
    }

    #[test]
    fn what_is_typed_stays_what_it_is() {
        for text in
            ["»]", "»]j", "»]1", "»]11", "»]1␇", "]11;", "␛", "␛]", "j]11;rgb:ffff/ffff/ffff»\\", "»]12;rgb:f/f/f␇"]
        {
            let parted = part(&typed(text), false);
            assert_eq!((parted.events, parted.answers, parted.begun), (typed(text), Vec::new(), Vec::new()), "{text}");
        }
    }

    #[test]
    fn the_beginning_of_an_answer_is_kept_for_its_rest_wherever_it_is_cut() {
        let whole = typed("»]11;rgb:ffff/ffff/ffff␛\\");
        for cut in 1..whole.len() {
            let (before, after) = whole.split_at(cut);
            assert!(is_begun(before, false), "{before:?}");
            let parted = part(before, false);
            // Less of it may have been typed, and is waited for a moment only.
            assert_eq!(parted.begun.len(), if cut < 4 { 0 } else { cut });
            let parted = part(&[&parted.begun[..], &parted.events[..], after].concat(), false);
            assert_eq!((parted.events, parted.answers), (Vec::new(), vec![LIGHT]), "cut at {cut}");
        }
        for text in ["j", "␛", "»]j", "»]11;rgb:f/f/f␇", "]1"] {
            assert!(!is_begun(&typed(text), false), "{text}");
        }
    }
}
