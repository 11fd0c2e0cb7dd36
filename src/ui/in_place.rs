//! Fields of a record that are kept when they are left, said as data.

use chrono::NaiveDate;

use crate::domain::base::Invalid;
use crate::domain::record::OfKind;
use crate::ui::page::Page;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// A field: what it is called, and what of the record it is.
pub struct Field<R: 'static> {
    label: &'static str,
    hint: &'static str,
    /// The end of "Undo: …".
    title: &'static str,
    /// What is said of a text that is missing, and of a day that contradicts the record.
    refusal: Option<&'static str>,
    /// What the record is called behind the title, where one page does not say it.
    called: Option<fn(&R) -> &String>,
    of: Of<R>,
}

type Part<R> = fn(&mut R) -> &mut String;

enum Of<R: 'static> {
    /// So many lines; one is a single line. A text that is needed is never kept empty.
    Text {
        rows: u32,
        max: u32,
        is_needed: bool,
        part: Part<R>,
    },
    Day {
        is_needed: bool,
        get: fn(&R) -> Option<NaiveDate>,
        set: fn(&mut R, Option<NaiveDate>),
    },
    /// One of a few words, by its place among them.
    Choice {
        names: fn() -> Vec<&'static str>,
        get: fn(&R) -> usize,
        set: fn(&mut R, usize),
    },
}

impl<R> Field<R> {
    const fn new(label: &'static str, title: &'static str, of: Of<R>) -> Self {
        Field {
            label,
            hint: "",
            title,
            refusal: None,
            called: None,
            of,
        }
    }

    /// A line of text.
    pub const fn line(label: &'static str, title: &'static str, part: Part<R>) -> Self {
        Field::lines(label, title, 1, part)
    }

    /// A text of several lines.
    pub const fn lines(label: &'static str, title: &'static str, rows: u32, part: Part<R>) -> Self {
        let is_needed = false;
        Field::new(
            label,
            title,
            Of::Text {
                rows,
                max: 200,
                is_needed,
                part,
            },
        )
    }

    /// A line that may not be empty: `refusal` says why.
    pub const fn name(title: &'static str, refusal: &'static str, part: Part<R>) -> Self {
        Field::line("Name", title, part).needed().refused(refusal)
    }

    pub const fn day(
        label: &'static str,
        title: &'static str,
        get: fn(&R) -> Option<NaiveDate>,
        set: fn(&mut R, Option<NaiveDate>),
    ) -> Self {
        let is_needed = false;
        Field::new(
            label,
            title,
            Of::Day {
                is_needed,
                get,
                set,
            },
        )
    }

    pub const fn choice(
        label: &'static str,
        title: &'static str,
        names: fn() -> Vec<&'static str>,
        get: fn(&R) -> usize,
        set: fn(&mut R, usize),
    ) -> Self {
        Field::new(label, title, Of::Choice { names, get, set })
    }

    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }

    /// Names the record in the title: “change the owner of “Patch the portal””.
    pub const fn of(mut self, called: fn(&R) -> &String) -> Self {
        self.called = Some(called);
        self
    }

    /// The longest text that fits a line.
    pub const fn max(mut self, letters: u32) -> Self {
        if let Of::Text { max, .. } = &mut self.of {
            *max = letters;
        }
        self
    }

    /// What is said of a text that is missing, or where the day would contradict the record.
    pub const fn refused(mut self, refusal: &'static str) -> Self {
        self.refusal = Some(refusal);
        self
    }

    /// It cannot be empty: the record says so, or keeps the day that it has.
    pub const fn needed(mut self) -> Self {
        if let Of::Day { is_needed, .. } | Of::Text { is_needed, .. } = &mut self.of {
            *is_needed = true;
        }
        self
    }
}

impl<R: OfKind> Page<R> {
    /// Shows a field of the record, and keeps what is done to it.
    pub fn field(self, field: &'static Field<R>) -> Node {
        let error = RwSignal::new(None::<String>);
        let drawn = Drawn {
            label: field.label,
            hint: (!field.hint.is_empty())
                .then(|| field.hint.to_owned())
                .into(),
            error,
        };
        let keep = move |change: &dyn Fn(&mut R)| {
            let mut record = self.now();
            change(&mut record);
            let title = match field.called {
                Some(called) => format!("{} of “{}”", field.title, called(&record)),
                None => field.title.to_owned(),
            };
            let refused = self.put_checked(&title, record).err();
            let why = |invalid: Invalid| match (field.refusal, &field.of) {
                (Some(refusal), Of::Day { .. }) => refusal.to_owned(),
                _ => format!("Not kept: {}.", invalid.why),
            };
            error.set(refused.map(why));
        };
        match field.of {
            Of::Text {
                rows,
                max,
                is_needed,
                part,
            } => {
                let value = Signal::derive(move || part(&mut self.record.get()).clone());
                let commit = Callback::new(move |text: String| match text.trim() {
                    "" if is_needed && field.refusal.is_some() => {
                        error.set(field.refusal.map(str::to_owned));
                    }
                    text => keep(&|record| *part(record) = text.to_owned()),
                });
                drawn.text((rows, max), is_needed, value, commit)
            }
            Of::Day {
                is_needed,
                get,
                set,
            } => {
                let value = Signal::derive(move || self.record.with(get));
                let commit = Callback::new(move |day| keep(&|record| set(record, day)));
                drawn.day(is_needed, value, commit)
            }
            Of::Choice { names, get, set } => {
                let value = Signal::derive(move || self.record.with(get));
                let commit = Callback::new(move |place| keep(&|record| set(record, place)));
                drawn.choice(names(), value, commit)
            }
        }
    }
}

/// A field as it is drawn, whatever record it is of.
struct Drawn {
    label: &'static str,
    hint: MaybeProp<String>,
    error: RwSignal<Option<String>>,
}

impl Drawn {
    fn text(
        self,
        (rows, max_length): (u32, u32),
        is_needed: bool,
        value: Signal<String>,
        on_commit: Callback<String>,
    ) -> Node {
        let Drawn { label, hint, error } = self;
        match rows {
            1 => {
                view! { <TextField label value error optional=!is_needed hint max_length on_commit /> }
            }
            rows => {
                view! { <TextArea label value error optional=!is_needed rows hint on_commit /> }
            }
        }
    }

    fn day(
        self,
        is_needed: bool,
        value: Signal<Option<NaiveDate>>,
        on_commit: Callback<Option<NaiveDate>>,
    ) -> Node {
        let Drawn { label, hint, error } = self;
        view! { <DateField label value error hint optional=!is_needed on_commit /> }
    }

    fn choice(
        self,
        names: Vec<&'static str>,
        value: Signal<usize>,
        on_commit: Callback<usize>,
    ) -> Node {
        let Drawn { label, hint, .. } = self;
        let choices: Vec<_> = (names.into_iter().enumerate())
            .map(|(place, name)| Choice::new(place, name))
            .collect();
        view! { <SelectField label choices value hint on_commit /> }
    }
}
