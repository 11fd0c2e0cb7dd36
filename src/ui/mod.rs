//! What people see: widgets, charts, pages. The only part that knows Leptos.
//!
//! - [`app`]: the frame around the pages, and which page shows.
//! - [`route`]: the addresses; `navigation`: what of them is listed; [`commands`]: what the keyboard reaches.
//! - [`workspace`]: what all pages share: the open scorecard, edits, undo, the saved sign.
//! - `page`: the record that a page is about, and the one way to change it; [`form`]: its fields, said as data, and all forms.
//! - [`dom`]: what a page is made of; [`signal`] and [`memo`]: values that are followed; `prelude`: what all files here have in common.
//! - `leaving`: what is typed is kept before it is taken away; `drafts`: what was typed into forms that are not saved yet;
//!   `intake`: taking in a table.
//! - [`worker`]: long work beside the page; [`simulation`]: that of losses.
//! - [`pages`], [`widgets`], [`charts`], [`kpi_chart`], which draws a KPI, and [`burn_down_chart`].

pub mod burn_down_chart;
pub mod charts;
pub mod form;
pub mod kpi_chart;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod commands;
#[cfg(target_arch = "wasm32")]
mod deflate;
#[cfg(target_arch = "wasm32")]
pub mod dom;
#[cfg(target_arch = "wasm32")]
mod doubt;
#[cfg(target_arch = "wasm32")]
mod drafts;
#[cfg(all(target_arch = "wasm32", feature = "gallery"))]
mod gallery;
#[cfg(target_arch = "wasm32")]
mod intake;
#[cfg(target_arch = "wasm32")]
mod leaving;
#[cfg(target_arch = "wasm32")]
mod list;
#[cfg(target_arch = "wasm32")]
pub mod memo;
#[cfg(target_arch = "wasm32")]
mod navigation;
#[cfg(target_arch = "wasm32")]
mod needs;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
pub mod prelude;
#[cfg(target_arch = "wasm32")]
pub mod route;
#[cfg(target_arch = "wasm32")]
pub mod show;
#[cfg(target_arch = "wasm32")]
pub mod signal;
#[cfg(target_arch = "wasm32")]
pub mod simulation;
#[cfg(target_arch = "wasm32")]
mod title;
#[cfg(target_arch = "wasm32")]
pub mod widgets;
#[cfg(target_arch = "wasm32")]
pub mod worker;
#[cfg(target_arch = "wasm32")]
pub mod workspace;
