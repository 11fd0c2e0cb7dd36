//! What the columns of a table may hold, by their names and their cells.

use super::layout::{Layout, Table, cell};
use super::{cells, words as known};
use crate::domain::measure::evidence::table::{About, Role, TableMapping};
use crate::files::dates::{DateOrder, looks_like_date};

/// The names that columns mostly have, the most telling first; a name that only contains one of them comes after.
fn names(role: Role) -> &'static [&'static str] {
    match role {
        Role::Incident => &[
            "incident id",
            "incident number",
            "incident no",
            "ticket id",
            "ticket number",
            "issue key",
            "case number",
            "number",
            "incident",
            "ticket",
            "issue id",
            "id",
            "key",
            "case",
        ],
        Role::Started => &[
            "started",
            "reported",
            "opened",
            "created",
            "detected",
            "start",
            "opened at",
            "created at",
            "created date",
            "report date",
            "open date",
            "begin",
        ],
        Role::Responded => &[
            "responded",
            "first response",
            "acknowledged",
            "response at",
            "first reply",
            "response",
            "assigned at",
            "reaction",
        ],
        Role::Resolved => &[
            "resolved",
            "closed",
            "finished",
            "resolution date",
            "resolved at",
            "closed at",
            "completed",
            "done",
            "fixed",
            "ended",
            "end",
        ],
        Role::Severity => &["severity", "priority", "impact", "urgency"],
        Role::TargetHours => &[
            "sla hours",
            "sla target",
            "target hours",
            "sla target hours",
            "hours allowed",
            "sla h",
            "target",
        ],
        Role::TargetMet => &[
            "sla met",
            "met sla",
            "within sla",
            "sla status",
            "sla result",
            "in sla",
            "sla ok",
            "sla compliance",
            "on time",
            "sla",
        ],
        Role::TargetMissed => &[
            "sla breached",
            "breached",
            "sla missed",
            "sla violated",
            "breach",
            "missed",
            "violated",
        ],
        Role::Person => &[
            "person",
            "employee id",
            "employee",
            "name",
            "full name",
            "last name",
            "surname",
            "family name",
            "nachname",
            "participant",
            "learner",
            "staff",
            "user",
        ],
        Role::PersonId => &[
            "employee id",
            "employee number",
            "staff id",
            "personnel number",
            "email",
            "e mail",
            "email address",
            "user id",
            "username",
            "login",
        ],
        Role::FirstName => &["first name", "given name", "forename", "vorname"],
        Role::Course => &[
            "course",
            "module",
            "training",
            "course name",
            "training name",
            "course title",
            "topic",
            "kurs",
        ],
        Role::Passed => &[
            "result",
            "passed",
            "outcome",
            "completion status",
            "status",
            "score",
            "grade",
            "ergebnis",
        ],
        Role::Expires => &[
            "expires",
            "valid until",
            "expiry",
            "expiry date",
            "expiration date",
            "expires on",
            "renewal date",
            "next due",
            "due again",
            "recertification",
            "gültig bis",
        ],
        Role::Contained => &["contained", "contained at", "containment"],
        Role::State => &[
            "state",
            "status",
            "incident state",
            "vulnerability state",
            "ticket status",
            "stage",
        ],
        Role::Changed => &[
            "updated",
            "updated at",
            "last updated",
            "changed at",
            "changed",
            "modified",
            "last modified",
            "sys updated at",
            "sys updated on",
            "last change",
        ],
        Role::Ended => &[
            "outage end",
            "end",
            "ended",
            "until",
            "to",
            "end time",
            "restored",
            "back up",
            "resolved",
        ],
        Role::Planned => &[
            "planned",
            "maintenance",
            "scheduled",
            "unplanned",
            "geplant",
        ],
        Role::Finding => &[
            "cve",
            "vulnerability",
            "vulnerability id",
            "finding",
            "finding id",
            "plugin id",
            "alert",
            "alert number",
            "weakness",
            "qid",
            "rule",
            "title",
            "issue key",
            "id",
            "key",
        ],
        Role::Asset => &[
            "asset",
            "host",
            "hostname",
            "system",
            "ip",
            "ip address",
            "server",
            "device",
            "repository",
            "image",
            "component",
            "application",
        ],
        Role::Found => &[
            "found",
            "first found",
            "first seen",
            "discovered",
            "first discovered",
            "found on",
            "date found",
            "detected",
            "identified",
            "opened",
            "created",
        ],
        Role::Fixed => &[
            "fixed",
            "fixed on",
            "remediated",
            "mitigated",
            "patched",
            "date fixed",
            "fixed at",
            "closed",
            "resolved",
        ],
        Role::FixReady => &[
            "fix available",
            "patch available",
            "patch date",
            "patch publication date",
            "fix released",
            "patch released",
            "fix available on",
        ],
        Role::Completed => &[
            "completed",
            "completion date",
            "completed on",
            "date completed",
            "finished",
            "passed on",
            "completed at",
            "completion",
        ],
        Role::Due => &["due", "due date", "deadline", "due on", "due by"],
        Role::OnRoster => &[
            "required",
            "mandatory",
            "on roster",
            "in scope",
            "roster",
            "assigned",
            "has to",
        ],
        Role::Period => &[
            "month",
            "period",
            "date",
            "day",
            "week",
            "outage start",
            "start",
            "from",
            "time",
        ],
        Role::UpShare => &[
            "uptime",
            "availability",
            "uptime %",
            "uptime percent",
            "available",
            "sla actual",
            "up",
        ],
        Role::DownMinutes => &[
            "downtime minutes",
            "downtime",
            "outage minutes",
            "minutes down",
            "down min",
            "duration",
            "minutes",
            "outage",
        ],
    }
}

