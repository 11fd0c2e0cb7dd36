//! What people do with Linchpin over and over, so that the stories can say it in a line.

use crate::Result;
use crate::driver::{Browser, Engine, PATIENCE};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use thirtyfour::prelude::*;

/// The theme and the width of the window, in every combination that a page has to stand.
pub const LOOKS: [(&str, u32); 4] = [
    ("light", 1280),
    ("dark", 1280),
    ("light", 390),
    ("dark", 390),
];

/// A scorecard file with something of everything in it, older than this version of the app.
pub fn frozen_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/scorecard-v1.scorecard.json")
}

/// Writes a file that a person could have on the disk.
pub fn file_on_disk(name: &str, content: &[u8]) -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser/files");
    fs::create_dir_all(&folder)?;
    let file = folder.join(name);
    fs::write(&file, content)?;
    Ok(file)
}

/// Beginnings.
impl Browser {
    /// A new browser with the sample scorecard open.
    pub async fn with_sample() -> Result<Self> {
        let browser = Browser::start().await?;
        browser.open_sample().await?;
        Ok(browser)
    }

    /// Opens the sample where nothing is stored yet.
    pub async fn open_sample(&self) -> Result {
        self.open("").await?;
        self.click("button", "Try the sample").await?;
        self.by_role("heading", "This week").await?;
        Ok(())
    }

    /// A new browser with a scorecard of one's own, without a single figure yet.
    pub async fn with_general_profile() -> Result<Self> {
        let browser = Browser::at("").await?;
        browser
            .click("button", "Start from the profile General")
            .await?;
        browser.by_role("heading", "This week").await?;
        Ok(browser)
    }
}

/// Going places.
impl Browser {
    /// Follows a link within the app, and waits for the page that it leads to.
    ///
    /// Where it is that page already, nothing moves the focus.
    pub async fn go(&self, route: &str) -> Result {
        if self.route().await? == route {
            let shows = "return Boolean(document.querySelector('main h1'))";
            return self.until(shows).await;
        }
        self.js(
            "document.activeElement.blur(); location.hash = arguments[0]",
            vec![json!(route)],
        )
        .await?;
        self.arrives_at(route).await
    }

    /// Waits until the page of this address shows and has taken the focus.
    pub async fn arrives_at(&self, route: &str) -> Result {
        let arrived = format!(
            "return location.hash === '{route}' && document.activeElement.matches('main h1')"
        );
        self.until(&arrived).await
    }

    /// Opens the line that says what needs somebody.
    pub async fn open_needs(&self) -> Result {
        self.click_on(&self.find(By::Css(".week-needs summary")).await?)
            .await
    }

    /// Opens the page of the KPI with this name from the scorecard.
    pub async fn open_kpi(&self, name: &str) -> Result {
        if self.route().await? != "#/scorecard" {
            self.go("#/scorecard").await?;
        }
        let link = self.by_role("link", name).await?;
        // Some drivers answer with the whole address when they are asked for the attribute.
        let href = link.attr("href").await?.ok_or("a link leads somewhere")?;
        let route = href.find('#').map_or(href.as_str(), |hash| &href[hash..]);
        self.click_on(&link).await?;
        self.arrives_at(route).await
    }

    pub async fn route(&self) -> Result<String> {
        self.text_of("return location.hash").await
    }
}

/// Doing things.
impl Browser {
    /// Enters one value on the page of a KPI.
    pub async fn measure(&self, date: NaiveDate, value: &str) -> Result {
        self.fill_date("Date", date).await?;
        self.fill("Value", value).await?;
        self.click("button", "Add").await
    }

