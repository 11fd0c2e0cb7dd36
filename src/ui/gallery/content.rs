//! Believable words: the rows of a scorecard, the navigation, commands.

use crate::ui::charts::*;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

use super::samples::*;

/// A small line and its state.
pub(super) struct Spark {
    pub name: &'static str,
    pub points: Vec<(f64, f64)>,
    pub target: TargetBand,
    pub mark: Mark,
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

pub(super) fn sparks() -> Vec<Spark> {
    vec![
        Spark {
            name: "Recovering",
            points: plain(&recovering()),
            target: TargetBand::at_least(99.9),
            mark: Mark::OnTarget,
        },
        Spark {
            name: "Drifting",
            points: plain(&drifting()),
            target: TargetBand::at_most(4.0),
            mark: Mark::Watch,
        },
        Spark {
            name: "Noisy",
            points: plain(&noisy()),
            target: TargetBand::within(20.0, 60.0),
            mark: Mark::OnTarget,
        },
        Spark {
            name: "Constant",
            points: weekly(20, |_| 3.0),
            target: TargetBand::at_most(0.0),
            mark: Mark::OffTarget,
        },
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
