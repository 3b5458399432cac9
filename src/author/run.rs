//! Runs the notes' Python and SQL fences and compares what they print. The only part of the compiler that starts processes.
//!
//! Every program gets its own process, an empty folder, ten seconds and no environment; SQL runs under the `sqlite3` of
//! the same interpreter, so that the compiler needs no C library. What succeeded once is remembered by the hash of
//! everything that decides it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::author::{
    diagnostic::{Diagnostic, Rule},
    run::process::{Outcome, finish},
};

mod process;

/// How long a note's program may take.
pub const TIMEOUT: Duration = Duration::from_secs(10);
const SQL_RUNNER: &str = include_str!("run_sql.py");

/// What a fence is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// A program of its own.
    Python,
    /// A script in a database shared by the job's steps.
    Sql,
}

/// Fences that run together.
#[derive(Clone, Debug)]
pub struct Job {
    path: String,
    language: Language,
    steps: Vec<Step>,
}

/// One fence.
#[derive(Clone, Debug)]
pub struct Step {
    /// The code.
    pub code: String,
    /// The line of its fence.
    pub line: usize,
    /// What it has to print.
    pub expected: Expected,
}

/// What a fence has to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The text of the `output` fence, whose line is given.
    Output {
        /// The text.
        text: String,
        /// The fence's line.
        line: usize,
    },
    /// There is no `output` fence, so nothing.
    Nothing,
    /// It only has to succeed.
    Anything,
}

impl Job {
    /// Steps of the file at `path`.
    pub fn new(path: &str, language: Language, steps: Vec<Step>) -> Job {
        Job {
            path: path.to_owned(),
            language,
            steps,
        }
    }
}

/// With what and where to run.
#[derive(Clone, Debug)]
pub struct Runner {
    /// The interpreter.
    pub python: PathBuf,
    /// Where successes are remembered; `None`: nowhere.
    pub cache: Option<PathBuf>,
    /// What the interpreter has installed, as far as it decides results: the text of `content/requirements.txt`.
    pub requirements: String,
    /// How long a program may take.
    pub timeout: Duration,
}

/// Runs every job, on all cores, and records what differs.
pub fn run_all(jobs: &[Job], runner: &Runner, found: &mut Vec<Diagnostic>) {
    if jobs.is_empty() {
        return;
    }
    let version = match version(&runner.python) {
        Ok(version) => version,
        Err(message) => {
            found.push(Diagnostic::new(
                "content/requirements.txt",
                1,
                Rule::Interpreter,
                message,
            ));
            return;
        }
    };
    let next = AtomicUsize::new(0);
    let collected = Mutex::new(Vec::new());
    let n_threads = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 0..n_threads {
            scope.spawn(|| {
                while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let diagnostics = run_cached(job, runner, &version);
                    // A poisoned lock means that another thread panicked, which the scope passes on.
                    if let Ok(mut collected) = collected.lock() {
                        collected.extend(diagnostics);
                    }
                }
            });
        }
    });
    found.extend(collected.into_inner().unwrap_or_default());
}

/// The interpreter's version, which has to be 3.11 at least.
fn version(python: &Path) -> Result<String, String> {
    let script = "import sys, sqlite3; print(sys.version_info >= (3, 11), sys.version, sqlite3.sqlite_version)";
    let mut command = Command::new(python);
    command.args(["-c", script]);
    match finish(&mut command, "", TIMEOUT) {
        Outcome::Ended {
            stdout, is_ok: true, ..
        } if stdout.starts_with("True ") => Ok(stdout),
        Outcome::Ended {
            stdout, is_ok: true, ..
        } => Err(format!("{} is too old: {}", python.display(), stdout.trim())),
        Outcome::Ended { stderr, .. } => Err(format!("{} fails: {}", python.display(), last_line(&stderr))),
        Outcome::TimedOut => Err(format!("{} does not answer", python.display())),
        Outcome::NotStarted(error) => Err(format!("{} cannot be started: {error}", python.display())),
    }
}

fn run_cached(job: &Job, runner: &Runner, version: &str) -> Vec<Diagnostic> {
    let key = key(job, runner, version);
    let file = runner.cache.as_ref().map(|cache| cache.join(format!("{key}.json")));
    let remembered = file
        .as_ref()
        .and_then(|file| fs::read_to_string(file).ok())
        .and_then(|json| serde_json::from_str::<Vec<String>>(&json).ok())
        .filter(|outputs| outputs.len() == job.steps.len());
    let outputs = match remembered {
        Some(outputs) => outputs,
        None => match run(job, runner) {
            Ok(outputs) => {
                // Not being able to remember only costs time.
                if let (Some(file), Ok(json)) = (file, serde_json::to_string(&outputs)) {
                    let _ = file.parent().map(fs::create_dir_all);
                    let _ = fs::write(file, json);
                }
                outputs
            }
            Err(diagnostic) => return vec![diagnostic],
        },
    };
    job.steps
        .iter()
        .zip(&outputs)
        .filter_map(|(step, printed)| compare(&job.path, step, printed))
        .collect()
}

