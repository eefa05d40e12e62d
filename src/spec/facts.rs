//! The fields that the standard knows, read and put into their printed form before anything
//! looks them up: the date, the number, and what follows from other fields (the mark, titles
//! made from their ingredients).

use super::date::{Date, DateError};
use super::kind::{DocKind, effective, text_key};
use super::number::DocNumber;
use super::schema::SPEC;
use crate::catalog::{Code, Words};
use crate::diag::{Finding, Name};
use crate::source::Source;
use crate::yaml::{Entry, Node, Scalar, Style, Value};

/// Normalises the canonical tree and gives back the date, if there is a real one.
pub fn complete(root: &mut Node, source: &Source, findings: &mut Vec<Finding>) -> Option<Date> {
    for key in ["date", "number", "profile"] {
        no_look_up(root, key, source, findings);
    }
    let date = read_date(root, source, findings);
    if let (Some(date), Some(node)) = (date, find(root, &["date"])) {
        write(node, date.to_string());
    }
    complete_number(root, date, source, findings);
    // 7.2.4 and clause 10: what follows the name in the mark depends on the format.
    let format = find(root, &["format"]).and_then(|n| n.scalar()).map(|s| s.text.clone());
    let mark = match format.as_deref() {
        Some("letter") => "{{ issuer.name }}",
        Some("order") => "{{ issuer.name }}令",
        Some("minutes") => "{{ issuer.name }}纪要",
        _ => "{{ issuer.name }}文件",
    };
    if let Some(issuer) = find(root, &["issuer"])
        && issuer.get("name").is_some()
    {
        add(issuer, "mark", mark);
    }
    // What is made of the issuer's name needs one; that there is none was said.
    if find(root, &["issuer", "name"]).is_some() {
        complete_title(root, source, findings);
    }
    date
}

/// The date and the number are read as they stand.
fn no_look_up(root: &mut Node, key: &str, source: &Source, findings: &mut Vec<Finding>) {
    let Value::Map(entries) = &mut root.value else { return };
    let Some(scalar) = entries.iter().find(|e| e.key == key).and_then(|e| e.node.scalar()) else {
        return;
    };
    if let Some(at) = scalar.text.find("{{") {
        let start = scalar.source_offset(source.text(), at);
        let finding = Finding::new(Code::LookupSyntax, source.place(start..start + 2));
        findings.push(finding.with("detail", Words::LookupNotHere));
        entries.retain(|e| e.key != key);
    }
}

fn read_date(root: &mut Node, source: &Source, findings: &mut Vec<Finding>) -> Option<Date> {
    let node = find(root, &["date"])?;
    let scalar = node.scalar()?;
    let error = match Date::parse(&scalar.text) {
        Ok(date) => return Some(date),
        Err(error) => error,
    };
    let place = |at: &std::ops::Range<usize>| {
        let start = scalar.source_offset(source.text(), at.start);
        source.place(start..start + at.len())
    };
    let text = scalar.text.as_str();
    findings.push(match error {
        DateError::Shape => {
            Finding::new(Code::BadDate, source.place(node.span.clone())).with("text", text)
        }
        DateError::Month(at) => Finding::new(Code::ImpossibleDate, place(&at))
            .with("text", text)
            .with("advice", Words::MonthsOfYear),
        DateError::Day { at, month, days } => Finding::new(Code::ImpossibleDate, place(&at))
            .with("text", text)
            .with("advice", Words::DaysOfMonth)
            .with("month", month.to_string())
            .with("days", days.to_string()),
    });
    None
}

