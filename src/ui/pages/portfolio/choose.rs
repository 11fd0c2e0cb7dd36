//! The scorecards and the days to look at.

use super::desk::PortfolioDesk;
use crate::domain::revision::Id;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The card.
pub fn card(desk: PortfolioDesk) -> Node {
    let all = Memo::new(move |_| desk.all());
    let words = move || {
        let count = all.with(Vec::len);
        let chosen = all.with(|all| {
            desk.left_out
                .with(|out| all.iter().filter(|(id, _)| !out.contains(id)).count())
        });
        match chosen == count {
            true => format!("Which scorecards: all {count}"),
            false => format!("Which scorecards: {chosen} of {count}"),
        }
    };
    let boxes = move || {
        let boxes: Vec<Node> = all.get().into_iter().map(|one| choice(desk, one)).collect();
        boxes
    };
    let none = move || desk.choose(all.with_untracked(|all| all.iter().map(|one| one.0).collect()));
    view! {
        <Card title="What is shown">
            <div class="stack">
                {days(desk)}
                <p class="note">"A day that is over is worked out from the history that each scorecard keeps: values, targets, scores and dates as they held then. What was corrected or deleted since counts as it is now, and estimates of losses are those of today."</p>
                <Disclosure summary=Signal::derive(words)>
                    <div class="stack">
                        <div class="portfolio-chosen" role="group" aria-label="Scorecards in the portfolio">{boxes}</div>
                        <div class="actions">
                            <Button small=true on_click=move || desk.choose(Vec::new())>"Choose all"</Button>
                            <Button small=true on_click=none>"Choose none"</Button>
                        </div>
                    </div>
                </Disclosure>
            </div>
        </Card>
    }
}

fn choice(desk: PortfolioDesk, (id, title): (Id, String)) -> Node {
    let checked = Signal::derive(move || desk.left_out.with(|out| !out.contains(&id)));
    let commit = move |is_in: bool| {
        let mut out = desk.left_out.get_untracked();
        out.retain(|one| *one != id);
        if !is_in {
            out.push(id);
        }
        desk.choose(out);
    };
    view! { <Checkbox label=title checked on_commit=commit /> }
}

fn days(desk: PortfolioDesk) -> Node {
    let today = desk.workspace.now.get_untracked().date();
    let day = Signal::derive(move || Some(desk.day.get().unwrap_or(today)));
    let then = Signal::derive(move || Some(desk.then.get()));
    let set_day = move |day| desk.day.set(day);
    let set_then = move |then: Option<_>| {
        if let Some(then) = then {
            desk.then.set(then);
        }
    };
    view! {
        <div class="toolbar">
            <DateField label="As of" value=day on_commit=set_day max=today />
            <DateField label="Compared with" value=then on_commit=set_then max=today />
        </div>
    }
}
