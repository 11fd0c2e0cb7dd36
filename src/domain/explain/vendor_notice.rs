//! What the texts about a breach at a vendor say: to the project, to the vendor, and to the client.
//!
//! Each says what is known apart from what is not, whether our data are touched, what is asked or done, and by when. The
//! client reads no guess. Where personal data may be touched, the three days of the GDPR (Art. 33: 72 hours after
//! becoming aware) are counted from the day on which we learned of it.

use chrono::{Days, NaiveDate};

use super::message::{Touched, VendorBreach};
use crate::domain::settings::Settings;
use crate::domain::value::{Moment, clock};
use crate::domain::words::date_phrase;
use crate::domain::words::facts::Facts;

/// Who is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    /// The project and those above it.
    #[default]
    Inside,
    Vendor,
    Client,
}

/// Collects what the notices say, whoever reads them.
pub fn facts(breach: &VendorBreach, settings: &Settings, today: NaiveDate) -> Facts {
    let learned = breach.learned.map(|at| learned(at, today));
    let limit = breach.learned.and_then(|at| limit(at, today));
    let answer_by = breach.answer_by.map(|day| date_phrase(day, today));
    Facts::default()
        .say("vendor", &breach.vendor)
        .say("project", &settings.project)
        .say("client", &settings.client)
        .say("coordinator", &settings.coordinator)
        .say("known", &breach.known)
        .say("unknown", &breach.unknown)
        .say("holds", &breach.holds)
        .say("done", &breach.done)
        .say("learned", learned.unwrap_or_default())
        .say("limit", limit.unwrap_or_default())
        .say("answer by", answer_by.unwrap_or_default())
        .say(
            "touched",
            match breach.touched {
                Touched::NotKnown => "unknown",
                Touched::Yes => "yes",
                Touched::No => "no",
            },
        )
}

fn learned(at: Moment, today: NaiveDate) -> String {
    let day = match at.date == today {
        true => "Today".to_owned(),
        false => format!("On {}", date_phrase(at.date, today)),
    };
    match at.time {
        Some(time) => format!("{day} at {}", clock(time)),
        None => day,
    }
}

/// Says when the 72 hours are over: at a time when the hour is known, else before the hour that only the reader knows.
fn limit(learned: Moment, today: NaiveDate) -> Option<String> {
    let last = date_phrase(learned.date.checked_add_days(Days::new(3))?, today);
    Some(match learned.time {
        Some(time) => format!("until {last} at {}", clock(time)),
        None => format!("before the same hour of {last}, at the latest"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::letters::vendor_notice as letter;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn breach() -> VendorBreach {
        VendorBreach {
            vendor: "Cloudhost".to_owned(),
            known: "Strangers were in their ticket system, as they wrote to all customers"
                .to_owned(),
            unknown: "Whether the tickets with our passwords were read".to_owned(),
            learned: Some(Moment::day(day("2026-11-24"))),
            holds: "Tickets with server names, and an account on our test servers".to_owned(),
            done: "Their account is closed".to_owned(),
            answer_by: Some(day("2026-11-25")),
            ..VendorBreach::default()
        }
    }

    fn written(breach: &VendorBreach, reader: Reader) -> String {
        let settings = Settings {
            title: "Scorecard of the quarter".to_owned(),
            project: "Customer portal".to_owned(),
            coordinator: "Alex Morgan".to_owned(),
            ..Settings::default()
        };
        letter(breach, reader, &settings, day("2026-11-24")).text()
    }

    #[test]
    fn inside_the_known_stands_apart_from_the_unknown_and_the_clock_runs() {
        insta::assert_snapshot!("vendor_notice_inside", written(&breach(), Reader::Inside));
    }

    #[test]
    fn the_vendor_is_asked_six_questions_until_a_day() {
        insta::assert_snapshot!(
            "vendor_notice_to_the_vendor",
            written(&breach(), Reader::Vendor)
        );
    }

    #[test]
    fn the_client_reads_what_is_certain_and_when_the_next_word_comes() {
        let text = written(&breach(), Reader::Client);
        assert!(
            !text.contains("tickets with our passwords"),
            "no open question of ours: {text}"
        );
        insta::assert_snapshot!("vendor_notice_to_the_client", text);
    }

    #[test]
    fn untouched_data_start_no_clock_and_touched_ones_are_named() {
        let with = |touched, reader| {
            written(
                &VendorBreach {
                    touched,
                    ..breach()
                },
                reader,
            )
        };
        assert!(
            with(Touched::NotKnown, Reader::Inside)
                .contains("72 hours from the moment we knew: before the same hour of 27 November")
        );
        assert!(!with(Touched::No, Reader::Inside).contains("72 hours"));
        assert!(with(Touched::Yes, Reader::Client).contains("[which data of this client]."));
    }

    #[test]
    fn regression_the_72_hours_lasted_until_the_end_of_the_third_day() {
        let at = |time: &str| VendorBreach {
            learned: Some(time.parse().unwrap()),
            ..breach()
        };
        let text = written(&at("2026-11-24T08:00"), Reader::Inside);
        assert!(text.contains("Today at 08:00 we learned"), "{text}");
        assert!(
            text.contains("the moment we knew: until 27 November at 08:00."),
            "{text}"
        );
    }

    #[test]
    fn regression_the_title_of_the_scorecard_stood_where_the_project_belongs() {
        let settings = Settings {
            title: "My scorecard (General)".to_owned(),
            ..Settings::default()
        };
        for reader in [Reader::Inside, Reader::Vendor, Reader::Client] {
            let text = letter(&breach(), reader, &settings, day("2026-11-24")).text();
            assert!(text.contains("“[the project]”"), "{text}");
            assert!(!text.contains("My scorecard"), "{text}");
        }
    }

    #[test]
    fn nothing_known_is_gaps_not_guesses() {
        for reader in [Reader::Inside, Reader::Vendor, Reader::Client] {
            let text = written(&VendorBreach::default(), reader);
            assert!(
                text.contains("[the vendor]") && text.contains("[by when]"),
                "{text}"
            );
        }
    }
}
