//! `hongtou templates`: what templates there are, and their texts.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command};
use hongtou::catalog::{Code, Phrase};
use hongtou::diag::Finding;
use hongtou::lang::Lang;
use unicode_width::UnicodeWidthStr as _;

use super::console::{Console, shown};
use super::overlay::Overlays;
use super::{Outcome, help, names};

/// The command's arguments.
pub fn command(lang: Lang) -> Command {
    let texts = help::Texts {
        about: Phrase::TemplatesAbout,
        long: Phrase::TemplatesLong,
        usage: Phrase::TemplatesUsage,
        examples: Phrase::TemplatesExamples,
    };
    help::lay_out(Command::new("templates"), &texts, lang)
        .arg(
            Arg::new("show")
                .long("show")
                .value_name(Phrase::ValueName.text(lang, &[]))
                .help(Phrase::TemplatesShow.text(lang, &[])),
        )
        .arg(help::templates(lang))
}

/// Runs the command.
pub fn run(matches: &ArgMatches, console: &mut Console) -> Outcome {
    let lang = console.lang();
    let own = matches.get_many::<PathBuf>("templates");
    let own: Vec<PathBuf> = own.into_iter().flatten().cloned().collect();
    let mut overlays = Overlays::new(&own, lang);
    let overlaid = overlays.common();
    let templates = &overlaid.templates;
    let all = templates.names();
    if let Some(name) = matches.get_one::<String>("show") {
        let Some(text) = templates.get(name) else {
            let finding = Finding::new(Code::TemplateMissing, None)
                .with("name", shown(name))
                .with("choices", names::list(&all, lang));
            return console.report(vec![finding]).max(Outcome::Refused);
        };
        console.print(text);
    } else {
        let wide = all.iter().map(|name| name.width()).max().unwrap_or(0);
        let mut lines = String::new();
        for name in all {
            let about = templates.get(name).map_or("", |text| about(text, lang));
            let gap = " ".repeat(wide - name.width() + 2);
            lines.push_str(format!("{}{gap}{about}", shown(name)).trim_end());
            lines.push('\n');
        }
        console.print(&lines);
    }
    let findings = overlaid.findings.clone();
    console.report(findings)
}

/// What a template says of itself in its first comment, `{# … #}` or lines with `#`: the first
/// line in the wanted language, else the first.
fn about(text: &str, lang: Lang) -> &str {
    let text = text.trim_start();
    let lines: Vec<&str> = match text.strip_prefix("{#") {
        Some(rest) => {
            let comment = rest.split("#}").next().unwrap_or_default();
            let comment = comment.trim_start_matches('-').trim_end_matches('-');
            comment.lines().map(str::trim).collect()
        }
        None => text.lines().map_while(|line| line.strip_prefix('#')).map(str::trim).collect(),
    };
    let mut lines = lines.into_iter().filter(|line| !line.is_empty());
    let is_wanted = |line: &&str| lang == if is_chinese(line) { Lang::Zh } else { Lang::En };
    let first = lines.clone().next().unwrap_or_default();
    lines.find(is_wanted).unwrap_or(first)
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_describes_itself_in_its_first_comment() {
        let both = "{#- 通知的正文\n    The notice's text -#}\n{{ x }}";
        assert_eq!(about(both, Lang::Zh), "通知的正文");
        assert_eq!(about(both, Lang::En), "The notice's text");
        assert_eq!(about("# 一\n# two\na: b", Lang::En), "two");
        assert_eq!(about("# 一\na: b", Lang::En), "一");
        assert_eq!(about("a: b", Lang::En), "");
    }
}
