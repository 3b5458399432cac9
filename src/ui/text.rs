//! Every word of the interface, in Chinese and English. Notes and questions are not here: they are content.
//!
//! A message that lacks a language does not compile; that is why this is a table and not a look-up in files.

#[macro_use]
mod first;
#[macro_use]
mod extra;
pub mod phrases;

use std::fmt;

use crate::domain::settings::Language;

macro_rules! messages {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        /// A fixed text of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Msg { $(#[doc = $en] $name,)* }

        impl Msg {
            /// Every text in Chinese and English, by place. A table and no `match`, which is twice the code.
            const TEXTS: &[[&str; 2]] = &[$([$zh, $en]),*];

            /// The text in `language`. `{}` marks where `fill` puts its argument.
            pub fn text(self, language: Language) -> &'static str {
                let [zh, en] = Msg::TEXTS[self as usize];
                match language {
                    Language::Zh => zh,
                    Language::En => en,
                }
            }
        }
    };
}

all_messages!(messages);

/// A count with its message: `{}` becomes `n`.
pub fn fill(template: &str, value: impl ToString) -> String {
    template.replacen("{}", &value.to_string(), 1)
}

/// Values with their message: each `{}` becomes the next.
pub fn fill_all(template: &str, values: &[&dyn fmt::Display]) -> String {
    let mut filled = String::new();
    for (idx, part) in template.split("{}").enumerate() {
        if let Some(value) = idx.checked_sub(1).and_then(|idx| values.get(idx)) {
            filled.push_str(&value.to_string());
        }
        filled.push_str(part);
    }
    filled
}
