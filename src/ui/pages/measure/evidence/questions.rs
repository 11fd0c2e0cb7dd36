//! What only a person knows about a table: which row is the newest, what words mean, from which score on a course is passed,
//! how long findings may stay open, and of which day the file is.

use super::mapper::Mapper;
use crate::domain::measure::evidence::Severity;
use crate::domain::measure::evidence::table::findings::{USUAL_LIMITS, limit};
use crate::domain::measure::evidence::table::{
    About, Asks, Meaning, Role, UnknownWords, UnsaidMark,
};
use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity::doubt::{self, DoubtReading};
use crate::domain::measure::quantity::{self, QuantityReader};
use crate::domain::words::english::counted;
use crate::ui::browser;
use crate::ui::doubt::{Asking, ask, unless_asked};
use crate::ui::intake::UnitChoice;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// All questions that the table asks.
pub fn questions(mapper: &Mapper) -> Node {
    view! {
        {newest(mapper)}
        {parts_of_one(mapper)}
        {pass_mark(mapper)}
        {words(mapper)}
        {marks(mapper)}
        {units(mapper)}
        {limits(mapper)}
        {as_of(mapper)}
    }
}

/// Watches one thing that the table asks.
fn watch<T: Clone + PartialEq + Send + Sync + 'static>(
    mapper: &Mapper,
    of: fn(&Asks) -> T,
) -> Memo<T> {
    let reading = mapper.told.reading;
    Memo::new(move |_| reading.with(|reading| of(&reading.asks)))
}

/// Asks which of several rows of one incident is the newest, where nothing decides it.
fn newest(mapper: &Mapper) -> Node {
    let asks = watch(mapper, |asks| asks.newest.clone());
    let mapping = mapper.mapping;
    let said = Signal::derive(move || mapping.with(|mapping| mapping.newest_first));
    let mapper = mapper.clone();
    let question = move || {
        let number = asks.get();
        if number.is_none() && said.get().is_none() {
            return Node::Nothing;
        }
        let choices = vec![
            Choice::new(Some(true), "The first row"),
            Choice::new(Some(false), "The last row"),
        ];
        let mapper = mapper.clone();
        let choose = Callback::new(move |first| {
            mapper.change(|mapping| mapping.newest_first = first);
        });
        let why = match number {
            Some(number) => format!(
                "“{number}” has several rows that say different things, and nothing tells which of them is the newest."
            ),
            None => "Several rows have the same number.".to_owned(),
        };
        view! {
            <Notice kind=NoticeKind::Warn title="Which row of an incident is the newest?"
                actions=move || view! {
                    <Segmented legend="The newest row of an incident" choices=choices value=said on_commit=choose />
                }>{why}</Notice>
        }
    };
    view! { {question} }
}

/// Asks whether a share of 1 is all, where every share is 0 or 1.
fn parts_of_one(mapper: &Mapper) -> Node {
    let asks = watch(mapper, |asks| asks.parts_of_one);
    let mapping = mapper.mapping;
    let said = Signal::derive(move || mapping.with(|mapping| mapping.parts_of_one));
    let mapper = mapper.clone();
    let question = move || {
        if !asks.get() {
            return Node::Nothing;
        }
        let choices = vec![
            Choice::new(Some(true), "100 %"),
            Choice::new(Some(false), "1 %"),
        ];
        let mapper = mapper.clone();
        let choose = Callback::new(move |parts| {
            mapper.change(|mapping| mapping.parts_of_one = parts);
        });
        view! {
            <Notice kind=NoticeKind::Warn title="Is a share of 1 all of it, or one percent?"
                actions=move || view! {
                    <Segmented legend="A share of 1 is" choices=choices value=said on_commit=choose />
                }>"Every share of the table is 0 or 1, without a sign of percent."</Notice>
        }
    };
    view! { {question} }
}

/// Asks from which score on a course is passed.
fn pass_mark(mapper: &Mapper) -> Node {
    let asks = watch(mapper, |asks| asks.pass_mark.clone());
    let mapping = mapper.mapping;
    let mapper = mapper.clone();
    let said = Signal::derive(move || {
        let mark = mapping.with(|mapping| mapping.pass_mark);
        mark.map(|mark| mark.get().to_string()).unwrap_or_default()
    });
    let question = move || {
        let example = asks.get();
        if example.is_none() && said.get().is_empty() {
            return Node::Nothing;
        }
        // What was typed and is no score.
        let wrong = RwSignal::new(None::<String>);
        let mapper = mapper.clone();
        let take = Callback::new(move |text: String| {
            let mark = quantity::parse(Unit::Score, &text, "").ok();
            let is_wrong = mark.is_none() && !text.trim().is_empty();
            wrong.set(is_wrong.then_some(text));
            if !is_wrong {
                mapper.change(|mapping| mapping.pass_mark = mark);
            }
        });
        let value = Signal::derive(move || wrong.get().unwrap_or_else(|| said.get()));
        let two = Memo::new(move |_| {
            wrong
                .with(|typed| doubt::of_text(QuantityReader::new(Unit::Score, ""), typed.as_ref()?))
        });
        let hint = match example {
            Some(example) => format!(
                "The results are scores, like “{example}”. Until you say which is enough, every result counts as passed."
            ),
            None => "The results are scores.".to_owned(),
        };
        let error = move || wrong.get().map(|_| "Enter a number, like 80.".to_owned());
        let error = unless_asked(error, two);
        view! {
            <Asking about="Passed from a score of" question=two on_choose=take>
                <TextField label="Passed from a score of" value on_commit=take hint error />
            </Asking>
        }
    };
    view! { {question} }
}

