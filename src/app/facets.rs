//! The facets: values of a field that narrow what the tree shows, with their counts.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::rc::Rc;

use super::state::App;
use super::window::{Step, Window};
use crate::catalog::{Catalog, Grouping, Headings, ItemIndex};
use crate::i18n::LedgerTexts;
use crate::ledger::Ledger;

/// A field whose values narrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    /// 领域
    Domain,
    /// 负责单位
    Unit,
    /// 推广范围
    Scope,
    /// 推进状态
    Status,
    /// What else is kept in the ledger: marks and notes.
    Kept,
}

impl Facet {
    /// All facets, in the order of the panel.
    pub const ALL: [Self; 5] = [Self::Domain, Self::Unit, Self::Scope, Self::Status, Self::Kept];

    /// Whether it is the ledger that says what an item has there.
    fn goes_by_ledger(self) -> bool {
        match self {
            Self::Domain | Self::Unit | Self::Scope => false,
            Self::Status | Self::Kept => true,
        }
    }
}

/// A row of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetRow {
    /// Above the values of a facet.
    Head(Facet),
    /// A value.
    Value {
        /// Of which facet.
        facet: Facet,
        /// Its position among the facet's values.
        value: u32,
        /// How many items it would leave, under the query and the other facets.
        count: usize,
        /// Whether it narrows.
        picked: bool,
    },
}

/// The headings of a catalog, each kind made when it is first needed.
#[derive(Debug)]
pub(super) struct AllHeadings {
    catalog: &'static Catalog,
    ledger: Rc<Ledger>,
    texts: &'static LedgerTexts,
    groupings: [OnceCell<Rc<Headings<'static>>>; Grouping::ALL.len()],
    domains: OnceCell<Rc<Headings<'static>>>,
    /// What else the ledger says of items.
    kept: OnceCell<Rc<Headings<'static>>>,
}

impl AllHeadings {
    pub(super) fn new(catalog: &'static Catalog, ledger: Rc<Ledger>, texts: &'static LedgerTexts) -> Self {
        let (groupings, domains, kept) = Default::default();
        Self { catalog, ledger, texts, groupings, domains, kept }
    }

    /// The ledger says something else.
    pub(super) fn set_ledger(&mut self, ledger: Rc<Ledger>) {
        self.ledger = ledger;
        let [_, _, _, status] = &mut self.groupings;
        (*status, self.kept) = Default::default();
    }

    /// The headings of a grouping.
    pub(super) fn by(&self, grouping: Grouping) -> Rc<Headings<'static>> {
        let [domain, unit, scope, status] = &self.groupings;
        let cell = match grouping {
            Grouping::Domain => domain,
            Grouping::Unit => unit,
            Grouping::Scope => scope,
            Grouping::Status => status,
        };
        Rc::clone(cell.get_or_init(|| Rc::new(self.ledger.headings(self.catalog, grouping, self.texts.status))))
    }

    /// The values of a facet.
    fn of(&self, facet: Facet) -> Rc<Headings<'static>> {
        match facet {
            Facet::Domain => Rc::clone(self.domains.get_or_init(|| Rc::new(Headings::of_domains(self.catalog)))),
            Facet::Unit => self.by(Grouping::Unit),
            Facet::Scope => self.by(Grouping::Scope),
            Facet::Status => self.by(Grouping::Status),
            Facet::Kept => Rc::clone(self.kept.get_or_init(|| Rc::new(self.of_kept()))),
        }
    }

    fn of_kept(&self) -> Headings<'static> {
        let labels = [self.texts.marked, self.texts.noted];
        Headings::of_labels(self.catalog, &labels, |_, item| {
            let entry = self.ledger.get(item.id);
            let kept = [entry.is_some_and(|entry| entry.marked), entry.is_some_and(|entry| !entry.note.is_empty())];
            (0..).zip(kept).filter(|(_, kept)| *kept).map(|(label, _)| label)
        })
    }
}

