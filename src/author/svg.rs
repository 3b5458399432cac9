//! The renderer's SVG → a small one: colours become classes, sizes one decimal, and the frame fits the drawing.
//!
//! It reads only what `mermaid-rs-renderer` writes: tags with double-quoted attributes, no comments, no CDATA.

use std::{collections::HashSet, fmt::Write as _};

/// How sentinel colours become classes.
pub struct Roles<'a> {
    /// Colour and role.
    pub by_colour: &'a [(&'a str, &'a str)],
    /// The background's colour.
    pub paper: &'a str,
    /// The size of text that needs no attribute.
    pub font_size: f32,
}

/// A cleaned picture.
#[derive(Clone, Debug)]
pub struct Cleaned {
    /// The `<svg>` element.
    pub svg: String,
    /// Its width in units.
    pub width: f32,
    /// Its height in units.
    pub height: f32,
}

enum Token<'a> {
    Open {
        name: &'a str,
        attributes: Vec<(&'a str, &'a str)>,
        is_empty: bool,
    },
    Close,
    Text(&'a str),
}

/// Space left around the drawing.
const MARGIN: f32 = 6.0;

/// Cleans `raw`. Ids get the prefix `id`; `label` is the escaped text alternative. `None` when `raw` is not understood.
pub fn clean(raw: &str, roles: &Roles<'_>, id: &str, label: &str) -> Option<Cleaned> {
    let tokens = tokens(raw)?;
    let used: HashSet<&str> = tokens
        .iter()
        .flat_map(|token| match token {
            Token::Open { attributes, .. } => attributes.as_slice(),
            _ => &[],
        })
        .filter_map(|(_, value)| value.strip_prefix("url(#")?.strip_suffix(')'))
        .collect();
    let mut cleaner = Cleaner {
        roles,
        id,
        used: &used,
        body: String::new(),
        open: Vec::new(),
        extent: Extent::default(),
        is_label_next: false,
        text: None,
    };
    for token in &tokens {
        cleaner.token(token)?;
    }
    let Extent {
        left,
        top,
        right,
        bottom,
    } = cleaner.extent;
    if left > right || top > bottom {
        return None;
    }
    let width = right - left + 2.0 * MARGIN;
    let height = bottom - top + 2.0 * MARGIN;
    let mut svg = format!(
        "<svg viewBox=\"{} {} {} {}\" width=\"{}\" role=\"img\" aria-label=\"{label}\" fill=\"currentColor\" \
         font-size=\"{}\" text-anchor=\"middle\" stroke-linejoin=\"round\" stroke-linecap=\"round\">",
        number(left - MARGIN),
        number(top - MARGIN),
        number(width),
        number(height),
        number(width.ceil()),
        number(roles.font_size),
    );
    svg.push_str(&cleaner.body.replace("<defs></defs>", ""));
    svg.push_str("</svg>");
    Some(Cleaned { svg, width, height })
}

fn tokens(raw: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = raw;
    while let Some((text, tail)) = rest.split_once('<') {
        if !text.trim().is_empty() {
            tokens.push(Token::Text(text));
        }
        let (tag, tail) = tail.split_once('>')?;
        rest = tail;
        if tag.starts_with('/') {
            tokens.push(Token::Close);
            continue;
        }
        let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, mut list) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = Vec::new();
        while let Some((key, tail)) = list.split_once("=\"") {
            let (value, tail) = tail.split_once('"')?;
            attributes.push((key.trim(), value));
            list = tail;
        }
        tokens.push(Token::Open {
            name,
            attributes,
            is_empty,
        });
    }
    Some(tokens)
}

/// What closing an open tag means.
enum Closing {
    /// Write the end tag.
    Write(&'static str),
    /// The start tag was left out, the content was not.
    Unwrap,
    /// Everything inside is left out.
    Drop,
}

struct Cleaner<'a> {
    roles: &'a Roles<'a>,
    id: &'a str,
    used: &'a HashSet<&'a str>,
    body: String,
    open: Vec<Closing>,
    extent: Extent,
    /// Whether the next text is an edge's label.
    is_label_next: bool,
    /// Position and size of the text being written.
    text: Option<(f32, f32, f32)>,
}

