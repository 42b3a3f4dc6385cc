//! The colours of a user's own.

use super::theme::Theme;

/// A colour, as a terminal knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// The terminal's own.
    Default,
    /// One of the 256; the first 16 are those with names.
    Index(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// Something that has a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Running text, titles, the text of the rows of the tree.
    Text,
    /// What matters less: labels, counts, hints.
    Dim,
    /// Headings, groups, keys, and the head of the pane with the focus.
    Accent,
    /// Text on the accent.
    OnAccent,
    /// Remarks that are not of the notice.
    Remark,
    /// Behind a match.
    Mark,
    /// Behind the match n went to.
    Current,
    /// The text of matches.
    OnMark,
    /// Behind the row of the cursor, its pane having the focus.
    Cursor,
    /// Behind the row of the cursor, its pane not having the focus.
    Resting,
    /// Behind the head of the pane without the focus.
    Head,
}

impl Paint {
    /// All of them, in the order of the printed settings.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Dim,
        Self::Accent,
        Self::OnAccent,
        Self::Remark,
        Self::Mark,
        Self::Current,
        Self::OnMark,
        Self::Cursor,
        Self::Resting,
        Self::Head,
    ];

    /// What it is called in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Dim => "dim",
            Self::Accent => "accent",
            Self::OnAccent => "on_accent",
            Self::Remark => "remark",
            Self::Mark => "mark",
            Self::Current => "current",
            Self::OnMark => "on_mark",
            Self::Cursor => "cursor",
            Self::Resting => "resting",
            Self::Head => "head",
        }
    }
}

/// The colours of a user's own: a theme, and what is different of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Colors {
    /// The theme they change.
    pub base: Theme,
    /// What is different; of one thing the last counts.
    pub changes: Vec<(Paint, Color)>,
}
