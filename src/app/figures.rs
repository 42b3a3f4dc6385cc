//! Figures: how many items there are of what, and a way to them.

use super::facets::Facet;
use super::state::App;
use super::view::View;
use super::window::{Step, Window};
use crate::catalog::{Grouping, ItemIndex, domain_or_root, figures};
use crate::typeset::{visible, width};

/// A row of the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureRow {
    /// Above the bars of a grouping.
    Head(Grouping),
    /// How many items stand under a heading.
    Bar {
        /// Of which grouping.
        grouping: Grouping,
        /// The heading, among those of the grouping.
        heading: u32,
        /// What it is called.
        label: &'static str,
        /// How many items.
        count: usize,
        /// The greatest count of its grouping.
        most: usize,
    },
    /// Above the matrix: its columns.
    MatrixHead,
    /// How many items a unit has in each domain.
    Unit {
        /// The unit.
        label: &'static str,
        /// A count for each of the matrix's columns.
        counts: Vec<usize>,
    },
    /// Between two parts.
    Blank,
}

impl FigureRow {
    /// Whether the cursor can be on it.
    fn leads(&self) -> bool {
        matches!(self, Self::Bar { .. } | Self::Unit { .. })
    }

    /// Whether it is the same row with other counts.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bar { grouping, heading, .. }, Self::Bar { grouping: its, heading: other, .. }) => {
                (grouping, heading) == (its, other)
            }
            (Self::Unit { label, .. }, Self::Unit { label: other, .. }) => label == other,
            (Self::Head(_) | Self::Bar { .. } | Self::MatrixHead | Self::Unit { .. } | Self::Blank, _) => false,
        }
    }
}

/// The figures, and the cursor.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// All rows, from top to bottom.
    pub rows: Vec<FigureRow>,
    /// What the columns of the matrix are: the domains, and what items without one stand under.
    pub columns: Vec<(u32, &'static str)>,
    /// The row the cursor is on, and the first in view.
    pub window: Window,
    /// The column of the matrix the cursor is on.
    pub column: usize,
    /// Columns the longest heading takes.
    pub label: usize,
}

/// Where the matrix has its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// Columns of the screen for the units.
    pub label: u16,
    /// The first of the matrix's columns that is shown.
    pub first: usize,
    /// How many are shown.
    pub shown: usize,
    /// Columns of the screen for each.
    pub width: u16,
}

/// Columns of the screen for a column of the matrix: the least and the most.
const LEAST: u16 = 7;
const MOST: u16 = 15;

impl Figures {
    /// Where the matrix has its columns on a screen of so many: all of them, or as many as
    /// fit and let the cursor be in view.
    #[must_use]
    pub fn matrix(&self, columns: u16) -> Matrix {
        let label = (columns / 3).min(28);
        let room = columns.saturating_sub(label + 2);
        let all = u16::try_from(self.columns.len()).unwrap_or(u16::MAX).max(1);
        let width = (room / all).clamp(LEAST, MOST);
        let shown = usize::from((room / width).clamp(1, all));
        let first = (self.column + 1).saturating_sub(shown);
        Matrix { label, first, shown, width }
    }

    /// Whether the head of the matrix stands in the first of so many lines, as what is in view
    /// begins below it.
    #[must_use]
    pub fn has_fixed_head(&self, height: usize) -> bool {
        height > 1 && matches!(self.rows.get(self.window.offset), Some(FigureRow::Unit { .. }))
    }
}

impl Matrix {
    /// The column of the matrix at a column of the screen.
    pub(super) fn column_at(&self, x: u16) -> Option<usize> {
        let at = usize::from(x.checked_sub(self.label + 1)? / self.width);
        (at < self.shown).then_some(self.first + at)
    }
}

impl App {
    /// Counts anew, if what is counted changed.
    pub(super) fn set_figures(&mut self) {
        if self.view != View::Figures || !std::mem::take(&mut self.stale.shown) {
            return;
        }
        let items = self.shown_items();
        let before = self.figures.rows.get(self.figures.window.cursor).cloned();
        let column = self.figures.columns.get(self.figures.column).copied();
        let mut rows = Vec::new();
        for grouping in Grouping::ALL.into_iter().filter(|grouping| self.can_group(*grouping)) {
            let bars = self.bars(grouping, &items);
            if !bars.is_empty() {
                rows.extend((!rows.is_empty()).then_some(FigureRow::Blank));
                rows.push(FigureRow::Head(grouping));
                rows.extend(bars);
            }
        }
        let figures = &mut self.figures;
        figures.label = (rows.iter())
            .filter_map(|row| if let FigureRow::Bar { label, .. } = row { Some(width(&visible(label))) } else { None })
            .max()
            .unwrap_or(0);
        figures.columns = rows
            .iter()
            .filter_map(|row| match row {
                FigureRow::Bar { grouping: Grouping::Domain, heading, label, .. } => Some((*heading, *label)),
                _ => None,
            })
            .collect();
        let matrix = self.matrix(&items);
        if !matrix.is_empty() {
            rows.extend([FigureRow::Blank, FigureRow::MatrixHead]);
            rows.extend(matrix);
        }
        let same = before.and_then(|before| rows.iter().position(|row| row.is_same(&before)));
        let figures = &mut self.figures;
        figures.rows = rows;
        let same_column = column.and_then(|column| figures.columns.iter().position(|other| *other == column));
        figures.column = same_column.unwrap_or(figures.column).min(figures.columns.len().saturating_sub(1));
        let (len, height) = (self.figures.rows.len(), self.figures_height());
        self.figures.window.go_in_place(same.unwrap_or(self.figures.window.cursor), len, height);
        self.figures.window.fit(len, height);
        self.leave_figure_head(true);
    }

