//! The parts of an item, as people read them.

use crate::catalog::{English, Item};
use crate::i18n::{Lang, Messages};

/// Names and values of the fields but title and content. Where the item stands in a
/// notice is left out where it stands in none.
#[must_use]
pub fn fields(item: &Item, messages: &Messages) -> Vec<(&'static str, String)> {
    let names = &messages.fields;
    let or_none = |value: &str| messages.heading(value).to_owned();
    let mut fields = vec![
        (names.units, or_none(&item.units_text())),
        (names.scope, or_none(&item.scope)),
        (names.domain, or_none(item.domain.as_deref().unwrap_or_default())),
    ];
    let notice = [(names.section, item.section), (names.document, item.document)];
    fields.extend(
        notice.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.to_string())),
    );
    fields
}

/// The paragraphs below the fields: the content, the translation for those who read it, the
/// remarks.
#[must_use]
pub fn paragraphs(item: &Item, messages: &Messages) -> Vec<String> {
    let mut paragraphs = vec![item.content.to_string()];
    if let Some(english) = english(item, messages) {
        paragraphs.push((messages.cli.label)(messages.cli.translation) + &english.title);
        paragraphs.push(english.content.to_string());
    }
    paragraphs.extend(remarks(item, messages));
    paragraphs
}

/// Remarks, each with its label.
pub(super) fn remarks(item: &Item, messages: &Messages) -> Vec<String> {
    let remark = |provenance| {
        let (label, note) = messages.remark(provenance);
        label + note
    };
    item.provenance.iter().map(remark).collect()
}

/// The translation, for those who read it.
pub(super) fn english<'a>(item: &'a Item, messages: &Messages) -> Option<&'a English> {
    item.english.as_deref().filter(|_| messages.lang == Lang::En)
}
