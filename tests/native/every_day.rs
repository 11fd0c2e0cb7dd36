//! The sample, what is due in it, its calendars, reports and lists, on each of 800 days in a row.
//!
//! The days have every end of a month, a leap day, three turns of the year, both changes of the clock twice, and every
//! weekday. What the stories in the browser say of the sample is said here for all of them, in the same words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use icalendar::parser::{Component, read_calendar, unfold};
use linchpin::domain::decide::flags;
use linchpin::domain::decide::ranking::Ranking;
use linchpin::domain::decide::worklist;
use linchpin::domain::explain::plan;
use linchpin::domain::explain::report::{Report, writer};
use linchpin::domain::measure::evaluation::Status;
use linchpin::domain::measure::overview::{self, KpiRow, Period};
use linchpin::domain::measure::tracking::checklist::{self, Group, Line};
use linchpin::domain::measure::tracking::{habit, mistakes};
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::Scorecard;
use linchpin::files::{plain_text, reminders, scorecard_file, updates};
use linchpin::library::sample::sample;
use rrule::RRuleSet;
use serde_json::Value;

const DETECT: &str = "Mean time to detect";
const TRAINING: &str = "Security training completion";
const RESTORES: &str = "Backup restore success";
const ROBIN: &str = "Robin (project manager)";
const CLIENT: &str = "Ines (client, head of sales)";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The sample on the day it is opened, and what is to be measured in it.
struct Opened {
    today: NaiveDate,
    now: NaiveDateTime,
    card: Scorecard,
    /// What it is as a file.
    file: String,
    lines: Vec<Line>,
}

impl Opened {
    fn on(today: NaiveDate) -> Self {
        let mut last = 0;
        let mut new_id = || {
            last += 1;
            Id::from_number(last)
        };
        let mut card = Scorecard::empty(Id::from_number(1_000_000));
        card.apply(sample(today, &mut new_id), Replica(1)).unwrap();
        let now = today.and_hms_opt(9, 0, 0).unwrap();
        let lines = checklist::checklist(&card, now);
        Opened {
            today,
            now,
            file: scorecard_file::write(&card, now),
            card,
            lines,
        }
    }

    /// The lines of a group, by name.
    fn names(&self, group: Group) -> Vec<&str> {
        let lines = self.lines.iter().filter(|line| line.group == group);
        lines.map(|line| line.name.as_str()).collect()
    }

    fn is_last_of_month(&self) -> bool {
        (self.today + Days::new(1)).day() == 1
    }

    fn is_last_of_quarter(&self) -> bool {
        self.is_last_of_month() && self.today.month().is_multiple_of(3)
    }
}

/// Looks at the sample on every day, on as many cores as there are.
fn on_every_day(look: impl Fn(&Opened) + Sync) {
    let days: Vec<NaiveDate> = day("2026-11-01").iter_days().take(800).collect();
    assert!(days.contains(&day("2028-02-29")));
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(&today) = days.get(next.fetch_add(1, Ordering::Relaxed)) {
            // Shown when the look fails.
            println!("on {today}");
            look(&Opened::on(today));
        }
    };
    thread::scope(|scope| {
        for _ in 1..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
        work();
    });
}

#[test]
fn the_sample_can_be_opened_looked_at_and_taken_away_on_every_day() {
    on_every_day(|opened| {
        is_a_file_that_comes_back(opened);
        has_nothing_to_come_that_has_been(opened);
        asks_for_the_values_that_are_due(opened);
        was_kept_as_its_story_tells(opened);
        reminds_in_a_calendar_of_what_is_due(opened);
        plans_updates_in_a_calendar(opened);
        stands_the_same_from_the_first_to_the_last_second(opened);
        has_lists_and_reports(opened);
    });
}

fn is_a_file_that_comes_back(opened: &Opened) {
    let read = scorecard_file::read(opened.file.as_bytes()).unwrap();
    assert_eq!(read.scorecard, opened.card);
}

