//! Faults of English that a program can find.

use linchpin::domain::words::english::article;

/// Words that may stand twice.
const TWICE: [&str; 2] = ["that", "had"];
/// What comes before a noun, so that two of them in a row are one too many.
const DETERMINERS: [&str; 9] = [
    "a", "an", "the", "our", "your", "my", "its", "their", "every",
];
/// Words that end in -s and are no plurals.
const NO_PLURAL: [&str; 24] = [
    "is", "was", "has", "this", "its", "does", "less", "us", "as", "always", "plus", "minus",
    "across", "process", "access", "business", "analysis", "status", "says", "needs", "stands",
    "costs", "comes", "s",
];
/// Things that the product counts.
const THINGS: [&str; 40] = [
    "kpi",
    "risk",
    "task",
    "value",
    "day",
    "week",
    "month",
    "year",
    "hour",
    "minute",
    "step",
    "request",
    "decision",
    "action",
    "gap",
    "finding",
    "question",
    "project",
    "update",
    "file",
    "row",
    "point",
    "measure",
    "scorecard",
    "incident",
    "person",
    "answer",
    "case",
    "signal",
    "report",
    "concern",
    "option",
    "change",
    "word",
    "sentence",
    "stakeholder",
    "drill",
    "run",
    "conflict",
    "record",
];
const NUMBERS: [&str; 11] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// Returns what is wrong with a text, each with the words that it is found by.
pub fn faults(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        in_line(line.trim(), &mut found);
    }
    found
}

fn in_line(line: &str, found: &mut Vec<String>) {
    let mut say = |what: &str, words: &str| found.push(format!("{what}: “{words}” in “{line}”"));
    for wrong in [
        "  ", " ,", " .", "..", ",,", " ;", "( ", " )", ",.", "“”", "{", "}", "!.",
    ] {
        let is_meant = wrong == ".." && line.contains("...");
        if line.contains(wrong) && !is_meant {
            say("marks", wrong);
        }
    }
    let words: Vec<&str> = line
        .split([' ', '\u{a0}', '\u{202f}'])
        .filter(|word| !word.is_empty())
        .collect();
    for (at, pair) in words.windows(2).enumerate() {
        // A large A within a sentence names something: plan A.
        let is_within = at > 0 && words[at - 1].ends_with(char::is_alphanumeric);
        let (Some(first), Some(second)) = (closed(pair[0]), opened(pair[1])) else {
            continue;
        };
        let both = format!("{first} {second}");
        let (one, two) = (first.to_lowercase(), second.to_lowercase());
        let is_word = one.chars().any(char::is_alphabetic);
        if is_word && one == two && !TWICE.contains(&one.as_str()) {
            say("twice", &both);
        }
        let is_name =
            first == "A" && (is_within || second.chars().next().is_some_and(char::is_uppercase));
        if ["a", "an"].contains(&one.as_str())
            && !two.is_empty()
            && !is_name
            && article(second) != one
        {
            say("article", &both);
        }
        if DETERMINERS.contains(&one.as_str()) && ["a", "an", "the"].contains(&two.as_str()) {
            say("two articles", &both);
        }
        let is_one = ["1", "one"].contains(&one.as_str());
        let singular = two.strip_suffix('s').unwrap_or_default();
        if is_one
            && (THINGS.contains(&singular) || two == "times")
            && !NO_PLURAL.contains(&two.as_str())
        {
            say("one of many", &both);
        }
        let is_many = NUMBERS.contains(&one.as_str())
            || (one != "1" && !one.is_empty() && one.chars().all(|c| c.is_ascii_digit()));
        let ends = pair[1].trim_end_matches(['.', ',', ';', ':', '!', '?', '”', ')']);
        let is_compound =
            ends == pair[1] && words.get(at + 2).is_some_and(|next| next.ends_with('s'));
        if is_many && !is_compound && THINGS.contains(&ends.to_lowercase().as_str()) {
            say("many of one", &both);
        }
        if one == "all" && ["one", "two", "1", "2"].contains(&two.as_str()) {
            say("all of a few", &both);
        }
    }
    for (at, triple) in words.windows(3).enumerate() {
        let [one, two, three] = triple else { continue };
        let before = |back: usize| at.checked_sub(back).map_or("", |at| words[at]);
        let is_part =
            before(1).eq_ignore_ascii_case("of") || (before(1) == "the" && before(2) == "of");
        let is_time = ["day", "week", "month", "year", "hour", "minute"]
            .iter()
            .any(|unit| two.to_lowercase().starts_with(unit));
        if is_part || is_time {
            continue; // None of two steps is done; two weeks is a usual limit.
        }
        let (one, two, three) = (one.to_lowercase(), two.to_lowercase(), three.to_lowercase());
        let counts_one = one == "1" || one == "one";
        if counts_one
            && THINGS.contains(&two.as_str())
            && ["are", "were", "have", "cost", "do"].contains(&three.as_str())
        {
            say("verb", &triple.join(" "));
        }
        let many = two.strip_suffix('s').unwrap_or_default();
        let counts_many = NUMBERS.contains(&one.as_str());
        if counts_many
            && THINGS.contains(&many)
            && ["is", "was", "has", "costs"].contains(&three.as_str())
        {
            say("verb", &triple.join(" "));
        }
    }
}

