//! A text field of one line, in columns as they are drawn.

use tui_input::Input;

use crate::typeset::char_width;

/// What shows of a text field.
pub(super) struct Shown {
    /// Columns of the text that have gone out of the field at its left.
    pub(super) scroll: usize,
    /// The column of the text cursor within the field.
    pub(super) cursor: usize,
}

/// How a text stands in a field of so many columns: as far to the right as it can with its
/// cursor in the field.
pub(super) fn shown(input: &Input, columns: usize) -> Shown {
    let before = |count: usize| input.value().chars().take(count).map(char_width);
    let cursor: usize = before(input.cursor()).sum();
    let beyond = cursor.saturating_sub(columns);
    // Whole characters go.
    let scroll = before(usize::MAX).fold(0, |gone, width| if gone < beyond { gone + width } else { gone });
    Shown { scroll, cursor: cursor.saturating_sub(scroll) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_goes_out_of_the_field_by_whole_characters_until_the_cursor_is_in_it() {
        let of = |text: &str, cursor, columns| {
            let shown = shown(&Input::new(text.to_owned()).with_cursor(cursor), columns);
            (shown.scroll, shown.cursor)
        };
        assert_eq!(of("", 0, 5), (0, 0));
        assert_eq!(of("海关", 2, 5), (0, 4));
        assert_eq!(of("海关公证", 4, 5), (4, 4));
        assert_eq!(of("a海关公证", 5, 5), (5, 4));
        assert_eq!(of("海关公证", 1, 5), (0, 2));
        assert_eq!(of("海关公证", 4, 0), (8, 0));
    }
}
