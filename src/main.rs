#[cfg(target_arch = "wasm32")]
fn main() {
    linchpin::ui::start();
}
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Linchpin runs in a browser. Build and open it with `cargo xtask serve`.");
}
