//! Colours. No meaning is carried by colour alone: a cursor has its sign, a match its
//! underline where there is no colour, a heading its weight.

use ratatui::style::{Color, Modifier, Style};

use crate::app::{Colors, Paint, Role, Theme};

/// The styles of a theme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Styles {
    /// Running text.
    pub(super) text: Style,
    /// What matters less: labels, counts, hints.
    pub(super) dim: Style,
    /// The title of an item.
    pub(super) title: Style,
    /// Headings, groups, keys.
    pub(super) heading: Style,
    /// What leads elsewhere, within running text.
    pub(super) link: Style,
    /// Remarks that are not of the notice.
    pub(super) remark: Style,
    /// A match.
    pub(super) mark: Style,
    /// The match n went to.
    pub(super) current: Style,
    /// The row of the cursor, its pane having the focus.
    pub(super) cursor: Style,
    /// The row of the cursor, its pane not having the focus.
    pub(super) resting: Style,
    /// The head of the pane that has the focus.
    pub(super) head: Style,
    /// The head of the other pane.
    pub(super) resting_head: Style,
    /// The bar of a figure, drawn as blanks.
    pub(super) bar: Style,
    /// The thumb of a scrollbar.
    pub(super) thumb: Style,
}

impl Styles {
    /// The styles of a theme; `custom` are the user's own colours.
    pub(super) fn of(theme: Theme, custom: Option<&Colors>) -> Self {
        match theme {
            Theme::Dark => Self::colored(&Palette {
                dim: Color::Indexed(245),
                accent: Color::Indexed(117),
                remark: Color::Indexed(180),
                on_accent: Color::Indexed(16),
                selected: Color::Indexed(24),
                resting: Color::Indexed(238),
                head: Color::Indexed(236),
            }),
            Theme::Light => Self::colored(&Palette {
                dim: Color::Indexed(242),
                accent: Color::Indexed(25),
                remark: Color::Indexed(94),
                on_accent: Color::Indexed(231),
                selected: Color::Indexed(153),
                resting: Color::Indexed(253),
                head: Color::Indexed(254),
            }),
            Theme::HighContrast => Self::high_contrast(),
            Theme::Custom => {
                let base = custom.map_or(Theme::Dark, |custom| custom.base);
                // One's own colours cannot be what one's own colours change.
                let base = if base == Theme::Custom { Theme::Dark } else { base };
                let changes = custom.map_or(&[][..], |custom| &custom.changes);
                changes.iter().fold(Self::of(base, None), |styles, (paint, color)| styles.with(*paint, native(*color)))
            }
            Theme::Plain => Self::plain(),
        }
    }

    /// The styles with another colour.
    fn with(mut self, paint: Paint, color: Color) -> Self {
        match paint {
            Paint::Text => {
                for style in [&mut self.text, &mut self.title, &mut self.cursor, &mut self.resting] {
                    *style = style.fg(color);
                }
                self.resting_head = self.resting_head.fg(color);
            }
            Paint::Dim => (self.dim, self.thumb) = (self.dim.fg(color), behind(self.thumb, color)),
            Paint::Accent => {
                (self.heading, self.link) = (self.heading.fg(color), self.link.fg(color));
                (self.head, self.bar) = (behind(self.head, color), behind(self.bar, color));
            }
            Paint::OnAccent => self.head = self.head.fg(color),
            Paint::Remark => self.remark = self.remark.fg(color),
            Paint::Mark => self.mark = behind(self.mark, color),
            Paint::Current => self.current = behind(self.current, color),
            Paint::OnMark => (self.mark, self.current) = (self.mark.fg(color), self.current.fg(color)),
            Paint::Cursor => self.cursor = behind(self.cursor, color),
            Paint::Resting => self.resting = behind(self.resting, color),
            Paint::Head => self.resting_head = behind(self.resting_head, color),
        }
        self
    }

    /// The style of a role.
    pub(super) fn role(&self, role: Role) -> Style {
        match role {
            Role::Title => self.title,
            Role::Label => self.dim,
            Role::Text => self.text,
            Role::Heading => self.heading,
            Role::Link => self.link,
            Role::Remark => self.remark,
        }
    }

    fn colored(palette: &Palette) -> Self {
        let plain = Style::new();
        let black = Color::Indexed(16);
        Self {
            text: plain,
            dim: plain.fg(palette.dim),
            title: plain.add_modifier(Modifier::BOLD),
            heading: plain.fg(palette.accent),
            link: plain.fg(palette.accent).add_modifier(Modifier::UNDERLINED),
            remark: plain.fg(palette.remark),
            mark: plain.fg(black).bg(Color::Indexed(221)),
            current: plain.fg(black).bg(Color::Indexed(208)).add_modifier(Modifier::BOLD),
            cursor: plain.bg(palette.selected).add_modifier(Modifier::BOLD),
            resting: plain.bg(palette.resting),
            head: plain.fg(palette.on_accent).bg(palette.accent).add_modifier(Modifier::BOLD),
            resting_head: plain.bg(palette.head),
            bar: plain.bg(palette.accent),
            thumb: plain.bg(palette.dim),
        }
    }

    /// In the first 16 colours, which a user sets for what they can see. What has a colour has
    /// one on either side; all else is in those of the terminal.
    fn high_contrast() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            text: plain,
            dim: plain,
            title: bold,
            heading: bold,
            link: plain.add_modifier(Modifier::UNDERLINED),
            remark: plain,
            // Not bold: some terminals draw bold black as grey.
            mark: plain.fg(Color::Black).bg(Color::LightYellow),
            current: plain.fg(Color::Black).bg(Color::LightCyan).add_modifier(Modifier::UNDERLINED),
            cursor: bold.add_modifier(Modifier::REVERSED),
            resting: bold.add_modifier(Modifier::UNDERLINED),
            head: bold.fg(Color::White).bg(Color::Blue),
            resting_head: bold.add_modifier(Modifier::UNDERLINED),
            bar: plain.add_modifier(Modifier::REVERSED),
            thumb: plain.add_modifier(Modifier::REVERSED),
        }
    }

    fn plain() -> Self {
        let plain = Style::new();
        let reversed = plain.add_modifier(Modifier::REVERSED);
        Self {
            text: plain,
            dim: plain,
            title: plain.add_modifier(Modifier::BOLD),
            heading: plain.add_modifier(Modifier::BOLD),
            link: plain.add_modifier(Modifier::UNDERLINED),
            remark: plain,
            mark: plain.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            current: plain.add_modifier(Modifier::UNDERLINED | Modifier::BOLD | Modifier::REVERSED),
            cursor: reversed,
            resting: plain,
            head: reversed.add_modifier(Modifier::BOLD),
            resting_head: plain.add_modifier(Modifier::UNDERLINED),
            bar: reversed,
            thumb: reversed,
        }
    }
}

/// A style with a colour behind its text.
fn behind(style: Style, color: Color) -> Style {
    style.bg(color).remove_modifier(Modifier::REVERSED)
}

fn native(color: crate::app::Color) -> Color {
    match color {
        crate::app::Color::Default => Color::Reset,
        crate::app::Color::Index(index) => Color::Indexed(index),
        crate::app::Color::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
    }
}

struct Palette {
    dim: Color,
    accent: Color,
    remark: Color,
    on_accent: Color,
    selected: Color,
    resting: Color,
    head: Color,
}
