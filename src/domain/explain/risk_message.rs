//! A risk told as a mail: the statement of the register, with a greeting for the reader and what is wanted of them.

use chrono::NaiveDate;

use super::letter::Letter;
use super::risk_statement;
use super::script::Audience;
use crate::domain::decide::exposure;
use crate::domain::decide::risk::Risk;
use crate::domain::scorecard::Scorecard;

/// Returns the statement of the risk as a text that has no gaps.
pub fn statement(scorecard: &Scorecard, risk: &Risk, today: NaiveDate) -> Letter {
    let mut letter = Letter::default();
    letter.say(&risk_statement::statement(scorecard, risk, today));
    letter
}

/// Writes the mail for the reader.
pub fn mail(scorecard: &Scorecard, risk: &Risk, reader: Audience, today: NaiveDate) -> Letter {
    let settings = scorecard.settings();
    let mut letter = Letter::default();
    letter.say(&format!("Subject: Risk: {}\n\nHello ", risk.name));
    letter.say_or_gap("", reader_hint(reader));
    letter.say(",\n\n");
    letter.say(opening(reader));
    letter.say(" ");
    letter.say(&risk_statement::statement(scorecard, risk, today));
    letter.say("\n\n");
    if exposure::is_above_appetite(risk, &scorecard.policy(), today) {
        letter.say("It is above what we agreed to accept, so it cannot stay as it is. ");
    }
    letter.say("What I need from you: ");
    letter.say_or_gap("", "a decision, people, money, or only that they know");
    letter.say(".");
    letter.sign(&settings.coordinator);
    letter
}

fn reader_hint(reader: Audience) -> &'static str {
    match reader {
        Audience::ProjectManager => "project manager",
        Audience::Ciso => "CISO",
        Audience::Client => "client",
        Audience::Executives => "name",
    }
}

fn opening(reader: Audience) -> &'static str {
    match reader {
        Audience::ProjectManager => {
            "This may cost us time or money, so I want you to know it early."
        }
        Audience::Ciso => "This is a risk of the register that I want you to have seen.",
        Audience::Client => "You should hear this from us, before it can surprise you.",
        Audience::Executives => "One risk of the project, in short.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::rule::tests::{policy, risk};
    use crate::domain::revision::{Id, Replica};
    use crate::domain::scorecard::Edit;

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
