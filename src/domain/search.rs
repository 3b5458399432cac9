//! Full-text search over the notes: Chinese and identifiers alike, by substring, ranked, with ranges to highlight.
//!
//! The texts are kept folded, one 16-bit unit a character, with an index of where each pair of characters stands
//! (`pairs`); a term is looked for where its rarest pair stands (`scan`). So any run of characters can be found, `==` and
//! `set_nx` too, with no dictionary of words. 1.4 MB of text make an index of about 7 MB. Must not know where texts come
//! from or how hits are drawn.

mod explain;
mod pairs;
mod query;
mod scan;
mod score;
mod units;

use std::ops::Range;

use crate::domain::{
    id::NoteId,
    search::{
        pairs::Pairs,
        query::{Query, Term},
        scan::Texts,
        score::{PHRASE_WEIGHT, term_scores},
        units::{FIELD_END, unit},
    },
    sorting::sort_by,
};

/// What is searched of one note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The note.
    pub note: NoteId,
    /// Its title.
    pub title: String,
    /// The question in an interviewer's words.
    pub ask: String,
    /// Its plain text.
    pub body: String,
}

/// A note found. Ranges are bytes, at character boundaries, ascending and apart from each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which document, counted in the order of building: `Index::document`.
    pub document_idx: usize,
    /// The higher the better; to be compared within one search only.
    pub score: f32,
    /// What matched in the title.
    pub title_matches: Vec<Range<usize>>,
    /// What matched in the ask.
    pub ask_matches: Vec<Range<usize>>,
    /// The best passage of the body; `None` when nothing in the body matched.
    pub snippet: Option<Snippet>,
}

/// A passage of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Where in the body, in bytes.
    pub range: Range<usize>,
    /// What matched, in bytes of the body (not of the passage), inside `range`.
    pub matches: Vec<Range<usize>>,
}

/// Texts made ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    documents: Vec<Document>,
    texts: Texts,
    /// Where each document's fields lie in the texts: title, ask, body.
    fields: Vec<[Range<usize>; 3]>,
}

impl Index {
    /// Takes time in proportion to the texts' length: about 20 ms a megabyte. At most 2^32 characters.
    pub fn build(documents: impl Iterator<Item = Document>) -> Index {
        let documents: Vec<Document> = documents.collect();
        let mut units = Vec::new();
        let fields = documents
            .iter()
            .map(|document| {
                [&document.title, &document.ask, &document.body].map(|text| {
                    let start = units.len();
                    units.extend(text.chars().map(unit));
                    let field = start..units.len();
                    units.push(FIELD_END);
                    field
                })
            })
            .collect();
        units.shrink_to_fit();
        Index {
            documents,
            texts: Texts {
                pairs: Pairs::build(&units),
                units,
            },
            fields,
        }
    }

    /// A document, by its place in the order of building.
    pub fn document(&self, document_idx: usize) -> Option<&Document> {
        self.documents.get(document_idx)
    }

    /// How many documents there are.
    pub fn n_documents(&self) -> usize {
        self.documents.len()
    }

