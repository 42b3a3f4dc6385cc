//! Items as one page for the browser, which needs nothing but itself: a tree of them, each
//! item, and a search. Without scripts everything is listed and can be read.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::Extract;
use super::parts::{Told, Value, remarks, shown, told, wording};
use crate::catalog::{Group, Grouping, Headings, Item, groups};
use crate::i18n::{Messages, Worded};
use crate::typeset::visible;

/// The page, with names of what stands where as `{{title}}`. It lets the browser take the
/// style and the script by their hashes alone: nothing of an item is ever run.
const PAGE: &str = include_str!("../../assets/page/page.html");
const STYLE: &str = include_str!("../../assets/page/page.css");
const SCRIPT: &str = include_str!("../../assets/page/page.js");

/// The whole page.
pub(super) fn page(extract: &Extract<'_>) -> String {
    fill(PAGE, |name| part(name, extract))
}

/// What a name on the page stands for.
fn part(name: &str, extract: &Extract<'_>) -> Cow<'static, str> {
    let messages = extract.messages;
    let texts = &messages.export.page;
    match name {
        "lang" => texts.lang.into(),
        "version" => env!("CARGO_PKG_VERSION").into(),
        "title" => escape(extract.title().first).into(),
        "heading" => title(extract).into(),
        "style" => STYLE.into(),
        "script" => SCRIPT.into(),
        "facts" => facts(extract).into(),
        "search" => texts.search.into(),
        "placeholder" => texts.placeholder.into(),
        "found_all" => (messages.ui.items)(extract.chosen.len()).into(),
        "found_some" => (texts.found)(extract.chosen.len()).into(),
        "nothing" => texts.nothing.into(),
        "contents" => messages.export.contents.into(),
        "group" => texts.group.into(),
        "choices" => choices(extract).into(),
        "trees" => each(groupings(extract), |grouping| tree(grouping, extract)).into(),
        "items" => each(extract.items(), |item| article(item, messages)).into(),
        "steps" => format!("{}, {}", texts.previous, texts.next).into(),
        "previous" => texts.previous.into(),
        "next" => texts.next.into(),
        "keys" => texts.keys.map(|(key, does)| format!("<kbd>{key}</kbd> {does}")).join(" · ").into(),
        "source" => texts.source.into(),
        "readings" => readings(extract).into(),
        _ => "".into(),
    }
}

/// A template with what its names stand for.
fn fill<'a>(template: &str, value: impl Fn(&str) -> Cow<'a, str>) -> String {
    let mut pieces = template.split("{{");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (name, after) in pieces.filter_map(|piece| piece.split_once("}}")) {
        out.extend([&*value(name), after]);
    }
    out
}

/// A text that HTML shows as it is, in an attribute too; what could hide in it is visible.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            c => out.push(c),
        }
    }
    out
}

/// What is made of each of some things, in a row.
fn each<T>(things: impl IntoIterator<Item = T>, html: impl Fn(T) -> String) -> String {
    things.into_iter().map(html).collect()
}

/// The title of the whole.
fn title(extract: &Extract<'_>) -> String {
    let title = extract.title();
    let beside = each(title.beside, |beside| text("p", "beside", beside, !title.is_english) + "\n");
    format!("<h1{}>{}</h1>\n{beside}", lang(title.first, title.is_english), escape(title.first))
}

/// What is said of the whole.
fn facts(extract: &Extract<'_>) -> String {
    let document = told(extract.messages.name(&extract.catalog.notice.document));
    each(extract.facts(), |(name, value)| {
        let is_document = name == extract.messages.fields.document;
        field(name, &if is_document { names(&document, false) } else { text("span", "", &value, false) })
    })
}

/// A field: its name, and HTML of its value.
fn field(name: &str, value: &str) -> String {
    format!("<div><dt>{name}</dt><dd>{value}</dd></div>\n")
}

/// A text in a tag of its own, which says what language it is in.
fn text(tag: &str, class: &str, text: &str, is_english: bool) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    format!("<{tag}{class}{}>{}</{tag}>", lang(text, is_english), escape(text))
}

/// The choice of a tree.
fn choices(extract: &Extract<'_>) -> String {
    each(groupings(extract), |grouping| {
        let checked = if grouping == first(extract) { " checked" } else { "" };
        let (word, name) = (grouping.word(), (extract.messages.ui.by)(grouping));
        format!("<label><input type=\"radio\" name=\"group\" value=\"{word}\"{checked}> {name}</label>\n")
    })
}

/// The grouping the page opens with.
fn first(extract: &Extract<'_>) -> Grouping {
    extract.headings.as_ref().map_or_else(Grouping::default, |(grouping, _)| *grouping)
}

/// The groupings there are trees of. How far items are is only said where it was asked for.
fn groupings(extract: &Extract<'_>) -> impl Iterator<Item = Grouping> {
    let first = first(extract);
    Grouping::ALL.into_iter().filter(move |grouping| *grouping != Grouping::Status || *grouping == first)
}

