//! Words in the cells of a table: yes and no, severities.

/// Reads yes or no; `met` and `breached` say it themselves, whatever the column is called.
pub fn is_met(text: &str, yes_means: bool) -> Option<bool> {
    const MET: [&str; 7] = [
        "met",
        "within",
        "within sla",
        "in sla",
        "on time",
        "achieved",
        "passed",
    ];
    const MISSED: [&str; 8] = [
        "breached",
        "missed",
        "violated",
        "failed",
        "late",
        "overdue",
        "out of sla",
        "not met",
    ];
    let word = text.trim().to_lowercase();
    if MET.contains(&word.as_str()) {
        return Some(true);
    }
    if MISSED.contains(&word.as_str()) {
        return Some(false);
    }
    yes(&word).map(|yes| yes == yes_means)
}

/// Reads yes or no.
pub fn yes(text: &str) -> Option<bool> {
    const YES: [&str; 8] = ["yes", "y", "true", "1", "x", "ja", "oui", "required"];
    const NO: [&str; 8] = ["no", "n", "false", "0", "-", "nein", "non", "exempt"];
    let word = text.trim().to_lowercase();
    match (YES.contains(&word.as_str()), NO.contains(&word.as_str())) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// Tells whether a severity is high or critical; `None` for words that are not known, and for bare numbers, which some
/// tools count up and others down.
pub fn is_serious(text: &str) -> Option<bool> {
    const HIGH: [&str; 12] = [
        "critical", "high", "highest", "blocker", "urgent", "major", "p1", "p2", "sev1", "sev2",
        "sev-1", "sev-2",
    ];
    const LOW: [&str; 18] = [
        "medium",
        "moderate",
        "normal",
        "minor",
        "low",
        "lowest",
        "trivial",
        "info",
        "informational",
        "none",
        "p3",
        "p4",
        "p5",
        "sev3",
        "sev4",
        "sev-3",
        "sev-4",
        "sev5",
    ];
    let word = text.trim().to_lowercase();
    match (HIGH.contains(&word.as_str()), LOW.contains(&word.as_str())) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_under_breached_means_missed_but_a_word_speaks_for_itself() {
        assert_eq!(is_met("Yes", true), Some(true));
        assert_eq!(is_met("Yes", false), Some(false));
        assert_eq!(is_met("Breached", true), Some(false));
        assert_eq!(is_met("met", false), Some(true));
        assert_eq!(is_met("perhaps", true), None);
    }

    #[test]
    fn bare_numbers_are_no_severity() {
        assert_eq!(is_serious(" High "), Some(true));
        assert_eq!(is_serious("P3"), Some(false));
        assert_eq!(is_serious("4"), None);
    }
}
