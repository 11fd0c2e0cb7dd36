//! Every widget in its states, with content like the product's. Built only with the feature `gallery`, at `#/gallery`.

mod content;
mod forms;
mod overlays;
mod samples;
mod tables;

use super::charts::{RunChart, Sparkline};
use super::widgets::*;
use crate::ui::prelude::*;

/// The gallery, in the shell the product has.
#[component]
pub fn Gallery() -> Node {
    Toasts::provide();
    let palette = RwSignal::new(false);
    let page = || {
        view! {
            <PageHeader
                title="Gallery"
                purpose="Every part of the product in its states, to look at in light, dark, at a desk and on a phone."
                actions=|| {
                    view! {
                        <Button icon=Glyph::Download on_click=|| ()>"Export scorecard"</Button>
                        <Button kind=ButtonKind::Primary icon=Glyph::Plus on_click=|| ()>"Add measurement"</Button>
                    }
                }
            />
            <Tiles />
            <tables::Scorecard />
            <Charts />
            <div class="columns columns-even">
                <Buttons />
                <overlays::Overlays />
                <forms::Fields />
                <forms::Choices />
                <States />
                <Work />
            </div>
            <Icons />
        }
    };
    view! {
        <Shell
            groups=content::navigation()
            more=content::more_links()
            current="#/scorecard".to_owned()
            switcher=|| {
                view! {
                    <Menu label="Payments platform" kind=ButtonKind::Quiet items=content::scorecards() />
                }
            }
            tools=move || view! { <Tools palette /> }
        >
            <div class="page">{page()}</div>
        </Shell>
        <ToastRegion />
        <overlays::Palette open=palette />
    }
}

#[component]
fn Tools(palette: RwSignal<bool>) -> Node {
    let theme = RwSignal::new("system");
    let set_theme = move |name: &'static str| {
        theme.set(name);
        let Some(root) = document().document_element() else {
            return;
        };
        let _ = match name {
            "system" => root.remove_attribute("data-theme"),
            _ => root.set_attribute("data-theme", name),
        };
    };
    let themes = move || {
        [
            ("system", "Like the system", Glyph::System),
            ("light", "Light", Glyph::Sun),
            ("dark", "Dark", Glyph::Moon),
        ]
        .map(|(name, label, icon)| {
            MenuItem::new(label, move || set_theme(name))
                .icon(icon)
                .ticked(theme.get() == name)
        })
        .to_vec()
    };
    let theme_icon = Signal::derive(move || match theme.get() {
        "light" => Glyph::Sun,
        "dark" => Glyph::Moon,
        _ => Glyph::System,
    });
    view! {
        <SavedSign words="Saved 14:02" is_saved=true />
        <IconButton icon=Glyph::Undo label="Undo: edit target" on_click=|| () />
        <span class="wide-only">
            <IconButton icon=Glyph::Redo label="Redo" disabled_because="Nothing to redo" on_click=|| () />
        </span>
        <IconButton icon=Glyph::Search label="Search pages, KPIs and actions (Ctrl+K)" on_click=move || palette.set(true) />
        <Menu label="Theme" icon=theme_icon icon_only=true kind=ButtonKind::Quiet items=Signal::derive(themes) />
    }
}

#[component]
fn Tiles() -> Node {
    view! {
        <div class="tiles">
            <StatTile label="Health index" figure="74 of 100">
                <Change delta=Delta::Down(false) words="6 lower than in October, unfavourable" />
            </StatTile>
            <StatTile label="On target" figure="5 of 8"><Badge mark=Mark::OnTarget words="SLA back since 9 Nov" /></StatTile>
            <StatTile label="Off target" figure="2"><Badge mark=Mark::OffTarget words="1 has no action" /></StatTile>
            <StatTile label="Open exposure" figure="€412 k">
                <Change delta=Delta::Down(true) words="€88 k lower this quarter, favourable" />
            </StatTile>
        </div>
    }
}

#[component]
fn Charts() -> Node {
    let shown = RwSignal::new(0_usize);
    let charts = samples::charts();
    let tabs = charts
        .into_iter()
        .map(|chart| {
            let samples::Sample {
                name,
                label,
                model,
                format,
            } = chart;
            Tab::new(name, move || {
                view! { <RunChart model=model.clone() label=label format=format /> }
            })
        })
        .collect::<Vec<_>>();
    view! {
        <Card title="SLA compliance and others" note="Share of service level agreements met · weekly">
            <Tabs label="KPIs" tabs selected=shown />
            <Disclosure summary="Show the data as a table"><tables::ChartData /></Disclosure>
        </Card>
        <Card title="Sparklines">
            <div class="cluster">
                {content::sparks()
                    .into_iter()
                    .map(|spark| {
                        let content::Spark { name: label, points, target, mark } = spark;
                        let signals = points.get(20).map(|point| point.0).into_iter().collect::<Vec<_>>();
                        view! { <Sparkline points signals target tone=mark.tone() label /> <Badge mark /> }
                    })
                    .collect_view()}
            </div>
        </Card>
    }
}

