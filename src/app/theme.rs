//! Which colours there are.

/// The colours of the explorer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// For a dark background.
    #[default]
    Dark,
    /// For a light background.
    Light,
    /// For any background: strong colours, and nothing dim.
    HighContrast,
    /// The user's own.
    Custom,
    /// Without colours.
    Plain,
}

/// What a theme goes by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// The choice of the user.
    #[default]
    Choice,
    /// The background of the terminal, once that is known.
    Background,
}

impl Theme {
    /// The theme to open with: none without colour, else the one wished for, else the one for
    /// the background that `COLORFGBG` tells of (`0;15` is black on white), else dark.
    #[must_use]
    pub fn choose(color: bool, wished: Option<Self>, colorfgbg: Option<&str>) -> Self {
        let background = colorfgbg.and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
        match (color, wished, background) {
            (false, ..) => Self::Plain,
            (true, Some(wished), _) => wished,
            (true, None, Some(7 | 9..=15)) => Self::Light,
            (true, None, _) => Self::Dark,
        }
    }

    /// The theme after this one; `custom` says whether the user has colours of their own.
    #[must_use]
    pub fn next(self, custom: bool) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::HighContrast,
            Self::HighContrast if custom => Self::Custom,
            Self::HighContrast | Self::Custom => Self::Dark,
            // NO_COLOR was asked for: it stays.
            Self::Plain => Self::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_follows_what_the_terminal_says_of_itself() {
        assert_eq!(Theme::choose(true, None, None), Theme::Dark);
        assert_eq!(Theme::choose(true, None, Some("0;15")), Theme::Light);
        assert_eq!(Theme::choose(true, None, Some("0;default;15")), Theme::Light);
        assert_eq!(Theme::choose(true, None, Some("15;0")), Theme::Dark);
        assert_eq!(Theme::choose(true, None, Some("12;8")), Theme::Dark);
        assert_eq!(Theme::choose(true, None, Some("nonsense")), Theme::Dark);
        assert_eq!(Theme::choose(false, None, Some("0;15")), Theme::Plain);
        assert_eq!(Theme::choose(true, Some(Theme::Dark), Some("0;15")), Theme::Dark);
        assert_eq!(Theme::choose(false, Some(Theme::Dark), None), Theme::Plain);
    }
}
