//! The arrows between the modules, and what must be absent where.
//!
//! Each test reads the sources: what the compiler cannot forbid, these do.

use std::fs;
use std::path::{Path, PathBuf};

/// Returns every Rust file below a folder of `src`, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    files(&Path::new("src").join(folder), &["rs"])
}

/// Returns every file below a folder whose name ends in one of these, with its text.
fn files(folder: &Path, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if (path.extension())
                .is_some_and(|extension| endings.iter().any(|ending| extension == *ending))
            {
                found.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "{} has no sources", folder.display());
    found
}

/// Asserts that no file of the folder has any of the words outside comments.
fn absent(folder: &str, words: &[&str]) {
    for (path, text) in sources(folder) {
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for (number, line) in code.enumerate() {
            for word in words {
                assert!(
                    !line.contains(word),
                    "{}: {word} in “{line}” ({number})",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn words_that_depend_on_a_number_are_chosen_in_one_place() {
    // What `words/english.rs` and `words/template.rs` are for.
    let by_hand = [
        r#"{ "is" } else { "are" }"#,
        r#"{ "was" } else { "were" }"#,
        r#"{ "has" } else { "have" }"#,
        r#"{ "" } else { "s" }"#,
        r#"1 => "1 "#,
        r#"1 => format!("1 "#,
        r#"1 => Some("1 "#,
        r#"1 => "One "#,
        r#"{one}s""#,
    ];
    for folder in ["domain", "library", "files", "store", "ui"] {
        absent(folder, &by_hand);
    }
}

#[test]
fn the_domain_knows_no_browser_no_clock_and_no_randomness() {
    absent(
        "domain",
        &["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen"],
    );
    absent(
        "domain",
        &[
            "Utc::",
            "Local::",
            "SystemTime",
            "Instant::",
            "new_v4",
            "rand::",
        ],
    );
}

/// Scripts in the stories are texts to the compiler and to clippy, so this looks at the words themselves.
#[test]
fn no_test_reads_the_clock_of_the_machine() {
    let clocks = [
        "Utc::now",
        "Local::now",
        "SystemTime::now",
        "Instant::now",
        "UNIX_EPOCH",
        "new_0(",
        "new Date()",
        "new Date;",
        "Date.now",
        "Temporal.Now",
        "timeOrigin",
    ];
    // What gives the pages their clock, what measures how long before a crash an edit was made, and this list.
    let exempt = [
        "browser/clock.rs",
        "browser/clock.js",
        "browser/trust.rs",
        "native/architecture.rs",
    ];
    for folder in ["tests", "src"] {
        for (path, text) in files(Path::new(folder), &["rs", "js"]) {
            let is_test = folder == "tests"
                || path.ends_with("tests.rs")
                || path.iter().any(|part| part == "tests");
            if !is_test || exempt.iter().any(|one| path.ends_with(one)) {
                continue;
            }
            let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for clock in clocks {
                assert!(!text.contains(clock), "{} reads {clock}", path.display());
            }
        }
    }
}

#[test]
fn arrows_run_one_way_from_ui_to_store_to_files_to_domain() {
    absent("domain", &["crate::files", "crate::store", "crate::ui"]);
    absent("library", &["crate::files", "crate::store", "crate::ui"]);
    absent("files", &["crate::store", "crate::ui"]);
    absent("store", &["crate::ui", "leptos"]);
}

#[test]
fn only_the_store_touches_storage_databases_and_locks() {
    let storage = [
        "local_storage",
        "session_storage",
        "rexie",
        "idb::",
        "\"locks\"",
        "indexed_db",
    ];
    for folder in ["domain", "library", "files", "ui"] {
        absent(folder, &storage);
    }
}

#[test]
fn text_from_people_never_becomes_markup() {
    let ways = [
        "inner_html",
        "outer_html",
        "insert_adjacent_html",
        "document.write",
        "create_contextual_fragment",
    ];
    absent(".", &ways);
    absent("ui", &[" style=\"", "<style"]);
}

#[test]
fn every_change_to_a_scorecard_goes_through_apply() {
    for (path, text) in sources("ui").into_iter().chain(sources("files")) {
        assert!(
            !text.contains("To::Adopt"),
            "{} adopts versions past an edit",
            path.display()
        );
    }
    let aggregate = sources("domain")
        .into_iter()
        .find(|(path, _)| path.ends_with("scorecard.rs"));
    let (_, text) = aggregate.unwrap();
    let public = text
        .lines()
        .filter(|line| line.contains("pub fn") && line.contains("&mut self"));
    let changing: Vec<&str> = public.collect();
    assert_eq!(changing.len(), 1, "{changing:?}");
    assert!(changing[0].contains("pub fn apply"));
}

/// A file that nobody names is content that nobody sees.
#[test]
fn every_file_of_content_is_read() {
    let code: String = sources("library")
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    let folder = Path::new("src/library/en");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    for (path, _) in files(folder, &["txt"]) {
        let name = path.strip_prefix(&from).unwrap().display();
        let named = format!("file!(\"{name}\")");
        assert!(code.contains(&named), "{name} is read by nobody");
    }
}

#[test]
fn there_is_one_program_and_no_more_javascript_than_starts_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scripts = ["", "public", "src/ui"].into_iter().flat_map(|folder| {
        let entries = fs::read_dir(root.join(folder)).unwrap();
        let files = entries.map(move |entry| {
            let name = entry.unwrap().file_name().into_string().unwrap();
            Path::new(folder).join(name)
        });
        files.filter(|file| file.extension().is_some_and(|extension| extension == "js"))
    });
    let mut scripts: Vec<PathBuf> = scripts.collect();
    scripts.sort();
    assert_eq!(
        scripts,
        ["boot.js", "public/sw.js", "worker.js"].map(PathBuf::from)
    );
    let page = fs::read_to_string(root.join("index.html")).unwrap();
    assert_eq!(page.matches("rel=\"rust\"").count(), 1);
}
