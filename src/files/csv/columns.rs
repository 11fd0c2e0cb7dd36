//! What the columns of a table of measurements hold.

use super::read::TableRefusal;
use crate::files::dates::{can_be_date, looks_like_date, month};
use crate::files::table::Sheet;
use crate::files::table::sense::{is_value, words};

/// What the columns hold, by their position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// None: the table is a column of values.
    pub at: Option<usize>,
    pub value: usize,
    pub part: Option<usize>,
    pub whole: Option<usize>,
    /// Of how many cases the value is the mean or the share.
    pub cases: Option<usize>,
    pub from: Option<usize>,
    pub unit: Option<usize>,
    pub note: Option<usize>,
    pub source: Option<usize>,
    pub entered_by: Option<usize>,
    pub set_aside: Option<usize>,
    pub kpi: Option<usize>,
    /// Whether the columns were named, rather than taken to be in the usual order.
    pub named: bool,
}

impl Columns {
    /// Returns the columns of parts and of wholes, where there are both.
    pub(super) fn parts(&self) -> Option<(usize, usize)> {
        self.part.zip(self.whole)
    }
}

/// The columns of a table without names.
const USUAL: Columns = Columns {
    at: Some(0),
    value: 1,
    part: None,
    whole: None,
    cases: None,
    note: Some(2),
    source: Some(3),
    entered_by: Some(4),
    set_aside: None,
    from: None,
    unit: None,
    kpi: None,
    named: false,
};

const AT: &[&str] = &[
    "date",
    "at",
    "day",
    "when",
    "measured",
    "measured at",
    "measured on",
    "period end",
    "timestamp",
    "time",
    "date time",
    "datetime",
    "month",
    "period",
    "datum",
    "tag",
    "monat",
    "zeit",
    "zeitpunkt",
    "fecha",
    "mois",
    "mes",
];
const VALUE: &[&str] = &[
    "value",
    "actual",
    "result",
    "measurement",
    "wert",
    "ist",
    "valeur",
    "valor",
];
const PART: &[&str] = &["part", "numerator"];
const WHOLE: &[&str] = &["whole", "denominator"];
const CASES: &[&str] = &["cases", "of how many", "number of cases", "answers"];
const FROM: &[&str] = &["period start", "from", "start", "period from"];
const UNIT: &[&str] = &["unit", "units", "einheit"];
const NOTE: &[&str] = &["note", "notes", "comment", "comments", "remark", "remarks"];
const SOURCE: &[&str] = &["source", "data source"];
const ENTERED_BY: &[&str] = &["entered by", "by", "author", "who"];
const KPI: &[&str] = &[
    "kpi",
    "kpi name",
    "kpis",
    "metric",
    "indicator",
    "measure",
    "kennzahl",
    "indicateur",
    "indicador",
];
const SET_ASIDE: &[&str] = &["set aside", "excluded"];
const NAMES: [&[&str]; 12] = [
    AT, VALUE, PART, WHOLE, CASES, FROM, UNIT, NOTE, SOURCE, ENTERED_BY, SET_ASIDE, KPI,
];

/// Tells how well the cell is known as the name of a column: 2 when it is one.
pub(super) fn knows(cell: &str) -> u32 {
    2 * u32::from(is_name(&words(cell)))
}

fn is_name(words: &str) -> bool {
    NAMES.iter().any(|names| names.contains(&words))
}

/// Returns what the columns of the table hold.
pub(super) fn columns(sheet: &Sheet) -> Result<Columns, TableRefusal> {
    let names: Vec<String> = sheet.layout.names.iter().map(|name| words(name)).collect();
    if names.len() == 1 {
        return Ok(Columns {
            at: None,
            value: 0,
            note: None,
            source: None,
            entered_by: None,
            set_aside: None,
            ..USUAL
        });
    }
    if !names.iter().any(|name| is_name(name)) {
        return Ok(USUAL);
    }
    let find = |known: &[&str]| {
        // The names that tell the most come first, and so do those of the first columns.
        (known.iter()).find_map(|name| names.iter().position(|one| one == name))
    };
    let first = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
    let missing = |name| TableRefusal::NoColumn { name };
    let (at, value) = match (first(AT), find(VALUE)) {
        (Some(at), value) => (
            at,
            (value.or_else(|| other(sheet, &names, &is_value))).ok_or_else(|| missing("value"))?,
        ),
        (None, Some(value)) => (
            other(sheet, &names, &can_be_date).ok_or_else(|| missing("date"))?,
            value,
        ),
        (None, None) => return Err(missing("date")),
    };
    Ok(Columns {
        at: Some(at),
        value,
        part: find(PART),
        whole: find(WHOLE),
        cases: find(CASES),
        from: find(FROM),
        unit: find(UNIT),
        note: find(NOTE),
        source: find(SOURCE),
        entered_by: find(ENTERED_BY),
        set_aside: find(SET_ASIDE),
        kpi: find(KPI),
        named: true,
    })
}

