//! The words of the scale: five levels of likelihood and five of impact.

use leptos::ev;

use crate::domain::decide::policy_edit::{Field, PolicyPart, read, texts, usual_words};
use crate::domain::scorecard::Edit;
use crate::domain::scorecard::Scorecard;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// What the fields hold, and what is wrong with them, in the order of [`Field::all`].
#[derive(Clone, Copy)]
struct ScaleDraft {
    texts: RwSignal<Vec<String>>,
    errors: RwSignal<Vec<Option<String>>>,
}

/// The form.
#[component]
pub fn Scale(workspace: Workspace) -> Node {
    let policy = move || workspace.scorecard.with_untracked(Scorecard::policy);
    let draft = ScaleDraft {
        texts: RwSignal::new(texts(&policy())),
        errors: RwSignal::new(Vec::new()),
    };
    let currency = workspace.currency();
    let wrong = RwSignal::new(false);
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let currency = workspace.currency();
        let read = |texts: &Vec<String>| read(texts, &policy(), &currency);
        match draft.texts.with_untracked(read) {
            Ok(new) => {
                draft.errors.set(Vec::new());
                wrong.set(false);
                draft.texts.set(texts(&new));
                if new != policy() {
                    let edit = Edit::new("change the words of the scale").put(new);
                    workspace.edit_with_undo(edit, "Words of the scale changed");
                }
            }
            Err(errors) => {
                draft.errors.set(errors);
                wrong.set(true);
            }
        }
    };
    let back = move || {
        let usual = usual_words(&policy());
        draft.texts.set(texts(&usual));
        draft.errors.set(Vec::new());
        wrong.set(false);
        if usual != policy() {
            let edit = Edit::new("go back to the usual words").put(usual);
            workspace.edit_with_undo(edit, "The usual words are back");
        }
    };
    let likelihood = ["Name", "Meaning", "Events a year"]
        .map(str::to_owned)
        .to_vec();
    let impact = ["Name", "Meaning", "Loss from", "Loss to"];
    let impact = impact.map(|name| match name.strip_prefix("Loss") {
        Some(_) => format!("{name}, {currency}"),
        None => name.to_owned(),
    });
    view! {
        <form class="stack" novalidate on:submit=save>
            <p class="note">"What each level means in this project, so that two people choose the same one. Scores that were given stay as they are."</p>
            {levels(draft, "Likelihood", &PolicyPart::LIKELIHOOD, likelihood)}
            {levels(draft, "Impact", &PolicyPart::IMPACT, impact.to_vec())}
            {move || wrong.get().then(|| view! {
                <Notice kind=NoticeKind::Bad title="Not saved.">"Something does not fit; it is said below the field."</Notice>
            })}
            <div class="actions">
                <Button kind=ButtonKind::Quiet icon=Glyph::Undo on_click=back>"Back to the usual words"</Button>
                <button type="submit" class="btn" data-kind="primary"><span>"Save the words"</span></button>
            </div>
        </form>
    }
}

fn levels(
    draft: ScaleDraft,
    axis: &'static str,
    parts: &'static [PolicyPart],
    headings: Vec<String>,
) -> Node {
    let level = move |level: usize| {
        let fields = parts.iter().zip(headings.clone());
        let fields = fields
            .map(|(&part, heading)| field(draft, Field { part, level }, heading))
            .collect_view();
        view! {
            <fieldset class="scale-level">
                <legend>{format!("{axis} {}", level + 1)}</legend>
                {fields}
            </fieldset>
        }
    };
    view! { <div class="scale-levels" data-parts=parts.len().to_string()>{(0..5).map(level).collect_view()}</div> }
}

fn field(draft: ScaleDraft, field: Field, heading: String) -> Node {
    let place = field.place();
    let text = move || {
        draft
            .texts
            .with(|texts| texts.get(place).cloned().unwrap_or_default())
    };
    let error = move || {
        draft
            .errors
            .with(|errors| errors.get(place).cloned().flatten())
    };
    let commit = move |text: String| {
        draft.texts.update(|texts| {
            if let Some(old) = texts.get_mut(place) {
                *old = text;
            }
        });
        let mended = move |errors: &mut Vec<Option<String>>| {
            if let Some(error) = errors.get_mut(place) {
                *error = None;
            }
        };
        draft.errors.update(mended);
    };
    view! {
        <TextField label=heading value=Signal::derive(text) error=Signal::derive(error) max_length=2000 on_commit=commit />
    }
}
