//! The static entries: what the server answers with 200 for every top-level screen, and with 404 for any other.
//!
//! Each is the shell with its own title and heading, so that nothing moves when the app takes the screen over.

use crate::{
    author::site::{
        TopicEntry,
        html::{self, Problem},
    },
    domain::route::Route,
};

/// One page beside the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The folder, without a trailing slash; `None` for the recovery page.
    folder: Option<String>,
    /// What it is called; `None` until the app knows.
    heading: Option<String>,
    /// What it says to those who have not opened it.
    description: Option<String>,
    /// The address of the place in the bottom bar that it belongs to.
    place: Option<&'static str>,
}

const APP: &str = "追问";
const RECOVERING: &str = "正在打开…";

/// An entry for every static route and every topic.
pub fn all(topics: &[TopicEntry]) -> Vec<Entry> {
    let routes = Route::ENTRIES.into_iter().filter(|folder| !folder.is_empty());
    let mut entries: Vec<Entry> = routes
        .map(|folder| {
            let route = Route::parse(folder, "");
            Entry {
                folder: Some(folder.to_owned()),
                heading: heading(&route).map(str::to_owned),
                description: None,
                place: place(&route),
            }
        })
        .collect();
    entries.extend(topics.iter().map(|topic| {
        let route = Route::Topic(topic.id.clone());
        Entry {
            folder: Some(route.path().trim_end_matches('/').to_owned()),
            heading: Some(topic.title.clone()),
            description: Some(topic.summary.clone()).filter(|summary| !summary.is_empty()),
            place: place(&route),
        }
    }));
    entries
}

impl Entry {
    /// The page for every other address: the app reads the address and finds the screen.
    pub fn recovery() -> Entry {
        Entry {
            folder: None,
            heading: None,
            description: None,
            place: None,
        }
    }

    /// Whether boot.js loads the whole app there.
    fn is_extra(&self) -> bool {
        let folder = self.folder.as_deref().unwrap_or_default();
        Route::parse(folder, "").is_extra()
    }

    /// Its file, relative to the staging folder.
    pub fn file(&self) -> String {
        match &self.folder {
            Some(folder) => format!("{folder}/index.html"),
            None => "404.html".to_owned(),
        }
    }

    /// The shell with this entry's title, description, heading and place.
    pub fn write_into(&self, shell: &str) -> Result<String, Problem> {
        let (title, main) = match &self.heading {
            Some(heading) => {
                let heading = html::escape(heading);
                (format!("{heading} · {APP}"), format!("\n<h1>{heading}</h1>\n"))
            }
            None => (APP.to_owned(), format!("\n<p class=\"muted\">{RECOVERING}</p>\n")),
        };
        let page = html::replace_content(shell, "title", &title)?;
        let page = html::replace_content(&page, "main", &main)?;
        Ok(html::replace_tags(&page, |tag, source| {
            if self.is_extra()
                && let Some(preload) = whole_instead(tag.attribute("rel"), tag.attribute("href"))
            {
                return Some(preload.to_owned());
            }
            if tag.name == "a" && tag.attribute("href") == self.place {
                return Some(source.replace('>', " aria-current=\"page\">"));
            }
            if tag.attribute("aria-current").is_some() {
                return Some(source.replace(" aria-current=\"page\"", ""));
            }
            match &self.description {
                Some(description) if tag.attribute("name") == Some("description") => Some(format!(
                    "<meta name=\"description\" content=\"{}\">",
                    html::escape(description)
                )),
                _ => None,
            }
        }))
    }
}

