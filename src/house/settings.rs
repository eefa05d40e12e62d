//! Every setting of a profile: where it stands in a file, the clause it is about, how binding that
//! is, and what it is in a given profile.

use super::apply::FACES;
use super::diff::Obligation::{self, Normal, Practice, Recommended, Required};
use super::values::hundredths_text;
use crate::profile::{Face, ImprintPage, Position, Profile, Role};
use crate::units::{HalfPoints, TenthMm};

/// What a setting is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text as it is written in a file.
    Text(String),
    /// One of a few words.
    Choice(&'static str),
    /// A list of texts.
    List(Vec<String>),
    /// Names of fonts, of which the first counts.
    Fonts(Vec<String>),
    /// A list of words.
    Choices(Vec<&'static str>),
    /// A number, and its unit in both languages.
    Number(String, (&'static str, &'static str)),
    /// A size of type.
    Size(HalfPoints),
}

/// A setting.
pub struct Setting {
    /// The keys that lead to it.
    pub path: [&'static str; 2],
    /// The clause of GB/T 9704-2012; “—” where the standard has none.
    pub clause: &'static str,
    /// How binding the clause is.
    pub obligation: Obligation,
    /// What it is.
    pub value: Value,
}

/// The roles whose size each key of `sizes` sets.
pub const SIZES: &[(&str, &[Role])] = &[
    ("text", &[Role::Body]),
    ("title", &[Role::Title, Role::TopTitle, Role::AttachmentTitle]),
    ("level_one", &[Role::Heading1]),
    ("level_two", &[Role::Heading2]),
    ("level_three", &[Role::Heading3]),
    ("level_four", &[Role::Heading4]),
    ("doc_number", &[Role::DocNumber]),
    ("attachment_label", &[Role::AttachmentLabel]),
    ("imprint", &[Role::ImprintCopies, Role::ImprintPrinter]),
    ("page_number", &[Role::PageNumberOdd, Role::PageNumberEven]),
    ("table", &[Role::TableHead, Role::TableCell]),
    ("caption", &[Role::Caption]),
];

/// All settings of `profile`, in the order of the keys.
pub fn all(profile: &Profile) -> Vec<Setting> {
    let mut all = Vec::new();
    let mut add = |group, key, clause, obligation, value| {
        all.push(Setting { path: [group, key], clause, obligation, value });
    };
    for (key, face) in FACES {
        let (clause, obligation) = match face {
            Face::XiaoBiaoSong => ("7.3.1", Normal),
            Face::FangSong => ("5.2.2", Normal),
            Face::Hei | Face::Kai => ("7.3.3", Normal),
            Face::Song => ("7.5", Normal),
        };
        add("fonts", key, clause, obligation, Value::Fonts(profile.fonts.names(face).to_vec()));
    }
    add("fonts", "latin", "5.2.2", Practice, Value::Fonts(profile.fonts.latin.clone()));
    for (key, roles) in SIZES {
        let Some(role) = roles.first() else { continue };
        let (clause, obligation) = match *key {
            "text" => ("5.2.2", Normal),
            "imprint" => ("7.4.2", Normal),
            "table" | "caption" => ("—", Practice),
            _ => (profile.style(*role).clause, Normal),
        };
        add("sizes", key, clause, obligation, Value::Size(profile.style(*role).size));
    }
    let count = |n: i32| Value::Number(n.to_string(), ("", ""));
    add("grid", "lines", "5.2.3", Normal, count(profile.grid.lines));
    add("grid", "chars", "5.2.3", Normal, count(profile.grid.chars));
    let page = &profile.page;
    let mm = |n: TenthMm| Value::Number(hundredths_text(n.0 * 10), ("毫米", " mm"));
    for (key, length) in
        [("top", page.top), ("bottom", page.bottom), ("left", page.left), ("right", page.right)]
    {
        add("page", key, "5.2.1", Required, mm(length));
    }
    let labels = (0..4).map(|level| profile.numbering.label(level, 1).trim().to_owned());
    add("", "numbering", "7.3.3", Required, Value::List(labels.collect()));
    let bold = [
        (Role::Heading1, "1"),
        (Role::Heading2, "2"),
        (Role::Heading3, "3"),
        (Role::Heading4, "4"),
    ];
    let bold = bold.iter().filter(|(role, _)| profile.style(*role).bold).map(|(_, n)| *n);
    add("", "bold", "7.3.3", Practice, Value::Choices(bold.collect()));
    add("colours", "red", "5.2.4", Required, Value::Text(format!("#{}", profile.red)));
    let number = &profile.page_number;
    let style = format!("{}{{n}}{}", number.before, number.after);
    add("page_number", "style", "7.5", Required, Value::Text(style));
    let position = match number.position {
        Position::Outer => "outer",
        Position::Centre => "centre",
    };
    add("page_number", "position", "7.5", Required, Value::Choice(position));
    let face = profile.style(Role::PageNumberOdd).face;
    let face = FACES.into_iter().find(|(_, each)| *each == face).map_or("", |(name, _)| name);
    add("page_number", "typeface", "7.5", Normal, Value::Choice(face));
    add("page_number", "drop", "7.5", Required, mm(number.drop));
    let indent = Value::Number(hundredths_text(number.indent.0), ("字", ""));
    add("page_number", "indent", "7.5", Required, indent);
    let mark = &profile.mark;
    add("mark", "largest", "7.2.4", Practice, Value::Size(mark.max));
    add("mark", "smallest", "7.2.4", Practice, Value::Size(mark.min));
    add("mark", "drop", "7.2.4", Required, mm(mark.drop));
    let thickness = hundredths_text(profile.rule.eighths * 100 / 8);
    add("rule", "thickness", "7.2.7", Practice, Value::Number(thickness, ("磅", " pt")));
    add("rule", "gap", "7.2.7", Required, mm(profile.rule.gap));
    let imprint = &profile.imprint;
    for (key, rule) in [("outer", imprint.outer), ("inner", imprint.inner)] {
        let value = Value::Number(hundredths_text(rule.0), ("毫米", " mm"));
        add("imprint", key, "7.4.1", Recommended, value);
    }
    let place = match imprint.page {
        ImprintPage::Last => "last",
        ImprintPage::Even => "even",
    };
    add("imprint", "page", "7.4.1", Practice, Value::Choice(place));
    let paper = &profile.preprinted;
    let parts = [
        ("labels", paper.labels),
        ("mark", paper.mark),
        ("number", paper.number),
        ("signers", paper.signers),
        ("rule", paper.rule),
    ];
    let parts = parts.into_iter().filter(|(_, has)| *has).map(|(name, _)| name).collect();
    add("", "preprinted", "7.2", Practice, Value::Choices(parts));
    all
}
