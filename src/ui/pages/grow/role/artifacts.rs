//! The documents of the role: owner, state, place, last and next review, and what is lacking.

use chrono::NaiveDate;
use leptos::html;

use crate::domain::base::Extra;
use crate::domain::grow::artifact::{self, Artifact, ArtifactState, Gap, ReviewCadence};
use crate::domain::link::check_link;
use crate::domain::record::Kind;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::form::{Editing, Field, One};
use crate::ui::pages::measure::kpi::parts::{day_text, focus_list};
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

type Of = Field<Artifact>;

static FIELDS: [Of; 7] = [
    Of::line("Name", |artifact| &mut artifact.name)
        .needs("Give it a name.")
        .wide(),
    Of::line("Owner", |artifact| &mut artifact.owner),
    Of::one("State", &One(|artifact| &mut artifact.state)),
    Of::line("Link", |artifact| &mut artifact.link)
        .max(2000)
        .checked(|artifact| match artifact.link.as_str() {
            "" => None,
            link => Some(check_link(link).err()?.to_string()),
        })
        .wide(),
    Of::day("Last review", |artifact| &mut artifact.reviewed),
    Of::one("Reviewed", &One(|artifact| &mut artifact.review)),
    Of::lines("What counts as good", 3, |artifact| &mut artifact.good).wide(),
];

/// What the rows can do.
#[derive(Clone, Copy)]
struct ArtifactDesk {
    workspace: Workspace,
    editing: Editing<Artifact>,
    list: NodeRef<html::Div>,
}

