//! The texts about a breach at a vendor: to the project, to the vendor, and to the client.
//!
//! Each says what is known apart from what is not, whether our data are touched, what is asked or done, and by when. The
//! client reads no guess. Where personal data may be touched, the three days of the GDPR (Art. 33: 72 hours after
//! becoming aware) are counted from the day on which we learned of it.

use chrono::{Days, NaiveDate};

use super::letter::Letter;
use super::matter::sentence;
use super::message::{Touched, VendorBreach};
use crate::domain::settings::Settings;
use crate::domain::value::{Moment, clock};
use crate::domain::words::date_phrase;

/// Who is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    /// The project and those above it.
    #[default]
    Inside,
    Vendor,
    Client,
}

/// Writes the notice for the reader.
pub fn letter(
    breach: &VendorBreach,
    reader: Reader,
    settings: &Settings,
    today: NaiveDate,
) -> Letter {
    let mut letter = Letter::default();
    match reader {
        Reader::Inside => inside(&mut letter, breach, settings, today),
        Reader::Vendor => vendor(&mut letter, breach, settings, today),
        Reader::Client => client(&mut letter, breach, settings, today),
    }
    letter.sign(&settings.coordinator);
    letter
}

fn inside(letter: &mut Letter, breach: &VendorBreach, settings: &Settings, today: NaiveDate) {
    letter.say("Subject: Security incident at ");
    name(letter, breach);
    letter.say(": what we know\n\nHello all,\n\n");
    learned(letter, breach, today, "We learned");
    letter.say(" of a security incident at ");
    name(letter, breach);
    letter.say(", which works for us in ");
    project(letter, settings);
    letter.say(".");
    letter.say("\n\nWhat we know: ");
    letter.sentence_or_gap(&breach.known, "what happened, and where we have it from");
    letter.say("\nWhat we do not know: ");
    letter.sentence_or_gap(&breach.unknown, "what is still open");
    letter.say("\nWhat they hold of ours: ");
    letter.sentence_or_gap(&breach.holds, "which data and which access they have");
    letter.say("\nIs our data touched? ");
    letter.say(match breach.touched {
        Touched::NotKnown => {
            "Not known yet. Until the vendor proves otherwise, we act as if it were."
        }
        Touched::Yes => "Yes. Our response plan is running.",
        Touched::No => "No, says the vendor; we will keep watching until we have it in writing.",
    });
    letter.say("\n\nWhat we have done: ");
    letter.sentence_or_gap(
        &breach.done,
        "access closed or passwords changed, sign-ins checked, vendor asked",
    );
    letter.say("\nWhat comes next: the vendor has to answer us by ");
    by(letter, breach, today);
    letter.say(".");
    if breach.touched != Touched::No {
        letter
            .say(" If personal data is touched, the law gives us 72 hours from the moment we knew");
        if let Some(limit) = breach.learned.and_then(|learned| limit(learned, today)) {
            letter.say(&limit);
        }
        letter.say(". The data protection officer decides whether we report it.");
    }
    letter.say(
        "\n\nPlease do not write to the vendor or to clients yourselves; send me what you notice, above all odd mails \
         in the vendor’s name.",
    );
}

/// Says when the 72 hours are over: at a time when the hour is known, else before the hour that only the reader knows.
fn limit(learned: Moment, today: NaiveDate) -> Option<String> {
    let last = date_phrase(learned.date.checked_add_days(Days::new(3))?, today);
    Some(match learned.time {
        Some(time) => format!(": until {last} at {}", clock(time)),
        None => format!(": before the same hour of {last}, at the latest"),
    })
}

