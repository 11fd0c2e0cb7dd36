//! Tests that need a browser's own interfaces, run as wasm inside one. Run them with `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]

/// Copies of scorecards in IndexedDB.
mod backups;
/// localStorage that fails as browsers let it fail.
mod failing;
/// A simulation and its figures.
#[path = "../native/golden_simulation.rs"]
mod golden_simulation;
/// Nodes in the page.
mod nodes;
mod routes;
/// Two scorecards and the edits that the tests perform.
#[path = "../native/store/sample.rs"]
mod sample;
/// The simulation, bit for bit.
mod simulation;
/// The store on the real localStorage.
mod storage;

/// Where `view!` looks for the nodes.
mod ui {
    pub use linchpin::ui::dom;
}

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
