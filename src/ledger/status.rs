//! How far an item is.

use serde::{Deserialize, Serialize};

/// How far an item is (推进状态), in the order of progress.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 未启动
    #[default]
    NotStarted,
    /// 推进中
    UnderWay,
    /// 已落地
    InPlace,
    /// 有困难
    Blocked,
}

/// The text is no status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseStatusError;

impl Status {
    /// All of them, in the order of progress.
    pub const ALL: [Self; 4] = [Self::NotStarted, Self::UnderWay, Self::InPlace, Self::Blocked];

    /// The word for it in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::UnderWay => "under_way",
            Self::InPlace => "in_place",
            Self::Blocked => "blocked",
        }
    }

    /// What it is called in Chinese.
    #[must_use]
    pub fn chinese(self) -> &'static str {
        match self {
            Self::NotStarted => "未启动",
            Self::UnderWay => "推进中",
            Self::InPlace => "已落地",
            Self::Blocked => "有困难",
        }
    }

    /// What it is called in English.
    #[must_use]
    pub fn english(self) -> &'static str {
        match self {
            Self::NotStarted => "not started",
            Self::UnderWay => "under way",
            Self::InPlace => "in place",
            Self::Blocked => "blocked",
        }
    }

    /// All it is called: in Chinese, in files and in English.
    #[must_use]
    pub fn names(self) -> [&'static str; 3] {
        [self.chinese(), self.word(), self.english()]
    }

    /// Reads it as it is written in files, in English or in Chinese: `under_way`,
    /// `Under way`, `推进中`.
    ///
    /// # Errors
    ///
    /// [`ParseStatusError`] where the text is none of these.
    pub fn parse(text: &str) -> Result<Self, ParseStatusError> {
        let parts = text.split(|c: char| c.is_whitespace() || matches!(c, '_' | '-')).filter(|part| !part.is_empty());
        let word = parts.collect::<Vec<_>>().join("_").to_ascii_lowercase();
        let known = |status: &Self| word == status.word() || word == status.chinese();
        Self::ALL.into_iter().find(known).ok_or(ParseStatusError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_read_in_chinese_in_english_and_as_in_files() {
        let known = [
            (Status::NotStarted, ["未启动", "not started", "not_started", "Not-Started"]),
            (Status::UnderWay, ["推进中", "under way", "under_way", " UNDER  WAY "]),
            (Status::InPlace, ["已落地", "in place", "in_place", "in\u{3000}place"]),
            (Status::Blocked, ["有困难", "blocked", "Blocked", " 有困难 "]),
        ];
        for (status, texts) in known {
            for text in texts {
                assert_eq!(Status::parse(text), Ok(status), "{text:?}");
            }
        }
        for text in ["", "_", "启动", "done", "inplace", "推进 中"] {
            assert_eq!(Status::parse(text), Err(ParseStatusError), "{text:?}");
        }
    }

    #[test]
    fn the_word_is_that_of_json() {
        for status in Status::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.word());
        }
    }
}
