//! The notice around the annex.

use serde::{Deserialize, Serialize};

use super::Text;

/// A heading or a paragraph of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", bound(deserialize = "'de: 'static"))]
pub enum Block {
    /// `一、…` is of level 1, `（一）…` of level 2.
    Heading {
        /// 1 or 2.
        level: u8,
        /// The heading as printed, its number included.
        text: Text,
        /// The heading in English, where there is a translation.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        english: Option<Text>,
    },
    /// A paragraph of running text.
    Paragraph {
        /// The paragraph as printed.
        text: Text,
        /// The paragraph in English, where there is a translation.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        english: Option<Text>,
    },
}

impl Block {
    /// The text of either kind.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Heading { text, .. } | Self::Paragraph { text, .. } => text,
        }
    }

    /// The translation of either kind, where there is one.
    #[must_use]
    pub fn english(&self) -> Option<&str> {
        match self {
            Self::Heading { english, .. } | Self::Paragraph { english, .. } => english.as_deref(),
        }
    }
}

/// The head of the annex; its rows are the items.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Annex {
    /// 附件
    pub label: Text,
    /// The table's title.
    pub title: Text,
    /// The table's column heads.
    pub columns: Vec<Text>,
}

/// A notice of the State Council that copies pilot experience.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Notice {
    /// Which batch of pilot experience.
    pub batch: u32,
    /// The notice's title.
    pub title: Text,
    /// 国函〔2020〕96号
    pub document: Text,
    /// Whom it is addressed to.
    pub addressees: Text,
    /// Headings and paragraphs, in order.
    pub body: Vec<Block>,
    /// The line that names the annex.
    pub annex_line: Text,
    /// Who signed.
    pub signature: Text,
    /// The date as printed.
    pub date: Text,
    /// The line on publication.
    pub release: Text,
    /// The head of the annex.
    pub annex: Annex,
    /// Unofficial translation of all but the body, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub english: Option<Box<EnglishNotice>>,
}

/// An unofficial translation of what stands around the body of a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct EnglishNotice {
    /// The notice's title.
    pub title: Text,
    /// Its number: `Guo Han [2020] No. 96`.
    pub document: Text,
    /// Whom it is addressed to.
    pub addressees: Text,
    /// The line that names the annex.
    pub annex_line: Text,
    /// Who signed.
    pub signature: Text,
    /// The date.
    pub date: Text,
    /// The line on publication.
    pub release: Text,
    /// The head of the annex.
    pub annex: Annex,
}

impl Notice {
    /// What stands for a notice where there are only items: a title, and no text.
    #[must_use]
    pub fn without_text(title: Text, batch: u32) -> Self {
        Self { batch, title, ..Self::default() }
    }

    /// Whether there is a notice to read.
    #[must_use]
    pub fn has_text(&self) -> bool {
        !self.body.is_empty()
    }

    /// Position in the body of the block a path of headings leads to: each element is
    /// looked for after the one before it. `None` where the body lacks one.
    #[must_use]
    pub fn place(&self, path: &[Text]) -> Option<usize> {
        let mut from = 0;
        let mut found = None;
        for element in path {
            let at = from + self.body.iter().skip(from).position(|block| block.text().contains(&**element))?;
            found = Some(at);
            from = at + 1;
        }
        found
    }
}
