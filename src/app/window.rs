//! A cursor and a view over a list: the one place where list arithmetic is done.

/// A way to move through a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// By lines, negative for up.
    Lines(isize),
    /// By half pages, negative for up.
    HalfPages(isize),
    /// To the first line.
    Top,
    /// To the last line.
    Bottom,
}

impl Step {
    /// Where the step leads from line `from` of `len`, with `height` lines to a page.
    pub(super) fn target(self, from: usize, len: usize, height: usize) -> usize {
        let last = len.saturating_sub(1);
        let by = |lines: isize| from.saturating_add_signed(lines).min(last);
        match self {
            Self::Lines(lines) => by(lines),
            Self::HalfPages(halves) => {
                let half = isize::try_from(height / 2).unwrap_or(isize::MAX).max(1);
                // A full page keeps one line in view.
                let lines = if halves.unsigned_abs() > 1 { half * 2 - 1 } else { half };
                by(lines.max(1) * halves.signum())
            }
            Self::Top => 0,
            Self::Bottom => last,
        }
    }
}

/// A cursor on a line, and the first line in view. Lines count from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The line the cursor is on.
    pub cursor: usize,
    /// The first line in view.
    pub offset: usize,
}

impl Window {
    /// Moves the cursor and brings it into view.
    pub fn step(&mut self, step: Step, len: usize, height: usize) {
        self.go(step.target(self.cursor, len, height), len, height);
    }

    /// Puts the cursor on a line and brings it into view.
    pub fn go(&mut self, line: usize, len: usize, height: usize) {
        self.cursor = line.min(len.saturating_sub(1));
        self.reveal(height);
    }

    /// Puts the cursor on a line and leaves it on the screen row it was on, even where
    /// that leaves rows after the last line empty.
    pub fn go_in_place(&mut self, line: usize, len: usize, height: usize) {
        let row = self.cursor.saturating_sub(self.offset);
        self.cursor = line.min(len.saturating_sub(1));
        self.offset = self.cursor.saturating_sub(row);
        self.reveal(height);
    }

    /// Moves the view and leaves the cursor.
    pub fn scroll(&mut self, step: Step, len: usize, height: usize) {
        self.offset = match step {
            Step::Bottom => len,
            _ => step.target(self.offset, len, height),
        };
        self.fit(len, height);
    }

    /// Takes back what goes past the end: a cursor on no line, a view past the last.
    pub fn fit(&mut self, len: usize, height: usize) {
        self.cursor = self.cursor.min(len.saturating_sub(1));
        self.offset = self.offset.min(len.saturating_sub(height));
    }

    /// Brings the cursor into a view of another height.
    pub fn show_cursor(&mut self, len: usize, height: usize) {
        self.go(self.cursor, len, height);
        self.fit(len, height);
    }

    fn reveal(&mut self, height: usize) {
        // A view of no rows shows nothing, and is not moved for it.
        let first = if height == 0 { 0 } else { (self.cursor + 1).saturating_sub(height) };
        self.offset = self.offset.clamp(first, self.cursor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_page_keeps_one_line_in_view() {
        let mut window = Window::default();
        window.step(Step::HalfPages(2), 100, 10);
        assert_eq!(window.cursor, 9);
        window.step(Step::HalfPages(-2), 100, 10);
        assert_eq!(window.cursor, 0);
        window.step(Step::HalfPages(1), 100, 10);
        assert_eq!(window.cursor, 5);
    }

    #[test]
    fn an_empty_list_and_a_view_of_no_rows_are_survived() {
        let mut window = Window { cursor: 7, offset: 5 };
        for step in [Step::Lines(1), Step::HalfPages(-2), Step::Bottom, Step::Top] {
            window.scroll(step, 0, 0);
            window.step(step, 0, 0);
            assert_eq!(window, Window::default());
        }
    }

    #[test]
    fn the_cursor_keeps_its_screen_row() {
        let mut window = Window { cursor: 20, offset: 15 };
        window.go_in_place(12, 40, 10);
        assert_eq!(window, Window { cursor: 12, offset: 7 });
        window.go_in_place(2, 40, 10);
        assert_eq!(window, Window { cursor: 2, offset: 0 });
    }

    proptest! {
        #[test]
        fn the_cursor_is_on_a_line_and_in_view(
            steps in prop::collection::vec((-3_isize..4, 0_usize..30, 0_usize..12), 1..30)
        ) {
            let mut window = Window::default();
            for (by, len, height) in steps {
                window.step(Step::HalfPages(by), len, height);
                prop_assert!(window.cursor < len.max(1));
                prop_assert!(window.offset <= window.cursor);
                prop_assert!(height == 0 || window.cursor < window.offset + height);
            }
        }
    }
}
