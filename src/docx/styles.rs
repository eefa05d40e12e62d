//! `styles.xml`: every figure of the profile that shows on paper, as named styles. Here are the
//! defaults and the paragraphs; [`characters`], [`signature`] and [`tables`] have the rest.

mod characters;
mod rules;
mod signature;
mod tables;

use rules::{BESIDE_THICK, rule_gap};
pub(super) use tables::{BORDER_EIGHTHS, HAIR_LINE};

use std::fmt::Write;

use super::fitted::{Fitted, Head, chars, numbered, tracking};
use super::names::{self, RunMarks};
use super::text::escape;
use crate::doc::{CellAlign, Format};
use crate::layout::mark;
use crate::profile::{Align, Face, Fonts, Ink, Profile, Role, Style};
use crate::units::{Chars, HalfPoints, Lines, TenthMm, Twips};

/// The namespace of the main parts.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// How far the ink of the mark begins below the top of its line, in percent of its size. It
/// follows from [`mark::PITCH`]: on a line of exact height the base line lies at four fifths, and
/// Han characters rise 83 % of their size above it.
const MARK_INK: i32 = 13;

/// How tall the ink of Han characters is, in percent of their size.
const INK_HEIGHT: i32 = 93;

/// The kind of border below a paragraph that is thick above and thin below.
const THICK_OVER_THIN: &str = "thickThinSmallGap";

/// The part.
pub(super) fn part(profile: &Profile, fitted: &Fitted) -> String {
    let mut sheet = Sheet { profile, out: String::with_capacity(24_000) };
    sheet.defaults();
    for role in Role::ALL {
        sheet.role(role, fitted);
    }
    for marks in RunMarks::ALL {
        sheet.character(marks);
    }
    sheet.face(names::SIGNER_NAME, Face::Kai);
    sheet.face(names::LABEL, Face::Hei);
    if fitted.heads.iter().any(|head| head.gap.0 > 0) {
        sheet.unspaced(names::MARK_END);
    }
    sheet.table();
    sheet.furniture();
    if fitted.heads.iter().any(|head| head.format == Format::Letter) {
        sheet.letter_footers();
    }
    sheet.out.push_str("</w:styles>");
    sheet.out
}

/// What a paragraph style says beyond its role's line in the profile.
#[derive(Clone, Copy, Debug, Default)]
struct Extra {
    /// From the left edge of the type area, instead of the profile's characters.
    left: Option<Twips>,
    /// From its right edge, likewise.
    right: Option<Twips>,
    /// The room above, instead of the profile's lines.
    before: Option<Twips>,
    /// What is added between characters, instead of what the grid asks for.
    gap: Option<Twips>,
    /// The red rule below.
    rule: Rule,
    /// Where the line goes on behind a tab, and whether what follows ends there.
    tabs: [Option<(Twips, bool)>; 3],
    /// Where what follows a tab has its middle.
    centres: [Option<Twips>; 3],
    /// Every line is as wide as there is room.
    spread: bool,
}

/// What lies below a paragraph.
#[derive(Clone, Copy, Debug, Default)]
enum Rule {
    /// Nothing.
    #[default]
    None,
    /// The red rule (7.2.7).
    Single,
    /// The red double rule of a letter (10.1), so many points below.
    Double(i32),
}

/// The styles written so far.
struct Sheet<'a> {
    profile: &'a Profile,
    /// The part up to here.
    out: String,
}