    /// Types a date into the browser's own date field, part by part, and leaves it.
    pub async fn fill_date(&self, label: &str, date: NaiveDate) -> Result {
        let field = self.by_label(label).await?;
        if !Engine::given().is_chromium() {
            // Drivers type into date fields each in their own way, so this does what choosing in a calendar does.
            let choose = "const [field, day] = arguments; field.focus();
                Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, day);
                for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
                field.blur()";
            let arguments = vec![field.to_json()?, json!(date.to_string())];
            self.js(choose, arguments).await?;
            return Ok(());
        }
        self.click_on(&field).await?;
        // The first part has the focus only when the field is entered anew.
        self.js(
            "arguments[0].blur(); arguments[0].focus()",
            vec![field.to_json()?],
        )
        .await?;
        field.send_keys(date.format("%m%d%Y").to_string()).await?;
        let held = self
            .js("return arguments[0].value", vec![field.to_json()?])
            .await?;
        assert_eq!(held, json!(date.to_string()), "typed into “{label}”");
        self.press(Key::Tab + "").await
    }

    /// Chooses one of several, by the words beside it.
    pub async fn choose(&self, words: &str) -> Result {
        let radio = self.by_role("radio", words).await?;
        let label = radio.find(By::XPath("ancestor::label")).await?;
        self.click_on(&label).await
    }

    /// The same, by how the words begin.
    pub async fn choose_beginning(&self, words: &str) -> Result {
        let label =
            format!("//label[.//input[@type='radio']][starts-with(normalize-space(), '{words}')]");
        let choice = self
            .query(By::XPath(label))
            .wait(PATIENCE, Duration::from_millis(50));
        self.click_on(&choice.first().await?).await
    }

    /// Gives the page a file, as if it was chosen from the disk.
    pub async fn choose_file(&self, label: &str, file: &Path) -> Result {
        let chooser = self.by_label(label).await?;
        Ok(chooser
            .send_keys(file.to_string_lossy().into_owned())
            .await?)
    }

    /// Chooses an entry of a list that drops down.
    pub async fn select(&self, label: &str, words: &str) -> Result {
        let list = self.by_label(label).await?;
        let entry = format!(".//option[normalize-space()='{words}']");
        Ok(list.find(By::XPath(entry)).await?.click().await?)
    }

    /// Opens a menu and chooses from it.
    pub async fn choose_from_menu(&self, menu: &str, item: &str) -> Result {
        self.click("button", menu).await?;
        self.click("menuitem", item).await
    }

    /// Puts a text, copied elsewhere, into the field with this label.
    pub async fn paste(&self, label: &str, text: &str) -> Result {
        self.copy_elsewhere(text).await?;
        let field = self.by_label(label).await?;
        field.clear().await?;
        self.click_on(&field).await?;
        self.press(Key::Control + "v").await?;
        let arrived = "return arguments[0].value.length > 0";
        self.until_with(arrived, vec![field.to_json()?]).await
    }

    /// Copies a text outside of the page.
    pub async fn copy_elsewhere(&self, text: &str) -> Result {
        self.allow_clipboard().await?;
        let script = "const [text, done] = arguments; navigator.clipboard.writeText(text).then(() => done(''), (e) => done(String(e)))";
        let failure: String = self
            .execute_async(script, vec![json!(text)])
            .await?
            .convert()?;
        assert_eq!(failure, "", "the clipboard did not take the text");
        Ok(())
    }
}

/// Looking.
impl Browser {
    /// Waits until the page of a KPI lists so many values.
    pub async fn has_values(&self, count: usize) -> Result {
        let script =
            "return document.querySelectorAll('.kpi-measured tbody tr').length === arguments[0]";
        self.until_with(script, vec![json!(count)]).await
    }

    /// Waits until the page of a KPI lists this action.
    pub async fn has_action(&self, what: &str) -> Result {
        let script = "return [...document.querySelectorAll('.kpi-item-title')].some((title) => title.innerText === arguments[0])";
        self.until_with(script, vec![json!(what)]).await
    }

    /// What a script returns, as text.
    pub async fn text_of(&self, script: &str) -> Result<String> {
        let value = self.js(script, vec![]).await?;
        Ok(value
            .as_str()
            .ok_or_else(|| format!("{value} is no text: {script}"))?
            .to_owned())
    }

