//! Items as they are given: the form is the dataset's own, but other people's files hold
//! less.

use std::fmt;

use rustc_hash::FxHashSet;
use serde::Deserialize;
use serde::de::{self, Deserializer, SeqAccess, Visitor};

use crate::catalog::{English, Item, ItemId, Provenance, Text, Texts};

/// An item as it is given: only the title and the content have to be there.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Given {
    id: Option<GivenId>,
    batch: Option<u32>,
    number: Option<u32>,
    title: Text,
    content: Text,
    units: Option<Units>,
    scope: Option<Text>,
    domain: Option<Text>,
    path: Option<Vec<Text>>,
    section: Option<Text>,
    document: Option<Text>,
    english: Option<Box<English>>,
    provenance: Option<Box<[Provenance]>>,
}

/// `6-21`, or only the number of an item: `21`, as a string or a number.
struct GivenId {
    batch: Option<u32>,
    number: u32,
}

impl GivenId {
    fn of(text: &str) -> Option<Self> {
        let batch_is_given = text.contains('-');
        let ItemId { batch, number } = ItemId::parse(text, 0).ok()?;
        Some(Self { batch: batch_is_given.then_some(batch), number })
    }
}

/// Whether a text is an ID as an item may give it.
pub(super) fn is_id(text: &str) -> bool {
    GivenId::of(text).is_some()
}

/// An array of units, or one string in which 、 parts them.
struct Units(Vec<Text>);

/// Items, and which of them say too little to be named yet.
#[derive(Default)]
pub(super) struct Items {
    /// The list they are added to.
    list: Vec<Item>,
    /// Full lists of those before. They are not joined: to move very many takes its time.
    before: Vec<Vec<Item>>,
    /// Positions of those without a batch.
    without_batch: Vec<usize>,
    /// Positions of those without a number.
    without_number: Vec<usize>,
    /// That of those without one, where it is known.
    batch: Option<u32>,
    /// Whether one comes that has no greater ID than the one before it.
    disordered: bool,
    lists: Lists,
}

/// Lists of texts, kept for as long as the program runs: many in one allocation.
#[derive(Default)]
struct Lists {
    /// What is not in use yet of the last allocation, and how large that was.
    room: &'static mut [Text],
    size: usize,
    /// Names that items share.
    names: FxHashSet<Text>,
}

impl Lists {
    /// Texts of the smallest and the largest allocation.
    const SIZES: (usize, usize) = (128, 8192);

    /// Names that are remembered; so many are not shared by many items.
    const MOST_NAMES: usize = 4096;

    /// The name where it stood first. To look at names that are all in the same few places
    /// costs nothing, however many items have them.
    fn name(&mut self, name: Text) -> Text {
        match self.names.get(&name) {
            Some(known) => *known,
            None if self.names.len() < Self::MOST_NAMES => {
                self.names.insert(name);
                name
            }
            None => name,
        }
    }

    fn keep(&mut self, texts: &[Text]) -> Texts {
        if self.room.len() < texts.len() {
            let (smallest, largest) = Self::SIZES;
            self.size = (self.size * 2).clamp(smallest, largest);
            self.room = vec![Text::default(); self.size.max(texts.len())].leak();
        }
        let Some((kept, room)) = std::mem::take(&mut self.room).split_at_mut_checked(texts.len()) else {
            return texts.iter().copied().collect();
        };
        self.room = room;
        kept.iter_mut().zip(texts).for_each(|(kept, text)| *kept = self.name(*text));
        Texts::from(&*kept)
    }
}

impl Items {
    /// None yet; those to come are of a batch where they name no other.
    pub(super) fn of_batch(batch: u32) -> Self {
        Self { batch: Some(batch), ..Self::default() }
    }

    pub(super) fn push(&mut self, given: Given) {
        let at = self.len();
        let batch = given.id.as_ref().and_then(|id| id.batch).or(given.batch).or(self.batch);
        let number = given.id.as_ref().map(|id| id.number).or(given.number);
        self.without_batch.extend(batch.is_none().then_some(at));
        self.without_number.extend(number.is_none().then_some(at));
        let id = ItemId { batch: batch.unwrap_or_default(), number: number.unwrap_or_default() };
        self.disordered |= self.last().is_some_and(|last| last.id >= id);
        let domain = given.domain.filter(|domain| !domain.is_empty()).map(|domain| self.lists.name(domain));
        self.list.push(Item {
            id,
            batch: given.batch.unwrap_or(id.batch),
            number: given.number.unwrap_or(id.number),
            title: given.title,
            content: given.content,
            units: given.units.map(|Units(units)| self.lists.keep(&units)).unwrap_or_default(),
            scope: given.scope.map(|scope| self.lists.name(scope)).unwrap_or_default(),
            domain,
            path: self.lists.keep(given.path.as_deref().unwrap_or(domain.as_slice())),
            section: given.section.unwrap_or_default(),
            document: given.document.unwrap_or_default(),
            english: given.english,
            provenance: given.provenance.unwrap_or_default(),
        });
    }