/// Prints the number as 7.2.5 wants it; a bare serial takes its code from the issuer and its
/// year from the date.
fn complete_number(
    root: &mut Node,
    date: Option<Date>,
    source: &Source,
    findings: &mut Vec<Finding>,
) {
    let code = find(root, &["issuer", "code"]).and_then(|n| n.scalar()).map(|s| s.text.clone());
    let (has_name, no_code) = (find(root, &["issuer", "name"]).is_some(), code.is_none());
    let format = find(root, &["format"]).and_then(|n| n.scalar());
    let is_order = format.is_some_and(|s| s.text == "order");
    let Some(node) = find(root, &["number"]) else {
        return;
    };
    let Some(scalar) = node.scalar() else { return };
    let text = scalar.text.trim().to_owned();
    let place = source.place(node.span.clone());
    // 10.2: an order has a number of its own, 第12号.
    let bare = text.strip_prefix('第').and_then(DocNumber::serial);
    if let Some(serial) = bare.filter(|_| is_order) {
        write(node, format!("第{serial}号"));
        return;
    }
    let is_serial = DocNumber::serial(&text).is_some() || DocNumber::is_open_serial(&text);
    let number = DocNumber::parse(&text).or_else(|| {
        let (code, year) = (code?, date?.year());
        if DocNumber::is_open_serial(&text) {
            return Some(DocNumber::open(code, year));
        }
        Some(DocNumber::new(code, year, DocNumber::serial(&text)?))
    });
    let Some(number) = number else {
        if !is_serial {
            findings.push(Finding::new(Code::BadDocNumber, place).with("text", text));
        } else if has_name && no_code {
            // Without a date a bare serial cannot be judged; the date has its own finding.
            findings.push(
                Finding::new(Code::MissingKey, place)
                    .with("where", Words::Under)
                    .with("parent", vec![Name::with_zh("issuer", "发文机关")])
                    .with("key", "code")
                    .with("zh", "机关代字")
                    .with("example", "code: 某医"),
            );
        }
        return;
    };
    let printed = number.to_string();
    if number.is_open() {
        let finding = Finding::new(Code::OpenDocNumber, place.clone());
        findings.push(finding.with("number", printed.as_str()));
    }
    if printed != text && !is_serial {
        findings.push(
            Finding::new(Code::DocNumberForm, place)
                .with("text", text)
                .with("fixed", printed.as_str()),
        );
    }
    write(node, printed);
}

/// The text's title from its ingredients, or a notice's from the plan that it issues. A plan whose
/// own title is missing was said to lack it.
fn complete_title(root: &mut Node, source: &Source, findings: &mut Vec<Finding>) {
    let (key, kind) = (text_key(root), effective(root));
    let issues_plan = find(root, &["plan"]).is_some() && kind == DocKind::Notice;
    let has_title = find(root, &["plan", "title"]).is_some();
    let is_order = root.get("format").and_then(Node::scalar).is_some_and(|s| s.text == "order");
    let Some(notice) = find(root, &[key]) else {
        return;
    };
    match notice.get("title").map(|n| &n.value) {
        Some(Value::Map(_)) => {
            let Some(title) = find(notice, &["title"]) else {
                return;
            };
            let text = |key| title.get(key).and_then(Node::scalar).map(|s| s.text.trim());
            let issuer = if text("with_issuer") == Some("no") { "" } else { "{{ issuer.name }}|" };
            let kind = text("kind").unwrap_or(kind.zh());
            let whole = format!("{issuer}关于{}的{kind}", text("matter").unwrap_or_default());
            *title = scalar(&whole, title);
        }
        Some(Value::Scalar(_) | Value::List(_)) => {}
        // 10.2: what an order says stands right below its number.
        None if is_order => {}
        None if issues_plan && !has_title => {}
        None if issues_plan => {
            add(notice, "title", "{{ issuer.name }}|关于印发《{{ plan.title }}》的通知");
        }
        None => {
            let at = notice.span.start;
            let zh = SPEC.find(key).map_or("", |field| field.zh);
            findings.push(
                Finding::new(Code::MissingKey, source.place(at..at))
                    .with("where", Words::Under)
                    .with("parent", vec![Name::with_zh(key, zh)])
                    .with("key", "title")
                    .with("zh", "标题")
                    .with("example", format!("title: 关于开展安全生产月活动的{}", kind.zh())),
            );
        }
    }
}

/// The node at a path of keys.
pub(super) fn find<'a>(node: &'a mut Node, path: &[&str]) -> Option<&'a mut Node> {
    let Some((key, rest)) = path.split_first() else {
        return Some(node);
    };
    match &mut node.value {
        Value::Map(entries) => find(&mut entries.iter_mut().find(|e| e.key == *key)?.node, rest),
        Value::Scalar(_) | Value::List(_) => None,
    }
}

/// Puts another text into a scalar.
pub(super) fn write(node: &mut Node, text: String) {
    if let Value::Scalar(scalar) = &mut node.value {
        scalar.text = text;
    }
}

/// Adds a key that is not there.
pub(super) fn add(node: &mut Node, key: &str, text: &str) {
    let value = scalar(text, node);
    if let Value::Map(entries) = &mut node.value
        && !entries.iter().any(|e| e.key == key)
    {
        entries.push(Entry { key: key.to_owned(), key_span: value.span.clone(), node: value });
    }
}

/// A scalar that is written nowhere; findings about it point at the start of `near`.
fn scalar(text: &str, near: &Node) -> Node {
    let span = near.span.start..near.span.start;
    let scalar = Scalar { text: text.to_owned(), style: Style::Plain, span: span.clone() };
    Node { span, value: Value::Scalar(scalar) }
}
