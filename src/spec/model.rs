//! A campaign as it was written, typed: what the slots of a document are filled from.

use serde::Deserialize;

use super::DocKind;
use super::schedule::Schedule;

/// A campaign as it was written, every look-up replaced.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// 发文机关.
    pub issuer: Issuer,
    /// 发文字号 in its printed form.
    pub number: String,
    /// 成文日期 in its printed form.
    pub date: String,
    /// 主送机关.
    pub to: Vec<String>,
    /// 文种, if it is written; see [`Spec::kind`].
    pub kind: Option<DocKind>,
    /// What the first page looks like.
    pub format: Format,
    /// What else stands in 版头.
    pub head: Head,
    /// 出席, 请假, 列席.
    pub attendance: Attendance,
    /// 署名.
    pub signature: Signature,
    /// 附注 without its brackets.
    pub remark: Option<String>,
    /// 版记.
    pub imprint: Option<Imprint>,
    /// Which part carries the red head; see [`Spec::issued`].
    pub issue_as: Option<Issued>,
    /// The house profile's name or file; [`None`] for the standard.
    pub profile: Option<String>,
    /// The four label patterns, if the house has its own.
    pub numbering: Vec<String>,
    /// The issued text, of whatever kind: `text` or `notice` of the spec.
    #[serde(alias = "text")]
    pub notice: Option<Notice>,
    /// 实施方案.
    pub plan: Option<Plan>,
    /// 工作安排表.
    pub schedule: Option<Schedule>,
    /// 附件, in order.
    pub attachments: Vec<Attachment>,
}

/// 发文机关.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Issuer {
    /// The name that signs.
    pub name: String,
    /// 发文机关标志.
    pub mark: String,
    /// The others that issue with it.
    pub joint: Vec<String>,
    /// Whose names the mark shows then; [`None`] for all that it has room for.
    pub joint_mark: Option<JointMark>,
}

/// Whose names the mark of a joint issue shows (7.2.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum JointMark {
    /// Every issuer's.
    All,
    /// The sponsor's.
    Sponsor,
}

/// What else stands in 版头 (7.2), in printed form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Head {
    /// 份号.
    pub copy_number: Option<String>,
    /// 密级和保密期限.
    pub secrecy: Option<String>,
    /// 紧急程度.
    pub urgency: Option<String>,
    /// 签发人.
    pub signers: Vec<String>,
}

/// 出席, 请假 and 列席 of minutes (10.3).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Attendance {
    /// 出席.
    pub present: Vec<String>,
    /// 请假.
    pub absent: Vec<String>,
    /// 列席.
    pub observers: Vec<String>,
}

/// 署名 (7.3.5): what is written of it, files by their names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Signature {
    /// How it is signed, if it says so; see [`Signature::form`].
    pub(super) form: Option<Form>,
    /// The seals' files, in the order of the issuers.
    pub seals: Vec<String>,
    /// A seal's width in millimetres, as it is written.
    pub(super) seal_size: Option<String>,
    /// The offices of the signers.
    pub title: Vec<String>,
    /// Their names.
    pub signer: Vec<String>,
    /// The files of their stamps.
    pub stamp: Vec<String>,
}

/// How a document is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// 不加盖印章 (7.3.5.2).
    Unsealed,
    /// 加盖印章 (7.3.5.1).
    Sealed,
    /// 加盖签名章 (7.3.5.3).
    Stamped,
}

/// 版记 (7.4).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Imprint {
    /// 抄送.
    pub cc: Vec<String>,
    /// 印发机关.
    pub printer: Option<String>,
    /// 印发日期 in printed form.
    pub printed: Option<String>,
}

/// What the first page looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// 文件.
    #[default]
    Document,
    /// 信函.
    Letter,
    /// 命令.
    Order,
    /// 纪要.
    Minutes,
}

/// Which part is issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Issued {
    /// A text of its own, which issues the plan if there is one.
    #[serde(alias = "text")]
    Notice,
    /// The plan itself.
    Plan,
}

/// The issued text: a 通知, or one of another kind.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Notice {
    /// Its title, `|` where it breaks.
    pub title: String,
    /// 题注 without its brackets, `|` where it breaks.
    pub title_note: Option<String>,
    /// Its own addressees; [`None`] for the spec's.
    pub to: Option<Vec<String>>,
}

/// 实施方案.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// Its title, `|` where it breaks.
    pub title: String,
    /// Its own addressees; [`None`] for the spec's.
    pub to: Option<Vec<String>>,
}

/// An entry of 附件.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Attachment {
    /// A part of the spec.
    Part(Part),
    /// A text of its own.
    Own {
        /// The file's name, if it has one.
        #[serde(default)]
        id: Option<String>,
        /// Its title, `|` where it breaks.
        #[serde(default)]
        title: String,
        /// The file that is its text.
        #[serde(default)]
        file: Option<String>,
        /// How it is bound.
        #[serde(default)]
        bound: Bound,
    },
}

impl Attachment {
    /// The file that is its text.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::Own { file, .. } => file.as_deref(),
            Self::Part(_) => None,
        }
    }

    /// Whether it is bound by itself.
    #[must_use]
    pub const fn is_apart(&self) -> bool {
        matches!(self, Self::Own { bound: Bound::Apart, .. })
    }
}

/// How an attachment is bound (7.3.7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bound {
    /// With the text that it is attached to.
    #[default]
    Together,
    /// By itself, its pages numbered from 1.
    Apart,
}

/// A part of the spec that can be an attachment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// 工作安排表.
    Schedule,
    /// 实施方案.
    Plan,
}

impl Spec {
    /// 文种: 通知 where none is written.
    #[must_use]
    pub fn kind(&self) -> DocKind {
        self.kind.unwrap_or_default()
    }

    /// Which part carries the red head: the notice where there is one, unless the spec says
    /// otherwise.
    #[must_use]
    pub fn issued(&self) -> Issued {
        self.issue_as.unwrap_or(if self.notice.is_some() || self.plan.is_none() {
            Issued::Notice
        } else {
            Issued::Plan
        })
    }
}
