//! A query taken apart: the terms a document must have, and the smaller pieces tried when none has them all.

use crate::domain::{
    fold::is_cjk,
    search::units::{Class, SPACE, class, unit},
};

/// Longer queries are cut here: nobody types so much, and what is pasted is found by its beginning.
const MAX_CHARS: usize = 120;

/// More terms than this are not looked for.
const MAX_TERMS: usize = 8;

/// More terms of one character than this are not looked for.
const MAX_SINGLE_TERMS: usize = 2;

/// A query taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What a document must have, each once.
    pub terms: Vec<Term>,
    /// The whole query as it was written; `None` when it is no more than its one term.
    pub phrase: Option<Term>,
}

/// Something looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The characters, folded.
    pub units: Vec<u16>,
    /// Whether the person may still be typing it, so that it may be the beginning of a longer word.
    pub end: End,
    /// For `asyncio.queue` or `print(x)`, the words in it, which may stand apart.
    pub parts: Vec<Term>,
}

/// How a term ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// More may come.
    Open,
    /// It is followed by something else.
    Closed,
}

/// What asks and what joins says little about what is looked for.
const ASKING: [&str; 13] = [
    "什么是",
    "是什么",
    "为什么",
    "有什么",
    "怎么样",
    "怎样",
    "怎么",
    "如何",
    "什么",
    "哪些",
    "请问",
    "吗",
    "呢",
];

/// Particles dropped where they touch a word that is not Chinese, as in `is 和 == 的区别`.
const JOINING: [char; 6] = ['的', '和', '与', '跟', '是', '在'];

/// What stands between words: 的 和 与 跟 是 了.
const PARTICLES: [u16; 6] = [
    '的' as u16,
    '和' as u16,
    '与' as u16,
    '跟' as u16,
    '是' as u16,
    '了' as u16,
];

impl Query {
    /// Takes a query apart. White space and Chinese punctuation part terms; so does going from Chinese to other characters
    /// and back.
    pub fn parse(text: &str) -> Query {
        let chars: Vec<char> = text.trim().chars().take(MAX_CHARS).collect();
        let runs = runs(&chars);
        let mut terms: Vec<Term> = Vec::new();
        for (run_idx, run) in runs.iter().enumerate() {
            if run.is_cjk {
                let touches = |other: Option<&Run>| other.is_some_and(|other| other.touches(run) && !other.is_cjk);
                let after_other = touches(run_idx.checked_sub(1).and_then(|idx| runs.get(idx)));
                let before_other = touches(runs.get(run_idx + 1));
                terms.extend(chinese_terms(run.chars, after_other, before_other));
            } else {
                let is_last = run_idx + 1 == runs.len();
                terms.extend(other_term(run.chars, if is_last { End::Open } else { End::Closed }));
            }
        }
        if terms.is_empty() {
            // Nothing but asking words: then they are what is looked for.
            terms = runs.iter().map(|run| Term::whole(run.chars)).collect();
        }
        let mut unique: Vec<Term> = Vec::new();
        for term in terms {
            if unique.iter().all(|other| other.units != term.units) {
                unique.push(term);
            }
        }
        // Looking for a single character means reading everything, and a string of them says nothing.
        let mut n_single = 0;
        unique.retain(|term| {
            n_single += usize::from(term.units.len() == 1);
            term.units.len() > 1 || n_single <= MAX_SINGLE_TERMS
        });
        unique.truncate(MAX_TERMS);
        let mut phrase: Vec<u16> = chars.iter().map(|&c| unit(c)).collect();
        phrase.dedup_by(|a, b| *a == SPACE && *b == SPACE);
        let is_more = unique.first().is_some_and(|term| term.units != phrase);
        let phrase = is_more.then(|| Term {
            units: phrase,
            end: End::Open,
            parts: Vec::new(),
        });
        Query { terms: unique, phrase }
    }

