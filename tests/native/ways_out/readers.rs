//! Reads what goes out as other programs do, and refuses what would act there.

use icalendar::parser::{read_calendar, unfold};
use linchpin::domain::measure::kpi::Kpi;
use linchpin::domain::measure::measurement::Measurement;
use linchpin::domain::scorecard::Scorecard;
use linchpin::files::csv::read::{Answers, Reading, Subject, read_measurements};
use linchpin::files::csv::risks;
use linchpin::files::share_link::BadLink;
use linchpin::files::{assessment_file, scorecard_file, share_link};
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::written::{Form, Out};
use super::{MARK, today};

/// Letters and digits alone, small: sentences begin with capitals, and blanks and signs are laid out anew.
fn letters_of(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Reads a way out as other programs do, where nothing may act; returns how often the mark is said in it.
pub fn read(out: &Out, card: &Scorecard, what: &str) -> usize {
    let text = match out.form {
        Form::Scorecard => {
            let file = scorecard_file::read(out.text.as_bytes());
            let file = file.unwrap_or_else(|refusal| panic!("{what}: {refusal}"));
            assert_eq!(
                scorecard_file::write(&file.scorecard, file.exported_at),
                out.text,
                "{what}"
            );
            out.text.clone()
        }
        Form::Link => {
            let bytes = match share_link::decode(&out.text) {
                Err(BadLink::TooLong) => return 0,
                read => read.unwrap(),
            };
            String::from_utf8(bytes).unwrap()
        }
        Form::Assessment => {
            let read = assessment_file::read(out.text.as_bytes());
            let read = read.unwrap_or_else(|refusal| panic!("{what}: {refusal}"));
            assert_eq!(assessment_file::write(&read), out.text, "{what}");
            out.text.clone()
        }
        Form::Measurements(_) | Form::AllMeasurements | Form::Risks => table(out, card, what),
        Form::Calendar => calendar(&out.text, what),
        Form::Markdown => wiki(&out.text, what),
        Form::Page => page(&out.text, what),
        Form::Words | Form::Columns => out.text.clone(),
        Form::Mail => mail(&out.text, what),
        Form::FileName => {
            let is_plain = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
            assert!(
                out.text.chars().all(is_plain) && !out.text.contains(".."),
                "{what}: {}",
                out.text
            );
            String::new()
        }
    };
    letters_of(&text).matches(&letters_of(MARK)).count()
}

/// Opens it with each list separator; then reads it back as ours.
fn table(out: &Out, card: &Scorecard, what: &str) -> String {
    for separator in *b",;\t" {
        let mut table = csv::ReaderBuilder::new();
        let mut table = table
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(out.text.as_bytes());
        for row in table.records() {
            for cell in row.unwrap().iter() {
                assert!(
                    !acts(cell),
                    "{what}, opened with {:?}: {cell:?}",
                    separator as char
                );
            }
        }
    }
    // A line break within a cell ends it where the quotes are not understood.
    for line in out.text.split(['\r', '\n']) {
        for cell in line.split(['\t', ';']) {
            assert!(!acts(cell), "{what}, split: {cell:?}");
        }
    }
    match out.form {
        Form::Measurements(id) => {
            let kpi = card.get::<Kpi>(id).unwrap();
            let subject = Subject {
                unit: kpi.unit,
                cadence: kpi.cadence,
                currency: "EUR",
            };
            let reading = read_measurements(&out.text, subject, Answers::default(), today());
            let Ok(Reading::Table(read)) = reading else {
                assert!(
                    kpi.derived.is_some() || card.series(id).next().is_none(),
                    "{what}"
                );
                return String::new();
            };
            let rows: Vec<_> = read
                .rows
                .into_iter()
                .map(|row| row.unwrap_or_else(|error| panic!("{what}: {error}")))
                .collect();
            let read = rows
                .iter()
                .map(|row| (&*row.note, &*row.source, &*row.entered_by));
            let own = card
                .series(id)
                .filter_map(|(_, id, _)| card.get::<Measurement>(id));
            let own = own.map(|one| (&*one.note, &*one.source, &*one.entered_by));
            if kpi.derived.is_none() {
                assert_eq!(read.collect::<Vec<_>>(), own.collect::<Vec<_>>(), "{what}");
            }
        }
        Form::Risks => {
            let mut new_id = || panic!("{what}: every risk has its id");
            let Ok(risks::PlanReading::Plan(plan)) =
                risks::plan(&out.text, card, None, today(), &mut new_id)
            else {
                panic!("{what}: not read");
            };
            for row in &plan.rows {
                assert_eq!(row.words(), "is there already", "{what}");
            }
        }
        _ => {}
    }
    let mut cells = csv::Reader::from_reader(out.text.as_bytes());
    let cells = cells
        .records()
        .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
    cells.collect::<Vec<_>>().join("\n")
}

/// Tells whether a spreadsheet would run the cell: it looks behind blanks and its own quotes, and does not look at numbers.
fn acts(cell: &str) -> bool {
    let begins = cell.trim_start_matches([
        ' ', '\u{a0}', '"', '\u{0}', '\u{1b}', '\u{7}', '\u{b}', '\u{85}',
    ]);
    let signs = [
        '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ];
    begins.starts_with(signs) && begins.trim_matches('"').parse::<f64>().is_err()
}

fn calendar(text: &str, what: &str) -> String {
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{what}: {line}");
        assert!(
            !line.contains(|c: char| c.is_control() && c != '\t'),
            "{what}: {line:?}"
        );
    }
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).unwrap_or_else(|error| panic!("{what}: {error}"));
    const KNOWN: &[&str] = &[
        "UID",
        "DTSTAMP",
        "LAST-MODIFIED",
        "SEQUENCE",
        "DTSTART",
        "RRULE",
        "SUMMARY",
        "DESCRIPTION",
        "TRANSP",
        "ACTION",
        "TRIGGER",
    ];
    let mut said = Vec::new();
    for component in &calendar.components {
        assert_eq!(component.name, "VEVENT", "{what}");
        let parts = std::iter::once(component).chain(&component.components);
        for property in parts.flat_map(|part| &part.properties) {
            let name = property.name.as_str();
            assert!(KNOWN.contains(&name), "{what}: {name}");
            assert!(
                property.params.is_empty() || name == "DTSTART",
                "{what}: {name}"
            );
        }
        let texts = component.properties.iter();
        let texts = texts.filter(|one| ["SUMMARY", "DESCRIPTION"].contains(&one.name.as_str()));
        said.extend(texts.map(|one| unescaped(one.val.as_str())));
    }
    said.join("\n")
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(other) => plain.push(other),
                None => {}
            },
            other => plain.push(other),
        }
    }
    plain
}