/// The card.
#[component]
pub fn Artifacts(workspace: Workspace) -> Node {
    let today = Memo::new(move |_| workspace.today());
    let all = Memo::new(move |_| {
        let today = today.get();
        workspace
            .scorecard
            .with(|card| artifact::by_need(card.all(), today))
    });
    let editing = Editing::<Artifact>::default();
    let title = Signal::derive(move || {
        let name = (editing.which).with(|artifact| artifact.as_ref().map(|one| one.name.clone()));
        match name.filter(|name| !name.is_empty()) {
            Some(name) => format!("Edit “{name}”"),
            None => "Add an artifact".to_owned(),
        }
    });
    let keep = move |old: &Artifact, artifact: Artifact| {
        let edit = Edit::new("edit an artifact").put_from(old.clone(), artifact);
        workspace.edit_with_undo(edit, "Artifact kept");
        Ok(())
    };
    let list = NodeRef::<html::Div>::new();
    let desk = ArtifactDesk {
        workspace,
        editing,
        list,
    };
    let body = move || {
        let (all, today) = (all.get(), today.get());
        if all.is_empty() {
            return view! { <p class="note card-inset">"No document yet. A security plan is the usual first one."</p> };
        }
        let rows: Vec<Node> = (all.into_iter())
            .map(|artifact| row(desk, artifact, today))
            .collect();
        view! {
            <Table caption="Artifacts of the role" wide=true>
                <thead><tr>
                    <th scope="col">"Artifact"</th><th scope="col">"Owner"</th><th scope="col">"State"</th>
                    <th scope="col">"Last review"</th><th scope="col">"Next review"</th>
                    <th scope="col"><span class="visually-hidden">"Change"</span></th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
    };
    let note = Signal::derive(move || {
        let today = today.get();
        let lacking = all.with(|all| {
            let lacking = all.iter().filter(|one| !one.gaps(today).is_empty());
            lacking.count()
        });
        Some(match lacking {
            0 => "Each has an owner, a place and a review in time".to_owned(),
            many => format!("{many} cannot be relied on yet"),
        })
    });
    let new = move || editing.edit(blank());
    let actions = move || {
        view! { <Button small=true icon=Glyph::Plus on_click=new>"Add an artifact"</Button> }
    };
    view! {
        <Card title="Artifacts" note=note flush=true actions=actions>
            <div tabindex="-1" node_ref=list class="kpi-focus">{body}</div>
            {editing.dialog(title, "Save", &FIELDS, |_| String::new(), keep)}
        </Card>
    }
}

fn blank() -> Artifact {
    Artifact {
        id: browser::new_id(),
        name: String::new(),
        owner: String::new(),
        state: ArtifactState::Draft,
        link: String::new(),
        reviewed: None,
        review: ReviewCadence::default(),
        good: String::new(),
        extra: Extra::new(),
    }
}

fn row(desk: ArtifactDesk, artifact: Artifact, today: NaiveDate) -> Node {
    let gaps: Vec<Node> = (artifact.gaps(today).into_iter())
        .map(|gap| {
            let mark = match gap {
                Gap::Missing | Gap::Overdue(_) => Mark::OffTarget,
                _ => Mark::Watch,
            };
            view! { <Badge mark words=gap.words() /> }
        })
        .collect();
    let is_missing = artifact.state == ArtifactState::Missing;
    let state = (!is_missing).then(|| view! { <span>{artifact.state.name()}</span> });
    let day = |day: Option<NaiveDate>| day.map_or_else(|| "None".to_owned(), day_text);
    let owner = match artifact.owner.as_str() {
        "" => "Nobody yet".to_owned(),
        owner => owner.to_owned(),
    };
    view! {
        <tr>
            <th scope="row" class="own-words">{name(&artifact)}<span class="sub sub-wraps">{artifact.good.clone()}</span></th>
            <td class="own-words" data-label="Owner">{owner}</td>
            <td data-label="State"><div class="cluster">{state}{gaps}</div></td>
            <td data-label="Last review">{day(artifact.reviewed)}</td>
            <td data-label="Next review">{day(artifact.review_due())}</td>
            <td data-label="Change">{buttons(desk, artifact)}</td>
        </tr>
    }
}

/// The name; a link where the document is.
fn name(artifact: &Artifact) -> Node {
    let (name, link) = (artifact.name.clone(), artifact.link.clone());
    match check_link(&link).is_ok() {
        true => view! {
            <a href=link target="_blank" rel="noopener noreferrer">{name}<Icon glyph=Glyph::External /><span class="visually-hidden">", opens a new tab"</span></a>
        },
        false if link.is_empty() => view! { <span>{name}</span> },
        false => view! { <span>{format!("{name}: {link}")}</span> },
    }
}

fn buttons(desk: ArtifactDesk, artifact: Artifact) -> Node {
    let label = format!("More for “{}”", artifact.name);
    let hidden = format!(": {}", artifact.name);
    let reviewed = {
        let artifact = artifact.clone();
        move || {
            let today = desk.workspace.now.get_untracked().date();
            let changed = Artifact {
                reviewed: Some(today),
                ..artifact.clone()
            };
            let edit = Edit::new("note a review").put(changed);
            desk.workspace.edit_with_undo(edit, "Reviewed today");
            focus_list(desk.list);
        }
    };
    let can_review = artifact.state != ArtifactState::Missing;
    let items = move || {
        let (own, id) = (artifact.clone(), artifact.id);
        let delete = move || {
            let edit = Edit::new("delete an artifact").delete(Kind::Artifact, id);
            desk.workspace.edit_with_undo(edit, "Artifact deleted");
            focus_list(desk.list);
        };
        vec![
            MenuItem::new("Edit", move || desk.editing.edit(own.clone())).icon(Glyph::Pencil),
            MenuItem::new("Delete", delete)
                .icon(Glyph::Trash)
                .danger()
                .starts_group(),
        ]
    };
    let review = can_review.then(|| view! {
        <Button small=true on_click=reviewed>"Reviewed today"<span class="visually-hidden">{hidden}</span></Button>
    });
    view! {
        <div class="actions">
            {review}
            <Menu label icon=Glyph::More icon_only=true small=true kind=ButtonKind::Quiet items=Signal::derive(items) />
        </div>
    }
}
