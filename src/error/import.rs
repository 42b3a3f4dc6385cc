//! What can be wrong with a file that entries of a ledger are to be taken from.

use super::echo;
use crate::i18n::Messages;
use crate::ledger::{Damage, SheetFault};

/// Why a file does not hold entries of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportFault {
    /// A newer program wrote it.
    Newer,
    /// It is not UTF-8, from this line on.
    NotText {
        /// The line, from 1.
        line: usize,
    },
    /// It is JSON, and no ledger.
    Damaged(Damage),
    /// It is a table, and none of a ledger.
    Sheet(SheetFault),
}

impl ImportFault {
    pub(super) fn message(&self, file: &str, messages: &Messages) -> String {
        let texts = &messages.ledger;
        let wrong = match self {
            Self::Newer => return (texts.import_newer)(file),
            Self::NotText { line } => (texts.sheet_not_text)(*line),
            Self::Damaged(damage) => (texts.damage)(*damage),
            Self::Sheet(SheetFault::NoColumn(column)) => (texts.no_column)(*column),
            Self::Sheet(SheetFault::Cell { line, column, value }) => (texts.wrong_cell)(*line, *column, &echo(value)),
            Self::Sheet(SheetFault::Syntax { line }) => (texts.no_sheet)(*line),
        };
        (texts.unimportable)(file, &wrong)
    }

    #[cfg(test)]
    pub(super) fn one_of_each(text: &str) -> [Self; 6] {
        use crate::ledger::SheetColumn;
        let cell = SheetFault::Cell { line: 3, column: SheetColumn::Status, value: text.to_owned() };
        let faults = [SheetFault::NoColumn(SheetColumn::Number), cell, SheetFault::Syntax { line: 3 }];
        let [column, cell, syntax] = faults.map(Self::Sheet);
        [Self::Newer, Self::NotText { line: 3 }, Self::Damaged(Damage::NoLedger), column, cell, syntax]
    }
}
