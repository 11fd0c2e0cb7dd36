//! IndexedDB as far as [`super::recorder`] needs it: one table of texts, written with strict durability.
//!
//! rexie knows no durability, so this little is written with the browser's own interface.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

const DATABASE: &str = "linchpin-recent";
const TABLE: &str = "texts";

/// The table; the page holds it open to its end.
pub struct Table(IdbDatabase);

impl Table {
    /// Opens it. Browsers that block it fail, or never answer.
    pub async fn open() -> Result<Table, JsValue> {
        let factory = web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?;
        let request = factory.ok_or(JsValue::NULL)?.open_with_u32(DATABASE, 1)?;
        let made = request.clone();
        let make = Closure::once_into_js(move || -> Result<(), JsValue> {
            let database: IdbDatabase = made.result()?.dyn_into()?;
            database.create_object_store(TABLE).map(drop)
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        let database: IdbDatabase = answer(request.unchecked_ref()).await?.dyn_into()?;
        // A later program may want another form of it: then this page lets go, and keeps nothing more.
        let held = database.clone();
        let let_go = Closure::once_into_js(move || held.close());
        database.set_onversionchange(Some(let_go.unchecked_ref()));
        Ok(Table(database))
    }

    /// Returns all keys with their texts.
    pub async fn read(&self) -> Result<Vec<(String, String)>, JsValue> {
        let table = self.table("readonly")?;
        let (keys, texts) = (table.get_all_keys()?, table.get_all()?);
        let keys: Array = answer(&keys).await?.dyn_into()?;
        let texts: Array = match texts.result() {
            Ok(texts) if Array::is_array(&texts) => texts,
            _ => answer(&texts).await?,
        }
        .dyn_into()?;
        let text = |value: JsValue| value.as_string().unwrap_or_default();
        Ok(keys.iter().map(text).zip(texts.iter().map(text)).collect())
    }

    /// Writes all of this or nothing, and does not wait until it is done. `None` removes.
    pub fn write(
        &self,
        texts: &[(String, Option<String>)],
        clear_first: bool,
    ) -> Result<(), JsValue> {
        let table = self.table("readwrite")?;
        if clear_first {
            table.clear()?;
        }
        for (key, text) in texts {
            let key = JsValue::from_str(key);
            match text {
                Some(text) => table.put_with_key(&JsValue::from_str(text), &key)?,
                None => table.delete(&key)?,
            };
        }
        Ok(())
    }

    fn table(&self, mode: &str) -> Result<IdbObjectStore, JsValue> {
        let options = Object::new();
        // What "relaxed" has written may not be on the disk yet when the browser says so.
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begin: Function = Reflect::get(&self.0, &"transaction".into())?.dyn_into()?;
        let transaction = begin.call3(&self.0, &TABLE.into(), &mode.into(), &options)?;
        transaction
            .dyn_into::<IdbTransaction>()?
            .object_store(TABLE)
    }
}

/// Waits for the answer to a request, that to open the database among them.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(answered).await?;
    request.result()
}
