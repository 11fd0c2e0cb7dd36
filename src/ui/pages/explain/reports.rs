//! The reports: drafts, and those that were sent.

use crate::domain::words::english::counted;
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::ev;

use crate::domain::explain::report::period::{self, Choice as Span};
use crate::domain::explain::report::{Report, reader};
use crate::domain::explain::script::Audience;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::charts::{date_text, day_number};
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// A report as a line of the list.
#[derive(Clone, PartialEq)]
struct Line {
    id: Id,
    title: String,
    /// For whom, about which time.
    about: String,
    sent: Option<NaiveDate>,
}

/// The page.
#[component]
pub fn Reports() -> impl IntoView {
    name_page(|| "Reports".to_owned());
    let workspace = Workspace::get();
    let asking = RwSignal::new(false);
    let lines = Memo::new(move |_| {
        let today = workspace.today();
        workspace.scorecard.with(|card| {
            let (drafts, sent) = period::listed(card);
            let all = drafts.into_iter().chain(sent);
            all.filter_map(|id| Some(line(card.get::<Report>(id)?, today)))
                .collect::<Vec<_>>()
        })
    });
    let body = move || {
        let (sent, drafts): (Vec<Line>, Vec<Line>) = lines
            .get()
            .into_iter()
            .partition(|line| line.sent.is_some());
        match (drafts.is_empty(), sent.is_empty()) {
            (true, true) => view! { <Nothing asking /> },
            _ => view! {
                <Listed title="Drafts" noun="draft" lines=drafts empty="No report is being written." />
                <Listed title="Sent" noun="sent report" lines=sent
                    empty="None yet. What is marked as sent stays here as it left, whatever is corrected later." />
            },
        }
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Primary icon=Glyph::Plus on_click=move || asking.set(true)>"New report"</Button>
        }
    };
    view! {
        <div class="page">
            <PageHeader title="Reports" purpose="What each reader needs to know of a time, in their words, written from the numbers." actions />
            {body}
        </div>
        <NewReport workspace asking />
    }
}

fn line(report: &Report, today: NaiveDate) -> Line {
    let reader = match report.reader.as_str() {
        "" => report.audience.name(),
        name => name,
    };
    let period = period::words(report.from, report.to, today);
    let kind = match report.kpi {
        Some(_) => "a single metric",
        None => "status",
    };
    Line {
        id: report.id,
        title: report.title.clone(),
        about: format!("For {reader}: {kind}, {period}"),
        sent: report.sent.as_ref().map(|sent| sent.on),
    }
}

#[component]
fn Nothing(asking: RwSignal<bool>) -> impl IntoView {
    view! {
        <EmptyState icon=Glyph::Speech title="No reports yet"
            sentence="A report is written from the numbers for one reader and one time: what changed, why, which risks are above the appetite, who does what, and what you ask for. You edit it, send it as paper, mail or file, and what you sent stays as it was.">
            <Button kind=ButtonKind::Primary on_click=move || asking.set(true)>"Write the first report"</Button>
        </EmptyState>
    }
}

#[component]
fn Listed(
    title: &'static str,
    noun: &'static str,
    lines: Vec<Line>,
    empty: &'static str,
) -> impl IntoView {
    let note = counted(lines.len(), noun);
    let rows: Vec<Node> = lines.into_iter().map(row).collect();
    let rows = match rows.is_empty() {
        true => view! { <p class="note card-inset">{empty}</p> },
        false => view! { <ul class="offers">{rows}</ul> },
    };
    view! { <Card title note flush=true>{rows}</Card> }
}

fn row(line: Line) -> Node {
    let sent = line.sent.map(|day| {
        let words = format!("Sent {}", date_text(day_number(day)));
        view! { <span class="note">{words}</span> }
    });
    view! {
        <li class="offer">
            <div class="offer-text">
                <h3><a href=Route::Report(line.id).href()>{line.title}</a></h3>
                <p class="note">{line.about}</p>
            </div>
            {sent}
        </li>
    }
}

/// Who a new report is for.
#[derive(Clone, Copy, PartialEq)]
enum Reader {
    Stakeholder(Id),
    Audience(Audience),
}

/// What the form of a new report holds.
#[derive(Clone, Copy)]
struct Form {
    workspace: Workspace,
    reader: RwSignal<Option<Reader>>,
    kpi: RwSignal<Option<Id>>,
    span: RwSignal<Span>,
    from: RwSignal<Option<NaiveDate>>,
    to: RwSignal<Option<NaiveDate>>,
    error: RwSignal<Option<String>>,
}

impl Form {
    /// Returns the reader that is chosen, or the first one.
    fn reader(self) -> Reader {
        self.reader.get().unwrap_or_else(|| {
            let first = self
                .workspace
                .scorecard
                .with(|card| card.all::<Stakeholder>().next().map(|one| one.id));
            first.map_or(Reader::Audience(Audience::default()), Reader::Stakeholder)
        })
    }

