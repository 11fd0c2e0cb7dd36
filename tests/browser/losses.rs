//! Losses in money: simulated in a worker, cancelled, the same again, and as they are natively.

use crate::Result;
use crate::driver::Browser;
use crate::steps::file_on_disk;
use linchpin::domain::decide::loss::{LossEstimate, LossPair, Magnitude};
use linchpin::domain::decide::policy::Policy;
use linchpin::domain::decide::scale::Score;
use linchpin::domain::decide::simulation::{Plan, SimulatedRisk, simulate};
use linchpin::domain::explain::loss_words::{about, chance};
use linchpin::domain::revision::Id;
use linchpin::domain::value::Finite;
use serde_json::{Value, json};

/// The figures before and after mitigation, a line each.
const FIGURES: &str = "return [...document.querySelectorAll('[data-loss-result] table')].slice(0, 1)
    .flatMap((table) => [...table.tBodies[0].rows]).map((row) => [...row.cells].slice(1).map((cell) => cell.innerText).join(' | '))";

/// A risk of the file; the third of the list is the third id.
pub fn risk(place: u8, name: &str, loss: Value) -> Value {
    json!({
        "id": format!("00000007-52c1-4d7e-9b0a-00000000000{place}"), "name": name, "identified": "2026-02-01",
        "scores": [{"from": "2026-02-01", "inherent": {"likelihood": 4, "impact": 3}, "residual": {"likelihood": 2, "impact": 3}}],
        "loss": loss, "rev": [1, "4f1d9a02c86e7b35"],
    })
}

fn estimated(before: (f64, Value), after: (f64, Value)) -> Value {
    let estimate = |(frequency, magnitude): (f64, Value)| json!({"frequency": frequency, "magnitude": magnitude});
    json!({"estimated": {"before": estimate(before), "after": estimate(after)}})
}

/// A new browser with the losses of these risks on the page.
pub async fn with_risks(name: &str, risks: &[Value]) -> Result<Browser> {
    let id = "00000000-0000-0000-0000-000000000000";
    let file = json!({
        "format": "linchpin.scorecard", "version": 1, "id": "00000009-52c1-4d7e-9b0a-000000000077",
        "title": "Losses", "exported_at": "2026-11-24T14:02:00Z", "seen": {"4f1d9a02c86e7b35": 1},
        "records": {
            "settings": [{"id": id, "title": "Losses", "currency": "EUR", "rev": [1, "4f1d9a02c86e7b35"]}],
            "risks": risks,
        },
    });
    let browser = Browser::at("").await?;
    let file = file_on_disk(name, file.to_string().as_bytes())?;
    browser.choose_file("Import a file", &file).await?;
    browser.by_role("dialog", "Import this scorecard?").await?;
    browser.click("button", "Add").await?;
    browser.arrives_at("#/scorecard").await?;
    browser.go("#/risks").await?;
    browser.click("tab", "Loss in money").await?;
    Ok(browser)
}

/// Simulates, and returns the figures once they are there.
pub async fn simulated(browser: &Browser) -> Result<Vec<String>> {
    browser.click("button", "Simulate").await?;
    browser.by_role("heading", "Loss exceedance curve").await?;
    browser.texts_of(FIGURES).await
}

fn number(number: f64) -> Finite {
    Finite::new(number).unwrap()
}

/// What the page must say, simulated here: the P50, P90, P95 and the chance of any loss.
fn expected() -> Vec<String> {
    let range = |frequency, low, high| LossEstimate {
        frequency: number(frequency).into(),
        magnitude: Magnitude::Range(number(low), number(high)),
    };
    let policy = Policy::default();
    let by_score = |likelihood| policy.estimate(Score::of(likelihood, 3).unwrap()).unwrap();
    let pairs = [
        (
            range(0.5, 20_000.0, 900_000.0),
            range(0.2, 10_000.0, 300_000.0),
        ),
        (by_score(4), by_score(2)),
    ];
    let risks = pairs
        .into_iter()
        .zip(1..)
        .map(|((before, after), place)| SimulatedRisk {
            id: format!("00000007-52c1-4d7e-9b0a-00000000000{place}")
                .parse::<Id>()
                .unwrap(),
            losses: LossPair { before, after },
        });
    let plan = Plan {
        risks: risks.collect(),
        years: policy.years,
        seed: policy.seed,
        horizon: policy.horizon,
    };
    let outcome = simulate(&plan, &mut |_| true).unwrap();
    let (before, after) = (&outcome.before, &outcome.after);
    let amounts = [
        (before.median, after.median),
        (before.p90, after.p90),
        (before.p95, after.p95),
    ];
    let mut lines: Vec<String> = amounts
        .map(|(before, after)| format!("{} | {}", about(before, "EUR"), about(after, "EUR")))
        .into();
    lines.push(format!("{} | {}", chance(before.any), chance(after.any)));
    lines
}

