//! `## 题`: cuts the section into questions and checks what all kinds share. The kinds' own parts are `answer`'s.

use std::collections::HashSet;

use pulldown_cmark::Event;

use crate::{
    author::{
        answer,
        diagnostic::Rule,
        html::Renderer,
        markdown::{Blank, Block, BlockKind, Doc, blank_idx, blocks, plain},
    },
    domain::{
        id::{Code, NoteId, QuestionId, QuestionSlug},
        question::{Question, QuestionKind},
    },
};

/// The title of the explanation, which ends every question.
const EXPLANATION: &str = "解析";

/// A question cut into its stem and its `####` parts.
pub struct Parts<'e, 'a> {
    /// The line of its heading.
    pub line: usize,
    /// The blocks before the first part.
    pub stem: Vec<Block<'e, 'a>>,
    /// Title, line and blocks of each part but the explanation.
    pub parts: Vec<(String, usize, Vec<Block<'e, 'a>>)>,
}

impl<'e, 'a> Parts<'e, 'a> {
    /// The blocks of a part and its line.
    pub fn part(&self, title: &str) -> Option<(usize, &[Block<'e, 'a>])> {
        self.parts
            .iter()
            .find(|(known, ..)| known == title)
            .map(|(_, line, blocks)| (*line, blocks.as_slice()))
    }
}

/// The questions of a note.
#[derive(Debug, Default)]
pub struct Found {
    /// Those that are whole, each with the line of its heading.
    pub questions: Vec<(Question, usize)>,
    /// Those that have an id but not all of their parts; that has been reported.
    pub broken: Vec<QuestionId>,
}

/// The questions of a section that starts at `line`, each with the line of its heading.
pub fn parse_all<'a>(
    section: &[Block<'_, '_>],
    line: usize,
    note: &NoteId,
    doc: &Doc<'a>,
    blanks: &[Blank],
    renderer: &mut Renderer<'_, 'a>,
) -> Found {
    let mut questions: Vec<(Question, usize)> = Vec::new();
    let mut broken = Vec::new();
    let mut slugs = HashSet::from([QuestionSlug::RECALL.to_owned()]);
    let is_heading = |block: &Block<'_, '_>| block.kind == BlockKind::Heading(3);
    let n_before = section.iter().take_while(|block| !is_heading(block)).count();
    if let Some(block) = section[..n_before].first() {
        let line = doc.line_of(block.events);
        renderer
            .report()
            .push(line, Rule::QuestionHeading, "text before the first question");
    }
    let mut n_headings = 0;
    for run in section[n_before..].chunk_by(|_, next| !is_heading(next)) {
        let [heading, content @ ..] = run else { continue };
        n_headings += 1;
        let line = doc.line_of(heading.events);
        let title = plain(heading.inner(), false);
        let words: Vec<&str> = title.split_whitespace().collect();
        let kind = words
            .get(1)
            .and_then(|name| QuestionKind::from_name(name))
            .filter(|kind| words.len() == 2 && *kind != QuestionKind::Recall);
        let Some(kind) = kind else {
            let message = format!("{title:?} is not `<id> <kind>`");
            renderer.report().push(line, Rule::QuestionHeading, message);
            continue;
        };
        let slug = match QuestionSlug::new(words[0]) {
            Ok(slug) => slug,
            Err(error) => {
                renderer.report().push(line, Rule::IdFormat, error.to_string());
                continue;
            }
        };
        if !slugs.insert(slug.to_string()) {
            let message = format!("the question id {slug} is taken in this note");
            renderer.report().push(line, Rule::DuplicateId, message);
            continue;
        }
        let id = QuestionId {
            note: note.clone(),
            slug,
        };
        match parse(&id, kind, line, content, doc, blanks, renderer) {
            Some(question) => questions.push((question, line)),
            None => broken.push(id),
        }
    }
    if n_headings < 4 {
        renderer
            .report()
            .push(line, Rule::FewQuestions, format!("{n_headings} questions"));
    }
    let kinds: HashSet<QuestionKind> = questions.iter().map(|(question, _)| question.body.kind()).collect();
    // A question that failed has been reported; its kind may be the third.
    if kinds.len() < 3 && questions.len() == n_headings {
        renderer
            .report()
            .push(line, Rule::FewKinds, format!("{} kinds of question", kinds.len()));
    }
    Found { questions, broken }
}

