//! What units, scopes, domains and items are called, wherever they are named.

use std::collections::{BTreeMap, BTreeSet};

use zimao::catalog::{Headings, Item, groups};

use super::{Pair, body, items, nothing_is_wrong, quoted};
use crate::screen::catalog;

const NAMES: &str = include_str!("../../../assets/names.tsv");

/// A row of the names.
struct Name {
    chinese: &'static str,
    english: &'static str,
    abbreviation: &'static str,
    also: Vec<&'static str>,
}

fn names() -> Vec<Name> {
    let mut rows = NAMES.lines().map(|row| row.split('\t').collect::<Vec<&str>>());
    assert_eq!(rows.next().unwrap(), ["chinese", "english", "abbreviation", "also"]);
    let name = |cells: Vec<&'static str>| {
        let [chinese, english, abbreviation, also] = cells[..] else { panic!("four cells: {cells:?}") };
        assert!(!chinese.is_empty() && !english.is_empty(), "{cells:?}");
        Name { chinese, english, abbreviation, also: also.split("; ").filter(|name| !name.is_empty()).collect() }
    };
    rows.map(name).collect()
}

/// The English columns of the names, as texts.
pub(super) fn columns() -> Vec<Pair> {
    let pairs = names().into_iter().flat_map(|Name { chinese, english, abbreviation, also }| {
        [english, abbreviation]
            .into_iter()
            .chain(also)
            .map(|text| Pair::new("names.tsv", chinese, text))
            .collect::<Vec<Pair>>()
    });
    pairs.collect()
}

/// The labels of the headings that items stand under in the notice.
fn headings() -> BTreeSet<String> {
    let roots = groups(&Headings::of_parts(catalog()), &catalog().all(), false);
    let labels =
        roots.iter().flat_map(|root| std::iter::once(root).chain(&root.groups)).map(|group| group.label.clone());
    labels.collect()
}

/// What an item is filed under.
fn filed(item: &Item) -> impl Iterator<Item = String> {
    let one = [item.scope, item.document].into_iter().chain(item.domain);
    one.chain(item.units.iter().copied()).map(|text| text.to_string())
}

/// Whether a text names something, by its name or its abbreviation.
fn says(english: &str, name: &Name) -> bool {
    let english = english.to_lowercase();
    let stands = |name: &str| !name.is_empty() && english.contains(&name.to_lowercase());
    stands(name.english) || stands(name.abbreviation)
}

#[test]
fn what_items_are_filed_under_is_named_and_nothing_else() {
    let used: BTreeSet<String> = catalog().items.iter().flat_map(|item| filed(item)).chain(headings()).collect();
    let named: BTreeSet<String> = names().iter().map(|name| name.chinese.to_owned()).collect();
    assert_eq!(used, named);
    assert_eq!(names().len(), named.len(), "a name stands twice");
    let units: BTreeSet<String> = catalog().units().iter().map(ToString::to_string).collect();
    assert_eq!(named.intersection(&units).count(), 27);
}

#[test]
fn a_name_or_an_abbreviation_is_that_of_one_alone() {
    let mut owners: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for Name { chinese, english, abbreviation, also } in names() {
        for name in [english, abbreviation].into_iter().chain(also).filter(|name| !name.is_empty()) {
            owners.entry(name.to_lowercase()).or_default().push(chinese);
        }
    }
    let shared = owners.iter().filter(|(_, owners)| owners.len() > 1);
    nothing_is_wrong(&shared.map(|(name, owners)| format!("{name}: {owners:?}")).collect::<Vec<String>>());
}

#[test]
fn units_are_called_in_the_text_as_in_the_list() {
    let units = catalog().units();
    let mut met = BTreeSet::new();
    let mut remarks = Vec::new();
    for name in names().iter().filter(|name| units.contains(&name.chinese)) {
        for pair in items().iter().chain(&body()).filter(|pair| pair.chinese.contains(name.chinese)) {
            met.insert(name.chinese);
            let missing = !pair.english.contains(name.english);
            remarks.extend(missing.then(|| pair.says(format!("no “{}” for {}", name.english, name.chinese))));
        }
    }
    nothing_is_wrong(&remarks);
    assert_eq!(met, BTreeSet::from(["人民银行", "商务部", "国家林草局", "外交部"]));
}

#[test]
fn the_body_calls_domains_and_areas_as_in_the_list() {
    let (mut remarks, mut paragraphs) = (Vec::new(), 0);
    let names = names();
    for pair in body().iter().filter(|pair| pair.english.contains('“')) {
        paragraphs += 1;
        let lead = pair.chinese.split('“').next().unwrap();
        let lead = lead.split_once(". ").unwrap().1;
        let area = lead.strip_prefix('在').and_then(|lead| lead.strip_suffix("复制推广"));
        let own = area.unwrap_or_else(|| lead.strip_suffix('：').unwrap());
        let name = names.iter().find(|name| name.chinese == own).unwrap();
        let english = pair.english.split('“').next().unwrap();
        if !says(english, name) {
            remarks.push(pair.says(format!("no “{}” for {own}", name.english)));
        }
    }
    nothing_is_wrong(&remarks);
    assert_eq!(paragraphs, 9);
}

#[test]
fn the_body_names_the_items_by_their_titles_and_in_order() {
    let chinese = |title: &str| title.replace('“', "‘").replace('”', "’");
    let titles: BTreeMap<String, String> = (catalog().items.iter())
        .map(|item| (chinese(&item.title), chinese(&item.english.as_deref().unwrap().title)))
        .collect();
    assert_eq!(titles.len(), 37);
    let (mut remarks, mut named) = (Vec::new(), 0);
    for pair in body() {
        let wanted: Vec<String> = quoted(&pair.chinese).iter().map(|title| titles[title].clone()).collect();
        let found = quoted(&pair.english);
        named += wanted.len();
        if wanted != found {
            remarks.push(pair.says(format!("names {found:?} instead of {wanted:?}")));
        }
    }
    nothing_is_wrong(&remarks);
    assert_eq!(named, 37);
}
