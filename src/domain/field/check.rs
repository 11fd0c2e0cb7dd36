//! What no field may say: texts without end, and lines that say nothing.

use std::borrow::Cow;

use super::{Field, Texts, Value};

/// What is wrong with a record, and in which field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {why}")]
pub struct Invalid {
    /// The field's name in the file, behind that of the field that it is in: `steps.what`.
    pub field: Cow<'static, str>,
    /// A sentence for people.
    pub why: String,
}

impl Invalid {
    pub fn new(field: &'static str, why: impl Into<String>) -> Invalid {
        Invalid {
            field: field.into(),
            why: why.into(),
        }
    }

    fn within(self, key: &'static str) -> Invalid {
        let field = match &*self.field {
            "" => key.into(),
            below => format!("{key}.{below}").into(),
        };
        Invalid { field, ..self }
    }
}

/// The longest name that is kept, in characters.
pub const NAME_LIMIT: usize = 200;
/// The longest text that is kept, in characters.
pub const TEXT_LIMIT: usize = 20_000;

/// Refuses a name that is empty or too long for a line.
pub fn check_name(field: &'static str, name: &str) -> Result<(), Invalid> {
    if name.trim().is_empty() {
        return Err(Invalid::new(field, "it needs a text"));
    }
    check_length(field, name, NAME_LIMIT)
}

/// Refuses a text too long to be meant.
pub fn check_text(field: &'static str, text: &str) -> Result<(), Invalid> {
    check_length(field, text, TEXT_LIMIT)
}

/// Refuses what the texts of the fields may not say, in the order of the table.
pub fn check_fields(fields: &'static [Field], values: &[&dyn Value]) -> Result<(), Invalid> {
    for (field, value) in fields.iter().zip(values) {
        let checked = match field.texts {
            Texts::Long => Ok(()),
            Texts::Line => {
                let mut checked = Ok(());
                value.texts(&mut |line| checked = checked.clone().and(check_name("", line)));
                checked
            }
            Texts::Written | Texts::Key => value.check_texts(),
        };
        checked.map_err(|invalid| invalid.within(field.key))?;
    }
    Ok(())
}

fn check_length(field: &'static str, text: &str, limit: usize) -> Result<(), Invalid> {
    // Bytes bound characters from above, so the count is rarely needed.
    if text.len() <= limit {
        return Ok(());
    }
    match text.chars().count() {
        length if length > limit => Err(Invalid::new(
            field,
            format!("it has {length} characters, and at most {limit} are kept; shorten it"),
        )),
        _ => Ok(()),
    }
}
