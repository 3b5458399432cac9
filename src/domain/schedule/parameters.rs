//! FSRS-6's 21 parameters as the log keeps them: whole numbers of millionths, so that what is stored, sent to a worker and
//! computed with is the same to the last digit, and no code for printing floats is part of the app.
//!
//! Knows their order, limits and text; what they do is `step`'s.

use crate::domain::numbers;

/// How many there are.
pub const N_PARAMETERS: usize = 21;

/// One, in the unit parameters are kept in.
const ONE: f64 = 1e6;

/// Those published with FSRS-6 (`fsrs::DEFAULT_PARAMETERS`), in millionths.
const PUBLISHED: [u32; N_PARAMETERS] = [
    212_000, 1_293_100, 2_306_500, 8_295_600, 6_413_300, 833_400, 3_019_400, 1_000, 1_872_200, 166_600, 796_000,
    1_483_500, 61_400, 262_900, 1_648_300, 601_400, 1_872_900, 542_500, 91_200, 65_800, 154_200,
];

/// The limits within which FSRS-6 is trained (`fsrs`' `parameter_clipper.rs`), in millionths. Within them no step divides by
/// zero or leaves the numbers.
const LIMITS: [(u32, u32); N_PARAMETERS] = [
    (1_000, 100_000_000),
    (1_000, 100_000_000),
    (1_000, 100_000_000),
    (1_000, 100_000_000),
    (1_000_000, 10_000_000),
    (1_000, 4_000_000),
    (1_000, 4_000_000),
    (1_000, 750_000),
    (0, 4_500_000),
    (0, 800_000),
    (1_000, 3_500_000),
    (1_000, 5_000_000),
    (1_000, 250_000),
    (1_000, 900_000),
    (0, 4_000_000),
    (0, 1_000_000),
    (1_000_000, 6_000_000),
    (0, 2_000_000),
    (0, 2_000_000),
    (10_000, 800_000),
    (100_000, 800_000),
];

/// FSRS-6's parameters w₀…w₂₀, each within its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameters {
    millionths: [u32; N_PARAMETERS],
}

impl Default for Parameters {
    /// The published ones, which fit the average person.
    fn default() -> Parameters {
        Parameters { millionths: PUBLISHED }
    }
}

impl Parameters {
    /// The setting under which the log keeps them. Its value is `to_text`; anything else stands for the defaults.
    pub const KEY: &str = "fsrs.parameters";

    /// Parameters in millionths; `None` unless there are 21 and each is within its limits.
    pub fn from_millionths(millionths: &[u32]) -> Option<Parameters> {
        let millionths: [u32; N_PARAMETERS] = millionths.try_into().ok()?;
        let is_within = |(value, (least, greatest)): (&u32, &(u32, u32))| (least..=greatest).contains(&value);
        millionths
            .iter()
            .zip(&LIMITS)
            .all(is_within)
            .then_some(Parameters { millionths })
    }

    /// Rounded to millionths; `None` unless there are 21 and each is a number within its limits.
    pub fn from_values(values: &[f32]) -> Option<Parameters> {
        if !values.iter().all(|value| value.is_finite()) {
            return None;
        }
        let millionths: Vec<u32> = values.iter().copied().map(rounded).collect();
        Parameters::from_millionths(&millionths)
    }

    /// The nearest that are within the limits; a value that is no number becomes 0 first.
    pub fn nearest(values: &[f32; N_PARAMETERS]) -> Parameters {
        let mut millionths = values.map(rounded);
        for (value, &(least, greatest)) in millionths.iter_mut().zip(&LIMITS) {
            *value = (*value).max(least).min(greatest);
        }
        Parameters { millionths }
    }

    /// In millionths.
    pub fn millionths(&self) -> &[u32; N_PARAMETERS] {
        &self.millionths
    }

    /// As numbers to compute with.
    pub fn values(&self) -> [f32; N_PARAMETERS] {
        self.millionths.map(|value| (f64::from(value) / ONE) as f32)
    }

