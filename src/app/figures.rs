//! Figures: how many items there are of what, and a way to them.

use super::facets::Facet;
use super::state::App;
use super::view::View;
use super::window::{Step, Window};
use crate::catalog::{Grouping, ItemIndex, domain_or_root, figures, tally};
use crate::ledger::Status;
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
    /// How many items are in place, of so many.
    Progress {
        /// Those in place.
        done: usize,
        /// All of them.
        of: usize,
    },
    /// Above a matrix: what its rows are, and its columns.
    MatrixHead(Grouping, Across),
    /// How many items under a heading are in each column of a matrix.
    Cells {
        /// What the row is a heading of.
        grouping: Grouping,
        /// Which heading.
        heading: u32,
        /// What it is called.
        label: &'static str,
        /// What the columns are.
        across: Across,
        /// A count for each of them.
        counts: Vec<usize>,
    },
    /// Between two parts.
    Blank,
}

/// What the columns of a matrix are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// The domains, and what items without one stand under.
    Domains,
    /// The statuses.
    Statuses,
}

impl FigureRow {
    /// Whether the cursor can be on it.
    fn leads(&self) -> bool {
        matches!(self, Self::Bar { .. } | Self::Cells { .. })
    }

    /// The matrix it is a row of.
    fn matrix(&self) -> Option<(Grouping, Across)> {
        match self {
            Self::Cells { grouping, across, .. } => Some((*grouping, *across)),
            Self::Head(_) | Self::Bar { .. } | Self::Progress { .. } | Self::MatrixHead(..) | Self::Blank => None,
        }
    }

    /// Whether it is the same row with other counts.
    fn is_same(&self, other: &Self) -> bool {
        let other_matrix = other.matrix();
        match (self, other) {
            (Self::Bar { grouping, heading, .. }, Self::Bar { grouping: its, heading: other, .. }) => {
                (grouping, heading) == (its, other)
            }
            (Self::Cells { label, .. }, Self::Cells { label: other, .. }) => {
                label == other && self.matrix() == other_matrix
            }
            (
                Self::Head(_)
                | Self::Bar { .. }
                | Self::Progress { .. }
                | Self::MatrixHead(..)
                | Self::Cells { .. }
                | Self::Blank,
                _,
            ) => false,
        }
    }
}

