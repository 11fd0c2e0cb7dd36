//! Drives the built page in a real Chromium, and part of it in Firefox and WebKit. Run it with `cargo xtask test browser`
//! and `cargo xtask test engines`.
//!
//! - `clock`: the day that every page goes by, and the days on which stories are told again
//! - `server`: the static host, under a sub-path
//! - `driver`: the browser and what tests ask of it
//! - `steps`: what people do with the app over and over
//! - `boot`: the page starts, stops and works offline as promised
//! - `pages`: the first start, the sample, and every page and dialog in every look
//! - `main_job`: figures, an action, the words, and all of it kept
//! - `own_kpi`: a KPI of one's own, with undo and redo
//! - `priorities`: what to do first, in lists, on the board and on paper
//! - `bulk`: many measurements out of a spreadsheet and out to CSV
//! - `doubts`: values that can hardly be meant
//! - `chart`: the chart in words, its table, its targets and limits
//! - `keyboard`: without a mouse
//! - `keystrokes`: a bench: how long a key takes with 500 risks and 2,000 tasks
//! - `decisions`: options, the rule, the words, and the log
//! - `risk_page`: one risk, the library, and the burn-down
//! - `risk_register`: the table of risks, its matrix, and CSV in and out
//! - `playbooks`: a run over a reload and a second tab, a drill to its end, a playbook of one's own
//! - `law`: deadlines from when it was learned of, words that claim what is ticked, and the rules of the project
//! - `budget`: requests, the best set under one budget, the business case, what came of it
//! - `reports`: written for a reader, edited, sent, and kept as they left
//! - `losses`: losses in money, simulated in a worker
//! - `stakeholders`: who is told what and when, concerns, the calendar
//! - `evidence`: values out of the files of tools
//! - `scripts`: all texts by occasion, edited, copied, kept
//! - `phrases`: the language bank, favourites, own phrases
//! - `engines`: what is also tried in Firefox and WebKit
//! - `exchange`: a scorecard as a file, to another browser and back
//! - `begun_apart`: colleagues who began on their own bring their scorecards together
//! - `bad_input`: files that cannot be taken in
//! - `tabs`: two tabs of one browser
//! - `storage`: storage that is full, damaged, blocked or taken away
//! - `trust`: edits at the same moment in several tabs, and a browser that is killed, many times
//! - `offline`: without a network
//! - `leaving`: a page is left while somebody types, in every way
//! - `drafts`: forms that are not finished
//! - `walk`: every field of every page and dialog, left in every way
//! - `look`: the theme, and paper
//! - `week`: the first page, typed into as into a spreadsheet
//! - `tracking`: which values are due, entered on their lines, the calendar file, and how well series are kept
//! - `guide`: the articles, on paper too, the tour, and why beside figures
//! - `red_flags`: the failure-mode check, and what the records say by themselves
//! - `role`: the role map
//! - `career`: the hiring scan, the bullet builder and the interview
//! - `assessment`: the self-assessment, alone, with tasks, and with a colleague
//! - `portfolio`: several projects side by side, brought in at once, summed and reported
//! - `unbroken`: text without a break, which widens no page
//! - `screenshot`: takes the picture of the README
#![cfg(not(target_arch = "wasm32"))]
// The helpers are one vocabulary; not every test binary state uses every word of it.
#![allow(dead_code)]

mod assessment;
mod bad_input;
mod begun_apart;
mod boot;
mod budget;
mod bulk;
mod career;
mod chart;
mod clock;
mod decisions;
mod doubts;
mod drafts;
mod driver;
mod engines;
mod evidence;
mod exchange;
mod guide;
mod keyboard;
mod keystrokes;
mod law;
mod leaving;
mod look;
mod losses;
mod main_job;
mod offline;
mod own_kpi;
mod pages;
mod phrases;
mod playbooks;
mod portfolio;
mod priorities;
mod red_flags;
mod reports;
mod risk_page;
mod risk_register;
mod role;
mod screenshot;
mod scripts;
mod server;
mod stakeholders;
mod steps;
mod storage;
mod tabs;
mod tracking;
mod trust;
mod unbroken;
mod walk;
mod week;

/// What every browser test returns.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;
