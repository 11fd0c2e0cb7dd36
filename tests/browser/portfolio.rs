//! The portfolio: many files brought in at once, projects side by side, losses together, and the report.

use crate::Result;
use crate::driver::Browser;
use crate::steps::file_on_disk;
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

const REPLICA: &str = "4f1d9a02c86e7b35";

/// A project with one KPI of its own, an action that is late, and a risk.
struct Project {
    number: u8,
    title: &'static str,
    currency: &'static str,
    at_most: f64,
    /// Weekly values, the last one of today.
    values: &'static [f64],
    loss: Value,
}

impl Project {
    fn file(&self, today: NaiveDate) -> Value {
        let Project { number, title, .. } = self;
        let id = |kind: u8, at: usize| format!("{kind:08}-52c1-4d7e-9b0a-{number:06}{at:06}");
        let ago = |days: u64| today.checked_sub_days(Days::new(days)).unwrap().to_string();
        let rev = json!([1, REPLICA]);
        let last = self.values.len() - 1;
        let values = self.values.iter().enumerate();
        let measurements: Vec<Value> = values
            .map(|(at, value)| {
                let on = ago(7 * (last - at) as u64);
                json!({"id": id(2, at), "kpi": id(1, 0), "at": on, "value": value, "rev": rev})
            })
            .collect();
        let score = |likelihood| json!({"likelihood": likelihood, "impact": 3});
        json!({
            "format": "linchpin.scorecard", "version": 1, "id": id(9, 0), "title": title,
            "exported_at": "2026-11-24T14:02:00Z", "seen": {REPLICA: 1},
            "records": {
                "settings": [{"id": "00000000-0000-0000-0000-000000000000", "title": title, "currency": self.currency, "rev": rev}],
                "kpis": [{
                    "id": id(1, 0), "name": "Open critical findings", "unit": "count", "cadence": "weekly", "rev": rev,
                    "targets": [{"from": "2025-01-01", "target": {"at_most": self.at_most}, "tolerance": 2.0}],
                }],
                "measurements": measurements,
                "actions": [{"id": id(4, 0), "kpi": id(1, 0), "what": format!("Patch {title}"), "who": "Ana Ruiz",
                    "due": ago(9), "created": ago(60), "rev": rev}],
                "risks": [{"id": id(3, 0), "name": "Vendor breach", "identified": ago(200), "loss": self.loss, "rev": rev,
                    "scores": [{"from": ago(200), "inherent": score(4), "residual": score(2)}]}],
            },
        })
    }
}

fn projects() -> [Project; 3] {
    let estimated =
        || json!({"estimated": {"before": {"frequency": 2.0, "magnitude": {"point": 1000.0}}}});
    [
        Project {
            number: 1,
            title: "North portal",
            currency: "EUR",
            at_most: 10.0,
            values: &[30.0, 25.0, 20.0, 16.0, 14.0, 12.0, 9.0],
            loss: estimated(),
        },
        Project {
            number: 2,
            title: "South warehouse",
            currency: "EUR",
            at_most: 5.0,
            values: &[3.0, 4.0, 6.0, 8.0, 10.0, 11.0, 12.0],
            loss: json!("unknown"),
        },
        Project {
            number: 3,
            title: "West payments",
            currency: "USD",
            at_most: 100.0,
            values: &[90.0, 80.0, 85.0, 90.0, 88.0, 90.0, 90.0],
            loss: estimated(),
        },
    ]
}

/// Gives the page the three files, and one that is none of ours, all at once.
async fn import(browser: &Browser, names: [&str; 4]) -> Result {
    let today = browser.today();
    let contents = projects().map(|project| project.file(today).to_string());
    let mut files = Vec::new();
    for (name, content) in names.iter().zip(&contents) {
        files.push(file_on_disk(name, content.as_bytes())?);
    }
    files.push(file_on_disk(names[3], b"{\"format\":\"other\"}")?);
    let paths: Vec<String> = files
        .iter()
        .map(|file| file.display().to_string())
        .collect();
    let input = browser.by_label("Import files").await?;
    Ok(input.send_keys(paths.join("\n")).await?)
}

