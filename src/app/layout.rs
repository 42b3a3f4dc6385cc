//! Where everything goes, for a size of the terminal.

/// The narrowest terminal the explorer is shown in, in columns.
pub const MIN_WIDTH: u16 = 20;
/// The lowest terminal the explorer is shown in, in rows.
pub const MIN_HEIGHT: u16 = 5;

/// Narrower than this, in columns, there is one pane at a time.
const TWO_PANES: u16 = 60;
/// Lower than this, in rows, the panes have no head.
const WITH_HEADS: u16 = 8;
/// The least columns of the tree and of the details beside each other.
const LEAST_PANE: u16 = 24;

/// The widest text, in columns: longer lines are hard to come back from.
const WIDEST_TEXT: u16 = 100;
/// The least columns of text margins leave.
const LEAST_TEXT: u16 = 40;

/// Lower than this, in rows, a table has no details under it.
const WITH_DETAILS: u16 = 14;

/// What the body is parted into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The tree, or an outline in its place, beside the details.
    Panes {
        /// The tree's share of the width in thousandths.
        ratio: u16,
        /// Which pane is shown where there is room for one only.
        details_alone: bool,
    },
    /// The details alone, without the search bar, between margins of so many columns.
    Reading {
        /// Columns on either side.
        margin: u16,
    },
    /// A table in the place of the tree, the details under it.
    Stacked,
    /// The details alone, as wide as the screen.
    Whole,
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether a cell is inside.
    #[must_use]
    pub fn contains(self, x: u16, y: u16) -> bool {
        (self.x..self.x.saturating_add(self.width)).contains(&x)
            && (self.y..self.y.saturating_add(self.height)).contains(&y)
    }

    /// All but the last column, which a scrollbar may need.
    #[must_use]
    pub fn without_last_column(self) -> Self {
        Self { width: self.width.saturating_sub(1), ..self }
    }

    /// Its last rows, so many or all.
    #[must_use]
    pub fn bottom(self, rows: usize) -> Self {
        let height = u16::try_from(rows).unwrap_or(u16::MAX).min(self.height);
        Self { y: self.y + self.height - height, height, ..self }
    }

    fn row(self, y: u16) -> Self {
        Self { y: self.y + y, height: 1, ..self }
    }

    fn below(self, rows: u16) -> Self {
        Self { y: self.y + rows, height: self.height.saturating_sub(rows), ..self }
    }
}

/// The parts of the screen. A part that is not shown has no cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The whole terminal.
    pub screen: Area,
    /// The search bar.
    pub bar: Area,
    /// All between the search bar and the hints.
    pub body: Area,
    /// The line above the tree.
    pub tree_head: Area,
    /// The tree.
    pub tree: Area,
    /// The column between the panes.
    pub divider: Area,
    /// The line above the details.
    pub details_head: Area,
    /// The details.
    pub details: Area,
    /// The line of key hints.
    pub hints: Area,
}

impl Layout {
    /// Lays out a terminal of `width` × `height` cells.
    #[must_use]
    pub fn new(width: u16, height: u16, shape: Shape) -> Self {
        let screen = Area { x: 0, y: 0, width, height };
        if width < MIN_WIDTH || height < MIN_HEIGHT {
            return Self { screen, ..Self::default() };
        }
        let body = Area { y: 1, height: height - 2, ..screen };
        let layout = Self { screen, bar: screen.row(0), body, hints: screen.row(height - 1), ..Self::default() };
        match shape {
            Shape::Panes { details_alone, .. } if width < TWO_PANES => layout.one_pane(details_alone),
            Shape::Panes { ratio, .. } => layout.two_panes(ratio),
            Shape::Reading { margin } => layout.reading(margin),
            Shape::Stacked => layout.stacked(),
            Shape::Whole => {
                let (details_head, details) = split_head(body, height);
                Self { details_head, details, ..layout }
            }
        }
    }

    /// All between the line of the bar and the hints, whether or not the bar is shown.
    #[must_use]
    pub fn body_under_bar(&self) -> Area {
        if self.bar.height == 0 { self.body.below(1) } else { self.body }
    }

    /// Whether the terminal is too small for anything but a line that says so.
    #[must_use]
    pub fn too_small(&self) -> bool {
        self.body.height == 0
    }

    /// Whether there is room for one pane only.
    #[must_use]
    pub fn narrow(&self) -> bool {
        self.divider.width == 0
    }

