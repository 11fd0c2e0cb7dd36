//! How a figure of a file becomes a measurement: for which KPI, over what is there, or added to it.

use chrono::{Days, NaiveDate};

use super::provenance::{File, Provenance};
use super::{Figure, Reading, Rows};
use crate::domain::base::Extra;
use crate::domain::measure::kpi::{Kpi, Unit};
use crate::domain::measure::measurement::Measurement;
use crate::domain::measure::quantity::{self, Quantity};
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::value::{Finite, Moment};

/// Returns the KPIs that a figure can be entered for: typed ones in its unit, those that it fits first.
pub fn fitting(scorecard: &Scorecard, figure: &Figure) -> Vec<(Id, String)> {
    let rank = |kpi: &Kpi| figure.kpis.iter().position(|key| *key == kpi.library);
    let typed = |kpi: &&Kpi| kpi.derived.is_none() && kpi.unit == figure.unit;
    let (mut fit, mut other) = (Vec::new(), Vec::new());
    for kpi in scorecard.all::<Kpi>().filter(typed) {
        match rank(kpi) {
            Some(rank) => fit.push((rank, kpi)),
            None => other.push(kpi),
        }
    }
    let mut listed = Vec::with_capacity(fit.len() + other.len());
    for place in 0..figure.kpis.len() {
        let here = fit.iter().filter(|(rank, _)| *rank == place);
        listed.extend(here.map(|(_, kpi)| (kpi.id, kpi.name.clone())));
    }
    listed.extend(other.iter().map(|kpi| (kpi.id, kpi.name.clone())));
    listed
}

/// Returns the KPI that a figure is meant for: the best of those in the scorecard that it fits by its library key.
pub fn meant(scorecard: &Scorecard, figure: &Figure) -> Option<Id> {
    let (first, _) = fitting(scorecard, figure).into_iter().next()?;
    let kpi = scorecard.get::<Kpi>(first)?;
    figure.kpis.contains(&kpi.library).then_some(first)
}

/// Returns what the KPI has on the day already, newest first.
pub fn present(scorecard: &Scorecard, kpi: Id, day: NaiveDate) -> Vec<(Id, Finite)> {
    let values = scorecard.series(kpi).rev();
    values
        .filter(|(at, ..)| at.date == day)
        .map(|(_, id, value)| (id, value))
        .collect()
}

/// Returns the names that the file had when values were taken from it before, and how many those are.
pub fn taken_before(scorecard: &Scorecard, sha256: &str) -> Option<(String, usize)> {
    let all = scorecard.all::<Measurement>();
    let mut names = all.filter_map(|measurement| {
        let mut files = measurement.evidence.as_ref()?.files();
        files
            .find(|file| file.sha256 == sha256)
            .map(|file| &file.file)
    });
    let first = names.next()?.clone();
    Some((first, 1 + names.count()))
}

/// What is to be entered: which figure of which file, for which KPI and day.
pub struct Taking<'a> {
    pub file: &'a File,
    pub reading: &'a Reading,
    pub figure: &'a Figure,
    pub kpi: Id,
    pub day: NaiveDate,
    pub entered_by: String,
}

impl Taking<'_> {
    /// Returns the edit that enters the value, under a new id or over the measurement that is there; `None` when the
    /// file does not tell the value, or the KPI is gone or takes no such value.
    pub fn edit(&self, scorecard: &Scorecard, id: Id) -> Option<Edit> {
        let Quantity { value, counted } = self.quantity(scorecard)?;
        let old = scorecard.get::<Measurement>(id);
        let before = self.figure.days.and_then(|days| days.checked_sub(1));
        let at = match (self.reading.read_at, old) {
            (_, Some(old)) => old.at,
            (Some(said), None) if said.date == self.day => said,
            _ => Moment::day(self.day),
        };
        let measurement = Measurement {
            id,
            kpi: self.kpi,
            at,
            from: before.and_then(|days| self.day.checked_sub_days(Days::new(days.into()))),
            value,
            counted,
            note: old.map(|old| old.note.clone()).unwrap_or_default(),
            source: format!("{} of {}", self.figure.name, self.reading.reader.name()),
            entered_by: self.entered_by.clone(),
            set_aside: old.map(|old| old.set_aside.clone()).unwrap_or_default(),
            entered_at: Some(self.file.read_at),
            evidence: Some(Box::new(Provenance::new(
                self.file,
                self.reading,
                self.figure,
            ))),
            cases: None,
            extra: old.map_or_else(Extra::new, |old| old.extra.clone()),
        };
        let title = format!("take {} from {}", self.figure.name, self.file.name);
        Some(Edit::new(title).put(measurement))
    }

    /// Returns what the file tells, where the KPI takes such a value.
    fn quantity(&self, scorecard: &Scorecard) -> Option<Quantity> {
        let value = *self.figure.value.as_ref().ok()?;
        let kpi = scorecard.get::<Kpi>(self.kpi)?;
        let takes_it = kpi.derived.is_none() && kpi.unit == self.figure.unit;
        takes_it.then_some(Quantity {
            value,
            counted: self.figure.counted,
        })
    }

    /// Returns the measurement that is there with the figure added to it, as three images add up to one product; `None`
    /// where there is no sum of such values, or the file is in it already.
    fn added(&self, scorecard: &Scorecard, id: Id) -> Option<Measurement> {
        let new = self.quantity(scorecard)?;
        let old = scorecard.get::<Measurement>(id)?;
        let sum = old.quantity().plus(new, self.figure.unit)?;
        let is_in_it = |evidence: &Provenance| evidence.is_from(&self.file.sha256);
        if old.evidence.as_deref().is_some_and(is_in_it) {
            return None;
        }
        let mut this = Provenance::new(self.file, self.reading, self.figure);
        let currency = scorecard.settings().currency;
        this.how += &format!(
            " Added to what was there: {}.",
            sum_words(self.figure.unit, [old.quantity(), new, sum], &currency)
        );
        let evidence = match old.evidence.clone() {
            Some(mut first) => {
                first.with.push(this);
                first
            }
            None => Box::new(this),
        };
        Some(Measurement {
            value: sum.value,
            counted: sum.counted,
            entered_by: self.entered_by.clone(),
            evidence: Some(evidence),
            ..old.clone()
        })
    }

    /// Returns the edit that adds the figure to the measurement that is there, and the sum in words: `7 + 3 = 10`.
    pub fn edit_added(&self, scorecard: &Scorecard, id: Id) -> Option<(Edit, String)> {
        let old = scorecard.get::<Measurement>(id)?.quantity();
        let measurement = self.added(scorecard, id)?;
        let terms = [old, self.quantity(scorecard)?, measurement.quantity()];
        let words = sum_words(self.figure.unit, terms, &scorecard.settings().currency);
        let title = format!("add {} from {}", self.figure.name, self.file.name);
        Some((Edit::new(title).put(measurement), words))
    }
}

