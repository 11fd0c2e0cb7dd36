//! The figures of a monitor that says for each site how much of a time it was up.

use super::{Figure, Reading, Rows, ToolReader};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;

/// What a monitor says about one site.
pub struct Site<'a> {
    pub name: &'a str,
    /// The share of each of [`WINDOWS`] that it was up, as written; empty where nothing is.
    pub up: [String; 5],
}

/// A time that monitors look back over.
pub struct Window {
    /// What it is called in a figure.
    words: &'static str,
    /// The key that Upptime uses.
    pub key: &'static str,
    /// How many days it has; `None` for all since the monitor was set up.
    days: Option<u32>,
}

/// The times, the most usual first: service levels are mostly agreed by the month.
pub const WINDOWS: [Window; 5] = [
    Window {
        words: "last month",
        key: "uptimeMonth",
        days: Some(30),
    },
    Window {
        words: "last week",
        key: "uptimeWeek",
        days: Some(7),
    },
    Window {
        words: "last day",
        key: "uptimeDay",
        days: Some(1),
    },
    Window {
        words: "last year",
        key: "uptimeYear",
        days: Some(365),
    },
    Window {
        words: "since monitoring began",
        key: "uptime",
        days: None,
    },
];

/// Makes a reading of what the monitor says.
pub fn reading(reader: ToolReader, sites: &[Site]) -> Reading {
    let mut figures = Vec::new();
    for (position, window) in WINDOWS.iter().enumerate() {
        for site in sites {
            figures.push(figure(site, window, &site.up[position]));
        }
    }
    let about = match sites {
        [site] => site.name.to_owned(),
        sites => format!("{} sites", sites.len()),
    };
    let several = "Each site has figures of its own. Take the one that the service level is agreed for: a mean of sites \
                   would hide the worst.";
    Reading {
        reader,
        about,
        read_at: None,
        rows: Rows {
            read: sites.len(),
            counted: sites.len(),
            left_out: Vec::new(),
        },
        found: Vec::new(),
        figures,
        notes: match sites.len() {
            0 | 1 => Vec::new(),
            _ => vec![several.to_owned()],
        },
    }
}

fn figure(site: &Site, window: &Window, up: &str) -> Figure {
    let read = match up.trim() {
        "" => Err("The file has no figure for this time.".to_owned()),
        up => quantity::read(Unit::Percent, up, "").map_err(|_| {
            format!(
                "The file says “{}”, which is not a share in percent.",
                shortened(up)
            )
        }),
    };
    Figure {
        name: format!("Availability of {}, {}", site.name, window.words),
        counted: read.as_ref().ok().and_then(|read| read.counted),
        value: read.map(|read| read.value),
        unit: Unit::Percent,
        how: format!(
            "The share of the time that {} answered, {}, as the monitor reckons it. Planned downtime counts as down.",
            site.name, window.words
        ),
        kpis: vec!["service-availability".to_owned()],
        days: window.days,
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(20).collect()
}
