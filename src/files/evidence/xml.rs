//! Walks over XML, element by element, without keeping it.

use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::refusal::EvidenceRefusal;
use crate::files::json::MAX_DEPTH;
use crate::files::refusal::shortened;
use crate::files::text::Place;

/// Hears of the elements of a file, each named by the path to it, like `report/results/result`.
pub(super) trait Handler {
    /// An element begins.
    fn open(&mut self, path: &str, element: &Element);
    /// An element ends; `text` is what it holds behind its last child, cut after a thousand bytes.
    fn close(&mut self, path: &str, text: &str);
}

/// An element that begins.
pub(super) struct Element<'a>(&'a BytesStart<'a>);

impl Element<'_> {
    /// Returns the value of an attribute; empty when there is none.
    pub(super) fn attribute(&self, name: &str) -> String {
        let found = (self.0.attributes().flatten())
            .find(|attribute| attribute.key.as_ref() == name.as_bytes());
        let value = found.and_then(|found| found.normalized_value(XmlVersion::Implicit1_0).ok());
        value.map_or_else(String::new, |value| value.into_owned())
    }
}

/// Walks over a whole file.
pub(super) fn walk(
    text: &str,
    handler: &mut dyn Handler,
    progress: &mut dyn FnMut(usize),
) -> Result<(), EvidenceRefusal> {
    const EVENTS_BETWEEN: usize = 20_000;
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut place = Path::default();
    let mut content = Content::default();
    let mut number = 0_usize;
    loop {
        let at = offset(reader.buffer_position());
        let event = reader.read_event().map_err(|error| {
            let at = offset(reader.error_position());
            refusal(text, at, &error)
        })?;
        number += 1;
        if number.is_multiple_of(EVENTS_BETWEEN) {
            progress(at);
        }
        match event {
            Event::Start(start) => {
                place.enter(start.name().as_ref());
                if place.ends.len() > MAX_DEPTH {
                    let place = Place::of(text, at);
                    return Err(EvidenceRefusal::TooDeep { place });
                }
                content.0.clear();
                handler.open(&place.path, &Element(&start));
            }
            Event::End(_) => {
                handler.close(&place.path, content.0.trim());
                content.0.clear();
                place.leave();
            }
            Event::Text(piece) => content.add(&piece),
            Event::CData(piece) => content.add(&piece),
            Event::GeneralRef(reference) => match resolved(&reference) {
                Some(resolved) => content.add(resolved.as_bytes()),
                None => {
                    let name = String::from_utf8_lossy(&reference).into_owned();
                    return Err(EvidenceRefusal::Damaged {
                        place: Place::of(text, at),
                        what: format!("the entity “{}” is declared nowhere", shortened(&name)),
                    });
                }
            },
            Event::DocType(_) => {
                let place = Place::of(text, at);
                return Err(EvidenceRefusal::Declares { place });
            }
            Event::Eof if place.ends.is_empty() => return Ok(()),
            Event::Eof => {
                let place = Place::of(text, text.len());
                return Err(EvidenceRefusal::CutOff { place });
            }
            // Empty elements come as a start and an end.
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// The names of the elements that are open, and where each begins.
#[derive(Default)]
struct Path {
    path: String,
    ends: Vec<usize>,
}

impl Path {
    fn enter(&mut self, name: &[u8]) {
        self.ends.push(self.path.len());
        if !self.path.is_empty() {
            self.path.push('/');
        }
        self.path.push_str(&String::from_utf8_lossy(name));
    }

    fn leave(&mut self) {
        self.path.truncate(self.ends.pop().unwrap_or(0));
    }
}

/// The text of an element, as far as it can matter: descriptions may be long.
#[derive(Default)]
struct Content(String);

impl Content {
    fn add(&mut self, piece: &[u8]) {
        const LIMIT: usize = 1000;
        if self.0.len() < LIMIT {
            let piece = &piece[..piece.len().min(LIMIT)];
            self.0.push_str(&String::from_utf8_lossy(piece));
        }
    }
}

/// Returns the character that a reference stands for; a file has no entities of its own.
fn resolved(reference: &BytesRef) -> Option<String> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(character.to_string());
    }
    let name = std::str::from_utf8(reference).ok()?;
    quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned)
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

fn refusal(text: &str, at: usize, error: &Error) -> EvidenceRefusal {
    let place = Place::of(text, at);
    let what = match error {
        Error::Syntax(SyntaxError::InvalidBangMarkup) => {
            "what follows “<!” means nothing".to_owned()
        }
        Error::Syntax(_) => return EvidenceRefusal::CutOff { place },
        Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => format!(
            "“{}” is closed where “{}” is open",
            shortened(found),
            shortened(expected)
        ),
        Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
            format!("“{}” is closed and was never opened", shortened(found))
        }
        Error::IllFormed(IllFormedError::UnclosedReference) => {
            "an “&” stands alone, where “&amp;” belongs".to_owned()
        }
        _ => "it is not XML".to_owned(),
    };
    EvidenceRefusal::Damaged { place, what }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes down what it hears.
    #[derive(Default)]
    struct Heard(Vec<String>);

    impl Handler for Heard {
        fn open(&mut self, path: &str, element: &Element) {
            self.0.push(format!("+{path} {}", element.attribute("a")));
        }

        fn close(&mut self, path: &str, text: &str) {
            self.0.push(format!("-{path} {text}"));
        }
    }

    fn heard(text: &str) -> Result<Vec<String>, EvidenceRefusal> {
        let mut heard = Heard::default();
        walk(text, &mut heard, &mut |_| {}).map(|()| heard.0)
    }

    #[test]
    fn elements_come_with_their_path_attributes_and_text() {
        let text = "<?xml version=\"1.0\"?><x a=\"1 &lt; 2\"> <!-- no --><y>a &amp; b&#33;<![CDATA[<z>]]></y><y/></x>";
        assert_eq!(
            heard(text).unwrap(),
            [
                "+x 1 < 2",
                "+x/y ",
                "-x/y a & b!<z>",
                "+x/y ",
                "-x/y ",
                "-x "
            ]
        );
    }

    #[test]
    fn declared_entities_are_refused_before_they_can_grow() {
        let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]>\n<x>&lol2;</x>";
        assert!(matches!(heard(bomb), Err(EvidenceRefusal::Declares { place }) if place.line <= 2));
        assert!(matches!(
            heard("<x>&lol;</x>"),
            Err(EvidenceRefusal::Damaged { .. })
        ));
    }

    #[test]
    fn nesting_ends_at_64() {
        let nested = |depth: usize| "<x>".repeat(depth) + &"</x>".repeat(depth);
        assert!(heard(&nested(64)).is_ok());
        assert!(matches!(
            heard(&nested(65)),
            Err(EvidenceRefusal::TooDeep { .. })
        ));
        assert!(matches!(
            heard(&"<x>".repeat(100_000)),
            Err(EvidenceRefusal::TooDeep { .. })
        ));
    }

    #[test]
    fn broken_files_are_refused_with_the_place() {
        for text in [
            "<x",
            "<x>",
            "<x><y></y>",
            "<x a=\"1",
            "<x><![CDATA[a",
            "<x><!-- a",
        ] {
            assert!(
                matches!(heard(text), Err(EvidenceRefusal::CutOff { .. })),
                "{text}"
            );
        }
        let refusal = heard("<x>\n  <y>\n  </x>").unwrap_err().to_string();
        assert_eq!(
            refusal,
            "The file is damaged at line 3, column 3: “x” is closed where “y” is open. Export it from the tool again."
        );
        assert!(matches!(
            heard("<x/></x>"),
            Err(EvidenceRefusal::Damaged { .. })
        ));
        assert!(matches!(
            heard("<x>a & b</x>"),
            Err(EvidenceRefusal::Damaged { .. })
        ));
    }
}
