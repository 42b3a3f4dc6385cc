//! What is said of a file of settings.

/// What is wrong with a file of settings. What comes from the file is handed in clean and
/// short; words and keys are as they stand in it.
#[derive(Debug)]
pub struct ConfigTexts {
    /// The first mistake of a file, and how many there are.
    pub summary: fn(file: &str, count: usize, first: &str) -> String,
    /// A mistake: its line, its key, which may be empty, and what is wrong.
    pub mistake: fn(line: usize, key: &str, problem: &str) -> String,
    /// No TOML from this column on.
    pub not_toml: fn(column: usize) -> String,
    /// The key stands there twice.
    pub repeated: &'static str,
    /// No such setting; those there are.
    pub unknown_key: fn(known: &[&str]) -> String,
    /// The value is none of these.
    pub not_one_of: fn(value: &str, allowed: &[&str]) -> String,
    /// The value is no whole number between these.
    pub not_between: fn(value: &str, least: u16, most: u16) -> String,
    /// The value is no colour.
    pub not_a_color: fn(value: &str) -> String,
    /// A theme of one's own is wanted, and there are no colours for it.
    pub no_colors: &'static str,
    /// A table is wanted.
    pub not_a_table: &'static str,
    /// A list of keys is wanted.
    pub not_a_list: &'static str,
    /// No such context; those there are.
    pub unknown_context: fn(known: &[&str]) -> String,
    /// No such action.
    pub unknown_action: &'static str,
    /// The action has no place in this context, but in these.
    pub not_here: fn(contexts: &[&str]) -> String,
    /// The value is no key.
    pub no_key: fn(value: &str) -> String,
    /// The key is text in this context.
    pub is_text: fn(value: &str) -> String,
    /// The key was given to another action before.
    pub taken: fn(value: &str, by: &str) -> String,
}
