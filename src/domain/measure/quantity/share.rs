//! Shares: `99,7 %`, `5 ‰`, `44/50`, `44 of 50`, `88 % (44 of 50)`.

use super::number::{Digits, Three, digits, split};
use super::{NotAQuantity, Quantity, QuantityReader, edit, write};
use crate::domain::field::{Blank, Fault, Json, JsonReader, Rule, Value, Writer, serde_by_value};
use crate::domain::value::Finite;

/// A part and its whole, both counted: 44 of 50.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    part: Finite,
    whole: Finite,
}

/// Why two numbers are no part and whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotARatio {
    #[error("a whole is above 0")]
    NoWhole,
    #[error("a part lies between 0 and its whole")]
    NoPart,
}

impl Ratio {
    pub fn new(part: Finite, whole: Finite) -> Result<Ratio, NotARatio> {
        match (part, whole) {
            _ if whole <= Finite::ZERO => Err(NotARatio::NoWhole),
            _ if part < Finite::ZERO || part > whole => Err(NotARatio::NoPart),
            _ => Ok(Ratio { part, whole }),
        }
    }

    pub fn part(self) -> Finite {
        self.part
    }

    pub fn whole(self) -> Finite {
        self.whole
    }

    /// Returns the share in percent.
    pub fn percent(self) -> Finite {
        let share = 100.0 * self.part.get() / self.whole.get();
        Finite::new(share).unwrap_or_default()
    }

    /// Returns both counted together: 44 of 50 and 10 of 10 are 54 of 60. `None` when they are too many to count.
    pub fn plus(self, other: Ratio) -> Option<Ratio> {
        let sum = |a: Finite, b: Finite| Finite::new(a.get() + b.get());
        let (part, whole) = (sum(self.part, other.part)?, sum(self.whole, other.whole)?);
        Ratio::new(part, whole).ok()
    }

    /// Writes it as it is read: `44 of 50`.
    pub fn text(self) -> String {
        let number = |number: Finite| edit::exact(number.get());
        format!("{} of {}", number(self.part), number(self.whole))
    }
}

/// Written as a list of the two: `[44, 50]`.
impl Value for Ratio {
    fn read(&mut self, json: &Json, reader: &mut JsonReader) -> Result<(), Fault> {
        let (mut part, mut whole) = (Finite::ZERO, Finite::ZERO);
        reader.list(&mut [&mut part, &mut whole], json)?;
        *self = Ratio::new(part, whole).map_err(|error| Fault::new(error.to_string()))?;
        Ok(())
    }

    fn write<'a>(&'a self, writer: &mut Writer<'a>) {
        writer.list(&mut [&self.part as &dyn Value, &self.whole].into_iter());
    }
}

impl Blank for Ratio {
    const RULE: Rule = Rule::Needed;
    #[cfg(test)]
    type Schema = (Finite, Finite);

    fn blank() -> Ratio {
        Ratio {
            part: Finite::ZERO,
            whole: Finite::from(1),
        }
    }
}

serde_by_value!(Ratio);

/// The words between a part and its whole, the longest first.
const OF: [&str; 9] = [
    " out of ", " of ", " von ", " sur ", " aus ", " van ", " de ", " su ", " av ",
];

/// Returns what stands on both sides of `of` or of a slash, when digits are on both.
pub(super) fn sides(plain: &str) -> Option<(&str, &str)> {
    let between = OF.iter().find_map(|of| plain.split_once(of));
    let (part, whole) = between.or_else(|| plain.split_once('/'))?;
    let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let is_one = !whole.contains('/') && has_digit(part) && has_digit(whole);
    is_one.then_some((part, whole))
}

impl QuantityReader<'_> {
    pub(super) fn share(&self, plain: &str) -> Result<Quantity, NotAQuantity> {
        // As it is shown: “88 % (44 of 50)”.
        let in_brackets = plain
            .strip_suffix(')')
            .and_then(|text| text.split_once('('));
        if let Some((share, counted)) = in_brackets.filter(|(_, counted)| sides(counted).is_some())
        {
            let counted = self.share(counted)?;
            return match share.trim() {
                "" => Ok(counted),
                share => self.agree(share, counted),
            };
        }
        let Some((part, whole)) = sides(plain) else {
            return self.amount(plain).map(Quantity::plain);
        };
        let whole = whole.trim_end_matches(['%', ' ']);
        let (part, whole) = (self.counted(part)?, self.counted(whole)?);
        let ratio = Ratio::new(part, whole).map_err(|why| match why {
            NotARatio::NoWhole if whole == Finite::ZERO => NotAQuantity::NothingToShare {
                text: String::new(),
            },
            _ if part > whole && whole > Finite::ZERO => NotAQuantity::PartAboveWhole {
                part: edit::exact(part.get()),
                whole: edit::exact(whole.get()),
            },
            _ => self.not_a_number(),
        })?;
        Ok(Quantity::of(ratio))
    }

    /// Reads one side of a part of a whole: things are counted, so marks group.
    fn counted(&self, plain: &str) -> Result<Finite, NotAQuantity> {
        let written = split(plain).ok_or_else(|| self.not_a_number())?;
        let (power, unknown) = super::words::scale(&written.words);
        if let Some(word) = unknown {
            return Err(self.unknown(word));
        }
        match digits(written.digits, power, Three::Grouped, self.marks) {
            Digits::One(number) if !written.is_negative => Self::finite(number),
            _ => Err(self.not_a_number()),
        }
    }

    /// Holds a share against the numbers behind it, which may have been rounded to it.
    fn agree(&self, share: &str, counted: Quantity) -> Result<Quantity, NotAQuantity> {
        let said = self.amount(share)?.get();
        let decimals = share
            .rsplit(['.', ','])
            .next()
            .filter(|tail| tail.len() < share.len())
            .map_or(0, |tail| tail.bytes().filter(u8::is_ascii_digit).count());
        let off = (counted.value.get() - said).abs();
        if let (true, Some(ratio)) = (
            off > 0.51 * 10_f64.powi(-(decimals as i32)),
            counted.counted,
        ) {
            return Err(NotAQuantity::SharesDiffer {
                part: edit::exact(ratio.part().get()),
                whole: edit::exact(ratio.whole().get()),
                right: format!("{}\u{a0}%", write::number(counted.value.get(), 2)),
                said: share.to_owned(),
            });
        }
        Ok(counted)
    }
}
