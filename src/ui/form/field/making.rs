//! Saying a field: the kinds, and what may be said of each.

use chrono::NaiveDate;

use super::{Called, Face, Field, Of, One, Part, Shape, Write};
use crate::domain::Named;
use crate::domain::measure::kpi::Unit;
use crate::domain::respond::stamp::Stamp;
use crate::domain::value::Finite;

/// What people read.
type Words = &'static str;

const DAY: Shape = Shape::Day { is_past: false };

const fn amount_in(unit: Unit) -> Shape {
    let is_signed = false;
    Shape::Amount { unit, is_signed }
}

impl<R> Field<R> {
    const fn new(label: Words, shape: Shape, of: Of<R>) -> Self {
        Field {
            face: Face {
                label,
                hint: "",
                title: "",
                refusal: None,
                missing: None,
                is_needed: false,
                is_marked: true,
                is_wide: false,
                shape,
            },
            called: Called::Alike,
            said: None,
            when: None,
            check: None,
            unit: None,
            of,
        }
    }

    /// A line of text.
    pub const fn line(label: Words, part: Part<R, String>) -> Self {
        Field::new(label, Shape::Line(200), Of::Text(part))
    }

    /// A text of several lines.
    pub const fn lines(label: Words, rows: u32, part: Part<R, String>) -> Self {
        Field::new(label, Shape::Lines(rows), Of::Text(part))
    }

    /// A line that may not be empty: `refusal` says why.
    pub const fn name(refusal: Words, part: Part<R, String>) -> Self {
        Field::line("Name", part).needs(refusal)
    }

    /// Several texts, one a line.
    pub const fn list(label: Words, part: Part<R, Vec<String>>) -> Self {
        let field = Field::new(label, Shape::Lines(3), Of::List(part));
        field.hint("One a line.").unmarked()
    }

    /// A line that is read: `write` refuses what it cannot read, in a sentence.
    pub const fn meant(label: Words, show: fn(&R) -> String, write: Write<R>) -> Self {
        let of = Of::Meant { show, write };
        Field::new(label, Shape::Line(200), of)
    }

    pub const fn day(label: Words, part: Part<R, Option<NaiveDate>>) -> Self {
        Field::new(label, DAY, Of::Day(part))
    }

    /// A day that is more to the record than a part of it.
    pub const fn day_by(
        label: Words,
        get: fn(&R) -> Option<NaiveDate>,
        set: fn(&mut R, Option<NaiveDate>),
    ) -> Self {
        Field::new(label, DAY, Of::DayBy(get, set))
    }

    /// A time of the person's clock.
    pub const fn time(label: Words, part: Part<R, Option<Stamp>>) -> Self {
        Field::new(label, Shape::Time, Of::Time(part))
    }

    /// A time that is more to the record than a part of it.
    pub const fn time_by(
        label: Words,
        get: fn(&R) -> Option<Stamp>,
        set: fn(&mut R, Option<Stamp>),
    ) -> Self {
        Field::new(label, Shape::Time, Of::TimeBy(get, set))
    }

    /// An amount in the unit; money shows its currency.
    pub const fn amount(label: Words, unit: Unit, part: Part<R, Option<Finite>>) -> Self {
        Field::new(label, amount_in(unit), Of::Amount(part))
    }

    /// An amount that is more to the record than a part of it.
    pub const fn amount_by(
        label: Words,
        unit: Unit,
        get: fn(&R) -> Option<Finite>,
        set: fn(&mut R, Option<Finite>),
    ) -> Self {
        Field::new(label, amount_in(unit), Of::AmountBy(get, set))
    }

    /// One of a few words, by its place among them.
    pub const fn choice(
        label: Words,
        names: fn() -> Vec<String>,
        get: fn(&R) -> usize,
        set: fn(&mut R, usize),
    ) -> Self {
        Field::new(label, Shape::Choice(names), Of::Choice(get, set))
    }

    /// One variant of an enum.
    pub const fn one<E: Named>(label: Words, of: &'static One<R, E>) -> Self {
        let names = || {
            E::VARIANTS
                .iter()
                .map(|one| one.called().to_owned())
                .collect()
        };
        Field::new(label, Shape::Choice(names), Of::One(of))
    }

    pub const fn tick(label: Words, part: Part<R, bool>) -> Self {
        Field::new(label, Shape::Tick, Of::Tick(part))
    }

    /// A box whose tick is more to the record than a part of it.
    pub const fn tick_by(label: Words, get: fn(&R) -> bool, set: fn(&mut R, bool)) -> Self {
        Field::new(label, Shape::Tick, Of::TickBy(get, set))
    }

    /// A part of a form that draws itself and changes what the form holds.
    #[cfg(target_arch = "wasm32")]
    pub const fn widget(draw: fn(crate::ui::form::Form<R>) -> crate::ui::prelude::Node) -> Self {
        Field::new("", Shape::Own, Of::Widget(draw))
    }

    /// The end of “Undo: …”, where “change the” and the label do not say it.
    pub const fn title(mut self, title: Words) -> Self {
        self.face.title = title;
        self
    }

    pub const fn hint(mut self, hint: Words) -> Self {
        self.face.hint = hint;
        self
    }

    /// Names the record in the title: “change the owner of “Patch the portal””.
    pub const fn of(mut self, called: fn(&R) -> &String) -> Self {
        self.called = Called::Of(called);
        self
    }

    /// Names the change in words that the record makes.
    pub const fn titled(mut self, title: fn(&R) -> String) -> Self {
        self.called = Called::As(title);
        self
    }

    /// A hint that the record makes.
    pub const fn said(mut self, hint: fn(&R) -> String) -> Self {
        self.said = Some(hint);
        self
    }

    /// A text of several lines.
    pub const fn rows(mut self, rows: u32) -> Self {
        self.face.shape = Shape::Lines(rows);
        self
    }

    /// The longest text that fits a line.
    pub const fn max(mut self, letters: u32) -> Self {
        self.face.shape = Shape::Line(letters);
        self
    }

    /// The amount may be below 0.
    pub const fn signed(mut self) -> Self {
        if let Shape::Amount { is_signed, .. } = &mut self.face.shape {
            *is_signed = true;
        }
        self
    }

    /// The day cannot be one that is yet to come.
    pub const fn past(mut self) -> Self {
        self.face.shape = Shape::Day { is_past: true };
        self
    }

    /// The record says in which unit the amount is.
    pub const fn in_unit(mut self, unit: fn(&R) -> Unit) -> Self {
        self.unit = Some(unit);
        self
    }

    /// It takes the whole width of the form.
    pub const fn wide(mut self) -> Self {
        self.face.is_wide = true;
        self
    }

    /// It may be empty, and the page does not say so.
    pub const fn unmarked(mut self) -> Self {
        self.face.is_marked = false;
        self
    }

    /// What is said where the day would contradict the record.
    pub const fn refused(mut self, refusal: Words) -> Self {
        self.face.refusal = Some(refusal);
        self
    }

    /// It cannot be empty: the record says so, or keeps the day that it has.
    pub const fn needed(mut self) -> Self {
        self.face.is_needed = true;
        self
    }

    /// It cannot be empty; this is said of it.
    pub const fn needs(self, missing: Words) -> Self {
        let mut field = self.needed();
        field.face.missing = Some(missing);
        field
    }

    /// It is asked for only then.
    pub const fn when(mut self, is_asked: fn(&R) -> bool) -> Self {
        self.when = Some(is_asked);
        self
    }

    /// What else may be wrong, said here.
    pub const fn checked(mut self, check: fn(&R) -> Option<String>) -> Self {
        self.check = Some(check);
        self
    }
}
