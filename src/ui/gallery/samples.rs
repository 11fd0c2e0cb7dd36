//! Believable content: one KPI that recovers, one that drifts, one that is noisy but fine, one with five years of days.

use leptos::prelude::*;

use crate::ui::charts::*;
use crate::ui::widgets::*;

const TODAY: f64 = 20_781.0;

/// A chart of the gallery.
pub(super) struct Sample {
    pub name: &'static str,
    pub label: &'static str,
    pub model: RunModel,
    pub format: Callback<f64, String>,
}

/// A row of the scorecard.
pub(super) struct Row {
    pub name: &'static str,
    pub theme: &'static str,
    pub mark: Mark,
    pub actual: &'static str,
    pub target: &'static str,
    pub variance: (&'static str, &'static str),
    pub delta: Option<Delta>,
    pub action: &'static str,
    pub due: &'static str,
    pub points: Vec<(f64, f64)>,
    pub band: TargetBand,
}

/// Numbers between -1 and 1 that look random and are the same every time.
fn noise(seed: u32, index: usize) -> f64 {
    let mut bits = seed.wrapping_mul(0x9E37_79B9) ^ (index as u32).wrapping_mul(0x85EB_CA6B);
    bits ^= bits >> 15;
    bits = bits.wrapping_mul(0x2C1B_3C6D);
    bits ^= bits >> 13;
    f64::from(bits) / f64::from(u32::MAX) * 2.0 - 1.0
}

fn weekly(count: usize, value: impl Fn(usize) -> f64) -> Vec<(f64, f64)> {
    (0..count)
        .map(|index| (TODAY - 7.0 * (count - 1 - index) as f64, value(index)))
        .collect()
}

fn judged(
    points: Vec<(f64, f64)>,
    verdict: impl Fn(f64) -> &'static str,
    signal: impl Fn(usize, f64) -> Option<&'static str>,
) -> Vec<Point> {
    let judge = |(index, (x, y)): (usize, (f64, f64))| Point {
        x,
        y,
        verdict: verdict(y).to_owned(),
        signal: signal(index, y).map(str::to_owned),
    };
    points.into_iter().enumerate().map(judge).collect()
}

pub(super) fn recovering() -> RunModel {
    let values = weekly(52, |week| {
        let level = match week {
            0..18 => 99.86,
            18..30 => 99.86 - 0.055 * (week - 17) as f64,
            30..44 => 99.2 + 0.05 * (week - 29) as f64,
            _ => 99.93,
        };
        (level + 0.035 * noise(7, week)).min(100.0)
    });
    let verdict = |y: f64| {
        if y >= 99.9 {
            "On target"
        } else if y >= 99.7 {
            "Watch"
        } else {
            "Off target"
        }
    };
    let signal = |index: usize, y: f64| {
        (y < 99.66 && index > 18 && index < 32 && index % 3 == 0)
            .then_some("below the lower natural limit")
    };
    let start = TODAY - 7.0 * 51.0;
    let change = TODAY - 7.0 * 21.0;
    RunModel {
        points: judged(values, verdict, signal),
        targets: vec![
            TargetStep {
                from: start,
                band: TargetBand::at_least(99.8),
                tolerance: 0.1,
                words: "at least 99.8 %".into(),
            },
            TargetStep {
                from: start + 84.0,
                band: TargetBand::at_least(99.9),
                tolerance: 0.2,
                words: "at least 99.9 %".into(),
            },
        ],
        phases: vec![
            Phase {
                x0: start,
                x1: change,
                centre: 99.72,
                lower: 99.66,
                upper: 99.93,
            },
            Phase {
                x0: TODAY - 56.0,
                x1: TODAY,
                centre: 99.93,
                lower: 99.84,
                upper: 100.0,
            },
        ],
        changes: vec![Change {
            x: change,
            label: "Second on-call shift".into(),
        }],
        forecast: Vec::new(),
    }
}

fn drifting() -> RunModel {
    let values = weekly(40, |week| 2.9 + 0.035 * week as f64 + 0.35 * noise(3, week));
    let verdict = |y: f64| {
        if y <= 4.0 {
            "On target"
        } else if y <= 4.5 {
            "Watch"
        } else {
            "Off target"
        }
    };
    let last = values.last().map_or(4.3, |point| point.1);
    let forecast = (0..=8).map(|week| {
        let ahead = f64::from(week);
        let (y, range) = (last + 0.035 * ahead, 0.08 * ahead);
        ForecastPoint {
            x: TODAY + 7.0 * ahead,
            y,
            low: y - range,
            high: y + range,
        }
    });
    RunModel {
        points: judged(values, verdict, |index, _| {
            (index == 35 || index == 39).then_some("8 in a row above the mean")
        }),
        targets: vec![TargetStep {
            from: 0.0,
            band: TargetBand::at_most(4.0),
            tolerance: 0.5,
            words: "at most 4 h".into(),
        }],
        phases: vec![Phase {
            x0: TODAY - 273.0,
            x1: TODAY,
            centre: 3.58,
            lower: 2.7,
            upper: 4.46,
        }],
        changes: Vec::new(),
        forecast: forecast.collect(),
    }
}

