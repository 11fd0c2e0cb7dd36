//! What the decision rule says, in words: of all options in a line, and of each one with the reason.

use super::matter::Matter;
use crate::domain::decide::rule::{RulePlace, Verdict, WeighedOption};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;
use crate::domain::revision::Id;
use crate::domain::words::english::counted;
use crate::domain::words::{listed, sentence};

/// The rule, for people who ask why.
pub const RULE: &str = "An option that leaves a risk of this decision above the appetite is not chosen but escalated: \
the appetite is not yours to exceed. Of the others, one that another beats in something and equals in the rest is \
dropped; of what is left the least exposure comes first, then the highest net value (benefit − cost), then the \
shortest delay. Effects on KPIs are shown beside it: put what they are worth into the benefit.";

/// Says in one line what the rule makes of the decision.
pub fn one_line(matter: &Matter) -> String {
    let weighed = &matter.weighed;
    let names = |ids: &[Id]| {
        let names: Vec<String> = ids.iter().map(|id| matter.name(*id)).collect();
        listed(&names)
    };
    match &weighed.verdict {
        Verdict::TooFew if weighed.options.is_empty() => "No options yet.".to_owned(),
        Verdict::TooFew => "One option is no choice: add what else could be done.".to_owned(),
        Verdict::Escalate => {
            let limit = weighed.limit.unwrap_or_default();
            format!("Escalate: every option leaves a risk above the appetite of {limit}.")
        }
        Verdict::Choose(id) => match weighed.option(*id) {
            Some(option) => format!(
                "Choose {}: {}.",
                names(&[*id]),
                exposure_words(option, matter)
            ),
            None => format!("Choose {}.", names(&[*id])),
        },
        Verdict::Incomplete(id) => format!(
            "{} leaves the least exposure, but not all of it is known: enter its {} before you decide.",
            names(&[*id]),
            missing(weighed.option(*id)),
        ),
        Verdict::Unclear(ids) => {
            let unknown = ids.iter().filter_map(|id| weighed.option(*id));
            let unknown: Vec<String> = unknown
                .filter(|option| !option.missing.is_empty())
                .map(|option| format!("the {} of “{}”", missing(Some(option)), option.name))
                .collect();
            format!(
                "Between {} the rule cannot tell: enter {}.",
                names(ids),
                listed(&unknown)
            )
        }
        Verdict::Tie(ids) => format!(
            "{} are equal in exposure, net value and delay: {} will do.",
            names(ids),
            if ids.len() == 2 {
                "either"
            } else {
                "any of them"
            }
        ),
    }
}

fn missing(option: Option<&WeighedOption>) -> String {
    let missing = option.map(|option| &option.missing[..]).unwrap_or_default();
    listed(missing)
}

/// Says what exposure an option leaves: `the least exposure, 14 points, 8 less than now`.
fn exposure_words(option: &WeighedOption, matter: &Matter) -> String {
    let exposure = counted(option.exposure as usize, "point");
    match option.change(&matter.weighed) {
        0 => format!("exposure stays at {exposure}"),
        change => {
            let side = if change < 0 { "less" } else { "more" };
            let size = change.unsigned_abs();
            format!("it leaves {exposure} of exposure, {size} {side} than now")
        }
    }
}

/// Says why the rule puts the option where it does.
pub fn reason(option: &WeighedOption, matter: &Matter) -> String {
    let reason = match option.place {
        RulePlace::Above => {
            let above = (option.above.iter())
                .map(|above| format!("“{}” at {}", above.name, above.score.value()));
            let above: Vec<String> = above.collect();
            let limit = matter.weighed.limit.unwrap_or_default();
            format!(
                "To escalate: it leaves {}, above the appetite of {limit}",
                listed(&above)
            )
        }
        RulePlace::Dominated { by } => match matter.weighed.option(by) {
            Some(better) => format!(
                "Dropped: against “{}” it {}, and is better in nothing",
                better.name,
                listed(&worse(option, better, matter))
            ),
            None => "Dropped".to_owned(),
        },
        RulePlace::Behind { best } => match matter.weighed.option(best) {
            Some(best) => behind(option, best, matter),
            None => "Comes later".to_owned(),
        },
        RulePlace::First => match &matter.weighed.verdict {
            Verdict::Choose(_) => format!("Comes first: {}", exposure_words(option, matter)),
            Verdict::Tie(_) => "Comes first, level with another".to_owned(),
            Verdict::Incomplete(_) | Verdict::Unclear(_) => "May come first".to_owned(),
            Verdict::TooFew | Verdict::Escalate => "Not compared yet".to_owned(),
        },
    };
    let unknown = missing(Some(option));
    if unknown.is_empty() {
        sentence(&reason)
    } else {
        format!("{} Unknown: {unknown}.", sentence(&reason))
    }
}

/// Returns in what the option is worse: `costs`, exposure, money, time.
fn worse(option: &WeighedOption, better: &WeighedOption, matter: &Matter) -> Vec<String> {
    let mut words = Vec::new();
    if option.exposure > better.exposure {
        let more = counted((option.exposure - better.exposure) as usize, "point");
        words.push(format!("leaves {more} more exposure"));
    }
    if let (Some(net), Some(their)) = (option.net, better.net)
        && net < their
    {
        words.push(format!("is worth {} less", matter.money(their - net)));
    }
    if let (Some(delay), Some(their)) = (option.delay, better.delay)
        && delay > their
    {
        let days = quantity::format(Unit::Days, delay - their, "");
        words.push(format!("takes {days} longer"));
    }
    words
}

