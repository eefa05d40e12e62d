//! The keys of a spec: one table from which the checks, the Chinese names and the documentation
//! all come.

use crate::catalog::Words;

/// A group of keys.
#[derive(Debug)]
pub struct Table {
    /// The keys in the order in which a spec is best written.
    pub fields: &'static [Field],
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The English name; look-ups and templates use it.
    pub key: &'static str,
    /// The Chinese name, which may be written in its place.
    pub zh: &'static str,
    /// What its value is.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// An example of a value.
    pub example: &'static str,
    /// What it is for, in Chinese and English.
    pub doc: (&'static str, &'static str),
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text without Markdown.
    Text,
    /// A title: text in which `|` breaks a line.
    Title,
    /// Markdown, several paragraphs.
    Markdown,
    /// A name for files and references: small letters, digits, hyphens.
    Id,
    /// One of a few words, each with its Chinese name.
    Choice(&'static [(&'static str, &'static str)]),
    /// A list; a single value is a list of one.
    List(&'static Kind),
    /// A group of keys.
    Group(&'static Table),
    /// A title, or a group of keys from which it is made.
    TitleOr(&'static Table),
    /// A group of keys, or the name of a part of the spec.
    PartOr(&'static Table),
    /// Names of the author's own, with texts, lists or further names.
    Free,
}

impl Kind {
    /// What a person calls it.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Text | Self::Title | Self::Markdown | Self::Id | Self::Choice(_) => Words::AText,
            Self::List(_) => Words::AList,
            Self::Group(_) | Self::Free => Words::AGroup,
            Self::TitleOr(_) | Self::PartOr(_) => Words::ATextOrGroup,
        }
    }

    /// The keys below it, if it has any that are fixed.
    #[must_use]
    pub const fn table(self) -> Option<&'static Table> {
        match self {
            Self::Group(table) | Self::TitleOr(table) | Self::PartOr(table) => Some(table),
            Self::List(inner) => inner.table(),
            Self::Text | Self::Title | Self::Markdown | Self::Id | Self::Choice(_) | Self::Free => {
                None
            }
        }
    }
}

impl Table {
    /// The field of an English or Chinese name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|f| f.key == name || f.zh == name)
    }
}

const fn field(
    key: &'static str,
    zh: &'static str,
    kind: Kind,
    example: &'static str,
    doc: (&'static str, &'static str),
) -> Field {
    Field { key, zh, kind, required: false, example, doc }
}

const fn required(field: Field) -> Field {
    Field { required: true, ..field }
}

/// Which part is issued.
pub static ISSUE_AS: &[(&str, &str)] = &[("notice", "通知"), ("plan", "实施方案")];

/// Whether something is shown.
static YES_NO: &[(&str, &str)] = &[("yes", "是"), ("no", "否")];

/// What a column of the schedule shows.
pub static COLUMNS: &[(&str, &str)] = &[
    ("number", "序号"),
    ("stage", "环节"),
    ("window", "起止时间"),
    ("work", "主要工作"),
    ("deadline", "完成时限"),
    ("requirements", "相关要求"),
    ("owners", "责任单位"),
];

/// The whole spec.
pub static SPEC: Table = Table {
    fields: &[
        required(field(
            "issuer",
            "发文机关",
            Kind::Group(&ISSUER),
            "\n  name: 某某市人民医院",
            ("发文的机关", "who issues the documents"),
        )),
        required(field(
            "number",
            "发文字号",
            Kind::Text,
            "某医〔2024〕12号",
            (
                "发文字号；只写序号（12）时由机关代字和成文日期的年份补全",
                "the document number; a bare serial (12) is completed from the issuer's code and the date's year",
            ),
        )),
        required(field(
            "date",
            "成文日期",
            Kind::Text,
            "2024-03-18",
            (
                "成文日期，2024-03-18 或 2024年3月18日",
                "the date of signing, 2024-03-18 or 2024年3月18日",
            ),
        )),
        field(
            "to",
            "主送",
            Kind::List(&Kind::Text),
            "[各党支部, 各科室]",
            (
                "主送机关，印在印发的那份文件上；通知另有主送时写在通知里",
                "the addressees of the document that is issued; a notice may have its own",
            ),
        ),
        field(
            "issue_as",
            "印发形式",
            Kind::Choice(ISSUE_AS),
            "notice",
            (
                "红头印在哪一份上：notice（通知印发方案）或 plan（方案直接印发）；有通知时默认 notice",
                "which document carries the red head: notice (a notice issues the plan) or plan (the plan itself); notice by default where there is one",
            ),
        ),
        field(
            "numbering",
            "编号样式",
            Kind::List(&Kind::Text),
            "[一、, （一）, 1., （1）]",
            (
                "四层标题的编号，各写第一项的样子",
                "the labels of the four levels, each as the label of its first item",
            ),
        ),
        field(
            "campaign",
            "活动",
            Kind::Group(&CAMPAIGN),
            "\n  name: 安全生产月活动",
            ("活动的基本情况，供正文引用", "the campaign's facts, for look-ups"),
        ),
        field(
            "notice",
            "通知",
            Kind::Group(&NOTICE),
            "\n  body: 请结合实际，认真贯彻落实。",
            ("通知", "the notice"),
        ),
        field(
            "plan",
            "实施方案",
            Kind::Group(&PLAN),
            "\n  title: 安全生产月活动实施方案",
            ("实施方案", "the implementation plan"),
        ),
        field(
            "schedule",
            "工作安排表",
            Kind::Group(&SCHEDULE),
            "\n  title: 安全生产月活动工作安排表",
            ("工作安排表", "the schedule table"),
        ),
        field(
            "attachments",
            "附件",
            Kind::List(&Kind::PartOr(&ATTACHMENT)),
            "\n  - schedule\n  - title: 调研题目\n    body: 另行通知。",
            (
                "附件，按顺序；写 schedule 或 plan 即以该部分为附件。安排表没有列出时排在最前",
                "the attachments in order; “schedule” or “plan” stands for that part. A schedule that is not listed comes first",
            ),
        ),
        field(
            "vars",
            "变量",
            Kind::Free,
            "\n  办公室电话: 0519-88880000",
            (
                "自定的名称，供引用：{{ vars.名称 }}",
                "names of your own, for look-ups: {{ vars.name }}",
            ),
        ),
    ],
};

static ISSUER: Table = Table {
    fields: &[
        required(field(
            "name",
            "名称",
            Kind::Text,
            "某某市人民医院",
            (
                "机关全称或规范化简称，用于署名和标题",
                "the full or standard short name, for signature and titles",
            ),
        )),
        field(
            "mark",
            "标志",
            Kind::Text,
            "某某市人民医院文件",
            ("发文机关标志；不写时为名称加“文件”", "the red mark; by default the name and 文件"),
        ),
        field(
            "code",
            "机关代字",
            Kind::Text,
            "某医",
            ("机关代字，用于补全发文字号", "the code before the year in the document number"),
        ),
    ],
};

static CAMPAIGN: Table = Table {
    fields: &[
        field("name", "名称", Kind::Text, "安全生产月活动", ("活动名称", "the campaign's name")),
        field("theme", "主题", Kind::Text, "人人讲安全、个个会应急", ("活动主题", "its theme")),
        field("period", "起止时间", Kind::Text, "2024年6月1日至30日", ("起止时间", "when it runs")),
        field(
            "office",
            "牵头部门",
            Kind::Text,
            "安全生产办公室",
            ("牵头部门", "the unit in charge"),
        ),
        field("contact", "联系人", Kind::Text, "张三", ("联系人", "whom to ask")),
        field(
            "phone",
            "联系电话",
            Kind::Text,
            "0519-88880000",
            ("联系电话", "the telephone number"),
        ),
    ],
};

static TITLE_PARTS: Table = Table {
    fields: &[
        required(field(
            "matter",
            "事由",
            Kind::Title,
            "开展安全生产月活动",
            ("“关于”之后、“的”之前的文字", "what stands between 关于 and 的"),
        )),
        field(
            "kind",
            "文种",
            Kind::Text,
            "通知",
            ("文种；默认“通知”", "the kind of document; 通知 by default"),
        ),
        field(
            "with_issuer",
            "冠发文机关",
            Kind::Choice(YES_NO),
            "yes",
            (
                "标题前是否冠发文机关名称；默认冠",
                "whether the issuer's name leads the title; yes by default",
            ),
        ),
    ],
};

static NOTICE: Table = Table {
    fields: &[
        field(
            "title",
            "标题",
            Kind::TitleOr(&TITLE_PARTS),
            "关于开展安全生产月活动的通知",
            (
                "标题，“|”处换行；或写 matter（事由）由程序合成。有方案时默认“关于印发《方案标题》的通知”",
                "the title, broken at “|”; or its ingredients. With a plan the default is 关于印发《the plan's title》的通知",
            ),
        ),
        field(
            "to",
            "主送",
            Kind::List(&Kind::Text),
            "[各科室]",
            ("通知的主送机关；默认同上层的主送", "the notice's addressees; by default those above"),
        ),
        field(
            "body",
            "正文",
            Kind::Markdown,
            "请结合实际，认真贯彻落实。",
            (
                "正文（Markdown）；有方案时默认“现将《方案标题》印发给你们……”",
                "the text (Markdown); with a plan the default issues it",
            ),
        ),
    ],
};

static PLAN: Table = Table {
    fields: &[
        required(field(
            "title",
            "标题",
            Kind::Title,
            "安全生产月活动|实施方案",
            (
                "标题，“|”处换行；别处引用时不换行",
                "the title, broken at “|”; look-ups leave the “|” out",
            ),
        )),
        field(
            "to",
            "主送",
            Kind::List(&Kind::Text),
            "[各科室]",
            (
                "方案直接印发时的主送机关；默认同上层的主送",
                "the addressees of a plan that is itself issued; by default those above",
            ),
        ),
        field(
            "intro",
            "导语",
            Kind::Markdown,
            "为……，制定本方案。",
            ("第一个标题之前的文字", "what stands before the first heading"),
        ),
        field(
            "sections",
            "章节",
            Kind::List(&Kind::Group(&SECTION)),
            "\n    - title: 工作目标\n      body: ……",
            ("各章，依次编号“一、二、”", "the sections, numbered 一、 二、"),
        ),
        field(
            "body",
            "正文",
            Kind::Markdown,
            "|\n    # 工作目标\n\n    ……",
            (
                "不分章写时的全部正文（# 为第一层标题）",
                "the whole text in one piece, instead of sections (# is level one)",
            ),
        ),
    ],
};

static SECTION: Table = Table {
    fields: &[
        required(field(
            "title",
            "标题",
            Kind::Text,
            "工作目标",
            ("第一层标题，不写编号", "the heading of level one, without its number"),
        )),
        field(
            "body",
            "正文",
            Kind::Markdown,
            "……",
            (
                "正文（Markdown）：## 为（一），### 为 1.，#### 为（1）；以“。”结尾的标题领起段落",
                "the text (Markdown): ## is （一）, ### is 1., #### is （1）; a heading that ends in 。 leads its paragraph",
            ),
        ),
    ],
};

static SCHEDULE: Table = Table {
    fields: &[
        required(field(
            "title",
            "标题",
            Kind::Title,
            "安全生产月活动工作安排表",
            ("标题", "the title"),
        )),
        field("intro", "导语", Kind::Markdown, "……", ("表前的文字", "what stands above the table")),
        field(
            "columns",
            "列",
            Kind::List(&Kind::Group(&COLUMN)),
            "\n    - {field: work, title: 主要工作}",
            (
                "各列；默认：环节和起止时间（写了才有）、主要工作、完成时限、相关要求（写了才有）、责任单位",
                "the columns; by default stage and window (where given), work, deadline, requirements (where given), owners",
            ),
        ),
        field(
            "stages",
            "环节",
            Kind::List(&Kind::Group(&STAGE)),
            "\n    - name: 动员部署\n      tasks: []",
            ("各环节及其任务", "the stages with their tasks"),
        ),
        field(
            "tasks",
            "任务",
            Kind::List(&Kind::Group(&TASK)),
            "\n    - work: 召开动员会",
            ("不分环节时的任务", "the tasks, where there are no stages"),
        ),
        field(
            "notes",
            "表后说明",
            Kind::Markdown,
            "……",
            ("表后的文字", "what stands below the table"),
        ),
    ],
};

static COLUMN: Table = Table {
    fields: &[
        required(field(
            "field",
            "内容",
            Kind::Choice(COLUMNS),
            "work",
            ("这一列的内容", "what the column shows"),
        )),
        field("title", "标题", Kind::Text, "主要工作", ("列标题", "the column's head")),
    ],
};

static STAGE: Table = Table {
    fields: &[
        field(
            "id",
            "编号",
            Kind::Id,
            "kickoff",
            ("环节和任务共用的编号，不得重复", "an id, used once among stages and tasks"),
        ),
        required(field("name", "名称", Kind::Text, "动员部署", ("环节名称", "the stage's name"))),
        field("window", "起止时间", Kind::Text, "6月1日至10日", ("起止时间", "when it runs")),
        field(
            "tasks",
            "任务",
            Kind::List(&Kind::Group(&TASK)),
            "\n        - work: 召开动员会",
            ("任务", "its tasks"),
        ),
    ],
};

static TASK: Table = Table {
    fields: &[
        field(
            "id",
            "编号",
            Kind::Id,
            "kickoff-meeting",
            ("环节和任务共用的编号，不得重复", "an id, used once among stages and tasks"),
        ),
        required(field("work", "主要工作", Kind::Text, "召开动员会", ("做什么", "what is done"))),
        field("deadline", "完成时限", Kind::Text, "6月5日前", ("完成时限", "by when")),
        field(
            "requirements",
            "相关要求",
            Kind::Text,
            "全员参加。",
            ("相关要求", "what is required"),
        ),
        field(
            "owners",
            "责任单位",
            Kind::List(&Kind::Text),
            "[办公室, 各科室]",
            ("责任单位", "who is responsible"),
        ),
    ],
};

static ATTACHMENT: Table = Table {
    fields: &[
        field(
            "id",
            "编号",
            Kind::Id,
            "topics",
            (
                "文件名；默认 attachment-1、attachment-2……",
                "the file's name; by default attachment-1, attachment-2, …",
            ),
        ),
        required(field(
            "title",
            "标题",
            Kind::Title,
            "调研题目",
            ("标题，也印在附件说明里", "the title, also in the list of attachments"),
        )),
        field("body", "正文", Kind::Markdown, "……", ("正文（Markdown）", "the text (Markdown)")),
    ],
};

/// Whether `word` is the English or Chinese name of any key in any group.
#[must_use]
pub fn is_key(word: &str) -> bool {
    fn within(table: &'static Table, word: &str) -> bool {
        let inner = |f: &Field| f.kind.table().is_some_and(|t| within(t, word));
        table.find(word).is_some() || table.fields.iter().any(inner)
    }
    within(&SPEC, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(table: &'static Table, seen: &mut Vec<*const Table>) {
        if seen.iter().any(|s| std::ptr::eq(*s, table)) {
            return;
        }
        seen.push(table);
        let mut names: Vec<_> = table.fields.iter().flat_map(|f| [f.key, f.zh]).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "a name stands twice in {names:?}");
        for field in table.fields {
            assert!(
                !field.doc.0.is_empty() && !field.doc.1.is_empty() && !field.example.is_empty()
            );
            assert!(field.key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'));
            if let Some(inner) = field.kind.table() {
                walk(inner, seen);
            }
        }
    }

    #[test]
    fn every_key_has_two_names_of_its_own_and_is_documented() {
        let mut seen = Vec::new();
        walk(&SPEC, &mut seen);
        assert_eq!(seen.len(), 12);
    }
}
