//! Five years of daily values of twenty KPIs fit into what browsers give: 5 Mi UTF-16 units.

use chrono::Days;
use linchpin::domain::revision::Id;
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::value::Finite;
use linchpin::store::Store;
use linchpin::store::disk::MemoryDisk;

use super::sample::{HERE, date, kpi, measurement, now, settings};

const KPIS: u128 = 20;
const DAYS: u64 = 5 * 365;

fn five_years() -> Scorecard {
    let mut edit = Edit::new("").put(settings("Five years"));
    for n in 0..KPIS {
        // Ids as they come from a browser: no two alike, nothing to abbreviate.
        let id = Id::from_number((n + 1) * 0x1234_5678_9abc_def0_0fed_cba9);
        edit = edit.put(kpi(id, "A KPI of an ordinary name"));
        for day in 0..DAYS {
            let number = (u128::from(day) + 1) * 0x9e37_79b9_7f4a_7c15_f39c_c060 + n;
            let mut daily = measurement(number, id, date(2022, 1, 1) + Days::new(day));
            daily.value = Finite::new(99.0 + (day % 97) as f64 / 100.0).unwrap_or_default();
            daily.note = String::new();
            daily.source = "Monitoring of the payment platform".to_owned();
            daily.entered_by = "Jordan Meier".to_owned();
            edit = edit.put(daily);
        }
    }
    let mut scorecard = Scorecard::empty(Id::from_number(5));
    scorecard.apply(edit, HERE).unwrap();
    scorecard
}

#[test]
fn five_years_of_daily_values_take_less_than_three_and_a_half_million_units() {
    let scorecard = five_years();
    let (mut store, _) = Store::open(MemoryDisk::default(), HERE);
    store.add(&scorecard, now()).unwrap();
    let used = store.used().unwrap();
    assert!(used < 3_500_000, "{used}");
}
