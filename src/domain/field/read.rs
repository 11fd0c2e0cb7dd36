//! JSON to values, in one way through it: what is known goes to its field, what is not is kept.

use super::{Field, Json, Rule, Value, Variant};
use crate::domain::extra::{Extra, Kept, Step};

/// Why a value was not read, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{why}", place(.path))]
pub struct Fault {
    /// The way to it, like `targets[0].tolerance`; empty when it is the value as a whole.
    pub path: String,
    /// A sentence for people.
    pub why: String,
}

fn place(path: &str) -> String {
    match path {
        "" => String::new(),
        path => format!("{path}: "),
    }
}

impl Fault {
    pub fn new(why: impl Into<String>) -> Fault {
        Fault {
            path: String::new(),
            why: why.into(),
        }
    }

    /// Says what is there, and what belongs there.
    pub fn unlike(json: &Json, belongs: &str) -> Fault {
        let is = match json {
            Json::Null => "null".to_owned(),
            Json::Bool(mark) => mark.to_string(),
            Json::Number(number) => format!("the number `{number}`"),
            Json::String(text) => format!("the text {:?}", shortened(text)),
            Json::Array(_) => "a list".to_owned(),
            Json::Object(_) => "an object".to_owned(),
        };
        Fault::new(format!("it is {is}, where {belongs} belongs"))
    }

    fn within(self, step: Step) -> Fault {
        let step = match step {
            Step::Member(name) => name.to_owned(),
            Step::Item(at, _) => format!("[{at}]"),
        };
        let path = match self.path.as_str() {
            below if below.is_empty() || below.starts_with('[') => step + below,
            below => format!("{step}.{below}"),
        };
        Fault { path, ..self }
    }
}

/// Returns a text of other people short enough for a sentence, without what turns the sentence around it.
pub fn shortened(text: &str) -> String {
    const LIMIT: usize = 60;
    let turns = |c: char| matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut letters = text.chars().filter(|c| !turns(*c));
    let mut short: String = letters.by_ref().take(LIMIT).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

/// Where the codec is in a record, and what it found there that is unknown.
#[derive(Default)]
pub struct JsonReader {
    /// The way from the nearest object that keeps what is unknown.
    way: Vec<Step>,
    unknown: Vec<Kept>,
}

impl JsonReader {
    /// Reads what is one step down.
    pub fn value(&mut self, step: Step, value: &mut dyn Value, json: &Json) -> Result<(), Fault> {
        self.way.push(step);
        value.read(json, self).map_err(|fault| fault.within(step))?;
        self.way.pop();
        Ok(())
    }

    /// Reads an object. Without an `Extra` of its own, what is unknown in it is kept by the object around it.
    pub fn members(
        &mut self,
        fields: &'static [Field],
        values: &mut [&mut dyn Value],
        extra: Option<&mut Extra>,
        json: &Json,
    ) -> Result<(), Fault> {
        let Some(extra) = extra else {
            return self.known(fields, values, json, &mut |reader, name, json| {
                reader.keep(name, json);
            });
        };
        let outer = std::mem::take(self);
        self.known(fields, values, json, &mut |_, name, json| {
            extra.insert(name.to_owned(), json.clone());
        })?;
        let below = std::mem::replace(self, outer).unknown;
        extra.keep_below(below);
        Ok(())
    }

    fn known(
        &mut self,
        fields: &'static [Field],
        values: &mut [&mut dyn Value],
        json: &Json,
        unknown: &mut dyn FnMut(&mut JsonReader, &str, &Json),
    ) -> Result<(), Fault> {
        let Json::Object(members) = json else {
            return Err(Fault::unlike(json, "an object"));
        };
        let mut found = 0_u64;
        for (name, json) in members {
            let at = fields.iter().position(|field| field.key == name);
            match at.zip(at.and_then(|at| values.get_mut(at))) {
                Some((at, value)) => {
                    found |= 1 << at;
                    self.value(Step::Member(fields[at].key), *value, json)?;
                }
                None => unknown(self, name, json),
            }
        }
        let lacks =
            |(at, field): &(usize, &Field)| field.rule == Rule::Needed && found & (1 << at) == 0;
        match fields.iter().enumerate().find(lacks) {
            Some((_, field)) => Err(Fault::new(format!("the field `{}` is missing", field.key))),
            None => Ok(()),
        }
    }

    fn keep(&mut self, name: &str, json: &Json) {
        self.unknown.push(Kept {
            way: self.way.as_slice().into(),
            name: name.to_owned(),
            value: json.clone(),
        });
    }

    /// Finds the choice that the value makes, and what belongs to it. Beside the one that is known, a newer version may
    /// say more.
    pub fn variant<'j>(
        &mut self,
        variants: &'static [Variant],
        json: &'j Json,
    ) -> Result<(usize, &'j Json), Fault> {
        let of = |name: &str, is_plain: bool| {
            let is_it = |one: &Variant| one.name == name && one.is_plain == is_plain;
            variants.iter().position(is_it)
        };
        match json {
            Json::String(name) => match of(name, true) {
                Some(at) => Ok((at, json)),
                None => Err(unlike_all(variants, json)),
            },
            Json::Object(members) if variants.iter().any(|one| !one.is_plain) => {
                let mut known = None;
                for (name, json) in members {
                    match of(name, false) {
                        None => self.keep(name, json),
                        Some(_) if known.is_some() => {
                            let why = "it says two things of which only one can hold";
                            return Err(Fault::new(why));
                        }
                        Some(at) => known = Some((at, json)),
                    }
                }
                known.ok_or_else(|| unlike_all(variants, json))
            }
            other => Err(unlike_all(variants, other)),
        }
    }

    /// Reads what belongs to a choice.
    pub fn one(
        &mut self,
        name: &'static str,
        values: &mut [&mut dyn Value],
        json: &Json,
    ) -> Result<(), Fault> {
        let mut values = values.iter_mut();
        values.try_for_each(|value| self.value(Step::Member(name), *value, json))
    }

    /// The same for a list of so many.
    pub fn items(
        &mut self,
        name: &'static str,
        values: &mut [&mut dyn Value],
        json: &Json,
    ) -> Result<(), Fault> {
        self.list(values, json)
            .map_err(|fault| fault.within(Step::Member(name)))
    }

    /// Reads a list of so many numbers, in which nothing can be unknown.
    pub fn list(&mut self, values: &mut [&mut dyn Value], json: &Json) -> Result<(), Fault> {
        let count = values.len();
        match json {
            Json::Array(items) if items.len() == count => {
                let mut pairs = values.iter_mut().zip(items).enumerate();
                pairs.try_for_each(|(at, (value, item))| {
                    self.value(Step::Item(at, count), *value, item)
                })
            }
            Json::Array(items) => {
                let why = format!(
                    "it is a list of {}, where one of {count} belongs",
                    items.len()
                );
                Err(Fault::new(why))
            }
            other => Err(Fault::unlike(other, "a list")),
        }
    }

    /// The same for an object.
    pub fn object(
        &mut self,
        name: &'static str,
        fields: &'static [Field],
        values: &mut [&mut dyn Value],
        json: &Json,
    ) -> Result<(), Fault> {
        let step = Step::Member(name);
        self.way.push(step);
        self.members(fields, values, None, json)
            .map_err(|fault| fault.within(step))?;
        self.way.pop();
        Ok(())
    }
}

