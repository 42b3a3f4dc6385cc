//! Runs of the real binary that read like sessions:
//! `Run::new(["show", "21"]).code(0).stdout_has("海关公证")`.

use std::ffi::{OsStr, OsString};
use std::io::{Read, Write as _};
use std::process::{Command, Stdio};

/// A run to be, in an environment of its own: English, no terminal.
pub(crate) struct Run {
    args: Vec<OsString>,
    env: Vec<(&'static str, String)>,
    stdin: Option<Stdio>,
    stdout: Option<Stdio>,
}

impl Run {
    pub(crate) fn new<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Self {
        let args = args.into_iter().map(|arg| arg.as_ref().to_owned()).collect();
        Self { args, env: vec![("LANG", "en_US.UTF-8".into())], stdin: None, stdout: None }
    }

    /// In a Chinese locale.
    pub(crate) fn zh(self) -> Self {
        self.env("LANG", "zh_CN.UTF-8")
    }

    /// With a variable set; the last of a name counts.
    pub(crate) fn env(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.env.push((name, value.into()));
        self
    }

    /// With a pipe on standard input in which this stands.
    pub(crate) fn types(self, text: impl AsRef<[u8]>) -> Self {
        let (reader, mut writer) = std::io::pipe().unwrap();
        // A long text waits for its reader, which may end before.
        let text = text.as_ref().to_owned();
        std::thread::spawn(move || writer.write_all(&text).unwrap_or_default());
        self.stdin_from(reader)
    }

    /// With standard input coming from somewhere else.
    pub(crate) fn stdin_from(mut self, stdin: impl Into<Stdio>) -> Self {
        self.stdin = Some(stdin.into());
        self
    }

    /// With standard output going somewhere else.
    pub(crate) fn stdout_to(mut self, stdout: impl Into<Stdio>) -> Self {
        self.stdout = Some(stdout.into());
        self
    }

    /// Runs, and looks at nothing yet.
    pub(crate) fn go(self) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_zimao"))
            .args(&self.args)
            .env_clear()
            .envs(self.env)
            .stdin(self.stdin.unwrap_or_else(Stdio::null))
            .stdout(self.stdout.unwrap_or_else(Stdio::piped))
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
            .wait_with_output()
            .unwrap();
        Ran {
            args: self.args,
            code: output.status.code().expect("ended by a signal"),
            stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }

    /// Runs on a terminal of so many columns; the terminal gets both outputs.
    pub(crate) fn on_terminal(self, columns: u16) -> Ran {
        let (mut terminal, pts) = pty_process::blocking::open().unwrap();
        terminal.resize(pty_process::Size::new(24, columns)).unwrap();
        let mut child = pty_process::blocking::Command::new(env!("CARGO_BIN_EXE_zimao"))
            .args(&self.args)
            .env_clear()
            .envs(self.env)
            .spawn(pts)
            .unwrap();
        let (mut seen, mut piece) = (Vec::new(), [0; 4096]);
        // A terminal whose other side is closed reads as an error, not as an end.
        while let Ok(count @ 1..) = terminal.read(&mut piece) {
            seen.extend_from_slice(&piece[..count]);
        }
        let code = child.wait().unwrap().code().expect("ended by a signal");
        let stdout = String::from_utf8(seen).unwrap().replace("\r\n", "\n");
        Ran { args: self.args, code, stdout, stderr: String::new() }
    }

    /// Runs, and checks the exit code.
    pub(crate) fn code(self, code: i32) -> Ran {
        let ran = self.go();
        assert_eq!(ran.code, code, "{ran}");
        ran
    }
}

/// What a run left.
pub(crate) struct Ran {
    args: Vec<OsString>,
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    pub(crate) fn stdout_has(self, text: &str) -> Self {
        assert!(self.stdout.contains(text), "no {text:?} on standard output of {self}");
        self
    }

    pub(crate) fn stdout_lacks(self, text: &str) -> Self {
        assert!(!self.stdout.contains(text), "{text:?} on standard output of {self}");
        self
    }

    pub(crate) fn stdout_is(self, text: &str) -> Self {
        assert_eq!(self.stdout, text, "{self}");
        self
    }

    pub(crate) fn stderr_is(self, text: &str) -> Self {
        assert_eq!(self.stderr, text, "{self}");
        self
    }

    pub(crate) fn stderr_has(self, text: &str) -> Self {
        assert!(self.stderr.contains(text), "no {text:?} on standard error of {self}");
        self
    }

    /// Standard output as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self}"))
    }

    /// The first column of tab-separated output, its header left out.
    pub(crate) fn ids(&self) -> Vec<&str> {
        self.stdout.lines().skip(1).map(|line| line.split('\t').next().unwrap()).collect()
    }

    /// Checks that nothing written could act on a terminal.
    pub(crate) fn shows_no_controls(self) -> Self {
        let acts =
            |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'));
        assert!(!self.stdout.contains(acts) && !self.stderr.contains(acts), "{self}");
        self
    }
}

impl std::fmt::Display for Ran {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let short = |text: &str| text.chars().take(2000).collect::<String>();
        write!(
            f,
            "zimao {:?}\ncode {}\nstdout {:?}\nstderr {:?}",
            self.args,
            self.code,
            short(&self.stdout),
            self.stderr
        )
    }
}
