//! The file of settings as it would stand with nothing changed.

use std::fmt::Write as _;

use crate::app::Context;
use crate::i18n::Lang;
use crate::keymap::{Key, Row, TABLE, place};
use crate::typeset::pad;

/// All but the keys.
const SETTINGS: &str = include_str!("../../assets/config.toml");

/// Columns before the name of an action.
const NAMES: usize = 48;

/// The text of a file with every setting as a comment at its default: the keys come from
/// the table of keys.
#[must_use]
pub fn print() -> String {
    let mut out = SETTINGS.to_owned();
    for context in Context::ALL {
        let [zh, en] = Lang::ALL.map(|lang| place(context, lang.messages()));
        _ = write!(out, "\n# {zh}  {en}\n[keys.{}]\n", context.word());
        for row in TABLE.iter().filter(|row| row.holds_in(context)) {
            out += &line(row, context);
        }
    }
    out
}

/// `#down = ["j", "<Down>"]    # 向下 down`
fn line(row: &Row, context: Context) -> String {
    let keys = row.keys().filter(|(of, _)| *of == context).map(|(_, key)| quoted(key));
    let setting = format!("#{} = [{}]", row.word, keys.collect::<Vec<_>>().join(", "));
    let [zh, en] = Lang::ALL.map(|lang| (row.name)(&lang.messages().actions));
    format!("{}  # {zh}  {en}\n", pad(&setting, NAMES))
}

/// A key as a string of TOML.
fn quoted(key: Key) -> String {
    format!("\"{}\"", key.written().replace('\\', "\\\\").replace('"', "\\\""))
}
