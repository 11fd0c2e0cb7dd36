//! The words that the scan knows, as tables: what they show, why, and what would be better.

use super::look::Look;

/// Expressions that show the same.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub look: Look,
    pub is_good: bool,
    /// Counts only where a line or a part of it begins, for verbs that are other words elsewhere.
    pub opens: bool,
    /// In small letters, divided by commas; the words of one by a space.
    pub forms: &'static str,
    pub why: &'static str,
    /// What to do; empty when it is good as it is.
    pub advice: &'static str,
}

const fn good(look: Look, why: &'static str, forms: &'static str) -> Rule {
    Rule {
        look,
        is_good: true,
        opens: false,
        forms,
        why,
        advice: "",
    }
}

const fn weak(look: Look, why: &'static str, advice: &'static str, forms: &'static str) -> Rule {
    Rule {
        look,
        is_good: false,
        opens: false,
        forms,
        why,
        advice,
    }
}

/// Why a KPI's name is marked.
pub const NAMED: &str = "A KPI by name.";

/// How people call KPIs in a résumé, beside the names of the library and the scorecard.
pub const KPI_NAMES: &str = "mttr, mttd, mttc, mtta, mean time to respond, mean time to resolve, \
            mean time to acknowledge, time to resolve, time to respond, time to detect, \
            time to contain, time to recover, time to patch, response time, resolution time, \
            recovery time, dwell time, patch time, sla compliance, sla, slas, risk burn down, \
            training completion, completion rate, critical vulnerabilities, critical findings, \
            open vulnerabilities, patch compliance, patch coverage, click rate, report rate, \
            phishing rate, false positive rate, false positives, detection rate, scan coverage, \
            log coverage, uptime, availability, audit findings, overdue findings, repeat incidents, \
            rto, rpo, kpi, kpis, risk register, control coverage, encryption coverage, \
            asset coverage, escaped defects";

/// Verbs that improve something, and things that can be improved without anyone noticing.
pub const IMPROVES: &str = "improved, improve, improving, enhanced, enhancing, strengthened, strengthening, \
            increased, boosted, bolstered, elevated, matured, advanced, enhance, strengthen, boost, optimised, optimized, \
            raised, hardened";
pub const UNMEASURED: &str = "posture, security, maturity, resilience, awareness, compliance, processes, process, \
            culture, visibility, governance, efficiency, effectiveness, protection, environment, \
            hygiene";

