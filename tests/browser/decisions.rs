//! A decision from its question to the log: options, what the rule says, the words to get it decided, undo.

use crate::Result;
use crate::driver::Browser;
use crate::steps::file_on_disk;
use chrono::Days;
use serde_json::{Value, json};
use thirtyfour::Key;

const WRITER: &str = "4f1d9a02c86e7b35";
const BREACH: &str = "00000005-52c1-4d7e-9b0a-000000000001";

/// A scorecard file with two risks, 16 and 6, an appetite of 12, and a KPI with figures.
fn register() -> Value {
    let risk = |id: &str, name: &str, likelihood: u8, impact: u8, owner: &str| {
        let score = json!({ "likelihood": likelihood, "impact": impact });
        json!({
            "id": id, "name": name, "category": "quality", "owner": owner, "response": "mitigate",
            "identified": "2026-01-05", "loss": "from_score",
            "scores": [{ "from": "2026-01-05", "inherent": score, "residual": score }],
            "rev": [2, WRITER],
        })
    };
    let anchor = |at: usize| {
        let names = ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"];
        json!({ "name": names[at], "meaning": format!("Likelihood {}", at + 1), "frequency": 0.1 * (at + 1) as f64 })
    };
    let impact = |at: usize| {
        let names = ["Minor", "Moderate", "Serious", "Major", "Severe"];
        json!({ "name": names[at], "meaning": format!("Impact {}", at + 1), "low": 1000 * (at + 1), "high": 9000 * (at + 1) })
    };
    json!({
        "format": "linchpin.scorecard", "version": 1, "id": "00000009-52c1-4d7e-9b0a-0000000000de",
        "title": "Decisions", "exported_at": "2026-11-24T14:02:00Z", "seen": { WRITER: 9 },
        "records": {
            "settings": [{ "id": "00000000-0000-0000-0000-000000000000", "title": "Decisions", "industry": "general",
                "coordinator": "Ana Ruiz", "currency": "EUR", "rev": [1, WRITER] }],
            "kpis": [{ "id": "00000001-52c1-4d7e-9b0a-000000000001", "name": "Backups that restore", "unit": "percent",
                "targets": [{ "from": "2026-01-01", "target": { "at_least": 99 }, "tolerance": 1 }],
                "cadence": "yearly", "rev": [3, WRITER] }],
            "measurements": [{ "id": "00000002-52c1-4d7e-9b0a-000000000001", "kpi": "00000001-52c1-4d7e-9b0a-000000000001",
                "at": "2026-11-20", "value": 95, "rev": [4, WRITER] }],
            "policy": [{ "id": "00000000-0000-0000-0000-000000000000",
                "likelihood": (0..5).map(anchor).collect::<Vec<_>>(), "impact": (0..5).map(impact).collect::<Vec<_>>(),
                "appetite": [{ "from": "2026-01-01", "limit": 12 }],
                "horizon": 3, "rate": 5, "years": 100_000, "seed": 1, "rev": [5, WRITER] }],
            "risks": [
                risk(BREACH, "Data breach", 4, 4, "Mina"),
                risk("00000005-52c1-4d7e-9b0a-000000000002", "Late vendor", 2, 3, ""),
            ],
        },
    })
}

impl Browser {
    /// A new browser with the register open, at the decisions.
    async fn with_register(name: &str) -> Result<Self> {
        let file = file_on_disk(name, register().to_string().as_bytes())?;
        let browser = Browser::at("").await?;
        browser.choose_file("Import a file", &file).await?;
        browser.by_role("dialog", "Import this scorecard?").await?;
        browser.click("button", "Add").await?;
        browser.arrives_at("#/scorecard").await?;
        browser.go("#/decisions").await?;
        Ok(browser)
    }

    /// Writes down a question and goes to its page.
    async fn ask(&self, question: &str) -> Result {
        self.click("button", "New decision").await?;
        self.fill("What is to be decided", question).await?;
        self.click("button", "Weigh the options").await?;
        self.by_role("heading", question).await?;
        self.until("return document.activeElement.matches('main h1')")
            .await
    }

