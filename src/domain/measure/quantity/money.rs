//! Amounts: counts, scores and money, with their words, currencies and signs.

use super::number::{Digits, Three, digits, question, split};
use super::refusal::Candidate;
use super::words::{power_of, scale};
use super::{NotAQuantity, QuantityReader, share};
use crate::domain::measure::kpi::Unit;
use crate::domain::value::Finite;

/// The signs and words of currencies, by their code in ISO 4217.
const SIGNS: [(&str, &[&str]); 34] = [
    ("eur", &["€", "euro", "euros"]),
    ("usd", &["$", "us$", "dollar", "dollars"]),
    ("gbp", &["£", "pound", "pounds"]),
    ("chf", &["fr", "sfr", "franken", "francs", "franc"]),
    ("jpy", &["¥", "jp¥", "yen", "円"]),
    ("cny", &["¥", "cn¥", "rmb", "yuan", "元"]),
    ("inr", &["₹", "rs", "rupee", "rupees"]),
    ("pln", &["zł", "zl", "złoty", "zloty"]),
    ("sek", &["kr", "skr", "kronor"]),
    ("nok", &["kr", "nkr", "kroner"]),
    ("dkk", &["kr", "dkr", "kroner"]),
    ("isk", &["kr"]),
    ("czk", &["kč", "kc"]),
    ("huf", &["ft", "forint"]),
    ("cad", &["$", "c$", "ca$", "dollar", "dollars"]),
    ("aud", &["$", "a$", "au$", "dollar", "dollars"]),
    ("nzd", &["$", "nz$", "dollar", "dollars"]),
    ("sgd", &["$", "s$", "dollar", "dollars"]),
    ("hkd", &["$", "hk$", "dollar", "dollars"]),
    ("mxn", &["$", "mx$", "peso", "pesos"]),
    ("brl", &["r$", "real", "reais"]),
    ("try", &["₺", "tl", "lira"]),
    ("rub", &["₽", "ruble", "rubles"]),
    ("uah", &["₴"]),
    ("krw", &["₩", "won"]),
    ("ils", &["₪", "shekel", "shekels"]),
    ("zar", &["r", "rand"]),
    ("thb", &["฿", "baht"]),
    ("vnd", &["₫", "đ"]),
    ("php", &["₱", "peso", "pesos"]),
    ("ngn", &["₦", "naira"]),
    ("ron", &["lei", "leu"]),
    ("aed", &["dh", "dhs", "dirham", "dirhams"]),
    ("sar", &["sr", "riyal", "riyals"]),
];

/// The other codes of ISO 4217 in use, so that a currency is named as one when it is refused.
const CODES: &str = "afn all amd ang aoa ars awg azn bam bbd bdt bgn bhd bif bmd bnd bob bsd btn bwp byn bzd cdf clf \
                     clp cop crc cup cve djf dop dzd egp ern etb fjd fkp gel ghs gip gmd gnf gtq gyd hnl htg idr iqd \
                     irr jmd jod kes kgs khr kmf kpw kwd kyd kzt lak lbp lkr lrd lsl lyd mad mdl mga mkd mmk mnt mop \
                     mru mur mvr mwk myr mzn nad nio npr omr pab pen pgk pkr pyg qar rsd rwf sbd scr sdg shp sle sos \
                     srd ssp stn svc syp szl tjs tmt tnd top ttd twd tzs ugx uyu uzs ves vuv wst xaf xcd xof xpf yer \
                     zmw zwg";

/// Tells whether the word is the code, a sign or a name of the currency.
fn is_of(currency: &str, word: &str) -> bool {
    let own = currency.trim().to_lowercase();
    let names_it = |(code, signs): &&(&str, &[&str])| *code == own || signs.contains(&own.as_str());
    let is_listed = |(code, signs): &(&str, &[&str])| *code == word || signs.contains(&word);
    !own.is_empty() && (own == word || SIGNS.iter().filter(names_it).any(is_listed))
}

/// Tells whether the word is any currency.
fn is_currency(word: &str) -> bool {
    let is_listed = |(code, signs): &(&str, &[&str])| *code == word || signs.contains(&word);
    let is_sign = |c: char| matches!(c, '$' | '£' | '¥' | '¢' | '¤' | '\u{20a0}'..='\u{20cf}');
    SIGNS.iter().any(is_listed)
        || CODES.split(' ').any(|code| code == word)
        || word.chars().all(is_sign)
}

