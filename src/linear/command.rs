//! What a typed line asks for.

use crate::catalog::Grouping;
use crate::ledger::Status;
use crate::search::fold;

/// What can be asked for by a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// The items that match a query.
    Search,
    /// The next item.
    Next,
    /// The item before.
    Previous,
    /// The same item again.
    Again,
    /// The last list again.
    List,
    /// The groups.
    Menu,
    /// All items.
    All,
    /// A group, or other groups.
    Group,
    /// A mark on an item, or none.
    Mark,
    /// No mark on an item.
    Unmark,
    /// The items that are marked.
    Marked,
    /// How far an item is.
    Status,
    /// A note on an item.
    Note,
    /// The notice itself.
    Notice,
    /// What can be typed.
    Help,
    /// The end.
    Quit,
}

/// What a command is called. Every word counts in every language.
#[derive(Debug)]
pub struct Words {
    /// Which command.
    pub command: Command,
    /// The shortest.
    pub key: &'static str,
    /// In English; the first is the one the help names.
    pub english: &'static [&'static str],
    /// In Chinese, likewise.
    pub chinese: &'static [&'static str],
}

impl Words {
    /// All it is called.
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        [self.key].into_iter().chain(self.english.iter().copied()).chain(self.chinese.iter().copied())
    }
}

/// The commands, in the order of the help. The words are in folded form. Keys are letters,
/// as screen readers pass over signs.
pub const COMMANDS: [Words; 16] = [
    words(Command::Search, "s", &["search", "find", "/"], &["搜索", "查找", "搜"]),
    words(Command::Next, "n", &["next"], &["下一项", "下一个", "下一条"]),
    words(Command::Previous, "p", &["previous", "prev"], &["上一项", "上一个", "上一条"]),
    words(Command::Again, "r", &["repeat", "again"], &["重读", "再读"]),
    words(Command::List, "l", &["list"], &["列表"]),
    words(Command::Menu, "m", &["menu", "back"], &["目录", "返回"]),
    words(Command::All, "a", &["all"], &["全部"]),
    words(Command::Group, "g", &["group", "by"], &["分组", "换分组", "组", "按"]),
    words(Command::Mark, "k", &["mark"], &["标记"]),
    words(Command::Unmark, "u", &["unmark"], &["取消标记"]),
    words(Command::Marked, "b", &["marked", "marks"], &["已标记"]),
    words(Command::Status, "t", &["status"], &["状态", "推进状态"]),
    words(Command::Note, "e", &["note"], &["备注"]),
    words(Command::Notice, "d", &["notice", "document"], &["通知"]),
    words(Command::Help, "h", &["help", "?"], &["帮助"]),
    words(Command::Quit, "q", &["quit", "exit"], &["退出"]),
];

const fn words(
    command: Command,
    key: &'static str,
    english: &'static [&'static str],
    chinese: &'static [&'static str],
) -> Words {
    Words { command, key, english, chinese }
}

/// What each grouping is called after the command for it.
const GROUPINGS: [(Grouping, [&str; 2]); Grouping::ALL.len()] = [
    (Grouping::Domain, ["domain", "领域"]),
    (Grouping::Unit, ["unit", "单位"]),
    (Grouping::Scope, ["scope", "范围"]),
    (Grouping::Status, ["status", "状态"]),
];

/// What a line asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Request<'a> {
    Empty,
    /// The item of this ID, which is made of digits and `-`.
    Item(String),
    Search(&'a str),
    Next,
    Previous,
    Again,
    List,
    Menu,
    All,
    /// The items of the group of this number, which is made of digits.
    Heading(String),
    /// The groups of this grouping, else of the next.
    Regroup(Option<Grouping>),
    /// A mark on an item; where it has one, none.
    Mark(Which),
    /// No mark on an item.
    Unmark(Which),
    Marked,
    /// An item is so far.
    Status(Which, Status),
    /// What is to be noted of an item; nothing in the place of what was.
    Note(Which, &'a str),
    /// What is kept of an item.
    Kept(Which),
    Notice,
    Help,
    Quit,
    Unknown(&'a str),
}

/// Which item is to be marked.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// That read last.
    Last,
    /// That of this ID, which is made of digits and `-`.
    Item(String),
}

/// Reads a line. Width and capitals make no difference, as everywhere.
pub(super) fn parse(line: &str) -> Request<'_> {
    let typed = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let folded = fold(typed);
    if folded.is_empty() {
        return Request::Empty;
    }
    // Where / is on the keyboard, an input method left on types 、.
    if let Some(query) = typed.strip_prefix(['/', '／', '、']) {
        return Request::Search(query.trim());
    }
    if let Some(id) = item(&folded) {
        return Request::Item(id.to_owned());
    }
    if let Some(number) = folded.strip_prefix('第').and_then(|rest| rest.strip_suffix('组')).and_then(number) {
        return Request::Heading(number);
    }
    // A field and a colon are a query, as everywhere.
    if ["status:", "状态:"].iter().any(|field| folded.starts_with(field)) {
        return Request::Search(typed);
    }
    let named = named(typed, &folded);
    named.and_then(|(command, argument)| request(command, argument)).unwrap_or(Request::Unknown(typed))
}