/// Says what stands between the option and the best one, and what the difference costs.
fn behind(option: &WeighedOption, best: &WeighedOption, matter: &Matter) -> String {
    let why = listed(&worse(option, best, matter));
    let for_it = listed(&better_in(option, best, matter));
    let why = match why.is_empty() {
        true => format!("Comes after “{}”", best.name),
        false => format!("Comes after “{}”: it {why}", best.name),
    };
    match for_it.is_empty() {
        true => why,
        false => format!("{why}. For it: it {for_it}"),
    }
}

fn better_in(option: &WeighedOption, best: &WeighedOption, matter: &Matter) -> Vec<String> {
    let mut words = Vec::new();
    if let (Some(net), Some(their)) = (option.net, best.net)
        && net > their
    {
        words.push(format!("is worth {} more", matter.money(net - their)));
    }
    if let (Some(delay), Some(their)) = (option.delay, best.delay)
        && delay < their
    {
        let days = quantity::format(Unit::Days, their - delay, "");
        words.push(format!("is {days} sooner"));
    }
    words
}

/// Says what the rule leaves out: no appetite, or risks above it that nothing here changes.
pub fn caveats(matter: &Matter) -> Vec<String> {
    let weighed = &matter.weighed;
    let mut caveats = Vec::new();
    if weighed.limit.is_none() {
        caveats.push(
            "No appetite is set, so nothing counts as too much risk: set it on the risk matrix."
                .to_owned(),
        );
    }
    if matter.concerned().is_empty() && weighed.options.len() > 1 {
        caveats.push(
            "No option changes a risk of the register yet, so only money and time tell them apart."
                .to_owned(),
        );
    }
    let elsewhere: Vec<String> = (weighed.elsewhere.iter())
        .take(3)
        .map(|name| format!("“{name}”"))
        .collect();
    if !elsewhere.is_empty() {
        let more = match weighed.elsewhere.len() - elsewhere.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        caveats.push(format!(
            "Above the appetite whatever is decided here: {}{more}.",
            elsewhere.join(", ")
        ));
    }
    caveats
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::decision::{Decision, DecisionOption};
    use crate::domain::decide::rule::tests::{decision, option_with, policy, risk};
    use crate::domain::revision::Replica;
    use crate::domain::scorecard::{Edit, Scorecard};

    fn told(options: Vec<DecisionOption>, limit: Option<u8>) -> (String, Vec<String>, Vec<String>) {
        let mut card = Scorecard::empty(Id::from_number(8));
        let mut edit = Edit::new("").put(risk(1, 4, 4)).put(risk(2, 5, 5));
        if let Some(limit) = limit {
            edit = edit.put(policy(limit));
        }
        card.apply(edit.put(decision(options)), Replica(1)).unwrap();
        let decision = card.get::<Decision>(Id::from_number(900)).unwrap();
        let now = "2026-03-10T09:00:00".parse().unwrap();
        let matter = Matter::of(&card, decision, now);
        let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
        let reasons = matter.weighed.options.iter();
        (
            plain(one_line(&matter)),
            reasons
                .map(|option| plain(reason(option, &matter)))
                .collect(),
            caveats(&matter),
        )
    }

    #[test]
    fn each_option_is_told_why_it_is_where_it_is() {
        let (line, reasons, caveats) = told(
            vec![
                option_with(11, Some(20_000), Some(5), &[(1, 2, 4)]),
                option_with(12, Some(30_000), Some(5), &[(1, 2, 4)]),
                option_with(13, Some(1_000), Some(0), &[(1, 3, 4)]),
                DecisionOption::nothing(Id::from_number(14)),
            ],
            Some(12),
        );
        assert_eq!(
            line,
            "Choose “Option 11”: it leaves 33 points of exposure, 8 less than now."
        );
        assert_eq!(
            reasons,
            [
                "Comes first: it leaves 33 points of exposure, 8 less than now.",
                "Dropped: against “Option 11” it is worth EUR 10 000 less, and is better in nothing.",
                "Comes after “Option 11”: it leaves 4 points more exposure. For it: it is worth EUR 19 000 more and \
                 is 5 days sooner.",
                "To escalate: it leaves “Risk 1” at 16, above the appetite of 12.",
            ]
        );
        assert_eq!(
            caveats,
            ["Above the appetite whatever is decided here: “Risk 2”."]
        );
    }

    #[test]
    fn what_is_unknown_is_named() {
        let (line, reasons, caveats) = told(
            vec![
                option_with(11, None, None, &[(1, 2, 4)]),
                DecisionOption::nothing(Id::from_number(14)),
            ],
            None,
        );
        assert_eq!(
            line,
            "“Option 11” leaves the least exposure, but not all of it is known: enter its cost and delay \
             before you decide."
        );
        assert_eq!(reasons[0], "May come first. Unknown: cost and delay.");
        assert!(caveats[0].starts_with("No appetite is set"));
    }
}
