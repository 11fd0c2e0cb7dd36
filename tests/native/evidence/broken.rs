//! Files that are damaged, cut off or not what they seem: refused with the place, and never a panic.

use linchpin::domain::measure::evidence::Severity;
use linchpin::files::table::encoding::{MAX_BYTES, NotText};
use linchpin::files::text::Place;
use proptest::prelude::*;
use proptest::sample::Index;

use super::*;

/// Tells whether the file has an end that can be missed; a table may end behind any row.
fn has_an_end(name: &str) -> bool {
    !name.ends_with(".csv")
}

#[test]
fn files_that_were_cut_off_say_where() {
    for (name, bytes) in FIXTURES.iter().filter(|(name, _)| has_an_end(name)) {
        let cut = &bytes[..bytes.len() * 2 / 3];
        let EvidenceRefusal::CutOff { place } = refused(cut) else {
            panic!("{name}: {}", refused(cut));
        };
        // In the middle of a tag, it is where the tag begins.
        let last = 1 + cut.iter().filter(|&&byte| byte == b'\n').count();
        assert!(last - place.line <= 1, "{name}: {place} of {last} lines");
    }
}

#[test]
fn json_that_is_damaged_before_its_tool_is_known_names_the_place() {
    let refusal = refused(b"{\n  \"matches\": [},\n  \"descriptor\": {}\n}");
    assert!(
        refusal.to_string().contains("damaged at line 2, column 15"),
        "{refusal}"
    );
    let whole = refused(b"{\"matches\": []}");
    assert!(matches!(
        whole,
        EvidenceRefusal::UnknownTool { what: "JSON" }
    ));
}

#[test]
fn json_that_is_damaged_names_the_place() {
    let damaged =
        fixture_text("trivy-list.json").replace("\"Type\": \"alpine\"", "\"Type\" \"alpine\"");
    let EvidenceRefusal::Damaged { place, .. } = refused(damaged.as_bytes()) else {
        panic!("another refusal");
    };
    assert_eq!(
        place,
        Place {
            line: 4,
            column: 12
        }
    );
    let too_large = fixture_text("upptime-summary.json").replace("98.2", "1e999");
    let refusal = refused(too_large.as_bytes()).to_string();
    assert!(refusal.contains("a number is too large"), "{refusal}");
    let twice = br#"{"runs":[],"version":"2.1.0","runs":[]}"#;
    assert!(
        refused(twice)
            .to_string()
            .contains("“runs” occurs a second time")
    );
}

#[test]
fn a_wrong_type_is_refused_with_the_path() {
    let wrong = fixture_text("trivy-list.json").replace("null", "\"none\"");
    assert_eq!(
        refused(wrong.as_bytes()).to_string(),
        "In the file, “[1].Vulnerabilities” is a text, where a list belongs. Export it from the tool again, or choose \
         another file."
    );
}

#[test]
fn xml_that_is_damaged_names_the_place() {
    let damaged = fixture_text("scan.nessus").replacen("</policyName>", "</PolicyName>", 1);
    let EvidenceRefusal::Damaged { place, what } = refused(damaged.as_bytes()) else {
        panic!("another refusal");
    };
    assert_eq!(place.line, 3);
    assert_eq!(what, "“PolicyName” is closed where “policyName” is open");
}

#[test]
fn xml_that_declares_a_document_type_or_entities_is_refused_with_the_place() {
    let bomb =
        "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\n<NessusClientData_v2>";
    let bomb = fixture_text("scan.nessus").replace("<NessusClientData_v2>", bomb);
    let external = "<!-- > --><!DOCTYPE report SYSTEM \"file:///etc/passwd\"><report/>";
    for (file, expected) in [
        (bomb.as_str(), Place { line: 2, column: 1 }),
        (
            external,
            Place {
                line: 1,
                column: 11,
            },
        ),
    ] {
        let refusal = refused(file.as_bytes());
        assert_eq!(refusal, EvidenceRefusal::Declares { place: expected });
    }
    let inside = "<NessusClientData_v2><!DOCTYPE x></NessusClientData_v2>";
    assert!(matches!(
        refused(inside.as_bytes()),
        EvidenceRefusal::Declares { .. }
    ));
    let entity = fixture_text("scan.nessus").replacen("Harbour weekly", "&weekly;", 1);
    let refusal = refused(entity.as_bytes()).to_string();
    assert!(
        refusal.contains("“weekly” is declared nowhere"),
        "{refusal}"
    );
}

#[test]
fn a_quote_that_is_never_closed_is_refused_with_its_line() {
    let text = fixture_text("openvas.csv");
    let (before, _) = text.rsplit_once("says the host.\"").unwrap();
    let line = before.lines().count() as u64 - 1;
    assert_eq!(
        refused(format!("{before}says the host.,\n").as_bytes()),
        EvidenceRefusal::OpenQuote { line }
    );
    let simple =
        b"IP,CVSS,Severity,NVT Name,NVT OID\n10.0.0.1,9.8,High,a,1\n10.0.0.1,9.8,High,\"b,2\n";
    assert_eq!(refused(simple), EvidenceRefusal::OpenQuote { line: 3 });
}

