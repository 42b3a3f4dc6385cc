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

use crate::catalog::{Field, Item, Provenance, ProvenanceKind, Wording, english_name, english_section};
use crate::typeset::{truncate, visible, visible_width, width};

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

// What words a text is called from everywhere: never inlined, it is there once, and the program
// 30 kB smaller.
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
    #[inline(never)]
    pub fn worded<'a>(&self, original: &'a str, english: Option<&'a str>) -> Worded<'a> {
        let Some(english) = english else { return Worded::alone(original) };
        match (self.wording, self.lang) {
            (Wording::Original, _) => Worded::alone(original),
            (Wording::English, _) => Worded { first: english, is_english: true, beside: None },
            (Wording::Both, Lang::En) => Worded { first: english, is_english: true, beside: Some(original) },
            (Wording::Both, Lang::Zh) => Worded { first: original, is_english: false, beside: Some(english) },
        }
    }

    /// Whether it is the translation that is shown first, or alone, where there is one.
    #[must_use]
    pub fn english_first(&self) -> bool {
        match self.wording {
            Wording::Original => false,
            Wording::English => true,
            Wording::Both => self.lang == Lang::En,
        }
    }

    /// The title of an item as it is shown.
    #[must_use]
    #[inline(never)]
    pub fn title<'a>(&self, item: &'a Item) -> Worded<'a> {
        self.worded(&item.title, item.english.as_deref().map(|english| &*english.title))
    }

    /// The content of an item as it is shown.
    #[must_use]
    #[inline(never)]
    pub fn content<'a>(&self, item: &'a Item) -> Worded<'a> {
        self.worded(&item.content, item.english.as_deref().map(|english| &*english.content))
    }

    /// The value of a field as it is shown; of the units, the one at `index`.
    #[must_use]
    #[inline(never)]
    pub fn field_of<'a>(&self, item: &'a Item, field: Field, index: usize) -> Worded<'a> {
        match field {
            Field::Title => self.title(item),
            Field::Content => self.content(item),
            Field::Units | Field::Scope | Field::Domain => self.name(item.value(field, index).unwrap_or_default()),
        }
    }

    /// A unit, a scope, a domain or the label of a group as it is shown: what is empty there
    /// stands for none.
    #[must_use]
    #[inline(never)]
    pub fn name<'a>(&self, name: &'a str) -> Worded<'a> {
        if name.is_empty() {
            return Worded::alone(self.fields.no_domain);
        }
        // The original costs no look for another.
        let english = if self.wording == Wording::Original { None } else { english_name(name) };
        self.worded(name, english.map(|name| name.full))
    }

    /// A place in the notice, as it is shown on one line: `一（一）4`.
    #[must_use]
    #[inline(never)]
    pub fn section(&self, section: &str) -> String {
        let english = english_section(section);
        self.worded(section, english.as_deref()).first.to_owned()
    }

    /// The first of what a name is shown as, where there is room for no more.
    #[must_use]
    pub fn heading<'a>(&self, label: &'a str) -> &'a str {
        self.name(label).first
    }

    /// As [`Messages::heading`], or the abbreviation of that.
    #[must_use]
    #[inline(never)]
    pub fn briefly<'a>(&self, label: &'a str) -> &'a str {
        let worded = self.name(label);
        let short = english_name(label).map_or("", |name| name.abbreviation);
        if worded.is_english && !short.is_empty() { short } else { worded.first }
    }

    /// As [`Messages::heading`], but what is empty stays so.
    #[must_use]
    pub fn first_of<'a>(&self, name: &'a str) -> &'a str {
        if name.is_empty() { name } else { self.heading(name) }
    }

    /// The units in charge as they are shown on one line.
    #[must_use]
    #[inline(never)]
    pub fn units(&self, item: &Item) -> String {
        let units: Vec<&str> = item.units.iter().map(|unit| self.name(unit).first).collect();
        units.join(self.between(&units))
    }

    /// As [`Messages::units`], or what stands for none.
    #[must_use]
    pub fn units_or_none(&self, item: &Item) -> String {
        if item.units.is_empty() { self.fields.no_domain.to_owned() } else { self.units(item) }
    }

    /// The units in charge in the languages that are shown.
    #[must_use]
    #[inline(never)]
    pub fn units_in_full(&self, item: &Item) -> String {
        if item.units.is_empty() {
            return self.fields.no_domain.to_owned();
        }
        let firsts: Vec<&str> = item.units.iter().map(|unit| self.heading(unit)).collect();
        let units: Vec<String> = item.units.iter().map(|unit| self.name(unit).in_full()).collect();
        units.join(self.between(&firsts))
    }

    /// As [`Messages::units`], by their abbreviations where they have one.
    #[must_use]
    pub fn units_briefly(&self, item: &Item) -> String {
        let units: Vec<&str> = item.units.iter().map(|unit| self.briefly(unit)).collect();
        units.join(self.between(&units))
    }

    /// A name on a line of so many columns, as [`Worded::in_room`] has it, but by its
    /// abbreviation rather than cut.
    #[must_use]
    pub fn name_on_a_line(&self, label: &str, columns: usize, ellipsis: &str) -> (String, Option<String>) {
        let name = self.name(label);
        if visible_width(name.first) <= columns {
            name.in_room(columns, ellipsis)
        } else {
            (self.name_in_room(label, columns, ellipsis), None)
        }
    }

    /// As much of a name as there is room for in so many columns, no control characters in it:
    /// the name, else its abbreviation, else its beginning.
    #[must_use]
    #[inline(never)]
    pub fn name_in_room(&self, label: &str, columns: usize, ellipsis: &str) -> String {
        let whole = visible(self.heading(label));
        if width(&whole) <= columns {
            whole.into_owned()
        } else {
            truncate(&visible(self.briefly(label)), columns, ellipsis)
        }
    }

    /// What parts the names of a list: 、 between Chinese ones, and where they stand as in the
    /// annex.
    #[must_use]
    #[inline(never)]
    pub fn between(&self, names: &[&str]) -> &'static str {
        let is_english = |name: &&str| name.starts_with(|c: char| c.is_ascii_alphabetic());
        if self.wording != Wording::Original && names.iter().any(is_english) { "; " } else { "、" }
    }

    /// A remark on a value: its label, and the remark in this language.
    #[must_use]
    #[inline(never)]
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
    /// Whether that is the translation.
    pub is_english: bool,
    /// The same in the other language, where both are shown.
    pub beside: Option<&'a str>,
}

