//! One walk over a note's events: what the format forbids anywhere, the links, and the code to run.
//!
//! Knows where a fence stands (section, question, part) because that decides whether and how it runs.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::{
    author::{
        diagnostic::{Report, Rule},
        front::Located,
        markdown::{Doc, Fence, Spanned, heading_number, plain},
        run::{Expected, Job, Language, Step},
    },
    domain::question::QuestionKind,
};

/// The longest line of code, in characters.
const MAX_LINE: usize = 60;

/// What the walk gathers.
#[derive(Debug, Default)]
pub struct Inspection {
    /// The code to run.
    pub jobs: Vec<Job>,
    /// The notes linked to.
    pub links: Vec<Located<String>>,
}

/// Where in the note the walk is.
#[derive(Default)]
struct Place {
    /// Whether it is in `## 题`.
    in_questions: bool,
    kind: Option<QuestionKind>,
    /// The `####` part of the question; empty in the stem.
    part: String,
    list_depth: usize,
}

/// Walks over a note.
pub fn inspect(doc: &Doc<'_>, report: &mut Report) -> Inspection {
    let mut walk = Walk {
        doc,
        report,
        found: Inspection::default(),
        place: Place::default(),
        note_sql: Vec::new(),
        question: Vec::new(),
    };
    let events = &doc.events;
    let mut position = 0;
    while let Some((event, range)) = events.get(position) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let end = end_of_code(events, position);
                let fence = Fence::new(kind, &events[position + 1..end]);
                let output = output_after(events, end);
                let is_output_of = position > 0 && matches!(events[position - 1].0, Event::End(TagEnd::CodeBlock));
                walk.fence(&fence, range, output, is_output_of);
                position = end;
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let end = events[position..]
                    .iter()
                    .position(|(event, _)| matches!(event, Event::End(TagEnd::Heading(_))));
                let title = plain(&events[position..position + end.unwrap_or(0)], false);
                walk.heading(heading_number(*level), &title);
            }
            Event::Start(Tag::List(_)) => walk.place.list_depth += 1,
            Event::End(TagEnd::List(_)) => walk.place.list_depth -= 1,
            Event::Html(text) | Event::InlineHtml(text) => {
                walk.push(range, Rule::RawHtml, format!("raw HTML: {}", text.trim()));
            }
            Event::Start(Tag::Image { .. }) => walk.push(range, Rule::Image, "an image".into()),
            Event::Start(Tag::Link { dest_url, .. }) => walk.link(dest_url, range),
            Event::Text(text) if text.contains("**") => {
                walk.push(
                    range,
                    Rule::Emphasis,
                    format!("`**` shows as it stands in {:?}", text.trim()),
                );
            }
            _ => {}
        }
        position += 1;
    }
    walk.finish_question();
    if !walk.note_sql.is_empty() {
        let steps = std::mem::take(&mut walk.note_sql);
        walk.found.jobs.push(Job::new(walk.report.path(), Language::Sql, steps));
    }
    walk.found
}