    /// A bar for each heading that items are counted under.
    fn bars(&self, grouping: Grouping, items: &[ItemIndex]) -> Vec<FigureRow> {
        let headings = self.headings.by(grouping);
        let figures = figures(self.catalog, grouping, &headings, items);
        let most = figures.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let bar = |(heading, count)| FigureRow::Bar { grouping, heading, label: headings.label(heading), count, most };
        figures.into_iter().map(bar).collect()
    }

    /// For each unit how many items it has in each domain.
    fn matrix(&self, items: &[ItemIndex]) -> Vec<FigureRow> {
        let (units, domains) = (self.headings.by(Grouping::Unit), self.headings.by(Grouping::Domain));
        let columns = &self.figures.columns;
        let mut counts = vec![vec![0; columns.len()]; units.len()];
        for item in items {
            let heading = domain_or_root(self.catalog, &domains, *item);
            let Some(column) = columns.iter().position(|(column, _)| Some(*column) == heading) else { continue };
            for unit in units.above(*item) {
                let cell = counts.get_mut(*unit as usize).and_then(|row| row.get_mut(column));
                if let Some(count) = cell {
                    *count += 1;
                }
            }
        }
        let mut rows: Vec<(u32, Vec<usize>)> =
            (0..).zip(counts).filter(|(_, row)| row.iter().any(|count| *count > 0)).collect();
        rows.sort_by_key(|(_, row)| std::cmp::Reverse(row.iter().sum::<usize>()));
        rows.into_iter().map(|(unit, counts)| FigureRow::Unit { label: units.label(unit), counts }).collect()
    }

    /// What the cursor is on: a heading, or a unit and a domain, and how many items.
    #[must_use]
    pub fn figure(&self) -> Option<(Vec<&'static str>, usize)> {
        match self.figures.rows.get(self.figures.window.cursor)? {
            FigureRow::Bar { label, count, .. } => Some((vec![label], *count)),
            FigureRow::Unit { label, counts } => {
                let column = self.figures.column;
                Some((vec![label, self.figures.columns.get(column)?.1], *counts.get(column)?))
            }
            FigureRow::Head(_) | FigureRow::MatrixHead | FigureRow::Blank => None,
        }
    }

    pub(super) fn step_figures(&mut self, step: Step) {
        self.set_figures();
        let before = self.figures.window.cursor;
        let (len, height) = (self.figures.rows.len(), self.figures_height());
        self.figures.window.step(step, len, height);
        self.leave_figure_head(self.figures.window.cursor > before);
    }

    /// Heads lead nowhere: the cursor goes on, the way it went, or else the other.
    fn leave_figure_head(&mut self, down: bool) {
        let (len, height) = (self.figures.rows.len(), self.figures_height());
        let at = self.figures.window.cursor;
        let leads = |row: &usize| self.figures.rows.get(*row).is_some_and(FigureRow::leads);
        let below = (at..len).find(leads);
        let above = (0..=at).rev().find(leads);
        let next = if down { below.or(above) } else { above.or(below) };
        if let Some(next) = next {
            // With the head over it, and below what stands there of the matrix.
            self.figures.window.go(next.saturating_sub(2), len, height);
            self.figures.window.go(next, len, height);
            if self.figures.has_fixed_head(height) && self.figures.window.offset == next {
                self.figures.window.offset -= 1;
            }
        }
    }

    pub(super) fn step_matrix(&mut self, right: bool) {
        // From the bars there is no column to be seen.
        if !matches!(self.figures.rows.get(self.figures.window.cursor), Some(FigureRow::Unit { .. })) {
            return;
        }
        let last = self.figures.columns.len().saturating_sub(1);
        let at = self.figures.column;
        self.figures.column = if right { (at + 1).min(last) } else { at.saturating_sub(1) };
    }

    /// Enter: the items of the bar, or of the cell, in the tree.
    pub(super) fn open_figure(&mut self) {
        self.set_figures();
        match self.figures.rows.get(self.figures.window.cursor).cloned() {
            Some(FigureRow::Bar { grouping, heading, .. }) => self.visit(|app| app.go_to_group(grouping, heading)),
            Some(FigureRow::Unit { label, counts }) => {
                let column = self.figures.column;
                let Some((heading, domain)) = self.figures.columns.get(column).copied() else { return };
                if counts.get(column).is_some_and(|count| *count > 0) {
                    self.visit(|app| {
                        let replaced = app.pick_only(Facet::Unit, label) | app.pick_only(Facet::Domain, domain);
                        app.go_to_group(Grouping::Domain, heading);
                        app.message = replaced.then(|| app.messages.ui.facets_replaced.to_owned());
                    });
                } else {
                    self.message = Some(self.messages.ui.empty_cell.to_owned());
                }
            }
            Some(FigureRow::Head(_) | FigureRow::MatrixHead | FigureRow::Blank) | None => {}
        }
    }

    /// A click on a bar, or on a cell of the matrix.
    pub(super) fn click_figure(&mut self, line: usize, column: Option<usize>) {
        if line == 0 && self.figures.has_fixed_head(self.figures_height()) {
            return;
        }
        let row = self.figures.window.offset + line;
        if self.figures.rows.get(row).is_some_and(FigureRow::leads) {
            self.figures.window.cursor = row;
            if let Some(column) = column.filter(|column| *column < self.figures.columns.len()) {
                self.figures.column = column;
            }
            self.open_figure();
        }
    }

    /// The wheel moves the view and leaves the cursor.
    pub(super) fn scroll_figures(&mut self, step: Step) {
        let (len, height) = (self.figures.rows.len(), self.figures_height());
        self.figures.window.scroll(step, len, height);
    }

    pub(super) fn figures_height(&self) -> usize {
        usize::from(self.layout.details.height)
    }
}
