//! How far a value is from its target, and what that means: on target, watch, off.

use super::kpi::{Target, TargetFrom};
use crate::domain::value::Finite;

/// The signed distance of a value from its target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variance {
    /// Actual − target, in the KPI's unit. For a range: the distance from its nearer end, 0 inside.
    pub absolute: f64,
    /// Variance / |target|; unknown at a target of 0.
    pub relative: Option<f64>,
    /// Whether the value is on the good side of the target, or exactly on one that is not strict.
    pub favourable: bool,
}

/// How bad a miss is, in a measure that makes KPIs comparable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Severity {
    /// 0 when the target holds.
    pub size: f64,
    pub counted_in: Yardstick,
}

/// What the size of a miss is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Yardstick {
    Tolerance,
    /// Without a tolerance.
    TenthOfTarget,
    /// Without a tolerance, at a target of 0.
    Unit,
}

/// What a single value says about its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    OnTarget,
    /// Misses the target by no more than the tolerance.
    Watch,
    OffTarget,
}

impl Verdict {
    pub fn name(self) -> &'static str {
        match self {
            Verdict::OnTarget => "On target",
            Verdict::Watch => "Watch",
            Verdict::OffTarget => "Off target",
        }
    }
}

/// Which way a value should move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    Higher,
    Lower,
    /// Towards the target, from both sides.
    Nearer,
}

impl Target {
    pub fn better(self) -> Better {
        match self {
            Target::AtLeast(_) | Target::Above(_) => Better::Higher,
            Target::AtMost(_) | Target::Below(_) => Better::Lower,
            Target::Exactly(_) | Target::Within(..) => Better::Nearer,
        }
    }

    /// Returns the end of the target that the value is compared with.
    pub fn nearest(self, value: f64) -> f64 {
        let (low, high) = self.ends();
        value.clamp(low.get(), high.get())
    }

    /// Returns the signed distance of the value from the target.
    pub fn variance(self, value: Finite) -> Variance {
        let value = value.get();
        let target = self.nearest(value);
        let absolute = clean(value - target, value, target);
        Variance {
            absolute,
            relative: (target != 0.0)
                .then(|| absolute / target.abs())
                .filter(|relative| relative.is_finite()),
            favourable: match self {
                Target::AtLeast(_) => absolute >= 0.0,
                Target::Above(_) => absolute > 0.0,
                Target::AtMost(_) => absolute <= 0.0,
                Target::Below(_) => absolute < 0.0,
                Target::Exactly(_) | Target::Within(..) => absolute == 0.0,
            },
        }
    }
}

impl TargetFrom {
    /// Returns whether the value holds the target, misses it within the tolerance, or is off.
    pub fn verdict(&self, value: Finite) -> Verdict {
        let variance = self.target.variance(value);
        let target = self.target.nearest(value.get());
        let excess = clean(
            variance.absolute.abs() - self.tolerance.get(),
            value.get(),
            target,
        );
        if variance.favourable {
            Verdict::OnTarget
        } else if excess <= 0.0 && self.tolerance > Finite::ZERO {
            // Without a tolerance even a strict target that was hit exactly is off.
            Verdict::Watch
        } else {
            Verdict::OffTarget
        }
    }
}

impl TargetFrom {
    /// Returns how bad the miss of the value is; the yardsticks are our own.
    pub fn severity(&self, value: Finite) -> Severity {
        let variance = self.target.variance(value);
        let tolerance = self.tolerance.get();
        let bound = self.target.nearest(value.get()).abs();
        let (scale, counted_in) = match (tolerance > 0.0, bound > 0.0) {
            (true, _) => (tolerance, Yardstick::Tolerance),
            (false, true) => (bound / 10.0, Yardstick::TenthOfTarget),
            (false, false) => (1.0, Yardstick::Unit),
        };
        let size = match variance.favourable {
            true => 0.0,
            false => variance.absolute.abs() / scale,
        };
        Severity { size, counted_in }
    }
}

