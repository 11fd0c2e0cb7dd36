//! What people see: widgets, charts, pages. The only part that knows Leptos.

pub mod charts;
#[cfg(all(target_arch = "wasm32", feature = "gallery"))]
mod gallery;
#[cfg(target_arch = "wasm32")]
pub mod widgets;

#[cfg(target_arch = "wasm32")]
use leptos::prelude::*;

/// Puts the product onto the page.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    #[cfg(feature = "gallery")]
    if window()
        .location()
        .hash()
        .is_ok_and(|hash| hash == "#/gallery")
    {
        return leptos::mount::mount_to_body(gallery::Gallery);
    }
    leptos::mount::mount_to_body(|| view! { <h1>"Linchpin"</h1> })
}