    /// Makes “Do it” a second vault for 20,000 that lowers the breach to this likelihood.
    async fn describe_the_vault(&self, likelihood: &str) -> Result {
        self.click("button", "Edit “Do it”").await?;
        self.by_role("dialog", "Edit “Do it”").await?;
        self.fill("Name", "Second vault").await?;
        self.fill("Cost optional", "20 000").await?;
        self.fill("Benefit optional", "0").await?;
        self.fill("Delay optional", "5 days").await?;
        self.click("button", "Add a risk it changes").await?;
        self.select("Likelihood then", likelihood).await?;
        self.click("button", "Keep the option").await?;
        self.until("return !document.querySelector('dialog[open]')")
            .await
    }

    /// The stored scores of the breach.
    async fn scores_of_the_breach(&self) -> Result<usize> {
        let script = "const [id] = arguments;
            const text = Object.entries(localStorage).find(([key]) => key.includes(id))[1];
            return text.split('\"inherent\"').length - 1";
        let count = self.js(script, vec![json!(BREACH)]).await?;
        Ok(count.as_u64().ok_or("no count")? as usize)
    }
}

#[tokio::test]
async fn a_question_becomes_a_choice_with_its_reason() -> Result {
    let browser = Browser::with_register("decision-choice.json").await?;
    browser.sees("No decision yet").await?;
    browser.click("button", "Prepare a decision").await?;
    browser.click("button", "Weigh the options").await?;
    browser
        .complains("What is to be decided", "Write what is to be decided.")
        .await?;
    browser.press(Key::Escape + "").await?;
    browser.ask("Encrypt the backups?").await?;
    browser.sees("the rule cannot tell: enter").await?;

    browser
        .describe_the_vault("2 Unlikely: Likelihood 2")
        .await?;
    browser
        .sees("Choose “Second vault”: it leaves 14 points of exposure, 8 less than now.")
        .await?;
    browser
        .sees("To escalate: it leaves “Data breach” at 16, above the appetite of 12.")
        .await?;
    browser
        .by_role(
            "img",
            "Exposure is 22 points now; it would be 14 with “Second vault” and 22 with “Do nothing”.",
        )
        .await?;

    browser
        .choose_from_menu("More for “Second vault”", "Duplicate")
        .await?;
    browser
        .click("button", "Edit “Second vault (copy)”")
        .await?;
    browser.fill("Cost optional", "nonsense").await?;
    browser
        .complains("Cost optional", "is not an amount of money")
        .await?;
    browser.fill("Cost optional", "25 000").await?;
    browser.click("button", "Add a KPI it changes").await?;
    browser.click("button", "Keep the option").await?;
    browser
        .sees("A change of a KPI is missing or cannot be read.")
        .await?;
    browser.fill("Change of its value", "+5 points").await?;
    browser.click("button", "Keep the option").await?;
    browser
        .sees(
            "Dropped: against “Second vault” it is worth EUR 5 000 less, and is better in nothing.",
        )
        .await?;
    browser.sees("+5 points.").await?;
    browser
        .assert_stands_every_look("the options of a decision")
        .await?;

    browser
        .choose_from_menu("More for “Do nothing”", "Remove")
        .await?;
    browser.click("button", "Add “do nothing”").await?;
    browser.sees("“Do nothing” added").await?;

    browser.click("button", "Record the decision").await?;
    browser.complains("Option", "Choose what is done.").await?;
    browser.complains("Decided by", "Name who decided").await?;
    browser.complains("Reason", "Say why").await?;
    browser.select("Option", "Second vault").await?;
    browser.fill("Decided by", "Mina").await?;
    browser
        .fill("Reason", "It keeps the breach within the appetite.")
        .await?;
    let tick = browser
        .by_role(
            "checkbox",
            "Set the score of the risk to what this option expects",
        )
        .await?;
    browser.click_on(&tick).await?;
    browser.click("button", "Record the decision").await?;
    browser.by_role("heading", "Decided").await?;
    browser
        .until("return document.activeElement.matches('main h1')")
        .await?;
    assert_eq!(browser.scores_of_the_breach().await?, 2);
    browser.press(Key::Control + "z").await?;
    browser.by_role("heading", "Decide").await?;
    assert_eq!(
        browser.scores_of_the_breach().await?,
        1,
        "the scores are taken back with the decision"
    );
    browser.finish().await
}

