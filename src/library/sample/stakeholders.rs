//! The stakeholders of the sample: who hears what from Alex, and what worries them.
//!
//! Robin is due today, the client since the day before yesterday, and one question of the client has waited too long.

use chrono::NaiveDate;

use super::when::When::{self, Ago, In};
use crate::domain::base::Extra;
use crate::domain::decide::risk::Risk;
use crate::domain::decide::scale::Level;
use crate::domain::explain::stakeholder::{
    Concern, Method, Stakeholder, Stance, Update, UpdateCadence,
};
use crate::domain::measure::kpi::Kpi;
use crate::domain::revision::Id;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::library::stakeholders;

/// One stakeholder; what they care about is that of the library unless it is told here.
struct StakeholderStory {
    name: &'static str,
    role: &'static str,
    /// The place of the template in the library.
    template: usize,
    cares_about: &'static str,
    /// Influence and interest.
    judged: Option<(u8, u8)>,
    stance: Stance,
    /// The keys of the KPIs and the risks that they get.
    kpis: &'static [&'static str],
    risks: &'static [&'static str],
    cadence: UpdateCadence,
    due: When,
    mail: &'static str,
    private_note: &'static str,
    /// What, when it was raised, the answer and when it was given.
    concerns: &'static [(&'static str, When, &'static str, Option<When>)],
    /// When, on which day it was due if it was planned, how, and a note.
    updates: &'static [(When, Option<When>, Method, &'static str)],
}

use Method::{Mail, Meeting, StatusReport};

const STORIES: [StakeholderStory; 5] = [
    StakeholderStory {
        name: "Robin (project manager)",
        role: "Leads the portal migration",
        template: 0,
        cares_about: "The public date of the checkout, the budget, and no surprises in the steering committee.",
        judged: Some((4, 5)),
        stance: Stance::Supportive,
        kpis: &[
            "sla-compliance",
            "incident-response-time",
            "risk-burn-down",
            "critical-vulnerabilities",
        ],
        risks: &["unpatched-vulnerability", "delivery-pressure"],
        cadence: UpdateCadence::Weekly,
        due: In(0),
        mail: "robin@portal.example.org",
        private_note: "Reads the first line only: put the ask there.",
        concerns: &[(
            "An extra release takes three days from the checkout.",
            Ago(9),
            "It does; waiting seven weeks may stop the portal and the checkout with it. Both options are in the decision log with their cost.",
            Some(Ago(7)),
        )],
        updates: &[
            (
                Ago(28),
                Some(Ago(28)),
                StatusReport,
                "Seven critical findings came with the release.",
            ),
            (
                Ago(21),
                Some(Ago(21)),
                StatusReport,
                "First of the findings closed.",
            ),
            (Ago(14), Some(Ago(14)), StatusReport, ""),
            (
                Ago(7),
                Some(Ago(7)),
                StatusReport,
                "Asked for a decision on the extra release.",
            ),
        ],
    },
    StakeholderStory {
        name: "Dana (CISO)",
        role: "Answers for security in the whole company",
        template: 1,
        cares_about: "",
        judged: Some((5, 4)),
        stance: Stance::Supportive,
        kpis: &[
            "risk-burn-down",
            "critical-vulnerabilities",
            "incident-response-time",
            "patch-latency-high",
            "mean-time-to-detect",
            "security-training-completion",
        ],
        risks: &["unpatched-vulnerability", "vendor-breach", "ransomware"],
        cadence: UpdateCadence::Monthly,
        due: In(6),
        mail: "dana@portal.example.org",
        private_note: "",
        concerns: &[(
            "Nobody can say which teams have not done the training.",
            Ago(34),
            "Sofia now has the list by team; the two largest gaps are customer care and the warehouse.",
            Some(Ago(24)),
        )],
        updates: &[
            (
                Ago(55),
                Some(Ago(55)),
                Meeting,
                "Accepted the risk of the one hosting company for a year.",
            ),
            (
                Ago(25),
                Some(Ago(25)),
                Meeting,
                "Wants the response time below four hours by the end of the year.",
            ),
        ],
    },
    StakeholderStory {
        name: "Ines (client, head of sales)",
        role: "Sells through the portal and pays for it",
        template: 2,
        cares_about: "",
        judged: Some((4, 4)),
        stance: Stance::Neutral,
        kpis: &["sla-compliance", "incident-response-time"],
        risks: &["vendor-breach", "surprise-escalation"],
        cadence: UpdateCadence::Monthly,
        due: Ago(2),
        mail: "ines@sales.example.org",
        private_note: "Was angry to hear of the findings from somebody else. Call before the report goes out.",
        concerns: &[
            (
                "Who at the hosting company can read our customers’ orders?",
                Ago(19),
                "",
                None,
            ),
            (
                "We heard of the findings by chance. What else do we not know?",
                Ago(12),
                "Whatever is above the appetite is told on the day it is found. The list of today is attached.",
                Some(Ago(10)),
            ),
        ],
        updates: &[
            (Ago(63), Some(Ago(63)), StatusReport, ""),
            (
                Ago(33),
                Some(Ago(33)),
                StatusReport,
                "Service levels explained with the outage of the night.",
            ),
            (
                Ago(10),
                None,
                Mail,
                "The findings, what they mean, and what is done.",
            ),
        ],
    },
    StakeholderStory {
        name: "Lena (product owner)",
        role: "Decides what is built next",
        template: 3,
        cares_about: "The checkout in time. Security work is fine as long as it does not take testers away.",
        judged: Some((4, 3)),
        stance: Stance::Resistant,
        kpis: &["critical-vulnerabilities", "patch-latency-high"],
        risks: &["delivery-pressure"],
        cadence: UpdateCadence::Fortnightly,
        due: In(4),
        mail: "",
        private_note: "Was burnt by a security freeze two years ago. Show the days, not the risk.",
        concerns: &[],
        updates: &[
            (Ago(24), Some(Ago(24)), Meeting, ""),
            (
                Ago(10),
                Some(Ago(10)),
                Meeting,
                "Agreed to look at the extra release once the days are on paper.",
            ),
        ],
    },
    StakeholderStory {
        name: "Yara (data protection)",
        role: "Watches over personal data",
        template: 5,
        cares_about: "",
        judged: None,
        stance: Stance::Unknown,
        kpis: &["security-training-completion"],
        risks: &["real-data-in-test", "vendor-breach"],
        cadence: UpdateCadence::Quarterly,
        due: In(37),
        mail: "yara@portal.example.org",
        private_note: "",
        concerns: &[],
        updates: &[(
            Ago(54),
            Some(Ago(54)),
            Meeting,
            "Real data is out of the test systems.",
        )],
    },
];