    /// Where the facets are shown: in the place of the details, so that the tree beside
    /// them shows what they do, or alone.
    #[must_use]
    pub fn panel(&self) -> Area {
        if self.narrow() && self.tree.width > 0 { self.tree } else { self.details }
    }

    /// The line above the facets.
    #[must_use]
    pub fn panel_head(&self) -> Area {
        if self.narrow() && self.tree.width > 0 { self.tree_head } else { self.details_head }
    }

    /// Columns for the text of the details, between their margins.
    #[must_use]
    pub fn text_width(&self) -> u16 {
        self.details.width.saturating_sub(3).min(WIDEST_TEXT)
    }

    /// Nothing but the text: its head takes the place of the bar.
    fn reading(self, margin: u16) -> Self {
        let all = Area { y: 0, height: self.body.height + 1, ..self.body };
        let (details_head, rest) = split_head(all, self.screen.height);
        // Beside the text a blank on the left, a blank and the scrollbar on the right.
        let text =
            (all.width - 3).saturating_sub(margin.saturating_mul(2)).clamp(LEAST_TEXT.min(all.width - 3), WIDEST_TEXT);
        let details = Area { x: (all.width - text - 3) / 2, width: text + 3, ..rest };
        Self { bar: Area::default(), body: all, details_head, details, ..self }
    }

    fn stacked(self) -> Self {
        let (tree_head, rest) = split_head(self.body, self.screen.height);
        if rest.height < WITH_DETAILS {
            return Self { tree_head, tree: rest, details: Area { height: 0, ..rest }, ..self };
        }
        let rows = rest.height / 2;
        let details_head = rest.row(rows);
        Self { tree_head, tree: Area { height: rows, ..rest }, details_head, details: rest.below(rows + 1), ..self }
    }

    fn one_pane(self, details_alone: bool) -> Self {
        let (head, rest) = split_head(self.body, self.screen.height);
        // Both have their size, so that the hidden one is set for when it is shown.
        if details_alone {
            Self { details_head: head, details: rest, tree: Area { width: 0, ..rest }, ..self }
        } else {
            Self { tree_head: head, tree: rest, details: rest, ..self }
        }
    }

    fn two_panes(self, ratio: u16) -> Self {
        let wanted = (u32::from(self.screen.width) * u32::from(ratio) + 500) / 1000;
        let most = self.screen.width - LEAST_PANE - 1;
        let tree_width = u16::try_from(wanted).unwrap_or(most).clamp(LEAST_PANE, most);
        let (tree_head, tree) = split_head(Area { width: tree_width, ..self.body }, self.screen.height);
        let x = tree_width + 1;
        let (details_head, details) =
            split_head(Area { x, width: self.screen.width - x, ..self.body }, self.screen.height);
        let divider = Area { x: tree_width, width: 1, ..self.body };
        Self { tree_head, tree, divider, details_head, details, ..self }
    }
}

fn split_head(pane: Area, height: u16) -> (Area, Area) {
    if height < WITH_HEADS { (Area::default(), pane) } else { (pane.row(0), pane.below(1)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shape() -> impl Strategy<Value = Shape> {
        prop_oneof![
            (0_u16..2000, any::<bool>()).prop_map(|(ratio, details_alone)| Shape::Panes { ratio, details_alone }),
            (0_u16..300).prop_map(|margin| Shape::Reading { margin }),
            Just(Shape::Stacked),
            Just(Shape::Whole),
        ]
    }

    proptest! {
        #[test]
        fn no_part_leaves_the_screen_and_no_two_shown_ones_overlap(
            width in 0_u16..300, height in 0_u16..100, shape in shape()
        ) {
            let layout = Layout::new(width, height, shape);
            let mut parts = vec![layout.bar, layout.hints, layout.divider];
            let (tree, details) = match shape {
                Shape::Panes { details_alone, .. } if layout.narrow() => (!details_alone, details_alone),
                Shape::Panes { .. } | Shape::Stacked => (true, true),
                Shape::Reading { .. } | Shape::Whole => (false, true),
            };
            parts.extend(details.then_some([layout.details_head, layout.details]).into_iter().flatten());
            parts.extend(tree.then_some([layout.tree_head, layout.tree]).into_iter().flatten());
            let mut taken = std::collections::HashSet::new();
            for part in parts {
                for x in part.x..part.x + part.width {
                    for y in part.y..part.y + part.height {
                        prop_assert!(x < width && y < height);
                        prop_assert!(taken.insert((x, y)), "{layout:?}");
                    }
                }
            }
        }
    }
}
