//! What can stand in the columns of a table.

use std::borrow::Cow;
use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, ArgMatches, Command};
use rustc_hash::FxHashMap;

use crate::catalog::{Field, Item, ItemIndex, Text, Translation};
use crate::error::{Error, Usage};
use crate::i18n::{Lang, Messages};
use crate::ledger::{Ledger, Stamp};
use crate::search::fold;

/// What an item has in a column of the English.
pub(super) type InEnglish = fn(&Translation) -> String;

/// A column of a table of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// 序号
    Number,
    /// `6-21`
    Id,
    /// 改革事项
    Title,
    /// The title in the other language, in tables that show both.
    Beside,
    /// 负责单位
    Units,
    /// 推广范围
    Scope,
    /// 领域
    Domain,
    /// Scope and domain in one, for tables in which none was asked for.
    Place,
    /// Where in the notice.
    Section,
    /// 文号
    Document,
    /// 主要内容
    Content,
    /// 推进状态
    Status,
    /// Whether the item is marked.
    Mark,
    /// What was noted of it.
    Note,
    /// When its entry in the ledger last changed.
    Updated,
    /// How well it fits the query.
    Score,
}

impl Column {
    /// Those that can be asked for, in the order of the help.
    pub(super) const ALL: [Self; 14] = [
        Self::Number,
        Self::Id,
        Self::Title,
        Self::Units,
        Self::Scope,
        Self::Domain,
        Self::Section,
        Self::Document,
        Self::Content,
        Self::Status,
        Self::Mark,
        Self::Note,
        Self::Updated,
        Self::Score,
    ];

    /// Those of a text where none were asked for.
    pub(super) const OF_TEXT: [Self; 4] = [Self::Number, Self::Title, Self::Place, Self::Units];

    /// Those of tab-separated values, likewise.
    pub(super) const OF_TSV: [Self; 7] =
        [Self::Id, Self::Title, Self::Units, Self::Scope, Self::Domain, Self::Section, Self::Content];

    /// Those of Markdown, likewise.
    pub(super) const OF_MD: [Self; 5] = [Self::Number, Self::Title, Self::Units, Self::Scope, Self::Domain];

    /// The word for it on the command line, and in the head of tab-separated values.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Id => "id",
            Self::Title => "title",
            Self::Beside => "beside",
            Self::Units => "units",
            Self::Scope => "scope",
            Self::Domain => "domain",
            Self::Place => "place",
            Self::Section => "section",
            Self::Document => "document",
            Self::Content => "content",
            Self::Status => "status",
            Self::Mark => "mark",
            Self::Note => "note",
            Self::Updated => "updated",
            Self::Score => "score",
        }
    }

    /// What it is called in a language.
    pub(super) fn name(self, messages: &Messages) -> &'static str {
        let (fields, columns) = (&messages.fields, &messages.cli.columns);
        match self {
            Self::Number => fields.number,
            Self::Id => columns.id,
            Self::Title => fields.title,
            Self::Beside => columns.beside,
            Self::Units => fields.units,
            Self::Scope | Self::Place => fields.scope,
            Self::Domain => fields.domain,
            Self::Section => fields.section,
            Self::Document => fields.document,
            Self::Content => fields.content,
            Self::Status => fields.status,
            Self::Mark => columns.mark,
            Self::Note => messages.ledger.note,
            Self::Updated => messages.ledger.updated,
            Self::Score => columns.score,
        }
    }

    /// That of some columns which goes by a name, in either language.
    pub(super) fn named(name: &str, known: &[Self]) -> Option<Self> {
        let folded = fold(name.trim());
        let goes_by = |column: &&Self| {
            let names = Lang::ALL.map(|lang| column.name(lang.messages()));
            let others = OTHER_NAMES.iter().filter(|(_, other)| other == *column).map(|(name, _)| *name);
            [column.word()].into_iter().chain(names).chain(others).any(|name| fold(name) == folded)
        };
        known.iter().find(goes_by).copied()
    }

    /// Whether the ledger says what stands there.
    pub(super) fn is_of_ledger(self) -> bool {
        matches!(self, Self::Status | Self::Mark | Self::Note | Self::Updated)
    }

    /// Whether what stands there is of the notice, and has another text.
    pub(super) fn is_worded(self) -> bool {
        matches!(
            self,
            Self::Title
                | Self::Units
                | Self::Scope
                | Self::Domain
                | Self::Place
                | Self::Section
                | Self::Document
                | Self::Content
        )
    }

    /// The column of tab-separated values for the English of what stands in this one, and what
    /// an item has there.
    pub(super) fn in_english(self) -> Option<(&'static str, InEnglish)> {
        match self {
            Self::Title => Some(("title_english", |english| english.title.to_string())),
            Self::Units => Some(("units_english", |english| english.units.join("; "))),
            Self::Scope => Some(("scope_english", |english| english.scope.to_string())),
            Self::Domain => Some(("domain_english", |english| english.domain.unwrap_or_default().to_string())),
            Self::Content => Some(("content_english", |english| english.content.to_string())),
            _ => None,
        }
    }

    /// Whether a field that is searched can be read there.
    pub(super) fn shows(self, field: Field) -> bool {
        match field {
            Field::Title => matches!(self, Self::Title | Self::Beside),
            Field::Units => self == Self::Units,
            Field::Scope => matches!(self, Self::Scope | Self::Place),
            Field::Domain => matches!(self, Self::Domain | Self::Place),
            Field::Content => self == Self::Content,
        }
    }

    /// Whether a part of what stands there says nothing, or another thing.
    pub(super) fn is_whole(self) -> bool {
        self.is_figures() || matches!(self, Self::Id | Self::Status | Self::Mark | Self::Updated)
    }

    /// Whether it is all figures, which stand under each other from the right.
    pub(super) fn is_figures(self) -> bool {
        matches!(self, Self::Number | Self::Score)
    }
}

