//! One file → one note: front matter, the five sections, key points. Questions are `question`'s.

use std::path::Path;

use crate::{
    author::{
        diagnostic::{Report, Rule, line_at},
        front::{self, Front, Located},
        html::Renderer,
        inspect::{self, Inspection},
        markdown::{Block, BlockKind, Doc, blocks, plain, take_blanks},
        question,
        run::Job,
    },
    domain::{
        bank::{KeyPoint, NoteBody},
        id::{Code, NoteId, QuestionId, QuestionSlug, TopicId},
        question::{Question, QuestionBody},
    },
};

const SECTIONS: [&str; 5] = ["30 秒", "展开", "易错", "要点", "题"];
const MAX_BRIEF: usize = 150;
const MAX_KEY_POINT: usize = 60;

/// A note as its file has it. Codes are not given yet (`Code(0)`).
#[derive(Debug)]
pub struct NoteDraft {
    /// The file, `content/<topic>/<id>.md`.
    pub path: String,
    /// The folder's topic.
    pub topic: TopicId,
    /// Its front matter.
    pub front: Front,
    /// Its rendered text.
    pub body: NoteBody,
    /// The line of each question's heading; recall's is the line of `## 要点`.
    pub question_lines: Vec<usize>,
    /// Questions that are there but not whole.
    pub broken: Vec<QuestionId>,
    /// Plain text for search.
    pub text: String,
    /// Code to run.
    pub jobs: Vec<Job>,
    /// Notes it links to.
    pub links: Vec<Located<String>>,
    /// How many diagrams it has.
    pub n_diagrams: usize,
}

/// Reads a note's file, named `name` without `.md`. Diagrams are remembered in the folder `cache`.
pub fn parse(text: &str, name: &str, topic: &TopicId, cache: Option<&Path>, report: &mut Report) -> Option<NoteDraft> {
    let Some((range, body_start)) = front::split(text) else {
        report.push(
            1,
            Rule::FrontMatter,
            "the front matter between two lines `+++` is missing",
        );
        return None;
    };
    let front = front::parse(text, range, report);
    if let Some(id) = &front.id
        && id.value.as_str() != name
    {
        report.push(
            id.line,
            Rule::FileName,
            format!("the id is {} but the file is {name}.md", id.value),
        );
    }
    // With a bad id in the front matter, the file's name still lets the rest be checked.
    let id = match &front.id {
        Some(id) => id.value.clone(),
        None => match NoteId::new(name) {
            Ok(id) => id,
            Err(error) => {
                report.push(1, Rule::IdFormat, format!("the file's name: {error}"));
                return None;
            }
        },
    };
    if front.follow_ups.len() + front.waiting.len() < 2 {
        let message = format!("{} follow-ups", front.follow_ups.len() + front.waiting.len());
        report.push(1, Rule::FewFollowUps, message);
    }
    let (body, blanks) = take_blanks(&text[body_start..]);
    let doc = Doc::new(&body, line_at(text, body_start));
    let Inspection { jobs, links } = inspect::inspect(&doc, report);
    let sections = sections(&doc, report);
    let mut renderer = Renderer::new(&doc, &blanks, id.as_str(), cache, report);
    let [brief, detail, pitfalls, points, questions] = &sections;

    let brief_html = self::brief(brief, &doc, &mut renderer);
    let detail_html = detail
        .blocks
        .iter()
        .map(|block| renderer.render(block.events))
        .collect::<String>();
    if detail.line > 0 && detail.blocks.is_empty() {
        renderer.report().push(detail.line, Rule::Section, "`## 展开` is empty");
    }
    let pitfalls_html = match pitfalls.blocks.as_slice() {
        [list] if list.kind == BlockKind::BulletList => renderer.render(list.events),
        _ => {
            if pitfalls.line > 0 {
                renderer
                    .report()
                    .push(pitfalls.line, Rule::Pitfalls, "`## 易错` is not one list");
            }
            String::new()
        }
    };
    let key_points = key_points(points, &doc, &mut renderer);
    let (mut drafts, mut question_lines) = (Vec::new(), vec![points.line.max(1)]);
    drafts.push(Question {
        code: Code(0),
        id: QuestionId {
            note: id.clone(),
            // `recall` is a slug; were it not, there would be no question to ask and the bank would not compile.
            slug: QuestionSlug::new(QuestionSlug::RECALL).ok()?,
        },
        stem_html: format!("<p>{}</p>", super::html::escape(&front.ask)),
        explanation_html: String::new(),
        body: QuestionBody::Recall,
    });
    let mut found = question::Found::default();
    if questions.line > 0 {
        found = question::parse_all(&questions.blocks, questions.line, &id, &doc, &blanks, &mut renderer);
    }
    for (question, line) in found.questions {
        drafts.push(question);
        question_lines.push(line);
    }
    let n_diagrams = renderer.n_diagrams();
    let slots = renderer.slots().to_vec();
    let mut search_text = String::new();
    for section in [brief, detail, pitfalls, points] {
        for block in &section.blocks {
            search_text.push_str(&plain(block.events, true));
            search_text.push('\n');
        }
    }
    Some(NoteDraft {
        path: report.path().to_owned(),
        topic: topic.clone(),
        body: NoteBody {
            id,
            brief_html,
            detail_html,
            pitfalls_html,
            key_points,
            sources: front.sources.clone(),
            slots,
            questions: drafts,
        },
        front,
        question_lines,
        broken: found.broken,
        text: search_text.trim().to_owned(),
        jobs,
        links,
        n_diagrams,
    })
}

