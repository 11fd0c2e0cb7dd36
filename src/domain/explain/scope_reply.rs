//! The first reply to a request that would widen the scope: assess before anybody says yes.
//!
//! It promises the impact within [`REPLY_HOURS`] and names the KPIs and the part of the risk profile that will be looked at.
//! It decides nothing. Colleagues read figures and scores; a client reads names and targets, because scores are ours.

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::matter::open_risks;
use super::own_phrase::beginning;
use super::wording::target_phrase;
use crate::domain::decide::change_request::{ChangeRequest, REPLY_HOURS, touched};
use crate::domain::decide::decision::Decision;
use crate::domain::decide::exposure;
use crate::domain::decide::risk::Risk;
use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::date_phrase;
use crate::domain::words::english::of_them;
use crate::domain::words::facts::Facts;

/// What is answered: small, so that whoever has it can have the reply.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeChange {
    /// What is asked for, in the words of who asks.
    pub request: String,
    /// Who asks.
    pub from: String,
    /// The day on which it was asked for.
    pub received: Option<NaiveDate>,
    /// The KPIs that it may move.
    pub kpis: Vec<Id>,
    /// The risks of the register that it may raise.
    pub risks: Vec<Id>,
}

impl ScopeChange {
    /// Collects what is known of the change that the decision is about: what it widens touches KPIs and risks, and so
    /// do the effects that were entered.
    pub fn of(
        scorecard: &Scorecard,
        decision: &Decision,
        request: &ChangeRequest,
        today: NaiveDate,
    ) -> ScopeChange {
        let touched = touched(scorecard.all(), scorecard.all(), &request.widens, today);
        let options = || decision.options.iter();
        let kpis = options().flat_map(|option| option.kpis.iter().map(|effect| effect.kpi));
        let risks = options().flat_map(|option| option.risks.iter().map(|effect| effect.risk));
        ScopeChange {
            request: decision.question.trim().trim_end_matches('?').to_owned(),
            from: request.from.clone(),
            received: Some(request.received.date),
            kpis: once_each(kpis.chain(touched.kpis.iter().map(|kpi| kpi.0))),
            risks: once_each(risks.chain(touched.risks.iter().map(|risk| risk.0))),
        }
    }
}

fn once_each(ids: impl Iterator<Item = Id>) -> Vec<Id> {
    let mut all = Vec::new();
    for id in ids {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    all
}

/// Who asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    #[default]
    Colleague,
    Client,
}

/// Collects what the reply says.
pub fn facts(
    scorecard: &Scorecard,
    change: &ScopeChange,
    reader: Reader,
    now: NaiveDateTime,
) -> Facts {
    let today = now.date();
    let policy = scorecard.policy();
    let request = change.request.split_whitespace().collect::<Vec<_>>();
    let request = request.join(" ");
    let day = |day: Option<NaiveDate>| day.map(|day| date_phrase(day, today)).unwrap_or_default();
    let due = (change.received).and_then(|day| day.checked_add_days(Days::new(1)));
    let open = open_risks(scorecard, today);
    let above = (open.iter()).filter(|risk| exposure::is_above_appetite(risk, &policy, today));
    let limit = policy.appetite_on(today).map(|appetite| appetite.limit);
    Facts::default()
        .say("coordinator", scorecard.settings().coordinator)
        .say("beginning", beginning(&request))
        .say("request", request.trim_end_matches('.'))
        .say("from", &change.from)
        .say("received", day(change.received))
        .say("due", day(due))
        .say("hours", REPLY_HOURS.to_string())
        .say("kpis", kpis(scorecard, change, reader, now))
        .say("risks", risks(scorecard, change, reader, limit, today))
        .say("above", of_them(above.count(), open.len()))
        .say(
            "limit",
            limit.map(|limit| limit.to_string()).unwrap_or_default(),
        )
        .count("open", open.len())
}

fn kpis(card: &Scorecard, change: &ScopeChange, reader: Reader, now: NaiveDateTime) -> String {
    let line = |kpi: &Kpi| {
        let standing = standing(card, kpi, reader, now);
        format!("- KPI “{}”{standing}", kpi.name)
    };
    let chosen = change.kpis.iter().filter_map(|id| card.get::<Kpi>(*id));
    chosen.map(line).collect::<Vec<_>>().join("\n")
}

/// Says where a KPI stands: `: 99.86 % now, target at least 99.9 %`.
fn standing(card: &Scorecard, kpi: &Kpi, reader: Reader, now: NaiveDateTime) -> String {
    let currency = card.settings().currency;
    let evaluation = Evaluation::of(card, kpi, now);
    let target = evaluation.target(kpi);
    let target = target.map(|target| target_phrase(target.target, kpi.unit, &currency));
    let latest = evaluation.latest();
    let value = latest.and_then(|_| evaluation.latest_text(kpi, &currency));
    match (reader, value, target) {
        (Reader::Client, _, Some(target)) => format!(": target {target}"),
        (Reader::Colleague, Some(value), Some(target)) => format!(": {value} now, target {target}"),
        (Reader::Colleague, None, Some(target)) => format!(": not measured yet, target {target}"),
        (_, _, None) => String::new(),
    }
}

