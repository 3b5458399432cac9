//! The rules of the house, as tests: who may know whom, what every file starts with, how long it may be.
//!
//! Reads the source as text; a rule that needs the compiler belongs into `Cargo.toml`'s lints or `clippy.toml`.

#![allow(clippy::expect_used, reason = "all of it is test")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Lines of code before the tests; a file that needs more holds two concepts. Comments and blank lines are free.
const MAX_LINES: usize = 400;

/// A source file: its path relative to the checkout, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The part of the house it belongs to: `domain`, `wire`, `author`, `store`, `ui`; empty for the roots.
    fn part(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or_default();
        let first = inside.split('/').next().unwrap_or_default();
        let name = first.strip_suffix(".rs").unwrap_or(first);
        if PARTS.iter().any(|(part, _)| *part == name) {
            name
        } else {
            ""
        }
    }

    /// The text before the file's own tests.
    fn before_tests(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default()
    }
}

/// Whom each part may know besides itself.
const PARTS: [(&str, &[&str]); 5] = [
    ("domain", &[]),
    ("wire", &["domain"]),
    ("author", &["domain", "wire"]),
    ("store", &["domain", "wire"]),
    ("ui", &["domain", "wire", "store"]),
];

fn sources(folder: &str, extension: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join(folder)];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the checkout") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                files.push(path);
            }
        }
    }
    files.sort();
    let read = |path: &PathBuf| Source {
        path: path
            .strip_prefix(root)
            .expect("inside the checkout")
            .display()
            .to_string(),
        text: fs::read_to_string(path).expect("a text file"),
    };
    let sources: Vec<Source> = files.iter().map(read).collect();
    assert!(
        !sources.is_empty(),
        "no .{extension} file in {folder}: the rule would hold for nothing"
    );
    sources
}

fn rust() -> Vec<Source> {
    let mut all = sources("src", "rs");
    all.extend(sources("tests", "rs"));
    all
}

/// `rule` gives the broken lines of a file; all are reported at once.
#[track_caller]
fn check(sources: &[Source], rule: impl Fn(&Source) -> Vec<String>) {
    let broken: Vec<String> = sources
        .iter()
        .flat_map(|source| rule(source).into_iter().map(|what| format!("{}: {what}", source.path)))
        .collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// Lines that contain one of `words` and are not comments.
fn lines_with(text: &str, words: &[&str]) -> Vec<String> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .filter(|(_, line)| words.iter().any(|word| line.contains(word)))
        .map(|(line_idx, line)| format!("line {}: {}", line_idx + 1, line.trim()))
        .collect()
}

/// The first segments of every `crate::…` path, in groups too: `crate::{domain::x, wire}` names domain and wire.
fn crate_paths(text: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (start, found) in text.match_indices("crate::") {
        // `$crate::` and `my_crate::` are other things.
        if text[..start].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
            continue;
        }
        let rest = &text[start + found.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            named.extend(first_segments(group));
        } else {
            named.push(segment(rest));
        }
    }
    named
}

