//! The texts of the explorer, and of the fields shown there and on the command line.

use crate::catalog::{Grouping, Wording};

/// Names of the fields of an item, and of remarks on them.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is the name of the field it is called after")]
pub struct FieldNames {
    pub number: &'static str,
    pub title: &'static str,
    pub units: &'static str,
    pub scope: &'static str,
    pub domain: &'static str,
    pub status: &'static str,
    pub content: &'static str,
    pub document: &'static str,
    /// Which text of the notice is shown.
    pub text: &'static str,
    pub section: &'static str,
    /// In the place of a domain, for an item that has none.
    pub no_domain: &'static str,
    pub derived: &'static str,
    pub joined: &'static str,
    pub editorial: &'static str,
}

/// Names of the actions, short enough for the hints.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is the name of the action it is called after")]
pub struct ActionNames {
    pub down: &'static str,
    pub up: &'static str,
    pub page_down: &'static str,
    pub page_up: &'static str,
    pub half_down: &'static str,
    pub half_up: &'static str,
    pub top: &'static str,
    pub bottom: &'static str,
    pub next_item: &'static str,
    pub previous_item: &'static str,
    pub inward: &'static str,
    pub outward: &'static str,
    pub open: &'static str,
    pub toggle: &'static str,
    pub fold_all: &'static str,
    pub open_all: &'static str,
    pub switch_pane: &'static str,
    pub regroup: &'static str,
    pub details_down: &'static str,
    pub details_up: &'static str,
    pub widen_tree: &'static str,
    pub narrow_tree: &'static str,
    pub search: &'static str,
    pub reader: &'static str,
    pub resume: &'static str,
    pub next_paragraph: &'static str,
    pub previous_paragraph: &'static str,
    pub widen_margins: &'static str,
    pub narrow_margins: &'static str,
    pub notice: &'static str,
    pub mention: &'static str,
    pub find: &'static str,
    pub next_link: &'static str,
    pub previous_link: &'static str,
    pub follow: &'static str,
    pub number_links: &'static str,
    pub back: &'static str,
    pub forward: &'static str,
    pub palette: &'static str,
    pub leave: &'static str,
    pub table: &'static str,
    pub sort: &'static str,
    pub column_left: &'static str,
    pub column_right: &'static str,
    pub pick_to_compare: &'static str,
    pub compare: &'static str,
    pub clear_compared: &'static str,
    pub figures: &'static str,
    pub facets: &'static str,
    pub pick: &'static str,
    pub clear_facets: &'static str,
    pub older_query: &'static str,
    pub newer_query: &'static str,
    pub next_match: &'static str,
    pub previous_match: &'static str,
    pub copy: &'static str,
    pub copy_title: &'static str,
    pub copy_citation: &'static str,
    pub copy_reference: &'static str,
    pub copy_text: &'static str,
    pub copy_markdown: &'static str,
    pub mark: &'static str,
    pub status: &'static str,
    pub not_started: &'static str,
    pub under_way: &'static str,
    pub in_place: &'static str,
    pub blocked: &'static str,
    pub note: &'static str,
    pub note_in_editor: &'static str,
    pub save: &'static str,
    pub discard: &'static str,
    pub newline: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub open_pager: &'static str,
    pub open_editor: &'static str,
    pub cancel: &'static str,
    pub accept: &'static str,
    pub backspace: &'static str,
    pub delete: &'static str,
    pub delete_word: &'static str,
    pub delete_all: &'static str,
    pub left: &'static str,
    pub right: &'static str,
    pub word_left: &'static str,
    pub word_right: &'static str,
    pub start: &'static str,
    pub end: &'static str,
    pub help: &'static str,
    pub wording: &'static str,
    pub theme: &'static str,
    pub mouse: &'static str,
    pub repaint: &'static str,
    pub suspend: &'static str,
    pub quit: &'static str,
    pub interrupt: &'static str,
}

/// Names of the places where keys hold.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is the name of the place it is called after")]
pub struct ContextNames {
    /// All of them.
    pub everywhere: &'static str,
    /// All that show items or the notice.
    pub views: &'static str,
    /// All where text is typed.
    pub fields: &'static str,
    pub tree: &'static str,
    pub details: &'static str,
    pub reader: &'static str,
    pub outline: &'static str,
    pub notice: &'static str,
    pub table: &'static str,
    pub compare: &'static str,
    pub figures: &'static str,
    pub find: &'static str,
    pub links: &'static str,
    pub palette: &'static str,
    pub query: &'static str,
    pub facets: &'static str,
    pub copy: &'static str,
    pub status: &'static str,
    pub note: &'static str,
    pub help: &'static str,
    pub help_query: &'static str,
}

/// Names of what an item can be copied as, short enough for two on a row.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is the name of the form it is called after")]
pub struct FormNames {
    pub title: &'static str,
    pub citation: &'static str,
    pub reference: &'static str,
    pub text: &'static str,
    pub markdown: &'static str,
}

