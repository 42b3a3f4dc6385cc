//! Breaking a paragraph into lines: Chinese by its rules, English by words, mixed text by both.

use super::{CharSpan, char_width};

/// May not begin a line: closing quotes and brackets, stops, commas.
#[must_use]
pub fn is_close(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '”'
            | '’'
            | '）'
            | '》'
            | '〕'
            | '」'
            | '』'
            | '】'
            | '〉'
            | '％'
            | '～'
            | ','
            | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | ')'
            | ']'
            | '}'
            | '%'
            | '…'
    )
}

/// May not end a line: opening quotes and brackets.
#[must_use]
pub fn is_open(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '《' | '〔' | '「' | '『' | '【' | '〈' | '(' | '[' | '{')
}

/// Breaks `text`, one paragraph without line feeds, into lines of at most
/// `columns` columns.
///
/// Returns the lines as spans in characters, in order; the spaces a break falls on
/// belong to no line. No line begins with closing punctuation or ends with opening
/// punctuation, Han text breaks anywhere else, and words stay whole but for a hyphen, a
/// solidus or a dash between two of them, which ends its line. What is wider than a line
/// is cut, after a mark where it has one. A width of 0 counts as 1; a character wider than
/// the line gets a line of its own.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<CharSpan> {
    let columns = columns.max(1);
    let chars: Vec<char> = text.chars().collect();
    let mut lines = Lines::default();
    for atom in atoms(&chars) {
        lines.add(&atom, &chars, columns);
    }
    lines.finish()
}

/// What [`wrap`] keeps on one line, in order, as spans in characters; the spaces between
/// belong to none.
#[must_use]
pub fn pieces(text: &str) -> Vec<CharSpan> {
    let chars: Vec<char> = text.chars().collect();
    atoms(&chars).into_iter().map(|atom| atom.core).collect()
}

/// What must stay on one line, and the spaces after it.
struct Atom {
    core: CharSpan,
    width: usize,
    gap: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    /// A space that no line breaks at.
    Glue,
    Open,
    Close,
    /// Part of a Latin word or a number, or a mark that joins the like.
    Word,
    /// Takes no column: belongs to what stands before it.
    Joined,
    Han,
}

fn class(c: char) -> Class {
    match c {
        // Most of our text first.
        '\u{4E00}'..='\u{9FFF}' => Class::Han,
        'A'..='Z' | 'a'..='z' | '0'..='9' => Class::Word,
        ' ' | '\u{3000}' => Class::Space,
        '\u{a0}' | '\u{202f}' => Class::Glue,
        _ if is_open(c) => Class::Open,
        _ if is_close(c) => Class::Close,
        // Wide on some terminals, and of the words all the same.
        _ if is_hyphen(c) => Class::Word,
        _ => match char_width(c) {
            0 => Class::Joined,
            1 => Class::Word,
            _ => Class::Han,
        },
    }
}

/// Stands between two words, and may end a line there.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '/' | '–' | '—')
}

/// A letter of a Latin word, or of the like.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && class(c) == Class::Word
}

/// A letter or a figure.
fn is_sign(c: char) -> bool {
    c.is_alphanumeric() && class(c) == Class::Word
}

fn atoms(chars: &[char]) -> Vec<Atom> {
    let mut out: Vec<Atom> = Vec::new();
    let mut before = Before { c: ' ', class: Class::Space, latin: false, code: false };
    for (at, &c) in chars.iter().enumerate() {
        let now = before.class(c, chars, at);
        let joins = before.joins(now, chars, at);
        match out.last_mut() {
            Some(atom) if now == Class::Space => atom.gap += 1,
            Some(atom) if joins && atom.gap == 0 => {
                atom.core.end = at + 1;
                atom.width += char_width(c);
            }
            _ => out.push(Atom {
                core: CharSpan::new(at, at + usize::from(now != Class::Space)),
                width: char_width(c) * usize::from(now != Class::Space),
                gap: usize::from(now == Class::Space),
            }),
        }
        before.pass(c, now, joins);
    }
    out
}

/// What stands before a character.
struct Before {
    c: char,
    class: Class,
    /// Whether it is a word, or closing punctuation after one.
    latin: bool,
    /// Whether it is of a code, which no hyphen parts: `--text`, `$HOME/notes`, `https://`.
    code: bool,
}

impl Before {
    /// An apostrophe is of its word: `applicant’s`, `the ’90s`.
    fn class(&self, c: char, chars: &[char], at: usize) -> Class {
        let apostrophe =
            c == '’' && !matches!(self.class, Class::Close | Class::Han) && is_followed(chars, at, is_sign);
        if apostrophe { Class::Word } else { class(c) }
    }

