//! Measure: where we stand, and whether that is a change or just noise.
//!
//! From the record to the verdict, in the order of the data's flow:
//! [`kpi`] and [`quantity`] say what is measured and in which unit, [`measurement`] holds one value,
//! [`covers`] what it is a value of, [`cases`] of how many, [`derived`] gets the values, typed or computed,
//! [`target`] is what it is held against, [`variance`] compares it with that, [`xmr`] tells signal from noise by neighbours ([`gaps`]) and perhaps a [`baseline`], [`trend`] and [`forecast`] say where it
//! goes, [`evaluation`] puts a KPI's figures together, and [`overview`] the scorecard's.
//! [`stretch`] tells the signals as a person would, and [`aside`] sets single values aside. [`action`] is what is done about a KPI that is off.
//! [`shift`] says what would be if the values were moved.
//! [`tracking`] says what is to be collected and how well it was.
//! [`evidence`] is what files of tools say.
//! [`typed`] is a value that somebody types for a day. [`due`] says when the next value is; [`history`] and [`removal`] change and delete a KPI.

pub mod action;
pub mod aside;
pub mod baseline;
pub mod cases;
pub mod covers;
pub mod derived;
pub mod due;
pub mod evaluation;
pub mod evidence;
pub mod forecast;
pub mod gaps;
pub mod history;
pub mod kpi;
pub mod measurement;
pub mod overview;
pub mod quantity;
pub mod removal;
pub mod shift;
pub mod stretch;
pub mod target;
pub mod tracking;
pub mod trend;
pub mod typed;
pub mod value_text;
pub mod variance;
pub mod xmr;
