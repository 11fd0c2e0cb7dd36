//! How large the page shows, and in which colours.

use serde_json::json;

use super::{Browser, Engine};
use crate::Result;

impl Browser {
    /// Opens a route in a frame, which can be as narrow as a phone; windows of other engines than Chromium cannot.
    ///
    /// What is asked and told from now on goes to the page in the frame, until another one is opened.
    pub async fn open_in_frame(&self, route: &str) -> Result {
        self.driver.goto(self.site.empty_page()).await?;
        let script = "const frame = document.createElement('iframe');
            frame.style = 'position: fixed; inset: 0; inline-size: 1280px; block-size: 800px; border: 0';
            frame.src = arguments[0];
            document.body.append(frame)";
        let address = format!("{}{route}", self.site.page());
        self.js(script, vec![json!(address)]).await?;
        self.driver.enter_frame(0).await?;
        self.wait_ready().await
    }

    /// Makes the visible part of the page exactly this large; in Chromium and in a frame also smaller than a window can be.
    pub async fn resize(&self, width: u32, height: u32) -> Result {
        let in_frame = "const frame = window.frameElement;
            if (frame) Object.assign(frame.style, { inlineSize: `${arguments[0]}px`, blockSize: `${arguments[1]}px` });
            return Boolean(frame)";
        let is_shown = format!("return innerWidth === {width}");
        if self.js(in_frame, vec![json!(width), json!(height)]).await? == json!(true) {
            return self.until(&is_shown).await;
        }
        if !Engine::given().is_chromium() {
            let beside = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
            let beside: (u32, u32) = serde_json::from_value(self.js(beside, Vec::new()).await?)?;
            self.driver
                .set_window_rect(0, 0, width + beside.0, height + beside.1)
                .await?;
            return self.until(&is_shown).await;
        }
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp()
            .send_raw("Emulation.setDeviceMetricsOverride", size)
            .await?;
        Ok(())
    }

    /// Makes the system prefer `light` or `dark`.
    pub async fn prefer(&self, scheme: &str) -> Result {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.cdp()
            .send_raw("Emulation.setEmulatedMedia", features)
            .await?;
        Ok(())
    }
}