    /// The smaller pieces: pairs of Chinese characters, words inside longer terms. Pairs with a particle say nothing and
    /// are left out unless there are no others.
    pub fn pieces(&self) -> Vec<Term> {
        let mut pieces: Vec<Term> = Vec::new();
        for term in &self.terms {
            let found: Vec<Term> = if term.is_cjk() && term.units.len() > 2 {
                term.units.windows(2).map(|pair| Term::closed(pair.to_vec())).collect()
            } else if term.parts.is_empty() {
                vec![term.clone()]
            } else {
                term.parts.clone()
            };
            for piece in found {
                if pieces.iter().all(|other| other.units != piece.units) {
                    pieces.push(piece);
                }
            }
        }
        let says_something = |piece: &Term| {
            let has_particle = |unit: u16| PARTICLES.contains(&unit);
            piece.units.len() != 2 || !piece.units.iter().any(|&unit| has_particle(unit))
        };
        if pieces.iter().any(says_something) {
            pieces.retain(says_something);
        }
        pieces
    }
}

impl Term {
    fn closed(units: Vec<u16>) -> Term {
        Term {
            units,
            end: End::Closed,
            parts: Vec::new(),
        }
    }

    fn whole(chars: &[char]) -> Term {
        Term::closed(chars.iter().map(|&c| unit(c)).collect())
    }

    /// Whether it is Chinese; terms are never mixed.
    pub fn is_cjk(&self) -> bool {
        self.units.first().is_some_and(|&first| class(first) == Class::Cjk)
    }
}

/// Neighbouring characters of one script.
struct Run<'a> {
    chars: &'a [char],
    start: usize,
    is_cjk: bool,
}

impl Run<'_> {
    fn touches(&self, other: &Run<'_>) -> bool {
        self.start + self.chars.len() == other.start || other.start + other.chars.len() == self.start
    }
}

fn runs(chars: &[char]) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut start = 0;
    while let Some(&first) = chars.get(start) {
        let kind = |c: char| (!parts_terms(c)).then(|| is_cjk(c));
        let n = chars[start..].iter().take_while(|&&c| kind(c) == kind(first)).count();
        if let Some(is_cjk) = kind(first) {
            runs.push(Run {
                chars: &chars[start..start + n],
                start,
                is_cjk,
            });
        }
        start += n;
    }
    runs
}

/// White space, backticks and what only Chinese text is punctuated with.
fn parts_terms(c: char) -> bool {
    c.is_whitespace() || "`，。？！；：、（）「」『』《》〈〉“”‘’【】…—·～".contains(c)
}

fn chinese_terms(chars: &[char], after_other: bool, before_other: bool) -> Vec<Term> {
    let mut text: String = chars.iter().collect();
    for asking in ASKING {
        text = text.replace(asking, " ");
    }
    let mut trimmed = text.as_str();
    if after_other {
        trimmed = trimmed.trim_start_matches(JOINING);
    }
    if before_other {
        trimmed = trimmed.trim_end_matches(JOINING);
    }
    trimmed
        .split_whitespace()
        .map(|word| Term::whole(&word.chars().collect::<Vec<_>>()))
        .collect()
}

