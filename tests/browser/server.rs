//! A static host as people have it: plain files under a sub-path, nothing rewritten.

use crate::Result;
use axum::Router;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use tokio::runtime::{Builder, Runtime};
use tower_http::services::ServeDir;

const SUB_PATH: &str = "/some/where";

/// A folder on a free port of loopback, until it is dropped.
pub struct Site {
    origin: String,
    /// A runtime of its own: ending it closes every connection, as a network that went away does.
    runtime: Option<Runtime>,
}

impl Site {
    pub fn serve(folder: &Path) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let origin = format!("http://{}", listener.local_addr()?);
        let files = Router::new().nest_service(SUB_PATH, ServeDir::new(folder));
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
