//! 署名 (7.3.5): what its keys ask of each other and of the issuers. The files that they name are
//! read later.

use super::{Form, Signature};
use crate::catalog::Code;
use crate::diag::Finding;
use crate::source::Source;
use crate::units::TenthMm;
use crate::yaml::{Entry, Node, Value};

/// How wide seals are where the spec does not say: those of a county's and a city's offices.
const USUAL: TenthMm = TenthMm(420);
/// The least and the most.
const BOUNDS: std::ops::RangeInclusive<i32> = 300..=600;

impl Signature {
    /// Whether anything is written of it.
    #[must_use]
    pub fn is_given(&self) -> bool {
        self.form.is_some() || self.form() != Form::Unsealed
    }

    /// How it is signed: as it says, or as what it has tells.
    #[must_use]
    pub fn form(&self) -> Form {
        self.form.unwrap_or(if !self.seals.is_empty() || self.seal_size.is_some() {
            Form::Sealed
        } else if !self.signer.is_empty() {
            Form::Stamped
        } else {
            Form::Unsealed
        })
    }

    /// How wide a seal is.
    #[must_use]
    pub fn size(&self) -> TenthMm {
        self.seal_size.as_deref().and_then(millimetres).unwrap_or(USUAL)
    }
}

/// A length within the bounds of a seal: “42”, “42.5”, “42 mm”.
fn millimetres(text: &str) -> Option<TenthMm> {
    let text = text.trim();
    let number = ["mm", "毫米"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text);
    let (whole, tenth) = number.trim().split_once('.').unwrap_or((number.trim(), "0"));
    let digit = |text: &str, most| {
        let plain = !text.is_empty() && text.len() <= most;
        text.parse::<i32>().ok().filter(|_| plain && text.bytes().all(|b| b.is_ascii_digit()))
    };
    let length = digit(whole, 3)? * 10 + digit(tenth, 1)?;
    BOUNDS.contains(&length).then_some(TenthMm(length))
}

/// Holds the keys of the canonical tree against each other.
pub fn check(root: &Node, source: &Source, findings: &mut Vec<Finding>) {
    let Value::Map(all) = &root.value else { return };
    let Some(written) = all.iter().find(|entry| entry.key == "signature") else { return };
    let signature = &written.node;
    let Value::Map(entries) = &signature.value else { return };
    let text = |key: &str| root.get(key).and_then(Node::scalar).map(|s| s.text.as_str());
    // 10.3: minutes are not signed.
    if text("format") == Some("minutes") {
        findings.push(exclusive("format: minutes", written, source));
        return;
    }
    let entry = |key: &str| entries.iter().find(|entry| entry.key == key);
    let form = match entry("form").and_then(|entry| entry.node.scalar()).map(|s| s.text.as_str()) {
        Some("unsealed") => Some(Form::Unsealed),
        Some("sealed") => Some(Form::Sealed),
        Some("stamped") => Some(Form::Stamped),
        Some(_) | None => None,
    };
    exclude(entries, form, source, findings);
    if let Some(entry) = entry("seal_size")
        && let Some(scalar) = entry.node.scalar()
        && millimetres(&scalar.text).is_none()
    {
        findings.push(
            Finding::new(Code::SealSize, source.place(entry.node.span.clone()))
                .with("text", scalar.text.trim())
                .with("least", (BOUNDS.start() / 10).to_string())
                .with("most", (BOUNDS.end() / 10).to_string()),
        );
    }
    let joint = root.get("issuer").and_then(|issuer| issuer.get("joint"));
    let issuers = 1 + joint.map_or(0, |joint| joint.items().len());
    for key in ["seals", "title", "signer", "stamp"] {
        let Some(entry) = entry(key) else { continue };
        let count = entry.node.items().len();
        if count != issuers {
            findings.push(
                Finding::new(Code::SignatureCount, source.place(entry.node.span.clone()))
                    .with("key", key)
                    .with("count", count.to_string())
                    .with("issuers", issuers.to_string()),
            );
        }
    }
    let stamped = form == Some(Form::Stamped) || entry("stamp").or(entry("title")).is_some();
    if stamped && entry("signer").is_none() && !matches!(form, Some(Form::Unsealed | Form::Sealed))
    {
        let at = ["form", "stamp", "title"].into_iter().find_map(entry);
        let span = at.map_or(signature.span.clone(), |entry| entry.node.span.clone());
        findings.push(Finding::new(Code::StampWithoutSigner, source.place(span)));
    }
}

/// Keys that do not go with the form, or with each other where none is written.
fn exclude(entries: &[Entry], form: Option<Form>, source: &Source, findings: &mut Vec<Finding>) {
    const SEALED: [&str; 2] = ["seals", "seal_size"];
    const STAMPED: [&str; 3] = ["title", "signer", "stamp"];
    let among = |keys: &[&str]| -> Vec<&Entry> {
        entries.iter().filter(|entry| keys.contains(&entry.key.as_str())).collect()
    };
    let (sealed, stamped) = (among(&SEALED), among(&STAMPED));
    let (first, wrong) = match form {
        Some(Form::Unsealed) => ("form: unsealed", [sealed, stamped].concat()),
        Some(Form::Sealed) => ("form: sealed", stamped),
        Some(Form::Stamped) => ("form: stamped", sealed),
        None => match (sealed.first(), stamped.is_empty()) {
            (Some(first), false) => (first.key.as_str(), stamped),
            (Some(_) | None, _) => return,
        },
    };
    for entry in wrong {
        findings.push(exclusive(first, entry, source));
    }
}

fn exclusive(first: &str, second: &Entry, source: &Source) -> Finding {
    Finding::new(Code::TwoSources, source.place(second.key_span.clone()))
        .with("first", first)
        .with("second", second.key.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seals_width_is_read_with_and_without_its_unit() {
        for (text, length) in [("42", 420), (" 45.5 ", 455), ("40 mm", 400), ("60毫米", 600)] {
            assert_eq!(millimetres(text), Some(TenthMm(length)), "{text}");
        }
        for text in ["", "29", "60.1", "4.2cm", "-42", "+42", "42.55", "４２", "四十二", "1e2"]
        {
            assert_eq!(millimetres(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_there_tells_the_form() {
        let mut signature = Signature::default();
        assert_eq!(signature.form(), Form::Unsealed);
        signature.signer = vec!["张三".to_owned()];
        assert_eq!(signature.form(), Form::Stamped);
        signature.seals = vec!["seal.png".to_owned()];
        assert_eq!(signature.form(), Form::Sealed);
        let room = Signature { seal_size: Some("45".to_owned()), ..Signature::default() };
        assert_eq!(room.form(), Form::Sealed);
        signature.form = Some(Form::Unsealed);
        assert_eq!(signature.form(), Form::Unsealed);
    }
}
