//! A profile file's values put into a profile; those that cannot be are findings.

use std::ops::Range;

use super::settings::SIZES;
use super::values;
use crate::catalog::{Code, Words};
use crate::diag::Finding;
use crate::profile::{Align, Face, ImprintPage, Position, Preprinted, Profile, Role};
use crate::source::Source;
use crate::spec::numbering;
use crate::units::{Chars, HalfPoints, HundredthMm, TenthMm, Twips};
use crate::yaml::{Node, Scalar, Value};

/// `base`, changed as the tree `root` says.
pub fn apply(base: Profile, root: &Node, source: &Source, findings: &mut Vec<Finding>) -> Profile {
    let mut apply = Apply { source, findings, profile: base };
    if let Some(node) = root.get("fonts") {
        apply.fonts(node);
    }
    if let Some(node) = root.get("sizes") {
        apply.sizes(node);
    }
    apply.area(root);
    if let Some(levels) = numbering(root, source, apply.findings) {
        apply.profile.numbering = levels;
    }
    if let Some(node) = root.get("bold") {
        apply.bold(node);
    }
    if let Some(node) = root.get("colours")
        && let Some(text) = text_of(node, "red")
    {
        match values::colour(text) {
            Some(red) => apply.profile.red = red,
            None => apply.bad("red", node, Words::ColourForm, None),
        }
    }
    if let Some(node) = root.get("page_number") {
        apply.page_number(node);
    }
    if let Some(node) = root.get("mark") {
        apply.mark(node);
    }
    if let Some(node) = root.get("rule") {
        // A thickness in eighths of a point.
        if let Some(n) = apply.number(node, "thickness", 25..=600, Words::PointRange) {
            apply.profile.rule.eighths = (n * 8 + 50) / 100;
        }
        if let Some(n) = apply.length(node, "gap", 200..=1000) {
            apply.profile.rule.gap = n;
        }
    }
    if let Some(node) = root.get("imprint") {
        apply.imprint(node);
    }
    if let Some(node) = root.get("preprinted") {
        apply.profile.preprinted = preprinted(node);
    }
    apply.profile
}

struct Apply<'a> {
    source: &'a Source,
    findings: &'a mut Vec<Finding>,
    profile: Profile,
}

