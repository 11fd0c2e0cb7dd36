//! A short document in words: a title, headings, paragraphs and points. The business case is one.
//!
//! People edit it as a text in which a line that starts with `# ` is the title, with `## ` a heading, and with `- ` a
//! point. `files` writes it as Markdown, pages show it, and [`Document::plain`] is what goes into a mail.

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Title(String),
    Heading(String),
    Paragraph(String),
    Point(String),
}

/// The parts, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub blocks: Vec<Block>,
}

impl Document {
    /// Reads the text that people edit; each line that is not empty is a part.
    pub fn read(text: &str) -> Document {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let block = |line: &str| {
            let after = |mark: &str| line.strip_prefix(mark).map(|rest| rest.trim().to_owned());
            if let Some(heading) = after("## ") {
                Block::Heading(heading)
            } else if let Some(title) = after("# ") {
                Block::Title(title)
            } else if let Some(point) = after("- ") {
                Block::Point(point)
            } else {
                Block::Paragraph(line.to_owned())
            }
        };
        Document {
            blocks: lines.map(block).collect(),
        }
    }

    /// Writes the text that people edit.
    pub fn editable(&self) -> String {
        self.written(|block| match block {
            Block::Title(text) => format!("# {text}"),
            Block::Heading(text) => format!("## {text}"),
            Block::Paragraph(text) => text.clone(),
            Block::Point(text) => format!("- {text}"),
        })
    }

    /// Writes the text without any marks, for a mail.
    pub fn plain(&self) -> String {
        self.written(|block| match block {
            Block::Title(text) | Block::Heading(text) | Block::Paragraph(text) => text.clone(),
            Block::Point(text) => format!("• {text}"),
        })
    }

    /// Writes the parts a line each, with an empty line around headings and before paragraphs.
    pub fn written(&self, line: impl Fn(&Block) -> String) -> String {
        let mut text = String::new();
        let mut before: Option<&Block> = None;
        for block in &self.blocks {
            match (before, block) {
                (None, _) => {}
                (Some(Block::Point(_)), Block::Point(_)) => text.push('\n'),
                _ => text.push_str("\n\n"),
            }
            text.push_str(&line(block));
            before = Some(block);
        }
        text
    }

    pub fn title(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Title(one_line(&text.into())));
    }

    pub fn heading(&mut self, text: &str) {
        self.blocks.push(Block::Heading(text.to_owned()));
    }

    /// Adds a paragraph for each line of the text.
    pub fn paragraph(&mut self, text: impl Into<String>) {
        let text = text.into();
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        self.blocks
            .extend(lines.map(|line| Block::Paragraph(line.to_owned())));
    }

    pub fn point(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Point(one_line(&text.into())));
    }
}

fn one_line(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        let mut document = Document::default();
        document.title("Business case: a\ngateway");
        document.heading("What it buys");
        document.paragraph("First.\n\nSecond.");
        document.point("one");
        document.point("two");
        document.heading("Then");
        document
    }

    const EDITABLE: &str = "# Business case: a gateway\n\n## What it buys\n\nFirst.\n\nSecond.\n\n- one\n- two\n\n## Then";

    #[test]
    fn what_is_edited_reads_as_it_was_written() {
        assert_eq!(document().editable(), EDITABLE);
        assert_eq!(Document::read(EDITABLE), document());
    }

    #[test]
    fn the_plain_text_has_no_marks() {
        let plain = document().plain();
        assert!(plain.starts_with("Business case: a gateway\n\nWhat it buys\n\nFirst."));
        assert!(plain.contains("\n\n• one\n• two\n\n"), "{plain}");
    }

    #[test]
    fn any_text_is_a_document() {
        assert_eq!(Document::read(" \n\n").blocks, []);
        let odd = Document::read("#no\n-no\n##  yes \r\n- ");
        let expected = [
            Block::Paragraph("#no".to_owned()),
            Block::Paragraph("-no".to_owned()),
            Block::Heading("yes".to_owned()),
            Block::Paragraph("-".to_owned()),
        ];
        assert_eq!(odd.blocks, expected);
    }
}
