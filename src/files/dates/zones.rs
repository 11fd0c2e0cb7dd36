//! Time zones as they stand behind a time: letters like `CEST`, names like `Europe/Berlin`.
//!
//! The rules are those that hold since 2007 and are written down for the zones of the IANA time zone database that
//! European and American tools mostly name (tz database 2025b, files europe, northamerica, asia, australasia). A zone that
//! is not here is not understood, and whoever reads the file is told so.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

/// When clocks are set forward and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ZoneRule {
    Never,
    /// From the last Sunday of March to the last of October, at 01:00 UTC (Directive 2000/84/EC).
    Europe,
    /// From the second Sunday of March to the first of November, at 02:00 (Energy Policy Act of 2005, section 110).
    America,
    /// From the first Sunday of October to the first of April, at 02:00 standard time.
    Australia,
}

/// A zone: the minutes of its standard time ahead of UTC, and when clocks change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    standard: i32,
    rule: ZoneRule,
}

/// What letters stand for, in minutes ahead of UTC.
const LETTERS: [(i32, &str); 22] = [
    (-600, "hst"),
    (-480, "pst"),
    (-420, "mst pdt"),
    (-360, "cst mdt"),
    (-300, "est cdt"),
    (-240, "edt"),
    (-180, "brt"),
    (0, "z utc gmt wet"),
    (60, "west bst cet mez wat"),
    (120, "cest mesz eet oez sast cat"),
    (180, "eest oesz trt msk eat"),
    (240, "gst"),
    (300, "pkt"),
    (420, "wib ict"),
    (480, "sgt hkt awst"),
    (540, "jst kst"),
    (570, "acst"),
    (600, "aest"),
    (630, "acdt"),
    (660, "aedt"),
    (720, "nzst"),
    (780, "nzdt"),
];

const REGIONS: [(Region, &str); 28] = [
    (
        fixed(0),
        "utc etc/utc etc/gmt atlantic/reykjavik africa/accra",
    ),
    (
        europe(0),
        "europe/london europe/dublin europe/lisbon europe/jersey europe/guernsey europe/isle_of_man \
         europe/belfast atlantic/canary atlantic/madeira gb",
    ),
    (
        europe(60),
        "europe/amsterdam europe/andorra europe/belgrade europe/berlin europe/bratislava europe/brussels \
         europe/budapest europe/busingen europe/copenhagen europe/gibraltar europe/ljubljana \
         europe/luxembourg europe/madrid europe/malta europe/monaco europe/oslo europe/paris europe/podgorica \
         europe/prague europe/rome europe/san_marino europe/sarajevo europe/skopje europe/stockholm \
         europe/tirane europe/vaduz europe/vatican europe/vienna europe/warsaw europe/zagreb europe/zurich \
         africa/ceuta arctic/longyearbyen",
    ),
    (
        europe(120),
        "europe/athens europe/bucharest europe/helsinki europe/kiev europe/kyiv europe/mariehamn europe/riga \
         europe/sofia europe/tallinn europe/vilnius asia/nicosia",
    ),
    (
        fixed(180),
        "europe/istanbul europe/moscow europe/minsk asia/riyadh africa/nairobi asia/qatar",
    ),
    (america(-210), "america/st_johns"),
    (america(-240), "america/halifax"),
    (
        america(-300),
        "america/new_york america/detroit america/toronto america/montreal america/indiana/indianapolis \
         us/eastern est5edt",
    ),
    (
        america(-360),
        "america/chicago america/winnipeg us/central cst6cdt",
    ),
    (
        america(-420),
        "america/denver america/boise america/edmonton us/mountain mst7mdt",
    ),
    (
        america(-480),
        "america/los_angeles america/vancouver us/pacific pst8pdt",
    ),
    (america(-540), "america/anchorage us/alaska"),
    (fixed(-420), "america/phoenix us/arizona"),
    (fixed(-600), "pacific/honolulu us/hawaii"),
    (
        fixed(-360),
        "america/mexico_city america/costa_rica america/guatemala",
    ),
    (
        fixed(-300),
        "america/bogota america/lima america/panama america/jamaica",
    ),
    (
        fixed(-180),
        "america/sao_paulo america/argentina/buenos_aires america/buenos_aires america/montevideo",
    ),
    (fixed(60), "africa/lagos africa/algiers africa/tunis"),
    (
        fixed(120),
        "africa/johannesburg africa/harare africa/tripoli",
    ),
    (fixed(240), "asia/dubai asia/baku asia/tbilisi"),
    (fixed(300), "asia/karachi asia/tashkent"),
    (fixed(330), "asia/kolkata asia/calcutta asia/colombo"),
    (fixed(420), "asia/bangkok asia/jakarta asia/ho_chi_minh"),
    (
        fixed(480),
        "asia/singapore asia/shanghai asia/hong_kong asia/taipei asia/manila asia/kuala_lumpur \
         australia/perth",
    ),
    (fixed(540), "asia/tokyo asia/seoul"),
    (fixed(600), "australia/brisbane"),
    (australia(570), "australia/adelaide"),
    (
        australia(600),
        "australia/sydney australia/melbourne australia/hobart australia/canberra",
    ),
];

const fn fixed(standard: i32) -> Region {
    Region {
        standard,
        rule: ZoneRule::Never,
    }
}

const fn europe(standard: i32) -> Region {
    Region {
        standard,
        rule: ZoneRule::Europe,
    }
}

const fn america(standard: i32) -> Region {
    Region {
        standard,
        rule: ZoneRule::America,
    }
}

