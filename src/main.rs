//! Starts the app in the browser: panic hook, mount; nothing else. In a worker it only gets ready.

#[cfg(target_arch = "wasm32")]
fn main() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        browser::announce_panic(&panic.to_string());
    }));
    if cfg!(debug_assertions) {
        browser::mark_debug_build();
    }
    // In a worker there is no page: `worker.js` asks for what it wants.
    if web_sys::window().is_some() {
        linchpin::ui::app::start();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Linchpin runs in a browser. Build and open it with `cargo xtask serve`.");
}

/// What `boot.js` is told; it listens from outside the wasm, so it still works after a panic.
#[cfg(target_arch = "wasm32")]
mod browser {
    use web_sys::{CustomEvent, CustomEventInit};

    /// Tells `boot.js` to put the crash page in the app's place.
    pub fn announce_panic(message: &str) {
        let init = CustomEventInit::new();
        init.set_detail(&message.into());
        let event = CustomEvent::new_with_event_init_dict("linchpin-panic", &init);
        if let (Some(window), Ok(event)) = (web_sys::window(), event) {
            let _ = window.dispatch_event(&event);
        }
    }

    /// Tells `boot.js` not to keep this build for offline use.
    pub fn mark_debug_build() {
        let root = web_sys::window().and_then(|window| window.document()?.document_element());
        if let Some(root) = root {
            let _ = root.set_attribute("data-build", "debug");
        }
    }
}