/// A command and what was typed after it; nothing where they do not go together.
fn request(command: Command, argument: &str) -> Option<Request<'_>> {
    let alone = |request| argument.is_empty().then_some(request);
    match command {
        Command::Search => Some(Request::Search(argument)),
        Command::Group => group(&fold(argument)),
        Command::Mark => which(argument).map(Request::Mark),
        Command::Unmark => which(argument).map(Request::Unmark),
        Command::Marked => alone(Request::Marked),
        Command::Status => {
            let (which, rest) = of_item(argument);
            match rest {
                "" => Some(Request::Kept(which)),
                rest => Status::parse(rest).ok().map(|status| Request::Status(which, status)),
            }
        }
        Command::Note => {
            let (which, rest) = of_item(argument);
            Some(match rest {
                "" => Request::Kept(which),
                // What means nothing where one cannot type nothing.
                "-" | "－" => Request::Note(which, ""),
                rest => Request::Note(which, rest),
            })
        }
        Command::Next => alone(Request::Next),
        Command::Previous => alone(Request::Previous),
        Command::Again => alone(Request::Again),
        Command::List => alone(Request::List),
        Command::Menu => alone(Request::Menu),
        Command::All => alone(Request::All),
        Command::Notice => alone(Request::Notice),
        Command::Help => alone(Request::Help),
        Command::Quit => alone(Request::Quit),
    }
}

