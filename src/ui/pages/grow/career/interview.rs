//! The interview: questions by dimension, and stories from the records that answer them.

use super::subject::OpenCareer;
use crate::domain::grow::assessment::Dimension;
use crate::domain::grow::story::{Source, Story};
use crate::domain::words::letter::Letter;
use crate::library::interview::{self, Question};
use crate::ui::pages::decide::picks::{fixed, pick};
use crate::ui::pages::explain::text_panel::{Edited, Text, text_panel};
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;

/// The tab.
#[component]
pub fn Interview(subject: OpenCareer) -> Node {
    let dimension = RwSignal::new(0_usize);
    let fitting = Memo::new(move |_| {
        let dimension = Dimension::ALL[dimension.get()];
        subject.stories.with(|stories| {
            let fitting = stories
                .iter()
                .filter(|story| story.fits.contains(&dimension));
            fitting.cloned().collect::<Vec<Story>>()
        })
    });
    let questions = move || {
        let questions = interview::of(Dimension::ALL[dimension.get()]);
        view! { <ul class="questions">{questions.map(question).collect::<Vec<Node>>()}</ul> }
    };
    let has_any = Memo::new(move |_| fitting.with(|stories| !stories.is_empty()));
    let body = move || match has_any.get() {
        true => answer(subject, fitting),
        false => view! {
            <EmptyState icon=Glyph::Speech title="No story for this one yet"
                sentence="A decision with its outcome, a KPI that got better, a risk that was dealt with in time, or a run that is over makes a story here by itself.">
                <a class="btn" href=Route::Decisions.href()>"Go to the decisions"</a>
            </EmptyState>
        },
    };
    view! {
        <div class="stack">
            <Card title="Questions" note="And what a good answer has in it">
                <div class="stack">
                    {pick(
                        "Dimension",
                        fixed(Dimension::ALL.map(Dimension::name)),
                        dimension.into(),
                        Callback::new(move |index: usize| dimension.set(index)),
                        false,
                    )}
                    {questions}
                </div>
            </Card>
            <Card title="Your story" note="From your own records; the gaps are yours">{body}</Card>
        </div>
    }
}

fn question(question: &Question) -> Node {
    view! {
        <li><p><strong>{question.asks}</strong></p><p class="note">{question.listens_for}</p></li>
    }
}

/// One of the stories, to edit and to copy.
fn answer(subject: OpenCareer, fitting: Memo<Vec<Story>>) -> Node {
    let wanted = RwSignal::new(None::<Source>);
    let place = Memo::new(move |_| {
        let wanted = wanted.get();
        fitting.with(|stories| {
            let found = stories
                .iter()
                .position(|story| Some(story.source) == wanted);
            found.unwrap_or_default()
        })
    });
    let story = Memo::new(move |_| {
        let place = place.get();
        fitting.with(|stories| stories.get(place).cloned())
    });
    let labels = Signal::derive(move || {
        fitting.with(|stories| stories.iter().map(label).collect::<Vec<String>>())
    });
    let choose = Callback::new(move |index: usize| {
        let chosen = fitting.with_untracked(|stories| stories.get(index).map(|one| one.source));
        wanted.set(chosen);
    });
    let source = Memo::new(move |_| story.with(|story| story.as_ref().map(|one| one.source)));
    let text = move || source.get().map(|source| panel(subject, source, story));
    view! {
        <div class="stack">
            {pick("Story", labels, place.into(), choose, false)}
            {text}
        </div>
    }
}

fn label(story: &Story) -> String {
    let kind = match story.source {
        Source::Decision(_) => "Decision",
        Source::Kpi(_) => "KPI",
        Source::Risk(_) => "Risk",
        Source::Run(_) => "Run",
    };
    format!("{kind}: {}", story.title)
}

fn panel(subject: OpenCareer, source: Source, story: Memo<Option<Story>>) -> Node {
    let (words, href) = match source {
        Source::Decision(id) => ("Go to the decision", Route::Decision(id).href()),
        Source::Kpi(id) => ("Go to the KPI", Route::Kpi(id).href()),
        Source::Risk(id) => ("Go to the risk", Route::Risk(id).href()),
        Source::Run(id) => ("Go to the run", Route::Run(id).href()),
    };
    let letter = Memo::new(move |_| {
        story.with(|story| match story {
            Some(story) => story.letter.clone(),
            None => Letter::default(),
        })
    });
    let edited = Memo::new(move |_| {
        subject.resume.with(|resume| {
            let answer = resume.answer(source.id())?;
            Some(Edited {
                text: answer.text.clone(),
                draft: answer.draft.clone(),
            })
        })
    });
    let keep = Callback::new(move |(text, draft): (Option<String>, String)| {
        subject.change("edit a story", |resume| {
            resume.set_answer(source.id(), text, draft);
        });
    });
    view! {
        <div class="stack">
            {text_panel(Text { letter, edited, keep, label: "Your wording" })}
            <p><a href=href>{words}</a></p>
        </div>
    }
}
