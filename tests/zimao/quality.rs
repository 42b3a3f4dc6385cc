//! How good the answers of the search are, on the queries of `tests/search/queries.tsv`.
//! The head of that file says what each class is and how the figures are counted.
//! `ZIMAO_QUALITY=1 cargo test --test zimao quality` prints the figures.

use std::collections::{BTreeSet, HashSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::{env, io};

use zimao::search::{Engine, Query};

use crate::screen::catalog;

const QUERIES: &str = include_str!("../search/queries.tsv");

/// The class whose queries must find nothing.
const STRANGE: &str = "strange";

/// What recall@1 of a class must not fall below; of strange queries, the share that find
/// nothing. It is what was reached, so that whatever is lost is seen; recall@3 and the mean
/// reciprocal rank cannot be less.
const FLOORS: [(&str, f64); 30] = [
    ("title", 1.0),
    ("content", 1.0),
    ("order", 0.94),
    ("unit", 1.0),
    ("scope", 1.0),
    ("pinyin", 1.0),
    ("initials", 1.0),
    ("mixed", 1.0),
    ("prefix", 1.0),
    ("across", 1.0),
    ("heteronym", 1.0),
    ("traditional", 1.0),
    ("width", 1.0),
    ("abbrev", 1.0),
    ("short", 0.97),
    ("number", 1.0),
    ("syntax", 1.0),
    ("homophone", 1.0),
    ("typo", 1.0),
    ("southern", 1.0),
    ("wrongchar", 1.0),
    ("english", 1.0),
    ("engprefix", 1.0),
    ("engstem", 1.0),
    ("engtypo", 0.95),
    ("engunit", 0.98),
    ("engsyntax", 1.0),
    ("engmixed", 1.0),
    ("engmulti", 1.0),
    (STRANGE, 1.0),
];

/// How the names of the classes that ask in English begin.
const ENGLISH: &str = "eng";

/// All queries but the strange that ask in Chinese, and those that ask in English: what
/// recall@1 must not fall below, on the held set alone and on both sets, and what the hits a
/// query must not exceed.
const WHOLES: [(&str, f64, f64); 2] = [("in Chinese", 0.99, 1.4), ("in English", 0.99, 2.1)];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Set {
    Tune,
    Held,
}

/// A line of the file.
struct Judged {
    set: Set,
    class: &'static str,
    query: &'static str,
    /// The numbers that belong on top; none where nothing may be found.
    items: Vec<u32>,
}

/// A query with its answer.
struct Answer {
    judged: Judged,
    /// The numbers of the hits, best first.
    hits: Vec<u32>,
}

impl Answer {
    /// The place of the first right hit, from 1.
    fn rank(&self) -> Option<u32> {
        (1..).zip(&self.hits).find(|(_, hit)| self.judged.items.contains(hit)).map(|(rank, _)| rank)
    }

    fn is_right(&self) -> bool {
        if self.judged.items.is_empty() { self.hits.is_empty() } else { self.rank() == Some(1) }
    }

    /// What was wanted, and what came instead.
    fn wrong(&self) -> String {
        let Judged { class, query, items, .. } = &self.judged;
        let first: Vec<u32> = self.hits.iter().copied().take(5).collect();
        format!("{class:<12}{query}: wanted {items:?}, got {first:?} of {} hits", self.hits.len())
    }
}

/// The figures of some queries; sums, made to means when they are shown.
#[derive(Default)]
struct Figures {
    queries: u32,
    right: u32,
    in_three: u32,
    reciprocal: f64,
    hits: u32,
}

impl Figures {
    fn of<'a>(answers: impl Iterator<Item = &'a Answer>) -> Self {
        let mut figures = Self::default();
        for answer in answers {
            figures.queries += 1;
            figures.right += u32::from(answer.is_right());
            figures.in_three += u32::from(answer.rank().is_some_and(|rank| rank <= 3));
            figures.reciprocal += answer.rank().map_or(0.0, |rank| 1.0 / f64::from(rank));
            figures.hits += u32::try_from(answer.hits.len()).unwrap();
        }
        figures
    }

    /// The share of right answers: recall@1, or how many strange queries found nothing.
    fn right(&self) -> f64 {
        f64::from(self.right) / f64::from(self.queries)
    }

    /// The mean number of hits a query.
    fn hits(&self) -> f64 {
        f64::from(self.hits) / f64::from(self.queries)
    }

    fn columns(&self, class: &str) -> String {
        let queries = f64::from(self.queries);
        let (right, hits) = (self.right(), self.hits());
        if class == STRANGE {
            return format!("{:>5} {right:>6.3} {:>6} {:>6} {hits:>5.1}", self.queries, "-", "-");
        }
        let (in_three, reciprocal) = (f64::from(self.in_three) / queries, self.reciprocal / queries);
        format!("{:>5} {right:>6.3} {in_three:>6.3} {reciprocal:>6.3} {hits:>5.1}", self.queries)
    }
}

/// The lines of the file that are no comments, without its head line.
fn judged() -> Vec<Judged> {
    let mut lines = QUERIES.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(lines.next(), Some("set\tclass\tquery\titems"));
    lines.map(judge).collect()
}

