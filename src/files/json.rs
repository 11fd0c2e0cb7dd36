//! Text to a JSON value, strictly: what JSON leaves open, and what would lose data, is refused.
//!
//! serde_json alone keeps the last of two equal keys without a word and does not skip a byte order mark.

use std::cell::RefCell;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::error::Category;
use serde_json::{Map, Number, Value};

use super::refusal::{Refusal, shortened};
use super::text::{Place, decode};

/// How deep objects and lists may be nested.
pub const MAX_DEPTH: usize = 64;

/// Reads one JSON value from a file.
pub fn read(bytes: &[u8]) -> Result<Value, Refusal> {
    read_keys(decode(bytes)?, &[])
}

/// Reads one JSON value, of its objects only the keys to keep, so that a large file takes little memory. With no
/// keys named, all are kept.
pub(super) fn read_keys(text: &str, keep: &[&str]) -> Result<Value, Refusal> {
    check_depth(text)?;
    let duplicate = RefCell::new(None);
    let strict = Strict {
        duplicate: &duplicate,
        keep,
    };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    strict
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| refusal(text, &error, duplicate.take()))
}

/// Refuses deep nesting before the reader, which recurses, meets it.
fn check_depth(text: &str) -> Result<(), Refusal> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    let place = Place::of(text, offset);
                    return Err(Refusal::TooDeep { place });
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

fn refusal(text: &str, error: &serde_json::Error, duplicate: Option<String>) -> Refusal {
    let offset = offset_of(text, error.line(), error.column());
    let place = Place::of(text, offset);
    if let Some(key) = duplicate {
        return Refusal::DuplicateKey { key, place };
    }
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or(&message);
    if what == "number out of range" || names_no_number(&text[offset..]) {
        return Refusal::NotFinite { place };
    }
    match error.classify() {
        Category::Eof => Refusal::CutOff { place },
        _ => Refusal::NotJson {
            place,
            what: sentence(what),
        },
    }
}

/// Returns the offset of the character that serde_json names by line and byte column, counted from 1.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let line_start = match line {
        0 | 1 => 0,
        line => (text.bytes().enumerate())
            .filter(|(_, byte)| *byte == b'\n')
            .nth(line - 2)
            .map_or(text.len(), |(at, _)| at + 1),
    };
    let mut offset = (line_start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Tells whether a program wrote `NaN` or `Infinity` there, as Python does.
fn names_no_number(rest: &str) -> bool {
    rest.starts_with("NaN") || rest.starts_with("Infinity")
}

fn sentence(what: &str) -> String {
    match what {
        "expected value" => {
            "a value is expected, like a text in double quotes or a number".to_owned()
        }
        "trailing characters" => "something follows after the end".to_owned(),
        "trailing comma" => "a comma is followed by nothing".to_owned(),
        "key must be a string" => "a key in double quotes is expected".to_owned(),
        "invalid escape" => "a backslash is followed by a letter that means nothing".to_owned(),
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            "a text contains a line break or control character, which must be escaped".to_owned()
        }
        other => match other.strip_prefix("expected ") {
            Some(token) => format!("{token} is expected"),
            None => format!("it says: {other}"),
        },
    }
}

/// Builds a [`Value`], noting the first key that occurs twice in its object.
#[derive(Clone, Copy)]
struct Strict<'a> {
    duplicate: &'a RefCell<Option<String>>,
    keep: &'a [&'a str],
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element_seed(self)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if !self.keep.is_empty() && !self.keep.contains(&key.as_str()) {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            if object.contains_key(&key) {
                self.duplicate.replace(Some(shortened(&key)));
                return Err(A::Error::custom("duplicate key"));
            }
            object.insert(key, map.next_value_seed(self)?);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Refusal {
        read(text.as_bytes()).unwrap_err()
    }

    fn at(line: usize, column: usize) -> Place {
        Place { line, column }
    }

    #[test]
    fn what_is_json_is_read_as_serde_json_reads_it() {
        let text = r#"{"a": [1, -2, 3.5, 1e3, true, null, "ü\n", {}], "b": 18446744073709551615}"#;
        assert_eq!(
            read(text.as_bytes()),
            Ok(serde_json::from_str(text).unwrap())
        );
        assert!(read(format!("\u{feff}{text}").as_bytes()).is_ok());
    }

    #[test]
    fn only_the_keys_to_keep_are_read_at_every_depth() {
        let text = r#"{"a": {"x": [1, {"a": 2, "y": 3}], "a": 4}, "b": 5, "b": 6}"#;
        assert_eq!(
            read_keys(text, &["a"]).unwrap().to_string(),
            r#"{"a":{"a":4}}"#
        );
        assert!(matches!(
            read_keys("{\"b\": [}", &["a"]),
            Err(Refusal::NotJson { .. })
        ));
    }

    #[test]
    fn what_is_not_json_is_refused_with_its_place() {
        let refusal = refused("{\n  \"ä\": 1,\n  \"b\" 2\n}");
        assert_eq!(
            refusal.to_string(),
            "The file is not JSON: at line 3, column 7, `:` is expected. Choose a file that ends in \
             .scorecard.json, or correct that place."
        );
        assert!(matches!(refused("<html>"), Refusal::NotJson { place, .. } if place == at(1, 1)));
        assert!(matches!(refused("[1] x"), Refusal::NotJson { place, .. } if place == at(1, 5)));
        assert!(matches!(refused("[1,]"), Refusal::NotJson { .. }));
    }

    #[test]
    fn a_file_that_was_cut_off_says_so() {
        for text in ["", "  ", "{", "{\"a\": [1, 2", "\"abc", "{\"a\":"] {
            assert!(matches!(refused(text), Refusal::CutOff { .. }), "{text}");
        }
    }

    #[test]
    fn the_second_of_two_equal_keys_is_refused_at_any_depth() {
        let Refusal::DuplicateKey { key, place } =
            refused("{\"x\": [{\"a\": 1,\n\"\\u0061\": 1}]}")
        else {
            panic!("another refusal");
        };
        assert_eq!((key.as_str(), place.line), ("a", 2));
        assert!(read(br#"[{"a": 1}, {"a": 1}]"#).is_ok());
    }

    #[test]
    fn numbers_that_are_not_finite_are_refused() {
        for text in ["[1e999]", "[-1e999]", "[NaN]", "[Infinity]", "[-Infinity]"] {
            assert!(matches!(refused(text), Refusal::NotFinite { .. }), "{text}");
        }
    }

    #[test]
    fn nesting_ends_at_64() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(nested(64).as_bytes()).is_ok());
        assert_eq!(refused(&nested(65)), Refusal::TooDeep { place: at(1, 65) });
        assert_eq!(
            refused(&"[".repeat(100_000)),
            Refusal::TooDeep { place: at(1, 65) }
        );
        // Brackets within texts are not nesting.
        assert!(read(format!("\"{}\\\"{}\"", "[".repeat(99), "{".repeat(99)).as_bytes()).is_ok());
    }
}
