//! Rows that only add others up: left out, and named, so that nothing counts twice.

use super::sense::{is_number, number, words};
use super::split::Row;
use crate::files::dates;

/// Words that say so alone, or with the name of what is added up: `Total`, `Total: 4`, `Service A Total`.
const TOTALS: [&str; 28] = [
    "grand total",
    "sub total",
    "subtotal",
    "total",
    "totals",
    "overall total",
    "total general",
    "total général",
    "sous total",
    "gesamtsumme",
    "gesamtergebnis",
    "zwischensumme",
    "teilergebnis",
    "gesamt",
    "summe",
    "insgesamt",
    "ergebnis",
    "somme",
    "totale",
    "totale complessivo",
    "subtotale",
    "totaal",
    "subtotaal",
    "eindtotaal",
    "suma",
    "suma total",
    "summa",
    "razem",
];

/// Words that say so alone, in a row of numbers.
const MIDDLES: [&str; 20] = [
    "sum",
    "sums",
    "overall",
    "all",
    "average",
    "avg",
    "mean",
    "median",
    "minimum",
    "maximum",
    "durchschnitt",
    "mittelwert",
    "moyenne",
    "promedio",
    "media",
    "gemiddelde",
    "count",
    "anzahl",
    "ø",
    "alle",
];

/// Words that no value of a column is, wherever they stand.
const ANYWHERE: [&str; 9] = [
    "grand total",
    "sub total",
    "subtotal",
    "gesamtsumme",
    "gesamtergebnis",
    "zwischensumme",
    "teilergebnis",
    "sous total",
    "subtotale",
];

/// Returns the positions of the rows that add others up. `keeps` knows names that are no totals, whatever they sound like.
pub(super) fn totals(rows: &[Row], keeps: &dyn Fn(&str) -> bool) -> Vec<usize> {
    let mut totals: Vec<usize> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let since = totals.last().map_or(0, |last| last + 1);
        let is_total = is_named(rows, at, keeps) || is_total_somewhere(rows, since, at);
        if is_total || is_sum_without_name(rows, &totals, at, row) {
            totals.push(at);
        }
    }
    totals
}

/// Returns what the row is called, for saying that it was left out.
pub(super) fn name_of(row: &Row) -> String {
    let named = (row.cells.iter()).find(|cell| cell.contains(char::is_alphabetic));
    let text = named.or_else(|| row.cells.iter().find(|cell| !cell.trim().is_empty()));
    text.map_or(String::new(), |text| text.trim().to_owned())
}

/// Tells whether the first cell that says something calls the row a total.
fn is_named(rows: &[Row], at: usize, keeps: &dyn Fn(&str) -> bool) -> bool {
    let row = &rows[at];
    let Some(column) = (0..row.cells.len()).find(|&column| !row.cell(column).is_empty()) else {
        return false;
    };
    let label = words(row.cell(column));
    if keeps(row.cell(column)) {
        return false;
    }
    if MIDDLES.contains(&label.as_str()) {
        let others = row.cells.iter().skip(column + 1);
        let mut others = others.filter(|cell| !cell.trim().is_empty()).peekable();
        return others.peek().is_some() && others.all(|cell| is_number(cell));
    }
    let Some(rest) = TOTALS.iter().find_map(|total| without(&label, total)) else {
        return false;
    };
    let is_of = |value: &str| !value.is_empty() && words(value) == rest;
    rest.is_empty()
        || rest
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b' ')
        || dates::month(&rest).is_some()
        || dates::looks_like_date(&rest)
        || rows.iter().any(|row| is_of(row.cell(column)))
}

/// Returns what a label says beside the word for a total; the longest words come first.
fn without(label: &str, total: &str) -> Option<String> {
    let rest = match (label.strip_prefix(total), label.strip_suffix(total)) {
        (Some(""), _) => "",
        (Some(rest), _) if rest.starts_with(' ') => rest,
        (_, Some(rest)) if rest.ends_with(' ') => rest,
        _ => return None,
    };
    let rest = rest.trim();
    let rest = ["for ", "of ", "in ", "für ", "de ", "pour "]
        .iter()
        .find_map(|joint| rest.strip_prefix(joint))
        .unwrap_or(rest);
    // "sub total" ends with "total".
    (!matches!(rest, "sub" | "grand" | "overall" | "sous")).then(|| rest.to_owned())
}

