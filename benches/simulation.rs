//! How long the simulation of losses takes: a million years of 50 risks, before and after mitigation.
//!
//! `cargo xtask bench simulation` runs it, and then `simulation.py`, which does the same with numpy on one core.

#[cfg(not(target_arch = "wasm32"))]
mod losses {
    use std::hint::black_box;

    use criterion::Criterion;
    use linchpin::domain::decide::loss::{LossEstimate, LossPair, Magnitude};
    use linchpin::domain::decide::simulation::{Plan, SimulatedRisk, simulate};
    use linchpin::domain::revision::Id;
    use linchpin::domain::value::Finite;

    const RISKS: u32 = 50;
    const YEARS: u32 = 1_000_000;

    fn number(number: f64) -> Finite {
        Finite::new(number).unwrap_or_default()
    }

    /// The same risks as in `simulation.py`: 0.05 to 1.03 events a year, 10,000 to 500,000 each; mitigation halves the
    /// events and takes off two thirds of the loss.
    fn risk(place: u32) -> SimulatedRisk {
        let frequency = 0.05 + 0.02 * f64::from(place);
        let low = 1_000.0 * f64::from(10 + place % 10);
        let estimate = |frequency, low| LossEstimate {
            frequency: number(frequency).into(),
            magnitude: Magnitude::Range(number(low), number(25.0 * low)),
        };
        SimulatedRisk {
            id: Id::from_number(u128::from(place) + 1),
            losses: LossPair {
                before: estimate(frequency, low),
                after: estimate(frequency / 2.0, low / 3.0),
            },
        }
    }

    pub fn bench(criterion: &mut Criterion) {
        let plan = Plan {
            risks: (0..RISKS).map(risk).collect(),
            years: YEARS,
            seed: 1,
            horizon: 3,
        };
        if let Some(outcome) = simulate(&plan, &mut |_| true) {
            let (before, after) = (outcome.before, outcome.after);
            println!(
                "before: mean {:.0}, P90 {:.0}; after: mean {:.0}, P90 {:.0}",
                before.mean, before.p90, after.mean, after.p90
            );
        }
        let mut group = criterion.benchmark_group("simulation");
        group.sample_size(10);
        group.bench_function("1,000,000 years × 50 risks", |bencher| {
            bencher.iter(|| simulate(black_box(&plan), &mut |_| true));
        });
        group.finish();
    }
}

#[cfg(not(target_arch = "wasm32"))]
criterion::criterion_group!(benches, losses::bench);
#[cfg(not(target_arch = "wasm32"))]
criterion::criterion_main!(benches);

/// The browser has no Criterion.
#[cfg(target_arch = "wasm32")]
fn main() {}