fn judge(line: &'static str) -> Judged {
    let cells: Vec<&str> = line.split('\t').collect();
    let [set, class, query, items] = cells[..] else { panic!("four cells: {line}") };
    let set = match set {
        "tune" => Set::Tune,
        "held" => Set::Held,
        other => panic!("{other} is no set: {line}"),
    };
    let items = match items {
        "-" => Vec::new(),
        numbers => numbers.split(' ').map(|number| number.parse().unwrap()).collect(),
    };
    Judged { set, class, query, items }
}

fn answers() -> Vec<Answer> {
    let catalog = catalog();
    let engine = Engine::new(catalog);
    let answer = |judged: Judged| {
        let found = engine.search(&Query::parse(judged.query), None);
        Answer { hits: found.hits.iter().map(|hit| catalog.items[hit.item].number).collect(), judged }
    };
    judged().into_iter().map(answer).collect()
}

/// The figures of the answers that `counts` takes: of the tune set, the held set and both.
fn by_set(answers: &[Answer], counts: impl Fn(&Answer) -> bool) -> [Figures; 3] {
    let counted = || answers.iter().filter(|answer| counts(answer));
    [
        Figures::of(counted().filter(|answer| answer.judged.set == Set::Tune)),
        Figures::of(counted().filter(|answer| answer.judged.set == Set::Held)),
        Figures::of(counted()),
    ]
}

/// A row of the table, with a mark where a floor is broken.
fn row(name: &str, figures: &[Figures; 3], floor: f64, broken: bool) -> String {
    let [tune, held, both] = figures.each_ref().map(|figures| figures.columns(name));
    let mark = if broken { "  below" } else { "" };
    format!("{name:<12}{tune} |{held} |{both} | {floor:.3}{mark}\n")
}

/// The table of all figures, and the names of the rows that are below their floor.
fn table(answers: &[Answer]) -> (String, Vec<&'static str>) {
    let columns = format!("{:>5} {:>6} {:>6} {:>6} {:>5}", "n", "r@1", "r@3", "mrr", "hits");
    let mut text = format!("{:<12}{:^32} |{:^32} |{:^32} |\n", "", "tune", "held", "both");
    writeln!(text, "{:<12}{columns} |{columns} |{columns} | floor", "").unwrap();
    let mut below = Vec::new();
    for (class, floor) in FLOORS {
        let figures = by_set(answers, |answer| answer.judged.class == class);
        let broken = figures[2].right() < floor;
        text.push_str(&row(class, &figures, floor, broken));
        below.extend(broken.then_some(class));
    }
    for (at, (name, floor, hits)) in WHOLES.into_iter().enumerate() {
        let figures = by_set(answers, |Answer { judged: Judged { class, .. }, .. }| {
            *class != STRANGE && class.starts_with(ENGLISH) == (at == 1)
        });
        let broken = figures[1].right() < floor || figures[2].right() < floor || figures[2].hits() > hits;
        text.push_str(&row(name, &figures, floor, broken));
        below.extend(broken.then_some(name));
    }
    (text, below)
}

/// The wrong answers: those of the tune set word for word, those of the held set as counts.
fn wrong(answers: &[Answer]) -> String {
    let mut text = String::from("wrong in the tune set:\n");
    let wrong = |set: Set| answers.iter().filter(move |answer| answer.judged.set == set && !answer.is_right());
    for answer in wrong(Set::Tune) {
        writeln!(text, "{}", answer.wrong()).unwrap();
    }
    text.push_str("wrong in the held set:\n");
    for (class, _) in FLOORS {
        let count = wrong(Set::Held).filter(|answer| answer.judged.class == class).count();
        if count > 0 {
            writeln!(text, "{class:<12}{count}").unwrap();
        }
    }
    text
}

#[test]
fn every_class_of_query_has_its_item_on_top() {
    let answers = answers();
    let (table, below) = table(&answers);
    let report = format!("\n{table}\n{}", wrong(&answers));
    if env::var_os("ZIMAO_QUALITY").is_some() {
        // Not through `print!`, which the test harness keeps from the terminal.
        io::stderr().write_all(report.as_bytes()).unwrap();
    }
    assert!(below.is_empty(), "below their floors: {}\n{report}", below.join(", "));
}

#[test]
fn the_queries_are_many_apart_and_of_both_sets() {
    let judged = judged();
    let numbers: HashSet<u32> = catalog().items.iter().map(|item| item.number).collect();
    let mut seen = HashSet::new();
    for Judged { class, query, items, .. } in &judged {
        assert!(!query.trim().is_empty() && seen.insert(query.trim()), "{class}: {query} stands twice, or is empty");
        assert!(items.iter().all(|number| numbers.contains(number)), "{class}: {query}: {items:?}");
        assert_eq!(items.is_empty(), *class == STRANGE, "{class}: {query}: only strange queries find nothing");
    }
    assert!(judged.len() >= 200, "{} queries", judged.len());
    let classes: BTreeSet<&str> = judged.iter().map(|judged| judged.class).collect();
    assert_eq!(classes, FLOORS.iter().map(|(class, _)| *class).collect(), "every class has a floor");
    for class in classes {
        let count = |set: Set| judged.iter().filter(|judged| judged.class == class && judged.set == set).count();
        let (tune, held) = (count(Set::Tune), count(Set::Held));
        assert!(held >= 4 && tune.abs_diff(held) <= 1, "{class}: {tune} to tune on, {held} held");
        assert!(class != STRANGE || tune + held >= 30, "{tune} and {held} strange queries");
        assert!(QUERIES.contains(&format!("\n# {class:<13}")), "{class} is not told of at the head");
    }
}
