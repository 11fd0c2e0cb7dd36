//! Where the KPI stands, in five figures and their sentences.

use crate::domain::words::english::counted;
use crate::ui::prelude::*;

use super::meaning::gaps_line;
use super::subject::OpenKpi;
use crate::domain::explain::{computed, wording};
use crate::domain::measure::derived::Counted;
use crate::domain::measure::evaluation::{Evaluation, Point, Status};
use crate::domain::measure::kpi::{Kpi, Target};
use crate::domain::measure::quantity;
use crate::domain::measure::variance::Verdict;
use crate::domain::measure::xmr::{Behaviour, FEWEST_POINTS};
use crate::domain::value::Finite;
use crate::domain::words::date_phrase;
use crate::ui::show;
use crate::ui::widgets::*;

/// Actual, target, variance, signal or noise, and where it goes.
#[component]
pub fn Standing(subject: OpenKpi) -> Node {
    let OpenKpi {
        evaluation, kpi, ..
    } = subject;
    let actual = move || {
        let currency = subject.currency.get();
        kpi.with(|kpi| evaluation.with(|evaluation| show::actual(kpi, evaluation, &currency)))
    };
    let status =
        Signal::derive(move || show::mark(evaluation.with(|evaluation| evaluation.status)));
    let target = move || target_figure(subject);
    let noise = move || evaluation.with(behaviour_word).to_owned();
    let course = move || {
        kpi.with(|kpi| evaluation.with(|evaluation| evaluation.course(kpi).name().to_owned()))
    };
    view! {
        <section class="tiles kpi-standing" aria-label="Where it stands">
            <StatTile label="Actual" why="status" figure=Signal::derive(actual)>
                <Badge mark=status />
                <span>{move || since(subject)}</span>
                {move || still_running(subject).map(|words| view! { <span>{words}</span> })}
            </StatTile>
            <StatTile label="Target" figure=Signal::derive(target)>{move || target_line(subject)}</StatTile>
            <StatTile label="Variance" why="variance" figure=Signal::derive(move || variance_figure(subject))>
                {move || variance_line(subject)}
            </StatTile>
            <StatTile label="Signal or noise" why="signal" figure=Signal::derive(noise)>{move || noise_line(subject)}</StatTile>
            <StatTile label="Trend" why="trend" figure=Signal::derive(course)>
                {move || trend_line(subject)}
            </StatTile>
        </section>
    }
}

/// Says where the trend leads, or why none is drawn.
fn trend_line(subject: OpenKpi) -> String {
    let untold = subject.kpi.with(|kpi| kpi.covers().why_untold());
    untold.map(str::to_owned).unwrap_or_else(|| {
        let today = subject.today.get();
        (subject.evaluation)
            .with(|evaluation| wording::forecast_phrase(&evaluation.forecast, today))
    })
}

fn newest(evaluation: &Evaluation) -> Option<Point> {
    evaluation.latest().cloned()
}

/// Says when the newest value is from, or since when the target is missed.
fn since(subject: OpenKpi) -> String {
    let today = subject.today.get();
    subject.evaluation.with(|evaluation| {
        let Some(latest) = evaluation.latest() else {
            return match subject.derived.get() {
                Some(_) => "Nothing counts yet".to_owned(),
                None => "Never measured".to_owned(),
            };
        };
        let measured = format!("on {}", date_phrase(latest.at.date, today));
        match evaluation.off_since() {
            Some(first) if evaluation.status != Status::Stale && first.id != latest.id => {
                let day = date_phrase(first.at.date, today);
                format!("{measured}; missed since {day}")
            }
            _ => measured,
        }
    })
}

/// Says, beside a share of the risks whose time is over, how those stand whose time runs.
fn still_running(subject: OpenKpi) -> Option<String> {
    subject.derived.get()?;
    let today = subject.today.get();
    let counted = (subject.workspace.scorecard).with(|card| Counted::of(card, today));
    computed::running(&counted)
}