/// Takes differences that are mere rounding for 0: 99.9 − 99.8 misses a tolerance of 0.1 otherwise.
fn clean(difference: f64, a: f64, b: f64) -> f64 {
    let rounding = 1e-12 * a.abs().max(b.abs());
    if difference.abs() <= rounding {
        0.0
    } else {
        difference
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::parse_date;

    fn number(n: f64) -> Finite {
        Finite::new(n).unwrap()
    }

    fn target(target: Target, tolerance: f64) -> TargetFrom {
        TargetFrom {
            from: parse_date("2026-01-01").unwrap(),
            target,
            tolerance: number(tolerance),
            note: String::new(),
            extra: Default::default(),
        }
    }

    #[test]
    fn sla_of_99_7_against_at_least_99_9_is_0_2_points_unfavourable() {
        let variance = Target::AtLeast(number(99.9)).variance(number(99.7));
        assert!((variance.absolute + 0.2).abs() < 1e-9);
        assert!((variance.relative.unwrap() + 0.2 / 99.9).abs() < 1e-12);
        assert!(!variance.favourable);
    }

    #[test]
    fn response_of_3_5_hours_against_at_most_4_is_half_an_hour_favourable() {
        let variance = Target::AtMost(number(4.0)).variance(number(3.5));
        assert_eq!(variance.absolute, -0.5);
        assert_eq!(variance.relative, Some(-0.125));
        assert!(variance.favourable);
    }

    #[test]
    fn at_a_target_of_zero_there_is_no_relative_variance() {
        let variance = Target::AtMost(Finite::ZERO).variance(number(3.0));
        assert_eq!((variance.absolute, variance.relative), (3.0, None));
    }

    #[test]
    fn inside_a_range_there_is_no_variance_and_outside_it_is_to_the_nearer_end() {
        let range = Target::Within(number(10.0), number(20.0));
        assert_eq!(range.variance(number(15.0)).absolute, 0.0);
        assert!(range.variance(number(20.0)).favourable);
        assert_eq!(range.variance(number(23.0)).absolute, 3.0);
        assert_eq!(range.variance(number(6.0)).absolute, -4.0);
        assert!(!range.variance(number(6.0)).favourable);
    }

    #[test]
    fn a_miss_of_exactly_the_tolerance_is_watch_in_spite_of_rounding() {
        let sla = target(Target::AtLeast(number(99.9)), 0.1);
        assert_eq!(sla.verdict(number(99.9)), Verdict::OnTarget);
        assert_eq!(sla.verdict(number(99.8)), Verdict::Watch);
        assert_eq!(sla.verdict(number(99.79)), Verdict::OffTarget);
    }

    /// The guide's response time is below 4 hours: 3 h 59 min holds it, 4 h does not.
    #[test]
    fn regression_to_be_exactly_at_a_strict_target_is_a_miss() {
        let below = |tolerance| target(Target::Below(number(4.0)), tolerance);
        for (value, verdict) in [
            (3.98, Verdict::OnTarget),
            (4.0, Verdict::Watch),
            (4.5, Verdict::Watch),
            (4.51, Verdict::OffTarget),
        ] {
            assert_eq!(below(0.5).verdict(number(value)), verdict, "{value}");
        }
        assert_eq!(below(0.0).verdict(number(4.0)), Verdict::OffTarget);
        assert_eq!(below(0.0).verdict(number(3.99)), Verdict::OnTarget);
        let above = target(Target::Above(number(80.0)), 0.0);
        assert_eq!(above.verdict(number(80.0)), Verdict::OffTarget);
        assert_eq!(above.verdict(number(80.1)), Verdict::OnTarget);
        let exact = Target::Below(number(4.0)).variance(number(4.0));
        assert_eq!((exact.absolute, exact.favourable), (0.0, false));
        assert_eq!(Target::Below(number(4.0)).better(), Better::Lower);
        assert_eq!(Target::Above(number(4.0)).better(), Better::Higher);
        // Rounding is no miss the other way either: 0.1 + 0.2 is 0.3, which is not below it.
        let sum = number(0.1 + 0.2);
        assert!(!Target::Below(number(0.3)).variance(sum).favourable);
        assert!(!Target::Above(number(0.3)).variance(sum).favourable);
    }

    #[test]
    fn a_miss_is_counted_in_tolerances_or_tenths_of_the_target_or_units() {
        let severity = |target: TargetFrom, value| {
            let severity = target.severity(number(value));
            (severity.size, severity.counted_in)
        };
        let at_most = |limit, tolerance| target(Target::AtMost(number(limit)), tolerance);
        assert_eq!(
            severity(at_most(4.0, 2.0), 9.0),
            (2.5, Yardstick::Tolerance)
        );
        assert_eq!(
            severity(at_most(4.0, 0.0), 5.0),
            (2.5, Yardstick::TenthOfTarget)
        );
        assert_eq!(severity(at_most(0.0, 0.0), 3.0), (3.0, Yardstick::Unit));
        assert_eq!(
            severity(at_most(4.0, 2.0), 3.0),
            (0.0, Yardstick::Tolerance)
        );
    }

    #[test]
    fn without_a_tolerance_every_miss_is_off_target() {
        let none = target(Target::AtMost(Finite::ZERO), 0.0);
        assert_eq!(none.verdict(number(0.0)), Verdict::OnTarget);
        assert_eq!(none.verdict(number(1.0)), Verdict::OffTarget);
        let exactly = target(Target::Exactly(number(5.0)), 1.0);
        assert_eq!(exactly.verdict(number(4.0)), Verdict::Watch);
        assert_eq!(exactly.verdict(number(6.5)), Verdict::OffTarget);
    }
}
