//! Markdown events → HTML that is safe to insert: no raw HTML of the author's, no style attributes, no scripts.
//!
//! What the format forbids has been reported elsewhere (`inspect`); here it simply produces nothing.

use std::path::Path;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

use crate::author::{
    diagnostic::{Report, Rule},
    diagram, highlight,
    markdown::{Blank, Doc, Fence, Spanned, blank_idx, heading_number, soft_break},
    steps, template,
};
use crate::domain::bank::Slot;

/// Escapes text for HTML's text and for attribute values in double quotes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Escapes text for attribute values in double quotes.
pub fn escape_attribute(text: &str) -> String {
    escape(text).replace('"', "&quot;")
}

/// Renders the parts of one note. Counts its diagrams, whose ids have to be unique in a page.
pub struct Renderer<'r, 'a> {
    doc: &'r Doc<'a>,
    blanks: &'r [Blank],
    /// The blank of the file that is number 0 of the question being rendered.
    pub first_blank: usize,
    id_prefix: String,
    n_diagrams: usize,
    slots: Vec<Slot>,
    cache: Option<&'r Path>,
    report: &'r mut Report,
}

impl<'r, 'a> Renderer<'r, 'a> {
    /// A renderer for the note `id`; diagrams are remembered in the folder `cache`.
    pub fn new(
        doc: &'r Doc<'a>,
        blanks: &'r [Blank],
        id: &str,
        cache: Option<&'r Path>,
        report: &'r mut Report,
    ) -> Renderer<'r, 'a> {
        Renderer {
            doc,
            blanks,
            first_blank: 0,
            id_prefix: format!("d-{id}"),
            n_diagrams: 0,
            slots: Vec::new(),
            cache,
            report,
        }
    }

    /// How many diagrams were drawn.
    pub fn n_diagrams(&self) -> usize {
        self.n_diagrams
    }

    /// The slots of its templates, in the order of their first appearance.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Where problems go.
    pub fn report(&mut self) -> &mut Report {
        self.report
    }

