//! The options side by side, what the rule says of each, and the ways to change them.

use leptos::html;

use super::lines;
use super::option_form::OptionDialog;
use super::subject::OpenDecision;
use crate::domain::decide::decision::DecisionOption;
use crate::domain::decide::rule::Verdict;
use crate::domain::explain::verdict::RULE;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The card of the options.
#[component]
pub fn Options(subject: OpenDecision, is_made: bool) -> Node {
    let editing = RwSignal::new(None::<DecisionOption>);
    let is_open = RwSignal::new(false);
    let edit = Callback::new(move |option: DecisionOption| {
        editing.set(Some(option));
        is_open.set(true);
    });
    let list = NodeRef::<html::Div>::new();
    let foot = Callback::new(move |at: usize| foot(subject, at, edit, list));
    let table = move || {
        subject.told.with(|told| {
            let mut all = told.facts.clone();
            if !is_made {
                all.push(lines::rule_line(&told.options));
            }
            let foot = (!is_made).then_some(foot);
            lines::table("The options side by side", &told.options, all, foot)
        })
    };
    let is_empty = Memo::new(move |_| subject.told.with(|told| told.options.is_empty()));
    let shown = move || match is_empty.get() {
        true => {
            view! { <p class="note">"No options yet. Add what could be done, and what happens if nothing is."</p> }
        }
        false => view! { <div tabindex="-1" node_ref=list class="kpi-focus">{table}</div> },
    };
    let actions = move || (!is_made).then(|| view! { <Adding subject edit /> });
    view! {
        <Card title="Options" actions=move || actions.into_node()>
            <div class="stack">
                {(!is_made).then(|| view! { <RuleSays subject /> })}
                {shown}
            </div>
        </Card>
        <OptionDialog subject editing is_open on_close=move || keep_focus(list) />
    }
}

/// Takes the focus to the options when the button that had it is drawn anew.
fn keep_focus(list: NodeRef<html::Div>) {
    request_animation_frame(move || {
        let is_lost = document()
            .active_element()
            .is_none_or(|element| element.tag_name() == "BODY");
        if let (true, Some(list)) = (is_lost, list.try_get_untracked().flatten()) {
            // An element with a tabindex can always be focused; the Result is the binding's.
            let _ = list.focus();
        }
    });
}

#[component]
fn Adding(subject: OpenDecision, edit: Callback<DecisionOption>) -> Node {
    let lacks_nothing = Memo::new(move |_| {
        subject
            .decision
            .with(|decision| !decision.options.iter().any(DecisionOption::is_nothing))
    });
    let add_nothing = move || {
        let option = DecisionOption::nothing(browser::new_id());
        subject.change_with_undo(
            "add “do nothing”",
            "“Do nothing” added",
            |decision| decision.options.push(option),
        );
    };
    view! {
        {move || lacks_nothing.get().then(|| view! {
            <Button small=true on_click=add_nothing>"Add “do nothing”"</Button>
        })}
        <Button small=true icon=Glyph::Plus
            on_click=move || edit.run(DecisionOption::new(browser::new_id(), ""))>"Add an option"</Button>
    }
}

/// The buttons below an option.
fn foot(
    subject: OpenDecision,
    at: usize,
    edit: Callback<DecisionOption>,
    list: NodeRef<html::Div>,
) -> Node {
    let option = subject
        .decision
        .with_untracked(|decision| decision.options.get(at).cloned());
    let Some(option) = option else {
        return Node::Nothing;
    };
    let place = subject.told.with_untracked(|told| {
        let option = told.options.get(at)?;
        lines::place_badge(option, &told.verdict)
    });
    let (name, id, own) = (option.name.clone(), option.id, option.clone());
    let copy = move || {
        subject.change("duplicate an option", |decision| {
            let copy = decision.copy_of(id, browser::new_id());
            decision.options.extend(copy);
        });
        keep_focus(list);
    };
    let remove = move || {
        let mut decision = subject.decision.get_untracked();
        decision.options.retain(|option| option.id != id);
        let edit = Edit::new("remove an option").put(decision);
        subject.workspace.edit_with_undo(edit, "Option removed");
        keep_focus(list);
    };
    let items = move || {
        vec![
            MenuItem::new("Duplicate", copy).icon(Glyph::Copy),
            MenuItem::new("Remove", remove)
                .icon(Glyph::Trash)
                .danger()
                .starts_group(),
        ]
    };
    view! {
        {place}
        <div class="actions">
            <Button small=true icon=Glyph::Pencil on_click=move || edit.run(own.clone())>
                "Edit"<span class="visually-hidden">{format!(" “{name}”")}</span>
            </Button>
            <Menu label=format!("More for “{}”", option.name) icon=Glyph::More icon_only=true small=true
                kind=ButtonKind::Quiet items=Signal::derive(items) />
        </div>
    }
}

/// What the rule says of all, and how it comes to it.
#[component]
fn RuleSays(subject: OpenDecision) -> Node {
    let notice = move || {
        subject.told.with(|told| {
            let kind = match told.verdict {
                Verdict::Choose(_) => NoticeKind::Good,
                Verdict::Escalate => NoticeKind::Bad,
                Verdict::Incomplete(_) | Verdict::Unclear(_) => NoticeKind::Warn,
                Verdict::TooFew | Verdict::Tie(_) => NoticeKind::Info,
            };
            let caveats = told
                .caveats
                .iter()
                .map(|caveat| view! { <p class="note">{caveat.clone()}</p> });
            let (line, caveats) = (told.line.clone(), caveats.collect_view());
            view! {
                <div class="stack-tight decision-verdict">
                    <Notice kind title="The rule:"><span>{line}</span></Notice>
                    {caveats}
                </div>
            }
        })
    };
    view! {
        {notice}
        <div class="actions">{why("rule")}</div>
        <Disclosure summary="How the rule decides"><p class="prose">{RULE}</p></Disclosure>
    }
}