/// Splits a word like `k€` or `teur` into the currency and what it is glued to.
fn unglued(word: &str) -> Option<(&str, i32)> {
    let ends = word.char_indices().skip(1).map(|(at, _)| at);
    ends.map(|at| word.split_at(at)).find_map(|(one, other)| {
        // “T€” and “TEUR” are thousands in German accounts; a “t” alone could be a trillion.
        let power = |word: &str| power_of(word).or((word == "t").then_some(3));
        match (is_currency(other), is_currency(one)) {
            (true, _) if power(one).is_some() => Some((other, power(one)?)),
            (_, true) => Some((one, power_of(other)?)),
            _ => None,
        }
    })
}

impl QuantityReader<'_> {
    /// Reads a number with the words that its unit has.
    pub(super) fn amount(&self, plain: &str) -> Result<Finite, NotAQuantity> {
        if share::sides(plain).is_some() {
            return Err(NotAQuantity::PartOfWhole {
                text: String::new(),
                unit: self.unit,
            });
        }
        let written = split(plain).ok_or_else(|| self.not_a_number())?;
        let power = match self.unit {
            Unit::Percent => self.percent_power(&written.words)?,
            Unit::Money => self.money_power(plain, &written.words)?,
            _ => match scale(&written.words) {
                (power, None) => power,
                (_, Some(word)) => return Err(self.unknown(word)),
            },
        };
        let three = match self.unit {
            // A share of more than 100 % does not occur.
            Unit::Percent => Three::Decimal,
            // Things are whole, and money has no third decimal; thousands and millions of them do.
            Unit::Count | Unit::Money if power == 0 => Three::Grouped,
            _ => Three::Ask,
        };
        match digits(written.digits, power, three, self.marks) {
            Digits::Nothing => Err(self.not_a_number()),
            Digits::One(number) => Self::finite(if written.is_negative { -number } else { number }),
            Digits::Two { small, large } => Err(question(plain, written.digits, &small, &large)),
        }
    }

    fn percent_power(&self, words: &[&str]) -> Result<i32, NotAQuantity> {
        match words.join(" ").as_str() {
            "" | "%" | "percent" | "per cent" | "pct" | "prozent" | "procent" | "pour cent" => {
                Ok(0)
            }
            "‰" | "permille" | "per mille" | "promille" => Ok(-1),
            "point" | "points" | "pp" | "percentage point" | "percentage points"
                if self.is_signed =>
            {
                Ok(0)
            }
            word => Err(self.unknown(word)),
        }
    }

    fn money_power(&self, plain: &str, words: &[&str]) -> Result<i32, NotAQuantity> {
        let (mut power, mut has_currency) = (None, false);
        for &word in words {
            let (currency, factor) = match unglued(word) {
                _ if is_of(self.currency, word) => (Some(word), None),
                _ if power_of(word).is_some() => (None, power_of(word)),
                _ if is_currency(word) => (Some(word), None),
                Some((currency, factor)) => (Some(currency), Some(factor)),
                None if word == "mil" => return Err(mil(plain)),
                None => return Err(self.unknown(word)),
            };
            if let Some(named) = currency.filter(|word| !is_of(self.currency, word)) {
                return Err(match self.currency.trim() {
                    "" => self.unknown(named),
                    own => NotAQuantity::OtherCurrency {
                        named: named.to_uppercase(),
                        own: own.to_owned(),
                    },
                });
            }
            let is_second =
                currency.is_some() && has_currency || factor.is_some() && power.is_some();
            if is_second {
                return Err(self.unknown(word));
            }
            has_currency |= currency.is_some();
            power = power.or(factor);
        }
        Ok(power.unwrap_or(0))
    }
}

/// Asks about *mil*: a thousand in Spanish and Portuguese, a million in spoken English.
fn mil(plain: &str) -> NotAQuantity {
    let with = |word: &str| {
        let text = plain
            .replacen("mil", &format!(" {word}"), 1)
            .replace("  ", " ");
        Candidate {
            shown: text.clone(),
            text,
        }
    };
    NotAQuantity::Ambiguous {
        text: String::new(),
        small: with("thousand"),
        large: with("million"),
    }
}
