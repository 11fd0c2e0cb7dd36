//! Content as text: the reader of the files in `src/library/en`, which need no Rust to be corrected.
//!
//! ```text
//! // A comment.
//! # Ransomware                          an entry, with its title
//! key: ransomware                       a field of one line
//! signals:                              a list
//! - Backup jobs fail.
//! - A note in a folder names a price.
//! text:                                 a text of several lines, each behind four spaces
//!     Hello all,
//!
//!     we work on it.
//! ## Step: Confirm it, and note the time.    an entry within it, with its kind and its title
//! minute: 3
//! ```
//!
//! A field that nobody reads, one that is missing, and a value that is none of those known are faults; each says where it
//! stands. The files are part of the program, and a test reads all of them.

use std::cell::Cell;

use thiserror::Error;

/// A file of content.
#[derive(Clone, Copy)]
pub struct File {
    pub name: &'static str,
    pub text: &'static str,
}

/// A file of the folder `src/library/en`.
macro_rules! file {
    ($name:literal) => {
        $crate::library::text::File {
            name: $name,
            text: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/src/library/en/",
                $name
            )),
        }
    };
}

/// Reads a struct from an entry: each field from that of its name, or from what is said behind `=`.
macro_rules! read {
    ($entry:ident => $type:ident { $($field:ident $(= $value:expr)?),* $(,)? }) => {{
        let made = $type { $($field: read!(@ $entry, $field $(, $value)?)),* };
        $entry.end()?;
        Ok(made)
    }};
    (@ $entry:ident, $field:ident, $value:expr) => { $value };
    (@ $entry:ident, $field:ident) => { $entry.get(stringify!($field))? };
}

/// Lets choices be read by their names, whatever their case.
macro_rules! choices {
    ($($type:ty),* $(,)?) => { $(
        impl $crate::library::text::Value for $type {
            fn from_line(line: &'static str) -> Result<Self, String> {
                let all = <$type>::ALL.into_iter();
                let mut named = all.filter(|one| one.name().eq_ignore_ascii_case(line));
                named.next().ok_or_else(|| {
                    format!("“{line}” is none of: {}", <$type>::ALL.map(|one| one.name()).join(", "))
                })
            }
        }
    )* };
}

pub(crate) use {choices, file, read};

/// What is wrong with a file of content.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}, line {line}: {what}")]
pub struct Fault {
    file: &'static str,
    line: usize,
    what: String,
}

/// Reads the entries of a file.
pub fn entries<T>(file: File, read: impl Fn(&Entry) -> Result<T, Fault>) -> Vec<T> {
    let read = try_entries(file, read);
    // The files are part of the program, and a test reads all of them.
    read.unwrap_or_else(|fault| panic!("{fault}"))
}

/// The same, of a file that may hold faults.
pub fn try_entries<T>(
    file: File,
    read: impl Fn(&Entry) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    parse(file)?.iter().map(read).collect()
}

/// An entry: its title, its fields, and the entries within it.
#[derive(Debug)]
pub struct Entry {
    file: &'static str,
    line: usize,
    kind: &'static str,
    title: &'static str,
    fields: Vec<TextField>,
    inner: Vec<Entry>,
    is_read: Cell<bool>,
}

/// A field as it is written: its lines, without what marks them as a list or as a text.
#[derive(Debug)]
struct TextField {
    line: usize,
    name: &'static str,
    first: &'static str,
    more: Vec<&'static str>,
    is_list: bool,
    is_read: Cell<bool>,
}

