//! Which characters stand in which items, so that of many items only those are looked
//! at that can hold a term.

use std::ops::Range;

use crate::catalog::{Catalog, Item, ItemIndex};
use crate::threads;

/// Items of a block: their bits for a character fill a few lines of the cache.
const BLOCK: usize = 4096;
/// So many tasks at most share the work: enough for each thread to have the same.
const TASKS: usize = 8;
/// Bytes that come from memory together.
const CACHE_LINE: usize = 64;
/// As many of these as most contents are searched through, until a common word is found.
const FETCHED: usize = 3;
/// Items of a word of bits.
const WORD: usize = 64;

/// The titles and contents of a catalog by their characters.
pub(super) struct Index {
    blocks: Vec<Block>,
}

/// Items that follow one another.
pub(super) struct Block {
    items: Range<ItemIndex>,
    /// Their titles and contents: by way of the items, memory would be waited for twice.
    texts: Vec<[&'static str; 2]>,
    /// Those of them that are translated.
    translated: Vec<ItemIndex>,
    /// By code point: which of the rows, from 1; 0 for none.
    row_of: Rows,
    /// For each character a row of bits, one for each item; all of one length.
    bits: Vec<u64>,
    words: usize,
}

/// Where the rows of a block's characters are: pages of 256 characters, as few of them
/// are in use.
struct Rows {
    page_of: Vec<u8>,
    pages: Vec<[u16; 256]>,
}

impl Rows {
    fn new() -> Self {
        Self { page_of: vec![0; 256], pages: vec![[0; 256]] }
    }

    fn get(&self, c: char) -> usize {
        let code = c as usize;
        let page = self.page_of.get(code >> 8).copied().unwrap_or(0);
        self.pages.get(usize::from(page)).and_then(|page| page.get(code & 0xFF)).map_or(0, |row| usize::from(*row))
    }

    /// The row of a character, which may be given one. None beyond the basic plane, whose
    /// characters are not indexed.
    fn get_mut(&mut self, code: usize) -> Option<&mut u16> {
        let page = self.page_of.get_mut(code >> 8)?;
        if *page == 0 {
            // There are fewer pages than a byte counts: some hold no characters.
            *page = u8::try_from(self.pages.len()).unwrap_or(0);
            self.pages.push([0; 256]);
        }
        self.pages.get_mut(usize::from(*page))?.get_mut(code & 0xFF)
    }
}

/// Which of some few items hold a character, by its code point. The characters of a
/// language are few: what is in use of this table stays in the nearest cache.
struct Column {
    items: Box<[u64]>,
    /// The code points that stand in the items, `count` of them.
    seen: Box<[u32]>,
    count: usize,
}

impl Column {
    fn new() -> Self {
        Self { items: vec![0; 0x1_0000].into(), seen: vec![0; 0x1_0001].into(), count: 0 }
    }

    fn add(&mut self, text: &str, bit: usize) {
        for c in text.chars() {
            let Some((items, next)) = self.items.get_mut(c as usize).zip(self.seen.get_mut(self.count)) else {
                continue;
            };
            // Without a branch, for it would often be guessed wrong.
            *next = c.into();
            self.count += usize::from(*items == 0);
            *items |= 1 << bit;
        }
    }

    /// Every character with the items that hold it; none afterwards.
    fn drain(&mut self) -> impl Iterator<Item = (usize, u64)> {
        let items = &mut self.items;
        let seen = self.seen.iter().take(std::mem::take(&mut self.count)).map(|code| *code as usize);
        seen.map(|code| (code, items.get_mut(code).map(std::mem::take).unwrap_or_default()))
    }
}

impl Index {
    pub(super) fn of(catalog: &'static Catalog) -> Self {
        let starts: Vec<usize> = (0..catalog.items.len()).step_by(BLOCK).collect();
        // Several to a task, which needs the memory of a column once.
        let tasks: Vec<&[usize]> = starts.chunks(starts.len().div_ceil(TASKS).max(1)).collect();
        let blocks = threads::map(&tasks, |starts| {
            let mut column = Column::new();
            let block = |start: &usize| {
                let items = catalog.items.get(*start..).unwrap_or_default();
                Block::of(*start, items.get(..BLOCK).unwrap_or(items), &mut column)
            };
            starts.iter().map(block).collect::<Vec<Block>>()
        });
        Self { blocks: blocks.into_iter().flatten().collect() }
    }