/// The other texts of the explorer.
#[derive(Debug)]
pub struct Ui {
    /// While only the first items are there: an ellipsis follows.
    pub reading: &'static str,
    /// In the empty search bar.
    pub search_placeholder: &'static str,
    /// Nothing matches this query.
    pub no_match: fn(query: &str) -> String,
    /// Heading of the facets.
    pub facets: &'static str,
    /// No item has what the facets ask for.
    pub facets_no_match: &'static str,
    /// What to try when the facets leave nothing: these keys, of which there may be one only.
    pub facets_advice: fn(facets: &str, clear: Option<&str>) -> String,
    /// So many more items, which are not listed.
    pub more_items: fn(count: usize) -> String,
    /// What to try when nothing matches: this key.
    pub no_match_advice: fn(cancel: &str) -> String,
    /// Name of a grouping: by domain.
    pub by: fn(Grouping) -> &'static str,
    /// So many items.
    pub items: fn(count: usize) -> String,
    /// The so-manieth item, of so many.
    pub item_of: fn(place: usize, count: usize) -> String,
    /// Heading of the related items of the same domain.
    pub same_domain: &'static str,
    /// Heading of the related items of the same specific area.
    pub same_area: &'static str,
    /// Heading of the related items of the same units.
    pub same_units: &'static str,
    /// These numbers of items are related too, and so many more.
    pub more: fn(numbers: &[String], more: usize) -> String,
    /// The terminal is smaller than this many columns and rows.
    pub too_small: fn(width: u16, height: u16) -> String,
    /// In the empty filter of the help.
    pub help_placeholder: &'static str,
    /// No key of the help matches the filter.
    pub help_no_match: &'static str,
    /// Names of the places where keys hold.
    pub contexts: ContextNames,
    /// There is no link in the text.
    pub no_links: &'static str,
    /// There are links in the text, and none in view.
    pub no_links_here: &'static str,
    /// These items have no notice to read.
    pub no_notice: &'static str,
    /// There is no place to go back to.
    pub no_place_before: &'static str,
    /// There is no place to go forward to.
    pub no_place_after: &'static str,
    /// The reader is at the end of the last item.
    pub last_item: &'static str,
    /// The reader is at the beginning of the first item.
    pub first_item: &'static str,
    /// In the empty field of what to find in the text.
    pub find_placeholder: &'static str,
    /// In the empty field of the palette.
    pub palette_placeholder: &'static str,
    /// What was chosen means nothing where one is.
    pub not_here: fn(command: &str) -> String,
    /// Nothing in the palette fits what is typed.
    pub palette_no_match: &'static str,
    /// Fewer than two items were picked; the keys that pick, here or only in the tree, and that
    /// compare.
    pub nothing_to_compare: fn(pick: &str, here: bool, compare: &str) -> String,
    /// The table is in its own order again.
    pub unsorted: &'static str,
    /// That an item is what something was taken for.
    pub approximate: &'static str,
    /// The unit and the domain of the figure took the place of those picked.
    pub facets_replaced: &'static str,
    /// The notice does not name this item.
    pub not_mentioned: &'static str,
    /// A cell of the matrix without items.
    pub empty_cell: &'static str,
    /// Heading of the figures.
    pub figures: &'static str,
    /// Heading of the matrix.
    pub matrix: &'static str,
    /// How many items that is, after the name of what the cursor of the figures is on.
    pub figure: fn(count: usize) -> String,
    /// These numbers of items are to be compared, and this one no longer is.
    pub compared: fn(numbers: &[String], dropped: Option<u32>) -> String,
    /// None is to be compared any more.
    pub compared_cleared: &'static str,
    /// No more than so many items are compared.
    pub too_many_compared: fn(most: usize) -> String,
    /// The table is sorted by a column, the last first or not.
    pub sorted: fn(column: &str, descending: bool) -> String,
    /// The reader stopped in the item of this number; the key that leads back there.
    pub resume: fn(number: u32, key: &str) -> String,
    /// How the explorer was left cannot be read, and the file goes by this name now.
    pub state_set_aside: fn(name: &str) -> String,
    /// How the explorer was left cannot be read, and the file cannot be moved.
    pub state_unreadable: &'static str,
    /// How the explorer was left was written by a newer program.
    pub state_newer: &'static str,
    /// Nothing was read yet that one could go on with.
    pub nothing_read: &'static str,
    /// This was looked for in the text and is not there.
    pub not_found: fn(text: &str) -> String,
    /// Before the number of a link.
    pub type_number: fn(last: usize) -> String,
    /// n was pressed without a query; the key that opens the search bar, if there is one.
    pub no_query: fn(search: Option<&str>) -> String,
    /// Names of what an item can be copied as.
    pub forms: FormNames,
    /// This title was copied.
    pub copied_title: fn(title: &str) -> String,
    /// An item was copied in the form of this name, of so many characters.
    pub copied: fn(form: &str, characters: usize) -> String,
    /// What was asked for needs an item, and the cursor is on none.
    pub no_item: &'static str,
    /// What was shown in the editor was a copy.
    pub editor_copy: &'static str,
    /// There is no program of this name; this variable can name another.
    pub program_missing: fn(command: &str, variable: &str) -> String,
    /// A program that this variable names ended with an exit code.
    pub program_failed: fn(command: &str, variable: &str, code: i32) -> String,
    /// A program could not be run, for this cause.
    pub program_refused: fn(command: &str, cause: &str) -> String,
    /// n went on from the last hit to the first.
    pub from_top: &'static str,
    /// N went on from the first hit to the last.
    pub from_bottom: &'static str,
    /// Beside a translation: whose it is not.
    pub unofficial: &'static str,
    /// The same where there is little room.
    pub unofficial_briefly: &'static str,
    /// Which text of the notice is shown.
    pub wording: fn(Wording) -> &'static str,
    /// There is no translation to show.
    pub no_translation: &'static str,
    /// The mouse was given back to the terminal.
    pub mouse_off: &'static str,
    /// The mouse was taken again.
    pub mouse_on: &'static str,
    /// The theme was changed to one for a dark background.
    pub theme_dark: &'static str,
    /// The theme was changed to one for a light background.
    pub theme_light: &'static str,
    /// The theme was changed to one of high contrast.
    pub theme_high_contrast: &'static str,
    /// The theme was changed to the user's own.
    pub theme_custom: &'static str,
    /// There are no colours to change.
    pub theme_plain: &'static str,
}
