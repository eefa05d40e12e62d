//! What the notice has from the original: who issues it and to whom, how it looks and is signed.

use std::fmt::Write as _;

use super::{list, quoted, value};
use crate::changes::Version;
use crate::spec::{Data, Date, DocNumber, Format, JointMark, Spec};

/// 发文机关.
pub(super) fn issuer(out: &mut String, version: &Version) {
    let issuer = &version.spec.issuer;
    let _ = writeln!(out, "issuer:\n  name: {}", value(&issuer.name));
    let usual = format!("{}文件", issuer.name);
    if version.spec.format == Format::Document && issuer.mark != usual {
        let _ = writeln!(out, "  mark: {}", value(&issuer.mark));
    }
    list(out, "  ", "joint", &issuer.joint);
    if let Some(mark) = issuer.joint_mark {
        let mark = match mark {
            JointMark::All => "all",
            JointMark::Sponsor => "sponsor",
        };
        let _ = writeln!(out, "  joint_mark: {mark}");
    }
    if let Some(code) = code(version) {
        let _ = writeln!(out, "  code: {}", value(&code));
    }
}

/// 机关代字, as it is written or as it stands in the original's number.
fn code(version: &Version) -> Option<String> {
    match version.data.get("issuer").and_then(|issuer| issuer.get("code")) {
        Some(Data::Text(code)) => Some(code.plain()),
        _ => DocNumber::parse(&version.spec.number).map(|number| number.code().to_owned()),
    }
}

/// The number where nobody has said it: its serial is open.
pub(super) fn open_number(version: &Version) -> String {
    if code(version).is_some() {
        return "×".to_owned();
    }
    let year = version.date.map_or(0, Date::year);
    DocNumber::open("机关代字", year).to_string()
}

/// What the first page looks like, and 版头: what is classified stays so, its copies are counted
/// anew; whether the notice is urgent is for a person to say.
pub(super) fn head(out: &mut String, spec: &Spec) {
    if spec.format == Format::Letter {
        out.push_str("\nformat: letter\n");
    }
    let head = &spec.head;
    let given = head.copy_number.is_some() || head.secrecy.is_some();
    if given {
        out.push_str("\nhead:\n");
    }
    if head.copy_number.is_some() {
        out.push_str("  # 请填写：本通知各份的份号。\n  copy_number: \"000001\"\n");
    }
    if let Some(secrecy) = &head.secrecy {
        let _ = writeln!(out, "  secrecy: {}", value(secrecy));
    }
    if let Some(urgency) = &head.urgency {
        let (gap, above) = if given { ("", "") } else { ("\n", "# head:\n") };
        let _ = writeln!(
            out,
            "{gap}# 原件为“{urgency}”；本通知也是的话，去掉下面行首的“# ”。\n{above}#   urgency: {}",
            value(urgency)
        );
    }
}

/// How it looks.
pub(super) fn look(out: &mut String, spec: &Spec) {
    if let Some(profile) = &spec.profile {
        let _ = writeln!(out, "\nprofile: {}", value(profile));
    }
    list(out, "", "numbering", &spec.numbering);
}

/// 署名, as it is written.
pub(super) fn signature(out: &mut String, data: &Data) {
    let Some(Data::Map(entries)) = data.get("signature") else { return };
    out.push_str("\nsignature:\n");
    for (key, data) in entries {
        match data {
            Data::Text(text) => {
                let _ = writeln!(out, "  {key}: {}", plain(&text.plain()));
            }
            Data::List(items) => {
                let texts = items.iter().filter_map(|item| match item {
                    Data::Text(text) => Some(text.plain()),
                    Data::List(_) | Data::Map(_) => None,
                });
                list(out, "  ", key, &texts.collect::<Vec<_>>());
            }
            Data::Map(_) => {}
        }
    }
}

/// A word or a number as it is, anything else as [`value`].
fn plain(text: &str) -> String {
    let bare = !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase());
    if bare { text.to_owned() } else { value(text) }
}

/// 附注.
pub(super) fn remark(out: &mut String, spec: &Spec) {
    if let Some(remark) = &spec.remark {
        let _ = writeln!(out, "\n# 请核对：原件的附注。\nremark: {}", quoted(remark));
    }
}

/// 版记; the day of printing is that of the notice.
pub(super) fn imprint(out: &mut String, spec: &Spec) {
    let Some(imprint) = &spec.imprint else { return };
    if imprint.cc.is_empty() && imprint.printer.is_none() {
        return;
    }
    out.push_str("\nimprint:\n");
    list(out, "  ", "cc", &imprint.cc);
    if let Some(printer) = &imprint.printer {
        let _ = writeln!(out, "  printer: {}", value(printer));
    }
}

/// The cells of the notice's rows that count from an issue, of which the day could not be told:
/// in the notice they would count from its own.
pub(super) fn open_days<'r>(
    out: &mut String,
    rows: impl Iterator<Item = &'r [String]>,
    original: Option<Date>,
) {
    out.push('\n');
    for (n, cells) in rows.enumerate() {
        for text in cells {
            let date = original.map_or(String::new(), |date| format!("（{date}）"));
            // A comment ends with its line.
            let text = text.replace(['\r', '\n'], " ");
            let _ = writeln!(
                out,
                "# 请核对：表中第{}行的“{text}”从原件印发{date}算起，不从本通知算起；请写明到哪一天。",
                n + 1
            );
        }
    }
}
