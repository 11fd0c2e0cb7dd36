//! A risk told as a mail: the statement of the register, with a greeting for the reader and what is wanted of them.

use chrono::NaiveDate;

use super::risk_statement;
use super::script::Audience;
use crate::domain::decide::exposure;
use crate::domain::decide::risk::Risk;
use crate::domain::scorecard::Scorecard;
use crate::domain::words::facts::Facts;
use crate::domain::words::letter::Letter;

/// Returns the statement of the risk as a text that has no gaps.
pub fn statement(scorecard: &Scorecard, risk: &Risk, today: NaiveDate) -> Letter {
    let mut letter = Letter::default();
    letter.say(&risk_statement::statement(scorecard, risk, today));
    letter
}

/// Collects what the mail to the reader says.
pub fn facts(scorecard: &Scorecard, risk: &Risk, reader: Audience, today: NaiveDate) -> Facts {
    let is_above = exposure::is_above_appetite(risk, &scorecard.policy(), today);
    Facts::default()
        .say("coordinator", scorecard.settings().coordinator)
        .say("name", &risk.name)
        .say(
            "statement",
            risk_statement::statement(scorecard, risk, today),
        )
        .say("above", if is_above { "yes" } else { "" })
        .say(
            "reader",
            match reader {
                Audience::ProjectManager => "project manager",
                Audience::Ciso => "CISO",
                Audience::Client => "client",
                Audience::Executives => "executives",
            },
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::rule::tests::{policy, risk};
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Edit;
    use crate::library::letters::risk as mail;

    fn written(reader: Audience, limit: u8) -> String {
        let mut breach = risk(1, 4, 4);
        breach.name = "Data breach through weak access control".to_owned();
        breach.trigger = "An account is taken over.".to_owned();
        let mut card = Scorecard::empty(Id::from_number(8));
        card.apply(Edit::new("").put(breach).put(policy(limit)), Replica(1))
            .unwrap();
        let risk = card.get::<Risk>(Id::from_number(1)).unwrap();
        let letter = mail(&card, risk, reader, "2026-03-10".parse().unwrap());
        letter.text().replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn it_tells_the_risk_what_it_would_mean_and_what_we_do() {
        insta::assert_snapshot!(
            "risk_mail_to_the_project_manager",
            written(Audience::ProjectManager, 12)
        );
    }

    #[test]
    fn only_a_risk_above_the_appetite_is_said_to_be_so() {
        assert!(written(Audience::Ciso, 15).contains("above what we agreed to accept"));
        assert!(!written(Audience::Ciso, 16).contains("above what we agreed to accept"));
    }
}