impl Sheet<'_> {
    /// Appends text; writing to a string cannot fail.
    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(text);
    }

    /// What holds for all: the body's type on the grid's pitch.
    fn defaults(&mut self) {
        let body = *self.profile.style(Role::Body);
        self.put(format_args!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
             <w:styles xmlns:w=\"{W}\"><w:docDefaults><w:rPrDefault><w:rPr>"
        ));
        self.fonts(body.face);
        self.put(format_args!(
            "<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>\
             <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/>\
             </w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
            body.size.0
        ));
        // Indents and edges are reckoned in whole characters: no automatic space beside digits,
        // no adjusting to a grid that the sections do not have.
        self.put(format_args!(
            "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
             <w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/>\
             <w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>\
             <w:adjustRightInd w:val=\"0\"/><w:snapToGrid w:val=\"0\"/>\
             <w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{}\" w:lineRule=\"exact\"/>\
             <w:jc w:val=\"both\"/></w:pPr><w:rPr><w:spacing w:val=\"{}\"/></w:rPr></w:style>",
            self.profile.grid.pitch.0, self.profile.grid.tracking.0
        ));
        self.put(format_args!(
            "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">\
             <w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/>\
             <w:semiHidden/></w:style>\
             <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">\
             <w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/>\
             <w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>"
        ));
    }

    /// The styles of one role: mostly one.
    fn role(&mut self, role: Role, fitted: &Fitted) {
        let style = *self.profile.style(role);
        let (id, name) = names::of(role);
        match role {
            Role::Mark => {
                for (index, head) in fitted.heads.iter().enumerate() {
                    self.mark(head, index);
                }
            }
            Role::DocNumber => {
                for (index, head) in fitted.heads.iter().enumerate() {
                    let (style, extra) = self.number(head);
                    self.paragraph(&numbered(id, index), &numbered(name, index), &style, extra);
                }
            }
            Role::SignerLine => {
                for (index, head) in fitted.heads.iter().enumerate() {
                    // The last line is the number's.
                    if head.signers.is_some_and(|signers| signers.lines > 1) {
                        self.signers(head, index);
                    }
                }
            }
            Role::Attendance => {
                self.paragraph(id, name, &style, Extra::default());
                let (id, name) = names::ATTENDANCE_NEXT;
                let style = Style { before: Lines(0), ..style };
                self.paragraph(id, name, &style, Extra::default());
            }
            Role::Picture => {
                self.paragraph(id, name, &style, Extra::default());
                let (id, name) = names::PICTURE_ALONE;
                let style = Style { keep_next: false, ..style };
                self.paragraph(id, name, &style, Extra::default());
            }
            Role::ImprintPrinter => {
                let end = self.profile.type_width().twips().0
                    - chars(style.right, &style, self.profile).0;
                let tabs = [Some((Twips(end), true)), None, None];
                self.paragraph(id, name, &style, Extra { tabs, ..Extra::default() });
            }
            Role::SignatureIssuer => self.signatures(fitted),
            // Written with the issuer's.
            Role::SignatureDate
            | Role::SealedIssuer
            | Role::SealedDate
            | Role::StampLine
            | Role::StampDate => {}
            Role::TableCell => {
                for align in [CellAlign::Left, CellAlign::Centre, CellAlign::Right] {
                    let (id, name) = names::cell(align);
                    let align = match align {
                        CellAlign::Left => Align::Left,
                        CellAlign::Centre => Align::Centre,
                        CellAlign::Right => Align::Right,
                    };
                    self.paragraph(id, name, &Style { align, ..style }, Extra::default());
                }
                let (id, name) = names::SECTION_CELL;
                let style = Style { align: Align::Centre, keep_next: true, ..style };
                self.paragraph(id, name, &style, Extra::default());
            }
            Role::PageNumberOdd => {
                self.paragraph(names::FOOTER, "footer", &style, Extra::default());
                self.paragraph(id, name, &style, Extra::default());
            }
            Role::Title
            | Role::TopTitle
            | Role::Addressee
            | Role::Body
            | Role::Heading1
            | Role::Heading2
            | Role::Heading3
            | Role::Heading4
            | Role::ListItem
            | Role::NoteOnly
            | Role::NoteFirst
            | Role::NoteNext
            | Role::NoteWide
            | Role::AttachmentLabel
            | Role::AttachmentTitle
            | Role::TableHead
            | Role::PageNumberEven
            | Role::CopyNumber
            | Role::Secrecy
            | Role::Urgency
            | Role::Remark
            | Role::ImprintCopies
            | Role::NotedTitle
            | Role::TitleNote
            | Role::Caption => self.paragraph(id, name, &style, Extra::default()),
        }
    }

    /// The styles of a mark: its ink begins [`crate::profile::Mark::drop`] below the top of the
    /// type area, whatever stands above it.
    fn mark(&mut self, head: &Head, index: usize) {
        let (id, name) = names::of(Role::Mark);
        let em = head.size.0 * 10;
        let style = Style {
            size: head.size,
            pitch: Some(Twips(em * mark::PITCH / 100)),
            ..*self.profile.style(Role::Mark)
        };
        let mark = &self.profile.mark;
        let drop = match head.format {
            Format::Document | Format::Minutes => mark.drop,
            Format::Order => mark.order_drop,
            // The header begins so far below the paper's edge.
            Format::Letter => TenthMm(0),
        };
        let lines = head.above * self.profile.grid.pitch.0;
        let before = Twips((drop.twips().0 - em * MARK_INK / 100 - lines).max(0));
        let joint = head.joint.0 > Twips(0);
        let rule = if head.format == Format::Letter {
            Rule::Double(((self.profile.letter.gap.twips().0 - below_ink(head)) / 20).max(1))
        } else {
            Rule::None
        };
        let past = (self.profile.letter.width.twips().0 - self.profile.page.width.twips().0) / 2;
        let spaced = Extra { gap: Some(head.gap), ..Extra::default() };
        let extra = match head.format {
            Format::Letter => Extra {
                before: Some(Twips(0)),
                left: Some(Twips(-past - self.profile.page.left.twips().0)),
                right: Some(Twips(-past - self.profile.page.right.twips().0)),
                rule,
                ..spaced
            },
            Format::Document | Format::Order | Format::Minutes if joint => {
                Extra { before: Some(Twips(0)), ..Extra::default() }
            }
            // A mark may fill its line: a rounding must not break it.
            Format::Document | Format::Order | Format::Minutes => Extra {
                before: Some(before),
                left: Some(Twips(-em / 2)),
                right: Some(Twips(-em / 2)),
                ..spaced
            },
        };
        self.paragraph(&numbered(id, index), &numbered(name, index), &style, extra);
        if let Rule::Double(gap) = rule
            && self.profile.preprinted.rule
        {
            let (id, name) = names::DOUBLE_RULE_SPACE;
            let height = gap * 20 + self.profile.letter.eighths * 20 / 8 + BESIDE_THICK;
            self.space(&numbered(id, index), &numbered(name, index), height);
        }
        if joint {
            let (id, name) = names::MARK_NAME;
            let extra = Extra { spread: true, ..extra };
            self.paragraph(&numbered(id, index), &numbered(name, index), &style, extra);
            let (id, name) = names::MARK_SPACE;
            // A line of no height does not exist.
            let style =
                Style { pitch: Some(Twips(before.0.max(20))), size: HalfPoints(2), ..style };
            self.paragraph(&numbered(id, index), &numbered(name, index), &style, extra);
        }
    }

    /// The style of the number below the mark of `head`.
    fn number(&self, head: &Head) -> (Style, Extra) {
        let style = *self.profile.style(Role::DocNumber);
        let above = style.before.0 * self.profile.grid.pitch.0 / 100;
        let before = Some(Twips((above - below_ink(head)).max(0)));
        let extra = Extra { before, rule: Rule::Single, ..Extra::default() };
        if let Some(signers) = head.signers
            && head.format != Format::Letter
        {
            let style = Style {
                align: Align::Left,
                // The rule begins where the line's left edge is: only the text is indented.
                first: Chars::whole(1),
                ..style
            };
            let before = before.filter(|_| signers.lines == 1).or(Some(Twips(0)));
            return (style, Extra { before, tabs: stops(signers.stops), ..extra });
        }
        match head.format {
            Format::Document | Format::Minutes => (style, extra),
            Format::Order => {
                (Style { after: style.before, ..style }, Extra { rule: Rule::None, ..extra })
            }
            Format::Letter => {
                let end = self.profile.type_width().twips();
                let gap = chars(self.profile.letter.below, &style, self.profile).0;
                // On a line of exact height the ink begins below its top.
                let ink = self.profile.grid.pitch.0 * 4 / 5 - style.size.0 * 83 / 10;
                let extra = Extra {
                    before: Some(Twips((gap - ink).max(0))),
                    rule: Rule::None,
                    tabs: [Some((end, true)), None, None],
                    ..extra
                };
                (Style { align: Align::Left, ..style }, extra)
            }
        }
    }

    /// The styles of the lines of 签发人 above the number's: the first has the room above.
    fn signers(&mut self, head: &Head, index: usize) {
        let (id, name) = names::of(Role::SignerLine);
        let style = *self.profile.style(Role::SignerLine);
        let tabs = head.signers.map(|signers| stops(signers.stops)).unwrap_or_default();
        let next = Extra { tabs, right: Some(Twips(0)), ..Extra::default() };
        let above = self.profile.style(Role::DocNumber).before.0 * self.profile.grid.pitch.0 / 100;
        let before = Some(Twips((above - below_ink(head)).max(0)));
        let first = Extra { before, ..next };
        self.paragraph(&numbered(id, index), &numbered(name, index), &style, first);
        let (id, name) = names::SIGNERS_NEXT;
        self.paragraph(&numbered(id, index), &numbered(name, index), &style, next);
    }

    /// One paragraph style.
    fn paragraph(&mut self, id: &str, name: &str, style: &Style, extra: Extra) {
        let lead = RunMarks::ALL
            .into_iter()
            .find(|marks| !marks.strong && is_heading(*marks, style.role))
            .and_then(RunMarks::style);
        self.put(format_args!(
            "<w:style w:type=\"paragraph\"{} w:styleId=\"{id}\"><w:name w:val=\"{}\"/>\
             <w:basedOn w:val=\"{}\"/>",
            if is_built_in(id) { "" } else { " w:customStyle=\"1\"" },
            escape(name),
            base(style.role, id),
        ));
        if let Some(next) = next(style.role) {
            self.put(format_args!("<w:next w:val=\"{}\"/>", names::id(next)));
        }
        if let Some((link, _)) = lead {
            self.put(format_args!("<w:link w:val=\"{link}\"/>"));
        }
        self.out.push_str("<w:qFormat/><w:pPr>");
        if style.keep_next {
            self.out.push_str("<w:keepNext/>");
        }
        let rule = match extra.rule {
            Rule::None => None,
            // What the paper has is not drawn; a paragraph of its own keeps the room.
            Rule::Single | Rule::Double(_) if self.profile.preprinted.rule => None,
            Rule::Single => Some(("single", self.profile.rule.eighths, rule_gap(self.profile))),
            Rule::Double(gap) => Some((THICK_OVER_THIN, self.profile.letter.eighths, gap)),
        };
        if let Some((kind, eighths, gap)) = rule {
            self.put(format_args!(
                "<w:pBdr><w:bottom w:val=\"{kind}\" w:sz=\"{eighths}\" w:space=\"{gap}\" w:color=\"{}\"/></w:pBdr>",
                self.profile.colour(Ink::Red)
            ));
        }
        if extra.tabs.iter().any(Option::is_some) {
            self.out.push_str("<w:tabs>");
            for (stop, ends) in extra.tabs.into_iter().flatten() {
                let kind = if ends { "right" } else { "left" };
                self.put(format_args!("<w:tab w:val=\"{kind}\" w:pos=\"{}\"/>", stop.0));
            }
            self.out.push_str("</w:tabs>");
        }
        if extra.centres.iter().any(Option::is_some) {
            self.out.push_str("<w:tabs>");
            for stop in extra.centres.into_iter().flatten() {
                self.put(format_args!("<w:tab w:val=\"center\" w:pos=\"{}\"/>", stop.0));
            }
            self.out.push_str("</w:tabs>");
        }
        self.spacing(style, extra);
        self.indents(style, extra);
        let jc = match style.align {
            _ if extra.spread => "distribute",
            Align::Both => "both",
            Align::Left => "left",
            Align::Centre => "center",
            Align::Right => "right",
        };
        self.put(format_args!("<w:jc w:val=\"{jc}\"/>"));
        if let Some(level) = style.outline {
            self.put(format_args!("<w:outlineLvl w:val=\"{level}\"/>"));
        }
        self.out.push_str("</w:pPr><w:rPr>");
        match style.role {
            // 7.5: the digits of a page number are in its own typeface.
            Role::PageNumberOdd | Role::PageNumberEven => self.typefaces(style.face, None),
            _ => self.fonts(style.face),
        }
        let bold = u8::from(style.bold);
        self.put(format_args!(
            "<w:b w:val=\"{bold}\"/><w:bCs w:val=\"{bold}\"/><w:color w:val=\"{}\"/>\
             <w:spacing w:val=\"{}\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>",
            self.profile.colour(style.ink),
            extra.gap.unwrap_or(tracking(style, self.profile)).0,
            size = style.size.0,
        ));
    }

    /// Lines: empty ones above and below, and their pitch.
    fn spacing(&mut self, style: &Style, extra: Extra) {
        let pitch = self.profile.grid.pitch.0;
        let lines = |lines: Lines| lines.0 * pitch / 100;
        let before = extra.before.map_or(lines(style.before), |twips| twips.0);
        // A line of a picture is as tall as the picture.
        let rule = if style.role == Role::Picture { "atLeast" } else { "exact" };
        self.put(format_args!(
            "<w:spacing w:before=\"{before}\" w:after=\"{}\" w:line=\"{}\" w:lineRule=\"{rule}\"/>",
            lines(style.after),
            style.pitch.map_or(pitch, |twips| twips.0),
        ));
    }

    /// Edges, in characters of the style's own size.
    fn indents(&mut self, style: &Style, extra: Extra) {
        let profile = self.profile;
        let left = extra.left.unwrap_or(chars(style.left, style, profile)).0;
        let right = extra.right.unwrap_or(chars(style.right, style, profile)).0;
        let first = chars(style.first, style, profile).0;
        let (kind, length) = if first < 0 { ("hanging", -first) } else { ("firstLine", first) };
        self.put(format_args!(
            "<w:ind w:left=\"{left}\" w:right=\"{right}\" w:{kind}=\"{length}\"/>"
        ));
    }

    /// One typeface for all scripts, unless the house has another for Western letters; the hint
    /// makes “ ” — … Chinese characters.
    fn fonts(&mut self, face: Face) {
        let western = self.profile.fonts.western(face);
        self.typefaces(face, western);
    }

    /// The typeface, and that of Western letters where it is another.
    fn typefaces(&mut self, face: Face, western: Option<&str>) {
        let name = escape(first_name(&self.profile.fonts, face));
        let western = western.map_or_else(|| name.clone(), escape);
        self.put(format_args!(
            "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"{western}\" w:hAnsi=\"{western}\" \
             w:eastAsia=\"{name}\" w:cs=\"{name}\"/>"
        ));
    }
}

