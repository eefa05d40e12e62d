//! A small tree of XML, to put right what docx-rs built. Text and attribute values stay as they
//! were read, escaped; nothing here escapes or unescapes.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// The name with its prefix: `w:p`.
    pub(super) name: String,
    /// Attributes in their order, values escaped.
    pub(super) attributes: Vec<(String, String)>,
    /// What it holds.
    pub(super) children: Vec<Node>,
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Escaped text.
    Text(String),
}

impl Element {
    /// An element without content.
    pub(super) fn new(name: &str, attributes: &[(&str, &str)]) -> Self {
        Self {
            name: name.to_owned(),
            attributes: attributes
                .iter()
                .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
                .collect(),
            children: Vec::new(),
        }
    }

    /// The elements in `xml`, which may be several in a row and need not declare their prefixes.
    pub(super) fn parse_all(xml: &[u8]) -> Result<Vec<Self>, quick_xml::Error> {
        let mut reader = Reader::from_reader(xml);
        let mut buffer = Vec::new();
        // The first is what the fragment as a whole goes into.
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event_into(&mut buffer)? {
                Event::Start(start) => open.push(Self::from_start(&start)?),
                Event::Empty(start) => append(&mut open, Node::Element(Self::from_start(&start)?)),
                Event::End(_) => {
                    if let Some(done) = open.pop() {
                        append(&mut open, Node::Element(done));
                    }
                }
                Event::Text(text) => {
                    append(&mut open, Node::Text(text.into_inner().into_owned()));
                }
                Event::GeneralRef(name) => {
                    let reference = format!("&{};", name.into_inner());
                    append(&mut open, Node::Text(reference));
                }
                Event::Eof => break,
                Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => {}
            }
            buffer.clear();
        }
        let whole = open.into_iter().next().unwrap_or_default();
        Ok(whole
            .children
            .into_iter()
            .filter_map(|node| match node {
                Node::Element(element) => Some(element),
                Node::Text(_) => None,
            })
            .collect())
    }

    fn from_start(start: &BytesStart<'_>) -> Result<Self, quick_xml::Error> {
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(quick_xml::Error::from)?;
            attributes.push((attribute.key.as_ref().to_owned(), attribute.value.into_owned()));
        }
        Ok(Self { name: start.name().as_ref().to_owned(), attributes, children: Vec::new() })
    }

    /// The elements among the children.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child called `name`.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|child| child.name == name)
    }

    /// The value of an attribute, escaped.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The elements among the children, to be changed.
    pub(super) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child called `name`, put in as the first of all where there is none.
    pub(super) fn first_or_insert(&mut self, name: &str) -> Option<&mut Self> {
        if !self.elements_mut().any(|child| child.name == name) {
            let child = Self::new(name, &[]);
            self.children.insert(0, Node::Element(child));
        }
        self.elements_mut().find(|child| child.name == name)
    }

    /// Appends a child.
    pub(super) fn push(&mut self, child: Self) {
        self.children.push(Node::Element(child));
    }

    /// Appends the element to `out`.
    pub(super) fn write_to(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (key, value) in &self.attributes {
            out.push(' ');
            out.push_str(key);
            out.push_str("=\"");
            out.push_str(value);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write_to(out),
                Node::Text(text) => out.push_str(text),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

/// Puts `node` into the innermost element that is open.
fn append(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}
