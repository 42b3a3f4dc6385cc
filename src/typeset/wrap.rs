//! Breaking a paragraph into lines by the Chinese rules.

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
/// punctuation, Han text breaks anywhere else, and words stay whole, unless a line
/// is too narrow to hold what must stand together. A width of 0 counts as 1; a
/// character wider than the line gets a line of its own.
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
        ' ' | '\u{3000}' => Class::Space,
        _ if is_open(c) => Class::Open,
        _ if is_close(c) => Class::Close,
        _ => match char_width(c) {
            0 => Class::Joined,
            1 => Class::Word,
            _ => Class::Han,
        },
    }
}

fn atoms(chars: &[char]) -> Vec<Atom> {
    let mut out: Vec<Atom> = Vec::new();
    let mut before = Class::Space;
    for (at, &c) in chars.iter().enumerate() {
        let now = class(c);
        let joins = match now {
            Class::Close => before != Class::Space,
            Class::Word => matches!(before, Class::Word | Class::Open | Class::Joined) || joins_latin(chars, at),
            Class::Han | Class::Open => before == Class::Open,
            Class::Joined | Class::Space => true,
        };
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
        before = now;
    }
    out
}

/// A word goes on after ASCII closing punctuation inside it, as in `1.5` or `A.B`.
fn joins_latin(chars: &[char], at: usize) -> bool {
    let back = |n: usize| at.checked_sub(n).and_then(|i| chars.get(i)).copied();
    back(1).is_some_and(|c| c.is_ascii() && class(c) == Class::Close)
        && back(2).is_some_and(|c| class(c) == Class::Word)
        && chars.get(at).is_some_and(char::is_ascii_alphanumeric)
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

    /// An atom wider than the line is cut where it must be, between characters.
    fn split(&mut self, atom: &Atom, chars: &[char], columns: usize) {
        self.close();
        for at in atom.core.start..atom.core.end {
            let wide = chars.get(at).copied().map_or(0, char_width);
            if self.line.is_some() && self.width + wide > columns {
                self.close();
            }
            self.line.get_or_insert(CharSpan::new(at, at)).end = at + 1;
            self.width += wide;
        }
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
    fn an_empty_paragraph_is_one_empty_line() {
        assert_eq!(set("", 10), [""]);
        assert_eq!(set("   ", 10), [""]);
    }

    proptest! {
        #[test]
        fn no_line_overflows_and_nothing_but_spaces_is_lost(
            text in "[ a-z0-9,.海关总署业务“”‘’（）《》，。、；：？！—…·é\u{301}]{0,80}",
            columns in 2_usize..40,
        ) {
            let lines = set(&text, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns, "{line:?} at {columns}");
            }
            let kept = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(kept(&lines.concat()), kept(&text));
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
