//! Look-ups by id: `due("kickoff")`, `due("kickoff", form="旬")`, `owner("kickoff")`,
//! `task("kickoff").work`, `stage("study").window`, in English or Chinese, in any quotes.

use std::ops::Range;

use crate::yaml::{Node, Value};

/// What a look-up by id gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    /// 时限: by when a task is done.
    Due,
    /// 责任单位: who does it.
    Owner,
    /// 任务: a value of a task.
    Task,
    /// 环节: a value of a stage.
    Stage,
}

impl Function {
    /// All of them, each with its names.
    pub(super) const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Due, "due", "时限"),
        (Self::Owner, "owner", "责任单位"),
        (Self::Task, "task", "任务"),
        (Self::Stage, "stage", "环节"),
    ];
}

/// How a deadline is said in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As the schedule has it.
    Own,
    /// 时间: as the schedule has it, without 前: 8月底.
    Plain,
    /// 日: 7月20日, without 前.
    Day,
    /// 旬: 7月中旬.
    Third,
    /// 月: 7月.
    Month,
}

impl Form {
    /// All that can be asked for, each with its names.
    pub(super) const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Plain, "plain", "时间"),
        (Self::Day, "day", "日"),
        (Self::Third, "third", "旬"),
        (Self::Month, "month", "月"),
    ];
}

/// A word and its bytes.
pub(super) type Word = (String, Range<usize>);

/// A look-up by id. Ranges are bytes of the raw text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) function: Word,
    pub(super) id: Word,
    /// Which form is asked for.
    pub(super) form: Option<Word>,
    /// The name behind the dot.
    pub(super) field: Option<Word>,
}

/// The call that `inner` is, whose first byte is byte `start` of the raw text; `None` where it is
/// a path. The error is the place at which it stops being a call.
pub(super) fn parse(inner: &str, start: usize) -> Option<Result<Call, Range<usize>>> {
    let opening = inner.find(['(', '（'])?;
    Some(Reader { inner, start, at: 0 }.call(opening))
}

struct Reader<'a> {
    inner: &'a str,
    start: usize,
    at: usize,
}

impl Reader<'_> {
    fn call(mut self, opening: usize) -> Result<Call, Range<usize>> {
        self.space();
        let function = self.word(opening)?;
        self.sign(&['(', '（'])?;
        let id = self.quoted()?;
        let form = if self.sign(&[',', '，']).is_ok() {
            for spelt in ["form", "形式"] {
                self.space();
                if self.rest().starts_with(spelt) {
                    self.at += spelt.len();
                }
            }
            // The name of the only argument may be left out.
            let _ = self.sign(&['=', '＝', ':', '：']);
            Some(self.quoted()?)
        } else {
            None
        };
        self.sign(&[')', '）'])?;
        let field = if self.sign(&['.', '。']).is_ok() {
            self.space();
            Some(self.word(self.inner.trim_end().len())?)
        } else {
            None
        };
        self.space();
        if self.at < self.inner.len() {
            return Err(self.here());
        }
        Ok(Call { function, id, form, field })
    }

    fn rest(&self) -> &str {
        self.inner.get(self.at..).unwrap_or_default()
    }

    fn here(&self) -> Range<usize> {
        let length = self.rest().chars().next().map_or(1, char::len_utf8);
        self.start + self.at..self.start + self.at + length
    }

    fn space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// The word that ends at byte `end` of the inner text.
    fn word(&mut self, end: usize) -> Result<Word, Range<usize>> {
        let word = self.inner.get(self.at..end).unwrap_or_default().trim_end();
        let good = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        if word.is_empty() || !word.chars().all(good) {
            return Err(self.here());
        }
        let found = (word.to_owned(), self.start + self.at..self.start + self.at + word.len());
        self.at = end;
        Ok(found)
    }

    fn sign(&mut self, signs: &[char]) -> Result<(), Range<usize>> {
        self.space();
        match self.rest().chars().next().filter(|c| signs.contains(c)) {
            Some(sign) => {
                self.at += sign.len_utf8();
                Ok(())
            }
            None => Err(self.here()),
        }
    }

    /// A text in quotes of any kind.
    fn quoted(&mut self) -> Result<Word, Range<usize>> {
        const QUOTES: [char; 6] = ['"', '\'', '“', '”', '‘', '’'];
        self.sign(&QUOTES)?;
        let length = self.rest().find(QUOTES).ok_or_else(|| self.here())?;
        let text = self.rest().get(..length).unwrap_or_default().to_owned();
        let range = self.start + self.at..self.start + self.at + length;
        self.at += length;
        self.sign(&QUOTES)?;
        Ok((text, range))
    }
}

/// The path to the task or the stage of an id.
pub(super) fn find(root: &Node, function: Function, id: &str) -> Option<String> {
    ids(root, function).find(|(own, _)| own == id).map(|(_, path)| path)
}

