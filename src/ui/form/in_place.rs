//! Fields that keep themselves: what is typed is kept when it is left.

use std::marker::PhantomData;

use super::drawn::Drawn;
use super::field::{Face, Field, Held, Shape};
use crate::domain::base::Invalid;
use crate::domain::measure::kpi::Unit;
use crate::domain::record::OfKind;
use crate::ui::dom::IntoNode;
use crate::ui::page::Page;
use crate::ui::prelude::*;

/// Finds one of several parts of a record.
type At<R, S> = fn(&mut R, usize) -> Option<&mut S>;

/// A part of the record of a page, such as one of its steps; a handle that is cheap to copy.
pub struct Item<R, S> {
    page: Page<R>,
    place: usize,
    at: At<R, S>,
    part: PhantomData<fn() -> S>,
}

impl<R, S> Clone for Item<R, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, S> Copy for Item<R, S> {}

impl<R: OfKind> Page<R> {
    /// The part at this place.
    pub fn item<S>(self, place: usize, at: At<R, S>) -> Item<R, S> {
        Item {
            page: self,
            place,
            at,
            part: PhantomData,
        }
    }

    /// Shows a field of the record, and keeps what is done to it.
    pub fn field(self, field: &'static Field<R>) -> Node {
        self.item(0, |record, _| Some(record)).field(field)
    }

    /// The same, with a hint that changes.
    pub fn hinted(self, field: &'static Field<R>, hint: Signal<Option<String>>) -> Node {
        self.item(0, |record, _| Some(record)).hinted(field, hint)
    }

    /// Shows fields one after the other.
    pub fn fields(self, fields: &'static [Field<R>]) -> Node {
        self.item(0, |record, _| Some(record)).fields(fields)
    }
}

impl<R: OfKind, S: 'static> Item<R, S> {
    /// Shows fields one after the other.
    pub fn fields(self, fields: &'static [Field<S>]) -> Node {
        Node::list(fields.iter().map(|field| self.field(field)).collect())
    }

    /// Shows a field of the part, and keeps what is done to it.
    pub fn field(self, field: &'static Field<S>) -> Node {
        let Item {
            page, place, at, ..
        } = self;
        let hint = Signal::derive(move || {
            let mut record = page.record.get();
            field.help(at(&mut record, place)?)
        });
        self.hinted(field, hint)
    }

    /// The same, with a hint that changes.
    pub fn hinted(self, field: &'static Field<S>, hint: Signal<Option<String>>) -> Node {
        if !field.is_conditional() {
            return self.always(field, hint);
        }
        let Item {
            page, place, at, ..
        } = self;
        let shows = Memo::new(move |_| {
            let mut record = page.record.get();
            at(&mut record, place).is_some_and(|part| field.is_asked(part))
        });
        (move || shows.get().then(|| self.always(field, hint))).into_node()
    }

    fn always(self, field: &'static Field<S>, hint: Signal<Option<String>>) -> Node {
        let Item {
            page, place, at, ..
        } = self;
        let held = Signal::derive(move || {
            let mut record = page.record.get();
            at(&mut record, place).map_or(Held::Own, |part| field.get(part))
        });
        let unit = Signal::derive(move || {
            let mut record = page.record.get();
            at(&mut record, place).map_or(Unit::Count, |part| field.unit(part))
        });
        let keep = Callback::new(move |held: Held| {
            let face = &field.face;
            if let Some(why) = face.lacks(&held) {
                return Err(why);
            }
            let mut record = page.now();
            let Some(part) = at(&mut record, place) else {
                return Ok(());
            };
            field.set(part, held)?;
            if let Some(why) = field.wrong(part, false) {
                return Err(why);
            }
            let title = field.change(part);
            let kept = page.put_checked(&title, record);
            kept.map(|_| ()).map_err(|invalid| refusal(face, &invalid))
        });
        Drawn {
            face: &field.face,
            hint,
            held,
            unit,
            keep,
            wrong: RwSignal::new(None),
            is_of_form: false,
            error: Signal::stored(None),
        }
        .node()
    }
}

/// Says why the record is not kept.
fn refusal(face: &Face, invalid: &Invalid) -> String {
    match (face.refusal, face.shape) {
        (Some(refusal), Shape::Day { .. }) => refusal.to_owned(),
        _ => format!("Not kept: {}.", invalid.why),
    }
}
