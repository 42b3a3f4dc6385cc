//! The table of settings that take a number or one of a few words.

use super::Config;
use crate::app::{Theme, View};
use crate::catalog::Wording;
use crate::i18n::Lang;

/// A setting.
pub(super) struct Setting {
    pub(super) key: &'static str,
    pub(super) takes: Takes,
}

/// A word, and what it changes.
type Word = (&'static str, fn(&mut Config));

/// What a setting takes, and what that changes.
pub(super) enum Takes {
    /// One of these words. `true` and `false` stand for themselves.
    Word(&'static [Word]),
    /// A whole number.
    Number { least: u16, most: u16, set: fn(&mut Config, u16) },
}

const fn word(key: &'static str, words: &'static [Word]) -> Setting {
    Setting { key, takes: Takes::Word(words) }
}

const fn number(key: &'static str, least: u16, most: u16, set: fn(&mut Config, u16)) -> Setting {
    Setting { key, takes: Takes::Number { least, most, set } }
}

pub(super) const SETTINGS: &[Setting] = &[
    word(
        "language",
        &[
            ("auto", |config| config.language = None),
            ("zh", |config| config.language = Some(Lang::Zh)),
            ("en", |config| config.language = Some(Lang::En)),
        ],
    ),
    word(
        "text",
        &[
            ("auto", |config| config.text = None),
            ("original", |config| config.text = Some(Wording::Original)),
            ("english", |config| config.text = Some(Wording::English)),
            ("both", |config| config.text = Some(Wording::Both)),
        ],
    ),
    word(
        "theme",
        &[
            ("auto", |config| config.theme = None),
            ("dark", |config| config.theme = Some(Theme::Dark)),
            ("light", |config| config.theme = Some(Theme::Light)),
            ("high-contrast", |config| config.theme = Some(Theme::HighContrast)),
            ("custom", |config| config.theme = Some(Theme::Custom)),
        ],
    ),
    word(
        "view",
        &[
            ("tree", |config| config.view = View::Browse),
            ("reader", |config| config.view = View::Reader),
            ("table", |config| config.view = View::Table),
            ("figures", |config| config.view = View::Figures),
            ("notice", |config| config.view = View::Notice),
        ],
    ),
    number("margins", 0, 40, |config, columns| config.margins = Some(columns)),
    number("ratio", 10, 90, |config, percent| config.ratio = Some(percent)),
    word("mouse", &[("true", |config| config.mouse = true), ("false", |config| config.mouse = false)]),
    word(
        "ascii",
        &[
            ("auto", |config| config.ascii = None),
            ("true", |config| config.ascii = Some(true)),
            ("false", |config| config.ascii = Some(false)),
        ],
    ),
    word("restore", &[("true", |config| config.restore = true), ("false", |config| config.restore = false)]),
];