/// The figures, and the cursor.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// All rows, from top to bottom.
    pub rows: Vec<FigureRow>,
    /// The columns of the matrix of domains.
    domains: Vec<(u32, &'static str)>,
    /// The columns of the matrices of statuses.
    statuses: Vec<(u32, &'static str)>,
    /// The row the cursor is on, and the first in view.
    pub window: Window,
    /// The column of the matrices the cursor is on.
    column: usize,
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
    /// The columns of a matrix.
    #[must_use]
    pub fn columns(&self, across: Across) -> &[(u32, &'static str)] {
        match across {
            Across::Domains => &self.domains,
            Across::Statuses => &self.statuses,
        }
    }

    /// The column of a matrix the cursor is on.
    #[must_use]
    pub fn column(&self, across: Across) -> usize {
        self.column.min(self.columns(across).len().saturating_sub(1))
    }

    /// Where a matrix has its columns on a screen of so many: all of them, or as many as
    /// fit and let the cursor be in view.
    #[must_use]
    pub fn matrix(&self, across: Across, columns: u16) -> Matrix {
        let label = (columns / 3).min(28);
        let room = columns.saturating_sub(label + 2);
        let all = u16::try_from(self.columns(across).len()).unwrap_or(u16::MAX).max(1);
        let width = (room / all).clamp(LEAST, MOST);
        let shown = usize::from((room / width).clamp(1, all));
        let first = (self.column(across) + 1).saturating_sub(shown);
        Matrix { label, first, shown, width }
    }

    /// The head of a matrix that stands in the first of so many lines, as what is in view begins
    /// below it.
    #[must_use]
    pub fn fixed_head(&self, height: usize) -> Option<FigureRow> {
        let (grouping, across) = self.rows.get(self.window.offset).filter(|_| height > 1)?.matrix()?;
        Some(FigureRow::MatrixHead(grouping, across))
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
        let column = self.figures.domains.get(self.figures.column).copied();
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
            .filter_map(|row| {
                if let FigureRow::Bar { label, .. } = row {
                    Some(width(&visible(self.messages.heading(label))))
                } else {
                    None
                }
            })
            .max()
            .unwrap_or(0);
        figures.domains = rows
            .iter()
            .filter_map(|row| match row {
                FigureRow::Bar { grouping: Grouping::Domain, heading, label, .. } => Some((*heading, *label)),
                _ => None,
            })
            .collect();
        rows.extend(self.progress(&items));
        rows.extend(self.matrix(Grouping::Unit, Across::Domains, &items));
        let same = before.and_then(|before| rows.iter().position(|row| row.is_same(&before)));
        let figures = &mut self.figures;
        figures.rows = rows;
        let same_column = column.and_then(|column| figures.domains.iter().position(|other| *other == column));
        figures.column = same_column.unwrap_or(figures.column);
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

    /// How far the items are: of all, by domain and by unit. Nothing where none is under way.
    fn progress(&mut self, items: &[ItemIndex]) -> Vec<FigureRow> {
        let Some(ledger) = self.ledger.clone() else { return Vec::new() };
        let status = |at: &ItemIndex| self.catalog.item(*at).map(|item| ledger.status(item.id)).unwrap_or_default();
        if items.iter().all(|at| status(at) == Status::default()) {
            return Vec::new();
        }
        let done = items.iter().filter(|at| status(at) == Status::InPlace).count();
        let statuses = self.headings.by(Grouping::Status);
        self.figures.statuses =
            Status::ALL.iter().map(|status| *status as u32).map(|heading| (heading, statuses.label(heading))).collect();
        let mut rows = vec![FigureRow::Progress { done, of: items.len() }];
        rows.extend(self.matrix(Grouping::Domain, Across::Statuses, items));
        rows.extend(self.matrix(Grouping::Unit, Across::Statuses, items));
        rows
    }

    /// For each heading of a grouping how many items it has in each column, the head above.
    fn matrix(&self, grouping: Grouping, across: Across, items: &[ItemIndex]) -> Vec<FigureRow> {
        let headings = self.headings.by(grouping);
        let places = self.headings.by(match across {
            Across::Domains => Grouping::Domain,
            Across::Statuses => Grouping::Status,
        });
        let columns = self.figures.columns(across);
        let column = |item| {
            let place = match across {
                Across::Domains => domain_or_root(self.catalog, &places, item),
                Across::Statuses => places.above(item).first().copied(),
            };
            columns.iter().position(|(column, _)| Some(*column) == place)
        };
        let counts = tally(self.catalog, (grouping, &headings), items, columns.len(), column);
        let mut rows: Vec<(u32, Vec<usize>)> =
            (0..).zip(counts).filter(|(_, row)| row.iter().any(|count| *count > 0)).collect();
        let place = |heading: u32| self.figures.domains.iter().position(|(other, _)| *other == heading);
        match grouping {
            Grouping::Domain => rows.sort_by_key(|(heading, _)| place(*heading)),
            Grouping::Unit | Grouping::Scope | Grouping::Status => {
                rows.sort_by_key(|(_, row)| std::cmp::Reverse(row.iter().sum::<usize>()));
            }
        }
        let row = |(heading, counts)| {
            let label = headings.label(heading);
            FigureRow::Cells { grouping, heading, label, across, counts }
        };
        let head = (!rows.is_empty()).then_some([FigureRow::Blank, FigureRow::MatrixHead(grouping, across)]);
        head.into_iter().flatten().chain(rows.into_iter().map(row)).collect()
    }

    /// What the cursor is on: a heading, or a unit and a domain, and how many items.
    #[must_use]
    pub fn figure(&self) -> Option<(Vec<&'static str>, usize)> {
        match self.figures.rows.get(self.figures.window.cursor)? {
            FigureRow::Bar { label, count, .. } => Some((vec![label], *count)),
            FigureRow::Cells { label, across, counts, .. } => {
                let column = self.figures.column(*across);
                Some((vec![label, self.figures.columns(*across).get(column)?.1], *counts.get(column)?))
            }
            FigureRow::Head(_) | FigureRow::Progress { .. } | FigureRow::MatrixHead(..) | FigureRow::Blank => None,
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
            if self.figures.fixed_head(height).is_some() && self.figures.window.offset == next {
                self.figures.window.offset -= 1;
            }
        }
    }

    pub(super) fn step_matrix(&mut self, right: bool) {
        // From the bars there is no column to be seen.
        let row = self.figures.rows.get(self.figures.window.cursor);
        let Some((_, across)) = row.and_then(FigureRow::matrix) else { return };
        let last = self.figures.columns(across).len().saturating_sub(1);
        let at = self.figures.column(across);
        self.figures.column = if right { (at + 1).min(last) } else { at.saturating_sub(1) };
    }

    /// Enter: the items of the bar, or of the cell, in the tree.
    pub(super) fn open_figure(&mut self) {
        self.set_figures();
        match self.figures.rows.get(self.figures.window.cursor).cloned() {
            Some(FigureRow::Bar { grouping, heading, .. }) => self.visit(|app| app.go_to_group(grouping, heading)),
            Some(FigureRow::Cells { grouping, heading, label, across, counts }) => {
                let column = self.figures.column(across);
                let Some((place, name)) = self.figures.columns(across).get(column).copied() else { return };
                if counts.get(column).is_none_or(|count| *count == 0) {
                    self.message = Some(self.messages.ui.empty_cell.to_owned());
                    return;
                }
                self.visit(|app| {
                    let replaced = match across {
                        Across::Domains => {
                            let replaced = app.pick_only(Facet::Unit, label) | app.pick_only(Facet::Domain, name);
                            app.go_to_group(Grouping::Domain, place);
                            replaced
                        }
                        Across::Statuses => {
                            let replaced = app.pick_only(Facet::Status, name);
                            app.go_to_group(grouping, heading);
                            replaced
                        }
                    };
                    app.message = replaced.then(|| app.messages.ui.facets_replaced.to_owned());
                });
            }
            Some(FigureRow::Head(_) | FigureRow::Progress { .. } | FigureRow::MatrixHead(..) | FigureRow::Blank)
            | None => {}
        }
    }

    /// A click on a bar, or on a cell of the matrix.
    pub(super) fn click_figure(&mut self, line: usize, x: u16) {
        if line == 0 && self.figures.fixed_head(self.figures_height()).is_some() {
            return;
        }
        let row = self.figures.window.offset + line;
        let Some(figure) = self.figures.rows.get(row).filter(|figure| figure.leads()) else { return };
        if let Some((_, across)) = figure.matrix() {
            let column = self.figures.matrix(across, self.layout.details.width).column_at(x);
            self.figures.column = column.unwrap_or(self.figures.column);
        }
        self.figures.window.cursor = row;
        self.open_figure();
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
