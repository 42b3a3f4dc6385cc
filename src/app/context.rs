//! Where keys go, and what is typed there.

/// Where the keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The tree has the focus.
    Tree,
    /// The details have the focus.
    Details,
    /// The search bar has the focus.
    Query,
    /// The text of the reader.
    Reader,
    /// The outline of the notice.
    Outline,
    /// The text of the notice.
    Notice,
    /// The annex as a table.
    Table,
    /// Items side by side.
    Compare,
    /// The figures.
    Figures,
    /// What is looked for in the details is being typed.
    Find,
    /// The links have numbers, one of which is being typed.
    Links,
    /// The command palette.
    Palette,
    /// The facets are shown.
    Facets,
    /// The menu of what can be copied is shown.
    Copy,
    /// The menu of statuses is shown.
    Status,
    /// A note is being written.
    Note,
    /// The help is shown.
    Help,
    /// The filter of the help has the focus.
    HelpQuery,
}

impl Context {
    /// All contexts, in the order of the help.
    pub const ALL: [Self; 18] = [
        Self::Tree,
        Self::Details,
        Self::Reader,
        Self::Outline,
        Self::Notice,
        Self::Table,
        Self::Compare,
        Self::Figures,
        Self::Query,
        Self::Find,
        Self::Facets,
        Self::Copy,
        Self::Status,
        Self::Note,
        Self::Links,
        Self::Palette,
        Self::Help,
        Self::HelpQuery,
    ];

    /// What it is called in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Tree => "tree",
            Self::Details => "details",
            Self::Reader => "reader",
            Self::Outline => "outline",
            Self::Notice => "notice",
            Self::Table => "table",
            Self::Compare => "compare",
            Self::Figures => "figures",
            Self::Find => "find",
            Self::Links => "links",
            Self::Palette => "palette",
            Self::Query => "query",
            Self::Facets => "facets",
            Self::Copy => "copy",
            Self::Status => "status",
            Self::Note => "note",
            Self::Help => "help",
            Self::HelpQuery => "help_query",
        }
    }

    /// What is typed here, where plain characters are text.
    #[must_use]
    pub fn field(self) -> Option<TextField> {
        match self {
            Self::Query => Some(TextField::Query),
            Self::Find => Some(TextField::Find),
            Self::Links => Some(TextField::Link),
            Self::Palette => Some(TextField::Palette),
            Self::HelpQuery => Some(TextField::Help),
            Self::Note => Some(TextField::Note),
            Self::Tree
            | Self::Details
            | Self::Reader
            | Self::Outline
            | Self::Notice
            | Self::Table
            | Self::Compare
            | Self::Figures
            | Self::Facets
            | Self::Copy
            | Self::Status
            | Self::Help => None,
        }
    }

    /// Whether plain characters are text here.
    #[must_use]
    pub fn takes_text(self) -> bool {
        self.field().is_some()
    }
}

/// Something that is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextField {
    /// The query.
    Query,
    /// What to find in the text.
    Find,
    /// The number of a link.
    Link,
    /// A command or an item.
    Palette,
    /// The filter of the help.
    Help,
    /// The note of an item.
    Note,
}
