//! The guide: its articles by verb, what the figures mean, and the way into the tour.
//!
//! - `article`: one article, on its own page and on paper.
//! - `tour`: the round through the sample, which goes on from page to page.

mod article;
pub mod tour;

use crate::domain::words::english::counted;
use crate::ui::prelude::*;

pub use self::article::ArticlePage;
use self::tour::Tour;
use crate::library::guide::{self, Article, Figure, Verb};
use crate::ui::title::name_page;
use crate::ui::widgets::*;
use crate::ui::workspace::Workspace;

/// The page.
#[component]
pub fn Guide() -> Node {
    name_page(|| "Guide".to_owned());
    let query = RwSignal::new(String::new());
    let found = move || query.with(|query| chapters(query));
    let count = move || {
        let articles = query.with(|query| guide::articles().filter(|one| one.has(query)).count());
        counted(articles, "article")
    };
    let actions = || {
        view! { <Button on_click=|()| drop(window().print())>"Print the guide"</Button> }
    };
    view! {
        <div class="page guide">
            <PageHeader title="Guide" actions
                purpose="The method in short articles, each with an example and the page that does it." />
            {tour_offer()}
            <div class="toolbar">
                <SearchField label="Search the guide" query />
                <p class="note" role="status">{count}</p>
            </div>
            <div class="stack guide-screen">{found}</div>
            <div class="guide-paper">{paper()}</div>
        </div>
    }
}

fn tour_offer() -> Node {
    let (tour, workspace) = (Tour::get(), Workspace::get());
    let label = move || match workspace.scorecard.with(|card| card.settings().sample_of) {
        Some(_) => "Start the tour",
        None => "Open the sample and start",
    };
    view! {
        <Card title="The tour" note="Twelve pages in three minutes">
            <div class="stack">
                <p class="prose">"A round through a made-up project: what to look at on each page, and why. Your own scorecards stay as they are."</p>
                <div class="actions"><Button kind=ButtonKind::Primary icon=Glyph::Flag on_click=move || tour.start(workspace)>{label}</Button></div>
            </div>
        </Card>
    }
}

/// What has the words of the query, by verb; the figures come last.
fn chapters(query: &str) -> Node {
    let mut chapters: Vec<Node> = Verb::ALL
        .iter()
        .filter_map(|verb| chapter(*verb, query))
        .collect();
    let figures: Vec<Node> = (guide::figures().iter())
        .filter(|figure| figure.has(query))
        .map(figure)
        .collect();
    if !figures.is_empty() {
        chapters.push(view! {
            <Card title="What the figures mean" note="The same as “Why?” beside them"><dl class="guide-figures">{figures}</dl></Card>
        });
    }
    if chapters.is_empty() {
        return view! {
            <EmptyState icon=Glyph::Search title="Nothing in the guide has these words"
                sentence="Search for fewer or other words: a KPI, a person, a figure." />
        };
    }
    Node::list(chapters)
}

fn chapter(verb: Verb, query: &str) -> Option<Node> {
    let found = guide::articles().filter(|article| article.verb == verb && article.has(query));
    let lines: Vec<Node> = found.map(line).collect();
    (!lines.is_empty()).then(|| {
        view! { <Card title=verb.name() note=verb.question() flush=true><ul class="offers">{lines}</ul></Card> }
    })
}

fn line(article: &'static Article) -> Node {
    view! {
        <li class="offer">
            <div class="offer-text">
                <h3><a href=article::href(article)>{article.title}</a></h3>
                <p>{article.answer}</p>
            </div>
        </li>
    }
}

/// What a figure means, as a term and its description.
fn figure(figure: &'static Figure) -> Node {
    view! {
        <dt>{figure.name}</dt>
        <dd><p>{figure.text}</p><p class="note">"Source: "{figure.source}"."</p></dd>
    }
}

/// The whole guide one after the other.
fn paper() -> Node {
    let mut parts: Vec<Node> = Vec::new();
    for verb in Verb::ALL {
        parts.push(view! { <h2 class="guide-verb">{verb.name()}": "{verb.question()}</h2> });
        let of = guide::articles().filter(|article| article.verb == verb);
        parts.extend(of.map(|article| {
            view! {
                <article>
                    <h3>{article.title}</h3>
                    <p class="guide-answer">{article.answer}</p>
                    {article::body(article)}
                </article>
            }
        }));
    }
    let figures: Vec<Node> = guide::figures().iter().map(figure).collect();
    parts.push(view! { <h2 class="guide-verb">"What the figures mean"</h2><dl class="guide-figures">{figures}</dl> });
    Node::list(parts)
}