    /// What a script returns, as a list of texts.
    pub async fn texts_of(&self, script: &str) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.js(script, vec![]).await?)?)
    }

    /// Waits until the sign in the top bar says that everything is kept.
    pub async fn is_saved(&self) -> Result {
        self.until("return document.querySelector('.saved')?.innerText.trim().startsWith('Saved') === true").await
    }

    /// Waits until the field with this label says that something is wrong with it, in these words.
    pub async fn complains(&self, label: &str, words: &str) -> Result {
        let field = self.by_label(label).await?;
        let script = "const [field, words] = arguments;
            const said = (field.getAttribute('aria-describedby') ?? '').split(' ')
              .map((id) => document.getElementById(id)?.innerText ?? '');
            return field.getAttribute('aria-invalid') === 'true' && said.some((text) => text.includes(words))";
        self.until_with(script, vec![field.to_json()?, json!(words)])
            .await
    }

    /// The KPIs of the scorecard with their actual values and statuses, as the page shows them.
    pub async fn standings(&self) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll('main table')].slice(0, 1).flatMap((table) => [...table.tBodies[0].rows])
            .map((row) => `${row.querySelector('th a').innerText}: ${row.querySelector('[data-label=Actual]').innerText.replace(/\\s+/g, ' ')}`)";
        self.texts_of(script).await
    }

    /// Everything that is stored, by key.
    pub async fn storage(&self) -> Result<serde_json::Map<String, Value>> {
        let script = "return Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('linchpin/')))";
        Ok(serde_json::from_value(self.js(script, vec![]).await?)?)
    }

    /// What is stored of scorecards: without the names that tabs write under, which a failing save gives up.
    pub async fn stored_scorecards(&self) -> Result<serde_json::Map<String, Value>> {
        let all = self.storage().await?.into_iter();
        Ok(all
            .filter(|(key, _)| key.starts_with("linchpin/s/"))
            .collect())
    }

    /// What stands beyond the edge of the window, when the page is wider than it.
    pub async fn beyond_the_edge(&self) -> Result<Vec<String>> {
        let script = "const { scrollWidth } = document.documentElement;
            const beyond = (element) => element.getBoundingClientRect().right > innerWidth && element.outerHTML.slice(0, 120);
            // Some of what widens a page is no element, such as the words of a list.
            return scrollWidth <= innerWidth ? [] : [`the page is ${scrollWidth} pixels wide`,
              ...[...document.body.querySelectorAll('*')].map(beyond).filter(Boolean).slice(0, 8)]";
        self.texts_of(script).await
    }

    /// What is too wide for these widths on the page as it is: with everything folded out, and tab by tab.
    pub async fn too_wide(&self, page: &str, widths: &[u32]) -> Result<Vec<String>> {
        // One after the other, as hands do: some close what another one has opened.
        let fold_out =
            "document.querySelectorAll('main details').forEach((one) => { one.open = true; });
            const closed = [...document.querySelectorAll('main button[aria-expanded=false]:not([aria-haspopup])')];
            const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            const press = async () => { for (const one of closed) { one.click(); await frame(); } };
            return press().then(() => document.querySelectorAll('main [role=tab]').length)";
        let tabs = self.js(fold_out, vec![]).await?.as_u64().unwrap_or(0);
        let mut wide = Vec::new();
        for tab in 0..tabs.max(1) {
            let show = format!("document.querySelectorAll('main [role=tab]')[{tab}]?.click();
                return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
            self.until(&show).await?;
            for width in widths {
                self.resize(*width, 800).await?;
                let beyond = self.beyond_the_edge().await?;
                if !beyond.is_empty() {
                    wide.push(format!(
                        "{page}, tab {tab}, {width} pixels wide:\n{}",
                        beyond.join("\n")
                    ));
                }
            }
        }
        Ok(wide)
    }

    /// Fails when the page is wider than the window.
    pub async fn assert_fits(&self, place: &str) -> Result {
        let beyond = self.beyond_the_edge().await?;
        assert!(
            beyond.is_empty(),
            "{place} scrolls sideways; beyond the edge are:\n{}",
            beyond.join("\n")
        );
        Ok(())
    }

    /// Looks at what shows now in light and dark, wide and narrow: nothing for axe to find, nothing cut off.
    ///
    /// Other engines than Chromium take no wish for a colour scheme; there, what shows must fit.
    pub async fn assert_stands_every_look(&self, place: &str) -> Result {
        if !Engine::given().is_chromium() {
            return self.assert_fits(place).await;
        }
        for (scheme, width) in LOOKS {
            let place = format!("{place}, {scheme}, {width} pixels wide");
            self.prefer(scheme).await?;
            self.resize(width, 800).await?;
            // Colours on their way are not the colours people see.
            self.until(
                "return document.getAnimations().every((one) => one.playState !== 'running')",
            )
            .await?;
            self.assert_fits(&place).await?;
            self.assert_accessible(&place).await?;
        }
        self.prefer("light").await?;
        self.resize(1280, 800).await
    }
}
