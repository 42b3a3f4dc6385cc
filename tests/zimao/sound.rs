//! What holds for whatever is searched for. Also what the fuzz target asks.

use zimao::catalog::Catalog;
use zimao::search::{Engine, Query};

/// Searches, and panics where the answer is not sound.
pub(crate) fn check(engine: &Engine, catalog: &Catalog, text: &str) {
    let query = Query::parse(text);
    let found = engine.search(&query, None);

    // The order is total: by score, then by number, each item once; and the same again.
    let order: Vec<_> = found.hits.iter().map(|hit| (std::cmp::Reverse(hit.score), hit.item)).collect();
    assert!(order.is_sorted_by(|one, next| one < next), "{text:?} {order:?}");
    let again = engine.search(&query, None);
    assert_eq!((&again.hits, &again.taken_for), (&found.hits, &found.taken_for), "{text:?}");

    for hit in &found.hits {
        let item = catalog.item(hit.item).expect("a hit is an item");
        assert_eq!(found.taken_for.is_some(), hit.tier.is_approximate(), "{text:?} {hit:?}");

        let marks = engine.marks(&found, hit.item);
        for mark in &marks {
            let value = mark.value(item).expect("a mark is on a value");
            assert!(!mark.span.is_empty() && mark.span.end <= value.chars().count(), "{text:?} {mark:?}");
            // What is found of an English word is its beginning.
            let before = mark.span.start.checked_sub(1).and_then(|at| value.chars().nth(at));
            assert!(!mark.english || before.is_none_or(|c| !c.is_alphanumeric()), "{text:?} {mark:?}");
        }
        let apart = |pair: &[zimao::search::Mark]| match pair {
            [one, next] if (one.text(), one.index) == (next.text(), next.index) => one.span.end < next.span.start,
            [one, next] => one < next,
            _ => true,
        };
        assert!(marks.windows(2).all(apart), "{text:?} {marks:?}");

        let reasons = engine.reasons(&found, hit.item);
        assert_eq!(reasons.iter().map(|reason| reason.score).sum::<u32>(), hit.score, "{text:?} {reasons:?}");
        // Whatever was found in a field is marked there.
        for reason in &reasons {
            let marked = marks.iter().any(|mark| Some(mark.text()) == reason.text);
            assert!(marked || reason.text.is_none(), "{text:?} {reason:?} {marks:?}");
        }
    }
}
