//! Everything that files and copies say of a scorecard.

use std::sync::Arc;

use chrono::{Days, NaiveDateTime};
use linchpin::domain::decide::appraisal::Appraisal;
use linchpin::domain::decide::decision::Decision;
use linchpin::domain::decide::request::BudgetRequest;
use linchpin::domain::decide::risk::Risk;
use linchpin::domain::explain::document::Document;
use linchpin::domain::explain::matter::Matter;
use linchpin::domain::explain::message::{About, Message};
use linchpin::domain::explain::report::paper::Paper;
use linchpin::domain::explain::report::{Report, writer};
use linchpin::domain::explain::scope_reply::ScopeChange;
use linchpin::domain::explain::script::{Audience, Length};
use linchpin::domain::explain::stakeholder::Stakeholder;
use linchpin::domain::explain::{
    business_case, decision_log, risk_message, scope_reply, variance_script, vendor_notice,
};
use linchpin::domain::grow::assessment::Assessment;
use linchpin::domain::grow::resume::Resume;
use linchpin::domain::grow::scan;
use linchpin::domain::measure::evaluation::Evaluation;
use linchpin::domain::measure::kpi::Kpi;
use linchpin::domain::measure::tracking::checklist::checklist;
use linchpin::domain::portfolio::{Pair, report as portfolio};
use linchpin::domain::respond::report as incident;
use linchpin::domain::respond::run::Run;
use linchpin::domain::respond::stamp::Stamp;
use linchpin::domain::revision::Id;
use linchpin::domain::scorecard::Scorecard;
use linchpin::domain::words::letter::Letter;
use linchpin::files::csv::risks::write_risks;
use linchpin::files::csv::write::{file_name, write_all_measurements, write_measurements};
use linchpin::files::{
    assessment_file, mail, markdown, plain_text, reminders, report_page, scorecard_file,
    share_link, updates,
};
use linchpin::library::letters;

use super::{now, today};

/// How other programs read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Scorecard,
    Assessment,
    Measurements(Id),
    AllMeasurements,
    Risks,
    Calendar,
    Markdown,
    Page,
    Words,
    /// Words in columns, where a text goes on below itself.
    Columns,
    Mail,
    Link,
    FileName,
}

pub struct Out {
    pub name: String,
    pub form: Form,
    pub text: String,
}

pub fn ways_out(card: &Scorecard) -> Vec<Out> {
    let mut outs = Outs(Vec::new());
    outs.add(
        "the scorecard file",
        Form::Scorecard,
        scorecard_file::write(card, now()),
    );
    let compressed = share_link::encode(scorecard_file::write(card, now()).as_bytes());
    outs.add("a link", Form::Link, compressed);
    for assessment in card.all::<Assessment>().take(3) {
        outs.add(
            "an assessment file",
            Form::Assessment,
            assessment_file::write(assessment),
        );
    }
    tables(card, &mut outs);
    outs.add(
        "reminders",
        Form::Calendar,
        reminders::write(card, &checklist(card, now()), today(), now()),
    );
    outs.add(
        "updates",
        Form::Calendar,
        updates::write(card, today(), now()),
    );
    documents(card, &mut outs);
    for report in card.all::<Report>().take(4) {
        report_of(card, report, &mut outs);
    }
    for audience in Audience::ALL {
        let period = (today() - Days::new(27), today());
        let report = Report::new(Id::from_number(9), Err(audience), None, period, today());
        report_of(card, &report, &mut outs);
    }
    letters(card, &mut outs);
    outs.0
}

struct Outs(Vec<Out>);

impl Outs {
    fn add(&mut self, name: &str, form: Form, text: String) {
        let name = name.to_owned();
        self.0.push(Out { name, form, text });
    }

    /// A letter is copied, and opened as a mail.
    fn letter(&mut self, name: &str, letter: &Letter) {
        let text = letter.text();
        self.add(
            &format!("{name} as a mail"),
            Form::Mail,
            mail::draft("a@b.example", &text).link,
        );
        self.add(name, Form::Words, text);
    }

    fn document(&mut self, name: &str, document: &Document) {
        self.add(
            &format!("{name} as Markdown"),
            Form::Markdown,
            markdown::write(document),
        );
        self.add(&format!("{name} in words"), Form::Words, document.plain());
        let read = Document::read(&document.editable());
        self.add(
            &format!("{name}, edited, as Markdown"),
            Form::Markdown,
            markdown::write(&read),
        );
    }
}