/// A term of anything but Chinese, without the punctuation of the sentence around it.
fn other_term(chars: &[char], end: End) -> Option<Term> {
    let mut units: Vec<u16> = chars.iter().map(|&c| unit(c)).collect();
    let is_word = |unit: &u16| matches!(class(*unit), Class::Word | Class::Joint);
    if units.iter().any(is_word) {
        let is_around = |unit: u16| char::from_u32(u32::from(unit)).is_some_and(|c| ",.;:?!\"'".contains(c));
        // A point or a colon before a word may belong to it (`.gitignore`, `:name`); marks after it do not.
        let start = units
            .iter()
            .position(|&unit| !is_around(unit) || unit == u16::from(b'.'))
            .unwrap_or(0);
        let stop = units.iter().rposition(|&unit| !is_around(unit)).map_or(0, |at| at + 1);
        units = units.get(start..stop).unwrap_or_default().to_vec();
    }
    if units.is_empty() {
        return None;
    }
    let words: Vec<&[u16]> = units
        .split(|unit| !is_word(unit))
        .filter(|word| word.len() >= 2)
        .collect();
    let n_words = words.len();
    let parts = if words.first().is_some_and(|word| word.len() == units.len()) {
        Vec::new()
    } else {
        let part = |(idx, word): (usize, &[u16])| Term {
            units: word.to_vec(),
            end: if idx + 1 == n_words { end } else { End::Closed },
            parts: Vec::new(),
        };
        words.into_iter().enumerate().map(part).collect()
    };
    Some(Term { units, end, parts })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(units: &[u16]) -> String {
        String::from_utf16_lossy(units)
    }

    /// Terms parted by spaces; the words of a longer one in brackets.
    #[track_caller]
    fn check(query: &str, expect: &str) {
        let terms: Vec<String> = Query::parse(query)
            .terms
            .iter()
            .map(|term| {
                let parts: Vec<String> = term.parts.iter().map(|part| shown(&part.units)).collect();
                if parts.is_empty() {
                    shown(&term.units)
                } else {
                    format!("{}({})", shown(&term.units), parts.join(","))
                }
            })
            .collect();
        assert_eq!(terms.join(" "), expect, "{query:?}");
    }

    #[test]
    fn queries_are_taken_apart() {
        check("", "");
        check("  \n ", "");
        check("，。", "");
        check("事件循环", "事件循环");
        check("事件 循环", "事件 循环");
        check("事件，循环", "事件 循环");
        check("GIL是什么？", "gil");
        check("为什么单线程", "单线程");
        check("为什么", "为什么");
        check("is和==的区别", "is == 区别");
        check("是否", "是否");
        check("Redis持久化", "redis 持久化");
        check("ＳＥＴＮＸ", "setnx");
        check("set_nx", "set_nx");
        check("asyncio.Queue", "asyncio.queue(asyncio,queue)");
        check("run_in_executor()", "run_in_executor()(run_in_executor)");
        check("C++", "c++");
        check("c++, go", "c++ go");
        check("\"hello\", world!", "hello world");
        check("==", "==");
        check("?", "?");
        check(".gitignore", ".gitignore(gitignore)");
        check("`__init__`", "__init__");
        check("redis redis", "redis");
        check(
            "👍 好",
            "\u{f44d} 好".replace('\u{f44d}', &shown(&[unit('👍')])).as_str(),
        );
    }

    #[test]
    fn pieces_are_pairs_and_words() {
        let pieces = |query: &str| -> Vec<String> {
            Query::parse(query)
                .pieces()
                .iter()
                .map(|piece| shown(&piece.units))
                .collect()
        };
        assert_eq!(pieces("协程和线程的区别"), ["协程", "线程", "区别"]);
        assert_eq!(
            pieces("事件循环 asyncio.Queue"),
            ["事件", "件循", "循环", "asyncio", "queue"]
        );
        assert_eq!(pieces("你的和我的"), ["你的", "的和", "和我", "我的"]);
        assert_eq!(pieces(""), Vec::<String>::new());
    }

    #[test]
    fn the_last_word_is_open() {
        let ends: Vec<End> = Query::parse("asyncio que").terms.iter().map(|term| term.end).collect();
        assert_eq!(ends, [End::Closed, End::Open]);
    }

    #[test]
    fn long_queries_are_cut() {
        let query = Query::parse(&"ab cd ef gh ij kl mn op qr st uv wx yz ".repeat(100));
        assert_eq!(query.terms.len(), MAX_TERMS);
        assert!(Query::parse(&"长".repeat(10_000)).terms[0].units.len() <= MAX_CHARS);
    }
}
