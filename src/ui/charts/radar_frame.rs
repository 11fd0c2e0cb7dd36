//! Where things go in a radar chart: the first axis points up, the others follow clockwise.

/// The width of the drawing, in its own units.
pub const WIDTH: f64 = 360.0;
/// Its height.
pub const HEIGHT: f64 = 300.0;
/// From the centre to the outermost ring.
pub const RADIUS: f64 = 108.0;

/// Returns the place of a share (0 at the centre, 1 on the outermost ring) on one of `count` axes.
pub fn place(axis: usize, count: usize, share: f64) -> (f64, f64) {
    let turn = std::f64::consts::TAU * axis as f64 / count.max(1) as f64;
    let reach = RADIUS * share;
    (
        WIDTH / 2.0 + reach * turn.sin(),
        HEIGHT / 2.0 - reach * turn.cos(),
    )
}

/// Returns how a label at the end of an axis is anchored, so that it grows away from the chart.
pub fn anchor(axis: usize, count: usize) -> &'static str {
    match place(axis, count, 1.0).0 - WIDTH / 2.0 {
        aside if aside > 1.0 => "start",
        aside if aside < -1.0 => "end",
        _ => "middle",
    }
}

/// Writes the corners of a shape, one share for each axis.
pub fn corners(shares: &[f64]) -> String {
    let mut text = String::new();
    for (axis, share) in shares.iter().enumerate() {
        let (x, y) = place(axis, shares.len(), *share);
        text.push_str(&format!("{x:.1},{y:.1} "));
    }
    text.pop();
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_axis_points_up_and_the_second_of_four_to_the_right() {
        assert_eq!(place(0, 4, 1.0), (WIDTH / 2.0, HEIGHT / 2.0 - RADIUS));
        let (x, y) = place(1, 4, 0.5);
        assert!((x - (WIDTH / 2.0 + RADIUS / 2.0)).abs() < 1e-9);
        assert!((y - HEIGHT / 2.0).abs() < 1e-9);
        assert_eq!(
            [0, 1, 2, 3].map(|axis| anchor(axis, 4)),
            ["middle", "start", "middle", "end"]
        );
    }

    #[test]
    fn every_corner_stays_inside_the_drawing() {
        let shape = corners(&[1.0; 7]);
        assert_eq!(shape.split(' ').count(), 7);
        for axis in 0..7 {
            let (x, y) = place(axis, 7, 1.0);
            assert!((0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y));
        }
        assert_eq!(corners(&[]), "");
    }
}
