//! A static host as people have it: plain files under a sub-path, nothing rewritten but the page's clock.

use crate::Result;
use crate::clock::Clock;
use crate::driver::Engine;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, Response};
use axum::routing::{get, post};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex};
use tokio::runtime::{Builder, Runtime};
use tower_http::services::ServeDir;

const SUB_PATH: &str = "/some/where";

/// The name of the script that gives the page its clock; no file of the app is called so.
const CLOCK: &str = "given-clock.js";

/// Where pages tell what belongs into a console, for browsers that keep it to themselves.
const CONSOLE: &str = "given-console";

/// A page of the site on which no program runs.
const EMPTY: &str = "given-nothing";

/// A folder on a free port of loopback, until it is dropped.
pub struct Site {
    origin: String,
    clock: Clock,
    told: Arc<Mutex<Vec<String>>>,
    /// A runtime of its own: ending it closes every connection, as a network that went away does.
    runtime: Option<Runtime>,
}

impl Site {
    pub fn serve(folder: &Path, clock: Clock) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let origin = format!("http://{}", listener.local_addr()?);
        let mut script = clock.script();
        if !Engine::given().is_chromium() {
            script += include_str!("console.js");
        }
        let script = move || async { ([(CONTENT_TYPE, "text/javascript")], script) };
        let told = Arc::<Mutex<Vec<String>>>::default();
        let heard = told.clone();
        let hear = move |what: String| async move {
            if let Ok(mut heard) = heard.lock() {
                heard.push(what);
            }
        };
        let files = Router::new()
            .route(&format!("{SUB_PATH}/{CLOCK}"), get(script))
            .route(&format!("{SUB_PATH}/{CONSOLE}"), post(hear))
            // Browsers ask for it where a file is no page.
            .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
            .route(
                &format!("{SUB_PATH}/{EMPTY}"),
                get(async || Html("<!doctype html>")),
            )
            .nest_service(SUB_PATH, ServeDir::new(folder))
            .layer(from_fn(with_clock));
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        runtime.spawn(async move {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, files).await
        });
        Ok(Site {
            origin,
            clock,
            told,
            runtime: Some(runtime),
        })
    }

    /// `http://127.0.0.1:<port>`
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of the page, without a route.
    pub fn page(&self) -> String {
        format!("{}{SUB_PATH}/", self.origin)
    }

    /// A page of the site on which no Linchpin runs.
    pub fn empty_page(&self) -> String {
        format!("{}{EMPTY}", self.page())
    }

    /// The clock of its pages.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// What pages told since the last call.
    pub fn told(&self) -> Vec<String> {
        let told = self.told.lock().map(|mut told| std::mem::take(&mut *told));
        told.unwrap_or_default()
    }

    /// From now on nobody answers here.
    pub fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Puts the script of the clock before the first one of a page.
async fn with_clock(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let is_page = (response.headers().get(CONTENT_TYPE))
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let page = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let script = format!("<script src=\"{CLOCK}\"></script>\n<script");
    let page = String::from_utf8_lossy(&page).replacen("<script", &script, 1);
    head.headers.remove(CONTENT_LENGTH);
    Response::from_parts(head, Body::from(page))
}