    fn joins(&self, now: Class, chars: &[char], at: usize) -> bool {
        match now {
            Class::Space | Class::Joined | Class::Glue => true,
            _ if self.class == Class::Glue => true,
            Class::Close => self.class != Class::Space,
            Class::Han => self.class == Class::Open,
            Class::Open => self.class == Class::Open || self.opens_within(chars, at),
            Class::Word => match self.class {
                Class::Word => self.code || !parts(chars, at),
                Class::Open | Class::Joined => true,
                Class::Close => self.goes_on(chars, at),
                _ => false,
            },
        }
    }

    /// A word goes on at a bracket inside it, as in `item(s)`.
    fn opens_within(&self, chars: &[char], at: usize) -> bool {
        let ascii = chars.get(at).is_some_and(char::is_ascii);
        ascii && self.latin && (self.code || is_sign(self.c) && is_followed(chars, at, is_sign))
    }

    /// A word goes on after ASCII closing punctuation inside it, as in `1.5` or `A.B`, and a
    /// hyphen belongs to what it follows, as in `“one-stop”/“single window”`.
    fn goes_on(&self, chars: &[char], at: usize) -> bool {
        let hyphen =
            || chars.get(at).is_some_and(|c| is_hyphen(*c)) && is_followed(chars, at, |c| is_sign(c) || is_open(c));
        self.latin && (self.c.is_ascii() || hyphen())
    }

    fn pass(&mut self, c: char, now: Class, joins: bool) {
        // With no word before it, such a mark begins a code.
        let leads = matches!(c, '-' | '/' | '$')
            && !self.c.is_alphanumeric()
            && !matches!(self.class, Class::Close | Class::Joined);
        self.code = now != Class::Space && (leads || self.code && joins);
        self.latin = now == Class::Word || self.latin && matches!(now, Class::Close | Class::Joined);
        (self.c, self.class) = (c, now);
    }
}

fn is_followed(chars: &[char], at: usize, by: impl Fn(char) -> bool) -> bool {
    chars.get(at + 1).is_some_and(|c| by(*c))
}

/// Whether a line may end before a character within a word: after a hyphen that stands
/// between two letters and two letters, so in no figure and no code, as `6-21` and `A-CDM`
/// are. What a dash follows may be quoted.
fn parts(chars: &[char], at: usize) -> bool {
    let around = at.checked_sub(3).and_then(|from| chars.get(from..at + 2));
    let Some(&[a, b, hyphen, c, d]) = around else { return false };
    let after = |b| is_letter(b) || matches!(hyphen, '–' | '—') && is_close(b);
    is_hyphen(hyphen) && after(b) && [a, c, d].into_iter().all(is_letter)
}

/// Whether what is too wide for a line, as an address may be, is best cut before a character.
fn cuts(chars: &[char], at: usize) -> bool {
    let marks = |c| is_hyphen(c) || matches!(c, '?' | '&' | '=' | '.' | '_');
    let around = at.checked_sub(1).and_then(|from| chars.get(from..=at));
    matches!(around, Some(&[mark, c]) if marks(mark) && !marks(c) && !matches!(class(c), Class::Close | Class::Joined))
}

#[derive(Default)]
struct Lines {
    done: Vec<CharSpan>,
    line: Option<CharSpan>,
    width: usize,
    gap: usize,
}

impl Lines {
    fn add(&mut self, atom: &Atom, chars: &[char], columns: usize) {
        match &mut self.line {
            Some(line) if self.width + self.gap + atom.width <= columns => {
                line.end = atom.core.end;
                self.width += self.gap + atom.width;
            }
            _ if atom.width <= columns => {
                self.close();
                self.line = Some(atom.core);
                self.width = atom.width;
            }
            _ => self.split(atom, chars, columns),
        }
        self.gap = atom.gap;
    }

    /// An atom wider than the line is cut after the last mark that fits, else between
    /// characters.
    fn split(&mut self, atom: &Atom, chars: &[char], columns: usize) {
        self.close();
        // Where the line is best cut, and its columns up to there.
        let mut best = None;
        for at in atom.core.start..atom.core.end {
            if self.line.is_some() && cuts(chars, at) {
                best = Some((at, self.width));
            }
            let wide = chars.get(at).copied().map_or(0, char_width);
            while self.line.is_some() && self.width + wide > columns {
                let (cut, used) = best.take().unwrap_or((at, self.width));
                self.cut(cut, used);
            }
            self.line.get_or_insert(CharSpan::new(at, at)).end = at + 1;
            self.width += wide;
        }
    }

