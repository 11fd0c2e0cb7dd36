//! The answer to a change request after it was assessed: what it would move, what the rule says, and what is needed.
//!
//! It goes to whoever asked, so it says the impact before the recommendation, ranges as ranges, and what would make a
//! yes possible. What comes before the assessment, the first reply, is another text.

use super::escalation::option_words;
use super::matter::Matter;
use crate::domain::decide::change_request::ChangeRequest;
use crate::domain::decide::decision::DecisionOption;
use crate::domain::decide::rule::Verdict;
use crate::domain::measure::quantity;
use crate::domain::words::facts::Facts;
use crate::domain::words::{date_phrase, listed, sentence};

/// Collects what the answer says; `request` is what the decision is about.
pub fn facts(matter: &Matter, request: &ChangeRequest) -> Facts {
    let decision = matter.decision;
    let by = (decision.decide_by).map(|day| date_phrase(day, matter.today()));
    let widens: Vec<&str> = (request.widens.iter())
        .map(|widening| widening.phrase())
        .collect();
    // The first option that changes something is the request as it was asked.
    let moves = |option: &&DecisionOption| !option.kpis.is_empty() || !option.risks.is_empty();
    let moving = decision.options.iter().find(moves);
    let lines = moving.map(|option| {
        let lines = kpi_lines(option, matter).into_iter();
        let lines = lines.chain(risk_lines(option, matter));
        lines.map(|line| format!("- {line}")).collect::<Vec<_>>()
    });
    let (verdict, choice) = match &matter.weighed.verdict {
        Verdict::Choose(id) => ("choose", matter.name(*id)),
        Verdict::Tie(ids) => {
            let names: Vec<String> = ids.iter().map(|id| matter.name(*id)).collect();
            ("tie", listed(&names))
        }
        Verdict::Escalate => ("escalate", String::new()),
        Verdict::Incomplete(_) | Verdict::Unclear(_) | Verdict::TooFew => ("open", String::new()),
    };
    Facts::default()
        .say("coordinator", &matter.settings.coordinator)
        .say("asked", decision.question.trim().trim_end_matches('?'))
        .say("from", &request.from)
        .say(
            "received",
            date_phrase(request.received.date, matter.today()),
        )
        .say("widens", listed(&widens))
        .say("option", moving.map_or("", |option| &option.name))
        .say("moves", lines.unwrap_or_default().join("\n"))
        .say("options", choices(matter))
        .say("verdict", verdict)
        .say("choice", choice)
        .say("escalate to", &decision.escalate_to)
        .say("by", by.unwrap_or_default())
}

fn kpi_lines(option: &DecisionOption, matter: &Matter) -> Vec<String> {
    let position = matter
        .decision
        .options
        .iter()
        .position(|one| one.id == option.id);
    let currency = &matter.settings.currency;
    let line = |outlook: &crate::domain::decide::what_if::KpiOutlook| {
        let at = position?;
        let change = (*outlook.changes.get(at)?)?;
        let unit = outlook.kpi.unit;
        let change = quantity::format_change(unit, change, currency);
        let name = &outlook.kpi.name;
        let latest = outlook.evaluation.latest();
        Some(match (latest, outlook.with.get(at)?) {
            (Some(latest), Some(with)) => {
                let value = |value: f64| outlook.kpi.value_text(matter.today(), value, currency);
                let now = (outlook.kpi).value_text(latest.at.date, latest.value.get(), currency);
                let then = match with.low.value == with.high.value {
                    true => value(with.low.value),
                    false => format!("{} to {}", value(with.low.value), value(with.high.value)),
                };
                let verdict = with.worse().verdict.name().to_lowercase();
                format!("{name}: {now} now, then {then} ({change}); at worst {verdict}.")
            }
            _ => format!("{name}: {change}; there is no value yet to add it to."),
        })
    };
    matter.outlooks.iter().filter_map(line).collect()
}

