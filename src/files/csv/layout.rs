//! Finds out what each column of a table of measurements holds.

use super::read::TableRefusal;
use super::rows::Row;

/// What the columns hold, by their position.
#[derive(Debug, PartialEq)]
pub(super) struct Columns {
    pub at: usize,
    pub value: usize,
    pub from: Option<usize>,
    pub unit: Option<usize>,
    pub note: Option<usize>,
    pub source: Option<usize>,
    pub entered_by: Option<usize>,
    pub kpi: Option<usize>,
    /// How many cells a row may have.
    pub count: usize,
    /// Whether the columns were named, rather than taken to be in the usual order.
    pub named: bool,
}

/// The columns of a table without names.
const USUAL: Columns = Columns {
    at: 0,
    value: 1,
    note: Some(2),
    source: Some(3),
    entered_by: Some(4),
    from: None,
    unit: None,
    kpi: None,
    count: 5,
    named: false,
};

const AT: &[&str] = &[
    "date",
    "at",
    "day",
    "when",
    "measured",
    "measured_at",
    "measured_on",
    "period_end",
    "timestamp",
    "datum",
];
const VALUE: &[&str] = &[
    "value",
    "actual",
    "result",
    "measurement",
    "wert",
    "valeur",
    "valor",
];
const FROM: &[&str] = &["period_start", "from", "start", "period_from"];
const UNIT: &[&str] = &["unit", "units"];
const NOTE: &[&str] = &["note", "notes", "comment", "comments", "remark", "remarks"];
const SOURCE: &[&str] = &["source", "data_source"];
const ENTERED_BY: &[&str] = &["entered_by", "by", "author", "who"];
const KPI: &[&str] = &["kpi", "kpi_name"];
const NAMES: [&[&str]; 8] = [AT, VALUE, FROM, UNIT, NOTE, SOURCE, ENTERED_BY, KPI];

/// Returns what the columns hold, and whether the first row only says so.
pub(super) fn columns(first: &Row) -> Result<(Columns, bool), TableRefusal> {
    let names: Vec<String> = first.cells.iter().map(|cell| normal(cell)).collect();
    if !names.iter().any(|name| is_name(name)) {
        // A first row without any date names the columns in words that are not known here.
        let is_header = !first
            .cells
            .iter()
            .any(|cell| cell.contains(|c: char| c.is_ascii_digit()));
        return Ok((USUAL, is_header));
    }
    let find = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
    // One column with a name of its own, like that of the KPI, is the one that is missing.
    let mut others = (names.iter().enumerate())
        .filter(|(_, name)| !name.is_empty() && !is_name(name))
        .map(|(position, _)| position);
    let other = others.next().filter(|_| others.next().is_none());
    let missing = |name| TableRefusal::NoColumn { name };
    let (at, value) = match (find(AT), find(VALUE)) {
        (Some(at), value) => (at, value.or(other).ok_or_else(|| missing("value"))?),
        (None, Some(value)) => (other.ok_or_else(|| missing("date"))?, value),
        (None, None) => return Err(missing("date")),
    };
    let columns = Columns {
        at,
        value,
        from: find(FROM),
        unit: find(UNIT),
        note: find(NOTE),
        source: find(SOURCE),
        entered_by: find(ENTERED_BY),
        kpi: find(KPI),
        count: names.len(),
        named: true,
    };
    Ok((columns, true))
}

pub(super) fn is_name(cell: &str) -> bool {
    let name = normal(cell);
    NAMES.iter().any(|names| names.contains(&name.as_str()))
}

fn normal(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_any_usual_name_in_any_order() {
        let found = |names: &[&str]| {
            let cells = names.iter().map(|name| (*name).to_owned()).collect();
            columns(&Row { line: 1, cells }).map(|(columns, _)| (columns.at, columns.value))
        };
        assert_eq!(found(&["Value", "", "DATE", "date", ""]), Ok((2, 0)));
        assert_eq!(found(&["Measured on", "SLA compliance"]), Ok((0, 1)));
        assert_eq!(found(&["Stichtag", "Ergebnis"]), Ok((0, 1)));
        assert_eq!(found(&["2026-11-24", "99"]), Ok((0, 1)));
        assert_eq!(
            found(&["note", "value"]),
            Err(TableRefusal::NoColumn { name: "date" })
        );
    }
}