/// The command a line begins with, and the rest of it.
fn named<'a>(typed: &'a str, folded: &str) -> Option<(Command, &'a str)> {
    let letters = folded.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(folded.len());
    let word = folded.get(..letters).filter(|word| !word.is_empty());
    let (command, length) = match word {
        // A word of letters ends where they end: g3, s海关.
        Some(word) => {
            let words = COMMANDS.iter().find(|words| words.all().any(|known| known == word))?;
            (words.command, word.len())
        }
        // Between Chinese words there is nothing: 搜索海关.
        None => (COMMANDS.iter())
            .flat_map(|words| words.all().map(|known| (words.command, known)))
            .filter(|(_, known)| folded.starts_with(known))
            .map(|(command, known)| (command, known.chars().count()))
            .max_by_key(|(_, length)| *length)?,
    };
    let rest = typed.char_indices().nth(length).and_then(|(at, _)| typed.get(at..)).unwrap_or_default();
    Some((command, rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：'))))
}

/// `21`, `6-21`, `21.`, `#21`, `第21项`: the ID.
fn item(folded: &str) -> Option<&str> {
    let bare = folded.strip_prefix('第').and_then(|rest| rest.strip_suffix('项')).or(folded.strip_prefix('#'));
    let id = bare.unwrap_or(folded).trim().trim_end_matches('.');
    let is_id = id.starts_with(|c: char| c.is_ascii_digit()) && id.chars().all(|c| c.is_ascii_digit() || c == '-');
    is_id.then_some(id)
}

/// The item that an argument begins with, and the rest: `21 推进中`, `21推进中`. A word that is
/// more than a number names no item, unless what follows is no part of it.
fn of_item(argument: &str) -> (Which, &str) {
    let word = argument.split(char::is_whitespace).next().unwrap_or_default();
    let digits = word.find(|c: char| !(c.is_ascii_digit() || c == '-')).unwrap_or(word.len());
    let number =
        word.get(..digits).filter(|digits| Status::parse(word.get(digits.len()..).unwrap_or_default()).is_ok());
    for whole in [Some(word), number].into_iter().flatten() {
        if let (Some(id), Some(rest)) = (item(&fold(whole)), argument.get(whole.len()..)) {
            return (Which::Item(id.to_owned()), rest.trim_start());
        }
    }
    (Which::Last, argument)
}

fn which(argument: &str) -> Option<Which> {
    let folded = fold(argument);
    if folded.is_empty() { Some(Which::Last) } else { item(&folded).map(|id| Which::Item(id.to_owned())) }
}

fn group(argument: &str) -> Option<Request<'static>> {
    if argument.is_empty() {
        return Some(Request::Regroup(None));
    }
    let named = GROUPINGS.into_iter().find(|(_, words)| words.contains(&argument));
    named.map(|(grouping, _)| Request::Regroup(Some(grouping))).or_else(|| number(argument).map(Request::Heading))
}

/// A number, dotted as in the list or not.
fn number(text: &str) -> Option<String> {
    let digits = text.trim().trim_end_matches('.');
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_in_folded_form_and_names_one_command() {
        let words: Vec<&str> = COMMANDS.iter().flat_map(Words::all).collect();
        assert!(words.iter().all(|word| fold(word) == *word));
        let distinct: std::collections::HashSet<&&str> = words.iter().collect();
        assert_eq!(distinct.len(), words.len());
    }

    #[test]
    fn a_number_is_an_item_and_after_g_a_group() {
        for typed in ["21", " 21 ", "２１", "21.", "#21", "＃２１", "第21项", "第２１項"] {
            assert_eq!(parse(typed), Request::Item("21".to_owned()), "{typed}");
        }
        assert_eq!(parse("6—21"), Request::Item("6-21".to_owned()));
        for typed in ["g3", "g 3", "G3.", "ｇ３", "group 3", "组3", "第3组", "第３組", "分组：3"] {
            assert_eq!(parse(typed), Request::Heading("3".to_owned()), "{typed}");
        }
    }

    #[test]
    fn groupings_are_named_or_the_next_comes() {
        for typed in ["g", "group", "分组", "換分組"] {
            assert_eq!(parse(typed), Request::Regroup(None), "{typed}");
        }
        for typed in ["g unit", "by unit", "g单位", "按单位", "分组 單位"] {
            assert_eq!(parse(typed), Request::Regroup(Some(Grouping::Unit)), "{typed}");
        }
    }

    #[test]
    fn a_mark_is_of_an_item_or_of_the_last_one() {
        for typed in ["k", "mark", "标记", "標記", " Ｋ "] {
            assert_eq!(parse(typed), Request::Mark(Which::Last), "{typed}");
        }
        for typed in ["k21", "k 21", "mark 21", "mark #21", "标记21", "标记第21项", "标记：21.", "ｋ２１"] {
            assert_eq!(parse(typed), Request::Mark(Which::Item("21".to_owned())), "{typed}");
        }
        assert_eq!(parse("取消标记 6-21"), Request::Unmark(Which::Item("6-21".to_owned())));
        assert_eq!(parse("取消标记"), Request::Unmark(Which::Last));
        for typed in ["b", "marked", "已标记"] {
            assert_eq!(parse(typed), Request::Marked, "{typed}");
        }
        for typed in ["k x", "k 1 2", "标记海关", "b 21", "已标记21"] {
            assert_eq!(parse(typed), Request::Unknown(typed));
        }
    }

    #[test]
    fn a_status_and_a_note_are_of_an_item_or_of_the_last_one() {
        let item = |id: &str| Which::Item(id.to_owned());
        for typed in ["t 21 推进中", "t21推进中", "status ２１ under way", "状态21推进中", "状态 第21项 推进中"]
        {
            assert_eq!(parse(typed), Request::Status(item("21"), Status::UnderWay), "{typed}");
        }
        assert_eq!(parse("t 已落地"), Request::Status(Which::Last, Status::InPlace));
        assert_eq!(parse("t 快了"), Request::Unknown("t 快了"));
        assert_eq!(parse("状态：有困难"), Request::Search("状态：有困难"));
        assert_eq!(parse("e 21 已对接 司法部"), Request::Note(item("21"), "已对接 司法部"));
        assert_eq!(parse("e 6-21 -"), Request::Note(item("6-21"), ""));
        assert_eq!((parse("e 6-21"), parse("t")), (Request::Kept(item("6-21")), Request::Kept(Which::Last)));
        assert_eq!(parse("备注：2026年完成"), Request::Note(Which::Last, "2026年完成"));
    }

    #[test]
    fn a_query_is_taken_as_it_was_typed() {
        for typed in
            ["/海关 “A”", "／ 海关 “A”", "、海关 “A”", "s 海关 “A”", "Ｓ　海关 “A”", "搜索海关 “A”", "搜索：海关 “A”"]
        {
            assert_eq!(parse(typed), Request::Search("海关 “A”"), "{typed}");
        }
        assert_eq!(parse("/"), Request::Search(""));
        assert_eq!(parse("s haiguan"), Request::Search("haiguan"));
        assert_eq!(parse("/unit:海关"), Request::Search("unit:海关"));
    }

    #[test]
    fn what_is_more_than_a_command_is_none() {
        for typed in ["n 3", "n3", "next item", "sun", "海关", "g x", "退出吧", "-1", "2 1", "…", "\x1b[A"] {
            assert_eq!(parse(typed), Request::Unknown(typed));
        }
        assert_eq!(parse("\u{feff} \t　"), Request::Empty);
    }
}
