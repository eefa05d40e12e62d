//! Values of a YAML file replaced in place, and nothing else of it touched.
//!
//! The bytes of the scalars are exchanged for new ones that keep their way of writing (plain,
//! quoted, block); the result is read again, and is only good if it differs from the old file in
//! those values. Line ends, byte-order mark, encoding, comments and spaces stay as they are.

mod written;

use std::collections::BTreeMap;
use std::ops::Range;

use self::written::{Form, starts};
use crate::source::Source;
use crate::spec::schema::SPEC;
use crate::yaml::{self, Node, Scalar, Style, Value};

/// Why a value was not replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// It is shared by an anchor (`&`) and its aliases (`*`): others would change with it.
    Shared,
    /// It cannot be written in its place so that it is read back.
    Unwritable,
    /// The file's encoding does not lead back to its bytes.
    Encoding,
    /// The value does not stand in this file.
    Elsewhere,
}

/// Replaces each of `values`, scalars of the file `bytes`, by the text beside it.
///
/// All are replaced together and the file is read again once, however many they are; more often
/// only where one has to be written in another way than it was (a plain text that needs quotes).
///
/// # Errors
/// Which of the values it is, and why; the file is then as it was.
pub fn replace(bytes: &[u8], values: &[(&Scalar, &str)]) -> Result<Vec<u8>, (usize, EditError)> {
    let source = read(bytes).ok_or((0, EditError::Elsewhere))?;
    let old = leaves(&source).ok_or((0, EditError::Elsewhere))?;
    let mut edits = edits(source.text(), &old, values)?;
    let starts = starts(bytes, source.text()).ok_or((0, EditError::Encoding))?;
    loop {
        let changed = written(bytes, &starts, &edits)?;
        let wrong = wrong(&changed, &old, &edits);
        if wrong.is_empty() {
            return Ok(changed);
        }
        // What was not read back is written in the next way.
        for value in wrong {
            let edit = edits.iter_mut().find(|edit| edit.value == value);
            let edit = edit.ok_or((value, EditError::Unwritable))?;
            edit.way += 1;
            if edit.way >= edit.ways.len() {
                return Err((value, EditError::Unwritable));
            }
        }
    }
}

/// A value that is to be replaced.
struct Edit {
    /// Which of the values it is.
    value: usize,
    /// Which of the file's scalars.
    leaf: usize,
    /// Its bytes in the file's text.
    span: Range<usize>,
    /// The text that is to be read there.
    new: String,
    /// How that may be written, the most like the old first.
    ways: Vec<String>,
    /// How it is.
    way: usize,
}

/// What is to be replaced, in the order of the file.
fn edits(
    text: &str,
    old: &[Leaf],
    values: &[(&Scalar, &str)],
) -> Result<Vec<Edit>, (usize, EditError)> {
    // An alias stands where its anchor does.
    let mut places: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (n, leaf) in old.iter().enumerate() {
        places.entry((leaf.span.start, leaf.span.end)).or_default().push(n);
    }
    let mut edits = Vec::with_capacity(values.len());
    for (value, (scalar, new)) in values.iter().enumerate() {
        let span = scalar.span.clone();
        let at = match places.get(&(span.start, span.end)).map(Vec::as_slice) {
            Some([at]) => *at,
            Some([_, _, ..]) => return Err((value, EditError::Shared)),
            Some([]) | None => return Err((value, EditError::Elsewhere)),
        };
        let leaf = old.get(at).ok_or((value, EditError::Elsewhere))?;
        let raw = text.get(span.clone()).ok_or((value, EditError::Elsewhere))?;
        let ways = ways(raw, leaf, new);
        if ways.is_empty() {
            return Err((value, EditError::Unwritable));
        }
        let way = usize::from(leaf.style == Style::Plain && ways.len() > 1 && !is_plain(new));
        edits.push(Edit { value, leaf: at, span, new: (*new).to_owned(), ways, way });
    }
    edits.sort_by_key(|edit| edit.span.start);
    let twice = edits.iter().zip(edits.iter().skip(1)).find(|(a, b)| b.span.start < a.span.end);
    match twice {
        Some((_, second)) => Err((second.value, EditError::Shared)),
        None => Ok(edits),
    }
}

/// The file with everything replaced.
fn written(bytes: &[u8], starts: &[usize], edits: &[Edit]) -> Result<Vec<u8>, (usize, EditError)> {
    let form = Form::of(bytes);
    let mut changed = Vec::with_capacity(bytes.len());
    let mut done = 0;
    for edit in edits {
        let error = (edit.value, EditError::Encoding);
        let start = *starts.get(edit.span.start).ok_or(error)?;
        let end = *starts.get(edit.span.end).ok_or(error)?;
        changed.extend_from_slice(bytes.get(done..start).ok_or(error)?);
        let way = edit.ways.get(edit.way).ok_or((edit.value, EditError::Unwritable))?;
        changed.extend(form.encoded(way).ok_or(error)?);
        done = end;
    }
    changed.extend_from_slice(bytes.get(done..).unwrap_or_default());
    Ok(changed)
}

