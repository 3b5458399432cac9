//! The person's settings, read from the log's key–value pairs. A value nobody knows falls back to the default.

/// Colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Ink on paper.
    Light,
    /// Paper-coloured ink on warm black.
    Dark,
}

/// The language of the interface (notes are Chinese).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// 简体中文.
    #[default]
    Zh,
    /// English.
    En,
}

/// The size of all text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// 15 px.
    Small,
    /// 17 px.
    #[default]
    Normal,
    /// 20 px.
    Large,
    /// 24 px.
    Huge,
}

/// How many questions a round has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RoundSize {
    /// Five questions.
    Five,
    /// Ten questions.
    #[default]
    Ten,
    /// Twenty questions.
    Twenty,
    /// Forty questions.
    Forty,
}

macro_rules! setting {
    ($name:ident, $key:literal, $($variant:ident = $value:literal),+) => {
        impl $name {
            /// The setting's key in the log.
            pub const KEY: &str = $key;

            /// Every value, in the order shown.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// The value as the log keeps it.
            pub fn value(self) -> &'static str {
                match self { $($name::$variant => $value),+ }
            }

            /// The value of that text; the default for anything unknown.
            pub fn from_value(value: &str) -> $name {
                match value { $($value => $name::$variant,)+ _ => $name::default() }
            }
        }
    };
}

setting!(Theme, "theme", Auto = "auto", Light = "light", Dark = "dark");
setting!(Language, "language", Zh = "zh", En = "en");
setting!(
    TextSize,
    "text-size",
    Small = "small",
    Normal = "normal",
    Large = "large",
    Huge = "huge"
);
setting!(
    RoundSize,
    "round-size",
    Five = "5",
    Ten = "10",
    Twenty = "20",
    Forty = "40"
);

impl Language {
    /// The BCP 47 tag for the `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Zh => "zh-CN",
            Language::En => "en",
        }
    }
}

impl RoundSize {
    /// The number of questions.
    pub fn n_questions(self) -> usize {
        match self {
            RoundSize::Five => 5,
            RoundSize::Ten => 10,
            RoundSize::Twenty => 20,
            RoundSize::Forty => 40,
        }
    }
}

/// All settings together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Colours.
    pub theme: Theme,
    /// Interface language.
    pub language: Language,
    /// Text size.
    pub text_size: TextSize,
    /// Questions a round.
    pub round_size: RoundSize,
}

impl Settings {
    /// Reads the settings through `get`, which gives the latest value of a key.
    pub fn read<'a>(get: impl Fn(&str) -> Option<&'a str>) -> Settings {
        let value = |key| get(key).unwrap_or_default();
        Settings {
            theme: Theme::from_value(value(Theme::KEY)),
            language: Language::from_value(value(Language::KEY)),
            text_size: TextSize::from_value(value(TextSize::KEY)),
            round_size: RoundSize::from_value(value(RoundSize::KEY)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_reads_back_and_nonsense_is_the_default() {
        for &size in RoundSize::ALL {
            assert_eq!(RoundSize::from_value(size.value()), size);
            assert_eq!(size.value(), size.n_questions().to_string());
        }
        for &theme in Theme::ALL {
            assert_eq!(
                Settings::read(|key| (key == "theme").then_some(theme.value())).theme,
                theme
            );
        }
        assert_eq!(Settings::read(|_| Some("nonsense")), Settings::default());
        assert_eq!(Language::from_value("en").tag(), "en");
        assert_eq!(TextSize::from_value("huge"), TextSize::Huge);
    }
}
