//! The signals of a series, as a person tells them: values next to each other that say one thing.

use std::ops::Range;

use super::evaluation::{Evaluation, Point};
use super::kpi::{Kpi, Unit};
use super::quantity;
use super::trend::{self, Direction};
use super::variance::Better;
use super::xmr::{Behaviour, Limits, Phase, RUN_LENGTH, Signal};
use crate::domain::words::english::of_them;

/// Values next to each other, in one phase and on one side of its average, that are signals.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Their positions in the series; values set aside among them do not count.
    pub range: Range<usize>,
    /// How many they are.
    pub count: usize,
    /// Whether they lie above the average.
    pub is_up: bool,
    /// How many of them lie outside the limits.
    pub outside: usize,
    limits: Limits,
}

impl Evaluation {
    /// Returns the signals in order of time.
    pub fn stretches(&self) -> Vec<Stretch> {
        self.phases
            .iter()
            .flat_map(|phase| in_phase(&self.points, phase))
            .collect()
    }

    /// Returns the phase of the value at a position.
    pub fn phase_at(&self, position: usize) -> Option<&Phase> {
        let before = self
            .phases
            .partition_point(|phase| phase.range.end <= position);
        self.phases.get(before)
    }

    /// Returns how far a value is from its neighbour before; none at the start of a phase, after a gap, and for a value
    /// that is set aside.
    pub fn moving_range(&self, position: usize) -> Option<f64> {
        let phase = self.phase_at(position)?;
        let own = self.points.get(position).filter(|point| !point.aside)?;
        let before = (phase.range.start..position)
            .rev()
            .find(|before| self.points.get(*before).is_some_and(|point| !point.aside))?;
        let is_over_gap = phase
            .gaps
            .iter()
            .any(|gap| (before + 1..=position).contains(gap));
        let before = self.points.get(before).filter(|_| !is_over_gap)?;
        Some((own.value.get() - before.value.get()).abs())
    }
}

fn in_phase(points: &[Point], phase: &Phase) -> Vec<Stretch> {
    let Behaviour::Varies { limits, .. } = &phase.behaviour else {
        return Vec::new();
    };
    let side = |position: &usize| points[*position].signal.map(Signal::is_up);
    // What is set aside neither is a signal nor ends a row of them.
    let judged: Vec<usize> = (phase.range.clone())
        .filter(|position| !points[*position].aside)
        .collect();
    let mut found = Vec::new();
    for run in judged.chunk_by(|a, b| side(a) == side(b)) {
        let (Some(is_up), Some(last)) = (side(&run[0]), run.last()) else {
            continue;
        };
        let is_outside = |position: &&usize| {
            let signal = points[**position].signal;
            matches!(signal, Some(Signal::AboveLimits | Signal::BelowLimits))
        };
        found.push(Stretch {
            range: run[0]..last + 1,
            count: run.len(),
            is_up,
            outside: run.iter().filter(is_outside).count(),
            limits: limits.clone(),
        });
    }
    found
}

impl Stretch {
    /// Tells whether the change is for the better; unknown where both directions can be.
    ///
    /// A run whose values themselves move is judged by where they go: the first half of a time that gets better lies on
    /// the bad side of its average and is still no change for the worse.
    pub fn is_for_the_better(&self, kpi: &Kpi, evaluation: &Evaluation) -> Option<bool> {
        let day = evaluation.points.get(self.range.start)?.at.date;
        let goes_up = match self.direction(evaluation) {
            Direction::Rising => true,
            Direction::Falling => false,
            Direction::Level => self.is_up,
        };
        match kpi.target_on(day)?.target.better() {
            Better::Higher => Some(goes_up),
            Better::Lower => Some(!goes_up),
            Better::Nearer => None,
        }
    }

    /// Returns which way the values of a run move; level where they do not, and for single values.
    pub fn direction(&self, evaluation: &Evaluation) -> Direction {
        let points = evaluation.points.get(self.range.clone());
        let judged = points
            .unwrap_or_default()
            .iter()
            .filter(|point| !point.aside);
        let line: Vec<(f64, f64)> = judged
            .map(|point| (point.at.as_days(), point.value.get()))
            .collect();
        trend::direction_of(&line)
    }

