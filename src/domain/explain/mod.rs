//! Explain: words made from numbers.
//!
//! [`wording`] holds the short phrases that every page shares, [`situation`] says what a KPI's numbers
//! amount to, [`four_cells`] what to do about it. [`computed`] lets a KPI that nobody types explain itself,
//! [`burn_down`] tells how exposure falls, [`risk_statement`] what a risk is, and [`loss_words`] what risks may cost.
//! [`stakeholder`] is who is told, [`plan`] when, and whether it was done. [`script`] holds what the coordinator adds, and [`variance_script`] writes the draft.
//!
//! About a decision: [`matter`] collects what the texts are written from, [`verdict`] says what the rule makes of it,
//! [`comparison`] puts the options side by side, [`escalation`], [`resistance`] and [`impact_reply`] know what letters say, and
//! [`decision_log`] lists what was decided.
//!
//! For budget requests [`figures`] holds each figure with its formula, [`worth`] the words about them, [`best_set`] says
//! why these and not the others, and [`business_case`] writes the page for whoever decides, as a [`document`].
//!
//! About what comes up: a [`message`] holds the inputs and edited wordings, [`risk_message`], [`scope_reply`] and
//! [`vendor_notice`] know what the texts say. [`phrase`] fills the phrases of the language bank with [`phrase_facts`], and
//! [`own_phrase`] is what a person adds to it. [`plain`] finds the hard words of a text.
//! [`week`] is what the first page says about each KPI.
//! [`report`] puts all of it together for one reader and one period; [`chart`] is the picture of a KPI that goes with it.

pub mod best_set;
pub mod burn_down;
pub mod business_case;
pub mod chart;
pub mod charting;
pub mod comparison;
pub mod computed;
pub mod decision_log;
pub mod document;
pub mod escalation;
pub mod figures;
pub mod four_cells;
pub mod impact_reply;
pub mod limits_words;
pub mod loss_words;
pub mod matter;
pub mod message;
pub mod own_phrase;
pub mod phrase;
pub mod phrase_facts;
pub mod plain;
pub mod plan;
pub mod report;
pub mod resistance;
pub mod risk_message;
pub mod risk_statement;
pub mod scope_reply;
pub mod script;
pub mod situation;
pub mod stakeholder;
pub mod variance_script;
pub mod vendor_notice;
pub mod verdict;
pub mod week;
pub mod wording;
pub mod worth;