/// What a date is called that may lie in the future; all others tell what has been.
const TO_COME: [&str; 5] = ["due", "decide_by", "answer_by", "by", "review"];

fn has_nothing_to_come_that_has_been(opened: &Opened) {
    let records = &serde_json::from_str::<Value>(&opened.file).unwrap()["records"];
    let mut dates = Vec::new();
    collect_dates(records, "", &mut dates);
    assert!(dates.len() > 500, "only {} dates", dates.len());
    for (name, date) in dates {
        assert!(
            date <= opened.today || TO_COME.contains(&name),
            "{name} is {date} on {}",
            opened.today
        );
    }
}

/// Every date below a value, with the name of the field that it is in.
fn collect_dates<'a>(value: &'a Value, name: &'a str, dates: &mut Vec<(&'a str, NaiveDate)>) {
    match value {
        Value::String(text) => {
            let date = text.get(..10).and_then(|date| date.parse().ok());
            dates.extend(date.map(|date| (name, date)));
        }
        Value::Array(values) => {
            for value in values {
                collect_dates(value, name, dates);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                collect_dates(value, name, dates);
            }
        }
        _ => {}
    }
}

/// A month's value is due on the month's last day, a quarter's on the quarter's.
fn asks_for_the_values_that_are_due(opened: &Opened) {
    let mut due_today = Vec::new();
    if opened.is_last_of_quarter() {
        due_today.push(RESTORES);
    }
    if opened.is_last_of_month() {
        due_today.push(TRAINING);
    }
    assert_eq!(opened.names(Group::Overdue), [DETECT], "{}", opened.today);
    assert_eq!(opened.lines[0].words, "1 day overdue");
    assert_eq!(opened.names(Group::Today), due_today, "{}", opened.today);
    assert_eq!(
        checklist::summary(&opened.lines),
        format!("1 overdue, {} due today.", due_today.len())
    );
    assert_eq!(opened.names(Group::Computed), ["Risk burn-down rate"]);
    for line in &opened.lines {
        let Some(next) = line.next else { continue };
        assert!(line.last.unwrap() < next.min(opened.today), "{line:?}");
        let expected = match (next - opened.today).num_days() {
            ..0 => Group::Overdue,
            0 => Group::Today,
            1..=7 => Group::Soon,
            _ => Group::Later,
        };
        assert_eq!(line.group, expected, "{line:?}");
    }
}

fn was_kept_as_its_story_tells(opened: &Opened) {
    let habits = habit::habits(&opened.card, opened.today);
    for habit in &habits {
        let (name, findings) = (habit.name.as_str(), habit.findings.len());
        assert_eq!(findings, if name == DETECT { 2 } else { 0 }, "{name}");
        assert!(habit.completeness().is_some() && habit.consistency().is_some());
    }
    assert_eq!(habits[0].name, DETECT, "the one with the most to tell");
    assert!(habits[0].summary().ends_with(", 2 late, 2 missing"));
    let mistakes = mistakes::mistakes(&opened.card, &habits);
    let [mistake] = &mistakes[..] else {
        panic!("{mistakes:?}")
    };
    assert_eq!(mistake.title, "1 of 8 KPIs is told to nobody");
}

/// What is told of an event in a calendar.
struct Event {
    uid: String,
    start: NaiveDate,
    summary: String,
}

/// The events of a calendar, as another program reads them; each is on the first day of its own rule.
fn events(file: &str, opened: &Opened) -> Vec<Event> {
    let longest = file.split("\r\n").map(str::len).max();
    assert!(longest <= Some(75), "{longest:?} octets in a line");
    let unfolded = unfold(file);
    let calendar = read_calendar(&unfolded).unwrap();
    let events = calendar.components.iter().map(|component| {
        let start = property(component, "DTSTART");
        let (start, rule) = (start.as_str(), property(component, "RRULE"));
        let rule: RRuleSet = format!("DTSTART:{start}T000000Z\nRRULE:{rule}")
            .parse()
            .unwrap();
        let start = NaiveDate::parse_from_str(start, "%Y%m%d").unwrap();
        assert!(start >= opened.today, "a calendar calls for nothing past");
        let days: Vec<NaiveDate> = (rule.all(3).dates.iter())
            .map(|at| at.date_naive())
            .collect();
        assert_eq!(days.len(), 3, "it comes back");
        assert_eq!(days[0], start);
        Event {
            uid: property(component, "UID"),
            start,
            summary: property(component, "SUMMARY"),
        }
    });
    let events: Vec<Event> = events.collect();
    let uids: BTreeSet<&str> = events.iter().map(|event| event.uid.as_str()).collect();
    assert_eq!(uids.len(), events.len());
    events
}

