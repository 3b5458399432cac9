//! What a tap on the map, its buttons or its outline means, written `map …` into `data-do`.

use std::fmt;

use crate::domain::map::scene::Key;

/// A thing to do with the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapAction {
    /// Go to what a box stands for.
    Move(Key),
    /// Open a box or fold it.
    Fold(Key),
    /// Look closer.
    ZoomIn,
    /// Look from further away.
    ZoomOut,
    /// Back to the centre.
    Centre,
    /// Look further to the left.
    PanLeft,
    /// Look further to the right.
    PanRight,
    /// Look further up.
    PanUp,
    /// Look further down.
    PanDown,
    /// Hide the labels around the centre, or show them again.
    Hide,
    /// Show the label of a hidden box.
    Reveal(Key),
    /// It was remembered.
    Remembered(Key),
    /// It was not.
    Forgotten(Key),
}

/// Those without a box, with their names.
const PLAIN: [(MapAction, &str); 8] = [
    (MapAction::ZoomIn, "zoom-in"),
    (MapAction::ZoomOut, "zoom-out"),
    (MapAction::Centre, "centre"),
    (MapAction::PanLeft, "pan-left"),
    (MapAction::PanRight, "pan-right"),
    (MapAction::PanUp, "pan-up"),
    (MapAction::PanDown, "pan-down"),
    (MapAction::Hide, "hide"),
];

impl fmt::Display for MapAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, key) = match self {
            MapAction::Move(key) => ("move", key),
            MapAction::Fold(key) => ("fold", key),
            MapAction::Reveal(key) => ("reveal", key),
            MapAction::Remembered(key) => ("remembered", key),
            MapAction::Forgotten(key) => ("forgotten", key),
            plain => {
                let name = PLAIN
                    .iter()
                    .find(|(other, _)| other == plain)
                    .map_or("", |(_, name)| name);
                return f.write_str(name);
            }
        };
        write!(f, "{name} {key}")
    }
}

impl MapAction {
    /// Reads what `to_string` wrote, in words.
    pub fn parse(name: &str, key: Option<&str>) -> Option<MapAction> {
        if let Some((plain, _)) = PLAIN.iter().find(|(_, known)| *known == name) {
            return Some(plain.clone());
        }
        let key = Key::parse(key?)?;
        Some(match name {
            "move" => MapAction::Move(key),
            "fold" => MapAction::Fold(key),
            "reveal" => MapAction::Reveal(key),
            "remembered" => MapAction::Remembered(key),
            "forgotten" => MapAction::Forgotten(key),
            _ => return None,
        })
    }
}
