//! What we know, as data over the types of `domain`.
//!
//! Content is meant to be corrected by people who do not write Rust: it stands in text files in the folder `en`, one entry
//! after another, one file for each subject, and [`text`] reads them. Rust keeps what computes.
//!
//! - [`behaviours`]: what a strong coordinator can be seen doing, by dimension and level.
//! - [`checks`]: the questions of the failure-mode check.
//! - [`interview`]: what interviewers ask, by dimension.
//! - [`guide`]: the method in articles, what each figure means, and the tour.
//! - [`kpis`]: well-known KPIs, each with its definition, usual target and the reason to care.
//! - [`law`]: laws that ask to be told of an incident, and by when.
//! - [`letters`]: what is said about a decision, a risk, a breach, with gaps for what is known.
//! - [`origin`]: what an entry said before a person changed it.
//! - [`phrases`]: sentences for hard moments; [`plain_words`]: what to say instead of jargon.
//! - [`profiles`]: what a new scorecard starts with, by industry.
//! - [`risks`]: common risks of projects, each with what usually helps.
//! - [`tasks`]: starter tasks for each KPI.
//! - [`stakeholders`]: people that most projects have to tell, each with what they care about.
//! - [`sample`]: a made-up project with a year of history, to try things on.

pub mod behaviours;
pub mod checks;
pub mod guide;
pub mod interview;
pub mod kpis;
pub mod law;
pub mod letters;
pub mod origin;
pub mod phrases;
pub mod plain_words;
pub mod playbooks;
pub mod profiles;
pub mod risks;
pub mod role;
pub mod sample;
pub mod stakeholders;
pub mod tasks;
pub mod text;