fn unlike_all(variants: &[Variant], json: &Json) -> Fault {
    let names: Vec<String> = variants
        .iter()
        .map(|one| format!("`{}`", one.name))
        .collect();
    Fault::unlike(json, &format!("one of {}", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::record::{AnyRecord, Kind};

    #[test]
    fn regression_a_letter_that_turns_the_direction_turned_the_sentence_around() {
        assert_eq!(shortened("12\u{202e}43\u{2066}"), "1243");
        assert_eq!(shortened(&"x".repeat(61)), "x".repeat(60) + "…");
        assert_eq!(shortened(&"x".repeat(60)), "x".repeat(60));
    }

    /// Returns the fault of a KPI that is right but for some fields.
    fn fault_in(wrong: &Json) -> Fault {
        let mut kpi = json!({
            "id": "00000001-52c1-4d7e-9b0a-000000000001",
            "name": "Uptime",
            "unit": "percent",
            "targets": [{"from": "2026-01-01", "target": {"at_least": 99}}],
            "cadence": "daily",
        });
        for (name, value) in wrong.as_object().into_iter().flatten() {
            match value {
                Json::Null => kpi.as_object_mut().and_then(|fields| fields.remove(name)),
                value => kpi
                    .as_object_mut()
                    .and_then(|fields| fields.insert(name.clone(), value.clone())),
            };
        }
        AnyRecord::read(Kind::Kpi, &kpi).unwrap_err()
    }

    fn path_in(wrong: &Json) -> String {
        fault_in(wrong).path
    }

    fn path_in_target(target: &Json) -> String {
        let first = json!({"from": "2026-01-01", "target": {"at_least": 99}});
        path_in(&json!({"targets": [first, target]}))
    }

    #[test]
    fn a_fault_is_found_at_its_place() {
        assert_eq!(path_in(&json!({"name": 7})), "name");
        assert_eq!(
            path_in(&json!({"cadence": "often", "theme": "often"})),
            "cadence"
        );
        assert_eq!(path_in(&json!({"unit": ["percent"]})), "unit");
        assert_eq!(path_in(&json!({"targets": {"a": 1}})), "targets");
        assert_eq!(path_in_target(&json!(7)), "targets[1]");
        assert_eq!(
            path_in_target(&json!({"from": "2026", "target": {"at_least": 1}})),
            "targets[1].from"
        );
        assert_eq!(
            path_in_target(&json!({"from": "2026-01-01", "target": {"within": [1, "2"]}})),
            "targets[1].target.within[1]"
        );
    }

    #[test]
    fn a_fault_of_the_whole_is_not_laid_on_its_last_part() {
        assert_eq!(path_in(&json!({"name": null})), "");
        assert_eq!(path_in(&json!({"unit": null})), "");
        assert_eq!(
            path_in_target(&json!({"target": {"at_least": 1}})),
            "targets[1]"
        );
        assert_eq!(path_in_target(&json!({"from": "2026-01-01"})), "targets[1]");
        assert_eq!(
            path_in_target(&json!({"from": "2026-01-01", "target": {"about": 1}})),
            "targets[1].target"
        );
        assert_eq!(
            path_in_target(&json!({"from": "2026-01-01", "target": {"within": [1]}})),
            "targets[1].target.within"
        );
    }

    #[test]
    fn a_fault_says_what_is_there_and_what_belongs_there() {
        let says = |wrong: Json| fault_in(&wrong).why;
        assert_eq!(
            says(json!({"name": 7})),
            "it is the number `7`, where a text belongs"
        );
        assert_eq!(
            says(json!({"focus": "no"})),
            "it is the text \"no\", where true or false belongs"
        );
        assert_eq!(
            says(json!({"owner": {}})),
            "it is an object, where a text belongs"
        );
        assert_eq!(
            says(json!({"id": "x"})),
            "it is the text \"x\", where a UUID belongs"
        );
        assert_eq!(
            says(json!({"derived": "often"})),
            "it is the text \"often\", where one of `risk_burn_down` belongs"
        );
        let long = says(json!({"cadence": "x".repeat(100_000)}));
        assert!(long.len() < 300, "{long}");
    }
}
