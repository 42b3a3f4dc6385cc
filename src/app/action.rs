//! What goes into the state machine, and what comes out.

use std::io;
use std::rc::Rc;

use super::answer::Answer;
use crate::catalog::ItemId;
use crate::i18n::Messages;
use crate::ledger::{Change, Ledger, Status};

/// What a key can mean. Each has one row in the key table and one arm in `update`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// One line down.
    Down,
    /// One line up.
    Up,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// Half a page down.
    HalfDown,
    /// Half a page up.
    HalfUp,
    /// To the first line.
    Top,
    /// To the last line.
    Bottom,
    /// To the next item, from either pane.
    NextItem,
    /// To the item before, from either pane.
    PreviousItem,
    /// Unfold, or go in: to the first child, or from an item to its details.
    Inward,
    /// Fold, or go out: to the parent, or from the details to the tree.
    Outward,
    /// Enter: fold or unfold a group, go to the details of an item.
    Open,
    /// Fold or unfold the group at the cursor.
    Toggle,
    /// Fold everything.
    FoldAll,
    /// Unfold everything.
    OpenAll,
    /// To the other pane.
    SwitchPane,
    /// The next grouping.
    Regroup,
    /// Scroll the details down from either pane.
    DetailsDown,
    /// Scroll the details up from either pane.
    DetailsUp,
    /// Give the tree more columns.
    WidenTree,
    /// Give the tree fewer columns.
    NarrowTree,
    /// Into the search bar, or into the filter of the help.
    Search,
    /// To the next match in the details, and on to the next hit.
    NextMatch,
    /// To the match before.
    PreviousMatch,
    /// Show or leave the facets.
    Facets,
    /// Pick or drop the value of a facet at the cursor.
    Pick,
    /// The details alone, or out of it.
    Reader,
    /// To where the reader stopped.
    Resume,
    /// The notice itself, or out of it.
    Notice,
    /// To where the notice names the item.
    Mention,
    /// The annex as a table, or out of it.
    Table,
    /// Sort the table by the column of the cursor.
    Sort,
    /// To the column on the left.
    ColumnLeft,
    /// To the column on the right.
    ColumnRight,
    /// Take the item among those to be compared, or drop it.
    PickToCompare,
    /// The items picked side by side, or out of them.
    Compare,
    /// Drop all items picked.
    ClearCompared,
    /// The figures, or out of them.
    Figures,
    /// Out of the view, to the tree and the details.
    Leave,
    /// To the next paragraph.
    NextParagraph,
    /// To the paragraph before.
    PreviousParagraph,
    /// Wider margins.
    WidenMargins,
    /// Narrower margins.
    NarrowMargins,
    /// Find in the details.
    Find,
    /// To the next link.
    NextLink,
    /// To the link before.
    PreviousLink,
    /// To where the link leads.
    Follow,
    /// Numbers on the links, one of which is then typed.
    NumberLinks,
    /// To the place before, as in a browser.
    Back,
    /// To the place after.
    Forward,
    /// Everything one can do, by name.
    Palette,
    /// Drop all values of facets.
    ClearFacets,
    /// To the query before in the history.
    OlderQuery,
    /// To the query after in the history.
    NewerQuery,
    /// Show the menu of what can be copied.
    CopyMenu,
    /// Copy the selected item in a form.
    Copy(Form),
    /// Mark the item, or take its mark away.
    Mark,
    /// Ask how far the item is.
    StatusMenu,
    /// Say that the item is so far.
    SetStatus(Status),
    /// Write the note of the item.
    Note,
    /// Write it in the user's editor.
    NoteInEditor,
    /// Keep the note that is being written.
    Save,
    /// Leave the note that is being written as it was.
    Discard,
    /// Take the last change of the ledger back.
    Undo,
    /// Do the last change again that was taken back.
    Redo,
    /// Show the selected item in the user's pager.
    OpenPager,
    /// Show the selected item in the user's editor.
    OpenEditor,
    /// Esc: out of what one is in.
    Cancel,
    /// Enter in a text field.
    Accept,
    /// An edit of the text field.
    Edit(Edit),
    /// Show or leave the help.
    Help,
    /// Show the next text of the notice: original, English, both.
    Wording,
    /// Dark or light.
    Theme,
    /// Give the mouse back to the terminal, or take it.
    Mouse,
    /// Draw everything anew.
    Repaint,
    /// Stop the process, as Ctrl-Z does.
    Suspend,
    /// End with exit code 0.
    Quit,
    /// End with exit code 130.
    Interrupt,
}

