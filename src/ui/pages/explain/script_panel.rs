//! The variance script of one KPI: for whom, how long, the words, and the answers they wait for.

use super::text_panel::{Edited, Text, text_panel};
use crate::domain::base::Extra;
use crate::domain::explain::script::{Audience, EditedText, Length, Script};
use crate::domain::explain::variance_script::{self, Context, ScriptDraft, Slot};
use crate::domain::measure::evaluation::Evaluation;
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::domain::settings::Settings;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The script, ready to copy, edit and complete.
#[component]
pub fn ScriptPanel(
    /// Which KPI.
    kpi: Id,
) -> Node {
    let workspace = Workspace::get();
    let audience = RwSignal::new(Audience::default());
    let length = RwSignal::new(Length::default());
    let draft = Memo::new(move |_| write(workspace, kpi, audience.get(), length.get()));
    let script = Memo::new(move |_| {
        workspace
            .scorecard
            .with(|card| card.get::<Script>(kpi).cloned())
    });
    let panel = Panel {
        workspace,
        kpi,
        audience,
        length,
        draft,
        script,
    };
    view! {
        <div class="script">
            <div class="toolbar">
                <Segmented legend="For whom" choices=named(Audience::ALL, Audience::name) value=audience
                    on_commit=move |chosen| audience.set(chosen) />
                <Segmented legend="How long" choices=named(Length::ALL, Length::name) value=length
                    on_commit=move |chosen| length.set(chosen) />
            </div>
            {move || {
                panel.audience.track();
                panel.length.track();
                words(panel)
            }}
            <Answers panel />
        </div>
    }
}

/// What the parts of the panel share.
#[derive(Clone, Copy)]
struct Panel {
    workspace: Workspace,
    kpi: Id,
    audience: RwSignal<Audience>,
    length: RwSignal<Length>,
    draft: Memo<ScriptDraft>,
    script: Memo<Option<Script>>,
}

impl Panel {
    /// Changes what is kept beside the numbers.
    fn change(self, title: &str, change: impl FnOnce(&mut Script)) {
        let mut script = self.script.get_untracked().unwrap_or_else(|| Script {
            id: self.kpi,
            reason: String::new(),
            ask: String::new(),
            edited: Vec::new(),
            extra: Extra::new(),
        });
        let before = script.clone();
        change(&mut script);
        if script != before {
            self.workspace.edit(Edit::new(title).put(script));
        }
    }

    /// Keeps the wording for this audience and length; `None` goes back to the draft.
    fn keep_wording(self, text: Option<String>) {
        let (audience, length) = (self.audience.get_untracked(), self.length.get_untracked());
        let draft = self.draft.with_untracked(ScriptDraft::text);
        self.change("edit the wording", |script| {
            script
                .edited
                .retain(|edited| (edited.audience, edited.length) != (audience, length));
            if let Some(text) = text.filter(|text| *text != draft) {
                script.edited.push(EditedText {
                    audience,
                    length,
                    text,
                    draft,
                    extra: Extra::new(),
                });
            }
        });
    }
}

/// Writes the draft from what the scorecard says now.
pub fn write(workspace: Workspace, kpi: Id, audience: Audience, length: Length) -> ScriptDraft {
    let now = workspace.now.get();
    workspace.scorecard.with(|card| {
        let Some(kpi) = card.get::<Kpi>(kpi) else {
            return ScriptDraft::default();
        };
        let evaluation = Evaluation::of(card, kpi, now);
        let settings = card.settings();
        let context = Context::of(card, &settings, kpi, &evaluation, now.date());
        variance_script::draft(&context, audience, length)
    })
}

fn named<T: Copy, const N: usize>(all: [T; N], name: impl Fn(T) -> &'static str) -> Vec<Choice<T>> {
    all.into_iter()
        .map(|one| Choice::new(one, name(one)))
        .collect()
}

/// The words themselves.
fn words(panel: Panel) -> Node {
    let edited = Memo::new(move |_| {
        let (audience, length) = (panel.audience.get(), panel.length.get());
        panel.script.with(|script| {
            let edited = script.as_ref()?.edited(audience, length)?;
            Some(Edited {
                text: edited.text.clone(),
                draft: edited.draft.clone(),
            })
        })
    });
    text_panel(Text {
        letter: Memo::new(move |_| panel.draft.with(ScriptDraft::letter)),
        edited,
        keep: Callback::new(move |(text, _)| panel.keep_wording(text)),
        label: "Your wording",
    })
}

/// The answers that only a person knows.
#[component]
fn Answers(panel: Panel) -> Node {
    let open = Memo::new(move |_| panel.draft.with(ScriptDraft::open_slots));
    let waits = move |slot: Slot| open.with(|open| open.contains(&slot));
    let answer = move |pick: fn(&Script) -> &String| {
        Signal::derive(move || {
            panel
                .script
                .with(|script| script.as_ref().map(pick).cloned().unwrap_or_default())
        })
    };
    let name = Signal::derive(move || {
        panel
            .workspace
            .scorecard
            .with(|card| card.settings().coordinator)
    });
    let set_name = move |coordinator: String| {
        let settings = panel
            .workspace
            .scorecard
            .with_untracked(|card| card.settings());
        let edit = Edit::new("set your name").put(Settings {
            coordinator,
            ..settings
        });
        panel.workspace.edit(edit);
    };
    let action = move || {
        waits(Slot::Action).then(|| {
            view! {
                <p class="note">"What is done about it is missing: "<a href=Route::Kpi(panel.kpi).href()>"add an action to the KPI"</a>"."</p>
            }
        })
    };
    view! {
        <div class="stack">
            {action}
            <div class="form">
                <TextArea label="Why it happened" rows=2 value=answer(|script| &script.reason)
                    on_commit=move |text: String| panel.change("say why", |script| script.reason = text.trim().to_owned())
                    hint="A cause, as you would say it: “the scanner update of 3 November found old libraries”." />
                <TextArea label="What you ask for" rows=2 value=answer(|script| &script.ask)
                    on_commit=move |text: String| panel.change("say what you ask for", |script| script.ask = text.trim().to_owned())
                    hint="A decision, time, money, or only that they know." />
                <TextField label="Your name" optional=true value=name on_commit=set_name hint="Signs the mail." />
            </div>
        </div>
    }
}
