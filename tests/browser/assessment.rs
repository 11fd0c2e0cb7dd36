//! The self-assessment: alone and on a phone, left midway, its result and tasks, and a colleague's view as a file.

use crate::Result;
use crate::driver::Browser;
use crate::steps::file_on_disk;

/// Answers all behaviours that show, the first ones of each level with yes and the others with no.
fn answer_all(yes: usize) -> String {
    format!(
        "for (const list of document.querySelectorAll('.assess-rows'))
            [...list.children].forEach((row, at) => row.querySelectorAll('input')[at < {yes} ? 0 : 1].click());
         return document.querySelectorAll('.assess-rows input:checked').length === 12"
    )
}

#[tokio::test]
async fn it_works_alone_on_a_phone_and_survives_leaving_midway() -> Result {
    let browser = Browser::at("").await?;
    browser.resize(390, 800).await?;
    browser.go("#/assessment").await?;
    browser.sees("You have no scorecard yet").await?;
    browser
        .assert_stands_every_look("the assessment without a scorecard")
        .await?;
    browser.resize(390, 800).await?;
    browser.click("button", "Assess yourself").await?;
    browser.sees("Understands business impact").await?;
    browser.until(&answer_all(4)).await?;
    browser.click("button", "Next").await?;
    browser.sees("Prioritises effectively").await?;
    browser
        .fill("What shows it optional", "The weekly list")
        .await?;
    browser.assert_fits("a dimension on a phone").await?;
    browser.is_saved().await?;

    browser.reload().await?;
    browser.sees("Prioritises effectively").await?;
    browser.sees("12/84").await?;
    let kept = "return [...document.querySelectorAll('textarea')].some((one) => one.value === 'The weekly list')";
    browser.until(kept).await?;
    browser
        .assert_stands_every_look("a dimension of the assessment")
        .await?;
    browser.resize(390, 800).await?;
    for _ in 0..6 {
        browser.until(&answer_all(3)).await?;
        let next = "const next = [...document.querySelectorAll('main .btn')]
            .find((one) => ['Next', 'See the result'].includes(one.innerText.trim()));
            next.click(); return true";
        browser.until(next).await?;
    }
    browser.sees("Overall: Elite").await?;
    browser.sees("All 84 answered.").await?;
    browser.finish().await
}

#[tokio::test]
async fn the_next_steps_become_tasks_and_are_taken_back_again() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/assessment").await?;
    browser.sees("Over time").await?;
    browser.assert_stands_every_look("the assessments").await?;
    let newest = "document.querySelector('main tbody a').click(); return true";
    browser.until(newest).await?;
    browser.sees("Overall: Strong").await?;
    browser
        .sees("5 behaviours are a yes for one and a no for another")
        .await?;
    browser
        .assert_stands_every_look("the result of an assessment")
        .await?;
    browser.click("button", "Make both a task").await?;
    browser.sees("Tasks added, due in 30 days").await?;
    let linked = "return [...document.querySelectorAll('main a')].filter((one) => one.innerText === 'Go to its task').length";
    browser.until(&format!("{linked} === 2")).await?;
    browser.press(thirtyfour::Key::Control + "z").await?;
    browser.until(&format!("{linked} === 0")).await?;
    browser.finish().await
}

#[tokio::test]
async fn a_colleague_fills_a_copy_and_it_stands_beside_the_own_view() -> Result {
    let mut browser = Browser::at("").await?;
    browser.go("#/assessment").await?;
    browser.click("button", "Assess yourself").await?;
    browser.until(&answer_all(4)).await?;
    let result =
        "[...document.querySelectorAll('.assess-steps button')].at(-1).click(); return true";
    browser.until(result).await?;
    browser.click("button", "Export a copy to fill").await?;
    let file = browser.downloaded().await?;
    let copy = std::fs::read_to_string(&file)?;
    assert!(file.to_string_lossy().ends_with(".assessment.json"));
    assert!(!copy.contains("answers"), "a blank copy: {copy}");

    let answers = r#""answers": [{"behaviour": "impact-goal", "answer": "no"}], "by": "Tom Lee""#;
    let filled = copy.replacen("\"copy_of\"", &format!("{answers},\n\"copy_of\""), 1);
    let filled = filled.replacen("\"by\": \"\",", "", 1);
    let filled = file_on_disk("filled.assessment.json", filled.as_bytes())?;
    browser.choose_file("Import an assessment", &filled).await?;
    browser.sees("Tom Lee (peer)").await?;
    let result =
        "[...document.querySelectorAll('.assess-steps button')].at(-1).click(); return true";
    browser.until(result).await?;
    browser
        .sees("1 behaviour is a yes for one and a no for another")
        .await?;

    let before = browser.stored_scorecards().await?;
    let hostile = copy.replacen("\"version\": 1", "\"version\": 99", 1);
    let hostile = file_on_disk("newer.assessment.json", hostile.as_bytes())?;
    browser
        .choose_file("Import an assessment", &hostile)
        .await?;
    browser
        .sees("was not imported, and nothing was changed")
        .await?;
    assert_eq!(browser.stored_scorecards().await?, before);
    browser.finish().await
}

#[tokio::test]
async fn answers_are_given_by_keyboard_alone() -> Result {
    let browser = Browser::with_sample().await?;
    browser.go("#/assessment").await?;
    browser.click("button", "Assess yourself again").await?;
    browser.sees("0/84").await?;
    browser
        .js(
            "document.querySelector('.assess-rows input').focus()",
            vec![],
        )
        .await?;
    browser.press(" ").await?;
    browser.sees("1/84").await?;
    browser.press(thirtyfour::Key::Right + "").await?;
    browser
        .until("return document.querySelectorAll('.assess-rows input')[1].checked")
        .await?;
    browser.finish().await
}
