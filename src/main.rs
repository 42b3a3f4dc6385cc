//! The thin binary: arguments in, exit code out.

use std::process::ExitCode;

use zimao::cli::{self, Invocation};
use zimao::error::Error;

fn main() -> ExitCode {
    let code = match cli::run(std::env::args_os()) {
        Invocation::Done(code) => code,
        Invocation::Explore(options) => cli::report(&Error::NoTerminal, options.lang),
    };
    ExitCode::from(code)
}