#[component]
fn Buttons() -> Node {
    view! {
        <Card title="Buttons">
            <div class="stack">
                <div class="cluster">
                    <Button kind=ButtonKind::Primary on_click=|| ()>"Add KPI"</Button>
                    <Button on_click=|| ()>"Compare"</Button>
                    <Button kind=ButtonKind::Quiet on_click=|| ()>"Cancel"</Button>
                    <Button kind=ButtonKind::Danger icon=Glyph::Trash on_click=|| ()>"Delete KPI"</Button>
                </div>
                <div class="cluster">
                    <Button kind=ButtonKind::Primary disabled_because="Enter a target first" on_click=|| ()>"Save target"</Button>
                    <Button disabled_because="Nothing to undo" icon=Glyph::Undo on_click=|| ()>"Undo"</Button>
                    <a class="btn" href="#/risks">"Open risk register"</a>
                </div>
                <div class="cluster">
                    <Button small=true icon=Glyph::Pencil on_click=|| ()>"Edit"</Button>
                    <Button small=true kind=ButtonKind::Quiet icon=Glyph::Filter on_click=|| ()>"Filter"</Button>
                    <IconButton icon=Glyph::Pencil label="Edit action" on_click=|| () />
                    <IconButton small=true icon=Glyph::Trash label="Delete action" on_click=|| () />
                    <CopyButton text="SLA compliance is at 99.8 %, 0.1 points below target." label="Copy script" />
                    <Kbd keys="Ctrl+K" />
                </div>
            </div>
        </Card>
    }
}

#[component]
fn States() -> Node {
    view! {
        <Card title="States">
            <div class="stack">
                <div class="cluster">{Mark::ALL.map(|mark| view! { <Badge mark /> }).collect_view()}</div>
                <div class="cluster">
                    <Change delta=Delta::Up(true) words="0.3 points, favourable" />
                    <Change delta=Delta::Up(false) words="1.6 h, unfavourable" />
                    <Change delta=Delta::Flat words="no change" />
                </div>
                <Notice title="Sample scorecard.">
                    "These figures are invented and dated from today. " <a href="#/data">"Start your own"</a> "."
                </Notice>
                <Notice kind=NoticeKind::Good>"SLA compliance has held its target for three weeks."</Notice>
                <Notice
                    kind=NoticeKind::Warn
                    title="Two KPIs off target have no action."
                    actions=|| view! { <Button small=true on_click=|| ()>"Add actions"</Button> }
                >
                    "Say who does what by when, and what it should change."
                </Notice>
                <Notice
                    kind=NoticeKind::Bad
                    title="Not saved: the browser's storage is full."
                    actions=|| view! { <Button small=true icon=Glyph::Download on_click=|| ()>"Export now"</Button> }
                >
                    "Your last change is only in this tab."
                </Notice>
            </div>
        </Card>
    }
}

#[component]
fn Work() -> Node {
    view! {
        <Card title="Work and room">
            <div class="stack">
                <Progress label="Simulating 10 000 years" value=0.62 on_cancel=|| () />
                <Progress label="Reading the Trivy report" />
                <Meter label="Storage in this browser" words="1.2 of 5 MB" value=0.24 />
                <Meter label="Storage in this browser" words="3.9 of 5 MB" value=0.78 />
                <Meter label="Storage in this browser" words="4.8 of 5 MB" value=0.96 />
                <Disclosure summary="How the health index is made" open=true>
                    <div class="prose">
                        <p>
                            "Each KPI counts with its weight: on target 1, watch 0.5, off target 0. Stale and missing
                            figures do not count, and the index says how many were left out."
                        </p>
                    </div>
                </Disclosure>
                <dl class="facts">
                    <dt>"Owner"</dt>
                    <dd>"Dana Okafor"</dd>
                    <dt>"Data source"</dt>
                    <dd>"Service desk export, weekly"</dd>
                    <dt>"Business goal"</dt>
                    <dd>"Keep the card scheme's uptime clause"</dd>
                </dl>
                <EmptyState
                    icon=Glyph::Gauge
                    title="No measurements yet"
                    sentence="Add the first one by hand, or read it from a scanner's report."
                >
                    <Button kind=ButtonKind::Primary icon=Glyph::Plus on_click=|| ()>"Add measurement"</Button>
                    <Button icon=Glyph::Upload on_click=|| ()>"Import a file"</Button>
                </EmptyState>
            </div>
        </Card>
    }
}

#[component]
fn Icons() -> Node {
    let one = |glyph: &Glyph| view! { <span class="badge"><Icon glyph=*glyph /><span>{format!("{glyph:?}")}</span></span> };
    view! { <Card title="Icons"><div class="cluster">{Glyph::ALL.iter().map(one).collect_view()}</div></Card> }
}
