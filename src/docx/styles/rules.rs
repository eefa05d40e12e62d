//! The gap above the red rule, and the paragraphs that keep the room of rules that the paper has.

use super::super::names;
use super::Sheet;
use crate::profile::{Profile, Role};

impl Sheet<'_> {
    /// The paragraph that keeps the room of the red rule where it is on the paper already.
    pub(super) fn rule_space(&mut self) {
        if !self.profile.preprinted.rule {
            return;
        }
        let (id, name) = names::RULE_SPACE;
        let height = rule_gap(self.profile) * 20 + self.profile.rule.eighths * 20 / 8;
        self.space(id, name, height);
    }

    /// A paragraph of nothing, so many twips high.
    pub(super) fn space(&mut self, id: &str, name: &str, height: i32) {
        self.put(format_args!(
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\">\
             <w:name w:val=\"{name}\"/><w:basedOn w:val=\"{}\"/><w:semiHidden/>\
             <w:pPr><w:keepNext/><w:spacing w:line=\"{height}\" w:lineRule=\"exact\"/></w:pPr></w:style>",
            names::AFTER_TABLE,
        ));
    }
}

/// From the foot of the number's line to the red rule below it, in points: the standard measures
/// from the number's ink, which ends above the foot of its line.
pub(super) fn rule_gap(profile: &Profile) -> i32 {
    let size = profile.style(Role::DocNumber).size.0 * 10;
    let below_ink = profile.grid.pitch.0 / 5 - size * INK_BELOW / 100;
    // To the rule's middle there is half of its thickness more, and the gap is a least one.
    let gap = profile.rule.gap.twips().0 + RULE_SLACK - below_ink;
    (gap / 20).clamp(0, 31)
}

/// What a double rule is taller than its thick line, in twips: a thin line and the white.
pub(super) const BESIDE_THICK: i32 = 30;

/// How far the ink of Han characters reaches below the base line, in percent of their size.
const INK_BELOW: i32 = 8;

/// What is added to the gap above the red rule, in twips: 0.4 mm.
const RULE_SLACK: i32 = 23;
