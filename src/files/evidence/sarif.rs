//! SARIF 2.1.0, which many scanners write.
//!
//! Source: OASIS, *Static Analysis Results Interchange Format (SARIF) Version 2.1.0*; sections are named below. Its levels
//! (error, warning, note) are not severities: there is no "critical" among them. The number `security-severity` is
//! GitHub's addition, in which some tools write a word. Tools that know a severity better than its score write it as a
//! tag (Trivy), which therefore goes before the number. What has neither is unknown.

use std::collections::BTreeSet;

use super::node::Node;
use super::refusal::EvidenceRefusal;
use super::severity_of;
use crate::domain::measure::evidence::tally::{Finding, Tally};
use crate::domain::measure::evidence::{Reading, Reason, Severity, Sort, ToolReader};
use crate::files::dates;
use crate::files::json;

const VERSION: &str = "2.1.0";
const SCORE: &str = "security-severity";
/// Further properties in which tools write a word for the severity: Checkmarx and others, Bandit.
const WORDS: [&str; 2] = ["severity", "issue_severity"];
const KEYS: [&str; 28] = [
    "version",
    "runs",
    "tool",
    "driver",
    "extensions",
    "name",
    "rules",
    "id",
    "properties",
    SCORE,
    WORDS[0],
    WORDS[1],
    "tags",
    "results",
    "ruleId",
    "ruleIndex",
    "rule",
    "index",
    "toolComponent",
    "suppressions",
    "status",
    "baselineState",
    "kind",
    "invocations",
    "startTimeUtc",
    "endTimeUtc",
    "executionSuccessful",
    "externalPropertyFileReferences",
];

pub(super) fn read(text: &str) -> Result<Reading, EvidenceRefusal> {
    let value = json::read_keys(text, &KEYS)?;
    let root = Node::root(&value);
    let version = root.text("version");
    if version != VERSION {
        let version = version.to_owned();
        return Err(EvidenceRefusal::OtherSarif { version });
    }
    let mut tally = Tally::default();
    let mut tools = BTreeSet::new();
    for run in root.list("runs")? {
        let tool = run.child("tool");
        let driver = tool.as_ref().and_then(|tool| tool.child("driver"));
        let name = driver.as_ref().map_or("", |driver| driver.text("name"));
        tools.insert(name.to_owned());
        read_run(&run, name, &mut tally)?;
    }
    let about = tools.into_iter().collect::<Vec<_>>().join(", ");
    tally.note(format!(
        "SARIF does not say what a tool looks for: check that {} finds what the KPI counts.",
        if about.is_empty() { "this one" } else { &about }
    ));
    Ok(tally.finish(ToolReader::Sarif, about))
}

fn read_run(run: &Node, name: &str, tally: &mut Tally) -> Result<(), EvidenceRefusal> {
    for invocation in run.list("invocations")? {
        let ended = dates::of_tool(invocation.text("endTimeUtc"));
        tally.dated(ended.or_else(|| dates::of_tool(invocation.text("startTimeUtc"))));
        if invocation.is_false("executionSuccessful") {
            tally.may_miss_some(&format!(
                "the run of {name} did not succeed, the file says."
            ));
        }
    }
    // Section 3.14.23: an empty list where nothing was found; null or nothing where the tool did not get that far.
    if !run.has("results") {
        let elsewhere = (run.child("externalPropertyFileReferences"))
            .is_some_and(|references| references.has("results"));
        tally.may_miss_some(&match elsewhere {
            true => format!("the results of {name} are in another file."),
            false => format!("the run of {name} has no list of results, so it did not look."),
        });
        return Ok(());
    }
    tally.looks_for(Sort::Vulnerability);
    let tool = run.child("tool");
    let driver = tool.as_ref().and_then(|tool| tool.child("driver"));
    let extensions = tool
        .as_ref()
        .map_or(Ok(Vec::new()), |tool| tool.list("extensions"))?;
    let of_driver = driver
        .as_ref()
        .map_or(Ok(Vec::new()), |driver| driver.list("rules"))?;
    let mut rules = Rules(vec![(name, of_driver)]);
    for extension in &extensions {
        rules
            .0
            .push((extension.text("name"), extension.list("rules")?));
    }
    for result in run.list("results")? {
        match left_out(&result)? {
            Some(reason) => tally.leave_out(reason),
            None => count(&result, &rules, tally),
        }
    }
    Ok(())
}

