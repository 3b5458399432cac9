//! The raw log as a table for spreadsheets and statistics: CSV by RFC 4180, one row an entry, in the log's order.
//!
//! UTF-8 with a byte-order mark, without which Excel shows Chinese as gibberish. A cell that would begin with a sign which makes
//! a spreadsheet take it for a formula gets a `'` in front, and so does one that begins with `'`, so that taking one `'` away always
//! gives the cell back. Nothing is left out, undone answers neither: what counts is for the reader to say. The bank adds what a
//! number stands for today. Only written, never read: what brings a log back is a backup.

use crate::domain::{
    bank::Bank,
    calendar::iso_date,
    day::{DAY_SECONDS, Day},
    id::Code,
    log::{Entry, Event, Moment},
};

/// The columns.
pub const COLUMNS: [&str; 20] = [
    "seq",
    "device",
    "tab",
    "unix_seconds",
    "local_time",
    "event",
    "code",
    "note",
    "kind",
    "title",
    "grade",
    "seconds",
    "key_points",
    "from",
    "to",
    "undone_seq",
    "undone_device",
    "undone_tab",
    "key",
    "value",
];

/// The log as CSV.
///
/// `event` is `answered`, `walked`, `undone`, `starred`, `flagged`, `note_written` or `setting_changed`. `code`, `from` and `to` are the
/// permanent numbers of `content/published.txt`; `note`, `kind` and `title` are what the bank says of `code` or, for a walk, of `to`, and
/// empty when it was retired. `grade` is 1 (again) to 4 (easy), `key_points` the numbers of those hit, `value` a setting's value, the
/// words of a note or a report, or 1 and 0 for a star set and taken away.
pub fn write_csv(entries: &[Entry], bank: &Bank) -> String {
    let mut table = Table::default();
    COLUMNS.iter().for_each(|name| table.text(name));
    table.end_row();
    for entry in entries {
        row(&mut table, entry, bank);
    }
    table.csv
}

fn row(table: &mut Table, entry: &Entry, bank: &Bank) {
    table.whole(entry.key.seq);
    table.whole(entry.key.device.0);
    table.whole(u32::from(entry.key.tab.0));
    // Negative only where a clock was wrong, and then it has its `'` like all that begins so.
    table.text(&entry.at.unix_seconds.to_string());
    table.text(&local_time(entry.at));
    match &entry.event {
        Event::Answered(answer) => {
            table.about("answered", answer.question, bank);
            table.whole(u32::from(answer.grade.number()));
            table.whole(u32::from(answer.seconds));
            let mut hit = String::new();
            for number in 1..=32u8 {
                if answer.ticks.has(number) {
                    let separator = if hit.is_empty() { "" } else { " " };
                    hit.push_str(separator);
                    hit.push_str(&number.to_string());
                }
            }
            table.text(&hit);
        }
        Event::Walked { from, to, grade } => {
            table.about("walked", *to, bank);
            match grade {
                Some(grade) => table.whole(u32::from(grade.number())),
                None => table.skip(1),
            }
            table.skip(2);
            table.whole(from.0);
            table.whole(to.0);
        }
        Event::Undone { target } => {
            table.text("undone");
            table.skip(9);
            table.whole(target.seq);
            table.whole(target.device.0);
            table.whole(u32::from(target.tab.0));
        }
        Event::Starred { code, on } => {
            table.about("starred", *code, bank);
            table.skip(9);
            table.whole(u32::from(*on));
        }
        Event::Flagged { code, reason } => {
            table.about("flagged", *code, bank);
            table.skip(9);
            table.text(reason);
        }
        Event::NoteWritten { code, text } => {
            table.about("note_written", *code, bank);
            table.skip(9);
            table.text(text);
        }
        Event::SettingChanged { key, value } => {
            table.text("setting_changed");
            table.skip(12);
            table.text(key);
            table.text(value);
        }
    }
    table.end_row();
}

