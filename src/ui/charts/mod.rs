//! The charts: small SVG views of our own, drawn from plain numbers.
//!
//! A page turns domain values into a [`RunModel`] or a list of points and gives the text alternative; the chart knows
//! nothing of KPIs. `model`, `scale`, `dates`, `frame`, `exceedance_frame`, `radar_frame` and `moves` are arithmetic without a browser:
//! they are compiled and tested on every target. Their look is in `style/charts.css`.
//!
//! On the x axis a day is 1 and 1970-01-01 is 0 ([`day_number`]).

pub mod dates;
pub mod exceedance_frame;
pub mod frame;
pub mod model;
pub mod moves;
pub mod radar_frame;
pub mod scale;

#[cfg(target_arch = "wasm32")]
mod exceedance;
#[cfg(target_arch = "wasm32")]
mod marks;
#[cfg(target_arch = "wasm32")]
mod radar;
#[cfg(target_arch = "wasm32")]
mod run_chart;
#[cfg(target_arch = "wasm32")]
mod sparkline;
#[cfg(target_arch = "wasm32")]
mod tornado;

pub use dates::{date_text, day_number};
#[cfg(target_arch = "wasm32")]
pub use exceedance::*;
pub use model::*;
pub use moves::*;
#[cfg(target_arch = "wasm32")]
pub use radar::*;
#[cfg(target_arch = "wasm32")]
pub use run_chart::*;
#[cfg(target_arch = "wasm32")]
pub use sparkline::*;
#[cfg(target_arch = "wasm32")]
pub use tornado::*;