/// What columns are also called: as in a query, and as their filters.
const OTHER_NAMES: [(&str, Column); 8] = [
    ("标题", Column::Title),
    ("unit", Column::Units),
    ("单位", Column::Units),
    ("范围", Column::Scope),
    ("内容", Column::Content),
    ("状态", Column::Status),
    ("marked", Column::Mark),
    ("日期", Column::Updated),
];

/// Takes any text, and offers the words of some columns.
#[derive(Clone)]
pub(super) struct Names(pub(super) &'static [Column]);

impl TypedValueParser for Names {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(|column| PossibleValue::new(column.word()))))
    }
}

/// The parts of the values of an option that takes several at once, parted as one likes.
pub(super) fn listed<'a>(matches: &'a ArgMatches, option: &str) -> Option<Vec<&'a str>> {
    let values = matches.try_get_many::<String>(option).ok().flatten()?;
    let parts = values.flat_map(|value| value.split([',', '，', '、'])).map(str::trim);
    Some(parts.filter(|part| !part.is_empty()).collect())
}

/// The columns asked for, if any were. Only a query has scores.
pub(super) fn asked_for(matches: &ArgMatches, scored: bool) -> Result<Option<Vec<Column>>, Error> {
    let Some(names) = listed(matches, "columns") else { return Ok(None) };
    let known: Vec<Column> = Column::ALL.into_iter().filter(|column| scored || *column != Column::Score).collect();
    let unknown = |name: &str| {
        let allowed = known.iter().map(|column| column.word().to_owned()).collect();
        Error::from(Usage::BadValue { option: "--columns".into(), value: name.to_owned(), allowed })
    };
    if names.is_empty() {
        return Err(unknown(""));
    }
    names
        .into_iter()
        .map(|name| Column::named(name, &known).ok_or_else(|| unknown(name)))
        .collect::<Result<_, _>>()
        .map(Some)
}

/// Who reads what stands in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// In the language of the user.
    Person,
    /// In words that stay the same.
    Program,
}

/// What columns are filled from, the items aside.
pub(super) struct Facts<'a> {
    pub(super) messages: &'static Messages,
    /// Where something of it was asked for.
    pub(super) ledger: Option<&'a Ledger>,
    /// Likewise.
    pub(super) scores: FxHashMap<ItemIndex, u32>,
}

impl Facts<'_> {
    /// What an item has in a column; nothing is made visible yet.
    pub(super) fn value(&self, column: Column, at: ItemIndex, item: &'static Item, reader: Reader) -> Cow<'_, str> {
        let entry = self.ledger.and_then(|ledger| ledger.get(item.id));
        let messages = self.messages;
        match column {
            Column::Number => item.number.to_string().into(),
            Column::Id => item.id.to_string().into(),
            Column::Title => messages.title(item).first.into(),
            Column::Beside => messages.title(item).beside.unwrap_or_default().into(),
            Column::Units => messages.units(item).into(),
            Column::Scope => messages.first_of(item.scope.as_str()).into(),
            Column::Domain => messages.first_of(item.domain.map_or("", Text::as_str)).into(),
            Column::Place => match item.domain {
                Some(domain) => {
                    [messages.first_of(&item.scope), DOMAIN_GAP, messages.first_of(&domain)].concat().into()
                }
                None => messages.first_of(item.scope.as_str()).into(),
            },
            Column::Section => messages.section(&item.section).into(),
            Column::Document => messages.first_of(item.document.as_str()).into(),
            Column::Content => messages.content(item).first.into(),
            Column::Status => {
                let status = entry.map(|entry| entry.status).unwrap_or_default();
                if reader == Reader::Program { status.word() } else { (messages.ledger.status)(status) }.into()
            }
            Column::Mark => match (entry.is_some_and(|entry| entry.marked), reader) {
                (true, Reader::Program) => "true",
                (false, Reader::Program) => "false",
                (true, Reader::Person) => "*",
                (false, Reader::Person) => "",
            }
            .into(),
            Column::Note => match (entry, reader) {
                (None, _) => "".into(),
                (Some(entry), Reader::Program) => entry.note.trim_end().into(),
                // A line of a table has no lines within.
                (Some(entry), Reader::Person) => entry.note_in_a_line().into(),
            },
            Column::Updated => {
                let moment = entry.map(|entry| entry.updated).filter(|moment| *moment > Stamp::default());
                let written = |moment: Stamp| match reader {
                    Reader::Program => moment.to_string(),
                    Reader::Person => moment.date(),
                };
                moment.map(written).unwrap_or_default().into()
            }
            Column::Score => self.scores.get(&at).map(ToString::to_string).unwrap_or_default().into(),
        }
    }
}

/// Between a scope and a domain.
pub(super) const DOMAIN_GAP: &str = "/";
