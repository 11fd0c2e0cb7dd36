//! Reports as a file of HTML that stands alone: no script, no request, its charts drawn in it.
//!
//! It is only ever downloaded; the app itself never puts it into a page. What people wrote is escaped, and the file's
//! own policy forbids whatever might slip through.

use std::fmt::Write;

use crate::domain::explain::chart::{Chart, Shape, picture};
use crate::domain::explain::document::{Block, Table};
use crate::domain::explain::report::paper::Paper;

const STYLE: &str = include_str!("report_page.css");

/// Writes a report.
pub fn report(paper: &Paper) -> String {
    let title = escaped(&paper.title);
    let facts = paper.facts.iter().fold(String::new(), |facts, fact| {
        let (name, value) = (escaped(&fact.name), escaped(&fact.value));
        facts + &format!("<dt>{name}</dt><dd>{value}</dd>\n")
    });
    let mut body = String::new();
    let mut in_list = false;
    for (place, of) in paper.blocks.iter().enumerate() {
        let is_point = matches!(of, Block::Point(_));
        match (in_list, is_point) {
            (false, true) => body.push_str("<ul>\n"),
            (true, false) => body.push_str("</ul>\n"),
            _ => {}
        }
        in_list = is_point;
        body.push_str(&block(of, place));
        body.push('\n');
    }
    if in_list {
        body.push_str("</ul>\n");
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<dl>\n{facts}</dl>\n{body}</main>\n</body>\n</html>\n"
    )
}

fn block(of: &Block, place: usize) -> String {
    match of {
        Block::Title(words) | Block::Heading(words) => format!("<h2>{}</h2>", escaped(words)),
        Block::Paragraph(words) => format!("<p>{}</p>", escaped(words)),
        Block::Point(words) => format!("<li>{}</li>", escaped(words)),
        Block::Number(number) => format!(
            "<p class=\"number\"><strong>{}</strong> <span>{}</span></p>",
            escaped(&number.value),
            escaped(&number.label)
        ),
        Block::Table(of) => table(of, ""),
        Block::Chart(of) => chart(of, place),
    }
}

fn table(of: &Table, caption: &str) -> String {
    let mut html = String::from("<table>\n");
    if !caption.is_empty() {
        let _ = writeln!(html, "<caption>{}</caption>", escaped(caption));
    }
    html.push_str("<thead><tr>");
    for cell in &of.head {
        let _ = write!(html, "<th scope=\"col\">{}</th>", escaped(cell));
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in &of.rows {
        html.push_str("<tr>");
        for (place, cell) in row.iter().enumerate() {
            let cell = escaped(cell);
            let _ = match place {
                0 => write!(html, "<th scope=\"row\">{cell}</th>"),
                _ => write!(html, "<td>{cell}</td>"),
            };
        }
        html.push_str("</tr>\n");
    }
    html + "</tbody>\n</table>"
}

/// Writes a chart with its name, its words and its values.
fn chart(of: &Chart, place: usize) -> String {
    let drawn = picture(of);
    let mut svg = format!(
        "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"title-{place} says-{place}\">\
         <title id=\"title-{place}\">{}</title><desc id=\"says-{place}\">{}</desc>",
        drawn.width,
        drawn.height,
        escaped(&of.title),
        escaped(&of.says)
    );
    for shape in &drawn.shapes {
        let _ = match shape {
            Shape::Path { class, d } => write!(svg, "<path class=\"{class}\" d=\"{d}\"/>"),
            Shape::Dot { class, x, y } => {
                write!(
                    svg,
                    "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>"
                )
            }
            Shape::Words {
                class,
                x,
                y,
                anchor,
                words,
            } => write!(
                svg,
                "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>",
                escaped(words)
            ),
        };
    }
    svg.push_str("</svg>");
    format!(
        "<figure>\n<figcaption><strong>{}</strong> {}</figcaption>\n{svg}\n<details><summary>The values</summary>\n{}\n</details>\n</figure>",
        escaped(&of.title),
        escaped(&of.says),
        table(&of.table(), &of.title)
    )
}

/// Writes text so that it is only ever text, between tags and within quotes.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // What a page must not hold (HTML, section 13.1.4) would end the text in some readers.
            letter if letter.is_control() => html.push(' '),
            letter => html.push(letter),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::explain::report::paper::Fact;

    #[test]
    fn what_people_wrote_is_text() {
        let odd = "</title><script>alert('1')</script> & \"x\"\u{0}";
        let paper = Paper {
            title: odd.to_owned(),
            facts: vec![Fact {
                name: odd.to_owned(),
                value: odd.to_owned(),
            }],
            blocks: vec![
                Block::Point(odd.to_owned()),
                Block::Paragraph(odd.to_owned()),
            ],
            ..Paper::default()
        };
        let html = report(&paper);
        assert!(!html.contains("<script"), "{html}");
        assert_eq!(html.matches("</title>").count(), 1);
        assert!(html.contains("&lt;script&gt;alert(&#39;1&#39;)"), "{html}");
        assert!(html.contains("<ul>\n<li>"), "{html}");
        assert!(html.contains("</li>\n</ul>\n<p>"), "{html}");
    }
}
