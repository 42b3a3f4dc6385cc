//! The one table of actions and keys.

use super::Key;
use crate::app::{Action, Context, Edit};
use crate::i18n::ActionNames;

use Context::{Details, Facets, Help, HelpQuery, Query, Tree};

/// An action, its name, and the keys that mean it in each place.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What the keys do.
    pub action: Action,
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

    const fn hint(self, place: u8) -> Self {
        Self { hint: place, ..self }
    }
}

const fn row(
    action: Action,
    name: fn(&ActionNames) -> &'static str,
    at: &'static [(&'static [Context], &'static str)],
) -> Row {
    Row { action, name, at, hint: 0 }
}

const ALL: &[Context] = &[Tree, Details, Query, Facets, Help, HelpQuery];
const LISTS: &[Context] = &[Tree, Details, Facets, Help];
const BROWSE: &[Context] = &[Tree, Details];
const TEXT: &[Context] = &[Query, HelpQuery];

/// Every action, in the order of the help.
pub const TABLE: &[Row] = &[
    row(Action::Down, |n| n.down, &[(LISTS, "j <Down>"), (TEXT, "<Down>")]),
    row(Action::Up, |n| n.up, &[(LISTS, "k <Up>"), (TEXT, "<Up>")]),
    row(Action::NextItem, |n| n.next_item, &[(BROWSE, "J")]).hint(9),
    row(Action::PreviousItem, |n| n.previous_item, &[(BROWSE, "K")]),
    row(
        Action::PageDown,
        |n| n.page_down,
        &[(&[Tree, Facets], "<PgDn> <C-f>"), (&[Details, Help], "<PgDn> <C-f> <Space>"), (TEXT, "<PgDn>")],
    ),
    row(Action::PageUp, |n| n.page_up, &[(LISTS, "<PgUp> <C-b>"), (TEXT, "<PgUp>")]),
    row(Action::HalfDown, |n| n.half_down, &[(LISTS, "<C-d>")]),
    row(Action::HalfUp, |n| n.half_up, &[(LISTS, "<C-u>")]),
    row(Action::Top, |n| n.top, &[(LISTS, "g <Home>")]),
    row(Action::Bottom, |n| n.bottom, &[(LISTS, "G <End>")]),
    row(Action::Open, |n| n.open, &[(&[Tree], "<Enter>")]).hint(5),
    row(Action::Inward, |n| n.inward, &[(&[Tree], "l <Right>")]),
    row(Action::Outward, |n| n.outward, &[(BROWSE, "h <Left>")]),
    row(Action::Toggle, |n| n.toggle, &[(&[Tree], "<Space>")]),
    row(Action::FoldAll, |n| n.fold_all, &[(&[Tree], "c")]),
    row(Action::OpenAll, |n| n.open_all, &[(&[Tree], "e")]),
    row(Action::SwitchPane, |n| n.switch_pane, &[(&[Tree, Details, Query], "<Tab>")]).hint(10),
    row(Action::Regroup, |n| n.regroup, &[(BROWSE, "v")]).hint(7),
    row(Action::DetailsDown, |n| n.details_down, &[(BROWSE, "<C-e>")]),
    row(Action::DetailsUp, |n| n.details_up, &[(BROWSE, "<C-y>")]),
    row(Action::WidenTree, |n| n.widen_tree, &[(BROWSE, ">")]),
    row(Action::NarrowTree, |n| n.narrow_tree, &[(BROWSE, "<")]),
    row(Action::Search, |n| n.search, &[(LISTS, "/")]).hint(2),
    row(Action::NextMatch, |n| n.next_match, &[(BROWSE, "n")]).hint(4),
    row(Action::PreviousMatch, |n| n.previous_match, &[(BROWSE, "N")]),
    row(Action::Facets, |n| n.facets, &[(BROWSE, "f"), (&[Query], "<C-o>"), (&[Facets], "f <C-o>")]).hint(8),
    row(Action::Pick, |n| n.pick, &[(&[Facets], "<Space> <Enter>")]).hint(1),
    row(Action::ClearFacets, |n| n.clear_facets, &[(BROWSE, "x"), (&[Facets], "x <BS>")]).hint(4),
    row(Action::OlderQuery, |n| n.older_query, &[(&[Query], "<C-Up> <C-p>")]).hint(10),
    row(Action::NewerQuery, |n| n.newer_query, &[(&[Query], "<C-Down> <C-n>")]),
    row(Action::Accept, |n| n.accept, &[(TEXT, "<Enter>")]).hint(1),
    row(Action::Cancel, |n| n.cancel, &[(&[Tree, Details, Query, HelpQuery], "<Esc>"), (&[Facets, Help], "<Esc> q")])
        .hint(3),
    row(Action::Edit(Edit::Backspace), |n| n.backspace, &[(TEXT, "<BS> <C-h>")]),
    row(Action::Edit(Edit::Delete), |n| n.delete, &[(TEXT, "<Del>")]),
    row(Action::Edit(Edit::DeleteWord), |n| n.delete_word, &[(TEXT, "<C-w>")]),
    row(Action::Edit(Edit::DeleteAll), |n| n.delete_all, &[(TEXT, "<C-u>")]),
    row(Action::Edit(Edit::Left), |n| n.left, &[(TEXT, "<Left>")]),
    row(Action::Edit(Edit::Right), |n| n.right, &[(TEXT, "<Right>")]),
    row(Action::Edit(Edit::WordLeft), |n| n.word_left, &[(TEXT, "<C-Left> <A-b>")]),
    row(Action::Edit(Edit::WordRight), |n| n.word_right, &[(TEXT, "<C-Right> <A-f>")]),
    row(Action::Edit(Edit::Start), |n| n.start, &[(TEXT, "<Home> <C-a>")]),
    row(Action::Edit(Edit::End), |n| n.end, &[(TEXT, "<End> <C-e>")]),
    row(Action::Help, |n| n.help, &[(LISTS, "? <F1>"), (TEXT, "<F1>")]).hint(1),
    row(Action::Theme, |n| n.theme, &[(BROWSE, "t")]),
    row(Action::Mouse, |n| n.mouse, &[(BROWSE, "M")]),
    row(Action::Repaint, |n| n.repaint, &[(ALL, "<C-l>")]),
    row(Action::Suspend, |n| n.suspend, &[(ALL, "<C-z>")]),
    row(Action::Quit, |n| n.quit, &[(BROWSE, "q")]).hint(6),
    row(Action::Interrupt, |n| n.interrupt, &[(ALL, "<C-c>")]),
];