/// What is left of the last line of a mark below its ink.
const fn below_ink(head: &Head) -> i32 {
    head.size.0 * 10 * (mark::PITCH - MARK_INK - INK_HEIGHT) / 100
}

/// From the paper's edge to the header of a letter, so that the ink of its mark begins at
/// [`crate::profile::Mark::letter_drop`].
pub(super) fn letter_header(head: &Head, profile: &Profile) -> i32 {
    profile.mark.letter_drop.twips().0 - head.size.0 * 10 * MARK_INK / 100
}

/// Tab stops that what follows begins at.
fn stops(stops: [Twips; 3]) -> [Option<(Twips, bool)>; 3] {
    stops.map(|stop| Some((stop, false)))
}

/// The first name of `face`: in DOCX a typeface has one.
pub(super) fn first_name(fonts: &Fonts, face: Face) -> &str {
    fonts.names(face).first().map_or("", String::as_str)
}

/// Whether `marks` are those of a lead that is set like `role`.
fn is_heading(marks: RunMarks, role: Role) -> bool {
    marks.lead.is_some_and(|level| names::heading(level) == role)
}

/// Whether Word knows the style by itself.
fn is_built_in(id: &str) -> bool {
    matches!(
        id,
        "Title" | "BodyText" | "Heading1" | "Heading2" | "Heading3" | "Heading4" | "Footer"
    )
}

