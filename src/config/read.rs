//! From the text of a file to settings and mistakes.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::settings::{SETTINGS, Setting, Takes};
use super::{Config, Mistake, Problem};
use crate::app::Theme;

/// The settings in a text, and what is wrong with it, in the order of its lines.
#[must_use]
pub fn read(text: &str) -> (Config, Vec<Mistake>) {
    let mut reader = Reader::new(text);
    match DeTable::parse(text) {
        Ok(table) => reader.settings(table.get_ref()),
        Err(error) => reader.refuse(&error),
    }
    reader.mistakes.sort_by_key(|mistake| mistake.line);
    (reader.config, reader.mistakes)
}

/// A key and its value.
pub(super) type Entry<'a, 'i> = (&'a Spanned<std::borrow::Cow<'i, str>>, &'a Spanned<DeValue<'i>>);

pub(super) struct Reader<'t> {
    text: &'t str,
    /// Where lines end, in bytes.
    ends: Vec<usize>,
    pub(super) config: Config,
    mistakes: Vec<Mistake>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
        Self { text, ends, config: Config::default(), mistakes: Vec::new() }
    }

    /// The text is no TOML: what the parser says is only in English.
    fn refuse(&mut self, error: &toml::de::Error) {
        let span = error.span().unwrap_or_default();
        let line = self.line(span.start);
        let (key, problem) = if error.message().contains("duplicate key") {
            (self.text.get(span).unwrap_or_default(), Problem::Repeated)
        } else {
            let start = line.checked_sub(2).and_then(|before| self.ends.get(before)).map_or(0, |end| end + 1);
            let before = self.text.get(start..span.start).unwrap_or_default();
            ("", Problem::NotToml(before.chars().count() + 1))
        };
        self.mistakes.push(Mistake { line, key: key.to_owned(), problem });
    }

    fn settings(&mut self, table: &DeTable<'_>) {
        for (key, value) in in_order(table) {
            let name = key.get_ref().as_ref();
            match SETTINGS.iter().find(|setting| setting.key == name) {
                Some(setting) => self.setting(setting, value),
                None if name == "colors" => self.colors(value),
                None if name == "keys" => self.keys(value),
                None => {
                    let known = SETTINGS.iter().map(|setting| setting.key).chain(["colors", "keys"]);
                    self.mistake(key.span().start, name, Problem::UnknownKey(known.collect()));
                }
            }
        }
        if self.config.theme == Some(Theme::Custom) && self.config.colors.is_none() {
            self.config.theme = None;
            let at = table.get("theme").map_or(0, |value| value.span().start);
            self.mistake(at, "theme", Problem::NoColors);
        }
    }

    fn setting(&mut self, Setting { key, takes }: &Setting, value: &Spanned<DeValue<'_>>) {
        let written = self.written(value);
        let problem = match takes {
            Takes::Word(words) => {
                if let Some((_, set)) = words.iter().find(|(word, _)| says(value.get_ref(), word)) {
                    return set(&mut self.config);
                }
                Problem::NotOneOf { value: written, allowed: words.iter().map(|(word, _)| *word).collect() }
            }
            Takes::Number { least, most, set } => {
                if let Some(number) = number(value.get_ref()).filter(|number| (least..=most).contains(&number)) {
                    return set(&mut self.config, number);
                }
                Problem::NotBetween { value: written, least: *least, most: *most }
            }
        };
        self.mistake(value.span().start, key, problem);
    }

    /// The table that a value has to be.
    pub(super) fn table<'a, 'i>(&mut self, key: &str, value: &'a Spanned<DeValue<'i>>) -> Vec<Entry<'a, 'i>> {
        if let DeValue::Table(table) = value.get_ref() {
            return in_order(table);
        }
        self.mistake(value.span().start, key, Problem::NotATable);
        Vec::new()
    }

    /// Notes a mistake at a place in the text.
    pub(super) fn mistake(&mut self, at: usize, key: &str, problem: Problem) {
        self.mistakes.push(Mistake { line: self.line(at), key: key.to_owned(), problem });
    }

    /// A value as it stands in the text.
    pub(super) fn written(&self, value: &Spanned<DeValue<'_>>) -> String {
        self.text.get(value.span()).unwrap_or_default().to_owned()
    }

    fn line(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end < at) + 1
    }
}

/// The entries of a table as they stand in the text.
fn in_order<'a, 'i>(table: &'a DeTable<'i>) -> Vec<Entry<'a, 'i>> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// Whether a value is this word.
pub(super) fn says(value: &DeValue<'_>, word: &str) -> bool {
    match value {
        DeValue::String(text) => text == word,
        DeValue::Boolean(true) => word == "true",
        DeValue::Boolean(false) => word == "false",
        _ => false,
    }
}

pub(super) fn number(value: &DeValue<'_>) -> Option<u16> {
    let DeValue::Integer(number) = value else { return None };
    u16::from_str_radix(number.as_str(), number.radix()).ok()
}
