//! Whether the day or the month comes first: by the dates of each column, by what cannot be, or by asking.

use super::written::{Numbers, written};
use super::{DateOrder, read};

/// What a list of dates tells about their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Every date reads the same either way.
    Irrelevant,
    Known(DateOrder),
    /// The date reads differently, and no other one decides, or they contradict each other.
    Ask {
        example: String,
    },
}

/// Returns the order that the dates are written in. What is no date says nothing.
pub fn order_of<'a>(dates: impl IntoIterator<Item = &'a str>) -> Order {
    let (mut day_first, mut month_first, mut open) = (None, None, None);
    for text in dates {
        let Some(Numbers::Short { first, second, .. }) = written(text).map(|written| written.date)
        else {
            continue;
        };
        match (first, second) {
            (13.., 13..) => {}
            (13.., _) => day_first = day_first.or(Some(text)),
            (_, 13..) => month_first = month_first.or(Some(text)),
            (first, second) if first == second => {}
            _ => open = open.or(Some(text)),
        }
    }
    match (day_first, month_first, open) {
        (Some(_), None, _) => Order::Known(DateOrder::DayFirst),
        (None, Some(_), _) => Order::Known(DateOrder::MonthFirst),
        (None, None, None) => Order::Irrelevant,
        (Some(text), Some(_), _) | (None, None, Some(text)) => Order::Ask {
            example: text.trim().to_owned(),
        },
    }
}

/// A column of dates: its position in its table, its name and its cells, a row each.
pub struct Dates<'a> {
    pub name: &'a str,
    pub cells: Vec<&'a str>,
}

/// The question which order a column has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// A date that reads differently.
    pub example: String,
    /// The name of its column.
    pub column: String,
}

/// Returns the order of each column: its own dates decide, for no other column. Where they do not, the order does with which
/// nothing ends before it starts, or a person (`said`). `spans` holds the positions of columns that are start and end of
/// something.
pub fn orders(
    columns: &[Dates<'_>],
    spans: &[(usize, usize)],
    said: Option<DateOrder>,
) -> Result<Vec<DateOrder>, Ask> {
    let told: Vec<Order> = columns
        .iter()
        .map(|column| order_of(column.cells.iter().copied()))
        .collect();
    let with = |open: DateOrder| -> Vec<DateOrder> {
        let of = |order: &Order| match order {
            Order::Known(order) => *order,
            Order::Irrelevant | Order::Ask { .. } => open,
        };
        told.iter().map(of).collect()
    };
    let question = told
        .iter()
        .zip(columns)
        .find_map(|(order, column)| match order {
            Order::Ask { example } => Some(Ask {
                example: example.clone(),
                column: column.name.to_owned(),
            }),
            _ => None,
        });
    let Some(question) = question else {
        return Ok(with(DateOrder::DayFirst));
    };
    if let Some(said) = said {
        return Ok(with(said));
    }
    let backward = |order| backward(columns, spans, &with(order));
    match (
        backward(DateOrder::DayFirst),
        backward(DateOrder::MonthFirst),
    ) {
        (0, 1..) => Ok(with(DateOrder::DayFirst)),
        (1.., 0) => Ok(with(DateOrder::MonthFirst)),
        _ => Err(question),
    }
}

/// Returns how many rows end before they start.
fn backward(columns: &[Dates<'_>], spans: &[(usize, usize)], orders: &[DateOrder]) -> usize {
    let rows = columns.iter().map(|column| column.cells.len()).max();
    let day = |column: usize, row: usize| {
        let cell = columns.get(column)?.cells.get(row)?;
        let dated = read(cell, *orders.get(column)?)?;
        Some(dated.stamp.local.date)
    };
    let is_backward = |row: usize| {
        let ends_early = |&(from, to): &(usize, usize)| matches!((day(from, row), day(to, row)), (Some(from), Some(to)) if from > to);
        spans.iter().any(ends_early)
    };
    (0..rows.unwrap_or(0))
        .filter(|&row| is_backward(row))
        .count()
}

#[cfg(test)]
mod tests {
    use super::DateOrder::{DayFirst, MonthFirst};
    use super::*;

    fn of(opened: &[&'static str], resolved: &[&'static str]) -> Result<Vec<DateOrder>, Ask> {
        let columns = [
            Dates {
                name: "Opened",
                cells: opened.to_vec(),
            },
            Dates {
                name: "Resolved",
                cells: resolved.to_vec(),
            },
        ];
        orders(&columns, &[(0, 1)], None)
    }

    #[test]
    fn regression_a_column_that_decides_does_not_decide_for_another() {
        let asked = of(&["10/05/2026"], &["13/10/2026"]);
        let question = Ask {
            example: "10/05/2026".to_owned(),
            column: "Opened".to_owned(),
        };
        assert_eq!(asked, Err(question));
        let columns = [
            Dates {
                name: "",
                cells: vec!["10/05/2026"],
            },
            Dates {
                name: "",
                cells: vec!["13/10/2026"],
            },
        ];
        let said = orders(&columns, &[(0, 1)], Some(MonthFirst));
        assert_eq!(said, Ok(vec![MonthFirst, DayFirst]));
    }

    #[test]
    fn what_would_end_before_it_starts_decides() {
        assert_eq!(
            of(&["10/05/2026"], &["06/13/2026"]),
            Ok(vec![DayFirst, MonthFirst])
        );
        assert_eq!(
            of(&["03/10/2026"], &["05/09/2026"]),
            Ok(vec![MonthFirst, MonthFirst])
        );
    }

    #[test]
    fn columns_that_read_the_same_either_way_are_not_asked_about() {
        assert_eq!(
            of(&["2026-10-05"], &["24/11/2026"]),
            Ok(vec![DayFirst, DayFirst])
        );
    }
}
