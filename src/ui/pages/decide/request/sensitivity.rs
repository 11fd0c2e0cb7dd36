//! How far the net present value moves when one input is off: the tornado chart, its words and its table.

use super::subject::OpenRequest;
use crate::domain::decide::sensitivity::{self, Bar};
use crate::domain::explain::loss_words::money;
use crate::domain::explain::worth::{input_words, sensitivity_words};
use crate::ui::charts::{Tornado, TornadoBar};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// The card; nothing while there is nothing to vary.
#[component]
pub fn Sensitivity(subject: OpenRequest) -> Node {
    let bars = Memo::new(move |_| {
        let avoided = subject
            .range
            .with(|range| range.map(|range| (range.avoided[0], range.avoided[2])));
        subject
            .appraisal
            .with(|appraisal| sensitivity::tornado(&appraisal.cash, avoided))
    });
    let planned = Memo::new(move |_| {
        let npv = subject
            .appraisal
            .with(|appraisal| appraisal.cash.npv().known());
        npv.unwrap_or_default()
    });
    let words = Signal::derive(move || {
        bars.with(|bars| sensitivity_words(bars, planned.get(), &subject.currency.get()))
    });
    let note = Signal::derive(move || {
        match subject.range.with(Option::is_some) {
        true => "Bars are not alike: the loss avoided by the simulation, from one time out of twenty to 19; the horizon by whole years; the others off by a quarter".to_owned(),
        false => "Each input off by a quarter, all others as planned; the horizon by whole years, so its bar may be longer".to_owned(),
    }
    });
    let drawn = Signal::derive(move || {
        let currency = subject.currency.get();
        bars.with(|bars| bars.iter().map(|bar| drawn(bar, &currency)).collect())
    });
    let format = Callback::new(move |amount: f64| money(amount, &subject.currency.get()));
    let rows = move || {
        let currency = subject.currency.get();
        bars.with(|bars| bars.iter().map(|bar| row(bar, &currency)).collect_view())
    };
    let has_any = Memo::new(move |_| bars.with(|bars| !bars.is_empty()));
    move || {
        has_any.get().then(|| view! {
            <Card title="What matters most" why="sensitivity" note>
                <div class="stack">
                    <p>{move || words.get()}</p>
                    <Tornado bars=drawn planned label=words format />
                    <Disclosure summary="Show the data as a table">
                        <Table caption="Net present value with each input at its low and at its high end" keep_columns=true>
                            <thead>
                                <tr>
                                    <th scope="col">"Input"</th>
                                    <th scope="col" class="num">"Low end"</th>
                                    <th scope="col" class="num">"Value there"</th>
                                    <th scope="col" class="num">"High end"</th>
                                    <th scope="col" class="num">"Value there"</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </Table>
                    </Disclosure>
                </div>
            </Card>
        })
    }
}

fn drawn(bar: &Bar, currency: &str) -> TornadoBar {
    TornadoBar {
        name: bar.input.name(),
        ends: format!(
            "{} to {}",
            input_words(bar.input, bar.ends.0, currency),
            input_words(bar.input, bar.ends.1, currency)
        ),
        low: bar.npv.0,
        high: bar.npv.1,
    }
}

fn row(bar: &Bar, currency: &str) -> Node {
    view! {
        <tr>
            <th scope="row">{bar.input.name()}</th>
            <td class="num">{input_words(bar.input, bar.ends.0, currency)}</td>
            <td class="num">{money(bar.npv.0, currency)}</td>
            <td class="num">{input_words(bar.input, bar.ends.1, currency)}</td>
            <td class="num">{money(bar.npv.1, currency)}</td>
        </tr>
    }
}
