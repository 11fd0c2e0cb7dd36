//! The guide: the method in articles by verb, what each figure means, and the tour of the sample.
//!
//! The pages of the guide show it; the button "Why?" beside a figure shows its [`Figure`]. They stand in `en/guide`. What is said of a formula is
//! what the documentation of its function in [`crate::domain`] says, with the same source.

pub mod tour;

use std::sync::LazyLock;

use crate::domain::explain::plain;
use crate::domain::named;
use crate::library::plain_words;
use crate::library::text::{self, Entry, Fault, File, file, read};

/// The five verbs, in the order of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    Measure,
    Decide,
    Explain,
    Respond,
    Grow,
}

named!(Verb {
    Measure: "Measure",
    Decide: "Decide",
    Explain: "Explain",
    Respond: "Respond",
    Grow: "Grow",
});

impl Verb {
    /// Returns the question that the verb answers.
    pub fn question(self) -> &'static str {
        match self {
            Verb::Measure => "Where do we stand, and is that a change or just noise?",
            Verb::Decide => "What should we do first, and is it worth the money?",
            Verb::Explain => "How do I say this to the project manager, the CISO, the client?",
            Verb::Respond => "Something happened. What do I do in the next hour?",
            Verb::Grow => "How good am I at this, and can I show it?",
        }
    }
}

/// One article of the guide.
#[derive(Debug)]
pub struct Article {
    /// Its address after `#/guide/`.
    pub key: &'static str,
    pub verb: Verb,
    pub title: &'static str,
    /// The whole article in one line.
    pub answer: &'static str,
    /// Short paragraphs.
    pub text: Vec<&'static str>,
    pub example: &'static str,
    /// What to do now: words, and the address of the page that does it.
    pub doing: (&'static str, &'static str),
}

/// What a figure of the product means.
#[derive(Debug)]
pub struct Figure {
    pub key: &'static str,
    /// As it is called on the pages.
    pub name: &'static str,
    /// The formula in words, and what to make of it.
    pub text: &'static str,
    /// Where the formula comes from.
    pub source: &'static str,
    /// The key of the article that says more.
    pub article: &'static str,
}

/// The articles, a file for each verb.
const FILES: [(Verb, File); 5] = [
    (Verb::Measure, file!("guide/measure.txt")),
    (Verb::Decide, file!("guide/decide.txt")),
    (Verb::Explain, file!("guide/explain.txt")),
    (Verb::Respond, file!("guide/respond.txt")),
    (Verb::Grow, file!("guide/grow.txt")),
];

static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let of = |(verb, file)| text::entries(file, move |entry| read_article(verb, entry));
    FILES.into_iter().flat_map(of).collect()
});

static FIGURES: LazyLock<Vec<Figure>> =
    LazyLock::new(|| text::entries(file!("guide/figures.txt"), read_figure));

fn read_article(verb: Verb, entry: &Entry) -> Result<Article, Fault> {
    read!(entry => Article {
        key,
        verb = verb,
        title = entry.title(),
        answer,
        text = entry.get::<&str>("text")?.split("\n\n").collect(),
        example,
        doing = (entry.get("do")?, entry.get("page")?),
    })
}

fn read_figure(entry: &Entry) -> Result<Figure, Fault> {
    read!(entry => Figure { key, name = entry.title(), text, source, article })
}

/// Returns all articles, by verb.
pub fn articles() -> impl Iterator<Item = &'static Article> {
    ARTICLES.iter()
}

/// Returns the article with this key.
pub fn article(key: &str) -> Option<&'static Article> {
    articles().find(|article| article.key == key)
}

/// Returns what each figure means, in the order of the product.
pub fn figures() -> &'static [Figure] {
    &FIGURES
}

/// Returns what the figure with this key means.
pub fn figure(key: &str) -> Option<&'static Figure> {
    FIGURES.iter().find(|figure| figure.key == key)
}

/// Returns what the figure that pages call by this name means.
pub fn figure_named(name: &str) -> Option<&'static Figure> {
    FIGURES.iter().find(|figure| figure.name == name)
}

impl Article {
    /// Tells whether each word of the query is in the article.
    pub fn has(&self, query: &str) -> bool {
        let (title, example) = (self.title, self.example);
        let parts = [self.verb.name(), title, self.answer, example];
        has(query, &[parts.join(" "), self.text.join(" ")].join(" "))
    }

    /// Returns the words of the trade that the article uses, each once, with what they mean.
    pub fn words(&self) -> Vec<(String, &'static str)> {
        let text = self.text.join("\n");
        words(&[self.title, self.answer, &text, self.example].join("\n"))
    }
}

impl Figure {
    /// Tells whether each word of the query is in what is said of the figure.
    pub fn has(&self, query: &str) -> bool {
        has(query, &[self.name, self.text, self.source].join(" "))
    }

    /// Returns the words of the trade that the text uses, each once, with what they mean.
    pub fn words(&self) -> Vec<(String, &'static str)> {
        words(self.text)
    }
}

fn has(query: &str, text: &str) -> bool {
    let text = text.to_lowercase();
    query
        .to_lowercase()
        .split_whitespace()
        .all(|word| text.contains(word))
}

fn words(text: &str) -> Vec<(String, &'static str)> {
    let mut words: Vec<(String, &'static str)> = Vec::new();
    for found in plain::check(text, plain_words::all()).words {
        if words.iter().all(|(_, plain)| *plain != found.plain) {
            words.push((text[found.at].to_owned(), found.plain));
        }
    }
    words
}

#[cfg(test)]
mod tests;