/// Behind these a full stop ends no sentence.
const SHORT: [&str; 6] = ["e.g.", "i.e.", "etc.", "Art.", "No.", "vs."];

/// Returns the small letters at the beginnings of sentences, with what is around them. Names that are written with a capital
/// within, like `eBay`, stay as they are.
pub fn small_starts(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        for pair in words.windows(2) {
            let [before, next] = pair else { continue };
            let is_end = before.ends_with(['.', '!', '?']) && !SHORT.contains(before);
            let is_small = next.chars().next().is_some_and(char::is_lowercase);
            if is_end && is_small && !next.chars().any(char::is_uppercase) {
                found.push(format!("small: “{before} {next}” in “{line}”"));
            }
        }
        if text.starts_with(line)
            && line.chars().next().is_some_and(char::is_lowercase)
            && !words[0].chars().any(char::is_uppercase)
        {
            found.push(format!("small: “{line}”"));
        }
    }
    found
}

/// Returns the word when the one after it belongs to the same phrase.
fn closed(word: &str) -> Option<&str> {
    let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    bare.chars().next_back().filter(|c| c.is_alphanumeric())?;
    Some(bare)
}

/// Returns the word when it belongs to the phrase before it.
fn opened(word: &str) -> Option<&str> {
    word.chars()
        .next()
        .filter(|c| c.is_alphanumeric() || *c == '“')?;
    Some(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

#[test]
fn small_letters_at_the_start_of_a_sentence_are_found() {
    for wrong in ["It broke. we know.", "two are late.", "Why? nobody knows."] {
        assert_eq!(small_starts(wrong).len(), 1, "{wrong}");
    }
    for right in ["It broke. We know, e.g. this.", "eBay is late. eBay knows."] {
        assert_eq!(small_starts(right), [""; 0], "{right}");
    }
}

#[test]
fn faults_are_found_and_sound_sentences_have_none() {
    for wrong in [
        "above the the risk we agreed to accept",
        "A attacker used it.",
        "used an use",
        "at at least 99.9 %",
        "It happens 1 times a year.",
        "All two KPIs are on target.",
        "There are two risk.",
        "Two risks is open.",
        "One KPI are off.",
        "our the limit",
        "It is late..",
        "Nothing  here.",
    ] {
        assert_ne!(faults(wrong), [""; 0], "{wrong}");
    }
    for right in [
        "I know that that is so.",
        "An hour, a user, an SLA and a one-off.",
        "One is late. Two risks are open, 1 task has no owner.",
        "Plan A attracts nobody.",
        "It costs one process, 1 business day and 12 values.",
    ] {
        assert_eq!(faults(right), [""; 0], "{right}");
    }
}
