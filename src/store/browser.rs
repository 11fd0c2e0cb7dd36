//! The browser's localStorage as a [`Disk`].

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use super::disk::{Disk, DiskError};

/// localStorage; where the browser blocks it, every use says so.
pub struct BrowserDisk {
    storage: Result<Storage, DiskError>,
}

impl BrowserDisk {
    /// Looks storage up. Browsers that block it throw already here.
    pub fn find() -> BrowserDisk {
        let none = || DiskError::Blocked("it offers no storage".to_owned());
        let storage = web_sys::window()
            .ok_or_else(none)
            .and_then(|window| window.local_storage().map_err(disk_error))
            .and_then(|storage| storage.ok_or_else(none));
        BrowserDisk { storage }
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
        self.storage()?.set_item(key, text).map_err(disk_error)
    }

    fn remove(&self, key: &str) -> Result<(), DiskError> {
        self.storage()?.remove_item(key).map_err(disk_error)
    }

    fn keys(&self) -> Result<Vec<String>, DiskError> {
        let storage = self.storage()?;
        let count = storage.length().map_err(disk_error)?;
        let keys: Result<Vec<Option<String>>, JsValue> =
            (0..count).map(|index| storage.key(index)).collect();
        Ok(keys.map_err(disk_error)?.into_iter().flatten().collect())
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
