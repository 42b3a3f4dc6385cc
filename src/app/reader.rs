//! Reading: the details alone, on from item to item.

use super::state::App;
use super::window::Step;

/// Columns a margin grows or shrinks at a time.
const MARGIN_STEP: u16 = 2;
/// The widest margin.
const WIDEST_MARGIN: u16 = 60;

impl App {
    /// Scrolls the text; over its edge to the item after or before.
    pub(super) fn read(&mut self, step: Step) {
        let before = self.details.offset;
        self.scroll_details(step);
        if self.details.offset != before {
            return;
        }
        match step {
            Step::Lines(by) | Step::HalfPages(by) if by > 0 => self.turn(true),
            Step::Lines(_) | Step::HalfPages(_) => self.turn(false),
            Step::Top | Step::Bottom => {}
        }
    }

    /// To the beginning of the next paragraph, or of this one or the one before.
    pub(super) fn next_paragraph(&mut self, forward: bool) {
        self.set_page();
        let before = self.details.offset;
        let mut paragraphs = self.page.paragraphs.iter();
        let next =
            if forward { paragraphs.find(|line| **line > before) } else { paragraphs.rfind(|line| **line < before) };
        if let Some(line) = next {
            self.details.offset = *line;
            self.details.fit(self.page.lines.len(), self.details_height());
        }
        self.follow_text();
        if self.details.offset == before && self.is_reading() {
            self.turn(forward);
        }
    }

    /// To the next item, at its beginning, or to the one before, at its end.
    fn turn(&mut self, forward: bool) {
        let before = self.tree.rank();
        self.in_tree(|app| app.tree.step_item(forward));
        if self.tree.rank() == before {
            let ui = &self.messages.ui;
            self.message = Some(if forward { ui.last_item } else { ui.first_item }.to_owned());
        } else if !forward {
            self.scroll_details(Step::Bottom);
        }
    }

    /// Makes the margins wider or narrower.
    pub(super) fn change_margin(&mut self, wider: bool) {
        // The narrowest and the widest text stop them, and then there is nothing to change.
        let shown = self.layout.details.x.saturating_sub(self.layout.screen.x);
        let stopped = if wider { self.margin > shown } else { self.margin < shown };
        if !stopped {
            self.margin =
                if wider { shown + MARGIN_STEP } else { shown.saturating_sub(MARGIN_STEP) }.min(WIDEST_MARGIN);
            self.relayout();
        }
    }
}
