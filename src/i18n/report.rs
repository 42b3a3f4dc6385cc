//! The texts of the report of the ledger.

/// The texts of the report of the ledger.
#[derive(Debug)]
pub struct ReportTexts {
    /// Its title.
    pub title: &'static str,
    /// Label of the day it was made.
    pub made: &'static str,
    /// Label of how far all items are.
    pub progress: &'static str,
    /// Name of the column of how many in a hundred are in place.
    pub share: &'static str,
    /// Heading of how far the items of each domain are.
    pub by_domain: &'static str,
    /// Heading of how far the items of each unit are.
    pub by_unit: &'static str,
    /// Heading of what is stuck.
    pub problems: &'static str,
    /// Nothing was noted of what is stuck.
    pub no_reason: &'static str,
    /// Between a status and that an item is marked.
    pub and: &'static str,
    /// Nothing is.
    pub no_problems: &'static str,
    /// Heading of the table of all items.
    pub all: &'static str,
    /// In a table, of an item that is marked.
    pub yes: &'static str,
}