/// The values that are not read back as they should be, or without which the rest would be.
fn wrong(changed: &[u8], old: &[Leaf], edits: &[Edit]) -> Vec<usize> {
    let again = read(changed).and_then(|source| leaves(&source));
    let edited: BTreeMap<usize, &Edit> = edits.iter().map(|edit| (edit.leaf, edit)).collect();
    let good = |n: usize, now: &Leaf, old: &Leaf| {
        let edit = edited.get(&n);
        let text = edit.map_or(old.text.as_str(), |edit| &edit.new);
        let block = now.style == Style::Block && edit.is_some();
        let read = if block { now.text.trim_end() } else { &now.text };
        now.path == old.path && read == text
    };
    let same = again.filter(|now| now.len() == old.len());
    let faults: Vec<usize> = match &same {
        Some(now) => {
            let pairs = now.iter().zip(old).enumerate();
            pairs.filter(|(n, (now, old))| !good(*n, now, old)).map(|(n, _)| n).collect()
        }
        // Nobody knows which it was: all that can be written otherwise are.
        None => Vec::new(),
    };
    if same.is_some() && faults.is_empty() {
        return Vec::new();
    }
    let known: Vec<usize> =
        faults.iter().filter_map(|n| edited.get(n)).map(|edit| edit.value).collect();
    if !known.is_empty() {
        return known;
    }
    let open = edits.iter().filter(|edit| edit.way + 1 < edit.ways.len());
    let open: Vec<usize> = open.map(|edit| edit.value).collect();
    if open.is_empty() { edits.iter().map(|edit| edit.value).take(1).collect() } else { open }
}

fn read(bytes: &[u8]) -> Option<Source> {
    let (source, _) = Source::decode("", bytes);
    let mut source = source?;
    source.mend(&SPEC);
    Some(source)
}

/// A scalar of a tree and the way to it.
struct Leaf {
    path: Vec<String>,
    text: String,
    style: Style,
    span: Range<usize>,
}

/// All scalars of a file in their order; `None` where it has a fault.
fn leaves(source: &Source) -> Option<Vec<Leaf>> {
    let mut findings = Vec::new();
    let parsed = yaml::parse(source, &mut findings)?;
    let mut all = Vec::new();
    gather(&parsed.root, &mut Vec::new(), &mut all);
    findings.is_empty().then_some(all)
}

fn gather(node: &Node, path: &mut Vec<String>, all: &mut Vec<Leaf>) {
    let mut inner = |name: String, node: &Node| {
        path.push(name);
        gather(node, path, all);
        path.pop();
    };
    match &node.value {
        Value::Scalar(scalar) => all.push(Leaf {
            path: path.clone(),
            text: scalar.text.clone(),
            style: scalar.style,
            span: scalar.span.clone(),
        }),
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                inner(n.to_string(), item);
            }
        }
        Value::Map(entries) => {
            for entry in entries {
                inner(entry.key.clone(), &entry.node);
            }
        }
    }
}

/// Whether a text is read as itself where it stands without quotes.
fn is_plain(text: &str) -> bool {
    let source = Source::new("", format!("k: {text}\n"));
    let leaves = leaves(&source).unwrap_or_default();
    matches!(leaves.as_slice(), [only] if only.text == text)
}

/// The ways of writing `new` in the place of `raw`, the most like it first.
fn ways(raw: &str, leaf: &Leaf, new: &str) -> Vec<String> {
    // The parser counts an anchor and a tag to their scalar.
    if leaf.style != Style::Block
        && raw.starts_with(['&', '!'])
        && let Some(end) = raw.find([' ', '\n'])
    {
        let (property, rest) = raw.split_at(end);
        let space = rest.len() - rest.trim_start().len();
        let (space, rest) = rest.split_at(space);
        let inner = ways(rest, leaf, new).into_iter();
        return inner.map(|written| format!("{property}{space}{written}")).collect();
    }
    let quoted = || {
        let mut out = String::from("\"");
        for c in new.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                c => out.push(c),
            }
        }
        out.push('"');
        out
    };
    // A quote of the file may be a full-width one that was read as its own; what the parser counts
    // to the scalar may go on behind the closing one.
    let within = |inner: &str| {
        let open = raw.chars().next().unwrap_or('"');
        let rest = closed(raw).and_then(|end| raw.get(end..)).unwrap_or_default();
        let close = raw.strip_suffix(rest).and_then(|quoted| quoted.chars().next_back());
        format!("{open}{inner}{}{rest}", close.unwrap_or(open))
    };
    match leaf.style {
        Style::Plain => {
            let rest = raw.get(raw.trim_end().len()..).unwrap_or_default();
            vec![format!("{new}{rest}"), format!("{}{rest}", quoted())]
        }
        Style::SingleQuoted => vec![within(&new.replace('\'', "''"))],
        Style::DoubleQuoted => {
            let inner = quoted();
            let inner = inner.get(1..inner.len() - 1).unwrap_or_default();
            vec![within(inner)]
        }
        Style::Block => {
            let old = leaf.text.trim_end();
            let once = raw.matches(old).count() == 1 && !old.contains('\n') && !old.is_empty();
            if once && !new.contains('\n') { vec![raw.replacen(old, new, 1)] } else { Vec::new() }
        }
    }
}

/// Where the quoted scalar that `raw` begins with ends.
fn closed(raw: &str) -> Option<usize> {
    let mut chars = raw.char_indices().peekable();
    let (_, open) = chars.next()?;
    let close = match open {
        '“' | '”' => ['“', '”', '"'],
        '‘' | '’' => ['‘', '’', '\''],
        c => [c; 3],
    };
    while let Some((at, c)) = chars.next() {
        let doubled = open == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'');
        if c == '\\' && open != '\'' || close.contains(&c) && doubled {
            chars.next();
        } else if close.contains(&c) {
            return Some(at + c.len_utf8());
        }
    }
    None
}

#[cfg(test)]
mod tests;
