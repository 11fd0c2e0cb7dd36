//! The browser's localStorage as a [`Disk`].

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, Storage};

use super::disk::{Disk, DiskError};
use super::keys;
use super::recorder::Recorder;

/// localStorage; where the browser blocks it, every use says so.
pub struct BrowserDisk {
    storage: Result<Storage, DiskError>,
    recorder: Option<Rc<Recorder>>,
}

impl BrowserDisk {
    /// Looks storage up. Browsers that block it throw already here.
    pub fn find() -> BrowserDisk {
        let none = || DiskError::Blocked("it offers no storage".to_owned());
        let probed = web_sys::window()
            .ok_or_else(none)
            .and_then(|window| window.local_storage().map_err(disk_error))
            .and_then(|storage| storage.ok_or_else(none));
        #[expect(
            clippy::disallowed_methods,
            reason = "it was just probed that there is one"
        )]
        let storage = probed.map(|_| LocalStorage::raw());
        BrowserDisk {
            storage,
            recorder: None,
        }
    }

    /// Lets what is written also be kept where the browser writes at once.
    pub fn recorded(self) -> BrowserDisk {
        let recorder = self.storage.as_ref().ok().and_then(Recorder::of_page);
        BrowserDisk { recorder, ..self }
    }

    fn note(&self, key: &str, text: Option<&str>) {
        if let Some(recorder) = &self.recorder {
            recorder.note(key, text);
        }
    }

    fn storage(&self) -> Result<&Storage, DiskError> {
        self.storage.as_ref().map_err(Clone::clone)
    }
}

impl Disk for BrowserDisk {
    fn get(&self, key: &str) -> Result<Option<String>, DiskError> {
        self.storage()?.get_item(key).map_err(disk_error)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), DiskError> {
        self.storage()?.set_item(key, text).map_err(disk_error)?;
        self.note(key, Some(text));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), DiskError> {
        self.storage()?.remove_item(key).map_err(disk_error)?;
        self.note(key, None);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, DiskError> {
        let storage = self.storage()?;
        let count = storage.length().map_err(disk_error)?;
        let keys: Result<Vec<Option<String>>, JsValue> =
            (0..count).map(|index| storage.key(index)).collect();
        Ok(keys.map_err(disk_error)?.into_iter().flatten().collect())
    }

    fn forget(&self) {
        if let Some(recorder) = &self.recorder {
            recorder.forget();
        }
    }
}

fn disk_error(error: JsValue) -> DiskError {
    let name = match error.dyn_ref::<DomException>() {
        Some(exception) => exception.name(),
        None => js_sys::Reflect::get(&error, &"name".into())
            .ok()
            .and_then(|name| name.as_string())
            .unwrap_or_else(|| "unknown error".to_owned()),
    };
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => DiskError::Full,
        _ => DiskError::Blocked(name),
    }
}

/// Takes the first free seat among this browser's tabs and keeps it until the tab is closed.
///
/// `None` where the browser has no locks: pages that are neither secure nor local.
pub async fn take_seat() -> Option<u32> {
    for seat in 0..keys::SEATS {
        match hold(&format!("linchpin/seat/{seat}")).await {
            Ok(true) => return Some(seat),
            Ok(false) => {}
            Err(_) => return None,
        }
    }
    None
}

/// Asks for a lock; tells whether it was free. Once granted it is never given back.
async fn hold(name: &str) -> Result<bool, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let options = js_sys::Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into())?;
    let mut failed = None;
    let granted = Promise::new(&mut |resolve, _| {
        let answer = Closure::once_into_js(move |lock: JsValue| {
            // Telling a promise cannot fail; a promise without an end holds the lock.
            let _ = resolve.call1(&JsValue::NULL, &lock.is_object().into());
            if lock.is_object() {
                Promise::new(&mut |_, _| ()).into()
            } else {
                JsValue::UNDEFINED
            }
        });
        failed = request.call3(&locks, &name.into(), &options, &answer).err();
    });
    match failed {
        Some(error) => Err(error),
        None => Ok(JsFuture::from(granted).await?.is_truthy()),
    }
}
