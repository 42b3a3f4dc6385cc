//! A key, how it is written, and how it is shown.

/// What a key is, apart from its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the key it is called after")]
pub enum Code {
    /// A character, as typed: a capital is the capital and not Shift.
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// F1 is `F(1)`.
    F(u8),
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
}

/// The text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseKeyError;

/// How keys are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// Arrow keys as arrows.
    Arrows,
    /// Arrow keys by name, for terminals that draw arrows two columns wide.
    Ascii,
}

/// Named keys: as written in the table, and as shown.
const NAMES: [(Code, &str, &str); 14] = [
    (Code::Enter, "Enter", "Enter"),
    (Code::Esc, "Esc", "Esc"),
    (Code::Tab, "Tab", "Tab"),
    (Code::BackTab, "BackTab", "Shift-Tab"),
    (Code::Backspace, "BS", "Backspace"),
    (Code::Delete, "Del", "Del"),
    (Code::Up, "Up", "↑"),
    (Code::Down, "Down", "↓"),
    (Code::Left, "Left", "←"),
    (Code::Right, "Right", "→"),
    (Code::Home, "Home", "Home"),
    (Code::End, "End", "End"),
    (Code::PageUp, "PgUp", "PgUp"),
    (Code::PageDown, "PgDn", "PgDn"),
];

impl Key {
    /// A key without modifiers.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A character.
    #[must_use]
    pub fn char(c: char) -> Self {
        Self::new(Code::Char(c))
    }

    /// Reads `j`, `<Down>`, `<Space>`, `<C-d>`, `<A-b>`, `<C-Left>` or `<F1>`; a lone `<`
    /// is itself. With Ctrl a letter is a small one, as terminals send it.
    ///
    /// # Errors
    ///
    /// [`ParseKeyError`] for anything else.
    pub fn parse(text: &str) -> Result<Self, ParseKeyError> {
        let mut chars = text.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Ok(Self::char(c));
        }
        let mut name = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).ok_or(ParseKeyError)?;
        let (mut ctrl, mut alt) = (false, false);
        loop {
            if let Some(rest) = name.strip_prefix("C-") {
                (ctrl, name) = (true, rest);
            } else if let Some(rest) = name.strip_prefix("A-") {
                (alt, name) = (true, rest);
            } else {
                let code = match Code::parse(name)? {
                    Code::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
                    code => code,
                };
                return Ok(Self { code, ctrl, alt });
            }
        }
    }

    /// As [`Key::parse`] reads it.
    #[must_use]
    pub fn written(self) -> String {
        let name = match self.code {
            Code::Char(' ') => "Space".to_owned(),
            Code::Char(c) if !self.ctrl && !self.alt => return c.to_string(),
            Code::Char(c) => c.to_string(),
            Code::F(n) => format!("F{n}"),
            code => NAMES.iter().find(|(named, ..)| *named == code).map_or("", |(_, written, _)| written).to_owned(),
        };
        let (ctrl, alt) = (if self.ctrl { "C-" } else { "" }, if self.alt { "A-" } else { "" });
        format!("<{ctrl}{alt}{name}>")
    }

    /// Keys parted by spaces; what is no key is left out.
    #[must_use]
    pub fn parse_all(text: &str) -> Vec<Self> {
        text.split_whitespace().filter_map(|key| Self::parse(key).ok()).collect()
    }

    /// The character this key puts into a text field.
    #[must_use]
    pub fn text(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The key an input method's full-width form stands for: `／` and `、` are `/`.
    #[must_use]
    pub fn without_full_width(self) -> Self {
        let code = match self.code {
            Code::Char('、') => Code::Char('/'),
            Code::Char('【') => Code::Char('['),
            Code::Char('】') => Code::Char(']'),
            Code::Char('。') => Code::Char('.'),
            Code::Char('《') => Code::Char('<'),
            Code::Char('》') => Code::Char('>'),
            Code::Char('\u{3000}') => Code::Char(' '),
            Code::Char(c @ '\u{FF01}'..='\u{FF5E}') => Code::Char(char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)),
            code => code,
        };
        Self { code, ..self }
    }

    /// How the key is shown: `Ctrl-D`, `↓`.
    #[must_use]
    pub fn label(self, notation: Notation) -> String {
        let name = match self.code {
            Code::Char(' ') => "Space".to_owned(),
            Code::Char(c) if self.ctrl => c.to_uppercase().to_string(),
            Code::Char(c) => c.to_string(),
            Code::F(n) => format!("F{n}"),
            code => match NAMES.iter().find(|(named, ..)| *named == code) {
                Some((_, _, shown)) if notation == Notation::Arrows || shown.is_ascii() => (*shown).to_owned(),
                Some((_, written, _)) => (*written).to_owned(),
                None => String::new(),
            },
        };
        let ctrl = if self.ctrl { "Ctrl-" } else { "" };
        let alt = if self.alt { "Alt-" } else { "" };
        format!("{ctrl}{alt}{name}")
    }
}

impl Code {
    fn parse(name: &str) -> Result<Self, ParseKeyError> {
        let mut chars = name.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Ok(Self::Char(c));
        }
        if name == "Space" {
            return Ok(Self::Char(' '));
        }
        if let Some(number) = name.strip_prefix('F').and_then(|number| number.parse().ok()) {
            return Ok(Self::F(number));
        }
        NAMES.iter().find(|(_, written, _)| *written == name).map(|(code, ..)| *code).ok_or(ParseKeyError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_and_shown() {
        for (written, arrows, ascii) in [
            ("j", "j", "j"),
            ("<", "<", "<"),
            ("<Down>", "↓", "Down"),
            ("<C-d>", "Ctrl-D", "Ctrl-D"),
            ("<C-Left>", "Ctrl-←", "Ctrl-Left"),
            ("<A-b>", "Alt-b", "Alt-b"),
            ("<Space>", "Space", "Space"),
            ("<F1>", "F1", "F1"),
        ] {
            let key = Key::parse(written).unwrap();
            assert_eq!(key.written(), written);
            assert_eq!((key.label(Notation::Arrows).as_str(), key.label(Notation::Ascii).as_str()), (arrows, ascii));
        }
        assert_eq!(Key::parse("<C-D>"), Key::parse("<C-d>"));
        for wrong in ["", "jj", "<Nope>", "<C->", "<>"] {
            assert_eq!(Key::parse(wrong), Err(ParseKeyError), "{wrong:?}");
        }
    }
}