    /// Returns the one value outside the limits that the stretch is, when it is a single one.
    pub fn only<'a>(&self, evaluation: &'a Evaluation) -> Option<&'a Point> {
        let one = evaluation.points.get(self.range.start);
        one.filter(|_| self.count == 1)
    }

    /// Says why it is more than noise: `9 values in a row above the average of 3 h`.
    pub fn reason(&self, evaluation: &Evaluation, unit: Unit, currency: &str) -> String {
        let write = |value: f64| quantity::format(unit, value, currency);
        let (side, edge, limit) = if self.is_up {
            ("above", "upper", self.limits.upper)
        } else {
            ("below", "lower", self.limits.lower)
        };
        let limit = format!("{side} the {edge} natural limit of {}", write(limit));
        let count = self.count;
        if count >= RUN_LENGTH {
            let centre = write(self.limits.run_centre);
            let beyond = match self.outside {
                0 => String::new(),
                some => format!(", {} {limit}", of_them(some, count)),
            };
            return format!("{count} values in a row {side} the average of {centre}{beyond}");
        }
        match evaluation.points.get(self.range.start) {
            Some(one) if count == 1 => format!("{} is {limit}", write(one.value.get())),
            _ => format!("{count} values in a row {limit}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::measure::kpi::{Target, TargetFrom};
    use crate::domain::measure::measurement::Measurement;
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::{Edit, Scorecard};
    use crate::domain::value::{Finite, Moment, parse_date};
    use crate::library::kpis;
    use chrono::Days;

    const KPI: Id = Id::from_number(1);

    /// A count of at most 20, one value a day, limits anew from each of the positions.
    fn evaluated(values: &[i32], changes: &[u64]) -> (Kpi, Evaluation) {
        let start = parse_date("2026-01-01").unwrap();
        let mut kpi = kpis::all().next().unwrap().to_kpi(KPI, start);
        kpi.unit = Unit::Count;
        kpi.targets = vec![TargetFrom {
            from: start,
            target: Target::AtMost(Finite::from(20)),
            tolerance: Finite::ZERO,
            note: String::new(),
            extra: Extra::new(),
        }];
        for &position in changes {
            let change = crate::domain::measure::kpi::ProcessChange {
                on: start + Days::new(position),
                what: "New way".to_owned(),
                extra: Extra::new(),
            };
            kpi = kpi.with_process_change(None, change).unwrap();
        }
        let mut edit = Edit::new("test").put(kpi.clone());
        for (position, &value) in values.iter().enumerate() {
            edit = edit.put(Measurement {
                id: Id::from_number(100 + position as u128),
                kpi: KPI,
                at: Moment::day(start + Days::new(position as u64)),
                from: None,
                value: Finite::from(value),
                counted: None,
                note: String::new(),
                source: String::new(),
                entered_by: String::new(),
                set_aside: String::new(),
                entered_at: None,
                evidence: None,
                cases: None,
                extra: Extra::new(),
            });
        }
        let mut scorecard = Scorecard::empty(Id::from_number(9));
        scorecard.apply(edit, Replica(1)).unwrap();
        let now = (start + Days::new(400)).and_hms_opt(12, 0, 0).unwrap();
        let evaluation = Evaluation::of(&scorecard, &kpi, now);
        (kpi, evaluation)
    }

    fn told(kpi: &Kpi, evaluation: &Evaluation) -> Vec<(Range<usize>, Option<bool>, String)> {
        let tell = |stretch: Stretch| {
            let better = stretch.is_for_the_better(kpi, evaluation);
            let reason = stretch.reason(evaluation, kpi.unit, "EUR");
            (stretch.range, better, reason)
        };
        evaluation.stretches().into_iter().map(tell).collect()
    }

    #[test]
    fn a_single_wild_value_is_told_with_its_limit() {
        let values = [10, 14, 10, 14, 10, 14, 10, 14, 10, 14, 10, 40, 10, 14];
        let (kpi, evaluation) = evaluated(&values, &[]);
        let told = told(&kpi, &evaluation);
        assert_eq!(told.len(), 1);
        let (range, better, reason) = &told[0];
        assert_eq!((range.clone(), *better), (11..12, Some(false)));
        assert!(
            reason.starts_with("40 is above the upper natural limit of "),
            "{reason}"
        );
    }

    /// Both halves are runs; the break between them is where the side changes.
    #[test]
    fn runs_are_told_once_each_with_the_values_outside_the_limits() {
        let low = [1, 2, 1, 2, 1, 2, 1, 2];
        let values: Vec<i32> = low.into_iter().chain(low.map(|v| v + 9)).collect();
        let (kpi, evaluation) = evaluated(&values, &[]);
        let told = told(&kpi, &evaluation);
        let ranges: Vec<_> = told.iter().map(|one| (one.0.clone(), one.1)).collect();
        assert_eq!(ranges, [(0..8, Some(true)), (8..16, Some(false))]);
        assert_eq!(
            told[0].2,
            "8 values in a row below the average of 6, all of them below the lower natural limit of 2.1"
        );
    }

    #[test]
    fn regression_the_early_run_of_a_kpi_that_gets_better_all_along_was_for_the_worse() {
        let falling: Vec<i32> = (0..24).map(|day| 100 - 3 * day - day % 2).collect();
        let (kpi, evaluation) = evaluated(&falling, &[]);
        let better: Vec<_> = told(&kpi, &evaluation)
            .into_iter()
            .map(|one| one.1)
            .collect();
        assert!(better.len() >= 2, "{better:?}");
        assert!(
            better.iter().all(|better| *better == Some(true)),
            "{better:?}"
        );
        let rising: Vec<i32> = falling.iter().map(|value| 200 - value).collect();
        let (kpi, evaluation) = evaluated(&rising, &[]);
        let better = told(&kpi, &evaluation);
        assert!(better.iter().all(|one| one.1 == Some(false)), "{better:?}");
    }

    #[test]
    fn phases_are_told_apart() {
        let low = [1, 2, 1, 2, 1, 2, 1, 2];
        let values: Vec<i32> = low.into_iter().chain(low.map(|v| v + 9)).collect();
        let (kpi, evaluation) = evaluated(&values, &[8]);
        assert_eq!(told(&kpi, &evaluation), []);
        assert_eq!(evaluation.moving_range(0), None);
        assert_eq!(evaluation.moving_range(7), Some(1.0));
        assert_eq!(evaluation.moving_range(8), None);
        assert_eq!(evaluation.moving_range(9), Some(1.0));
        assert_eq!(evaluation.moving_range(99), None);
        assert_eq!(evaluation.phase_at(8).unwrap().range, 8..16);
    }
}
