//! Playbooks for what goes wrong in projects, a file each in `en/playbooks`, ready to be run, practised or copied.
//!
//! A run and a copy hold their own text: correcting an entry here never changes them.

use std::sync::LazyLock;

use crate::domain::respond::duty::Within;
use crate::domain::respond::own::Playbook;
use crate::domain::respond::playbook::{
    Choice, Drill, KpiTouch, MessageTemplate, Phase, PlaybookTemplate, Scene, StepTemplate,
    TellTemplate, Verdict,
};
use crate::domain::revision::Id;
use crate::domain::scorecard::Scorecard;
use crate::library::text::{self, Entry, Fault, File, choices, file, read};

/// In the order in which they are listed.
const FILES: [File; 11] = [
    file!("playbooks/scope-creep.txt"),
    file!("playbooks/vendor-data-breach.txt"),
    file!("playbooks/ransomware.txt"),
    file!("playbooks/lost-laptop.txt"),
    file!("playbooks/critical-zero-day.txt"),
    file!("playbooks/failed-audit.txt"),
    file!("playbooks/phishing-wave.txt"),
    file!("playbooks/budget-cut.txt"),
    file!("playbooks/key-person-leaves.txt"),
    file!("playbooks/wrong-recipient.txt"),
    file!("playbooks/outage-at-go-live.txt"),
];

static PLAYBOOKS: LazyLock<Vec<PlaybookTemplate>> = LazyLock::new(|| {
    (FILES
        .into_iter()
        .flat_map(|file| text::entries(file, playbook)))
    .collect()
});

choices!(Phase, Verdict);

fn playbook(entry: &Entry) -> Result<PlaybookTemplate, Fault> {
    read!(entry => PlaybookTemplate {
        key,
        name = entry.title(),
        summary, trigger, signals, aim,
        steps = entry.each("Step", step)?,
        messages = entry.each("Message", message)?,
        tell = entry.each("Tell", tell)?,
        occasions, measures,
        kpis = entry.each("KPI", touch)?,
        risks, weak, strong, lessons,
        drill = Drill { scenes: entry.each("Scene", scene)? },
    })
}

fn step(entry: &Entry) -> Result<StepTemplate, Fault> {
    read!(entry => StepTemplate {
        key, phase, minute,
        what = entry.title(),
        why, who,
        detail = entry.text("detail")?,
    })
}

fn message(entry: &Entry) -> Result<MessageTemplate, Fault> {
    read!(entry => MessageTemplate { to = entry.title(), subject, when, text })
}

fn tell(entry: &Entry) -> Result<TellTemplate, Fault> {
    read!(entry => TellTemplate {
        who = entry.title(),
        within_minutes = entry.get::<Within>("within")?.about_minutes(),
        why,
        only_if = entry.text("only if")?,
    })
}

fn touch(entry: &Entry) -> Result<KpiTouch, Fault> {
    read!(entry => KpiTouch {
        key = entry.title(),
        by = (entry.get("least")?, entry.get("most")?),
        how,
    })
}

fn scene(entry: &Entry) -> Result<Scene, Fault> {
    read!(entry => Scene {
        key = entry.title(),
        minute, situation,
        choices = entry.each("Choice", choice)?,
    })
}

fn choice(entry: &Entry) -> Result<Choice, Fault> {
    read!(entry => Choice {
        text = entry.title(),
        verdict, why,
        next = entry.text("next")?,
    })
}

/// Returns all playbooks of the library.
pub fn all() -> impl Iterator<Item = &'static PlaybookTemplate> {
    PLAYBOOKS.iter()
}

/// Returns the playbook with this key.
pub fn by_key(key: &str) -> Option<&'static PlaybookTemplate> {
    all().find(|template| template.key == key)
}

/// Returns the playbook that a run or an address refers to: one of the library by key, or an own one by id.
pub fn find(card: &Scorecard, reference: &str) -> Option<Playbook> {
    match by_key(reference) {
        // It is not kept, so that its id names nothing.
        Some(template) => Some(template.to_playbook(Id::ONLY)),
        None => card.get::<Playbook>(reference.parse().ok()?).cloned(),
    }
}

#[cfg(test)]
mod tests;
