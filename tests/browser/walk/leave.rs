//! Leaving a field, and finding the text again.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::field::{Field, Typing};
use super::find::Walker;
use crate::Result;
use crate::driver::Engine;

/// A way of leaving a page, or a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    Back,
    Forward,
    Link,
    Address,
    OtherScorecard,
    RecordDeletedElsewhere,
    ScorecardDeletedElsewhere,
    Reload,
    ClosedTab,
    HiddenThenKilled,
    Escape,
    ClosedDialog,
}

impl Way {
    pub const ALL: [Way; 12] = [
        Way::Back,
        Way::Reload,
        Way::Escape,
        Way::Forward,
        Way::ClosedTab,
        Way::Link,
        Way::RecordDeletedElsewhere,
        Way::Address,
        Way::HiddenThenKilled,
        Way::ClosedDialog,
        Way::OtherScorecard,
        Way::ScorecardDeletedElsewhere,
    ];

    /// Tells whether the field can be left so: behind a dialog nothing can be clicked.
    pub fn suits(self, field: &Field) -> bool {
        let in_dialog = field.is_in("dialog");
        match self {
            Way::Link | Way::OtherScorecard => !in_dialog,
            Way::Escape | Way::ClosedDialog => in_dialog,
            Way::RecordDeletedElsewhere => field.record().is_some(),
            _ => true,
        }
    }
}

/// What is looked for in a field that was left.
struct Left {
    text: String,
    is_whole: bool,
    before: String,
    /// A choice that has become an edit at once; its field may have gone with it.
    is_edit: bool,
    /// A choice of how to look at the page.
    is_view: bool,
}

impl Walker {
    /// Types into the field, leaves, and looks for the text. Returns where it is.
    pub async fn leave(&mut self, field: &Field, way: Way, number: usize) -> Result<String> {
        self.stand_on(field.ground).await?;
        let elsewhere = match field.route.as_str() {
            "#/guide" => "#/role",
            _ => "#/guide",
        };
        let left = self.change(field, way, elsewhere, number).await?;
        let came_back = self.go_away(field, way, elsewhere).await;
        let crashed = "return document.documentElement.dataset.crashed ?? null";
        if !self.browser.js(crashed, vec![]).await?.is_null() {
            return Err("the program has stopped".into());
        }
        came_back?;
        let place = self.find_again(field, way, &left).await?;
        let console = self.browser.console_problems().await?;
        if !console.is_empty() {
            return Err(format!("the console shows {console:?}").into());
        }
        if way == Way::RecordDeletedElsewhere {
            self.start_again().await?;
        }
        Ok(place)
    }

    /// Goes to the field as people do, and types or chooses.
    async fn change(
        &self,
        field: &Field,
        way: Way,
        elsewhere: &str,
        number: usize,
    ) -> Result<Left> {
        let mut reached = self.reach(field, way, elsewhere).await?;
        let stays = |held: Value| !held["held"].is_null();
        if reached["trouble"].is_string() || !stays(self.ask_of("held", field, vec![]).await?) {
            // What was typed into the fields before may show other ones.
            self.start_again().await?;
            reached = self.reach(field, way, elsewhere).await?;
        }
        if let Some(trouble) = reached["trouble"].as_str() {
            return Err(format!("not reached: {trouble}").into());
        }
        let before = reached["held"].as_str().unwrap_or_default().to_owned();
        if field.is_chosen() {
            let after = self.ask_of("choose", field, vec![]).await?;
            let text = after["held"].as_str().unwrap_or_default().to_owned();
            return Ok(Left {
                text,
                is_whole: true,
                before,
                is_edit: after["isEdit"] == json!(true),
                is_view: (after["view"].as_str())
                    .is_some_and(|view| !["", "no view"].contains(&view)),
            });
        }
        let control =
            WebElement::from_json(reached["control"].clone(), self.browser.handle().clone())?;
        let Typing {
            keys,
            text,
            is_whole,
            is_instead,
        } = field.typing(number, &before);
        let all = || Key::Control + "a";
        if field.is_date() && !Engine::given().is_chromium() {
            self.ask_of("pick", field, vec![json!(text)]).await?;
        } else {
            if is_instead {
                control.send_keys(all()).await?;
            }
            control.send_keys(keys).await?;
        }
        let mut left = Left {
            text,
            is_whole,
            before,
            is_edit: false,
            is_view: false,
        };
        let holds = |held: &Value, text: &str| {
            held["held"]
                .as_str()
                .is_some_and(|held| held.contains(text))
        };
        if !holds(&self.ask_of("held", field, vec![]).await?, &left.text) {
            // It takes only a few letters.
            left.text = "zqx".to_owned();
            control.send_keys(all()).await?;
            control.send_keys("zqx").await?;
            let held = self.ask_of("held", field, vec![]).await?;
            if !holds(&held, "zqx") {
                return Err(format!("typed, and it holds {held}").into());
            }
        }
        Ok(left)
    }

    async fn reach(&self, field: &Field, way: Way, elsewhere: &str) -> Result<Value> {
        let is_forward = way == Way::Forward;
        let question = vec![
            json!("reach"),
            json!(elsewhere),
            json!(field.route),
            json!(is_forward),
            json!(field.path),
            json!(field.key),
        ];
        self.ask(question).await
    }

