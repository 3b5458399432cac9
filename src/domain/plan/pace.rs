//! How long answers take this person, and how well they do at first: learned from their log, kind by kind, and guessed where
//! the log says little. Knows kinds and seconds; not the bank, nor what is planned with it.

use crate::domain::{log::Grade, question::QuestionKind};

const N_KINDS: usize = QuestionKind::ALL.len();

/// Seconds a first answer takes with reading what explains it, by kind in the order of `QuestionKind::ALL`; our guess until
/// the log knows better. A recall is said aloud, for thirty seconds, and compared with its key points.
const FIRST_SECONDS: [f32; N_KINDS] = [75.0, 30.0, 40.0, 35.0, 45.0, 45.0, 45.0, 150.0, 180.0];

/// The same for later answers.
const AGAIN_SECONDS: [f32; N_KINDS] = [50.0, 15.0, 22.0, 20.0, 25.0, 28.0, 28.0, 90.0, 120.0];

/// How the first answers' grades are spread among Anki's users (the `fsrs` crate's simulator, `first_rating_prob`).
const FIRST_GRADES: [f32; 4] = [0.24, 0.094, 0.495, 0.171];

/// How many answers our guess counts for.
const N_GUESSED: f32 = 8.0;

/// An answer counts at most this many times the guess: the phone was laid aside.
const MOST: f32 = 6.0;

/// Sums of what was measured.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Measured {
    seconds: f32,
    n: f32,
}

/// What the log says about the person's pace.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pace {
    firsts: [Measured; N_KINDS],
    agains: [Measured; N_KINDS],
    first_grades: [f32; 4],
}

impl Pace {
    /// Counts a first answer.
    pub fn add_first(&mut self, kind: QuestionKind, grade: Grade, seconds: f32) {
        let kind = kind as usize;
        add(&mut self.firsts[kind], FIRST_SECONDS[kind], seconds, 1.0);
        self.first_grades[grade as usize] += 1.0;
    }

    /// Counts `n` further answers to one question that took `seconds` each.
    pub fn add_again(&mut self, kind: QuestionKind, seconds: f32, n: u32) {
        let kind = kind as usize;
        add(&mut self.agains[kind], AGAIN_SECONDS[kind], seconds, n as f32);
    }

    /// How much slower than guessed the person is over all kinds; a kind with few answers borrows from the others.
    fn slowness(&self) -> f32 {
        let guessed = FIRST_SECONDS.iter().chain(&AGAIN_SECONDS);
        let (mut seconds, mut expected) = (0.0, 0.0);
        for (measured, guessed) in self.firsts.iter().chain(&self.agains).zip(guessed) {
            seconds += measured.seconds;
            expected += guessed * measured.n;
        }
        let beforehand = N_GUESSED * FIRST_SECONDS[QuestionKind::Single as usize];
        (seconds + beforehand) / (expected + beforehand)
    }

    /// Seconds a first answer to a question of this kind takes.
    pub fn first_seconds(&self, kind: QuestionKind) -> f32 {
        estimate(
            self.firsts[kind as usize],
            FIRST_SECONDS[kind as usize] * self.slowness(),
        )
    }

    /// Seconds a further answer to a question of this kind takes.
    pub fn again_seconds(&self, kind: QuestionKind) -> f32 {
        estimate(
            self.agains[kind as usize],
            AGAIN_SECONDS[kind as usize] * self.slowness(),
        )
    }

    /// Seconds a further answer to one question takes whose `n` further answers took `seconds` each.
    pub fn again_seconds_of(&self, kind: QuestionKind, seconds: f32, n: u32) -> f32 {
        let guessed = self.again_seconds(kind);
        let mut measured = Measured::default();
        add(&mut measured, guessed, seconds, n as f32);
        estimate(measured, guessed)
    }

    /// The probabilities of a first answer's grades.
    pub fn first_grades(&self) -> [f32; 4] {
        let n_guessed = 2.0 * N_GUESSED;
        let n: f32 = self.first_grades.iter().sum();
        let mut grades = self.first_grades;
        for (grade, guessed) in grades.iter_mut().zip(FIRST_GRADES) {
            *grade = (*grade + guessed * n_guessed) / (n + n_guessed);
        }
        grades
    }
}

fn add(measured: &mut Measured, guessed: f32, seconds: f32, n: f32) {
    measured.seconds += seconds.min(MOST * guessed) * n;
    measured.n += n;
}

/// The mean of what was measured and of the guess, which counts for a few answers. At least a second.
fn estimate(measured: Measured, guessed: f32) -> f32 {
    ((measured.seconds + guessed * N_GUESSED) / (measured.n + N_GUESSED)).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: f32, least: f32, most: f32) {
        assert!((least..=most).contains(&found), "{found} is not in {least}..={most}");
    }

    #[test]
    fn without_a_log_it_is_the_guess() {
        let pace = Pace::default();
        for kind in QuestionKind::ALL {
            assert_eq!(pace.first_seconds(kind), FIRST_SECONDS[kind as usize]);
            assert_eq!(pace.again_seconds(kind), AGAIN_SECONDS[kind as usize]);
        }
        let grades = pace.first_grades();
        assert!(
            grades
                .iter()
                .zip(FIRST_GRADES)
                .all(|(grade, guess)| (grade - guess).abs() < 1e-6)
        );
    }

    #[test]
    fn many_answers_outweigh_the_guess_and_few_do_not() {
        let mut pace = Pace::default();
        pace.add_again(QuestionKind::Single, 45.0, 1);
        check(pace.again_seconds(QuestionKind::Single), 16.0, 22.0);
        pace.add_again(QuestionKind::Single, 45.0, 400);
        check(pace.again_seconds(QuestionKind::Single), 44.0, 46.0);
        // Three times as slow at one kind: slower at others too.
        check(pace.again_seconds(QuestionKind::Sql), 200.0, 270.0);
    }

    #[test]
    fn a_phone_laid_aside_is_no_measure() {
        let mut pace = Pace::default();
        pace.add_first(QuestionKind::Single, Grade::Good, 3_600.0);
        check(pace.first_seconds(QuestionKind::Single), 30.0, 65.0);
    }

    #[test]
    fn one_question_may_be_slower_than_its_kind() {
        let pace = Pace::default();
        check(pace.again_seconds_of(QuestionKind::Single, 60.0, 8), 37.0, 38.0);
        assert_eq!(pace.again_seconds_of(QuestionKind::Single, 0.0, 0), 15.0);
    }

    #[test]
    fn first_grades_are_probabilities() {
        let mut pace = Pace::default();
        for _ in 0..200 {
            pace.add_first(QuestionKind::Cloze, Grade::Again, 20.0);
        }
        let grades = pace.first_grades();
        check(grades.iter().sum(), 0.999, 1.001);
        check(grades[0], 0.9, 1.0);
    }
}
