//! Scripts with slots: what a person says about themselves, filled with their own facts. The facts are settings in the log,
//! one for each slot's name. Knows the one element that stands for a slot, and no other HTML.

/// A fact longer than this, in characters, is cut: it is a phrase in a sentence.
pub const MAX_FACT: usize = 200;

/// The key of the setting that holds the fact for a slot.
pub fn setting_key(name: &str) -> String {
    format!("slot.{name}")
}

/// `html` with the facts in its slots: `<span class="slot" data-slot="name">hint</span>`, as `author` writes it. A slot
/// without a fact keeps its hint.
pub fn filled<'f>(html: &str, fact: impl Fn(&str) -> Option<&'f str>) -> String {
    const START: &str = "<span class=\"slot\" data-slot=\"";
    let mut filled = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tail)) = rest.split_once(START) {
        filled.push_str(before);
        let parts = tail
            .split_once("\">")
            .and_then(|(name, tail)| tail.split_once("</span>").map(|(hint, after)| (name, hint, after)));
        let Some((name, hint, after)) = parts else {
            // Not written by `author`; it stays as it is.
            filled.push_str(START);
            rest = tail;
            continue;
        };
        match fact(name).map(str::trim).filter(|fact| !fact.is_empty()) {
            Some(fact) => {
                filled.push_str("<span class=\"slot filled\">");
                for c in fact.chars().take(MAX_FACT) {
                    match c {
                        '&' => filled.push_str("&amp;"),
                        '<' => filled.push_str("&lt;"),
                        '>' => filled.push_str("&gt;"),
                        c => filled.push(c),
                    }
                }
            }
            None => {
                filled.push_str("<span class=\"slot\">");
                filled.push_str(hint);
            }
        }
        filled.push_str("</span>");
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expect: &str) {
        let fact = |name: &str| match name {
            "name" => Some("李<b>雷&"),
            "blank" => Some("  "),
            _ => None,
        };
        assert_eq!(filled(html, fact), expect, "{html}");
    }

    #[test]
    fn slots_take_facts_and_keep_hints() {
        check("<p>没有空</p>", "<p>没有空</p>");
        check(
            "我叫<span class=\"slot\" data-slot=\"name\">姓名</span>，<span class=\"slot\" data-slot=\"years\">年数</span>年。",
            "我叫<span class=\"slot filled\">李&lt;b&gt;雷&amp;</span>，<span class=\"slot\">年数</span>年。",
        );
        check(
            "<span class=\"slot\" data-slot=\"blank\">空</span>",
            "<span class=\"slot\">空</span>",
        );
        check(
            "<span class=\"slot\" data-slot=\"cut",
            "<span class=\"slot\" data-slot=\"cut",
        );
    }

    #[test]
    fn long_facts_are_cut() {
        let long = "长".repeat(MAX_FACT + 1);
        let html = filled("<span class=\"slot\" data-slot=\"x\">h</span>", |_| Some(&long));
        assert_eq!(html.matches('长').count(), MAX_FACT);
    }
}
