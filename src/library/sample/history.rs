//! The values of the sample, oldest first; the last one is of the newest period that is over.

/// Weekly, in percent: holds the 99.9 % most weeks and just misses it in the newest.
pub const SLA_COMPLIANCE: &[f64] = &[
    99.94, 99.93, 99.93, 99.9, 99.95, 99.97, 99.94, 99.99, 99.9, 99.95, 99.88, 99.91, 99.92, 99.89,
    99.94, 99.94, 99.97, 99.95, 99.92, 99.86, 99.93, 99.95, 99.95, 99.9, 99.9, 99.91, 99.96, 99.93,
    99.9, 99.99, 99.95, 99.87, 99.93, 99.88, 99.93, 99.94, 99.97, 99.92, 99.93, 99.97, 99.91,
    99.89, 99.91, 99.91, 99.9, 99.95, 99.87, 99.96, 99.91, 99.94, 99.91, 99.86,
];

/// Weekly, in hours: around 6.7 until the rota changed 20 weeks ago, then down towards 4.
pub const INCIDENT_RESPONSE_TIME: &[f64] = &[
    7.3, 6.0, 6.4, 7.0, 6.2, 6.8, 6.9, 6.3, 6.1, 6.9, 7.3, 6.4, 6.6, 7.7, 6.5, 6.5, 8.1, 6.0, 7.2,
    5.7, 6.5, 7.6, 7.5, 6.3, 6.6, 6.8, 6.1, 7.1, 8.0, 6.1, 5.7, 7.0, //
    6.9, 6.9, 6.5, 6.6, 6.6, 6.3, 6.5, 5.8, 5.9, 5.6, 5.4, 5.4, 5.4, 5.3, 5.2, 5.4, 5.0, 4.3, 4.6,
    4.3,
];

/// Monthly, in percent: stuck a tenth below everyone.
pub const SECURITY_TRAINING: &[f64] = &[
    90.0, 88.0, 87.0, 89.0, 88.0, 90.0, 87.0, 88.0, 86.0, 89.0, 88.0, 87.0, 88.0,
];

/// Weekly counts: now and then one, until a release four weeks ago brought several at once.
pub const CRITICAL_VULNERABILITIES: &[f64] = &[
    2.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0,
    1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0,
    1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 7.0, 6.0, 6.0, 5.0,
];

/// Weekly, in days: flat for half a year, then half a day slower each week; nobody has noticed.
pub const PATCH_LATENCY: &[f64] = &[
    12.6, 12.7, 15.6, 10.8, 14.3, 10.9, 16.3, 14.8, 16.7, 13.7, 15.1, 14.0, 13.3, 14.7, 12.5, 13.9,
    15.6, 14.6, 13.8, 18.0, 14.6, 13.6, 14.8, 13.7, 13.9, 13.9, 17.7, 14.5, 14.8, 15.5, 17.5, 15.6,
    15.6, 19.5, 15.7, 17.4, 19.0, 21.3, 18.3, 17.1, 21.0, 20.2, 20.9, 22.3, 22.5, 23.1, 22.8, 25.2,
    26.0, 24.8, 24.8, 26.6,
];

/// Weekly, in hours: anything from 4 to 20, and always within what is normal and allowed.
pub const TIME_TO_DETECT: &[f64] = &[
    19.5, 9.5, 13.5, 12.5, 15.0, 7.0, 10.5, 9.5, 8.5, 9.0, 10.5, 11.0, 9.0, 13.5, 10.0, 4.0, 16.0,
    10.5, 9.5, 13.0, 13.0, 12.0, 9.0, 12.5, 7.0, 17.0, 7.5, 11.5, 12.0, 12.5, 11.0, 13.5, 4.0,
    11.0, 11.0, 10.0, 17.0, 8.0, 11.5, 4.5, 12.5, 6.0, 6.0, 19.5, 14.0, 11.5, 12.0, 6.5, 8.0, 13.0,
    4.5, 12.5,
];

/// Quarterly, in percent: too few values yet to tell signal from noise.
pub const BACKUP_RESTORES: &[f64] = &[90.0, 100.0, 95.0, 100.0, 100.0];
