//! Where something about the risk is shown: reports, tickets, contracts.

use leptos::{ev, html};

use super::subject::OpenRisk;
use crate::domain::base::Extra;
use crate::domain::decide::risk::EvidenceLink;
use crate::domain::link::check_link;
use crate::ui::pages::measure::kpi::parts::{SubmitButton, focus_list};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The links, and the form for another.
#[component]
pub fn Evidence(subject: OpenRisk) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let links = Memo::new(move |_| subject.risk.with(|risk| risk.evidence.clone()));
    let rows = move || {
        let links = links.get().into_iter().enumerate();
        links
            .map(|(position, link)| item(subject, position, link, list))
            .collect_view()
    };
    view! {
        <Card title="Evidence">
            <div class="stack">
                <div tabindex="-1" node_ref=list class="kpi-focus"><ul class="kpi-list">{rows}</ul></div>
                <NewLink subject />
            </div>
        </Card>
    }
}

fn item(subject: OpenRisk, position: usize, link: EvidenceLink, list: NodeRef<html::Div>) -> Node {
    let name = match link.label.as_str() {
        "" => link.link.clone(),
        label => label.to_owned(),
    };
    let remove = move || {
        let mut risk = subject.now();
        if position < risk.evidence.len() {
            risk.evidence.remove(position);
        }
        subject.put_with_undo("remove a link", risk, "Link removed");
        focus_list(list);
    };
    let label = format!("Remove the link “{name}”");
    let shown = match check_link(&link.link).is_ok() {
        true => {
            view! { <a href=link.link target="_blank" rel="noopener noreferrer">{name}<Icon glyph=Glyph::External /><span class="visually-hidden">", opens a new tab"</span></a> }
        }
        false if name == link.link => view! { <span>{name}</span> },
        false => view! { <span>{format!("{name}: {}", link.link)}</span> },
    };
    view! { <li class="kpi-item"><div>{shown}</div><IconButton icon=Glyph::Close small=true label on_click=remove /></li> }
}

#[component]
fn NewLink(subject: OpenRisk) -> impl IntoView {
    let (label, link) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let address = link.get_untracked().trim().to_owned();
        if address.is_empty() {
            let words = "Paste the address of a page, a document or a mailbox.";
            return error.set(Some(words.to_owned()));
        }
        if let Err(fault) = check_link(&address) {
            return error.set(Some(fault.to_string()));
        }
        let mut risk = subject.now();
        risk.evidence.push(EvidenceLink {
            label: label.get_untracked().trim().to_owned(),
            link: address,
            extra: Extra::new(),
        });
        subject.put_with_undo("add a link", risk, "Link added");
        error.set(None);
        label.set(String::new());
        link.set(String::new());
    };
    view! {
        <form class="stack" novalidate on:submit=add aria-label="New link">
            <div class="form">
                <TextField label="Link" value=link error max_length=2000 on_commit=move |text| link.set(text) />
                <TextField label="What it shows" value=label optional=true on_commit=move |text| label.set(text) />
            </div>
            <div class="toolbar"><SubmitButton>"Add the link"</SubmitButton></div>
        </form>
    }
}
