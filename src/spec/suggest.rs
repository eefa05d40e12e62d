//! “Did you mean …?”

/// The one of `names` that `word` is most likely a slip of; none where nothing is near.
#[must_use]
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.trim();
    let lower = word.to_lowercase();
    let length = word.chars().count();
    names
        .into_iter()
        .map(|name| {
            let inside = length >= 2 && (name.contains(word) || word.contains(name));
            let distance = strsim::damerau_levenshtein(&lower, name);
            (if inside { distance.min(1) } else { distance }, distance, name)
        })
        // A third of the letters may be wrong: one of a Chinese word's two, two of six.
        .filter(|(distance, _, name)| {
            let longer = length.max(name.chars().count());
            // One letter is like no other; one Chinese character may be half of a word.
            let tells = length > 1 || (!word.is_ascii() && name.contains(word));
            *distance <= (longer / 3).max(usize::from(longer <= 3 && tells))
        })
        // Of two that have the word in them, or that are in it, the nearer one.
        .min()
        .map(|(_, _, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_recognised_and_strangers_are_not() {
        let names = ["issuer", "number", "date", "发文机关", "发文字号", "成文日期"];
        assert_eq!(nearest("issuerr", names), Some("issuer"));
        assert_eq!(nearest("丙", ["甲", "乙", "A"]), None);
        assert_eq!(nearest("丙", ["甲", "丙组"]), Some("丙组"));
        assert_eq!(nearest("Nubmer", names), Some("number"));
        assert_eq!(nearest("发文号", names), Some("发文字号"));
        assert_eq!(nearest("k2x", ["k", "k2", "k3y"]), Some("k2"));
        assert_eq!(nearest("colour", names), None);
        assert_eq!(nearest("附件", names), None);
        assert_eq!(nearest("b", ["a", "ab", "b1"]), None);
        assert_eq!(nearest("B", ["a", "b"]), Some("b"));
        assert_eq!(nearest("周", ["日", "月"]), None);
        assert_eq!(nearest("名", ["名称", "字号"]), Some("名称"));
    }
}
