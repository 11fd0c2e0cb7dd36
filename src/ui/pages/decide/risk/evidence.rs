//! Where something about the risk is shown: reports, tickets, contracts.

use leptos::html;

use super::subject::OpenRisk;
use crate::domain::base::Extra;
use crate::domain::decide::risk::EvidenceLink;
use crate::domain::link::check_link;
use crate::ui::form::{Field, Form};
use crate::ui::pages::measure::kpi::parts::focus_list;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

type Of = Field<EvidenceLink>;

static FIELDS: [Of; 2] = [
    Of::line("Link", |link| &mut link.link)
        .max(2000)
        .needs("Paste the address of a page, a document or a mailbox.")
        .checked(|link| match link.link.as_str() {
            "" => None,
            link => Some(check_link(link).err()?.to_string()),
        }),
    Of::line("What it shows", |link| &mut link.label),
];

fn blank() -> EvidenceLink {
    EvidenceLink {
        label: String::new(),
        link: String::new(),
        extra: Extra::new(),
    }
}

/// The links, and the form for another.
#[component]
pub fn Evidence(subject: OpenRisk) -> Node {
    let list = NodeRef::<html::Div>::new();
    let links = Memo::new(move |_| subject.risk.with(|risk| risk.evidence.clone()));
    let rows = move || {
        let links = links.get().into_iter().enumerate();
        links
            .map(|(position, link)| item(subject, position, link, list))
            .collect_view()
    };
    let add = move |link: EvidenceLink| {
        let mut risk = subject.now();
        risk.evidence.push(link);
        subject.put_with_undo("add a link", risk, "Link added");
        Ok(blank())
    };
    view! {
        <Card title="Evidence">
            <div class="stack">
                <div tabindex="-1" node_ref=list class="kpi-focus"><ul class="kpi-list">{rows}</ul></div>
                {Form::new(&FIELDS, blank()).beside("New link", "Add the link", (), add)}
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