/// The ids that a function takes, each with the path to what has it.
pub(super) fn ids(root: &Node, function: Function) -> impl Iterator<Item = (String, String)> {
    let all: Vec<_> =
        if function == Function::Stage { stages(root).collect() } else { tasks(root).collect() };
    all.into_iter().filter_map(|(id, path)| Some((id?, path)))
}

/// All stages of a schedule: the id of each if it has one, and the path to it.
fn stages(root: &Node) -> impl Iterator<Item = (Option<String>, String)> {
    list(root.get("schedule"), "stages")
        .iter()
        .enumerate()
        .map(|(n, stage)| (id(stage), format!("schedule.stages.{n}")))
}

/// The id of the task whose deadline a text is, where it is nothing but a look-up of it.
pub fn due_of(text: &str) -> Option<String> {
    let inner = text.trim().strip_prefix("{{")?.strip_suffix("}}")?;
    let call = parse(inner, 0)?.ok()?;
    let name = |function: Function, word: &str| {
        let all = Function::ALL.iter();
        all.clone().any(|(own, en, zh)| *own == function && [*en, *zh].contains(&word))
    };
    let due = name(Function::Due, &call.function.0) && call.field.is_none();
    let field = call
        .field
        .as_ref()
        .is_some_and(|(field, _)| ["deadline", "完成时限"].contains(&field.as_str()));
    let task = name(Function::Task, &call.function.0) && field;
    (call.form.is_none() && (due || task)).then_some(call.id.0)
}

/// All tasks of a schedule in their order: the id of each if it has one, and the path to it.
pub fn tasks(root: &Node) -> impl Iterator<Item = (Option<String>, String)> {
    let schedule = root.get("schedule");
    let staged = list(schedule, "stages").iter().enumerate().flat_map(|(n, stage)| {
        let tasks = list(Some(stage), "tasks").iter().enumerate();
        tasks.map(move |(m, task)| (id(task), format!("schedule.stages.{n}.tasks.{m}")))
    });
    let bare = list(schedule, "tasks").iter().enumerate();
    staged.chain(bare.map(|(m, task)| (id(task), format!("schedule.tasks.{m}"))))
}

fn list<'a>(node: Option<&'a Node>, key: &str) -> &'a [Node] {
    node.and_then(|node| node.get(key)).map(Node::items).unwrap_or_default()
}

fn id(node: &Node) -> Option<String> {
    Some(node.get("id")?.scalar()?.text.trim().to_owned())
}

/// The node at a path of keys and positions with dots.
#[must_use]
pub fn at<'a>(root: &'a Node, path: &str) -> Option<&'a Node> {
    path.split('.').try_fold(root, |node, name| match &node.value {
        Value::Map(_) => node.get(name),
        Value::List(items) => items.get(name.parse::<usize>().ok()?),
        Value::Scalar(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(inner: &str) -> (String, String, Option<String>, Option<String>) {
        let call = parse(inner, 0).unwrap().unwrap();
        let word = |word: Word| {
            assert_eq!(inner.get(word.1).unwrap(), word.0);
            word.0
        };
        (word(call.function), word(call.id), call.form.map(word), call.field.map(word))
    }

    #[test]
    fn calls_are_read_in_any_quotes_and_brackets() {
        let own = |f: &str, id: &str, form: Option<&str>, field: Option<&str>| {
            (f.to_owned(), id.to_owned(), form.map(str::to_owned), field.map(str::to_owned))
        };
        assert_eq!(call(" due(\"kickoff\") "), own("due", "kickoff", None, None));
        assert_eq!(call("due('kickoff', form='旬')"), own("due", "kickoff", Some("旬"), None));
        assert_eq!(call("时限（“kickoff”，“月”）"), own("时限", "kickoff", Some("月"), None));
        assert_eq!(call("task('a').work"), own("task", "a", None, Some("work")));
        assert_eq!(call("环节(‘a’) . 起止时间 "), own("环节", "a", None, Some("起止时间")));
        assert_eq!(parse("issuer.name", 0), None);
    }

    #[test]
    fn a_text_that_is_another_tasks_deadline_is_known() {
        for text in ["{{ due(\"a\") }}", " {{时限（“a”）}} ", "{{ task('a').deadline }}"] {
            assert_eq!(due_of(text).as_deref(), Some("a"), "{text}");
        }
        for text in ["{{ due('a', '旬') }}", "{{ owner('a') }}", "{{ due('a') }}前", "7月20日前"]
        {
            assert_eq!(due_of(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_call_is_named_where_it_fails() {
        for (inner, at) in
            [("due(kickoff)", 4), ("due('a'", 7), ("due('a') + 1", 9), ("due(\"a)", 5)]
        {
            let place = parse(inner, 0).unwrap().unwrap_err();
            assert_eq!(place.start, at, "{inner}");
        }
    }
}