/// Adds the stakeholders to the edit; the scorecard holds their KPIs and risks.
pub fn tell(
    edit: Edit,
    scorecard: &Scorecard,
    today: NaiveDate,
    new_id: &mut dyn FnMut() -> Id,
) -> Edit {
    STORIES.iter().fold(edit, |edit, story| {
        edit.put(stakeholder(story, scorecard, today, new_id()))
    })
}

fn stakeholder(
    story: &StakeholderStory,
    card: &Scorecard,
    today: NaiveDate,
    id: Id,
) -> Stakeholder {
    let kpi = |key: &&str| card.all::<Kpi>().find(|kpi| kpi.library == *key);
    let risk = |key: &&str| card.all::<Risk>().find(|risk| risk.library == *key);
    let usual = stakeholders::all()[story.template].to_stakeholder(id, card, today);
    Stakeholder {
        name: story.name.to_owned(),
        role: story.role.to_owned(),
        cares_about: match story.cares_about {
            "" => usual.cares_about,
            own => own.to_owned(),
        },
        influence: story
            .judged
            .and_then(|(influence, _)| Level::new(influence)),
        interest: story.judged.and_then(|(_, interest)| Level::new(interest)),
        stance: story.stance,
        kpis: story
            .kpis
            .iter()
            .filter_map(kpi)
            .map(|kpi| kpi.id)
            .collect(),
        risks: (story.risks.iter().filter_map(risk))
            .map(|risk| risk.id)
            .collect(),
        cadence: story.cadence,
        due: Some(story.due.day(today)),
        mail: story.mail.to_owned(),
        private_note: story.private_note.to_owned(),
        concerns: (story.concerns.iter())
            .map(|(what, raised, answer, answered)| Concern {
                what: (*what).to_owned(),
                raised: raised.day(today),
                answer: (*answer).to_owned(),
                answered: answered.map(|when| when.day(today)),
                extra: Extra::new(),
            })
            .collect(),
        updates: (story.updates.iter())
            .map(|(on, due, method, note)| Update {
                on: on.day(today),
                due: due.map(|when| when.day(today)),
                method: *method,
                note: (*note).to_owned(),
                extra: Extra::new(),
            })
            .collect(),
        ..usual
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::explain::plan::{
        Due, attention, by_due, due, on_time_of_all, open_concerns,
    };
    use crate::domain::revision::Replica;
    use crate::library::sample::sample;

    #[test]
    fn one_is_due_today_one_overdue_one_not_judged_and_a_concern_waits() {
        let today = "2026-11-25".parse().unwrap();
        let mut last = 0;
        let mut new_id = || {
            last += 1;
            Id::from_number(last)
        };
        let mut card = Scorecard::empty(Id::from_number(1_000_000));
        card.apply(sample(today, &mut new_id), Replica(1)).unwrap();
        let all = by_due(&card);
        let dues: Vec<Due> = all.iter().map(|one| due(one, today)).collect();
        assert_eq!(
            dues,
            [Due::Overdue, Due::Today, Due::Soon, Due::Soon, Due::Later]
        );
        let unjudged = all.iter().filter(|one| attention(one).is_none());
        assert_eq!(unjudged.count(), 1);
        let waiting = all.iter().flat_map(|one| open_concerns(one, today));
        assert_eq!(waiting.count(), 1);
        let (kept, all_due) = (on_time_of_all(&card, today), 12);
        assert_eq!((kept.in_time, kept.due), (all_due - 1, all_due));
        for (stakeholder, story) in STORIES.iter().map(|story| {
            let found = all.iter().find(|one| one.name == story.name);
            (found.unwrap(), story)
        }) {
            assert_eq!(stakeholder.kpis.len(), story.kpis.len(), "{}", story.name);
            assert_eq!(stakeholder.risks.len(), story.risks.len(), "{}", story.name);
        }
    }
}
