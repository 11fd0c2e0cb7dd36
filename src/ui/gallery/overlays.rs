//! What opens over the page: dialogs, menus, toasts, the palette.

use crate::ui::prelude::*;
use crate::ui::widgets::*;

use super::content;

#[component]
pub(super) fn Overlays() -> Node {
    let (question, form, large) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
    );
    let toasts = Toasts::get();
    let row_menu = move || {
        vec![
            MenuItem::new("Edit", || ()).icon(Glyph::Pencil).hint("E"),
            MenuItem::new("Duplicate", || ()).icon(Glyph::Copy),
            MenuItem::new("Declare a process change", || ()).icon(Glyph::Flag),
            MenuItem::new("Delete", move || question.set(true))
                .icon(Glyph::Trash)
                .danger()
                .starts_group(),
        ]
    };
    let undo_toast = move || {
        toasts.push(
            Toast::new("KPI “Phishing report rate” deleted")
                .action("Undo", move || toasts.push(Toast::new("Restored"))),
        );
    };
    view! {
        <Card title="Overlays">
            <div class="stack">
                <div class="cluster">
                    <Button on_click=move || question.set(true)>"Ask"</Button>
                    <Button on_click=move || form.set(true)>"Form"</Button>
                    <Button on_click=move || large.set(true)>"Preview"</Button>
                    <Menu label="Actions" items=Signal::derive(row_menu) />
                    <Menu label="More actions for SLA compliance" icon=Glyph::More icon_only=true kind=ButtonKind::Quiet items=Signal::derive(row_menu) />
                </div>
                <div class="cluster">
                    <Button icon=Glyph::Undo on_click=undo_toast>"Toast with Undo"</Button>
                    <Button on_click=move || toasts.push(Toast::problem("Import failed: line 14 has no date"))>"Problem toast"</Button>
                </div>
            </div>
            <Dialog
                open=question
                title="Delete “SLA compliance”?"
                size=DialogSize::Small
                actions=move || {
                    view! {
                        <Button on_click=move || question.set(false)>"Keep it"</Button>
                        <Button kind=ButtonKind::Danger icon=Glyph::Trash on_click=move || { question.set(false); undo_toast(); }>
                            "Delete"
                        </Button>
                    }
                }
            >
                <p>"Its 52 measurements and 3 actions go with it. You can undo this until you close the page."</p>
            </Dialog>
            <Dialog
                open=form
                title="Add measurement"
                actions=move || {
                    view! {
                        <Button kind=ButtonKind::Quiet on_click=move || form.set(false)>"Cancel"</Button>
                        <Button kind=ButtonKind::Primary on_click=move || form.set(false)>"Add"</Button>
                    }
                }
            >
                <MeasurementForm />
            </Dialog>
            <Dialog open=large title="Import: what changes" size=DialogSize::Large><super::tables::ChartData /></Dialog>
        </Card>
    }
}

#[component]
fn MeasurementForm() -> Node {
    let value = RwSignal::new(Entry::<f64>::blank());
    view! {
        <div class="form">
            <ParsedField label="Value" entry=value parse=super::forms::percent show=|value: &f64| value.to_string() suffix="%" />
            <DateField label="Measured on" value=None on_commit=|_| () />
            <div class="wide">
                <TextArea label="Note" value="" optional=true on_commit=|_| () hint="What someone should know about this figure." />
            </div>
        </div>
    }
}

#[component]
pub(super) fn Palette(open: RwSignal<bool>) -> Node {
    let query = RwSignal::new(String::new());
    let items = Signal::derive(move || {
        let query = query.get().to_lowercase();
        let all = content::commands().into_iter();
        all.filter(|item| {
            item.title.to_lowercase().contains(&query) || item.keywords.contains(&query)
        })
        .collect::<Vec<_>>()
    });
    view! {
        <Dialog open title="Search" size=DialogSize::Palette on_close=move || query.set(String::new())>
            <CommandList label="Search pages, KPIs and actions" query items on_done=move || open.set(false) />
        </Dialog>
    }
}