/// Columns between a text and the same in the other language.
pub const BESIDE: usize = 2;

impl<'a> Worded<'a> {
    /// Fewer columns of a text beside another say nothing.
    const LEAST: usize = 8;

    fn alone(original: &'a str) -> Self {
        Self { first: original, is_english: false, beside: None }
    }

    /// The texts in their order, each with whether it is the translation.
    pub fn texts(self) -> impl Iterator<Item = (&'a str, bool)> {
        let both = [(self.first, self.is_english), (self.beside.unwrap_or_default(), !self.is_english)];
        both.into_iter().take(if self.beside.is_some() { 2 } else { 1 })
    }

    /// The texts on a line of so many columns, no control characters in them: the first, and
    /// as much of the other as there is room for after [`BESIDE`] columns, where that says
    /// anything.
    #[must_use]
    #[inline(never)]
    pub fn in_room(self, columns: usize, ellipsis: &str) -> (String, Option<String>) {
        let first = truncate(&visible(self.first), columns, ellipsis);
        let beside = self.beside.map(visible).and_then(|beside| {
            let room = columns.checked_sub(width(&first) + BESIDE)?;
            (room >= width(&beside).min(Self::LEAST)).then(|| truncate(&beside, room, ellipsis))
        });
        (first, beside)
    }

    /// The texts on one line, however long it gets.
    #[must_use]
    #[inline(never)]
    pub fn in_full(self) -> String {
        self.texts().map(|(text, _)| text).collect::<Vec<_>>().join(" ")
    }

    /// As [`Worded::in_room`], in one text.
    #[must_use]
    pub fn on_a_line(self, columns: usize, ellipsis: &str) -> String {
        let (first, beside) = self.in_room(columns, ellipsis);
        match beside {
            Some(beside) => [&first, " ".repeat(BESIDE).as_str(), &beside].concat(),
            None => first,
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
