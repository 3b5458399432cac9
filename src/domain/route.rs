//! Every screen's address: built here and parsed here, nowhere else.
//!
//! Addresses are relative to the site's base (`/` or `/repo/`), which only `store` and `ui` know.

use std::fmt;

use crate::domain::id::{NoteId, TopicId};

/// A screen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// 今天: what is due, and the way on.
    Today,
    /// 题库: the topics.
    Topics,
    /// One topic's notes.
    Topic(TopicId),
    /// One note.
    Note(NoteId),
    /// The quiz under way, or a word that there is none.
    Quiz,
    /// 追问: where chains of follow-ups start.
    FollowUps,
    /// 追问 around one topic.
    FollowUpsIn(TopicId),
    /// 追问 around one note.
    FollowUpsOf(NoteId),
    /// The map on made-up trees, for measuring; nothing leads there.
    MapBench,
    /// The plan to the date.
    Plan,
    /// Search; the query is in the address.
    Search(String),
    /// 我的: progress, starred, reported, own notes.
    Me,
    /// Settings.
    Settings,
    /// Backup out and in.
    Backup,
    /// What this app is, the keys, the licences.
    About,
    /// 面试: the set-up of a mock interview.
    Interview,
    /// The set-up of an interview that begins at this note.
    InterviewAt(NoteId),
    /// The interview under way, or a word that there is none.
    InterviewNow,
    /// The reports of interviews, compared over time.
    InterviewReports,
    /// The report of the interview begun then, in seconds since 1970-01-01 UTC.
    InterviewReport(i64),
    /// The memory's parameters: published or trained on one's own answers.
    Memory,
    /// An address that leads nowhere; kept to be shown.
    Unknown(String),
}

/// Where the addresses begin of what the first screens lack.
pub const EXTRA: [&str; 6] = ["follow-ups/", "interview/", "plan/", "me/", "about/", "bench/"];

impl Route {
    /// The routes with a static entry of their own on the server, as directory names; `""` is the root.
    pub const ENTRIES: [&str; 15] = [
        "",
        "topics",
        "quiz",
        "follow-ups",
        "search",
        "me",
        "me/settings",
        "me/backup",
        "about",
        "plan",
        "bench/map",
        "interview",
        "interview/now",
        "interview/reports",
        "me/memory",
    ];

    /// Parses a path relative to the base and a query string without its `?`.
    ///
    /// A leading or trailing slash, `index.html`, and a percent-encoded path are understood.
    pub fn parse(path: &str, query: &str) -> Route {
        let unknown = || Route::Unknown(path.to_owned());
        let trimmed = path.strip_suffix("index.html").unwrap_or(path).trim_matches('/');
        let segments: Vec<&str> = trimmed.split('/').collect();
        match segments.as_slice() {
            [""] => Route::Today,
            ["topics"] => Route::Topics,
            ["topics", id] => TopicId::new(id).map_or_else(|_| unknown(), Route::Topic),
            ["notes", id] => NoteId::new(id).map_or_else(|_| unknown(), Route::Note),
            ["quiz"] => Route::Quiz,
            ["follow-ups"] => Route::FollowUps,
            ["follow-ups", "topics", id] => TopicId::new(id).map_or_else(|_| unknown(), Route::FollowUpsIn),
            ["bench", "map"] => Route::MapBench,
            ["follow-ups", id] => NoteId::new(id).map_or_else(|_| unknown(), Route::FollowUpsOf),
            ["search"] => Route::Search(query_value(query, "q").unwrap_or_default()),
            ["plan"] => Route::Plan,
            ["me"] => Route::Me,
            ["me", "settings"] => Route::Settings,
            ["me", "backup"] => Route::Backup,
            ["about"] => Route::About,
            ["interview"] => Route::Interview,
            ["interview", "now"] => Route::InterviewNow,
            ["interview", "at", id] => NoteId::new(id).map_or_else(|_| unknown(), Route::InterviewAt),
            ["interview", "reports"] => Route::InterviewReports,
            ["interview", "reports", at] => at.parse().map_or_else(|_| unknown(), Route::InterviewReport),
            ["me", "memory"] => Route::Memory,
            _ => unknown(),
        }
    }

    /// Whether the first screens lack it: its page is in the whole app only (`ui::extra`). `public/boot.js` says the same.
    pub fn is_extra(&self) -> bool {
        let path = self.path();
        EXTRA.iter().any(|place| path.starts_with(place))
    }