const fn australia(standard: i32) -> Region {
    Region {
        standard,
        rule: ZoneRule::Australia,
    }
}

/// Returns the minutes ahead of UTC that the letters stand for. `IST` stands for three zones and is not here.
pub(super) fn letters(word: &str) -> Option<i32> {
    let word = word.to_lowercase();
    let known = LETTERS.iter().find(|(_, all)| is_among(&word, all));
    known.map(|(minutes, _)| *minutes)
}

/// Returns the zone of the name.
pub(super) fn region(name: &str) -> Option<Region> {
    let name = name.to_lowercase();
    let known = REGIONS.iter().find(|(_, all)| is_among(&name, all));
    known.map(|(region, _)| *region)
}

fn is_among(name: &str, all: &str) -> bool {
    all.split(' ').any(|one| one == name)
}

impl Region {
    /// Returns the minutes ahead of UTC at a time on the clock of the zone. Of an hour that comes twice it is the first.
    pub(super) fn offset(self, at: NaiveDateTime) -> i32 {
        let year = at.date().year();
        let summer = self.standard + 60;
        let is_summer = match self.rule {
            ZoneRule::Never => false,
            ZoneRule::Europe => {
                let at_one = |day: NaiveDate, ahead: i32| {
                    day.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(60 + ahead))
                };
                let (start, end) = (last_sunday(year, 3), last_sunday(year, 10));
                at >= at_one(start, self.standard) && at < at_one(end, summer)
            }
            ZoneRule::America => {
                let (start, end) = (sunday(year, 3, 2), sunday(year, 11, 1));
                at >= start.and_time(NaiveTime::MIN) + TimeDelta::hours(2)
                    && at < end.and_time(NaiveTime::MIN) + TimeDelta::hours(2)
            }
            ZoneRule::Australia => {
                let (end, start) = (sunday(year, 4, 1), sunday(year, 10, 1));
                at < end.and_time(NaiveTime::MIN) + TimeDelta::hours(3)
                    || at >= start.and_time(NaiveTime::MIN) + TimeDelta::hours(2)
            }
        };
        if is_summer { summer } else { self.standard }
    }
}

/// Tells whether clocks go back in the night to this day, in Europe or in North America.
pub fn goes_back(day: NaiveDate) -> bool {
    let year = day.year();
    day == last_sunday(year, 10) || day == sunday(year, 11, 1)
}

/// Returns the first day between two times on which clocks change in Europe or in North America.
pub fn change_between(from: NaiveDateTime, to: NaiveDateTime) -> Option<NaiveDate> {
    if to <= from {
        return None;
    }
    let (first, last) = (from.date().year(), to.date().year());
    let mut days = (first..=last.min(first.saturating_add(1))).flat_map(|year| {
        [
            sunday(year, 3, 2),
            last_sunday(year, 3),
            last_sunday(year, 10),
            sunday(year, 11, 1),
        ]
    });
    // Clocks change between 1 and 3 in the night.
    let is_within = |day: &NaiveDate| {
        let night = day.and_time(NaiveTime::MIN);
        from < night + TimeDelta::hours(3) && to > night + TimeDelta::hours(1)
    };
    days.find(is_within)
}

fn sunday(year: i32, month: u32, nth: u8) -> NaiveDate {
    let day = NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Sun, nth);
    day.unwrap_or(NaiveDate::MIN)
}

fn last_sunday(year: i32, month: u32) -> NaiveDate {
    // March and October have 31 days.
    let last = NaiveDate::from_ymd_opt(year, month, 31).unwrap_or(NaiveDate::MIN);
    let back = u64::from(last.weekday().num_days_from_sunday());
    last.checked_sub_days(Days::new(back)).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn clocks_change_when_the_law_says() {
        let berlin = region("Europe/Berlin").unwrap();
        for (text, minutes) in [
            ("2026-03-29T01:59:00", 60),
            ("2026-03-29T03:00:00", 120),
            ("2026-10-25T01:00:00", 120),
            ("2026-10-25T03:00:00", 60),
        ] {
            assert_eq!(berlin.offset(at(text)), minutes, "{text}");
        }
        let new_york = region("america/new_york").unwrap();
        assert_eq!(new_york.offset(at("2026-03-08T01:59:00")), -300);
        assert_eq!(new_york.offset(at("2026-03-08T03:00:00")), -240);
        assert_eq!(new_york.offset(at("2026-11-01T02:00:00")), -300);
        let sydney = region("Australia/Sydney").unwrap();
        assert_eq!(sydney.offset(at("2026-01-05T00:00:00")), 660);
        assert_eq!(sydney.offset(at("2026-07-05T00:00:00")), 600);
        assert_eq!(region("Mars/Olympus"), None);
    }

    #[test]
    fn a_night_in_which_clocks_change_is_found_between_two_times() {
        let changed = |from, to| change_between(at(from), at(to)).map(|day| day.to_string());
        assert_eq!(
            changed("2026-10-24T22:00:00", "2026-10-25T08:00:00").as_deref(),
            Some("2026-10-25")
        );
        assert_eq!(changed("2026-10-25T04:00:00", "2026-10-25T08:00:00"), None);
        assert_eq!(changed("2026-10-05T04:00:00", "2026-10-20T08:00:00"), None);
        assert_eq!(
            changed("2026-01-05T04:00:00", "2026-10-20T08:00:00").as_deref(),
            Some("2026-03-08")
        );
    }

    #[test]
    fn letters_have_one_meaning() {
        assert_eq!(letters("CEST"), Some(120));
        assert_eq!(letters("EST"), Some(-300));
        assert_eq!(letters("IST"), None);
    }
}
