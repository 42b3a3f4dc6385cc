//! A session in process: keys in, frame out.

use std::rc::Rc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use zimao::app::{Action, Context, Effect, Pointer, PointerKind, Start};
use zimao::catalog::Catalog;
use zimao::i18n::Lang;
use zimao::keymap::{Input, Key, Keymap};
use zimao::tui::{Opening, Session};

/// The explorer on the embedded notice, drawn into a buffer.
pub(crate) struct Screen {
    session: Session,
    terminal: Terminal<TestBackend>,
    buffer: Buffer,
    /// Told when there is something to draw that no key brings.
    woken: Receiver<()>,
    /// What the session asked of its surroundings.
    pub(crate) effects: Vec<Effect>,
}

/// The embedded catalog, for as long as the tests run.
pub(crate) fn catalog() -> &'static Catalog {
    static CATALOG: std::sync::OnceLock<Catalog> = std::sync::OnceLock::new();
    CATALOG.get_or_init(|| zimao::dataset::embedded().unwrap())
}

impl Screen {
    pub(crate) fn new(width: u16, height: u16) -> Self {
        Self::open(width, height, Lang::Zh, &Start::default())
    }

    /// As the program opens: with a ledger, in which nothing stands.
    pub(crate) fn with_ledger(width: u16, height: u16) -> Self {
        Self::open(width, height, Lang::Zh, &Start { ledger: Some(Rc::default()), ..Start::default() })
    }

    pub(crate) fn open(width: u16, height: u16, lang: Lang, start: &Start) -> Self {
        Self::over(catalog(), (width, height), lang, start)
    }

    /// The explorer on a catalog, in a terminal of some columns and rows.
    pub(crate) fn over(catalog: &'static Catalog, size: (u16, u16), lang: Lang, start: &Start) -> Self {
        Self::with_keys(catalog, size, lang, start, &Keymap::default())
    }

    /// As [`Screen::over`], with keys of the user's.
    pub(crate) fn with_keys(
        catalog: &'static Catalog,
        size: (u16, u16),
        lang: Lang,
        start: &Start,
        keymap: &Keymap,
    ) -> Self {
        let (wake, woken) = channel();
        let wake = Box::new(move || wake.send(()).unwrap_or_default());
        let opening = Opening { catalog, messages: lang.messages(), keymap, start, size };
        let session = Session::woken(&opening, wake);
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        let mut screen = Self { session, terminal, buffer: Buffer::default(), woken, effects: Vec::new() };
        screen.draw();
        screen
    }

    /// Draws what comes without a key, until there is no more of it.
    pub(crate) fn settled(mut self) -> Self {
        while self.is_behind() {
            self.woken.recv_timeout(Duration::from_secs(60)).unwrap();
            self = self.inputs([]);
        }
        self
    }

    /// How the explorer would be left.
    pub(crate) fn memory(&self) -> zimao::app::Memory {
        self.session.memory()
    }

    /// Whether hits are shown that are not those of the text in the bar.
    pub(crate) fn is_behind(&self) -> bool {
        self.session.is_behind()
    }

    /// Where keys go now.
    pub(crate) fn context(&self) -> Context {
        self.session.context()
    }

    /// What a key would do now.
    pub(crate) fn action(&self, key: Key) -> Option<Action> {
        self.session.action(&Input::Key(key))
    }

    /// Presses keys one after the other: `/海关<Enter>`; each is drawn.
    pub(crate) fn keys(mut self, keys: &str) -> Self {
        for key in parse(keys) {
            self = self.inputs([Input::Key(key)]);
        }
        self
    }

    /// Hands over inputs that came together.
    pub(crate) fn inputs(mut self, inputs: impl IntoIterator<Item = Input>) -> Self {
        let inputs: Vec<Input> = inputs.into_iter().collect();
        for input in &inputs {
            if let Input::Resize(width, height) = input {
                self.terminal.backend_mut().resize(*width, *height);
            }
        }
        let effects = self.session.feed(inputs);
        self.effects.extend(effects);
        self.draw();
        self
    }

    pub(crate) fn paste(self, text: &str) -> Self {
        self.inputs([Input::Paste(text.to_owned())])
    }

    pub(crate) fn mouse(self, kind: PointerKind, x: u16, y: u16) -> Self {
        self.inputs([Input::Pointer(Pointer { kind, x, y })])
    }

    /// Clicks on the first place where `text` is shown.
    pub(crate) fn click(self, text: &str) -> Self {
        let (x, y) = self.find(text).unwrap_or_else(|| panic!("no {text:?} to click on:\n{}", self.text()));
        self.mouse(PointerKind::Press, x, y).mouse(PointerKind::Release, x, y)
    }

