//! Arbitrary records of measuring.

use super::*;

pub fn table_mapping() -> impl Strategy<Value = TableMapping> {
    let column = option::of((select(&Role::ALL), 0..9_u32));
    let day_first = option::of(any::<bool>());
    let limit = option::of(0..400_i32);
    let word = option::of((select(&Role::ALL), select(&Meaning::ALL), text()));
    (
        id(Kind::TableMapping),
        text(),
        select(&About::ALL),
        column,
        (day_first, limit, word, option::of(select(&TimeUnit::ALL))),
        extra(),
    )
        .prop_map(
            |(id, header, about, column, (day_first, limit, word, unit), extra)| TableMapping {
                id,
                header,
                about,
                columns: (column.into_iter())
                    .map(|(role, column)| MappedColumn {
                        role,
                        column,
                        extra: extra.clone(),
                    })
                    .collect(),
                day_first,
                newest_first: day_first,
                parts_of_one: day_first.map(|first| !first),
                pass_mark: limit.map(Finite::from),
                limits: (limit.into_iter())
                    .map(|days| Limit {
                        severity: Severity::ALL[days as usize % 7],
                        days: days as u32,
                        extra: extra.clone(),
                    })
                    .collect(),
                words: (word.into_iter())
                    .map(|(role, means, word)| MappedWord {
                        role,
                        word,
                        means,
                        extra: extra.clone(),
                    })
                    .collect(),
                numbers: (unit.into_iter())
                    .map(|unit| MappedNumbers {
                        role: Role::DownMinutes,
                        unit: Some(unit),
                        decimal_comma: day_first,
                        extra: extra.clone(),
                    })
                    .collect(),
                extra,
            },
        )
}

pub fn kpi() -> impl Strategy<Value = Kpi> {
    let texts = (name(), text(), text(), text());
    let choices = (
        select(&Unit::ALL),
        select(&Cadence::ALL),
        select(&Theme::ALL),
        select(&MeasureType::ALL),
        select(&Covers::ALL),
        any::<bool>(),
    );
    let baseline = option::of((day(), 0..400_u64, extra()));
    let change = option::of((day(), name()));
    let parts = (finite(), vec(target(), 1..=2), change, baseline);
    (id(Kind::Kpi), texts, choices, parts, extra()).prop_map(
        |(
            id,
            (name, meaning, formula, goal),
            choices,
            (weight, mut targets, change, baseline),
            extra,
        )| {
            let (unit, cadence, theme, measure_type, covers, focus) = choices;
            targets.sort_by_key(|target| target.from);
            targets.dedup_by_key(|target| target.from);
            let process_changes = (change.into_iter())
                .map(|(on, what)| ProcessChange {
                    on,
                    what,
                    extra: extra.clone(),
                })
                .collect();
            Kpi {
                id,
                name,
                meaning,
                formula,
                why: String::new(),
                unit,
                targets,
                cadence,
                covers,
                theme,
                measure_type,
                weight: absolute(weight),
                focus,
                owner: String::new(),
                data_source: String::new(),
                how_collected: String::new(),
                goal,
                process_changes,
                baseline: baseline.map(|(from, days, extra)| Baseline {
                    from,
                    to: from.checked_add_days(Days::new(days)).unwrap_or(from),
                    extra,
                }),
                derived: None,
                library: String::new(),
                extra,
            }
        },
    )
}

fn target() -> impl Strategy<Value = TargetFrom> {
    (day(), 0..6, finite(), finite(), extra()).prop_map(|(from, form, a, b, extra)| TargetFrom {
        from,
        target: match form {
            0 => Target::AtLeast(a),
            1 => Target::AtMost(a),
            2 => Target::Exactly(a),
            3 => Target::Above(a),
            4 => Target::Below(a),
            _ if a <= b => Target::Within(a, b),
            _ => Target::Within(b, a),
        },
        tolerance: absolute(b),
        note: String::new(),
        extra,
    })
}

pub fn measurement() -> impl Strategy<Value = Measurement> {
    let texts = (text(), text(), text(), text());
    let time = (
        day(),
        option::of(0..1440_u32),
        option::of(0..40_u64),
        option::of(0..5_i64),
    );
    (
        id(Kind::Measurement),
        id(Kind::Kpi),
        time,
        (finite(), option::of(ratio())),
        texts,
        extra(),
    )
        .prop_map(
            |(id, kpi, time, (value, counted), (note, source, entered_by, set_aside), extra)| {
                let (date, minute, days, seconds) = time;
                Measurement {
                    id,
                    kpi,
                    at: Moment {
                        date,
                        time: minute.and_then(|m| NaiveTime::from_hms_opt(m / 60, m % 60, 0)),
                    },
                    from: days.and_then(|days| date.checked_sub_days(Days::new(days))),
                    value: counted.map_or(value, Ratio::percent),
                    counted,
                    note,
                    source,
                    entered_by,
                    set_aside,
                    entered_at: seconds.and_then(|seconds| {
                        date.and_hms_opt(9, 0, 0)?
                            .checked_add_signed(TimeDelta::seconds(seconds))
                    }),
                    evidence: seconds.map(|files| Box::new(provenance(date, files, &extra))),
                    cases: days.map(|days| 1 + days as u32),
                    extra,
                }
            },
        )
}

/// Of a file, and of as many others as are given.
fn provenance(day: NaiveDate, others: i64, extra: &Extra) -> Provenance {
    Provenance {
        file: format!("{others}.csv"),
        sha256: "0a".repeat(32),
        read_at: day.and_hms_opt(9, 0, 0).unwrap_or_default(),
        reader: "a table".to_owned(),
        counted: 3,
        left_out: 1,
        how: String::new(),
        with: (0..others).map(|_| provenance(day, 0, extra)).collect(),
        extra: extra.clone(),
    }
}

pub fn action() -> impl Strategy<Value = Action> {
    const STATES: &[ActionState] = &[ActionState::Open, ActionState::Done, ActionState::Dropped];
    let days = (option::of(day()), day(), option::of(day()));
    (
        id(Kind::Action),
        id(Kind::Kpi),
        (name(), text()),
        days,
        select(STATES),
        extra(),
    )
        .prop_map(
            |(id, kpi, (what, who), (due, created, closed), state, extra)| Action {
                id,
                kpi,
                what,
                who,
                due,
                effect: String::new(),
                state,
                created,
                closed,
                extra,
            },
        )
}
