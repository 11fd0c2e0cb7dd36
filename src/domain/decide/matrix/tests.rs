use super::*;
use crate::domain::decide::register::tests::{TODAY, day, risk, scorecard};
use serde_json::json;

fn of(risks: &[Risk], look: Look, size: Size) -> Matrix {
    let policy = scorecard(risks).policy();
    let risks: Vec<&Risk> = risks.iter().collect();
    matrix(&risks, &policy, look, size, day(TODAY))
}

fn risks() -> Vec<Risk> {
    let target = json!([{
        "from": "2026-02-01",
        "inherent": {"likelihood": 4, "impact": 4},
        "residual": {"likelihood": 3, "impact": 4},
        "target": {"likelihood": 2, "impact": 2},
    }]);
    vec![
        risk(1, (4, 4), (3, 4), json!({"scores": target})),
        risk(2, (4, 4), (3, 4), json!({})),
        risk(3, (2, 2), (2, 2), json!({})),
        risk(4, (5, 5), (5, 5), json!({"closed": "2026-05-01"})),
    ]
}

/// The counts from the highest likelihood down, each from the lowest impact up.
fn counts(matrix: &Matrix) -> Vec<Vec<usize>> {
    let line = |line: &Line| line.cells.iter().map(|cell| cell.risks.len()).collect();
    matrix.lines.iter().map(line).collect()
}

#[test]
fn only_open_risks_are_counted_where_they_stand() {
    let inherent = of(&risks(), Look::Inherent, Size::Five);
    assert_eq!(counts(&inherent)[1], [0, 0, 0, 2, 0]);
    assert_eq!(counts(&inherent)[3], [0, 1, 0, 0, 0]);
    assert_eq!(inherent.words, "3 risks open, 36 points inherent.");
    let residual = of(&risks(), Look::Residual, Size::Five);
    assert_eq!(counts(&residual)[2], [0, 0, 0, 2, 0]);
    assert_eq!(counts(&residual).concat().iter().sum::<usize>(), 3);
}

#[test]
fn a_cell_says_what_it_is_without_any_colour() {
    let matrix = of(&risks(), Look::Residual, Size::Five);
    let cell = &matrix.lines[2].cells[3];
    assert_eq!(cell.words, "Possible × Major, score 12, above appetite");
    assert_eq!(cell.risks[0].1, "Risk 1");
    assert_eq!(matrix.lines[2].cells[2].side, Side::Within);
    let headings: Vec<&str> = matrix
        .columns
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        headings,
        ["Minor", "Moderate", "Serious", "Major", "Severe"]
    );
    assert_eq!(
        (
            matrix.lines[0].heading.as_str(),
            matrix.lines[0].level.as_str()
        ),
        ("Almost certain", "5")
    );
}

#[test]
fn the_view_of_three_joins_levels_and_says_which_scores() {
    let matrix = of(&risks(), Look::Residual, Size::Three);
    assert_eq!(counts(&matrix), [[0, 0, 0], [0, 0, 2], [1, 0, 0]]);
    let sides: Vec<(&str, Side)> = (matrix.lines.iter().flat_map(|line| &line.cells))
        .map(|cell| (cell.score.as_str(), cell.side))
        .collect();
    assert_eq!(sides[0], ("4–10", Side::Partly));
    assert_eq!(sides[1], ("12–15", Side::Above));
    assert_eq!(sides[4], ("9", Side::Within));
    assert_eq!(matrix.lines[0].level, "4–5");
}

#[test]
fn a_risk_without_a_target_is_not_shown_as_if_it_had_one() {
    let target = of(&risks(), Look::Target, Size::Five);
    assert_eq!(counts(&target)[3], [0, 1, 0, 0, 0]);
    let expected = "1 risk open, 4 points target. 2 open risks have no target, and are not shown.";
    assert_eq!(target.words, expected);
}

#[test]
fn moves_are_told_in_words_and_joined_to_arrows() {
    let done = of(&risks(), Look::Done, Size::Five);
    assert_eq!(
        done.words,
        "3 risks open: 2 lower, 1 unchanged, 0 higher; from 36 to 28 points."
    );
    let arrow = Arrow {
        from: (3, 3),
        to: (2, 3),
        count: 2,
    };
    assert_eq!(done.arrows, [arrow]);
    assert_eq!(done.moves[0].words, "Likely × Major → Possible × Major");
    let points: Vec<String> = done.moves.iter().map(Move::points_words).collect();
    assert_eq!(points, ["−4", "−4", "±0"]);
    assert!(of(&risks(), Look::Residual, Size::Five).moves.is_empty());
}

#[test]
fn shades_rise_with_the_score() {
    let matrix = of(&[], Look::Residual, Size::Five);
    let shade = |row: usize, column: usize| matrix.lines[row].cells[column].shade;
    assert_eq!(
        [
            shade(4, 0),
            shade(3, 1),
            shade(2, 2),
            shade(1, 3),
            shade(0, 4)
        ],
        [0, 1, 2, 3, 4]
    );
    for line in &matrix.lines {
        assert!(line.cells.is_sorted_by_key(|cell| cell.shade));
    }
    assert_eq!(matrix.words, "0 risks open, 0 points residual.");
}

#[test]
fn the_appetite_line_runs_between_what_is_within_and_what_is_above() {
    let matrix = of(&[], Look::Residual, Size::Five);
    let line = |row: usize| -> Vec<(bool, bool)> {
        let cells = &matrix.lines[row].cells;
        cells
            .iter()
            .map(|cell| (cell.line_at_start, cell.line_below))
            .collect()
    };
    let no = (false, false);
    // Up to 9: 5 × 2 is above, 5 × 1 and 4 × 2 are within.
    assert_eq!(line(0), [no, (true, true), no, no, no]);
    assert_eq!(line(1), [no, no, (true, true), no, no]);
    assert_eq!(line(2), [no, no, no, (true, true), no]);
    assert_eq!(line(3), [no, no, no, no, (true, true)]);
    assert_eq!(line(4), [no, no, no, no, no]);
}