/// `2026-11-23T08:00:00+08:00`; a clock outside the years 1970 to 9999 has the nearest date.
fn local_time(at: Moment) -> String {
    let local = at.unix_seconds.saturating_add(i64::from(at.offset_minutes) * 60);
    let second = local.rem_euclid(DAY_SECONDS);
    let offset = at.offset_minutes.unsigned_abs();
    let two = |number: i64| format!("{number:02}");
    [
        // Civil days here, from midnight to midnight.
        iso_date(Day(local.div_euclid(DAY_SECONDS))).as_str(),
        "T",
        &two(second / 3600),
        ":",
        &two(second / 60 % 60),
        ":",
        &two(second % 60),
        if at.offset_minutes < 0 { "-" } else { "+" },
        &two(i64::from(offset / 60)),
        ":",
        &two(i64::from(offset % 60)),
    ]
    .concat()
}

/// A table under way.
struct Table {
    csv: String,
    n_cells_of_row: usize,
}

impl Default for Table {
    fn default() -> Table {
        Table {
            csv: "\u{feff}".to_owned(),
            n_cells_of_row: 0,
        }
    }
}

impl Table {
    /// The cells from `event` to `title`.
    fn about(&mut self, event: &str, code: Code, bank: &Bank) {
        self.text(event);
        self.whole(code.0);
        let note = bank.note_of(code);
        let kind = bank.question(code).map(|(_, question)| question.kind.name());
        self.text(note.map_or("", |note| note.id.as_str()));
        self.text(kind.unwrap_or_default());
        self.text(note.map_or("", |note| &note.title));
    }

    fn whole(&mut self, number: u32) {
        self.text(&number.to_string());
    }

    /// Leaves cells empty.
    fn skip(&mut self, n_cells: usize) {
        (0..n_cells).for_each(|_| self.text(""));
    }

