//! The kinds of question: from a question's parts to its answer. Every kind's rules stand in content/README.md.

use std::collections::HashSet;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::{
    author::{
        diagnostic::Rule,
        highlight,
        html::{Renderer, code_block, escape},
        markdown::{Blank, Block, BlockKind, Doc, Fence, Spanned, plain},
        question::{Parts, inline_or_blocks, inline_or_events},
    },
    domain::question::{Choice, QuestionBody, QuestionKind},
};

mod coding;

/// Where problems are reported and HTML is made.
struct Context<'c, 'r, 'a> {
    doc: &'c Doc<'a>,
    renderer: &'c mut Renderer<'r, 'a>,
    line: usize,
}

/// The stem's HTML and the answer. `None`: it has been reported why not.
pub fn parse<'a>(
    kind: QuestionKind,
    parts: &Parts<'_, '_>,
    blanks: &[&Blank],
    doc: &Doc<'a>,
    renderer: &mut Renderer<'_, 'a>,
) -> Option<(String, QuestionBody)> {
    let mut context = Context {
        doc,
        renderer,
        line: parts.line,
    };
    if kind != QuestionKind::Cloze && !blanks.is_empty() {
        context.wrong("only cloze questions have blanks");
    }
    match kind {
        QuestionKind::Recall => None,
        QuestionKind::Single | QuestionKind::Multi => context.choice_question(kind, parts),
        QuestionKind::Cloze => context.cloze(parts, blanks),
        QuestionKind::Output => context.output(parts),
        QuestionKind::Order => context.order(parts),
        QuestionKind::Match => context.pairs(parts),
        QuestionKind::Sql => context.sql(parts),
        QuestionKind::Code => context.code(parts),
    }
}

