//! What a look-up by id gives.

use std::ops::Range;

use super::call::{self, Call, Form, Function, Word};
use super::{Resolver, Shape, coarser, nearest};
use crate::catalog::{Code, Words};
use crate::deadline::{Day, Deadline};
use crate::diag::Name;
use crate::markdown;
use crate::yaml::{Node, Scalar};

impl Resolver<'_> {
    /// The characters to be put in place of a look-up by id; `None` where there are none.
    pub(super) fn call(&mut self, from: &Scalar, call: &Call, into: Shape) -> Option<String> {
        let functions = Function::ALL.iter();
        let named = |(_, en, zh): &&(Function, &str, &str)| {
            call.function.0 == *en || call.function.0 == *zh
        };
        let Some((function, _, _)) = functions.clone().find(named) else {
            let choices = functions.map(|(_, en, zh)| Name::with_zh(*en, *zh)).collect();
            self.unknown(from, &call.function.0, &call.function.1, Words::PathNamesAre, choices);
            return None;
        };
        let Some(path) = call::find(self.root, *function, &call.id.0) else {
            self.unknown_id(from, *function, &call.id);
            return None;
        };
        let field = match (function, &call.field) {
            (Function::Due, None) => "deadline",
            (Function::Owner, None) => "owners",
            (Function::Task | Function::Stage, Some((name, _))) => name,
            (Function::Due | Function::Owner, Some(extra)) => {
                return self.misplaced(from, &extra.1);
            }
            (Function::Task | Function::Stage, None) => {
                return self.misplaced(from, &call.function.1);
            }
        };
        let form = match &call.form {
            None => Form::Own,
            Some(word) if *function == Function::Due => {
                let forms = Form::ALL.iter();
                let found = forms.clone().find(|(_, en, zh)| word.0 == *en || word.0 == *zh);
                let Some((form, _, _)) = found else {
                    let choices = forms.map(|(_, en, zh)| Name::with_zh(*en, *zh)).collect();
                    self.unknown(from, &word.0, &word.1, Words::PathNamesAre, choices);
                    return None;
                };
                *form
            }
            Some(word) => return self.misplaced(from, &word.1),
        };
        let known = self.findings.len();
        let value = self.value(from, call, &path, field)?;
        // What could not be looked up itself was said.
        let failed = self.findings.len() > known || value.trim().is_empty();
        let said = match form {
            Form::Own => value,
            _ if failed => return None,
            form => self.coarser(from, call, &value, form)?,
        };
        Some(if into.is_markdown() { markdown::escape(&said) } else { said })
    }

    /// The text of a field of the task or stage at `path`; a list with 、 between its entries.
    fn value(&mut self, from: &Scalar, call: &Call, path: &str, field: &str) -> Option<String> {
        let whole = call.function.1.start..call.field.as_ref().unwrap_or(&call.id).1.end;
        let node = call::at(self.root, path)?;
        let shape =
            path.split('.').fold(Shape::spec(), |shape, name| match name.parse::<usize>() {
                Ok(_) => shape.item(),
                Err(_) => shape.field(name),
            });
        let key = shape.table().and_then(|table| table.find(field)).map_or(field, |f| f.key);
        let texts: Vec<&Scalar> = match node.get(key) {
            Some(value) => match value.scalar() {
                Some(scalar) => vec![scalar],
                None => value.items().iter().filter_map(Node::scalar).collect(),
            },
            None => {
                // A key that there is, or that is to be reckoned, of which the reason was said.
                if let Some(known) = shape.table().and_then(|table| table.find(key)) {
                    if key != "deadline" || node.get("after").is_none() {
                        self.not_given(from, call, &whole, Name::with_zh(known.key, known.zh));
                    }
                    return None;
                }
                let word = call.field.as_ref().unwrap_or(&call.function);
                let choices = super::keys(node, shape);
                self.unknown(from, &word.0, &word.1, Words::PathNamesAre, choices);
                return None;
            }
        };
        if texts.is_empty() {
            // The words beside it can be looked up, and no part of it.
            let mut choices = super::keys(node, shape);
            choices.retain(|own| node.get(&own.name).is_some_and(is_text));
            self.report(Code::NotText, from, &whole, |f| {
                f.with("name", format!("{path}.{key}"))
                    .with("advice", Words::PathNamesAre)
                    .with("choices", choices)
            });
            return None;
        }
        let several = node.get(key).is_some_and(|value| value.scalar().is_none());
        let mut said = Vec::new();
        for (n, scalar) in texts.into_iter().enumerate() {
            let own = if several { format!("{path}.{key}.{n}") } else { format!("{path}.{key}") };
            if !self.enter(from, &own, &whole) {
                return None;
            }
            let inner = if several { shape.field(key).item() } else { shape.field(key) };
            said.push(self.text(scalar, inner, &own).plain());
        }
        Some(said.join("、"))
    }

    /// Reports an id that no task, or no stage, has.
    fn unknown_id(&mut self, from: &Scalar, function: Function, (id, at): &Word) {
        let ids = |function| call::ids(self.root, function).map(|(id, _)| id);
        let own: Vec<String> = ids(function).collect();
        let of_stages = function == Function::Stage;
        let (code, name, other) = if of_stages {
            (Code::UnknownStage, "name", Function::Task)
        } else {
            (Code::UnknownTask, "id", Function::Stage)
        };
        let is_other = ids(other).any(|other| other == *id);
        let near = nearest(id, own.iter().map(String::as_str)).map(str::to_owned);
        self.report(code, from, at, |f| {
            let f = f.with(name, id.as_str());
            let words = |of_task, of_stage| if of_stages { of_stage } else { of_task };
            match near {
                _ if is_other => f
                    .with("advice", words(Words::IdOfStage, Words::IdOfTask))
                    .with("suggestion", id.as_str()),
                Some(near) => f.with("advice", Words::DidYouMean).with("suggestion", near),
                None if own.is_empty() => f.with("advice", words(Words::NoIds, Words::NoStageIds)),
                None => {
                    let choices: Vec<Name> = own.into_iter().map(Name::new).collect();
                    f.with("advice", words(Words::IdsAre, Words::StagesAre))
                        .with("choices", choices)
                }
            }
        });
    }

    /// Reports that what is asked for is not written.
    fn not_given(&mut self, from: &Scalar, call: &Call, whole: &Range<usize>, field: Name) {
        let stage = Function::ALL.iter().find(|(f, ..)| *f == Function::Stage);
        let is_stage = stage.is_some_and(|(_, en, zh)| [*en, *zh].contains(&&*call.function.0));
        self.report(Code::NotGiven, from, whole, |f| {
            f.with("what", if is_stage { Words::TheStage } else { Words::TheTask })
                .with("id", call.id.0.as_str())
                .with("field", vec![field])
        });
    }

    /// A deadline said more coarsely than the schedule does.
    fn coarser(&mut self, from: &Scalar, call: &Call, text: &str, form: Form) -> Option<String> {
        let place = call.form.as_ref().map_or(&call.id, |form| form).1.clone();
        let issued = self.issued.unwrap_or(Day::MIN);
        let deadline = Deadline::parse(text).ok();
        if let (Form::Plain, Some(deadline)) = (form, &deadline) {
            return Some(match deadline {
                Deadline::By(moment) | Deadline::Through(moment) => {
                    Deadline::In(*moment).to_string()
                }
                other => other.to_string(),
            });
        }
        let said = deadline.map(|deadline| coarser::said(&deadline, form, issued)).transpose();
        let said = match said {
            Ok(said) => said.flatten(),
            Err(error) => {
                self.report(Code::NoHolidays, from, &place, |f| {
                    f.with("year", error.year.to_string())
                        .with("first", error.known.0.to_string())
                        .with("last", error.known.1.to_string())
                });
                return None;
            }
        };
        if said.is_none() {
            self.report(Code::TooCoarse, from, &place, |f| f.with("text", text));
        }
        said
    }

    fn misplaced(&mut self, from: &Scalar, at: &Range<usize>) -> Option<String> {
        self.report(Code::LookupSyntax, from, at, |f| f.with("detail", Words::LookupCall));
        None
    }
}

/// Whether a value can stand in a text: words, or a list of them.
fn is_text(node: &Node) -> bool {
    node.scalar().is_some() || node.items().iter().any(|item| item.scalar().is_some())
}