/// Reads it as a wiki does, with all that GitHub adds, and takes nothing but what we write.
fn wiki(text: &str, what: &str) -> String {
    let mut said = String::new();
    for event in Parser::new_ext(text, Options::all()) {
        match event {
            Event::Start(
                Tag::Heading { .. }
                | Tag::Paragraph
                | Tag::List(None)
                | Tag::Item
                | Tag::Strong
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell,
            ) => {}
            Event::End(_) => said.push('\n'),
            Event::Text(words) => said.push_str(&words),
            Event::SoftBreak => said.push(' '),
            other => panic!("{what}: {other:?}\n{text}"),
        }
    }
    said
}

/// Reads the page tag by tag: only those that we write, without a link, a script or a handler.
fn page(text: &str, what: &str) -> String {
    const TAGS: &[&str] = &[
        "!doctype",
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "h2",
        "dl",
        "dt",
        "dd",
        "p",
        "ul",
        "li",
        "strong",
        "span",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "svg",
        "desc",
        "path",
        "circle",
        "text",
        "details",
        "summary",
    ];
    const ATTRIBUTES: &[&str] = &[
        "html",
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "scope",
        "viewbox",
        "role",
        "aria-labelledby",
        "id",
        "d",
        "cx",
        "cy",
        "r",
        "x",
        "y",
        "text-anchor",
    ];
    let mut said = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        said.push_str(&rest[..start]);
        let end = start + end_of_tag(&rest[start..]);
        let is_end = rest[start + 1..end].starts_with('/');
        let tag = rest[start + 1..end].trim_matches('/');
        let (name, mut attributes) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
        let name = name.to_lowercase();
        assert!(TAGS.contains(&name.as_str()), "{what}: <{tag}>");
        while let Some((attribute, after)) = attributes.trim_start().split_once('=') {
            let attribute = attribute.to_lowercase();
            assert!(
                ATTRIBUTES.contains(&attribute.trim()),
                "{what}: {attribute} of <{tag}>"
            );
            let value = after
                .strip_prefix('"')
                .unwrap_or_else(|| panic!("{what}: <{tag}>"));
            attributes = &value[value.find('"').unwrap() + 1..];
        }
        rest = &rest[end + 1..];
        if name == "style" && !is_end {
            rest = &rest[rest.find("</style>").unwrap()..];
        }
        said.push('\n');
    }
    said.push_str(rest);
    said.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// Returns where the tag ends; a `>` within quotes does not end it.
fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    panic!("a tag that never ends: {text}");
}

/// Reads the link as a mail program does.
fn mail(link: &str, what: &str) -> String {
    let rest = link
        .strip_prefix("mailto:")
        .unwrap_or_else(|| panic!("{what}: {link}"));
    assert!(link.bytes().all(|b| b.is_ascii_graphic()), "{what}: {link}");
    let Some((to, query)) = rest.split_once('?') else {
        return String::new();
    };
    assert!(!decoded(to).contains(char::is_control), "{what}: {link}");
    let parts: Vec<(&str, &str)> = query
        .split('&')
        .filter_map(|part| part.split_once('='))
        .collect();
    let names: Vec<&str> = parts.iter().map(|part| part.0).collect();
    assert_eq!(names, ["subject", "body"], "{what}: {link}");
    let subject = decoded(parts[0].1);
    assert!(!subject.contains(['\r', '\n']), "{what}: {subject:?}");
    // A text that is too long for a link is copied instead.
    String::new()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).unwrap()
}
