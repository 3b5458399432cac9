//! What the person's own log shows them about their learning: days, weeks, what comes, and whether predictions hold.
//!
//! Figures only, each computed from the fold or from one pass over the log. Knows neither texts nor how a figure is drawn.

mod activity;
mod calibration;
mod load;

pub use activity::{HEAT_STEPS, HeatMap, N_HEAT_WEEKS, N_WEEKS, Week, heat_step, weeks};
pub use calibration::{Bin, Calibration, MAX_CALIBRATED, N_BINS};
pub use load::{DayLoad, N_LOAD_DAYS, load};
