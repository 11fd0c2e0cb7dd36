//! Arrows from cell to cell of a matrix, in pixels: a bow and its head.

/// The line and the head of an arrow, as the paths of an SVG.
#[derive(Clone, Debug, PartialEq)]
pub struct ArrowPaths {
    pub line: String,
    pub head: String,
}

/// Where arrows start and end, as a share of the width of a cell: beside the figures in its middle.
const LANE: f64 = 0.8;

/// Draws an arrow from one cell to another, for cells of the size.
///
/// Cells are columns from the start and lines from the top. The bow bends to its own left, so that there and back
/// are two lines.
pub fn arrow(from: (usize, usize), to: (usize, usize), (width, height): (f64, f64)) -> ArrowPaths {
    let place = |(column, line): (usize, usize)| {
        ((column as f64 + LANE) * width, (line as f64 + 0.5) * height)
    };
    let ((x0, y0), (x2, y2)) = (place(from), place(to));
    let (dx, dy) = (x2 - x0, y2 - y0);
    let length = dx.hypot(dy).max(1.0);
    let bend = (0.12 * length).min(18.0);
    let (x1, y1) = (
        (x0 + x2) / 2.0 + bend * dy / length,
        (y0 + y2) / 2.0 - bend * dx / length,
    );
    let (ex, ey) = (x2 - x1, y2 - y1);
    let reach = ex.hypot(ey).max(1.0);
    let (ux, uy) = (ex / reach, ey / reach);
    let (back_x, back_y) = (x2 - 9.0 * ux, y2 - 9.0 * uy);
    let (side_x, side_y) = (4.0 * -uy, 4.0 * ux);
    ArrowPaths {
        line: format!("M{x0:.1} {y0:.1}Q{x1:.1} {y1:.1} {back_x:.1} {back_y:.1}"),
        head: format!(
            "M{x2:.1} {y2:.1}L{:.1} {:.1}L{:.1} {:.1}Z",
            back_x + side_x,
            back_y + side_y,
            back_x - side_x,
            back_y - side_y
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_goes_from_cell_to_cell_beside_their_figures() {
        let down = arrow((0, 0), (0, 2), (100.0, 50.0));
        assert!(
            down.line.starts_with("M80.0 25.0Q92.0 75.0 "),
            "{}",
            down.line
        );
        assert!(down.head.starts_with("M80.0 125.0L"), "{}", down.head);
    }

    #[test]
    fn there_and_back_are_two_lines() {
        let there = arrow((1, 1), (3, 1), (100.0, 50.0)).line;
        let back = arrow((3, 1), (1, 1), (100.0, 50.0)).line;
        assert!(there.contains("Q280.0 57.0"), "{there}");
        assert!(back.contains("Q280.0 93.0"), "{back}");
    }

    #[test]
    fn a_cell_without_any_size_gives_numbers_all_the_same() {
        let paths = arrow((0, 0), (0, 1), (0.0, 0.0));
        assert!(!paths.line.contains("NaN") && !paths.head.contains("NaN"));
    }
}
