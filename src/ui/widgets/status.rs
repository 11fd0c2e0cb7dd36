//! How a KPI stands, shown the same way everywhere: a shape, a word and then a colour.

use super::icon::{Glyph, Icon};
use crate::ui::prelude::*;

/// A state to show. Pages convert the domain's status into this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Mark {
    /// The target holds.
    OnTarget,
    /// Misses by no more than the tolerance.
    Watch,
    /// Misses by more.
    OffTarget,
    /// The newest measurement is too old to say.
    Stale,
    /// Never measured.
    #[default]
    NoData,
    /// Not real: sample data.
    Sample,
    /// Nobody types it: it follows from other records.
    Computed,
}

impl Mark {
    /// Every state, for filters and the gallery.
    pub const ALL: [Mark; 7] = [
        Mark::OnTarget,
        Mark::Watch,
        Mark::OffTarget,
        Mark::Stale,
        Mark::NoData,
        Mark::Sample,
        Mark::Computed,
    ];

    /// The word of the state.
    pub fn word(self) -> &'static str {
        match self {
            Mark::OnTarget => "On target",
            Mark::Watch => "Watch",
            Mark::OffTarget => "Off target",
            Mark::Stale => "Stale",
            Mark::NoData => "No data",
            Mark::Sample => "Sample",
            Mark::Computed => "Computed",
        }
    }

    /// The shape of the state.
    pub fn glyph(self) -> Glyph {
        match self {
            Mark::OnTarget => Glyph::Check,
            Mark::Watch => Glyph::Watch,
            Mark::OffTarget => Glyph::Off,
            Mark::Stale => Glyph::Clock,
            Mark::NoData => Glyph::Dash,
            Mark::Sample => Glyph::Flask,
            Mark::Computed => Glyph::Gauge,
        }
    }

    /// The colour role, for `data-tone=`.
    pub fn tone(self) -> &'static str {
        match self {
            Mark::OnTarget => "good",
            Mark::Watch => "watch",
            Mark::OffTarget => "bad",
            Mark::Stale | Mark::NoData => "unknown",
            Mark::Sample | Mark::Computed => "accent",
        }
    }
}

/// A status badge.
#[component]
pub fn Badge(
    /// The state.
    #[prop(into)]
    mark: Signal<Mark>,
    /// Words instead of the state's own, for instance "Off target since March".
    #[prop(optional, into)]
    words: MaybeProp<String>,
) -> Node {
    view! {
        <span class="badge" data-tone=move || mark.get().tone()>
            {move || view! { <Icon glyph=mark.get().glyph() /> }}
            <span>{move || words.get().unwrap_or_else(|| mark.get().word().to_owned())}</span>
        </span>
    }
}

/// Which way a figure moved, and whether that is welcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delta {
    /// Moved up; `true` when that is favourable.
    Up(bool),
    /// Moved down; `true` when that is favourable.
    Down(bool),
    /// Did not move.
    Flat,
}

/// An arrow and the words of a change: "+1.2 points, favourable".
#[component]
pub fn Change(
    /// Direction and welcome.
    delta: Delta,
    /// The words. They say whether the change is favourable; the colour only repeats it.
    #[prop(into)]
    words: String,
) -> Node {
    let (glyph, tone) = match delta {
        Delta::Up(good) => (Glyph::Up, if good { "good" } else { "bad" }),
        Delta::Down(good) => (Glyph::Down, if good { "good" } else { "bad" }),
        Delta::Flat => (Glyph::Flat, "unknown"),
    };
    view! { <span class="change" data-tone=tone><Icon glyph /><span>{words}</span></span> }
}
