//! A field as data: what it is called, what of the record it is, and what it refuses.

mod making;

use chrono::NaiveDate;

use crate::domain::Named;
use crate::domain::measure::kpi::Unit;
use crate::domain::respond::stamp::Stamp;
use crate::domain::value::Finite;

/// What a field holds, whatever record it is of.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    Text(String),
    Day(Option<NaiveDate>),
    Time(Option<Stamp>),
    Amount(Option<Finite>),
    /// The place of what is chosen among the choices.
    Place(usize),
    Tick(bool),
    /// A widget holds what it likes.
    Own,
}

impl Held {
    /// The text, for controls that show one.
    pub fn text(self) -> String {
        match self {
            Held::Text(text) => text,
            _ => String::new(),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Held::Text(text) => text.trim().is_empty(),
            Held::Day(day) => day.is_none(),
            Held::Time(at) => at.is_none(),
            Held::Amount(amount) => amount.is_none(),
            Held::Place(_) | Held::Tick(_) | Held::Own => false,
        }
    }
}

/// How a field is drawn, whatever record it is of.
#[derive(Clone, Copy)]
pub enum Shape {
    /// A line of text, with the longest that fits.
    Line(u32),
    /// A text of so many lines at first.
    Lines(u32),
    /// A day; one that is past cannot lie ahead.
    Day {
        is_past: bool,
    },
    /// A time of the person's clock, which cannot lie ahead.
    Time,
    Choice(fn() -> Vec<String>),
    /// An amount in a unit; one that is signed may be below 0.
    Amount {
        unit: Unit,
        is_signed: bool,
    },
    Tick,
    /// A named widget, which draws itself.
    Own,
}

/// What a field is called and how it is drawn: all of it that knows nothing of the record.
#[derive(Clone, Copy)]
pub struct Face {
    pub label: &'static str,
    pub hint: &'static str,
    /// The end of “Undo: …”, where the label does not say it.
    pub title: &'static str,
    /// What is said where the day contradicts the record.
    pub refusal: Option<&'static str>,
    /// What is said when it is missing.
    pub missing: Option<&'static str>,
    pub is_needed: bool,
    /// Whether the page says that it may be left empty.
    pub is_marked: bool,
    /// Whether it takes the whole width of the form.
    pub is_wide: bool,
    pub shape: Shape,
}

impl Face {
    /// Says what is wrong where nothing is and something has to be.
    pub fn lacks(&self, held: &Held) -> Option<String> {
        let words = self.missing.filter(|_| held.is_empty());
        words.map(str::to_owned)
    }

    /// The end of “Undo: …”.
    fn change(&self) -> String {
        let mut letters = self.label.chars();
        match (self.title, letters.next()) {
            ("", Some(_)) if self.label.starts_with("Your ") => {
                format!("change your {}", &self.label[5..])
            }
            ("", Some(first)) => format!("change the {}{}", first.to_lowercase(), letters.as_str()),
            (title, _) => title.to_owned(),
        }
    }
}

/// A part of a record.
type Part<R, T> = fn(&mut R) -> &mut T;

/// A text is written into a record, unless it is refused.
type Write<R> = fn(&mut R, &str) -> Result<(), String>;

enum Of<R: 'static> {
    Text(Part<R, String>),
    /// One a line.
    List(Part<R, Vec<String>>),
    /// A text that means something: a number, a link, a code.
    Meant {
        show: fn(&R) -> String,
        write: Write<R>,
    },
    Day(Part<R, Option<NaiveDate>>),
    DayBy(fn(&R) -> Option<NaiveDate>, fn(&mut R, Option<NaiveDate>)),
    Time(Part<R, Option<Stamp>>),
    TimeBy(fn(&R) -> Option<Stamp>, fn(&mut R, Option<Stamp>)),
    Amount(Part<R, Option<Finite>>),
    AmountBy(fn(&R) -> Option<Finite>, fn(&mut R, Option<Finite>)),
    Choice(fn(&R) -> usize, fn(&mut R, usize)),
    One(&'static dyn OneOf<R>),
    Tick(Part<R, bool>),
    TickBy(fn(&R) -> bool, fn(&mut R, bool)),
    #[cfg(target_arch = "wasm32")]
    Widget(fn(super::Form<R>) -> crate::ui::prelude::Node),
}

/// One variant of an enum of the record, whatever enum it is.
pub trait OneOf<R>: Sync {
    fn place(&self, record: &mut R) -> usize;
    fn choose(&self, record: &mut R, place: usize);
}

/// Where the variant stands in the record.
pub struct One<R, E>(pub fn(&mut R) -> &mut E);

impl<R, E: Named> OneOf<R> for One<R, E> {
    fn place(&self, record: &mut R) -> usize {
        let chosen = *(self.0)(record);
        let found = E::VARIANTS.iter().position(|one| *one == chosen);
        found.unwrap_or_default()
    }

