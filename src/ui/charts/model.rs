//! What a run chart shows, in plain numbers and words.

/// One measurement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Point {
    /// Its day.
    pub x: f64,
    /// Its value.
    pub y: f64,
    /// How it stood on that day, in words: "On target".
    pub verdict: String,
    /// Why it is more than noise; nothing for an ordinary point.
    pub signal: Option<String>,
}

/// The values that meet a target: from `low`, up to `high`, or between.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TargetBand {
    /// Values below miss ("at least").
    pub low: Option<f64>,
    /// Values above miss ("at most").
    pub high: Option<f64>,
}

impl TargetBand {
    /// "At least."
    pub fn at_least(low: f64) -> Self {
        Self {
            low: Some(low),
            high: None,
        }
    }

    /// "At most."
    pub fn at_most(high: f64) -> Self {
        Self {
            low: None,
            high: Some(high),
        }
    }

    /// "Within"; "exactly" is a band of no width.
    pub fn within(low: f64, high: f64) -> Self {
        Self {
            low: Some(low),
            high: Some(high),
        }
    }
}

/// A target from one day until the next target starts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TargetStep {
    /// Its first day.
    pub from: f64,
    /// What meets it.
    pub band: TargetBand,
    /// How far a miss may go and still be "watch".
    pub tolerance: f64,
    /// In words: "at least 99.9 %".
    pub words: String,
}

/// The natural limits of the process over a stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Phase {
    /// Its first day.
    pub x0: f64,
    /// Its last day.
    pub x1: f64,
    /// The mean.
    pub centre: f64,
    /// The lower natural limit.
    pub lower: f64,
    /// The upper natural limit.
    pub upper: f64,
}

/// A declared change of the process.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// Its day.
    pub x: f64,
    /// What changed, in a few words.
    pub label: String,
}

/// One day of a forecast, with its range.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ForecastPoint {
    /// Its day.
    pub x: f64,
    /// The expected value.
    pub y: f64,
    /// The low end of the range.
    pub low: f64,
    /// The high end of the range.
    pub high: f64,
}

/// What came and went in a period, drawn as two bars that stand on 0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bars {
    /// The last day of the period.
    pub x: f64,
    pub added: f64,
    pub retired: f64,
}

/// Everything a run chart draws. Points, targets, phases and forecast are in order of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunModel {
    /// The measurements.
    pub points: Vec<Point>,
    /// The targets over time.
    pub targets: Vec<TargetStep>,
    /// The natural limits over time.
    pub phases: Vec<Phase>,
    /// The process changes.
    pub changes: Vec<Change>,
    /// The forecast, starting at the last measurement.
    pub forecast: Vec<ForecastPoint>,
    /// What came and went, where that is counted.
    pub bars: Vec<Bars>,
    /// The line that the points should follow, where there is one.
    pub ideal: Vec<(f64, f64)>,
    /// What the points are, unless they are measurements.
    pub name: &'static str,
}

impl RunModel {
    /// The target in force on a day.
    pub fn target_at(&self, x: f64) -> Option<&TargetStep> {
        self.targets.iter().rev().find(|target| target.from <= x)
    }

    /// Every value that has to fit on the y axis.
    pub fn values(&self) -> impl Iterator<Item = f64> + '_ {
        let points = self.points.iter().map(|point| point.y);
        let targets = self.targets.iter().flat_map(|target| {
            let TargetStep {
                band, tolerance, ..
            } = target;
            [
                band.low,
                band.low.map(|low| low - tolerance),
                band.high,
                band.high.map(|high| high + tolerance),
            ]
        });
        let targets = targets.flatten();
        let phases = self
            .phases
            .iter()
            .flat_map(|phase| [phase.centre, phase.lower, phase.upper]);
        let forecast = self
            .forecast
            .iter()
            .flat_map(|point| [point.low, point.high]);
        let bars = (self.bars.iter()).flat_map(|bars| [0.0, bars.added, bars.retired]);
        let ideal = self.ideal.iter().map(|point| point.1);
        let all = points.chain(targets).chain(phases).chain(forecast);
        all.chain(bars).chain(ideal)
    }

    /// The first and the last day, or nothing when there is nothing to draw.
    pub fn days(&self) -> Option<(f64, f64)> {
        let first = self.points.first()?.x;
        let last = self
            .points
            .last()?
            .x
            .max(self.forecast.last().map_or(f64::MIN, |point| point.x))
            .max(self.ideal.last().map_or(f64::MIN, |point| point.0));
        Some(if last > first {
            (first, last)
        } else {
            (first - 1.0, last + 1.0)
        })
    }
}
