//! OpenVAS and Greenbone: their results as a table.

use std::collections::BTreeSet;

use super::openvas_xml::Results;
use super::refusal::EvidenceRefusal;
use super::rows::{Header, Row, cell, each_row};
use crate::domain::measure::evidence::tally::Tally;
use crate::domain::measure::evidence::{Reading, Sort, ToolReader};
use crate::files::dates;

pub(super) fn read(
    text: &str,
    progress: &mut dyn FnMut(usize),
) -> Result<Reading, EvidenceRefusal> {
    let Some(header) = Header::of(text) else {
        return Err(EvidenceRefusal::Empty);
    };
    let find = |name: &str| header.find(&[name]);
    let (score, word, id) = (find("CVSS"), find("Severity"), find("Result ID"));
    let (host, solution, at) = (find("IP"), find("Solution Type"), find("Timestamp"));
    let (port, test) = (find("Port"), find("NVT OID"));
    let mut tally = Tally::default();
    tally.looks_for(Sort::Vulnerability);
    header.note_repeated(&[score, word, id], &mut tally);
    let mut results = Results::default();
    let mut hosts = BTreeSet::new();
    each_row(
        text,
        &header,
        &mut tally,
        progress,
        &mut |row: &Row, tally| {
            hosts.insert(cell(row, host).to_owned());
            tally.dated(dates::of_tool(cell(row, at)));
            let fix = results.fix(cell(row, solution));
            let identity = [id, host, port, test].map(|column| cell(row, column));
            results.count(identity, cell(row, score), cell(row, word), fix, tally);
        },
    )?;
    Ok(results.finish(tally, ToolReader::OpenVasCsv, hosts.len()))
}