    pub(super) fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The items that are translated.
    pub(super) fn translated(&self) -> impl Iterator<Item = ItemIndex> {
        self.blocks.iter().flat_map(|block| block.translated.iter().copied())
    }

    /// Every character that stands in a title or a content.
    pub(super) fn chars(&self) -> impl Iterator<Item = char> {
        self.blocks.iter().flat_map(|block| {
            let pages = (0_u32..).zip(&block.row_of.page_of).filter(|(_, page)| **page != 0);
            let codes = pages.flat_map(|(high, _)| (0..256).map(move |low| high << 8 | low)).filter_map(char::from_u32);
            codes.filter(|c| block.row_of.get(*c) != 0)
        })
    }
}

impl Block {
    fn of(start: ItemIndex, items: &[&'static Item], column: &mut Column) -> Self {
        let words = items.len().div_ceil(WORD);
        let bits = vec![0; words];
        let texts = items.iter().map(|item| [item.title.as_str(), item.content.as_str()]).collect();
        let translated = items.iter().enumerate().filter(|(_, item)| item.english.is_some());
        let translated = translated.map(|(at, _)| start + at).collect();
        let items_of = start..start + items.len();
        let mut block = Self { items: items_of, texts, translated, row_of: Rows::new(), bits, words };
        for (at, items) in items.chunks(WORD).enumerate() {
            for (bit, item) in items.iter().enumerate() {
                column.add(&item.title, bit);
                column.add(&item.content, bit);
            }
            for (code, items) in column.drain() {
                block.add(code, at, items);
            }
        }
        block
    }

    /// Adds 64 items, the word `at` of the sets, to the row of a character.
    fn add(&mut self, code: usize, at: usize, items: u64) {
        let Some(row) = self.row_of.get_mut(code) else { return };
        if *row == 0 {
            // There are fewer rows than characters of the basic plane.
            *row = u16::try_from(self.bits.len() / self.words).unwrap_or(0);
            self.bits.resize(self.bits.len() + self.words, 0);
        }
        if let Some(word) = self.bits.get_mut(usize::from(*row) * self.words + at) {
            *word = items;
        }
    }

    /// Adds the items in which a character stands.
    pub(super) fn add_items_with(&self, c: char, items: &mut [u64]) {
        let row = self.row_of.get(c);
        // The first row is that of no character.
        let bits = self.bits.get(row * self.words..(row + 1) * self.words).unwrap_or_default();
        for (word, more) in items.iter_mut().zip(bits) {
            *word |= more;
        }
    }

    /// Words of a set of the block's items.
    pub(super) fn words(&self) -> usize {
        self.words
    }

    /// Has the beginnings of some items' contents come from memory all at once: one by one,
    /// as they are searched, each would be waited for.
    pub(super) fn fetch(&self, positions: &[ItemIndex]) {
        let lines = |[_, content]: [&str; 2]| {
            content.bytes().step_by(CACHE_LINE).take(FETCHED).fold(0, std::ops::BitXor::bitxor)
        };
        let fetched = positions.iter().fold(0, |sum, at| sum ^ lines(self.texts(*at)));
        std::hint::black_box(fetched);
    }

    /// The title and the content of the item at a position.
    pub(super) fn texts(&self, at: ItemIndex) -> [&'static str; 2] {
        self.texts.get(at - self.items.start).copied().unwrap_or_default()
    }

    /// The positions of its items.
    pub(super) fn items(&self) -> Range<ItemIndex> {
        self.items.clone()
    }

    /// The set of those of some positions in ascending order that are of this block.
    pub(super) fn set_of(&self, positions: &[ItemIndex]) -> Vec<u64> {
        let mut set = vec![0; self.words];
        let from = positions.partition_point(|at| *at < self.items.start);
        let rest = positions.get(from..).unwrap_or_default().iter();
        for bit in rest.take_while(|at| **at < self.items.end).map(|at| at - self.items.start) {
            if let Some(word) = set.get_mut(bit / WORD) {
                *word |= 1 << (bit % WORD);
            }
        }
        set
    }

    /// The positions of the items of a set.
    pub(super) fn positions(&self, set: &[u64]) -> impl Iterator<Item = ItemIndex> {
        let start = self.items.start;
        let in_word = move |(at, word): (usize, u64)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros() as usize;
                rest &= rest.wrapping_sub(1);
                (bit < WORD).then_some(start + at * WORD + bit)
            })
        };
        set.iter().copied().enumerate().flat_map(in_word).take_while(move |at| *at < self.items.end)
    }
}