/// The first segment of every member of a group, up to its closing brace.
fn first_segments(group: &str) -> Vec<String> {
    let mut named = Vec::new();
    let (mut depth, mut at_start) = (1, true);
    for (position, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => at_start = true,
            _ if at_start && !letter.is_whitespace() => {
                named.push(segment(&group[position..]));
                at_start = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    named
}

fn segment(path: &str) -> String {
    path.chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect()
}

#[test]
fn crate_paths_are_found() {
    let text =
        "use crate::domain::id::Code;\nuse crate::{\n    wire::{a, b},\n    store,\n};\nfn f() { crate::ui::g() }";
    assert_eq!(crate_paths(text), ["domain", "wire", "store", "ui"]);
    assert_eq!(crate_paths("$crate::x; my_crate::y").len(), 1);
}

#[test]
fn arrows_point_one_way() {
    check(&rust(), |source| {
        let part = source.part();
        let Some((_, allowed)) = PARTS.iter().find(|(name, _)| *name == part) else {
            return Vec::new();
        };
        crate_paths(&source.text)
            .into_iter()
            .filter(|named| PARTS.iter().any(|(name, _)| name == named))
            .filter(|named| named != part && !allowed.contains(&named.as_str()))
            .map(|named| format!("{part} must not know {named}"))
            .collect()
    });
}

#[test]
fn domain_computes_and_nothing_else() {
    let words = [
        "serde",
        "leptos",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "gloo",
        "std::fs",
        "std::io",
        "std::net",
        "std::env",
        "std::time",
        "thread_rng",
        "rand::rng",
    ];
    check(&rust(), |source| match source.part() {
        "domain" => lines_with(source.before_tests(), &words),
        _ => Vec::new(),
    });
}

#[test]
fn the_browser_is_known_to_store_and_ui_only() {
    check(&rust(), |source| match source.part() {
        "domain" | "wire" | "author" => {
            lines_with(source.before_tests(), &["leptos", "web_sys", "gloo_storage", "js_sys"])
        }
        _ => Vec::new(),
    });
    check(&rust(), |source| match source.part() {
        "ui" => lines_with(
            source.before_tests(),
            &["local_storage", "LocalStorage::", "gloo_storage", "Date::now"],
        ),
        _ => Vec::new(),
    });
}

#[test]
fn every_module_says_what_it_owns() {
    check(&rust(), |source| {
        // The tests of a module in a file of their own are told about by the module.
        let is_told_elsewhere = source.path.starts_with("src/") && source.path.ends_with("/tests.rs");
        if source.text.starts_with("//! ") || is_told_elsewhere {
            Vec::new()
        } else {
            vec!["does not open with //!".to_owned()]
        }
    });
}

#[test]
fn files_hold_one_concept() {
    check(&rust(), |source| {
        let is_code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
        let n_lines = source.before_tests().lines().filter(is_code).count();
        if n_lines > MAX_LINES && !source.path.ends_with("tests.rs") {
            vec![format!(
                "{n_lines} lines of code before its tests, more than {MAX_LINES}: split it"
            )]
        } else {
            Vec::new()
        }
    });
}

#[test]
fn modules_lie_beside_their_folders() {
    check(&rust(), |source| match source.path.ends_with("/mod.rs") {
        true => vec!["name it after its folder, beside it".to_owned()],
        false => Vec::new(),
    });
}

#[test]
fn nobody_clears_what_is_shared() {
    let words = [
        "localStorage.clear",
        "LocalStorage::clear",
        "storage.clear()",
        "local_storage().clear",
    ];
    // This file names them.
    let mut all = rust();
    all.retain(|source| source.path != "tests/tidy.rs");
    all.extend(sources("public", "js"));
    check(&all, |source| lines_with(&source.text, &words));
}

/// boot.js chooses the program by the same addresses.
#[test]
fn the_loader_and_the_routes_agree_on_what_the_first_screens_lack() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let loader = fs::read_to_string(root.join("public/boot.js")).expect("the loader");
    let list = loader
        .split("const EXTRA = [")
        .nth(1)
        .and_then(|rest| rest.split(']').next());
    let named: Vec<&str> = list
        .expect("its list")
        .split(", ")
        .map(|place| place.trim_matches('"'))
        .collect();
    assert_eq!(named, zhuiwen::domain::route::EXTRA);
}

#[test]
fn nothing_is_styled_in_place() {
    check(&rust(), |source| match source.part() {
        // Where signs of it are looked for or refused, the words themselves are needed: only views are looked at.
        "ui" => lines_with(source.before_tests(), &[" style=", "style:"]),
        _ => Vec::new(),
    });
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("index.html")).expect("the page");
    assert_eq!(
        lines_with(&page, &[" style=", "onclick", "<script>"]),
        Vec::<String>::new()
    );
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file may name them.
    let words = [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["XX", "X"].concat()];
    let mut all = rust();
    for (folder, extension) in [
        ("public", "js"),
        ("public", "css"),
        ("scripts", "sh"),
        ("scripts", "mjs"),
        ("tests", "mjs"),
        ("bench", "mjs"),
    ] {
        all.extend(sources(folder, extension));
    }
    check(&all, |source| {
        let lines = source.text.lines().enumerate();
        lines
            .filter(|(_, line)| words.iter().any(|word| line.contains(word)))
            .map(|(line_idx, line)| format!("line {}: {}", line_idx + 1, line.trim()))
            .collect()
    });
}