impl Cleaner<'_> {
    fn token(&mut self, token: &Token<'_>) -> Option<()> {
        let is_dropping = self.open.iter().any(|closing| matches!(closing, Closing::Drop));
        match token {
            Token::Text(text) if !is_dropping => {
                if let Some((x, y, size)) = self.text {
                    let width: f32 = text.chars().map(|c| if c >= '\u{2e80}' { 1.0 } else { 0.56 }).sum();
                    self.extent.include(x - width * size / 2.0, y - size);
                    self.extent.include(x + width * size / 2.0, y + size * 0.3);
                }
                self.body.push_str(text);
            }
            Token::Text(_) => {}
            Token::Close => match self.open.pop()? {
                Closing::Write(name) => {
                    if name == "text" {
                        self.text = None;
                    }
                    if !is_dropping {
                        let _ = write!(self.body, "</{name}>");
                    }
                }
                Closing::Unwrap | Closing::Drop => {}
            },
            Token::Open {
                name,
                attributes,
                is_empty,
            } => {
                let closing = if is_dropping {
                    Closing::Drop
                } else {
                    self.open_tag(name, attributes, *is_empty)?
                };
                if !*is_empty {
                    self.open.push(closing);
                }
            }
        }
        Some(())
    }

    fn open_tag(&mut self, name: &str, attributes: &[(&str, &str)], is_empty: bool) -> Option<Closing> {
        let get = |key: &str| {
            attributes
                .iter()
                .find(|(known, _)| *known == key)
                .map(|(_, value)| *value)
        };
        let float = |key: &str| get(key).and_then(|value| value.parse::<f32>().ok());
        const NAMES: [&str; 12] = [
            "svg", "defs", "marker", "path", "g", "rect", "text", "tspan", "polygon", "polyline", "line", "circle",
        ];
        let name = NAMES.into_iter().chain(["ellipse"]).find(|known| *known == name)?;
        let is_invisible = float("fill-opacity") == Some(0.0) && float("stroke-opacity").unwrap_or(0.0) == 0.0;
        let is_backdrop = name == "rect" && get("fill") == Some(self.roles.paper) && get("stroke").is_none();
        // A label's box would hide a short arrow beside it; a halo round its letters hides only what is under them.
        let is_label_box = name == "rect" && float("stroke-opacity").is_some_and(|opacity| opacity < 0.5);
        if is_label_box {
            self.extent.include_shape(name, attributes);
            self.is_label_next = true;
            return Some(Closing::Drop);
        }
        let is_unused = name == "marker" && get("id").is_none_or(|id| !self.used.contains(id));
        if is_invisible || is_backdrop || is_unused {
            return Some(Closing::Drop);
        }
        let is_bare = name == "svg"
            || (name == "g" && get("transform").is_none())
            || (name == "tspan" && float("dy") == Some(0.0));
        if is_bare {
            return Some(Closing::Unwrap);
        }
        if !self
            .open
            .iter()
            .any(|closing| matches!(closing, Closing::Write("marker" | "g")))
        {
            self.extent.include_shape(name, attributes);
        }
        if name == "text" {
            let size = float("font-size").unwrap_or(self.roles.font_size);
            self.text = Some((float("x")?, float("y")?, size));
        } else if name == "tspan"
            && let Some((_, y, _)) = &mut self.text
        {
            *y += float("dy").unwrap_or(0.0);
        }
        let _ = write!(self.body, "<{name}");
        let mut classes = Vec::new();
        if name == "text" && std::mem::take(&mut self.is_label_next) {
            classes.push("halo".to_owned());
        }
        for (key, value) in attributes {
            match *key {
                "fill" if *value == "none" => self.body.push_str(" fill=\"none\""),
                "fill" | "stroke" if matches!(name, "text" | "tspan") || *value == "none" => {}
                "fill" => classes.push(format!("f-{}", self.role(value))),
                "stroke" => classes.push(format!("s-{}", self.role(value))),
                _ => self.attribute(name, key, value, get("rx")),
            }
        }
        if !classes.is_empty() {
            let _ = write!(self.body, " class=\"{}\"", classes.join(" "));
        }
        self.body.push_str(if is_empty { "/>" } else { ">" });
        Some(Closing::Write(name))
    }

    /// Unknown colours are hard-wired in the renderer; a line is what they draw.
    fn role(&self, colour: &str) -> &str {
        self.roles
            .by_colour
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(colour))
            .map_or("line", |(_, role)| role)
    }

    fn attribute(&mut self, name: &str, key: &str, value: &str, rx: Option<&str>) {
        let is_default = match key {
            "stroke-width" => value.parse() == Ok(1.0f32),
            "stroke-dasharray" => value == "1,0",
            "font-size" => value
                .parse::<f32>()
                .is_ok_and(|size| (size - self.roles.font_size).abs() < 0.2),
            "text-anchor" => value == "middle",
            "ry" => rx == Some(value),
            "stroke-opacity" | "fill-opacity" => value.parse() == Ok(1.0f32),
            _ => false,
        };
        if is_default {
            return;
        }
        let value = match key {
            "id" if name == "marker" => format!("{}-{value}", self.id),
            "marker-end" | "marker-start" => match value.strip_prefix("url(#") {
                Some(id) => format!("url(#{}-{id}", self.id),
                None => return,
            },
            "x" | "y" | "width" | "height" | "rx" | "ry" | "cx" | "cy" | "r" | "x1" | "x2" | "y1" | "y2" | "d"
            | "points" | "transform" | "dy" | "stroke-width" | "font-size" | "viewBox" | "refX" | "refY"
            | "markerWidth" | "markerHeight" => round(value),
            "markerUnits" | "orient" | "stroke-dasharray" | "text-anchor" | "stroke-opacity" | "fill-opacity" => {
                value.to_owned()
            }
            // Classes, data attributes, fonts, caps and joins: the page has its own, or the root says it once.
            _ => return,
        };
        let _ = write!(self.body, " {key}=\"{value}\"");
    }
}

