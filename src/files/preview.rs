//! What an import would do, shown before anything is changed.

use crate::domain::decide::risk::Risk;
use crate::domain::explain::message::About;
use crate::domain::explain::own_phrase::beginning;
use crate::domain::joining::{self, Origin, Pair};
use crate::domain::measure::kpi::Kpi;
use crate::domain::record::{AnyRecord, Kind};
use crate::domain::revision::{Id, Replica};
use crate::domain::scorecard::Scorecard;
use crate::domain::slot::Slot;

/// How many names of changed records are shown.
const NAMES: usize = 10;

/// What is done with the scorecard of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// It stands beside those that are there.
    AddAsCopy,
    /// It and the current one become one.
    Merge,
    /// The current one becomes what the file says.
    Replace,
}

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// A line for each kind that occurs.
    pub kinds: Vec<KindPreview>,
    /// What people call the records that would change or go; at most ten.
    pub names: Vec<String>,
    /// How many more would change or go.
    pub more: usize,
}

/// What would become of the records of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindPreview {
    pub kind: Kind,
    pub added: usize,
    pub changed: usize,
    pub deleted: usize,
    pub unchanged: usize,
    /// Records of which both sides' versions would be kept for a person to look at.
    pub conflicts: usize,
}

impl Preview {
    /// Tells whether the import would leave every record as it is.
    pub fn changes_nothing(&self) -> bool {
        (self.kinds.iter())
            .all(|kind| kind.added + kind.changed + kind.deleted + kind.conflicts == 0)
    }
}

/// Returns what importing `incoming` would do to the current scorecard, if there is one.
pub fn preview(current: Option<&Scorecard>, incoming: &Scorecard, mode: Mode) -> Preview {
    let empty = Scorecard::empty(incoming.id);
    let before = match mode {
        Mode::AddAsCopy => &empty,
        Mode::Merge | Mode::Replace => current.unwrap_or(&empty),
    };
    let edit = match mode {
        Mode::Replace => before.replace(incoming),
        Mode::AddAsCopy | Mode::Merge => before.merge(incoming),
    };
    let mut after = before.clone();
    // The records of a scorecard have been checked, so that the edit is not refused.
    let _ = after.apply(edit, Replica(0));
    compare(before, &after)
}

/// Returns what merging `incoming` into the current scorecard would do when each of the pairs becomes one record.
///
/// A record that only gets the id of its pair counts as one that stays.
pub fn preview_joined(
    current: &Scorecard,
    incoming: &Scorecard,
    pairs: &[Pair],
    origin: Origin<'_>,
) -> Preview {
    let mut after = current.clone();
    let _ = after.apply(joining::merge(current, incoming, pairs, origin), Replica(0));
    compare(&joining::renamed(current, pairs), &after)
}

fn compare(before: &Scorecard, after: &Scorecard) -> Preview {
    let mut preview = Preview::default();
    for (kind, id, slot) in after.slots() {
        let old = before.slot(kind, id);
        let (old_record, new_record) = (old.and_then(Slot::record), slot.record());
        let in_conflict = has_new_conflict(old, slot);
        if old_record.is_none() && new_record.is_none() && !in_conflict {
            continue;
        }
        let counts = preview.counts(kind);
        counts.conflicts += usize::from(in_conflict);
        match (old_record, new_record) {
            (None, None) => {}
            (None, Some(_)) => counts.added += 1,
            (Some(old), Some(new)) if old.says_the_same(new) => counts.unchanged += 1,
            (Some(old), now) => {
                match now {
                    Some(_) => counts.changed += 1,
                    None => counts.deleted += 1,
                }
                preview.name(before, old);
            }
        }
    }
    preview
}

/// Tells whether the slot holds a losing version with content that was in no version before.
fn has_new_conflict(old: Option<&Slot>, new: &Slot) -> bool {
    let known = old.map(Slot::contents).unwrap_or_default();
    let brings_news = new
        .versions()
        .iter()
        .any(|version| !known.contains(&version.record));
    brings_news && new.conflicts().next().is_some()
}

