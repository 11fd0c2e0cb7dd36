//! All texts in one place, by occasion: chosen, filled, edited, copied, kept.

use crate::Result;
use crate::driver::Browser;
use thirtyfour::Key;

const WORDS: &str = "return document.querySelector('.script-words').innerText";

#[tokio::test]
async fn a_vendor_breach_becomes_three_notices_that_are_kept() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/scripts").await?;
    browser.click("tab", "Vendor breach").await?;
    browser.click("button", "Write the notices").await?;
    browser
        .complains("Vendor", "Write who the vendor is.")
        .await?;
    browser.fill("Vendor", "Cloudhost").await?;
    browser.click("button", "Write the notices").await?;
    browser
        .sees("Security incident at Cloudhost: what we know")
        .await?;
    browser.sees("gaps are left; they are marked.").await?;
    browser
        .fill("What we know", "Strangers were in their ticket system")
        .await?;
    browser
        .sees("What we know: Strangers were in their ticket system.")
        .await?;
    browser.select("Is our data touched?", "No").await?;
    browser.sees("No, says the vendor").await?;
    browser.choose("To the vendor").await?;
    browser
        .sees("6. Who will answer our questions, day and night?")
        .await?;
    let mail = browser.text_of("return [...document.querySelectorAll('a')].find((a) => a.innerText === 'Open as mail').href").await?;
    assert!(
        mail.starts_with("mailto:?subject=Security%20incident%20at%20Cloudhost"),
        "{mail}"
    );

    browser.choose("To the client").await?;
    browser.click("button", "Copy the text").await?;
    browser
        .sees("Not copied yet. Still missing: client")
        .await?;
    browser.click("button", "Edit the wording").await?;
    browser
        .fill("Your wording", "Hello Ines, our vendor had a breach.")
        .await?;
    browser.click("button", "Done").await?;
    browser.sees("Nothing is missing.").await?;
    browser.click("button", "Copy the text").await?;
    browser.by_role("button", "Copied").await?;
    assert_eq!(
        browser.clipboard().await?,
        "Hello Ines, our vendor had a breach."
    );
    browser.select("Is our data touched?", "Yes").await?;
    browser
        .sees("Your wording is older than the facts.")
        .await?;
    browser.is_saved().await?;
    browser.reload().await?;
    browser.click("tab", "Vendor breach").await?;
    browser.choose("To the client").await?;
    browser.sees("Hello Ines, our vendor had a breach.").await?;
    browser.click("button", "Use the new draft").await?;
    browser
        .sees("it is touched, as far as we know this part")
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn every_occasion_has_its_text_and_stands_every_look() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/scripts").await?;
    let occasions = [
        ("A KPI is off", "Say it"),
        ("Tell a risk", "Tell a risk"),
        ("Scope change", "The first reply"),
        ("Vendor breach", "Breach at a vendor"),
        ("Escalation", "Escalation"),
        ("Budget ask", "Business case"),
        ("Someone resists", "Someone resists"),
    ];
    for (tab, heading) in occasions {
        browser.click("tab", tab).await?;
        browser.by_role("heading", heading).await?;
        browser.assert_stands_every_look(tab).await?;
    }
    browser.finish().await
}

#[tokio::test]
async fn where_nothing_is_recorded_each_occasion_says_how_it_starts() -> Result {
    let browser = Browser::with_general_profile().await?;
    browser.go("#/scripts").await?;
    let occasions = [
        ("Tell a risk", "No open risk to tell"),
        ("Scope change", "No open change request"),
        ("Escalation", "Nothing waits for a decision"),
        ("Budget ask", "No budget request yet"),
        ("Someone resists", "Nothing waits for a decision"),
    ];
    for (tab, words) in occasions {
        browser.click("tab", tab).await?;
        browser.sees(words).await?;
    }
    browser.click("tab", "Scope change").await?;
    browser.click("button", "Write down a request").await?;
    browser
        .fill("What is asked for", "Let resellers log in")
        .await?;
    browser.click("button", "Assess it").await?;
    browser.sees("within 24 hours").await?;
    browser.finish().await
}

#[tokio::test]
async fn a_risk_is_told_and_its_wording_stays_with_the_keyboard_alone() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/scripts").await?;
    browser
        .by_role("tab", "A KPI is off")
        .await?
        .focus()
        .await?;
    browser.press(Key::Right + "").await?;
    browser.by_role("heading", "Tell a risk").await?;
    browser.choose("CISO").await?;
    browser
        .sees("This is a risk of the register that I want you to have seen.")
        .await?;
    let edit = browser.by_role("button", "Edit the wording").await?;
    edit.focus().await?;
    browser.press(Key::Enter + "").await?;
    browser
        .fill("Your wording", "Dana, the exploited hole is open.")
        .await?;
    let done = browser.by_role("button", "Done").await?;
    done.focus().await?;
    browser.press(Key::Enter + "").await?;
    assert_eq!(
        browser.text_of(WORDS).await?,
        "Dana, the exploited hole is open."
    );
    browser.sees("Plain words: 1 word to explain").await?;
    browser.is_saved().await?;
    browser.reload().await?;
    browser.click("tab", "Tell a risk").await?;
    browser.choose("CISO").await?;
    browser.sees("Dana, the exploited hole is open.").await?;
    browser.finish().await
}
