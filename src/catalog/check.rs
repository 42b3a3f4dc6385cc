//! A notice checks itself: counts it states, names it repeats. Any dataset of such
//! a notice can be held to it.

use std::collections::{HashMap, HashSet};

use super::body::fold_quotes;
use super::{Catalog, Item, ItemId, Naming, namings};

/// Something wrong with a dataset, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Two items have one ID.
    DuplicateId(ItemId),
    /// The numbers do not run from 1 without a gap: this one is missing.
    MissingNumber(u32),
    /// An ID does not agree with its item's batch and number, or with the notice's batch.
    WrongId(ItemId),
    /// A field that must hold text is empty.
    EmptyField {
        /// Whose.
        id: ItemId,
        /// The name of the field in the JSON.
        field: &'static str,
    },
    /// An item's document number is not the notice's.
    WrongDocument(ItemId),
    /// A paragraph of the body states one count and names another.
    WrongCount {
        /// `一（一）4`.
        section: String,
        /// The count it states; 1 where it states none.
        claimed: usize,
        /// The names in it.
        named: usize,
    },
    /// The body names an item the annex does not have.
    NotInAnnex {
        /// Where.
        section: String,
        /// The name, quotes folded.
        name: String,
    },
    /// The body does not name an item of the annex.
    NotInBody(ItemId),
    /// The body names an item twice.
    NamedTwice(ItemId),
    /// An item's section, path or domain is not the one the body gives it.
    Misplaced(ItemId),
}

/// Everything wrong with a dataset, in the order of the items and of the body.
/// Empty where it is sound.
#[must_use]
pub fn check(catalog: &Catalog) -> Vec<Finding> {
    let mut findings = Vec::new();
    check_ids(catalog, &mut findings);
    for item in &catalog.items {
        check_item(catalog, item, &mut findings);
    }
    check_body(catalog, &mut findings);
    findings
}

fn check_ids(catalog: &Catalog, findings: &mut Vec<Finding>) {
    let mut seen = HashSet::new();
    findings
        .extend((catalog.items.iter()).filter(|item| !seen.insert(item.id)).map(|item| Finding::DuplicateId(item.id)));
    let numbers: HashSet<u32> = catalog.items.iter().map(|item| item.number).collect();
    let missing = (1..).take(catalog.items.len()).filter(|number| !numbers.contains(number));
    findings.extend(missing.map(Finding::MissingNumber));
}

fn check_item(catalog: &Catalog, item: &Item, findings: &mut Vec<Finding>) {
    let id = item.id;
    if id != (ItemId { batch: item.batch, number: item.number }) || item.batch != catalog.notice.batch {
        findings.push(Finding::WrongId(id));
    }
    if item.document != catalog.notice.document {
        findings.push(Finding::WrongDocument(id));
    }
    let fields = [
        ("title", item.title.trim().is_empty()),
        ("content", item.content.trim().is_empty()),
        ("units", item.units.is_empty() || item.units.iter().any(|unit| unit.trim().is_empty())),
        ("scope", item.scope.trim().is_empty()),
    ];
    findings.extend(fields.into_iter().filter(|(_, empty)| *empty).map(|(field, _)| Finding::EmptyField { id, field }));
}

fn check_body(catalog: &Catalog, findings: &mut Vec<Finding>) {
    let mut unnamed: HashMap<String, &Item> =
        catalog.items.iter().copied().map(|item| (fold_quotes(&item.title), item)).collect();
    let known: HashMap<String, ItemId> = unnamed.iter().map(|(name, item)| (name.clone(), item.id)).collect();
    for naming in namings(&catalog.notice) {
        // A paragraph that states no count names one item.
        let claimed = naming.claimed.unwrap_or(1);
        if claimed != naming.names.len() {
            findings.push(Finding::WrongCount { section: naming.section.clone(), claimed, named: naming.names.len() });
        }
        for name in naming.names.iter().map(|name| fold_quotes(name)) {
            match (unnamed.remove(&name), known.get(&name)) {
                (Some(item), _) if !stands_at(item, &naming) => findings.push(Finding::Misplaced(item.id)),
                (Some(_), _) => {}
                (None, Some(&id)) => findings.push(Finding::NamedTwice(id)),
                (None, None) => findings.push(Finding::NotInAnnex { section: naming.section.clone(), name }),
            }
        }
    }
    findings.extend(
        (catalog.items.iter())
            .filter(|item| unnamed.contains_key(&fold_quotes(&item.title)))
            .map(|item| Finding::NotInBody(item.id)),
    );
}

fn stands_at(item: &Item, naming: &Naming) -> bool {
    item.section == naming.section
        && item.path.iter().eq(&naming.path)
        && match &item.domain {
            Some(domain) => item.path.last() == Some(domain),
            None => item.path.last() == Some(&item.scope),
        }
}
