//! Reports that the law asks for, said once for all playbooks; whether one is due is for legal to say.

use crate::domain::respond::playbook::TellTemplate;

/// Regulation (EU) 2016/679, Article 33(1).
pub(super) const GDPR_AUTHORITY: TellTemplate = TellTemplate {
    who: "Data protection authority",
    within_minutes: 72 * 60,
    why: "Within 72 hours of knowing of it, unless a risk to people is unlikely (GDPR Art. 33); check with legal.",
};

/// Regulation (EU) 2016/679, Article 34(1), which says “without undue delay”; planned with the report to the authority.
pub(super) const GDPR_PEOPLE: TellTemplate = TellTemplate {
    who: "People whose data it is",
    within_minutes: 72 * 60,
    why: "Without undue delay when the risk to them is high (GDPR Art. 34); check with legal.",
};

/// Directive (EU) 2022/2555, Article 23(4)(a).
pub(super) const NIS2_EARLY_WARNING: TellTemplate = TellTemplate {
    who: "CSIRT or NIS2 authority: early warning",
    within_minutes: 24 * 60,
    why: "Within 24 hours of knowing of it, if the incident is significant and you fall under NIS2 (Art. 23); check with legal.",
};

/// Directive (EU) 2022/2555, Article 23(4)(b).
pub(super) const NIS2_NOTIFICATION: TellTemplate = TellTemplate {
    who: "CSIRT or NIS2 authority: notification",
    within_minutes: 72 * 60,
    why: "Within 72 hours, with a first assessment of severity and impact (NIS2 Art. 23); check with legal.",
};

/// Directive (EU) 2022/2555, Article 23(4)(d): a month after the notification; counted from the start, which is never later.
pub(super) const NIS2_FINAL_REPORT: TellTemplate = TellTemplate {
    who: "CSIRT or NIS2 authority: final report",
    within_minutes: 30 * 24 * 60,
    why: "One month after the notification, with cause and remedies (NIS2 Art. 23); check with legal.",
};