    /// The events as HTML.
    pub fn render(&mut self, events: &[Spanned<'_>]) -> String {
        let mut writer = Writer::default();
        let mut position = 0;
        while let Some((event, range)) = events.get(position) {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let n_inner = events[position + 1..]
                        .iter()
                        .take_while(|(event, _)| !matches!(event, Event::End(TagEnd::CodeBlock)))
                        .count();
                    let inner = &events[position + 1..position + 1 + n_inner];
                    let html = self.fence(kind, inner, self.doc.line(range.start));
                    writer.html.push_str(&html);
                    position += n_inner + 1;
                }
                Event::Start(Tag::Image { .. }) => {
                    // Reported by `inspect`; its alternative text stays.
                }
                Event::Start(tag) => writer.start(tag),
                Event::End(tag) => writer.end(*tag),
                Event::Text(text) => {
                    let html = self.text(text);
                    writer.html.push_str(&html);
                }
                Event::Code(text) => {
                    let html = self.text(text);
                    writer.html.push_str("<code>");
                    writer.html.push_str(&html);
                    writer.html.push_str("</code>");
                }
                Event::SoftBreak => {
                    let space = soft_break(&writer.html, events.get(position + 1));
                    writer.html.push_str(space);
                }
                Event::HardBreak => writer.html.push_str("<br>"),
                Event::Rule => writer.html.push_str("<hr>"),
                _ => {}
            }
            position += 1;
        }
        writer.html
    }

    /// A code block's HTML.
    fn fence(&mut self, kind: &CodeBlockKind<'_>, inner: &[Spanned<'_>], line: usize) -> String {
        let fence = Fence::new(kind, inner);
        match fence.lang.as_str() {
            "mermaid" => self.diagram(&fence, line),
            "steps" => self.steps(&fence, line),
            "template" => match template::render(&fence.text, &mut self.slots) {
                Ok(html) => html,
                Err((in_fence, message)) => {
                    self.report.push(line + in_fence, Rule::TemplateSyntax, message);
                    String::new()
                }
            },
            _ => code_block(&fence.lang, &fence.text),
        }
    }

    /// What a picture says in words; reported when it says nothing.
    fn alt<'f>(&mut self, fence: &'f Fence, line: usize) -> &'f str {
        let alt = fence.attribute("alt").unwrap_or_default().trim();
        if alt.is_empty() {
            self.report.push(line, Rule::DiagramAlt, "this diagram has no alt");
        }
        self.n_diagrams += 1;
        alt
    }

    fn steps(&mut self, fence: &Fence, line: usize) -> String {
        let alt = self.alt(fence, line);
        steps::draw(&fence.text, alt).unwrap_or_else(|error| {
            self.report.push(line + error.line, Rule::StepsSyntax, error.message);
            String::new()
        })
    }

    fn diagram(&mut self, fence: &Fence, line: usize) -> String {
        let alt = self.alt(fence, line);
        let id = format!("{}-{}", self.id_prefix, self.n_diagrams);
        match diagram::draw(&fence.text, alt, &id, self.cache) {
            Ok(drawn) => {
                if drawn.width > diagram::MAX_WIDTH {
                    let message = format!(
                        "the diagram is {:.0} units wide; a phone shows {:.0} legibly",
                        drawn.width,
                        diagram::MAX_WIDTH
                    );
                    self.report.push(line, Rule::DiagramWidth, message);
                }
                format!("<figure class=\"diagram\">{}</figure>", drawn.svg)
            }
            Err(error) => {
                self.report.push(line + error.line, Rule::DiagramSyntax, error.message);
                String::new()
            }
        }
    }

    /// Text with its blanks.
    fn text(&self, text: &CowStr<'_>) -> String {
        if self.blanks.is_empty() || !text.contains(|c| blank_idx(c).is_some()) {
            return escape(text);
        }
        let mut html = String::new();
        let mut rest: &str = text;
        while let Some((position, character, idx)) = rest
            .char_indices()
            .find_map(|(position, c)| blank_idx(c).map(|idx| (position, c, idx)))
        {
            html.push_str(&escape(&rest[..position]));
            let mut after = position + character.len_utf8();
            if let Some(blank) = self.blanks.get(idx) {
                let number = idx.saturating_sub(self.first_blank);
                html.push_str(&format!("<span class=\"blank\" data-blank=\"{number}\"></span>"));
                after += blank.padding;
            }
            rest = rest.get(after..).unwrap_or_default();
        }
        html.push_str(&escape(rest));
        html
    }
}

/// Highlighted code. `output` is what a program printed.
pub fn code_block(lang: &str, text: &str) -> String {
    let code = highlight::lines(lang, text).join("\n");
    match lang {
        "output" => format!("<pre class=\"code output\" tabindex=\"0\"><code>{code}</code></pre>"),
        "" => format!("<pre class=\"code\" tabindex=\"0\"><code>{code}</code></pre>"),
        _ => {
            let lang = escape_attribute(lang);
            format!("<pre class=\"code\" tabindex=\"0\"><code class=\"lang-{lang}\">{code}</code></pre>")
        }
    }
}

#[derive(Default)]
struct Writer {
    html: String,
    alignments: Vec<Alignment>,
    column: usize,
    is_head: bool,
}

