//! What measurements read from a table would do to a KPI, before anything is changed.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::block::{Block, OfKpi};
use super::read::ParsedRow;
use crate::domain::base::Extra;
use crate::domain::measure::kpi::Kpi;
use crate::domain::measure::measurement::Measurement;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::value::Moment;
use crate::domain::words::english::counted;

/// What is done with a row whose date has a measurement already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Taken {
    /// The row corrects it.
    #[default]
    Correct,
    /// The row is left out.
    Skip,
}

/// What becomes of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Add,
    /// Corrects this measurement.
    Correct(Id),
    /// Says what is there already.
    Same,
    /// Left out, because its date is taken.
    Skip,
    /// Left out, because a later row of the table has the same date.
    Repeated,
}

/// Returns what becomes of each row. Of several measurements on one date the first is corrected.
pub fn plan(scorecard: &Scorecard, kpi: Id, rows: &[&ParsedRow], taken: Taken) -> Vec<Fate> {
    // A moment that the clock shows twice has two measurements.
    let mut present: BTreeMap<(Moment, usize), Id> = BTreeMap::new();
    let mut before: Option<(Moment, usize)> = None;
    for (at, id, _) in scorecard.series(kpi) {
        let again = match before {
            Some((earlier, again)) if earlier == at => again + 1,
            _ => 0,
        };
        before = Some((at, again));
        present.insert((at, again), id);
    }
    let mut last: BTreeMap<(Moment, usize), usize> = BTreeMap::new();
    for (position, row) in rows.iter().enumerate() {
        last.insert((row.at, row.again), position);
    }
    let fate = |(position, row): (usize, &&ParsedRow)| {
        if last.get(&(row.at, row.again)) != Some(&position) {
            return Fate::Repeated;
        }
        let Some(&id) = present.get(&(row.at, row.again)) else {
            return Fate::Add;
        };
        let says_the_same = scorecard
            .get::<Measurement>(id)
            .is_some_and(|old| corrected(old, row) == *old);
        match taken {
            _ if says_the_same => Fate::Same,
            Taken::Correct => Fate::Correct(id),
            Taken::Skip => Fate::Skip,
        }
    };
    rows.iter().enumerate().map(fate).collect()
}

/// Returns the edit that carries the plan out, at `now` in UTC. `source` and `entered_by` fill what rows leave empty.
pub fn edit(
    scorecard: &Scorecard,
    kpi: &Kpi,
    planned: &[(&ParsedRow, Fate)],
    entered_by: &str,
    now: NaiveDateTime,
    new_id: &mut dyn FnMut() -> Id,
) -> Edit {
    let mut edit = Edit::new("");
    // Nobody types the values of such a KPI; whoever reads the table has already said so.
    let planned = if kpi.derived.is_some() { &[] } else { planned };
    for (row, fate) in planned {
        match fate {
            Fate::Add => {
                let or = |text: &str, other: &str| {
                    if text.is_empty() {
                        other.to_owned()
                    } else {
                        text.to_owned()
                    }
                };
                edit = edit.put(Measurement {
                    id: new_id(),
                    kpi: kpi.id,
                    at: row.at,
                    from: row.from,
                    value: row.value,
                    counted: row.counted,
                    note: row.note.clone(),
                    source: or(&row.source, &kpi.data_source),
                    entered_by: or(&row.entered_by, entered_by),
                    set_aside: row.set_aside.clone(),
                    entered_at: Some(now),
                    evidence: None,
                    cases: row.cases,
                    extra: Extra::new(),
                });
            }
            Fate::Correct(id) => {
                if let Some(old) = scorecard.get::<Measurement>(*id) {
                    edit = edit.put(corrected(old, row));
                }
            }
            Fate::Same | Fate::Skip | Fate::Repeated => {}
        }
    }
    let taken = counted(edit.changes.len(), "measurement");
    edit.title = format!("take over {taken} of “{}”", kpi.name);
    edit
}

/// What becomes of the rows of a block, by KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedBlock {
    pub kpis: Vec<PlannedKpi>,
}

/// What becomes of the rows of one KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedKpi {
    pub kpi: Id,
    pub rows: Vec<(ParsedRow, Fate)>,
}

impl PlannedBlock {
    /// Returns what becomes of each row that was read.
    pub fn of(scorecard: &Scorecard, block: &Block, taken: Taken) -> PlannedBlock {
        let of_kpi = |of: &OfKpi| {
            let rows: Vec<&ParsedRow> =
                of.rows.iter().filter_map(|row| row.as_ref().ok()).collect();
            let fates = plan(scorecard, of.kpi, &rows, taken);
            PlannedKpi {
                kpi: of.kpi,
                rows: rows.into_iter().cloned().zip(fates).collect(),
            }
        };
        PlannedBlock {
            kpis: block.kpis.iter().map(of_kpi).collect(),
        }
    }

    /// Returns how many rows have such a fate.
    pub fn count(&self, wanted: fn(&Fate) -> bool) -> usize {
        let rows = self.kpis.iter().flat_map(|of| &of.rows);
        rows.filter(|(_, fate)| wanted(fate)).count()
    }

    /// Returns how many measurements are added or corrected.
    pub fn changes(&self) -> usize {
        self.count(|fate| matches!(fate, Fate::Add | Fate::Correct(_)))
    }

    /// Counts what becomes of the rows: `3 new, 1 corrected, 4 left out`.
    pub fn words(&self) -> String {
        format!(
            "{} new, {} corrected, {} left out",
            self.count(|fate| *fate == Fate::Add),
            self.count(|fate| matches!(fate, Fate::Correct(_))),
            self.count(|fate| matches!(fate, Fate::Same | Fate::Skip | Fate::Repeated)),
        )
    }

