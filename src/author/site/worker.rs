//! The service worker: `public/sw.template.js` with the list of files it keeps and the version they make.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::author::site::policy::sha256;

const TEMPLATE: &str = include_str!("../../../public/sw.template.js");
const VERSION_SLOT: &str = "__VERSION__";
const FILES_SLOT: &str = "/* files */";

/// The worker for what lies in the staging folder. The error names the file that could not be read.
pub fn script(staging: &Path) -> Result<String, (PathBuf, io::Error)> {
    let mut files = Vec::new();
    list(staging, "", &mut files)?;
    files.sort();
    let mut version = Sha256::new();
    version.update(TEMPLATE);
    let mut rows = String::new();
    for file in files.iter().filter(|file| is_kept(file)) {
        let path = staging.join(file);
        let bytes = fs::read(&path).map_err(|source| (path, source))?;
        // JSON strings are JavaScript strings.
        let row = format!("[{}, {}]", quote(file), quote(&sha256(&bytes)));
        version.update(&row);
        rows.push_str(&format!("\n  {row},"));
    }
    rows.push('\n');
    let version: String = version
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(TEMPLATE.replace(VERSION_SLOT, &version).replace(FILES_SLOT, &rows))
}

/// Whether the app needs a file offline. Static entries are not kept: the shell answers for them, and two dozen copies of
/// it would triple the first download. Screenshots are shown by the system before the app is installed.
fn is_kept(file: &str) -> bool {
    let is_entry = file.ends_with("/index.html");
    let is_hidden = file.split('/').any(|part| part.starts_with('.'));
    !is_entry && !is_hidden && !file.starts_with("screenshots/") && file != "sw.js"
}

fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<(), (PathBuf, io::Error)> {
    let failed = |source| (folder.to_owned(), source);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            return Err((
                entry.path(),
                io::Error::other("a file name that is not UTF-8 has no address"),
            ));
        };
        let path = format!("{prefix}{name}");
        if entry.file_type().map_err(failed)?.is_dir() {
            list(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, expect: bool) {
        assert_eq!(is_kept(file), expect, "{file}");
    }

    #[test]
    fn what_the_app_needs_offline_is_kept() {
        check("index.html", true);
        check("404.html", true);
        check("bank/memory.0123.json", true);
        check("icons/seal.svg", true);
        check("topics/index.html", false);
        check("topics/memory/index.html", false);
        check("screenshots/wide-today.png", false);
        check(".nojekyll", false);
        check("sw.js", false);
    }

    #[test]
    fn the_template_has_its_slots() {
        assert_eq!(TEMPLATE.matches(VERSION_SLOT).count(), 1);
        assert_eq!(TEMPLATE.matches(FILES_SLOT).count(), 1);
    }

    #[test]
    fn the_version_changes_with_any_kept_file_and_no_other() -> Result<(), (PathBuf, io::Error)> {
        let folder = tempfile::tempdir().map_err(|source| (PathBuf::new(), source))?;
        let write = |file: &str, content: &str| {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap_or(folder.path()))
                .and_then(|()| fs::write(&path, content))
                .map_err(|source| (path, source))
        };
        write("index.html", "a")?;
        write("topics/index.html", "b")?;
        write("bank/x.json", "c")?;
        let first = script(folder.path())?;
        assert!(first.contains("\n  [\"bank/x.json\", \"sha256-"), "{first}");
        assert!(!first.contains("topics/index.html"));
        write("topics/index.html", "changed")?;
        assert_eq!(script(folder.path())?, first);
        write("bank/x.json", "changed")?;
        assert_ne!(script(folder.path())?, first);
        Ok(())
    }
}