/// Tells whether the name is that of a column of KPIs.
pub(super) fn is_kpi(name: &str) -> bool {
    KPI.contains(&words(name).as_str())
}

/// Returns the column of dates: by its name, or the first of which every cell is one.
pub(super) fn date_column(sheet: &Sheet) -> Option<usize> {
    let names = sheet.layout.names.iter();
    let named = names
        .map(|name| words(name))
        .position(|name| AT.contains(&name.as_str()));
    named.or_else(|| {
        (0..sheet.layout.names.len()).find(|&column| {
            let mut cells = sheet
                .column(column)
                .filter(|cell| !cell.is_empty())
                .peekable();
            cells.peek().is_some() && cells.all(looks_like_day)
        })
    })
}

fn looks_like_day(cell: &str) -> bool {
    looks_like_date(cell) || month(cell).is_some()
}

/// Returns what the columns beside that of the KPIs hold: the values by their name, or the only column that has some.
pub(super) fn beside_kpi(sheet: &Sheet, kpi: usize) -> Option<Columns> {
    let names: Vec<String> = sheet.layout.names.iter().map(|name| words(name)).collect();
    let find = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
    let at = date_column(sheet).filter(|at| *at != kpi);
    let is_values = |column: usize| {
        let mut cells = sheet
            .column(column)
            .filter(|cell| !cell.is_empty())
            .peekable();
        cells.peek().is_some() && cells.any(is_value)
    };
    let value = find(VALUE).or_else(|| {
        (0..names.len()).find(|&column| {
            column != kpi && Some(column) != at && !is_name(&names[column]) && is_values(column)
        })
    })?;
    Some(Columns {
        at,
        value,
        part: find(PART),
        whole: find(WHOLE),
        cases: find(CASES),
        from: find(FROM),
        unit: find(UNIT),
        note: find(NOTE),
        source: find(SOURCE),
        entered_by: find(ENTERED_BY),
        set_aside: find(SET_ASIDE),
        kpi: Some(kpi),
        named: true,
    })
}

/// Returns the one column with a name of its own, like that of the KPI; of several the one whose cells are all of the kind.
fn other(sheet: &Sheet, names: &[String], is_kind: &dyn Fn(&str) -> bool) -> Option<usize> {
    let others = || {
        let all = names.iter().enumerate();
        all.filter(|(_, name)| !name.is_empty() && !is_name(name))
            .map(|(position, _)| position)
    };
    let is_filled = |column: &usize| {
        let mut cells = sheet
            .column(*column)
            .filter(|cell| !cell.is_empty())
            .peekable();
        cells.peek().is_some() && cells.all(is_kind)
    };
    let only =
        |mut all: Box<dyn Iterator<Item = usize> + '_>| all.next().filter(|_| all.next().is_none());
    only(Box::new(others())).or_else(|| only(Box::new(others().filter(is_filled))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Result<(Option<usize>, usize), TableRefusal> {
        let sheet = Sheet::of(text, &knows, &|_| false, &mut |_| {}).unwrap();
        columns(&sheet).map(|columns| (columns.at, columns.value))
    }

    #[test]
    fn columns_are_found_by_any_usual_name_in_any_order() {
        for (text, expected) in [
            ("Value,,DATE,date,\n1,,2026-11-24,,", (Some(2), 0)),
            ("Measured on,SLA compliance\n2026-11-24,1", (Some(0), 1)),
            ("Stichtag,Ergebnis\n2026-11-24,1", (Some(0), 1)),
            ("2026-11-24,99", (Some(0), 1)),
            ("Host,Time,Uptime\na,2026-11-24,99", (Some(1), 2)),
            ("99\n98", (None, 0)),
        ] {
            assert_eq!(found(text), Ok(expected), "{text}");
        }
        assert_eq!(
            found("note,value\na,1\n"),
            Err(TableRefusal::NoColumn { name: "date" })
        );
    }
}
