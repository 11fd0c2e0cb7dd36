//! A simulation whose figures are known to the last bit: the same natively and as wasm in a browser.

use linchpin::domain::decide::loss::{LossEstimate, LossPair, Magnitude};
use linchpin::domain::decide::simulation::{Plan, SimulatedRisk, simulate};
use linchpin::domain::revision::Id;
use linchpin::domain::value::Finite;

/// What simulating the plan gave when the generator was chosen. Another figure means that results people have kept can
/// no longer be made again: say so in the changelog.
const GOLDEN: [(&str, f64); 12] = [
    ("mean before", 49_010.219_332_117_95),
    ("its error", 523.551_205_107_810_7),
    ("median before", 8_000.0),
    ("P90 before", 32_000.0),
    ("P95 before", 323_413.932_737_967_93),
    ("any before", 0.925_42),
    ("mean after", 10_230.246_105_541_27),
    ("P90 after", 10_964.844_869_658_365),
    ("avoided, P5", 2_448.333_583_973_492_3),
    ("avoided, P50", 16_543.753_372_547_573),
    ("avoided, P95", 591_233.675_627_103_4),
    ("a point of the curve", 10_000.0),
];

fn plan() -> Plan {
    let number = |number| Finite::new(number).unwrap();
    let range = |frequency, low, high| LossEstimate {
        frequency: number(frequency).into(),
        magnitude: Magnitude::Range(number(low), number(high)),
    };
    let point = |frequency, loss| LossEstimate {
        frequency: number(frequency).into(),
        magnitude: Magnitude::Point(number(loss)),
    };
    let pairs = [
        (
            range(0.1, 100_000.0, 1_000_000.0),
            range(0.05, 20_000.0, 400_000.0),
        ),
        (range(2.0, 500.0, 5_000.0), range(1.0, 500.0, 5_000.0)),
        (point(0.5, 8_000.0), range(0.4, 1_000.0, 9_000.0)),
    ];
    let numbered = pairs.into_iter().zip(1_u128..);
    let risks = numbered.map(|((before, after), place)| SimulatedRisk {
        id: Id::from_number(place << 64 | 0x9E37_79B9),
        losses: LossPair { before, after },
    });
    Plan {
        risks: risks.collect(),
        years: 100_000,
        seed: 20_261_124,
        horizon: 3,
    }
}

/// Fails unless each figure is the golden one, bit for bit.
pub fn assert_golden() {
    let outcome = simulate(&plan(), &mut |_| true).unwrap();
    let (before, after, avoided) = (&outcome.before, &outcome.after, &outcome.avoided);
    let figures = [
        before.mean,
        before.error,
        before.median,
        before.p90,
        before.p95,
        before.any,
        after.mean,
        after.p90,
        avoided.p5,
        avoided.p50,
        avoided.p95,
        before.curve[20].0,
    ];
    let found: Vec<_> = GOLDEN
        .iter()
        .zip(figures)
        .map(|(golden, figure)| (golden.0, figure))
        .collect();
    assert_eq!(found, GOLDEN);
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn the_figures_are_the_golden_ones() {
    assert_golden();
}
