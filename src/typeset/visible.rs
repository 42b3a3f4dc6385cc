//! Making text from outside safe to show.

use std::borrow::Cow;

use super::char_width;

/// `text` with every character that could act on a terminal, or hide, replaced by
/// one that shows: C0 controls by their pictures (`␛`), all others by `�`.
///
/// One character becomes one character, so spans into the original stay right.
/// Line feeds are replaced too: split lines first.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| show(c) == c) { Cow::Borrowed(text) } else { Cow::Owned(text.chars().map(show).collect()) }
}

/// A text of its own as [`visible`] makes it.
#[must_use]
pub fn shown(text: &str) -> String {
    visible(text).into_owned()
}

/// Columns of a text as [`visible`] makes it.
#[must_use]
pub fn visible_width(text: &str) -> usize {
    measure(text).1
}

/// Adds to a text another as [`visible`] makes it; gives the columns of what was added.
pub fn push_visible(out: &mut String, text: &str) -> usize {
    let (shows, columns) = measure(text);
    if shows {
        out.push_str(text);
    } else {
        out.extend(text.chars().map(show));
    }
    columns
}

/// Whether a text shows as it is, and its columns as [`visible`] makes it.
fn measure(text: &str) -> (bool, usize) {
    text.chars().fold((true, 0), |(shows, columns), c| {
        if let '\u{4E00}'..='\u{9FFF}' = c {
            // Most of our text.
            return (shows, columns + 2);
        }
        let shown = show(c);
        (shows && shown == c, columns + char_width(shown))
    })
}

fn show(c: char) -> char {
    // Most of our text first: it saves a walk through all the ranges.
    if matches!(c, ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3020}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}')
    {
        return c;
    }
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        // Soft hyphen, Arabic letter mark, fillers, zero-width characters, bidirectional
        // controls, line and paragraph separators, invisible operators, the byte order mark,
        // annotations and tags: drawn as nothing, or as an order.
        | '\u{ad}'
        | '\u{61c}'
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => '\u{FFFD}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::width;
    use proptest::prelude::*;

    #[test]
    fn controls_become_pictures_one_for_one() {
        assert_eq!(visible("a\x1b[31m\u{202e}b\u{9b}"), "a␛[31m�b�");
        assert_eq!(visible("海\u{200b}关").chars().count(), 3);
    }

    #[test]
    fn no_way_around_the_ranges_leads_past_one_of_them() {
        let obeyed = [
            '\u{ad}', '\u{61c}', '\u{200b}', '\u{200f}', '\u{2028}', '\u{202e}', '\u{2060}', '\u{feff}', '\x7f', '\x1f',
        ];
        assert!(obeyed.into_iter().all(|c| show(c) != c));
        assert!("“”‘’—…、。（）ＡＰＥＣ海 ~".chars().all(|c| show(c) == c));
    }

    proptest! {
        #[test]
        fn what_is_added_is_the_visible_text_and_its_width(text in ".{0,20}") {
            let mut out = "海".to_owned();
            let columns = push_visible(&mut out, &text);
            prop_assert_eq!(&out, &format!("海{}", visible(&text)));
            prop_assert_eq!(columns, width(&visible(&text)));
            prop_assert_eq!(columns, visible_width(&text));
        }
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(visible("海关“公证”"), Cow::Borrowed(_)));
    }
}
