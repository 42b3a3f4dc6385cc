//! A text of several lines that is being edited.

use super::action::Edit;
use super::window::Step;
use crate::typeset::{CharSpan, char_width, visible, wrap};

/// No text is longer, in characters; what is typed or pasted beyond is left out.
const LONGEST: usize = 20_000;

/// A text of several lines, and where in it one types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextArea {
    chars: Vec<char>,
    /// In characters.
    cursor: usize,
    /// The column that going up and down keeps to, where a line between is shorter.
    column: Option<usize>,
}

impl TextArea {
    /// A text, the cursor at its end.
    pub(super) fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        Self { cursor: chars.len(), chars, column: None }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> String {
        self.chars.iter().collect()
    }

    /// Puts text in at the cursor, as one edit. What would not show is left out.
    pub(super) fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let room = LONGEST.saturating_sub(self.chars.len());
        let shows = |c: &char| *c == '\n' || visible(c.encode_utf8(&mut [0; 4])).starts_with(*c);
        let typed = text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(shows).take(room);
        let typed: Vec<char> = typed.collect();
        let end = self.cursor + typed.len();
        self.chars.splice(self.cursor..self.cursor, typed);
        self.go(end);
    }

    /// Does an edit. Beginning and end are those of the paragraph.
    pub(super) fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Newline => self.insert("\n"),
            Edit::Backspace => self.delete(self.cursor.saturating_sub(1)..self.cursor),
            Edit::Delete => self.delete(self.cursor..self.cursor + 1),
            Edit::DeleteWord => self.delete(self.word_before()..self.cursor),
            // At its beginning the paragraph joins the one before.
            Edit::DeleteAll => self.delete(self.start().min(self.cursor.saturating_sub(1))..self.cursor),
            Edit::Left => self.go(self.cursor.saturating_sub(1)),
            Edit::Right => self.go(self.cursor + 1),
            Edit::WordLeft => self.go(self.word_before()),
            Edit::WordRight => self.go(self.word_after()),
            Edit::Start => self.go(self.start()),
            Edit::End => self.go(self.end()),
        }
    }

    /// The lines of a field of so many columns, in characters of the text.
    #[must_use]
    pub fn lines(&self, columns: usize) -> Vec<CharSpan> {
        let mut lines = Vec::new();
        let mut start = 0;
        for paragraph in self.chars.split(|c| *c == '\n') {
            let text: String = paragraph.iter().collect();
            let spans = wrap(&text, columns);
            // An empty paragraph is a line too.
            lines.extend(spans.is_empty().then_some(CharSpan::new(start, start)));
            lines.extend(spans.iter().map(|span| CharSpan::new(span.start + start, span.end + start)));
            start += paragraph.len() + 1;
        }
        lines
    }

    /// The line and the column that the cursor is on.
    #[must_use]
    pub fn place(&self, columns: usize) -> (usize, usize) {
        let lines = self.lines(columns);
        let line = lines.partition_point(|line| line.start <= self.cursor).saturating_sub(1);
        let start = lines.get(line).map_or(0, |line| line.start);
        let before = self.chars.get(start..self.cursor).unwrap_or_default();
        // Blanks that a break falls on hang over the end.
        (line, before.iter().map(|c| char_width(*c)).sum::<usize>().min(columns))
    }

    /// Goes up or down by lines.
    pub(super) fn step(&mut self, step: Step, columns: usize, height: usize) {
        let (line, column) = self.place(columns);
        let lines = self.lines(columns).len();
        self.go_to(step.target(line, lines, height), self.column.unwrap_or(column), columns);
    }

    /// Goes to the character at a line and a column, or to the end of that line.
    pub(super) fn go_to(&mut self, line: usize, column: usize, columns: usize) {
        let Some(span) = self.lines(columns).get(line).copied() else { return };
        let mut used = 0;
        let within = self.chars.get(span.start..span.end).unwrap_or_default().iter();
        let before = within.take_while(|c| {
            used += char_width(**c);
            used <= column
        });
        let at = span.start + before.count();
        self.go(at);
        // The end of a line that was broken is the beginning of the next.
        if self.place(columns).0 > line {
            self.go(at.saturating_sub(1));
        }
        self.column = Some(column);
    }

    fn go(&mut self, at: usize) {
        self.cursor = at.min(self.chars.len());
        self.column = None;
    }

    fn delete(&mut self, range: std::ops::Range<usize>) {
        let end = range.end.min(self.chars.len());
        self.chars.drain(range.start.min(end)..end);
        self.go(range.start);
    }

    /// Where the paragraph of the cursor begins.
    fn start(&self) -> usize {
        let before = self.chars.iter().take(self.cursor).rposition(|c| *c == '\n');
        before.map_or(0, |at| at + 1)
    }

    /// Where the paragraph of the cursor ends.
    fn end(&self) -> usize {
        let after = self.chars.iter().skip(self.cursor).position(|c| *c == '\n');
        after.map_or(self.chars.len(), |after| self.cursor + after)
    }

    /// Back over blanks, and to the blank before what stands there.
    fn word_before(&self) -> usize {
        let before = || self.chars.iter().take(self.cursor);
        let word = before().rposition(|c| !c.is_whitespace()).unwrap_or(0);
        before().take(word).rposition(|c| c.is_whitespace()).map_or(0, |at| at + 1)
    }

    /// On over what stands there, and over the blanks after it.
    fn word_after(&self) -> usize {
        let blank = (self.chars.iter().skip(self.cursor)).position(|c| c.is_whitespace());
        let Some(blank) = blank.map(|blank| self.cursor + blank) else { return self.chars.len() };
        let word = self.chars.iter().skip(blank).position(|c| !c.is_whitespace());
        word.map_or(self.chars.len(), |word| blank + word)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str, cursor: usize) -> TextArea {
        TextArea { cursor, ..TextArea::new(text) }
    }

    #[test]
    fn lines_are_broken_by_the_rules_and_an_empty_one_is_one() {
        let area = at("海关公证，电子\n\nab", 0);
        let lines = area.lines(8);
        let texts: Vec<String> = lines.iter().map(|line| line.of(&area.text())).collect();
        assert_eq!(texts, ["海关公", "证，电子", "", "ab"]);
        assert_eq!(at("", 0).lines(8).len(), 1);
        assert_eq!(at("ab\n", 3).place(8), (1, 0));
    }

    #[test]
    fn up_and_down_keep_the_column_over_a_short_line() {
        let mut area = at("海关公证\n甲\n电子送达", 3);
        area.step(Step::Lines(1), 20, 5);
        assert_eq!(area.place(20), (1, 2));
        area.step(Step::Lines(1), 20, 5);
        assert_eq!(area.place(20), (2, 6));
        area.step(Step::Top, 20, 5);
        assert_eq!(area.place(20), (0, 6));
    }

    #[test]
    fn a_paste_keeps_its_lines_and_loses_what_would_not_show() {
        let mut area = at("甲乙", 1);
        area.insert("一\r\n二\t三\x1b[31m");
        assert_eq!((area.text().as_str(), area.cursor), ("甲一\n二 三[31m乙", 10));
        area.insert(&"长".repeat(30_000));
        assert_eq!(area.text().chars().count(), LONGEST);
    }

    #[test]
    fn words_and_paragraphs_are_deleted_back_to_where_they_begin() {
        let mut area = at("一 二三 \n四五", 8);
        area.edit(Edit::DeleteAll);
        assert_eq!((area.text().as_str(), area.cursor), ("一 二三 \n", 6));
        area.edit(Edit::DeleteAll);
        assert_eq!(area.text(), "一 二三 ");
        area.edit(Edit::DeleteWord);
        assert_eq!(area.text(), "一 ");
        area.edit(Edit::DeleteWord);
        area.edit(Edit::DeleteWord);
        area.edit(Edit::Backspace);
        assert_eq!(area.text(), "");
    }

    proptest! {
        #[test]
        fn no_edit_breaks_it(
            steps in prop::collection::vec((0_usize..15, "[a海。 \ne\u{301}👩\u{200d}👧]{0,3}", 1_usize..12), 0..40)
        ) {
            use Edit::{
                Backspace, Delete, DeleteAll, DeleteWord, End, Left, Newline, Right, Start, WordLeft, WordRight,
            };
            let edits = [Backspace, Delete, DeleteAll, DeleteWord, End, Left, Newline, Right, Start, WordLeft, WordRight];
            let mut area = TextArea::default();
            for (choice, text, columns) in steps {
                match (edits.get(choice), choice) {
                    (Some(change), _) => area.edit(*change),
                    (None, 11) => area.step(Step::Lines(1), columns, 3),
                    (None, 12) => area.step(Step::Lines(-1), columns, 3),
                    (None, 13) => area.go_to(choice, columns, columns),
                    (None, _) => area.insert(&text),
                }
                prop_assert!(area.cursor <= area.chars.len());
                let (line, column) = area.place(columns);
                prop_assert!(line < area.lines(columns).len() && column <= columns);
            }
        }
    }
}
