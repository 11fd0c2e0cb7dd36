//! Two colleagues who began on their own, from the same profile, and bring their scorecards together.

use std::path::PathBuf;

use crate::Result;
use crate::driver::Browser;
use crate::steps::file_on_disk;
use linchpin::domain::measure::kpi::Kpi;
use linchpin::domain::record::{AnyRecord, Kind};
use linchpin::domain::revision::{Id, Replica};
use linchpin::domain::scorecard::{Edit, Scorecard};
use linchpin::domain::settings::Industry;
use linchpin::files::scorecard_file;
use linchpin::library::profiles;
use serde_json::json;

const BEN: Replica = Replica(77);
/// Counts the KPIs of the scorecard's page.
const KPIS: &str = "return document.querySelectorAll('main table tbody th a').length";

/// Ben's scorecard of the general profile, with a value of the SLA compliance; an older one has ids of its own.
fn of_ben(browser: &Browser, is_older: bool, name: &str) -> Result<PathBuf> {
    let today = browser.today();
    let mut card = Scorecard::empty(Id::from_number(5));
    let mut edit = profiles::start(Industry::General, "Portal", "Portal", today);
    let mut last = 0x5000;
    if is_older {
        let kpis = profiles::profile(Industry::General).kpis();
        edit.changes.truncate(1);
        for template in kpis {
            last += 1;
            let kpi = Kpi {
                focus: true,
                ..template.to_kpi(Id::from_number(last), today)
            };
            edit = edit.put(kpi);
        }
    }
    card.apply(edit, BEN)?;
    let sla = card.all::<Kpi>().find(|kpi| kpi.name == "SLA compliance");
    let sla = sla.ok_or("a KPI of everybody")?.id;
    let value = json!({ "id": Id::from_number(0x6000), "kpi": sla, "at": today, "value": 97.5, "entered_by": "Ben" });
    let value = AnyRecord::read(Kind::Measurement, &value)?;
    card.apply(Edit::new("measure").put(value), BEN)?;
    let text = scorecard_file::write(&card, "2026-11-30T10:00:00".parse()?);
    file_on_disk(name, text.as_bytes())
}

async fn of_ana() -> Result<Browser> {
    let browser = Browser::with_general_profile().await?;
    browser.open_kpi("SLA compliance").await?;
    browser.measure(browser.today(), "99.2").await?;
    browser.is_saved().await?;
    browser.go("#/data").await?;
    Ok(browser)
}

impl Browser {
    /// Checks how many KPIs there are, and how many values of the SLA compliance.
    async fn has_one_set(&self, values: usize) -> Result {
        self.go("#/scorecard").await?;
        assert_eq!(self.js(KPIS, vec![]).await?, json!(8));
        self.open_kpi("SLA compliance").await?;
        self.has_values(values).await
    }
}

#[tokio::test]
async fn two_scorecards_of_one_profile_merge_into_one_set_without_a_question() -> Result {
    let browser = of_ana().await?;
    browser
        .choose_file(
            "Import a file",
            &of_ben(&browser, false, "newer.scorecard.json")?,
        )
        .await?;
    browser.choose_beginning("Merge into").await?;
    browser.sees_no("The same KPI?").await?;
    browser.click("button", "Merge").await?;
    browser.is_saved().await?;
    browser.has_one_set(2).await?;
    browser.finish().await
}

#[tokio::test]
async fn an_older_file_is_asked_about_in_pairs_and_joined_in_one_step() -> Result {
    let browser = of_ana().await?;
    let file = of_ben(&browser, true, "older.scorecard.json")?;
    browser.choose_file("Import a file", &file).await?;
    browser.choose_beginning("Merge into").await?;
    browser.sees("The same KPI?").await?;
    let ticked =
        "return [...document.querySelectorAll('dialog .check input')].map((box) => box.checked)";
    assert_eq!(browser.js(ticked, vec![]).await?, json!(vec![true; 8]));
    browser.assert_accessible("pairs").await?;
    browser.picture("pairs").await?;
    browser.click("button", "Merge").await?;
    browser.is_saved().await?;
    browser.has_one_set(2).await?;
    browser.reload().await?;
    browser.has_one_set(2).await?;
    browser.finish().await
}

#[tokio::test]
async fn what_is_not_the_same_stays_twice_and_the_merge_is_taken_back() -> Result {
    let browser = of_ana().await?;
    let file = of_ben(&browser, true, "twice.scorecard.json")?;
    browser.choose_file("Import a file", &file).await?;
    browser.choose_beginning("Merge into").await?;
    let first = browser.by_label("SLA compliance").await?;
    browser.click_on(&first).await?;
    browser.click("button", "Merge").await?;
    browser.is_saved().await?;
    browser.go("#/scorecard").await?;
    assert_eq!(browser.js(KPIS, vec![]).await?, json!(9));
    browser.click("button", "Undo").await?;
    browser.is_saved().await?;
    browser.go("#/data").await?;
    browser.has_one_set(1).await?;
    browser.finish().await
}
