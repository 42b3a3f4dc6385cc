//! How cost grows with the number of items, beside a program that knows only lines.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::ZIMAO;
use super::corpus::Corpus;
use super::keys::{settled, type_queries};
use super::peer::{Peer, queries};
use super::process::time;
use super::table::{Value, median, percentile};
use super::terminal::Terminal;

const COUNTS: [usize; 4] = [37, 1_000, 10_000, 100_000];
const ROUNDS: usize = 3;
/// Queries of two characters that are typed in a round.
const TYPED: usize = 8;
/// Queries that are asked of whole processes in a round.
const ASKED: usize = 5;
/// Starts in a round.
const STARTS: usize = 4;

/// What was measured of one program over a number of items.
#[derive(Default)]
struct Measured {
    firsts: Vec<Duration>,
    starts: Vec<Duration>,
    keys: Vec<Duration>,
    searches: Vec<Duration>,
    first_searches: Vec<Duration>,
    memory: usize,
}

/// What is measured, where it stands in [`Measured`], and what is wanted of the ratio over
/// 100,000 items.
type Kind = (&'static str, fn(&Measured) -> f64, &'static str);

const KINDS: [Kind; 7] = [
    ("first frame", |measured| Value::time(median(&measured.firsts)).0, "0.5"),
    ("complete frame", |measured| Value::time(median(&measured.starts)).0, "0.4"),
    ("a key typed, settled", |measured| Value::time(median(&measured.keys)).0, "0.03"),
    ("the same, p99", |measured| Value::time(percentile(&measured.keys, 99)).0, "16 ms"),
    ("`search`, whole process, the best 20", |measured| Value::time(median(&measured.first_searches)).0, "0.15"),
    ("the same, every hit", |measured| Value::time(median(&measured.searches)).0, "0.15"),
    ("memory, MB", |measured| megabytes(measured.memory), "0.5"),
];

/// Prints the table of the README.
pub(crate) fn table(peers: &[Peer]) {
    if peers.len() == 1 {
        return;
    }
    let all: Vec<[Measured; 2]> = COUNTS.iter().map(|count| measure(*count, peers)).collect();
    let heads = COUNTS.map(|count| format!(" {count} items |"));
    println!("| ms |{} limit |\n|---|{}---:|", heads.concat(), "---:|".repeat(COUNTS.len()));
    for (what, value, limit) in KINDS {
        let cell = |[ours, theirs]: &[Measured; 2]| {
            let (ours, theirs) = (value(ours), value(theirs));
            format!(" {ours:.1} / {theirs:.1} = {:.3} |", ours / theirs)
        };
        println!("| {what} |{} {limit} |", all.iter().map(cell).collect::<String>());
    }
}

/// The explorer and fzf, in turn, over so many items.
fn measure(count: usize, peers: &[Peer]) -> [Measured; 2] {
    let files = Files::new(count);
    let peers = [files.zimao(&peers[0]), files.fzf(&peers[1])];
    let mut measured: [Measured; 2] = Default::default();
    let queries = queries();
    for round in 0..ROUNDS {
        for _ in 0..STARTS {
            for (peer, measured) in peers.iter().zip(&mut measured) {
                let (terminal, complete) = Terminal::start(peer);
                measured.firsts.push(terminal.first);
                measured.starts.push(complete);
            }
        }
        for (peer, measured) in peers.iter().zip(&mut measured) {
            let (mut terminal, _) = Terminal::start(peer);
            let typed = queries.iter().cycle().skip(round * TYPED).take(TYPED);
            measured.keys.extend(settled(&type_queries(peer, &mut terminal, typed)));
            measured.memory = measured.memory.max(terminal.memory());
        }
        for query in queries.iter().cycle().skip(round * ASKED).take(ASKED) {
            let [ours, theirs] = &mut measured;
            ours.searches.push(time(files.search(query, &[])));
            ours.first_searches.push(time(files.search(query, &["--limit", "20"])));
            let filtered = time(files.filter(query, &peers[1].program));
            theirs.searches.push(filtered);
            theirs.first_searches.push(filtered);
        }
    }
    measured
}

/// The same items for either program.
struct Files {
    count: usize,
    items: PathBuf,
    lines: PathBuf,
}

impl Files {
    fn new(count: usize) -> Self {
        let corpus = Corpus::new(count);
        let file = |name: &str| Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let files = Self { count, items: file("scale.jsonl"), lines: file("scale.tsv") };
        fs::write(&files.items, corpus.json_lines()).unwrap();
        fs::write(&files.lines, corpus.lines()).unwrap();
        files
    }

    /// A program that takes long to answer is also given longer.
    fn quiet(&self) -> Duration {
        if self.count > 1_000 { Duration::from_millis(300) } else { Duration::from_millis(50) }
    }

    fn zimao(&self, peer: &Peer) -> Peer {
        let complete = format!("{} 项", self.count).leak();
        let items = self.items.display().to_string().leak();
        let (args, quiet, program) = (vec!["--data", items], self.quiet(), peer.program.clone());
        Peer { args, quiet, program, complete, input: None, ..*peer }
    }

    fn fzf(&self, peer: &Peer) -> Peer {
        let complete = format!("{0}/{0}", self.count).leak();
        let (args, input, quiet) = (peer.args.clone(), Some(self.lines.clone()), self.quiet());
        Peer { args, quiet, program: peer.program.clone(), complete, input, ..*peer }
    }

    fn search(&self, query: &str, more: &[&str]) -> Command {
        let mut command = Command::new(ZIMAO);
        command.args(["search", query]).args(more).arg("--data").arg(&self.items);
        command
    }

    fn filter(&self, query: &str, fzf: &Path) -> Command {
        let mut command = Command::new(fzf);
        command.args(["--filter", query]).stdin(File::open(&self.lines).unwrap());
        command
    }
}

fn megabytes(kilobytes: usize) -> f64 {
    f64::from(u32::try_from(kilobytes).unwrap()) / 1024.0
}