/// The style that a role's style is based on; Footer itself is based on Normal.
fn base(role: Role, id: &str) -> &'static str {
    match role {
        Role::TopTitle | Role::NotedTitle | Role::AttachmentTitle => names::id(Role::Title),
        Role::PageNumberOdd | Role::PageNumberEven => {
            if id == names::FOOTER {
                "Normal"
            } else {
                names::FOOTER
            }
        }
        Role::Mark
        | Role::DocNumber
        | Role::Title
        | Role::Addressee
        | Role::Body
        | Role::Heading1
        | Role::Heading2
        | Role::Heading3
        | Role::Heading4
        | Role::ListItem
        | Role::NoteOnly
        | Role::NoteFirst
        | Role::NoteNext
        | Role::NoteWide
        | Role::SignatureIssuer
        | Role::SignatureDate
        | Role::AttachmentLabel
        | Role::TableHead
        | Role::TableCell
        | Role::CopyNumber
        | Role::Secrecy
        | Role::Urgency
        | Role::SignerLine
        | Role::Remark
        | Role::Attendance
        | Role::ImprintCopies
        | Role::ImprintPrinter
        | Role::TitleNote
        | Role::Picture
        | Role::Caption
        | Role::SealedIssuer
        | Role::SealedDate
        | Role::StampLine
        | Role::StampDate => "Normal",
    }
}