/// Guesses the mapping: the subject that most columns speak for.
pub fn mapping(layout: &Layout, table: &Table) -> TableMapping {
    let mut best: Option<(u32, TableMapping)> = None;
    for about in About::ALL {
        let mut mapping = TableMapping::new(&layout.header);
        mapping.about = about;
        let worth = fill(&mut mapping, layout, table);
        if best.as_ref().is_none_or(|(most, _)| worth > *most) {
            best = Some((worth, mapping));
        }
    }
    best.map_or_else(|| TableMapping::new(&layout.header), |(_, mapping)| mapping)
}

/// Guesses the columns for one subject; returns how much speaks for it.
pub fn fill(mapping: &mut TableMapping, layout: &Layout, table: &Table) -> u32 {
    let mut worth = 0;
    for &role in mapping.about.roles() {
        let mut best: Option<(u32, usize)> = None;
        for (column, name) in layout.header.iter().enumerate() {
            let is_taken = mapping
                .columns
                .iter()
                .any(|one| one.column as usize == column);
            let points = fit(role, name);
            let others = mapping.about.roles();
            let is_another = others.iter().any(|&other| fit(other, name) > points);
            let is_better = best.is_none_or(|(most, _)| points > most);
            if points > 0 && is_better && !is_taken && !is_another && holds(role, table, column) {
                best = Some((points, column));
            }
        }
        if let Some((points, column)) = best {
            mapping.set(role, Some(column));
            worth += points;
        }
    }
    worth
}

/// Returns how well the name fits: most for the very words, something for a name that has them in it.
fn fit(role: Role, name: &str) -> u32 {
    let words = words(name);
    for known in names(role) {
        if words == *known {
            return 4;
        }
    }
    let padded = format!(" {words} ");
    for known in names(role) {
        if padded.contains(&format!(" {known} ")) {
            return 2;
        }
    }
    0
}

/// Returns the words of a name: `Resolved_At (UTC)` is "resolved at utc", `createdDate` is "created date".
fn words(name: &str) -> String {
    let mut words = String::new();
    let mut before_is_small = false;
    for c in name.chars() {
        if c.is_uppercase() && before_is_small {
            words.push(' ');
        }
        before_is_small = c.is_lowercase();
        match c.is_alphanumeric() || c == '%' {
            true => words.extend(c.to_lowercase()),
            false => words.push(' '),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells whether the first cells can be what the role needs; an empty column can be anything.
fn holds(role: Role, table: &Table, column: usize) -> bool {
    const SAMPLE: usize = 20;
    let cells = table.rows.iter().map(|row| cell(row, Some(column)));
    let (mut good, mut seen) = (0_usize, 0_usize);
    for cell in cells.filter(|cell| !cell.is_empty()).take(SAMPLE) {
        seen += 1;
        good += usize::from(can_be(role, cell));
    }
    // A few that are wrong are for the reader to reject.
    good * 2 >= seen
}

fn can_be(role: Role, cell: &str) -> bool {
    match role {
        Role::Incident | Role::Severity => true,
        Role::Person => !looks_like_date(cell),
        Role::State | Role::Planned => known::known(role, cell).is_some(),
        Role::Passed => known::known(role, cell).is_some() || known::score(cell).is_some(),
        Role::PersonId | Role::FirstName | Role::Course | Role::Finding | Role::Asset => {
            !looks_like_date(cell)
        }
        Role::Period => cells::period(cell, DateOrder::DayFirst).is_some() || looks_like_date(cell),
        // An end that has no date yet says so in many words.
        role if role.is_end() && known::known(role, cell).is_some() => true,
        role if role.is_date() => {
            cells::moment(cell, DateOrder::DayFirst).is_some() || looks_like_date(cell)
        }
        Role::TargetHours => cells::hours(cell).is_some(),
        Role::TargetMet | Role::TargetMissed | Role::OnRoster => known::known(role, cell).is_some(),
        Role::UpShare => cells::share(cell, 1.0).is_some(),
        _ => cells::minutes(cell).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_words_however_they_are_written() {
        for name in [
            "created_date",
            "Created Date",
            "createdDate",
            " CREATED-DATE ",
        ] {
            assert_eq!(words(name), "created date", "{name}");
        }
        assert_eq!(words("Uptime (%)"), "uptime %");
    }

    #[test]
    fn the_very_name_fits_better_than_one_that_contains_it() {
        assert!(fit(Role::Resolved, "Resolved") > fit(Role::Resolved, "Resolved by team"));
        assert_eq!(fit(Role::Resolved, "Colour"), 0);
    }
}