fn noisy() -> RunModel {
    let values = weekly(104, |week| 41.0 + 11.0 * noise(11, week));
    RunModel {
        points: judged(values, |_| "On target", |_, _| None),
        targets: vec![TargetStep {
            from: 0.0,
            band: TargetBand::within(20.0, 60.0),
            tolerance: 5.0,
            words: "between 20 and 60 %".into(),
        }],
        phases: vec![Phase {
            x0: TODAY - 721.0,
            x1: TODAY,
            centre: 41.0,
            lower: 22.8,
            upper: 59.2,
        }],
        ..RunModel::default()
    }
}

fn five_years() -> RunModel {
    let value = |day: usize| 96.0 - 6.0 * (-(day as f64) / 500.0).exp() + 1.2 * noise(5, day);
    let values = (0..1_825)
        .map(|day| (TODAY - 1_824.0 + day as f64, value(day)))
        .collect();
    RunModel {
        points: judged(
            values,
            |y| if y >= 95.0 { "On target" } else { "Off target" },
            |day, _| (day == 640).then_some("above the upper natural limit"),
        ),
        targets: vec![TargetStep {
            from: 0.0,
            band: TargetBand::at_least(95.0),
            tolerance: 1.0,
            words: "at least 95 %".into(),
        }],
        ..RunModel::default()
    }
}

pub(super) fn charts() -> Vec<Sample> {
    let sample = |name, label, model, format: fn(f64) -> String| Sample {
        name,
        label,
        model,
        format: Callback::new(format),
    };
    vec![
        sample(
            "Recovering",
            "SLA compliance fell from March to June to 99.2 % and has met its target of 99.9 % since September.",
            recovering(),
            |v| format!("{v:.1} %"),
        ),
        sample(
            "Drifting",
            "Incident response time rose from 3 to 4.3 hours in nine months and passed its target of 4 hours.",
            drifting(),
            |v| format!("{v:.1} h"),
        ),
        sample(
            "Noisy",
            "The phishing report rate varies between 30 and 52 % around a mean of 41 %, within its range.",
            noisy(),
            |v| format!("{v:.0} %"),
        ),
        sample(
            "Five years",
            "Patch coverage by day over five years rose from 90 to 96 %.",
            five_years(),
            |v| format!("{v:.0} %"),
        ),
    ]
}

fn plain(model: &RunModel) -> Vec<(f64, f64)> {
    model
        .points
        .iter()
        .map(|point| (point.x, point.y))
        .collect()
}

pub(super) fn sparks() -> Vec<(&'static str, Vec<(f64, f64)>, TargetBand, Mark)> {
    vec![
        (
            "Recovering",
            plain(&recovering()),
            TargetBand::at_least(99.9),
            Mark::OnTarget,
        ),
        (
            "Drifting",
            plain(&drifting()),
            TargetBand::at_most(4.0),
            Mark::Watch,
        ),
        (
            "Noisy",
            plain(&noisy()),
            TargetBand::within(20.0, 60.0),
            Mark::OnTarget,
        ),
        (
            "Constant",
            weekly(20, |_| 3.0),
            TargetBand::at_most(0.0),
            Mark::OffTarget,
        ),
    ]
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        Row {
            name: "Critical vulnerabilities",
            theme: "Vulnerabilities · count",
            mark: Mark::OffTarget,
            actual: "3",
            target: "0",
            variance: ("+3", "unfavourable"),
            delta: Some(Delta::Up(false)),
            action: "Patch the gateway cluster",
            due: "Ines Roth · due 27 Nov",
            points: weekly(30, |w| (2.0 + 2.0 * noise(9, w)).round().max(0.0)),
            band: TargetBand::at_most(0.0),
        },
        Row {
            name: "Risk burn-down rate",
            theme: "Risk · share in 3 months",
            mark: Mark::OffTarget,
            actual: "64 %",
            target: "≥ 80 %",
            variance: ("−16 points", "unfavourable"),
            delta: Some(Delta::Down(false)),
            action: "No action yet",
            due: "Say who does what by when",
            points: weekly(30, |w| 82.0 - 0.6 * w as f64 + 2.0 * noise(2, w)),
            band: TargetBand::at_least(80.0),
        },
        Row {
            name: "Incident response time",
            theme: "Incidents · time to resolve",
            mark: Mark::Watch,
            actual: "4.3 h",
            target: "≤ 4 h",
            variance: ("+0.3 h", "unfavourable"),
            delta: Some(Delta::Up(false)),
            action: "Automate triage of phishing",
            due: "Dana Okafor · due 15 Dec",
            points: plain(&drifting()),
            band: TargetBand::at_most(4.0),
        },
        Row {
            name: "Security training completion",
            theme: "People · share of the team",
            mark: Mark::Stale,
            actual: "92 %",
            target: "100 %",
            variance: ("−8 points", "unfavourable"),
            delta: Some(Delta::Down(false)),
            action: "Ask HR for the new export",
            due: "Milo Brandt · due 1 Dec",
            points: weekly(20, |w| 70.0 + w as f64 * 1.1),
            band: TargetBand::at_least(100.0),
        },
        Row {
            name: "SLA compliance",
            theme: "Service · share met",
            mark: Mark::OnTarget,
            actual: "99.93 %",
            target: "≥ 99.9 %",
            variance: ("+0.03 points", "favourable"),
            delta: Some(Delta::Up(true)),
            action: "",
            due: "",
            points: plain(&recovering()),
            band: TargetBand::at_least(99.9),
        },
        Row {
            name: "Phishing report rate",
            theme: "People · share reported",
            mark: Mark::NoData,
            actual: "—",
            target: "20–60 %",
            variance: ("", ""),
            delta: None,
            action: "",
            due: "",
            points: Vec::new(),
            band: TargetBand::within(20.0, 60.0),
        },
    ]
}

