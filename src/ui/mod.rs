use leptos::prelude::*;
pub fn start() {
    leptos::mount::mount_to_body(|| view! {<h1>"Linchpin"</h1>})
}