/// A `##` section; line 0 when it is missing.
#[derive(Default)]
struct Section<'e, 'a> {
    line: usize,
    blocks: Vec<Block<'e, 'a>>,
}

/// The five sections in the format's order.
fn sections<'e, 'a>(doc: &'e Doc<'a>, report: &mut Report) -> [Section<'e, 'a>; 5] {
    let mut sections: [Section<'e, 'a>; 5] = Default::default();
    let mut current = None;
    let mut greatest = 0;
    for block in blocks(&doc.events) {
        let line = doc.line_of(block.events);
        match block.kind {
            BlockKind::Heading(level @ (1 | 2)) => {
                let title = plain(block.inner(), false);
                current = SECTIONS.iter().position(|known| *known == title).filter(|_| level == 2);
                match current {
                    None => report.push(line, Rule::Section, format!("unknown section {title:?}")),
                    Some(idx) if sections[idx].line > 0 => {
                        report.push(line, Rule::Section, format!("the section {title:?} is there twice"));
                        current = None;
                    }
                    Some(idx) => {
                        if idx < greatest {
                            report.push(line, Rule::Section, format!("the section {title:?} comes too late"));
                        }
                        greatest = greatest.max(idx);
                        sections[idx].line = line;
                    }
                }
            }
            _ => match current {
                Some(idx) => sections[idx].blocks.push(block),
                None if greatest == 0 && sections.iter().all(|section| section.line == 0) => {
                    report.push(line, Rule::Section, "text before the first section");
                }
                None => {}
            },
        }
    }
    for (section, title) in sections.iter().zip(SECTIONS) {
        if section.line == 0 {
            report.push(1, Rule::Section, format!("the section `## {title}` is missing"));
        }
    }
    sections
}

fn brief(section: &Section<'_, '_>, doc: &Doc<'_>, renderer: &mut Renderer<'_, '_>) -> String {
    if section.line == 0 {
        return String::new();
    }
    let [paragraph] = section.blocks.as_slice() else {
        let message = format!("`## 30 秒` has {} blocks", section.blocks.len());
        renderer.report().push(section.line, Rule::Brief, message);
        return String::new();
    };
    let line = doc.line_of(paragraph.events);
    let is_plain = paragraph.kind == BlockKind::Paragraph
        && paragraph.inner().iter().all(|(event, _)| {
            use pulldown_cmark::Event;
            matches!(event, Event::Text(_) | Event::Code(_) | Event::SoftBreak)
        });
    if !is_plain {
        renderer
            .report()
            .push(line, Rule::Brief, "`## 30 秒` is not plain text");
    }
    let n_chars = plain(paragraph.events, true).chars().count();
    if n_chars > MAX_BRIEF {
        let message = format!("`## 30 秒` has {n_chars} characters");
        renderer.report().push(line, Rule::Brief, message);
    }
    renderer.render(paragraph.events)
}

fn key_points(section: &Section<'_, '_>, doc: &Doc<'_>, renderer: &mut Renderer<'_, '_>) -> Vec<KeyPoint> {
    let mut points: Vec<KeyPoint> = Vec::new();
    if section.line == 0 {
        return points;
    }
    let [list] = section.blocks.as_slice() else {
        renderer
            .report()
            .push(section.line, Rule::KeyPoints, "`## 要点` is not one numbered list");
        return points;
    };
    if list.kind != BlockKind::OrderedList {
        renderer
            .report()
            .push(section.line, Rule::KeyPoints, "`## 要点` is not a numbered list");
        return points;
    }
    for item in list.children() {
        let line = doc.line_of(item.events);
        let source = item
            .events
            .first()
            .map(|(_, range)| doc.source(range))
            .unwrap_or_default();
        // Markdown renumbers; the author's own number is the permanent one.
        let digits: String = source.trim_start().chars().take_while(char::is_ascii_digit).collect();
        let number = digits.parse().ok().filter(|number| (1..=32).contains(number));
        let last = points.last().map_or(0, |point| point.number);
        match number {
            Some(number) if number > last => {
                let html = question::inline_or_blocks(item, renderer);
                points.push(KeyPoint { number, html });
            }
            _ => renderer.report().push(
                line,
                Rule::KeyPoints,
                format!("the key point's number {digits} is not greater than {last}, or not in 1–32"),
            ),
        }
        let n_chars = plain(item.inner(), true).chars().count();
        if n_chars > MAX_KEY_POINT {
            let message = format!("this key point has {n_chars} characters");
            renderer.report().push(line, Rule::KeyPoints, message);
        }
    }
    if !(2..=6).contains(&points.len()) {
        let message = format!("{} key points", points.len());
        renderer.report().push(section.line, Rule::KeyPoints, message);
    }
    points
}