/// Tells whether any cell calls the row a total; a bare "total" does only where its number is the sum of those above.
fn is_total_somewhere(rows: &[Row], since: usize, at: usize) -> bool {
    const LONGEST: usize = 24;
    let is_word = |cell: &str| {
        cell.len() <= LONGEST && cell.starts_with(|c: char| c.is_alphabetic() || c == ' ')
    };
    rows[at]
        .cells
        .iter()
        .filter(|cell| is_word(cell))
        .any(|cell| {
            let label = words(cell);
            ANYWHERE.contains(&label.as_str())
                || (TOTALS.contains(&label.as_str()) && adds_up(&rows[since..at], &rows[at]))
        })
}

/// Tells whether the last row has no name and nothing but the sums of the columns.
fn is_sum_without_name(rows: &[Row], totals: &[usize], at: usize, row: &Row) -> bool {
    if at + 1 < rows.len() || row.cells.len() < 2 || !row.cell(0).is_empty() {
        return false;
    }
    let above: Vec<Row> = (rows[..at].iter().enumerate())
        .filter(|(position, _)| !totals.contains(position))
        .map(|(_, row)| row.clone())
        .collect();
    let has_only_numbers = row
        .cells
        .iter()
        .filter(|cell| !cell.trim().is_empty())
        .all(|cell| is_number(cell) && !dates::looks_like_date(cell));
    has_only_numbers && above.iter().all(|row| !row.cell(0).is_empty()) && adds_up(&above, row)
}

/// Tells whether the numbers of the row are the sums of at least two rows.
fn adds_up(above: &[Row], row: &Row) -> bool {
    let sums = |column: usize| -> Option<bool> {
        let own = number(row.cell(column)).filter(|_| is_number(row.cell(column)))?;
        let parts: Vec<f64> = (above.iter())
            .filter_map(|row| number(row.cell(column)))
            .collect();
        let sum: f64 = parts.iter().sum();
        Some(parts.len() >= 2 && (sum - own).abs() <= 1e-6 * sum.abs().max(1.0))
    };
    let told: Vec<bool> = (0..row.cells.len()).filter_map(sums).collect();
    !told.is_empty() && told.iter().all(|is_sum| *is_sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_out(lines: &[&str]) -> Vec<usize> {
        let rows: Vec<Row> = (lines.iter())
            .map(|line| Row {
                line: 1,
                cells: line.split(';').map(str::to_owned).collect(),
                is_apart: false,
            })
            .collect();
        totals(&rows, &|name| name == "Total cost of it")
    }

    #[test]
    fn totals_are_known_by_their_names() {
        for name in [
            "Total",
            "TOTALS",
            "Grand Total",
            "Sub-total",
            "Total: 4",
            "Total (2)",
            "Summe",
            "Zwischensumme",
            "Total Oct 2026",
            "Oct 2026 Total",
            "Total for 2026-10",
            "a Total",
            "A Ergebnis",
            "Average",
        ] {
            let row = format!("{name};3");
            assert_eq!(left_out(&["A;1", "B;1", &row]), [2], "{name}");
        }
        for name in [
            "Total outage of the mail",
            "Totally",
            "Total cost of it",
            "Mean Street",
            "Summer",
        ] {
            let row = format!("{name};3");
            assert_eq!(left_out(&["A;1", "B;1", &row]), [0; 0], "{name}");
        }
    }

    #[test]
    fn a_total_may_stand_in_another_column_when_it_adds_up() {
        assert_eq!(
            left_out(&["2026-10;A;10", "2026-10;B;30", "2026-10;Total;40"]),
            [2]
        );
        assert_eq!(
            left_out(&[
                "2026-10;A;10",
                "2026-10;B;30",
                ";Subtotal;40",
                "2026-11;A;5"
            ]),
            [2]
        );
        // A kind of outage.
        assert_eq!(
            left_out(&["1;Partial;10", "2;Partial;30", "3;Total;50"]),
            [0; 0]
        );
    }

    #[test]
    fn sums_without_a_name_are_known_by_adding_up() {
        assert_eq!(left_out(&["2026-10;10;1", "2026-11;30;2", ";40;3"]), [2]);
        assert_eq!(left_out(&["2026-10;10;1", "2026-11;30;2", ";40;4"]), [0; 0]);
        // Merged cells: more of the month above.
        assert_eq!(left_out(&["2026-10;A;10", ";B;20", ";C;30"]), [0; 0]);
    }
}