/// Asks what words mean that are not known everywhere: a choice for each.
fn words(mapper: &Mapper) -> Node {
    let asks = watch(mapper, |asks| asks.words.clone());
    let mapper = mapper.clone();
    let questions = move || {
        let all = asks.get();
        Node::list(
            all.into_iter()
                .map(|unknown| of_column(&mapper, unknown))
                .collect(),
        )
    };
    view! { {questions} }
}

fn of_column(mapper: &Mapper, unknown: UnknownWords) -> Node {
    let UnknownWords { role, words } = unknown;
    let title = format!("What do these words mean under “{}”?", role.name());
    let fields: Vec<Node> = (words.into_iter())
        .map(|(word, cells)| of_word(mapper, role, word, cells))
        .collect();
    view! {
        <fieldset class="stack">
            <legend>{title}</legend>
            <div class="evidence-columns">{Node::list(fields)}</div>
        </fieldset>
    }
}

fn of_word(mapper: &Mapper, role: Role, word: String, cells: usize) -> Node {
    let mut choices: Vec<Choice<Option<Meaning>>> = vec![Choice::new(None, "Not said")];
    for &meaning in Meaning::of(role) {
        choices.push(Choice::new(Some(meaning), meaning.words(role)));
    }
    let label = format!("“{word}”, in {}", counted(cells, "row"));
    let (mapping, of) = (mapper.mapping, word.clone());
    let value = Signal::derive(move || mapping.with(|mapping| mapping.means(role, &of)));
    let mapper = mapper.clone();
    let choose = move |means: Option<Meaning>| {
        mapper.change(|mapping| mapping.say(role, &word, means));
    };
    view! { <SelectField label choices value on_commit=choose /> }
}

/// Asks how numbers are to be read of whose column nothing tells the decimal mark.
fn marks(mapper: &Mapper) -> Node {
    let asks = watch(mapper, |asks| asks.marks.clone());
    let mapper = mapper.clone();
    let questions = move || {
        let asked = asks.get().into_iter().map(|unsaid| {
            let UnsaidMark {
                role,
                name,
                question,
                first_is_comma,
            } = unsaid;
            let (mapper, first) = (mapper.clone(), question.readings[0].clone());
            let choose = Callback::new(move |reading: DoubtReading| {
                let is_comma = (reading == first) == first_is_comma;
                mapper.change(|mapping| mapping.set_decimal_comma(role, is_comma));
            });
            ask(
                unique_id("doubt"),
                &format!("the column “{name}”"),
                question,
                choose,
            )
        });
        Node::list(asked.collect())
    };
    view! { {questions} }
}

/// Offers what numbers count in columns of times whose names do not say it.
fn units(mapper: &Mapper) -> Node {
    let asks = watch(mapper, |asks| asks.units.clone());
    let mapper = mapper.clone();
    let choices = move || {
        let fields = asks.get().into_iter().map(|(role, unsaid)| {
            let mapper = mapper.clone();
            let choose = move |unit| mapper.change(|mapping| mapping.set_unit(role, unit));
            view! { <UnitChoice unsaid on_commit=choose /> }
        });
        Node::list(fields.collect())
    };
    view! { {choices} }
}

/// Asks how many days findings may stay open.
fn limits(mapper: &Mapper) -> Node {
    let mapping = mapper.mapping;
    let about = Memo::new(move |_| mapping.with(|mapping| mapping.about));
    let mapper = mapper.clone();
    let fields = move || {
        if about.get() != About::Findings {
            return Node::Nothing;
        }
        let severities = USUAL_LIMITS.iter().map(|(severity, _)| *severity);
        let fields = severities
            .map(|severity| limit_of(&mapper, severity))
            .collect();
        view! {
            <fieldset class="stack">
                <legend>"How many days may a finding stay open, by your own rules?"</legend>
                <div class="evidence-columns">{Node::list(fields)}</div>
            </fieldset>
        }
    };
    view! { {fields} }
}

fn limit_of(mapper: &Mapper, severity: Severity) -> Node {
    let mapping = mapper.mapping;
    let days = Signal::derive(move || {
        let days = mapping.with(|mapping| limit(mapping, severity));
        days.map(|days| days.to_string()).unwrap_or_default()
    });
    let wrong = RwSignal::new(None);
    let mapper = mapper.clone();
    let take = move |text: String| {
        let days = quantity::parse(Unit::Count, &text, "").ok();
        let days = days.map(|days| days.get() as u32);
        let is_wrong = days.is_none() && !text.trim().is_empty();
        wrong.set(is_wrong.then(|| "Enter a whole number of days, like 30.".to_owned()));
        if is_wrong {
            return;
        }
        mapper.change(|mapping| {
            // Whoever changes one has seen the others.
            if mapping.limits.is_empty() {
                for (severity, days) in USUAL_LIMITS {
                    mapping.set_limit(severity, Some(days));
                }
            }
            mapping.set_limit(severity, days);
        });
    };
    let name = severity.name();
    let label = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
    let error = Signal::derive(move || wrong.get());
    view! { <TextField label value=days on_commit=take error /> }
}

/// Asks of which day the file is: what is open, and how old, is true on that day only.
fn as_of(mapper: &Mapper) -> Node {
    let made = mapper.made;
    let mapper = mapper.clone();
    let choose = move |day| {
        made.set(day);
        mapper.read_again();
    };
    view! {
        <DateField label="The table is of" value=made max=browser::now().date() on_commit=choose
            hint="What is open, overdue or up is counted up to this day. It is the one on which the file was last saved, if that is known." />
    }
}
