//! A JSON value and the way to it, so that what is of a wrong type is refused with its path.

use serde_json::Value;

use super::refusal::EvidenceRefusal;

/// A place in a JSON file.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    value: &'a Value,
    parent: Option<&'a Node<'a>>,
    key: &'a str,
    index: Option<usize>,
}

impl<'a> Node<'a> {
    pub(super) fn root(value: &'a Value) -> Node<'a> {
        Node {
            value,
            parent: None,
            key: "",
            index: None,
        }
    }

    /// Returns the text there; empty when there is none.
    pub(super) fn text(&self, key: &str) -> &'a str {
        self.value.get(key).and_then(Value::as_str).unwrap_or("")
    }

    /// Returns the number there, written as a number or as a text.
    pub(super) fn number(&self, key: &str) -> Option<f64> {
        match self.value.get(key)? {
            Value::String(text) => text.trim().parse().ok(),
            value => value.as_f64(),
        }
    }

    /// Returns the position there, which some tools write as −1 for none.
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        self.value.get(key)?.as_u64()?.try_into().ok()
    }

    pub(super) fn is_true(&self, key: &str) -> bool {
        self.value.get(key) == Some(&Value::Bool(true))
    }

    pub(super) fn is_false(&self, key: &str) -> bool {
        self.value.get(key) == Some(&Value::Bool(false))
    }

    /// Tells whether there is anything but null.
    pub(super) fn has(&self, key: &str) -> bool {
        self.value.get(key).is_some_and(|value| !value.is_null())
    }

    /// Returns the object there.
    pub(super) fn child(&'a self, key: &'a str) -> Option<Node<'a>> {
        let value = self.value.get(key).filter(|value| value.is_object())?;
        Some(self.below(value, key, None))
    }

    /// Returns the texts of a list; what is none is left out.
    pub(super) fn texts(&self, key: &str) -> impl Iterator<Item = &'a str> {
        let list = self.value.get(key).and_then(Value::as_array);
        list.map_or(&[][..], Vec::as_slice)
            .iter()
            .filter_map(Value::as_str)
    }

    /// Returns the objects of a list. None there, or null, is an empty list; anything else is refused.
    pub(super) fn list(&'a self, key: &'a str) -> Result<Vec<Node<'a>>, EvidenceRefusal> {
        match self.value.get(key) {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(value) => self.below(value, key, None).items(self, key),
        }
    }

    /// Returns the objects of the list that the file is.
    pub(super) fn elements(&'a self) -> Result<Vec<Node<'a>>, EvidenceRefusal> {
        self.items(self, "")
    }

    fn items(&self, parent: &'a Node<'a>, key: &'a str) -> Result<Vec<Node<'a>>, EvidenceRefusal> {
        let Value::Array(values) = self.value else {
            return Err(self.refuse("a list"));
        };
        let item = |(index, value): (usize, &'a Value)| {
            let item = parent.below(value, key, Some(index));
            match value.is_object() {
                true => Ok(item),
                false => Err(item.refuse("an object")),
            }
        };
        values.iter().enumerate().map(item).collect()
    }

    fn below(&'a self, value: &'a Value, key: &'a str, index: Option<usize>) -> Node<'a> {
        Node {
            value,
            parent: Some(self),
            key,
            index,
        }
    }

    fn refuse(&self, belongs: &'static str) -> EvidenceRefusal {
        EvidenceRefusal::WrongType {
            path: self.path(),
            is: match self.value {
                Value::Null => "null",
                Value::Bool(_) => "true or false",
                Value::Number(_) => "a number",
                Value::String(_) => "a text",
                Value::Array(_) => "a list",
                Value::Object(_) => "an object",
            },
            belongs,
        }
    }

    /// Returns the way to it, like `Results[2].Vulnerabilities[0]`.
    fn path(&self) -> String {
        let Some(parent) = self.parent else {
            return String::new();
        };
        let mut path = parent.path();
        if !path.is_empty() && !self.key.is_empty() {
            path.push('.');
        }
        path.push_str(self.key);
        if let Some(index) = self.index {
            path.push_str(&format!("[{index}]"));
        }
        path
    }
}