impl Writer {
    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => self.html.push_str("<p>"),
            Tag::Heading { level, .. } => self.html.push_str(&format!("<h{}>", heading_number(*level))),
            Tag::BlockQuote(_) => self.html.push_str("<blockquote>"),
            Tag::List(None) => self.html.push_str("<ul>"),
            Tag::List(Some(1)) => self.html.push_str("<ol>"),
            Tag::List(Some(number)) => self.html.push_str(&format!("<ol start=\"{number}\">")),
            Tag::Item => self.html.push_str("<li>"),
            Tag::Table(alignments) => {
                self.alignments.clone_from(alignments);
                self.html
                    .push_str("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表格\"><table>");
            }
            Tag::TableHead => {
                self.is_head = true;
                self.column = 0;
                self.html.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.html.push_str("<tr>");
            }
            Tag::TableCell => {
                let name = if self.is_head { "th" } else { "td" };
                let class = match self.alignments.get(self.column) {
                    Some(Alignment::Center) => " class=\"align-center\"",
                    Some(Alignment::Right) => " class=\"align-right\"",
                    _ => "",
                };
                self.column += 1;
                self.html.push_str(&format!("<{name}{class}>"));
            }
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Link {
                link_type, dest_url, ..
            } => self.html.push_str(&link(*link_type, dest_url)),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.html.push_str("</p>"),
            TagEnd::Heading(level) => self.html.push_str(&format!("</h{}>", heading_number(level))),
            TagEnd::BlockQuote(_) => self.html.push_str("</blockquote>"),
            TagEnd::List(true) => self.html.push_str("</ol>"),
            TagEnd::List(false) => self.html.push_str("</ul>"),
            TagEnd::Item => self.html.push_str("</li>"),
            TagEnd::Table => self.html.push_str("</tbody></table></div>"),
            TagEnd::TableHead => {
                self.is_head = false;
                self.html.push_str("</tr></thead><tbody>");
            }
            TagEnd::TableRow => self.html.push_str("</tr>"),
            TagEnd::TableCell => self.html.push_str(if self.is_head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Link => self.html.push_str("</a>"),
            _ => {}
        }
    }
}

/// The opening of a link. `note:` links are relative to the site's base, which the page declares.
fn link(link_type: LinkType, url: &str) -> String {
    if let Some(id) = url.strip_prefix("note:") {
        let id = escape_attribute(id);
        return format!("<a data-note=\"{id}\" href=\"notes/{id}/\">");
    }
    // Anything else than https has been reported, and must not become an address.
    let url = if link_type == LinkType::Email || !url.starts_with("https://") {
        String::new()
    } else {
        escape_attribute(url)
    };
    format!("<a href=\"{url}\" rel=\"noopener noreferrer\">")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(markdown: &str, expect: &str) {
        let doc = Doc::new(markdown, 1);
        let mut report = Report::new("x");
        let mut renderer = Renderer::new(&doc, &[], "x", None, &mut report);
        assert_eq!(renderer.render(&doc.events), expect, "{markdown}");
    }

    #[test]
    fn prose() {
        check(
            "甲 *b* **c** `<d>`\n乙",
            "<p>甲 <em>b</em> <strong>c</strong> <code>&lt;d&gt;</code> 乙</p>",
        );
        check("- a\n- b", "<ul><li>a</li><li>b</li></ul>");
        check("3. a", "<ol start=\"3\"><li>a</li></ol>");
        check("### 三", "<h3>三</h3>");
    }

    #[test]
    fn nothing_dangerous_gets_through() {
        check("<script>x</script>\n", "");
        check("a <b onclick=\"x\">c</b>", "<p>a c</p>");
        check(
            "[x](javascript:alert(1))",
            "<p><a href=\"\" rel=\"noopener noreferrer\">x</a></p>",
        );
        check(
            "[x](https://a.b/?q=\"<)",
            "<p><a href=\"https://a.b/?q=&quot;&lt;\" rel=\"noopener noreferrer\">x</a></p>",
        );
        check(
            "```\"><i>\nx\n```",
            "<pre class=\"code\" tabindex=\"0\"><code class=\"lang-&quot;&gt;&lt;i&gt;\">x</code></pre>",
        );
    }

    #[test]
    fn links_tables_and_code() {
        check("[x](note:a-b)", "<p><a data-note=\"a-b\" href=\"notes/a-b/\">x</a></p>");
        check(
            "|a|b|\n|-|-:|\n|1|2|",
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表格\"><table><thead><tr><th>a</th>\
             <th class=\"align-right\">b</th></tr></thead><tbody><tr><td>1</td><td class=\"align-right\">2</td></tr>\
             </tbody></table></div>",
        );
        check(
            "```output\n1\n2\n```",
            "<pre class=\"code output\" tabindex=\"0\"><code>1\n2</code></pre>",
        );
    }
}
