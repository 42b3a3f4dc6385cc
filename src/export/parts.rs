//! The parts of an item, as people read them.

use std::borrow::Cow;

use crate::catalog::{Item, Wording, english_section};
use crate::i18n::{Messages, Worded};

/// What stands in a field, in the language it is in.
pub(super) struct Told<'a> {
    pub(super) text: Cow<'a, str>,
    /// None where it is in that of the interface.
    pub(super) is_english: Option<bool>,
}

/// A value in the languages that are shown.
pub(super) type Value<'a> = Vec<Told<'a>>;

/// A field but title and content: its name, and its values.
pub(super) struct Shown<'a> {
    pub(super) name: &'static str,
    pub(super) values: Vec<Value<'a>>,
}

impl Shown<'_> {
    /// All of it on one line.
    fn line(&self, messages: &Messages) -> String {
        let value = |value: &Value<'_>| value.iter().map(|told| &*told.text).collect::<Vec<_>>().join(" ");
        self.values.iter().map(value).collect::<Vec<_>>().join(self.between(messages))
    }

    /// What parts its values.
    pub(super) fn between(&self, messages: &Messages) -> &'static str {
        let firsts: Vec<&str> = self.values.iter().filter_map(|value| value.first()).map(|told| &*told.text).collect();
        messages.between(&firsts)
    }
}

/// The fields of an item. Where it stands in a notice is left out where it stands in none.
pub(super) fn shown<'a>(item: &'a Item, messages: &Messages) -> Vec<Shown<'a>> {
    let names = &messages.fields;
    let none = || Told { text: names.no_domain.into(), is_english: None };
    let value = |name: &'a str| if name.is_empty() { vec![none()] } else { told(messages.name(name)) };
    let units =
        if item.units.is_empty() { vec![vec![none()]] } else { item.units.iter().map(|unit| value(unit)).collect() };
    let mut fields = vec![
        Shown { name: names.units, values: units },
        Shown { name: names.scope, values: vec![value(&item.scope)] },
        Shown { name: names.domain, values: vec![value(item.domain.as_deref().unwrap_or_default())] },
    ];
    if !item.section.is_empty() {
        let english = english_section(&item.section);
        let section = messages.worded(&item.section, english.as_deref());
        let owned = section.texts().map(|(text, is_english)| (text.to_owned(), is_english)).collect::<Vec<_>>();
        let told = |(text, is_english)| Told { text: Cow::Owned(text), is_english: Some(is_english) };
        fields.push(Shown { name: names.section, values: vec![owned.into_iter().map(told).collect()] });
    }
    if !item.document.is_empty() {
        fields.push(Shown { name: names.document, values: vec![value(&item.document)] });
    }
    fields
}

/// A text in the languages that are shown.
pub(super) fn told(worded: Worded<'_>) -> Value<'_> {
    worded.texts().map(|(text, is_english)| Told { text: text.into(), is_english: Some(is_english) }).collect()
}

/// Names and values of the fields but title and content.
#[must_use]
pub fn fields(item: &Item, messages: &Messages) -> Vec<(&'static str, String)> {
    shown(item, messages).iter().map(|field| (field.name, field.line(messages))).collect()
}

/// Which text of an item is shown, where some of it is an unofficial translation: its label, and
/// that it is none of the source's.
#[must_use]
pub fn wording(items: &[&Item], messages: &Messages) -> Option<(&'static str, String)> {
    let is_translated = items.iter().any(|item| item.english.is_some());
    let said = (messages.fields.text, (messages.ui.wording)(messages.wording).to_owned());
    (is_translated && messages.wording != Wording::Original).then_some(said)
}

/// The paragraphs below the fields: the content in the languages that are shown, the remarks.
#[must_use]
pub fn paragraphs(item: &Item, messages: &Messages) -> Vec<String> {
    let content = messages.content(item).texts().map(|(content, _)| content.to_owned());
    content.chain(remarks(item, messages)).collect()
}

/// Remarks, each with its label.
pub(super) fn remarks(item: &Item, messages: &Messages) -> Vec<String> {
    let remark = |provenance| {
        let (label, note) = messages.remark(provenance);
        label + note
    };
    item.provenance.iter().map(remark).collect()
}
