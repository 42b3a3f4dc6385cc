//! English words without their endings, so that one form of a word finds another.
//!
//! What is left need be no word: it only has to be the same for `license`, `licenses` and
//! `licensing`, and another for `customs` and `customers`. So -er and -al, which make other
//! words more often than other forms, are only taken off where that is safe.

use std::borrow::Cow;

/// Words that most English texts have: they tell no item from another.
const COMMON: [&str; 34] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "i", "in", "is", "it",
    "its", "may", "of", "on", "or", "that", "the", "this", "to", "was", "what", "when", "where", "which", "who",
    "with",
];

/// Words of the field that mean something else than what is left of them: bonded goods are no bonds.
const WHOLE: [&str; 1] = ["bonded"];

/// Letters of the shortest word that has an ending to be taken off, and of what is left.
const SHORTEST: usize = 4;
const ROOT: usize = 3;

/// Whether a word tells nothing of what a text is about.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// A word of small letters without its endings.
pub(super) fn stem(word: &str) -> String {
    let is_word = word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_word || WHOLE.contains(&word) {
        return word.to_owned();
    }
    let one = singular(word);
    let verb = of_noun(&of_tense(&one));
    let root = verb.strip_suffix('e').filter(|root| root.len() >= ROOT).unwrap_or(&verb);
    // regulate, regulation: but a format is no form.
    let shorter = root.strip_suffix("at").filter(|shorter| shorter.len() >= SHORTEST && !one.ends_with("at"));
    let mut root = shorter.unwrap_or(root).to_owned();
    if root.len() > ROOT && is_doubled(&root) {
        root.pop();
    }
    // As it is spelled in Britain, and in America.
    for (british, american) in [("is", "iz"), ("enc", "ens"), ("our", "or"), ("nter", "ntr"), ("ster", "str")] {
        if let Some(start) = root.strip_suffix(british).filter(|start| start.len() >= 2) {
            return format!("{start}{american}");
        }
    }
    root
}

/// Of one thing: `warehouse` of `warehouses`, `penalty` of `penalties`.
pub(super) fn singular(word: &str) -> Cow<'_, str> {
    if word.len() < SHORTEST {
        return word.into();
    }
    if let Some(root) = word.strip_suffix("ies").filter(|root| root.len() >= 2) {
        return format!("{root}y").into();
    }
    let hissing = ["sses", "shes", "ches", "xes", "zes"].into_iter().any(|end| word.ends_with(end));
    let single = ["ss", "us", "is"].into_iter().any(|end| word.ends_with(end));
    let root = if hissing { word.strip_suffix("es") } else { word.strip_suffix('s').filter(|_| !single) };
    root.unwrap_or(word).into()
}

/// Without -ed and -ing.
fn of_tense(word: &str) -> String {
    if let Some(root) = word.strip_suffix("ied").filter(|root| root.len() >= 2) {
        return format!("{root}y");
    }
    let spoken = |root: &&str| root.contains(['a', 'e', 'i', 'o', 'u', 'y']) && !root.ends_with('e');
    let root = ["ing", "ed"].into_iter().find_map(|end| word.strip_suffix(end)).filter(spoken);
    match root {
        Some(root) if root.len() >= ROOT => root.to_owned(),
        // used, using
        Some(root) if root.len() == 2 => format!("{root}e"),
        _ => word.to_owned(),
    }
}

/// What the ending of a noun is taken off for: so much has to be left, and what takes its place.
const NOUNS: [(&str, usize, &str); 9] = [
    ("ification", 2, "ify"),
    ("ation", 4, ""),
    ("ction", 4, "ct"),
    ("ption", 3, "pt"),
    ("sion", 5, "s"),
    ("tion", 5, "t"),
    ("ment", 6, ""),
    ("oval", 3, "ov"),
    ("ator", 4, "at"),
];

/// The verb that a noun was made of: `declare` of `declaration`.
fn of_noun(word: &str) -> String {
    let of = |(ending, least, verb): (&str, usize, &str)| {
        let root = word.strip_suffix(ending).filter(|root| root.len() >= least)?;
        Some(format!("{root}{verb}"))
    };
    NOUNS.into_iter().find_map(of).unwrap_or_else(|| word.to_owned())
}

/// Whether a word ends with one consonant twice, as `ship` does before -ing.
fn is_doubled(word: &str) -> bool {
    match word.as_bytes() {
        [.., one, other] => one == other && !b"aeiou".contains(one),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_are_one() {
        for forms in [
            &["license", "licenses", "licensed", "licensing", "licence", "licencing"][..],
            &["warehouse", "warehouses", "warehousing"],
            &["penalty", "penalties"],
            &["carry", "carries", "carried", "carrying"],
            &["notarize", "notarized", "notarization", "notarised", "notarisation"],
            &["register", "registers", "registered", "registration"],
            &["declare", "declares", "declaration", "declarations"],
            &["regulate", "regulated", "regulation", "regulator"],
            &["operate", "operation", "operator", "operating"],
            &["ship", "ships", "shipped", "shipping"],
            &["cancel", "canceled", "cancelled", "cancellation"],
            &["inspect", "inspection", "inspections"],
            &["supervise", "supervision", "supervised"],
            &["qualify", "qualified", "qualification"],
            &["measure", "measuring", "measurement"],
            &["approve", "approval", "approvals"],
            &["use", "used", "using", "uses"],
            &["process", "processes", "processed", "processing"],
            &["tax", "taxes", "taxed"],
            &["center", "centers", "centre", "centred"],
            &["labor", "labour"],
            &["people", "peoples"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.iter().all(|other| *other == stems[0]), "{forms:?} {stems:?}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [
            ("customs", "customers"),
            ("bonded", "bonds"),
            ("port", "portal"),
            ("car", "card"),
            ("form", "format"),
            ("state", "statement"),
            ("state", "station"),
            ("mission", "miss"),
            ("bus", "business"),
            ("string", "str"),
            ("national", "nation"),
            ("center", "central"),
            ("factor", "fact"),
            ("need", "ne"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }

    #[test]
    fn what_is_no_english_word_stays_as_it_is() {
        for word in ["", "gas", "cdm", "10kv", "2020", "é", "sing", "bring", "business", "status"] {
            assert_eq!(stem(word), if word == "business" { "busines" } else { word }, "{word}");
        }
        assert!(COMMON.is_sorted());
    }
}
