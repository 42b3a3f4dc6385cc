//! The views: what the state looks like. They read the state and change nothing.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Scrollbar, ScrollbarOrientation, ScrollbarState, StatefulWidget};

use super::paint::Pen;
use super::theme::Styles;
use crate::app::{Action, App, Area, Context, Line, MIN_HEIGHT, MIN_WIDTH, Node, Pane, Popup, Run, View as AppView};
use crate::catalog::{Field, ItemIndex};
use crate::i18n::BESIDE;
use crate::keymap::hints;
use crate::ledger::Status;
use crate::typeset::{CharSpan, pad, shown, truncate, visible, width, wrap};

/// Draws the state, and places the cursor where text is typed.
pub(super) fn draw(app: &App, frame: &mut Frame<'_>) {
    let styles = Styles::of(app.theme, app.colors.as_ref());
    let view = View { app, styles: &styles };
    if app.layout.too_small() {
        view.too_small(frame.buffer_mut());
        return;
    }
    let mut cursor = view.bar(frame.buffer_mut());
    match &app.popup {
        Some(Popup::Palette(palette)) => view.palette(frame.buffer_mut(), palette),
        Some(Popup::Links(_) | Popup::Copy(_) | Popup::Status(_) | Popup::Note(_)) | None if app.help.is_some() => {
            view.help(frame.buffer_mut());
        }
        Some(Popup::Links(_)) | None => view.panes(frame.buffer_mut()),
        Some(Popup::Copy(item)) => {
            view.panes(frame.buffer_mut());
            view.copy_menu(frame.buffer_mut(), *item);
        }
        Some(Popup::Status(item)) => {
            view.panes(frame.buffer_mut());
            view.status_menu(frame.buffer_mut(), *item);
        }
        Some(Popup::Note(note)) => {
            view.panes(frame.buffer_mut());
            cursor = view.note(frame.buffer_mut(), note);
        }
    }
    match view.prompt(frame.buffer_mut()) {
        Some(prompt) => cursor = prompt,
        None => view.hints(frame.buffer_mut()),
    }
    if app.context().takes_text() {
        frame.set_cursor_position(cursor);
    }
}

pub(super) struct View<'a> {
    pub(super) app: &'a App,
    pub(super) styles: &'a Styles,
}

/// Columns of the help for where keys hold, where there is little room, and the gaps before.
const PLACES: usize = 12;
/// In fewer columns the help leaves them out.
const WITH_PLACES: usize = 30;
/// Columns of a query that is said to match nothing.
const LONGEST_ECHO: usize = 40;

/// The signs, in Unicode (none of which is of ambiguous width) and in ASCII.
pub(super) struct Signs {
    pub(super) cursor: &'static str,
    folded: &'static str,
    pub(super) open: &'static str,
    pub(super) up: &'static str,
    divider: &'static str,
    under_way: &'static str,
    in_place: &'static str,
    blocked: &'static str,
    note: &'static str,
}

const UNICODE: Signs = Signs {
    cursor: "›",
    folded: "▸",
    open: "▾",
    up: "▴",
    divider: "│",
    under_way: "»",
    in_place: "✓",
    blocked: "!",
    note: "⋮",
};
const ASCII: Signs = Signs {
    cursor: ">",
    folded: "+",
    open: "-",
    up: "^",
    divider: "|",
    under_way: "~",
    in_place: "v",
    blocked: "!",
    note: ":",
};

