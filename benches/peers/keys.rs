//! What a person waits for at the keyboard.

use std::time::Duration;

use super::peer::{Peer, queries};
use super::table::{Row, Value, median, percentile};
use super::terminal::{Response, Terminal};

const STARTS: usize = 20;
const ROUNDS: usize = 3;
/// Keys in a round.
const KEYS: usize = 40;
const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";

/// What is measured of a peer, round by round.
fn in_turn<T>(peers: &[Peer], rounds: usize, measure: impl Fn(&Peer, usize) -> Vec<T>) -> Vec<Vec<T>> {
    let mut measured: Vec<Vec<T>> = peers.iter().map(|_| Vec::new()).collect();
    for round in 0..rounds {
        for (values, peer) in measured.iter_mut().zip(peers) {
            values.extend(measure(peer, round));
        }
    }
    measured
}

/// A row beside each peer that is named, with its limit if it has one.
fn beside(what: &'static str, peers: &[Peer], values: &[Value], limits: &[(&str, Option<f64>)]) -> Vec<Row> {
    let others = peers.iter().zip(values).skip(1);
    let row = |(peer, theirs): (&Peer, &Value)| {
        let (_, limit) = limits.iter().find(|(name, _)| *name == peer.name)?;
        Some(match limit {
            Some(limit) => Row::ratio(what, values[0], peer.name, *theirs, *limit),
            None => Row::beside(what, values[0], peer.name, *theirs),
        })
    };
    others.filter_map(row).collect()
}

pub(crate) fn settled(responses: &[Response]) -> Vec<Duration> {
    responses.iter().filter_map(|response| response.settled).collect()
}

fn medians(all: &[Vec<Response>]) -> Vec<Value> {
    all.iter().map(|responses| Value::time(median(&settled(responses)))).collect()
}

fn slowest(all: &[Vec<Response>]) -> Vec<Value> {
    all.iter().map(|responses| Value::time(percentile(&settled(responses), 99))).collect()
}

fn bytes(all: &[Vec<Response>]) -> Vec<Value> {
    let median = |responses: &Vec<Response>| median(&responses.iter().map(|r| r.bytes).collect::<Vec<_>>());
    all.iter().map(|responses| count(median(responses), "bytes")).collect()
}

fn count(count: usize, unit: &'static str) -> Value {
    Value(f64::from(u32::try_from(count).unwrap()), unit)
}

/// From the start of the process to its complete first frame.
pub(crate) fn start(peers: &[Peer]) -> Vec<Row> {
    let times = in_turn(peers, STARTS, |peer, _| vec![Terminal::start(peer).1]);
    let values: Vec<Value> = times.iter().map(|times| Value::time(median(times))).collect();
    beside("start to complete frame", peers, &values, &[("fzf", Some(0.15))])
}

/// One step down or up, with the details changing beside it.
pub(crate) fn cursor_down(peers: &[Peer]) -> Vec<Row> {
    let all = in_turn(peers, ROUNDS, |peer, _| {
        let (mut terminal, _) = Terminal::start(peer);
        let keys = (0..KEYS + 4).map(|at| if at / 22 % 2 == 0 { DOWN } else { UP });
        let responses: Vec<Response> = keys.map(|key| terminal.keys(key)).collect();
        // The first few warm the caches of the program.
        responses.into_iter().skip(4).collect()
    });
    let limits = [("fzf", Some(1.0)), ("fzf --preview", Some(0.3))];
    let mut rows = beside("cursor-down, settled", peers, &medians(&all), &limits);
    rows.extend(beside("cursor-down, settled, p99", peers, &slowest(&all), &[("fzf", None)]));
    rows.extend(beside("cursor-down, bytes", peers, &bytes(&all), &[("fzf --preview", Some(0.3))]));
    let frames: Vec<usize> = all[0].iter().map(|response| response.frames).collect();
    rows.push(Row::at_most("cursor-down, frames", count(percentile(&frames, 100), ""), 1.0));
    let reads: Vec<usize> = all[0].iter().map(|response| response.reads).collect();
    rows.push(Row::at_most("cursor-down, reads of the terminal", count(median(&reads), ""), 1.0));
    rows
}

