//! Elements, attributes and text as HTML: the only place that escapes.

/// HTML as it is being written.
#[derive(Default)]
pub struct Encoder {
    out: String,
}

/// Attributes in the order in which they are written.
pub type Attributes<'a> = [(&'static str, &'a str)];

impl Encoder {
    /// Begins an element.
    pub fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// Ends an element whose text may go on after it.
    pub fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// Ends an element that stands alone on its lines. Never between pieces of a paragraph,
    /// where the line's end would be a visible space.
    pub fn close_line(&mut self, name: &str) {
        self.close(name);
        self.out.push('\n');
    }

    /// Begins an element that holds other blocks and no text of its own.
    pub fn open_line(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.open(name, attributes);
        self.out.push('\n');
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// A remark for who reads the file itself. It holds no `--`, which would end it.
    pub fn comment(&mut self, text: &'static str) {
        self.out.push_str("<!-- ");
        self.out.push_str(text);
        self.out.push_str(" -->\n");
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }
}

/// `text` with the five characters that HTML reads replaced; good in text and in attributes.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let mut out = Encoder::default();
        out.open("p", &[("title", "a\"b'<")]);
        out.text("</p><script>1 & 2</script>“文”");
        out.close("p");
        assert_eq!(
            out.finish(),
            "<p title=\"a&quot;b&#39;&lt;\">&lt;/p&gt;&lt;script&gt;1 &amp; 2&lt;/script&gt;“文”</p>"
        );
    }
}
