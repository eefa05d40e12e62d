//! From a spec to finished documents.

use crate::catalog::Code;
use crate::diag::Finding;
use crate::source::Source;
use crate::templates::Templates;

/// What to make.
pub struct Options {
    /// Names of documents; empty for all.
    pub only: Vec<String>,
    /// Whether to make DOCX.
    pub docx: bool,
    /// Whether to make HTML.
    pub html: bool,
}

/// What came of it.
pub struct Compiled {
    /// The documents that nothing stopped.
    pub documents: Vec<Built>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// A finished document.
pub struct Built {
    /// Its file name without extension.
    pub name: String,
    /// As DOCX, if wanted.
    pub docx: Option<Vec<u8>>,
    /// As HTML, if wanted.
    pub html: Option<Vec<u8>>,
}

/// Compiles a spec.
#[must_use]
pub fn compile(spec: &Source, _templates: &Templates, options: &Options) -> Compiled {
    if !is_spec(spec) {
        let findings = vec![Finding::new(Code::NotASpec, None)];
        return Compiled {
            documents: Vec::new(),
            findings,
        };
    }
    let wanted = |name: &str| options.only.is_empty() || options.only.iter().any(|o| o == name);
    let documents = ["notice", "bundle"]
        .into_iter()
        .filter(|name| wanted(name))
        .map(|name| Built {
            name: name.into(),
            docx: options.docx.then(|| spec.text().as_bytes().to_vec()),
            html: options.html.then(|| spec.text().as_bytes().to_vec()),
        })
        .collect();
    Compiled {
        documents,
        findings: Vec::new(),
    }
}

/// Whether the file has a top-level `issuer`.
#[must_use]
pub fn is_spec(source: &Source) -> bool {
    let mut lines = source.text().lines();
    lines.any(|line| line.starts_with("issuer:") || line.starts_with("发文机关:"))
}