/// Writes a sum: `7 + 3 = 10`, `3 of 4 + 40 of 46 = 43 of 50`.
fn sum_words(unit: Unit, [one, two, sum]: [Quantity; 3], currency: &str) -> String {
    let words = |quantity: Quantity| match quantity.counted {
        Some(counted) => counted.text(),
        None => quantity::format(unit, quantity.value.get(), currency),
    };
    format!("{} + {} = {}", words(one), words(two), words(sum))
}

/// Returns the value of a figure in words, or why the file does not tell it.
pub fn value_words(figure: &Figure, currency: &str) -> Result<String, String> {
    let unit: Unit = figure.unit;
    let value = figure.value.as_ref().map_err(Clone::clone)?;
    Ok(quantity::format(unit, value.get(), currency))
}

/// Returns how the figures came about: rows read, counted, left out and why.
pub fn rows_words(reading: &Reading) -> String {
    account(&reading.rows)
}

/// Returns what became of the rows.
pub fn account(rows: &Rows) -> String {
    let mut words = format!(
        "{} rows or entries read, {} counted",
        rows.read, rows.counted
    );
    for left in &rows.left_out {
        words += &format!("; {} left out: {}", left.rows, left.reason.words());
    }
    words + "."
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::evidence::{LeftOut, Reason, Rows, ToolReader};
    use crate::domain::revision::Replica;
    use crate::library::kpis;

    const KPI: Id = Id::from_number(1);
    const NEW: Id = Id::from_number(2);

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn file() -> File {
        File {
            name: "trivy.json".to_owned(),
            sha256: "ab".repeat(32),
            read_at: day("2026-11-24").and_hms_opt(9, 30, 0).unwrap(),
        }
    }

    fn figure(value: Result<i32, &str>) -> Figure {
        Figure {
            name: "Critical vulnerabilities".to_owned(),
            value: value.map(Finite::from).map_err(str::to_owned),
            counted: None,
            unit: Unit::Count,
            how: "Counted.".to_owned(),
            kpis: vec!["critical-vulnerabilities".to_owned()],
            days: None,
        }
    }

    fn reading() -> Reading {
        Reading {
            reader: ToolReader::Trivy,
            about: String::new(),
            read_at: Some("2026-11-20T07:30".parse().unwrap()),
            rows: Rows {
                read: 5,
                counted: 4,
                left_out: vec![LeftOut {
                    reason: Reason::Suppressed,
                    rows: 1,
                }],
            },
            found: Vec::new(),
            figures: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn scorecard() -> Scorecard {
        let mut scorecard = Scorecard::empty(Id::from_number(9));
        let mut edit = Edit::new("");
        for (number, key) in [
            (3, "incident-response-time"),
            (1, "critical-vulnerabilities"),
        ] {
            let entry = kpis::by_key(key).unwrap();
            edit = edit.put(entry.to_kpi(Id::from_number(number), day("2026-01-01")));
        }
        scorecard.apply(edit, Replica(1)).unwrap();
        scorecard
    }

    fn take(scorecard: &Scorecard, figure: &Figure, kpi: Id, id: Id) -> Option<Edit> {
        let taking = Taking {
            file: &file(),
            reading: &reading(),
            figure,
            kpi,
            day: day("2026-11-20"),
            entered_by: "Dana".to_owned(),
        };
        taking.edit(scorecard, id)
    }

    #[test]
    fn a_value_that_is_taken_keeps_where_it_comes_from() {
        let mut scorecard = scorecard();
        let edit = take(&scorecard, &figure(Ok(4)), KPI, NEW).unwrap();
        scorecard.apply(edit, Replica(1)).unwrap();
        let measurement = scorecard.get::<Measurement>(NEW).unwrap();
        let evidence = measurement.evidence.as_deref().unwrap();
        assert_eq!(measurement.at.to_string(), "2026-11-20T07:30");
        assert_eq!((evidence.counted, evidence.left_out), (4, 1));
        assert_eq!(evidence.reader, "Trivy (JSON)");
        let again = taken_before(&scorecard, &file().sha256);
        assert_eq!(again, Some(("trivy.json".to_owned(), 1)));
        assert_eq!(taken_before(&scorecard, "other"), None);
    }

    #[test]
    fn what_the_file_does_not_tell_is_never_entered() {
        let unknown = figure(Err("The file does not say."));
        assert_eq!(take(&scorecard(), &unknown, KPI, NEW), None);
    }

    #[test]
    fn a_value_goes_only_to_a_kpi_of_its_unit() {
        let (scorecard, figure) = (scorecard(), figure(Ok(4)));
        assert_eq!(take(&scorecard, &figure, Id::from_number(3), NEW), None);
        let names: Vec<Id> = (fitting(&scorecard, &figure).into_iter())
            .map(|(id, _)| id)
            .collect();
        assert_eq!(names, [KPI]);
        assert_eq!(meant(&scorecard, &figure), Some(KPI));
    }

    #[test]
    fn replacing_keeps_the_note_and_adds_no_second_value() {
        let mut scorecard = scorecard();
        let edit = take(&scorecard, &figure(Ok(4)), KPI, NEW).unwrap();
        scorecard.apply(edit, Replica(1)).unwrap();
        let mut noted = scorecard.get::<Measurement>(NEW).unwrap().clone();
        noted.note = "After the patch".to_owned();
        scorecard
            .apply(Edit::new("").put(noted), Replica(1))
            .unwrap();
        let edit = take(&scorecard, &figure(Ok(6)), KPI, NEW).unwrap();
        scorecard.apply(edit, Replica(1)).unwrap();
        let there = present(&scorecard, KPI, day("2026-11-20"));
        assert_eq!(there, [(NEW, Finite::from(6))]);
        let note = &scorecard.get::<Measurement>(NEW).unwrap().note;
        assert_eq!(note, "After the patch");
    }

    #[test]
    fn three_images_of_one_day_add_up_to_one_value_that_names_all_files() {
        let mut scorecard = scorecard();
        let edit = take(&scorecard, &figure(Ok(7)), KPI, NEW).unwrap();
        scorecard.apply(edit, Replica(1)).unwrap();
        let add = |scorecard: &Scorecard, value, sha256: &str| {
            let file = File {
                sha256: sha256.repeat(32),
                ..file()
            };
            let taking = Taking {
                file: &file,
                reading: &reading(),
                figure: &figure(Ok(value)),
                kpi: KPI,
                day: day("2026-11-20"),
                entered_by: "Dana".to_owned(),
            };
            taking.edit_added(scorecard, NEW)
        };
        assert_eq!(add(&scorecard, 3, "ab"), None, "the same file twice");
        for (value, sha256, words) in [(0, "cd", "7 + 0 = 7"), (3, "ef", "7 + 3 = 10")] {
            let (edit, said) = add(&scorecard, value, sha256).unwrap();
            assert_eq!(said, words);
            scorecard.apply(edit, Replica(1)).unwrap();
        }
        let there = present(&scorecard, KPI, day("2026-11-20"));
        assert_eq!(there, [(NEW, Finite::from(10))]);
        let evidence = scorecard.get::<Measurement>(NEW).unwrap().evidence.clone();
        let evidence = evidence.unwrap();
        assert_eq!(evidence.files().count(), 3);
        assert!(
            evidence.with[1]
                .how
                .ends_with("Added to what was there: 7 + 3 = 10.")
        );
        assert_eq!(add(&scorecard, 1, "cd"), None, "it is in the sum");
        let again = taken_before(&scorecard, &"cd".repeat(32));
        assert_eq!(again, Some(("trivy.json".to_owned(), 1)));
    }

    #[test]
    fn the_rows_are_accounted_for_in_words() {
        assert_eq!(
            rows_words(&reading()),
            "5 rows or entries read, 4 counted; 1 left out: suppressed or ignored by a rule of the tool."
        );
    }

    #[test]
    fn what_is_no_sha_256_is_refused() {
        let mut provenance = Provenance::new(&file(), &reading(), &figure(Ok(1)));
        assert_eq!(provenance.check(), Ok(()));
        provenance.sha256 = "é".repeat(32);
        assert!(provenance.check().is_err());
    }
}