/// The values of one facet, and those picked.
#[derive(Clone, Debug, Default)]
struct Choice {
    values: Rc<Headings<'static>>,
    /// For each value whether it is picked; empty until one is.
    picked: Vec<bool>,
    /// How many are.
    count: usize,
}

impl Choice {
    /// Whether an item has one of the values picked, or none is.
    fn passes(&self, item: ItemIndex) -> bool {
        self.count == 0 || self.values.above(item).iter().any(|value| self.is_picked(*value))
    }

    fn is_picked(&self, value: u32) -> bool {
        self.picked.get(value as usize) == Some(&true)
    }

    fn toggle(&mut self, value: u32) {
        self.picked.resize(self.values.len(), false);
        let Some(picked) = self.picked.get_mut(value as usize) else { return };
        *picked = !*picked;
        self.count = self.picked.iter().filter(|picked| **picked).count();
    }
}

/// What narrows the tree, and the panel while it is shown.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    choices: [Choice; Facet::ALL.len()],
    panel: Option<Panel>,
}

/// The panel of the facets.
#[derive(Clone, Debug, Default)]
struct Panel {
    rows: Vec<FacetRow>,
    window: Window,
}

impl Facets {
    /// Whether any value narrows.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.choices.iter().any(|choice| choice.count > 0)
    }

    /// Whether the panel is shown.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.panel.is_some()
    }

    /// The values that narrow.
    fn picked(&self) -> impl Iterator<Item = &'static str> {
        self.choices.iter().flat_map(|choice| {
            let values = (0..).zip(&choice.picked).filter(|(_, picked)| **picked);
            values.map(|(value, _)| choice.values.label(value))
        })
    }

    /// The text of a value.
    #[must_use]
    pub fn label(&self, facet: Facet, value: u32) -> &'static str {
        self.choice(facet).map_or("", |choice| choice.values.label(value))
    }

    /// Rows of the panel in a view of `height` rows, each with whether the cursor is on it.
    pub fn in_view(&self, height: usize) -> impl Iterator<Item = (FacetRow, bool)> {
        self.panel.iter().flat_map(move |Panel { rows, window }| {
            (rows.iter().enumerate().skip(window.offset).take(height)).map(|(at, row)| (*row, at == window.cursor))
        })
    }

    /// How many rows the panel has, and the first in view.
    #[must_use]
    pub fn extent(&self) -> (usize, usize) {
        self.panel.as_ref().map_or((0, 0), |panel| (panel.rows.len(), panel.window.offset))
    }

    /// Whether an item has what every facet asks for.
    pub(super) fn pass(&self, item: ItemIndex) -> bool {
        self.choices.iter().all(|choice| choice.passes(item))
    }

    /// What narrows, without the panel.
    pub(super) fn without_panel(&self) -> Self {
        Self { choices: self.choices.clone(), panel: None }
    }

    /// Whether what narrows goes by the ledger.
    pub(super) fn go_by_ledger(&self) -> bool {
        self.choices.iter().zip(Facet::ALL).any(|(choice, facet)| choice.count > 0 && facet.goes_by_ledger())
    }

    /// Leaves the panel.
    pub(super) fn close(&mut self) {
        self.panel = None;
    }

    fn choice(&self, facet: Facet) -> Option<&Choice> {
        Facet::ALL.iter().zip(&self.choices).find(|(other, _)| **other == facet).map(|(_, choice)| choice)
    }

    fn toggle(&mut self, facet: Facet, value: u32) {
        let choice = Facet::ALL.iter().zip(&mut self.choices).find(|(other, _)| **other == facet);
        if let Some((_, choice)) = choice {
            choice.toggle(value);
        }
    }

    fn clear(&mut self) {
        for choice in &mut self.choices {
            choice.picked.clear();
            choice.count = 0;
        }
    }

    /// For each facet how many of the items have each of its values, of those that have what
    /// the other facets ask for.
    fn counts(&self, items: impl Iterator<Item = ItemIndex>) -> [Vec<usize>; Facet::ALL.len()] {
        let mut counts = self.choices.each_ref().map(|choice| vec![0; choice.values.len()]);
        for item in items {
            let fails = self.choices.each_ref().map(|choice| !choice.passes(item));
            let failed = fails.iter().filter(|fails| **fails).count();
            for ((choice, counts), fails) in self.choices.iter().zip(&mut counts).zip(fails) {
                if failed > usize::from(fails) {
                    continue;
                }
                for value in choice.values.above(item) {
                    counts.get_mut(*value as usize).into_iter().for_each(|count| *count += 1);
                }
            }
        }
        counts
    }

    /// Counts anew. Values that would leave nothing are left out, unless they are picked;
    /// the most frequent come first.
    fn fill(&mut self, items: impl Iterator<Item = ItemIndex>, height: usize) {
        if self.panel.is_none() {
            return;
        }
        let mut rows = Vec::new();
        for ((facet, choice), counts) in Facet::ALL.into_iter().zip(&self.choices).zip(self.counts(items)) {
            let values = (0..).zip(counts).map(|(value, count)| (value, count, choice.is_picked(value)));
            let mut values: Vec<(u32, usize, bool)> =
                values.filter(|(_, count, picked)| *count > 0 || *picked).collect();
            // What the ledger says has an order of its own.
            if !facet.goes_by_ledger() {
                values.sort_by_key(|(value, count, _)| (Reverse(*count), *value));
            }
            rows.extend((!values.is_empty()).then_some(FacetRow::Head(facet)));
            let row = |(value, count, picked)| FacetRow::Value { facet, value, count, picked };
            rows.extend(values.into_iter().map(row));
        }
        let Some(panel) = &mut self.panel else { return };
        let before = panel.rows.get(panel.window.cursor).copied();
        panel.rows = rows;
        let at = before.and_then(|before| panel.rows.iter().position(|row| row.is_same(&before)));
        panel.window.go_in_place(at.unwrap_or(panel.window.cursor), panel.rows.len(), height);
        panel.leave_head(true, height);
    }

    pub(super) fn step(&mut self, step: Step, height: usize) {
        let Some(panel) = &mut self.panel else { return };
        let before = panel.window.cursor;
        panel.window.step(step, panel.rows.len(), height);
        let down = panel.window.cursor > before;
        panel.leave_head(down, height);
    }

    pub(super) fn scroll(&mut self, step: Step, height: usize) {
        if let Some(panel) = &mut self.panel {
            panel.window.scroll(step, panel.rows.len(), height);
        }
    }

    /// Brings the cursor into a view of another height.
    pub(super) fn fit(&mut self, height: usize) {
        if let Some(panel) = &mut self.panel {
            panel.window.show_cursor(panel.rows.len(), height);
        }
    }

    /// Puts the cursor on the value that is `line` rows below the top of the panel.
    fn click(&mut self, line: usize) -> bool {
        let Some(panel) = &mut self.panel else { return false };
        let row = panel.window.offset + line;
        let hit = matches!(panel.rows.get(row), Some(FacetRow::Value { .. }));
        if hit {
            panel.window.cursor = row;
        }
        hit
    }

    fn selected(&self) -> Option<(Facet, u32)> {
        let panel = self.panel.as_ref()?;
        match panel.rows.get(panel.window.cursor)? {
            FacetRow::Value { facet, value, .. } => Some((*facet, *value)),
            FacetRow::Head(_) => None,
        }
    }
}