fn vendor(letter: &mut Letter, breach: &VendorBreach, settings: &Settings, today: NaiveDate) {
    letter.say("Subject: Security incident at ");
    name(letter, breach);
    letter.say(": please answer by ");
    by(letter, breach, today);
    letter.say("\n\nHello,\n\n");
    learned(letter, breach, today, "We learned");
    letter.say(" of a security incident at your company. You work for us in ");
    project(letter, settings);
    letter.say(", and hold or reach: ");
    letter.sentence_or_gap(&breach.holds, "which data and which access they have");
    letter.say(" This is what we know: ");
    letter.sentence_or_gap(&breach.known, "what happened, and where we have it from");
    letter.say("\n\nPlease answer in writing by ");
    by(letter, breach, today);
    letter.say(
        ":\n\
         1. Is data of ours, or an access to our systems, touched? If you cannot say, what do you need to find out, \
         and until when?\n\
         2. What happened, from when to when, and is it stopped?\n\
         3. Which of our data is touched, how many people does it concern, and was it encrypted?\n\
         4. What have you done so far, and what will you do next?\n\
         5. Which accounts, keys or connections should we close or change today?\n\
         6. Who will answer our questions, day and night?\n\nUntil we have your answer we may limit your access; please tell \
         us what that would stop. Keep all records of the incident, as our contract asks for.",
    );
    let open = sentence(&breach.unknown);
    if !open.is_empty() {
        letter.say(&format!(" We also want to know: {open}"));
    }
}

fn client(letter: &mut Letter, breach: &VendorBreach, settings: &Settings, today: NaiveDate) {
    letter.say("Subject: Security incident at one of our vendors\n\nHello ");
    letter.say_or_gap(&settings.client, "client");
    letter.say(",\n\nYou should hear this from us. ");
    learned(letter, breach, today, "We learned");
    letter.say(" that ");
    name(letter, breach);
    letter.say(", a vendor of ");
    project(letter, settings);
    letter.say(", has had a security incident.");
    letter.say("\n\nWhat we know: ");
    letter.sentence_or_gap(&breach.known, "only what is certain");
    letter.say("\nYour data: ");
    letter.say(match breach.touched {
        Touched::NotKnown => {
            "we do not know yet whether it is touched. We will not guess; we will tell you as soon as we know."
        }
        Touched::Yes => "it is touched, as far as we know this part: ",
        Touched::No => "as far as we know, it is not touched.",
    });
    if breach.touched == Touched::Yes {
        letter.sentence_or_gap("", "which data of this client");
    }
    letter.say("\nWhat we have done: ");
    letter.sentence_or_gap(
        &breach.done,
        "access closed or passwords changed, sign-ins checked, vendor asked",
    );
    letter.say("\nWhat you can do: ");
    letter.say("be careful with mails and calls in the vendor’s name, and tell us of any.");
    letter.say("\n\nYou will hear from us again on ");
    by(letter, breach, today);
    letter.say(", even if there is nothing new. Until then, please ask me.");
}

fn name(letter: &mut Letter, breach: &VendorBreach) {
    letter.say_or_gap(&breach.vendor, "the vendor");
}

/// Names the project in quotation marks, or leaves a gap for its name.
fn project(letter: &mut Letter, settings: &Settings) {
    letter.say("“");
    letter.say_or_gap(&settings.project, "the project");
    letter.say("”");
}

fn learned(letter: &mut Letter, breach: &VendorBreach, today: NaiveDate, start: &str) {
    match breach.learned {
        Some(at) => {
            let time = at.time.map(|time| format!(" at {}", clock(time)));
            let day = match at.date == today {
                true => "Today".to_owned(),
                false => format!("On {}", date_phrase(at.date, today)),
            };
            letter.say(&format!("{day}{} we learned", time.unwrap_or_default()));
        }
        None => letter.say(start),
    }
}

fn by(letter: &mut Letter, breach: &VendorBreach, today: NaiveDate) {
    let day = breach.answer_by.map(|day| date_phrase(day, today));
    letter.say_or_gap(&day.unwrap_or_default(), "by when");
}

#[cfg(test)]
mod tests {
    use super::*;

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
