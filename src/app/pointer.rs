//! What the mouse does.

use super::action::{Action, Effect, Pointer, PointerKind};
use super::popup::Popup;
use super::state::{App, Pane};
use super::view::View;
use super::window::Step;

/// Lines a turn of the wheel moves.
const WHEEL: isize = 3;

/// Whose the mouse is, and what it holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mouse {
    /// Whether it is ours and not the terminal's.
    pub(super) taken: bool,
    /// Whether it holds the divider.
    pub(super) dragging: bool,
    /// Whether its last press left the view as it was.
    pub(super) stayed: bool,
}

impl App {
    pub(super) fn point(&mut self, pointer: Pointer) -> Vec<Effect> {
        self.wait_for_hits();
        match pointer.kind {
            PointerKind::Press => return self.press(pointer.x, pointer.y),
            PointerKind::DoublePress => return self.press_again(pointer.x, pointer.y),
            PointerKind::Drag if self.mouse.dragging => self.drag(pointer.x),
            PointerKind::Drag => {}
            PointerKind::Release => self.mouse.dragging = false,
            PointerKind::WheelDown => self.wheel(pointer, Step::Lines(WHEEL)),
            PointerKind::WheelUp => self.wheel(pointer, Step::Lines(-WHEEL)),
        }
        Vec::new()
    }

    fn press(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let view = self.view;
        let effects = self.press_on(x, y);
        // What led to another view is not what the second click of two is about.
        self.mouse.stayed = self.view == view;
        effects
    }

    fn press_on(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let layout = self.layout;
        match &self.popup {
            Some(Popup::Palette(_)) => {
                let area = layout.body_under_bar();
                if area.contains(x, y) {
                    return self
                        .click_palette(usize::from(y - area.y))
                        .map(|action| self.act(action))
                        .unwrap_or_default();
                }
                return Vec::new();
            }
            Some(Popup::Copy(_) | Popup::Status(_)) => return self.click_menu(x, y),
            Some(Popup::Note(_)) => {
                self.click_note(x, y);
                return Vec::new();
            }
            Some(Popup::Links(_)) => self.popup = None,
            None => {}
        }
        if self.help.is_some() {
            return Vec::new();
        }
        self.message = None;
        self.mouse.dragging = layout.divider.contains(x, y);
        if layout.bar.contains(x, y) {
            self.open_search();
        } else if self.facets.is_open() && self.layout.panel().contains(x, y) {
            self.click_facet(usize::from(y - layout.panel().y));
        } else if self.view == View::Table && layout.tree_head.contains(x, y) {
            self.click_column(usize::from(x));
        } else if self.view == View::Figures && layout.details.contains(x, y) {
            self.leave_bar();
            self.click_figure(usize::from(y - layout.details.y), x - layout.details.x);
        } else if self.shows_list() && layout.tree.contains(x, y) {
            self.press_list(usize::from(y - layout.tree.y));
        } else if self.shows_details() && layout.details.contains(x, y) {
            self.leave_bar();
            if self.view.has_panes() {
                self.focus_on(Pane::Details);
            }
            let link = self.link_at(usize::from(x - layout.details.x), usize::from(y - layout.details.y));
            if let Some(link) = link {
                self.follow(link);
            }
        }
        Vec::new()
    }

    /// The second click of two opens the item that the first one selected, and is one more on
    /// a group, a value or a head. Elsewhere it is none: the first may have led elsewhere.
    fn press_again(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let free = self.popup.is_none() && self.help.is_none();
        let on_list = self.shows_list() && self.layout.tree.contains(x, y);
        let on_item = self.view == View::Notice || self.selected_item().is_some();
        if !free || !self.mouse.stayed {
            return Vec::new();
        }
        match on_list && !self.facets.is_open() {
            true if on_item => self.act(Action::Open),
            true => self.press(x, y),
            false if self.facets.is_open() && self.layout.panel().contains(x, y) => self.press(x, y),
            false if self.view == View::Table && self.layout.tree_head.contains(x, y) => self.press(x, y),
            false => Vec::new(),
        }
    }

    /// A click selects; a click on a group also folds or unfolds it.
    fn press_list(&mut self, line: usize) {
        self.leave_bar();
        self.facets.close();
        self.focus_on(Pane::Tree);
        match self.view {
            View::Notice => return self.click_contents(line),
            View::Table => return self.click_table(line),
            View::Browse | View::Reader | View::Compare | View::Figures => {}
        }
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
        let in_details = self.shows_details() && self.layout.details.contains(pointer.x, pointer.y);
        match &mut self.help {
            _ if matches!(self.popup, Some(Popup::Palette(_))) => self.step_palette(step),
            _ if matches!(self.popup, Some(Popup::Note(_))) => self.step_note(step),
            Some(help) => help.scroll(step, height),
            None if self.facets.is_open() && self.layout.panel().contains(pointer.x, pointer.y) => {
                let height = self.panel_height();
                self.facets.scroll(step, height);
            }
            None if in_details || self.view == View::Reader => self.scroll_details(step),
            None if self.view == View::Notice => self.step_contents(step),
            None if self.view == View::Table => self.scroll_table(step),
            None if self.view == View::Figures => self.scroll_figures(step),
            None => self.tree.scroll(step),
        }
    }
}
