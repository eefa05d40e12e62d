//! GB/T 9704-2012 itself.

use super::{
    Align, Face, Fonts, Grid, ImprintPage, ImprintRules, Ink, Letter, Mark, Numbering, Page,
    PageNumber, Position, Preprinted, Profile, Rgb, Role, Rule, Style,
};
use crate::units::{Chars, HalfPoints, HundredthMm, Lines, TenthMm, Twips};

/// 2号.
const ER_HAO: HalfPoints = HalfPoints(44);
/// 3号.
const SAN_HAO: HalfPoints = HalfPoints(32);
/// 4号.
const SI_HAO: HalfPoints = HalfPoints(28);
/// 5号, for tables; the standard gives no size for them.
const WU_HAO: HalfPoints = HalfPoints(21);

/// 5.2.3: 225 mm in 22 lines is 579.7 twips; 580 would give 21.
const PITCH: Twips = Twips(579);

/// The lines of 版记; the standard gives no pitch for 4号.
const IMPRINT_PITCH: Twips = Twips(480);

impl Profile {
    /// GB/T 9704-2012.
    #[must_use]
    pub fn gbt9704() -> Self {
        Self {
            page: Page {
                width: TenthMm(2100),
                height: TenthMm(2970),
                top: TenthMm(370),
                right: TenthMm(260),
                bottom: TenthMm(350),
                left: TenthMm(280),
            },
            // 156 mm in 28 characters is 15.79 pt: 16 pt type is set closer by 0.25 pt, the
            // step of DOCX that leaves room for rounding.
            grid: Grid { lines: 22, chars: 28, pitch: PITCH, tracking: Twips(-5) },
            // The standard gives no thickness; practice is 1 to 2.25 pt.
            rule: Rule { eighths: 12, gap: TenthMm(40) },
            mark: Mark {
                drop: TenthMm(350),
                order_drop: TenthMm(200),
                letter_drop: TenthMm(300),
                tallest: TenthMm(600),
                max: HalfPoints(124),
                min: ER_HAO,
                short: 8,
                least_gap: Chars(10),
                most_gap: Chars(50),
            },
            // The standard gives no thickness.
            letter: Letter {
                mark_max: HalfPoints(66),
                width: TenthMm(1700),
                gap: TenthMm(40),
                foot: TenthMm(200),
                eighths: 18,
                below: Chars(88),
            },
            imprint: ImprintRules {
                outer: HundredthMm(35),
                inner: HundredthMm(25),
                page: ImprintPage::Last,
            },
            page_number: PageNumber {
                before: "— ".to_owned(),
                after: " —".to_owned(),
                position: Position::Outer,
                drop: TenthMm(70),
                indent: Chars::whole(1),
            },
            numbering: Numbering::gbt9704(),
            fonts: Fonts::new([
                &[
                    "方正小标宋简体",
                    "方正小标宋_GBK",
                    "FZXiaoBiaoSong-B05S",
                    "华文中宋",
                    "STZhongsong",
                    "宋体",
                    "SimSun",
                ],
                &["仿宋_GB2312", "仿宋", "FangSong_GB2312", "FangSong", "华文仿宋", "STFangsong"],
                &["黑体", "SimHei", "华文黑体", "STHeiti"],
                &["楷体_GB2312", "楷体", "KaiTi_GB2312", "KaiTi", "华文楷体", "STKaiti"],
                &["宋体", "SimSun", "华文宋体", "STSong"],
            ]),
            red: Rgb([0xFF, 0, 0]),
            preprinted: Preprinted::default(),
            styles: Role::ALL.iter().map(|role| style(*role)).collect(),
        }
    }
}

