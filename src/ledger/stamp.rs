//! Moments, as the ledger writes them.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use super::zone;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A moment to the second, in UTC. Written `2026-11-23T08:15:30Z`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp(
    /// Seconds since 1970.
    u64,
);

const DAY: u64 = 24 * 60 * 60;

/// The last second of the year 9999, the last that has four digits.
const LAST: u64 = 253_402_300_799;

impl Stamp {
    /// This moment, by the clock of the system.
    #[must_use]
    pub fn now() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self::of_seconds(since.as_secs())
    }

    /// So many seconds after 1970 began.
    #[must_use]
    pub fn of_seconds(seconds: u64) -> Self {
        Self(seconds.min(LAST))
    }

    /// Its day where the user is: `2026-11-23`.
    #[must_use]
    pub fn date(self) -> String {
        let ahead = zone::ahead(i64::try_from(self.0).unwrap_or(i64::MAX));
        let there = self.0.saturating_add_signed(ahead.into());
        let (year, month, day) = date(there / DAY);
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Reads `2026-11-23T08:15:30Z`; nothing else is a moment.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |from: usize, to: usize| text.get(from..to)?.parse::<u64>().ok();
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hours, minutes, seconds) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        let of_day = hours * 60 * 60 + minutes * 60 + seconds;
        let stamp = Self::of_seconds(days_before(year, month, day)? * DAY + of_day);
        // Signs out of place, a 30 February, an hour 25: written again, they are another text.
        (stamp.to_string() == text).then_some(stamp)
    }
}

/// Days from 1970 to a day. A year begins with March here, so that the day that some
/// years lack is the last.
fn days_before(year: u64, month: u64, day: u64) -> Option<u64> {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year.checked_sub(1)?, month + 9) };
    let leap = year / 4 + year / 400 - year / 100;
    (year * 365 + leap + (153 * month + 2) / 5 + day).checked_sub(1 + DAYS_TO_1970)
}

/// Days from 1 March of the year 0 to 1970.
const DAYS_TO_1970: u64 = 719_468;

/// Days of four hundred years.
const DAYS_OF_400: u64 = 146_097;

/// Year, month and day of a day since 1970.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + DAYS_TO_1970;
    let (cycle, day) = (days / DAYS_OF_400, days % DAYS_OF_400);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (year * 365 + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (cycle * 400 + year + next, month, day)
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((year, month, day), of_day) = (date(self.0 / DAY), self.0 % DAY);
        let (hours, minutes, seconds) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}Z")
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("not a moment such as 2026-11-23T08:15:30Z"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_moments_are_written_as_they_are_known() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_795_421_730, "2026-11-23T08:15:30Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (LAST, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(Stamp(seconds).to_string(), text);
            assert_eq!(Stamp::parse(text), Some(Stamp(seconds)), "{text}");
        }
        assert_eq!(Stamp::of_seconds(u64::MAX), Stamp(LAST));
    }

    #[test]
    fn nothing_else_is_a_moment() {
        for text in [
            "",
            "2026-11-23",
            "2026-11-23T08:15:30",
            "2026-11-23T08:15:30.5Z",
            "2026-11-23T08:15:30+08:00",
            "2026-11-23t08:15:30z",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:60:00Z",
            "1969-12-31T23:59:59Z",
            "0000-01-01T00:00:00Z",
            "+026-01-01T00:00:00Z",
            "２０２６-11-23T08:15:30Z",
        ] {
            assert_eq!(Stamp::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn now_is_after_this_was_written() {
        assert!(Stamp::now() > Stamp::parse("2025-01-01T00:00:00Z").unwrap());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_moment_is_read_as_it_is_written_and_texts_sort_as_moments(one in 0..=LAST, other in 0..=LAST) {
            let (one, other) = (Stamp(one), Stamp(other));
            prop_assert_eq!(Stamp::parse(&one.to_string()), Some(one));
            prop_assert_eq!(one.cmp(&other), one.to_string().cmp(&other.to_string()));
        }
    }
}
