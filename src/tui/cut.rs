//! Sequences of bytes that reached the reader cut in two.
//!
//! The kernel hands a long burst of input over in pieces. crossterm takes an ESC at the
//! end of a piece for the Esc key, and the rest of its sequence in the next piece for
//! typed characters: an arrow would cancel the search and type `[B`. Where a burst is so
//! long that it may have been cut, the sequence is put together again.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// As many events may be more than one piece: a piece has 256 bytes, and nothing that
/// stands for an event is longer than 17.
pub(super) const BURST: usize = 15;

/// What follows an Esc.
#[derive(Debug, PartialEq, Eq)]
enum Rest {
    /// Nothing of a sequence.
    Other,
    /// The start of a sequence, or nothing yet.
    Begun,
    /// The rest of a sequence: how many events, and the one they stand for, if any.
    Whole(usize, Option<Event>),
}

/// Whether the last sequence may have been cut, so that its rest is about to come.
pub(super) fn is_cut(events: &[Event]) -> bool {
    let after_esc = events.iter().rposition(is_esc).and_then(|esc| events.get(esc + 1..));
    events.len() >= BURST && after_esc.is_some_and(|events| rest_of_sequence(events) == Rest::Begun)
}

/// The events of a batch, with sequences that were cut put together again.
pub(super) fn mend(events: &[Event]) -> Vec<Event> {
    let may_be_cut = events.len() >= BURST;
    let mut mended = Vec::with_capacity(events.len());
    let mut left = events;
    while let Some((event, after)) = left.split_first() {
        left = after;
        match rest_of_sequence(after) {
            Rest::Whole(len, meant) if is_esc(event) => {
                // Of a few events none was cut: it was the Esc key, and then another key.
                mended.extend((!may_be_cut).then(|| event.clone()));
                mended.extend(meant);
                left = after.get(len..).unwrap_or_default();
            }
            _ => mended.push(event.clone()),
        }
    }
    mended
}

pub(super) fn is_esc(event: &Event) -> bool {
    *event == Event::Key(KeyCode::Esc.into())
}

/// A character typed without Ctrl or Alt.
pub(super) fn character(event: &Event) -> Option<char> {
    match event {
        Event::Key(KeyEvent { code: KeyCode::Char(c), modifiers, .. }) => {
            KeyModifiers::SHIFT.contains(*modifiers).then_some(*c)
        }
        _ => None,
    }
}

fn rest_of_sequence(events: &[Event]) -> Rest {
    let mut text = String::new();
    for event in events {
        let Some(c) = character(event) else { return Rest::Other };
        text.push(c);
        match (text.as_str(), c) {
            ("[" | "O", _) => {}
            (_, '0'..='9' | ';' | '<') if text.starts_with('[') => {}
            (_, 'A'..='Z' | 'm' | '~') if text.starts_with(['[', 'O']) => {
                return Rest::Whole(text.len(), meaning(&text));
            }
            _ => return Rest::Other,
        }
    }
    Rest::Begun
}

/// The event of a sequence, its ESC left out. One that is not here is dropped.
pub(super) fn meaning(sequence: &str) -> Option<Event> {
    if let Some(mouse) = sequence.strip_prefix("[<") {
        return mouse_event(mouse);
    }
    let (parameters, last) = sequence.get(1..)?.split_at_checked(sequence.len() - 2)?;
    let (number, modifiers) = parameters.split_once(';').unwrap_or((parameters, "1"));
    let code = match (last, number) {
        ("A", _) => KeyCode::Up,
        ("B", _) => KeyCode::Down,
        ("C", _) => KeyCode::Right,
        ("D", _) => KeyCode::Left,
        ("H", _) | ("~", "1" | "7") => KeyCode::Home,
        ("F", _) | ("~", "4" | "8") => KeyCode::End,
        ("~", "3") => KeyCode::Delete,
        ("~", "5") => KeyCode::PageUp,
        ("~", "6") => KeyCode::PageDown,
        ("Z", _) => KeyCode::BackTab,
        ("P", _) | ("~", "11") => KeyCode::F(1),
        ("~", number) => KeyCode::F(function(number.parse().ok()?)?),
        ("Q" | "R" | "S", "") if sequence.starts_with('O') => KeyCode::F(1 + *last.as_bytes().first()? - b'P'),
        _ => return None,
    };
    // 1, and 1 more for Shift, 2 for Alt, 4 for Ctrl. Shift changes none of these keys.
    let held = modifiers.parse::<u8>().ok()?.checked_sub(1)?;
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::ALT, held & 2 != 0);
    modifiers.set(KeyModifiers::CONTROL, held & 4 != 0);
    Some(Event::Key(KeyEvent::new(code, modifiers)))
}

/// The function key of a number: there are gaps between some.
fn function(number: u8) -> Option<u8> {
    match number {
        12..=15 => Some(number - 10),
        17..=21 => Some(number - 11),
        23..=24 => Some(number - 12),
        _ => None,
    }
}

