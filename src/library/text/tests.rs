//! Tests of the reader of content.

use super::*;

#[derive(Debug, PartialEq)]
struct Dish {
    name: &'static str,
    minutes: Option<u16>,
    is_hot: bool,
    herbs: Vec<(&'static str, u8)>,
    how: &'static str,
    steps: Vec<&'static str>,
}

fn dish(entry: &Entry) -> Result<Dish, Fault> {
    read!(entry => Dish {
        name = entry.title(),
        minutes, is_hot, herbs, how,
        steps = entry.each("Step", |step| {
            let what = step.title();
            step.end().map(|()| what)
        })?,
    })
}

fn read_dishes(text: &'static str) -> Result<Vec<Dish>, Fault> {
    try_entries(
        File {
            name: "dishes.txt",
            text,
        },
        dish,
    )
}

const SOUP: &str = "// Of the house.\n# Soup: the green one\nis hot: yes\nminutes: 20\nherbs:\n- dill: 2\n- chives: 1\nhow:\n    Boil it.\n\n    Stir: slowly.\n\n## Step: Wash\n## Step: Cut\n# Bread\nis hot: no\nhow:\n";

#[test]
fn entries_have_titles_lines_lists_texts_and_entries_within() {
    let soup = Dish {
        name: "Soup: the green one",
        minutes: Some(20),
        is_hot: true,
        herbs: vec![("dill", 2), ("chives", 1)],
        how: "Boil it.\n\nStir: slowly.",
        steps: vec!["Wash", "Cut"],
    };
    let bread = Dish {
        name: "Bread",
        minutes: None,
        is_hot: false,
        herbs: Vec::new(),
        how: "",
        steps: Vec::new(),
    };
    assert_eq!(read_dishes(SOUP), Ok(vec![soup, bread]));
}

#[test]
fn a_title_may_name_something_and_a_line_may_hold_several() {
    let read = |text| {
        let file = File {
            name: "dishes.txt",
            text,
        };
        let one = |entry: &Entry| {
            let Several(minutes) = entry.get("minutes")?;
            Ok((entry.named::<u8>()?, minutes))
        };
        try_entries::<(u8, Vec<u16>)>(file, one).map_err(|fault| fault.to_string())
    };
    let found = read("# 7\nminutes: 20, 30\n# 8");
    assert_eq!(found, Ok(vec![(7, vec![20, 30]), (8, Vec::new())]));
    for (text, said) in [
        ("# Soup", "line 1: “Soup” is no number that fits"),
        (
            "# 7\nminutes: 20, ten",
            "line 2: minutes: “ten” is no number that fits",
        ),
        (
            "# 7\nminutes:\n- 20\n- 30",
            "line 2: minutes: is one line, not several",
        ),
    ] {
        assert_eq!(read(text), Err(format!("dishes.txt, {said}")));
    }
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    for (text, said) in [
        ("is hot: yes", "line 1: a field stands in no entry"),
        ("# A\nhow: so", "line 1: is hot: is missing"),
        (
            "# A\nis hot: maybe",
            "line 2: is hot: “maybe” is neither yes nor no",
        ),
        (
            "# A\nis hot: no\nhow:\nminutes: 99999",
            "line 4: minutes: “99999” is no number that fits",
        ),
        (
            "# A\nis hot: no\nhow: so\nherbs: dill",
            "line 4: herbs: is a list; begin each line of it with “- ”",
        ),
        (
            "# A\nis hot: no\nhow: so\nherbs:\n- dill",
            "line 4: herbs: lacks a colon between its two parts",
        ),
        (
            "# A\nis hot: no\nhow: so\ncolour: red",
            "line 4: nothing here is called “colour”",
        ),
        (
            "# A\nis hot: no\nhow: so\n## Stop: now",
            "line 4: nothing here is called “Stop”",
        ),
        (
            "# A\n### Step: now",
            "line 2: an entry stands in none that is one level above it",
        ),
        (
            "# A\nhow: so\nhow: so",
            "line 3: the entry has a field of this name already",
        ),
        ("# A\nhow: so\n- dill", "line 3: an item stands in no list"),
        (
            "# A\nhow: so\n    more",
            "line 3: a text stands under no field that waits for it",
        ),
        (
            "# A\nso it is",
            "line 2: is no field; a field begins with its name and a colon",
        ),
    ] {
        let fault = read_dishes(text).map_err(|fault| fault.to_string());
        assert_eq!(fault, Err(format!("dishes.txt, {said}")), "{text}");
    }
}
