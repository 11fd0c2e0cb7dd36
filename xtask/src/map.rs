//! `cargo xtask map`: where the lines and the bytes of the program are, by room.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::dist::{RUSTFLAGS, release_rustflags};
use crate::process::{Failure, Outcome, cargo, run, step};
use crate::{project, tools};

/// Names of functions begin with these, whoever wrote what they are compiled for.
const OTHERS: &[(&str, &[&str])] = &[
    (
        "Leptos",
        &[
            "leptos",
            "tachys",
            "reactive_graph",
            "leptos_dom",
            "any_spawner",
            "or_poisoned",
        ],
    ),
    ("serde", &["serde", "serde_core", "serde_json"]),
    (
        "the standard library",
        &["core", "alloc", "std", "hashbrown"],
    ),
];
const DEPENDENCIES: &str = "other dependencies";

pub fn print() -> Outcome {
    lines()?;
    bytes()
}

/// Prints the lines of each room: Rust, what of it is tests, and content as text.
fn lines() -> Outcome {
    let mut rooms: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let src = project::root().join("src");
    count(&src, &src, &mut rooms)?;
    println!("{:>7}  {:>7}  {:>7}  room", "Rust", "tests", "text");
    let mut sum = [0; 3];
    for (room, lines) in &rooms {
        println!("{:>7}  {:>7}  {:>7}  {room}", lines[0], lines[1], lines[2]);
        (0..3).for_each(|which| sum[which] += lines[which]);
    }
    println!("{:>7}  {:>7}  {:>7}  all of src\n", sum[0], sum[1], sum[2]);
    Ok(())
}

fn count(folder: &Path, src: &Path, rooms: &mut BTreeMap<String, [usize; 3]>) -> Outcome {
    let entries = fs::read_dir(folder).map_err(|error| {
        Failure::new(
            format!("{} cannot be read: {error}.", folder.display()),
            "Check that the folder is there and yours.",
        )
    })?;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            count(&path, src, rooms)?;
            continue;
        }
        let place = path.strip_prefix(src).unwrap_or(&path).with_extension("");
        let parts: Vec<String> = (place.iter())
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        let lines = rooms.entry(room(&parts)).or_default();
        let text = project::read(&path)?;
        if path.extension().is_some_and(|kind| kind == "txt") {
            lines[2] += text.lines().count();
            continue;
        }
        let is_test = parts
            .iter()
            .any(|part| part == "tests" || part == "properties");
        let tests = match is_test {
            true => text.lines().count(),
            false => (text
                .lines()
                .skip_while(|line| !line.starts_with("mod tests {")))
            .count(),
        };
        lines[0] += text.lines().count();
        lines[1] += tests;
    }
    Ok(())
}

/// The room of a path of modules: two steps down, and three among the pages.
fn room(parts: &[String]) -> String {
    let deep = match parts {
        [ui, pages, ..] if ui == "ui" && pages == "pages" => 3,
        [first, ..] if first == "domain" || first == "ui" => 2,
        _ => 1,
    };
    parts[..deep.min(parts.len())].join("/")
}

/// Prints the bytes of compiled code in each room, before wasm-bindgen and wasm-opt.
fn bytes() -> Outcome {
    step("Compiling the program with the names of its functions");
    tools::wasm_target()?;
    let hint = "Read the compiler's message above.";
    let wasm = "wasm32-unknown-unknown";
    run(
        cargo()
            .args([
                "build",
                "--locked",
                "--release",
                "-p",
                "linchpin",
                "--target",
                wasm,
            ])
            .env(RUSTFLAGS, release_rustflags())
            .current_dir(project::root()),
        hint,
    )?;
    let file = project::target().join(wasm).join("release/linchpin.wasm");
    let unreadable = || {
        Failure::new(
            format!("{} is no wasm with names.", file.display()),
            "Delete it and run the command again.",
        )
    };
    let data = fs::read(&file).map_err(|_| unreadable())?;
    let functions = functions(&data).ok_or_else(unreadable)?;
    let mut rooms: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (name, bytes) in functions {
        let (count, sum) = rooms.entry(owner(&name)).or_default();
        *count += 1;
        *sum += bytes;
    }
    let mut rooms: Vec<(String, (usize, usize))> = rooms.into_iter().collect();
    rooms.sort_by_key(|(_, (_, bytes))| std::cmp::Reverse(*bytes));
    println!("{:>9}  {:>7}  room", "bytes", "of");
    let (mut all, mut many) = (0, 0);
    for (room, (count, bytes)) in rooms {
        println!("{bytes:>9}  {count:>7}  {room}");
        (all, many) = (all + bytes, many + count);
    }
    println!("{all:>9}  {many:>7}  all functions, before wasm-bindgen and wasm-opt");
    Ok(())
}

/// Whose code a function is: the first crate in its mangled name, and for ours the room.
fn owner(name: &str) -> String {
    let path = path(name);
    match path.first().map(String::as_str) {
        Some("linchpin") => room(&path[1..]),
        Some(first) => {
            let other = OTHERS.iter().find(|(_, crates)| crates.contains(&first));
            other.map_or(DEPENDENCIES, |(name, _)| name).to_owned()
        }
        None => DEPENDENCIES.to_owned(),
    }
}

