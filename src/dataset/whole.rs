//! The dataset's own form: a version, a notice and items.

use memchr::memmem;
use serde::Deserialize;

use super::item::Items;
use super::pieces::{self, Form, worth_threads};
use super::{DecodeError, Problem, VERSION};
use crate::catalog::Notice;

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Dataset {
    version: u32,
    notice: Notice,
    items: Items,
}

impl Dataset {
    /// What a text holds; none where it is not a dataset.
    pub(super) fn of(text: &'static [u8]) -> Option<Self> {
        Self::in_parts(text).or_else(|| serde_json::from_slice(text).ok())
    }

    /// What a large text holds whose items come last.
    fn in_parts(text: &'static [u8]) -> Option<Self> {
        if worth_threads(text.len()) == 1 {
            return None;
        }
        let (dataset, items) = Self::before_items(text)?;
        let items = items.trim_ascii_end().strip_suffix(b"}")?;
        let items = pieces::items(items, Form::Array, dataset.notice.batch)?;
        Some(Self { items, ..dataset })
    }

    /// The dataset without its items, and what follows their name. Where they begin is a
    /// guess; it is right exactly where the rest is a dataset without them.
    pub(super) fn before_items(text: &'static [u8]) -> Option<(Self, &'static [u8])> {
        let name = b"\"items\"";
        let (before, after) = text.split_at_checked(memmem::find(text, name)? + name.len())?;
        let items = after.trim_ascii_start().strip_prefix(b":")?;
        let without = [before, b":[]}"].concat();
        Some((serde_json::from_slice(without.leak()).ok()?, items))
    }

    /// The notice and the items, where we know the version.
    pub(super) fn checked(self) -> Result<(Notice, Items), DecodeError> {
        let Self { version, notice, mut items } = self;
        if version != VERSION {
            let problem = Problem::Version(version.into());
            return Err(DecodeError { line: None, place: "version".into(), problem });
        }
        items.give_batch(notice.batch);
        Ok((notice, items))
    }
}
