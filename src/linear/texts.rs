//! What is said, paragraph by paragraph.

use super::{COMMANDS, Command, Words};
use crate::catalog::{Block, Catalog, Item};
use crate::i18n::{Lang, LinearTexts, Messages};

/// What is typed to read an item: its number, or its whole ID where a lone number
/// means another.
pub(super) fn code(catalog: &Catalog, item: &Item) -> String {
    if item.id.batch == catalog.notice.batch { item.id.number.to_string() } else { item.id.to_string() }
}

/// An item in a list.
pub(super) fn entry(catalog: &Catalog, item: &Item) -> String {
    format!("{}. {}", code(catalog, item), item.title)
}

/// All of an item but its title and its place.
pub(super) fn item(messages: &Messages, item: &Item) -> Vec<String> {
    let (names, texts) = (&messages.fields, &messages.cli);
    let units = item.units_text();
    let fields = [
        (names.units, messages.heading(&units)),
        (names.scope, messages.heading(&item.scope)),
        (names.domain, messages.heading(item.domain.as_deref().unwrap_or_default())),
    ];
    let document = (!item.document.is_empty()).then_some((names.document, &*item.document));
    let fields = fields.into_iter().chain(document);
    let mut paragraphs: Vec<String> = fields.map(|(name, value)| (texts.label)(name) + value).collect();
    paragraphs.extend(lines(&item.content));
    if let Some(english) = item.english.as_deref().filter(|_| messages.lang == Lang::En) {
        paragraphs.push((texts.label)(texts.translation) + &english.title);
        paragraphs.extend(lines(&english.content));
    }
    let remark = |remark| {
        let (label, note) = messages.remark(remark);
        label + note
    };
    paragraphs.extend(item.provenance.iter().map(remark));
    paragraphs
}

/// The paragraphs of a text that has several.
fn lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned)
}

/// The notice, its annex aside.
pub(super) fn notice(catalog: &Catalog, messages: &Messages) -> Vec<String> {
    let notice = &catalog.notice;
    let head = [&*notice.title, &notice.document, &notice.addressees];
    let tail = [&*notice.annex_line, &notice.signature, &notice.date, &notice.release];
    let texts = head.into_iter().chain(notice.body.iter().map(Block::text)).chain(tail);
    let mut paragraphs: Vec<String> = texts.flat_map(lines).collect();
    paragraphs.push((messages.linear.annex)(catalog.items.len()));
    paragraphs
}

/// What can be typed.
pub(super) fn help(messages: &Messages, example: &str) -> Vec<String> {
    let texts = &messages.linear;
    let commands = COMMANDS.iter().map(|words| {
        let word = named(words, messages.lang);
        (texts.command)(words.key, word, does(words.command, texts))
    });
    [(texts.numbers)(example)].into_iter().chain(commands).chain([texts.empty_line.to_owned()]).collect()
}

/// The word for a command beside its key.
fn named(words: &Words, lang: Lang) -> &'static str {
    let all = match lang {
        Lang::Zh => words.chinese,
        Lang::En => words.english,
    };
    all.first().copied().unwrap_or_default()
}

fn does(command: Command, texts: &LinearTexts) -> &'static str {
    match command {
        Command::Search => texts.commands.search,
        Command::Next => texts.commands.next,
        Command::Previous => texts.commands.previous,
        Command::Again => texts.commands.again,
        Command::List => texts.commands.list,
        Command::Menu => texts.commands.menu,
        Command::All => texts.commands.all,
        Command::Group => texts.commands.group,
        Command::Mark => texts.commands.mark,
        Command::Unmark => texts.commands.unmark,
        Command::Marked => texts.commands.marked,
        Command::Status => texts.commands.status,
        Command::Note => texts.commands.note,
        Command::Notice => texts.commands.notice,
        Command::Help => texts.commands.help,
        Command::Quit => texts.commands.quit,
    }
}

/// That there is no item of an ID, and which there are.
pub(super) fn no_item(catalog: &Catalog, messages: &Messages, id: &str) -> String {
    let (first, last) = catalog.first_and_last(id);
    (messages.errors.no_item)(&super::echo(id), &first, &last)
}
