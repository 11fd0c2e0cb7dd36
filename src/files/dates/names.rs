//! The names of months and weekdays in the languages that European tools and spreadsheets write.

/// Each month's names, January first: English, German, French, Spanish, Italian, Dutch, Portuguese and Scandinavian, in
/// full and as they are shortened (Unicode CLDR, "Months", formats wide and abbreviated).
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "jänner", "jän", "janvier", "janv", "enero", "ene", "gennaio",
        "gen", "januari", "janeiro",
    ],
    &[
        "february",
        "feb",
        "februar",
        "février",
        "fevrier",
        "févr",
        "fevr",
        "fév",
        "febrero",
        "febbraio",
        "februari",
        "fevereiro",
        "fev",
    ],
    &[
        "march", "mar", "märz", "maerz", "mär", "mrz", "mars", "marzo", "maart", "mrt", "março",
        "marco",
    ],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile"],
    &["may", "mai", "mayo", "maggio", "mag", "mei", "maio", "maj"],
    &[
        "june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho",
    ],
    &[
        "july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho",
    ],
    &[
        "august", "aug", "août", "aout", "agosto", "ago", "augustus", "augusti",
    ],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "setiembre",
        "settembre",
        "set",
        "setembro",
    ],
    &[
        "october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro",
        "out",
    ],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &[
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "decembre",
        "déc",
        "diciembre",
        "dic",
        "dicembre",
        "desember",
        "des",
        "dezembro",
    ],
];

const WEEKDAYS: [&str; 64] = [
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mo",
    "di",
    "mi",
    "do",
    "fr",
    "sa",
    "so",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lun",
    "mar",
    "mer",
    "jeu",
    "ven",
    "sam",
    "dim",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "mié",
    "jue",
    "vie",
    "sáb",
    "dom",
    "lunedì",
    "martedì",
    "mercoledì",
    "giovedì",
    "venerdì",
    "sabato",
];

/// Returns the number of the month, 1 to 12; the name is in small letters.
pub(super) fn month(name: &str) -> Option<u32> {
    let position = MONTHS.iter().position(|names| names.contains(&name))?;
    u32::try_from(position + 1).ok()
}

/// Tells whether the word, in small letters, is the name of a weekday.
pub(super) fn is_weekday(name: &str) -> bool {
    WEEKDAYS.contains(&name)
}

/// Tells whether the word only joins the parts of a date: `5th`, `5 de octubre de 2026`, `October 5 at 8:00`.
pub(super) fn is_joint(word: &str) -> bool {
    const JOINTS: [&str; 14] = [
        "st", "nd", "rd", "th", "er", "de", "del", "of", "at", "um", "à", "kl", "om", "the",
    ];
    JOINTS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_belongs_to_one_month() {
        let mut all: Vec<&str> = MONTHS
            .iter()
            .flat_map(|names| names.iter().copied())
            .collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert_eq!(month("oktober"), Some(10));
        assert_eq!(month("septembre"), Some(9));
        assert_eq!(month("foo"), None);
    }
}
