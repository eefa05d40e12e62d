//! 关于调整《…》有关时间安排的通知: a draft of the notice that announces moved deadlines, as a spec.

mod frame;

use std::fmt::Write as _;

use super::days::{moved, said_on};
use super::{Changes, Fact, Subject, Version};
use crate::markdown;
use crate::spec::{Data, Date, Issued, Spec};

/// A row of the notice's table.
struct Row {
    work: String,
    owners: String,
    old: String,
    new: String,
    /// What of it counts from an issue of which the day is not told.
    open: Vec<String>,
}

/// What a person has said of the notice already.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Its number, or the serial alone.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<Date>,
}

/// A draft of the notice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The spec; [`None`] where nothing moved.
    pub text: Option<String>,
    /// What is written otherwise and means the same days: it is not announced.
    pub left_out: Vec<LeftOut>,
}

/// A deadline or a window of which only the words are others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What is done.
    pub work: String,
    /// By when, as the old version has it.
    pub old: String,
    /// As the new one has it.
    pub new: String,
}

/// The notice that announces what moved between `old` and `new`: deadlines and windows that mean
/// other days, tasks that are new, tasks that are gone. What nobody has said of it is left open: its
/// serial as ×, its date that of the original.
#[must_use]
pub fn draft(old: &Version, new: &Version, changes: &Changes, said: &Said) -> Draft {
    let mut rows: Vec<Row> = Vec::new();
    let mut left_out = Vec::new();
    let issued = said.date.or(new.date).and_then(Date::day);
    for fact in &changes.facts {
        let Some(row) = row(fact, old, new) else { continue };
        let both = !fact.field.is_empty();
        if both && !moved((old, fact.old.as_deref()), (new, fact.new.as_deref())) {
            left_out.push(LeftOut { work: row.work, old: row.old, new: row.new });
        } else {
            let said = said_on(issued, [(old, &row.old), (new, &row.new)]);
            let open = said.iter().filter(|said| said.is_open);
            let open = open.map(|said| said.text.clone()).collect();
            let [before, after] = said.map(|said| said.text);
            rows.push(Row { old: before, new: after, open, ..row });
        }
    }
    let text = (!rows.is_empty()).then(|| text_of(old, new, &rows, said));
    Draft { text, left_out }
}

fn text_of(old: &Version, new: &Version, rows: &[Row], said: &Said) -> String {
    let title = original_title(&old.spec);
    let mut out =
        format!("# 关于调整时间安排的通知（草稿）。原件：《{}》（{}）。\n", title, old.spec.number);
    out.push_str("# 编成公文之前，请核对各处。\n\n");
    frame::issuer(&mut out, new);
    // Writing to a string cannot fail.
    let _ = match &said.number {
        Some(number) => writeln!(out, "\nnumber: {}", value(number)),
        None => {
            let open = frame::open_number(new);
            writeln!(out, "\n# 请填写：把 × 换成本通知的序号（年份取自成文日期）。\nnumber: {open}")
        }
    };
    let _ = match said.date {
        Some(date) => writeln!(out, "\ndate: {}", date.iso()),
        None => {
            let date = new.date.map_or(String::new(), Date::iso);
            writeln!(
                out,
                "\n# 请填写：本通知的成文日期（这里是原活动文件的；在另一年的，请改用\n# --date 写明后重新起草：各项时限的年份由它而定）。\ndate: {date}"
            )
        }
    };
    list(&mut out, "", "to", addressees(&new.spec));
    frame::head(&mut out, &new.spec);
    frame::look(&mut out, &new.spec);
    frame::signature(&mut out, &new.data);
    frame::remark(&mut out, &new.spec);
    frame::imprint(&mut out, &new.spec);
    frame::open_days(&mut out, rows.iter().map(|row| row.open.as_slice()), old.date);
    let quoted = title.replace('《', "〈").replace('》', "〉");
    let _ = writeln!(
        out,
        "notice:\n  title: {}\n  body: |",
        value(&format!("关于调整《{quoted}》有关时间安排的通知"))
    );
    let original = format!("《{quoted}》（{}）", old.spec.number);
    let _ = writeln!(out, "    因工作需要，现将{}有关时间安排调整如下：\n", text(&original));
    out.push_str("    | 序号 | 工作内容 | 责任单位 | 原定时限 | 调整后时限 |\n");
    out.push_str("    | --- | --- | --- | --- | --- |\n");
    for (n, row) in rows.iter().enumerate() {
        let cells = [&row.work, &row.owners, &row.old, &row.new].map(|cell| text(cell));
        let _ = writeln!(out, "    | {} | {} |", n + 1, cells.join(" | "));
    }
    out.push_str("\n    其他事项仍按原文件执行。请按照调整后的时间安排，认真抓好落实。\n");
    out.push_str("\n    特此通知。\n");
    out
}