fn property(component: &Component<'_>, name: &str) -> String {
    component.find_prop(name).unwrap().val.to_string()
}

fn reminds_in_a_calendar_of_what_is_due(opened: &Opened) {
    let file = reminders::write(&opened.card, &opened.lines, opened.today, opened.now);
    let events = events(&file, opened);
    assert_eq!(events.len(), 7);
    let starts: BTreeMap<&str, NaiveDate> = (events.iter())
        .map(|event| (event.summary.as_str(), event.start))
        .collect();
    for line in &opened.lines {
        let start = starts.get(format!("Measure: {}", line.name).as_str());
        assert_eq!(start.copied(), line.next.map(|next| next.max(opened.today)));
    }
}

fn plans_updates_in_a_calendar(opened: &Opened) {
    let (card, today) = (&opened.card, opened.today);
    let file = updates::write(card, today, opened.now);
    assert_eq!(events(&file, opened).len(), 5);
    let all = plan::by_due(card);
    assert_eq!(
        (all[0].name.as_str(), all[1].name.as_str()),
        (CLIENT, ROBIN)
    );
    let overdue = plan::due_words(&all[0], today);
    assert!(overdue.starts_with("2 days overdue, since "), "{overdue}");
    assert_eq!(plan::due_words(&all[1], today), "Due today");
    let summary = plan::summary(&all, today);
    assert!(summary.starts_with("1 overdue, 1 due today"), "{summary}");
}

/// Each KPI with its status, and whether it lacks an action.
fn standings(rows: &[KpiRow]) -> Vec<(&str, Status, bool)> {
    (rows.iter())
        .map(|row| {
            (
                row.kpi.library.as_str(),
                row.evaluation.status,
                row.lacks_action(),
            )
        })
        .collect()
}

fn stands_the_same_from_the_first_to_the_last_second(opened: &Opened) {
    let at = |hour, minute, second| {
        let now = opened.today.and_hms_opt(hour, minute, second).unwrap();
        overview::rows(&opened.card, Period::All, now)
    };
    let (first, last) = (at(0, 0, 0), at(23, 59, 59));
    assert_eq!(standings(&first), standings(&last));
    let expected = [
        ("critical-vulnerabilities", Status::OffTarget, false),
        ("security-training-completion", Status::OffTarget, true),
        ("incident-response-time", Status::Watch, false),
        ("sla-compliance", Status::Watch, false),
        ("patch-latency-high", Status::OnTarget, false),
    ];
    assert_eq!(standings(&first)[..5], expected, "{}", opened.today);
    assert!(overview::health(&first).index.is_some());
}

fn has_lists_and_reports(opened: &Opened) {
    let (card, today) = (&opened.card, opened.today);
    let ranking = Ranking::of(card, opened.now);
    let all: Vec<usize> = (0..ranking.rows.len()).collect();
    let summary = worklist::summary(&ranking, &all);
    assert!(summary.contains(" tasks to do, "), "{summary}");
    assert!(!flags::flags(card, today).is_empty());
    let reports: Vec<&Report> = card.all().collect();
    assert!(!reports.is_empty());
    for report in reports {
        let context = writer::Context::of(card, report, opened.now);
        let paper = writer::paper(&context, &writer::written(&context));
        assert!(plain_text::report(&paper).len() > 1_000);
    }
}