/// The items under the headings of a grouping, in the order of the notice.
fn tree(grouping: Grouping, extract: &Extract<'_>) -> String {
    let headings = match (&extract.headings, grouping) {
        (Some((asked, headings)), _) if *asked == grouping => Cow::Borrowed(headings),
        (_, Grouping::Domain) => Cow::Owned(Headings::of_parts(extract.catalog)),
        (_, Grouping::Unit) => Cow::Owned(Headings::of_units(extract.catalog)),
        (_, Grouping::Scope) => Cow::Owned(Headings::of_scopes(extract.catalog)),
        (_, Grouping::Status) => Cow::default(),
    };
    let hidden = if grouping == first(extract) { "" } else { " hidden" };
    let branches = branches(&groups(&headings, extract.chosen, false), extract);
    format!("<div class=\"tree\" data-group=\"{}\"{hidden}>\n{branches}</div>\n", grouping.word())
}

fn branches(groups: &[Group], extract: &Extract<'_>) -> String {
    let list = |rows: String| if rows.is_empty() { rows } else { format!("<ul>\n{rows}</ul>\n") };
    list(each(groups, |group| {
        let (label, count) = (extract.messages.name(&group.label), group.count());
        let label = text("span", "", label.first, label.is_english);
        let within = branches(&group.groups, extract);
        let items = group.items.iter().filter_map(|at| extract.catalog.item(*at));
        let leaves = list(each(items, |item| leaf(item, extract.messages)));
        format!(
            "<li><details open><summary>{label} <span class=\"count\">{count}</span></summary>\n\
             {within}{leaves}</details></li>\n"
        )
    }))
}

/// An item in a tree.
fn leaf(item: &Item, messages: &Messages) -> String {
    format!("<li><a href=\"#{}\">{}</a></li>\n", item.id, heading(item, messages.title(item)))
}

/// The number and the title of an item.
fn heading(item: &Item, title: Worded<'_>) -> String {
    let title = text("span", "title", title.first, title.is_english);
    format!("<span class=\"number\">{}</span> {title}", item.number)
}

/// An item whole. What is searched has a class: `name` where first letters find it too.
fn article(item: &Item, messages: &Messages) -> String {
    let title = messages.title(item);
    let heading = heading(item, title);
    let beside = each(title.beside, |beside| text("p", "name beside", beside, !title.is_english) + "\n");
    let fields = each(shown(item, messages), |shown| {
        let is_searched = is_searched(shown.name, messages);
        let values: Vec<String> = shown.values.iter().map(|value| names(value, is_searched)).collect();
        field(shown.name, &values.join(shown.between(messages)))
    });
    let wording = each(wording(&[item], messages), |(name, said)| field(name, &escape(&said)));
    let content = messages.content(item).texts();
    let content = each(content, |(content, is_english)| paragraphs(content, "text", lang(content, is_english)));
    let remarks = each(remarks(item, messages), |remark| paragraphs(&remark, "remark", ""));
    format!(
        "<article id=\"{}\" tabindex=\"-1\">\n<h2>{heading}</h2>\n{beside}<dl>\n{fields}{wording}</dl>\n\
         {content}{remarks}</article>\n",
        item.id
    )
}

/// Whether what stands in a field is searched.
fn is_searched(name: &str, messages: &Messages) -> bool {
    [messages.fields.units, messages.fields.scope, messages.fields.domain].contains(&name)
}

/// A value in the languages that are shown.
fn names(value: &Value<'_>, is_searched: bool) -> String {
    let name = |(at, told): (usize, &Told<'_>)| {
        let classes = [(is_searched, "name"), (at > 0, "beside")].into_iter().filter(|(has, _)| *has);
        let class = classes.map(|(_, class)| class).collect::<Vec<_>>().join(" ");
        match told.is_english {
            Some(is_english) => text("span", &class, &told.text, is_english),
            None => escape(&told.text),
        }
    };
    value.iter().enumerate().map(name).collect::<Vec<_>>().join(" ")
}

/// The paragraphs of a text of several lines.
fn paragraphs(text: &str, class: &str, lang: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    each(lines, |line| format!("<p class=\"{class}\"{lang}>{}</p>\n", escape(line)))
}

/// What language a text of an item is in, whatever that around it is: the source's may be any.
fn lang(text: &str, is_english: bool) -> &'static str {
    match is_english {
        true => " lang=\"en\"",
        false if text.is_ascii() => "",
        false => " lang=\"zh-Hans\"",
    }
}

