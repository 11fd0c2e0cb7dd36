//! What is above the appetite, what to do about each of them, and the words to escalate it.

use chrono::NaiveDate;

use crate::domain::decide::matrix::appetite::{Alert, alerts, escalation};
use crate::domain::decide::risk::Risk;
use crate::domain::words::english::counted;
use crate::domain::words::template::in_number;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// So many are listed at a time.
const SHOWN: usize = 10;

/// The alert; nothing while nothing is above.
#[component]
pub fn Alerts(workspace: Workspace, today: Memo<NaiveDate>) -> Node {
    let found = Memo::new(move |_| {
        let today = today.get();
        workspace.scorecard.with(|card| {
            let risks: Vec<&Risk> = card.all().collect();
            alerts(&risks, &card.policy(), today)
        })
    });
    let title = move || {
        in_number(
            found.with(Vec::len),
            "{#n risk} {n is/are} above the appetite",
        )
    };
    let is_any = Memo::new(move |_| found.with(|found| !found.is_empty()));
    let is_all = RwSignal::new(false);
    let list = move || {
        let limit = if is_all.get() { usize::MAX } else { SHOWN };
        let shown = found.with(|found| found.iter().take(limit).cloned().collect::<Vec<Alert>>());
        shown.into_iter().map(one).collect_view()
    };
    let more = move || {
        let more = found.with(Vec::len).saturating_sub(SHOWN);
        (more > 0 && !is_all.get()).then(|| view! {
            <Button small=true on_click=move || is_all.set(true)>{format!("Show {more} more")}</Button>
        })
    };
    move || {
        is_any.get().then(|| {
            view! {
                <Card title=Signal::derive(title) why="appetite">
                    <div class="stack">
                        <ul class="risk-alerts">{list}</ul>
                        {more}
                        <Escalate workspace found today />
                    </div>
                </Card>
            }
        })
    }
}

fn one(alert: Alert) -> Node {
    let points = format!(
        "{}, {} too many",
        counted(alert.score.into(), "point"),
        alert.excess
    );
    view! {
        <li>
            <Icon glyph=Glyph::Off />
            <p>
                <a href=Route::Risk(alert.id).href()>{alert.name}</a>
                <span class="note">" · "{points}</span>
                <span class="sub">{alert.next}</span>
            </p>
        </li>
    }
}

/// The words with which it is put to whoever set the appetite; a draft that can be edited and copied.
#[component]
fn Escalate(workspace: Workspace, found: Memo<Vec<Alert>>, today: Memo<NaiveDate>) -> Node {
    let draft = Memo::new(move |_| {
        let today = today.get();
        found.with(|found| {
            workspace
                .scorecard
                .with(|card| escalation(found, &card.policy(), &card.settings().title, today))
        })
    });
    let own = RwSignal::new(None::<String>);
    let text = Signal::derive(move || own.get().unwrap_or_else(|| draft.get()));
    view! {
        <Disclosure summary="The words to escalate it">
            <div class="stack">
                <TextArea label="To whoever set the appetite" rows=8 value=text on_commit=move |text| own.set(Some(text)) />
                <div class="actions">
                    <CopyButton text label="Copy the text" />
                    {move || own.get().map(|_| view! {
                        <Button kind=ButtonKind::Quiet on_click=move || own.set(None)>"Back to the draft"</Button>
                    })}
                </div>
            </div>
        </Disclosure>
    }
}
