//! Words in the cells of a table, and what they mean wherever they come from.
//!
//! What is not here is asked about: a word has one meaning in one service desk and another in the next.

use super::super::severity_of;
use crate::domain::measure::evidence::Severity;
use crate::domain::measure::evidence::table::{Meaning, Role};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;

/// Marks that stand for "nothing": no date, no answer.
const NOTHING: &str = "?|??|-|--|---|–|—|.|...|…|*|/|n a|na|n.a|none|null|nil|nan|nat|undefined|blank|empty|unknown|\
    unbekannt|k.a|tbd|tba|not set|not available|keine|infinity";
const YES: &str = "yes|y|true|1|x|ja|oui|si|sí|required|mandatory|✓";
const NO: &str = "no|n|false|0|nein|non|exempt|optional|not required|✗";
const MET: &str = "met|kept|ok|within|within sla|in sla|sla met|on time|in time|achieved|passed|success|compliant|\
    fulfilled|eingehalten|erfüllt|respecté|cumplido|rispettato";
const MISSED: &str = "breached|breach|missed|violated|violation|failed|late|overdue|exceeded|out of sla|outside sla|\
    sla missed|sla breached|not met|not ok|nok|verletzt|überschritten|nicht eingehalten|incumplido";
const OPEN: &str = "open|opened|new|active|ongoing|in progress|work in progress|wip|running|assigned|acknowledged|\
    pending|on hold|hold|waiting|reopened|re opened|resurfaced|to do|todo|backlog|investigating|\
    under investigation|in review|triage|triaged|confirmed|detected|identified|monitoring|escalated|\
    unresolved|not resolved|not closed|not fixed|unfixed|unpatched|vulnerable|not yet|never|still open|\
    not completed|not started|offen|neu|in arbeit|in bearbeitung|wartend|laufend|ouvert|en cours|\
    abierto|en curso|aperto";
const DONE: &str = "closed|close|resolved|solved|done|fixed|completed|complete|finished|ended|over|mitigated|remediated|\
    patched|verified|cancelled|canceled|closed complete|closed incomplete|closed skipped|\
    closed duplicate|auto closed|resolved closed|not found|no longer detected|geschlossen|erledigt|\
    gelöst|behoben|beendet|abgeschlossen|fermé|clos|résolu|corrigé|cerrado|resuelto|corregido|chiuso|\
    risolto|corretto";
const ACCEPTED: &str = "accepted|risk accepted|accepted risk|accept risk|exception|exception approved|waived|won't fix|\
    wont fix|suppressed|ignored|akzeptiert|accepté";
const FALSE_POSITIVE: &str = "false positive|falsepositive|fp|not applicable|not a vulnerability|invalid|false alarm|fehlalarm|\
    faux positif";
const PASSED: &str = "passed|pass|completed|complete|done|finished|success|successful|satisfactory|satisfied|certified|\
    valid|current|ok|bestanden|erfolgreich|abgeschlossen|réussi|aprobado|superato|\
    passed with distinction|completed passed";
const FAILED: &str = "failed|fail|not passed|incomplete|not complete|not completed|completed failed|in progress|started|\
    not started|not attempted|enrolled|registered|assigned|invited|open|pending|no show|absent|missed|\
    expired|lapsed|overdue|withdrawn|cancelled|nicht bestanden|durchgefallen|échoué|suspenso";
const PLANNED: &str = "planned|scheduled|maintenance|planned maintenance|scheduled maintenance|wartung|geplant|planifié";
const UNPLANNED: &str =
    "unplanned|unscheduled|incident|outage|failure|emergency|ungeplant|störung|imprévu";
