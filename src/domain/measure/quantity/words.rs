//! Words that multiply a number: *thousand*, *Mio.*, *bn*, *lakh*.

/// Words for a power of ten, in the languages that scorecards' sources are written in. Capitals do not matter: `M` and
/// `m` are both a million behind an amount.
///
/// *mil* (a thousand in Spanish and Portuguese, a million in spoken English) and *t* (thousand or trillion) are not
/// here: they are asked about or refused.
const SCALES: [(i32, &[&str]); 7] = [
    (2, &["hundred", "hundert"]),
    (
        3,
        &[
            "k",
            "tsd",
            "tausend",
            "thousand",
            "thousands",
            "thsd",
            "mille",
            "mila",
            "duizend",
            "tys",
        ],
    ),
    (5, &["lakh", "lakhs", "lac", "lacs"]),
    (
        6,
        &[
            "m",
            "mm",
            "mn",
            "mln",
            "mio",
            "mill",
            "million",
            "millions",
            "millionen",
            "millón",
            "millon",
            "millones",
            "milhão",
            "milhões",
            "milione",
            "milioni",
            "miljoen",
            "miljoner",
        ],
    ),
    (7, &["crore", "crores", "cr"]),
    (
        9,
        &[
            "b",
            "bn",
            "bln",
            "billion",
            "billions",
            "mrd",
            "mia",
            "md",
            "mld",
            "milliarde",
            "milliarden",
            "milliard",
            "milliards",
            "miljard",
            "miliardi",
            "miliardo",
        ],
    ),
    (12, &["tn", "trn", "trillion", "trillions", "billionen"]),
];

/// Returns the power of ten that a word multiplies by.
pub(super) fn power_of(word: &str) -> Option<i32> {
    let is_it = |(_, words): &&(i32, &[&str])| words.contains(&word);
    SCALES.iter().find(is_it).map(|(power, _)| *power)
}

/// Returns the power of ten of the words of a count, and the first word that is none.
pub(super) fn scale<'a>(words: &[&'a str]) -> (i32, Option<&'a str>) {
    let mut power = None;
    for word in words {
        match (power_of(word), power) {
            (Some(found), None) => power = Some(found),
            _ => return (0, Some(word)),
        }
    }
    (power.unwrap_or(0), None)
}
