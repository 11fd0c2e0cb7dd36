//! What keeps the data beyond this page: exported files, backups, and how much room is left.

use chrono::NaiveDateTime;

use super::{Store, Workspace};
use crate::domain::scorecard::Scorecard;
use crate::files::scorecard_file::{self, EXTENSION};
use crate::files::text::MAX_BYTES;
use crate::store::backups::{self, Backup, BackupError};
use crate::ui::browser;
use crate::ui::prelude::*;
use crate::ui::widgets::Toast;

impl Workspace {
    /// Hands the open scorecard to the browser as a file.
    pub fn export(self) {
        let (title, text) = self.scorecard.with_untracked(|scorecard| {
            let title = scorecard.settings().file_title();
            (title, scorecard_file::write(scorecard, browser::utc_now()))
        });
        let day = browser::now().date();
        if text.len() > MAX_BYTES {
            self.toasts.push(Toast::problem(format!(
                "The file has {:.1} MB, and Linchpin reads at most {} MB. Delete old measurements, or start a new scorecard for the coming years.",
                text.len() as f64 / 1_048_576.0,
                MAX_BYTES / 1_048_576
            )));
        }
        let name = format!("{}-{day}{EXTENSION}", browser::file_stem(&title));
        browser::save_file(&name, "application/json", &text);
        let now = browser::now();
        self.take_over(Store::follow_news);
        let result = self.with_store(|store| {
            self.scorecard
                .with_untracked(|scorecard| store.mark_exported(scorecard, now))
        });
        self.note(result, false);
        // The export is not a change, but what is told about the last one is.
        self.saved.notify();
        self.toasts.push(Toast::new(format!("Exported as {name}")));
    }

    /// Hands everything that is stored to the browser as a file, as it is.
    pub fn save_raw(self) {
        let texts = self.with_store(|store| store.raw()).unwrap_or_default();
        let text = serde_json::json!({ "format": "linchpin.raw", "entries": texts }).to_string();
        let name = format!("linchpin-raw-{}.json", browser::now().date());
        browser::save_file(&name, "application/json", &text);
    }

    /// Returns since when there are changes that no export has.
    pub fn unexported_since(self) -> Option<NaiveDateTime> {
        self.saved.track();
        self.with_store(|store| store.changed_since_export())
    }

    /// Returns when the open scorecard was exported last.
    pub fn last_exported(self) -> Option<NaiveDateTime> {
        self.saved.track();
        self.with_store(|store| store.exported())
    }

    /// Returns how many of localStorage's characters are taken.
    pub fn used(self) -> usize {
        self.saved.track();
        self.with_store(|store| store.used()).unwrap_or(0)
    }

    /// Keeps a backup of the open scorecard.
    pub async fn back_up(self, before: &str) -> Result<(), BackupError> {
        let scorecard = self.scorecard.get_untracked();
        self.back_up_of(&scorecard, before).await
    }

    /// Keeps a backup of any scorecard.
    pub async fn back_up_of(self, scorecard: &Scorecard, before: &str) -> Result<(), BackupError> {
        backups::keep(&Backup {
            title: scorecard.settings().title,
            before: before.to_owned(),
            at: browser::now(),
            file: scorecard_file::write(scorecard, browser::utc_now()),
        })
        .await
    }
}