    /// Clicks twice on the first place where `text` is shown.
    pub(crate) fn double_click(self, text: &str) -> Self {
        let (x, y) = self.find(text).unwrap_or_else(|| panic!("no {text:?} to click on:\n{}", self.text()));
        let screen = self.mouse(PointerKind::Press, x, y).mouse(PointerKind::Release, x, y);
        screen.mouse(PointerKind::DoublePress, x, y).mouse(PointerKind::Release, x, y)
    }

    pub(crate) fn resize(self, width: u16, height: u16) -> Self {
        self.inputs([Input::Resize(width, height)])
    }

    fn draw(&mut self) {
        let frame = self.terminal.draw(|frame| self.session.draw(frame)).unwrap();
        self.buffer = frame.buffer.clone();
        sound(&self.buffer);
    }

    pub(crate) fn buffer(&self) -> &Buffer {
        &self.buffer
    }

    /// Where the hardware cursor is, if it is shown.
    pub(crate) fn cursor(&mut self) -> Option<(u16, u16)> {
        let shown = self.terminal.backend().cursor_visible();
        let Position { x, y } = self.terminal.get_cursor_position().unwrap();
        shown.then_some((x, y))
    }

    /// The lines of the screen.
    pub(crate) fn lines(&self) -> Vec<String> {
        let buffer = self.buffer();
        let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..buffer.area.height).map(row).map(|line: String| line.trim_end().to_owned()).collect()
    }

    pub(crate) fn text(&self) -> String {
        self.lines().join("\n") + "\n"
    }

    /// The row of the cursor in the tree, without its sign and number.
    pub(crate) fn selected(&self) -> String {
        let line = self.lines().into_iter().find(|line| line.starts_with('›')).unwrap_or_default();
        let tree = line.split('│').next().unwrap_or_default();
        tree.trim_start_matches(|c: char| !c.is_alphabetic() && c != '“').trim_end().to_owned()
    }

    /// Every text drawn in the style of a match, in order.
    pub(crate) fn marked(&self) -> Vec<String> {
        let buffer = self.buffer();
        let mut runs: Vec<String> = Vec::new();
        let mut open = false;
        for y in 0..buffer.area.height {
            for x in 0..buffer.area.width {
                let cell = &buffer[(x, y)];
                let marked = is_mark(cell.style());
                match runs.last_mut() {
                    Some(run) if open && marked => run.push_str(cell.symbol()),
                    _ if marked => runs.push(cell.symbol().to_owned()),
                    _ => {}
                }
                open = marked;
            }
            open = false;
        }
        runs
    }

    pub(crate) fn shows(self, text: &str) -> Self {
        assert!(self.text().contains(text), "{text:?} is not shown:\n{}", self.text());
        self
    }

    pub(crate) fn hides(self, text: &str) -> Self {
        assert!(!self.text().contains(text), "{text:?} is shown:\n{}", self.text());
        self
    }

    pub(crate) fn selects(self, text: &str) -> Self {
        assert!(self.selected().starts_with(text), "{:?} is selected:\n{}", self.selected(), self.text());
        self
    }

    fn find(&self, text: &str) -> Option<(u16, u16)> {
        (0..).zip(self.lines()).find_map(|(y, line)| {
            let before = line.get(..line.find(text)?)?;
            Some((u16::try_from(before.width()).unwrap(), y))
        })
    }
}

/// The colours of a match, current or not, in the dark theme.
fn is_mark(style: Style) -> bool {
    use ratatui::style::Color::Indexed;
    matches!(style.bg, Some(Indexed(221 | 208)))
}

/// No wide character is cut: each is followed by its own second half, and nothing else
/// is one.
fn sound(buffer: &Buffer) {
    for y in 0..buffer.area.height {
        let mut half = false;
        for x in 0..buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            assert_eq!(symbol.is_empty(), half, "a wide character is cut at {x},{y}");
            half = symbol.width() == 2;
        }
        assert!(!half, "a wide character leaves the screen in row {y}");
    }
}

/// `j<Down><C-d>海<lt>` as keys.
pub(crate) fn parse(keys: &str) -> Vec<Key> {
    let mut found = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
        match named {
            Some(("lt", after)) => (found.push(Key::char('<')), rest = after).0,
            Some((name, after)) => {
                let key = Key::parse(&format!("<{name}>"));
                found.push(key.unwrap_or_else(|_| panic!("no key <{name}>")));
                rest = after;
            }
            None => {
                found.push(Key::char(c));
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    found
}
