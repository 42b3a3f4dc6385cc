//! The one table of actions and keys.

use super::Key;
use crate::app::{Action, Context, Edit, Form};
use crate::i18n::ActionNames;
use crate::ledger::Status;

use Context::{
    Compare, Copy, Details, Facets, Figures, Find, Help, HelpQuery, Links, Note, Notice, Outline, Palette, Query,
    Reader, Status as Menu, Table, Tree,
};

/// An action, its name, and the keys that mean it in each place.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What the keys do.
    pub action: Action,
    /// What it is called in files: `next_item`.
    pub word: &'static str,
    /// Its name in a language.
    pub name: fn(&ActionNames) -> &'static str,
    /// Contexts, and the keys that hold in them, parted by spaces.
    pub at: &'static [(&'static [Context], &'static str)],
    /// Place among the hints, 1 for the first; 0 for none.
    pub hint: u8,
}

impl Row {
    /// Every key of the row in every context.
    pub fn keys(&self) -> impl Iterator<Item = (Context, Key)> {
        self.at.iter().flat_map(|(contexts, keys)| {
            let keys = Key::parse_all(keys);
            contexts.iter().flat_map(move |context| keys.clone().into_iter().map(|key| (*context, key)))
        })
    }

    /// Whether the action has a place in a context.
    #[must_use]
    pub fn holds_in(&self, context: Context) -> bool {
        self.at.iter().any(|(contexts, _)| contexts.contains(&context))
    }

    const fn hint(self, place: u8) -> Self {
        Self { hint: place, ..self }
    }
}

/// A row. The action's word is what the field of its name is called.
macro_rules! row {
    ($action:expr, $word:ident, $at:expr) => {
        Row { action: $action, word: stringify!($word), name: |names| names.$word, at: $at, hint: 0 }
    };
}

pub(super) const ALL: &[Context] = &Context::ALL;
/// Where one goes up and down by letters.
const LISTS: &[Context] = &[Tree, Details, Reader, Outline, Notice, Table, Compare, Figures, Facets, Help];
/// Where one looks around: all but what is open over the rest.
pub(super) const BROWSE: &[Context] = &[Tree, Details, Reader, Outline, Notice, Table, Compare, Figures];
/// The tree and the details.
const PANES: &[Context] = &[Tree, Details];
/// Where there is an item.
const ITEM: &[Context] = &[Tree, Details, Reader, Table];
/// Where there is running text.
const READ: &[Context] = &[Details, Reader, Notice, Compare];
/// Where there is a text that something may be found in.
const MATCHES: &[Context] = &[Tree, Details, Reader, Notice, Table, Compare];
/// Where the query and the facets narrow what is shown.
const NARROWED: &[Context] = &[Tree, Details, Table, Figures];
/// Instead of the tree and the details.
const VIEWS: &[Context] = &[Reader, Outline, Notice, Table, Compare, Figures];
/// Fields of text.
pub(super) const TEXT: &[Context] = &[Query, Find, Palette, HelpQuery, Note];
/// Fields, and numbers being typed.
const TYPED: &[Context] = &[Query, Find, Links, Palette, HelpQuery];

