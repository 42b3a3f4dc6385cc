//! English.

use super::en_cli::{CLI, ERRORS};
use super::{ActionNames, FieldNames, Lang, Messages, Ui};
use crate::app::{Context, Theme};
use crate::catalog::Grouping;

pub(super) static MESSAGES: Messages =
    Messages { lang: Lang::En, fields: FIELDS, actions: ACTIONS, ui: UI, cli: CLI, errors: ERRORS };

const FIELDS: FieldNames = FieldNames {
    number: "No.",
    title: "Item",
    units: "Units",
    scope: "Scope",
    domain: "Domain",
    content: "Content",
    document: "Document",
    section: "Part",
    no_domain: "none (specific areas)",
    derived: "Derived",
    joined: "Joined",
    editorial: "Remark",
};

const ACTIONS: ActionNames = ActionNames {
    down: "down",
    up: "up",
    page_down: "page down",
    page_up: "page up",
    half_down: "half a page down",
    half_up: "half a page up",
    top: "first",
    bottom: "last",
    next_item: "next item",
    previous_item: "previous item",
    inward: "unfold, go in",
    outward: "fold, go out",
    open: "open",
    toggle: "fold or unfold",
    fold_all: "fold all",
    open_all: "unfold all",
    switch_pane: "other pane",
    regroup: "regroup",
    details_down: "scroll details down",
    details_up: "scroll details up",
    widen_tree: "widen the tree",
    narrow_tree: "narrow the tree",
    search: "search",
    next_match: "next match",
    previous_match: "previous match",
    cancel: "cancel, back",
    accept: "accept",
    backspace: "delete before",
    delete: "delete after",
    delete_word: "delete word",
    delete_all: "delete all",
    left: "left",
    right: "right",
    word_left: "word left",
    word_right: "word right",
    start: "start of line",
    end: "end of line",
    help: "help",
    theme: "theme",
    mouse: "release or take the mouse",
    repaint: "redraw",
    suspend: "suspend",
    quit: "quit",
    interrupt: "interrupt",
};

const UI: Ui = Ui {
    search_placeholder: "search title, units, domain, scope, content",
    no_match: |query| format!("no item matches “{query}”"),
    no_match_advice: "Try another word, or press Esc to clear the search.",
    by: |grouping| match grouping {
        Grouping::Domain => "By domain",
        Grouping::Unit => "By unit",
        Grouping::Scope => "By scope",
    },
    items: |count| if count == 1 { "1 item".to_owned() } else { format!("{count} items") },
    item_of: |number, count| format!("Item {number} of {count}"),
    same_domain: "Same domain",
    same_units: "Same units",
    more: |count| format!("{count} more"),
    too_small: |width, height| format!("needs {width}×{height} or more"),
    help: "Help",
    help_placeholder: "filter keys and actions",
    help_no_match: "no key or action matches",
    context: |context| match context {
        Context::Tree => "Tree",
        Context::Details => "Details",
        Context::Query => "Search bar",
        Context::Help => "Help",
        Context::HelpQuery => "Help filter",
    },
    no_query: "no query yet: press / to search",
    mouse_off: "the terminal has the mouse: select text with it",
    mouse_on: "the mouse is taken again",
    theme: |theme| match theme {
        Theme::Dark => "dark theme",
        Theme::Light => "light theme",
        Theme::Plain => "NO_COLOR is set: no colours",
    },
};