/// Words that service desks use for severities beside those of scanners, worst first. Of five steps, the first is critical.
const SEVERITIES: [(&str, Severity); 4] = [
    (
        "highest|very high|blocker|urgent|p1|s1|sev1|sev 1|severity 1|priority 1|kritisch|sehr hoch|\
         critique|crítico|crítica|critico|critica|kritiek",
        Severity::Critical,
    ),
    (
        "major|p2|s2|sev2|sev 2|severity 2|priority 2|hoch|élevé|élevée|haute|alto|alta|hoog",
        Severity::High,
    ),
    (
        "normal|p3|s3|sev3|sev 3|severity 3|priority 3|mittel|moyen|moyenne|medio|media",
        Severity::Medium,
    ),
    (
        "minor|lowest|very low|trivial|p4|p5|s4|sev4|sev 4|sev5|niedrig|gering|faible|bajo|baja|basso",
        Severity::Low,
    ),
];

/// Tells whether the list, whose words are kept apart by a bar, has the word.
fn has(list: &str, word: &str) -> bool {
    list.split('|').any(|known| known == word)
}

/// Returns what the text means in a column of the role; `None` for what is not known, or says nothing.
pub fn known(role: Role, text: &str) -> Option<Meaning> {
    let word = normal(text);
    let word = word.as_str();
    let yes = has(YES, word);
    let no = has(NO, word) || (word == "-" && role == Role::OnRoster);
    match role {
        Role::Severity => severity(word),
        Role::TargetMet => one_of(&[
            (has(MET, word) || yes, Meaning::Met),
            (has(MISSED, word) || no, Meaning::Missed),
        ]),
        // A yes under "breached" is a miss, but a word speaks for itself.
        Role::TargetMissed => one_of(&[
            (has(MET, word) || no, Meaning::Met),
            (has(MISSED, word) || yes, Meaning::Missed),
        ]),
        Role::OnRoster => one_of(&[(yes, Meaning::Yes), (no, Meaning::No)]),
        Role::Planned => one_of(&[
            (has(PLANNED, word) || yes, Meaning::Yes),
            (has(UNPLANNED, word) || no, Meaning::No),
        ]),
        Role::State => one_of(&[
            (has(OPEN, word), Meaning::Open),
            (
                word.starts_with("awaiting ") || word.starts_with("waiting "),
                Meaning::Open,
            ),
            (has(DONE, word), Meaning::Done),
            (has(ACCEPTED, word), Meaning::Accepted),
            (has(FALSE_POSITIVE, word), Meaning::FalsePositive),
        ]),
        Role::Passed => one_of(&[
            (has(PASSED, word), Meaning::Passed),
            (has(FAILED, word), Meaning::Failed),
            // A bare number is a score.
            (yes && word != "1", Meaning::Passed),
            (no && word != "0", Meaning::Failed),
        ]),
        role if role.is_end() => one_of(&[
            (says_nothing(text) || is_zero(word), Meaning::Open),
            (has(OPEN, word) || (no && word != "0"), Meaning::Open),
            (has(DONE, word) || (yes && word != "1"), Meaning::Done),
        ]),
        _ => None,
    }
}

/// Tells whether the text stands for "nothing".
pub fn says_nothing(text: &str) -> bool {
    let word = normal(text);
    word.is_empty() || has(NOTHING, &word) || has(NOTHING, text.trim())
}

/// Reads a score, in percent or in points.
pub fn score(text: &str) -> Option<f64> {
    let bare = text.trim().trim_end_matches('%').trim_end();
    quantity::parse(Unit::Score, bare, "")
        .ok()
        .map(|value| value.get())
}

fn one_of(choices: &[(bool, Meaning)]) -> Option<Meaning> {
    let found = choices.iter().find(|(is_it, _)| *is_it);
    found.map(|(_, meaning)| *meaning)
}

