//! The texts: notice, plan, attachments.

use super::{Kind, Table, field, required};

/// Whether something is shown.
static YES_NO: &[(&str, &str)] = &[("yes", "是"), ("no", "否")];

pub(super) static TITLE_PARTS: Table = Table {
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
            (
                "文种；默认同上层的 kind，那里也没有写时是“通知”",
                "the kind's word; by default that of the spec's kind, or 通知",
            ),
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

pub(super) static NOTICE: Table = Table {
    fields: &[
        field(
            "title",
            "标题",
            Kind::TitleOr(&TITLE_PARTS),
            "关于开展安全生产月活动的通知",
            (
                "标题，“|”处换行；或写 matter（事由）由程序合成。有方案时通知默认“关于印发《方案标题》的通知”；命令可以没有标题",
                "the title, broken at “|”; or its ingredients. With a plan a notice's default is 关于印发《the plan's title》的通知; an order may have none",
            ),
        ),
        field(
            "title_note",
            "题注",
            Kind::Title,
            "2026年1月16日某某市第十七届人民代表大会第五次会议通过",
            (
                "题注，印在标题下面的括号里，不写括号，“|”处换行：哪天、哪次会议通过。有题注的决议、决定、公报不再署名、不落成文日期",
                "what stands in brackets below the title, without them, broken at “|”: which meeting adopted it, and when. A resolution, decision or communiqué that has one bears no signature and no date at its end",
            ),
        ),
        field(
            "to",
            "主送",
            Kind::List(&Kind::Text),
            "[各科室]",
            ("这份公文的主送机关；默认同上层的主送", "its addressees; by default those above"),
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
        field(
            "closing",
            "结语",
            Kind::Markdown,
            "妥否，请批示。",
            (
                "结语，正文之后自成一段，例如请示的“妥否，请批示。”；不写就没有，程序不自己加",
                "the closing phrase, a paragraph of its own below the text, such as 妥否，请批示。; none is added that is not written",
            ),
        ),
    ],
};

pub(super) static PLAN: Table = Table {
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

pub(super) static SECTION: Table = Table {
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

pub(super) static ATTACHMENT: Table = Table {
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
        field(
            "file",
            "文件",
            Kind::Text,
            "附件/任务清单.xlsx",
            (
                "以文件为正文，路径从活动文件所在的目录算起：Markdown（.md）照正文的写法读，但不替换引用；表格（.csv、.xlsx 的第一张工作表）第一行是表头",
                "a file instead of a body, its path from the spec's directory: Markdown (.md) is read like a body, without look-ups; of a table (.csv, or the first sheet of an .xlsx) the first row is the head",
            ),
        ),
        field(
            "bound",
            "装订",
            Kind::Choice(BOUND),
            "apart",
            (
                "together（合订）或 apart（单订）；单订的附件自成一册，不进合订本，附件顺序号前印发文字号；默认合订",
                "together or apart; an attachment that is bound apart is a document of its own, not in the bundle, with the document number before its label; together by default",
            ),
        ),
    ],
};

/// How an attachment is bound (7.3.7).
static BOUND: &[(&str, &str)] = &[("together", "合订"), ("apart", "单订")];
