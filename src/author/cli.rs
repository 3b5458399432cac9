//! The command line of `bank`. Owns arguments, printing and exit codes; decides nothing about notes.

use std::{
    collections::HashSet,
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::author::{
    build::{self, Compiled},
    diagnostic::{Diagnostic, Rule},
    export, graph, published, report,
    run::TIMEOUT,
    site,
    survey::{Fences, survey},
};

const HELP: &str = "\
bank: the compiler of the note bank

  bank check             report every problem of content/, run all code; exit 1 if there is any
  bank publish           give new notes and questions their permanent numbers in content/published.txt
  bank build --out DIR   check without running code, and write DIR/bank/*.json
  bank export            print the bank as one JSON document
  bank report            print what the bank holds and how much of the outline it covers
  bank site …            complete the site Trunk has staged (see `bank site --help`)

options
  --content DIR   the folder of notes                                    [content]
  --python PATH   CPython 3.11+ with content/requirements.txt installed  [$ZHUIWEN_PYTHON, else python3]
  --no-run        check: do not run code
  --no-cache      check: run code even if it succeeded before
";

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Arguments {
    command: String,
    content: PathBuf,
    python: Option<PathBuf>,
    out: Option<PathBuf>,
    is_running: bool,
    is_caching: bool,
}

/// Runs the command line `arguments`, without the program's name.
pub fn run(arguments: &[String]) -> ExitCode {
    if let [command, rest @ ..] = arguments
        && command == "site"
    {
        return site::command::run(rest);
    }
    let arguments = match parse(arguments) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("bank: {message}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match arguments.command.as_str() {
        "help" => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        "check" => check(&arguments),
        "publish" => publish(&arguments.content),
        "build" => with_bank(&arguments.content, |compiled| write(compiled, arguments.out.as_deref())),
        "export" => with_bank(&arguments.content, |compiled| {
            export::export(compiled)
                .map(|json| println!("{json}"))
                .map_err(|error| error.to_string())
        }),
        _ => {
            print!("{}", report::report(&survey(&arguments.content, &Fences::Skip)));
            ExitCode::SUCCESS
        }
    }
}

fn parse(arguments: &[String]) -> Result<Arguments, String> {
    let mut words = arguments.iter();
    let command = match words.next().map(String::as_str) {
        None | Some("help" | "--help" | "-h") => "help",
        Some(command @ ("check" | "publish" | "build" | "export" | "report")) => command,
        Some(other) => return Err(format!("unknown command {other:?}")),
    };
    let mut parsed = Arguments {
        command: command.to_owned(),
        content: "content".into(),
        python: None,
        out: None,
        is_running: true,
        is_caching: true,
    };
    while let Some(word) = words.next() {
        let mut value = || {
            let value = words.next().ok_or_else(|| format!("{word} needs a value"));
            value.map(PathBuf::from)
        };
        match (word.as_str(), command) {
            ("--help" | "-h", _) => parsed.command = "help".into(),
            ("--content", _) => parsed.content = value()?,
            ("--python", "check") => parsed.python = Some(value()?),
            ("--no-run", "check" | "build") => parsed.is_running = false,
            ("--no-cache", "check") => parsed.is_caching = false,
            ("--out", "build") => parsed.out = Some(value()?),
            (other, _) => return Err(format!("bank {command} does not know {other:?}")),
        }
    }
    if command == "build" && parsed.out.is_none() && parsed.command != "help" {
        return Err("bank build needs --out DIR".into());
    }
    Ok(parsed)
}

fn check(arguments: &Arguments) -> ExitCode {
    let fences = if arguments.is_running {
        let python = arguments
            .python
            .clone()
            .or_else(|| std::env::var_os("ZHUIWEN_PYTHON").map(PathBuf::from))
            .unwrap_or_else(|| "python3".into());
        let cache = arguments.content.join("../target/bank-cache");
        Fences::Run {
            python,
            cache: arguments.is_caching.then_some(cache),
            timeout: TIMEOUT,
        }
    } else {
        Fences::Skip
    };
    let survey = survey(&arguments.content, &fences);
    if survey.found.is_empty() {
        println!("{}", report::summary(&survey));
        ExitCode::SUCCESS
    } else {
        print_problems(&survey.found)
    }
}

fn print_problems(found: &[Diagnostic]) -> ExitCode {
    for diagnostic in found {
        eprintln!("{diagnostic}");
    }
    let n_files = found
        .iter()
        .map(|diagnostic| &diagnostic.path)
        .collect::<HashSet<_>>()
        .len();
    eprintln!("\n{} problems in {n_files} files", found.len());
    ExitCode::FAILURE
}

fn with_bank(content: &Path, act: impl FnOnce(&Compiled) -> Result<(), String>) -> ExitCode {
    match build::compile(content, &Fences::Skip) {
        Ok(compiled) => match act(&compiled) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("bank: {message}");
                ExitCode::FAILURE
            }
        },
        Err(found) => print_problems(&found),
    }
}

fn write(compiled: &Compiled, out: Option<&Path>) -> Result<(), String> {
    let out = out.ok_or("bank build needs --out DIR")?;
    let built = build::write(compiled, out).map_err(|error| format!("{}: {error}", out.display()))?;
    for file in [&built.index, &built.asks, &built.texts]
        .into_iter()
        .chain(&built.topics)
    {
        println!("{file}");
    }
    Ok(())
}

/// Appends what has no number yet. A number is for ever, so a note with any other problem has to wait.
fn publish(content: &Path) -> ExitCode {
    let survey = survey(content, &Fences::Skip);
    let (blocking, pending): (Vec<_>, Vec<_>) = survey
        .found
        .into_iter()
        .partition(|diagnostic| diagnostic.rule != Rule::Unpublished);
    if blocking.iter().any(|diagnostic| diagnostic.path == published::PATH) {
        return print_problems(&blocking);
    }
    let blocked: HashSet<&str> = blocking.iter().map(|diagnostic| diagnostic.path.as_str()).collect();
    let ready = survey
        .drafts
        .iter()
        .filter(|draft| !blocked.contains(draft.path.as_str()));
    let names: Vec<String> = ready.flat_map(graph::names).map(|(name, _)| name).collect();
    let added = survey.ledger.additions(names.iter().map(String::as_str));
    if let Err(error) = append(&content.join("published.txt"), &added) {
        eprintln!("bank: {}: {error}", published::PATH);
        return ExitCode::FAILURE;
    }
    for line in &added {
        println!("{line}");
    }
    let waiting: HashSet<&str> = pending
        .iter()
        .map(|diagnostic| diagnostic.path.as_str())
        .filter(|path| blocked.contains(path))
        .collect();
    if waiting.is_empty() {
        return ExitCode::SUCCESS;
    }
    for path in &waiting {
        eprintln!("{path}: not published, it has other problems (see `bank check`)");
    }
    ExitCode::FAILURE
}

fn append(file: &Path, lines: &[String]) -> std::io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let is_cut = fs::read_to_string(file).is_ok_and(|text| !text.is_empty() && !text.ends_with('\n'));
    let mut text = if is_cut { "\n".to_owned() } else { String::new() };
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    let mut file = OpenOptions::new().append(true).create(true).open(file)?;
    file.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expect: Result<&str, &str>) {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let parsed = parse(&words).map(|arguments| arguments.command);
        match expect {
            Ok(command) => assert_eq!(parsed.as_deref(), Ok(command), "{line}"),
            Err(part) => assert!(
                parsed.as_ref().is_err_and(|error| error.contains(part)),
                "{line}: {parsed:?}"
            ),
        }
    }

    #[test]
    fn options_are_known_or_refused() {
        check("", Ok("help"));
        check("--help", Ok("help"));
        check("check --python p --no-cache --content x", Ok("check"));
        check("build --help", Ok("help"));
        check("build --no-run --out d", Ok("build"));
        check("build", Err("--out"));
        check("check --python", Err("needs a value"));
        check("check --fast", Err("--fast"));
        check("export --out d", Err("--out"));
        check("dance", Err("dance"));
    }
}