/// Returns why a result is no finding of today.
fn left_out(result: &Node) -> Result<Option<Reason>, EvidenceRefusal> {
    // Section 3.27.9: of the kinds, "fail" is the default, and "open" and "review" wait for a person.
    match result.text("kind") {
        "pass" | "notApplicable" => return Ok(Some(Reason::Passed)),
        "informational" => return Ok(Some(Reason::Informational)),
        _ => {}
    }
    // Section 3.27.24.
    if result.text("baselineState") == "absent" {
        return Ok(Some(Reason::Gone));
    }
    // Sections 3.27.23 and 3.35.3: suppressed, unless a suppression was rejected or is still being reviewed.
    let suppressions = result.list("suppressions")?;
    let settled = (suppressions.iter())
        .all(|suppression| !matches!(suppression.text("status"), "underReview" | "rejected"));
    Ok((settled && !suppressions.is_empty()).then_some(Reason::Suppressed))
}

fn count(result: &Node, rules: &Rules, tally: &mut Tally) {
    let rule = rules.find(result);
    let of_result = result.child("properties");
    let of_rule = rule.and_then(|rule| rule.child("properties"));
    let properties = || of_result.iter().chain(&of_rule);
    // What is said of the result itself goes before what is said of its rule.
    let severity = properties().find_map(severity_in);
    let tagged =
        |tag: &str| properties().any(|properties| properties.texts("tags").any(|it| it == tag));
    tally.count(Finding {
        // Trivy and others that look for several things tag their rules so.
        sort: match () {
            () if tagged("misconfiguration") => Sort::Misconfiguration,
            () if tagged("secret") => Sort::Secret,
            () if tagged("license") => Sort::Licence,
            () => Sort::Vulnerability,
        },
        severity: severity.unwrap_or(Severity::Unknown),
        fix: None,
        dependency: "",
    });
}

/// Returns the severity that the properties of a result or a rule name: by a tag, by the score or the word in its place,
/// or by a word in another property.
fn severity_in(properties: &Node) -> Option<Severity> {
    const TAGS: [&str; 7] = [
        "critical",
        "high",
        "medium",
        "moderate",
        "low",
        "negligible",
        "unknown",
    ];
    let is_severity = |tag: &&str| TAGS.iter().any(|known| tag.eq_ignore_ascii_case(known));
    let tag = (properties.texts("tags").find(is_severity)).and_then(severity_of);
    let score = || match properties.number(SCORE) {
        Some(score) => Some(rated(score)),
        None => severity_of(properties.text(SCORE)),
    };
    let word = || (WORDS.iter()).find_map(|key| severity_of(properties.text(key)));
    tag.or_else(score).or_else(word)
}

/// Returns the severity of a score. 0.0 stands for "none given", as Trivy writes it for what nobody has rated.
///
/// Source: GitHub, "SARIF support for code scanning", reportingDescriptor object: "A value of 0.0, or any other value
/// outside the given range, is regarded as having no security severity."
fn rated(score: f64) -> Severity {
    match score == 0.0 {
        true => Severity::Unrated,
        false => Severity::of_score(score),
    }
}

/// The rules of a run: those of the tool itself first, then those of its extensions.
struct Rules<'a>(Vec<(&'a str, Vec<Node<'a>>)>);

impl Rules<'_> {
    /// Finds the rule that the result broke, by its position or by its name (sections 3.27.5 to 3.27.7 and 3.52).
    fn find(&self, result: &Node) -> Option<&Node<'_>> {
        let reference = result.child("rule");
        let of_reference = |key| reference.as_ref().and_then(|rule| rule.position(key));
        let component = reference
            .as_ref()
            .and_then(|rule| rule.child("toolComponent"));
        let part = component.map_or(Some(0), |component| self.part(&component));
        let position = of_reference("index").or_else(|| result.position("ruleIndex"));
        if let Some(rule) = position.and_then(|position| self.0.get(part?)?.1.get(position)) {
            return Some(rule);
        }
        let named = reference.as_ref().map_or("", |rule| rule.text("id"));
        let mut id = if named.is_empty() {
            result.text("ruleId")
        } else {
            named
        };
        loop {
            let rules = self.0.iter().flat_map(|(_, rules)| rules);
            let found = rules
                .into_iter()
                .find(|rule| !id.is_empty() && rule.text("id") == id);
            match (found, id.rsplit_once('/')) {
                // "CA1000/1" is a finding of the rule "CA1000".
                (None, Some((shorter, _))) => id = shorter,
                (found, _) => return found,
            }
        }
    }

    /// Returns the position of the part of the tool that has the rule; `None` where only a GUID names it.
    fn part(&self, component: &Node) -> Option<usize> {
        match component.position("index") {
            Some(extension) => extension.checked_add(1),
            None => {
                let name = component.text("name");
                let is_it = |(part, _): &(&str, _)| !name.is_empty() && *part == name;
                self.0.iter().position(is_it)
            }
        }
    }
}
