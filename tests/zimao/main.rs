//! The program as its users meet it: one integration crate, a module a matter.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod cli;
mod run;