fn key(job: &Job, runner: &Runner, version: &str) -> String {
    let mut hasher = Sha256::new();
    for part in [
        version,
        &runner.requirements,
        SQL_RUNNER,
        &format!("{:?}", job.language),
    ]
    .into_iter()
    .chain(job.steps.iter().map(|step| step.code.as_str()))
    {
        hasher.update(part.len().to_le_bytes());
        hasher.update(part);
    }
    hex(&hasher.finalize())
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What each step prints.
fn run(job: &Job, runner: &Runner) -> Result<Vec<String>, Diagnostic> {
    let first_line = job.steps.first().map_or(1, |step| step.line);
    let fail = |line: usize, rule: Rule, message: String| Err(Diagnostic::new(&job.path, line, rule, message));
    let folder = match tempfile::tempdir() {
        Ok(folder) => folder,
        Err(error) => return fail(first_line, Rule::CodeFails, format!("no folder to run in: {error}")),
    };
    let (script, stdin) = match job.language {
        Language::Python => (
            job.steps.first().map(|step| step.code.clone()).unwrap_or_default(),
            String::new(),
        ),
        Language::Sql => {
            let scripts: Vec<&str> = job.steps.iter().map(|step| step.code.as_str()).collect();
            // A list of strings always serializes.
            (
                SQL_RUNNER.to_owned(),
                serde_json::to_string(&scripts).unwrap_or_default(),
            )
        }
    };
    if let Err(error) = fs::write(folder.path().join("main.py"), script) {
        return fail(first_line, Rule::CodeFails, format!("no file to run: {error}"));
    }
    let mut command = Command::new(&runner.python);
    command
        .args(["-X", "utf8", "-B", "main.py"])
        .current_dir(folder.path())
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .env("PYTHONHASHSEED", "0")
        .env("HOME", folder.path())
        .env("TMPDIR", folder.path());
    match (finish(&mut command, &stdin, runner.timeout), job.language) {
        (Outcome::NotStarted(error), _) => fail(first_line, Rule::CodeFails, format!("cannot be started: {error}")),
        (Outcome::TimedOut, _) => fail(
            first_line,
            Rule::CodeTimeout,
            format!("the code has not finished after {:?}", runner.timeout),
        ),
        (
            Outcome::Ended {
                stdout, is_ok: true, ..
            },
            Language::Python,
        ) => Ok(vec![stdout]),
        (Outcome::Ended { stderr, .. }, Language::Python) => {
            let line = first_line + line_in_main(&stderr).unwrap_or(0);
            fail(line, Rule::CodeFails, format!("the code fails: {}", last_line(&stderr)))
        }
        (Outcome::Ended { stdout, stderr, .. }, Language::Sql) => {
            #[derive(Deserialize)]
            #[serde(rename_all = "lowercase")]
            enum Result {
                Out(String),
                Error(String),
            }
            let Ok(results) = serde_json::from_str::<Vec<Result>>(&stdout) else {
                let message = format!("the SQL runner fails: {}", last_line(&stderr));
                return fail(first_line, Rule::CodeFails, message);
            };
            let mut outputs = Vec::new();
            for (result, step) in results.into_iter().zip(&job.steps) {
                match result {
                    Result::Out(text) => outputs.push(text),
                    Result::Error(error) => {
                        return fail(step.line, Rule::CodeFails, format!("the SQL fails: {error}"));
                    }
                }
            }
            Ok(outputs)
        }
    }
}

fn compare(path: &str, step: &Step, printed: &str) -> Option<Diagnostic> {
    let printed = normalize(printed);
    let (expected, line) = match &step.expected {
        Expected::Anything => return None,
        Expected::Output { text, line } => (normalize(text), *line),
        Expected::Nothing => (Vec::new(), step.line),
    };
    if printed == expected {
        return None;
    }
    let message = match step.expected {
        Expected::Nothing => "the code prints something, but no output block follows:",
        _ => "the code prints something else (- output block, + printed):",
    };
    let message = format!("{message}{}", diff(&expected, &printed));
    Some(Diagnostic::new(path, line, Rule::OutputMismatch, message))
}

/// Lines without the spaces at their ends, which editors remove, and without empty lines at the end.
fn normalize(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}

/// The lines that differ, at most six of each side.
fn diff(expected: &[&str], printed: &[&str]) -> String {
    let n_before = expected.iter().zip(printed).take_while(|(a, b)| a == b).count();
    let n_after = expected[n_before..]
        .iter()
        .rev()
        .zip(printed[n_before..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let mut text = String::new();
    for (sign, lines) in [('-', expected), ('+', printed)] {
        let lines = &lines[n_before..lines.len() - n_after];
        for line in lines.iter().take(6) {
            text.push_str(&format!("\n    {sign} {line}"));
        }
        if lines.len() > 6 {
            text.push_str(&format!("\n    {sign} … {} more lines", lines.len() - 6));
        }
    }
    text
}

fn last_line(text: &str) -> &str {
    text.trim_end().lines().next_back().unwrap_or("no message")
}

/// The last line of `main.py` that a traceback names.
fn line_in_main(stderr: &str) -> Option<usize> {
    let (_, tail) = stderr.rsplit_once("main.py\", line ")?;
    let digits: String = tail.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
