//! What the mouse does.

use super::action::{Pointer, PointerKind};
use super::state::{App, Pane};
use super::window::Step;

/// Lines a turn of the wheel moves.
const WHEEL: isize = 3;

impl App {
    pub(super) fn point(&mut self, pointer: Pointer) {
        self.find();
        match pointer.kind {
            PointerKind::Press => self.press(pointer.x, pointer.y),
            PointerKind::Drag if self.mouse.dragging => self.drag(pointer.x),
            PointerKind::Drag => {}
            PointerKind::Release => self.mouse.dragging = false,
            PointerKind::WheelDown => self.wheel(pointer, Step::Lines(WHEEL)),
            PointerKind::WheelUp => self.wheel(pointer, Step::Lines(-WHEEL)),
        }
    }

    fn press(&mut self, x: u16, y: u16) {
        let layout = self.layout;
        if self.help.is_some() {
            return;
        }
        self.message = None;
        self.mouse.dragging = layout.divider.contains(x, y);
        if layout.bar.contains(x, y) {
            self.open_search();
        } else if self.facets.is_open() && self.layout.panel().contains(x, y) {
            self.click_facet(usize::from(y - layout.panel().y));
        } else if layout.tree.contains(x, y) {
            self.press_tree(usize::from(y - layout.tree.y));
        } else if layout.details.contains(x, y) {
            self.leave_bar();
            self.focus_on(Pane::Details);
        }
    }

    /// A click selects; a click on a group also folds or unfolds it.
    fn press_tree(&mut self, line: usize) {
        self.leave_bar();
        self.facets.close();
        self.focus_on(Pane::Tree);
        self.in_tree(|app| {
            if app.tree.click(line) && app.selected_item().is_none() {
                app.tree.toggle();
            }
        });
    }

    fn drag(&mut self, x: u16) {
        let width = u32::from(self.layout.screen.width).max(1);
        self.ratio = u16::try_from((u32::from(x) * 1000 + width / 2) / width).unwrap_or(1000);
        self.relayout();
    }

    /// The wheel moves the view of the pane under the pointer, and leaves the cursor.
    fn wheel(&mut self, pointer: Pointer, step: Step) {
        let height = self.help_height();
        let shown = !self.layout.narrow() || self.details_alone();
        let in_details = shown && self.layout.details.contains(pointer.x, pointer.y);
        match &mut self.help {
            Some(help) => help.scroll(step, height),
            None if self.facets.is_open() && self.layout.panel().contains(pointer.x, pointer.y) => {
                let height = self.panel_height();
                self.facets.scroll(step, height);
            }
            None if in_details => self.scroll_details(step),
            None => self.tree.scroll(step),
        }
    }
}