/// The box around what is drawn.
struct Extent {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Default for Extent {
    fn default() -> Extent {
        Extent {
            left: f32::MAX,
            top: f32::MAX,
            right: f32::MIN,
            bottom: f32::MIN,
        }
    }
}

impl Extent {
    fn include(&mut self, x: f32, y: f32) {
        self.left = self.left.min(x);
        self.right = self.right.max(x);
        self.top = self.top.min(y);
        self.bottom = self.bottom.max(y);
    }

    fn include_shape(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let get = |key: &str| {
            attributes
                .iter()
                .find(|(known, _)| *known == key)
                .map(|(_, value)| *value)
        };
        let float = |key: &str| get(key).and_then(|value| value.parse::<f32>().ok()).unwrap_or(0.0);
        match name {
            "rect" => {
                self.include(float("x"), float("y"));
                self.include(float("x") + float("width"), float("y") + float("height"));
            }
            "line" => {
                self.include(float("x1"), float("y1"));
                self.include(float("x2"), float("y2"));
            }
            "circle" | "ellipse" => {
                let rx = float("r").max(float("rx"));
                let ry = float("r").max(float("ry"));
                self.include(float("cx") - rx, float("cy") - ry);
                self.include(float("cx") + rx, float("cy") + ry);
            }
            // Absolute coordinates in pairs; arcs, whose numbers are not, only occur inside boxes drawn otherwise.
            "path" | "polygon" | "polyline" => {
                let path = get("d").or(get("points")).unwrap_or_default();
                if path.contains(['A', 'a', 'H', 'V', 'h', 'v', 'c', 'l', 'q', 'm']) {
                    return;
                }
                let numbers: Vec<f32> = path
                    .split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'))
                    .filter_map(|word| word.parse().ok())
                    .collect();
                for pair in numbers.chunks_exact(2) {
                    if let [x, y] = pair {
                        self.include(*x, *y);
                    }
                }
            }
            _ => {}
        }
    }
}

/// One decimal, none when it is zero.
fn number(value: f32) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Rounds every number in a value and drops the spaces around a path's letters.
fn round(value: &str) -> String {
    let mut rounded = String::new();
    let mut rest = value;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '-' || c == '.') {
        let tail = &rest[start..];
        let end = tail
            .char_indices()
            .find(|&(at, c)| !(c.is_ascii_digit() || c == '.' || (c == '-' && at == 0)))
            .map_or(tail.len(), |(at, _)| at);
        rounded.push_str(&rest[..start]);
        match tail[..end].parse() {
            Ok(parsed) => rounded.push_str(&number(parsed)),
            Err(_) => rounded.push_str(&tail[..end]),
        }
        rest = &tail[end..];
    }
    rounded.push_str(rest);
    let mut packed = String::new();
    let mut characters = rounded.chars().peekable();
    while let Some(c) = characters.next() {
        let is_path_letter = |c: char| "MLQCZz".contains(c);
        let follows_letter = packed.chars().next_back().is_some_and(is_path_letter);
        let leads_to_letter = characters.peek().copied().is_some_and(is_path_letter);
        if !(c == ' ' && (follows_letter || leads_to_letter)) {
            packed.push(c);
        }
    }
    packed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_shrink() {
        assert_eq!(round("M 365.132,99.500 L -0.01,107.996 Z"), "M365.1,99.5L0,108Z");
        assert_eq!(
            round("translate(363.64 161.29) rotate(90.00)"),
            "translate(363.6 161.3) rotate(90)"
        );
    }
}
