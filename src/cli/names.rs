//! Lists of names in a sentence, and the one that somebody probably meant.

use hongtou::catalog::Phrase;
use hongtou::lang::Lang;

/// `names` as a list in a sentence.
pub fn list<T: AsRef<str>>(names: &[T], lang: Lang) -> String {
    let names: Vec<_> = names.iter().map(AsRef::as_ref).collect();
    names.join(&Phrase::ListComma.text(lang, &[]))
}

/// “did you mean …?” where one of `names` is near to `typed`, else all of them.
pub fn nearest_or_all(typed: &str, names: &[&str], lang: Lang) -> String {
    let near = names
        .iter()
        .map(|name| (strsim::jaro_winkler(typed, name), *name))
        .filter(|(nearness, _)| *nearness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match near {
        Some((_, name)) => Phrase::DidYouMean.text(lang, &[("name", name.to_owned())]),
        None => Phrase::OneOf.text(lang, &[("choices", list(names, lang))]),
    }
}

/// The names in the values of an option that takes several. What a Chinese keyboard types for a
/// comma separates them too.
pub fn split<'a>(values: impl Iterator<Item = &'a String>) -> Vec<String> {
    values
        .flat_map(|value| value.split([',', '，', '、']))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_comma_separates() {
        let values = ["notice，plan".to_owned(), "a、b, c,".to_owned()];
        assert_eq!(split(values.iter()), ["notice", "plan", "a", "b", "c"]);
    }
}
