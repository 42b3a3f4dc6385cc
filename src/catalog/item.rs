//! One reform item and its parts.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use super::{Text, Texts, english_name};

/// Names an item: the batch of its notice and its number in the annex. Written `6-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId {
    /// Which batch of pilot experience, 6 for 国函〔2020〕96号.
    pub batch: u32,
    /// The 序号 of the annex, from 1.
    pub number: u32,
}

/// The text is neither `21` nor `6-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseIdError;

impl ItemId {
    /// Reads `6-21`, or `21` as an item of `batch`.
    ///
    /// # Errors
    ///
    /// [`ParseIdError`] where the text is neither form.
    pub fn parse(text: &str, batch: u32) -> Result<Self, ParseIdError> {
        let number = |s: &str| {
            if s.is_empty() || !s.bytes().all(|b| b.is_ascii_digit()) {
                return Err(ParseIdError);
            }
            s.parse::<u32>().map_err(|_| ParseIdError)
        };
        Ok(match text.trim().split_once('-') {
            Some((batch, item)) => Self { batch: number(batch)?, number: number(item)? },
            None => Self { batch, number: number(text.trim())? },
        })
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.batch, self.number)
    }
}

impl Serialize for ItemId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A field of an item that can be searched, marked and remarked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// 改革事项
    Title,
    /// 负责单位
    Units,
    /// 推广范围
    Scope,
    /// 领域
    Domain,
    /// 主要内容
    Content,
}

/// How a value that does not stand in the source as it is came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProvenanceKind {
    /// The annex leaves it empty; it follows from another part of the notice.
    Derived,
    /// The print cuts it; the pieces were joined.
    Joined,
    /// It stands as in the source, and the editors have a remark.
    Editorial,
}

/// Where a value comes from, when it does not simply stand in the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Provenance {
    /// The field spoken of.
    pub field: Field,
    /// What kind of remark.
    pub kind: ProvenanceKind,
    /// The remark, in Chinese.
    pub note: Text,
    /// The remark, in English.
    pub english: Text,
}

/// An unofficial translation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct English {
    /// The title.
    pub title: Text,
    /// The content.
    pub content: Text,
}

/// One reform item (改革事项): a row of the annex, with its place in the body. Kept small:
/// there may be a great many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// `6-21`.
    pub id: ItemId,
    /// Batch of the notice.
    pub batch: u32,
    /// 序号 in the annex.
    pub number: u32,
    /// 改革事项
    pub title: Text,
    /// 主要内容
    pub content: Text,
    /// 负责单位, in the annex's order; none where the dataset names none.
    pub units: Texts,
    /// 推广范围; empty where the dataset names none.
    pub scope: Text,
    /// 领域; none for the items of part 一（二）, which are copied in specific areas, and
    /// where the dataset names none.
    pub domain: Option<Text>,
    /// The headings it stands under in the body, outermost first.
    pub path: Texts,
    /// Where the body names it: `一（一）4`.
    pub section: Text,
    /// Number of the notice: 国函〔2020〕96号.
    pub document: Text,
    /// Unofficial translation, where there is one.
    pub english: Option<Box<English>>,
    /// Remarks on values that do not stand in the source as they are.
    pub provenance: Box<[Provenance]>,
}

impl Item {
    /// The value of a field; of the units, the one at `index`.
    #[must_use]
    pub fn value(&self, field: Field, index: usize) -> Option<&str> {
        match field {
            Field::Title => Some(&self.title),
            Field::Units => self.units.get(index).map(|unit| &**unit),
            Field::Scope => Some(&self.scope),
            Field::Domain => self.domain.as_deref(),
            Field::Content => Some(&self.content),
        }
    }

    /// The same value in English, where it is translated or its name is known.
    #[must_use]
    pub fn in_english(&self, field: Field, index: usize) -> Option<&'static str> {
        let english = self.english.as_deref();
        match field {
            Field::Title => english.map(|english| english.title.as_str()),
            Field::Content => english.map(|english| english.content.as_str()),
            Field::Units | Field::Scope | Field::Domain => Some(english_name(self.value(field, index)?)?.full),
        }
    }

    /// The units in charge as the annex writes them, parted by 、.
    #[must_use]
    pub fn units_text(&self) -> String {
        self.units.join("、")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_number_or_a_batch_and_a_number() {
        assert_eq!(ItemId::parse("21", 6), Ok(ItemId { batch: 6, number: 21 }));
        assert_eq!(ItemId::parse(" 6-21 ", 1), Ok(ItemId { batch: 6, number: 21 }));
        for wrong in ["", "x", "-", "6-", "-21", "+21", "6-21-1", "99999999999", "2１"] {
            assert_eq!(ItemId::parse(wrong, 6), Err(ParseIdError), "{wrong:?}");
        }
    }
}
