//! Many items in one text, decoded piece by piece on as many threads as help.

use serde::{Deserialize, de};
use serde_json::Deserializer;

use super::item::{Given, Items};
use crate::threads;

/// How a text holds its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// The dataset's own: an object with a version, a notice and items.
    Dataset,
    /// An array of items.
    Array,
    /// One item after the other, as JSON Lines are.
    Lines,
}

/// The fields of the dataset's own form, and that by which JSON names its schema.
const FIELDS: [&[u8]; 4] = [b"\"$schema\"", b"\"version\"", b"\"notice\"", b"\"items\""];

impl Form {
    /// Told by how the text begins: an object is a dataset where its first field is one of
    /// a dataset's, else an item.
    pub(super) fn of(text: &[u8]) -> Self {
        let text = text.trim_ascii_start();
        match text.split_first() {
            Some((b'{', rest)) if FIELDS.iter().any(|field| rest.trim_ascii_start().starts_with(field)) => {
                Self::Dataset
            }
            Some((b'[', _)) => Self::Array,
            _ => Self::Lines,
        }
    }

    /// What stands between two items: nothing but blanks, or a comma too.
    fn separator(self) -> Option<u8> {
        match self {
            Self::Dataset | Self::Array => Some(b','),
            Self::Lines => None,
        }
    }
}

/// A text of this many bytes is worth a second thread.
const WORTH_A_THREAD: usize = 1 << 20;

/// More threads than this would wait for the memory.
const MOST_THREADS: usize = 4;

/// Threads that so many bytes are worth.
pub(super) fn worth_threads(bytes: usize) -> usize {
    let worth = (bytes / WORTH_A_THREAD + 1).min(MOST_THREADS);
    if worth > 1 { worth.min(threads::processors()) } else { 1 }
}

/// The items of an array or of lines, of a batch where they name no other; none where
/// something is wrong with them.
pub(super) fn items(text: &'static [u8], form: Form, batch: u32) -> Option<Items> {
    let text = inner(text, form)?;
    let threads = worth_threads(text.len());
    let in_parts = if threads > 1 { in_parts(&parts(text, form, threads), form, batch) } else { None };
    in_parts.or_else(|| {
        let mut items = Items::of_batch(batch);
        push_all(text, form, &mut items)?;
        Some(items)
    })
}

/// What stands within the brackets of an array.
pub(super) fn inner(text: &'static [u8], form: Form) -> Option<&'static [u8]> {
    match form {
        Form::Dataset | Form::Array => text.trim_ascii().strip_prefix(b"[")?.strip_suffix(b"]"),
        Form::Lines => Some(text),
    }
}

/// Cuts between items, as far as one can tell without reading all before the cut: a
/// string can hold what looks like a border. The cuts are right exactly where every part
/// decodes to its end as whole items, since the first one starts right.
fn parts(text: &'static [u8], form: Form, count: usize) -> Vec<&'static [u8]> {
    let mut parts = Vec::new();
    let (mut rest, size) = (text, text.len() / count);
    for _ in 1..count {
        let Some((before, after)) = cut(rest, size, form) else { break };
        parts.push(before);
        rest = after;
    }
    parts.push(rest);
    parts
}

/// Cuts before the first item that begins `from` here or later, as the first item of the
/// text begins: with the same field.
fn cut(text: &'static [u8], from: usize, form: Form) -> Option<(&'static [u8], &'static [u8])> {
    let first = text.trim_ascii_start();
    let key = first.iter().enumerate().filter(|(_, byte)| **byte == b'"').nth(1)?.0;
    let beginning = first.get(..=key)?;
    let mut at = from;
    loop {
        at += text.get(at..)?.iter().position(|byte| *byte == b'{')?;
        let (before, after) = text.split_at_checked(at)?;
        let before = before.trim_ascii_end();
        let before = match form.separator() {
            Some(separator) => before.strip_suffix(&[separator]),
            None => Some(before),
        };
        match before {
            Some(before) if after.starts_with(beginning) && before.ends_with(b"}") => return Some((before, after)),
            _ => at += 1,
        }
    }
}

fn in_parts(parts: &[&'static [u8]], form: Form, batch: u32) -> Option<Items> {
    let parts = threads::map(parts, |text| part(text, form, batch));
    parts.into_iter().reduce(|before, after| {
        let mut items = before?;
        items.append(after?);
        Some(items)
    })?
}

/// So many bytes stay in the cache from one walk over them to the next.
const PIECE: usize = 1 << 18;

/// The items of a part, piece by piece.
fn part(text: &'static [u8], form: Form, batch: u32) -> Option<Items> {
    let mut items = Items::of_batch(batch);
    let mut rest = text;
    while let Some((piece, after)) = cut(rest, PIECE, form) {
        push_all(piece, form, &mut items)?;
        rest = after;
    }
    push_all(rest, form, &mut items)?;
    Some(items)
}

/// Adds the items of a text.
fn push_all(text: &'static [u8], form: Form, items: &mut Items) -> Option<()> {
    let text = simdutf8::basic::from_utf8(text).ok()?;
    each::<Given>(text, form, |given, _| items.push(given)).ok()
}

/// Where decoding stopped.
pub(super) struct Stop {
    /// Bytes before the value at fault.
    pub(super) at: usize,
    /// What is wrong with it; line and column count from where it begins.
    pub(super) error: serde_json::Error,
}

/// Decodes value after value, and hands each over with the number of bytes before it.
pub(super) fn each<T: Deserialize<'static>>(
    text: &'static str,
    form: Form,
    mut take: impl FnMut(T, usize),
) -> Result<(), Stop> {
    let mut rest = text.trim_ascii_start();
    while !rest.is_empty() {
        let at = text.len() - rest.len();
        let stop = |error| Stop { at, error };
        let mut values = Deserializer::from_str(rest).into_iter::<T>();
        let Some(value) = values.next() else { break };
        take(value.map_err(stop)?, at);
        rest = rest.get(values.byte_offset()..).unwrap_or_default().trim_ascii_start();
        if let Some(separator) = form.separator().filter(|_| !rest.is_empty()) {
            let after = rest.strip_prefix(char::from(separator)).unwrap_or_default().trim_ascii_start();
            if after.is_empty() {
                return Err(stop(de::Error::custom("no separator, or nothing after it")));
            }
            rest = after;
        }
    }
    Ok(())
}