impl View<'_> {
    pub(super) fn signs(&self) -> &'static Signs {
        if self.app.ascii { &ASCII } else { &UNICODE }
    }

    fn too_small(&self, buffer: &mut Buffer) {
        let text = (self.app.messages.ui.too_small)(MIN_WIDTH, MIN_HEIGHT);
        let screen = self.app.layout.screen;
        for (row, line) in (0..).zip(wrap(&text, usize::from(screen.width))) {
            Pen::new(buffer, screen, row).write(&line.of(&text), self.styles.text);
        }
    }

    fn panes(&self, buffer: &mut Buffer) {
        let layout = &self.app.layout;
        let panel = self.app.facets.is_open();
        if panel {
            self.facets(buffer);
        }
        if self.app.shows_list() && !(panel && layout.narrow()) {
            match self.app.view {
                AppView::Notice => self.outline(buffer),
                AppView::Table => self.table(buffer),
                AppView::Browse | AppView::Reader | AppView::Compare | AppView::Figures => {
                    self.tree_head(buffer);
                    self.tree(buffer);
                }
            }
        }
        if self.app.view == AppView::Figures && !panel {
            self.figures(buffer);
        }
        let covered = panel && layout.panel() == layout.details;
        if !covered && self.app.shows_details() {
            self.details_head(buffer);
            self.details(buffer);
        }
        for row in 0..layout.divider.height {
            Pen::new(buffer, layout.divider, row).write(self.signs().divider, self.styles.dim);
        }
    }

    pub(super) fn head_style(&self, pane: Pane) -> Style {
        if self.app.focus == pane && !self.app.searching && !self.app.facets.is_open() {
            self.styles.head
        } else {
            self.styles.resting_head
        }
    }

    fn tree_head(&self, buffer: &mut Buffer) {
        let style = self.head_style(Pane::Tree);
        let by = (self.app.messages.ui.by)(self.app.grouping);
        let taken_for = self.taken_for();
        let mut pen = Pen::new(buffer, self.app.layout.tree_head, 0);
        let room = pen.skip(1, style).room();
        pen.write_cut(taken_for.as_deref().unwrap_or(by), room, self.app.ellipsis(), style);
        pen.end_with(&self.unofficial(pen.room()), style, style);
    }

    /// At the end of a head: that what is shown is no official translation.
    pub(super) fn unofficial(&self, room: usize) -> String {
        let ui = &self.app.messages.ui;
        let texts = [ui.unofficial, ui.unofficial_briefly].into_iter().filter(|_| self.app.shows_translation());
        texts.map(|text| format!("  {text} ")).find(|text| width(text) <= room).unwrap_or_default()
    }

    /// Where nothing matched as it was typed: what was found instead.
    fn taken_for(&self) -> Option<String> {
        let finder = &self.app.finder;
        let taken = visible(finder.found.taken_for.as_deref()?);
        let query = truncate(&visible(finder.text()), LONGEST_ECHO, self.app.ellipsis());
        Some((self.app.messages.search.taken_for)(&taken, &query))
    }

    fn details_head(&self, buffer: &mut Buffer) {
        let app = self.app;
        let style = self.head_style(Pane::Details);
        let head = match app.selected_item() {
            _ if app.view == AppView::Compare => {
                let name = app.messages.ui.contexts.compare;
                let remark = if app.shows_translation() { app.messages.ui.unofficial } else { "" };
                format!("{name}  {remark}").trim_end().to_owned()
            }
            _ if app.view == AppView::Notice => shown(app.messages.heading(&app.catalog.notice.document)),
            Some(at) if !app.beginning => (app.messages.ui.item_of)(at + 1, app.catalog.items.len()),
            Some(_) | None => String::new(),
        };
        let lines = app.page.lines.len();
        let height = usize::from(app.layout.details.height);
        let last = (app.details.offset + height).min(lines);
        // How far one has read, where there is more than fits.
        let percent = if lines > height { format!("{}% ", last * 100 / lines) } else { String::new() };
        let mut pen = Pen::new(buffer, app.layout.details_head, 0);
        let found = self
            .found()
            .filter(|_| app.context() != Context::Find)
            .map(|found| format!("{found}  "))
            .unwrap_or_default();
        let end = format!(" {found}{percent}");
        pen.skip(1, style).write(&head, style);
        // In the reader no bar says how far one is among the items.
        let place = if app.is_reading() && !app.beginning { place_of(app.position()) } else { String::new() };
        let room = pen.room().saturating_sub(width(&end));
        pen.write(if width(&place) <= room { &place } else { "" }, style).end_with(&end, style, style);
    }

    fn tree(&self, buffer: &mut Buffer) {
        let app = self.app;
        if app.tree.is_empty() && (app.finder.active || app.facets.is_active()) {
            return self.no_match(buffer, app.layout.tree);
        }
        for (row, (node, selected)) in (0..).zip(app.tree.in_view()) {
            let focused = app.focus == Pane::Tree && !app.facets.is_open();
            let base = match (selected, focused) {
                (true, true) => self.styles.cursor,
                (true, false) => self.styles.resting,
                (false, _) => self.styles.text,
            };
            let mut pen = Pen::new(buffer, app.layout.tree, row);
            pen.write(if selected { self.signs().cursor } else { " " }, base);
            let picked = node.item.is_some_and(|item| app.is_compared(item)) && node.depth > 0;
            pen.skip(usize::from(node.depth) * 2 - usize::from(picked), base);
            pen.write(if picked { "+" } else { "" }, base);
            match node.item {
                Some(_) => self.item_row(&mut pen, &node, base),
                None => self.group_row(&mut pen, &node, base),
            }
        }
    }

    fn group_row(&self, pen: &mut Pen<'_>, node: &Node, base: Style) {
        let sign = if node.folded { self.signs().folded } else { self.signs().open };
        let count = if self.app.beginning { String::new() } else { format!(" {} ", node.count) };
        pen.write(sign, base).write(" ", base);
        let room = pen.room().saturating_sub(width(&count));
        let (label, beside) = self.app.messages.name_on_a_line(node.label, room, self.app.ellipsis());
        pen.write(&label, base.patch(self.styles.heading));
        self.beside(pen, beside.as_deref(), &[], base);
        pen.end_with(&count, base, base.patch(self.styles.dim));
    }

    fn item_row(&self, pen: &mut Pen<'_>, node: &Node, base: Style) {
        let item = node.item.and_then(|at| Some((at, self.app.catalog.item(at)?)));
        let Some((at, item)) = item else { return };
        // On the row of the cursor the number is as bright as the title.
        let number = if base == self.styles.text { self.styles.dim } else { base };
        let digits = self.app.catalog.items.len().to_string().len();
        pen.write(&format!("{:>digits$} ", item.number), number);
        let kept = self.kept(at);
        let room = pen.room().saturating_sub(width(&kept).max(1));
        let worded = self.app.messages.title(item);
        let (title, beside) = worded.in_room(room, self.app.ellipsis());
        self.marked(pen, (&title, &self.title_marks(at, worded.is_english)), room, base);
        self.beside(pen, beside.as_deref(), &self.title_marks(at, !worded.is_english), base);
        pen.end_with(&kept, base, base);
    }

    /// What is matched in a title of an item: in the translation, or in the original.
    pub(super) fn title_marks(&self, at: ItemIndex, english: bool) -> Vec<CharSpan> {
        let marks = self.app.finder.marks(at).iter();
        marks.filter(|mark| mark.field == Field::Title && mark.english == english).map(|mark| mark.span).collect()
    }

    /// The same text in the other language, after the first.
    pub(super) fn beside(&self, pen: &mut Pen<'_>, text: Option<&str>, spans: &[CharSpan], base: Style) {
        if let Some(text) = text {
            pen.skip(BESIDE, base);
            self.marked(pen, (text, spans), pen.room(), base.patch(self.styles.dim));
        }
    }

    /// The signs of what the ledger says of an item, at the end of its row, each in a column of
    /// its own: a mark, a note, and how far it is.
    fn kept(&self, at: ItemIndex) -> String {
        let Some(entry) = self.app.entry(at).filter(|entry| !entry.is_blank()) else { return String::new() };
        let signs = self.signs();
        let status = match entry.status {
            Status::NotStarted => " ",
            Status::UnderWay => signs.under_way,
            Status::InPlace => signs.in_place,
            Status::Blocked => signs.blocked,
        };
        let mark = if entry.marked { "*" } else { " " };
        let note = if entry.note.is_empty() { " " } else { signs.note };
        format!(" {mark}{note}{status} ")
    }

    /// A text cut to so many columns, with some of its characters marked.
    pub(super) fn marked(&self, pen: &mut Pen<'_>, (text, spans): (&str, &[CharSpan]), room: usize, base: Style) {
        let shown = truncate(text, room, self.app.ellipsis());
        let mut text = text.chars();
        for (index, c) in shown.chars().enumerate() {
            // A cut text ends in the ellipsis, which is no character of it.
            let of_text = text.next() == Some(c);
            let marked = of_text && spans.iter().any(|span| (span.start..span.end).contains(&index));
            pen.write(c.encode_utf8(&mut [0; 4]), if marked { base.patch(self.styles.mark) } else { base });
        }
    }

    pub(super) fn no_match(&self, buffer: &mut Buffer, area: Area) {
        let app = self.app;
        let ui = &app.messages.ui;
        let query = truncate(&visible(app.finder.text()), LONGEST_ECHO, app.ellipsis());
        let lines = if app.facets.is_active() && !(app.finder.active && app.finder.found.hits.is_empty()) {
            let key = |action| app.key(app.context(), action);
            let advice = key(Action::Facets).map(|facets| (ui.facets_advice)(facets, key(Action::ClearFacets)));
            [Some(ui.facets_no_match.to_owned()), advice]
        } else {
            [Some((ui.no_match)(&query)), app.key(Context::Query, Action::Cancel).map(ui.no_match_advice)]
        };
        let mut row = 0;
        for line in lines.into_iter().flatten() {
            for span in wrap(&line, usize::from(area.width.saturating_sub(2))) {
                Pen::new(buffer, area, row).skip(1, self.styles.text).write(&span.of(&line), self.styles.dim);
                row += 1;
            }
        }
    }

    fn details(&self, buffer: &mut Buffer) {
        let app = self.app;
        let area = app.layout.details;
        let lines = app.page.lines.iter().skip(app.details.offset).take(usize::from(area.height));
        let text = area.without_last_column();
        for (row, line) in (0..).zip(lines) {
            self.line(&mut Pen::new(buffer, text, row), line);
        }
        self.link_numbers(buffer, text);
        // Under the table most items are a little too long, and others are not: a bar that comes
        // and goes at every step is much to draw, and the head says how far one has read.
        if app.view != AppView::Table {
            self.scrollbar(buffer, area, app.page.lines.len(), app.details.offset);
        }
    }

    fn line(&self, pen: &mut Pen<'_>, line: &Line) {
        pen.skip(1, self.styles.text);
        for Run { text, role, matched, link } in line {
            let style = match matched {
                _ if link.is_some() && *link == self.app.link => self.styles.cursor,
                Some(at) if Some(*at) == self.app.current_match => self.styles.role(*role).patch(self.styles.current),
                Some(_) => self.styles.role(*role).patch(self.styles.mark),
                None => self.styles.role(*role),
            };
            pen.write(text, style);
        }
    }

    /// In the last column, where there are more lines than rows.
    pub(super) fn scrollbar(&self, buffer: &mut Buffer, area: Area, lines: usize, offset: usize) {
        let height = usize::from(area.height);
        if lines <= height || area.width == 0 {
            return;
        }
        let column =
            Rect { x: area.x + area.width - 1, y: area.y, width: 1, height: area.height }.intersection(buffer.area);
        let mut state = ScrollbarState::new(lines - height + 1).position(offset).viewport_content_length(height);
        let bar = Scrollbar::new(ScrollbarOrientation::VerticalRight).begin_symbol(None).end_symbol(None);
        let thumb = if self.app.ascii { "#" } else { " " };
        bar.track_symbol(None).thumb_symbol(thumb).thumb_style(self.styles.thumb).render(column, buffer, &mut state);
    }

    fn help(&self, buffer: &mut Buffer) {
        let app = self.app;
        let Some(help) = &app.help else { return };
        let area = app.layout.body_under_bar();
        if help.shown.is_empty() {
            Pen::new(buffer, area, 0).skip(1, self.styles.text).write(app.messages.ui.help_no_match, self.styles.dim);
        }
        let of_keys = || app.help_entries.iter().filter(|entry| entry.bound.is_some());
        let keys = of_keys().map(|entry| width(&entry.keys)).max().unwrap_or(0);
        let names = of_keys().map(|entry| width(&entry.name)).max().unwrap_or(0);
        let room = usize::from(area.width).saturating_sub(2);
        // Where not all fits, all but the first of the keys go, and what does not fit of the rest.
        let first = |keys: &str| keys.split(' ').next().unwrap_or_default().to_owned();
        let places = if room < WITH_PLACES { 0 } else { PLACES };
        let all = keys + names + places <= room;
        let keys = if all { keys } else { of_keys().map(|entry| width(&first(&entry.keys))).max().unwrap_or(0) };
        let names = names.min(room.saturating_sub(keys + places).max(8));
        let shown = help.shown.iter().skip(help.offset()).take(usize::from(area.height));
        for (row, entry) in (0..).zip(shown.filter_map(|&at| app.help_entries.get(at))) {
            let mut pen = Pen::new(buffer, area.without_last_column(), row);
            // What a query can say is an example and a sentence.
            let examples = entry.bound.is_none();
            let shown = if examples || all { entry.keys.clone() } else { first(&entry.keys) };
            pen.skip(1, self.styles.text).write(&pad(&shown, keys), self.styles.heading);
            pen.skip(2, self.styles.text);
            let of_place = if places == 0 { 0 } else { width(&entry.place) + 2 };
            let columns = if examples { pen.room().saturating_sub(of_place) } else { names };
            pen.write_cut(&pad(&entry.name, columns), columns, app.ellipsis(), self.styles.text);
            let room = pen.skip(2, self.styles.text).room();
            pen.write_cut(if places == 0 { "" } else { &entry.place }, room, app.ellipsis(), self.styles.dim);
        }
        self.scrollbar(buffer, area, help.shown.len(), help.offset());
    }

    /// The bottom line: a message, or the keys of the context, as many as fit whole.
    fn hints(&self, buffer: &mut Buffer) {
        let app = self.app;
        let mut pen = Pen::new(buffer, app.layout.hints, 0);
        pen.skip(1, self.styles.text);
        // Without a head over the tree there is no other place to say it.
        let taken_for = if app.layout.tree_head.height == 0 { self.taken_for() } else { None };
        if let Some(message) = app.message.as_ref().or(taken_for.as_ref()) {
            return self.message(buffer, message);
        }
        for (action, name) in hints(app.context(), app.messages) {
            let Some(key) = app.key(app.context(), action).filter(|_| !self.useless(action)) else { continue };
            if width(key) + 1 + width(name) > pen.room() {
                break;
            }
            pen.write(key, self.styles.heading).write(" ", self.styles.text).write(name, self.styles.dim);
            pen.skip(2, self.styles.text);
        }
    }

    /// What is said: in the bottom line, and where that is too short in lines over it, as far as
    /// they leave most of the body to be seen.
    fn message(&self, buffer: &mut Buffer, message: &str) {
        let Area { x, y, width, .. } = self.app.layout.hints;
        let room = usize::from(width.saturating_sub(1));
        let most = 1 + self.app.layout.body.height / 4;
        let lines = wrap(message, room);
        let rows = u16::try_from(lines.len()).unwrap_or(most).clamp(1, most);
        let area = Area { x, y: (y + 1).saturating_sub(rows), width, height: rows };
        for (row, line) in (0..rows).zip(&lines) {
            let mut pen = Pen::new(buffer, area, row);
            pen.skip(1, self.styles.text);
            let rest = CharSpan::new(line.start, message.chars().count());
            // The last line has what is left, as far as it fits.
            let text = if row + 1 == rows { rest.of(message) } else { line.of(message) };
            pen.write_cut(&text, room, self.app.ellipsis(), self.styles.text).end_with(
                "",
                self.styles.text,
                self.styles.text,
            );
        }
    }

    /// Only keys that would do something now: without a query there is none to clear or
    /// to walk through.
    fn useless(&self, action: Action) -> bool {
        let context = self.app.context();
        let browsing = !context.takes_text()
            && !matches!(context, Context::Facets | Context::Copy | Context::Status | Context::Help);
        let narrowed = self.app.facets.is_active();
        // In the notice and the comparison n is about what is looked for there.
        let searched = self.app.finder.active && !matches!(self.app.view, AppView::Notice | AppView::Compare);
        let idle = browsing && !searched && self.app.found_text().is_none();
        let nothing = self.app.finder.active && self.app.tree.is_empty() && self.app.found_text().is_none();
        let alone = self.app.layout.narrow() && self.app.details_alone() || self.app.view != AppView::Browse;
        match action {
            Action::NextMatch => idle || nothing,
            Action::Accept => context == Context::Query && self.app.finder.active && self.app.tree.is_empty(),
            Action::Cancel => idle && !alone && !narrowed,
            Action::ClearFacets => !narrowed,
            Action::Reader => self.app.view == AppView::Reader,
            Action::Back => !self.app.can_go_back(),
            Action::Follow | Action::NumberLinks => self.app.page.links.is_empty(),
            // The menu shows them.
            Action::Copy(_) | Action::SetStatus(_) => true,
            _ => false,
        }
    }
}

