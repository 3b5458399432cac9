use super::*;
use crate::domain::route::Route;

const STAGED: &str = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n<base href=\"/repo/\">\n<title>追问</title>\
    <style>p{}</style></head>\n<body><div id=\"boot\"><main><h1>今天</h1></main><nav><a href=\"./\" aria-current=\"page\">今天</a>\
    <a href=\"topics/\">题库</a></nav></div><script type=\"module\" src=\"boot.js\"></script></body></html>";

fn staged(
    page: &str,
    profile: SiteProfile,
) -> Result<(tempfile::TempDir, Result<(), SiteError>), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join(SHELL), page)?;
    fs::write(folder.path().join(MANIFEST), r#"{"name":"追问","start_url":"./"}"#)?;
    let options = SiteOptions {
        staging: folder.path().to_owned(),
        public_url: "/repo/".to_owned(),
        site_url: None,
        profile,
    };
    let bank = BankFiles {
        index: "bank/index.0123.json".to_owned(),
        asks: "bank/asks.89ab.json".to_owned(),
        texts: "bank/texts.4567.json".to_owned(),
        topics: vec![TopicEntry {
            id: TopicId::new("memory")?,
            title: "内存".to_owned(),
            summary: String::new(),
        }],
    };
    let completed = complete(&options, &bank);
    Ok((folder, completed))
}

#[test]
fn a_staged_site_is_completed() -> Result<(), Box<dyn std::error::Error>> {
    let (folder, completed) = staged(STAGED, SiteProfile::Release)?;
    completed?;
    let read = |file: &str| fs::read_to_string(folder.path().join(file));

    let shell = read(SHELL)?;
    let policy = shell.find("Content-Security-Policy").ok_or("no policy")?;
    assert!(policy < shell.find("<base").ok_or("no base")? && policy < shell.find("<style").ok_or("no style")?);
    assert!(shell.contains(&policy::sha256(b"p{}")));
    assert!(shell.contains(r#"<meta name="zhuiwen:index" content="bank/index.0123.json">"#));
    assert!(shell.contains(r#"<meta name="zhuiwen:asks" content="bank/asks.89ab.json">"#));
    assert!(shell.contains(r#"<meta name="zhuiwen:texts" content="bank/texts.4567.json">"#));
    assert!(shell.contains(r#"<meta name="zhuiwen:worker" content="sw.js">"#));

    for folder_name in Route::ENTRIES.iter().filter(|name| !name.is_empty()) {
        let entry = read(&format!("{folder_name}/index.html"))?;
        assert!(
            entry.contains("Content-Security-Policy") && !entry.contains("<h1>今天</h1>"),
            "{folder_name}"
        );
    }
    assert!(read("topics/memory/index.html")?.contains("<title>内存 · 追问</title>"));
    assert!(read(RECOVERY)?.contains("正在打开"));
    assert!(read(MANIFEST)?.contains(r#""id":"/repo/""#));
    assert_eq!(read(".nojekyll")?, "");
    assert!(read(WORKER)?.contains(&format!("[\"index.html\", \"{}\"]", policy::sha256(shell.as_bytes()))));
    Ok(())
}

#[test]
fn a_debug_site_has_no_worker() -> Result<(), Box<dyn std::error::Error>> {
    let (folder, completed) = staged(STAGED, SiteProfile::Debug)?;
    completed?;
    assert!(!folder.path().join(WORKER).exists());
    assert!(!fs::read_to_string(folder.path().join(SHELL))?.contains("zhuiwen:worker"));
    Ok(())
}

#[test]
fn a_page_the_policy_would_break_is_refused() -> Result<(), Box<dyn std::error::Error>> {
    let page = STAGED.replace("<main>", "<main style=\"color:red\"><script>1</script>");
    let (folder, completed) = staged(&page, SiteProfile::Release)?;
    let error = completed.err().ok_or("it was accepted")?.to_string();
    assert!(
        error.contains("style attribute") && error.contains("inline script"),
        "{error}"
    );
    assert!(!folder.path().join(RECOVERY).exists());
    Ok(())
}

#[test]
fn a_page_that_lacks_a_part_is_refused() -> Result<(), Box<dyn std::error::Error>> {
    for part in ["<base href=\"/repo/\">", "<meta charset=\"utf-8\">"] {
        let (_folder, completed) = staged(&STAGED.replace(part, ""), SiteProfile::Release)?;
        assert!(matches!(completed, Err(SiteError::Page { .. })), "{part}");
    }
    Ok(())
}
