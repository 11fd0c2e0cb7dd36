//! The language bank: phrases for hard moments, filled from the scorecard.

mod about;
mod desk;
mod own;
mod row;

use crate::domain::words::english::counted;
use crate::ui::prelude::*;

use self::desk::{PhraseDesk, PhraseRow, PhrasesShown};
use crate::domain::explain::phrase::{Occasion, Tone};
use crate::ui::title::name_page;
use crate::ui::widgets::*;

/// More phrases than this are shown on demand.
const AT_ONCE: usize = 16;

/// The page.
#[component]
pub fn Phrases() -> Node {
    name_page(|| "Phrases".to_owned());
    let desk = PhraseDesk::new();
    let actions = move || {
        view! { <Button kind=ButtonKind::Primary icon=Glyph::Plus on_click=move || desk.start_own(None)>"New phrase"</Button> }
    };
    view! {
        <div class="page">
            <PageHeader title="Phrases" actions
                purpose="Sentences for hard moments. Choose once what they are about, then copy; what the scorecard does not know stays a gap." />
            {about::about(desk)}
            {filters(desk)}
            {list(desk)}
        </div>
        <own::OwnForm desk />
    }
}

fn filters(desk: PhraseDesk) -> Node {
    let mut occasions = vec![Choice::new(None, "Any occasion")];
    occasions.extend(Occasion::ALL.map(|one| Choice::new(Some(one), one.name())));
    let mut tones = vec![Choice::new(None, "Any tone")];
    tones.extend(Tone::ALL.map(|one| Choice::new(Some(one), one.name())));
    let which = PhrasesShown::ALL
        .map(|one| Choice::new(one, one.name()))
        .to_vec();
    let count = move || counted(desk.rows.with(Vec::len), "phrase");
    let set_occasion = move |chosen: Option<Occasion>| desk.occasion.set(chosen);
    let set_tone = move |chosen: Option<Tone>| desk.tone.set(chosen);
    view! {
        <div class="toolbar" role="group" aria-label="Filters">
            <SearchField label="Search phrases" query=desk.query />
            <SelectField label="Occasion" hide_label=true choices=occasions value=desk.occasion on_commit=set_occasion />
            <SelectField label="Tone" hide_label=true choices=tones value=desk.tone on_commit=set_tone />
            <SelectField label="Which" hide_label=true choices=which value=desk.shown on_commit=move |chosen| desk.shown.set(chosen) />
            <p class="note" role="status">{count}</p>
        </div>
    }
}

/// The phrases by occasion.
fn list(desk: PhraseDesk) -> Node {
    let limit = RwSignal::new(AT_ONCE);
    let shown = Memo::new(move |_| {
        let limit = limit.get();
        desk.rows
            .with(|rows| rows.iter().take(limit).cloned().collect::<Vec<PhraseRow>>())
    });
    let groups = move || {
        desk.facts.with(|facts| {
            shown.with(|rows| {
                let group = |occasion: Occasion| {
                    let of = rows.iter().filter(|row| row.occasion == occasion);
                    let items: Vec<Node> = of.map(|row| row::row(desk, row, facts)).collect();
                    (!items.is_empty()).then(|| group(occasion, items))
                };
                Node::list(Occasion::ALL.into_iter().filter_map(group).collect())
            })
        })
    };
    let more = move || {
        let hidden = desk.rows.with(Vec::len).saturating_sub(limit.get());
        (hidden > 0).then(|| view! {
            <div class="actions"><Button on_click=move || limit.set(usize::MAX)>{format!("Show {hidden} more")}</Button></div>
        })
    };
    view! {
        {move || desk.rows.with(Vec::is_empty).then(|| nothing(desk))}
        {groups}
        {more}
    }
}

fn group(occasion: Occasion, items: Vec<Node>) -> Node {
    view! { <Card title=occasion.name() note=occasion.purpose() flush=true><ul>{items}</ul></Card> }
}

fn nothing(desk: PhraseDesk) -> Node {
    let is_filtered = !desk.query.with(String::is_empty)
        || desk.occasion.get().is_some()
        || desk.tone.get().is_some();
    match desk.shown.get() {
        _ if is_filtered => view! {
            <EmptyState icon=Glyph::Search title="No phrase has these words"
                sentence="Search for other words, or take a filter away.">
                <Button on_click=move || desk.show_all()>"Show all phrases"</Button>
            </EmptyState>
        },
        PhrasesShown::Own => view! {
            <EmptyState icon=Glyph::Speech title="No phrase of your own yet"
                sentence="Keep a sentence that worked: yours fill from the scorecard like the others.">
                <Button kind=ButtonKind::Primary on_click=move || desk.start_own(None)>"Write a phrase"</Button>
            </EmptyState>
        },
        _ => view! {
            <EmptyState icon=Glyph::Speech title="No favourite yet"
                sentence="Mark the phrases that sound like you, and they are here when it is urgent.">
                <Button on_click=move || desk.show_all()>"Show all phrases"</Button>
            </EmptyState>
        },
    }
}
