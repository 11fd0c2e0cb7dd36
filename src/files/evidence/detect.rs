//! Tells what wrote a file, by its content: names of files are changed too easily.

use crate::domain::measure::evidence::ToolReader;

use super::refusal::EvidenceRefusal;
use super::rows::Header;
use crate::files::json;
use crate::files::text::Place;

/// Returns the reader that fits; any table that no tool is known for is [`ToolReader::Table`].
pub fn detect(text: &str) -> Result<ToolReader, EvidenceRefusal> {
    match text.trim_start().as_bytes().first() {
        None => Err(EvidenceRefusal::Empty),
        Some(b'n') if text.trim() == "null" => Err(EvidenceRefusal::Null),
        Some(b'{' | b'[') => of_json(text),
        Some(b'<') => of_xml(text),
        Some(_) => of_table(text),
    }
}

fn of_json(text: &str) -> Result<ToolReader, EvidenceRefusal> {
    let keys = first_keys(text);
    let has = |key: &str| keys.contains(&key);
    let is_list = text.trim_start().starts_with('[');
    let known = match () {
        () if is_list && has("Target") && (has("Vulnerabilities") || has("Type")) => {
            ToolReader::Trivy
        }
        () if is_list && has("uptime") && (has("slug") || has("name")) => ToolReader::Upptime,
        () if is_list => return Err(unknown_json(text, "a list in JSON")),
        () if has("runs") && (has("version") || has("$schema")) => ToolReader::Sarif,
        () if has("SchemaVersion") && (has("ArtifactName") || has("Results")) => ToolReader::Trivy,
        () if has("format") && has("records") => return Err(EvidenceRefusal::Scorecard),
        () if has("ClusterName") => ToolReader::Trivy,
        () if has("matches") && (has("descriptor") || has("source") || has("distro")) => {
            ToolReader::Grype
        }
        () => return Err(unknown_json(text, "JSON")),
    };
    Ok(known)
}

/// Refuses the file for what is damaged in it, if anything is: that may be why it was not known.
fn unknown_json(text: &str, what: &'static str) -> EvidenceRefusal {
    const NO_KEY: [&str; 1] = [""];
    match json::read_keys(text, &NO_KEY) {
        Ok(_) => EvidenceRefusal::UnknownTool { what },
        Err(refusal) => refusal.into(),
    }
}

/// Returns the keys of the object that the text is, or of the first one in the list that it is.
fn first_keys(text: &str) -> Vec<&str> {
    let inner = match text.trim_start().starts_with('[') {
        true => 2,
        false => 1,
    };
    let mut keys = Vec::new();
    let (mut depth, mut start, mut escaped) = (0_usize, None, false);
    let mut last = "";
    for (at, byte) in text.bytes().enumerate() {
        match (byte, start) {
            (_, Some(_)) if escaped => escaped = false,
            (b'\\', Some(_)) => escaped = true,
            (b'"', Some(from)) => {
                last = &text[from..at];
                start = None;
            }
            (_, Some(_)) => {}
            (b'"', None) => start = Some(at + 1),
            (b':', None) if depth == inner => keys.push(last),
            (b'{' | b'[', None) => depth += 1,
            (b'}' | b']', None) => {
                depth = depth.saturating_sub(1);
                // The first object is over.
                if depth < inner && !keys.is_empty() {
                    break;
                }
            }
            _ => {}
        }
    }
    keys
}

fn of_xml(text: &str) -> Result<ToolReader, EvidenceRefusal> {
    let root = root(text);
    let name = root.strip_prefix('<').unwrap_or("");
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    match end.map_or(name, |end| &name[..end]) {
        "NessusClientData_v2" => Ok(ToolReader::NessusXml),
        "report" | "get_reports_response" => Ok(ToolReader::OpenVasXml),
        _ if begins(root, "<html") || begins(root, "<!doctype html") => {
            Err(EvidenceRefusal::UnknownTool { what: "a web page" })
        }
        "!DOCTYPE" => Err(EvidenceRefusal::Declares {
            place: Place::of(text, text.len() - root.len()),
        }),
        _ => Err(EvidenceRefusal::UnknownTool { what: "XML" }),
    }
}

/// Returns the text from the first element or declaration of a document type on.
fn root(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!--") => "-->",
            _ => return rest,
        };
        let Some((_, behind)) = rest.split_once(end) else {
            return "";
        };
        rest = behind.trim_start();
    }
}

fn begins(text: &str, start: &str) -> bool {
    let beginning = text.get(..start.len());
    beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(start))
}

fn of_table(text: &str) -> Result<ToolReader, EvidenceRefusal> {
    let Some(header) = Header::of(text) else {
        return Err(EvidenceRefusal::UnknownTool {
            what: "text without columns",
        });
    };
    Ok(reader_of(&header).unwrap_or(ToolReader::Table))
}

fn reader_of(header: &Header) -> Option<ToolReader> {
    let has = |name: &str| header.find(&[name]).is_some();
    match () {
        () if has("NVT OID") && (has("CVSS") || has("Severity")) => Some(ToolReader::OpenVasCsv),
        () if has("NVT Name") && has("Severity") => Some(ToolReader::OpenVasCsv),
        () if has("Plugin ID") && has("Risk") && has("Host") => {
            let of_tenable = has("Vulnerability State") || has("Last Found");
            Some(if of_tenable {
                ToolReader::TenableCsv
            } else {
                ToolReader::NessusCsv
            })
        }
        () if has("Plugin") && has("Plugin Name") && has("Severity") => {
            Some(ToolReader::TenableCsv)
        }
        () if has("definition.id") && has("severity") => Some(ToolReader::TenableCsv),
        () => None,
    }
}
