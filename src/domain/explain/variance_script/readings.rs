//! Signal or noise in words that each audience understands, with what follows from it.

use super::facts::Facts;
use crate::domain::explain::script::Audience;
use crate::domain::explain::situation::{Reading, Situation};
use crate::domain::measure::xmr::{FEWEST_POINTS, Signal};
use crate::domain::words::number_word;
use crate::domain::words::template::in_number;

/// Says whether the newest value is more than the usual ups and downs, and what that means for the listener; never a
/// probability, which neither limits nor intervals give.
pub fn reading(facts: &Facts) -> String {
    match facts.situation {
        Situation::Recovering { .. } => recovering(facts.audience).to_owned(),
        Situation::Drifting { on: Some(_) } => drifting(facts.audience).to_owned(),
        _ if facts.is_missed() => missed(facts),
        _ => met(facts),
    }
}

fn recovering(audience: Audience) -> &'static str {
    match audience {
        Audience::ProjectManager => {
            "The direction is right: the figures move back towards the target so steadily that it would be rare if nothing had changed"
        }
        Audience::Ciso => {
            "The trend leads back to the target, at this look and at the one before; so steady a change would be rare if nothing had changed, but we are not there yet"
        }
        Audience::Client => {
            "The figures move steadily back towards the target, although we are not there yet"
        }
        Audience::Executives => {
            "The figures move back towards the target so steadily that it would be rare if nothing had changed, but we are not there yet"
        }
    }
}

fn drifting(audience: Audience) -> &'static str {
    match audience {
        Audience::ProjectManager => {
            "The target still holds, but the figures move the wrong way so steadily that it would be rare if nothing had changed, and a correction is easier to plan now than after a miss"
        }
        Audience::Ciso => {
            "The target still holds, but the trend leads away from it, at this look and at the one before; so steady a change would be rare if nothing had changed, and it should be stopped before it shows as a miss"
        }
        Audience::Client => {
            "The target still holds, but the figures move steadily the wrong way, and we would rather tell you now than after a miss"
        }
        Audience::Executives => {
            "The target still holds, but the figures move steadily the wrong way, and it is easier to correct this now than after a miss"
        }
    }
}

fn missed(facts: &Facts) -> String {
    let audience = facts.audience;
    match facts.reading {
        Reading::Worse(signal) | Reading::Shifted(signal) => match audience {
            Audience::ProjectManager => {
                "This is more than the usual ups and downs: to look for something specific that changed comes first".to_owned()
            }
            Audience::Ciso => format!(
                "This is a signal and not noise: {}. It is worth looking for a specific cause",
                why(signal)
            ),
            Audience::Client => {
                "This is more than an ordinary fluctuation, and we treat it as such".to_owned()
            }
            Audience::Executives => {
                "This is more than an ordinary fluctuation, so we should look for its cause and not just wait".to_owned()
            }
        },
        Reading::Better(signal) => match audience {
            Audience::Ciso => format!(
                "There is a favourable signal: {}. It is not yet enough",
                why(signal)
            ),
            _ => "The latest values are better than the usual ups and downs explain, but not yet good enough".to_owned(),
        },
        Reading::Noise if facts.is_scatter() => match audience {
            Audience::Ciso => {
                "This is noise and not a signal: the average of the process holds the target, and now and then its scatter goes beyond it"
            }
            _ => "The figure moves within its usual range and meets the target on average: a miss now and then is to be expected, unless we make the figure steadier",
        }
        .to_owned(),
        Reading::Noise => match audience {
            Audience::ProjectManager => {
                "The figure moves within its usual range, so there is no single incident to chase: such misses will keep coming until the way we work changes, and that needs room in the plan"
            }
            Audience::Ciso => {
                "This is noise and not a signal: the value lies within the natural limits of a process that produces misses like this, so the process itself has to change"
            }
            Audience::Client => {
                "The figure moves within its usual range, so this is not a single incident: to do better, we have to improve the way we work"
            }
            Audience::Executives => {
                "This is within the usual ups and downs, so there is no single failure to fix: such misses will keep coming until the way we work changes"
            }
        }
        .to_owned(),
        Reading::Flat { count } => format!(
            "{}: nothing gets better here by itself",
            all_the_same(facts, count)
        ),
        Reading::Untold => untold(audience).to_owned(),
        Reading::Aside => ASIDE.to_owned(),
        Reading::Gaps => GAPS.to_owned(),
        Reading::TooFew { have, since_change } => too_few(audience, have, since_change),
    }
}