    /// The address relative to the base, without a leading slash; directories end in a slash.
    pub fn path(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Today => Ok(()),
            Route::Topics => f.write_str("topics/"),
            Route::Topic(id) => write!(f, "topics/{id}/"),
            Route::Note(id) => write!(f, "notes/{id}/"),
            Route::Quiz => f.write_str("quiz/"),
            Route::FollowUps => f.write_str("follow-ups/"),
            Route::FollowUpsIn(id) => write!(f, "follow-ups/topics/{id}/"),
            Route::FollowUpsOf(id) => write!(f, "follow-ups/{id}/"),
            Route::MapBench => f.write_str("bench/map/"),
            Route::Search(query) if query.is_empty() => f.write_str("search/"),
            Route::Search(query) => write!(f, "search/?q={}", encode(query)),
            Route::Plan => f.write_str("plan/"),
            Route::Me => f.write_str("me/"),
            Route::Settings => f.write_str("me/settings/"),
            Route::Backup => f.write_str("me/backup/"),
            Route::About => f.write_str("about/"),
            Route::Interview => f.write_str("interview/"),
            Route::InterviewAt(id) => write!(f, "interview/at/{id}/"),
            Route::InterviewNow => f.write_str("interview/now/"),
            Route::InterviewReports => f.write_str("interview/reports/"),
            Route::InterviewReport(at) => write!(f, "interview/reports/{at}/"),
            Route::Memory => f.write_str("me/memory/"),
            Route::Unknown(path) => f.write_str(path.trim_start_matches('/')),
        }
    }
}

/// The value of `key` in a query string, percent-decoded.
fn query_value(query: &str, key: &str) -> Option<String> {
    query.split('&').find_map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (name == key).then(|| decode(value))
    })
}

/// Percent-encodes all but RFC 3986's unreserved characters.
fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Decodes percent-encoding and `+`; what is not valid stays as it is.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut position = 0;
    while let Some(&byte) = bytes.get(position) {
        let escaped = (byte == b'%')
            .then(|| {
                text.get(position + 1..position + 3)
                    .and_then(|hex| u8::from_str_radix(hex, 16).ok())
            })
            .flatten();
        match escaped {
            Some(value) => {
                decoded.push(value);
                position += 3;
            }
            None => {
                decoded.push(if byte == b'+' { b' ' } else { byte });
                position += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, query: &str, expect: Route) {
        assert_eq!(Route::parse(path, query), expect, "{path}?{query}");
    }

    #[test]
    fn addresses_are_understood() {
        check("", "", Route::Today);
        check("/", "", Route::Today);
        check("/index.html", "", Route::Today);
        check("/topics/index.html", "", Route::Topics);
        check("topics/", "", Route::Topics);
        check("/search/", "q=%E8%BF%BD%E9%97%AE+a", Route::Search("追问 a".into()));
        check("/search", "q=100%", Route::Search("100%".into()));
        check("/search", "q=%E8%BF", Route::Search("\u{fffd}".into()));
        check("/notes/../../x", "", Route::Unknown("/notes/../../x".into()));
        check("/notes/A", "", Route::Unknown("/notes/A".into()));
        check(
            "/interview/reports/soon/",
            "",
            Route::Unknown("/interview/reports/soon/".into()),
        );
        check("/nowhere", "", Route::Unknown("/nowhere".into()));
    }

    #[test]
    fn every_built_address_parses_to_itself() -> Result<(), crate::domain::id::InvalidId> {
        let note = NoteId::new("tornado-ioloop")?;
        for route in [
            Route::Today,
            Route::Topics,
            Route::Topic(TopicId::new("tornado")?),
            Route::Note(note.clone()),
            Route::Quiz,
            Route::FollowUps,
            Route::FollowUpsOf(note),
            Route::Search(String::new()),
            Route::Search("a&b=c 100% +追问?".into()),
            Route::Me,
            Route::Settings,
            Route::Backup,
            Route::About,
            Route::Interview,
            Route::InterviewNow,
            Route::InterviewReports,
            Route::InterviewReport(1_764_230_400),
            Route::Memory,
        ] {
            let built = route.path();
            let (path, query) = built.split_once('?').unwrap_or((&built, ""));
            check(path, query, route.clone());
        }
        Ok(())
    }

    #[test]
    fn every_static_entry_is_a_route() {
        for entry in Route::ENTRIES {
            assert!(!matches!(Route::parse(entry, ""), Route::Unknown(_)), "{entry}");
        }
    }
}
