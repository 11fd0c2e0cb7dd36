//! Why a KPI matters, by its theme and by what each audience cares about.

use crate::domain::explain::script::Audience;
use crate::domain::measure::kpi::Theme;

/// Returns a sentence that says why figures of this theme matter to the audience.
pub fn stake(theme: Theme, audience: Audience) -> &'static str {
    let [project_manager, ciso, client, executives] = row(theme);
    match audience {
        Audience::ProjectManager => project_manager,
        Audience::Ciso => ciso,
        Audience::Client => client,
        Audience::Executives => executives,
    }
}

/// One sentence each for the project manager, the CISO, the client and the executives.
fn row(theme: Theme) -> [&'static str; 4] {
    match theme {
        Theme::ServiceLevels => [
            "For the plan it matters because every miss pulls people into escalations.",
            "This figure shows whether our controls hold the service at the level we promised.",
            "This figure tells you whether you get the service that you were promised.",
            "Missed service levels can cost us penalties, renewals and reputation.",
        ],
        Theme::IncidentResponse => [
            "For the plan it matters because a long incident holds up the people we count on.",
            "Speed here decides how far an attacker can get, and whether we keep reporting deadlines.",
            "The sooner an incident is over, the less it can affect your data and your work.",
            "Time lost in an incident can turn into damage, cost and headlines.",
        ],
        Theme::Vulnerabilities => [
            "For the plan it matters because late fixes come unplanned, often before a release.",
            "This is the known part of our attack surface, and auditors ask about it.",
            "Known weaknesses that stay open put the data you trust us with at risk.",
            "A known weakness that is used against us is hard to explain to clients and regulators.",
        ],
        Theme::Access => [
            "For the plan it matters because access that is put right late costs more time.",
            "Stolen or leftover access is a common way in, and a standard audit question.",
            "This figure is about who can reach your data, and who cannot.",
            "One wrong account can open the door to a costly breach.",
        ],
        Theme::People => [
            "For the plan it matters because what people put off comes back at a bad moment.",
            "People are a control that most frameworks require and most attackers try first.",
            "The people who handle your data should know how to protect it.",
            "Many breaches start with a human slip, and regulators ask how we prevent it.",
        ],
        Theme::DataProtection => [
            "For the plan it matters because a data problem found late can stop a release.",
            "This figure bears on our duties under data protection law and on what a breach would expose.",
            "This figure is about your data and how well it is protected.",
            "Data loss can bring fines, claims and lost trust.",
        ],
        Theme::Resilience => [
            "For the plan it matters because without a tested way back an outage can cost days.",
            "This figure tells whether we can recover as our continuity plan says.",
            "This figure bears on how soon you would have your service and your data back after an outage.",
            "This figure bears on how long an outage would stop the business, and what it would cost.",
        ],
        Theme::Vendors => [
            "For the plan it matters because a supplier problem found late becomes our delay.",
            "Our posture is no better than that of the suppliers who can reach our systems.",
            "Suppliers who touch your data have to meet the same standard as we do.",
            "Clients and regulators hold us responsible for what our suppliers get wrong.",
        ],
        Theme::Compliance => [
            "For the plan it matters because open findings become deadlines that others set.",
            "This figure is what auditors and regulators check us against.",
            "This figure tells you whether we do what we have promised you.",
            "Open gaps can lead to fines, lost certificates and lost tenders.",
        ],
        Theme::Fraud => [
            "For the plan it matters because every case takes people away to clear it up.",
            "This figure shows whether our fraud controls work in practice.",
            "This figure is about protecting you and your customers from loss.",
            "Fraud is a direct loss, and it costs trust on top.",
        ],
        Theme::Application => [
            "For the plan it matters because flaws found late are expensive to fix and move releases.",
            "This figure tells how much risk ships with each release.",
            "This figure is about the safety of the software that you use.",
            "A flaw in the product can reach every client at once.",
        ],
        Theme::Cloud => [
            "For the plan it matters because a wrong setting found late means rework.",
            "Wrong settings are a common cause of exposed data, and they are ours to prevent.",
            "This figure is about the systems in which your data is kept.",
            "One wrong setting can expose data to the public.",
        ],
        Theme::Risk => [
            "For the plan it matters because a risk left alone can come back as delay or cost.",
            "This figure shows whether our risk stays within what we have agreed to accept.",
            "This figure shows how actively we keep risks away from your project.",
            "This figure shows whether what we spend on security really lowers our risk.",
        ],
    }
}