/// The first path in a mangled name: identifiers, each behind its length.
fn path(name: &str) -> Vec<String> {
    let mut path = Vec::new();
    // The newer mangling has a hash before the name of a crate: “Cs”, any letters and digits, “_”.
    let hashed = name.strip_prefix("_R").and_then(|name| {
        let (_, after) = name.split_once("Cs")?;
        after.split_once('_').map(|(_, after)| after)
    });
    let mut rest = hashed.unwrap_or(name);
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        // What is not an identifier ends the path.
        if !path.is_empty() && start > 0 {
            break;
        }
        let digits = rest[start..].find(|letter: char| !letter.is_ascii_digit());
        let end = start + digits.unwrap_or(rest.len() - start);
        let length: usize = rest[start..end].parse().unwrap_or(0);
        let ident = rest[end..].strip_prefix('_').unwrap_or(&rest[end..]);
        let is_ident = |ident: &str| {
            let mut letters = ident.chars();
            let first = letters
                .next()
                .is_some_and(|first| first.is_ascii_lowercase());
            first && letters.all(|one| one.is_ascii_alphanumeric() || one == '_')
        };
        match ident.get(..length).filter(|ident| is_ident(ident)) {
            Some(found) => {
                path.push(found.to_owned());
                rest = &ident[length..];
            }
            None if path.is_empty() && ident.contains("$LT$") => return implemented(ident),
            None if path.is_empty() => rest = &rest[end..],
            None => break,
        }
    }
    path
}

/// The path of the type that something is implemented for, in the older mangling: “$LT$a..b..Type$u20$as$u20$…”; that of
/// the trait where the type can be any.
fn implemented(ident: &str) -> Vec<String> {
    let inside = ident.split_once("$LT$").map_or("", |(_, inside)| inside);
    let of = match inside.split_once("$u20$for$u20$") {
        Some((_, of)) if inside.starts_with("impl") => of,
        _ => inside,
    };
    let of = match of.split_once("$u20$as$u20$") {
        Some((_, of_trait)) if of.starts_with(|first: char| first.is_ascii_uppercase()) => of_trait,
        _ => of,
    };
    let of = of.trim_start_matches("$RF$");
    let of = of.trim_start_matches("mut$u20$");
    let is_part = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    let end = of.find(|letter: char| !is_part(letter) && letter != '_' && letter != '.');
    let parts = of[..end.unwrap_or(of.len())].split("..");
    parts
        .map(str::to_owned)
        .filter(|part| !part.is_empty())
        .collect()
}

/// Reads the functions of a wasm: their names, and how many bytes each has.
fn functions(data: &[u8]) -> Option<Vec<(String, usize)>> {
    let mut sections = Reader(data.strip_prefix(b"\0asm\x01\0\0\0")?);
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    while !sections.0.is_empty() {
        let kind = sections.byte()?;
        let mut section = sections.part()?;
        match kind {
            // Imports: two names, a kind and what it is of; those of functions are counted.
            2 => imported = section.imported_functions()?,
            10 => {
                for _ in 0..section.number()? {
                    sizes.push(section.part()?.0.len());
                }
            }
            0 if section.part()?.0 == b"name" => {
                while !section.0.is_empty() {
                    let kind = section.byte()?;
                    let mut named = section.part()?;
                    for _ in 0..if kind == 1 { named.number()? } else { 0 } {
                        let index = named.number()?;
                        let name = String::from_utf8_lossy(named.part()?.0).into_owned();
                        names.insert(index, name);
                    }
                }
            }
            _ => {}
        }
    }
    let named = |(index, bytes)| (names.remove(&(imported + index)).unwrap_or_default(), bytes);
    let functions: Vec<(String, usize)> = sizes.into_iter().enumerate().map(named).collect();
    (!functions.is_empty()).then_some(functions)
}

/// Reads bytes from the front.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number in LEB128.
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
    }

    /// A part behind its length.
    fn part(&mut self) -> Option<Reader<'a>> {
        let length = self.number()?;
        let (part, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(Reader(part))
    }

    fn imported_functions(&mut self) -> Option<usize> {
        let mut functions = 0;
        for _ in 0..self.number()? {
            self.part()?;
            self.part()?;
            match self.byte()? {
                0 => {
                    functions += 1;
                    self.number()?;
                }
                // A table: what it holds, and its limits; a memory: its limits; a global: its type.
                kind @ (1 | 2) => {
                    if kind == 1 {
                        self.byte()?;
                    }
                    if self.byte()? & 1 == 1 {
                        self.number()?;
                    }
                    self.number()?;
                }
                3 => {
                    self.byte()?;
                    self.byte()?;
                }
                _ => return None,
            }
        }
        Some(functions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mangled_name_tells_the_room_in_both_manglings() {
        let ours = "_RNvNtNtNtCs1a2B_8linchpin2ui5pages6decide4page";
        assert_eq!(owner(ours), "ui/pages/decide");
        let older = "_ZN8linchpin6domain7measure3xmr5limit17h0123456789abcdefE";
        assert_eq!(owner(older), "domain/measure");
        let implemented =
            "_ZN66_$LT$linchpin..ui..dom..node..Node$u20$as$u20$core..clone..Clone$GT$5clone17hE";
        assert_eq!(owner(implemented), "ui/dom");
        let for_ours = "_RINvNtCs3c_4core3ptr13drop_in_placeNtCs1a2B_8linchpin4RiskE";
        assert_eq!(owner(for_ours), "the standard library");
        assert_eq!(owner("__rust_alloc"), DEPENDENCIES);
    }

    #[test]
    fn functions_are_read_with_their_names_and_sizes() {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        // One import, one function of two bytes, and the name of it.
        wasm.extend([2, 7, 1, 1, b'a', 1, b'b', 0, 0]);
        wasm.extend([10, 4, 1, 2, 0, 0x0b]);
        wasm.extend([0, 11, 4, b'n', b'a', b'm', b'e', 1, 4, 1, 1, 1, b'f']);
        assert_eq!(functions(&wasm), Some(vec![("f".to_owned(), 2)]));
        assert_eq!(functions(b"no wasm"), None);
    }
}
