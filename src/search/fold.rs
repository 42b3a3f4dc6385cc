//! Making different spellings of one character the same. One character becomes one
//! character, so that marks on the folded text are marks on the original.

/// `text` with every character folded.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

/// One character folded: full-width forms to half-width, capitals to small letters,
/// quotes to `"`, dashes to `-`, the ideographic space to a space.
#[must_use]
pub fn fold_char(c: char) -> char {
    if matches!(c, '\u{4E00}'..='\u{9FFF}' | 'a'..='z' | '0'..='9') {
        return c;
    }
    let narrow = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    };
    match narrow {
        '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '\'' => '"',
        '—' | '–' | '‐' | '‑' | '―' | '−' => '-',
        c => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn width_case_quotes_and_dashes_are_one() {
        assert_eq!(fold("ＡＰＥＣ"), fold("apec"));
        assert_eq!(fold("A—CDM"), fold("a-cdm"));
        assert_eq!(fold("“一口受理”"), fold("'一口受理'"));
        assert_eq!(fold("租赁＋汽车"), fold("租赁+汽车"));
    }

    proptest! {
        #[test]
        fn one_character_stays_one(text in "\\PC{0,40}") {
            prop_assert_eq!(fold(&text).chars().count(), text.chars().count());
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
