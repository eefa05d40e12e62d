use super::align::{Pair, Sample, align};
use super::marks::{Piece, cut, marks};

/// Pieces as one text: what is gone in [], what is new in {}.
fn shown(old: &str, new: &str) -> String {
    let piece = |piece: Piece| match piece {
        Piece::Same(text) => text,
        Piece::Old(text) => format!("[{text}]"),
        Piece::New(text) => format!("{{{text}}}"),
    };
    marks(old, new).into_iter().map(piece).collect()
}

#[test]
fn sentences_end_with_what_closes_behind_their_mark() {
    assert_eq!(cut("甲。乙；“丙！”丁？戊"), ["甲。", "乙；", "“丙！”", "丁？", "戊"]);
    assert_eq!(cut("1.查。2.改"), ["1.查。", "2.改"]);
    assert_eq!(cut(""), Vec::<&str>::new());
}

#[test]
fn only_what_differs_is_marked() {
    assert_eq!(shown("7月15日前", "7月22日前"), "7月[15]{22}日前");
    assert_eq!(shown("7月15日前", "8月2日前"), "[7月15]{8月2}日前");
    assert_eq!(shown("8月底前", "9月5日前"), "[8月底]{9月5日}前");
    let same = "同一句不动。";
    assert_eq!(
        shown(&format!("{same}7月15日前报送办公室。"), &format!("{same}7月22日前报送办公室。")),
        format!("{same}7月[15]{{22}}日前报送办公室。")
    );
    // What is all different is replaced as one, and neighbours are left alone.
    assert_eq!(
        shown("甲乙丙丁戊己庚辛壬。尾。", "子丑寅卯辰巳午未申酉。尾。"),
        "[甲乙丙丁戊己庚辛壬。]{子丑寅卯辰巳午未申酉。}尾。"
    );
    assert_eq!(shown("甲。乙。", "甲。乙。"), "甲。乙。");
    assert_eq!(shown("", "甲。"), "{甲。}");
}

#[test]
fn pieces_give_back_both_texts() {
    let texts = [
        "根据查摆问题，7月中旬召开动员大会。各科室要认真学习；按时上报。",
        "根据查摆问题，7月22日前召开文化建设动员大会！各科室按时上报。",
        "按时上报。",
        "",
        "1 2,3",
    ];
    for old in texts {
        for new in texts {
            let (mut one, mut two) = (String::new(), String::new());
            for piece in marks(old, new) {
                match piece {
                    Piece::Same(text) => {
                        one.push_str(&text);
                        two.push_str(&text);
                    }
                    Piece::Old(text) => one.push_str(&text),
                    Piece::New(text) => two.push_str(&text),
                }
            }
            assert_eq!((one.as_str(), two.as_str()), (old, new));
        }
    }
}

#[test]
fn entries_are_paired_by_what_they_say() {
    let samples = |all: &[&str]| all.iter().map(|s| Sample::new(*s)).collect::<Vec<_>>();
    let old = samples(&["召开动员会", "开展自查自纠工作", "组织督查"]);
    let new = samples(&["制定计划", "召开全院动员会", "组织督查", "总结"]);
    assert_eq!(
        align(&old, &new),
        [Pair::New(0), Pair::Both(0, 1), Pair::Old(1), Pair::Both(2, 2), Pair::New(3)]
    );
    assert_eq!(align(&old, &[]), [Pair::Old(0), Pair::Old(1), Pair::Old(2)]);
    assert_eq!(align(&[], &[]), []);
}

#[test]
fn ever_so_many_entries_are_still_paired() {
    let all = |deadline: &str| -> Vec<Sample> {
        (0..1100).map(|n| Sample::new(format!("第{n}项重点工作任务 {deadline}"))).collect()
    };
    let pairs = align(&all("7月5日前"), &all("8月5日前"));
    assert_eq!(pairs.len(), 1100);
    assert!(pairs.iter().enumerate().all(|(n, pair)| *pair == Pair::Both(n, n)));
}
