//! A change that somebody asked for: what it widens, and what of the scorecard that touches.
//!
//! “Small” requests are how scope grows unseen. So the request is assessed before it is answered: the impact is due
//! [`REPLY_HOURS`] after it came in, and what is touched is suggested from what the change widens.

use crate::domain::field::Value;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::decision::{Decision, DecisionOption};
use super::risk::Risk;
use crate::domain::base::Extra;
use crate::domain::measure::kpi::{Kpi, Theme};
use crate::domain::named;
use crate::domain::order::sort_by;
use crate::domain::revision::Id;
use crate::domain::value::Moment;
use crate::domain::words::english::counted;

/// Within so many hours the impact is known: soon enough that nobody starts without it.
pub const REPLY_HOURS: i64 = 24;

/// A request to change the scope.
#[derive(Clone, Debug, PartialEq, Value)]
pub struct ChangeRequest {
    /// Who asked.
    pub from: String,
    pub received: Moment,
    /// What the change makes larger.
    pub widens: Vec<Widening>,
    /// The day on which they got the impact.
    pub answered: Option<NaiveDate>,
    pub extra: Extra,
}

/// What a change makes larger: each is a sign that a “small” request is not small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Value)]
pub enum Widening {
    Complexity,
    DataFlows,
    Users,
    Suppliers,
    Exposure,
    Schedule,
}

named!(Widening {
    Complexity: "More parts or interfaces",
    DataFlows: "New data, or data that goes to new places",
    Users: "More users, or users with more rights",
    Suppliers: "A new supplier or service",
    Exposure: "Something new that is reached from the internet",
    Schedule: "More work before the same date",
});

impl Widening {
    /// Returns what it is called within a sentence.
    pub fn phrase(self) -> &'static str {
        match self {
            Widening::Complexity => "more parts and interfaces",
            Widening::DataFlows => "new data flows",
            Widening::Users => "more users or rights",
            Widening::Suppliers => "a new supplier",
            Widening::Exposure => "more that is reached from the internet",
            Widening::Schedule => "more work before the same date",
        }
    }

    /// Returns the themes whose KPIs it usually moves.
    fn themes(self) -> &'static [Theme] {
        match self {
            Widening::Complexity => &[
                Theme::Vulnerabilities,
                Theme::Application,
                Theme::IncidentResponse,
            ],
            Widening::DataFlows => &[Theme::DataProtection, Theme::Compliance],
            Widening::Users => &[Theme::Access, Theme::People],
            Widening::Suppliers => &[Theme::Vendors, Theme::Compliance],
            Widening::Exposure => &[Theme::Vulnerabilities, Theme::Application, Theme::Cloud],
            Widening::Schedule => &[Theme::ServiceLevels, Theme::Risk],
        }
    }
}

/// What a change touches, by what it widens: to be looked at, not yet judged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Touched {
    /// By name.
    pub kpis: Vec<(Id, String)>,
    /// The open risks that hurt one of these KPIs, by name.
    pub risks: Vec<(Id, String)>,
}

/// Returns the KPIs of the themes that the change widens, and the open risks that hurt them.
pub fn touched<'a>(
    kpis: impl Iterator<Item = &'a Kpi>,
    risks: impl Iterator<Item = &'a Risk>,
    widens: &[Widening],
    today: NaiveDate,
) -> Touched {
    let is_touched = |kpi: &&Kpi| {
        let mut themes = widens.iter().flat_map(|widening| widening.themes());
        themes.any(|theme| *theme == kpi.theme)
    };
    let by_name = |a: &(Id, String), b: &(Id, String)| a.1.cmp(&b.1).then_with(|| a.0.cmp(&b.0));
    let kpis = kpis.filter(is_touched);
    let mut kpis: Vec<(Id, String)> = kpis.map(|kpi| (kpi.id, kpi.name.clone())).collect();
    let hurts = |risk: &&Risk| {
        let mut hurt = risk.kpis.iter();
        risk.is_open_on(today) && hurt.any(|hurt| kpis.iter().any(|kpi| kpi.0 == hurt.kpi))
    };
    let risks = risks.filter(hurts);
    let mut risks: Vec<(Id, String)> = risks.map(|risk| (risk.id, risk.name.clone())).collect();
    sort_by(&mut kpis, by_name);
    sort_by(&mut risks, by_name);
    Touched { kpis, risks }
}

impl ChangeRequest {
    pub fn new(from: &str, now: NaiveDateTime) -> ChangeRequest {
        ChangeRequest {
            from: from.to_owned(),
            received: Moment {
                date: now.date(),
                time: Some(now.time()),
            },
            widens: Vec::new(),
            answered: None,
            extra: Extra::new(),
        }
    }

    /// Returns when the impact has to be known; a request without a time of day came at the end of its day.
    pub fn reply_due(&self) -> NaiveDateTime {
        let due = self
            .received
            .end()
            .checked_add_signed(TimeDelta::hours(REPLY_HOURS));
        due.unwrap_or(NaiveDateTime::MAX)
    }

