//! What asks for a choice, over everything else.

use super::note::Note;
use super::palette::Palette;
use crate::catalog::ItemIndex;

/// What is open over the rest, and has the keys.
#[derive(Clone, Debug)]
pub enum Popup {
    /// The menu of what can be copied of an item.
    Copy(ItemIndex),
    /// The menu of statuses for an item.
    Status(ItemIndex),
    /// The note of an item, as it is written.
    Note(Note),
    /// Numbers on the links in view.
    Links(Numbered),
    /// Everything one can do, by name.
    Palette(Palette),
}

/// Numbers on links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbered {
    /// Which links of the page have numbers: the first has 1.
    pub links: Vec<usize>,
    /// The digits typed.
    pub typed: String,
}

impl Numbered {
    /// The number on a link of the page.
    #[must_use]
    pub fn number(&self, link: usize) -> Option<usize> {
        self.links.iter().position(|other| *other == link).map(|at| at + 1)
    }

    /// The link whose number was typed, once no longer number begins with it.
    pub(super) fn chosen(&self) -> Option<usize> {
        let number: usize = self.typed.parse().ok()?;
        let link = self.links.get(number.checked_sub(1)?)?;
        (number * 10 > self.links.len()).then_some(*link)
    }

    /// The link whose number was typed.
    pub(super) fn typed(&self) -> Option<usize> {
        let number: usize = self.typed.parse().ok()?;
        self.links.get(number.checked_sub(1)?).copied()
    }
}
