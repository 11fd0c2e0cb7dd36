//! Poor communication: updates that come late or not at all, people who hear nothing, and misses that nobody is told.

use chrono::NaiveDate;

use super::reactive::{add_link, days_between};
use super::{Evidence, Flag, FlagKind, Link, days_before};
use crate::domain::explain::plan::{is_high, silent_from, untold_kpis};
use crate::domain::explain::stakeholder::{Stakeholder, Stance};
use crate::domain::measure::evaluation::{Evaluation, Status};
use crate::domain::order::sort_by;
use crate::domain::record::Kind;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::date_phrase;
use crate::domain::words::english::counted;
use crate::domain::words::template::in_number;

/// Late updates count for a quarter.
const LOOK_BACK: u64 = 92;

/// Late updates from which on it is a habit: one slip happens to everybody.
const HABIT: usize = 2;

/// Returns the flag of a plan that is not kept; none while there is no plan.
pub fn flag(scorecard: &Scorecard, today: NaiveDate) -> Option<Flag> {
    let mut found = Findings::default();
    for stakeholder in scorecard.all::<Stakeholder>() {
        found.look_for_late(stakeholder, today);
        found.look_for_silence(stakeholder, today);
    }
    if found.late.len() < HABIT {
        found.late.clear();
        found.late_links.clear();
    }
    if scorecard.all::<Stakeholder>().next().is_some() {
        found.look_for_untold(scorecard, today);
    }
    found.flag()
}

#[derive(Default)]
struct Findings {
    late: Vec<Evidence>,
    late_links: Vec<Link>,
    silent: Vec<Evidence>,
    untold: Vec<Evidence>,
    links: Vec<Link>,
}

impl Findings {
    fn look_for_late(&mut self, stakeholder: &Stakeholder, today: NaiveDate) {
        let since = days_before(today, LOOK_BACK);
        let name = &stakeholder.name;
        let is_recent = |due: NaiveDate| since < due && due < today;
        let given = (stakeholder.updates.iter())
            .filter_map(|update| update.due.map(|due| (due, update.on)))
            .filter(|&(due, on)| is_recent(due) && due < on && on <= today)
            .map(|(due, on)| {
                let text = format!(
                    "The update for {name} due on {} was given {} late, on {}.",
                    date_phrase(due, today),
                    counted(days_between(due, on), "day"),
                    date_phrase(on, today)
                );
                Evidence { on, text }
            });
        // However long ago its day was, it is late today.
        let missed = stakeholder.due.filter(|&due| due < today).map(|due| {
            let text = format!(
                "The update for {name} has been due since {}.",
                date_phrase(due, today)
            );
            Evidence {
                on: due.succ_opt().unwrap_or(due),
                text,
            }
        });
        let before = self.late.len();
        self.late.extend(given.chain(missed));
        if self.late.len() > before {
            add_link(
                &mut self.late_links,
                Kind::Stakeholder,
                stakeholder.id,
                name,
            );
        }
    }

    fn look_for_silence(&mut self, stakeholder: &Stakeholder, today: NaiveDate) {
        let why = match (stakeholder.stance, stakeholder.influence) {
            (Stance::Resistant, _) => "resists",
            (_, Some(influence)) if is_high(influence) => "has high influence",
            _ => return,
        };
        let Some(from) = silent_from(stakeholder).filter(|&from| from <= today) else {
            return;
        };
        let told = stakeholder.updates.iter().map(|update| update.on).max();
        let told = match told {
            Some(on) => format!("was last told on {}", date_phrase(on, today)),
            None => "was never told anything".to_owned(),
        };
        let name = &stakeholder.name;
        let text = format!(
            "{name} {why} and {told}: longer than twice the cadence agreed ({}).",
            stakeholder.cadence.name().to_lowercase()
        );
        self.silent.push(Evidence { on: from, text });
        add_link(&mut self.links, Kind::Stakeholder, stakeholder.id, name);
    }

    fn look_for_untold(&mut self, scorecard: &Scorecard, today: NaiveDate) {
        // The whole day counts, as everywhere in the flags.
        let Some(now) = today.and_hms_opt(23, 59, 59) else {
            return;
        };
        for kpi in untold_kpis(scorecard) {
            let evaluation = Evaluation::of(scorecard, kpi, now);
            let since = evaluation.off_since().map(|point| point.at.date);
            let Some(since) = since.filter(|_| evaluation.status == Status::OffTarget) else {
                continue;
            };
            let text = format!(
                "{} has missed its target since {}, and no stakeholder gets it.",
                kpi.name,
                date_phrase(since, today)
            );
            self.untold.push(Evidence { on: since, text });
            add_link(&mut self.links, Kind::Kpi, kpi.id, &kpi.name);
        }
    }