impl Entry {
    pub fn title(&self) -> &'static str {
        self.title
    }

    /// Returns what the title names.
    pub fn named<T: Value>(&self) -> Result<T, Fault> {
        T::from_line(self.title).map_err(|what| Fault {
            file: self.file,
            line: self.line,
            what,
        })
    }

    /// Returns the field of this name; “_” stands for a space.
    pub fn get<T: Value>(&self, name: &str) -> Result<T, Fault> {
        let name = name.replace('_', " ");
        let field = self.fields.iter().find(|field| field.name == name);
        if let Some(field) = field {
            field.is_read.set(true);
        }
        let given = field.map(Given);
        T::from_field(given).map_err(|what| Fault {
            file: self.file,
            line: field.map_or(self.line, |field| field.line),
            what: format!("{name}: {what}"),
        })
    }

    /// Returns the text of this name; empty where there is none.
    pub fn text(&self, name: &str) -> Result<&'static str, Fault> {
        Ok(self.get::<Option<_>>(name)?.unwrap_or_default())
    }

    /// Reads the entries of a kind within this one.
    pub fn each<T>(
        &self,
        kind: &str,
        read: impl Fn(&Entry) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let of_kind = self.inner.iter().filter(|entry| entry.kind == kind);
        of_kind
            .map(|entry| {
                entry.is_read.set(true);
                read(entry)
            })
            .collect()
    }

    /// Says that all is read that belongs there; what else stands in the entry is a fault.
    pub fn end(&self) -> Result<(), Fault> {
        let field = self.fields.iter().find(|field| !field.is_read.get());
        let field = field.map(|field| (field.line, field.name));
        let inner = self.inner.iter().find(|entry| !entry.is_read.get());
        let unread = field.or(inner.map(|entry| (entry.line, entry.kind)));
        match unread {
            Some((line, name)) => Err(Fault {
                file: self.file,
                line,
                what: format!("nothing here is called “{name}”"),
            }),
            None => Ok(()),
        }
    }
}

/// A field that is there.
#[derive(Clone, Copy)]
pub struct Given<'a>(&'a TextField);

impl Given<'_> {
    fn line(self) -> Result<&'static str, String> {
        match (self.0.first, self.0.more.is_empty()) {
            (first, true) => Ok(first),
            _ => Err("is one line, not several".to_owned()),
        }
    }

    fn text(self) -> &'static str {
        match self.0.more.is_empty() {
            true => self.0.first,
            // Content is read once and stays while the program runs.
            false => self.0.more.join("\n").leak(),
        }
    }

    fn list(self) -> Result<Vec<&'static str>, String> {
        match self.0.is_list || (self.0.first.is_empty() && self.0.more.is_empty()) {
            true => Ok(self.0.more.clone()),
            false => Err("is a list; begin each line of it with “- ”".to_owned()),
        }
    }
}

/// What can be read from content.
pub trait Value: Sized {
    /// Reads a line, or says in words what is wrong with it.
    fn from_line(line: &'static str) -> Result<Self, String>;

    /// Reads a field, which may be missing.
    fn from_field(given: Option<Given>) -> Result<Self, String> {
        Self::from_line(given.ok_or_else(missing)?.line()?)
    }
}

fn missing() -> String {
    "is missing".to_owned()
}

impl Value for &'static str {
    fn from_line(line: &'static str) -> Result<Self, String> {
        Ok(line)
    }

    fn from_field(given: Option<Given>) -> Result<Self, String> {
        given.map(Given::text).ok_or_else(missing)
    }
}

impl<T: Value> Value for Vec<T> {
    fn from_line(line: &'static str) -> Result<Self, String> {
        line.split(", ").map(T::from_line).collect()
    }

    fn from_field(given: Option<Given>) -> Result<Self, String> {
        let lines = given.map_or(Ok(Vec::new()), Given::list)?;
        lines.into_iter().map(T::from_line).collect()
    }
}

impl<T: Value> Value for Option<T> {
    fn from_line(line: &'static str) -> Result<Self, String> {
        T::from_line(line).map(Some)
    }

    fn from_field(given: Option<Given>) -> Result<Self, String> {
        given.map(|given| T::from_field(Some(given))).transpose()
    }
}

/// Things of a line, with commas between them; none where the field is missing.
pub struct Several<T>(pub Vec<T>);

impl<T: Value> Value for Several<T> {
    fn from_line(line: &'static str) -> Result<Self, String> {
        Vec::from_line(line).map(Several)
    }

    fn from_field(given: Option<Given>) -> Result<Self, String> {
        given.map_or(Ok(Several(Vec::new())), |given| {
            Self::from_line(given.line()?)
        })
    }
}

