//! The assessment file `*.assessment.json`: one assessment, to be filled by somebody else and brought back.
//!
//! Small and strict: `{"format":"linchpin.assessment","version":1,"assessment":{…}}`, nothing more and nothing less. The
//! record is read and checked like a record of a scorecard file.

use serde_json::{Map, Value, json};

use super::json;
use super::refusal::Refusal;
use crate::domain::grow::assessment::Assessment;
use crate::domain::record::OfKind;
use crate::domain::record::{AnyRecord, Kind};

pub const FORMAT: &str = "linchpin.assessment";
/// The version that is written.
pub const VERSION: u64 = 1;
/// The end of the names of assessment files.
pub const EXTENSION: &str = ".assessment.json";
/// So many bytes are read: seven pieces of evidence at their longest, and some.
pub const MAX_BYTES: usize = 1_048_576;

/// Why a file was not read; nothing was changed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum AssessmentRefusal {
    #[error(
        "The file has {:.1} MB, and an assessment has at most 1 MB. Choose a file that ends in .assessment.json.",
        *.bytes as f64 / 1_048_576.0
    )]
    TooLarge { bytes: usize },
    #[error(
        "The file is not an assessment of Linchpin: it does not say “\"format\": \"linchpin.assessment\"”. Choose a file that ends in .assessment.json; a scorecard is imported on the page “Your data”."
    )]
    NotOurs,
    #[error(
        "The file has version {theirs} of the assessment format, and this Linchpin reads up to version {VERSION}. Open it with a newer Linchpin."
    )]
    Newer { theirs: u64 },
    #[error("The file cannot be read: {why}. Ask for it to be exported again.")]
    Content { why: String },
    #[error("{0}")]
    Json(Refusal),
}

/// Writes the assessment as the text of a file.
pub fn write(assessment: &Assessment) -> String {
    let file = json!({ "format": FORMAT, "version": VERSION, "assessment": assessment });
    // Keys are texts and numbers are finite, which is all that could fail.
    let text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text + "\n"
}

/// Reads an assessment file whole or not at all.
pub fn read(bytes: &[u8]) -> Result<Assessment, AssessmentRefusal> {
    if bytes.len() > MAX_BYTES {
        let bytes = bytes.len();
        return Err(AssessmentRefusal::TooLarge { bytes });
    }
    let value = json::read(bytes).map_err(|refusal| match refusal {
        Refusal::NotJson { .. } => AssessmentRefusal::NotOurs,
        other => AssessmentRefusal::Json(other),
    })?;
    let Value::Object(fields) = value else {
        return Err(AssessmentRefusal::NotOurs);
    };
    if fields.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(AssessmentRefusal::NotOurs);
    }
    match fields.get("version").and_then(Value::as_u64) {
        Some(VERSION) => read_version_1(&fields),
        Some(theirs) if theirs > VERSION => Err(AssessmentRefusal::Newer { theirs }),
        _ => Err(content("its “version” is not a whole number of 1 or more")),
    }
}

fn read_version_1(fields: &Map<String, Value>) -> Result<Assessment, AssessmentRefusal> {
    let is_ours = |name: &String| ["format", "version", "assessment"].contains(&name.as_str());
    if fields.keys().any(|name| !is_ours(name)) {
        return Err(content("it holds fields that do not belong there"));
    }
    let record = fields.get("assessment");
    let record = record.ok_or_else(|| content("its “assessment” is missing"))?;
    let record =
        AnyRecord::read(Kind::Assessment, record).map_err(|fault| content(&fault.to_string()))?;
    record
        .check()
        .map_err(|invalid| content(&invalid.to_string()))?;
    let assessment = Assessment::from_any(&record).cloned();
    assessment.ok_or(AssessmentRefusal::NotOurs)
}

