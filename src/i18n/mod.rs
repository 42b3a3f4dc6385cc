//! Every text of the program in every language. A language is a constant of
//! [`Messages`]: a text that is missing does not compile.

mod cli;
mod config;
mod en;
mod en_cli;
mod en_config;
mod en_export;
mod en_ledger;
mod en_linear;
mod en_man;
mod en_report;
mod export;
mod ledger;
mod linear;
mod man;
mod report;
mod search;
mod ui;
mod zh;
mod zh_cli;
mod zh_config;
mod zh_export;
mod zh_ledger;
mod zh_linear;
mod zh_man;
mod zh_report;

pub use cli::{
    CliTexts, ColumnNames, CommandTexts, ErrorTexts, FileTexts, HelpTexts, OptionTexts, Place, StatsTexts, ValueNames,
};
pub use config::ConfigTexts;
pub use export::{ExportTexts, PageTexts};
pub use ledger::{Kept, LedgerTexts, Tally};
pub use linear::{LinearCommands, LinearTexts};
pub use man::{ManHeadings, ManTexts, Rows};
pub use report::ReportTexts;
pub use search::{SearchTexts, Worth};
pub use ui::{ActionNames, ContextNames, FieldNames, FormNames, Ui};

use crate::catalog::{Field, Provenance, ProvenanceKind};

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The language of the locale: that of the first of `LC_ALL`, `LC_MESSAGES` and
    /// `LANG` that is set and not empty. Any `zh*` gives Chinese, all else English.
    #[must_use]
    pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
        match locale {
            Some(value) if value.to_ascii_lowercase().starts_with("zh") => Self::Zh,
            _ => Self::En,
        }
    }

    /// The texts of this language.
    #[must_use]
    pub fn messages(self) -> &'static Messages {
        match self {
            Self::Zh => &zh::MESSAGES,
            Self::En => &en::MESSAGES,
        }
    }
}

/// All texts of one language.
#[derive(Debug)]
pub struct Messages {
    /// Which language this is.
    pub lang: Lang,
    /// Names of the fields of an item.
    pub fields: FieldNames,
    /// Names of the explorer's actions.
    pub actions: ActionNames,
    /// The explorer's other texts.
    pub ui: Ui,
    /// The command line's texts.
    pub cli: CliTexts,
    /// What is said of a file of settings.
    pub config: ConfigTexts,
    /// The texts of searching.
    pub search: SearchTexts,
    /// The texts around items that are handed on as a file.
    pub export: ExportTexts,
    /// What is said of the ledger.
    pub ledger: LedgerTexts,
    /// The texts of its report.
    pub report: ReportTexts,
    /// The texts of plain lines.
    pub linear: LinearTexts,
    /// The texts of the manual page.
    pub man: ManTexts,
    /// What can go wrong.
    pub errors: ErrorTexts,
}

impl Messages {
    /// The name of a field.
    #[must_use]
    pub fn field(&self, field: Field) -> &'static str {
        match field {
            Field::Title => self.fields.title,
            Field::Units => self.fields.units,
            Field::Scope => self.fields.scope,
            Field::Domain => self.fields.domain,
            Field::Content => self.fields.content,
        }
    }

    /// The label of a group as it is shown: that of items without what they are grouped
    /// by is empty.
    #[must_use]
    pub fn heading<'a>(&self, label: &'a str) -> &'a str {
        if label.is_empty() { self.fields.no_domain } else { label }
    }

    /// A remark on a value: its label, and the remark in this language.
    #[must_use]
    pub fn remark<'a>(&self, remark: &'a Provenance) -> (String, &'a str) {
        let note = match self.lang {
            Lang::Zh => &remark.note,
            Lang::En => &remark.english,
        };
        ((self.cli.remark)(self.provenance(remark.kind), self.field(remark.field)), note)
    }

    /// The name of a kind of remark.
    fn provenance(&self, kind: ProvenanceKind) -> &'static str {
        match kind {
            ProvenanceKind::Derived => self.fields.derived,
            ProvenanceKind::Joined => self.fields.joined,
            ProvenanceKind::Editorial => self.fields.editorial,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let lang = |set: &'static [(&str, &str)]| {
            Lang::of_locale(move |name| set.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
        };
        assert_eq!(lang(&[]), Lang::En);
        assert_eq!(lang(&[("LANG", "zh_CN.UTF-8")]), Lang::Zh);
        assert_eq!(lang(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")]), Lang::En);
        assert_eq!(lang(&[("LANG", "en_US.UTF-8"), ("LC_ALL", ""), ("LC_MESSAGES", "zh-Hant")]), Lang::Zh);
    }
}