    /// The text of `to_text`; `None` for any other.
    pub fn from_text(text: &str) -> Option<Parameters> {
        Parameters::from_millionths(&numbers::from_text(text)?)
    }

    /// 21 whole numbers, of millionths, with spaces between.
    pub fn to_text(&self) -> String {
        numbers::to_text(&self.millionths)
    }
}

/// Negative values become 0, too great ones the greatest number; both are then refused by the limits.
fn rounded(value: f32) -> u32 {
    (f64::from(value) * ONE).round() as u32
}

#[cfg(test)]
pub(super) mod tests {
    use fsrs::{DEFAULT_PARAMETERS, FSRS};
    use proptest::prelude::*;

    use super::*;

    /// Any that are allowed.
    pub(in crate::domain) fn any_parameters() -> impl Strategy<Value = Parameters> {
        let each: Vec<_> = LIMITS.iter().map(|&(least, greatest)| least..=greatest).collect();
        each.prop_map(|millionths| Parameters::from_millionths(&millionths).expect("within the limits"))
    }

    #[track_caller]
    fn check(text: &str, expect: Option<Parameters>) {
        assert_eq!(Parameters::from_text(text), expect, "{text:?}");
    }

    #[test]
    fn values_out_of_the_limits_go_to_the_nearest() {
        for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1e30, -1e30, 0.5] {
            let nearest = Parameters::nearest(&[value; N_PARAMETERS]);
            assert_eq!(Parameters::from_millionths(nearest.millionths()), Some(nearest));
        }
        assert_eq!(Parameters::nearest(&DEFAULT_PARAMETERS), Parameters::default());
    }

    #[test]
    fn the_defaults_are_the_published_ones() {
        assert_eq!(Parameters::default().values(), DEFAULT_PARAMETERS);
        assert_eq!(
            Parameters::from_values(&DEFAULT_PARAMETERS),
            Some(Parameters::default())
        );
    }

    #[test]
    fn texts_are_read_or_refused() {
        let text = Parameters::default().to_text();
        assert!(text.starts_with("212000 1293100 2306500 8295600 ") && text.ends_with(" 154200"));
        check(&text, Some(Parameters::default()));
        check("", None);
        check("default", None);
        check(&text.replace(' ', ","), None);
        check(&format!("{text} 1"), None);
        check(&text[..text.len() - 7], None);
        check(&text.replace("154200", "99999"), None);
        check(&text.replace("154200", "800001"), None);
        check(&text.replace("154200", "-154200"), None);
        check(&text.replace("154200", "0.1542"), None);
        check(&text.replace("154200", "99999999999"), None);
    }

    #[test]
    fn what_is_no_number_or_outside_is_refused() {
        for bad in [f32::NAN, f32::INFINITY, -1.0, 0.0, 101.0] {
            let mut values = DEFAULT_PARAMETERS;
            values[2] = bad;
            assert_eq!(Parameters::from_values(&values), None, "{bad}");
        }
        assert_eq!(Parameters::from_values(&DEFAULT_PARAMETERS[..20]), None);
        assert_eq!(Parameters::from_values(&[]), None);
    }

    proptest! {
        #[test]
        fn texts_and_values_read_back(parameters in any_parameters()) {
            prop_assert_eq!(Parameters::from_text(&parameters.to_text()), Some(parameters));
            let read = Parameters::from_values(&parameters.values()).expect("within the limits");
            for (found, expect) in read.millionths().iter().zip(parameters.millionths()) {
                // An f32 has 24 bits: at a hundred days that is eight millionths.
                prop_assert!(found.abs_diff(*expect) <= 1 + expect / 10_000_000, "{} {}", found, expect);
            }
        }

        #[test]
        fn any_text_gives_parameters_or_none(text in ".{0,80}") {
            let _ = Parameters::from_text(&text);
        }

        #[test]
        fn the_crate_takes_what_we_take(parameters in any_parameters()) {
            prop_assert!(FSRS::new(&parameters.values()).is_ok());
        }
    }
}
