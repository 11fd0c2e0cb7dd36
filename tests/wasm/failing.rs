//! localStorage that fails as browsers let it fail, and works again afterwards, whatever happens.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

/// The names under which browsers say that storage is full.
pub const FULL: [&str; 2] = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];
/// The name under which they say that it is blocked.
pub const BLOCKED: &str = "SecurityError";

pub fn storage() -> Storage {
    let window = web_sys::window().expect("a window");
    window.local_storage().ok().flatten().expect("storage")
}

fn exception(name: &str) -> JsValue {
    match DomException::new_with_message_and_name("a test", name) {
        Ok(exception) => exception.into(),
        Err(error) => error,
    }
}

/// A property of an object that is another one until this is dropped.
struct Patched {
    object: Object,
    name: &'static str,
    original: Object,
}

impl Patched {
    fn new(object: Object, name: &'static str, descriptor: &Object) -> Patched {
        let original = Object::get_own_property_descriptor(&object, &name.into());
        let original = original
            .dyn_into()
            .expect("the property is the object's own");
        set(descriptor, "configurable", &true.into());
        Object::define_property(&object, &name.into(), descriptor);
        Patched {
            object,
            name,
            original,
        }
    }
}

impl Drop for Patched {
    fn drop(&mut self) {
        Object::define_property(&self.object, &self.name.into(), &self.original);
    }
}

fn set(object: &Object, name: &str, value: &JsValue) {
    Reflect::set(object, &name.into(), value).expect("an ordinary object");
}

fn prototype() -> Object {
    Object::get_prototype_of(&storage())
}

/// Writes of the real storage that succeed until there are none left.
pub struct Failing {
    left: Rc<Cell<usize>>,
    _patched: Vec<Patched>,
}

impl Failing {
    /// From the call after so many, `setItem` throws an exception of this name.
    pub fn set(after: usize, name: &'static str) -> Failing {
        Failing::of(&["setItem"], after, name)
    }

    /// After so many writes nothing is written or removed any more, as when the browser is killed.
    pub fn cut(after: usize) -> Failing {
        Failing::of(&["setItem", "removeItem"], after, "AbortError")
    }

    fn of(methods: &[&'static str], after: usize, name: &'static str) -> Failing {
        let left = Rc::new(Cell::new(after));
        let patch = |&method: &&'static str| {
            let original = Reflect::get(&prototype(), &method.into());
            let original: Function = original.expect("a method").unchecked_into();
            let left = left.clone();
            let call = move |key: JsValue, text: JsValue| -> Result<JsValue, JsValue> {
                let Some(rest) = left.get().checked_sub(1) else {
                    return Err(exception(name));
                };
                left.set(rest);
                original.call2(&storage(), &key, &text)
            };
            let call =
                Closure::<dyn FnMut(JsValue, JsValue) -> Result<JsValue, JsValue>>::new(call);
            let descriptor = Object::new();
            set(&descriptor, "value", &call.into_js_value());
            set(&descriptor, "writable", &true.into());
            Patched::new(prototype(), method, &descriptor)
        };
        let patched = methods.iter().map(patch).collect();
        Failing {
            left,
            _patched: patched,
        }
    }

    /// Tells whether a call has failed, or the next one will.
    pub fn is_used_up(&self) -> bool {
        self.left.get() == 0
    }
}

/// A window whose `localStorage` itself throws, until this is dropped.
pub struct NoStorage(#[expect(dead_code, reason = "restores the property when dropped")] Patched);

impl NoStorage {
    pub fn throwing(name: &'static str) -> NoStorage {
        let get =
            Closure::<dyn FnMut() -> Result<JsValue, JsValue>>::new(move || Err(exception(name)));
        NoStorage::with_getter(get.into_js_value())
    }

    pub fn null() -> NoStorage {
        let get = Closure::<dyn FnMut() -> JsValue>::new(|| JsValue::NULL);
        NoStorage::with_getter(get.into_js_value())
    }

    fn with_getter(get: JsValue) -> NoStorage {
        let descriptor = Object::new();
        set(&descriptor, "get", &get);
        let window: Object = web_sys::window().expect("a window").unchecked_into();
        NoStorage(Patched::new(window, "localStorage", &descriptor))
    }
}