#[tokio::test]
async fn a_simulation_says_here_what_it_says_on_every_machine() -> Result {
    let range = |low: u32, high: u32| json!({"range": [low, high]});
    let breach = estimated((0.5, range(20_000, 900_000)), (0.2, range(10_000, 300_000)));
    let risks = [
        risk(1, "Vendor breach", breach),
        risk(2, "Late patch", json!("from_score")),
        risk(3, "Scope creep", json!("unknown")),
    ];
    let browser = with_risks("losses.scorecard.json", &risks).await?;
    browser
        .sees("One more open risk has no estimate and is left out.")
        .await?;
    browser
        .assert_stands_every_look("the losses before a simulation")
        .await?;

    let first = simulated(&browser).await?;
    assert_eq!(first[2..], expected());
    browser.sees("Vendor breach").await?;
    let words = browser.by_label("Edit it before you copy it").await?;
    let words = words.prop("value").await?.unwrap_or_default();
    assert!(
        words.contains("In one year out of ten the losses exceed"),
        "{words}"
    );
    assert!(words.contains("left out"), "{words}");
    let label = browser
        .text_of("return document.querySelector('svg.chart-svg').ariaLabel")
        .await?;
    assert!(
        label.contains("In one year out of ten"),
        "the chart says: {label}"
    );
    browser.click("button", "Show the data as a table").await?;
    let rows =
        "return document.querySelectorAll('[data-loss-result] details tbody tr').length >= 20";
    browser.until(rows).await?;
    browser
        .assert_stands_every_look("the losses after a simulation")
        .await?;

    browser.fill("Seed", "many").await?;
    browser
        .complains("Seed", "The seed is a whole number")
        .await?;
    browser.fill("Seed", "2").await?;
    browser.sees("Older than the register.").await?;
    assert_ne!(simulated(&browser).await?, first);
    browser.fill("Seed", "1").await?;
    assert_eq!(simulated(&browser).await?, first);
    browser.sees_no("Older than the register.").await?;

    browser
        .click("button", "Take their losses from the scores")
        .await?;
    browser.sees("Older than the register.").await?;
    browser.sees_no("has no estimate").await?;
    browser.click("button", "Undo").await?;
    browser
        .sees("One more open risk has no estimate and is left out.")
        .await?;
    browser.is_saved().await?;
    browser.finish().await
}

#[tokio::test]
async fn a_simulation_can_be_cancelled_and_run_again() -> Result {
    let point = |loss: u32| json!({"point": loss});
    let busy = estimated((60.0, point(100)), (30.0, point(100)));
    let browser = with_risks("busy.scorecard.json", &[risk(1, "Spam", busy)]).await?;
    browser.choose("1 000 000 years").await?;
    browser.click("button", "Simulate").await?;
    browser
        .until("return document.querySelector('progress')?.value > 0")
        .await?;
    // The page stays at hand meanwhile.
    browser.assert_accessible("a running simulation").await?;
    browser.click("button", "Cancel").await?;
    browser.sees("Stopped. Nothing was changed.").await?;
    browser
        .until("return !document.querySelector('progress, [data-loss-result]')")
        .await?;

    browser.choose("100 000 years").await?;
    let figures = simulated(&browser).await?;
    assert!(figures[5].starts_with("100"), "{figures:?}");
    browser.sees_no("Stopped.").await?;
    browser.finish().await
}

#[tokio::test]
async fn without_estimates_the_page_says_how_to_get_some() -> Result {
    let browser = with_risks(
        "unknown.scorecard.json",
        &[risk(1, "Scope creep", json!("unknown"))],
    )
    .await?;
    browser.sees("No risk has an estimate of its loss").await?;
    browser
        .assert_accessible("losses without an estimate")
        .await?;
    browser
        .click("button", "Take the losses from the scores")
        .await?;
    browser.sees("From likelihood and impact").await?;
    // Without a worker the page refuses rather than freezes.
    browser.js("delete window.Worker", vec![]).await?;
    browser.click("button", "Simulate").await?;
    browser.sees("Not simulated.").await?;
    browser.sees("did not start or has stopped").await?;
    browser.by_role("button", "Simulate").await?;
    browser.finish().await
}

#[tokio::test]
async fn regression_what_stopped_a_worker_was_an_error_of_the_window() -> Result {
    let browser = Browser::with_sample().await?;
    // A program that cannot be loaded, as when the page is left meanwhile.
    browser
        .js(
            "window.told = [];
             addEventListener('error', (event) => told.push(`error of the window: ${event.message}`));
             const address = document.querySelector('script[type=\"text/x-worker\"]').src;
             const worker = new Worker(address, { type: 'module' });
             worker.onmessage = ({ data }) => told.push(`answer: ${typeof data}`);
             worker.postMessage([new URL('sw.js', document.baseURI).href, '', '', null]);",
            vec![],
        )
        .await?;
    browser.until("return told.length > 0").await?;
    assert_eq!(
        browser.text_of("return told.join()").await?,
        "answer: string"
    );
    browser.finish().await
}