/// The syllables of the characters that can be searched, each with its characters:
/// `hai海害 guan关管`.
fn readings(extract: &Extract<'_>) -> String {
    let mut chars: BTreeSet<char> = BTreeSet::new();
    let messages = extract.messages;
    let mut note = |text: &str| chars.extend(text.chars().filter(|c| !c.is_ascii()));
    for item in extract.items() {
        for worded in [messages.title(item), messages.content(item)] {
            worded.texts().for_each(|(text, _)| note(text));
        }
        for shown in shown(item, messages).iter().filter(|shown| is_searched(shown.name, messages)) {
            shown.values.iter().flatten().for_each(|told| note(&told.text));
        }
    }
    let mut syllables: BTreeMap<&str, String> = BTreeMap::new();
    for c in chars {
        for syllable in (extract.readings)(c) {
            syllables.entry(syllable).or_default().push(c);
        }
    }
    let written = syllables.into_iter().map(|(syllable, chars)| format!("{syllable}{chars}"));
    escape(&written.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, ItemIndex};
    use crate::dataset;
    use crate::i18n::Lang;
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    fn whole<'a>(catalog: &'a Catalog, chosen: &'a [ItemIndex], lang: Lang) -> Extract<'a> {
        let readings = |c| if "出版".contains(c) { vec!["chu", "ban"] } else { Vec::new() };
        Extract { catalog, chosen, headings: None, conditions: Vec::new(), messages: lang.messages(), readings }
    }

    #[test]
    fn every_name_of_the_page_stands_for_something() {
        let catalog = dataset::embedded().unwrap();
        for lang in Lang::ALL {
            let extract = whole(&catalog, &[0, 1], lang);
            let known = |name: &str| {
                assert!(!part(name, &extract).is_empty(), "{name}");
                "".into()
            };
            assert!(fill(PAGE, known).contains("<title></title>"));
            assert!(!page(&extract).contains("{{"));
        }
    }

    #[test]
    fn a_text_does_not_name_what_is_to_be_filled_in() {
        assert_eq!(fill("{{a}}-{{b}}", |name| if name == "a" { "{{b}}".into() } else { "x".into() }), "{{b}}-x");
    }

    #[test]
    fn nothing_in_a_text_acts_as_html() {
        assert_eq!(escape("<a href='x'>&\"\u{202e}\x1b\n"), "&lt;a href=&#39;x&#39;&gt;&amp;&quot;�␛␊");
        assert_eq!(paragraphs("一\r\n\n<二>", "text", "").matches("<p class=\"text\">").count(), 2);
    }

    #[test]
    fn the_page_carries_the_syllables_of_its_characters() {
        let catalog = dataset::embedded().unwrap();
        let page = page(&whole(&catalog, &[0], Lang::Zh));
        assert!(page.contains("<template id=\"readings\">ban出版 chu出版</template>"));
    }

    #[test]
    fn the_browser_runs_our_script_and_no_other() {
        assert_eq!(hash(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        for (rule, text) in [("style-src", STYLE), ("script-src", SCRIPT)] {
            let allowed = format!("{rule} '{}'", hash(text.as_bytes()));
            assert!(PAGE.contains(&allowed), "page.html has to say: {allowed}");
        }
    }

    /// As a policy names what it allows.
    fn hash(text: &[u8]) -> String {
        format!("sha256-{}", STANDARD.encode(sha256(text)))
    }

    /// FIPS 180-4. Its constants are the beginnings of the fractions of roots of primes.
    fn sha256(text: &[u8]) -> Vec<u8> {
        let primes: Vec<u64> = (2..312).filter(|n| (2..*n).all(|d| n % d != 0)).collect();
        // The first 32 bits after the point, found bit by bit.
        let fraction = |prime: u64, power: u32| {
            let fits = |root: u128| root.pow(power) <= u128::from(prime) << (32 * power);
            let root =
                (0..36).rev().fold(0_u128, |root, bit| if fits(root | 1 << bit) { root | 1 << bit } else { root });
            u32::try_from(root & u128::from(u32::MAX)).unwrap()
        };
        let constants: Vec<u32> = primes.iter().map(|prime| fraction(*prime, 3)).collect();
        let mut state: Vec<u32> = primes.iter().take(8).map(|prime| fraction(*prime, 2)).collect();
        let mut padded = [text, &[0x80]].concat();
        padded.resize((padded.len() + 8).next_multiple_of(64) - 8, 0);
        padded.extend((text.len() as u64 * 8).to_be_bytes());
        for block in padded.chunks(64) {
            let mut words: Vec<u32> =
                block.chunks(4).map(|word| u32::from_be_bytes(word.try_into().unwrap())).collect();
            for at in 16..64 {
                let (a, b) = (words[at - 15], words[at - 2]);
                let a = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
                let b = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
                words.push(a.wrapping_add(b).wrapping_add(words[at - 16]).wrapping_add(words[at - 7]));
            }
            let mut next = state.clone();
            for (word, constant) in words.iter().zip(&constants) {
                let (a, e) = (next[0], next[4]);
                let (s, t) = (
                    a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22),
                    e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25),
                );
                let most = (a & next[1]) ^ (a & next[2]) ^ (next[1] & next[2]);
                let choice = (e & next[5]) ^ (!e & next[6]);
                let sum = [t, choice, *constant, *word].into_iter().fold(next[7], u32::wrapping_add);
                next.rotate_right(1);
                next[4] = next[4].wrapping_add(sum);
                next[0] = sum.wrapping_add(s).wrapping_add(most);
            }
            state.iter_mut().zip(next).for_each(|(state, next)| *state = state.wrapping_add(next));
        }
        state.into_iter().flat_map(u32::to_be_bytes).collect()
    }
}
