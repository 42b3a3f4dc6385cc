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

use std::ops::Deref;

use crate::catalog::{Field, Item, Provenance, ProvenanceKind, Wording, english_name};

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// All languages, in the order of the README's key table.
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

    /// The texts of this language, around the text of the notice that its speakers expect.
    #[must_use]
    pub fn messages(self) -> &'static Messages {
        self.around(match self {
            Self::Zh => Wording::Original,
            Self::En => Wording::Both,
        })
    }

    /// The texts of this language, around one text of the notice.
    #[must_use]
    pub fn around(self, wording: Wording) -> &'static Messages {
        const fn around(texts: &'static Texts) -> [Messages; 3] {
            let [original, english, both] = Wording::ALL;
            [
                Messages { wording: original, texts },
                Messages { wording: english, texts },
                Messages { wording: both, texts },
            ]
        }
        static ZH: [Messages; 3] = around(&zh::TEXTS);
        static EN: [Messages; 3] = around(&en::TEXTS);
        let [original, english, both] = match self {
            Self::Zh => &ZH,
            Self::En => &EN,
        };
        match wording {
            Wording::Original => original,
            Wording::English => english,
            Wording::Both => both,
        }
    }
}

/// How the program speaks: in the texts of one language, around one text of the notice.
#[derive(Debug)]
pub struct Messages {
    /// Which text of the notice is shown.
    pub wording: Wording,
    texts: &'static Texts,
}

impl Deref for Messages {
    type Target = Texts;

    fn deref(&self) -> &Texts {
        self.texts
    }
}

/// All texts of one language.
#[derive(Debug)]
pub struct Texts {
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

    /// A text of the notice as it is shown.
    #[must_use]
    pub fn worded<'a>(&self, original: &'a str, english: Option<&'a str>) -> Worded<'a> {
        let Some(english) = english else { return Worded { first: original, beside: None } };
        match (self.wording, self.lang) {
            (Wording::Original, _) => Worded { first: original, beside: None },
            (Wording::English, _) => Worded { first: english, beside: None },
            (Wording::Both, Lang::En) => Worded { first: english, beside: Some(original) },
            (Wording::Both, Lang::Zh) => Worded { first: original, beside: Some(english) },
        }
    }

    /// The title of an item as it is shown.
    #[must_use]
    pub fn title<'a>(&self, item: &'a Item) -> Worded<'a> {
        self.worded(&item.title, item.english.as_deref().map(|english| &*english.title))
    }

    /// A unit, a scope, a domain or the label of a group as it is shown: what is empty there
    /// stands for none.
    #[must_use]
    pub fn name<'a>(&self, name: &'a str) -> Worded<'a> {
        if name.is_empty() {
            return Worded { first: self.fields.no_domain, beside: None };
        }
        self.worded(name, english_name(name).map(|name| name.full))
    }

    /// The first of what a name is shown as, where there is room for no more.
    #[must_use]
    pub fn heading<'a>(&self, label: &'a str) -> &'a str {
        self.name(label).first
    }

    /// The units in charge as they are shown on one line.
    #[must_use]
    pub fn units(&self, item: &Item) -> String {
        let units: Vec<&str> = item.units.iter().map(|unit| self.name(unit).first).collect();
        units.join(self.between(&units))
    }

    /// What parts the names of a list: 、 between Chinese ones.
    #[must_use]
    pub fn between(&self, names: &[&str]) -> &'static str {
        if names.iter().any(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())) { "; " } else { "、" }
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

/// A text of the notice as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worded<'a> {
    /// What stands first, or alone.
    pub first: &'a str,
    /// The same in the other language, where both are shown.
    pub beside: Option<&'a str>,
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
