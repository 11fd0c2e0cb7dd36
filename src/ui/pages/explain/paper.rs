//! A report as it stands on paper: the same on the page, when it is printed, and after it was sent.

use crate::domain::explain::chart::{self, Chart, Shape};
use crate::domain::explain::document::{Block, Table as Rows};
use crate::domain::explain::report::paper::{Fact, Paper};
use crate::ui::prelude::*;
use crate::ui::widgets::*;

/// Shows a whole report.
pub fn whole(paper: &Paper) -> Node {
    view! {
        <article class="paper">
            {head(&paper.title, &paper.facts)}
            {blocks(&paper.blocks)}
        </article>
    }
}

/// Shows the title, and for whom it is about what.
pub fn head(title: &str, facts: &[Fact]) -> Node {
    let lines = facts
        .iter()
        .map(|fact| view! { <div><dt>{fact.name.clone()}</dt><dd>{fact.value.clone()}</dd></div> });
    view! {
        <header class="paper-head">
            <p class="paper-title">{title.to_owned()}</p>
            <dl class="paper-facts">{lines.collect_view()}</dl>
        </header>
    }
}

/// Shows blocks, points that follow each other as one list.
pub fn blocks(blocks: &[Block]) -> Node {
    let mut parts = Vec::new();
    let mut points: Vec<Node> = Vec::new();
    for block in blocks {
        if let Block::Point(words) = block {
            points.push(view! { <li>{words.clone()}</li> });
            continue;
        }
        close_list(&mut parts, &mut points);
        parts.push(one(block));
    }
    close_list(&mut parts, &mut points);
    Node::list(parts)
}

fn close_list(parts: &mut Vec<Node>, points: &mut Vec<Node>) {
    if !points.is_empty() {
        let points = std::mem::take(points);
        parts.push(view! { <ul>{points}</ul> });
    }
}

fn one(block: &Block) -> Node {
    match block {
        Block::Title(words) | Block::Heading(words) => {
            view! { <h2 class="paper-heading">{words.clone()}</h2> }
        }
        Block::Paragraph(words) | Block::Point(words) => view! { <p>{words.clone()}</p> },
        Block::Table(rows) => view! {
            <div class="table-frame paper-table" tabindex="0" role="region" aria-label=rows.head.join(", ")>
                <table class="table">{caption(rows)}{table(rows)}</table>
            </div>
        },
        Block::Number(number) => view! {
            <p class="paper-number"><strong>{number.value.clone()}</strong>" "<span>{number.label.clone()}</span></p>
        },
        Block::Chart(chart) => figure(chart),
    }
}

fn caption(rows: &Rows) -> Node {
    view! { <caption class="visually-hidden">{rows.head.join(", ")}</caption> }
}

/// The head and the rows of a table.
fn table(rows: &Rows) -> Node {
    let head = rows
        .head
        .iter()
        .map(|cell| view! { <th scope="col">{cell.clone()}</th> });
    let body = rows.rows.iter().map(|row| {
        let cells = row.iter().enumerate();
        let cells = cells.map(|(place, cell)| match place {
            0 => view! { <th scope="row">{cell.clone()}</th> },
            _ => view! { <td>{cell.clone()}</td> },
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let (head, body) = (head.collect_view(), body.collect_view());
    view! { <thead><tr>{head}</tr></thead><tbody>{body}</tbody> }
}

fn figure(chart: &Chart) -> Node {
    let picture = chart::picture(chart);
    let shapes = picture.shapes.iter().map(shape);
    let view_box = format!("0 0 {} {}", picture.width, picture.height);
    let label = format!("{}: {}", chart.title, chart.says);
    let (values, caption) = (chart.table(), chart.title.clone());
    view! {
        <figure class="paper-figure">
            <figcaption><strong>{chart.title.clone()}</strong>" "{chart.says.clone()}</figcaption>
            <svg class="paper-chart" role="img" aria-label=label viewBox=view_box>{shapes.collect_view()}</svg>
            <Disclosure summary="The values"><Table caption keep_columns=true>{table(&values)}</Table></Disclosure>
        </figure>
    }
}

fn shape(shape: &Shape) -> Node {
    match shape {
        Shape::Path { class, d } => view! { <path class=*class d=d.clone() /> },
        Shape::Dot { class, x, y } => view! { <circle class=*class cx=*x cy=*y r="3" /> },
        Shape::Words {
            class,
            x,
            y,
            anchor,
            words,
        } => view! { <text class=*class x=*x y=*y text-anchor=*anchor>{words.clone()}</text> },
    }
}
