//! Line icons, 24 × 24, drawn with the current colour.

use maud::{Markup, html};

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A day's page.
    Today,
    /// A stack of notes.
    Topics,
    /// A branching path.
    FollowUps,
    /// A person.
    Me,
    /// A lens.
    Search,
    /// A star.
    Star,
    /// A flag.
    Flag,
    /// An arrow back.
    Undo,
    /// An arrow on.
    Next,
    /// A tick.
    Right,
    /// A cross: wrong, or close.
    Wrong,
    /// An arrow up.
    Up,
    /// An arrow down.
    Down,
    /// An arrow to the left.
    Left,
    /// Larger.
    Plus,
    /// Smaller.
    Minus,
    /// Back to the middle.
    Centre,
    /// Six dots to hold.
    Handle,
    /// Two people talking.
    Interview,
    /// Reading aloud.
    Aloud,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Today => "M5 5h14v15H5zM5 9.5h14M9 3v4M15 3v4M9 14.5l2.2 2.2 4-4.4",
            Icon::Topics => "M6 4h12v16H6zM9.5 8.5h5M9.5 12h5M9.5 15.5h3",
            Icon::FollowUps => "M6 4.5v6A3.5 3.5 0 0 0 9.5 14H18M14.5 10.5 18 14l-3.5 3.5M6 10v9.5",
            Icon::Me => "M12 12.2a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.6 3.7-5.4 7.5-5.4s6.7 1.8 7.5 5.4",
            Icon::Search => "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20 20",
            Icon::Star => "m12 4 2.45 5.1 5.55.750-4.05 3.9 1 5.55L12 16.6l-4.95 2.7 1-5.55L4 9.85l5.55-.75z",
            Icon::Flag => "M6 21V4.5M6 5h11l-2.5 4 2.5 4H6",
            Icon::Undo => "M9 6 4.5 10.5 9 15M5 10.5h9a5 5 0 0 1 0 10h-3",
            Icon::Next => "M5 12h13M13 7l5 5-5 5",
            Icon::Right => "m5 12.5 4.5 4.5L19 7.5",
            Icon::Wrong => "M6.5 6.5l11 11M17.5 6.5l-11 11",
            Icon::Up => "M12 19V5M6 11l6-6 6 6",
            Icon::Down => "M12 5v14M6 13l6 6 6-6",
            Icon::Left => "M19 12H6M11 7l-5 5 5 5",
            Icon::Plus => "M12 5v14M5 12h14",
            Icon::Minus => "M5 12h14",
            Icon::Centre => "M12 3.5v4M12 16.5v4M3.5 12h4M16.5 12h4M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
            Icon::Interview => "M4 5h11v8.5H9.5L6 16.5v-3H4zM17.5 9H20v8h-2v2.5L15 17h-4.5",
            Icon::Aloud => "M4.5 9.5v5H8l4.5 4V5.5L8 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11",
            Icon::Handle => "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
        }
    }
}

/// The icon, hidden from screen readers: what it stands for is said in words beside it.
pub fn icon(icon: Icon) -> Markup {
    html! {
        svg.icon viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d=(icon.path()) {} }
    }
}
