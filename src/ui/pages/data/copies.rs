//! Bringing a scorecard in beside the others, and handing one out as a file.

use crate::domain::measure::quantity;
use crate::domain::record::Kind;
use crate::domain::scorecard::{Edit, Scorecard};
use crate::domain::settings::Settings;
use crate::domain::words::english::verb;
use crate::files::scorecard_file::{self, EXTENSION};
use crate::ui::browser;
use crate::ui::workspace::Workspace;

/// Stores the scorecard beside the others and opens it; returns the title it got.
///
/// It keeps its id where that is free, so that later files of it can be merged. Otherwise it gets an id and
/// a title of its own.
pub fn add(workspace: Workspace, mut scorecard: Scorecard) -> Option<String> {
    if knows(workspace, &scorecard) {
        scorecard = separate(workspace, scorecard);
    }
    let title = scorecard.settings().title;
    let is_added = workspace.add_scorecard(scorecard).is_kept();
    is_added.then_some(title)
}

/// Returns the scorecard under an id and a title that none here has.
pub fn separate(workspace: Workspace, mut scorecard: Scorecard) -> Scorecard {
    scorecard.id = browser::new_id();
    let settings = scorecard.settings();
    let title = free_title(&settings.title, |title| {
        workspace
            .listed
            .with_untracked(|listed| listed.iter().any(|one| one.title == title))
    });
    let edit = Edit::new("copy").put(Settings { title, ..settings });
    // Only a title too long to be kept is refused; then the copy keeps the one it has.
    let _ = scorecard.apply(edit, workspace.replica());
    scorecard
}

fn knows(workspace: Workspace, scorecard: &Scorecard) -> bool {
    let id = scorecard.id;
    workspace.open.get_untracked() == Some(id)
        || workspace
            .listed
            .with_untracked(|listed| listed.iter().any(|one| one.id == id))
}

fn free_title(title: &str, is_taken: impl Fn(&str) -> bool) -> String {
    // A copy of a copy is the next copy.
    let title = match title.rsplit_once(" (copy") {
        Some((original, end)) if end.ends_with(')') => original,
        _ => title,
    };
    let copy = |number: u32| match number {
        1 => format!("{title} (copy)"),
        _ => format!("{title} (copy {number})"),
    };
    // One of them is free: there are not so many scorecards.
    (1..10_000)
        .map(copy)
        .find(|title| !is_taken(title))
        .unwrap_or_else(|| copy(1))
}

/// Hands any scorecard to the browser as a file; the open one is then known to be exported.
pub fn export(workspace: Workspace, scorecard: &Scorecard) {
    if workspace.open.get_untracked() == Some(scorecard.id) {
        workspace.export();
    } else {
        let text = scorecard_file::write(scorecard, browser::utc_now());
        save(
            &scorecard.settings().file_title(),
            &browser::now().date().to_string(),
            &text,
        );
    }
}

/// Saves the text of a scorecard file under its title and a day.
pub fn save(title: &str, day: &str, text: &str) {
    let name = format!("{}-{day}{EXTENSION}", browser::file_stem(title));
    browser::save_file(&name, "application/json", text);
}

/// Says how many records of a kind: "1 KPI", "12 actions".
pub fn count(kind: Kind, number: usize) -> String {
    match (kind, number) {
        (Kind::Settings, _) => "settings".to_owned(),
        (kind, number) => format!(
            "{} {}",
            grouped(number),
            verb(number, kind.one(), kind.many())
        ),
    }
}

/// Writes a number with spaces between thousands.
pub fn grouped(number: usize) -> String {
    quantity::number(number as f64, 0)
}

/// Says a size in characters or bytes.
pub fn size(units: usize) -> String {
    match units {
        0..1_000 => format!("{units} bytes"),
        1_000..1_000_000 => format!("{:.0} KB", units as f64 / 1024.0),
        _ => format!("{:.1} MB", units as f64 / 1_048_576.0),
    }
}
