//! Why a written-down thing could not be read. Owns the messages; knows nothing of who reads them or where it came from.

use std::{error, fmt};

/// Why a text could not be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WireError {
    /// It is not JSON, or not of the expected shape. Carries the parser's words, with line and column.
    Syntax(String),
    /// It was written by a version of this project that this one does not know.
    Version {
        /// The version it says it has.
        found: u32,
        /// The version understood here.
        known: u32,
    },
    /// It has the right shape but breaks a promise of the domain. Carries which one, and where.
    Invalid(String),
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WireError::Syntax(message) => write!(f, "cannot be read: {message}"),
            WireError::Version { found, known } => {
                write!(
                    f,
                    "has format version {found}, but this app understands version {known}: reload to update"
                )
            }
            WireError::Invalid(message) => write!(f, "is not consistent: {message}"),
        }
    }
}

impl error::Error for WireError {}
