//! Linchpin: a workbench for Security Coordinators that runs wholly in the browser.
//!
//! The modules, in the order in which data flows; arrows run one way, `ui → store → files → domain`:
//!
//! - [`domain`]: what is true: records, invariants, formulas. Pure.
//! - [`library`]: what we know: KPI definitions, industry profiles and the sample, as data.
//! - [`files`]: what goes in and out: scorecard JSON, CSV.
//! - [`store`]: where it lives: browser storage, redo log, tabs, quota, backups.
//! - [`ui`]: what people see; all but its geometry exists only in the browser.

pub mod domain;
pub mod files;
pub mod library;
pub mod store;
pub mod ui;