/// Every action, in the order of the help.
pub const TABLE: &[Row] = &[
    row!(Action::Down, down, &[(LISTS, "j <Down>"), (TEXT, "<Down>")]),
    row!(Action::Up, up, &[(LISTS, "k <Up>"), (TEXT, "<Up>")]),
    row!(Action::NextItem, next_item, &[(ITEM, "J")]).hint(9),
    row!(Action::PreviousItem, previous_item, &[(ITEM, "K")]),
    row!(
        Action::PageDown,
        page_down,
        &[
            (&[Tree, Outline, Table, Figures, Facets], "<PgDn> <C-f>"),
            (&[Details, Reader, Notice, Compare, Help], "<PgDn> <C-f> <Space>"),
            (TEXT, "<PgDn>")
        ]
    ),
    row!(Action::PageUp, page_up, &[(LISTS, "<PgUp> <C-b>"), (TEXT, "<PgUp>")]),
    row!(Action::HalfDown, half_down, &[(LISTS, "<C-d>")]),
    row!(Action::HalfUp, half_up, &[(LISTS, "<C-u>")]),
    row!(Action::Top, top, &[(LISTS, "g <Home>")]),
    row!(Action::Bottom, bottom, &[(LISTS, "G <End>")]),
    row!(Action::Open, open, &[(&[Tree, Outline, Table, Figures], "<Enter>")]).hint(5),
    row!(Action::Inward, inward, &[(&[Tree, Outline], "l <Right>")]),
    row!(Action::Outward, outward, &[(&[Tree, Details, Outline, Notice], "h <Left>")]),
    row!(Action::Toggle, toggle, &[(&[Tree], "<Space>")]),
    row!(Action::FoldAll, fold_all, &[(&[Tree], "c")]),
    row!(Action::OpenAll, open_all, &[(&[Tree], "e")]),
    row!(Action::SwitchPane, switch_pane, &[(&[Tree, Details, Outline, Notice, Query], "<Tab>")]).hint(10),
    row!(Action::Regroup, regroup, &[(PANES, "v")]).hint(7),
    row!(Action::DetailsDown, details_down, &[(BROWSE, "<C-e>")]),
    row!(Action::DetailsUp, details_up, &[(BROWSE, "<C-y>")]),
    row!(Action::WidenTree, widen_tree, &[(&[Tree, Details, Outline, Notice], ">")]),
    row!(Action::NarrowTree, narrow_tree, &[(&[Tree, Details, Outline, Notice], "<")]),
    row!(
        Action::Search,
        search,
        &[
            (&[Tree, Table, Figures], "/ S"),
            (&[Details, Reader, Outline, Notice, Compare], "S"),
            (&[Facets, Help], "/")
        ]
    )
    .hint(2),
    row!(Action::NextMatch, next_match, &[(MATCHES, "n")]).hint(4),
    row!(Action::PreviousMatch, previous_match, &[(MATCHES, "N")]),
    row!(Action::Reader, reader, &[(BROWSE, "z")]).hint(11),
    row!(Action::Resume, resume, &[(&[Tree, Details, Table], "R")]),
    row!(Action::NextParagraph, next_paragraph, &[(READ, "}")]),
    row!(Action::PreviousParagraph, previous_paragraph, &[(READ, "{")]),
    row!(Action::WidenMargins, widen_margins, &[(&[Reader], "+")]),
    row!(Action::NarrowMargins, narrow_margins, &[(&[Reader], "-")]),
    row!(Action::Table, table, &[(BROWSE, "T")]),
    row!(Action::Sort, sort, &[(&[Table], "o")]).hint(5),
    row!(Action::ColumnLeft, column_left, &[(&[Table, Figures], "h <Left>")]),
    row!(Action::ColumnRight, column_right, &[(&[Table, Figures], "l <Right>")]),
    row!(Action::PickToCompare, pick_to_compare, &[(&[Tree, Details, Table], "+")]),
    row!(Action::Compare, compare, &[(BROWSE, "=")]),
    row!(Action::ClearCompared, clear_compared, &[(&[Compare], "x")]),
    row!(Action::Figures, figures, &[(BROWSE, "F")]),
    row!(Action::Notice, notice, &[(BROWSE, "d")]),
    row!(Action::Mention, mention, &[(ITEM, "D")]),
    row!(Action::Find, find, &[(READ, "/")]).hint(3),
    row!(Action::NextLink, next_link, &[(READ, ".")]),
    row!(Action::PreviousLink, previous_link, &[(READ, ",")]),
    row!(Action::Follow, follow, &[(READ, "<Enter>")]).hint(5),
    row!(Action::NumberLinks, number_links, &[(READ, "o")]).hint(8),
    row!(Action::Back, back, &[(BROWSE, "[ <C-o> <A-Left>")]).hint(12),
    row!(Action::Forward, forward, &[(BROWSE, "] <A-Right>")]),
    row!(Action::Palette, palette, &[(BROWSE, ": <C-k>")]).hint(13),
    row!(Action::Facets, facets, &[(NARROWED, "f"), (&[Query], "<C-o>"), (&[Facets], "f <C-o>")]).hint(8),
    row!(Action::Pick, pick, &[(&[Facets], "<Space> <Enter>")]).hint(1),
    row!(Action::ClearFacets, clear_facets, &[(NARROWED, "x"), (&[Facets], "x <BS>")]).hint(4),
    row!(Action::OlderQuery, older_query, &[(&[Query], "<C-Up> <C-p>")]).hint(10),
    row!(Action::NewerQuery, newer_query, &[(&[Query], "<C-Down> <C-n>")]),
    row!(Action::CopyMenu, copy, &[(ITEM, "y")]).hint(11),
    row!(Action::Copy(Form::Title), copy_title, &[(&[Copy], "t y")]).hint(1),
    row!(Action::Copy(Form::Citation), copy_citation, &[(&[Copy], "c")]).hint(2),
    row!(Action::Copy(Form::Reference), copy_reference, &[(&[Copy], "g")]).hint(3),
    row!(Action::Copy(Form::Text), copy_text, &[(&[Copy], "x")]).hint(4),
    row!(Action::Copy(Form::Markdown), copy_markdown, &[(&[Copy], "m")]).hint(5),
    row!(Action::Mark, mark, &[(ITEM, "m")]).hint(13),
    row!(Action::StatusMenu, status, &[(ITEM, "s")]).hint(12),
    row!(Action::SetStatus(Status::NotStarted), not_started, &[(&[Menu], "1 n")]).hint(1),
    row!(Action::SetStatus(Status::UnderWay), under_way, &[(&[Menu], "2 u")]).hint(2),
    row!(Action::SetStatus(Status::InPlace), in_place, &[(&[Menu], "3 i")]).hint(3),
    row!(Action::SetStatus(Status::Blocked), blocked, &[(&[Menu], "4 b")]).hint(4),
    row!(Action::Note, note, &[(ITEM, "i")]).hint(14),
    row!(Action::NoteInEditor, note_in_editor, &[(ITEM, "I"), (&[Note], "<C-o>")]).hint(15),
    row!(Action::Save, save, &[(&[Note], "<Esc> <C-s>")]).hint(1),
    row!(Action::Discard, discard, &[(&[Note], "<C-g>")]).hint(2),
    row!(Action::Undo, undo, &[(BROWSE, "u")]),
    row!(Action::Redo, redo, &[(BROWSE, "U <C-r>")]),
    row!(Action::OpenPager, open_pager, &[(ITEM, "|")]),
    row!(Action::OpenEditor, open_editor, &[(ITEM, "E")]),
    row!(Action::Accept, accept, &[(TYPED, "<Enter>")]).hint(1),
    row!(Action::Edit(Edit::Newline), newline, &[(&[Note], "<Enter>")]),
    row!(Action::Cancel, cancel, &[(BROWSE, "<Esc>"), (TYPED, "<Esc>"), (&[Facets, Copy, Menu, Help], "<Esc> q")])
        .hint(2),
    row!(Action::Edit(Edit::Backspace), backspace, &[(&[Query, Find, Links, Palette, HelpQuery, Note], "<BS> <C-h>")]),
    row!(Action::Edit(Edit::Delete), delete, &[(TEXT, "<Del>")]),
    row!(Action::Edit(Edit::DeleteWord), delete_word, &[(TEXT, "<C-w>")]),
    row!(Action::Edit(Edit::DeleteAll), delete_all, &[(TEXT, "<C-u>")]),
    row!(Action::Edit(Edit::Left), left, &[(TEXT, "<Left>")]),
    row!(Action::Edit(Edit::Right), right, &[(TEXT, "<Right>")]),
    row!(Action::Edit(Edit::WordLeft), word_left, &[(TEXT, "<C-Left> <A-b>")]),
    row!(Action::Edit(Edit::WordRight), word_right, &[(TEXT, "<C-Right> <A-f>")]),
    row!(Action::Edit(Edit::Start), start, &[(TEXT, "<Home> <C-a>")]),
    row!(Action::Edit(Edit::End), end, &[(TEXT, "<End> <C-e>")]),
    row!(Action::Help, help, &[(LISTS, "? <F1>"), (TEXT, "<F1>")]).hint(1),
    row!(Action::Wording, wording, &[(BROWSE, "L")]),
    row!(Action::Theme, theme, &[(BROWSE, "t")]),
    row!(Action::Mouse, mouse, &[(BROWSE, "M")]),
    row!(Action::Repaint, repaint, &[(ALL, "<C-l>")]),
    row!(Action::Suspend, suspend, &[(ALL, "<C-z>")]),
    row!(Action::Leave, leave, &[(VIEWS, "q")]).hint(6),
    row!(Action::Quit, quit, &[(PANES, "q")]).hint(6),
    row!(Action::Interrupt, interrupt, &[(ALL, "<C-c>")]),
];