fn parse<'a>(
    id: &QuestionId,
    kind: QuestionKind,
    line: usize,
    content: &[Block<'_, '_>],
    doc: &Doc<'a>,
    blanks: &[Blank],
    renderer: &mut Renderer<'_, 'a>,
) -> Option<Question> {
    let (parts, explanation) = cut(line, content, doc, renderer);
    let known: &[&str] = match kind {
        QuestionKind::Cloze => &["备选"],
        QuestionKind::Sql => &["建表", "参考"],
        QuestionKind::Code => &["参考", "测试"],
        _ => &[],
    };
    for (title, line, _) in &parts.parts {
        if !known.contains(&title.as_str()) {
            let message = format!("a {} question has no part `#### {title}`", kind.name());
            renderer.report().push(*line, Rule::QuestionShape, message);
        }
    }
    if parts
        .stem
        .iter()
        .all(|block| !matches!(block.kind, BlockKind::Paragraph))
    {
        renderer
            .report()
            .push(line, Rule::QuestionShape, "the question does not ask anything");
        return None;
    }
    let idxs: Vec<usize> = parts.stem.iter().flat_map(|block| blanks_in(block)).collect();
    renderer.first_blank = idxs.first().copied().unwrap_or(0);
    let blanks = idxs.iter().filter_map(|&idx| blanks.get(idx)).collect::<Vec<_>>();
    let answer = answer::parse(kind, &parts, &blanks, doc, renderer);
    let explanation_html = explanation
        .iter()
        .map(|block| renderer.render(block.events))
        .collect::<String>();
    let (stem_html, body) = answer?;
    Some(Question {
        code: Code(0),
        id: id.clone(),
        stem_html,
        explanation_html,
        body,
    })
}

/// Cuts a question at its `####`; the explanation comes apart.
fn cut<'e, 'a>(
    line: usize,
    content: &[Block<'e, 'a>],
    doc: &Doc<'_>,
    renderer: &mut Renderer<'_, '_>,
) -> (Parts<'e, 'a>, Vec<Block<'e, 'a>>) {
    let is_part = |block: &Block<'_, '_>| block.kind == BlockKind::Heading(4);
    let n_stem = content.iter().take_while(|block| !is_part(block)).count();
    let mut parts = Parts {
        line,
        stem: content[..n_stem].to_vec(),
        parts: Vec::new(),
    };
    for run in content[n_stem..].chunk_by(|_, next| !is_part(next)) {
        let [heading, blocks @ ..] = run else { continue };
        let title = plain(heading.inner(), false);
        let line = doc.line_of(heading.events);
        if parts.part(&title).is_some() {
            renderer
                .report()
                .push(line, Rule::QuestionShape, format!("`#### {title}` is there twice"));
        } else {
            parts.parts.push((title, line, blocks.to_vec()));
        }
    }
    let is_explained = parts
        .part(EXPLANATION)
        .is_some_and(|(_, blocks)| blocks.iter().any(|block| block.kind == BlockKind::Paragraph));
    if !is_explained {
        renderer
            .report()
            .push(line, Rule::MissingExplanation, "the question has no explanation");
    } else if parts.parts.last().is_some_and(|(title, ..)| title != EXPLANATION) {
        renderer
            .report()
            .push(line, Rule::MissingExplanation, "the explanation is not the last part");
    }
    let explanation = parts
        .part(EXPLANATION)
        .map(|(_, blocks)| blocks.to_vec())
        .unwrap_or_default();
    parts.parts.retain(|(title, ..)| title != EXPLANATION);
    (parts, explanation)
}

/// The blanks of the file that stand in a block.
fn blanks_in(block: &Block<'_, '_>) -> Vec<usize> {
    block
        .events
        .iter()
        .filter_map(|(event, _)| match event {
            Event::Text(text) | Event::Code(text) => Some(text),
            _ => None,
        })
        .flat_map(|text| text.chars().filter_map(blank_idx).collect::<Vec<_>>())
        .collect()
}

/// A list item's HTML: without a paragraph when it is a single one.
pub fn inline_or_blocks(item: Block<'_, '_>, renderer: &mut Renderer<'_, '_>) -> String {
    inline_or_events(item.inner(), renderer)
}

/// The HTML of a list item's events: without a paragraph when it is a single one.
pub fn inline_or_events(events: &[crate::author::markdown::Spanned<'_>], renderer: &mut Renderer<'_, '_>) -> String {
    match blocks(events).as_slice() {
        [only] if matches!(only.kind, BlockKind::Paragraph | BlockKind::Inline) => {
            renderer.render(only.inner()).trim().to_owned()
        }
        _ => renderer.render(events),
    }
}
