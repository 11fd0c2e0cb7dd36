//! Tests that need no browser, beyond the unit tests beside the code.
#![cfg(not(target_arch = "wasm32"))]

/// The arrows between the modules, and what must be absent where.
mod architecture;
/// Scorecards begun apart, and merged.
mod begun_apart;
mod circles;
/// Files damaged at random: refused or stable, never a panic.
mod damaged_files;
/// Rows that can hardly be meant.
mod doubtful_rows;
/// The sample on each of 800 days in a row, and what the stories say of it.
mod every_day;
/// Files of scanners and monitors.
mod evidence;
/// Tables as people hand them over: layouts, dates, units.
mod evidence_layouts;
/// Tables whose columns are guessed.
mod evidence_tables;
/// Arbitrary scorecards, reached through edits by several copies.
mod generate;
/// A simulation, bit for bit.
mod golden_simulation;
/// The guide against the pages: its links and reasons.
mod guide;
/// Files that are broken, hostile or not ours: refused with a place.
mod hostile_files;
/// Older scorecards whose records are found to be the same.
mod joined_pairs;
/// The laws of editing and merging.
mod laws;
/// Blocks of values of several KPIs.
mod measurement_blocks;
/// Measurements as tables, there and back.
mod measurement_tables;
/// Priorities: monotonic, total, and days that only move on.
mod priorities;
/// Texts without doubled words, wrong articles or numbers that do not agree.
mod prose;
/// Reports for each reader, in every format; what was sent stays as it was.
mod reports;
/// Risks as tables, there and back.
mod risk_tables;
/// Scorecard files, there and back; the frozen file of each version.
mod scorecard_files;
/// The store: whole or not at all, nothing lost, nothing replaced.
mod store;
/// What a newer version says survives an older one.
mod unknown_members;
/// Hostile text in every field, read in every way out.
mod ways_out;
