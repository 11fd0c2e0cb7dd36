//! One article: what it says, an example, and the page that does it.

use super::figure;
use crate::library::guide::{self, Article};
use crate::ui::pages::missing::Missing;
use crate::ui::prelude::*;
use crate::ui::route::Route;
use crate::ui::title::name_page;
use crate::ui::widgets::*;

/// Returns the address of the article.
pub fn href(article: &Article) -> String {
    Route::Article(article.key.to_owned()).href()
}

/// The page of the article with this key.
#[component]
pub fn ArticlePage(key: String) -> Node {
    match guide::article(&key) {
        Some(article) => page(article),
        None => view! { <Missing path=format!("/guide/{key}") /> },
    }
}

fn page(article: &'static Article) -> Node {
    name_page(|| article.title.to_owned());
    let actions = || {
        view! {
            <a class="btn" data-kind="quiet" href=Route::Guide.href()>"All articles"</a>
            <Button on_click=|()| drop(window().print())>"Print"</Button>
        }
    };
    let (words, address) = article.doing;
    view! {
        <div class="page guide">
            <PageHeader title=article.title purpose=article.answer actions />
            <div class="columns">
                <div class="stack">
                    <Card title=article.verb.name()>
                        <div class="stack">
                            {body(article)}
                            <p class="guide-do"><a class="btn" data-kind="primary" href=address>{words}</a></p>
                        </div>
                    </Card>
                </div>
                <div class="stack">{beside(article)}</div>
            </div>
            {neighbours(article)}
        </div>
    }
}

/// The paragraphs, the example, and the words of the trade.
pub fn body(article: &'static Article) -> Node {
    let paragraph = |text: &&'static str| view! { <p>{*text}</p> };
    let text: Vec<Node> = article.text.iter().map(paragraph).collect();
    view! {
        <div class="prose">{text}</div>
        <div class="guide-example"><p class="note">"For example"</p><p>{article.example}</p></div>
        {words(article.words())}
    }
}

/// The figures that lead to this article.
fn beside(article: &'static Article) -> Option<Node> {
    let figures = guide::figures().iter();
    let figures: Vec<Node> = figures
        .filter(|figure| figure.article == article.key)
        .map(figure)
        .collect();
    (!figures.is_empty()).then(|| {
        view! { <Card title="The figures"><dl class="guide-figures">{figures}</dl></Card> }
    })
}

/// The articles before and after it.
fn neighbours(article: &'static Article) -> Node {
    let all: Vec<&'static Article> = guide::articles().collect();
    let at = all.iter().position(|one| one.key == article.key);
    let near = |step: Option<usize>| step.and_then(|step| all.get(step).copied());
    let link = |words: &'static str, to: Option<&'static Article>| {
        to.map(|to| view! { <a href=href(to)>{words}": "{to.title}</a> })
    };
    view! {
        <nav class="guide-near" aria-label="Articles">
            {link("Before", near(at.and_then(|at| at.checked_sub(1))))}
            {link("Next", near(at.map(|at| at + 1)))}
        </nav>
    }
}