/// What a person who presses Enter goes on in; `None` for more of the same.
fn next(role: Role) -> Option<Role> {
    match role {
        Role::Mark => Some(Role::DocNumber),
        Role::DocNumber => Some(Role::Title),
        Role::Title
        | Role::TopTitle
        | Role::AttachmentTitle
        | Role::Addressee
        | Role::Heading1
        | Role::Heading2
        | Role::Heading3
        | Role::Heading4 => Some(Role::Body),
        Role::NoteFirst => Some(Role::NoteNext),
        Role::SignatureIssuer => Some(Role::SignatureDate),
        Role::AttachmentLabel => Some(Role::AttachmentTitle),
        Role::Body
        | Role::ListItem
        | Role::NoteOnly
        | Role::NoteNext
        | Role::NoteWide
        | Role::SignatureDate
        | Role::TableHead
        | Role::TableCell
        | Role::PageNumberOdd
        | Role::PageNumberEven
        | Role::CopyNumber
        | Role::Secrecy
        | Role::Urgency
        | Role::SignerLine
        | Role::Remark
        | Role::Attendance
        | Role::ImprintCopies
        | Role::ImprintPrinter
        | Role::Picture
        | Role::Caption
        | Role::SealedDate
        | Role::StampDate => None,
        Role::NotedTitle => Some(Role::TitleNote),
        Role::TitleNote => Some(Role::Body),
        Role::SealedIssuer => Some(Role::SealedDate),
        Role::StampLine => Some(Role::StampDate),
    }
}
