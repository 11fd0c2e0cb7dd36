//! A simulation in the browser gives what it gives natively.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::golden_simulation::assert_golden;

#[wasm_bindgen_test]
fn the_figures_are_the_golden_ones() {
    assert_golden();
}