impl FacetRow {
    /// Whether it is the same row with another count.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Head(facet), Self::Head(other)) => facet == other,
            (Self::Value { facet, value, .. }, Self::Value { facet: other, value: its, .. }) => {
                (facet, value) == (other, its)
            }
            (Self::Head(_), Self::Value { .. }) | (Self::Value { .. }, Self::Head(_)) => false,
        }
    }
}

impl Panel {
    /// A head cannot be picked: the cursor goes on, the way it went.
    fn leave_head(&mut self, down: bool, height: usize) {
        let cursor = self.window.cursor;
        if matches!(self.rows.get(cursor), Some(FacetRow::Head(_))) {
            let next = if down { cursor + 1 } else { cursor.checked_sub(1).unwrap_or(cursor + 1) };
            self.window.go(next, self.rows.len(), height);
        }
    }
}

impl App {
    /// The values that narrow, as chips: `[海关总署] [全国]`, by their abbreviations where they
    /// have one.
    #[must_use]
    pub fn chips(&self) -> String {
        let chips = self.facets.picked().map(|value| format!("[{}]", self.messages.briefly(value)));
        chips.collect::<Vec<_>>().join(" ")
    }

    /// Rows of the panel.
    #[must_use]
    pub fn panel_height(&self) -> usize {
        usize::from(self.layout.panel().height)
    }