fn met(facts: &Facts) -> String {
    let audience = facts.audience;
    let back = matches!(facts.situation, Situation::JustBack { .. });
    match facts.reading {
        Reading::Better(signal) => match audience {
            Audience::Ciso => format!(
                "This is a favourable signal and not noise: {}. It is worth learning what caused it and making that the standard",
                why(signal)
            ),
            Audience::Client => {
                "This is better than the usual ups and downs explain, and we mean to keep it that way".to_owned()
            }
            Audience::ProjectManager | Audience::Executives => {
                "This is better than the usual ups and downs explain, so it is worth keeping what made the difference".to_owned()
            }
        },
        Reading::Worse(signal) => match audience {
            Audience::Ciso => format!(
                "The target still holds, but there is an unfavourable signal: {}. Its cause is worth finding before it becomes a miss",
                why(signal)
            ),
            Audience::Client => {
                "The target still holds, but the latest values are worse than the usual ups and downs explain, and we are looking into it before it becomes a miss".to_owned()
            }
            Audience::ProjectManager | Audience::Executives => {
                "The target still holds, but the latest values are worse than the usual ups and downs explain, so it is worth finding the cause before it becomes a miss".to_owned()
            }
        },
        Reading::Shifted(signal) => match audience {
            Audience::Ciso => format!(
                "There is a signal within the target: {}. It is worth knowing why",
                why(signal)
            ),
            _ => "The figure has shifted by more than its usual ups and downs, but it still meets the target".to_owned(),
        },
        Reading::Noise if back => match audience {
            Audience::Ciso => {
                "The value lies within the natural limits of the process, so this alone does not prove a lasting recovery"
            }
            _ => "The figure is still within the usual ups and downs, so it is too early to call the recovery lasting",
        }
        .to_owned(),
        Reading::Noise => match audience {
            Audience::ProjectManager => {
                "The figure moves within its usual range: nothing stands out, and there is no reason to replan"
            }
            Audience::Ciso => {
                "There is no signal: the value lies within the natural limits of the process"
            }
            Audience::Client => "The figure moves within its usual range, and nothing stands out",
            Audience::Executives => {
                "The figure moves within its usual range, and nothing calls for your intervention"
            }
        }
        .to_owned(),
        Reading::Flat { count } => format!(
            "{}, so there is nothing to explain",
            all_the_same(facts, count)
        ),
        Reading::Untold => untold(audience).to_owned(),
        Reading::Aside => ASIDE.to_owned(),
        Reading::Gaps => GAPS.to_owned(),
        Reading::TooFew { have, since_change } => too_few(audience, have, since_change),
    }
}

fn all_the_same(facts: &Facts, count: usize) -> String {
    let since = if facts.context.evaluation.phases.len() > 1 {
        " since the way of working changed"
    } else {
        ""
    };
    format!(
        "All {} values{since} have been the same",
        number_word(count)
    )
}

const ASIDE: &str =
    "We set this figure aside as an exception, so it says nothing about what is usual";
const GAPS: &str = "Too many figures are missing in between to tell a real change from chance";

/// Says why a change is not told from chance where each value builds on the ones before.
fn untold(audience: Audience) -> &'static str {
    match audience {
        Audience::Ciso => {
            "I read neither signal nor trend into it: each value builds on the ones before, so chance alone would look like one"
        }
        _ => "Each figure builds on the ones before, so a single step says little",
    }
}

fn too_few(audience: Audience, have: usize, since_change: bool) -> String {
    let values = in_number(have, "There {n is/are} only {n value}");
    let since = if since_change {
        "since the way of working changed"
    } else {
        "so far"
    };
    let meaning = match audience {
        Audience::ProjectManager => {
            "not enough to tell a real change from chance, so please do not replan on this alone"
                .to_owned()
        }
        Audience::Ciso => format!(
            "and with fewer than {} I cannot tell signal from noise",
            number_word(FEWEST_POINTS)
        ),
        Audience::Client => "not enough to tell a real change from chance".to_owned(),
        Audience::Executives => {
            "not enough to tell a real change from chance, so it is too early for firm conclusions"
                .to_owned()
        }
    };
    format!("{values} {since}, {meaning}")
}

/// Says why the newest value is a signal, in the words of the chart.
fn why(signal: Signal) -> &'static str {
    match signal {
        Signal::AboveLimits => "the value lies above the natural limits of the process",
        Signal::BelowLimits => "the value lies below the natural limits of the process",
        Signal::RunAbove | Signal::RunBelow => signal.reason(),
    }
}

/// Says the same in a few words.
pub fn short(facts: &Facts) -> String {
    let ciso = facts.audience == Audience::Ciso;
    match (facts.situation, facts.reading) {
        (Situation::Recovering { .. }, _) => "steadily recovering".to_owned(),
        (Situation::Drifting { .. }, _) => "but steadily moving the wrong way".to_owned(),
        (_, Reading::Worse(_) | Reading::Shifted(_)) if facts.is_missed() => match ciso {
            true => "a signal, not noise",
            false => "more than the usual ups and downs",
        }
        .to_owned(),
        (_, Reading::Better(_)) if facts.is_missed() => "improving, but not enough yet".to_owned(),
        (_, Reading::Better(_)) => match ciso {
            true => "a favourable signal, not noise",
            false => "better than the usual ups and downs",
        }
        .to_owned(),
        (Situation::JustBack { .. }, Reading::Noise) => "too early to call it lasting".to_owned(),
        (_, Reading::Noise) => match ciso {
            true => "only noise, no signal",
            false => "within the usual ups and downs",
        }
        .to_owned(),
        (_, Reading::Worse(_) | Reading::Shifted(_)) => {
            "but shifted beyond its usual ups and downs".to_owned()
        }
        (_, Reading::Flat { count }) => format!("unchanged over {} values", number_word(count)),
        (_, Reading::Untold) => "a figure that builds on the ones before".to_owned(),
        (_, Reading::Aside) => "set aside as an exception".to_owned(),
        (_, Reading::Gaps) => "too many gaps to tell a real change from chance".to_owned(),
        (_, Reading::TooFew { .. }) => {
            "not enough values to tell a real change from chance".to_owned()
        }
    }
}
