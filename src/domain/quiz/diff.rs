//! The difference between two lists of lines, shown below a typed answer. Knows nothing of languages.

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineMark {
    /// In both; the text is the person's.
    Same,
    /// Only in the answer.
    Extra,
    /// Only in the reference.
    Missing,
}

/// A line of the difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffLine {
    /// Where it stands.
    pub mark: LineMark,
    /// The line as it was written.
    pub text: String,
}

/// A line to be compared by `key` and shown as `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The normalised form.
    pub key: String,
    /// The form shown.
    pub text: String,
}

/// The shortest way from `given` to `reference`, by the longest common subsequence of their keys.
///
/// Takes time and memory in proportion to the product of the two lengths, less what they share at the ends; an answer of
/// more than `MAX_LINES` lines is compared up to there and the rest counts as extra.
pub fn diff(given: &[Line], reference: &[Line]) -> Vec<DiffLine> {
    let n_same_start = n_equal(given.iter(), reference.iter());
    let (given_rest, reference_rest) = (&given[n_same_start..], &reference[n_same_start..]);
    let n_same_end = n_equal(given_rest.iter().rev(), reference_rest.iter().rev());
    let given_middle = &given_rest[..given_rest.len() - n_same_end];
    let reference_middle = &reference_rest[..reference_rest.len() - n_same_end];

    let mut lines: Vec<DiffLine> = given[..n_same_start]
        .iter()
        .map(|line| marked(LineMark::Same, line))
        .collect();
    let (compared, uncompared) = given_middle.split_at(given_middle.len().min(MAX_LINES));
    lines.extend(diff_middle(compared, reference_middle));
    lines.extend(uncompared.iter().map(|line| marked(LineMark::Extra, line)));
    lines.extend(
        given[given.len() - n_same_end..]
            .iter()
            .map(|line| marked(LineMark::Same, line)),
    );
    lines
}

/// Longer answers than this are a paste, not something written for a quiz.
pub const MAX_LINES: usize = 500;

fn diff_middle(given: &[Line], reference: &[Line]) -> Vec<DiffLine> {
    // `longest[i][j]`: length of the longest common subsequence of given[i..] and reference[j..].
    let mut longest = vec![vec![0u32; reference.len() + 1]; given.len() + 1];
    for (i, given_line) in given.iter().enumerate().rev() {
        for (j, reference_line) in reference.iter().enumerate().rev() {
            longest[i][j] = if given_line.key == reference_line.key {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let mut lines = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(given_line), Some(reference_line)) = (given.get(i), reference.get(j)) {
        if given_line.key == reference_line.key {
            lines.push(marked(LineMark::Same, given_line));
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            lines.push(marked(LineMark::Extra, given_line));
            i += 1;
        } else {
            lines.push(marked(LineMark::Missing, reference_line));
            j += 1;
        }
    }
    lines.extend(given[i..].iter().map(|line| marked(LineMark::Extra, line)));
    lines.extend(reference[j..].iter().map(|line| marked(LineMark::Missing, line)));
    lines
}

fn n_equal<'a>(given: impl Iterator<Item = &'a Line>, reference: impl Iterator<Item = &'a Line>) -> usize {
    given.zip(reference).take_while(|(a, b)| a.key == b.key).count()
}

fn marked(mark: LineMark, line: &Line) -> DiffLine {
    DiffLine {
        mark,
        text: line.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(text: &str) -> Vec<Line> {
        text.chars()
            .map(|c| Line {
                key: c.to_lowercase().to_string(),
                text: c.to_string(),
            })
            .collect()
    }

    /// Letters are lines; `expect` has `+` before an extra one and `-` before a missing one.
    #[track_caller]
    fn check(given: &str, reference: &str, expect: &str) {
        let shown: String = diff(&lines(given), &lines(reference))
            .iter()
            .map(|line| match line.mark {
                LineMark::Same => line.text.clone(),
                LineMark::Extra => format!("+{}", line.text),
                LineMark::Missing => format!("-{}", line.text),
            })
            .collect();
        assert_eq!(shown, expect);
    }

    #[test]
    fn differences_are_shortest() {
        check("", "", "");
        check("abc", "abc", "abc");
        check("aBc", "abc", "aBc");
        check("", "ab", "-a-b");
        check("ab", "", "+a+b");
        check("axc", "abc", "a+x-bc");
        check("acd", "abcd", "a-bcd");
        check("ba", "ab", "+ba-b");
        check("aab", "ab", "a+ab");
    }

    #[test]
    fn a_huge_paste_is_cut() {
        let given = lines(&"x".repeat(100_000));
        assert_eq!(diff(&given, &lines("ab")).len(), 100_002);
    }

    proptest! {
        #[test]
        fn both_sides_can_be_read_back(given in "[abc]{0,12}", reference in "[abc]{0,12}") {
            let lines_of = |side: LineMark| -> String {
                diff(&lines(&given), &lines(&reference))
                    .into_iter()
                    .filter(|line| line.mark == LineMark::Same || line.mark == side)
                    .map(|line| line.text)
                    .collect()
            };
            prop_assert_eq!(lines_of(LineMark::Extra), given.clone());
            prop_assert_eq!(lines_of(LineMark::Missing), reference.clone());
        }
    }
}
