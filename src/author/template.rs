//! A `template` fence → a script whose named slots a person fills with their own facts. Paragraphs are parted by blank lines.
//!
//! A slot is `{{name|hint}}`, or `{{name}}` where its hint was given before in the note.

use crate::{author::html::escape, domain::bank::Slot};

/// The longest hint, in characters: it is the label of a field.
const MAX_HINT: usize = 16;

/// A template as HTML: paragraphs with `<span class="slot" data-slot="name">hint</span>`. `slots` are those of the note so
/// far; new ones are added. An error is a line (from 1) and why.
pub fn render(text: &str, slots: &mut Vec<Slot>) -> Result<String, (usize, String)> {
    let mut html = String::from("<figure class=\"template\"><p>");
    let mut n_slots = 0;
    let mut is_open = false;
    for (line, number) in text.lines().zip(1..) {
        if line.trim().is_empty() {
            if is_open {
                html.push_str("</p><p>");
            }
            is_open = false;
            continue;
        }
        is_open = true;
        let mut rest = line.trim();
        while let Some((before, tail)) = rest.split_once("{{") {
            let Some((inside, after)) = tail.split_once("}}") else {
                return Err((number, "a slot is not closed by }}".to_owned()));
            };
            let slot = slot(inside, slots).map_err(|message| (number, message))?;
            html.push_str(&escape(before));
            html.push_str(&format!(
                "<span class=\"slot\" data-slot=\"{}\">{}</span>",
                slot.name,
                escape(&slot.hint)
            ));
            n_slots += 1;
            rest = after;
        }
        html.push_str(&escape(rest));
    }
    if n_slots == 0 {
        return Err((1, "a template without slots".to_owned()));
    }
    html.push_str("</p></figure>");
    Ok(html.replace("<p></p>", ""))
}

/// The slot that stands between the braces.
fn slot(inside: &str, slots: &mut Vec<Slot>) -> Result<Slot, String> {
    let (name, hint) = match inside.split_once('|') {
        Some((name, hint)) => (name.trim(), Some(hint.trim())),
        None => (inside.trim(), None),
    };
    let is_name = !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !is_name {
        return Err(format!(
            "the slot's name {name:?} is not lower-case letters, digits and hyphens"
        ));
    }
    let known = slots.iter().find(|slot| slot.name == name);
    match (known, hint) {
        (Some(known), None) => Ok(known.clone()),
        (Some(known), Some(hint)) if known.hint == hint => Ok(known.clone()),
        (Some(known), Some(hint)) => Err(format!("the slot {name} has the hints {:?} and {hint:?}", known.hint)),
        (None, None | Some("")) => Err(format!(
            "the slot {name} has no hint where it comes first: {{{{{name}|…}}}}"
        )),
        (None, Some(hint)) if hint.chars().count() > MAX_HINT => {
            Err(format!("the hint {hint:?} is longer than {MAX_HINT} characters"))
        }
        (None, Some(hint)) => {
            let slot = Slot {
                name: name.to_owned(),
                hint: hint.to_owned(),
            };
            slots.push(slot.clone());
            Ok(slot)
        }
    }
}

/// The template's text with the hints in its slots, for search.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once("{{") {
        let (inside, after) = tail.split_once("}}").unwrap_or((tail, ""));
        plain.push_str(before);
        plain.push_str(inside.split_once('|').map_or("", |(_, hint)| hint));
        rest = after;
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Result<&str, &str>) {
        let mut slots = Vec::new();
        match (render(text, &mut slots), expect) {
            (Ok(html), Ok(expect)) => assert_eq!(html, expect, "{text}"),
            (Err((_, message)), Err(expect)) => assert!(message.contains(expect), "{text}: {message}"),
            (Ok(html), Err(_)) => panic!("{text}: {html}"),
            (Err(error), Ok(_)) => panic!("{text}: {error:?}"),
        }
    }

    #[test]
    fn slots_become_spans() {
        check(
            "我叫{{name|姓名}}，<b>\n做{{years|年数}}年。\n\n\n{{name}}谢谢。\n",
            Ok(
                "<figure class=\"template\"><p>我叫<span class=\"slot\" data-slot=\"name\">姓名</span>，&lt;b&gt;\
                做<span class=\"slot\" data-slot=\"years\">年数</span>年。</p>\
                <p><span class=\"slot\" data-slot=\"name\">姓名</span>谢谢。</p></figure>",
            ),
        );
    }

    #[test]
    fn bad_slots_are_refused() {
        check("没有空。", Err("without slots"));
        check("{{Name|姓名}}", Err("lower-case"));
        check("{{name}}", Err("no hint"));
        check("{{name|}}", Err("no hint"));
        check("{{name|姓名}}{{name|名字}}", Err("has the hints"));
        check("{{name|姓名", Err("not closed"));
        check(&format!("{{{{name|{}}}}}", "长".repeat(17)), Err("longer than"));
    }

    #[test]
    fn hints_are_searched() {
        assert_eq!(plain("我叫{{name|姓名}}，{{name}}做事。"), "我叫姓名，做事。");
    }
}