/// The views beside the tree by domain that have details, and the keys that lead there.
const VIEWS: [(&str, &[&str]); 3] = [
    ("cursor-down in the tree by unit, bytes", &["v"]),
    ("cursor-down in the tree by scope, bytes", &["v", "v"]),
    ("cursor-down in the table, bytes", &["T"]),
];

/// One step down or up in each view that has details.
pub(crate) fn cursor_down_in_views(peers: &[Peer]) -> Vec<Row> {
    let Some((zimao, preview)) = peers.first().zip(peers.iter().find(|peer| peer.name == "fzf --preview")) else {
        return Vec::new();
    };
    let steps = |peer: &Peer, before: &[&str]| {
        let (mut terminal, _) = Terminal::start(peer);
        for key in before {
            terminal.keys(key);
        }
        let keys = (0..KEYS + 4).map(|at| if at / 22 % 2 == 0 { DOWN } else { UP });
        let responses: Vec<Response> = keys.map(|key| terminal.keys(key)).collect();
        responses.into_iter().skip(4).collect::<Vec<Response>>()
    };
    let theirs = bytes(&[steps(preview, &[])])[0];
    let row = |(what, before): (&'static str, &[&str])| {
        Row::ratio(what, bytes(&[steps(zimao, before)])[0], preview.name, theirs, 0.3)
    };
    VIEWS.into_iter().map(row).collect()
}

/// A character typed into the query.
pub(crate) fn typing(peers: &[Peer]) -> Vec<Row> {
    let queries = queries();
    let all = in_turn(peers, ROUNDS, |peer, round| {
        let (mut terminal, _) = Terminal::start(peer);
        type_queries(peer, &mut terminal, queries.iter().cycle().skip(round * KEYS / 2).take(KEYS / 2))
    });
    let mut rows = beside("key typed into the query, settled", peers, &medians(&all), &[("fzf", Some(0.3))]);
    rows.extend(beside("key typed into the query, settled, p99", peers, &slowest(&all), &[("fzf", None)]));
    rows
}

/// The responses to the characters of some queries, one query after the other.
pub(crate) fn type_queries<'a>(
    peer: &Peer,
    terminal: &mut Terminal,
    queries: impl Iterator<Item = &'a String>,
) -> Vec<Response> {
    let mut responses = Vec::new();
    for query in queries {
        if !peer.open_query.is_empty() {
            terminal.keys(peer.open_query);
        }
        responses.extend(query.chars().map(|c| terminal.keys(c.encode_utf8(&mut [0; 4]))));
        for key in peer.close_query {
            terminal.keys(key);
        }
    }
    responses
}

/// 100 keys in one write.
pub(crate) fn burst(peers: &[Peer]) -> Vec<Row> {
    let all = in_turn(peers, ROUNDS, |peer, _| {
        let (mut terminal, _) = Terminal::start(peer);
        [DOWN, UP, DOWN, UP].map(|key| terminal.keys(&key.repeat(100))).into()
    });
    let mut rows = beside("100 keys in one write, settled", peers, &medians(&all), &[("fzf", None)]);
    rows.extend(beside("100 keys in one write, bytes", peers, &bytes(&all), &[("fzf", None)]));
    let frames: Vec<usize> = all[0].iter().map(|response| response.frames).collect();
    rows.push(Row::at_most("100 keys in one write, frames", count(median(&frames), ""), 1.0));
    rows
}

/// Five seconds without a key.
pub(crate) fn idle(peers: &[Peer]) -> Vec<Row> {
    let (mut terminal, _) = Terminal::start(&peers[0]);
    terminal.rest(Duration::from_millis(500));
    let before = terminal.used();
    terminal.rest(Duration::from_secs(5));
    let after = terminal.used();
    let used = |now: u64, then: u64, unit| count(usize::try_from(now - then).unwrap(), unit);
    vec![
        Row::at_most("idle for 5 s, CPU", used(after.cpu, before.cpu, "ns"), 0.0),
        Row::at_most("idle for 5 s, wake-ups", used(after.switches, before.switches, ""), 0.0),
        Row::at_most("idle for 5 s, bytes", count(after.written - before.written, "bytes"), 0.0),
    ]
}