/// What is preloaded where the whole app is loaded, in place of the first screens' program.
fn whole_instead(rel: Option<&str>, href: Option<&str>) -> Option<&'static str> {
    let is_wasm = href.is_some_and(|href| href.ends_with(".wasm"));
    match rel {
        Some("modulepreload") => Some(r#"<link rel="modulepreload" href="whole.js">"#),
        Some("preload") if is_wasm => {
            Some(r#"<link rel="preload" href="whole_bg.wasm" as="fetch" type="application/wasm" crossorigin>"#)
        }
        _ => None,
    }
}

/// The heading of a screen that has a static entry of its own.
fn heading(route: &Route) -> Option<&'static str> {
    match route {
        Route::Topics => Some("题库"),
        Route::Quiz => Some("练习"),
        Route::FollowUps => Some("追问图"),
        Route::Search(_) => Some("搜索"),
        Route::Me => Some("我的"),
        Route::Settings => Some("设置"),
        Route::Backup => Some("备份"),
        Route::About => Some("关于"),
        Route::Memory => Some("记忆参数"),
        Route::Plan => Some("计划"),
        Route::MapBench => Some("mmBench"),
        Route::Interview => Some("面试"),
        Route::InterviewNow => Some("面试中"),
        Route::InterviewReports => Some("面试报告"),
        Route::Today
        | Route::Topic(_)
        | Route::Note(_)
        | Route::FollowUpsIn(_)
        | Route::FollowUpsOf(_)
        | Route::InterviewAt(_)
        | Route::InterviewReport(_)
        | Route::Unknown(_) => None,
    }
}

/// The place in the bottom bar, as index.html links to it.
fn place(route: &Route) -> Option<&'static str> {
    match route {
        Route::Topics | Route::Topic(_) | Route::Note(_) => Some("topics/"),
        Route::FollowUps | Route::FollowUpsIn(_) | Route::FollowUpsOf(_) => Some("follow-ups/"),
        Route::Me | Route::Settings | Route::Backup | Route::Memory => Some("me/"),
        Route::Today
        | Route::Plan
        | Route::Quiz
        | Route::Search(_)
        | Route::About
        | Route::MapBench
        | Route::Unknown(_) => None,
        Route::Interview
        | Route::InterviewAt(_)
        | Route::InterviewNow
        | Route::InterviewReports
        | Route::InterviewReport(_) => Some("interview/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELL: &str = "<title>追问</title><meta name=\"description\" content=\"d\"><main><h1>今天</h1></main>\
        <nav><a href=\"./\" aria-current=\"page\">今天</a><a href=\"topics/\">题库</a><a href=\"me/\">我的</a></nav>";

    #[track_caller]
    fn check(entry: &Entry, expect: &str) {
        assert_eq!(entry.write_into(SHELL).as_deref(), Ok(expect));
    }

    #[test]
    fn every_static_entry_has_a_heading() {
        for entry in all(&[]) {
            assert!(entry.heading.is_some(), "{entry:?}");
        }
    }

    #[test]
    fn an_entry_says_what_it_is_and_where() -> Result<(), crate::domain::id::InvalidId> {
        let topic = TopicEntry {
            id: crate::domain::id::TopicId::new("memory")?,
            title: "内存 <与> 身份".to_owned(),
            summary: "is \"与\" ==".to_owned(),
        };
        let entries = all(&[topic]);
        let topic = entries.last().cloned().unwrap_or_else(Entry::recovery);
        assert_eq!(topic.file(), "topics/memory/index.html");
        check(
            &topic,
            "<title>内存 &lt;与&gt; 身份 · 追问</title><meta name=\"description\" content=\"is &quot;与&quot; ==\">\
             <main>\n<h1>内存 &lt;与&gt; 身份</h1>\n</main>\
             <nav><a href=\"./\">今天</a><a href=\"topics/\" aria-current=\"page\">题库</a><a href=\"me/\">我的</a></nav>",
        );
        let recovery = Entry::recovery();
        assert_eq!(recovery.file(), "404.html");
        check(
            &recovery,
            "<title>追问</title><meta name=\"description\" content=\"d\"><main>\n<p class=\"muted\">正在打开…</p>\n</main>\
             <nav><a href=\"./\">今天</a><a href=\"topics/\">题库</a><a href=\"me/\">我的</a></nav>",
        );
        Ok(())
    }
}
