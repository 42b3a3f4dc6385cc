//! Items under headings, those of the ledger among them.

use super::{Ledger, Status};
use crate::catalog::{Catalog, Grouping, Headings};

impl Ledger {
    /// The headings of a grouping; `names` has what the statuses are called.
    #[must_use]
    pub fn headings<'c>(
        &self,
        catalog: &'c Catalog,
        grouping: Grouping,
        names: fn(Status) -> &'static str,
    ) -> Headings<'c> {
        match grouping {
            Grouping::Domain => Headings::of_parts(catalog),
            Grouping::Unit => Headings::of_units(catalog),
            Grouping::Scope => Headings::of_scopes(catalog),
            Grouping::Status => {
                Headings::of_labels(catalog, &Status::ALL.map(names), |_, item| [self.status(item.id) as usize])
            }
        }
    }
}
