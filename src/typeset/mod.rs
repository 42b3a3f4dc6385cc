//! Setting text in columns: widths, Chinese line breaking, truncation, and the
//! cleaning of text that came from outside.
//!
//! Pure: strings in, strings and character spans out. Units are named in every
//! signature: *characters* count Unicode scalar values, *columns* count terminal
//! cells.

mod visible;
mod wrap;

pub use visible::{push_visible, shown, visible, visible_width};
pub use wrap::{is_close, is_open, pieces, wrap};

use std::sync::atomic::{AtomicBool, Ordering};

use unicode_width::UnicodeWidthChar;

/// A half-open run of characters in some text: `start..end`, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CharSpan {
    /// First character of the run.
    pub start: usize,
    /// First character after the run.
    pub end: usize,
}

impl CharSpan {
    /// The run `start..end`; an `end` before `start` gives an empty run.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Length in characters.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the run holds no character.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The part of `text` this run names; characters past its end are left out.
    #[must_use]
    pub fn of(self, text: &str) -> String {
        text.chars().skip(self.start).take(self.len()).collect()
    }
}

/// Whether characters of ambiguous width take two columns.
static WIDE: AtomicBool = AtomicBool::new(false);

/// From here on, characters of ambiguous width count as two columns, in the whole process: the
/// terminal draws them so. Those are what Chinese fonts have wide and others narrow: “, …, ×.
pub fn draw_ambiguous_wide() {
    WIDE.store(true, Ordering::Relaxed);
}

/// Width of one character in columns; control characters have none.
#[must_use]
pub fn char_width(c: char) -> usize {
    // Han, kana and their punctuation first: nearly all of our text, and it saves the table walk.
    match c {
        '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{33FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}' => {
            return 2;
        }
        ' '..='~' => return 1,
        _ => {}
    }
    // Terminals draw the half-width voicing marks in cells of their own.
    if matches!(c, '\u{FF9E}' | '\u{FF9F}') {
        return 1;
    }
    width_where(c, WIDE.load(Ordering::Relaxed))
}

/// Width of a character where those of ambiguous width are `wide`, or not.
fn width_where(c: char, wide: bool) -> usize {
    if wide { c.width_cjk() } else { c.width() }.unwrap_or(0)
}

/// Width of a text in columns, as the terminal's cells will hold it.
#[must_use]
pub fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// `text` cut to at most `columns` columns; what was cut ends in `ellipsis`, at a
/// whole character. Where not even the ellipsis fits, nothing is left.
#[must_use]
pub fn truncate(text: &str, columns: usize, ellipsis: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(width(ellipsis)) else {
        return String::new();
    };
    let (kept, _) = fit(text, room);
    [kept, ellipsis].concat()
}

/// As [`truncate`], but it is the beginning that is cut.
#[must_use]
pub fn truncate_start(text: &str, columns: usize, ellipsis: &str) -> String {
    let reversed = |text: &str| text.chars().rev().collect::<String>();
    reversed(&truncate(&reversed(text), columns, &reversed(ellipsis)))
}

/// As much of the beginning of a text as fits into `columns` columns, and the columns it
/// takes.
#[must_use]
pub fn fit(text: &str, columns: usize) -> (&str, usize) {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        let next = used + char_width(c);
        if next > columns {
            return (text.get(..at).unwrap_or_default(), used);
        }
        used = next;
    }
    (text, used)
}

/// `text` followed by as many spaces as bring it to `columns` columns.
#[must_use]
pub fn pad(text: &str, columns: usize) -> String {
    let gap = columns.saturating_sub(width(text));
    let mut out = String::with_capacity(text.len() + gap);
    out.push_str(text);
    out.extend(std::iter::repeat_n(' ', gap));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn truncation_never_halves_a_wide_character() {
        assert_eq!(truncate("海关公证", 8, "…"), "海关公证");
        assert_eq!(truncate("海关公证", 7, "…"), "海关公…");
        assert_eq!(truncate("海关公证", 6, "…"), "海关…");
        assert_eq!(truncate("海关公证", 1, "…"), "…");
        assert_eq!(truncate("海关公证", 0, "…"), "");
        assert_eq!(truncate_start("海关公证", 8, "…"), "海关公证");
        assert_eq!(truncate_start("海关公证", 7, "…"), "…关公证");
        assert_eq!(truncate_start("海关公证", 6, "->"), "->公证");
        assert_eq!(truncate_start("海关公证", 0, "…"), "");
        assert_eq!(truncate("海关公证", 4, "..."), "...");
    }

    #[test]
    fn the_ways_around_the_table_of_widths_agree_with_it() {
        let ways = ['\u{3000}'..='\u{3029}', '\u{4E00}'..='\u{9FFF}', '\u{FF01}'..='\u{FF60}', ' '..='~'];
        for c in ways.into_iter().flatten() {
            assert_eq!(Some(char_width(c)), c.width(), "{c:?}");
        }
    }

    #[test]
    fn only_ambiguous_characters_are_wide_where_they_are_drawn_so() {
        for c in "“”‘’…—×│".chars() {
            assert_eq!([width_where(c, false), width_where(c, true)], [1, 2], "{c}");
        }
        for c in "aé海。，（\u{301}\u{1b}".chars() {
            assert_eq!(width_where(c, false), width_where(c, true), "{c:?}");
        }
        // The ways around the table hold for both.
        let ways = ['\u{3000}'..='\u{3029}', '\u{4E00}'..='\u{9FFF}', '\u{FF01}'..='\u{FF60}', ' '..='~'];
        assert!(ways.into_iter().flatten().all(|c| c.width() == c.width_cjk()));
    }

    #[test]
    fn padding_counts_columns_and_not_characters() {
        assert_eq!(pad("海关", 6), "海关  ");
        assert_eq!(pad("海关总署", 6), "海关总署");
    }

    #[test]
    fn a_span_past_the_end_gives_what_there_is() {
        assert_eq!(CharSpan::new(1, 9).of("海关"), "关");
        assert_eq!(CharSpan::new(5, 2).len(), 0);
    }
}
