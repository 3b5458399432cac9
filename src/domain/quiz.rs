//! Quizzing: what somebody answers, how it is graded, which questions are asked in which order, and where a round is.
//!
//! Pure: a seed and the time are arguments. Must not know how an answer is logged, stored or drawn.

pub mod candidates;
pub mod code_text;
pub mod compose;
pub mod diff;
pub mod grading;
mod interleave;
pub mod ordering;
pub mod response;
pub mod session;
pub mod sql_text;
pub mod text;
