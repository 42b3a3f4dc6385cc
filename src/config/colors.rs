//! The colours a user wants.

use toml::Spanned;
use toml::de::DeValue;

use super::Problem;
use super::read::{Entry, Reader, number, says};
use crate::app::{Color, Colors, Paint, Theme};

/// What colours can change.
const BASES: [(&str, Theme); 3] =
    [("dark", Theme::Dark), ("light", Theme::Light), ("high-contrast", Theme::HighContrast)];

/// The names of the first of the 256 colours, in their order.
const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

impl Reader<'_> {
    /// `[colors]`. A table without a colour gives none.
    pub(super) fn colors(&mut self, value: &Spanned<DeValue<'_>>) {
        let mut colors = Colors::default();
        let mut any = false;
        for entry in self.table("colors", value) {
            any |= self.color(&mut colors, entry);
        }
        self.config.colors = any.then_some(colors);
    }

    /// Takes one entry; gives whether there is no mistake in it.
    fn color(&mut self, colors: &mut Colors, (word, value): Entry<'_, '_>) -> bool {
        let (name, at) = (word.get_ref().as_ref(), value.span().start);
        let path = format!("colors.{name}");
        if name == "base" {
            if let Some((_, base)) = BASES.iter().find(|(word, _)| says(value.get_ref(), word)) {
                colors.base = *base;
                return true;
            }
            let allowed = BASES.map(|(word, _)| word).to_vec();
            self.mistake(at, &path, Problem::NotOneOf { value: self.written(value), allowed });
        } else if let Some(paint) = Paint::ALL.into_iter().find(|paint| paint.word() == name) {
            if let Some(color) = color(value.get_ref()) {
                colors.changes.push((paint, color));
                return true;
            }
            self.mistake(at, &path, Problem::NotAColor(self.written(value)));
        } else {
            let known = ["base"].into_iter().chain(Paint::ALL.map(Paint::word));
            self.mistake(word.span().start, &path, Problem::UnknownKey(known.collect()));
        }
        false
    }
}

/// `"#5f87d7"`, 0 to 255, `"blue"` or `"default"`.
fn color(value: &DeValue<'_>) -> Option<Color> {
    if let Some(index) = number(value) {
        return u8::try_from(index).ok().map(Color::Index);
    }
    let DeValue::String(text) = value else { return None };
    if let Some(hex) = text.strip_prefix('#').filter(|hex| hex.len() == 6) {
        let number = u32::from_str_radix(hex, 16).ok().filter(|_| !hex.starts_with('+'))?;
        let [_, red, green, blue] = number.to_be_bytes();
        return Some(Color::Rgb(red, green, blue));
    }
    if text == "default" {
        return Some(Color::Default);
    }
    (0..).zip(NAMES).find(|(_, name)| name == text).map(|(index, _)| Color::Index(index))
}