#[tokio::test]
async fn what_is_above_the_appetite_is_escalated_in_words_and_the_log_keeps_it() -> Result {
    let browser = Browser::with_register("decision-escalation.json").await?;
    browser.ask("Release without a second vault?").await?;
    browser.describe_the_vault("4 Likely: Likelihood 4").await?;
    browser
        .sees("Escalate: every option leaves a risk above the appetite of 12.")
        .await?;
    browser.fill("Who decides optional", "Ada").await?;
    browser
        .fill("What you ask for", "Accept the risk until March")
        .await?;
    browser.sees("Hello Ada,").await?;
    browser.click("button", "Copy the text").await?;
    browser
        .sees("Not copied yet. Still missing: by when")
        .await?;
    browser.let_go_with_gaps().await?;
    browser.by_role("button", "Copied").await?;
    let copied = browser.clipboard().await?;
    for words in [
        "“Data breach” stands at 16 of 25",
        "What I ask for: Accept the risk until March.",
        "Who has to be involved: Mina",
        "[by when]",
        "Ana Ruiz",
    ] {
        assert!(copied.contains(words), "{words} is not in {copied}");
    }
    browser.click("button", "Edit the wording").await?;
    browser
        .fill("Your escalation", "Ada, please decide by Friday.")
        .await?;
    browser.click("button", "Done").await?;
    let today = browser.today();
    browser.fill_date("Needed by optional", today).await?;
    browser
        .sees("Your wording is older than the facts.")
        .await?;
    browser.click("button", "Use the new draft").await?;
    browser
        .sees_no("Your wording is older than the facts.")
        .await?;

    browser.click("button", "Prepare the talk").await?;
    browser.fill("Who resists optional", "Jo").await?;
    browser
        .fill("Their concern optional", "The release moves")
        .await?;
    browser
        .sees("your concern is this: The release moves.")
        .await?;
    browser
        .assert_stands_every_look("an escalation and a talk")
        .await?;

    browser.go("#/decisions").await?;
    browser.sees("Needs escalation").await?;
    browser
        .click("link", "Release without a second vault?")
        .await?;
    browser.by_role("heading", "Decide").await?;
    browser.select("Option", "Do nothing").await?;
    browser.sees("This differs from the rule.").await?;
    browser.fill("Decided by", "Ada").await?;
    browser.fill("Reason", "Accepted until March").await?;
    browser
        .fill_date("Review on optional", today - Days::new(1))
        .await?;
    browser.click("button", "Record the decision").await?;
    browser.by_role("heading", "Decided").await?;
    browser.sees("Due for review.").await?;
    browser.sees("The rule said").await?;
    browser.assert_stands_every_look("a decision made").await?;

    browser.go("#/decisions").await?;
    browser.sees("Differs from the rule").await?;
    browser.sees("Nothing waits for a decision.").await?;
    browser.click("button", "Copy the log").await?;
    browser.by_role("button", "Copied").await?;
    let log = browser.clipboard().await?;
    for words in [
        "# Decisions of Decisions",
        ": Release without a second vault?",
        "- Chosen: Do nothing",
        "- Reason: Accepted until March",
        "- Decided by: Ada",
        "(due)",
        "- Differs from the rule, which said: Escalate",
    ] {
        assert!(log.contains(words), "{words} is not in {log}");
    }
    browser.assert_stands_every_look("the decision log").await?;
    browser.fill("Search decisions", "vendor").await?;
    browser.sees("None of them has these words.").await?;
    browser.fill("Search decisions", "march VAULT").await?;
    browser.is_saved().await?;
    browser.reload().await?;
    browser
        .click("link", "Release without a second vault?")
        .await?;
    browser.click("button", "Open it again").await?;
    browser.by_role("heading", "Decide").await?;
    browser.click("button", "Undo").await?;
    browser.by_role("heading", "Decided").await?;

    browser
        .choose_from_menu("More for this decision", "Delete decision")
        .await?;
    browser.arrives_at("#/decisions").await?;
    browser.sees("No decision yet").await?;
    browser.assert_stands_every_look("no decision yet").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_decision_is_made_without_a_mouse() -> Result {
    let browser = Browser::with_register("decision-keyboard.json").await?;
    browser.go("#/scorecard").await?;
    browser.press("g").await?;
    browser.press("c").await?;
    browser.arrives_at("#/decisions").await?;
    browser.tab_to("New decision").await?;
    browser.press(Key::Enter + "").await?;
    browser
        .until("return document.activeElement.matches('dialog:modal input')")
        .await?;
    browser.press("Move the keys?").await?;
    browser.press(Key::Enter + "").await?;
    browser.by_role("heading", "Move the keys?").await?;
    browser
        .until("return document.activeElement.matches('main h1')")
        .await?;
    browser.tab_to("Edit “Do it”").await?;
    browser.press(Key::Enter + "").await?;
    browser
        .until("return document.activeElement.matches('dialog:modal input')")
        .await?;
    browser
        .assert_stands_every_look("the form of an option")
        .await?;
    browser.tab_to("Cost optional").await?;
    browser.press("100").await?;
    browser.press(Key::Tab + "").await?;
    browser.press("250").await?;
    browser.press(Key::Tab + "").await?;
    browser.press("0").await?;
    browser.press(Key::Enter + "").await?;
    browser
        .sees("Choose “Do it”: exposure stays at 22 points.")
        .await?;
    browser
        .until("return document.activeElement !== document.body")
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn a_small_request_is_assessed_before_it_is_answered() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/decisions").await?;
    browser.click("button", "Assess a change request").await?;
    browser.click("button", "Assess it").await?;
    browser
        .complains("What is asked for", "Write what is asked for.")
        .await?;
    browser
        .fill("What is asked for", "Send the reports to the partner")
        .await?;
    browser.fill("Who asks optional", "Ines").await?;
    browser.click("button", "Assess it").await?;
    browser
        .by_role("heading", "Send the reports to the partner?")
        .await?;
    browser.sees("The impact is due in 24 hours.").await?;
    browser
        .sees("[which KPIs and risks it moves, and by how much]")
        .await?;

    browser
        .click("checkbox", "More parts or interfaces")
        .await?;
    browser.sees("KPIs to look at").await?;
    browser.by_role("link", "Incident response time").await?;
    browser.click("button", "Edit “As asked”").await?;
    browser
        .click("button", "Add a row for all it touches")
        .await?;
    browser.click("button", "Keep the option").await?;
    browser
        .sees("A change of a KPI is missing or cannot be read.")
        .await?;
    browser.press(Key::Escape + "").await?;

    // A range counts with its worse end, and so does the rule.
    browser.click("button", "Edit “As asked”").await?;
    browser.click("button", "Add a risk it changes").await?;
    browser.click("checkbox", "It may be worse").await?;
    browser.sees("the rule goes by the worse one").await?;
    browser.click("button", "Add a KPI it changes").await?;
    browser.fill("Change of its value", "-1 to +2").await?;
    browser.click("button", "Keep the option").await?;
    browser
        .until("return !document.querySelector('dialog[open]')")
        .await?;
    browser
        .sees("“As asked” would move, by our estimate:")
        .await?;

    browser.click("button", "I sent it").await?;
    browser.sees("Answered with the impact.").await?;
    browser.assert_stands_every_look("a change request").await?;
    browser.is_saved().await?;
    browser.reload().await?;
    browser.sees("Answered with the impact.").await?;
    browser.finish().await
}

#[tokio::test]
async fn where_the_clipboard_is_missing_the_text_is_offered_to_copy_by_hand() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/decisions").await?;
    let without = [
        "Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})",
        "Object.defineProperty(navigator, 'clipboard', {value: {}, configurable: true})",
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText() { throw new TypeError('no'); }}, configurable: true})",
    ];
    for script in without {
        browser.js(script, vec![]).await?;
        browser.click("button", "Copy the log").await?;
        browser
            .sees("The browser did not allow copying. Press Ctrl+C")
            .await?;
        let text = "return document.activeElement.tagName === 'TEXTAREA' ? document.activeElement.value : ''";
        assert!(browser.text_of(text).await?.starts_with("# Decisions of "));
    }
    browser.finish().await
}
