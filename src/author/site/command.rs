//! `bank site`: its arguments, and the bank's files followed by the site around them.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::author::{
    build,
    site::{self, BankFiles, SiteOptions, SiteProfile, TopicEntry},
    survey::Fences,
};

const HELP: &str = "\
bank site: completes the site Trunk has staged (its post_build hook calls this)

  --staging DIR      Trunk's staging folder
  --public-url PATH  where the site will be served, / or /repo/
  --site-url URL     its full address when known, https://owner.github.io/repo/: narrows the security policy to it
  --profile NAME     release, or debug: without a service worker        [release]
  --content DIR      the folder of notes                                [content]
";

/// Runs `bank site` with `arguments`, the words after `site`.
pub fn run(arguments: &[String]) -> ExitCode {
    if arguments.iter().any(|word| word == "--help" || word == "-h") {
        print!("{HELP}");
        return ExitCode::SUCCESS;
    }
    let (content, options) = match parse(arguments) {
        Ok(parsed) => parsed,
        Err(message) => {
            eprintln!("bank site: {message}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match complete(&content, &options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("bank site: {message}");
            ExitCode::FAILURE
        }
    }
}

fn parse(arguments: &[String]) -> Result<(PathBuf, SiteOptions), String> {
    let (mut content, mut staging, mut public_url) = (PathBuf::from("content"), None, None);
    let (mut site_url, mut profile) = (None, SiteProfile::Release);
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().cloned().ok_or_else(|| format!("{word} needs a value"));
        match word.as_str() {
            "--content" => content = value()?.into(),
            "--staging" => staging = Some(PathBuf::from(value()?)),
            "--public-url" => public_url = Some(value()?),
            "--site-url" => site_url = Some(value()?),
            "--profile" => {
                profile = match value()?.as_str() {
                    "release" => SiteProfile::Release,
                    "debug" => SiteProfile::Debug,
                    other => return Err(format!("--profile {other:?}: give release or debug")),
                }
            }
            other => return Err(format!("does not know {other:?}")),
        }
    }
    let options = SiteOptions {
        staging: staging.ok_or("needs --staging DIR")?,
        public_url: public_url.ok_or("needs --public-url PATH")?,
        site_url,
        profile,
    };
    Ok((content, options))
}

fn complete(content: &Path, options: &SiteOptions) -> Result<(), String> {
    // The code of the notes is run by `bank check`, not by every build.
    let compiled = build::compile(content, &Fences::Skip).map_err(|found| {
        let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
        format!("the notes have problems\n{}", lines.join("\n"))
    })?;
    let built =
        build::write(&compiled, &options.staging).map_err(|error| format!("{}: {error}", options.staging.display()))?;
    let topics = compiled.bank.topics().iter().map(|topic| TopicEntry {
        id: topic.id.clone(),
        title: topic.title.clone(),
        summary: topic.summary.clone(),
    });
    let bank = BankFiles {
        index: built.index,
        asks: built.asks,
        texts: built.texts,
        topics: topics.collect(),
    };
    site::complete(options, &bank).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expect: Result<SiteProfile, &str>) {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let parsed = parse(&words).map(|(_, options)| options.profile);
        match expect {
            Ok(profile) => assert_eq!(parsed, Ok(profile), "{line}"),
            Err(part) => assert!(
                parsed.as_ref().is_err_and(|error| error.contains(part)),
                "{line}: {parsed:?}"
            ),
        }
    }

    #[test]
    fn options_are_known_or_refused() {
        check("--staging d --public-url /", Ok(SiteProfile::Release));
        check(
            "--staging d --public-url / --profile debug --content c --site-url x",
            Ok(SiteProfile::Debug),
        );
        check("--public-url /", Err("--staging"));
        check("--staging d", Err("--public-url"));
        check("--staging", Err("needs a value"));
        check("--staging d --public-url / --profile fast", Err("fast"));
        check("--fast", Err("--fast"));
    }
}