fn in_force<T>(subject: OpenKpi, tell: impl FnOnce(&Kpi, Target, f64) -> T) -> Option<T> {
    subject.kpi.with(|kpi| {
        let target = kpi.target_on(subject.today.get())?;
        Some(tell(kpi, target.target, target.tolerance.get()))
    })
}

/// The bare number of the target; its words stand below it.
fn target_figure(subject: OpenKpi) -> String {
    let figure = in_force(subject, |kpi, target, _| {
        let currency = subject.currency.get();
        let write = |end: Finite| quantity::format_target(kpi.unit, end.get(), &currency);
        match target {
            Target::Within(low, high) => format!("{} – {}", write(low), write(high)),
            one => write(one.ends().0),
        }
    });
    figure.unwrap_or_else(|| "None".to_owned())
}

fn target_line(subject: OpenKpi) -> Option<String> {
    in_force(subject, |kpi, target, tolerance| {
        let kind = target.kind().word();
        let size = subject
            .currency
            .with(|currency| wording::size_phrase(kpi.unit, tolerance, currency));
        match size {
            Some(size) => format!("{kind}; watch up to {size} beyond"),
            None => format!("{kind}, without tolerance"),
        }
    })
}

fn variance_figure(subject: OpenKpi) -> String {
    let newest = subject.evaluation.with(newest);
    newest.map_or("–".to_owned(), |point| {
        let currency = subject.currency.get();
        quantity::format_difference(subject.unit.get(), point.variance.absolute, &currency)
    })
}

fn variance_line(subject: OpenKpi) -> Option<Node> {
    let point = subject.evaluation.with(newest)?;
    let (target, unit) =
        (subject.kpi).with(|kpi| Some((kpi.target_on(point.at.date)?.target, kpi.unit)))?;
    let relative = wording::relative_phrase(target, unit, point.variance);
    let words = match point.verdict {
        _ if point.variance.absolute == 0.0 => wording::exact_phrase(target),
        Verdict::OnTarget => "favourable",
        Verdict::Watch => "unfavourable, within tolerance",
        Verdict::OffTarget => "unfavourable",
    };
    let delta = show::delta(&point.variance);
    Some(
        view! { <Change delta words />{relative.map(|relative| view! { <span>{relative}</span> })} },
    )
}

fn behaviour_word(evaluation: &Evaluation) -> &'static str {
    match evaluation.behaviour() {
        Behaviour::Untold { .. } => "Not told",
        Behaviour::TooFew { .. } => "Too early",
        Behaviour::Gaps { .. } => "Too many gaps",
        Behaviour::NoVariation { .. } => "No variation",
        Behaviour::Varies { .. } if evaluation.latest().is_some_and(|point| point.aside) => {
            "Set aside"
        }
        Behaviour::Varies { .. } if evaluation.signal().is_some() => "Signal",
        Behaviour::Varies { .. } => "Noise",
    }
}

/// Says why the newest value is a signal, or what is normal.
fn noise_line(subject: OpenKpi) -> String {
    let currency = subject.currency.get();
    let unit = subject.unit.get();
    subject
        .evaluation
        .with(|evaluation| match evaluation.behaviour() {
            Behaviour::Untold { covers } => covers.why_untold().unwrap_or_default().to_owned(),
            Behaviour::TooFew { have } => {
                let missing = counted(FEWEST_POINTS.saturating_sub(*have), "more value");
                format!("{missing} needed to tell")
            }
            Behaviour::Gaps { steps } => gaps_line(*steps),
            Behaviour::NoVariation { .. } => "all values are the same".to_owned(),
            Behaviour::Varies { .. } if evaluation.latest().is_some_and(|point| point.aside) => {
                "the newest value is an exception and says nothing about what is normal".to_owned()
            }
            Behaviour::Varies { limits, .. } => {
                let newest = evaluation.stretches().pop();
                match newest.filter(|stretch| stretch.range.end == evaluation.points.len()) {
                    Some(stretch) => stretch.reason(evaluation, unit, &currency),
                    None => format!(
                        "the newest value is within what is normal: {} to {}",
                        quantity::format(unit, limits.lower, &currency),
                        quantity::format(unit, limits.upper, &currency)
                    ),
                }
            }
        })
}
