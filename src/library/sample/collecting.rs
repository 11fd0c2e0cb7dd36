//! How the values of the sample are got: the steps that a deputy would follow.

/// Returns the steps for the KPI of a library key; nothing for one that is computed.
pub fn steps(key: &str) -> &'static str {
    match key {
        "incident-response-time" => {
            "Closed incidents of the week, severity 1 and 2; mean of opened to closed"
        }
        "critical-vulnerabilities" => {
            "Newest full scan, severity critical, without accepted exceptions"
        }
        "security-training-completion" => {
            "On the last day of the month; everybody on the payroll is the whole"
        }
        "sla-compliance" => "Report “Availability, all customers”, week to Sunday midnight",
        "patch-latency-high" => {
            "Findings closed in the week, severity high; mean of the days since the fix was out"
        }
        "mean-time-to-detect" => {
            "From the reports’ time lines: first trace to first alert; mean of the week"
        }
        "backup-restore-success" => {
            "Ask Tom for the test protocols; a restore counts when the checksum fits"
        }
        _ => "",
    }
}