impl Apply<'_> {
    /// Says that the value of `key` in `group` is not what it should be, and what it should.
    fn bad(&mut self, key: &str, group: &Node, advice: Words, bounds: Option<[i32; 2]>) {
        let Value::Map(entries) = &group.value else { return };
        let Some(entry) = entries.iter().find(|entry| entry.key == key) else { return };
        let node = &entry.node;
        let text = node.scalar().map_or("", |scalar| scalar.text.trim());
        // In the language in which it was written.
        let written = self.source.text().get(entry.key_span.clone()).unwrap_or(key);
        let place = self.source.place(node.span.clone());
        let mut finding = Finding::new(Code::BadProfileValue, place)
            .with("key", written.trim_matches(['"', '\'']))
            .with("text", text)
            .with("advice", advice);
        if let Some([low, high]) = bounds.map(|ends| ends.map(values::hundredths_text)) {
            finding = finding.with("low", low).with("high", high);
        }
        self.findings.push(finding);
    }

    /// The number of `key` below `node`, in hundredths.
    fn number(
        &mut self,
        node: &Node,
        key: &str,
        bounds: std::ops::RangeInclusive<i32>,
        advice: Words,
    ) -> Option<i32> {
        let value = node.get(key)?;
        let units: &[&str] = match advice {
            Words::LengthRange => &["mm", "毫米"],
            Words::PointRange => &["pt", "磅"],
            _ => &["字", "行"],
        };
        let whole = advice == Words::CountRange;
        let number = values::hundredths(&value.scalar()?.text, units)
            .filter(|n| bounds.contains(n) && !(whole && n % 100 != 0));
        if number.is_none() {
            self.bad(key, node, advice, Some([*bounds.start(), *bounds.end()]));
        }
        number
    }

    /// A length in millimetres; `bounds` are in hundredths.
    fn length(
        &mut self,
        node: &Node,
        key: &str,
        bounds: std::ops::RangeInclusive<i32>,
    ) -> Option<TenthMm> {
        self.number(node, key, bounds, Words::LengthRange).map(|n| TenthMm((n + 5) / 10))
    }

    /// A size of type; `most` is in points.
    fn size(&mut self, node: &Node, key: &str, most: i32) -> Option<HalfPoints> {
        let size = values::size(&node.get(key)?.scalar()?.text);
        let size = size.filter(|size| (10..=most * 2).contains(&size.0));
        if size.is_none() {
            self.bad(key, node, Words::SizeRange, Some([500, most * 100]));
        }
        size
    }

    fn fonts(&mut self, node: &Node) {
        for (key, face) in FACES {
            if let Some(names) = node.get(key).map(texts) {
                self.profile.fonts.set(face, names);
            }
        }
        if let Some(names) = node.get("latin").map(texts) {
            self.profile.fonts.latin = names;
        }
    }

    /// 正文 first: it takes all with it that had its size.
    fn sizes(&mut self, node: &Node) {
        if let Some(size) = self.size(node, "text", MOST_SIZE) {
            let old = self.profile.style(Role::Body).size;
            for role in Role::ALL {
                if self.profile.style(role).size == old && role != Role::Mark {
                    resize(&mut self.profile, role, size);
                }
            }
        }
        for (key, roles) in SIZES.iter().filter(|(key, _)| *key != "text") {
            if let Some(size) = self.size(node, key, MOST_SIZE) {
                for role in *roles {
                    resize(&mut self.profile, *role, size);
                }
            }
        }
    }

    /// Type area and grid, and whether the text fits into it.
    fn area(&mut self, root: &Node) {
        if let Some(node) = root.get("page") {
            for key in ["top", "bottom", "left", "right"] {
                let Some(length) = self.length(node, key, 1000..=8000) else { continue };
                let page = &mut self.profile.page;
                match key {
                    "top" => page.top = length,
                    "bottom" => page.bottom = length,
                    "left" => page.left = length,
                    _ => page.right = length,
                }
            }
        }
        if let Some(node) = root.get("grid") {
            if let Some(n) = self.number(node, "lines", 1000..=4000, Words::CountRange) {
                self.profile.grid.lines = n / 100;
            }
            if let Some(n) = self.number(node, "chars", 1500..=5000, Words::CountRange) {
                self.profile.grid.chars = n / 100;
            }
        }
        // The first of what decides it in this file is where a misfit is shown.
        let Some(node) = ["grid", "page", "sizes"].into_iter().find_map(|key| root.get(key)) else {
            return;
        };
        self.profile.fit_grid();
        let grid = &self.profile.grid;
        let size = self.profile.style(Role::Body).size;
        // Lines must not touch; characters may be set closer by a tenth.
        let fits = grid.pitch.0 >= size.0 * 11 && grid.tracking.0 >= -size.0;
        if !fits {
            let at: Range<usize> = node.span.start..node.span.start;
            self.findings.push(
                Finding::new(Code::GridTooTight, self.source.place(at))
                    .with("size", values::size_text(size))
                    .with("lines", grid.lines.to_string())
                    .with("chars", grid.chars.to_string())
                    .with("width", self.profile.type_width().mm().to_string())
                    .with("height", self.profile.type_height().mm().to_string()),
            );
        }
    }

    fn bold(&mut self, node: &Node) {
        let levels = texts(node);
        for (level, role) in
            [Role::Heading1, Role::Heading2, Role::Heading3, Role::Heading4].into_iter().enumerate()
        {
            self.profile.style_mut(role).bold = levels.contains(&(level + 1).to_string());
        }
    }

    fn page_number(&mut self, node: &Node) {
        if let Some(style) = text_of(node, "style") {
            match values::number_style(style) {
                Some((before, after)) => {
                    self.profile.page_number.before = before;
                    self.profile.page_number.after = after;
                }
                None => self.bad("style", node, Words::NumberStyleForm, None),
            }
        }
        let face = text_of(node, "typeface").and_then(face);
        let both = [Role::PageNumberOdd, Role::PageNumberEven];
        if let Some(face) = face {
            for role in both {
                self.profile.style_mut(role).face = face;
            }
        }
        if let Some(drop) = self.length(node, "drop", 100..=3000) {
            self.profile.page_number.drop = drop;
        }
        if let Some(n) = self.number(node, "indent", 0..=1000, Words::CharsRange) {
            self.profile.page_number.indent = Chars(n);
        }
        match text_of(node, "position") {
            Some("centre") => self.profile.page_number.position = Position::Centre,
            Some("outer") => self.profile.page_number.position = Position::Outer,
            _ => {}
        }
        let number = &self.profile.page_number;
        let (position, indent) = (number.position, number.indent);
        for role in both {
            let style = self.profile.style_mut(role);
            let odd = role == Role::PageNumberOdd;
            let outer = position == Position::Outer;
            style.align = match (position, odd) {
                (Position::Centre, _) => Align::Centre,
                (Position::Outer, true) => Align::Right,
                (Position::Outer, false) => Align::Left,
            };
            style.right = if outer && odd { indent } else { Chars(0) };
            style.left = if outer && !odd { indent } else { Chars(0) };
        }
    }

    fn mark(&mut self, node: &Node) {
        if let Some(size) = self.size(node, "largest", MOST_MARK) {
            self.profile.mark.max = size;
        }
        if let Some(size) = self.size(node, "smallest", MOST_MARK) {
            self.profile.mark.min = size;
        }
        let mark = &mut self.profile.mark;
        if mark.min > mark.max {
            // The bound that this file sets is the one that is meant.
            let (key, other) = if node.get("smallest").is_some() {
                ("smallest", mark.max)
            } else {
                ("largest", mark.min)
            };
            mark.min = mark.max;
            let ends = if key == "smallest" {
                [500, other.0 * 50]
            } else {
                [other.0 * 50, MOST_MARK * 100]
            };
            self.bad(key, node, Words::SizeRange, Some(ends));
        }
        if let Some(drop) = self.length(node, "drop", 0..=12000) {
            self.profile.mark.drop = drop;
        }
    }

    fn imprint(&mut self, node: &Node) {
        if let Some(n) = self.number(node, "outer", 10..=200, Words::LengthRange) {
            self.profile.imprint.outer = HundredthMm(n);
        }
        if let Some(n) = self.number(node, "inner", 10..=200, Words::LengthRange) {
            self.profile.imprint.inner = HundredthMm(n);
        }
        match text_of(node, "page") {
            Some("even") => self.profile.imprint.page = ImprintPage::Even,
            Some("last") => self.profile.imprint.page = ImprintPage::Last,
            _ => {}
        }
    }
}

