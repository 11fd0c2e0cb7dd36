//! The skewed curve that ranges stand for: nine times out of ten between two ends.

use crate::domain::value::Finite;

/// The width of the middle 90 % of the standard normal distribution, 2 × 1.6448536.
pub const WIDTH_90: f64 = 3.289_707_25;

/// Returns μ and σ of the logarithm of what is nine times out of ten between the ends: μ = (ln lo + ln hi)/2 and
/// σ = (ln hi − ln lo)/3.28970725 (Hubbard and Seiersen, *How to Measure Anything in Cybersecurity Risk*).
pub fn lognormal(low: Finite, high: Finite) -> (f64, f64) {
    let (low, high) = (libm::log(low.get()), libm::log(high.get()));
    ((low + high) / 2.0, (high - low) / WIDTH_90)
}

/// Returns the share of a standard normal distribution below the deviate, Φ.
pub fn normal_share(deviate: f64) -> f64 {
    libm::erfc(-deviate / std::f64::consts::SQRT_2) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_are_those_of_the_tables() {
        for (deviate, share) in [
            (0.0, 0.5),
            (1.0, 0.841_344_7),
            (1.644_853_6, 0.95),
            (-1.96, 0.024_997_9),
        ] {
            assert!((normal_share(deviate) - share).abs() < 1e-6, "{deviate}");
        }
    }
}
