//! The reports: drafts, and those that were sent.

use crate::domain::words::english::counted;
use crate::ui::prelude::*;
use chrono::NaiveDate;

use crate::domain::explain::report::period::{self, Choice as Span};
use crate::domain::explain::report::{Report, reader};
use crate::domain::explain::script::Audience;
use crate::domain::explain::stakeholder::Stakeholder;
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;
use crate::domain::scorecard::Edit;
use crate::ui::browser;
use crate::ui::charts::{date_text, day_number};
use crate::ui::form::{Field, Form, FormDialog, Refused};
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// A report as a line of the list.
#[derive(Clone, PartialEq)]
struct ReportLine {
    id: Id,
    title: String,
    /// For whom, about which time.
    about: String,
    sent: Option<NaiveDate>,
}

/// The page.
#[component]
pub fn Reports() -> Node {
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
        let (sent, drafts): (Vec<ReportLine>, Vec<ReportLine>) = lines
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
        {new_report(workspace, asking)}
    }
}

fn line(report: &Report, today: NaiveDate) -> ReportLine {
    let reader = match report.reader.as_str() {
        "" => report.audience.name(),
        name => name,
    };
    let period = period::words(report.from, report.to, today);
    let kind = match report.kpi {
        Some(_) => "a single metric",
        None => "status",
    };
    ReportLine {
        id: report.id,
        title: report.title.clone(),
        about: format!("For {reader}: {kind}, {period}"),
        sent: report.sent.as_ref().map(|sent| sent.on),
    }
}

#[component]
fn Nothing(asking: RwSignal<bool>) -> Node {
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
    lines: Vec<ReportLine>,
    empty: &'static str,
) -> Node {
    let note = counted(lines.len(), noun);
    let rows: Vec<Node> = lines.into_iter().map(row).collect();
    let rows = match rows.is_empty() {
        true => view! { <p class="note card-inset">{empty}</p> },
        false => view! { <ul class="offers">{rows}</ul> },
    };
    view! { <Card title note flush=true>{rows}</Card> }
}

fn row(line: ReportLine) -> Node {
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
enum ReportReader {
    Stakeholder(Id),
    Audience(Audience),
}

/// What the form of a new report holds.
#[derive(Clone)]
struct NewReport {
    workspace: Workspace,
    reader: ReportReader,
    kpi: Option<Id>,
    span: Span,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

type Of = Field<NewReport>;

static FIELDS: [Of; 5] = [
    Of::widget(readers),
    Of::widget(topics),
    Of::choice(
        "Period",
        || Span::ALL.map(|span| span.name().to_owned()).into(),
        |new| {
            Span::ALL
                .iter()
                .position(|span| *span == new.span)
                .unwrap_or_default()
        },
        |new, place| new.span = Span::ALL.get(place).copied().unwrap_or(new.span),
    )
    .wide(),
    Of::day("First day", |new| &mut new.from)
        .needs("Choose the first and the last day.")
        .when(|new| new.span == Span::Own),
    Of::day("Last day", |new| &mut new.to)
        .needs("Choose the last day.")
        .when(|new| new.span == Span::Own)
        .checked(|new| {
            let is_backward = new.from.zip(new.to).is_some_and(|(from, to)| from > to);
            is_backward.then(|| "The period ends before it starts.".to_owned())
        }),
];

impl NewReport {
    fn blank(workspace: Workspace) -> NewReport {
        let first = workspace.scorecard.with_untracked(|card| {
            let first = card.all::<Stakeholder>().next();
            first.map(|one| ReportReader::Stakeholder(one.id))
        });
        NewReport {
            workspace,
            reader: first.unwrap_or(ReportReader::Audience(Audience::default())),
            kpi: None,
            span: Span::LastWeek,
            from: None,
            to: None,
        }
    }

    /// Begins the report over the days.
    fn begin(&self, days: (NaiveDate, NaiveDate)) -> Option<Report> {
        let today = self.workspace.now.get_untracked().date();
        self.workspace.scorecard.with_untracked(|card| {
            let reader = match self.reader {
                ReportReader::Stakeholder(id) => Ok(card.get::<Stakeholder>(id)?),
                ReportReader::Audience(audience) => Err(audience),
            };
            let kpi = self.kpi.and_then(|id| card.get::<Kpi>(id));
            Some(Report::new(browser::new_id(), reader, kpi, days, today))
        })
    }

    /// Returns the days of the choice; none where nothing was sent yet that it could follow.
    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        if self.span == Span::Own {
            return self.from.zip(self.to);
        }
        let today = self.workspace.now.get_untracked().date();
        let like = self.begin((today, today));
        let scorecard = self.workspace.scorecard;
        let last =
            like.and_then(|like| scorecard.with_untracked(|card| period::last_report(card, &like)));
        self.span.days(last, today)
    }
}

/// Asks for whom, about what and which time.
fn new_report(workspace: Workspace, asking: RwSignal<bool>) -> Node {
    let save = move |_: &NewReport, new: NewReport| {
        let none = "They were not sent a report yet: choose another period.";
        let days = new.days().ok_or_else(|| Refused::at("Period", none))?;
        let Some(report) = new.begin(days) else {
            return Refused::unless(false);
        };
        let page = Route::Report(report.id);
        let edited = workspace.edit(Edit::new("begin a report").put(report));
        Refused::unless(edited.is_kept())?;
        page.go();
        Ok(())
    };
    FormDialog::new(asking, "New report", "Write the draft")
        .size(DialogSize::Small)
        .of(
            &FIELDS,
            |_| String::new(),
            move || Some(NewReport::blank(workspace)),
            save,
        )
}

fn readers(form: Form<NewReport>) -> Node {
    let card = form.draft.with_untracked(|new| new.workspace.scorecard);
    let choices = Signal::derive(move || {
        let mut choices: Vec<Choice<ReportReader>> = card.with(|card| {
            let all = card.all::<Stakeholder>();
            all.map(|one| Choice::new(ReportReader::Stakeholder(one.id), reader::named(one)))
                .collect()
        });
        let general = Audience::ALL.into_iter().map(|audience| {
            let words = format!("{} in general", audience.name());
            Choice::new(ReportReader::Audience(audience), words)
        });
        choices.extend(general);
        choices
    });
    let value = Signal::derive(move || form.read(|new| new.reader));
    let choose = move |reader| form.draft.update(|new| new.reader = reader);
    view! { <div class="wide"><SelectField label="For whom" choices value on_commit=choose /></div> }
}

fn topics(form: Form<NewReport>) -> Node {
    let card = form.draft.with_untracked(|new| new.workspace.scorecard);
    let choices = Signal::derive(move || {
        let mut choices = vec![Choice::new(None, "The status of all they follow")];
        card.with(|card| {
            let one =
                |kpi: &Kpi| Choice::new(Some(kpi.id), format!("A single metric: {}", kpi.name));
            choices.extend(card.all::<Kpi>().map(one));
        });
        choices
    });
    let value = Signal::derive(move || form.read(|new| new.kpi));
    let choose = move |kpi| form.draft.update(|new| new.kpi = kpi);
    view! { <div class="wide"><SelectField label="About what" choices value on_commit=choose /></div> }
}