#[test]
fn a_table_that_ends_within_a_row_is_refused() {
    let text = fixture_text("tenable-io.csv");
    for end in [
        "Plugin Output,,Vuln",
        "Device Type",
        "web-1.harbour.example",
    ] {
        let (before, _) = text.split_once(end).unwrap();
        let cut = format!("{before}{}", &end[..4]);
        let line = cut.lines().count();
        assert!(
            matches!(refused(cut.as_bytes()), EvidenceRefusal::CutOff { place } if place.line == line),
            "{end}"
        );
    }
    // A spreadsheet leaves out empty cells at the end of a row, but ends the line.
    let saved = "Plugin ID,Risk,Host,See Also,Plugin Output\n1,High,a\n";
    assert_eq!(
        figure(&reading_of(saved.as_bytes()), "High vulnerabilities"),
        Ok(1.0)
    );
    let whole = text.trim_end();
    assert_eq!(reading_of(whole.as_bytes()), reading("tenable-io.csv"));
}

#[test]
fn files_of_other_tools_are_refused_and_not_read_as_0() {
    for (file, what) in [
        ("{\"a\": 1}", "JSON"),
        ("[1, 2]", "a list in JSON"),
        ("<a/>", "XML"),
        ("<!doctype html><title>Log in</title>", "a web page"),
        ("<HTML>", "a web page"),
        ("words", "text without columns"),
    ] {
        let refusal = refused(file.as_bytes());
        assert_eq!(refusal, EvidenceRefusal::UnknownTool { what }, "{file}");
    }
}

#[test]
fn other_versions_of_sarif_are_refused() {
    let old =
        fixture_text("scores.sarif").replace("\"version\": \"2.1.0\"", "\"version\": \"1.0.0\"");
    let version = "1.0.0".to_owned();
    assert_eq!(
        refused(old.as_bytes()),
        EvidenceRefusal::OtherSarif { version }
    );
}

#[test]
fn utf_16_of_either_order_is_decoded() {
    let text = fixture_text("suppressed.sarif");
    let little = |unit: u16| unit.to_le_bytes();
    let big = |unit: u16| unit.to_be_bytes();
    for order in [little as fn(u16) -> [u8; 2], big] {
        let marked = format!("\u{feff}{text}");
        let bytes: Vec<u8> = marked.encode_utf16().flat_map(order).collect();
        assert_eq!(reading_of(&bytes), reading("suppressed.sarif"));
        let half = &bytes[..bytes.len() - 1];
        let byte = half.len();
        assert_eq!(refused(half), NotText::NotUtf16 { byte }.into());
    }
}

#[test]
fn what_is_no_text_is_refused() {
    for (bytes, start) in [
        (&b"PK\x03\x04"[..], "The file is a ZIP archive"),
        (b"\x1F\x8B\x08", "The file is a gzip archive"),
        (b"", "The file is empty."),
        (b"\xEF\xBB\xBF \n", "The file is empty."),
        (
            b"{\"a\":\n\"\xFF\"}",
            "The file is not UTF-8 text: byte 8, on line 2",
        ),
    ] {
        let refusal = refused(bytes).to_string();
        assert!(refusal.starts_with(start), "{refusal}");
    }
    let large = vec![b' '; MAX_BYTES + 1];
    assert!(matches!(
        refused(&large),
        EvidenceRefusal::NotText(NotText::TooLarge { .. })
    ));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_bytes(&bytes);
    }

    #[test]
    fn no_file_that_was_cut_off_is_read(which in 0..FIXTURES.len(), at in any::<Index>()) {
        let (name, bytes) = FIXTURES[which];
        prop_assume!(has_an_end(name));
        let cut = &bytes[..at.index(bytes.trim_ascii_end().len())];
        let read = read_bytes(cut);
        prop_assert!(read.is_err(), "{}", name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_damage_makes_it_panic_or_lose_count(
        which in 0..FIXTURES.len(),
        cut in any::<Index>(),
        damage in prop::collection::vec((any::<Index>(), any::<u8>()), 0..4),
    ) {
        let mut bytes = FIXTURES[which].1.to_vec();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        if let Ok(Some(reading)) = read_bytes(&bytes) {
            let left: usize = reading.rows.left_out.iter().map(|left| left.rows).sum();
            prop_assert_eq!(reading.rows.read, reading.rows.counted + left);
            let found: usize = reading.found.iter().map(|found| found.count).sum();
            prop_assert!(reading.found.is_empty() || found == reading.rows.counted);
            let critical = reading.figures.iter().find(|it| it.name == "Critical vulnerabilities");
            if let Some(Ok(told)) = critical.map(|figure| &figure.value) {
                let sum = counts(&reading, Sort::Vulnerability)[Severity::Critical as usize];
                prop_assert_eq!(told.get(), sum as f64);
            }
        }
    }
}
