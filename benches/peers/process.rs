//! Whole processes without a terminal.

use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::ZIMAO;
use super::peer::{fzf, in_file, lines};
use super::table::{Row, Value, median};

const ROUNDS: usize = 300;

/// `zimao show 21` beside `cat` of what it prints, and beside `fzf --filter`.
pub(crate) fn whole_process() -> Vec<Row> {
    let show = || {
        let mut command = Command::new(ZIMAO);
        command.args(["show", "21"]);
        command
    };
    let output = show().output().unwrap();
    assert!(output.status.success(), "zimao show 21: {}", output.status);
    let text = in_file("show-21.txt", &output.stdout);
    let cat = || {
        let mut command = Command::new("cat");
        command.arg(&text);
        command
    };
    let (fzf, items) = (fzf(), lines());
    let filter = || {
        let mut command = Command::new(fzf.as_ref()?);
        command.args(["--filter", "海关公证"]).stdin(File::open(&items).unwrap());
        Some(command)
    };
    let mut times: [Vec<Duration>; 3] = Default::default();
    for _ in 0..ROUNDS {
        times[0].push(time(show()));
        times[1].push(time(cat()));
        times[2].extend(filter().map(time));
    }
    let ours = Value::time(median(&times[0]));
    let mut rows = vec![Row::ratio("show 21, whole process", ours, "cat", Value::time(median(&times[1])), 1.3)];
    if fzf.is_some() {
        let theirs = Value::time(median(&times[2]));
        rows.push(Row::ratio("show 21, whole process", ours, "fzf --filter", theirs, 0.5));
    }
    rows
}

pub(crate) fn time(mut command: Command) -> Duration {
    let start = Instant::now();
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    start.elapsed()
}

/// The size of the binary.
pub(crate) fn binary_size() -> Vec<Row> {
    let size = u32::try_from(fs::metadata(ZIMAO).unwrap().len()).unwrap();
    vec![Row::at_most("binary", Value(f64::from(size), "bytes"), 5_000_000.0)]
}