    fn choose(&self, record: &mut R, place: usize) {
        if let Some(one) = E::VARIANTS.get(place) {
            *(self.0)(record) = *one;
        }
    }
}

/// How a change is named.
enum Called<R> {
    /// By the title alone.
    Alike,
    /// With what the record is called, where one page does not say it.
    Of(fn(&R) -> &String),
    /// In words of its own.
    As(fn(&R) -> String),
}

/// A field: what it is called, and what of the record it is.
pub struct Field<R: 'static> {
    pub face: Face,
    called: Called<R>,
    /// A sentence of help that the record makes.
    said: Option<fn(&R) -> String>,
    /// Whether it is asked for.
    when: Option<fn(&R) -> bool>,
    /// What else is wrong with the record, that is said here.
    check: Option<fn(&R) -> Option<String>>,
    /// The unit of an amount, where the record says it.
    unit: Option<fn(&R) -> Unit>,
    of: Of<R>,
}

impl<R> Field<R> {
    /// Returns what it holds.
    pub fn get(&self, record: &mut R) -> Held {
        match &self.of {
            Of::Text(part) => Held::Text(part(record).clone()),
            Of::List(part) => Held::Text(part(record).join("\n")),
            Of::Meant { show, .. } => Held::Text(show(record)),
            Of::Day(part) => Held::Day(*part(record)),
            Of::DayBy(get, _) => Held::Day(get(record)),
            Of::Time(part) => Held::Time(*part(record)),
            Of::TimeBy(get, _) => Held::Time(get(record)),
            Of::Amount(part) => Held::Amount(*part(record)),
            Of::AmountBy(get, _) => Held::Amount(get(record)),
            Of::Choice(get, _) => Held::Place(get(record)),
            Of::One(of) => Held::Place(of.place(record)),
            Of::Tick(part) => Held::Tick(*part(record)),
            Of::TickBy(get, _) => Held::Tick(get(record)),
            #[cfg(target_arch = "wasm32")]
            Of::Widget(_) => Held::Own,
        }
    }

    /// Returns the unit of an amount.
    pub fn unit(&self, record: &R) -> Unit {
        match (self.unit, self.face.shape) {
            (Some(unit), _) => unit(record),
            (None, Shape::Amount { unit, .. }) => unit,
            _ => Unit::Count,
        }
    }

    /// Lets the record hold this; says in a sentence what does not read.
    pub fn set(&self, record: &mut R, held: Held) -> Result<(), String> {
        match (&self.of, held) {
            (Of::Text(part), Held::Text(text)) => *part(record) = text.trim().to_owned(),
            (Of::List(part), Held::Text(text)) => {
                let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                *part(record) = lines.map(str::to_owned).collect();
            }
            (Of::Meant { write, .. }, Held::Text(text)) => write(record, text.trim())?,
            (Of::Day(part), Held::Day(day)) => *part(record) = day,
            (Of::DayBy(_, set), Held::Day(day)) => set(record, day),
            (Of::Time(part), Held::Time(at)) => *part(record) = at,
            (Of::TimeBy(_, set), Held::Time(at)) => set(record, at),
            (Of::Amount(part), Held::Amount(amount)) => *part(record) = amount,
            (Of::AmountBy(_, set), Held::Amount(amount)) => set(record, amount),
            (Of::Choice(_, set), Held::Place(place)) => set(record, place),
            (Of::One(of), Held::Place(place)) => of.choose(record, place),
            (Of::Tick(part), Held::Tick(is_ticked)) => *part(record) = is_ticked,
            (Of::TickBy(_, set), Held::Tick(is_ticked)) => set(record, is_ticked),
            _ => {}
        }
        Ok(())
    }

    /// Says what is wrong with what it holds; what is missing only once somebody asked for all of it.
    pub fn wrong(&self, record: &mut R, is_asked: bool) -> Option<String> {
        if !self.is_asked(record) {
            return None;
        }
        let lacks = match is_asked {
            true => self.face.lacks(&self.get(record)),
            false => None,
        };
        lacks.or_else(|| self.check?(record))
    }

    /// The sentence of help; none where the label says enough.
    pub fn help(&self, record: &R) -> Option<String> {
        match self.said {
            Some(said) => Some(said(record)).filter(|words| !words.is_empty()),
            None => (!self.face.hint.is_empty()).then(|| self.face.hint.to_owned()),
        }
    }

    /// Tells whether the record asks for it.
    pub fn is_asked(&self, record: &R) -> bool {
        self.when.is_none_or(|when| when(record))
    }

    /// Tells whether it is asked for at times only.
    pub fn is_conditional(&self) -> bool {
        self.when.is_some()
    }

