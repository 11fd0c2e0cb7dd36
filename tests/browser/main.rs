//! Drives the built page in a real Chromium. Run it with `cargo xtask test browser`.
//!
//! - `server`: the static host, under a sub-path
//! - `driver`: the browser and what tests ask of it
//! - `boot`: the page starts, stops and works offline as promised
//! - `screenshot`: takes the picture of the README
#![cfg(not(target_arch = "wasm32"))]
// The helpers are one vocabulary; not every test binary state uses every word of it.
#![allow(dead_code)]

mod boot;
mod driver;
mod screenshot;
mod server;

/// What every browser test returns.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;
