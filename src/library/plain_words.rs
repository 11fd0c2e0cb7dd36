//! Words of security and of business that outsiders do not know, each with a plain alternative.
//!
//! `swap` words can be exchanged as they stand, in every sentence: the plain word is of the same part of speech and number,
//! takes the same articles (which [`crate::domain::explain::plain::replaced`] adapts) and says the same fact. `explain` words
//! have no such equal, so the sentence is written anew or the meaning is added. The first form is the one that people look
//! for; the others are its inflections.

use crate::domain::explain::plain::Jargon;

const fn swap(forms: &'static [(&'static str, &'static str)]) -> Jargon {
    Jargon { forms, swaps: true }
}

const fn explain(forms: &'static [(&'static str, &'static str)]) -> Jargon {
    Jargon {
        forms,
        swaps: false,
    }
}

pub const ALL: &[Jargon] = &[
    // Risk
    swap(&[("security posture", "defence")]),
    swap(&[("posture", "defence")]),
    swap(&[("risk posture", "risk situation")]),
    swap(&[
        ("residual risk", "remaining risk"),
        ("residual risks", "remaining risks"),
    ]),
    explain(&[("inherent risk", "the risk before anything is done about it")]),
    explain(&[("risk appetite", "how much risk we agreed to accept")]),
    explain(&[("appetite", "how much risk we agreed to accept")]),
    swap(&[("risk exposure", "open risk")]),
    explain(&[("threat landscape", "the dangers around us")]),
    swap(&[("threat actor", "attacker"), ("threat actors", "attackers")]),
    swap(&[("threat vector", "way in"), ("threat vectors", "ways in")]),
    swap(&[("attack vector", "way in"), ("attack vectors", "ways in")]),
    explain(&[("attack surface", "everything that can be attacked")]),
    swap(&[
        ("mitigate", "reduce"),
        ("mitigated", "reduced"),
        ("mitigates", "reduces"),
    ]),
    explain(&[
        ("mitigation", "what makes a risk smaller"),
        ("mitigating", "making smaller"),
    ]),
    swap(&[
        ("remediate", "fix"),
        ("remediated", "fixed"),
        ("remediates", "fixes"),
        ("remediating", "fixing"),
    ]),
    swap(&[("remediation", "repair")]),
    explain(&[(
        "compensating control",
        "another protection where the usual one is not possible",
    )]),
    explain(&[(
        "single point of failure",
        "one part that stops everything when it fails",
    )]),
    explain(&[
        ("burn-down", "how fast open risk goes down"),
        ("burndown", "how fast open risk goes down"),
    ]),
    explain(&[("risk transfer", "somebody else pays, such as an insurer")]),
    explain(&[("ALE", "the loss to expect in an average year")]),
    explain(&[("ROSI", "what protection saves, against what it costs")]),
    explain(&[("blast radius", "what one break-in can reach")]),
    explain(&[
        (
            "defence in depth",
            "several protections, one behind the other",
        ),
        (
            "defense in depth",
            "several protections, one behind the other",
        ),
    ]),
    explain(&[(
        "zero trust",
        "every access is checked, from wherever it comes",
    )]),
    // Attacks
    swap(&[
        ("exfiltrate", "steal"),
        ("exfiltrates", "steals"),
        ("exfiltrating", "stealing"),
    ]),
    explain(&[("exfiltrated", "copied out by a thief")]),
    swap(&[("exfiltration", "theft")]),
    explain(&[(
        "lateral movement",
        "an intruder goes from one system to the next",
    )]),
    explain(&[(
        "privilege escalation",
        "an intruder gets more rights than they should have",
    )]),
    explain(&[("threat intelligence", "warnings from others")]),
    explain(&[(
        "social engineering",
        "tricking people into opening the door",
    )]),
    explain(&[("spear phishing", "false mails written for one person")]),
    explain(&[("phishing", "false mails that lead to a false sign-in page")]),
    explain(&[("ransomware", "a program that locks our data for money")]),
    explain(&[("malware", "a harmful program")]),
    explain(&[("DDoS", "so many requests that the service stops")]),
    explain(&[("brute force", "trying passwords until one fits")]),
    explain(&[(
        "credential stuffing",
        "trying passwords that leaked elsewhere",
    )]),
    explain(&[("SQL injection", "commands smuggled into a form")]),
    explain(&[("XSS", "foreign commands that run in our page")]),
    explain(&[(
        "supply chain attack",
        "an attack through something we bought",
    )]),
    explain(&[("man in the middle", "somebody listens between two sides")]),
    explain(&[("backdoor", "a hidden way in")]),
    explain(&[("botnet", "many hijacked computers")]),
    explain(&[("APT", "attackers with time and money, often a state")]),
    explain(&[
        ("IOC", "a trace that an attack leaves"),
        ("indicator of compromise", "a trace that an attack leaves"),
        ("indicators of compromise", "traces that an attack leaves"),
    ]),
    explain(&[("TTP", "how attackers usually work")]),
    explain(&[("kill chain", "the steps of an attack")]),
    explain(&[
        ("compromised", "seen, changed or taken over by an attacker"),
        ("compromise", "a break-in, or a middle way"),
        ("compromising", "giving an attacker a way in"),
    ]),
    // Holes and fixes
    explain(&[("CVSS", "a score from 0 to 10 for how bad a weakness is")]),
    explain(&[("CVE", "a known weakness, by its public number")]),
    explain(&[
        ("zero-day", "a weakness that has no fix yet"),
        ("0-day", "a weakness that has no fix yet"),
    ]),
    swap(&[
        ("vulnerability", "weakness"),
        ("vulnerabilities", "weaknesses"),
    ]),
    explain(&[
        ("exploit", "a way to get in through a weakness"),
        ("exploited", "used to get in"),
        ("exploiting", "getting in through a weakness"),
    ]),
    explain(&[(
        "patch latency",
        "how long a fix waits until it is installed",
    )]),
    explain(&[("hardening", "closing what is not needed")]),
    explain(&[("SBOM", "the list of parts in our software")]),
    explain(&[
        ("pentest", "a test break-in"),
        ("penetration test", "a test break-in"),
    ]),
    explain(&[("red team", "people who attack us to test us")]),
    explain(&[("SAST", "a check of the program text")]),
    explain(&[("DAST", "a check of the running program")]),
    explain(&[("misconfiguration", "a wrong setting")]),
    explain(&[("false positive", "a false alarm")]),
    // Access and technology
    explain(&[
        ("MFA", "a second proof when signing in"),
        ("2FA", "a second proof when signing in"),
        (
            "multi-factor authentication",
            "a second proof when signing in",
        ),
    ]),
    explain(&[
        ("SSO", "one sign-in for everything"),
        ("single sign-on", "one sign-in for everything"),
    ]),
    explain(&[("IAM", "who may do what")]),
    explain(&[
        ("RBAC", "rights by role"),
        ("role-based access control", "rights by role"),
    ]),
    explain(&[("least privilege", "only the rights that are needed")]),
    explain(&[("privileged access", "rights to change everything")]),
    swap(&[
        ("credential", "password or key"),
        ("credentials", "passwords and keys"),
    ]),
    explain(&[
        ("authenticate", "prove who one is"),
        ("authenticated", "known for who it is"),
    ]),
    explain(&[("authentication", "proof of who somebody is")]),
    explain(&[("endpoint", "a device, or an address that programs call")]),
    explain(&[
        ("EDR", "a watchdog on each device"),
        ("XDR", "a watchdog over all systems"),
    ]),
    explain(&[("SIEM", "the place where all records of events are watched")]),
    explain(&[("SOC", "the people who watch for attacks")]),
    explain(&[
        ("WAF", "a filter in front of the website"),
        (
            "web application firewall",
            "a filter in front of the website",
        ),
    ]),
    explain(&[("DLP", "a filter that keeps data inside")]),
    explain(&[("VPN", "a protected line into our network")]),
    explain(&[("PII", "data about a person")]),
    explain(&[("PKI", "the system behind our digital keys")]),
    explain(&[
        (
            "encryption at rest",
            "stored data is unreadable without a key",
        ),
        (
            "encryption in transit",
            "data on the way is unreadable without a key",
        ),
    ]),
    explain(&[
        ("air-gapped", "cut off from every network"),
        ("air gap", "cut off from every network"),
    ]),
    explain(&[("sandbox", "a closed place to try things")]),
    swap(&[
        ("data at rest", "stored data"),
        ("data in transit", "data on the way"),
    ]),
    explain(&[("data subject", "the person whom data is about")]),
    explain(&[("telemetry", "records of what systems do")]),
    // Incidents and continuity
    explain(&[("MTTR", "the usual time until it is repaired")]),
    explain(&[("MTTD", "the usual time until we notice")]),
    explain(&[
        ("RTO", "how long we may be without it"),
        ("RPO", "how much work we may lose"),
    ]),
    explain(&[("SLA", "the service that was promised")]),
    explain(&[("SLO", "the service we aim for")]),
    explain(&[
        ("root cause analysis", "finding out why it really happened"),
        ("RCA", "finding out why it really happened"),
    ]),
    swap(&[
        ("post-mortem", "review"),
        ("post-mortems", "reviews"),
        ("postmortem", "review"),
        ("postmortems", "reviews"),
    ]),
    explain(&[
        ("triage", "deciding what comes first"),
        ("triaged", "sorted by what comes first"),
    ]),
    explain(&[("containment", "keeping the damage from spreading")]),
    explain(&[("eradication", "taking out every trace of the attack")]),
    explain(&[(
        "tabletop exercise",
        "talking an emergency through, as a drill",
    )]),
    explain(&[("runbook", "written steps for a known case")]),
    explain(&[("failover", "the spare takes over")]),
    explain(&[
        ("BCP", "the plan for going on in an emergency"),
        ("DRP", "the plan for getting systems back"),
    ]),
    // Rules
    explain(&[
        ("non-compliance", "breaking the rule"),
        ("noncompliance", "breaking the rule"),
    ]),
    explain(&[("GRC", "rules, risks and checks")]),
    explain(&[("ISMS", "how we manage security")]),
    explain(&[("attestation", "a signed statement that something is so")]),
    explain(&[("segregation of duties", "no one can do all steps alone")]),
    explain(&[("due diligence", "a careful check beforehand")]),
    // Business
    explain(&[("leverage", "use, or power over others")]),
    swap(&[
        ("leverages", "uses"),
        ("leveraged", "used"),
        ("leveraging", "using"),
    ]),
    swap(&[
        ("utilise", "use"),
        ("utilize", "use"),
        ("utilises", "uses"),
        ("utilizes", "uses"),
        ("utilised", "used"),
        ("utilized", "used"),
        ("utilising", "using"),
        ("utilizing", "using"),
    ]),
    explain(&[
        ("going forward", "from now on"),
        ("moving forward", "from now on"),
    ]),
    swap(&[("deliverable", "result"), ("deliverables", "results")]),
    swap(&[("actionable", "useful")]),
    explain(&[("bandwidth", "time, or how much a line carries")]),
    swap(&[("synergies", "gains from working together")]),
    swap(&[("holistic", "complete")]),
    swap(&[("granular", "detailed")]),
    swap(&[("robust", "reliable")]),
    explain(&[("low-hanging fruit", "easy first steps")]),
    swap(&[("action item", "task"), ("action items", "tasks")]),
    swap(&[("in a timely manner", "in time")]),
    swap(&[("prior to", "before")]),
    swap(&[("with regard to", "about"), ("with respect to", "about")]),
    swap(&[
        ("commence", "start"),
        ("commences", "starts"),
        ("commenced", "started"),
    ]),
    explain(&[
        ("facilitate", "make easier"),
        ("facilitated", "made easier"),
    ]),
    explain(&[("CAPEX", "money to buy"), ("OPEX", "money to run")]),
    explain(&[
        ("TCO", "all it costs over its life"),
        ("total cost of ownership", "all it costs over its life"),
    ]),
    explain(&[("scope creep", "the task grows without anybody deciding it")]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::explain::plain;

    #[test]
    fn there_are_at_least_80_words_and_each_is_found_with_an_alternative() {
        assert!(ALL.len() >= 80, "{}", ALL.len());
        for jargon in ALL {
            for (form, plain) in jargon.forms {
                let found = plain::check(form, ALL).words;
                assert_eq!(found.len(), 1, "{form}: {found:?}");
                assert_eq!(
                    (found[0].at.clone(), found[0].plain),
                    (0..form.len(), *plain),
                    "{form}"
                );
                assert!(!plain.is_empty() && plain != form, "{form}");
            }
        }
    }

    #[test]
    fn no_alternative_needs_one_itself() {
        for jargon in ALL {
            for (form, plain) in jargon.forms {
                let found = plain::check(plain, ALL).words;
                assert!(found.is_empty(), "{form} is explained by {plain}");
            }
        }
    }
}
