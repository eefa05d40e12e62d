//! Numbers that were pasted along with a heading or an item: the program numbers, so a label
//! that the text already carries is taken off.

use crate::doc::Inline;

/// Takes a label such as 一、 （二） 1. 3、 （4） (5)、 ⑥ off the front of a text, and the white
/// space around it. Text that only looks like one (1.5 万元, 一是) is left alone.
pub(super) fn strip(text: &mut Vec<Inline>) {
    let only = text.len() == 1;
    let Some(Inline::Text(first)) = text.first_mut() else {
        return;
    };
    let trimmed = first.trim_start();
    let rest = after_label(trimmed).map_or(trimmed, str::trim_start);
    if rest.is_empty() && only {
        text.clear();
    } else {
        let rest = rest.to_owned();
        *first = rest;
    }
}

/// The label at the front of a text, if it has one.
pub(super) fn of(text: &str) -> Option<&str> {
    let rest = after_label(text)?;
    text.get(..text.len() - rest.len()).map(str::trim_end)
}

fn after_label(text: &str) -> Option<&str> {
    let han = |c: char| "一二三四五六七八九十百零〇".contains(c);
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let first = text.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return text.strip_prefix(first);
    }
    if let Some(inner) = text.strip_prefix(['（', '(']) {
        let rest = inner.trim_start_matches(|c| han(c) || digit(c));
        let length = inner.get(..inner.len() - rest.len())?.chars().count();
        let rest = rest.strip_prefix(['）', ')'])?;
        let rest = rest.strip_prefix(['、', '.', '．']).unwrap_or(rest);
        return (1..=3).contains(&length).then_some(rest);
    }
    if let Some(inner) = text.strip_prefix('第') {
        let rest = inner.trim_start_matches(|c| han(c) || digit(c));
        let rest =
            rest.strip_prefix(['章', '节', '条', '篇']).filter(|_| rest.len() < inner.len())?;
        return rest.starts_with([' ', '\u{3000}', '、']).then(|| rest.trim_start_matches('、'));
    }
    let rest = text.trim_start_matches(han);
    if rest.len() < text.len() {
        return rest.strip_prefix('、');
    }
    let rest = text.trim_start_matches(digit);
    let length = text.get(..text.len() - rest.len())?.chars().count();
    if !(1..=3).contains(&length) {
        return None;
    }
    let rest = rest.strip_prefix(['.', '．', '、', '）', ')'])?;
    (!rest.starts_with(digit)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_come_off_and_figures_stay() {
        let cases = [
            ("一、指导思想", "指导思想"),
            ("十二、 附则", "附则"),
            ("（一）突出正确导向。", "突出正确导向。"),
            ("(1)、召开大会", "召开大会"),
            ("1.制定方案。", "制定方案。"),
            ("３、征集问题", "征集问题"),
            ("② 全面动员", "全面动员"),
            ("1）丁", "丁"),
            ("第一章 总则", "总则"),
            ("第一阶段工作", "第一阶段工作"),
            ("1.5万元以上的项目", "1.5万元以上的项目"),
            ("一是加强领导", "一是加强领导"),
            ("2018年工作要点", "2018年工作要点"),
            ("（试行）办法", "（试行）办法"),
            ("十九大精神", "十九大精神"),
        ];
        for (text, wanted) in cases {
            let mut inlines = vec![Inline::Text(text.to_owned())];
            strip(&mut inlines);
            assert_eq!(inlines, [Inline::Text(wanted.to_owned())], "{text}");
        }
    }
}
