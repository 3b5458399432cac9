//! Completes the site that Trunk has staged: points the page at the bank, writes the content security policy, one static
//! entry a screen, `404.html`, the manifest's id and the service worker.
//!
//! Knows file names and HTML, not what the bank says. It runs in Trunk's post_build hook, so that everything is in
//! place before the staging folder becomes `dist/`.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{
    author::site::{entries::Entry, html::Problem, policy::Origin},
    domain::id::TopicId,
};

pub mod command;
mod entries;
mod html;
mod policy;
mod worker;

/// Where the site is staged and where it will be served.
#[derive(Clone, Debug)]
pub struct SiteOptions {
    /// Trunk's staging folder.
    pub staging: PathBuf,
    /// The base path: `/` or `/repo/`.
    pub public_url: String,
    /// The full address when it is known, `https://owner.github.io/repo/`. It makes the policy name our folder instead
    /// of the whole origin, which project sites share.
    pub site_url: Option<String>,
    /// What it is built for.
    pub profile: SiteProfile,
}

/// What a site is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteProfile {
    /// For readers: with a service worker.
    Release,
    /// For a developer's next look: nothing is cached, so every rebuild is seen.
    Debug,
}

/// The bank's files as they lie in the staging folder. Paths are relative to it, with `/` between folders.
#[derive(Clone, Debug)]
pub struct BankFiles {
    /// The index.
    pub index: String,
    /// The asks.
    pub asks: String,
    /// The plain texts for search.
    pub texts: String,
    /// The topics, in the bank's order.
    pub topics: Vec<TopicEntry>,
}

/// What a topic's static entry says.
#[derive(Clone, Debug)]
pub struct TopicEntry {
    /// Its id: `topics/<id>/` is the address.
    pub id: TopicId,
    /// Its title.
    pub title: String,
    /// One line on what it prepares for.
    pub summary: String,
}

/// Why the site could not be completed.
#[derive(Debug)]
pub enum SiteError {
    /// A file could not be read or written.
    Io {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// An option makes no sense.
    Option(String),
    /// A page holds something the content security policy would block, or lacks something that is filled in here.
    Page {
        /// The page, relative to the staging folder.
        page: String,
        /// Everything wrong with it.
        problems: Vec<Problem>,
    },
    /// The manifest is not a JSON object.
    Manifest(String),
}

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SiteError::Io { path, source } => write!(f, "{}: {source}", path.display()),
            SiteError::Option(problem) => f.write_str(problem),
            SiteError::Page { page, problems } => {
                for (problem_idx, problem) in problems.iter().enumerate() {
                    let separator = if problem_idx == 0 { "" } else { "\n" };
                    write!(f, "{separator}{page}: {problem}")?;
                }
                Ok(())
            }
            SiteError::Manifest(problem) => write!(f, "{MANIFEST}: {problem}"),
        }
    }
}

impl std::error::Error for SiteError {}

const MANIFEST: &str = "manifest.webmanifest";
const SHELL: &str = "index.html";
const RECOVERY: &str = "404.html";
const WORKER: &str = "sw.js";

/// Completes the staged site. The bank's files must be there already.
pub fn complete(options: &SiteOptions, bank: &BankFiles) -> Result<(), SiteError> {
    let origin = Origin::new(&options.public_url, options.site_url.as_deref()).map_err(SiteError::Option)?;
    let staging = options.staging.as_path();

    let staged = read(staging, SHELL)?;
    let shell = shell(&staged, options.profile, bank, &origin).map_err(|problems| SiteError::Page {
        page: SHELL.to_owned(),
        problems,
    })?;
    let mut pages = vec![(SHELL.to_owned(), shell.clone())];
    for entry in entries::all(&bank.topics) {
        pages.push((entry.file(), page(&shell, &entry)?));
    }
    pages.push((RECOVERY.to_owned(), page(&shell, &Entry::recovery())?));
    for (file, content) in &pages {
        write(staging, file, content.as_bytes())?;
    }

    let manifest = manifest(&read(staging, MANIFEST)?, &options.public_url)?;
    write(staging, MANIFEST, manifest.as_bytes())?;
    // GitHub Pages would otherwise run the files through Jekyll.
    write(staging, ".nojekyll", b"")?;

    if options.profile == SiteProfile::Release {
        let worker = worker::script(staging).map_err(|(path, source)| SiteError::Io { path, source })?;
        write(staging, WORKER, worker.as_bytes())?;
    }
    Ok(())
}

/// Trunk's page with what only this step knows in its head: the policy and the bank's files.
fn shell(staged: &str, profile: SiteProfile, bank: &BankFiles, origin: &Origin) -> Result<String, Vec<Problem>> {
    let problems = html::forbidden(staged);
    if !problems.is_empty() {
        return Err(problems);
    }
    let policy = origin.policy(&html::style_contents(staged));
    let policy = format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#);
    let (index, asks, texts) = (&bank.index, &bank.asks, &bank.texts);
    let mut links = format!(
        "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{index}\">\n\
         <meta name=\"zhuiwen:index\" content=\"{index}\">\n\
         <meta name=\"zhuiwen:asks\" content=\"{asks}\">\n\
         <meta name=\"zhuiwen:texts\" content=\"{texts}\">"
    );
    if profile == SiteProfile::Release {
        links.push_str(&format!("\n<meta name=\"zhuiwen:worker\" content=\"{WORKER}\">"));
    }
    // The policy governs only what follows it; addresses relative to the base must follow <base>.
    html::insert_after(staged, "meta", &policy)
        .and_then(|page| html::insert_after(&page, "base", &links))
        .map_err(|problem| vec![problem])
}

fn page(shell: &str, entry: &Entry) -> Result<String, SiteError> {
    entry.write_into(shell).map_err(|problem| SiteError::Page {
        page: SHELL.to_owned(),
        problems: vec![problem],
    })
}

/// The manifest with its id: an id is resolved against the origin, not against the manifest, so a relative one would
/// make two sites of one owner the same app.
fn manifest(text: &str, public_url: &str) -> Result<String, SiteError> {
    let mut manifest: Value = serde_json::from_str(text).map_err(|error| SiteError::Manifest(error.to_string()))?;
    let Some(members) = manifest.as_object_mut() else {
        return Err(SiteError::Manifest("is not a JSON object".to_owned()));
    };
    members.insert("id".to_owned(), Value::from(public_url));
    Ok(manifest.to_string())
}

fn read(staging: &Path, file: &str) -> Result<String, SiteError> {
    let path = staging.join(file);
    fs::read_to_string(&path).map_err(|source| SiteError::Io { path, source })
}

fn write(staging: &Path, file: &str, content: &[u8]) -> Result<(), SiteError> {
    let path = staging.join(file);
    let written = path.parent().map_or(Ok(()), fs::create_dir_all);
    written
        .and_then(|()| fs::write(&path, content))
        .map_err(|source| SiteError::Io { path, source })
}

#[cfg(test)]
mod tests;