fn content(why: &str) -> AssessmentRefusal {
    AssessmentRefusal::Content {
        why: why.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::grow::assessment::{Answer, Dimension, View};
    use crate::domain::revision::Id;
    use proptest::prelude::*;

    fn filled() -> Assessment {
        let day = "2026-06-15".parse().unwrap();
        let own = Assessment::new(Id::from_number(1), "Ana Ruiz", day);
        let copy = Assessment {
            by: "Tom \"T\" <b>Lee</b>".to_owned(),
            view: View::Manager,
            ..own.blank_copy(Id::from_number(2), day)
        };
        (copy.with_answer("impact-goal", Answer::Yes))
            .with_answer("impact-who", Answer::NotKnown)
            .with_shown(Dimension::Aligning, "Steering committee,\nMay", Some(day))
    }

    fn refused(text: &str) -> String {
        read(text.as_bytes()).unwrap_err().to_string()
    }

    /// The file around a record that is changed by hand.
    fn with(changes: &[(&str, Value)]) -> String {
        let mut file: Value = serde_json::from_str(&write(&filled())).unwrap();
        for (field, value) in changes {
            file["assessment"][*field] = value.clone();
        }
        file.to_string()
    }

    #[test]
    fn a_file_comes_back_as_it_was_written() {
        let text = write(&filled());
        let read = read(text.as_bytes()).unwrap();
        assert_eq!(read, filled());
        assert_eq!(write(&read), text);
        assert!(text.len() < 2000, "a file to send by mail");
    }

    #[test]
    fn what_is_not_ours_is_refused_by_name() {
        for text in [
            "",
            "[]",
            "not json",
            "{}",
            r#"{"format":"linchpin.scorecard","version":1}"#,
        ] {
            let is_cut = text.is_empty();
            assert!(
                is_cut || refused(text).contains(".assessment.json"),
                "{text}"
            );
            assert!(read(text.as_bytes()).is_err());
        }
        let newer = write(&filled()).replace("\"version\": 1", "\"version\": 2");
        assert!(refused(&newer).contains("newer Linchpin"));
        let zero = write(&filled()).replace("\"version\": 1", "\"version\": 0");
        assert!(refused(&zero).contains("version"));
    }

    #[test]
    fn hostile_content_is_refused_whole() {
        let twice =
            json!([{ "behaviour": "a", "answer": "yes" }, { "behaviour": "a", "answer": "no" }]);
        let many: Vec<Value> = (0..501)
            .map(|i| json!({ "behaviour": format!("b{i}"), "answer": "yes" }))
            .collect();
        let dimension = json!([{ "dimension": "aligning" }, { "dimension": "aligning" }]);
        let cases = [
            with(&[("answers", twice)]),
            with(&[("answers", json!(many))]),
            with(&[("answers", json!([{ "behaviour": "a", "answer": "maybe" }]))]),
            with(&[("answers", json!([{ "behaviour": "", "answer": "yes" }]))]),
            with(&[("answers", json!({}))]),
            with(&[("shown", dimension)]),
            with(&[(
                "shown",
                json!([{ "dimension": "aligning", "evidence": "x".repeat(20_001) }]),
            )]),
            with(&[("date", json!("2026-02-30"))]),
            with(&[("id", json!("1"))]),
            with(&[("by", json!("x".repeat(201)))]),
            with(&[("copy_of", json!(Id::from_number(2)))]),
            with(&[("view", json!("god"))]),
            write(&filled()).replace("\"version\": 1,", "\"version\": 1, \"more\": 1,"),
            write(&filled()).replace("\"version\": 1,", "\"version\": 1, \"version\": 1,"),
        ];
        for text in cases {
            assert!(read(text.as_bytes()).is_err(), "{text:.300}");
        }
        assert!(read(&vec![b' '; MAX_BYTES + 1]).is_err());
        assert!(read("[".repeat(100_000).as_bytes()).is_err());
    }

    #[test]
    fn fields_of_a_newer_record_survive() {
        let text = with(&[("mood", json!("fine"))]);
        let read = read(text.as_bytes()).unwrap();
        assert_eq!(read.extra.get("mood"), Some(&json!("fine")));
    }

    proptest! {
        #[test]
        fn no_file_makes_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), at in 0..400_usize) {
            let _ = read(&bytes);
            let mut text = write(&filled()).into_bytes();
            let at = at.min(text.len() - 1);
            text[at] = bytes.first().copied().unwrap_or(b'x');
            let _ = read(&text);
            text.truncate(at);
            prop_assert!(read(&text).is_err());
        }
    }
}
