//! The guide against the pages: each "Why?" has its text, and each link of an article and of the tour leads to a page.

use linchpin::library::guide::tour::{STEPS, TourPlace};
use linchpin::library::guide::{articles, figure};
use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Returns what stands between the words and the next quotation mark, everywhere in the text.
fn quoted<'a>(text: &'a str, words: &str) -> Vec<&'a str> {
    let after = text.split(words).skip(1);
    after.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_why_of_a_page_has_its_text() {
    let mut files = Vec::new();
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/pages");
    sources(&pages, &mut files);
    let mut asked = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for key in [quoted(&text, " why=\""), quoted(&text, "why(\"")].concat() {
            assert!(figure(key).is_some(), "{key} in {}", file.display());
            asked += 1;
        }
    }
    assert!(asked >= 20, "only {asked} figures are explained");
}

#[test]
fn every_link_leads_to_a_page() {
    let route = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/route.rs");
    let route = fs::read_to_string(route).unwrap();
    let links = articles().map(|article| article.doing.1);
    let places = STEPS.iter().filter_map(|step| match step.place {
        TourPlace::Page(address) => Some(address),
        TourPlace::Kpi(_) => None,
    });
    for link in links.chain(places) {
        let address = link.strip_prefix("#/").expect(link);
        assert!(route.contains(&format!("    \"{address}\": ")), "{link}");
    }
}
