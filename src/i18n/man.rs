//! The texts of the manual page that no help has.

/// A thing, and what is said of it.
pub type Rows = &'static [(&'static str, &'static str)];

/// The texts of the manual page, the help's aside.
#[derive(Debug)]
pub struct ManTexts {
    /// At the head of the page.
    pub manual: &'static str,
    /// Its headings.
    pub headings: ManHeadings,
    /// What the program is, in half a line.
    pub summary: &'static str,
    /// Paragraphs on the explorer.
    pub explorer: &'static [&'static str],
    /// The variables that count.
    pub environment: Rows,
    /// The files there are.
    pub files: Rows,
    /// What the program ends with.
    pub exit: Rows,
    /// What can be typed, after what it does.
    pub examples: Rows,
}

/// The headings of the manual page.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is the heading it is called after")]
pub struct ManHeadings {
    pub name: &'static str,
    pub synopsis: &'static str,
    pub description: &'static str,
    pub commands: &'static str,
    pub filters: &'static str,
    pub options: &'static str,
    pub queries: &'static str,
    pub explorer: &'static str,
    pub environment: &'static str,
    pub files: &'static str,
    pub exit: &'static str,
    pub examples: &'static str,
}
