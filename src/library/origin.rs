//! What the library says today of a record that was taken from it, so that one sees what a person changed.

use super::{kpis, risks, tasks};
use crate::domain::measure::kpi::Kpi;
use crate::domain::record::AnyRecord;
use crate::domain::scorecard::Scorecard;

/// Returns the record as it is when it is taken on the day on which this one was; `None` for one that people made.
pub fn origin(card: &Scorecard, record: &AnyRecord) -> Option<AnyRecord> {
    match record {
        AnyRecord::Kpi(kpi) => {
            let template = kpis::by_key(&kpi.library)?;
            Some(template.to_kpi(kpi.id, kpi.targets.first()?.from).into())
        }
        AnyRecord::Risk(risk) => {
            let template = risks::by_key(&risk.library)?;
            Some(template.to_risk(risk.id, risk.identified, card).into())
        }
        AnyRecord::Task(task) => {
            let template = tasks::by_key(&task.library)?;
            let kpi = card.get::<Kpi>(*task.kpis.first()?)?;
            Some(template.to_task(task.id, kpi, task.created).into())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identity::shared;
    use crate::domain::record::Kind;
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Edit;

    #[test]
    fn what_nobody_changed_is_what_the_library_says() {
        let today = "2026-11-24".parse().unwrap();
        let mut card = Scorecard::empty(Id::from_number(9));
        let template = kpis::by_key("mfa-coverage").unwrap();
        let kpi = template.to_kpi(template.id(), today);
        let edit = Edit::new("").put(kpi.clone());
        card.apply(edit, Replica(1)).unwrap();
        let risk = risks::by_key("weak-access-control").unwrap();
        let risk = risk.to_risk(shared(Kind::Risk, risk.key), today, &card);
        let task = tasks::for_kpi(&kpi.library)[0].to_task(Id::from_number(1), &kpi, today);
        for record in [AnyRecord::from(kpi), risk.into(), task.into()] {
            assert_eq!(origin(&card, &record), Some(record));
        }
    }
}