impl Context<'_, '_, '_> {
    fn wrong(&mut self, message: &str) {
        let line = self.line;
        self.renderer.report().push(line, Rule::QuestionShape, message);
    }

    fn render(&mut self, blocks: &[Block<'_, '_>]) -> String {
        blocks.iter().map(|block| self.renderer.render(block.events)).collect()
    }

    fn choice_question(&mut self, kind: QuestionKind, parts: &Parts<'_, '_>) -> Option<(String, QuestionBody)> {
        let Some((list, stem)) = parts
            .stem
            .split_last()
            .filter(|(last, _)| last.kind == BlockKind::BulletList)
        else {
            self.wrong("the choices `- [ ]` have to end the stem");
            return None;
        };
        let choices = self.choices(list)?;
        let stem_html = self.render(stem);
        let n_right = choices.iter().filter(|choice| choice.is_correct).count();
        let n_wrong = choices.len() - n_right;
        let body = if kind == QuestionKind::Single {
            if n_right != 1 || !(3..=5).contains(&choices.len()) {
                self.wrong(&format!(
                    "a single question has 3–5 choices, exactly one `[x]`; here {} and {n_right}",
                    choices.len()
                ));
                return None;
            }
            QuestionBody::Single { choices }
        } else {
            if n_right < 2 || n_wrong < 1 || !(4..=6).contains(&choices.len()) {
                self.wrong(&format!(
                    "a multi question has 4–6 choices, at least two `[x]` and one `[ ]`; here {n_right} and {n_wrong}"
                ));
                return None;
            }
            QuestionBody::Multi { choices }
        };
        Some((stem_html, body))
    }

    /// A task list whose items carry their reasons.
    fn choices(&mut self, list: &Block<'_, '_>) -> Option<Vec<Choice>> {
        let mut choices = Vec::new();
        let mut seen = HashSet::new();
        let mut is_sound = true;
        for item in list.children() {
            let line = self.doc.line_of(item.events);
            let children = item.children();
            let (content, reason) = match children.split_last() {
                Some((last, _)) if last.kind == BlockKind::BulletList => {
                    let n_content = item.inner().len() - last.events.len();
                    (&item.inner()[..n_content], Some(*last))
                }
                _ => (item.inner(), None),
            };
            let marker = content.iter().find_map(|(event, _)| match event {
                Event::TaskListMarker(is_ticked) => Some(*is_ticked),
                _ => None,
            });
            let Some(is_correct) = marker else {
                self.renderer
                    .report()
                    .push(line, Rule::QuestionShape, "a choice starts with `- [ ]` or `- [x]`");
                is_sound = false;
                continue;
            };
            let content: Vec<Spanned<'_>> = content
                .iter()
                .filter(|(event, _)| !matches!(event, Event::TaskListMarker(_)))
                .cloned()
                .collect();
            let html = inline_or_events(&content, self.renderer);
            let why_html = match reason.map(|list| list.children()).as_deref() {
                Some([only]) => inline_or_blocks(*only, self.renderer),
                Some([_, ..]) => reason.map_or_else(String::new, |list| self.renderer.render(list.events)),
                _ => String::new(),
            };
            if why_html.is_empty() {
                self.renderer
                    .report()
                    .push(line, Rule::MissingReason, "this choice does not say why");
                is_sound = false;
            }
            if html.is_empty() || !seen.insert(html.clone()) {
                self.renderer
                    .report()
                    .push(line, Rule::QuestionShape, "this choice is empty or there twice");
                is_sound = false;
            }
            choices.push(Choice {
                html,
                why_html,
                is_correct,
            });
        }
        is_sound.then_some(choices)
    }

    fn cloze(&mut self, parts: &Parts<'_, '_>, blanks: &[&Blank]) -> Option<(String, QuestionBody)> {
        let stem_html = self.render(&parts.stem);
        if !(1..=3).contains(&blanks.len()) {
            self.wrong(&format!(
                "a cloze question has 1–3 blanks `{{{{…}}}}`; here {}",
                blanks.len()
            ));
            return None;
        }
        let accepted: Vec<Vec<String>> = blanks
            .iter()
            .map(|blank| {
                blank
                    .accepted
                    .iter()
                    .map(|text| text.trim_matches('`').trim().to_owned())
                    .collect()
            })
            .collect();
        if accepted.iter().flatten().any(String::is_empty) {
            self.wrong("an accepted answer is empty");
            return None;
        }
        let distractors: Vec<String> = match parts.part("备选") {
            Some((_, [list])) if list.kind == BlockKind::BulletList => {
                list.children().iter().map(|item| plain(item.inner(), true)).collect()
            }
            _ => Vec::new(),
        };
        if !(2..=5).contains(&distractors.len()) || distractors.iter().any(String::is_empty) {
            self.wrong(&format!("`#### 备选` lists 2–5 terms; here {}", distractors.len()));
            return None;
        }
        let fold = |text: &String| text.trim().to_lowercase();
        let mut known: HashSet<String> = accepted.iter().flatten().map(fold).collect();
        if let Some(clash) = distractors.iter().find(|text| !known.insert(fold(text))) {
            self.wrong(&format!("{clash:?} in `#### 备选` is right, or there twice"));
            return None;
        }
        Some((
            stem_html,
            QuestionBody::Cloze {
                blanks: accepted,
                distractors,
            },
        ))
    }

    fn output(&mut self, parts: &Parts<'_, '_>) -> Option<(String, QuestionBody)> {
        let fences: Vec<(usize, Fence)> = fences(&parts.stem);
        let [(_, python), (output_idx, output)] = fences.as_slice() else {
            self.wrong("an output question has one python block and its output block, no other");
            return None;
        };
        if python.lang != "python" || output.lang != "output" || python.attribute("norun").is_some() {
            self.wrong("an output question has a python block that runs, followed by its output block");
            return None;
        }
        let expected = output.text.trim_end().to_owned();
        let mut stem = parts.stem.clone();
        let list = stem.iter().position(|block| block.kind == BlockKind::BulletList);
        let mut choices = match list {
            Some(list_idx) if list_idx == stem.len() - 1 => self.choices(&stem[list_idx].clone())?,
            Some(_) => {
                self.wrong("the wrong outputs have to end the stem");
                return None;
            }
            None => Vec::new(),
        };
        if let Some(list_idx) = list {
            stem.remove(list_idx);
        }
        // The answer is not part of what is asked.
        stem.remove(*output_idx);
        let stem_html = self.render(&stem);
        if choices.is_empty() {
            if expected.lines().count() > 2 || expected.is_empty() {
                self.wrong("without choices the output is typed: it has one or two lines");
                return None;
            }
        } else {
            if !(2..=4).contains(&choices.len()) || choices.iter().any(|choice| choice.is_correct) {
                self.wrong("an output question lists 2–4 wrong outputs, all `[ ]`");
                return None;
            }
            let html = if expected.contains('\n') {
                code_block("output", &expected)
            } else {
                format!("<code>{}</code>", escape(&expected))
            };
            if choices.iter().any(|choice| choice.html == html) {
                self.wrong("one of the wrong outputs is the right one");
                return None;
            }
            choices.push(Choice {
                html,
                why_html: "这是真实运行的结果。".into(),
                is_correct: true,
            });
        }
        Some((stem_html, QuestionBody::Output { expected, choices }))
    }

    fn order(&mut self, parts: &Parts<'_, '_>) -> Option<(String, QuestionBody)> {
        let lists: Vec<usize> = positions(&parts.stem, |block| block.kind == BlockKind::OrderedList);
        let codes: Vec<usize> = positions(&parts.stem, |block| {
            block.fence().is_some_and(|fence| fence.lang == "python")
        });
        let (at, pieces_html, is_code) = match (lists.as_slice(), codes.as_slice()) {
            ([at], []) => {
                let pieces = parts.stem[*at].children();
                let pieces = pieces.into_iter().map(|item| inline_or_blocks(item, self.renderer));
                (*at, pieces.collect::<Vec<_>>(), false)
            }
            ([], [at]) => {
                let text = parts.stem[*at].fence().map(|fence| fence.text).unwrap_or_default();
                let lines = highlight::lines("python", &text).into_iter().zip(text.lines());
                // Nobody can place an empty line.
                let lines = lines.filter(|(_, line)| !line.trim().is_empty());
                (*at, lines.map(|(html, _)| html).collect(), true)
            }
            _ => {
                self.wrong("an order question has one numbered list, or one python block");
                return None;
            }
        };
        let range = if is_code { 3..=15 } else { 3..=8 };
        if !range.contains(&pieces_html.len()) {
            self.wrong(&format!(
                "an order question has 3–8 steps or 3–15 lines; here {}",
                pieces_html.len()
            ));
            return None;
        }
        let mut seen = HashSet::new();
        if !is_code && !pieces_html.iter().all(|piece| seen.insert(piece)) {
            self.wrong("two steps read the same");
            return None;
        }
        let mut stem = parts.stem.clone();
        stem.remove(at);
        let stem_html = self.render(&stem);
        Some((stem_html, QuestionBody::Order { pieces_html, is_code }))
    }

    fn pairs(&mut self, parts: &Parts<'_, '_>) -> Option<(String, QuestionBody)> {
        let tables = positions(&parts.stem, |block| block.kind == BlockKind::Table);
        let [at] = tables.as_slice() else {
            self.wrong("a match question has one table");
            return None;
        };
        let mut rows: Vec<Vec<String>> = Vec::new();
        let events = parts.stem[*at].events;
        let mut cell_start = 0;
        for (position, (event, _)) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => cell_start = position + 1,
                Event::End(TagEnd::TableCell) => {
                    let html = self.renderer.render(&events[cell_start..position]);
                    if let Some(row) = rows.last_mut() {
                        row.push(html);
                    }
                }
                _ => {}
            }
        }
        let mut rows = rows.into_iter().map(|row| <[String; 2]>::try_from(row).ok());
        let heading = rows.next().flatten();
        let pairs: Option<Vec<[String; 2]>> = rows.collect();
        let (Some([left, right]), Some(pairs)) = (heading, pairs) else {
            self.wrong("the table of a match question has two columns");
            return None;
        };
        if !(3..=6).contains(&pairs.len()) {
            self.wrong(&format!("a match question has 3–6 rows; here {}", pairs.len()));
            return None;
        }
        for column in 0..2 {
            let mut seen = HashSet::new();
            if !pairs
                .iter()
                .all(|pair| !pair[column].is_empty() && seen.insert(&pair[column]))
            {
                self.wrong("a cell of the match question is empty or there twice in its column");
                return None;
            }
        }
        let mut stem = parts.stem.clone();
        stem.remove(*at);
        let stem_html = self.render(&stem);
        let body = QuestionBody::Match {
            headings: (left, right),
            pairs: pairs.into_iter().map(|[left, right]| (left, right)).collect(),
        };
        Some((stem_html, body))
    }
}

fn fences(blocks: &[Block<'_, '_>]) -> Vec<(usize, Fence)> {
    blocks
        .iter()
        .enumerate()
        .filter_map(|(idx, block)| block.fence().map(|fence| (idx, fence)))
        .collect()
}

fn positions(blocks: &[Block<'_, '_>], is_wanted: impl Fn(&Block<'_, '_>) -> bool) -> Vec<usize> {
    blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| is_wanted(block))
        .map(|(idx, _)| idx)
        .collect()
}