    /// Begins the report over the days.
    fn begin(self, days: (NaiveDate, NaiveDate)) -> Option<Report> {
        let reader = self.reader();
        let today = self.workspace.today();
        let kpi = self.kpi.get();
        self.workspace.scorecard.with(|card| {
            let reader = match reader {
                Reader::Stakeholder(id) => Ok(card.get::<Stakeholder>(id)?),
                Reader::Audience(audience) => Err(audience),
            };
            let kpi = kpi.and_then(|id| card.get::<Kpi>(id));
            Some(Report::new(browser::new_id(), reader, kpi, days, today))
        })
    }

    /// Returns the days of the choice, or says what is missing.
    fn days(self) -> Result<(NaiveDate, NaiveDate), &'static str> {
        let today = self.workspace.today();
        match self.span.get() {
            Span::Own => match (self.from.get(), self.to.get()) {
                (Some(from), Some(to)) if from <= to => Ok((from, to)),
                (Some(_), Some(_)) => Err("The period ends before it starts."),
                _ => Err("Choose the first and the last day."),
            },
            span => {
                let like = self.begin((today, today));
                let last = like.and_then(|like| {
                    (self.workspace.scorecard).with(|card| period::last_report(card, &like))
                });
                let none = "They were not sent a report yet: choose another period.";
                span.days(last, today).ok_or(none)
            }
        }
    }

    fn save(self, asking: RwSignal<bool>) {
        let days = match untrack(|| self.days()) {
            Ok(days) => days,
            Err(why) => return self.error.set(Some(why.to_owned())),
        };
        let Some(report) = untrack(|| self.begin(days)) else {
            return;
        };
        let page = Route::Report(report.id);
        if (self.workspace.edit(Edit::new("begin a report").put(report))).is_kept() {
            asking.set(false);
            self.error.set(None);
            page.go();
        }
    }
}

/// Asks for whom, about what and which time.
#[component]
fn NewReport(workspace: Workspace, asking: RwSignal<bool>) -> impl IntoView {
    let form = Form {
        workspace,
        reader: RwSignal::new(None),
        kpi: RwSignal::new(None),
        span: RwSignal::new(Span::LastWeek),
        from: RwSignal::new(None),
        to: RwSignal::new(None),
        error: RwSignal::new(None),
    };
    let id = unique_id("report");
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        form.save(asking);
    };
    let body = {
        let id = id.clone();
        move || {
            view! {
                <form id=id.clone() class="stack" novalidate on:submit=save>{fields(form)}</form>
            }
        }
    };
    let foot = move || {
        view! {
            <Button kind=ButtonKind::Quiet on_click=move || asking.set(false)>"Cancel"</Button>
            <button type="submit" class="btn" data-kind="primary" form=id.clone()><span>"Write the draft"</span></button>
        }
    };
    view! { <Dialog open=asking title="New report" size=DialogSize::Small actions=foot>{body.clone()}</Dialog> }
}

fn fields(form: Form) -> Node {
    let card = form.workspace.scorecard;
    let readers = Signal::derive(move || {
        let mut choices: Vec<Choice<Reader>> = card.with(|card| {
            let all = card.all::<Stakeholder>();
            all.map(|one| Choice::new(Reader::Stakeholder(one.id), reader::named(one)))
                .collect()
        });
        let general = Audience::ALL.into_iter().map(|audience| {
            let words = format!("{} in general", audience.name());
            Choice::new(Reader::Audience(audience), words)
        });
        choices.extend(general);
        choices
    });
    let topics = Signal::derive(move || {
        let mut choices = vec![Choice::new(None, "The status of all they follow")];
        card.with(|card| {
            let one =
                |kpi: &Kpi| Choice::new(Some(kpi.id), format!("A single metric: {}", kpi.name));
            choices.extend(card.all::<Kpi>().map(one));
        });
        choices
    });
    let spans = Span::ALL
        .map(|span| Choice::new(span, span.name()))
        .to_vec();
    let own = move || (form.span.get() == Span::Own).then(|| own_days(form));
    let error = move || {
        let error = form.error.get();
        error.map(|error| view! { <p class="field-error" role="alert"><Icon glyph=Glyph::Off /><span>{error}</span></p> })
    };
    let reader = Signal::derive(move || form.reader());
    let choose = move |span: Span| {
        form.error.set(None);
        form.span.set(span);
    };
    view! {
        <SelectField label="For whom" choices=readers value=reader on_commit=move |reader| form.reader.set(Some(reader)) />
        <SelectField label="About what" choices=topics value=form.kpi on_commit=move |kpi| form.kpi.set(kpi) />
        <SelectField label="Period" choices=spans value=form.span on_commit=choose />
        {own}
        {error}
    }
}

fn own_days(form: Form) -> Node {
    view! {
        <div class="form">
            <DateField label="First day" value=form.from on_commit=move |day| form.from.set(day) />
            <DateField label="Last day" value=form.to on_commit=move |day| form.to.set(day) />
        </div>
    }
}
