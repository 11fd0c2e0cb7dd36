//! What people see.

use leptos::prelude::*;

/// Puts the app into the page and says when it is ready for use.
pub fn start() {
    leptos::mount::mount_to_body(|| view! { <main><h1>"Linchpin"</h1></main> });
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-ready", "true");
    }
}
