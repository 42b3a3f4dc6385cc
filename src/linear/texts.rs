//! What is said, paragraph by paragraph.

use super::{COMMANDS, Command, Words};
use crate::catalog::{Catalog, EnglishNotice, Item, Text, Wording};
use crate::i18n::{Lang, LinearTexts, Messages, Worded};

/// What is typed to read an item: its number, or its whole ID where a lone number
/// means another.
pub(super) fn code(catalog: &Catalog, item: &Item) -> String {
    if item.id.batch == catalog.notice.batch { item.id.number.to_string() } else { item.id.to_string() }
}

/// An item in a list.
pub(super) fn entry(catalog: &Catalog, item: &Item, messages: &Messages) -> String {
    format!("{}. {}", code(catalog, item), messages.title(item).first)
}

/// All of an item but its place and what it is called in a list.
pub(super) fn item(messages: &Messages, item: &Item) -> Vec<String> {
    let (names, texts) = (&messages.fields, &messages.cli);
    let in_full = |name: &str| messages.name(name).in_full();
    let mut fields = vec![
        (names.units, messages.units_in_full(item)),
        (names.scope, in_full(&item.scope)),
        (names.domain, in_full(item.domain.as_deref().unwrap_or_default())),
    ];
    fields.extend((!item.document.is_empty()).then(|| (names.document, in_full(&item.document))));
    if item.english.is_some() && messages.wording != Wording::Original {
        fields.push((names.text, (messages.ui.wording)(messages.wording).to_owned()));
    }
    let mut paragraphs: Vec<String> = messages.title(item).beside.map(str::to_owned).into_iter().collect();
    paragraphs.extend(fields.into_iter().map(|(name, value)| (texts.label)(name) + &value));
    say(&mut paragraphs, messages.content(item));
    let remark = |remark| {
        let (label, note) = messages.remark(remark);
        label + note
    };
    paragraphs.extend(item.provenance.iter().map(remark));
    paragraphs
}

/// Adds the paragraphs of a text that has several, in the languages that are shown.
fn say(paragraphs: &mut Vec<String>, worded: Worded<'_>) {
    for (text, _) in worded.texts() {
        paragraphs.extend(text.lines().filter(|line| !line.is_empty()).map(str::to_owned));
    }
}

/// The notice, its annex aside.
pub(super) fn notice(catalog: &Catalog, messages: &Messages) -> Vec<String> {
    let notice = &catalog.notice;
    let of = |text: Text, english: fn(&EnglishNotice) -> Text| {
        messages.worded(text.as_str(), notice.english.as_deref().map(|notice| english(notice).as_str()))
    };
    let mut paragraphs = Vec::new();
    say(&mut paragraphs, of(notice.title, |it| it.title));
    say(&mut paragraphs, of(notice.document, |it| it.document));
    if messages.wording != Wording::Original && notice.english.is_some() {
        paragraphs.push(messages.cli.translation.to_owned());
    }
    say(&mut paragraphs, of(notice.addressees, |it| it.addressees));
    for block in &notice.body {
        say(&mut paragraphs, messages.worded(block.text(), block.english()));
    }
    say(&mut paragraphs, of(notice.annex_line, |it| it.annex_line));
    say(&mut paragraphs, of(notice.signature, |it| it.signature));
    say(&mut paragraphs, of(notice.date, |it| it.date));
    say(&mut paragraphs, of(notice.release, |it| it.release));
    paragraphs.push((messages.linear.annex)(catalog.items.len()));
    paragraphs
}

/// That some of what was listed is a translation, where it is.
pub(super) fn translated(catalog: &Catalog, messages: &Messages) -> Option<String> {
    let is_translated = messages.english_first() && catalog.items.iter().any(|item| item.english.is_some());
    is_translated.then(|| messages.cli.translated.to_owned())
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
