//! The program as its users meet it: one integration crate, a module a matter.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets what it does not expect has to fail"
)]

mod pty;
