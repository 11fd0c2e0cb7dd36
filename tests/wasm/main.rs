//! Tests that need a browser's own interfaces, run as wasm inside one. Run them with `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_browser_with_storage_is_there() {
    let window = web_sys::window().expect("a window");
    assert!(
        window
            .local_storage()
            .is_ok_and(|storage| storage.is_some())
    );
}
