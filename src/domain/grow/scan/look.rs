//! What a reader of a résumé looks for, and when it counts as found.

use crate::domain::named;

/// Something that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Look {
    KpiNames,
    BusinessSense,
    Prioritisation,
    ProblemSolving,
    Communication,
    Ownership,
    Numbers,
    TradeOffs,
    PlainEnglish,
    Proactive,
}

named!(
    /// The first five are looked for in the first 15 seconds, the others in the closer reading.
    Look {
    KpiNames: "Knows KPIs by name",
    BusinessSense: "Business sense",
    Prioritisation: "Prioritisation",
    ProblemSolving: "Problem solving",
    Communication: "Communication",
    Ownership: "Owned, not just contributed",
    Numbers: "Numbers",
    TradeOffs: "Trade-offs",
    PlainEnglish: "Plain English",
    Proactive: "Proactive",
});

impl Look {
    pub fn is_first(self) -> bool {
        self <= Look::Communication
    }

    /// Says what to do when it is missing.
    pub fn advice(self) -> &'static str {
        match self {
            Look::KpiNames => {
                "Name a KPI that you followed, such as incident response time or patch time, with its value."
            }
            Look::BusinessSense => {
                "Say once what it was worth to the business: a contract kept, a date held, a cost spared."
            }
            Look::Prioritisation => {
                "Say what you did first and what you left for later, and by which measure."
            }
            Look::ProblemSolving => "Name one problem, its cause, and what you changed.",
            Look::Communication => {
                "Say whom you told or brought to an agreement, and what they decided."
            }
            Look::Ownership => {
                "Begin the line with what you did yourself: led, set up, decided, cut."
            }
            Look::Numbers => {
                "Give each result a number, where it started, and how long it took. The bullet builder does it from a KPI."
            }
            Look::TradeOffs => {
                "Name one choice: what you gave up, what you got for it, and why that was right."
            }
            Look::PlainEnglish => {
                "Replace the marked words, so that someone outside security understands them."
            }
            Look::Proactive => "Say once what you saw coming and did before anyone asked.",
        }
    }
}

/// Whether it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Found,
    Partly,
    Missing,
}

impl State {
    pub fn name(self) -> &'static str {
        match self {
            State::Found => "Found",
            State::Partly => "Partly",
            State::Missing => "Missing",
        }
    }
}

/// What the whole text says about one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookVerdict {
    pub look: Look,
    pub state: State,
    /// Lines that show it; for plain English, lines with a word to replace.
    pub lines: usize,
    /// All lines that were judged.
    pub of: usize,
}

/// The rules of [`judge`], as the page tells them. They are Linchpin's own: no standard has any.
pub const RULES: &str = "Owned and numbers are found when half of the lines show them, and numbers only with a starting \
point and a time span in at least one line. Plain English is found when at most one line in five has a word to replace, and \
partly when at most one in two has. The others are found in two lines, or in one when there are three lines or fewer.";

/// Judges a look by the lines that show it.
pub fn judge(look: Look, lines: usize, of: usize, is_whole: bool) -> LookVerdict {
    let state = match look {
        _ if of == 0 => State::Missing,
        Look::PlainEnglish if lines * 5 <= of => State::Found,
        Look::PlainEnglish if lines * 2 <= of => State::Partly,
        Look::PlainEnglish => State::Missing,
        _ if lines == 0 => State::Missing,
        Look::Ownership | Look::Numbers => match lines * 2 >= of && is_whole {
            true => State::Found,
            false => State::Partly,
        },
        _ if lines >= 2 || of <= 3 => State::Found,
        _ => State::Partly,
    };
    LookVerdict {
        look,
        state,
        lines,
        of,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_is_enough_for_three_and_two_for_more() {
        let state = |lines, of| judge(Look::TradeOffs, lines, of, true).state;
        assert_eq!(state(1, 3), State::Found);
        assert_eq!(state(1, 4), State::Partly);
        assert_eq!(state(2, 40), State::Found);
        assert_eq!(state(0, 4), State::Missing);
    }

    #[test]
    fn numbers_are_found_in_half_of_the_lines_and_only_with_start_and_span() {
        let state = |lines, is_whole| judge(Look::Numbers, lines, 8, is_whole).state;
        assert_eq!(state(4, true), State::Found);
        assert_eq!(state(3, true), State::Partly);
        assert_eq!(state(8, false), State::Partly);
    }

    #[test]
    fn plain_english_allows_one_hard_line_in_five() {
        let state = |lines| judge(Look::PlainEnglish, lines, 10, true).state;
        assert_eq!(
            [0, 2, 3, 5, 6].map(state),
            [
                State::Found,
                State::Found,
                State::Partly,
                State::Partly,
                State::Missing
            ]
        );
        assert_eq!(judge(Look::PlainEnglish, 0, 0, true).state, State::Missing);
    }
}