    fn flag(mut self) -> Option<Flag> {
        let (late, silent, untold) = (self.late.len(), self.silent.len(), self.untold.len());
        let mut headline = Vec::new();
        let mut steps = Vec::new();
        if late > 0 {
            headline.push(format!("{} late or not given", counted(late, "update")));
            steps.push("Give the update that is due, however short, and agree on a cadence that you can keep.");
        }
        if silent > 0 {
            headline.push(in_number(
                silent,
                "{#n stakeholder} who {n matters has/matter have} heard nothing for long",
            ));
            steps.push(
                "Call the person who has heard nothing, before they hear it from somebody else.",
            );
        }
        if untold > 0 {
            let kpis = counted(untold, "KPI");
            headline.push(format!("{kpis} off target that nobody gets"));
            steps.push("Decide who has to know about the miss, and add the KPI to their updates.");
        }
        if headline.is_empty() {
            return None;
        }
        let mut evidence = self.late;
        evidence.append(&mut self.silent);
        evidence.append(&mut self.untold);
        sort_by(&mut evidence, |a, b| a.on.cmp(&b.on));
        let mut links = self.late_links;
        for link in self.links {
            add_link(&mut links, link.kind, link.id, &link.name);
        }
        Some(Flag {
            key: "communication".to_owned(),
            kind: FlagKind::Communication,
            headline: headline.join(", "),
            evidence,
            next_step: steps.join(" "),
            links,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{KPI, day, kpi, scorecard, value};
    use super::*;
    use crate::domain::record::AnyRecord;
    use crate::domain::revision::Id;

    fn client(fields: &str) -> AnyRecord {
        let id = Id::from_number(2);
        let text = format!(r#"{{"id":"{id}","name":"Nadia","cadence":"weekly"{fields}}}"#);
        serde_json::from_str::<Stakeholder>(&text).unwrap().into()
    }

    fn found(records: Vec<AnyRecord>, today: &str) -> Option<Flag> {
        flag(&scorecard(records), day(today))
    }

    fn texts(flag: &Flag) -> Vec<&str> {
        flag.evidence.iter().map(|one| one.text.as_str()).collect()
    }

    #[test]
    fn one_late_update_is_a_slip_and_two_are_a_habit() {
        let one = r#","due":"2026-03-02","updates":[{"on":"2026-02-23","due":"2026-02-23"}]"#;
        assert_eq!(found(vec![client(one)], "2026-03-04"), None);
        let two = r#","due":"2026-03-02","updates":[{"on":"2026-02-25","due":"2026-02-23"}]"#;
        let flag = found(vec![client(two)], "2026-03-04").unwrap();
        assert_eq!(flag.headline, "2 updates late or not given");
        assert_eq!(
            texts(&flag),
            [
                "The update for Nadia due on 23 February was given 2 days late, on 25 February.",
                "The update for Nadia has been due since 2 March."
            ]
        );
        assert_eq!(flag.links.len(), 1);
        assert_eq!(found(vec![client(two)], "2026-03-02"), None);
    }

    #[test]
    fn whoever_resists_or_has_influence_must_not_wait_for_long() {
        let told = r#","updates":[{"on":"2026-03-01"}]"#;
        let resists = format!(r#"{told},"stance":"resistant""#);
        assert_eq!(found(vec![client(&resists)], "2026-03-15"), None);
        let flag = found(vec![client(&resists)], "2026-03-16").unwrap();
        assert_eq!(
            texts(&flag),
            [
                "Nadia resists and was last told on 1 March: longer than twice the cadence agreed (weekly)."
            ]
        );
        let strong = format!(r#"{told},"influence":4"#);
        assert!(found(vec![client(&strong)], "2026-03-16").is_some());
        let weak = format!(r#"{told},"influence":3"#);
        assert_eq!(found(vec![client(&weak)], "2026-03-16"), None);
    }

    #[test]
    fn a_miss_that_nobody_is_told_is_a_flag_once_there_is_a_plan() {
        let miss = || vec![kpi().into(), value(1, "2026-03-01", 2, "").into()];
        assert_eq!(found(miss(), "2026-03-02"), None);
        let planned = || miss().into_iter().chain([client("")]).collect();
        let flag = found(planned(), "2026-03-02").unwrap();
        assert_eq!(flag.headline, "1 KPI off target that nobody gets");
        assert_eq!(
            texts(&flag),
            [
                "Critical vulnerabilities in scans has missed its target since 1 March, and no stakeholder gets it."
            ]
        );
        let mut told = miss();
        told.push(client(&format!(r#","kpis":["{KPI}"]"#)));
        assert_eq!(found(told, "2026-03-02"), None);
    }
}
