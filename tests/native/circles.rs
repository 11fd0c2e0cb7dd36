//! No circle of imports among more than a few files: each file can be read with what stands below it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Files that need each other are one thing in several files; of more than these nobody keeps an overview.
const MOST: usize = 6;

type Imports = BTreeMap<String, BTreeSet<String>>;

/// Returns what each module of a folder imports, without its tests; a module is called `domain::measure::kpi`.
fn imports() -> Imports {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut texts = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension() {
                None => folders.push(path),
                Some(end) if end == "rs" => {
                    let text = fs::read_to_string(&path).unwrap();
                    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
                    texts.insert(module(path.strip_prefix(&root).unwrap()), code.to_owned());
                }
                _ => {}
            }
        }
    }
    let known: BTreeSet<&String> = texts.keys().collect();
    let imported = |module: &String, code: &String| {
        let paths = uses(code).into_iter().filter_map(|path| {
            let path = absolute(&path, module)?;
            // The longest beginning that is a module; the rest is what stands in it.
            (0..=path.len())
                .rev()
                .map(|length| path[..length].join("::"))
                .find(|path| known.contains(path))
        });
        paths.filter(|other| other != module).collect()
    };
    (texts.iter())
        .map(|(module, code)| (module.clone(), imported(module, code)))
        .collect()
}

fn module(path: &Path) -> String {
    let path: PathBuf = path.with_extension("");
    let mut parts: Vec<&str> = path.iter().map(|part| part.to_str().unwrap()).collect();
    if parts.last() == Some(&"mod") {
        parts.pop();
    }
    parts.join("::")
}

/// Returns the paths of all `use` statements, each thing in braces by itself.
fn uses(code: &str) -> Vec<String> {
    let lines: Vec<&str> = (code.lines())
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = lines.join(" ");
    let statements = code
        .split(" use ")
        .skip(1)
        .filter_map(|rest| rest.split(';').next());
    statements.flat_map(|tree| spread(tree.trim())).collect()
}

fn spread(tree: &str) -> Vec<String> {
    let Some((before, rest)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap().trim().to_owned()];
    };
    let inside = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for letter in inside.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(letter);
    }
    let parts = parts.iter().map(|part| part.trim());
    let parts = parts.filter(|part| !part.is_empty());
    parts
        .flat_map(|part| spread(&format!("{before}{part}")))
        .collect()
}

/// Returns the path from the root; nothing for what is of another crate.
fn absolute(path: &str, module: &str) -> Option<Vec<String>> {
    let mut parts: Vec<String> = path.split("::").map(str::to_owned).collect();
    let mut at: Vec<String> = module.split("::").map(str::to_owned).collect();
    match parts[0].as_str() {
        "crate" => at.clear(),
        "self" => {}
        "super" => {
            let ups = parts.iter().take_while(|part| *part == "super").count();
            at.truncate(at.len() - ups);
            parts.drain(..ups - 1);
        }
        _ => return None,
    }
    at.extend(parts.drain(1..));
    Some(at)
}

/// Returns everything that can be reached from a module.
fn below<'a>(imports: &'a Imports, from: &'a str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(module) = open.pop() {
        for next in imports.get(module).into_iter().flatten() {
            if reached.insert(next.as_str()) {
                open.push(next);
            }
        }
    }
    reached
}

/// Returns the largest set of files of which each needs all others.
fn largest(imports: &Imports) -> BTreeSet<&str> {
    let below: BTreeMap<&str, BTreeSet<&str>> = (imports.keys())
        .map(|module| (module.as_str(), below(imports, module)))
        .collect();
    let circle = |module: &&str| -> BTreeSet<&str> {
        let others = below[module].iter().copied();
        others
            .filter(|other| below[other].contains(module))
            .collect()
    };
    let circles = below.keys().map(circle);
    circles.max_by_key(BTreeSet::len).unwrap_or_default()
}

#[test]
fn no_circle_of_imports_has_more_than_a_few_files() {
    let imports = imports();
    assert!(
        imports["domain::scorecard"].contains("domain::record"),
        "imports are not found any more"
    );
    let circle = largest(&imports);
    assert!(
        circle.len() <= MOST,
        "{} files need each other: {circle:#?}",
        circle.len()
    );
}

#[test]
fn a_circle_is_found_through_braces_and_parents() {
    let code =
        "use super::{slot::{self, Slot}, scorecard::Edit as Change};\n// use super::record;\n";
    let paths = uses(&format!(" {code}"));
    assert_eq!(
        paths,
        [
            "super::slot::self",
            "super::slot::Slot",
            "super::scorecard::Edit"
        ]
    );
    let one = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect();
    let imports = Imports::from([
        ("a".to_owned(), one(&["b"])),
        ("b".to_owned(), one(&["c"])),
        ("c".to_owned(), one(&["a"])),
        ("d".to_owned(), one(&["a"])),
    ]);
    assert_eq!(largest(&imports), BTreeSet::from(["a", "b", "c"]));
    assert_eq!(
        absolute("super::slot::Slot", "domain::record").unwrap(),
        ["domain", "slot", "Slot"]
    );
}