/// Which of how many, after the number of an item.
fn place_of((at, of): (usize, usize)) -> String {
    if at == 0 { String::new() } else { format!("  {at}/{of}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Event, KeyTexts, Start};
    use crate::i18n::Lang;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    /// The screen after a query that was taken for another.
    fn taken_for(columns: u16, rows: u16, lang: Lang) -> String {
        let catalog = crate::dataset::embedded().unwrap().leak();
        let start = Start { query: Some("海关公证".into()), ..Start::default() };
        let mut app = App::new(catalog, lang.messages(), KeyTexts::default(), &start, Box::new(|| {}));
        app.update(Event::Resize(columns, rows));
        app.settle();
        app.finder.found.taken_for = Some("海关公\u{1b}证".into());
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let frame = terminal.draw(|frame| draw(&app, frame)).unwrap();
        frame.buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn the_head_of_the_tree_says_what_a_query_was_taken_for() {
        assert!(taken_for(120, 36, Lang::Zh).contains("近似：按“海关公␛证”查找，没有“海关公证”"));
        assert!(taken_for(80, 24, Lang::Zh).contains("近似：按“海关公␛证”查找"));
        assert!(taken_for(120, 36, Lang::En).contains("approximate: showing “海关公␛证”"));
        // Without heads it is the bottom line that says it.
        assert!(taken_for(20, 5, Lang::Zh).contains("近似：按“海关"));
    }
}