    /// Ends the line before a character, up to which it has so many columns.
    fn cut(&mut self, at: usize, used: usize) {
        let rest = self.line.map(|line| CharSpan::new(at, line.end)).filter(|rest| !rest.is_empty());
        self.done.extend(self.line.map(|line| CharSpan::new(line.start, at)));
        self.line = rest;
        self.width -= used;
    }

    fn close(&mut self) {
        self.done.extend(self.line.take());
        self.width = 0;
        self.gap = 0;
    }

    fn finish(mut self) -> Vec<CharSpan> {
        self.close();
        if self.done.is_empty() {
            self.done.push(CharSpan::new(0, 0));
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::width;
    use proptest::prelude::*;

    fn set(text: &str, columns: usize) -> Vec<String> {
        wrap(text, columns).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn closing_punctuation_never_begins_a_line() {
        assert_eq!(set("海关总署，司法部。", 8), ["海关总", "署，司法", "部。"]);
        assert_eq!(set("送达“《处罚决定书》”，存证", 10), ["送达“《处", "罚决定", "书》”，存", "证"]);
    }

    #[test]
    fn opening_punctuation_never_ends_a_line() {
        assert_eq!(set("实行“并联”", 5), ["实行", "“并", "联”"]);
    }

    #[test]
    fn words_stay_whole_and_their_spaces_vanish_at_a_break() {
        assert_eq!(set("将 APEC 商务旅行卡", 8), ["将 APEC", "商务旅行", "卡"]);
        assert_eq!(set("机场（A—CDM）系统", 10), ["机场", "（A—CDM）", "系统"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut() {
        assert_eq!(set("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(set("版本1.5.2好", 6), ["版本", "1.5.2", "好"]);
    }

    #[test]
    fn an_apostrophe_is_of_its_word_and_a_quote_is_not() {
        assert_eq!(set("the applicant’s rights", 14), ["the", "applicant’s", "rights"]);
        assert_eq!(set("at 9 o'clock", 10), ["at 9", "o'clock"]);
        assert_eq!(set("in the ’90s", 8), ["in the", "’90s"]);
        assert_eq!(set("the members’ rights", 12), ["the members’", "rights"]);
        assert_eq!(set("“window”which", 9), ["“window”", "which"]);
        assert_eq!(set("为‘APEC’商务", 6), ["为", "‘APEC’", "商务"]);
    }

    #[test]
    fn a_hyphen_a_solidus_or_a_dash_between_words_ends_its_line() {
        assert_eq!(set("a cross-border import/export", 9), ["a cross-", "border", "import/", "export"]);
        assert_eq!(set("a one‐stop shop", 7), ["a one‐", "stop", "shop"]);
        assert_eq!(set("a service—see below", 12), ["a service—", "see below"]);
        assert_eq!(set("“window”—which", 12), ["“window”—", "which"]);
        assert_eq!(set("“one”/“two”", 7), ["“one”/", "“two”"]);
        assert_eq!(set("state-of-the-art", 9), ["state-of-", "the-art"]);
    }

    #[test]
    fn no_hyphen_parts_figures_and_codes() {
        let figures = ["6-21", "2020-06-28", "2018–2020", "5%–10%", "24/7", "COVID-19"];
        let letters = ["A-CDM", "A—CDM", "km/h", "e-port"];
        let options = ["--no-color", "(--no-color)", "-o", "~/my-notes", "$HOME/notes", "/usr/share"];
        for code in figures.into_iter().chain(letters).chain(options) {
            assert_eq!(set(&format!("abcd {code}"), width(code) + 4), ["abcd", code]);
        }
    }

    #[test]
    fn an_address_stays_whole_where_it_fits_and_is_cut_after_its_marks_where_not() {
        let text = "见https://www.gov.cn/two-words/a_b?from=index&lang=en。";
        assert_eq!(set(text, 53), ["见", "https://www.gov.cn/two-words/a_b?from=index&lang=en。"]);
        assert_eq!(set(text, 20), ["见", "https://www.gov.cn/", "two-words/a_b?from=", "index&lang=en。"]);
        let narrow = ["见", "https://", "www.gov.", "cn/two-", "words/a_b?", "from=", "index&", "lang=en。"];
        assert_eq!(set(text, 10), narrow);
        assert_eq!(set("https://abcdefghij.cn", 6), ["https:", "//", "abcdef", "ghij.", "cn"]);
        assert_eq!(set("https://a.cn/(b)/?q=%E4#c d", 25), ["https://a.cn/(b)/?q=%E4#c", "d"]);
    }

    #[test]
    fn quotes_and_brackets_stay_with_their_english_words() {
        assert_eq!(set("see “Guo Han [2020] No. 96”, or", 10), ["see “Guo", "Han [2020]", "No. 96”,", "or"]);
        assert_eq!(set("for the (“new”) item(s)", 12), ["for the", "(“new”)", "item(s)"]);
        assert_eq!(set("the U.S.-China talks", 12), ["the", "U.S.-China", "talks"]);
    }

    #[test]
    fn no_line_breaks_at_a_space_that_is_to_hold() {
        assert_eq!(set("abc No.\u{a0}96", 7), ["abc", "No.\u{a0}96"]);
        assert_eq!(set("线路10\u{a0}千伏", 6), ["线路", "10\u{a0}千", "伏"]);
    }

    #[test]
    fn an_empty_paragraph_is_one_empty_line() {
        assert_eq!(set("", 10), [""]);
        assert_eq!(set("   ", 10), [""]);
    }

    fn word() -> impl Strategy<Value = String> {
        "[“(]{0,2}[A-Za-z]{1,12}([’'][a-z]{1,2})?[”)]{0,2}[,.;:?!]?"
    }

    fn address() -> impl Strategy<Value = String> {
        r"https://[a-z]{2,9}(-[a-z]{2,5})?\.[a-z]{2}(/[a-z0-9%._-]{0,9}){0,3}(\?[a-z]{1,4}=[a-z0-9%]{1,5}&b=[(]c[)])?"
    }

    /// English, Chinese, codes and addresses, with spaces between them or without.
    fn mixed() -> impl Strategy<Value = String> {
        let hyphened = "[a-zA-Z]{1,8}[-‐/—–][a-zA-Z]{1,8}";
        let figures = "[0-9]{1,4}[-–/.][0-9]{1,4}%?";
        let chinese = "[“《（]{0,2}[海关业务]{1,5}[”》）]{0,2}[，。、；—]?";
        let token = prop_oneof![word(), address(), hyphened, figures, chinese, Just("--no-color".to_owned())];
        let tokens = prop::collection::vec((token, prop::sample::select(&["", " "][..])), 1..12);
        tokens.prop_map(|tokens| tokens.into_iter().flat_map(|(token, gap)| [token, gap.to_owned()]).collect())
    }

    proptest! {
        #[test]
        fn no_line_overflows_and_nothing_but_spaces_is_lost(
            text in "[ a-zA-Z0-9,.:?&=_%$'\"()/‐–\u{a0}海关总署业务“”‘’（）《》，。、；：？！—…·é\u{301}-]{0,80}",
            columns in 2_usize..40,
        ) {
            let lines = set(&text, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns, "{line:?} at {columns}");
            }
            let kept = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(kept(&lines.concat()), kept(&text));
            // Blanks at the beginning may have the first to themselves.
            prop_assert!(lines.iter().skip(1).all(|line| !line.is_empty()), "{lines:?}");
        }

        #[test]
        fn only_what_is_wider_than_a_line_is_cut(text in mixed(), columns in 2_usize..90) {
            let pieces = pieces(&text);
            for line in wrap(&text, columns) {
                let piece = pieces.iter().find(|piece| piece.start <= line.start && line.start < piece.end).unwrap();
                let wide = width(&piece.of(&text)) > columns;
                prop_assert!(wide || piece.start == line.start, "{:?} at {columns}", line.of(&text));
            }
            for piece in pieces {
                let piece = piece.of(&text);
                prop_assert!(!piece.starts_with(is_close) && !piece.ends_with(is_open), "{piece:?}");
            }
        }

        #[test]
        fn words_and_addresses_that_fit_are_never_cut(
            words in prop::collection::vec(prop_oneof![word(), address()], 1..12),
            columns in 2_usize..60,
        ) {
            let text = words.join(" ");
            let lines = set(&text, columns).join("\n");
            let mut held = lines.split([' ', '\n']);
            for word in words.iter().filter(|word| width(word) <= columns) {
                prop_assert!(held.any(|held| held == word), "{word:?} in {lines:?}");
            }
        }

        #[test]
        fn the_rules_hold_wherever_the_line_is_wide_enough(
            text in "([海关业务]{1,3}[“《（]{0,2}[企业]{1,3}[”》）]{0,2}[，。、；]?){1,12}",
            columns in 16_usize..40,
        ) {
            let lines = set(&text, columns);
            for (at, line) in lines.iter().enumerate() {
                prop_assert!(at == 0 || !line.starts_with(is_close), "{lines:?}");
                prop_assert!(at + 1 == lines.len() || !line.ends_with(is_open), "{lines:?}");
            }
        }
    }
}
