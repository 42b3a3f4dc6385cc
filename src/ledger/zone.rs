//! Where the user is, by the clock.

use std::env;
use std::sync::OnceLock;

use tz::{LocalTimeType, TimeZone};

/// Seconds by which the user's clock is ahead of UTC at a moment, in seconds since 1970: by
/// `TZ`, else as the system is set; none where neither says.
pub(super) fn ahead(moment: i64) -> i32 {
    static ZONE: OnceLock<TimeZone> = OnceLock::new();
    let zone = ZONE.get_or_init(|| {
        let zone = match env::var("TZ") {
            Ok(named) if named.is_empty() => return TimeZone::utc(),
            Ok(named) => TimeZone::from_posix_tz(&named),
            Err(_) => TimeZone::local(),
        };
        zone.unwrap_or_else(|_| TimeZone::utc())
    });
    zone.find_local_time_type(moment).map_or(0, LocalTimeType::ut_offset)
}