    /// Counts the KPIs.
    pub fn kpis_in_words(&self) -> String {
        counted(self.kpis.len(), "KPI")
    }

    /// Returns the edit that carries the plan out.
    pub fn edit(
        &self,
        scorecard: &Scorecard,
        entered_by: &str,
        now: NaiveDateTime,
        new_id: &mut dyn FnMut() -> Id,
    ) -> Edit {
        let mut all = Edit::new(format!(
            "take over {} of {}",
            counted(self.changes(), "measurement"),
            self.kpis_in_words()
        ));
        for of in &self.kpis {
            if let Some(kpi) = scorecard.get::<Kpi>(of.kpi) {
                let rows: Vec<(&ParsedRow, Fate)> =
                    of.rows.iter().map(|(row, fate)| (row, *fate)).collect();
                all.changes
                    .extend(edit(scorecard, kpi, &rows, entered_by, now, new_id).changes);
            }
        }
        all
    }
}

/// Returns the measurement with what the row says; what the row leaves empty stays.
fn corrected(old: &Measurement, row: &ParsedRow) -> Measurement {
    let or_old = |new: &str, old: &str| if new.is_empty() { old } else { new }.to_owned();
    Measurement {
        value: row.value,
        from: row.from.or(old.from),
        counted: (row.counted).or(old.counted.filter(|_| old.value == row.value)),
        cases: (row.cases).or(old.cases.filter(|_| old.value == row.value)),
        note: or_old(&row.note, &old.note),
        source: or_old(&row.source, &old.source),
        entered_by: or_old(&row.entered_by, &old.entered_by),
        set_aside: or_old(&row.set_aside, &old.set_aside),
        // Another value is no longer what the file said.
        evidence: (old.evidence.clone()).filter(|_| old.value == row.value),
        ..old.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::revision::Replica;
    use crate::domain::value::Finite;
    use crate::library::kpis;

    const KPI: Id = Id::from_number(1);
    const NOW: NaiveDateTime = chrono::DateTime::UNIX_EPOCH.naive_utc();

    fn row(line: u64, at: &str, value: i32) -> ParsedRow {
        ParsedRow {
            line,
            at: at.parse().unwrap(),
            again: 0,
            from: None,
            value: Finite::from(value),
            counted: None,
            cases: None,
            note: String::new(),
            source: String::new(),
            entered_by: String::new(),
            set_aside: String::new(),
        }
    }

    fn scorecard(rows: &[ParsedRow]) -> Scorecard {
        let mut scorecard = Scorecard::empty(Id::from_number(9));
        let kpi = kpis::by_key("critical-vulnerabilities")
            .unwrap()
            .to_kpi(KPI, rows[0].at.date);
        let put = Edit::new("").put(kpi.clone());
        scorecard.apply(put, Replica(1)).unwrap();
        let mut next = 100;
        let mut new_id = || {
            next += 1;
            Id::from_number(next)
        };
        let planned: Vec<_> = rows.iter().map(|row| (row, Fate::Add)).collect();
        let edit = edit(&scorecard, &kpi, &planned, "Dana", NOW, &mut new_id);
        scorecard.apply(edit, Replica(1)).unwrap();
        scorecard
    }

    #[test]
    fn a_row_with_a_new_date_is_added_and_one_that_is_there_changes_nothing() {
        let scorecard = scorecard(&[row(1, "2026-01-01", 3)]);
        let (same, new) = (row(1, "2026-01-01", 3), row(2, "2026-01-02", 4));
        let fates = plan(&scorecard, KPI, &[&same, &new], Taken::Correct);
        assert_eq!(fates, [Fate::Same, Fate::Add]);
    }

    #[test]
    fn a_taken_date_is_corrected_or_skipped_as_the_person_says() {
        let scorecard = scorecard(&[row(1, "2026-01-01", 3)]);
        let other = row(1, "2026-01-01", 5);
        let id = scorecard.series(KPI).next().unwrap().1;
        let fates = |taken| plan(&scorecard, KPI, &[&other], taken);
        assert_eq!(fates(Taken::Correct), [Fate::Correct(id)]);
        assert_eq!(fates(Taken::Skip), [Fate::Skip]);
    }

    #[test]
    fn of_two_rows_with_one_date_the_later_counts() {
        let scorecard = scorecard(&[row(1, "2026-01-01", 3)]);
        let (first, second) = (row(1, "2026-02-01", 5), row(2, "2026-02-01", 6));
        let fates = plan(&scorecard, KPI, &[&first, &second], Taken::Correct);
        assert_eq!(fates, [Fate::Repeated, Fate::Add]);
    }

    #[test]
    fn a_correction_keeps_what_the_row_does_not_say() {
        let mut scorecard = scorecard(&[row(1, "2026-01-01", 3)]);
        let id = scorecard.series(KPI).next().unwrap().1;
        let kpi = scorecard.get::<Kpi>(KPI).unwrap().clone();
        let other = row(1, "2026-01-01", 5);
        let edit = edit(
            &scorecard,
            &kpi,
            &[(&other, Fate::Correct(id))],
            "",
            NOW,
            &mut || id,
        );
        assert_eq!(
            edit.title,
            format!("take over 1 measurement of “{}”", kpi.name)
        );
        scorecard.apply(edit, Replica(1)).unwrap();
        let measurement = scorecard.get::<Measurement>(id).unwrap();
        assert_eq!(measurement.value, Finite::from(5));
        assert_eq!(measurement.entered_by, "Dana");
    }
}
