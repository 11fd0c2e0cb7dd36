//! How each type of value is read and written: once, whichever record it is in.

use std::borrow::Cow;

use super::{Blank, Fault, Invalid, Json, JsonReader, Rule, Value, Writer, check_text};
use crate::domain::extra::Step;

/// What [`Blank`] says of a type: its rule, what describes it in the schema, and its blank.
macro_rules! blank {
    ($($type:ty as $schema:ty: $rule:ident, $blank:expr;)+) => {$(
        impl $crate::domain::field::Blank for $type {
            const RULE: $crate::domain::field::Rule = $crate::domain::field::Rule::$rule;
            #[cfg(test)]
            type Schema = $schema;

            fn blank() -> $type {
                $blank
            }
        }
    )+};
}
pub(crate) use blank;

blank! {
    String as String: LeftOut, String::new();
    Cow<'static, str> as String: Needed, Cow::Borrowed("");
    bool as bool: LeftOut, false;
    u8 as u8: Needed, 0;
    u32 as u32: Needed, 0;
}

/// Returns the text; a number or a list is none.
pub fn text(json: &Json) -> Result<&str, Fault> {
    json.as_str().ok_or_else(|| Fault::unlike(json, "a text"))
}

fn whole<N: TryFrom<u64>>(json: &Json, belongs: &str) -> Result<N, Fault> {
    let number = json.as_u64().and_then(|number| N::try_from(number).ok());
    number.ok_or_else(|| Fault::unlike(json, belongs))
}

impl Value for String {
    fn read(&mut self, json: &Json, _: &mut JsonReader) -> Result<(), Fault> {
        text(json)?.clone_into(self);
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        writer.text(self);
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn texts<'a>(&'a self, to: &mut dyn FnMut(&'a str)) {
        to(self);
    }

    fn check_texts(&self) -> Result<(), Invalid> {
        check_text("", self)
    }
}

impl Value for Cow<'static, str> {
    fn read(&mut self, json: &Json, _: &mut JsonReader) -> Result<(), Fault> {
        *self = Cow::Owned(text(json)?.to_owned());
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        writer.text(self);
    }
}

impl Value for bool {
    fn read(&mut self, json: &Json, _: &mut JsonReader) -> Result<(), Fault> {
        let mark = json.as_bool();
        *self = mark.ok_or_else(|| Fault::unlike(json, "true or false"))?;
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        writer.plain(self);
    }

    fn is_blank(&self) -> bool {
        !self
    }
}

impl Value for u8 {
    fn read(&mut self, json: &Json, _: &mut JsonReader) -> Result<(), Fault> {
        *self = whole(json, "a whole number from 0 to 255")?;
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        writer.plain(self);
    }
}

impl Value for u32 {
    fn read(&mut self, json: &Json, _: &mut JsonReader) -> Result<(), Fault> {
        *self = whole(json, "a whole number of 0 or more")?;
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        writer.plain(self);
    }
}

impl<T: Blank> Value for Option<T> {
    fn read(&mut self, json: &Json, reader: &mut JsonReader) -> Result<(), Fault> {
        *self = None;
        match json {
            Json::Null => Ok(()),
            json => self.insert(T::blank()).read(json, reader),
        }
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        match self {
            Some(value) => value.write(writer),
            None => writer.plain("null"),
        }
    }

    fn is_blank(&self) -> bool {
        self.is_none()
    }

    fn texts<'a>(&'a self, to: &mut dyn FnMut(&'a str)) {
        self.iter().for_each(|value| value.texts(to));
    }

    fn check_texts(&self) -> Result<(), Invalid> {
        self.iter().try_for_each(Value::check_texts)
    }
}

impl<T: Blank> Blank for Option<T> {
    const RULE: Rule = Rule::LeftOut;
    #[cfg(test)]
    type Schema = Option<T::Schema>;

    fn blank() -> Option<T> {
        None
    }
}

impl<T: Blank> Value for Vec<T> {
    fn read(&mut self, json: &Json, reader: &mut JsonReader) -> Result<(), Fault> {
        let Json::Array(items) = json else {
            return Err(Fault::unlike(json, "a list"));
        };
        *self = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            let mut value = T::blank();
            reader.value(Step::Item(at, items.len()), &mut value, item)?;
            self.push(value);
        }
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        writer.list(&mut self.iter().map(|value| value as &dyn Value));
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn texts<'a>(&'a self, to: &mut dyn FnMut(&'a str)) {
        self.iter().for_each(|value| value.texts(to));
    }

    fn check_texts(&self) -> Result<(), Invalid> {
        self.iter().try_for_each(Value::check_texts)
    }
}

impl<T: Blank> Blank for Vec<T> {
    const RULE: Rule = Rule::LeftOut;
    #[cfg(test)]
    type Schema = Vec<T::Schema>;

    fn blank() -> Vec<T> {
        Vec::new()
    }
}

impl<T: Blank> Value for Box<T> {
    fn read(&mut self, json: &Json, reader: &mut JsonReader) -> Result<(), Fault> {
        (**self).read(json, reader)
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        (**self).write(writer);
    }

    fn is_blank(&self) -> bool {
        (**self).is_blank()
    }

    fn texts<'a>(&'a self, to: &mut dyn FnMut(&'a str)) {
        (**self).texts(to);
    }

    fn check_texts(&self) -> Result<(), Invalid> {
        (**self).check_texts()
    }
}

impl<T: Blank> Blank for Box<T> {
    const RULE: Rule = T::RULE;
    #[cfg(test)]
    type Schema = T::Schema;

    fn blank() -> Box<T> {
        Box::new(T::blank())
    }
}
