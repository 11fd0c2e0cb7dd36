//! The scores through time. New scores hold from their day on; what was said before stays.

use leptos::html;

use super::score_form::{FIELDS, ScoreDraft};
use super::subject::OpenRisk;
use crate::domain::base::Extra;
use crate::domain::decide::register::score_words;
use crate::domain::decide::risk::ScoresFrom;
use crate::ui::form::{FormDialog, Refused};
use crate::ui::pages::measure::kpi::parts::{day_text, focus_list};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// What the dialog is about: new scores, or the entry that is corrected.
type Correcting = Option<ScoresFrom>;

/// The history, newest first, and the ways to change it.
#[component]
pub fn Scores(subject: OpenRisk) -> Node {
    let correcting = RwSignal::new(Correcting::None);
    let list = NodeRef::<html::Div>::new();
    let ask = Callback::new(move |entry: Correcting| {
        correcting.set(entry);
        subject.scoring.set(true);
    });
    let entries = Memo::new(move |_| subject.risk.with(|risk| risk.scores.clone()));
    let rows = move || {
        let is_only = entries.with(Vec::len) == 1;
        let newest = entries.get().into_iter().rev();
        newest
            .map(|scores| entry(subject, scores, is_only, ask, list))
            .collect_view()
    };
    view! {
        <Card title="Scores" why="score" actions=move || view! {
            <Button small=true on_click=move || ask.run(None)>"Change the scores"</Button>
        }>
            <div class="stack">
                <div tabindex="-1" node_ref=list class="kpi-focus"><ul class="kpi-list">{rows}</ul></div>
                <p class="note">"New scores hold from their day on; the burn-down and the matrix keep what was said before."</p>
            </div>
            {dialog(subject, correcting)}
        </Card>
    }
}

fn entry(
    subject: OpenRisk,
    scores: ScoresFrom,
    is_only: bool,
    ask: Callback<Correcting>,
    list: NodeRef<html::Div>,
) -> Node {
    let from = scores.from;
    let day = day_text(from);
    let words = {
        let scores = scores.clone();
        move || {
            subject.policy.with(|policy| {
                let one = |name: &str, score| format!("{name} {}", score_words(policy, score));
                let target = scores
                    .target
                    .map(|target| format!("; {}", one("target", target)));
                format!(
                    "{}; {}{}",
                    one("Residual", scores.residual),
                    one("inherent", scores.inherent),
                    target.unwrap_or_default()
                )
            })
        }
    };
    let numbers = match scores.target {
        Some(target) => format!(
            "{} → {}, target {}",
            scores.inherent.value(),
            scores.residual.value(),
            target.value()
        ),
        None => format!("{} → {}", scores.inherent.value(), scores.residual.value()),
    };
    let remove = {
        let day = day.clone();
        move || {
            let risk = subject.now().without_scores(from);
            subject.put_with_undo("remove scores", risk, &format!("Scores of {day} removed"));
            focus_list(list);
        }
    };
    let (note, name) = (scores.note.clone(), day.clone());
    let items = move || {
        let (scores, remove) = (scores.clone(), remove.clone());
        let correct =
            MenuItem::new("Correct", move || ask.run(Some(scores.clone()))).icon(Glyph::Pencil);
        let remove = MenuItem::new("Remove", remove).icon(Glyph::Trash).danger();
        // A risk needs scores, so the only ones can be corrected but not removed.
        match is_only {
            true => vec![correct],
            false => vec![correct, remove],
        }
    };
    view! {
        <li class="kpi-item">
            <div>
                <p class="kpi-item-title">{numbers}</p>
                <p class="kpi-item-line">{words}</p>
                <p class="note">"from "{day}</p>
                {(!note.is_empty()).then(|| view! { <p class="note">{note}</p> })}
            </div>
            <Menu label=format!("More for the scores of {name}") icon=Glyph::More icon_only=true small=true
                kind=ButtonKind::Quiet items=Signal::derive(items) />
        </li>
    }
}

fn dialog(subject: OpenRisk, correcting: RwSignal<Correcting>) -> Node {
    let title = Signal::derive(move || match correcting.with(Option::is_some) {
        true => "Correct the scores".to_owned(),
        false => "Change the scores from a date on".to_owned(),
    });
    let start = move || start(subject, correcting.get_untracked().as_ref());
    let save =
        move |_: &ScoreDraft, draft| put(subject, draft, correcting.get_untracked().as_ref());
    FormDialog::new(subject.scoring, title, "Save the scores")
        .size(DialogSize::Large)
        // Opened from elsewhere, it is about new scores.
        .on_close(move || correcting.set(None))
        .of(&FIELDS, |_| String::new(), start, save)
}

fn start(subject: OpenRisk, old: Option<&ScoresFrom>) -> Option<ScoreDraft> {
    if let Some(old) = old {
        return Some(ScoreDraft::of(old, old.from, old.note.clone()));
    }
    let today = subject.today.get_untracked();
    let risk = subject.now();
    let newest = risk.current()?;
    let done = subject.just_done.get_untracked();
    let note = done.map(|step| format!("Done: {step}")).unwrap_or_default();
    Some(ScoreDraft::of(newest, today, note))
}

/// Keeps the scores.
fn put(subject: OpenRisk, draft: ScoreDraft, old: Option<&ScoresFrom>) -> Result<(), Refused> {
    let extra = old.map_or_else(Extra::new, |old| old.extra.clone());
    let Some(mut scores) = draft.scores(extra) else {
        return Refused::unless(false);
    };
    let risk = subject.now();
    let same_day = risk.scores.iter().find(|other| other.from == scores.from);
    // Scores of today that are changed again today are those of today, not an error.
    let instead_of = match (old, same_day) {
        (Some(old), _) => Some(old.from),
        (None, Some(other)) => {
            scores.extra = other.extra.clone();
            Some(other.from)
        }
        (None, None) => None,
    };
    let day = day_text(scores.from);
    let risk =
        (risk.with_scores(instead_of, scores)).map_err(|taken| Refused::at("From", taken))?;
    subject.just_done.set(None);
    subject.put_with_undo("change the scores", risk, &format!("Scores from {day} on"));
    Ok(())
}
