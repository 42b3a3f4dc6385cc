//! The lines of a session, read and written.

use std::io::{self, BufRead, ErrorKind, Read, Write};

use super::{Linear, Start};

/// Bytes of a line that are read; what is beyond them is passed over.
const LONGEST_LINE: u64 = 16 * 1024;

/// Where lines come from and go to.
pub struct Console<R, W> {
    /// Where they are typed.
    pub input: R,
    /// Where they are shown.
    pub output: W,
    /// Whether somebody types them, who has to be told when to.
    pub prompts: bool,
    /// Columns of the output at this moment, where it has any.
    pub columns: fn() -> Option<usize>,
}

/// Which end of a console failed.
#[derive(Debug)]
pub enum Broken {
    /// No line could be read.
    Input(io::Error),
    /// No line could be written.
    Output(io::Error),
}

/// Runs a session until it is ended, its input ends, or nobody reads its output any more.
///
/// # Errors
///
/// [`Broken`] where the system refuses to read or to write.
pub fn run<R: BufRead, W: Write>(mut linear: Linear, start: &Start, mut console: Console<R, W>) -> Result<(), Broken> {
    linear.set_columns((console.columns)());
    let mut said = Some(linear.open(start));
    while let Some(lines) = said {
        let mut text: String = lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        if console.prompts {
            text += linear.prompt();
        }
        if !console.write(&text)? {
            return Ok(());
        }
        let Some(line) = read(&mut console.input).map_err(Broken::Input)? else {
            // What comes after the program begins on a line of its own.
            return if console.prompts { console.write("\n").map(drop) } else { Ok(()) };
        };
        linear.set_columns((console.columns)());
        said = linear.answer(&line);
    }
    Ok(())
}

impl<R, W: Write> Console<R, W> {
    /// Writes; gives whether somebody is there to read it.
    fn write(&mut self, text: &str) -> Result<bool, Broken> {
        match self.output.write_all(text.as_bytes()).and_then(|()| self.output.flush()) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
            Err(error) => Err(Broken::Output(error)),
        }
    }
}

/// The next line, if there is one. What is not UTF-8 in it is replaced.
fn read(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if Read::take(&mut *input, LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if !line.ends_with(b"\n") {
        input.skip_until(b'\n')?;
    }
    Ok(Some(String::from_utf8_lossy(&line).into_owned()))
}
