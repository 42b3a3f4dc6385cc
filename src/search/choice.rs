//! Names of things to choose from, ranked by what is typed.

use std::cmp::Reverse;

use super::fold::fold;
use super::fuzzy::Fuzzy;
use super::needle::Needle;

/// A fit that is not only of letters found here and there.
const IN_WORDS: i64 = 2_000;

/// Positions of the names that fit what is typed, the best first; all of them where nothing
/// is typed. A thing may have several names, and a key to press, which is its last one. With
/// each, whether every word stands in a name, or is its pinyin or its key.
#[must_use]
pub fn rank_names<const N: usize>(typed: &str, things: &[[&str; N]]) -> Vec<(usize, bool)> {
    let words: Vec<String> = fold(typed).split_whitespace().map(str::to_owned).collect();
    let chars = || things.iter().flatten().flat_map(|name| name.chars());
    let needles: Vec<Option<Needle>> = words.iter().map(|word| Needle::new(word, chars())).collect();
    let fuzzy = Fuzzy::new();
    let fit = |names: &[&str; N]| {
        let of_word = |(word, needle): (&String, &Option<Needle>)| fit_of(word, needle.as_ref(), names, &fuzzy);
        let fits: Vec<i64> = words.iter().zip(&needles).map(of_word).collect::<Option<_>>()?;
        Some((fits.iter().sum::<i64>(), fits.iter().all(|fit| *fit >= IN_WORDS)))
    };
    let fitting = things.iter().enumerate().filter_map(|(at, names)| {
        let (fit, in_words) = fit(names)?;
        Some((Reverse(fit), at, in_words))
    });
    let mut ranked: Vec<(Reverse<i64>, usize, bool)> = fitting.collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, at, in_words)| (at, in_words)).collect()
}

/// How well a word fits one of the names.
fn fit_of(word: &str, needle: Option<&Needle>, names: &[&str], fuzzy: &Fuzzy) -> Option<i64> {
    let (keys, names) = names.split_last()?;
    if keys.split_whitespace().any(|key| fold(key) == word) {
        return Some(5_000);
    }
    let best = names.iter().filter_map(|name| {
        let folded = fold(name);
        if let Some(at) = folded.find(word) {
            let length = i64::try_from(name.len()).unwrap_or(0).min(999);
            return Some(if at == 0 { 4_000 } else { 3_000 } - length);
        }
        let mut needle = needle.cloned()?;
        while needle.loosen() {
            if let Some(span) = needle.find_all(name).first() {
                return Some(if span.start == 0 { IN_WORDS + 500 } else { IN_WORDS });
            }
        }
        fuzzy.score(word, &folded).filter(|_| word.chars().count() > 2).map(|fit| fit.min(IN_WORDS - 1))
    });
    best.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    const THINGS: [[&str; 3]; 4] = [
        ["退出", "quit", "q"],
        ["下一项", "next item", "J"],
        ["复制标题", "copy the title", ""],
        ["帮助", "help", "? F1"],
    ];

    #[test]
    fn names_of_both_languages_pinyin_and_keys_are_found() {
        for (typed, first) in
            [("退", 0), ("quit", 0), ("tuichu", 0), ("tc", 0), ("?", 3), ("item", 1), ("title copy", 2), ("cptitle", 2)]
        {
            let ranked = rank_names(typed, &THINGS);
            assert_eq!(ranked.first(), Some(&(first, typed != "cptitle")), "{typed}");
        }
        assert_eq!(rank_names("", &THINGS).into_iter().map(|(at, _)| at).collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert_eq!(rank_names("量子", &THINGS), []);
    }
}