fn risk_lines(option: &DecisionOption, matter: &Matter) -> Vec<String> {
    let line = |risk: &crate::domain::decide::risk::Risk| {
        let effect = option.effect_on(risk.id)?;
        let now = risk.scores_on(matter.today())?.residual.value();
        let (best, worst) = (effect.score.value(), effect.at_worst().value());
        let then = match best < worst {
            true => format!("{best} to {worst}"),
            false => worst.to_string(),
        };
        let above = match matter.weighed.limit {
            Some(limit) if worst > limit => {
                format!("; at worst above the {limit} that we agreed to accept")
            }
            _ => String::new(),
        };
        Some(format!(
            "Risk “{}”: {now} of 25 now, then {then}{above}.",
            risk.name
        ))
    };
    matter.concerned().into_iter().filter_map(line).collect()
}

fn choices(matter: &Matter) -> String {
    let mut lines = Vec::new();
    for option in &matter.decision.options {
        lines.push(format!("- {}", option_words(option, matter)));
        let note = sentence(&option.note);
        if !note.is_empty() {
            lines.push(format!("  {note}"));
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::change_request::Widening;
    use crate::domain::decide::decision::{Decision, RiskEffect};
    use crate::domain::decide::rule::tests::{decision, option_with, policy, risk};
    use crate::domain::decide::scale::Score;
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::{Edit, Scorecard};
    use crate::library::letters::impact_reply as letter;

    fn written(options: Vec<DecisionOption>) -> (String, usize) {
        let now = "2026-03-10T09:00:00".parse().unwrap();
        let mut request = ChangeRequest::new("Ines", now);
        request.widens = vec![Widening::DataFlows, Widening::Users];
        let mut card = Scorecard::empty(Id::from_number(8));
        let edit = Edit::new("").put(risk(1, 2, 3)).put(policy(12));
        let asked = Decision {
            question: "Open the portal to resellers?".to_owned(),
            decide_by: Some("2026-03-12".parse().unwrap()),
            ..decision(options)
        };
        card.apply(edit.put(asked), Replica(1)).unwrap();
        let asked = card.get::<Decision>(Id::from_number(900)).unwrap();
        let letter = letter(&Matter::of(&card, asked, now), &request);
        let plain = letter.text().replace(['\u{a0}', '\u{202f}'], " ");
        (plain, letter.gaps())
    }

    /// Risk 2 × 3 = 6 may rise to 3 × 4 = 12 at best and 4 × 4 = 16 at worst; the appetite is 12.
    fn as_asked() -> DecisionOption {
        let mut option = option_with(11, Some(4_000), Some(5), &[(1, 3, 4)]);
        option.risks = vec![RiskEffect {
            worst: Score::of(4, 4),
            ..option.risks[0].clone()
        }];
        option
    }

    #[test]
    fn it_says_what_moves_as_a_range_and_recommends_what_stays_within_the_appetite() {
        let no = DecisionOption::nothing(Id::from_number(12));
        let (text, gaps) = written(vec![as_asked(), no]);
        assert_eq!(gaps, 0, "{text}");
        for words in [
            "Subject: What your request would change: Open the portal to resellers\n",
            "It brings new data flows and more users or rights.",
            "- Risk “Risk 1”: 6 of 25 now, then 12 to 16; at worst above the 12 that we agreed to accept.",
            "- Option 11: costs EUR 4 000, delays us by 5 days, leaves “Risk 1” at 16.",
            "My recommendation: “Do nothing”. Of the ways",
            "Kind regards,\nSecurity Coordinator",
        ] {
            assert!(text.contains(words), "{words} is missing in\n{text}");
        }
    }

    #[test]
    fn where_nothing_is_known_it_leaves_gaps_and_recommends_nothing() {
        let (text, gaps) = written(vec![DecisionOption::new(Id::from_number(11), "As asked")]);
        assert_eq!(gaps, 2, "{text}");
        assert!(text.contains("[which KPIs and risks it moves, and by how much]"));
        assert!(text.contains("[which way you recommend, once costs and delays are known]"));
    }

    #[test]
    fn when_every_way_is_too_risky_others_decide() {
        let mut other = as_asked();
        other.id = Id::from_number(13);
        let (text, _) = written(vec![as_asked(), other]);
        assert!(text.contains("I will take it to [who decides]."));
    }
}