pub const RULES: &[Rule] = &[
    Rule {
        opens: true,
        ..good(
            Look::Ownership,
            "Says what you did yourself.",
            "led, owned, accepted, strengthened, ran, built, set up, introduced, designed, negotiated, cut, reduced, raised, \
            decided, created, rolled out, drove, managed, launched, established, wrote, closed, \
            delivered, automated, replaced, started, moved, lowered, shortened, halved, doubled, \
            initiated, proposed, planned, directed, headed, founded, restored, brought, \
            prioritised, prioritized, ranked, chaired, coordinated, implemented, trained, \
            presented, turned, saved, prevented, won, chose, found, spotted, traced, solved, fixed, \
            resolved, spearheaded, increased, took over, reorganised, reorganized, simplified, \
            agreed, convinced, persuaded, stopped, kept, investigated, tracked, reported, improved, \
            organised, organized, consolidated, renegotiated, triaged, postponed",
        )
    },
    weak(
        Look::Ownership,
        "Says that you were there, not what you did.",
        "Name the part that was yours: “wrote the runbook”, “tested the restores”.",
        "helped, helping, helped with, helped to, assisted, assisted with, assisted in, \
            assisting, participated in, participated, took part in, was involved in, involved in, \
            part of a team, part of the team, member of the team, worked on, had exposure to, \
            exposure to, familiar with, shadowed, was tasked with, tasked with, engaged in",
    ),
    weak(
        Look::Ownership,
        "Says a duty, not what came of it.",
        "Say what you did and what changed because of it.",
        "responsible for, was responsible for, responsibilities included, duties included, \
            in charge of, accountable for",
    ),
    weak(
        Look::Ownership,
        "A contribution, honestly said; the reader asks which part.",
        "Name your part, and whose result it was.",
        "contributed to, contributed, contributing to, supported, supporting, provided support",
    ),
    good(
        Look::BusinessSense,
        "Says what the business cares about.",
        "revenue, sales, customer, customers, client, clients, contract, contracts, renewal, \
            renewals, renewed, penalty, penalties, fine, fines, budget, cost, costs, savings, \
            saved, saving, downtime, outage, outages, deadline, release date, go live, on time, \
            time to market, insurance premium, premium, margin, return on investment, roi, rosi, \
            business case, churn, a loss of, losses, expected loss, launch, overtime, \
            business impact",
    ),
    good(
        Look::Prioritisation,
        "Shows what came first.",
        "prioritised, prioritized, prioritising, prioritizing, prioritisation, prioritization, \
            ranked, ranking, triaged, triage, critical first, worst first, largest first, came first, comes first, went first, highest risk, highest risks, most critical, \
            most exposed, top five, top ten, top three, by risk, risk based, by impact, \
            by exposure, impact and effort, postponed, deferred, said no to, sequenced, \
            biggest risks, largest risks",
    ),
    good(
        Look::ProblemSolving,
        "Shows a problem and what solved it.",
        "root cause, root causes, the cause, traced, diagnosed, solved, resolved, fixed, \
            analysed, analyzed, investigated, redesigned, because, post incident review, \
            post incident reviews, lessons learned, worked around, by automating, by replacing, \
            by moving, by introducing, by merging, by splitting, by rewriting, by grouping, \
            by training, by adding, by removing, by changing, by agreeing, by renegotiating, by naming, by giving, \
            by closing, by testing, by setting, by tracking, by using, bottleneck, found out why, \
            turned out",
    ),
    good(
        Look::Communication,
        "Shows whom you told or convinced.",
        "presented, briefed, explained, reported to, reporting to, steering committee, \
            the board, stakeholder, stakeholders, weekly update, weekly updates, monthly update, \
            monthly updates, one page, status report, agreed with, agreement with, negotiated, \
            convinced, persuaded, workshop, workshops, executives, to management, senior management, top management, product owner, \
            product owners, project manager, project managers, ciso, told, plain words, \
            plain language, facilitated, aligned, training for, trained, coached, wrote the, \
            wrote a, engineering leads, procurement, legal",
    ),
    weak(
        Look::Communication,
        "Claims a skill that a result would show.",
        "Say instead whom you convinced of what.",
        "excellent communication skills, strong communication skills, good communication skills, \
            communication skills, interpersonal skills, stakeholder management, strong communicator",
    ),
    good(
        Look::TradeOffs,
        "Shows a choice and its price.",
        "trade off, trade offs, tradeoff, tradeoffs, instead of, rather than, in exchange for, \
            at the cost of, weighed, balanced, versus, accepted the risk, accepted risk, \
            risk acceptance, without delaying, without delay, without extra, without moving, \
            without new, within budget, within the budget, postponed, deferred, chose, \
            cheaper than, for a quarter of, for half of, kept the release date, \
            held the release date, despite, while keeping, no extra cost, said no to, gave up, \
            cost benefit, options",
    ),
    good(
        Look::Proactive,
        "Shows that you acted before you had to.",
        "before it, before they, before the, before anyone, before an, before a, ahead of, \
            anticipated, foresaw, early warning, early warnings, initiated, on my own initiative, \
            proposed, spotted, flagged early, raised early, prevented, first to, noticed, unasked, \
            introduced, saw coming, suggested",
    ),
    weak(
        Look::Proactive,
        "Says proactive instead of showing it.",
        "Say what you saw coming and what you did before anyone asked.",
        "proactive, proactively, self starter, takes initiative, self motivated",
    ),
    weak(
        Look::PlainEnglish,
        "Says nothing that can be checked.",
        "Leave it out, or put a fact in its place.",
        "results driven, results oriented, detail oriented, team player, hard working, \
            hardworking, passionate, passionate about, best practices, best practice, world class, \
            best in class, state of the art, cutting edge, robust, proven track record, \
            track record, go to person, thought leader, thought leadership, seamless, seamlessly, \
            dynamic, holistic, synergies, synergy, rockstar, ninja, guru, highly motivated, \
            fast paced, value add, wide range of, comprehensive",
    ),
    weak(
        Look::PlainEnglish,
        "Leaves open how many.",
        "Give the number.",
        "various, several, numerous, multiple, a number of, many, significant, significantly, \
            greatly, etc",
    ),
    weak(
        Look::PlainEnglish,
        "A long word for a short one.",
        "Say “used”, or what was done.",
        "leveraged, leveraging, utilised, utilized, utilising, utilizing, operationalised, \
            operationalized, actioned",
    ),
];

/// Words before a number that make it a name: ISO 27001, SOC 2, Tier 1.
pub const NAMES_BEFORE: &str = "iso, iec, nist, sp, soc, tier, level, version, v, phase, pci, dss, cis, rfc, art, \
            article, windows, office, csf, rev, category, section, page, chapter, cmmc, layer, cve";

/// Words of time; with a number they say how long.
pub const TIMES: &str = "second, seconds, minute, minutes, min, mins, hour, hours, hrs, h, day, days, week, \
            weeks, month, months, quarter, quarters, year, years, sprint, sprints";

/// Words before a time that make it a span rather than a value.
pub const SPANS: &str = "in, within, over, during, for, after, last, first, past, under, every, a, per, each, \
            across, the, than, by, since, until, one";

/// Numbers as words.
pub const NUMBER_WORDS: &str = "two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fifteen, twenty, \
            thirty, forty, fifty, hundred, half, halved, doubled, tripled, twice, zero, none";

/// Codes and signs of money.
pub const MONEY: &str = "eur, usd, gbp, chf, euro, euros, dollars, pounds, francs";

/// Words after a number word that make it a name: zero trust, two-factor sign-in.
pub const NAMES_AFTER: &str = "trust, factor, day";

/// Months; with a word like "since" before them they say when.
pub const MONTHS: &str = "january, february, march, april, may, june, july, august, september, october, november, december";

/// Words of the trade that whoever hires for it knows.
pub const EXPECTED: &str = "phishing, malware, ransomware, firewall, firewalls, vulnerability, vulnerabilities, audit, audits, \
    backlog, patch, patches, incident, incidents, controls, control, stakeholder, stakeholders, exposure";
