//! Values to JSON, with what is unknown at the places where it was.

use std::fmt::{Display, Write as _};

use super::{Field, Rule, Value};
use crate::domain::extra::{Extra, Kept, Step};

/// The text that is written, and what has to be put back into it.
#[derive(Default)]
pub struct Writer<'a> {
    text: String,
    /// What the nearest object around keeps for others below it.
    kept: &'a [Kept],
    /// The way from there.
    way: Vec<Step>,
}

impl<'a> Writer<'a> {
    pub fn into_text(self) -> String {
        self.text
    }

    /// Writes a text in quotes.
    pub fn text(&mut self, text: &str) {
        self.text.push('"');
        let mut done = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte >= b' ' && byte != b'"' && byte != b'\\' {
                continue;
            }
            // What is escaped is one byte, so both sides of it are whole characters.
            self.text.push_str(&text[done..at]);
            done = at + 1;
            match byte {
                b'"' => self.text.push_str("\\\""),
                b'\\' => self.text.push_str("\\\\"),
                b'\n' => self.text.push_str("\\n"),
                b'\r' => self.text.push_str("\\r"),
                b'\t' => self.text.push_str("\\t"),
                0x8 => self.text.push_str("\\b"),
                0xc => self.text.push_str("\\f"),
                control => self.plain(format_args!("\\u{control:04x}")),
            }
        }
        self.text.push_str(&text[done..]);
        self.text.push('"');
    }

    /// Writes what needs neither quotes nor escapes.
    pub fn plain(&mut self, value: impl Display) {
        // A text takes everything.
        let _ = write!(self.text, "{value}");
    }

    /// The same in quotes.
    pub fn quoted(&mut self, value: impl Display) {
        self.plain(format_args!("\"{value}\""));
    }

    fn value(&mut self, step: Step, value: &'a dyn Value) {
        self.way.push(step);
        value.write(self);
        self.way.pop();
    }

    /// Writes a list.
    pub fn list(&mut self, values: &mut dyn ExactSizeIterator<Item = &'a dyn Value>) {
        let count = values.len();
        self.text.push('[');
        for (at, value) in values.enumerate() {
            self.comma();
            self.value(Step::Item(at, count), value);
        }
        self.text.push(']');
    }

    /// Writes an object, with its own unknown members if it keeps them, else with those that are kept for it.
    pub fn members(
        &mut self,
        fields: &'static [Field],
        values: &[&'a dyn Value],
        extra: Option<&'a Extra>,
    ) {
        let outer = extra.map(|extra| {
            let kept = std::mem::replace(&mut self.kept, extra.below());
            (kept, std::mem::take(&mut self.way))
        });
        self.text.push('{');
        for (field, value) in fields.iter().zip(values) {
            if field.rule != Rule::LeftOut || !value.is_blank() {
                self.key(field.key);
                self.value(Step::Member(field.key), *value);
            }
        }
        match extra {
            Some(extra) => extra
                .iter()
                .for_each(|(name, value)| self.unknown(name, value)),
            None => self.put_back(),
        }
        self.text.push('}');
        if let Some((kept, way)) = outer {
            (self.kept, self.way) = (kept, way);
        }
    }

    /// Writes a choice with what belongs to it.
    pub fn one(&mut self, name: &'static str, values: &[&'a dyn Value]) {
        self.choice(name, &mut |writer| {
            values
                .iter()
                .for_each(|value| writer.value(Step::Member(name), *value));
        });
    }

    /// The same for a list of so many.
    pub fn items(&mut self, name: &'static str, values: &[&'a dyn Value]) {
        self.choice(name, &mut |writer| writer.list(&mut values.iter().copied()));
    }

    /// The same for an object.
    pub fn object(
        &mut self,
        name: &'static str,
        fields: &'static [Field],
        values: &[&'a dyn Value],
    ) {
        self.choice(name, &mut |writer| {
            writer.way.push(Step::Member(name));
            writer.members(fields, values, None);
            writer.way.pop();
        });
    }

    fn choice(&mut self, name: &'static str, write: &mut dyn FnMut(&mut Writer<'a>)) {
        self.text.push('{');
        self.key(name);
        write(self);
        self.put_back();
        self.text.push('}');
    }

    fn put_back(&mut self) {
        let kept = self.kept;
        for one in kept {
            if *one.way == *self.way {
                self.unknown(&one.name, &one.value);
            }
        }
    }

    fn unknown(&mut self, name: &str, value: &super::Json) {
        self.comma();
        self.text(name);
        self.text.push(':');
        self.plain(value);
    }

    /// Writes a key of ours, in which nothing has to be escaped.
    fn key(&mut self, key: &'static str) {
        self.comma();
        self.text.push('"');
        self.text.push_str(key);
        self.text.push_str("\":");
    }

    fn comma(&mut self) {
        if !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
    }
}