/// Reads a severity; bare numbers are none, for some tools count up and others down.
fn severity(word: &str) -> Option<Meaning> {
    let of = |word: &str| {
        let known = SEVERITIES.iter().find(|(names, _)| has(names, word));
        known
            .map(|(_, severity)| *severity)
            .or_else(|| severity_of(word))
            .and_then(Meaning::of_severity)
    };
    // "1 critical", as ServiceNow's "1 - Critical" is by now, names the severity behind its number.
    of(word).or_else(|| {
        let (number, behind) = word.split_once(' ')?;
        let is_number = number
            .trim_start_matches(['p', 's'])
            .bytes()
            .all(|b| b.is_ascii_digit());
        of(behind).filter(|_| is_number)
    })
}

/// Tells whether it is a date of zeros, as databases write it for none.
fn is_zero(word: &str) -> bool {
    let mut digits = word.chars().filter(char::is_ascii_digit).peekable();
    digits.peek().is_some()
        && digits.all(|digit| digit == '0')
        && !word.chars().any(char::is_alphabetic)
}

/// Returns a text in small letters, with one space wherever words are kept apart.
fn normal(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let text = text.trim_matches(['(', ')', '<', '>', '[', ']', '#', '!', '"', '\'']);
    if !text.contains(char::is_alphabetic) {
        return text.trim().to_owned();
    }
    let apart = text.replace(['_', '-', '/', ':', ','], " ");
    let words: Vec<&str> = apart.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_under_breached_means_missed_but_a_word_speaks_for_itself() {
        assert_eq!(known(Role::TargetMet, "Yes"), Some(Meaning::Met));
        assert_eq!(known(Role::TargetMissed, "Yes"), Some(Meaning::Missed));
        assert_eq!(known(Role::TargetMet, "Breached"), Some(Meaning::Missed));
        assert_eq!(known(Role::TargetMissed, "met"), Some(Meaning::Met));
        assert_eq!(known(Role::TargetMet, "perhaps"), None);
        assert_eq!(known(Role::TargetMet, "-"), None);
    }

    #[test]
    fn bare_numbers_are_no_severity_but_a_word_behind_one_is() {
        assert_eq!(known(Role::Severity, " High "), Some(Meaning::High));
        assert_eq!(known(Role::Severity, "P3"), Some(Meaning::Medium));
        assert_eq!(
            known(Role::Severity, "1 - Critical"),
            Some(Meaning::Critical)
        );
        assert_eq!(known(Role::Severity, "P2: High"), Some(Meaning::High));
        assert_eq!(known(Role::Severity, "Sev-1"), Some(Meaning::Critical));
        assert_eq!(known(Role::Severity, "kritisch"), Some(Meaning::Critical));
        for unknown in ["4", "purple", "Severe", "", "-"] {
            assert_eq!(known(Role::Severity, unknown), None, "{unknown}");
        }
    }

    #[test]
    fn an_end_is_open_by_any_mark() {
        for mark in [
            "?",
            "-",
            "n/a",
            "N/A",
            "NULL",
            "(null)",
            "<null>",
            "#N/A",
            "open",
            "Offen",
            "None",
            "NaT",
            "in progress",
            "IN_PROGRESS",
            "not yet",
            "0000-00-00 00:00:00",
            "00.00.0000",
            "infinity",
            "…",
            "TBD.",
        ] {
            assert_eq!(known(Role::Resolved, mark), Some(Meaning::Open), "{mark}");
        }
        assert_eq!(known(Role::Resolved, "Done"), Some(Meaning::Done));
        assert_eq!(known(Role::Resolved, "yes"), Some(Meaning::Done));
        for other in ["2026-10-05", "soon", "1", "10"] {
            assert_eq!(known(Role::Resolved, other), None, "{other}");
        }
    }

    #[test]
    fn results_are_words_or_scores() {
        assert_eq!(known(Role::Passed, "Not passed"), Some(Meaning::Failed));
        assert_eq!(known(Role::Passed, "Completed"), Some(Meaning::Passed));
        assert_eq!(known(Role::Passed, "1"), None);
        assert_eq!(score("85 %"), Some(85.0));
        assert_eq!(score("good"), None);
    }
}
