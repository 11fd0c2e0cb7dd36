//! A field, the way to it, and what is typed into it.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use thirtyfour::Key;

/// A field, and the way to it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Field {
    /// What is stored when somebody comes to it: the number of a [`super::find::Walker`]'s ground.
    #[serde(default)]
    pub ground: usize,
    #[serde(default)]
    pub route: String,
    /// What is pressed to see it.
    pub path: Vec<Value>,
    pub name: String,
    /// What it is found by.
    pub key: String,
    pub kind: String,
    #[serde(rename = "type")]
    pub control: String,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({})", self.route, self.key, self.kind)?;
        let mut path = self.path.iter().filter_map(|step| step[0].as_str());
        path.try_for_each(|step| write!(f, " > {step}"))
    }
}

/// What is typed, and what of it is looked for.
pub struct Typing {
    pub keys: String,
    pub text: String,
    /// The field holds this and nothing else.
    pub is_whole: bool,
    /// It is typed in the place of what was there.
    pub is_instead: bool,
}

impl Field {
    pub fn is_chosen(&self) -> bool {
        ["select", "checkbox", "radio"].contains(&self.control.as_str())
    }

    pub fn is_search(&self) -> bool {
        self.control == "search"
    }

    pub fn is_date(&self) -> bool {
        ["date", "time", "datetime-local"].contains(&self.control.as_str())
    }

    pub fn is_in(&self, place: &str) -> bool {
        self.kind.ends_with(place)
    }

    /// The id of the record that its page is of.
    pub fn record(&self) -> Option<&str> {
        id_in(&self.route)
    }

    /// What is typed into it, where it held this before.
    pub fn typing(&self, number: usize, before: &str) -> Typing {
        let whole = |keys: String, text: &str| Typing {
            keys,
            text: text.to_owned(),
            is_whole: true,
            is_instead: false,
        };
        match self.control.as_str() {
            "date" => return whole("03042027".to_owned(), "2027-03-04"),
            "time" => return whole("0917AM".to_owned(), "09:17"),
            "datetime-local" => {
                let keys = format!("03042027{}0917AM", Key::Tab.value());
                return whole(keys, "2027-03-04T09:17");
            }
            _ => {}
        }
        // Also where a text is expected, and a text where figures are: what a page does not take is kept as well.
        let is_figure = match self.kind.contains("figures") {
            true => !number.is_multiple_of(4),
            false => self.control == "text" && number.is_multiple_of(3),
        };
        if is_figure {
            // So small that no way of writing figures changes them.
            let figure = (0..13).map(|step| (11 + (number + step) % 13).to_string());
            let figure = figure.into_iter().find(|figure| !before.contains(figure));
            if let Some(figure) = figure {
                return Typing {
                    keys: figure.clone(),
                    text: figure,
                    is_whole: false,
                    is_instead: true,
                };
            }
        }
        // Short, for WebKit's driver takes its time for each key.
        let text = format!("t{number:03}");
        Typing {
            keys: format!(" {text}"),
            text,
            is_whole: false,
            is_instead: false,
        }
    }
}

pub fn id_in(route: &str) -> Option<&str> {
    let is_id = |part: &&str| part.len() == 36 && part.matches('-').count() == 4;
    route.split('/').find(is_id)
}

/// What pages have in common: records of a kind, articles, playbooks of the library.
pub fn pattern(route: &str) -> String {
    // The same page, with another tab in front.
    if route == "#/risks/warnings" {
        return "#/risks".to_owned();
    }
    let mut parts: Vec<&str> = route.split('/').collect();
    if let [_, kind, key, ..] = &mut parts[..]
        && (id_in(key).is_some() || ["guide", "playbook"].contains(kind))
    {
        *key = "…";
    }
    parts.join("/")
}