impl Preview {
    fn counts(&mut self, kind: Kind) -> &mut KindPreview {
        // Slots come ordered by kind, so that the last line is the one of this kind, or none is.
        if self.kinds.last().is_none_or(|last| last.kind != kind) {
            self.kinds.push(KindPreview {
                kind,
                added: 0,
                changed: 0,
                deleted: 0,
                unchanged: 0,
                conflicts: 0,
            });
        }
        let last = self.kinds.len() - 1;
        &mut self.kinds[last]
    }

    fn name(&mut self, scorecard: &Scorecard, record: &AnyRecord) {
        match self.names.len() {
            NAMES => self.more += 1,
            _ => self.names.push(name(scorecard, record)),
        }
    }
}

/// Returns what people call the record.
pub fn name(scorecard: &Scorecard, record: &AnyRecord) -> String {
    let kpi = |id: Id| match scorecard.get::<Kpi>(id) {
        Some(kpi) => kpi.name.clone(),
        None => "a KPI that was deleted".to_owned(),
    };
    match record {
        AnyRecord::Settings(settings) => format!("Settings of {}", settings.title),
        AnyRecord::Kpi(kpi) => kpi.name.clone(),
        AnyRecord::Measurement(measurement) => {
            let at = measurement.at.to_string().replace('T', " ");
            format!("{}, {at}", kpi(measurement.kpi))
        }
        AnyRecord::Action(action) => format!("Action “{}”", action.what),
        AnyRecord::Script(script) => format!("Script of {}", kpi(script.id)),
        AnyRecord::Policy(_) => "Risk policy".to_owned(),
        AnyRecord::Risk(risk) => format!("Risk “{}”", risk.name),
        AnyRecord::CheckAnswer(answer) => format!("Failure-mode check, {}", answer.question),
        AnyRecord::Dismissal(dismissal) => format!("Dismissed red flag, {}", dismissal.reason),
        AnyRecord::Task(task) => format!("Task “{}”", task.what),
        AnyRecord::Decision(decision) => format!("Decision “{}”", decision.question),
        AnyRecord::BudgetRequest(request) => format!("Budget request “{}”", request.name),
        AnyRecord::Stakeholder(stakeholder) => format!("Stakeholder “{}”", stakeholder.name),
        AnyRecord::Duty(duty) => format!("Duty “{}”", duty.what),
        AnyRecord::Assessment(one) => format!("Assessment of {} by {}", one.date, one.who()),
        AnyRecord::Artifact(artifact) => format!("Artifact “{}”", artifact.name),
        AnyRecord::Message(message) => match &message.about {
            About::Risk => match scorecard.get::<Risk>(message.id) {
                Some(risk) => format!("Words about the risk “{}”", risk.name),
                None => "Words about a risk that was deleted".to_owned(),
            },
            About::VendorBreach(breach) => format!("Breach at “{}”", breach.vendor),
        },
        AnyRecord::OwnPhrase(phrase) => format!("Phrase “{}”", beginning(&phrase.text)),
        AnyRecord::FavouritePhrase(favourite) => format!("Favourite “{}”", favourite.begins),
        AnyRecord::Report(report) => format!("Report “{}”", report.title),
        AnyRecord::Playbook(playbook) => format!("Playbook “{}”", playbook.name),
        AnyRecord::Run(run) => format!("Run “{}”", run.what),
        AnyRecord::Practice(practice) => format!("Practice of “{}”", practice.name),
        AnyRecord::Resume(_) => "Résumé".to_owned(),
        AnyRecord::TableMapping(mapping) => {
            format!("Columns of a table of {}", mapping.about.name())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scorecard::Edit;
    use crate::domain::settings::Settings;

    const OURS: Replica = Replica(1);
    const THEIRS: Replica = Replica(2);

    fn kpi(number: u128, name: &str) -> Kpi {
        let json = serde_json::json!({
            "id": Id::from_number(number), "name": name, "unit": "count", "cadence": "daily",
            "targets": [{"from": "2026-01-01", "target": {"at_most": 0}}],
        });
        serde_json::from_value(json).unwrap()
    }

    fn put(scorecard: &mut Scorecard, replica: Replica, kpis: &[(u128, &str)]) {
        for &(number, name) in kpis {
            let edit = Edit::new("").put(kpi(number, name));
            scorecard.apply(edit, replica).unwrap();
        }
    }

    /// Ours and theirs: 1 the same, 2 changed by them, 3 by both, 4 deleted by them, 5 theirs, 6 ours.
    fn two_sides() -> (Scorecard, Scorecard) {
        let mut ours = Scorecard::empty(Id::from_number(9));
        put(
            &mut ours,
            OURS,
            &[(1, "one"), (2, "two"), (3, "three"), (4, "four")],
        );
        let mut theirs = ours.clone();
        put(
            &mut theirs,
            THEIRS,
            &[(2, "two!"), (3, "three!"), (5, "five")],
        );
        let delete = Edit::new("").delete(Kind::Kpi, Id::from_number(4));
        theirs.apply(delete, THEIRS).unwrap();
        put(&mut ours, OURS, &[(3, "three?"), (6, "six")]);
        (ours, theirs)
    }

    fn counts(preview: &Preview) -> [usize; 5] {
        let kind = preview.kinds[0];
        [
            kind.added,
            kind.changed,
            kind.deleted,
            kind.unchanged,
            kind.conflicts,
        ]
    }

    #[test]
    fn a_merge_counts_what_it_would_do() {
        let (ours, theirs) = two_sides();
        let preview = preview(Some(&ours), &theirs, Mode::Merge);
        // Our third KPI was written first, so theirs wins and ours is kept beside it.
        assert_eq!(counts(&preview), [1, 2, 1, 2, 1]);
        assert_eq!(preview.names, ["two", "three?", "four"]);
        assert!(!preview.changes_nothing());
    }

    #[test]
    fn a_replacement_deletes_what_the_other_never_had() {
        let (ours, theirs) = two_sides();
        let preview = preview(Some(&ours), &theirs, Mode::Replace);
        assert_eq!(counts(&preview), [1, 2, 2, 1, 0]);
    }

    #[test]
    fn a_copy_adds_everything_that_is_not_deleted() {
        let (ours, theirs) = two_sides();
        let preview = preview(Some(&ours), &theirs, Mode::AddAsCopy);
        assert_eq!(counts(&preview), [4, 0, 0, 0, 0]);
    }

    #[test]
    fn what_is_known_already_changes_nothing() {
        let (mut ours, theirs) = two_sides();
        ours.apply(ours.merge(&theirs), OURS).unwrap();
        for mode in [Mode::Merge, Mode::Replace] {
            assert!(preview(Some(&ours), &ours, mode).changes_nothing());
        }
        assert!(preview(Some(&ours), &theirs, Mode::Merge).changes_nothing());
    }

    #[test]
    fn names_end_at_ten() {
        let mut ours = Scorecard::empty(Id::from_number(9));
        let names: Vec<(u128, String)> = (1..=13).map(|n| (n, format!("KPI {n}"))).collect();
        for (number, name) in &names {
            put(&mut ours, OURS, &[(*number, name)]);
        }
        ours.apply(Edit::new("").put(Settings::default()), OURS)
            .unwrap();
        let nothing = Scorecard::empty(Id::from_number(8));
        let preview = preview(Some(&ours), &nothing, Mode::Replace);
        assert_eq!((preview.names.len(), preview.more), (10, 4));
        assert_eq!(preview.names[0], "Settings of My scorecard");
    }
}