/// What the notice says of a fact; [`None`] of one that is no deadline.
fn row(fact: &Fact, old: &Version, new: &Version) -> Option<Row> {
    let said = |text: &Option<String>, none: &str| {
        text.clone().filter(|text| !text.is_empty()).unwrap_or_else(|| none.to_owned())
    };
    match &fact.subject {
        Subject::Task { id, work } if fact.is_deadline() || fact.field.is_empty() => {
            let there = if fact.field.is_empty() && fact.new.is_none() { old } else { new };
            let (before, after) = match (&fact.old, &fact.new, fact.field.is_empty()) {
                (None, _, true) => ("（新增）".to_owned(), said(&fact.new, UNSAID)),
                (_, None, true) => (said(&fact.old, UNSAID), "（取消）".to_owned()),
                _ => (said(&fact.old, UNSAID), said(&fact.new, UNSAID)),
            };
            Some(Row {
                work: work.trim_end_matches(['。', '，', '；']).to_owned(),
                owners: owners(there, id.as_deref(), work),
                old: before,
                new: after,
                open: Vec::new(),
            })
        }
        Subject::Stage { name, .. } if fact.field.first().is_some_and(|f| f.0 == "window") => {
            Some(Row {
                work: format!("{}（起止时间）", name.trim_end_matches('。')),
                owners: String::new(),
                old: said(&fact.old, UNSAID),
                new: said(&fact.new, UNSAID),
                open: Vec::new(),
            })
        }
        _ => None,
    }
}

/// What stands for a deadline that was not given.
const UNSAID: &str = "未定";

/// Who is responsible for a task.
fn owners(version: &Version, id: Option<&str>, work: &str) -> String {
    let schedule = version.data.get("schedule");
    let items = |data: Option<&'_ Data>, key: &str| -> Vec<Data> {
        data.and_then(|data| data.get(key)).map(Data::items).unwrap_or_default().to_vec()
    };
    let mut tasks = items(schedule, "tasks");
    for stage in items(schedule, "stages") {
        tasks.extend(items(Some(&stage), "tasks"));
    }
    let plain = |data: &Data| match data {
        Data::Text(text) => text.plain(),
        Data::List(_) | Data::Map(_) => String::new(),
    };
    let own = |task: &Data, key: &str| task.get(key).map(plain);
    let is_it = |task: &&Data| match id {
        Some(id) => own(task, "id").as_deref() == Some(id),
        None => own(task, "work").as_deref() == Some(work),
    };
    let owners = tasks.iter().find(is_it).and_then(|task| task.get("owners"));
    let names: Vec<String> =
        owners.map(Data::items).unwrap_or_default().iter().map(plain).collect();
    names.join("、")
}

/// The title of what the deadlines belong to, in one line.
fn original_title(spec: &Spec) -> String {
    let title = match (&spec.plan, &spec.notice, &spec.schedule) {
        (Some(plan), _, _) => &plan.title,
        (None, Some(notice), _) if spec.issued() == Issued::Notice => &notice.title,
        (None, _, Some(schedule)) => &schedule.title,
        (None, Some(notice), None) => &notice.title,
        (None, None, None) => return String::new(),
    };
    title.replace('|', "")
}

/// To whom the original went.
fn addressees(spec: &Spec) -> &[String] {
    let notice = spec.notice.as_ref().and_then(|notice| notice.to.as_deref());
    let plan = spec.plan.as_ref().and_then(|plan| plan.to.as_deref());
    let general = (!spec.to.is_empty()).then_some(spec.to.as_slice());
    let (first, last) = match spec.issued() {
        Issued::Notice => (notice, plan),
        Issued::Plan => (plan, notice),
    };
    first.or(general).or(last).unwrap_or_default()
}

fn list(out: &mut String, indent: &str, key: &str, entries: &[String]) {
    if entries.is_empty() {
        return;
    }
    if indent.is_empty() {
        out.push('\n');
    }
    let _ = writeln!(out, "{indent}{key}:");
    for entry in entries {
        let _ = writeln!(out, "{indent}  - {}", value(entry));
    }
}

/// A text of the notice's body, as Markdown that looks nothing up.
fn text(text: &str) -> String {
    markdown::escape(text).replace('{', "\\{").replace('%', "\\%")
}

/// A value of YAML: plain where that cannot be misread.
fn value(text: &str) -> String {
    // What looks like a look-up is none.
    let text = &text.replace("{{", "\\{{");
    let plain = |c: char| {
        (c.is_alphanumeric() && !('\u{ff00}'..='\u{ffef}').contains(&c))
            || "·《》〈〉（）〔〕、★“”".contains(c)
    };
    let begins = text.chars().next().is_some_and(|c| !c.is_ascii() && !"“”".contains(c));
    if begins && text.chars().all(plain) { text.clone() } else { quoted(text) }
}

/// A value of YAML in quotes, which are those of JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}
