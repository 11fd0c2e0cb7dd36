//! How long a scorecard of five years takes: 20 KPIs, a value a day each, 36 500 measurements.

#[cfg(not(target_arch = "wasm32"))]
mod five_years {
    use std::hint::black_box;

    use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
    use criterion::{BatchSize, Criterion};
    use linchpin::domain::base::Extra;
    use linchpin::domain::measure::kpi::Kpi;
    use linchpin::domain::measure::measurement::Measurement;
    use linchpin::domain::measure::overview::{Period, rows};
    use linchpin::domain::revision::{Id, Replica};
    use linchpin::domain::scorecard::{Edit, Scorecard};
    use linchpin::domain::settings::Settings;
    use linchpin::domain::value::{Finite, Moment};
    use linchpin::files::scorecard_file::{read, write};

    const KPIS: u128 = 20;
    const DAYS: u64 = 1_825;
    const COPY: Replica = Replica(0x4f1d_9a02_c86e_7b35);

    fn first_day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2021, 11, 26).unwrap_or_default()
    }

    fn now() -> NaiveDateTime {
        (first_day() + Days::new(DAYS)).and_time(NaiveTime::MIN)
    }

    fn kpi(number: u128) -> Kpi {
        let json = serde_json::json!({
            "id": Id::from_number(number << 64), "name": format!("KPI {number}"), "unit": "percent",
            "cadence": "daily", "meaning": "Share of agreements met",
            "targets": [{"from": "2021-01-01", "target": {"at_least": 99.9}, "tolerance": 0.2}],
        });
        serde_json::from_value(json).expect("the KPI is valid")
    }

    fn measurement(kpi: u128, day: u64) -> Measurement {
        // Scattered over the id space, as random ids are.
        let number = kpi * u128::from(DAYS) + u128::from(day);
        let scattered = number.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
        Measurement {
            id: Id::from_number(scattered),
            kpi: Id::from_number(kpi << 64),
            at: Moment::day(first_day() + Days::new(day)),
            from: None,
            value: Finite::new(99.0 + (scattered % 1_000) as f64 / 1_000.0).unwrap_or_default(),
            counted: None,
            note: String::new(),
            source: "Ticket system".to_owned(),
            entered_by: String::new(),
            set_aside: String::new(),
            entered_at: None,
            evidence: None,
            cases: None,
            extra: Extra::new(),
        }
    }

    fn scorecard() -> Scorecard {
        let mut edit = Edit::new("").put(Settings::default());
        for number in 1..=KPIS {
            edit = edit.put(kpi(number));
            for day in 0..DAYS {
                edit = edit.put(measurement(number, day));
            }
        }
        let mut scorecard = Scorecard::empty(Id::from_number(1));
        scorecard.apply(edit, COPY).expect("the records are valid");
        scorecard
    }

    pub fn bench(criterion: &mut Criterion) {
        let scorecard = scorecard();
        let text = write(&scorecard, now());
        println!("{} bytes of JSON", text.len());
        let mut group = criterion.benchmark_group("five years");
        group.sample_size(20);
        for (name, period) in [("all", Period::All), ("90 days", Period::Days(90))] {
            group.bench_function(format!("evaluate, {name}"), |bencher| {
                bencher.iter(|| rows(black_box(&scorecard), period, now()));
            });
        }
        group.bench_function("export", |bencher| {
            bencher.iter(|| write(black_box(&scorecard), now()));
        });
        group.bench_function("import", |bencher| {
            bencher.iter(|| read(black_box(text.as_bytes())));
        });
        group.bench_function("merge with itself", |bencher| {
            bencher.iter(|| scorecard.merge(black_box(&scorecard)));
        });
        let changed = Measurement {
            note: "Checked".to_owned(),
            ..measurement(3, 1_000)
        };
        group.bench_function("apply an edit of a measurement", |bencher| {
            let mut scorecard = scorecard.clone();
            bencher.iter_batched(
                || Edit::new("").put(changed.clone()),
                |edit| scorecard.apply(edit, COPY),
                BatchSize::SmallInput,
            );
        });
        group.finish();
    }
}

#[cfg(not(target_arch = "wasm32"))]
criterion::criterion_group!(benches, five_years::bench);
#[cfg(not(target_arch = "wasm32"))]
criterion::criterion_main!(benches);

/// The browser has no Criterion.
#[cfg(target_arch = "wasm32")]
fn main() {}
