//! The search bar and what it found.

use std::collections::HashMap;

use tui_input::{Input, InputRequest};

use super::action::Edit;
use crate::catalog::ItemIndex;
use crate::search::{Engine, Found, Mark, Query};
use crate::typeset::visible;

/// No query or filter is longer; what is typed or pasted beyond is left out.
const LONGEST: usize = 500;

/// A query, as text being edited and as hits.
#[derive(Clone, Default)]
pub struct Finder {
    /// The text and its cursor.
    pub input: Input,
    /// What the text found.
    pub found: Found,
    /// Whether there is anything to look for.
    pub active: bool,
    /// What is marked in the items that are in view.
    marks: HashMap<ItemIndex, Vec<Mark>>,
}

impl Finder {
    /// The text of the query.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// What the query is.
    pub(super) fn query(&self) -> Query {
        Query::parse(self.text())
    }

    /// Puts an earlier query into the field.
    pub(super) fn recall(&mut self, query: &str) {
        self.input = Input::default();
        insert(&mut self.input, query);
    }

    /// Takes what the text found.
    pub(super) fn set(&mut self, found: Found, active: bool) {
        self.found = found;
        self.active = active;
        self.marks.clear();
    }

    /// Works out the marks of an item that comes into view.
    pub(super) fn mark(&mut self, engine: &Engine, item: ItemIndex) {
        if self.active {
            self.marks.entry(item).or_insert_with(|| engine.marks(&self.found, item));
        }
    }

    /// What was matched in an item in view.
    #[must_use]
    pub fn marks(&self, item: ItemIndex) -> &[Mark] {
        self.marks.get(&item).map_or(&[], Vec::as_slice)
    }
}

/// Puts text into a field at its cursor, as one edit. Line ends become spaces; what
/// would not show is left out.
pub(super) fn insert(input: &mut Input, text: &str) {
    let room = LONGEST.saturating_sub(input.value().chars().count());
    let typed = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
    let typed: String = typed.filter(|c| visible(c.encode_utf8(&mut [0; 4])).starts_with(*c)).take(room).collect();
    let cursor = input.cursor();
    let before: String = input.value().chars().take(cursor).collect();
    let after: String = input.value().chars().skip(cursor).collect();
    let end = cursor + typed.chars().count();
    *input = Input::new(before + &typed + &after).with_cursor(end);
}

/// Does an edit.
pub(super) fn edit(input: &mut Input, edit: Edit) {
    let request = match edit {
        Edit::Newline => return,
        Edit::Backspace => InputRequest::DeletePrevChar,
        Edit::Delete => InputRequest::DeleteNextChar,
        Edit::DeleteWord => return delete_word(input),
        Edit::DeleteAll => InputRequest::DeleteLine,
        Edit::Left => InputRequest::GoToPrevChar,
        Edit::Right => InputRequest::GoToNextChar,
        Edit::WordLeft => InputRequest::GoToPrevWord,
        Edit::WordRight => InputRequest::GoToNextWord,
        Edit::Start => InputRequest::GoToStart,
        Edit::End => InputRequest::GoToEnd,
    };
    input.handle(request);
}

/// Deletes back to the blank before the cursor, as a shell does: in a Chinese term every
/// character would be a word of its own.
fn delete_word(input: &mut Input) {
    let cursor = input.cursor();
    let before: String = input.value().chars().take(cursor).collect();
    let kept = before.trim_end().trim_end_matches(|c: char| !c.is_whitespace());
    let after: String = input.value().chars().skip(cursor).collect();
    let end = kept.chars().count();
    *input = Input::new(format!("{kept}{after}")).with_cursor(end);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_paste_loses_what_would_not_show() {
        let mut input = Input::new("海关".into()).with_cursor(1);
        insert(&mut input, "公\n证\x1b[31m\u{202e}");
        assert_eq!((input.value(), input.cursor()), ("海公 证[31m关", 8));
    }

    #[test]
    fn a_word_is_deleted_back_to_its_blank() {
        let mut input = Input::new("外交 一站式 ".into());
        edit(&mut input, Edit::DeleteWord);
        assert_eq!((input.value(), input.cursor()), ("外交 ", 3));
        edit(&mut input, Edit::DeleteWord);
        edit(&mut input, Edit::DeleteWord);
        assert_eq!(input.value(), "");
    }

    #[test]
    fn a_paste_of_any_length_is_cut() {
        let mut input = Input::default();
        insert(&mut input, &"海".repeat(10_000));
        assert_eq!(input.value().chars().count(), LONGEST);
    }

    proptest! {
        #[test]
        fn no_edit_breaks_the_field(
            steps in prop::collection::vec((0_usize..11, "[a海。 e\u{301}👩\u{200d}👧]{0,3}"), 0..40)
        ) {
            use Edit::{Backspace, Delete, DeleteAll, DeleteWord, End, Left, Right, Start, WordLeft, WordRight};
            let edits = [Backspace, Delete, DeleteAll, DeleteWord, End, Left, Right, Start, WordLeft, WordRight];
            let mut input = Input::default();
            for (at, text) in steps {
                match edits.get(at) {
                    Some(change) => edit(&mut input, *change),
                    None => insert(&mut input, &text),
                }
                prop_assert!(input.cursor() <= input.value().chars().count());
            }
        }
    }
}
