//! The ledger under the real program, through pipes: `--linear`.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use zimao::ledger::Ledger;

use crate::ledger::{id, ledger, place};
use crate::run::Run;

fn piped(file: &Path, typed: &str) -> Run {
    Run::new(["--linear"]).types(typed).env("XDG_DATA_HOME", home(file))
}

/// What `XDG_DATA_HOME` is for a ledger to be in this file.
fn home(file: &Path) -> String {
    file.parent().unwrap().parent().unwrap().to_str().unwrap().to_owned()
}

/// A running session.
struct Writer {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Writer {
    fn start(file: &Path) -> Self {
        Self::spawn(file, Command::new(env!("CARGO_BIN_EXE_zimao")).arg("--linear"))
    }

    /// A session in a shell that first does this.
    fn after(file: &Path, script: &str) -> Self {
        let script = format!("{script}; exec \"$@\"");
        Self::spawn(file, Command::new("sh").args(["-c", &script, "sh", env!("CARGO_BIN_EXE_zimao"), "--linear"]))
    }

    fn spawn(file: &Path, command: &mut Command) -> Self {
        let command = command.env_clear().env("LANG", "en").env("PATH", std::env::var_os("PATH").unwrap());
        let command = command.env("XDG_DATA_HOME", home(file));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (stdin, stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, stdin, stdout }
    }

    fn types(&mut self, lines: &str) {
        self.stdin.write_all(lines.as_bytes()).unwrap();
    }

    /// Reads on to a line that holds this text.
    fn says(&mut self, text: &str) -> String {
        let mut line = String::new();
        while !line.contains(text) {
            line.clear();
            assert!(self.stdout.read_line(&mut line).unwrap() > 0, "it ended before {text:?}");
            // A mark that cannot be stored is not waited for.
            assert!(text.contains("mark of") || !line.contains("not stored"), "{line}");
        }
        line
    }
}

/// What is typed to mark these items, or to take their marks away.
fn marks(numbers: &[u32]) -> String {
    let lines: Vec<String> = numbers.iter().map(|number| format!("k {number}\n")).collect();
    lines.concat()
}

#[test]
fn two_programs_that_write_at_once_lose_nothing() {
    let file = place("cli-ledger-two");
    let half = |first: u32| marks(&(first..=37).step_by(2).collect::<Vec<_>>());
    let mut writers = [1, 2].map(|first| (Writer::start(&file), half(first)));
    for (writer, _) in &mut writers {
        writer.says("Type 1");
    }
    thread::scope(|scope| {
        for (writer, marks) in &mut writers {
            scope.spawn(|| {
                writer.types(marks);
                (0..marks.lines().count()).for_each(|_| drop(writer.says("is marked.")));
            });
        }
    });
    assert!((1..=37).all(|number| ledger(&file).is_marked(id(number))), "{:?}", ledger(&file));
    for (writer, _) in writers {
        drop(writer.stdin);
    }
}

/// What came of killing programs while they wrote.
#[derive(Default)]
struct Tally {
    kills: usize,
    acknowledged: usize,
    lost: usize,
}

/// Items of one writer.
type Share = std::ops::RangeInclusive<u32>;

/// One writer that is killed at a random moment, and another that has the other half of the
/// items: what it said was marked or unmarked is so.
fn kill_while_writing(file: &Path, share: &Share, rng: &mut TestRng, tally: &mut Tally) {
    let mut random = |below: u32| rng.next_u32() % below;
    let before = Ledger::read(&fs::read_to_string(file).unwrap()).unwrap();
    let count = share.end() - share.start() + 1;
    let first = random(count);
    let numbers: Vec<u32> = (0..10).map(|at| share.start() + (first + at) % count).collect();
    let mut writer = Writer::start(file);
    writer.says("Type 1");
    writer.types(&marks(&numbers));
    let awaited = random(7) + 1;
    let mut said: Vec<String> = (0..awaited).map(|_| writer.says("marked.")).collect();
    // Somewhere within the next change: nothing tells from outside where.
    let moment = Instant::now() + Duration::from_micros(u64::from(random(1500)));
    while Instant::now() < moment {
        std::hint::spin_loop();
    }
    writer.child.kill().unwrap();
    writer.child.wait().unwrap();
    let mut rest = String::new();
    writer.stdout.read_to_string(&mut rest).unwrap();
    said.extend(rest.lines().filter(|line| line.ends_with("marked.")).map(str::to_owned));
    let after = Ledger::read(&fs::read_to_string(file).unwrap()).expect("the file is whole whenever it is looked at");
    for (at, number) in numbers.iter().enumerate() {
        let changed = after.is_marked(id(*number)) != before.is_marked(id(*number));
        // What was being written when it was killed may be there or not.
        let right = at == said.len() || changed == (at < said.len());
        tally.lost += usize::from(!right);
    }
    tally.kills += 1;
    tally.acknowledged += said.len();
}

#[test]
fn what_was_acknowledged_survives_any_kill() {
    let file = place("cli-ledger-kill");
    piped(&file, "k 1\nk 1\n").code(0).stdout_has("Item 1 is no longer marked.");
    let shares: [Share; 2] = [1..=18, 19..=37];
    let tallies: Vec<Tally> = thread::scope(|scope| {
        let kill = |(seed, share): (u8, Share)| {
            let file = &file;
            scope.spawn(move || {
                let mut rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
                let mut tally = Tally::default();
                while tally.kills < 110 || tally.acknowledged < 600 {
                    kill_while_writing(file, &share, &mut rng, &mut tally);
                }
                tally
            })
        };
        let writers: Vec<_> = (1..).zip(shares).map(kill).collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).collect()
    });
    let sum = |of: fn(&Tally) -> usize| tallies.iter().map(of).sum::<usize>();
    let (kills, writes, lost) = (sum(|tally| tally.kills), sum(|tally| tally.acknowledged), sum(|tally| tally.lost));
    println!("{kills} kills, {writes} acknowledged writes, {lost} lost");
    assert!(kills >= 200 && writes >= 1000 && lost == 0, "{kills} kills, {writes} writes, {lost} lost");
}