fn style(role: Role) -> Style {
    let text = Style {
        role,
        clause: "5.2.2",
        face: Face::FangSong,
        size: SAN_HAO,
        ink: Ink::Black,
        bold: false,
        align: Align::Both,
        left: Chars(0),
        right: Chars(0),
        first: Chars(0),
        before: Lines(0),
        after: Lines(0),
        pitch: None,
        keep_next: false,
        outline: None,
    };
    let title = Style {
        clause: "7.3.1",
        face: Face::XiaoBiaoSong,
        size: ER_HAO,
        align: Align::Centre,
        after: Lines::whole(1),
        keep_next: true,
        ..text
    };
    let heading = Style { clause: "7.3.3", first: Chars::whole(2), keep_next: true, ..text };
    match role {
        Role::Mark => Style {
            clause: "7.2.4",
            face: Face::XiaoBiaoSong,
            ink: Ink::Red,
            align: Align::Centre,
            ..text
        },
        Role::DocNumber => {
            Style { clause: "7.2.5", align: Align::Centre, before: Lines::whole(2), ..text }
        }
        Role::Title => Style { before: Lines::whole(2), ..title },
        // The blank line comes below 题注.
        Role::NotedTitle => Style { before: Lines::whole(2), after: Lines(0), ..title },
        Role::TopTitle => Style { outline: Some(0), ..title },
        Role::Addressee => Style { clause: "7.3.2", align: Align::Left, keep_next: true, ..text },
        Role::Body | Role::ListItem => Style { clause: "7.3.3", first: Chars::whole(2), ..text },
        Role::Heading1 => Style { face: Face::Hei, outline: Some(0), ..heading },
        Role::Heading2 => Style { face: Face::Kai, outline: Some(1), ..heading },
        Role::Heading3 => Style { outline: Some(2), ..heading },
        Role::Heading4 => Style { outline: Some(3), ..heading },
        // “附件：” is three characters and begins after two; a digit and its point are one.
        Role::NoteOnly => Style {
            clause: "7.3.4",
            left: Chars::whole(5),
            first: Chars::whole(-3),
            before: Lines::whole(1),
            ..text
        },
        Role::NoteFirst => Style {
            clause: "7.3.4",
            left: Chars::whole(6),
            first: Chars::whole(-4),
            before: Lines::whole(1),
            ..text
        },
        Role::NoteNext => {
            Style { clause: "7.3.4", left: Chars::whole(6), first: Chars::whole(-1), ..text }
        }
        // Two digits and a point are one and a half.
        Role::NoteWide => Style { clause: "7.3.4", left: Chars(650), first: Chars(-150), ..text },
        Role::SignatureIssuer => Style {
            clause: "7.3.5.2",
            align: Align::Right,
            right: Chars::whole(2),
            before: Lines::whole(1),
            keep_next: true,
            ..text
        },
        Role::SignatureDate => Style { clause: "7.3.5.2", align: Align::Left, ..text },
        Role::AttachmentLabel => Style {
            clause: "7.3.7",
            face: Face::Hei,
            align: Align::Left,
            after: Lines::whole(1),
            keep_next: true,
            ..text
        },
        Role::AttachmentTitle => Style { clause: "7.3.7", outline: Some(0), ..title },
        Role::TableHead => Style {
            clause: "—",
            face: Face::Hei,
            size: WU_HAO,
            align: Align::Centre,
            pitch: Some(Twips(320)),
            ..text
        },
        Role::TableCell => {
            Style {
                clause: "—", size: WU_HAO, align: Align::Left, pitch: Some(Twips(320)), ..text
            }
        }
        Role::PageNumberOdd => Style {
            clause: "7.5",
            face: Face::Song,
            size: SI_HAO,
            align: Align::Right,
            right: Chars::whole(1),
            pitch: Some(Twips(400)),
            ..text
        },
        Role::PageNumberEven => Style {
            clause: "7.5",
            face: Face::Song,
            size: SI_HAO,
            align: Align::Left,
            left: Chars::whole(1),
            pitch: Some(Twips(400)),
            ..text
        },
        Role::CopyNumber => Style { clause: "7.2.1", align: Align::Left, keep_next: true, ..text },
        Role::Secrecy => {
            Style { clause: "7.2.2", face: Face::Hei, align: Align::Left, keep_next: true, ..text }
        }
        Role::Urgency => {
            Style { clause: "7.2.3", face: Face::Hei, align: Align::Left, keep_next: true, ..text }
        }
        Role::SignerLine => Style {
            clause: "7.2.6",
            align: Align::Left,
            left: Chars::whole(1),
            right: Chars::whole(1),
            keep_next: true,
            ..text
        },
        Role::Remark => Style { clause: "7.3.6", first: Chars::whole(2), ..text },
        // “出席：” is three characters and begins after two.
        Role::Attendance => Style {
            clause: "10.3",
            left: Chars::whole(5),
            first: Chars::whole(-3),
            before: Lines::whole(1),
            ..text
        },
        // “抄送：” is three characters and begins after one.
        Role::ImprintCopies => Style {
            clause: "7.4.2",
            size: SI_HAO,
            left: Chars::whole(4),
            right: Chars::whole(1),
            first: Chars::whole(-3),
            pitch: Some(IMPRINT_PITCH),
            ..text
        },
        Role::ImprintPrinter => Style {
            clause: "7.4.3",
            size: SI_HAO,
            align: Align::Left,
            left: Chars::whole(1),
            right: Chars::whole(1),
            pitch: Some(IMPRINT_PITCH),
            ..text
        },
        // Practice: the standard knows no 题注.
        Role::TitleNote => Style {
            clause: "—",
            face: Face::Kai,
            align: Align::Centre,
            after: Lines::whole(1),
            keep_next: true,
            ..text
        },
        Role::Picture => Style { clause: "—", align: Align::Centre, keep_next: true, ..text },
        Role::Caption => {
            Style { clause: "—", face: Face::Hei, size: SI_HAO, align: Align::Centre, ..text }
        }
        Role::SealedIssuer => {
            Style { clause: "7.3.5.1", align: Align::Centre, keep_next: true, ..text }
        }
        Role::SealedDate => {
            Style { clause: "7.3.5.1", align: Align::Right, right: Chars::whole(4), ..text }
        }
        Role::StampLine => Style {
            clause: "7.3.5.3",
            align: Align::Right,
            right: Chars::whole(4),
            before: Lines::whole(2),
            keep_next: true,
            ..text
        },
        Role::StampDate => Style {
            clause: "7.3.5.3",
            align: Align::Right,
            right: Chars::whole(4),
            before: Lines::whole(1),
            ..text
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_finds_its_own_style() {
        let profile = Profile::gbt9704();
        for role in Role::ALL {
            assert_eq!(profile.style(role).role, role);
        }
    }

    #[test]
    fn the_grid_fills_the_type_area() {
        let profile = Profile::gbt9704();
        let grid = &profile.grid;
        let height = profile.type_height().twips().0;
        assert!(grid.pitch.0 * grid.lines <= height && (grid.pitch.0 + 1) * grid.lines > height);
        let advance = profile.style(Role::Body).size.0 * 10 + grid.tracking.0;
        let width = profile.type_width().twips().0;
        assert!(advance * grid.chars <= width && advance * (grid.chars + 1) > width);
    }

    #[test]
    fn the_grid_that_is_computed_is_the_grid_that_was_measured() {
        let mut profile = Profile::gbt9704();
        profile.fit_grid();
        assert_eq!((profile.grid.pitch, profile.grid.tracking), (PITCH, Twips(-5)));
    }
}