fn tables(card: &Scorecard, outs: &mut Outs) {
    outs.add(
        "all measurements",
        Form::AllMeasurements,
        write_all_measurements(card, today()),
    );
    for kpi in card.all::<Kpi>().take(6) {
        let text = write_measurements(card, kpi.id, today()).unwrap_or_default();
        outs.add("measurements", Form::Measurements(kpi.id), text);
        outs.add("the name of a file", Form::FileName, file_name(&kpi.name));
    }
    outs.add("risks", Form::Risks, write_risks(card));
}

fn report_of(card: &Scorecard, report: &Report, outs: &mut Outs) {
    let paper = match &report.sent {
        Some(sent) => sent.paper.clone(),
        None => {
            let context = writer::Context::of(card, report, now());
            writer::paper(&context, &writer::written(&context))
        }
    };
    paper_of(&paper, outs);
}

fn paper_of(paper: &Paper, outs: &mut Outs) {
    outs.add(
        "a report as Markdown",
        Form::Markdown,
        markdown::report(paper),
    );
    outs.add("a report as text", Form::Columns, plain_text::report(paper));
    outs.add("a report as a page", Form::Page, report_page::report(paper));
    let mail = mail::link("a@b.example", &paper.title, &paper.plain());
    let mail = mail.or_else(|_| mail::link("a@b.example", &paper.title, ""));
    outs.add(
        "a report as a mail",
        Form::Mail,
        mail.unwrap_or_else(|_| "mailto:".to_owned()),
    );
}

fn documents(card: &Scorecard, outs: &mut Outs) {
    let log = decision_log::document(&decision_log::made(card), &card.settings().title, today());
    outs.document("the decision log", &log);
    let (policy, settings) = (card.policy(), card.settings());
    for request in card.all::<BudgetRequest>().take(4) {
        let context = business_case::Context {
            card,
            settings: &settings,
            request,
            appraisal: &Appraisal::of(card, request, &policy),
            range: None,
            today: today(),
        };
        outs.document("a business case", &business_case::draft(&context));
    }
    let local = |time: NaiveDateTime| time;
    for run in card.all::<Run>().take(4) {
        let context = incident::RunContext {
            card,
            run,
            effects: &[],
            now: Stamp::of(now()),
            local: &local,
        };
        outs.document("the report of a run", &incident::draft(&context));
    }
    let pair = Pair::of(card, today() - Days::new(28), today(), now());
    outs.document(
        "the portfolio",
        &portfolio::document(&[Arc::new(pair)], &[], today()),
    );
    if let Some(resume) = card.get::<Resume>(Id::ONLY) {
        let mut document = Document::default();
        scan::report::write(
            &mut document,
            &resume.text,
            &scan::scan(&resume.text, &[], &[]),
        );
        outs.document("the scan of a résumé", &document);
    }
}

fn letters(card: &Scorecard, outs: &mut Outs) {
    let settings = card.settings();
    for decision in card.all::<Decision>().take(6) {
        let matter = Matter::of(card, decision, now());
        outs.letter("an escalation", &letters::escalation(&matter));
        outs.letter("a talk", &letters::resistance(&matter));
        if let Some(request) = &decision.change_request {
            outs.letter("an answer", &letters::impact_reply(&matter, request));
            let change = ScopeChange::of(card, decision, request, today());
            for reader in [scope_reply::Reader::Colleague, scope_reply::Reader::Client] {
                outs.letter(
                    "a first answer",
                    &letters::scope_reply(card, &change, reader, now()),
                );
            }
        }
    }
    for risk in card.all::<Risk>().take(6) {
        outs.letter(
            "the statement of a risk",
            &risk_message::statement(card, risk, today()),
        );
        for audience in Audience::ALL {
            outs.letter(
                "a mail about a risk",
                &letters::risk(card, risk, audience, today()),
            );
        }
    }
    for message in card.all::<Message>() {
        if let About::VendorBreach(breach) = &message.about {
            for reader in [
                vendor_notice::Reader::Inside,
                vendor_notice::Reader::Vendor,
                vendor_notice::Reader::Client,
            ] {
                outs.letter(
                    "a notice",
                    &letters::vendor_notice(breach, reader, &settings, today()),
                );
            }
        }
    }
    for kpi in card.all::<Kpi>().take(4) {
        let evaluation = Evaluation::of(card, kpi, now());
        let context = variance_script::Context::of(card, &settings, kpi, &evaluation, today());
        for audience in Audience::ALL {
            for length in Length::ALL {
                let draft = variance_script::draft(&context, audience, length);
                let name = format!("a script, {}", length.name());
                outs.letter(&name, &draft.letter());
            }
        }
    }
    for stakeholder in card.all::<Stakeholder>().take(3) {
        outs.add(
            "a mail to a stakeholder",
            Form::Mail,
            mail::draft(&stakeholder.mail, "Subject: Hello\nyou").link,
        );
    }
}
