//! Pictures in the package: each file once, however often it is shown.

use super::element::{Element, Node};
use super::text::escape;
use crate::doc::Picture;
use crate::image::{Image, Kind};
use crate::units::{TenthMm, Twips};

/// The pictures that the body has asked for so far.
#[derive(Debug, Default)]
pub(super) struct Media {
    images: Vec<Image>,
    /// How many drawings there are: each has a number of its own.
    drawings: usize,
}

/// Where a floating picture stands, its upper left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    /// From the left edge of the type area.
    pub(super) x: Twips,
    /// From the top of the paragraph that it hangs on.
    pub(super) y: Twips,
}

impl Media {
    /// Its files: where each lies in the package, and what it is.
    pub(super) fn files(&self) -> impl Iterator<Item = (String, &Image)> {
        self.images
            .iter()
            .enumerate()
            .map(|(n, image)| (format!("word/{}", target(n, image)), image))
    }

    /// Each picture's identifier and its path from `word/`.
    pub(super) fn relations(&self) -> impl Iterator<Item = (String, String)> {
        self.images.iter().enumerate().map(|(n, image)| (id(n), target(n, image)))
    }

    /// The kinds of picture there are.
    pub(super) fn kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<_> = self.images.iter().map(|image| image.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// A run with the picture in its line.
    pub(super) fn inline(&mut self, picture: &Picture) -> Element {
        let mut inline = Element::new(
            "wp:inline",
            &[("xmlns:wp", WP), ("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")],
        );
        self.fill(&mut inline, picture, |_| {});
        run(inline)
    }

    /// A run with the picture floating above the text, which goes on as if it were not there.
    pub(super) fn floating(&mut self, picture: &Picture, anchor: Anchor) -> Element {
        // What is drawn later is above.
        let level = (self.drawings + 1).to_string();
        let mut floating = Element::new(
            "wp:anchor",
            &[
                ("xmlns:wp", WP),
                ("distT", "0"),
                ("distB", "0"),
                ("distL", "0"),
                ("distR", "0"),
                ("simplePos", "0"),
                ("relativeHeight", &level),
                ("behindDoc", "0"),
                ("locked", "0"),
                ("layoutInCell", "1"),
                ("allowOverlap", "1"),
            ],
        );
        floating.push(Element::new("wp:simplePos", &[("x", "0"), ("y", "0")]));
        for (name, from, at) in
            [("wp:positionH", "margin", anchor.x), ("wp:positionV", "paragraph", anchor.y)]
        {
            let mut position = Element::new(name, &[("relativeFrom", from)]);
            let mut offset = Element::new("wp:posOffset", &[]);
            offset.children.push(Node::Text((i64::from(at.0) * EMU_PER_TWIP).to_string()));
            position.push(offset);
            floating.push(position);
        }
        self.fill(&mut floating, picture, |drawing| {
            drawing.push(Element::new("wp:wrapNone", &[]));
        });
        run(floating)
    }

    /// The size, the name and the picture itself; `wrap` adds what stands between the size and
    /// the name.
    fn fill(&mut self, drawing: &mut Element, picture: &Picture, wrap: impl FnOnce(&mut Element)) {
        let relation = self.relation(&picture.image);
        self.drawings += 1;
        let number = self.drawings.to_string();
        let name = format!("图片 {number}");
        let alt = escape(&picture.alt);
        let (cx, cy) = (emu(picture.width), emu(picture.height));
        drawing.push(Element::new("wp:extent", &[("cx", &cx), ("cy", &cy)]));
        drawing.push(Element::new(
            "wp:effectExtent",
            &[("l", "0"), ("t", "0"), ("r", "0"), ("b", "0")],
        ));
        wrap(drawing);
        let named = [("id", number.as_str()), ("name", &name), ("descr", &alt)];
        drawing.push(Element::new("wp:docPr", &named));
        let mut locks = Element::new("wp:cNvGraphicFramePr", &[]);
        locks.push(Element::new("a:graphicFrameLocks", &[("xmlns:a", A), ("noChangeAspect", "1")]));
        drawing.push(locks);

        let mut name_and_more = Element::new("pic:nvPicPr", &[]);
        name_and_more.push(Element::new("pic:cNvPr", &named));
        name_and_more.push(Element::new("pic:cNvPicPr", &[]));
        let mut fill = Element::new("pic:blipFill", &[]);
        fill.push(Element::new("a:blip", &[("r:embed", &relation)]));
        let mut stretch = Element::new("a:stretch", &[]);
        stretch.push(Element::new("a:fillRect", &[]));
        fill.push(stretch);
        let mut transform = Element::new("a:xfrm", &[]);
        transform.push(Element::new("a:off", &[("x", "0"), ("y", "0")]));
        transform.push(Element::new("a:ext", &[("cx", &cx), ("cy", &cy)]));
        let mut shape = Element::new("a:prstGeom", &[("prst", "rect")]);
        shape.push(Element::new("a:avLst", &[]));
        let mut properties = Element::new("pic:spPr", &[]);
        properties.push(transform);
        properties.push(shape);
        let mut pic = Element::new("pic:pic", &[("xmlns:pic", PIC)]);
        pic.push(name_and_more);
        pic.push(fill);
        pic.push(properties);
        let mut data = Element::new("a:graphicData", &[("uri", PIC)]);
        data.push(pic);
        let mut graphic = Element::new("a:graphic", &[("xmlns:a", A)]);
        graphic.push(data);
        drawing.push(graphic);
    }

    /// The identifier of a picture's file.
    fn relation(&mut self, image: &Image) -> String {
        let known = self.images.iter().position(|known| known == image);
        id(known.unwrap_or_else(|| {
            self.images.push(image.clone());
            self.images.len() - 1
        }))
    }
}

const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PIC: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// The unit of drawings: 914,400 an inch.
const EMU_PER_TWIP: i64 = 635;

fn emu(length: TenthMm) -> String {
    (i64::from(length.0) * 3600).to_string()
}

fn id(n: usize) -> String {
    format!("rIdImage{}", n + 1)
}

fn target(n: usize, image: &Image) -> String {
    format!("media/image{}.{}", n + 1, image.kind.name())
}

fn run(drawing: Element) -> Element {
    let mut holder = Element::new("w:drawing", &[]);
    holder.push(drawing);
    let mut run = Element::new("w:r", &[]);
    run.push(holder);
    run
}