    /// The best `limit` documents for a query, best first.
    ///
    /// A document is found when it has all terms; when none has, those that have the weightier part of the terms or of
    /// their pieces are. An empty query, or one of nothing but punctuation that means nothing, finds nothing.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        self.search_counted(query, limit).1
    }

    /// The same, with how many documents are found in all.
    pub fn search_counted(&self, query: &str, limit: usize) -> (usize, Vec<Hit>) {
        let query = Query::parse(query);
        let (mut scored, terms) = match self.with_all(&query) {
            scored if scored.is_empty() => {
                let pieces = self.cheapest(query.pieces());
                (self.with_most(&pieces), pieces)
            }
            scored => (scored, query.terms),
        };
        sort_by(&mut scored, &|(a_idx, a), (b_idx, b)| {
            b.total_cmp(a).then(a_idx.cmp(b_idx))
        });
        let n_found = scored.len();
        scored.truncate(limit);
        let hits = scored
            .into_iter()
            .map(|(document_idx, score)| self.hit(document_idx, score, &terms));
        (n_found, hits.collect())
    }

    /// The documents that have every term, with their scores.
    fn with_all(&self, query: &Query) -> Vec<(usize, f32)> {
        if query.terms.is_empty() {
            return Vec::new();
        }
        let mut terms: Vec<&Term> = query.terms.iter().collect();
        sort_by(&mut terms, &|a, b| self.texts.cost(a).cmp(&self.texts.cost(b)));
        // 0 once a term is missing.
        let mut sums = vec![f32::MIN_POSITIVE; self.documents.len()];
        for term in terms {
            let scores = term_scores(term, &self.texts, &self.fields);
            let weight = self.weight(&scores);
            for (sum, score) in sums.iter_mut().zip(scores) {
                *sum = if *sum > 0.0 && score > 0.0 {
                    *sum + weight * score
                } else {
                    0.0
                };
            }
            if sums.iter().all(|sum| *sum == 0.0) {
                return Vec::new();
            }
        }
        if let Some(phrase) = &query.phrase {
            let scores = term_scores(phrase, &self.texts, &self.fields);
            for (sum, score) in sums.iter_mut().zip(scores).filter(|(sum, _)| **sum > 0.0) {
                *sum += PHRASE_WEIGHT * score;
            }
        }
        sums.into_iter().enumerate().filter(|(_, sum)| *sum > 0.0).collect()
    }

    /// The documents that have the weightier part of the pieces of a query, with their scores.
    fn with_most(&self, pieces: &[Term]) -> Vec<(usize, f32)> {
        let mut found = vec![(0.0, 0.0); self.documents.len()];
        let mut total_weight = 0.0;
        for piece in pieces {
            let scores = term_scores(piece, &self.texts, &self.fields);
            // A pair across two words is in no document and says nothing against the others.
            if scores.iter().all(|score| *score == 0.0) {
                continue;
            }
            let weight = self.weight(&scores);
            total_weight += weight;
            for ((sum, weight_found), score) in found.iter_mut().zip(scores).filter(|(_, score)| *score > 0.0) {
                *sum += weight * score;
                *weight_found += weight;
            }
        }
        let shares = found
            .into_iter()
            .map(|(sum, weight_found)| (sum, weight_found / total_weight));
        let enough = shares.enumerate().filter(|(_, (_, share))| *share >= MIN_SHARE);
        enough
            .map(|(document_idx, (sum, share))| (document_idx, sum * share))
            .collect()
    }

    /// The pieces worth looking for: those with the fewest places, `MAX_PIECES` at most.
    fn cheapest(&self, mut pieces: Vec<Term>) -> Vec<Term> {
        sort_by(&mut pieces, &|a, b| self.texts.cost(a).cmp(&self.texts.cost(b)));
        pieces.retain(|piece| self.texts.cost(piece) > 0);
        pieces.truncate(MAX_PIECES);
        pieces
    }

    /// How much a term says: the fewer documents have it, the more. (Inverse document frequency.)
    fn weight(&self, scores: &[f32]) -> f32 {
        let n_documents = scores.iter().filter(|score| **score > 0.0).count();
        (1.0 + self.documents.len() as f32 / n_documents.max(1) as f32).ln()
    }

    fn hit(&self, document_idx: usize, score: f32, terms: &[Term]) -> Hit {
        let document = &self.documents[document_idx];
        let [title, ask, body] = self.fields[document_idx].clone();
        Hit {
            document_idx,
            score,
            title_matches: explain::matches(terms, &self.texts, title, &document.title),
            ask_matches: explain::matches(terms, &self.texts, ask, &document.ask),
            snippet: explain::snippet(terms, &self.texts, body, &document.body),
        }
    }
}

/// Share of the weight of a query's pieces that a document must have to be found without all of it.
const MIN_SHARE: f32 = 0.34;