    /// Adds those that stand after these.
    pub(super) fn append(&mut self, mut after: Self) {
        let from = self.len();
        let first = after.before.iter().chain([&after.list]).find_map(|list| list.first());
        let meets = self.last().zip(first).is_none_or(|(last, first)| last.id < first.id);
        self.disordered |= after.disordered || !meets;
        self.before.push(std::mem::replace(&mut self.list, after.list));
        self.before.append(&mut after.before);
        self.without_batch.extend(after.without_batch.into_iter().map(|at| at + from));
        self.without_number.extend(after.without_number.into_iter().map(|at| at + from));
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.before.iter().map(Vec::len).sum::<usize>() + self.list.len()
    }

    fn last(&self) -> Option<&Item> {
        self.list.last().or_else(|| self.before.iter().rev().find_map(|list| list.last()))
    }

    fn get_mut(&mut self, mut at: usize) -> Option<&mut Item> {
        for list in self.before.iter_mut().chain([&mut self.list]) {
            if at < list.len() {
                return list.get_mut(at);
            }
            at -= list.len();
        }
        None
    }

    /// Gives a batch to those without one.
    pub(super) fn give_batch(&mut self, batch: u32) {
        self.disordered |= !self.without_batch.is_empty();
        for at in std::mem::take(&mut self.without_batch) {
            if let Some(item) = self.get_mut(at) {
                (item.id.batch, item.batch) = (batch, batch);
            }
        }
    }

    /// Whether the IDs go up from each to the next, so that none is there twice.
    pub(super) fn are_in_order(&self) -> bool {
        !self.disordered && self.without_batch.is_empty() && self.without_number.is_empty()
    }

    /// The items, for as long as the program runs. One without a number has its position,
    /// counted from 1.
    pub(super) fn numbered(mut self) -> Vec<&'static Item> {
        for at in std::mem::take(&mut self.without_number) {
            if let Some(item) = self.get_mut(at) {
                let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
                (item.id.number, item.number) = (number, number);
            }
        }
        let mut all = Vec::with_capacity(self.len());
        for list in self.before.into_iter().chain([self.list]) {
            all.extend(&*list.leak());
        }
        all
    }
}

impl<'de> Deserialize<'de> for GivenId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfId;

        impl Visitor<'_> for OfId {
            type Value = GivenId;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an item ID")
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<GivenId, E> {
                let number = u32::try_from(number).map_err(|_| E::custom("not an item ID"))?;
                Ok(GivenId { batch: None, number })
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<GivenId, E> {
                GivenId::of(text).ok_or_else(|| E::custom("not an item ID"))
            }
        }

        deserializer.deserialize_any(OfId)
    }
}

impl<'de: 'static> Deserialize<'de> for Units {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfUnits;

        impl OfUnits {
            fn parted(text: &'static str) -> Units {
                Units(text.split('、').map(str::trim).filter(|unit| !unit.is_empty()).map(Text::from).collect())
            }
        }

        impl Visitor<'static> for OfUnits {
            type Value = Units;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("units")
            }

            fn visit_borrowed_str<E: de::Error>(self, text: &'static str) -> Result<Units, E> {
                Ok(Self::parted(text))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Units, E> {
                Ok(Self::parted(text.to_owned().leak()))
            }

            fn visit_seq<A: SeqAccess<'static>>(self, mut seq: A) -> Result<Units, A::Error> {
                let mut units = Vec::new();
                while let Some(unit) = seq.next_element()? {
                    units.push(unit);
                }
                Ok(Units(units))
            }
        }

        deserializer.deserialize_any(OfUnits)
    }
}

impl<'de: 'static> Deserialize<'de> for Items {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfItems;

        impl Visitor<'static> for OfItems {
            type Value = Items;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array of items")
            }

            fn visit_seq<A: SeqAccess<'static>>(self, mut seq: A) -> Result<Items, A::Error> {
                let mut items = Items::default();
                while let Some(given) = seq.next_element()? {
                    items.push(given);
                }
                Ok(items)
            }
        }

        deserializer.deserialize_seq(OfItems)
    }
}