/// `65;10;8M`: what, column and row from 1, and M for pressed.
fn mouse_event(text: &str) -> Option<Event> {
    let (numbers, last) = text.split_at_checked(text.len() - 1)?;
    let mut numbers = numbers.split(';').map(str::parse::<u16>);
    let mut next = || numbers.next()?.ok();
    let (what, column, row) = (next()?, next()?.checked_sub(1)?, next()?.checked_sub(1)?);
    let kind = match (what, last) {
        (0, "M") => MouseEventKind::Down(MouseButton::Left),
        (0, _) => MouseEventKind::Up(MouseButton::Left),
        (32, _) => MouseEventKind::Drag(MouseButton::Left),
        (64, _) => MouseEventKind::ScrollUp,
        (65, _) => MouseEventKind::ScrollDown,
        _ => return None,
    };
    Some(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Typed characters; `␛` is the Esc key.
    fn typed(text: &str) -> Vec<Event> {
        let code = |c| if c == '␛' { KeyCode::Esc } else { KeyCode::Char(c) };
        text.chars().map(|c| Event::Key(code(c).into())).collect()
    }

    fn key(code: KeyCode) -> Event {
        Event::Key(code.into())
    }

    /// A burst, and these characters at its end.
    fn burst(text: &str) -> Vec<Event> {
        let mut events = vec![key(KeyCode::Down); BURST];
        events.extend(typed(text));
        events
    }

    /// What is mended of the end of a burst.
    fn mended(text: &str) -> Vec<Event> {
        mend(&burst(text)).split_off(BURST)
    }

    #[test]
    fn a_burst_that_ends_within_a_sequence_is_cut() {
        for text in ["␛", "␛[", "␛O", "␛[5", "␛[<65;10", "海␛"] {
            assert!(is_cut(&burst(text)), "{text}");
        }
    }

    #[test]
    fn whole_sequences_and_other_keys_are_not_cut() {
        for text in ["", "j", "海", "[", "␛j", "␛[B", "␛[B海", "␛[<65;10;8M"] {
            assert!(!is_cut(&burst(text)), "{text}");
        }
    }

    #[test]
    fn a_few_keys_are_never_waited_with() {
        assert!(!is_cut(&typed("␛")));
        assert!(!is_cut(&typed("jjjjj␛")));
    }

    #[test]
    fn the_two_parts_of_a_key_become_the_key() {
        for (text, code) in [
            ("␛[A", KeyCode::Up),
            ("␛[B", KeyCode::Down),
            ("␛[C", KeyCode::Right),
            ("␛[D", KeyCode::Left),
            ("␛OA", KeyCode::Up),
            ("␛[H", KeyCode::Home),
            ("␛[4~", KeyCode::End),
            ("␛[5~", KeyCode::PageUp),
            ("␛[6~", KeyCode::PageDown),
            ("␛[11~", KeyCode::F(1)),
            ("␛[15~", KeyCode::F(5)),
            ("␛[17~", KeyCode::F(6)),
            ("␛[21~", KeyCode::F(10)),
            ("␛[24~", KeyCode::F(12)),
            ("␛OQ", KeyCode::F(2)),
            ("␛OS", KeyCode::F(4)),
        ] {
            assert_eq!(mended(text), [key(code)], "{text}");
        }
        assert_eq!(mended("␛[1;5D"), [Event::Key(KeyEvent::new(KeyCode::Left, KeyModifiers::CONTROL))]);
    }

    #[test]
    fn the_two_parts_of_a_wheel_event_become_the_event() {
        let event = MouseEvent { kind: MouseEventKind::ScrollDown, column: 9, row: 7, modifiers: KeyModifiers::NONE };
        assert_eq!(mended("␛[<65;10;8M"), [Event::Mouse(event)]);
        assert_eq!(
            mended("␛[<0;10;8m"),
            [Event::Mouse(MouseEvent { kind: MouseEventKind::Up(MouseButton::Left), ..event })]
        );
    }

    #[test]
    fn a_sequence_that_means_nothing_here_is_dropped() {
        for text in ["␛[200~", "␛[<35;1;1M", "␛[<65;0;0M", "␛[<M", "␛[999999999999~", "␛[1;0A"] {
            assert_eq!(mended(text), [], "{text}");
        }
    }

    #[test]
    fn what_stands_around_it_stays() {
        assert_eq!(mended("海␛[B关"), [typed("海"), vec![key(KeyCode::Down)], typed("关")].concat());
        assert_eq!(mended("␛␛[B"), [typed("␛"), vec![key(KeyCode::Down)]].concat());
    }

    #[test]
    fn esc_and_other_characters_stay_what_they_are() {
        for text in ["␛", "␛j", "␛[", "␛[海", "[B", "␛海[B"] {
            assert_eq!(mended(text), typed(text), "{text}");
        }
    }

    #[test]
    fn among_a_few_keys_esc_stays_and_the_key_after_it_is_the_key() {
        // ESC ESC [ B: crossterm takes the two ESC for one.
        assert_eq!(mend(&typed("␛[B")), [key(KeyCode::Esc), key(KeyCode::Down)]);
    }
}