impl Action {
    /// Whether it is chosen in a menu that another action opens.
    #[must_use]
    pub fn is_chosen(self) -> bool {
        matches!(self, Self::Copy(_) | Self::SetStatus(_))
    }

    /// Whether it goes through a list or a text by lines or pages.
    #[must_use]
    pub fn is_motion(self) -> bool {
        let lines = matches!(self, Self::Down | Self::Up | Self::Top | Self::Bottom);
        lines || matches!(self, Self::PageDown | Self::PageUp | Self::HalfDown | Self::HalfUp)
    }
}

/// An edit of a text field, or a move of its cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Begin a new line, where there are several.
    Newline,
    /// Delete before the cursor.
    Backspace,
    /// Delete at the cursor.
    Delete,
    /// Delete back to the blank before the cursor.
    DeleteWord,
    /// Delete everything.
    DeleteAll,
    /// One character left.
    Left,
    /// One character right.
    Right,
    /// One word left.
    WordLeft,
    /// One word right.
    WordRight,
    /// To the start.
    Start,
    /// To the end.
    End,
}

/// What an item can be taken away as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Its title.
    Title,
    /// A citation, as Chinese documents write it.
    Citation,
    /// A reference after GB/T 7714.
    Reference,
    /// Its content.
    Text,
    /// All of it, as Markdown.
    Markdown,
}

impl Form {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 5] = [Self::Title, Self::Citation, Self::Reference, Self::Text, Self::Markdown];

    /// What it is called.
    #[must_use]
    pub fn name(self, messages: &Messages) -> &'static str {
        let names = &messages.ui.forms;
        match self {
            Self::Title => names.title,
            Self::Citation => names.citation,
            Self::Reference => names.reference,
            Self::Text => names.text,
            Self::Markdown => names.markdown,
        }
    }
}

/// A program of the user's that shows an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Program {
    /// Gets the item as plain text.
    Pager,
    /// Gets the item as a Markdown file.
    Editor,
}

/// A program of the user's that did not do what it was to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The program, or the whole command.
    pub command: String,
    /// The environment variable that names it, or could.
    pub variable: &'static str,
    /// What is wrong.
    pub trouble: Trouble,
}

/// What is wrong with a program of the user's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is none of this name.
    Missing,
    /// It ended with this exit code.
    Code(i32),
    /// The system refused something it needs.
    Refused(io::ErrorKind),
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key that means an action.
    Action(Action),
    /// Text typed, committed by an input method, or pasted: one edit.
    Text(String),
    /// The mouse.
    Pointer(Pointer),
    /// The terminal has a new size, in columns and rows.
    Resize(u16, u16),
    /// The queries of earlier runs were read, the oldest first.
    Recalled(Vec<String>),
    /// What the terminal says of itself.
    Answer(Answer),
    /// A program of the user's failed.
    Failed(Failure),
    /// The note of an item was written in a program of the user's.
    Written(ItemId, String),
    /// The ledger as it is kept now.
    Kept(Kept),
}

/// The ledger as it is kept now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it says.
    pub ledger: Rc<Ledger>,
    /// Whether all changes are in its file.
    pub stored: bool,
    /// What is to be said of that.
    pub said: Option<String>,
}

/// A mouse event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// What the mouse did.
    pub kind: PointerKind,
    /// Column, from 0.
    pub x: u16,
    /// Row, from 0.
    pub y: u16,
}

/// What a mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerKind {
    /// The left button went down.
    Press,
    /// It went down again, soon and at the same place.
    DoublePress,
    /// The mouse moved with the left button down.
    Drag,
    /// The left button came up.
    Release,
    /// The wheel turned towards the user.
    WheelDown,
    /// The wheel turned away from the user.
    WheelUp,
}

/// What the edge has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End the explorer with this exit code.
    Quit(u8),
    /// Stop the process until it is continued.
    Suspend,
    /// Draw everything anew.
    Repaint,
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Put a text into the clipboards.
    Copy(String),
    /// Show a text in a program of the user's.
    Open(Program, String),
    /// Keep a query for later runs.
    Remember(String),
    /// Make a change of the ledger in its file.
    Keep(Change),
    /// Try once more to store changes of the ledger that could not be.
    Store,
    /// Let the user write the note of an item, which is this now, in a program of the user's.
    Write(ItemId, String),
}
