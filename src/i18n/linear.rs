//! The texts of plain lines.

/// The texts of plain lines, which say what the explorer shows.
#[derive(Debug)]
pub struct LinearTexts {
    /// What this is about, and how many items there are.
    pub opening: fn(about: &str, count: usize) -> String,
    /// What can be typed, in a line, with the number of an item.
    pub hint: fn(example: &str) -> String,
    /// Before what is typed.
    pub prompt: &'static str,
    /// Above so many groups, with the name of their grouping.
    pub groups: fn(by: &str, count: usize) -> String,
    /// A group that can be chosen by a number, and how many items it has.
    pub group: fn(number: usize, label: &str, count: usize) -> String,
    /// Above what has a heading, so many items.
    pub headed: fn(label: &str, count: usize) -> String,
    /// Above all items.
    pub all: fn(count: usize) -> String,
    /// Above the items a query found.
    pub found: fn(query: &str, count: usize) -> String,
    /// After a page that does not hold everything.
    pub more: &'static str,
    /// The place of an item among all, made longer by that in a list.
    pub item_in_list: fn(of_all: &str, place: usize, count: usize) -> String,
    /// After the notice, whose annex has so many items.
    pub annex: fn(count: usize) -> String,
    /// What numbers do, with that of an item.
    pub numbers: fn(example: &str) -> String,
    /// A command by its key and its word, and what it does.
    pub command: fn(key: &str, word: &str, does: &str) -> String,
    /// What each command does.
    pub commands: LinearCommands,
    /// What an empty line does.
    pub empty_line: &'static str,
    /// The last item of a list has no next one.
    pub no_next: &'static str,
    /// There is none before the first.
    pub no_previous: &'static str,
    /// Nothing can be read again, with the number of an item.
    pub nothing_read: fn(example: &str) -> String,
    /// There is no group of this number, but so many.
    pub no_group: fn(number: &str, count: usize) -> String,
    /// This item was marked, and that is stored.
    pub marked: fn(code: &str) -> String,
    /// The mark of this item was taken away, and that is stored.
    pub unmarked: fn(code: &str) -> String,
    /// This item has no mark to take away.
    pub not_marked: fn(code: &str) -> String,
    /// Whether this item is marked is in memory only, for this reason.
    pub unsaved: fn(code: &str, trouble: &str) -> String,
    /// An item in a list, and that it is marked.
    pub entry_marked: fn(entry: &str) -> String,
    /// Above the items that are marked.
    pub marked_items: fn(count: usize) -> String,
    /// No item is marked; the number of one.
    pub none_marked: fn(example: &str) -> String,
    /// These are not the items of the ledger.
    pub no_ledger: &'static str,
    /// Nothing to search for.
    pub no_query: &'static str,
    /// The data have no notice.
    pub no_notice: &'static str,
    /// A key was pressed that only means something on a screen.
    pub no_keys: &'static str,
    /// What was typed is no command.
    pub not_understood: fn(typed: &str) -> String,
}

/// What each command does.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is on the command it is called after")]
pub struct LinearCommands {
    pub search: &'static str,
    pub next: &'static str,
    pub previous: &'static str,
    pub again: &'static str,
    pub list: &'static str,
    pub menu: &'static str,
    pub all: &'static str,
    pub group: &'static str,
    pub mark: &'static str,
    pub unmark: &'static str,
    pub marked: &'static str,
    pub status: &'static str,
    pub note: &'static str,
    pub notice: &'static str,
    pub help: &'static str,
    pub quit: &'static str,
}
