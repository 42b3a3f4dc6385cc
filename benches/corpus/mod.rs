//! Items by the thousand in the words of the 37: the same ones at every run, so that
//! what is measured on them can be measured again.

use std::fmt::Write as _;

use serde_json::{Value, json};
use zimao::catalog::{Catalog, Item, Text};
use zimao::dataset;

/// A word that few of the items have: each of those whose number leaves [`RARE_AT`] of
/// [`RARE_EVERY`].
const RARE: &str = "锦鲤驿站";
const RARE_EVERY: usize = 10_000;
const RARE_AT: usize = 777;

/// Characters of the end of a title that goes to another head.
const TAIL: usize = 6;

/// Characters of a content are from the first to the sum of the two.
const SHORTEST: usize = 50;
const LONGEST_SENTENCE: usize = 120;

/// A made item, or one of the 37.
pub(crate) struct Made {
    pub(crate) number: usize,
    pub(crate) title: String,
    pub(crate) content: String,
    pub(crate) units: Vec<&'static str>,
    pub(crate) scope: &'static str,
    pub(crate) domain: Option<&'static str>,
}

/// Items, and the notice the first of them are of.
pub(crate) struct Corpus {
    real: &'static Catalog,
    pub(crate) items: Vec<Made>,
}

impl Corpus {
    /// So many items; the first 37 are the real ones, and those of a smaller corpus are
    /// the first of a larger one.
    pub(crate) fn new(count: usize) -> Self {
        let real = dataset::embedded().unwrap().leak();
        let words = Words::of(real);
        let mut random = Random(2020_0628);
        let made = (real.items.len() + 1..).map(|number| words.item(number, &mut random));
        Self { real, items: real.items.iter().copied().map(Made::of).chain(made).take(count).collect() }
    }

    /// A JSON array, an item a line.
    pub(crate) fn array(&self) -> String {
        format!("[\n{}\n]\n", self.objects().collect::<Vec<_>>().join(",\n"))
    }

    /// JSON Lines.
    pub(crate) fn json_lines(&self) -> String {
        self.objects().map(|object| object + "\n").collect()
    }

    /// A dataset with the real notice.
    pub(crate) fn dataset(&self) -> String {
        let notice = serde_json::to_string(&self.real.notice).unwrap();
        let items = self.objects().collect::<Vec<_>>().join(",\n");
        format!("{{\"version\":1,\"notice\":{notice},\"items\":[\n{items}\n]}}\n")
    }

    /// Lines for programs that know only lines: number, title, content, units and scope,
    /// parted by tabs.
    pub(crate) fn lines(&self) -> String {
        self.items.iter().fold(String::new(), |mut lines, Made { number, title, content, units, scope, .. }| {
            writeln!(lines, "{number}\t{title}\t{content}\t{}\t{scope}", units.join("、")).unwrap();
            lines
        })
    }

    fn objects(&self) -> impl Iterator<Item = String> {
        self.items.iter().map(|item| match self.real.items.get(item.number - 1) {
            Some(real) => serde_json::to_string(real).unwrap(),
            None => item.object(),
        })
    }
}

impl Made {
    fn of(item: &Item) -> Self {
        Self {
            number: usize::try_from(item.number).unwrap(),
            title: item.title.to_string(),
            content: item.content.to_string(),
            units: item.units.iter().map(|unit| unit.as_str()).collect(),
            scope: item.scope.as_str(),
            domain: item.domain.map(Text::as_str),
        }
    }

    fn object(&self) -> String {
        let text = |text: &str| Value::from(text).to_string();
        let Self { number, title, content, units, scope, domain } = self;
        format!(
            "{{\"id\":{number},\"title\":{},\"content\":{},\"units\":{},\"scope\":{},\"domain\":{}}}",
            text(title),
            text(content),
            json!(units),
            text(scope),
            json!(domain),
        )
    }
}

/// What items are made of.
struct Words {
    heads: Vec<String>,
    tails: Vec<String>,
    sentences: Vec<&'static str>,
    units: Vec<&'static str>,
    scopes: Vec<&'static str>,
    /// Each as often as items have it; none is among them.
    domains: Vec<Option<&'static str>>,
}

impl Words {
    fn of(real: &'static Catalog) -> Self {
        // A head and a tail of two titles could leave a quote open.
        let titles = real.items.iter().map(|item| item.title.replace(['“', '”'], ""));
        let cut = |title: String| {
            let chars: Vec<char> = title.chars().collect();
            let (head, tail) = chars.split_at(chars.len().saturating_sub(TAIL));
            (head.iter().collect(), tail.iter().collect())
        };
        let (heads, tails) = titles.map(cut).unzip();
        let sentences = real.items.iter().flat_map(|item| item.content.as_str().split_inclusive('。'));
        Self {
            heads,
            tails,
            sentences: sentences.filter(|sentence| sentence.chars().count() <= LONGEST_SENTENCE).collect(),
            units: real.units(),
            scopes: real.items.iter().map(|item| item.scope.as_str()).collect(),
            domains: real.items.iter().map(|item| item.domain.map(Text::as_str)).collect(),
        }
    }

    fn item(&self, number: usize, random: &mut Random) -> Made {
        let title = format!("{}{}（{number}）", random.of(&self.heads), random.of(&self.tails));
        let wanted = SHORTEST + random.below(LONGEST_SENTENCE - SHORTEST);
        let mut content = String::new();
        if number % RARE_EVERY == RARE_AT {
            content = format!("在{RARE}先行先试。");
        }
        while content.chars().count() < wanted {
            content.push_str(random.of(&self.sentences));
        }
        let mut units = Vec::new();
        for _ in 0..=random.below(4) {
            let unit = random.of(&self.units);
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        Made { number, title, content, units, scope: random.of(&self.scopes), domain: random.of(&self.domains) }
    }
}

/// Numbers that look random and are the same at every run: a counter in large odd steps,
/// its bits mixed.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }
}
