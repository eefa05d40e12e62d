//! Shapes and texts as SVG, in 1/10 mm: the only place that escapes.

use std::fmt::Write as _;

/// A picture as it is being drawn.
pub(super) struct Svg {
    out: String,
}

/// Where a text begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// In the typeface of the text.
    Text,
    /// In that of heads.
    Head,
}

/// How a shape is filled; every one has an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    Black,
    White,
    /// Lines at an angle on white: told from white in any print.
    Hatch,
}

impl Svg {
    /// An empty picture of so many 1/10 mm. `fonts` are those of text and of heads.
    pub(super) fn new(width: i32, height: i32, alt: &str, fonts: [&[String]; 2]) -> Self {
        let [text, head] = fonts
            .map(|names| names.iter().fold(String::new(), |list, name| list + "'" + name + "',"));
        let mut out = String::new();
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" \
             viewBox=\"0 0 {width} {height}\" xml:lang=\"zh-CN\" role=\"img\">\n<title>",
            tenths(width),
            tenths(height),
        );
        let mut svg = Self { out };
        svg.escaped(alt);
        let _ = writeln!(
            svg.out,
            "</title>\n<style>text{{font-family:{text}serif;fill:#000}}\
             .h{{font-family:{head}sans-serif}}\
             path,line,rect{{stroke:#000;stroke-linejoin:round}}</style>\n\
             <defs><pattern id=\"hatch\" width=\"12\" height=\"12\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><path d=\"M0 0V12\" stroke-width=\"5\" \
             style=\"stroke:#777\"/></pattern></defs>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\" style=\"stroke:none\"/>"
        );
        svg
    }

    pub(super) fn finish(mut self) -> String {
        self.out.push_str("</svg>\n");
        self.out
    }

    /// A line as thick as `thick`.
    pub(super) fn line(&mut self, x1: i32, y1: i32, x2: i32, y2: i32, thick: i32) {
        self.stroke(x1, y1, x2, y2, thick, "");
    }

    /// A line of the grid.
    pub(super) fn fine(&mut self, x1: i32, y1: i32, x2: i32, y2: i32) {
        self.stroke(x1, y1, x2, y2, 2, " style=\"stroke:#777\"");
    }

    /// A light line of the grid.
    pub(super) fn thin(&mut self, x1: i32, y1: i32, x2: i32, y2: i32) {
        self.stroke(x1, y1, x2, y2, 1, " style=\"stroke:#999\"");
    }

    /// A broken line.
    pub(super) fn dashed(&mut self, x1: i32, y1: i32, x2: i32, y2: i32) {
        self.stroke(x1, y1, x2, y2, 4, " stroke-dasharray=\"10 8\"");
    }

    fn stroke(&mut self, x1: i32, y1: i32, x2: i32, y2: i32, thick: i32, more: &str) {
        let _ = writeln!(
            self.out,
            "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke-width=\"{thick}\"{more}/>"
        );
    }

    pub(super) fn rect(&mut self, x: i32, y: i32, width: i32, height: i32, fill: Fill) {
        if fill == Fill::Hatch {
            self.rect(x, y, width, height, Fill::White);
        }
        let fill = paint(fill);
        let _ = writeln!(
            self.out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" \
             stroke-width=\"3\"/>"
        );
    }

    /// A shape of straight lines.
    pub(super) fn shape(&mut self, points: &[(i32, i32)], fill: Fill) {
        let mut path = String::new();
        for (n, (x, y)) in points.iter().enumerate() {
            let _ = write!(path, "{}{x} {y}", if n == 0 { 'M' } else { 'L' });
        }
        let fill = paint(fill);
        let _ = writeln!(self.out, "<path d=\"{path}Z\" fill=\"{fill}\" stroke-width=\"3\"/>");
    }

    /// A text whose base line is at `y`.
    pub(super) fn text(
        &mut self,
        (x, y): (i32, i32),
        size: i32,
        anchor: Anchor,
        weight: Weight,
        text: &str,
    ) {
        let _ = write!(self.out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"");
        if anchor == Anchor::Middle {
            self.out.push_str(" text-anchor=\"middle\"");
        }
        if weight == Weight::Head {
            self.out.push_str(" class=\"h\"");
        }
        self.out.push('>');
        self.escaped(text);
        self.out.push_str("</text>\n");
    }

    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                // XML has no place for them.
                c if c.is_control() => {}
                c => self.out.push(c),
            }
        }
    }
}

const fn paint(fill: Fill) -> &'static str {
    match fill {
        Fill::Black => "#000",
        Fill::White => "#fff",
        Fill::Hatch => "url(#hatch)",
    }
}

/// 1/10 mm in mm.
fn tenths(length: i32) -> String {
    if length % 10 == 0 {
        (length / 10).to_string()
    } else {
        format!("{}.{}", length / 10, length % 10)
    }
}
