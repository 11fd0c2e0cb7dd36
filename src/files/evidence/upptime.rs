//! Upptime's `history/summary.json`: one entry a site, its shares as texts like "99.98%". It has no date.

use super::node::Node;
use super::refusal::EvidenceRefusal;
use crate::domain::measure::evidence::uptime::{Site, WINDOWS, reading};
use crate::domain::measure::evidence::{Reading, ToolReader};
use crate::files::json;

const KEYS: [&str; 7] = [
    "name",
    "slug",
    "uptime",
    "uptimeDay",
    "uptimeWeek",
    "uptimeMonth",
    "uptimeYear",
];

pub(super) fn read(text: &str) -> Result<Reading, EvidenceRefusal> {
    let value = json::read_keys(text, &KEYS)?;
    let root = Node::root(&value);
    let mut sites = Vec::new();
    for site in root.elements()? {
        sites.push(Site {
            name: match site.text("name") {
                "" => site.text("slug"),
                name => name,
            },
            up: std::array::from_fn(|position| share(&site, WINDOWS[position].key)),
        });
    }
    Ok(reading(ToolReader::Upptime, &sites))
}

/// Returns the share as it is written: a text, or a number.
fn share(site: &Node, key: &str) -> String {
    match (site.text(key), site.number(key)) {
        ("", Some(number)) => number.to_string(),
        (text, _) => text.to_owned(),
    }
}
