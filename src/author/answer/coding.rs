//! The two kinds of question that ask for code: sql and code.

use crate::{
    author::{
        answer::Context,
        diagnostic::Rule,
        highlight,
        html::code_block,
        markdown::{Block, Fence},
        question::Parts,
    },
    domain::question::{QuestionBody, Reference},
};

impl Context<'_, '_, '_> {
    pub fn sql(&mut self, parts: &Parts<'_, '_>) -> Option<(String, QuestionBody)> {
        let setup = self.part_fences(parts, "建表", &["sql"])?;
        let reference = self.part_fences(parts, "参考", &["sql", "output"])?;
        let ([setup], [query, output]) = (setup.as_slice(), reference.as_slice()) else {
            return None;
        };
        let result: Vec<Vec<String>> = output
            .text
            .trim_end()
            .lines()
            .map(|line| line.split(" | ").map(|cell| cell.trim_end().to_owned()).collect())
            .collect();
        let n_columns = result.first().map_or(0, Vec::len);
        if n_columns == 0 || result.iter().any(|row| row.len() != n_columns) {
            self.wrong("the result's rows do not all have the columns of its first line");
            return None;
        }
        let n_statements = query.text.trim_end().trim_end_matches(';').matches(';').count() + 1;
        if n_statements != 1 {
            self.wrong("`#### 参考` is one query");
            return None;
        }
        let stem_html = self.render(&parts.stem);
        let body = QuestionBody::Sql {
            setup_html: code_block("sql", &setup.text),
            reference: make_reference("sql", &query.text),
            result,
        };
        Some((stem_html, body))
    }

    pub fn code(&mut self, parts: &Parts<'_, '_>) -> Option<(String, QuestionBody)> {
        let reference = self.part_fences(parts, "参考", &["python"])?;
        let tests = self.part_fences(parts, "测试", &["python"])?;
        let ([reference], [tests]) = (reference.as_slice(), tests.as_slice()) else {
            return None;
        };
        let n_lines = reference.text.lines().filter(|line| !line.trim().is_empty()).count();
        if !(4..=25).contains(&n_lines) {
            self.wrong(&format!(
                "the reference has 4–25 lines that are not empty; here {n_lines}"
            ));
            return None;
        }
        if !tests.text.contains("assert") {
            self.wrong("`#### 测试` asserts nothing");
            return None;
        }
        let stem_html = self.render(&parts.stem);
        let body = QuestionBody::Code {
            reference: make_reference("python", &reference.text),
            tests_html: code_block("python", &tests.text),
        };
        Some((stem_html, body))
    }

    /// The fences of a part, which has to consist of exactly these languages.
    fn part_fences(&mut self, parts: &Parts<'_, '_>, title: &str, languages: &[&str]) -> Option<Vec<Fence>> {
        let Some((line, blocks)) = parts.part(title) else {
            self.wrong(&format!("`#### {title}` is missing"));
            return None;
        };
        let fences: Vec<Fence> = blocks.iter().filter_map(Block::fence).collect();
        let is_expected = fences.len() == blocks.len()
            && fences
                .iter()
                .map(|fence| fence.lang.as_str())
                .eq(languages.iter().copied())
            && fences.iter().all(|fence| fence.attribute("norun").is_none());
        if !is_expected {
            let message = format!(
                "`#### {title}` consists of a {} block that runs",
                languages.join(" and an ")
            );
            self.renderer.report().push(line, Rule::QuestionShape, message);
            return None;
        }
        Some(fences)
    }
}

fn make_reference(lang: &str, text: &str) -> Reference {
    let text = text.trim_end();
    Reference {
        text: text.to_owned(),
        lines_html: highlight::lines(lang, text),
    }
}