    fn text(&mut self, text: &str) {
        if self.n_cells_of_row > 0 {
            self.csv.push(',');
        }
        self.n_cells_of_row += 1;
        let is_quoted = text.contains(['"', ',', '\r', '\n']);
        if is_quoted {
            self.csv.push('"');
        }
        if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) {
            self.csv.push('\'');
        }
        for (idx, part) in text.split('"').enumerate() {
            if idx > 0 {
                self.csv.push_str("\"\"");
            }
            self.csv.push_str(part);
        }
        if is_quoted {
            self.csv.push('"');
        }
    }

    /// Every row has every column.
    fn end_row(&mut self) {
        self.skip(COLUMNS.len().saturating_sub(self.n_cells_of_row));
        self.n_cells_of_row = 0;
        self.csv.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        bank::{NoteHead, QuestionHead, Topic},
        id::{NoteId, TopicId},
        log::{Answer, DeviceId, EntryKey, Grade, TabId, Ticks},
        question::QuestionKind,
    };

    /// Reads CSV by RFC 4180, byte-order mark and all.
    fn read(csv: &str) -> Vec<Vec<String>> {
        let mut chars = csv
            .strip_prefix('\u{feff}')
            .expect("a byte-order mark")
            .chars()
            .peekable();
        let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
        let mut is_quoted = false;
        while let Some(c) = chars.next() {
            match c {
                '"' if is_quoted => match chars.next_if_eq(&'"') {
                    Some(quote) => cell.push(quote),
                    None => is_quoted = false,
                },
                '"' if cell.is_empty() => is_quoted = true,
                ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
                '\r' if !is_quoted => {
                    assert_eq!(chars.next(), Some('\n'), "rows end in CR LF");
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                c => cell.push(c),
            }
        }
        assert!(
            !is_quoted && cell.is_empty() && row.is_empty(),
            "the last row has its end"
        );
        rows
    }

    /// An entry from its row.
    fn entry(row: &[String]) -> Entry {
        let cell = |name: &str| {
            let idx = COLUMNS.iter().position(|column| *column == name).expect("a column");
            row[idx].strip_prefix('\'').unwrap_or(&row[idx])
        };
        let whole = |name: &str| cell(name).parse::<u32>().expect("a whole number");
        let short = |name: &str| u16::try_from(whole(name)).expect("a small number");
        let code = |name: &str| Code(whole(name));
        let grade = || Grade::from_number(cell("grade").parse().ok()?);
        let key = |of: &str| EntryKey {
            seq: whole(&[of, "seq"].concat()),
            device: DeviceId(whole(&[of, "device"].concat())),
            tab: TabId(short(&[of, "tab"].concat())),
        };
        let value = cell("value").to_owned();
        let event = match cell("event") {
            "answered" => Event::Answered(Answer {
                question: code("code"),
                grade: grade().expect("a grade"),
                seconds: short("seconds"),
                ticks: cell("key_points")
                    .split_whitespace()
                    .fold(Ticks::default(), |ticks, number| {
                        ticks.with(number.parse().expect("a number"), true)
                    }),
            }),
            "walked" => Event::Walked {
                from: code("from"),
                to: code("to"),
                grade: grade(),
            },
            "undone" => Event::Undone { target: key("undone_") },
            "starred" => Event::Starred {
                code: code("code"),
                on: value == "1",
            },
            "flagged" => Event::Flagged {
                code: code("code"),
                reason: value,
            },
            "note_written" => Event::NoteWritten {
                code: code("code"),
                text: value,
            },
            "setting_changed" => Event::SettingChanged {
                key: cell("key").to_owned(),
                value,
            },
            other => panic!("{other}"),
        };
        let time = cell("local_time");
        let (sign, offset) = time.split_at(19).1.split_at(1);
        let (hours, minutes) = offset.split_once(':').expect("an offset");
        let minutes: i16 = hours.parse::<i16>().expect("hours") * 60 + minutes.parse::<i16>().expect("minutes");
        Entry {
            key: key(""),
            at: Moment {
                unix_seconds: cell("unix_seconds").parse().expect("seconds"),
                offset_minutes: if sign == "-" { -minutes } else { minutes },
            },
            event,
        }
    }

    fn bank() -> Bank {
        let topic = TopicId::new("redis").expect("an id");
        let note = NoteHead {
            code: Code(5),
            id: NoteId::new("redis-lock").expect("an id"),
            topic: topic.clone(),
            title: "=分布式锁, \"SETNX\"".to_owned(),
            level: 1,
            follow_ups: Vec::new(),
            questions: vec![QuestionHead {
                code: Code(6),
                kind: QuestionKind::Recall,
            }],
            key_points: Vec::new(),
        };
        let topic = Topic {
            id: topic,
            title: "Redis".to_owned(),
            summary: String::new(),
            file: String::new(),
        };
        Bank::new(vec![topic], vec![note])
    }

    fn at(unix_seconds: i64, offset_minutes: i16) -> Moment {
        Moment {
            unix_seconds,
            offset_minutes,
        }
    }

    fn happened(event: Event) -> Entry {
        Entry {
            key: EntryKey {
                seq: 7,
                device: DeviceId(1),
                tab: TabId(2),
            },
            at: at(1_795_392_000, 480),
            event,
        }
    }

    /// The last row, joined by `|`.
    #[track_caller]
    fn check(event: Event, expect: &str) {
        let rows = read(&write_csv(&[happened(event)], &bank()));
        assert_eq!(rows[0], COLUMNS);
        assert_eq!(
            rows[1].join("|"),
            ["7|1|2|1795392000|2026-11-23T08:00:00+08:00|", expect].concat()
        );
    }

    #[test]
    fn a_row_says_what_happened_and_what_the_bank_knows_of_it() {
        let title = "'=分布式锁, \"SETNX\"";
        let ticks = Ticks::default().with(1, true).with(32, true);
        let answer = |question| {
            Event::Answered(Answer {
                question: Code(question),
                grade: Grade::Hard,
                seconds: 40,
                ticks,
            })
        };
        check(
            answer(6),
            &format!("answered|6|redis-lock|recall|{title}|2|40|1 32|||||||"),
        );
        check(answer(99), "answered|99||||2|40|1 32|||||||");
        let walk = Event::Walked {
            from: Code(9),
            to: Code(5),
            grade: None,
        };
        check(walk, &format!("walked|5|redis-lock||{title}||||9|5|||||"));
        let (code, on) = (Code(5), true);
        check(
            Event::Starred { code, on },
            &format!("starred|5|redis-lock||{title}||||||||||1"),
        );
        let setting = Event::SettingChanged {
            key: "@x".to_owned(),
            value: "-1,\n2".to_owned(),
        };
        check(setting, "setting_changed|||||||||||||'@x|'-1,\n2");
    }

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "=\"a\",b\r\n"] {
            let csv = write_csv(
                &[happened(Event::NoteWritten {
                    code: Code(1),
                    text: text.to_owned(),
                })],
                &bank(),
            );
            let cell = read(&csv)[1][COLUMNS.len() - 1].clone();
            assert_eq!(cell, ["'", text].concat(), "{text:?}");
        }
    }

    #[track_caller]
    fn check_time(unix_seconds: i64, offset_minutes: i16, expect: &str) {
        assert_eq!(local_time(at(unix_seconds, offset_minutes)), expect);
    }

    #[test]
    fn times_are_the_persons_with_their_offset() {
        check_time(1_795_392_000, 0, "2026-11-23T00:00:00+00:00");
        check_time(1_795_392_000, -300, "2026-11-22T19:00:00-05:00");
        check_time(1_795_392_000 - 1, 345, "2026-11-23T05:44:59+05:45");
        // A clock that was never set.
        check_time(-3_600, 0, "1970-01-01T23:00:00+00:00");
    }

    fn any_entry() -> impl Strategy<Value = Entry> {
        let words = || prop_oneof!["[=+@'\",\r\n\t 追问a1-]{0,12}", any::<String>()];
        let grade = || prop::sample::select(&Grade::ALL);
        let code = || (0..9u32).prop_map(Code);
        let key = || {
            (any::<u32>(), any::<u32>(), any::<u16>()).prop_map(|(seq, device, tab)| EntryKey {
                seq,
                device: DeviceId(device),
                tab: TabId(tab),
            })
        };
        let answer = (code(), grade(), any::<u16>(), any::<u32>());
        let event = prop_oneof![
            answer.prop_map(|(question, grade, seconds, ticks)| Event::Answered(Answer {
                question,
                grade,
                seconds,
                ticks: Ticks(ticks),
            })),
            (code(), code(), prop::option::of(grade())).prop_map(|(from, to, grade)| Event::Walked { from, to, grade }),
            key().prop_map(|target| Event::Undone { target }),
            (code(), any::<bool>()).prop_map(|(code, on)| Event::Starred { code, on }),
            (code(), words()).prop_map(|(code, reason)| Event::Flagged { code, reason }),
            (code(), words()).prop_map(|(code, text)| Event::NoteWritten { code, text }),
            (words(), words()).prop_map(|(key, value)| Event::SettingChanged { key, value }),
        ];
        (key(), any::<i64>(), any::<i16>(), event).prop_map(|(key, unix_seconds, offset_minutes, event)| Entry {
            key,
            at: at(unix_seconds, offset_minutes),
            event,
        })
    }

    proptest! {
        #[test]
        fn the_rows_are_the_log(entries in prop::collection::vec(any_entry(), 0..8)) {
            let rows = read(&write_csv(&entries, &bank()));
            prop_assert!(rows.iter().all(|row| row.len() == COLUMNS.len()));
            let found: Vec<Entry> = rows[1..].iter().map(|row| entry(row)).collect();
            prop_assert_eq!(found, entries);
        }
    }
}