    pub(super) fn toggle_facets(&mut self) {
        if self.facets.panel.take().is_none() {
            // Nobody narrows by a ledger in which nothing stands.
            let unkept = self.ledger.as_ref().is_none_or(|ledger| ledger.is_blank());
            for (choice, facet) in self.facets.choices.iter_mut().zip(Facet::ALL) {
                if !facet.goes_by_ledger() || !unkept || choice.count > 0 {
                    choice.values = self.headings.of(facet);
                }
            }
            self.facets.panel = Some(Panel::default());
            self.recount();
        }
        self.relayout();
    }

    /// Takes over what the ledger says now.
    pub(super) fn refresh_facets(&mut self) {
        let open = self.facets.is_open();
        for (choice, facet) in self.facets.choices.iter_mut().zip(Facet::ALL) {
            if facet.goes_by_ledger() && (open || choice.count > 0) {
                choice.values = self.headings.of(facet);
            }
        }
    }

    pub(super) fn pick(&mut self) {
        if let Some((facet, value)) = self.facets.selected() {
            self.facets.toggle(facet, value);
            self.narrow();
        }
    }

    pub(super) fn click_facet(&mut self, line: usize) {
        if self.facets.click(line) {
            self.pick();
        }
    }

    /// Picks one value of a facet, and drops its others; whether there were any.
    pub(super) fn pick_only(&mut self, facet: Facet, label: &str) -> bool {
        let headings = self.headings.of(facet);
        let mut replaced = false;
        if let Some(value) = (0..).take(headings.len()).find(|value| headings.label(*value) == label) {
            let choice = self.facets.choices.iter_mut().zip(Facet::ALL).find(|(_, other)| *other == facet);
            if let Some((choice, _)) = choice {
                replaced = choice.count > 0;
                choice.picked.clear();
                choice.values = headings;
                choice.toggle(value);
            }
        }
        self.narrow();
        replaced
    }

    pub(super) fn clear_facets(&mut self) {
        if self.facets.is_active() {
            self.facets.clear();
            self.narrow();
        }
    }

    /// Counts anew what the panel shows.
    pub(super) fn recount(&mut self) {
        let height = self.panel_height();
        if self.finder.active {
            self.facets.fill(self.finder.found.hits.iter().map(|hit| hit.item), height);
        } else {
            self.facets.fill(0..self.catalog.items.len(), height);
        }
    }

    /// The facets changed: the tree holds other items. The cursor stays on its item where
    /// that is still there, else it goes to the first.
    fn narrow(&mut self) {
        let (before, details) = (self.tree.spot(), self.details);
        self.regroup();
        let stays = self.tree.spot() == before;
        if !stays {
            self.tree.start_at_best();
        }
        self.page_changed();
        if stays && self.selected_item().is_some() {
            self.details = details;
        }
        self.recount();
    }
}
