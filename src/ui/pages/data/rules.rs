//! Which laws ask the project to report incidents, and what its contract asks.

use crate::domain::scorecard::Edit;
use crate::domain::settings::Settings;
use crate::library::law::{self, Rule};
use crate::ui::form::Field;
use crate::ui::page::Page;
use crate::ui::prelude::*;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// More hours than a contract names are a slip.
const MOST_HOURS: u32 = 24 * 90;

static CONTRACT: Field<Settings> = Field::<Settings>::meant(
    "Hours that the contract gives you to tell the client",
    |settings| {
        settings
            .contract_hours
            .map(|hours| hours.to_string())
            .unwrap_or_default()
    },
    |settings, text| {
        let hours = text
            .parse()
            .ok()
            .filter(|hours| (1..=MOST_HOURS).contains(hours));
        if hours.is_none() && !text.is_empty() {
            let words =
                "Whole hours from 1 to 2160, such as 24; empty when the contract names none.";
            return Err(words.to_owned());
        }
        settings.contract_hours = hours;
        Ok(())
    },
)
.title("say what the contract asks")
.hint("From when you learn of an incident.");

/// The rules, each to tick.
#[component]
pub fn Rules() -> Node {
    let workspace = Workspace::get();
    let settings = Memo::new(move |_| workspace.scorecard.with(|card| card.settings()));
    let rows: Vec<Node> = law::all()
        .map(|rule| row(workspace, settings, rule))
        .collect();
    view! {
        <Card title="Rules on reporting incidents" note="They decide whom a run lists under “By law and contract”.">
            <div class="stack">
                <p class="note">"Ticked is what projects of your industry usually fall under. Check it once with legal: a rule that does not apply here, untick."</p>
                <div class="stack">{rows}</div>
                {Page::only(workspace).field(&CONTRACT)}
            </div>
        </Card>
    }
}

fn row(workspace: Workspace, settings: Memo<Settings>, rule: &'static Rule) -> Node {
    let is_chosen =
        Signal::derive(move || settings.with(|settings| law::is_chosen(settings, rule.key)));
    let hint = move || {
        let about = format!(
            "{}. {}. {} Checked on {}.",
            rule.place,
            rule.concerns,
            sentence(rule.article),
            rule.checked
        );
        let replaced = settings.with(|settings| law::replaced_by(settings, rule.key));
        match (is_chosen.get(), replaced) {
            (true, Some(other)) => Some(format!(
                "Left out, because {} takes its place. {about}",
                other.name
            )),
            _ => Some(about),
        }
    };
    let choose = move |on: bool| {
        let mut changed = settings.get_untracked();
        let usual = law::all().filter(|one| law::is_chosen(&changed, one.key));
        let mut rules: Vec<String> = match &changed.rules {
            Some(rules) => rules.clone(),
            None => usual.map(|one| one.key.to_owned()).collect(),
        };
        rules.retain(|one| one != rule.key);
        if on {
            rules.push(rule.key.to_owned());
        }
        changed.rules = Some(rules);
        workspace.edit(Edit::new("choose the rules on reporting").put(changed));
    };
    view! { <Checkbox label=rule.name checked=is_chosen hint=Signal::derive(hint) on_commit=choose /> }
}

fn sentence(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}
