use std::fmt::Write as _;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;
use crate::source::Source;
use crate::spec::load;

/// A schedule of stages, each with these deadlines.
fn agenda(stages: usize, deadlines: &[&str]) -> Agenda {
    let mut text = String::from(
        "issuer: {name: 某院, code: 某}\nnumber: 1\ndate: 2024-03-18\nto: [各科室]\n\
         notice: {title: 关于检查的通知, body: 请贯彻。}\nschedule:\n  title: 安排表\n  stages:\n",
    );
    for stage in 0..stages {
        writeln!(text, "    - name: 环节{stage}\n      tasks:").unwrap();
        for said in deadlines {
            writeln!(
                text,
                "        - {{work: \"开展<自查>&整改，逐项建立台账，明确责任人和时限，限期办结“回头看”\", deadline: {said}}}"
            )
            .unwrap();
        }
    }
    let mut findings = Vec::new();
    let loaded = load(&Source::new("a.yaml", text), &mut findings).unwrap();
    assert_eq!(findings, []);
    Agenda::new(&loaded).unwrap()
}

const ALL: [&str; 10] = [
    "3月20日前",
    "4月中旬前",
    "4月中旬",
    "5月10日至20日",
    "每月5日前",
    "每周五",
    "贯穿始终",
    "2024年4月1日起",
    "答辩后5个工作日内",
    "2024年11月至2025年1月",
];

/// A text: where it begins, its base line, its size, its characters.
struct Seen {
    x: i32,
    y: i32,
    size: i32,
    text: String,
}

impl Seen {
    /// Left, top, right, bottom.
    fn area(&self) -> [i32; 4] {
        let wide = wrap::measure(&self.text, self.size);
        [self.x, self.y - self.size * 4 / 5, self.x + wide, self.y + self.size / 5]
    }
}

/// The texts of a picture; it must be well-formed.
fn texts(svg: &str) -> Vec<Seen> {
    let mut reader = Reader::from_str(svg);
    let (mut seen, mut at) = (Vec::new(), None);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) if element.name().as_ref() == "text" => {
                let value = |name: &str| {
                    let value = element.try_get_attribute(name).unwrap()?;
                    value.value.parse::<i32>().ok()
                };
                let middle = element.try_get_attribute("text-anchor").unwrap().is_some();
                let at_x = value("x").unwrap();
                at = Some((at_x, value("y").unwrap(), value("font-size").unwrap(), middle));
                seen.push(Seen { x: at_x, y: 0, size: 0, text: String::new() });
            }
            Event::Text(text) if at.is_some() => {
                seen.last_mut().unwrap().text.push_str(&text);
            }
            Event::GeneralRef(_) if at.is_some() => seen.last_mut().unwrap().text.push('&'),
            Event::End(element) if element.name().as_ref() == "text" => {
                let (x, y, size, middle) = at.take().unwrap();
                let last = seen.last_mut().unwrap();
                let half = if middle { wrap::measure(&last.text, size) / 2 } else { 0 };
                (last.x, last.y, last.size) = (x - half, y, size);
            }
            Event::Eof => return seen,
            _ => {}
        }
    }
}

#[test]
fn no_label_meets_another_or_leaves_the_picture() {
    let profile = Profile::gbt9704();
    for (stages, deadlines) in [(6, &ALL[..]), (2, &ALL[..4]), (1, &["2024年底前", "2039年底前"])]
    {
        let drawing = drawing(&agenda(stages, deadlines), &profile).unwrap();
        let seen = texts(&drawing.svg);
        assert!(seen.len() > 2 * stages, "{}", seen.len());
        for (n, one) in seen.iter().enumerate() {
            let [left, top, right, bottom] = one.area();
            let inside = left >= 0 && top >= 0 && right <= WIDTH && bottom <= drawing.height.0;
            assert!(inside, "{} {:?}", one.text, one.area());
            for two in seen.iter().skip(n + 1) {
                let [l, t, r, b] = two.area();
                let apart = right <= l || r <= left || bottom <= t || b <= top;
                assert!(apart, "“{}” {:?} “{}” {:?}", one.text, one.area(), two.text, two.area());
            }
        }
    }
}

#[test]
fn a_picture_for_paper_fits_the_type_area_and_loses_nothing() {
    let (agenda, profile) = (agenda(6, &ALL), Profile::gbt9704());
    let whole = drawing(&agenda, &profile).unwrap();
    assert!(whole.height.0 > TALLEST);
    let pages = drawings(&agenda, &profile);
    assert_eq!(pages.len(), 4);
    let room = profile.type_height().mm();
    let mut names = Vec::new();
    for (n, page) in pages.iter().enumerate() {
        assert_eq!(page.width, TenthMm(1560));
        assert!(page.height.mm() <= room, "{}", page.height.mm());
        assert!(page.alt.ends_with(&format!("（{}/4）", n + 1)), "{}", page.alt);
        names.extend(texts(&page.svg).into_iter().map(|seen| seen.text));
    }
    for seen in texts(&whole.svg) {
        let at = names.iter().position(|name| *name == seen.text);
        names.remove(at.unwrap_or_else(|| panic!("{} is missing", seen.text)));
    }
    // What is left over is the axis and the legend of the other three.
    assert!(names.iter().all(|name| !name.starts_with("环节") || name == "环节"), "{names:?}");
}

#[test]
fn a_deadline_stands_at_its_day() {
    let agenda = agenda(1, &["4月1日前", "4月30日前"]);
    let axis = Axis::new(&agenda).unwrap();
    let day = |text: &str| text.parse().unwrap();
    assert_eq!((axis.left(day("2024-04-01")), axis.right(day("2024-04-30"))), (AXIS, END));
    let middle = axis.left(day("2024-04-16"));
    assert!((middle - i32::midpoint(AXIS, END)).abs() < 12, "{middle}");
    let svg = drawing(&agenda, &Profile::gbt9704()).unwrap().svg;
    let marks = svg.matches("Z\" fill=\"#000\"").count();
    // Two deadlines, and in the legend a mark and the tip of an arrow.
    assert_eq!(marks, 4);
}

#[test]
fn the_alternative_says_what_it_is_about() {
    let drawing = drawing(&agenda(2, &["3月20日前", "5月底前"]), &Profile::gbt9704()).unwrap();
    let alt = "《安排表》时间轴：2个环节、4项任务，2024年3月20日至5月31日；内容同表。";
    assert_eq!(drawing.alt, alt);
    assert!(drawing.svg.contains(&format!("<title>{alt}</title>")));
}

#[test]
fn nothing_is_drawn_of_a_schedule_without_days() {
    assert_eq!(drawing(&agenda(1, &["贯穿始终"]), &Profile::gbt9704()), None);
}

#[test]
fn a_text_breaks_where_it_may_and_ends_in_dots_where_it_must() {
    assert_eq!(wrap::wrap("甲乙丙，丁戊己", 10, 30, 2), ["甲乙", "丙…"]);
    assert_eq!(wrap::wrap("甲乙丙，丁", 10, 30, 2), ["甲乙", "丙，丁"]);
    assert_eq!(wrap::wrap("甲乙（丙丁", 10, 30, 2), ["甲乙", "（丙丁"]);
    assert_eq!(wrap::wrap("", 10, 30, 2), [""]);
}