/// The largest type of text, in points.
const MOST_SIZE: i32 = 72;

/// The largest type of a mark, in points.
const MOST_MARK: i32 = 120;

/// The faces by their names in a profile.
pub const FACES: [(&str, Face); 5] = [
    ("xiaobiaosong", Face::XiaoBiaoSong),
    ("fangsong", Face::FangSong),
    ("heiti", Face::Hei),
    ("kaiti", Face::Kai),
    ("songti", Face::Song),
];

fn face(name: &str) -> Option<Face> {
    FACES.into_iter().find(|(known, _)| *known == name).map(|(_, face)| face)
}

/// Another size, and a pitch of its own that grows with it.
fn resize(profile: &mut Profile, role: Role, size: HalfPoints) {
    let style = profile.style_mut(role);
    style.pitch = style.pitch.map(|pitch| Twips(pitch.0 * size.0 / style.size.0.max(1)));
    style.size = size;
}

/// What of the paper's own a list names.
fn preprinted(node: &Node) -> Preprinted {
    let names = texts(node);
    let has = |name: &str| names.iter().any(|each| each == name || each == "all");
    Preprinted {
        labels: has("labels"),
        mark: has("mark"),
        number: has("number"),
        signers: has("signers"),
        rule: has("rule"),
    }
}

/// The texts of a list.
fn texts(node: &Node) -> Vec<String> {
    let scalars = node.items().iter().filter_map(Node::scalar);
    scalars.map(|scalar: &Scalar| scalar.text.trim().to_owned()).collect()
}

/// The text of `key` below `node`.
fn text_of<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    Some(node.get(key)?.scalar()?.text.as_str())
}
