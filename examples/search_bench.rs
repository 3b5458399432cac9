//! Measures search on a bank of the size planned: 215 notes, 1.4 MB of text, mixed from the real notes' paragraphs.
//!
//! `cargo run --release --example search_bench`. Mixing spreads every word over more notes than a real bank does, so the
//! figures err on the slow side. Budget: 1.5 ms a query and 60 ms to build, natively; see DESIGN, budgets.

use std::{error::Error, fs, hint::black_box, time::Instant};

use zhuiwen::domain::{
    id::NoteId,
    search::{Document, Index},
    shuffle,
};

const N_NOTES: usize = 215;
const N_BYTES: usize = 1_400_000;
const N_RUNS: usize = 101;

fn main() -> Result<(), Box<dyn Error>> {
    let documents = documents(&paragraphs()?)?;
    let n_bytes: usize = documents.iter().map(|document| document.body.len()).sum();
    println!("{} notes, {n_bytes} bytes of text", documents.len());

    let mut index = Index::default();
    let (median, least) = times_ms(11, || index = Index::build(documents.iter().cloned()));
    println!("build: median {median:.2} ms, least {least:.2} ms (copying the texts included)");

    let long =
        "请问在 Redis 里用 SETNX 实现分布式锁的时候如果进程崩溃了锁没有释放应该怎么办以及看门狗是怎样续期的".repeat(3);
    let queries = [
        "i",
        "is",
        "==",
        "的",
        "事",
        "事件",
        "事件循环",
        "事件循环的",
        "asyncio",
        "asyncio.Queue",
        "set_nx",
        "python",
        "e",
        "self",
        "redis 内存",
        "is和==的区别",
        "tornado 协程 阻塞 线程",
        "a e i o u",
        "return self.x",
        "什么是事件循环阻塞",
        "进程线程协程的区别和联系",
        "run_in_executor()",
        "量子纠缠",
        "zzzz",
        &long,
    ];
    println!("{:>10} {:>10} {:>5}  query", "median ms", "least ms", "hits");
    let mut worst = (0.0f64, 0.0f64);
    for query in queries {
        let n_hits = index.search(query, usize::MAX).len();
        let (median, least) = times_ms(N_RUNS, || {
            black_box(index.search(black_box(query), 20));
        });
        worst = (worst.0.max(median), worst.1.max(least));
        println!(
            "{median:>10.3} {least:>10.3} {n_hits:>5}  {}",
            query.chars().take(40).collect::<String>()
        );
    }
    println!("worst: median {:.3} ms, least {:.3} ms", worst.0, worst.1);
    Ok(())
}

/// Median and least time of a run. On a busy machine the least is nearer to what the code costs.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn times_ms(n_runs: usize, mut run: impl FnMut()) -> (f64, f64) {
    let mut times: Vec<f64> = (0..n_runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[n_runs / 2], times[0])
}

/// The paragraphs of all notes, without their front matter.
fn paragraphs() -> Result<Vec<String>, Box<dyn Error>> {
    let mut paragraphs = Vec::new();
    for topic in fs::read_dir("content")? {
        let topic = topic?.path();
        if !topic.is_dir() {
            continue;
        }
        for file in fs::read_dir(topic)? {
            let path = file?.path();
            if path.extension().is_some_and(|extension| extension == "md") {
                let text = fs::read_to_string(path)?;
                let body = text.rsplit_once("\n+++\n").map_or(text.as_str(), |(_, body)| body);
                paragraphs.extend(body.split("\n\n").map(str::to_owned));
            }
        }
    }
    if paragraphs.is_empty() {
        return Err("no notes in content/: run from the project's root".into());
    }
    Ok(paragraphs)
}

fn documents(paragraphs: &[String]) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut documents = Vec::new();
    let mut shuffled: Vec<&String> = Vec::new();
    for number in 0..N_NOTES {
        let mut body = String::new();
        while body.len() < N_BYTES / N_NOTES {
            if shuffled.is_empty() {
                shuffled = paragraphs.iter().collect();
                shuffle::shuffle(number as u64, &mut shuffled);
            }
            body.extend(shuffled.pop().map(|paragraph| format!("{paragraph}\n")));
        }
        let words = |n: usize| body.chars().filter(|c| c.is_alphanumeric()).take(n).collect::<String>();
        let (title, ask) = (words(16), words(40));
        documents.push(Document {
            note: NoteId::new(&format!("n{number}"))?,
            title,
            ask,
            body,
        });
    }
    Ok(documents)
}