/// Marks an item in a session that cannot write, and says why.
fn cannot_write(file: &Path, script: &str, why: &str) {
    piped(file, "k 1\n").code(0).stdout_has("Item 1 is marked.");
    let before = fs::read(file).unwrap();
    let mut writer = Writer::after(file, script);
    writer.types("k 2\nk 2\nk 2\nb\n");
    for _ in 0..3 {
        let said = writer.says("the mark of item 2");
        assert!(said.contains("not stored") && said.contains(why) && said.contains("ledger.json"), "{said}");
    }
    // In memory it is.
    assert!(writer.says("Marked").contains("2 items"));
    assert!(fs::read(file).unwrap() == before);
    drop(writer.stdin);
    assert!(writer.child.wait().unwrap().success());
    piped(file, "k 2\n").code(0).stdout_has("Item 2 is marked.");
    assert!(ledger(file).is_marked(id(1)) && ledger(file).is_marked(id(2)));
}

#[test]
fn a_full_disk_is_said_and_takes_nothing_away() {
    // Ignored, the signal of a file that grows too large leaves an error.
    cannot_write(&place("cli-ledger-full"), "trap '' XFSZ; ulimit -f 0", "too large");
}

#[test]
fn a_file_that_may_not_grow_kills_it_and_takes_nothing_away() {
    let file = place("cli-ledger-limit");
    piped(&file, "k 1\n").code(0).stdout_has("Item 1 is marked.");
    let mut writer = Writer::after(&file, "ulimit -f 0");
    writer.types("k 2\n");
    assert!(!writer.child.wait().unwrap().success());
    assert!(ledger(&file).is_marked(id(1)) && !ledger(&file).is_marked(id(2)));
    piped(&file, "k 3\n").code(0).stdout_has("Item 3 is marked.");
}

#[test]
fn a_folder_that_cannot_be_written_is_said_and_takes_nothing_away() {
    let file = place("cli-ledger-read-only");
    let folder = file.parent().unwrap();
    // A superuser may write everywhere, unless that is taken from him.
    let give_up =
        "if [ \"$(id -u)\" = 0 ]; then set -- setpriv --bounding-set=-dac_override --inh-caps=-dac_override \"$@\"; fi";
    let close = format!("chmod 500 '{}'; {give_up}", folder.display());
    let open = Opened(folder.to_owned());
    piped(&file, "k 1\n").code(0);
    let mut writer = Writer::after(&file, &close);
    writer.types("k 2\n");
    let said = writer.says("the mark of item 2");
    assert!(said.contains("ermission denied"), "{said}");
    drop(open);
    // Now that it can be written, so is what was waiting.
    writer.types("k 3\n");
    writer.says("Item 3 is marked.");
    assert!([1, 2, 3].into_iter().all(|number| ledger(&file).is_marked(id(number))));
}

/// A folder that can be written again when this goes.
struct Opened(PathBuf);

impl Drop for Opened {
    fn drop(&mut self) {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&self.0, fs::Permissions::from_mode(0o700)).unwrap();
    }
}

#[test]
fn without_a_home_a_mark_says_what_is_missing() {
    Run::new(["--linear"]).types("k 1\n").code(0).stdout_has("not stored").stdout_has("set HOME or XDG_DATA_HOME");
    let run = Run::new(["--linear"]).zh().env("HOME", "relative").types("k 1\n");
    run.code(0).stdout_has("请设置环境变量 HOME 或 XDG_DATA_HOME");
}

#[test]
fn control_characters_of_a_path_never_reach_the_terminal() {
    let home = place("cli-ledger-controls").with_file_name("\x1b]0;x\x07");
    fs::write(&home, "no folder").unwrap();
    let run = Run::new(["--linear"]).types("k 1\n").env("XDG_DATA_HOME", home.to_str().unwrap());
    run.code(0).shows_no_controls().stdout_has("␛]0;x␇/zimao/ledger.json");
}

#[test]
fn items_of_files_are_not_marked() {
    let file = place("cli-ledger-data");
    let items = file.with_file_name("items.jsonl");
    fs::write(&items, "{\"title\":\"标题\",\"content\":\"内容\"}\n").unwrap();
    let run = Run::new(["--linear", "--data", items.to_str().unwrap()]).env("XDG_DATA_HOME", home(&file));
    run.types("k 1\n").code(0).stdout_has("start again without --data");
    assert!(!file.exists());
}