    /// Says how the answer stands.
    pub fn reply_words(&self, now: NaiveDateTime) -> String {
        if self.answered.is_some() {
            return "Answered with the impact.".to_owned();
        }
        let minutes = (self.reply_due() - now).num_minutes();
        let span = match minutes.abs() {
            minutes if minutes < 60 => "less than an hour".to_owned(),
            minutes if minutes < 48 * 60 => counted((minutes / 60) as usize, "hour"),
            minutes => counted((minutes / (24 * 60)) as usize, "day"),
        };
        match minutes >= 0 {
            true => format!("The impact is due in {span}."),
            false => format!("The impact is overdue by {span}: say what you know today."),
        }
    }

    pub fn is_overdue(&self, now: NaiveDateTime) -> bool {
        self.answered.is_none() && self.reply_due() < now
    }
}

/// An open decision about a request, with the three answers that are always possible.
pub fn decision(id: Id, asked: &str, from: &str, options: [Id; 3], now: NaiveDateTime) -> Decision {
    let [yes, conditions, no] = options;
    let question = asked.trim().trim_end_matches(['.', '?', '!']);
    let decide = Decision::new(id, &format!("{question}?"), [yes, no], now.date());
    let request = ChangeRequest::new(from, now);
    Decision {
        options: vec![
            DecisionOption::new(yes, "As asked"),
            DecisionOption::new(conditions, "With conditions"),
            DecisionOption {
                name: "Not now".to_owned(),
                ..DecisionOption::nothing(no)
            },
        ],
        decide_by: Some(request.reply_due().date()),
        change_request: Some(request),
        ..decide
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Record;
    use crate::domain::decide::risk::HurtKpi;
    use crate::domain::decide::rule::tests::risk;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::{Edit, Scorecard};
    use crate::library::kpis;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn request() -> ChangeRequest {
        ChangeRequest::new("Ines", at("2026-03-10T14:05:00"))
    }

    #[test]
    fn the_impact_is_due_a_day_after_the_request() {
        assert_eq!(request().reply_due(), at("2026-03-11T14:05:00"));
        let on_the_day = ChangeRequest {
            received: Moment::day(at("2026-03-10T00:00:00").date()),
            ..request()
        };
        assert_eq!(on_the_day.reply_due(), at("2026-03-12T00:00:00"));
    }

    #[test]
    fn what_is_left_of_the_day_is_said_in_hours() {
        let words = |now| request().reply_words(at(now));
        assert_eq!(
            words("2026-03-10T14:05:00"),
            "The impact is due in 24 hours."
        );
        assert_eq!(
            words("2026-03-11T13:30:00"),
            "The impact is due in less than an hour."
        );
        assert_eq!(
            words("2026-03-11T15:06:00"),
            "The impact is overdue by 1 hour: say what you know today."
        );
        let answered = ChangeRequest {
            answered: Some(at("2026-03-10T00:00:00").date()),
            ..request()
        };
        assert!(!answered.is_overdue(at("2027-01-01T00:00:00")));
    }

    #[test]
    fn a_new_data_flow_touches_data_protection_and_the_open_risks_that_hurt_it() {
        let kpi = |key: &str, number| {
            let id = Id::from_number(number);
            let day = at("2026-01-01T00:00:00").date();
            kpis::by_key(key).unwrap().to_kpi(id, day)
        };
        let mut all = kpis::all();
        let of_data = all
            .find(|template| template.theme == Theme::DataProtection)
            .unwrap();
        let data = kpi(of_data.key, 1);
        let response = kpi("incident-response-time", 2);
        let mut hurting = risk(5, 3, 3);
        hurting.kpis.push(HurtKpi {
            kpi: data.id,
            how: String::new(),
            extra: Extra::new(),
        });
        let mut closed = hurting.clone();
        closed.id = Id::from_number(6);
        closed.closed = Some(at("2026-03-01T00:00:00").date());
        let mut card = Scorecard::empty(Id::from_number(9));
        let edit = Edit::new("").put(data.clone()).put(response);
        let edit = edit.put(hurting.clone()).put(closed).put(risk(7, 4, 4));
        card.apply(edit, Replica(1)).unwrap();
        let today = at("2026-03-10T00:00:00").date();
        let touched = |widens: &[Widening]| super::touched(card.all(), card.all(), widens, today);
        let found = touched(&[Widening::DataFlows]);
        assert_eq!(found.kpis, [(data.id, data.name)]);
        assert_eq!(found.risks, [(hurting.id, hurting.name)]);
        assert_eq!(touched(&[]), Touched::default());
    }

    #[test]
    fn a_request_starts_with_the_three_answers_and_a_day_to_decide() {
        let ids = [1, 2, 3].map(Id::from_number);
        let made = decision(
            Id::from_number(9),
            "Open the portal to resellers. ",
            "Ines",
            ids,
            at("2026-03-10T14:05:00"),
        );
        assert_eq!(made.question, "Open the portal to resellers?");
        let names: Vec<&str> = made.options.iter().map(|o| o.name.as_str()).collect();
        assert_eq!(names, ["As asked", "With conditions", "Not now"]);
        assert!(made.options[2].is_nothing() && !made.options[0].is_nothing());
        assert_eq!(made.decide_by, Some(at("2026-03-11T00:00:00").date()));
        assert_eq!(made.check(), Ok(()));
    }
}