fn end_of_code(events: &[Spanned<'_>], start: usize) -> usize {
    events[start..]
        .iter()
        .position(|(event, _)| matches!(event, Event::End(TagEnd::CodeBlock)))
        .map_or(events.len() - 1, |n| start + n)
}

/// The `output` fence right after the code block that ends at `end`, and its bytes.
fn output_after(events: &[Spanned<'_>], end: usize) -> Option<(Fence, Range<usize>)> {
    let (Event::Start(Tag::CodeBlock(kind)), range) = events.get(end + 1)? else {
        return None;
    };
    let fence = Fence::new(kind, &events[end + 2..end_of_code(events, end + 1)]);
    (fence.lang == "output").then(|| (fence, range.clone()))
}

struct Walk<'w, 'a> {
    doc: &'w Doc<'a>,
    report: &'w mut Report,
    found: Inspection,
    place: Place,
    /// The note's own SQL: one database, in the order of the file.
    note_sql: Vec<Step>,
    /// The code of the current sql or code question: `建表` and `参考`, or `参考` and `测试`.
    question: Vec<Step>,
}

impl Walk<'_, '_> {
    fn push(&mut self, range: &Range<usize>, rule: Rule, message: String) {
        self.report.push(self.doc.line(range.start), rule, message);
    }

    fn heading(&mut self, level: u8, title: &str) {
        match level {
            1 | 2 => {
                self.finish_question();
                self.place.in_questions = title == "题";
                self.place.kind = None;
                self.place.part.clear();
            }
            3 if self.place.in_questions => {
                self.finish_question();
                self.place.kind = title.split_whitespace().nth(1).and_then(QuestionKind::from_name);
                self.place.part.clear();
            }
            4 if self.place.in_questions => self.place.part = title.to_owned(),
            _ => {}
        }
    }

    fn link(&mut self, url: &str, range: &Range<usize>) {
        let line = self.doc.line(range.start);
        if let Some(id) = url.strip_prefix("note:") {
            self.found.links.push(Located {
                value: id.to_owned(),
                line,
            });
        } else if !url.starts_with("https://") {
            self.push(range, Rule::Https, format!("the link {url:?} is not https"));
        }
    }

    fn fence(
        &mut self,
        fence: &Fence,
        range: &Range<usize>,
        output: Option<(Fence, Range<usize>)>,
        follows_code: bool,
    ) {
        let line = self.doc.line(range.start);
        if let Some(error) = &fence.info_error {
            self.push(range, Rule::FenceInfo, error.clone());
        }
        let is_picture = matches!(fence.lang.as_str(), "mermaid" | "steps");
        let known = if is_picture { "alt" } else { "norun" };
        for (name, _) in fence.attributes.iter().filter(|(name, _)| name != known) {
            self.push(
                range,
                Rule::FenceInfo,
                format!("a {} fence has no `{name}`", fence.lang),
            );
        }
        if !is_picture && fence.lang != "template" {
            // Text after an opening fence starts on the next line; an indented block starts on its own.
            for (text, number) in fence.text.lines().zip(line + 1..) {
                let n_chars = text.chars().count();
                if n_chars > MAX_LINE {
                    self.report.push(
                        number,
                        Rule::LongLine,
                        format!("this line of code has {n_chars} characters"),
                    );
                }
            }
        }
        let in_choices = self.place.in_questions && self.place.list_depth > 0;
        let language = match fence.lang.as_str() {
            "python" => Some(Language::Python),
            "sql" => Some(Language::Sql),
            _ => None,
        };
        if let Some(reason) = fence.attribute("norun").filter(|_| !is_picture) {
            if reason.trim().is_empty() {
                self.push(range, Rule::NorunReason, "norun without a reason".into());
            } else if language.is_none() {
                self.push(range, Rule::NorunReason, format!("{:?} never runs anyway", fence.lang));
            }
            return;
        }
        if fence.lang == "output" && !follows_code && !in_choices {
            self.push(range, Rule::StrayOutput, "this output follows no code".into());
        }
        let Some(language) = language else {
            if output.is_some() && !in_choices {
                self.push(
                    range,
                    Rule::StrayOutput,
                    format!("{:?} does not run, so nothing proves this output", fence.lang),
                );
            }
            return;
        };
        // Code offered as a choice may well be wrong.
        if in_choices {
            return;
        }
        let expected = match output {
            Some((fence, range)) => Expected::Output {
                text: fence.text,
                line: self.doc.line(range.start),
            },
            None => Expected::Nothing,
        };
        let step = Step {
            code: fence.text.clone(),
            line,
            expected,
        };
        match (language, self.place.kind, self.place.part.as_str()) {
            (Language::Sql, Some(QuestionKind::Sql), "建表" | "参考")
            | (Language::Python, Some(QuestionKind::Code), "参考" | "测试") => self.question.push(step),
            (Language::Sql, ..) => self.note_sql.push(step),
            (Language::Python, ..) => {
                self.found
                    .jobs
                    .push(Job::new(self.report.path(), Language::Python, vec![step]));
            }
        }
    }

    fn finish_question(&mut self) {
        let steps = std::mem::take(&mut self.question);
        match (self.place.kind, steps.as_slice()) {
            (Some(QuestionKind::Sql), [_, ..]) => {
                self.found.jobs.push(Job::new(self.report.path(), Language::Sql, steps));
            }
            (Some(QuestionKind::Code), [first, ..]) => {
                // One program: the reference, then its tests, as far apart as in the file, so that a traceback's lines
                // are right for both.
                let mut code = String::new();
                for step in &steps {
                    let n_missing = (step.line - first.line).saturating_sub(code.matches('\n').count());
                    code.push_str(&"\n".repeat(n_missing));
                    code.push_str(&step.code);
                }
                let step = Step {
                    code,
                    line: first.line,
                    expected: Expected::Anything,
                };
                self.found
                    .jobs
                    .push(Job::new(self.report.path(), Language::Python, vec![step]));
            }
            _ => {}
        }
    }
}
