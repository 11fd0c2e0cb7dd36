//! Fields and choices.

use chrono::NaiveDate;

use crate::domain::measure::kpi::Unit;
use crate::domain::measure::quantity;
use crate::domain::value::Finite;
use crate::ui::prelude::*;
use crate::ui::widgets::*;

pub(super) fn percent(text: &str) -> Result<f64, String> {
    quantity::parse(Unit::Percent, text, "")
        .map(Finite::get)
        .map_err(|why| why.to_string())
}

#[component]
pub(super) fn Fields() -> Node {
    let name = RwSignal::new("SLA compliance".to_owned());
    let why = RwSignal::new(
        "The card scheme may end the contract after two months under 99.9 %.".to_owned(),
    );
    let due = RwSignal::new(NaiveDate::from_ymd_opt(2026, 12, 4));
    let target = RwSignal::new(Entry::Valid(99.9));
    let tolerance = RwSignal::new(Entry::read("140", percent));
    let show = |value: &f64| value.to_string();
    view! {
        <Card title="Fields">
            <div class="form">
                <TextField label="Name" value=name on_commit=move |text| name.set(text) />
                <TextField label="Owner" value="" optional=true placeholder="Dana Okafor" on_commit=|_| ()
                    hint="Who answers when this KPI moves." />
                <ParsedField label="Target" entry=target parse=percent show=show suffix="%" hint="Met when the share is at least this." />
                <ParsedField label="Tolerance" entry=tolerance parse=percent show=show suffix="points" />
                <DateField label="Action due" value=due on_commit=move |date| due.set(date) />
                <TextField label="Evidence" value="javascript:alert(1)" on_commit=|_| ()
                    error="Only https, http and mailto addresses are kept." />
                <div class="wide">
                    <TextArea label="Why the business cares" value=why on_commit=move |text| why.set(text) />
                </div>
            </div>
        </Card>
    }
}

#[component]
pub(super) fn Choices() -> Node {
    let cadence = RwSignal::new(2_usize);
    let direction = RwSignal::new("least");
    let period = RwSignal::new(90_u32);
    let ticked = RwSignal::new(true);
    let query = RwSignal::new(String::new());
    let cadences = [
        "Hourly",
        "Daily",
        "Weekly",
        "Monthly",
        "Quarterly",
        "Yearly",
    ];
    let cadences = cadences
        .into_iter()
        .enumerate()
        .map(|(index, name)| Choice::new(index, name))
        .collect::<Vec<_>>();
    let industries = vec![
        Choice::new(0, "Financial services"),
        Choice::new(1, "Technology"),
        Choice::new(2, "General"),
    ];
    let directions = vec![
        Choice::new("least", "At least the target"),
        Choice::new("most", "At most the target"),
        Choice::new("within", "Within a range"),
    ];
    let periods = vec![
        Choice::new(30, "30 days"),
        Choice::new(90, "90 days"),
        Choice::new(365, "365 days"),
        Choice::new(0, "All"),
    ];
    view! {
        <Card title="Choices">
            <div class="form">
                <SelectField label="Cadence" choices=cadences value=cadence on_commit=move |index| cadence.set(index) />
                <SelectField label="Industry profile" choices=industries value=1 on_commit=|_| ()
                    hint="Decides which KPIs are suggested." />
                <RadioGroup legend="The target is met when the figure is" choices=directions value=direction
                    on_commit=move |which| direction.set(which) />
                <div class="stack">
                    <Checkbox label="Count in the health index" checked=ticked on_commit=move |on| ticked.set(on)
                        hint="With a weight of 2." />
                    <Checkbox label="Keep the percentage between 0 and 100" checked=false on_commit=|_| () />
                </div>
                <div class="wide toolbar">
                    <SearchField label="Search KPIs" query />
                    <Segmented legend="Period" choices=periods value=period on_commit=move |days| period.set(days) />
                </div>
            </div>
        </Card>
    }
}
