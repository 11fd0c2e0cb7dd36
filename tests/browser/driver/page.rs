//! Asking and telling the page: scripts, the clipboard, files, pictures, what axe and the console say.

use super::*;

/// WebKit's words for a script, also of the same origin, that was still being loaded when the page was loaded again. Of
/// scripts from elsewhere [`Browser::requests_elsewhere`] tells.
const LOADING_WAS_ENDED: &str =
    "TypeError: Cross-origin script load denied by Cross-Origin Resource Sharing policy.";

/// Asking and telling the page.
impl Browser {
    /// What a script of the page's own world returns.
    pub async fn js(&self, script: &str, arguments: Vec<Value>) -> WebDriverResult<Value> {
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// Waits until a script returns something true.
    pub async fn until(&self, script: &str) -> Result {
        self.until_with(script, Vec::new()).await
    }

    /// The same with arguments, an element's JSON among them.
    pub async fn until_with(&self, script: &str, arguments: Vec<Value>) -> Result {
        let truth = async {
            while self.js(script, arguments.clone()).await? != json!(true) {
                sleep(Duration::from_millis(50)).await;
            }
            Ok::<_, WebDriverError>(())
        };
        if let Ok(done) = timeout(PATIENCE, truth).await {
            return Ok(done?);
        }
        let text = self
            .js("return document.body.innerText", Vec::new())
            .await?;
        let console = self.console_problems().await?;
        Err(format!("waited in vain for `{script}` {arguments:?}; console: {console:?}; the page says: {text}").into())
    }

    /// Runs a script at the start of every page that is opened from now on, before those of the page.
    pub async fn before_pages(&self, script: &str) -> Result {
        let script = json!({ "source": script });
        self.cdp()
            .send_raw("Page.addScriptToEvaluateOnNewDocument", script)
            .await?;
        Ok(())
    }

    /// The text in the clipboard.
    pub async fn clipboard(&self) -> Result<String> {
        self.allow_clipboard().await?;
        let script = "const done = arguments[0]; navigator.clipboard.readText().then(done, (e) => done(String(e)))";
        Ok(self
            .driver
            .execute_async(script, Vec::new())
            .await?
            .convert()?)
    }

    /// Lets scripts of the tests read and write the clipboard.
    pub async fn allow_clipboard(&self) -> Result {
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        let grant = json!({ "origin": self.site.origin(), "permissions": permissions });
        self.cdp()
            .send_raw("Browser.grantPermissions", grant)
            .await?;
        Ok(())
    }

    /// Waits for the next file the page saves.
    pub async fn downloaded(&mut self) -> Result<PathBuf> {
        let file = timeout(PATIENCE, async {
            loop {
                if let Some(file) = files_in(&self.downloads).pop() {
                    return file;
                }
                sleep(Duration::from_millis(50)).await;
            }
        });
        let file = file.await.map_err(|_| "nothing was downloaded")?;
        // Out of the way: some browsers write the next file of the same name over it.
        let folder = self.downloads.join(format!(".received-{}", self.received));
        self.received += 1;
        fs::create_dir_all(&folder)?;
        let kept = folder.join(file.file_name().ok_or("a file has a name")?);
        fs::rename(file, &kept)?;
        Ok(kept)
    }

    /// Takes a picture of what is visible: `target/browser/<name>.png`, or any absolute path.
    pub async fn picture(&self, name: impl AsRef<Path>) -> Result {
        let file = scratch().join(name).with_extension("png");
        fs::create_dir_all(file.parent().ok_or("a picture needs a folder")?)?;
        Ok(self.driver.screenshot(&file).await?)
    }

    /// What axe-core finds wrong with the page as it is, a line each.
    pub async fn axe(&self) -> Result<Vec<String>> {
        // Through the driver, because the page's own policy lets no foreign script in.
        self.js(&fs::read_to_string(given("LINCHPIN_AXE"))?, Vec::new())
            .await?;
        let script = "const done = arguments[0];
            axe.run(document, { resultTypes: ['violations'] }).then(
              ({ violations }) => done(violations.flatMap(({ id, help, nodes }) =>
                nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target}: ${failureSummary}`))),
              (error) => done([String(error)]))";
        Ok(self
            .driver
            .execute_async(script, Vec::new())
            .await?
            .convert()?)
    }

    /// Fails for every violation of accessibility on the page as it is.
    pub async fn assert_accessible(&self, place: &str) -> Result {
        let violations = self.axe().await?;
        assert!(
            violations.is_empty(),
            "axe on {place}:\n{}",
            violations.join("\n")
        );
        Ok(())
    }

    /// Errors and warnings of the console since the last call, those of the content policy included.
    pub async fn console_problems(&self) -> Result<Vec<String>> {
        if !Engine::given().is_chromium() {
            let mut told = self.site.told();
            told.retain(|what| Engine::given() != Engine::WebKit || what != LOADING_WAS_ENDED);
            return Ok(told);
        }
        let log = self.driver.get_log("browser").await?;
        let problems = log
            .into_iter()
            .filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"));
        Ok(problems.map(|entry| entry.message).collect())
    }

    /// Every address asked for since the last call; where there is no log of them, those of the page that shows.
    pub async fn requests(&self) -> Result<Vec<String>> {
        if !Engine::given().is_chromium() {
            let script =
                "return performance.getEntriesByType('resource').map((entry) => entry.name)";
            return Ok(serde_json::from_value(self.js(script, Vec::new()).await?)?);
        }
        let log = self.driver.get_log("performance").await?;
        let request = |message: &str| {
            let event = serde_json::from_str::<Value>(message).ok()?["message"].take();
            (event["method"] == "Network.requestWillBeSent").then_some(())?;
            event["params"]["request"]["url"]
                .as_str()
                .map(str::to_owned)
        };
        Ok(log
            .iter()
            .filter_map(|entry| request(&entry.message))
            .collect())
    }

    /// Those of the requests that leave the site; data and blobs are in the page already.
    pub async fn requests_elsewhere(&self) -> Result<Vec<String>> {
        let origin = format!("{}/", self.site.origin());
        let local = |url: &str| {
            [&origin, "data:", "blob:", "chrome:"]
                .iter()
                .any(|start| url.starts_with(*start))
        };
        Ok(self
            .requests()
            .await?
            .into_iter()
            .filter(|url| !local(url))
            .collect())
    }
}
