//! What a look-up by id gives.

use super::call::{self, Call, Form, Function};
use super::{Resolver, Shape};
use crate::catalog::{Code, Words};
use crate::deadline::{Day, Deadline, InMonth, Moment, Part, Workdays, Year};
use crate::diag::Name;
use crate::markdown;
use crate::yaml::Scalar;

impl Resolver<'_> {
    /// The characters to be put in place of a look-up by id; `None` where there are none.
    pub(super) fn call(&mut self, from: &Scalar, call: &Call, into: Shape) -> Option<String> {
        let functions = Function::ALL.iter();
        let named = |(_, en, zh): &&(Function, &str, &str)| {
            call.function.0 == *en || call.function.0 == *zh
        };
        let Some((function, _, _)) = functions.clone().find(named) else {
            let choices = functions.map(|(_, en, zh)| Name::with_zh(*en, *zh)).collect();
            self.unknown(from, &call.function.0, &call.function.1, choices);
            return None;
        };
        let Some(path) = call::find(self.root, *function, &call.id.0) else {
            let choices = call::ids(self.root, *function).map(|(id, _)| Name::new(id)).collect();
            self.unknown(from, &call.id.0, &call.id.1, choices);
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
                    self.unknown(from, &word.0, &word.1, choices);
                    return None;
                };
                *form
            }
            Some(word) => return self.misplaced(from, &word.1),
        };
        let value = self.value(from, call, &path, field)?;
        let said = if form == Form::Own { value } else { self.coarser(from, call, &value, form)? };
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
                None => value.items().iter().filter_map(crate::yaml::Node::scalar).collect(),
            },
            None => {
                let word = call.field.as_ref().unwrap_or(&call.function);
                let choices = super::keys(node, shape);
                self.unknown(from, &word.0, &word.1, choices);
                return None;
            }
        };
        if texts.is_empty() {
            self.report(Code::NotText, from, &whole, |f| {
                f.with("name", format!("{path}.{key}"))
                    .with("advice", Words::PartsAre)
                    .with("choices", Vec::<Name>::new())
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

    /// A deadline said more coarsely than the schedule does.
    fn coarser(&mut self, from: &Scalar, call: &Call, text: &str, form: Form) -> Option<String> {
        let place = call.form.as_ref().map_or(&call.id, |form| form).1.clone();
        let issued = self.issued.unwrap_or(Day::MIN);
        let deadline = Deadline::parse(text).ok();
        if let (Form::Plain, Some(deadline)) = (form, &deadline) {
            return Some(match deadline {
                Deadline::By(moment) => Deadline::In(*moment).to_string(),
                other => other.to_string(),
            });
        }
        let ends = deadline
            .and_then(|deadline| deadline.reading(issued, &Workdays::china()).ok())
            .and_then(|reading| reading.ends);
        let said = ends.and_then(|ends| {
            let last = ends.last;
            let month = u8::try_from(last.month()).ok()?;
            let third = |day: i8| match day {
                ..=10 => InMonth::Early,
                11..=20 => InMonth::Middle,
                _ => InMonth::Late,
            };
            let same_month = ends.first.first_of_month() == last.first_of_month();
            let part = match form {
                Form::Own | Form::Plain => return None,
                Form::Day if ends.first == last => InMonth::Day(u8::try_from(last.day()).ok()?),
                Form::Third if same_month && third(ends.first.day()) == third(last.day()) => {
                    third(last.day())
                }
                Form::Month if same_month => InMonth::Whole,
                Form::Day | Form::Third | Form::Month => return None,
            };
            let open = Moment { year: Year::Open, part: Part::Month(month, part) };
            let year = if open.year_of(issued) == last.year() {
                Year::Open
            } else {
                Year::Given(last.year())
            };
            Some(Moment { year, ..open }.to_string())
        });
        if said.is_none() {
            self.report(Code::TooCoarse, from, &place, |f| f.with("text", text));
        }
        said
    }

    fn misplaced(&mut self, from: &Scalar, at: &std::ops::Range<usize>) -> Option<String> {
        self.report(Code::LookupSyntax, from, at, |f| f.with("detail", Words::LookupCall));
        None
    }
}
