//! Each text with what is known, and what is said.

use super::*;
use proptest::prelude::*;

struct Made;

impl Known for Made {
    fn value(&self, name: &str) -> Option<String> {
        match name {
            "project" => Some("Portal".to_owned()),
            "client" | "next_update" => Some(" ".to_owned()),
            _ => None,
        }
    }

    fn holds(&self, condition: &str) -> Option<Holds> {
        match condition.strip_prefix("done:")? {
            "shield" => Some(Holds::Yes),
            "wait" => Some(Holds::No),
            _ => Some(Holds::Neither),
        }
    }
}

fn filled(text: &str) -> String {
    fill(text, &Made).text()
}

#[test]
fn gaps_are_filled_and_unknown_ones_say_what_belongs_there() {
    assert_eq!(
        filled("{project} for {client}, {next_update}; {client | who pays}."),
        "Portal for [client], [next update]; [who pays]."
    );
}

#[test]
fn what_is_done_is_said_what_waits_is_promised_and_what_does_not_apply_is_left_out() {
    let said = |key: &str| {
        filled(&format!(
            "{{if done:{key}}}It is shielded.{{else}}We shield it.{{/if}}"
        ))
    };
    assert_eq!(said("shield"), "It is shielded.");
    assert_eq!(said("wait"), "We shield it.");
    assert_eq!(said("other"), "");
}

#[test]
fn an_optional_gap_drops_its_sentence() {
    assert_eq!(
        filled("{if project}For {project}.{/if}{if client} For {client}.{/if}"),
        "For Portal."
    );
}

#[test]
fn conditions_stand_in_each_other() {
    let text = "{if project}a{if done:wait}b{else}c{if done:shield}d{/if}{/if}e{/if}";
    assert_eq!(filled(text), "acde");
    assert_eq!(
        Template::read(text).names(),
        ["project", "done:wait", "done:shield"]
    );
}

#[test]
fn braces_that_are_nothing_of_ours_stay() {
    for text in [
        "{x} {project",
        "{if x}a{/if}",
        "{else} {/if}",
        "{if project}a",
        "{}",
    ] {
        assert_eq!(filled(text), text);
    }
}

/// Each text with what it says when nothing, one, two and many are known.
#[test]
fn a_table_of_facts_and_texts() {
    let facts = |count: usize, what: &str| {
        Facts::default()
            .count("open", count)
            .say("what", what)
            .say("touched", if count == 0 { "no" } else { "yes" })
    };
    let counts = "{if open}{open risk} {open is/are} open.{else}No risk is open.{/if}";
    let ends = "We know: {what | what happened}. {what}?";
    for (text, count, what, said) in [
        (counts, 0, "", "No risk is open."),
        (counts, 1, "", "One risk is open."),
        (counts, 2, "", "Two risks are open."),
        (counts, 13, "", "13 risks are open."),
        (
            "There {open is/are} {open open risk}.",
            0,
            "",
            "There are no open risks.",
        ),
        ("{#open risk} {open is/are} open", 1, "", "1 risk is open"),
        ("{#open risk} {open is/are} open", 3, "", "3 risks are open"),
        (
            "In {open query}, {open} of them",
            2,
            "",
            "In two queries, two of them",
        ),
        (ends, 0, "it broke", "We know: it broke. It broke?"),
        (ends, 0, "it broke.", "We know: it broke. It broke.?"),
        (ends, 0, "it broke!", "We know: it broke! It broke!?"),
        (ends, 0, " ", "We know: [what happened]. [what]?"),
        ("{what} is late", 0, "eBay", "eBay is late"),
        ("Hello {what},", 0, "van Dyk", "Hello van Dyk,"),
        ("It ended.\n{what}", 0, "van Dyk", "It ended.\nvan Dyk"),
        ("{if touched is yes}Yes.{else}No.{/if}", 0, "", "No."),
        ("{if touched is yes}Yes.{else}No.{/if}", 1, "", "Yes."),
        ("{if touched is not no}Perhaps.{/if}", 1, "", "Perhaps."),
        ("{if touched is not no}Perhaps.{/if}", 0, "", ""),
        (
            "{if touched is no}No{if what}, {what}{/if}.{/if}",
            0,
            "so far.",
            "No, so far.",
        ),
        (
            "We found: {| what was found}.",
            1,
            "x",
            "We found: [what was found].",
        ),
    ] {
        assert_eq!(fill(text, &facts(count, what)).text(), said, "{text}");
    }
}

#[test]
fn what_is_missing_stays_a_gap_and_not_a_text_in_brackets() {
    let letter = fill("Hello {client}, {project}.", &Made);
    assert_eq!(letter.missing(), ["client"]);
    assert_eq!(letter.gaps(), 1);
}

proptest! {
    #[test]
    fn any_text_without_a_brace_stays_as_it_is(text in "[^{]*") {
        prop_assert_eq!(filled(&text), text);
    }

    #[test]
    fn any_text_can_be_filled(text in "(\\{if project\\}|\\{if done:wait\\}|\\{else\\}|\\{/if\\}|\\{client\\}|[{}|a漢 ]){0,40}") {
        filled(&text);
    }
}
