//! The bullet builder: from a claim, step by step, to a line with figures, in several wordings.

use super::fields::fields;
use super::subject::OpenCareer;
use crate::domain::grow::bullet::{self, Rung, Variant};
use crate::domain::words::gaps;
use crate::ui::pages::explain::text_panel::marked;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The tab.
#[component]
pub fn Builder(subject: OpenCareer) -> Node {
    let is_blank = Memo::new(move |_| subject.draft.with(|draft| draft.is_blank()));
    let again = move || {
        let said = "The fields are empty";
        subject.change_with_undo("start another bullet", said, |resume| {
            resume.bullet = Default::default();
        });
    };
    let actions = move || {
        view! {
            {move || (!is_blank.get()).then(|| view! { <Button small=true on_click=again>"Start another"</Button> })}
        }
    };
    let caution = move || {
        subject
            .figures
            .with(|figures| figures.caution)
            .map(|caution| {
                view! { <Notice kind=NoticeKind::Warn>{caution}</Notice> }
            })
    };
    view! {
        <div class="career-builder">
            <Card title="The facts" actions=actions>
                <div class="stack">{fields(subject)}{caution}</div>
            </Card>
            {steps(subject)}
            {wordings(subject)}
        </div>
    }
}

/// The line growing step by step.
fn steps(subject: OpenCareer) -> Node {
    let rows = move || {
        let rungs = subject.draft.with(|draft| {
            subject
                .figures
                .with(|figures| bullet::ladder(draft, figures))
        });
        Node::list(rungs.into_iter().map(rung).collect())
    };
    let claim = move || {
        let claim = subject.draft.with(|draft| draft.claim.clone());
        (!claim.is_empty()).then(|| view! { <p class="note">"It began as: “"{claim}"”. Nobody can check that. Each answer makes it firmer."</p> })
    };
    view! {
        <Card title="Step by step">
            <div class="stack">{claim}<ol class="rungs">{rows}</ol></div>
        </Card>
    }
}

fn rung(rung: Rung) -> Node {
    let (mark, words) = match rung.is_answered {
        true => (Mark::OnTarget, "Answered"),
        false => (Mark::NoData, "Open"),
    };
    view! {
        <li>
            <p class="rung-question"><strong>{rung.question}</strong>" "<Badge mark words /></p>
            <p>{marked(&gaps::read(&rung.text))}</p>
        </li>
    }
}

/// The wordings, each to edit, to copy, and to put into the résumé.
fn wordings(subject: OpenCareer) -> Node {
    let drafts = Memo::new(move |_| {
        let write = |draft: &_| {
            subject
                .figures
                .with(|figures| bullet::variants(draft, figures))
        };
        subject.draft.with(write)
    });
    let all = move || {
        let variants = drafts.get().into_iter();
        Node::list(variants.map(|variant| wording(subject, variant)).collect())
    };
    view! {
        <Card title="The line" note="Choose one, change it, copy it">
            <div class="stack">{all}</div>
        </Card>
    }
}

fn wording(subject: OpenCareer, variant: Variant) -> Node {
    // A new draft makes this anew, so that an edited wording never outlives its facts.
    let text = RwSignal::new(variant.text);
    let add = move || {
        let line = text.get_untracked();
        let said = "Added to the résumé";
        subject.change_with_undo("add a line to the résumé", said, |resume| {
            resume.add_line(&line)
        });
    };
    view! {
        <div class="wording">
            <TextArea label=variant.name rows=2 value=text on_commit=move |edited: String| text.set(edited) />
            <div class="actions">
                <CopyButton text small=true />
                <Button small=true on_click=add>"Add to the résumé"<span class="visually-hidden">{format!(": {}", variant.name)}</span></Button>
            </div>
        </div>
    }
}