fn risks(
    card: &Scorecard,
    change: &ScopeChange,
    reader: Reader,
    limit: Option<u8>,
    today: NaiveDate,
) -> String {
    let line = |risk: &Risk| {
        let standing = match (reader, exposure::of(risk, today), limit) {
            (Reader::Client, ..) => String::new(),
            (_, Some(score), Some(limit)) if score > limit => {
                format!(": {score} of 25 now, above the {limit} that we agreed to accept")
            }
            (_, Some(score), Some(limit)) => {
                format!(": {score} of 25 now; we agreed to accept up to {limit}")
            }
            (_, Some(score), None) => format!(": {score} of 25 now"),
            (_, None, _) => ": closed today; the change may open it again".to_owned(),
        };
        format!("- Risk “{}”{standing}", risk.name)
    };
    let chosen = change.risks.iter().filter_map(|id| card.get::<Risk>(*id));
    chosen.map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::Extra;
    use crate::domain::decide::rule::tests::{policy, risk};
    use crate::domain::measure::measurement::Measurement;
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::Edit;
    use crate::domain::settings::Settings;
    use crate::domain::value::{Finite, Moment};
    use crate::library::kpis;
    use crate::library::letters::scope_reply as letter;

    fn now() -> NaiveDateTime {
        "2026-03-10T09:00:00".parse().unwrap()
    }

    fn card() -> Scorecard {
        let template = kpis::by_key("sla-compliance").unwrap();
        let kpi = template.to_kpi(Id::from_number(5), "2026-01-01".parse().unwrap());
        let measurement = Measurement {
            id: Id::from_number(6),
            kpi: kpi.id,
            at: Moment::day("2026-03-08".parse().unwrap()),
            from: None,
            value: Finite::new(99.86).unwrap(),
            counted: None,
            note: String::new(),
            source: String::new(),
            entered_by: String::new(),
            set_aside: String::new(),
            entered_at: None,
            evidence: None,
            cases: None,
            extra: Extra::new(),
        };
        let mut export = risk(1, 4, 4);
        export.name = "Customer data leave through an export".to_owned();
        let settings = Settings {
            coordinator: "Alex Morgan".to_owned(),
            ..Settings::default()
        };
        let edit = Edit::new("").put(kpi).put(measurement).put(export);
        let edit = edit.put(risk(2, 2, 2)).put(policy(12)).put(settings);
        let mut card = Scorecard::empty(Id::from_number(8));
        card.apply(edit, Replica(1)).unwrap();
        card
    }

    fn change() -> ScopeChange {
        ScopeChange {
            request: "Let resellers see\nthe orders of their customers.".to_owned(),
            from: "Ines".to_owned(),
            received: Some("2026-03-10".parse().unwrap()),
            kpis: vec![Id::from_number(5)],
            risks: vec![Id::from_number(1)],
        }
    }

    fn written(change: &ScopeChange, reader: Reader) -> String {
        let letter = letter(&card(), change, reader, now());
        letter.text().replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn a_colleague_reads_what_is_assessed_with_its_figures() {
        insta::assert_snapshot!(
            "scope_reply_to_a_colleague",
            written(&change(), Reader::Colleague)
        );
    }

    #[test]
    fn a_client_reads_no_score_and_no_figure_of_ours() {
        let text = written(&change(), Reader::Client);
        assert!(!text.contains("of 25") && !text.contains("99.86"), "{text}");
        insta::assert_snapshot!("scope_reply_to_a_client", text);
    }

    #[test]
    fn what_nobody_has_said_is_a_gap_and_a_record_that_is_gone_is_none() {
        let gone = ScopeChange {
            kpis: vec![Id::from_number(77)],
            ..ScopeChange::default()
        };
        let text = written(&gone, Reader::Colleague);
        for gap in [
            "[what is asked for]",
            "[who asks]",
            "[which KPI it may move]",
            "[which risk it may raise]",
        ] {
            assert!(text.contains(gap), "{gap} is not in {text}");
        }
        assert!(text.contains("within 24 hours:"), "{text}");
    }

    #[test]
    fn the_change_of_a_decision_touches_what_it_widens_and_what_its_options_move() {
        use crate::domain::decide::change_request::Widening;
        use crate::domain::decide::rule::tests::{decision, option_with};
        let mut request = ChangeRequest::new("Ines", now());
        let asked = decision(vec![
            option_with(11, None, None, &[(2, 3, 3), (1, 4, 4)]),
            option_with(12, None, None, &[(2, 2, 3)]),
        ]);
        let of = |request: &ChangeRequest| ScopeChange::of(&card(), &asked, request, now().date());
        let change = of(&request);
        assert_eq!(change.request, "Encrypt the backups");
        assert_eq!(
            (change.from.as_str(), change.received),
            ("Ines", Some(now().date()))
        );
        assert_eq!(change.risks, [2, 1].map(Id::from_number));
        assert!(change.kpis.is_empty());
        request.widens = vec![Widening::Schedule];
        assert_eq!(of(&request).kpis, [Id::from_number(5)]);
    }

    #[test]
    fn a_day_at_the_end_of_the_calendar_is_no_deadline() {
        let last = ScopeChange {
            received: Some(chrono::NaiveDate::MAX),
            ..change()
        };
        assert!(written(&last, Reader::Client).contains("within 24 hours:"));
    }
}
