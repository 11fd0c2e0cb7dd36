//! Measure: where we stand, and whether that is a change or just noise.

pub mod bulk;
pub mod evidence;
pub mod kpi;
pub mod kpi_form;
pub mod library;
pub mod scorecard;
pub mod tracking;
