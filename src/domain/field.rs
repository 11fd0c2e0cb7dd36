//! A field of a record: its key, its rule, its label, its value.
//!
//! `#[derive(Value)]` makes of the definition of a record, a part of one or a choice the table of its fields. All else
//! reads that table: the codec here, which writes and reads the JSON of the file and keeps what is unknown at every level,
//! the published schema, the labels of conflicts, comparison, search, and the check of texts. So a field is one line.
//!
//! What a type says by itself needs no attribute: a text, list, mark or `Option` is left out of the file while it is empty,
//! a choice with a usual variant may be missing, everything else is needed. Else the field says `#[field(needed)]`,
//! `#[field(written)]` (may be missing, and is written always), `#[field(default = …)]` (the same with this value) or
//! `#[field(label = "…")]`; of its texts, that they are a `line` (needed, short, and not empty), a `key` (not searched) or
//! `long` (with a limit of their own); of a type, `#[field(left_out)]` says that its blank is left out, and `#[field(name = "…")]` what
//! it is called in the schema.

mod check;
mod read;
#[cfg(test)]
pub mod schema;
mod values;
mod write;

pub use linchpin_view::Value;
pub use serde_json::Value as Json;

pub use check::{Invalid, NAME_LIMIT, TEXT_LIMIT, check_fields, check_name, check_text};
pub use read::{Fault, JsonReader, shortened};
pub(crate) use values::{blank, text};
pub use write::Writer;

/// What is said of a field, besides its value.
#[derive(Debug)]
pub struct Field {
    /// Its name in the file.
    pub key: &'static str,
    pub rule: Rule,
    /// What people call it; empty where that is its key.
    pub label: &'static str,
    pub texts: Texts,
}

/// What the texts of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// What people write, up to [`TEXT_LIMIT`].
    Written,
    /// A line that has to say something, up to [`NAME_LIMIT`].
    Line,
    /// What the program names something by: nobody looks for it.
    Key,
    /// What has a limit of its own.
    Long,
}

/// Whether a field may be missing in a file, and is left out of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Without it the record cannot be read.
    Needed,
    /// It may be missing, and is blank then; it is written always.
    Written,
    /// It may be missing, and is left out while it is blank.
    LeftOut,
}

/// A choice of an enum: its name in the file, and whether it has nothing but that.
pub struct Variant {
    pub name: &'static str,
    pub is_plain: bool,
}

/// What a field holds. One implementation for each type, whichever record it is in.
pub trait Value {
    /// Takes the value from JSON.
    fn read(&mut self, json: &Json, reader: &mut JsonReader) -> Result<(), Fault>;

    /// Writes the value as JSON.
    fn write<'a>(&'a self, writer: &mut Writer<'a>);

    /// Tells whether it says nothing, so that it can be left out.
    fn is_blank(&self) -> bool {
        false
    }

    /// Goes through the texts in it that people wrote.
    fn texts<'a>(&'a self, _to: &mut dyn FnMut(&'a str)) {}

    /// Refuses texts too long to be meant, and lines that say nothing.
    fn check_texts(&self) -> Result<(), Invalid> {
        Ok(())
    }
}

/// A value that can be there before it was read.
pub trait Blank: Value + Sized {
    /// What holds for fields of this type that say nothing else.
    const RULE: Rule;

    /// What describes it in the published schema.
    #[cfg(test)]
    type Schema: schemars::JsonSchema;

    /// Returns what the value is where a file does not say it.
    fn blank() -> Self;
}

impl Field {
    /// Returns what people call the field: `data_source` is "Data source".
    pub fn label(&self) -> String {
        match self.label {
            "" => label(self.key),
            label => label.to_owned(),
        }
    }
}

/// Returns a key as a label.
pub fn label(key: &str) -> String {
    let words = key.replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Goes through the texts of fields, but for keys.
pub fn texts<'a>(fields: &'static [Field], values: &[&'a dyn Value], to: &mut dyn FnMut(&'a str)) {
    let all = fields.iter().zip(values);
    all.filter(|(field, _)| field.texts != Texts::Key)
        .for_each(|(_, value)| value.texts(to));
}

/// Returns all texts in it that people wrote, one a line, in lower case: what a search looks through.
pub fn search_text(value: &dyn Value) -> String {
    let mut all = String::new();
    value.texts(&mut |text| {
        all.push_str(text);
        all.push('\n');
    });
    all.to_lowercase()
}

/// Reads a value with all that is unknown in it.
pub fn read<T: Blank>(json: &Json) -> Result<T, Fault> {
    let mut value = T::blank();
    value.read(json, &mut JsonReader::default())?;
    Ok(value)
}

/// Returns the value as the text of JSON, with what is unknown in it at its places.
pub fn written(value: &dyn Value) -> String {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.into_text()
}

/// Makes serde read and write the type as its [`Value`] does, for messages and tests that hold it in something else.
macro_rules! serde_by_value {
    ($($type:ty),+) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&$crate::domain::field::json_of(self), serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                let json = <$crate::domain::field::Json as serde::Deserialize>::deserialize(deserializer)?;
                $crate::domain::field::read(&json).map_err(serde::de::Error::custom)
            }
        }
    )+};
}
pub(crate) use serde_by_value;

/// Returns the value as JSON.
pub fn json_of(value: &dyn Value) -> Json {
    // What was just written as JSON can be read as JSON.
    serde_json::from_str(&written(value)).unwrap_or_default()
}