    /// Names the change, with the record where one page does not say it.
    pub fn change(&self, record: &R) -> String {
        match self.called {
            Called::Alike => self.face.change(),
            Called::Of(called) => format!("{} of “{}”", self.face.change(), called(record)),
            Called::As(title) => title(record),
        }
    }

    #[cfg(target_arch = "wasm32")]
    pub(super) fn own(&self) -> Option<fn(super::Form<R>) -> crate::ui::prelude::Node> {
        match self.of {
            Of::Widget(draw) => Some(draw),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::explain::stakeholder::Stance;

    #[derive(Default)]
    struct Errand {
        what: String,
        stops: Vec<String>,
        due: Option<NaiveDate>,
        hours: u32,
        stance: Stance,
        is_urgent: bool,
    }

    type On = Field<Errand>;

    static WHAT: On = On::line("What", |errand| &mut errand.what)
        .title("change what")
        .needs("Say what is to be fetched.")
        .of(|errand| &errand.what);
    static STOPS: On = On::list("Stops", |errand| &mut errand.stops);
    static DUE: On = On::day("Due", |errand| &mut errand.due)
        .needs("Choose a day.")
        .checked(|errand| {
            let year = errand.due.map(|due| due.format("%Y").to_string());
            (year.as_deref() == Some("1999")).then(|| "That was long ago.".to_owned())
        });
    static HOURS: On = On::meant(
        "Hours",
        |errand| errand.hours.to_string(),
        |errand, text| {
            errand.hours = text.parse().map_err(|_| "Whole hours.".to_owned())?;
            Ok(())
        },
    );
    static STANCE: On = On::one("Stance", &One(|errand| &mut errand.stance));
    static URGENT: On = On::tick("Urgent", |errand| &mut errand.is_urgent);

    fn day(text: &str) -> Held {
        Held::Day(text.parse().ok())
    }

    #[test]
    fn what_is_typed_stands_in_the_record_without_the_spaces_around_it() {
        let mut errand = Errand::default();
        let typed = |text: &str| Held::Text(text.to_owned());
        WHAT.set(&mut errand, typed("  Bread \n")).unwrap();
        STOPS
            .set(&mut errand, typed(" Mill\n\n  Baker  \n"))
            .unwrap();
        assert_eq!(errand.what, "Bread");
        assert_eq!(errand.stops, ["Mill", "Baker"]);
        assert_eq!(STOPS.get(&mut errand), typed("Mill\nBaker"));
        assert_eq!(WHAT.change(&errand), "change what of “Bread”");
        assert_eq!(STOPS.change(&errand), "change the stops");
    }

    #[test]
    fn what_is_missing_is_said_once_somebody_asks_and_what_is_wrong_at_once() {
        let mut errand = Errand::default();
        assert_eq!(DUE.wrong(&mut errand, false), None);
        assert_eq!(
            DUE.wrong(&mut errand, true).as_deref(),
            Some("Choose a day.")
        );
        assert_eq!(
            WHAT.wrong(&mut errand, true).as_deref(),
            Some("Say what is to be fetched.")
        );
        DUE.set(&mut errand, day("1999-12-31")).unwrap();
        assert_eq!(
            DUE.wrong(&mut errand, false).as_deref(),
            Some("That was long ago.")
        );
        DUE.set(&mut errand, day("2026-12-31")).unwrap();
        assert_eq!(DUE.wrong(&mut errand, true), None);
    }

    #[test]
    fn a_text_that_does_not_read_changes_nothing_and_is_refused_in_a_sentence() {
        let mut errand = Errand {
            hours: 3,
            ..Errand::default()
        };
        let refused = HOURS.set(&mut errand, Held::Text("soon".to_owned()));
        assert_eq!(refused, Err("Whole hours.".to_owned()));
        assert_eq!(errand.hours, 3);
        HOURS
            .set(&mut errand, Held::Text(" 12 ".to_owned()))
            .unwrap();
        assert_eq!(HOURS.get(&mut errand), Held::Text("12".to_owned()));
    }

    #[test]
    fn a_choice_is_a_place_among_the_variants_and_no_other_place_changes_it() {
        let mut errand = Errand::default();
        let Shape::Choice(names) = STANCE.face.shape else {
            panic!("one of an enum is a choice");
        };
        assert_eq!(names(), Stance::ALL.map(Stance::name));
        STANCE.set(&mut errand, Held::Place(1)).unwrap();
        assert_eq!(errand.stance, Stance::ALL[1]);
        STANCE.set(&mut errand, Held::Place(99)).unwrap();
        assert_eq!(STANCE.get(&mut errand), Held::Place(1));
        URGENT.set(&mut errand, Held::Tick(true)).unwrap();
        // What is of another kind is none of its business.
        URGENT.set(&mut errand, Held::Place(0)).unwrap();
        assert_eq!(URGENT.get(&mut errand), Held::Tick(true));
    }
}
