//! The top level: who issues what to whom, and the campaign's facts.

use super::schedule::SCHEDULE;
use super::texts::{ATTACHMENT, NOTICE, PLAN};
use super::{Kind, Table, field, required};

/// Which part is issued.
pub static ISSUE_AS: &[(&str, &str)] = &[("notice", "通知"), ("plan", "实施方案")];

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
