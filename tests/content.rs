//! The note bank's compiler on small folders: one good one that shows every part of the format, and for every rule a
//! copy of it with one fault.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::{collections::HashSet, env, fs, path::Path, time::Duration};

use serde::Deserialize;
use tempfile::TempDir;
use zhuiwen::{
    author::{
        Fences, TIMEOUT, build, compile,
        diagnostic::{Diagnostic, Rule},
        export, survey,
    },
    domain::question::QuestionKind,
    wire::bank::{decode_index, decode_texts, decode_topic},
};

/// A line of `tests/content/faults.toml`, which says what the keys mean.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    rule: String,
    file: String,
    from: Option<String>,
    to: Option<String>,
    write: Option<String>,
    expect: String,
}

impl Fault {
    #[track_caller]
    fn rule(&self) -> Rule {
        let rule = Rule::ALL.iter().find(|rule| format!("{rule:?}") == self.rule);
        *rule.unwrap_or_else(|| panic!("no rule is called {}", self.rule))
    }
}

fn faults() -> Vec<Fault> {
    #[derive(Deserialize)]
    struct File {
        fault: Vec<Fault>,
    }
    toml::from_str::<File>(include_str!("content/faults.toml"))
        .unwrap()
        .fault
}

fn good() -> TempDir {
    let folder = TempDir::new().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/good");
    copy(&source, folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn running(python: Option<&str>, timeout: Duration) -> Fences {
    let known = env::var_os("ZHUIWEN_PYTHON").unwrap_or_else(|| "python3".into());
    Fences::Run {
        python: python.map_or(known, Into::into).into(),
        cache: None,
        timeout,
    }
}

fn found_with(fault: &Fault) -> Vec<Diagnostic> {
    let folder = good();
    let file = folder.path().join(&fault.file);
    match (&fault.from, &fault.to, &fault.write) {
        (Some(from), Some(to), None) => {
            let text = fs::read_to_string(&file).unwrap();
            assert!(
                text.contains(from),
                "{}: {from:?} is not in the good folder",
                fault.rule
            );
            fs::write(file, text.replacen(from, to, 1)).unwrap();
        }
        (None, None, Some(text)) => {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        (None, None, None) => fs::remove_file(file).unwrap(),
        _ => panic!("{}: a fault has from and to, or write, or neither", fault.rule),
    }
    let fences = match fault.rule() {
        Rule::OutputMismatch | Rule::CodeFails => running(None, TIMEOUT),
        Rule::CodeTimeout => running(None, Duration::from_secs(2)),
        Rule::Interpreter => running(Some("/nowhere/python3"), TIMEOUT),
        _ => Fences::Skip,
    };
    survey(folder.path(), &fences).found
}

#[test]
fn every_fault_is_reported_where_it_is() {
    let mut failures = Vec::new();
    for fault in &faults() {
        let (rule, expect) = (fault.rule(), &fault.expect);
        let found = found_with(fault);
        // No expectation: the fault stays just within the limit.
        let is_right = if expect.is_empty() {
            found.iter().all(|diagnostic| diagnostic.rule != rule)
        } else {
            found
                .iter()
                .any(|diagnostic| diagnostic.rule == rule && diagnostic.to_string().starts_with(expect))
        };
        if !is_right {
            let shown: Vec<String> = found.iter().map(|found| format!("{:?} {found}", found.rule)).collect();
            failures.push(format!("{rule:?}: expected {expect:?}, found\n{}", shown.join("\n")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn every_rule_has_a_fault() {
    let proven: HashSet<Rule> = faults()
        .iter()
        .filter(|fault| !fault.expect.is_empty())
        .map(Fault::rule)
        .collect();
    for rule in Rule::ALL {
        assert!(proven.contains(rule), "{rule:?} is proven by no fault");
        assert!(!rule.remedy().is_empty(), "{rule:?} has no remedy");
    }
}

#[test]
fn the_good_folder_compiles_and_reads_back() {
    let folder = good();
    let compiled = compile(folder.path(), &running(None, TIMEOUT)).unwrap_or_else(|found| {
        let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
        panic!("{}", shown.join("\n"))
    });
    let out = TempDir::new().unwrap();
    let built = build::write(&compiled, out.path()).unwrap();
    let read = |file: &str| fs::read_to_string(out.path().join(file)).unwrap();

    let index = decode_index(&read(&built.index)).unwrap();
    assert_eq!(index.topics(), compiled.bank.topics());
    assert_eq!(index.notes(), compiled.bank.notes());
    let topics: Vec<&str> = index.topics().iter().map(|topic| topic.file.as_str()).collect();
    assert_eq!(topics, built.topics);
    let bodies: Vec<_> = built
        .topics
        .iter()
        .map(|file| decode_topic(&read(file)).unwrap())
        .collect();
    assert_eq!(bodies, compiled.bodies);
    assert_eq!(decode_texts(&read(&built.texts)).unwrap(), compiled.texts);

    let kinds: HashSet<QuestionKind> = bodies
        .iter()
        .flat_map(|body| &body.notes)
        .flat_map(|note| &note.questions)
        .map(|question| question.body.kind())
        .collect();
    assert_eq!(kinds.len(), QuestionKind::ALL.len(), "the good folder shows every kind");
    let html = read(&built.topics[0]);
    for forbidden in ["<script", " style=", "javascript:", " onclick", "fill=\\\"#"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn the_export_keeps_its_promised_shape() {
    let compiled = compile(good().path(), &Fences::Skip).unwrap();
    let json: serde_json::Value = serde_json::from_str(&export::export(&compiled).unwrap()).unwrap();
    let keys = |value: &serde_json::Value| {
        let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys.join(" ")
    };
    assert_eq!(keys(&json), "notes topics");
    assert_eq!(keys(&json["topics"][0]), "id title");
    let note = &json["notes"][0];
    assert_eq!(keys(note), "ask covers follow_ups id level questions title topic");
    assert_eq!(note["covers"][0], "alpha.one");
    assert_eq!(
        note["follow_ups"].as_array().unwrap().len(),
        1,
        "what waits is not exported"
    );
    assert_eq!(keys(&note["follow_ups"][0]), "ask kind to");
    assert_eq!(keys(&note["questions"][0]), "id kind");
    assert_eq!(note["questions"][0]["id"], "recall");
}

#[test]
fn a_build_is_the_same_every_time() {
    let names = || {
        let out = TempDir::new().unwrap();
        build::write(&compile(good().path(), &Fences::Skip).unwrap(), out.path()).unwrap()
    };
    assert_eq!(names(), names());
}