/// Two things of a line, with a colon between them.
impl<A: Value, B: Value> Value for (A, B) {
    fn from_line(line: &'static str) -> Result<Self, String> {
        let parts = line.split_once(": ");
        let (first, second) = parts.ok_or("lacks a colon between its two parts")?;
        Ok((A::from_line(first.trim())?, B::from_line(second.trim())?))
    }
}

macro_rules! numbers {
    ($($type:ty),*) => { $(
        impl Value for $type {
            fn from_line(line: &'static str) -> Result<Self, String> {
                line.parse().map_err(|_| format!("“{line}” is no number that fits"))
            }
        }
    )* };
}
numbers!(u8, u16, u32, f64);

impl Value for bool {
    fn from_line(line: &'static str) -> Result<Self, String> {
        match line {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(format!("“{line}” is neither yes nor no")),
        }
    }
}

/// Puts the lines of a file into entries, fields, lists and texts.
fn parse(file: File) -> Result<Vec<Entry>, Fault> {
    // The entries that are still open, from the outermost in.
    let mut open: Vec<Entry> = Vec::new();
    let mut all = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let fault = |what: &str| Fault {
            file: file.name,
            line: index + 1,
            what: what.to_owned(),
        };
        let field = open.last_mut().and_then(|entry| entry.fields.last_mut());
        if line.starts_with("//") {
        } else if line.trim().is_empty() {
            // An empty line within a text belongs to it; what follows decides.
            if let Some(field) = field.filter(|field| field.is_text()) {
                field.more.push("");
            }
        } else if line.starts_with('#') {
            let words = line.trim_start_matches('#');
            let depth = line.len() - words.len();
            if depth > open.len() + 1 {
                return Err(fault("an entry stands in none that is one level above it"));
            }
            close(&mut open, &mut all, depth - 1);
            open.push(Entry::new(file.name, index + 1, depth, words.trim()));
        } else if let Some(text) = line.strip_prefix("    ") {
            let field = field.filter(|field| field.first.is_empty() && !field.is_list);
            let field =
                field.ok_or_else(|| fault("a text stands under no field that waits for it"))?;
            field.more.push(text);
        } else if let Some(item) = line.strip_prefix("- ") {
            let field = field.filter(|field| field.first.is_empty() && !field.is_text());
            let field = field.ok_or_else(|| fault("an item stands in no list"))?;
            field.is_list = true;
            field.more.push(item.trim());
        } else {
            let (name, first) = line
                .split_once(':')
                .ok_or_else(|| fault("is no field; a field begins with its name and a colon"))?;
            let entry = open
                .last_mut()
                .ok_or_else(|| fault("a field stands in no entry"))?;
            if entry.fields.iter().any(|field| field.name == name.trim()) {
                return Err(fault("the entry has a field of this name already"));
            }
            entry.fields.push(TextField {
                line: index + 1,
                name: name.trim(),
                first: first.trim(),
                more: Vec::new(),
                is_list: false,
                is_read: Cell::new(false),
            });
        }
    }
    close(&mut open, &mut all, 0);
    Ok(all)
}

/// Closes the open entries down to a depth.
fn close(open: &mut Vec<Entry>, all: &mut Vec<Entry>, depth: usize) {
    while open.len() > depth {
        let Some(mut entry) = open.pop() else { return };
        for field in &mut entry.fields {
            while field.more.last().is_some_and(|line| line.is_empty()) {
                field.more.pop();
            }
        }
        match open.last_mut() {
            Some(outer) => outer.inner.push(entry),
            None => all.push(entry),
        }
    }
}

impl Entry {
    /// An entry whose heading has these words; one within another has its kind before a colon.
    fn new(file: &'static str, line: usize, depth: usize, words: &'static str) -> Entry {
        let (kind, title) = match words.split_once(':') {
            Some((kind, title)) if depth > 1 => (kind.trim(), title.trim()),
            _ if depth > 1 => (words, ""),
            _ => ("", words),
        };
        Entry {
            file,
            line,
            kind,
            title,
            fields: Vec::new(),
            inner: Vec::new(),
            is_read: Cell::new(false),
        }
    }
}

impl TextField {
    /// Tells whether it is a text that has begun.
    fn is_text(&self) -> bool {
        !self.is_list && !self.more.is_empty()
    }
}

#[cfg(test)]
mod tests;