    async fn ask_of(&self, what: &str, field: &Field, more: Vec<Value>) -> Result<Value> {
        let mut question = vec![json!(what), json!(field.key)];
        question.extend(more);
        self.ask(question).await
    }

    /// Leaves, and comes back to the page.
    async fn go_away(&self, field: &Field, way: Way, elsewhere: &str) -> Result {
        let browser = &self.browser;
        let route = field.route.as_str();
        match way {
            Way::Back => {
                self.back().await?;
                self.arrives(elsewhere).await?;
                browser.forward().await?;
            }
            Way::Forward => {
                browser.forward().await?;
                self.arrives(elsewhere).await?;
                browser.back().await?;
            }
            Way::Address => {
                let address = "location.hash = arguments[0]";
                browser.js(address, vec![json!(elsewhere)]).await?;
                self.arrives(elsewhere).await?;
            }
            Way::Link => {
                let link = format!(".shell-nav a[href='{elsewhere}'], nav a[href='{elsewhere}']");
                browser.find(By::Css(link)).await?.click().await?;
                self.arrives(elsewhere).await?;
            }
            Way::OtherScorecard => {
                self.switch().await?;
                self.switch().await?;
            }
            Way::RecordDeletedElsewhere => {
                let id = field.record().ok_or("the page is of no record")?;
                browser.deleted_elsewhere(id).await?;
                self.go(elsewhere).await?;
            }
            Way::ScorecardDeletedElsewhere => {
                self.delete_scorecard().await?;
                browser.click("button", "Keep it").await?;
            }
            Way::Reload => {
                browser.refresh().await?;
                return browser.wait_ready().await;
            }
            Way::ClosedTab => {
                let old = browser.window().await?;
                let new = browser.new_tab().await?;
                browser.switch_to_window(old).await?;
                browser.close_window().await?;
                browser.switch_to_window(new).await?;
                return browser.open(route).await;
            }
            Way::HiddenThenKilled => {
                self.kill().await?;
                return browser.open(route).await;
            }
            Way::Escape => return browser.press(Key::Escape + "").await,
            Way::ClosedDialog => {
                let close = "dialog:modal .dialog-close button";
                return Ok(browser.find(By::Css(close)).await?.click().await?);
            }
        }
        match way {
            Way::Back | Way::Forward => self.arrives(route).await,
            _ => self.go(route).await,
        }
    }

    /// Goes back, also past a page that a script has opened: WebKit's own button leaves those out.
    async fn back(&self) -> Result {
        match Engine::given() {
            Engine::WebKit => drop(self.browser.js("history.back()", vec![]).await?),
            Engine::Chromium | Engine::Firefox => self.browser.back().await?,
        }
        Ok(())
    }

    async fn go(&self, route: &str) -> Result {
        self.asked(vec![json!("go"), json!(route)]).await
    }

    async fn arrives(&self, route: &str) -> Result {
        self.asked(vec![json!("arrives"), json!(route)]).await
    }

    async fn asked(&self, question: Vec<Value>) -> Result {
        match self.ask(question).await?.as_str() {
            Some("") => Ok(()),
            trouble => Err(trouble.unwrap_or("no answer").into()),
        }
    }

    async fn find_again(&self, field: &Field, way: Way, left: &Left) -> Result<String> {
        let is_in_history = matches!(way, Way::Back | Way::Forward);
        let may_be_gone = left.is_edit || left.is_view || (field.is_search() && !is_in_history);
        let question = vec![
            json!("found"),
            json!(field.path),
            json!(field.key),
            json!(left.text),
            json!(left.is_whole),
            json!(left.before),
            json!(field.is_chosen()),
            json!(may_be_gone),
        ];
        let found = self.ask(question).await?;
        let place = found["place"].as_str().unwrap_or_default();
        let is_in_a_record = found["stored"]
            .as_str()
            .is_some_and(|key| key.starts_with("linchpin/s/"));
        Ok(match place {
            "in its field" => place,
            _ if field.is_search() && !is_in_history => "a search, which goes with its visit",
            // It can be looked at where conflicts and deleted records are.
            _ if way == Way::RecordDeletedElsewhere && is_in_a_record => {
                "in the record, which is back"
            }
            // The way to it goes by what was in it before.
            "" if is_in_a_record && found["trouble"] != json!("") => "in the record",
            _ if left.is_edit => "became an edit at once",
            _ if left.is_view => "a look at the page, for this visit",
            "" => return Err(format!("“{}” is lost; {found}", left.text).into()),
            place => place,
        }
        .to_owned())
    }

    /// Another tab deletes the open scorecard: this one is told of each part when all of it is gone.
    async fn delete_scorecard(&self) -> Result {
        let script = "const card = localStorage['linchpin/current'];
            const keys = Object.keys(localStorage).filter((key) => key.startsWith(`linchpin/s/${card}`));
            keys.forEach((key) => localStorage.removeItem(key));
            keys.forEach((key) => window.dispatchEvent(new StorageEvent('storage', { key, newValue: null })))";
        self.browser.js(script, vec![]).await?;
        Ok(())
    }

    /// Hides the page, and ends it without a word: what it has stored by then is what there is.
    async fn kill(&self) -> Result {
        let script = "Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
            document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
            return { ...localStorage }";
        let stored = self.browser.js(script, vec![]).await?;
        self.put_back(&stored).await
    }
}
