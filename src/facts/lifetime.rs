//! How long tokens last, in effect.

use super::known::Known;
use crate::schema::{arg, seconds_per};

/// How long a token lasts.
#[derive(Debug)]
pub(crate) struct Lifetime {
    pub path: &'static str,
    pub unit_path: &'static str,
    /// `"access token"`.
    pub word: &'static str,
    pub number: Known<i64>,
    /// The unit as written.
    pub unit: Known<&'static str>,
    pub(super) default_unit: &'static str,
    pub(super) default_seconds: i64,
}

impl Lifetime {
    /// The unit in effect.
    pub fn unit_name(&self) -> Option<&'static str> {
        self.unit.or(self.default_unit)
    }

    /// Seconds in effect, with AWS's defaults. `None` where not known, or too large to count.
    pub fn seconds(&self) -> Option<i64> {
        match self.number {
            Known::Absent => Some(self.default_seconds),
            Known::Is(0) if self.path == arg::REFRESH => Some(self.default_seconds),
            Known::Is(number) => number.checked_mul(seconds_per(self.unit_name()?)?),
            Known::Unknown => None,
        }
    }

    pub fn seconds_by_default(&self) -> i64 {
        self.default_seconds
    }

    pub fn default_unit(&self) -> &'static str {
        self.default_unit
    }

    pub fn range(&self) -> (i64, i64) {
        if self.path == arg::REFRESH { (3_600, 315_360_000) } else { (300, 86_400) }
    }

    /// Whether the seconds in effect are what AWS takes.
    pub fn in_range(&self) -> bool {
        let (min, max) = self.range();
        self.number != Known::Is(0) && self.seconds().is_some_and(|seconds| (min..=max).contains(&seconds))
    }
}