#[tokio::test]
async fn the_first_visit_teaches_and_one_scorecard_is_shown_alone() -> Result {
    let browser = Browser::at("#/portfolio").await?;
    browser.sees("No scorecard is here yet").await?;
    browser
        .assert_stands_every_look("the empty portfolio")
        .await?;
    browser.click("link", "Start a scorecard").await?;
    browser.click("button", "Try the sample").await?;
    browser.by_role("heading", "This week").await?;
    browser.go("#/portfolio").await?;
    browser.sees("Only one scorecard so far.").await?;
    browser
        .assert_stands_every_look("the portfolio of the sample")
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn three_files_at_once_become_a_portfolio_that_is_compared_summed_and_reported() -> Result {
    let mut browser = Browser::at("#/portfolio").await?;
    browser.allow_clipboard().await?;
    import(
        &browser,
        ["north.json", "south.json", "west.json", "other.json"],
    )
    .await?;
    browser.sees("3 added and 1 refused.").await?;
    browser.sees("other.json").await?;
    browser.assert_stands_every_look("the projects").await?;

    // The same three again: nothing is added twice.
    import(
        &browser,
        ["north.json", "south.json", "west.json", "other.json"],
    )
    .await?;
    browser.sees("3 already here and 1 refused.").await?;
    assert_eq!(
        browser
            .stored_scorecards()
            .await?
            .keys()
            .filter(|key| key.ends_with("/head"))
            .count(),
        3
    );

    // One improves, one gets worse, by their own targets.
    let standing = "return [...document.querySelectorAll('main table tbody tr')]
        .map((row) => row.cells[0].innerText.trim() + ': ' + row.cells[2].innerText.trim())";
    browser
        .until(&format!(
            "const said = (() => {{ {standing} }})(); return said.length === 3"
        ))
        .await?;
    let said = browser.texts_of(standing).await?;
    assert_eq!(
        said,
        [
            "North portal: Improving",
            "South warehouse: Worsening",
            "West payments: About the same"
        ]
    );

    browser.click("tab", "KPIs").await?;
    browser.by_role("heading", "KPI by project").await?;
    let states = browser
        .texts_of("return [...document.querySelectorAll('.portfolio-word')].map((word) => word.innerText.trim())")
        .await?;
    assert_eq!(states, ["On target", "Off target", "On target"]);
    // 12 against at most 5 is the worst, though 90 is the largest value.
    let order = browser
        .texts_of("return [...[...document.querySelectorAll('main table')].at(-1).tBodies[0].rows].map((row) => row.cells[0].innerText)")
        .await?;
    assert_eq!(order[0], "South warehouse");
    browser
        .assert_stands_every_look("the KPIs of the portfolio")
        .await?;

    browser.click("tab", "Losses").await?;
    browser.by_role("heading", "Losses in EUR").await?;
    browser.by_role("heading", "Losses in USD").await?;
    browser
        .sees("Amounts of different currencies are never added up.")
        .await?;
    browser
        .sees("One open risk has no estimate: it is in no sum, and is not counted as 0.")
        .await?;
    browser
        .js(
            "document.querySelector('main [role=tabpanel] .btn[data-kind=primary]').click()",
            vec![],
        )
        .await?;
    browser.by_role("heading", "Loss exceedance curve").await?;
    browser
        .assert_stands_every_look("the losses of the portfolio")
        .await?;

    browser.click("tab", "Overdue actions").await?;
    browser.sees("Patch South warehouse").await?;
    browser
        .assert_stands_every_look("the overdue actions")
        .await?;

    browser.click("tab", "Changes").await?;
    browser
        .sees("Open critical findings: off target → on target")
        .await?;
    browser.assert_stands_every_look("the changes").await?;

    browser.click("tab", "Report").await?;
    browser.sees("Portfolio of three projects").await?;
    browser
        .sees("Simulated together, one year in ten costs more than")
        .await?;
    browser.click("button", "Edit the wording").await?;
    let field = browser.by_label("Your wording").await?;
    field.send_keys("\n\nSigned, Alex").await?;
    browser.click("button", "Done").await?;
    browser.sees("Signed, Alex").await?;
    browser.click("button", "Copy the report").await?;
    browser.sees("Copied").await?;
    assert!(browser.clipboard().await?.contains("Signed, Alex"));
    browser.click("button", "Download as Markdown").await?;
    let file = browser.downloaded().await?;
    assert!(std::fs::read_to_string(file)?.starts_with("# Portfolio of three projects"));
    browser
        .assert_stands_every_look("the report of the portfolio")
        .await?;
    browser.finish().await
}

#[tokio::test]
async fn what_is_left_out_stays_out_and_a_newer_file_asks() -> Result {
    let browser = Browser::at("#/portfolio").await?;
    import(&browser, ["a.json", "b.json", "c.json", "d.json"]).await?;
    browser.sees("3 added and 1 refused.").await?;
    browser
        .js(
            "document.querySelector('main details summary').click()",
            vec![],
        )
        .await?;
    let label = browser.by_label("West payments").await?;
    browser.click_on(&label).await?;
    browser.sees("Which scorecards: 2 of 3").await?;
    browser.reload().await?;
    browser.sees("Which scorecards: 2 of 3").await?;

    let today = browser.today();
    let mut newer = projects()[0].file(today);
    newer["seen"] = json!({REPLICA: 2});
    newer["records"]["risks"][0]["name"] = json!("Vendor breach, seen anew");
    newer["records"]["risks"][0]["rev"] = json!([2, REPLICA]);
    let file = file_on_disk("newer.json", newer.to_string().as_bytes())?;
    browser.choose_file("Import files", &file).await?;
    browser.sees("Already here, and the file differs").await?;
    browser.click("button", "Decide about newer.json").await?;
    browser.by_role("dialog", "Import this scorecard?").await?;
    browser.click("button", "Merge").await?;
    browser.sees("1 decided.").await?;
    assert_eq!(browser.route().await?, "#/portfolio");
    browser.finish().await
}
