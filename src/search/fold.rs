//! Making different spellings of one character the same. One character becomes one
//! character, so that marks on the folded text are marks on the original.

/// Each traditional character or variant of print, followed by its simplified form; in
/// the order of their code points. From the Unicode Han Database, `kSimplifiedVariant`
/// and `kZVariant`, as far as GB 2312 has the form, and some fifty that these leave out.
const SIMPLIFIED: &str = include_str!("../../assets/simplified.txt");

/// `text` with every character folded.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

/// One character folded: full-width forms to half-width, capitals to small letters,
/// traditional characters to simplified ones, quotes to `"`, dashes to `-`, the
/// ideographic space to a space.
#[must_use]
pub fn fold_char(c: char) -> char {
    if matches!(c, 'a'..='z' | '0'..='9') {
        return c;
    }
    if is_han(c) {
        return simplified(c);
    }
    let narrow = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    };
    match narrow {
        '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '\'' => '"',
        '—' | '–' | '‐' | '‑' | '―' | '−' => '-',
        // As it is typed in pinyin.
        'ü' | 'Ü' => 'v',
        c => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
    }
}

/// Whether a character is of the main block of Han characters.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Whether a character is part of a word; all others are passed over where a term is
/// looked for.
pub(super) fn is_word(c: char) -> bool {
    // The blocks a Chinese text is made of first: asking Unicode's tables takes longer.
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        '\u{4E00}'..='\u{9FFF}' | '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => true,
        '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{FF00}'..='\u{FF65}' => false,
        c => c.is_alphanumeric(),
    }
}

/// The simplified form of a Han character.
fn simplified(c: char) -> char {
    let mut bytes = [0; 4];
    let key = c.encode_utf8(&mut bytes).as_bytes();
    // Every character of the table takes three bytes.
    let (pairs, _) = SIMPLIFIED.as_bytes().as_chunks::<6>();
    let found = pairs.binary_search_by(|pair| pair.iter().take(3).cmp(key));
    let simple = found.ok().and_then(|at| SIMPLIFIED.get(at * 6 + 3..at * 6 + 6));
    simple.and_then(|simple| simple.chars().next()).unwrap_or(c)
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

    #[test]
    fn traditional_characters_are_their_simplified_forms() {
        assert_eq!(fold("跨境電商零售進口退貨中心倉模式"), "跨境电商零售进口退货中心仓模式");
        assert_eq!(fold("醫療器械註冊人委託生產、產權、銀證監會"), "医疗器械注册人委托生产、产权、银证监会");
        assert_eq!(fold("戶為爲裡裏後"), "户为为里里后");
    }

    #[test]
    fn the_table_is_in_order_and_leads_to_no_further_form() {
        let chars: Vec<char> = SIMPLIFIED.chars().collect();
        assert!(chars.iter().all(|c| c.len_utf8() == 3));
        assert!(chars.chunks(2).map(|pair| pair[0]).is_sorted_by(|a, b| a < b));
        assert!(chars.chunks(2).all(|pair| simplified(pair[1]) == pair[1]));
    }

    #[test]
    fn words_are_made_of_what_unicode_calls_letters_and_digits() {
        let wrong = ('\0'..=char::MAX).find(|c| is_word(*c) != (is_han(*c) || c.is_alphanumeric()));
        assert_eq!(wrong, None);
    }

    proptest! {
        #[test]
        fn one_character_stays_one(text in "\\PC{0,40}") {
            prop_assert_eq!(fold(&text).chars().count(), text.chars().count());
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