pub(super) fn navigation() -> Vec<NavGroup> {
    let group = |label: &str, icon, links: &[(&str, &str)]| NavGroup {
        label: label.to_owned(),
        icon,
        links: links
            .iter()
            .map(|(label, href)| NavLink::new(*label, *href))
            .collect(),
    };
    let mut groups = vec![
        group(
            "Measure",
            Glyph::Gauge,
            &[
                ("Scorecard", "#/scorecard"),
                ("Tracking", "#/tracking"),
                ("Evidence", "#/evidence"),
            ],
        ),
        group(
            "Decide",
            Glyph::Scales,
            &[
                ("Risks", "#/risks"),
                ("Priorities", "#/priorities"),
                ("Decisions", "#/decisions"),
                ("Budget", "#/budget"),
            ],
        ),
        group(
            "Explain",
            Glyph::Speech,
            &[
                ("Stakeholders", "#/stakeholders"),
                ("Scripts", "#/scripts"),
                ("Reports", "#/reports"),
                ("Phrases", "#/phrases"),
            ],
        ),
        group("Respond", Glyph::Bolt, &[("Playbooks", "#/playbooks")]),
        group(
            "Grow",
            Glyph::Sprout,
            &[
                ("Assessment", "#/assessment"),
                ("Role", "#/role"),
                ("Career", "#/career"),
            ],
        ),
    ];
    groups[0].links[1].count = Some((3, "3 overdue".to_owned()));
    groups
}

pub(super) fn more_links() -> Vec<NavLink> {
    vec![
        NavLink::new("Portfolio", "#/portfolio"),
        NavLink::new("Data", "#/data"),
        NavLink::new("Guide", "#/guide"),
    ]
}

pub(super) fn scorecards() -> Vec<MenuItem> {
    vec![
        MenuItem::new("Payments platform", || ()).ticked(true),
        MenuItem::new("Branch network refresh", || ()).ticked(false),
        MenuItem::new("Sample", || ()).ticked(false).hint("sample"),
        MenuItem::new("Manage scorecards", || ())
            .icon(Glyph::Pencil)
            .starts_group(),
    ]
}

pub(super) fn commands() -> Vec<CommandItem> {
    let item = |group: &str, title: &str, hint: &str, keywords: &str| CommandItem {
        id: title.to_owned(),
        group: group.to_owned(),
        title: title.to_owned(),
        hint: hint.to_owned(),
        keywords: keywords.to_owned(),
        run: Callback::new(|()| ()),
    };
    vec![
        item("KPIs", "SLA compliance", "On target", "uptime availability"),
        item("KPIs", "Incident response time", "Watch", "mttr"),
        item("KPIs", "Critical vulnerabilities", "Off target", "cve scan"),
        item("Pages", "Scorecard", "G S", "home"),
        item("Pages", "Risk register", "G R", "risks"),
        item("Pages", "Budget case", "G B", "rosi money"),
        item("Actions", "Add measurement", "N", "new value"),
        item("Actions", "Export scorecard", "", "download json"),
        item("Actions", "Undo: edit target", "Ctrl+Z", ""),
    ]
}
