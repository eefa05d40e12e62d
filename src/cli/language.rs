//! Which language the program speaks. It is chosen before the arguments are read, because help
//! and the errors about the arguments are spoken too.

use std::ffi::OsString;

use hongtou::lang::Lang;

/// The variables that hold a person's language, the strongest first (POSIX 8.2).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// `--lang`, else the first variable that names a language, else Chinese.
pub fn choose(arguments: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Lang {
    let locale = || {
        let mut values = VARIABLES.into_iter().filter_map(variable);
        values.find_map(|value| Lang::from_locale(&value))
    };
    argument(arguments).or_else(locale).unwrap_or_default()
}

/// What `--lang` says; a bad value is left to the reading of the arguments.
fn argument(arguments: &[OsString]) -> Option<Lang> {
    let words = arguments.iter().skip(1).map(|word| word.to_str());
    let mut words = words.take_while(|word| *word != Some("--"));
    while let Some(word) = words.next() {
        let value = match word {
            Some("--lang") => words.next().flatten(),
            Some(word) => word.strip_prefix("--lang="),
            None => None,
        };
        if let Some(lang) = value.and_then(Lang::from_argument) {
            return Some(lang);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(arguments: &[&str], environment: &[(&str, &str)]) -> Lang {
        let arguments: Vec<OsString> = arguments.iter().map(Into::into).collect();
        choose(&arguments, |name| {
            let found = environment.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_argument_goes_before_the_locale() {
        let english = [("LANG", "en_US.UTF-8")];
        assert_eq!(chosen(&["hongtou", "--lang", "zh"], &english), Lang::Zh);
        assert_eq!(chosen(&["hongtou", "build", "--lang=zh"], &english), Lang::Zh);
        assert_eq!(chosen(&["hongtou", "--", "--lang=zh"], &english), Lang::En);
        assert_eq!(chosen(&["hongtou", "--lang", "fr"], &english), Lang::En);
    }

    #[test]
    fn the_locale_is_read_in_the_order_of_posix() {
        let both = [("LANG", "zh_CN.UTF-8"), ("LC_ALL", "en_GB.UTF-8")];
        assert_eq!(chosen(&["hongtou"], &both), Lang::En);
        let messages = [("LANG", "en_GB.UTF-8"), ("LC_MESSAGES", "zh_CN.UTF-8")];
        assert_eq!(chosen(&["hongtou"], &messages), Lang::Zh);
        let empty = [("LANG", "en_GB.UTF-8"), ("LC_ALL", ""), ("LC_MESSAGES", "C")];
        assert_eq!(chosen(&["hongtou"], &empty), Lang::En);
        assert_eq!(chosen(&["hongtou"], &[("LANG", "C.UTF-8")]), Lang::Zh);
        assert_eq!(chosen(&["hongtou"], &[]), Lang::Zh);
    }
}