/// Most pieces looked for. Somebody who pastes a paragraph is found by its rarest words.
const MAX_PIECES: usize = 8;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn index(texts: &[(&str, &str, &str)]) -> Index {
        Index::build(texts.iter().enumerate().map(|(idx, (title, ask, body))| Document {
            note: NoteId::new(&format!("n{idx}")).unwrap(),
            title: (*title).to_owned(),
            ask: (*ask).to_owned(),
            body: (*body).to_owned(),
        }))
    }

    fn notes() -> Index {
        index(&[
            (
                "is 与 == 的区别",
                "is 和 == 有什么区别？",
                "is 比较身份，也就是 id；== 比较值，调用 __eq__。小整数有缓存。",
            ),
            (
                "事件循环",
                "IOLoop 的事件循环做什么？",
                "Tornado 的事件循环基于 asyncio。阻塞操作放进 run_in_executor。",
            ),
            (
                "分布式锁",
                "怎样用 Redis 做锁？",
                "SET key value NX EX 10，旧写法是 setnx；客户端里叫 set_nx。别忘了过期时间。",
            ),
            (
                "队列",
                "协程之间怎样传数据？",
                "用 asyncio.Queue，事件到来时唤醒等待者，循环取出。This is a list.",
            ),
            (
                "进程与线程",
                "进程和线程有什么区别？",
                "进程有独立的地址空间，线程共享。C++ 与 Python 不同，👍 有 GIL。",
            ),
        ])
    }

    #[track_caller]
    fn check(query: &str, expect: &[usize]) {
        let found: Vec<usize> = notes().search(query, 10).iter().map(|hit| hit.document_idx).collect();
        assert_eq!(found, expect, "{query:?}");
    }

    #[test]
    fn chinese_is_found_by_any_run() {
        check("事件循环", &[1]);
        check("循环", &[1, 3]);
        check("锁", &[2]);
        check("身份", &[0]);
        check("事件 循环", &[1, 3]);
        check("不存在的词", &[]);
    }

    #[test]
    fn identifiers_and_operators_are_found() {
        check("is", &[0, 3]);
        check("==", &[0]);
        check("set_nx", &[2]);
        check("SETNX", &[2]);
        check("nx", &[2]);
        check("ＮＸ", &[2]);
        check("asyncio.queue", &[3]);
        check("Queue", &[3]);
        check("run_in_exe", &[1]);
        check("executor", &[1]);
        check("__eq__", &[0]);
        check("C++", &[4]);
        check("👍", &[4]);
        check("asyncio.run_in_executor", &[1]);
    }

    #[test]
    fn mixed_queries_need_all() {
        check("redis 锁", &[2]);
        check("Redis锁", &[2]);
        check("is和==的区别", &[0]);
        check("asyncio 循环", &[1, 3]);
        check("asyncio 阻塞", &[1]);
    }

    #[test]
    fn when_none_has_all_the_nearest_are_found() {
        check("事件循环阻塞操作怎么办", &[1]);
        check("进程线程区别", &[4]);
        check("tornado 锁 量子", &[2, 1]);
        check("量子纠缠", &[]);
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        check("", &[]);
        check("   ", &[]);
        check("，。！", &[]);
        check("ZZZ~~~", &[]);
        assert!(Index::default().search("事件", 10).is_empty());
        assert!(notes().search("循环", 0).is_empty());
    }

    #[test]
    fn very_long_queries_are_answered() {
        let all: String = "事件循环与协程的区别 asyncio ".repeat(2_000);
        assert!(!notes().search(&all, 10).is_empty());
        assert!(notes().search(&"好".repeat(100_000), 10).is_empty());
    }

    #[test]
    fn title_before_ask_before_body() {
        let index = index(&[
            ("甲", "甲", "这里说到缓存"),
            ("乙", "什么时候用缓存？", "乙"),
            ("丙的缓存", "丙", "丙"),
            ("缓存", "丁", "丁"),
        ]);
        let found: Vec<usize> = index.search("缓存", 10).iter().map(|hit| hit.document_idx).collect();
        assert_eq!(found, [3, 2, 1, 0]);
    }

    #[test]
    fn early_and_dense_before_late_and_sparse() {
        let filler = "一二三四五六七八九十".repeat(20);
        let index = index(&[
            ("", "", &format!("{filler}缓存")),
            ("", "", &format!("缓存{filler}")),
            ("", "", &format!("缓存{filler}缓存，缓存")),
        ]);
        let found: Vec<usize> = index.search("缓存", 10).iter().map(|hit| hit.document_idx).collect();
        assert_eq!(found, [2, 1, 0]);
    }

    #[test]
    fn what_was_typed_in_one_piece_before_scattered() {
        let index = index(&[
            ("", "", "io 密集，loop 多，loop io"),
            ("", "", "另外，密集时 io loop 也行"),
        ]);
        let found: Vec<usize> = index.search("io loop", 10).iter().map(|hit| hit.document_idx).collect();
        assert_eq!(found, [1, 0]);
    }

    #[test]
    fn matches_can_be_highlighted() {
        let notes = notes();
        let hits = notes.search("is 小整数", 10);
        let document = notes.document(hits[0].document_idx).unwrap();
        let marked = |text: &str, ranges: &[Range<usize>]| -> Vec<String> {
            ranges.iter().map(|range| text[range.clone()].to_owned()).collect()
        };
        assert_eq!(marked(&document.title, &hits[0].title_matches), ["is"]);
        assert_eq!(marked(&document.ask, &hits[0].ask_matches), ["is"]);
        let snippet = hits[0].snippet.as_ref().unwrap();
        assert_eq!(marked(&document.body, &snippet.matches), ["is", "小整数"]);
        assert_eq!(document.body[snippet.range.clone()], document.body);
        assert_eq!(hits.len(), 1);
        let title_only = notes.search("分布式锁", 10);
        assert_eq!(title_only[0].snippet, None);
    }

    #[test]
    fn a_passage_begins_with_a_sentence_and_ends_with_a_word() {
        let before = "前面的话很长。".repeat(30);
        let after = "abcdefghij ".repeat(30);
        let notes = index(&[("", "", &format!("{before}这里说 asyncio.Queue 的用法，{after}"))]);
        let hits = notes.search("queue", 10);
        let snippet = hits[0].snippet.clone().unwrap();
        let passage = &notes.document(0).unwrap().body[snippet.range];
        assert!(passage.starts_with("这里说 asyncio.Queue"), "{passage}");
        assert!(passage.ends_with("abcdefghij"), "{passage}");
        assert!(passage.chars().count() < 90, "{passage}");
    }

    proptest! {
        #[test]
        fn any_query_gives_ranges_that_can_be_cut(
            body in "[事件循环的是isIS_= .，。👍é\\n]{0,200}",
            query in "[事件循环的是isIS_= .，👍é]{0,12}",
        ) {
            let index = index(&[("事件 is", "循环？", &body), ("", "", "is")]);
            for hit in index.search(&query, 10) {
                let document = index.document(hit.document_idx).unwrap();
                let mut fields = vec![(&document.title, hit.title_matches), (&document.ask, hit.ask_matches)];
                if let Some(snippet) = hit.snippet {
                    prop_assert!(document.body.get(snippet.range.clone()).is_some());
                    prop_assert!(!snippet.matches.is_empty());
                    let is_inside = |range: &Range<usize>| snippet.range.start <= range.start && range.end <= snippet.range.end;
                    prop_assert!(snippet.matches.iter().all(is_inside));
                    fields.push((&document.body, snippet.matches));
                }
                prop_assert!(fields.iter().any(|(_, ranges)| !ranges.is_empty()));
                for (text, ranges) in fields {
                    prop_assert!(ranges.iter().all(|range| text.get(range.clone()).is_some_and(|cut| !cut.is_empty())));
                    prop_assert!(ranges.windows(2).all(|two| two[0].end < two[1].start));
                }
            }
        }

        #[test]
        fn what_is_there_is_found(texts in prop::collection::vec("[事件循环问]{1,8}", 1..5), pick: prop::sample::Index) {
            let documents: Vec<(&str, &str, &str)> = texts.iter().map(|text| ("", "", text.as_str())).collect();
            let text = &texts[pick.index(texts.len())];
            let found = index(&documents).search(text, 10);
            let expected: Vec<usize> = (0..texts.len()).filter(|&idx| texts[idx].contains(text.as_str())).collect();
            let mut found: Vec<usize> = found.iter().map(|hit| hit.document_idx).collect();
            found.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }
}
