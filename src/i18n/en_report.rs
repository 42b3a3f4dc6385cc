//! English: the report of the ledger.

use super::ReportTexts;

pub(super) const REPORT: ReportTexts = ReportTexts {
    title: "Progress in replicating the reform items of the pilot free trade zones",
    made: "Made on",
    progress: "Progress",
    share: "Share in place",
    by_domain: "By domain",
    by_unit: "By unit",
    problems: "Open problems",
    no_reason: "(no reason noted)",
    and: ", ",
    no_problems: "No item is blocked.",
    all: "All items",
    yes: "yes",
};
