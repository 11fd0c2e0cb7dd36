//! Believable content: one KPI that recovers, one that drifts, one that is noisy but fine, one with five years of days.

use crate::ui::charts::*;
use crate::ui::prelude::*;

const TODAY: f64 = 20_781.0;

/// A chart of the gallery.
pub(super) struct Sample {
    pub name: &'static str,
    pub label: &'static str,
    pub model: RunModel,
    pub format: Callback<f64, String>,
}

/// Numbers between -1 and 1 that look random and are the same every time.
pub(super) fn noise(seed: u32, index: usize) -> f64 {
    let mut bits = seed.wrapping_mul(0x9E37_79B9) ^ (index as u32).wrapping_mul(0x85EB_CA6B);
    bits ^= bits >> 15;
    bits = bits.wrapping_mul(0x2C1B_3C6D);
    bits ^= bits >> 13;
    f64::from(bits) / f64::from(u32::MAX) * 2.0 - 1.0
}

pub(super) fn weekly(count: usize, value: impl Fn(usize) -> f64) -> Vec<(f64, f64)> {
    (0..count)
        .map(|index| (TODAY - 7.0 * (count - 1 - index) as f64, value(index)))
        .collect()
}

fn judged(
    points: Vec<(f64, f64)>,
    verdict: impl Fn(f64) -> &'static str,
    signal: impl Fn(usize, f64) -> Option<&'static str>,
) -> Vec<Point> {
    let judge = |(index, (x, y)): (usize, (f64, f64))| Point {
        x,
        y,
        verdict: verdict(y).to_owned(),
        signal: signal(index, y).map(str::to_owned),
    };
    points.into_iter().enumerate().map(judge).collect()
}

pub(super) fn recovering() -> RunModel {
    let values = weekly(52, |week| {
        let level = match week {
            0..18 => 99.86,
            18..30 => 99.86 - 0.055 * (week - 17) as f64,
            30..44 => 99.2 + 0.05 * (week - 29) as f64,
            _ => 99.93,
        };
        (level + 0.035 * noise(7, week)).min(100.0)
    });
    let verdict = |y: f64| {
        if y >= 99.9 {
            "On target"
        } else if y >= 99.7 {
            "Watch"
        } else {
            "Off target"
        }
    };
    let signal = |index: usize, y: f64| {
        (y < 99.66 && index > 18 && index < 32 && index.is_multiple_of(3))
            .then_some("below the lower natural limit")
    };
    let start = TODAY - 7.0 * 51.0;
    let change = TODAY - 7.0 * 21.0;
    RunModel {
        points: judged(values, verdict, signal),
        targets: vec![
            TargetStep {
                from: start,
                band: TargetBand::at_least(99.8),
                tolerance: 0.1,
                words: "at least 99.8 %".into(),
            },
            TargetStep {
                from: start + 84.0,
                band: TargetBand::at_least(99.9),
                tolerance: 0.2,
                words: "at least 99.9 %".into(),
            },
        ],
        phases: vec![
            Phase {
                x0: start,
                x1: change,
                centre: 99.72,
                lower: 99.66,
                upper: 99.93,
            },
            Phase {
                x0: TODAY - 56.0,
                x1: TODAY,
                centre: 99.93,
                lower: 99.84,
                upper: 100.0,
            },
        ],
        changes: vec![Change {
            x: change,
            label: "Second on-call shift".into(),
        }],
        forecast: Vec::new(),
        ..RunModel::default()
    }
}

pub(super) fn drifting() -> RunModel {
    let values = weekly(40, |week| 2.9 + 0.035 * week as f64 + 0.35 * noise(3, week));
    let verdict = |y: f64| {
        if y <= 4.0 {
            "On target"
        } else if y <= 4.5 {
            "Watch"
        } else {
            "Off target"
        }
    };
    let last = values.last().map_or(4.3, |point| point.1);
    let forecast = (0..=8).map(|week| {
        let ahead = f64::from(week);
        let (y, range) = (last + 0.035 * ahead, 0.08 * ahead);
        ForecastPoint {
            x: TODAY + 7.0 * ahead,
            y,
            low: y - range,
            high: y + range,
        }
    });
    RunModel {
        points: judged(values, verdict, |index, _| {
            (index == 35 || index == 39).then_some("8 in a row above the mean")
        }),
        targets: vec![TargetStep {
            from: 0.0,
            band: TargetBand::at_most(4.0),
            tolerance: 0.5,
            words: "at most 4 h".into(),
        }],
        phases: vec![Phase {
            x0: TODAY - 273.0,
            x1: TODAY,
            centre: 3.58,
            lower: 2.7,
            upper: 4.46,
        }],
        changes: Vec::new(),
        forecast: forecast.collect(),
        ..RunModel::default()
    }
}

pub(super) fn noisy() -> RunModel {
    let values = weekly(104, |week| 41.0 + 11.0 * noise(11, week));
    RunModel {
        points: judged(values, |_| "On target", |_, _| None),
        targets: vec![TargetStep {
            from: 0.0,
            band: TargetBand::within(20.0, 60.0),
            tolerance: 5.0,
            words: "between 20 and 60 %".into(),
        }],
        phases: vec![Phase {
            x0: TODAY - 721.0,
            x1: TODAY,
            centre: 41.0,
            lower: 22.8,
            upper: 59.2,
        }],
        ..RunModel::default()
    }
}

fn five_years() -> RunModel {
    let value = |day: usize| 96.0 - 6.0 * (-(day as f64) / 500.0).exp() + 1.2 * noise(5, day);
    let values = (0..1_825)
        .map(|day| (TODAY - 1_824.0 + day as f64, value(day)))
        .collect();
    RunModel {
        points: judged(
            values,
            |y| if y >= 95.0 { "On target" } else { "Off target" },
            |day, _| (day == 640).then_some("above the upper natural limit"),
        ),
        targets: vec![TargetStep {
            from: 0.0,
            band: TargetBand::at_least(95.0),
            tolerance: 1.0,
            words: "at least 95 %".into(),
        }],
        ..RunModel::default()
    }
}

pub(super) fn charts() -> Vec<Sample> {
    let sample = |name, label, model, format: fn(f64) -> String| Sample {
        name,
        label,
        model,
        format: Callback::new(format),
    };
    vec![
        sample(
            "Recovering",
            "SLA compliance fell from March to June to 99.2 % and has met its target of 99.9 % since September.",
            recovering(),
            |v| format!("{v:.1} %"),
        ),
        sample(
            "Drifting",
            "Incident response time rose from 3 to 4.3 hours in nine months and passed its target of 4 hours.",
            drifting(),
            |v| format!("{v:.1} h"),
        ),
        sample(
            "Noisy",
            "The phishing report rate varies between 30 and 52 % around a mean of 41 %, within its range.",
            noisy(),
            |v| format!("{v:.0} %"),
        ),
        sample(
            "Five years",
            "Patch coverage by day over five years rose from 90 to 96 %.",
            five_years(),
            |v| format!("{v:.0} %"),
        ),
    ]
}

pub(super) fn plain(model: &RunModel) -> Vec<(f64, f64)> {
    model
        .points
        .iter()
        .map(|point| (point.x, point.y))
        .collect()
}
