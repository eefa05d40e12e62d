//! The top level: who issues what to whom, and the campaign's facts.

use super::departments::DEPARTMENTS;
use super::schedule::SCHEDULE;
use super::signature::SIGNATURE;
use super::texts::{ATTACHMENT, NOTICE, PLAN};
use super::{Kind, Table, field, required};

/// Which part is issued.
pub static ISSUE_AS: &[(&str, &str)] =
    &[("notice", "通知"), ("text", "公文"), ("plan", "实施方案")];

/// 文种 (条例第八条), in its order.
pub static KINDS: &[(&str, &str)] = &[
    ("resolution", "决议"),
    ("decision", "决定"),
    ("order", "命令"),
    ("order", "令"),
    ("order", "命令（令）"),
    ("order", "命令(令)"),
    ("communique", "公报"),
    ("announcement", "公告"),
    ("notification", "通告"),
    ("opinion", "意见"),
    ("notice", "通知"),
    ("circular", "通报"),
    ("report", "报告"),
    ("request", "请示"),
    ("reply", "批复"),
    ("motion", "议案"),
    ("letter", "函"),
    ("minutes", "纪要"),
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
            "kind",
            "文种",
            Kind::Choice(KINDS),
            "notice",
            (
                "文种，默认通知；决定默认的格式（函、命令、纪要各有其格式）、标题里的文种、正文的模板和文件名。命令也可写作“令”",
                "the kind of official document, a notice by default; it decides the format that is not written (letters, orders and minutes have their own), the word in the title, the template of the text and the file's name",
            ),
        ),
        field(
            "format",
            "格式",
            Kind::Choice(FORMATS),
            "document",
            (
                "公文格式：document（文件）、letter（信函）、order（命令）、minutes（纪要）；默认随文种，多数是文件",
                "the format: document, letter, order or minutes; by default that of the kind, mostly document",
            ),
        ),
        field(
            "head",
            "版头",
            Kind::Group(&HEAD),
            "\n  urgency: 特急",
            ("份号、密级、紧急程度、签发人", "copy number, secrecy, urgency, signers"),
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
            "profile",
            "版式",
            Kind::Text,
            "gbt9704",
            (
                "版式：内置的（gbt9704、windows、preprinted）、profiles/ 目录里的名称，或旁边的 .yaml 文件；默认 gbt9704",
                "the house profile: a built-in one (gbt9704, windows, preprinted), the name of one in profiles/, or a .yaml file beside the spec; gbt9704 by default",
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
            "text",
            "公文",
            Kind::Group(&NOTICE),
            "\n  title: 关于开展消防安全检查的通知\n  body: 请各科室认真自查。",
            (
                "印发的那份公文：标题、题注、主送、正文、结语，文种见 kind；文种是通知时也可写作 notice",
                "the text that is issued, of the kind that `kind` says; one that is a notice may stand under “notice”",
            ),
        ),
        field(
            "notice",
            "通知",
            Kind::Group(&NOTICE),
            "\n  body: 请结合实际，认真贯彻落实。",
            (
                "通知；就是文种为通知的 text（公文），两者写一个",
                "the notice: the same as “text” of the kind notice; write one of them",
            ),
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
            "signature",
            "署名",
            Kind::Group(&SIGNATURE),
            "\n  seals: [seal.png]",
            (
                "署名的形式：印章、签名章；不写时不加盖印章",
                "how it is signed: seals or a signature stamp; without a seal by default",
            ),
        ),
        field(
            "attendance",
            "与会人员",
            Kind::Group(&ATTENDANCE),
            "\n  present: [张三, 李四]",
            ("纪要的出席、请假、列席", "who was there, of minutes"),
        ),
        field(
            "remark",
            "附注",
            Kind::Text,
            "此件公开发布",
            ("附注，不写括号", "the remark below the date, without its brackets"),
        ),
        field(
            "imprint",
            "版记",
            Kind::Group(&IMPRINT),
            "\n  cc: [市卫生健康委员会]",
            ("抄送、印发机关和印发日期", "copies, printer and date of printing"),
        ),
        field(
            "departments",
            "部门",
            Kind::Group(&DEPARTMENTS),
            "\n  list:\n    - name: 医务科",
            (
                "各部门，hongtou batch 给每个部门各做一份",
                "the departments, for each of which hongtou batch makes its own versions",
            ),
        ),
        field(
            "path",
            "路径",
            Kind::Text,
            "\"{{ number }}-{{ title }}\"",
            (
                "hongtou build 写出的文件的路径，不写扩展名：文字、“/”，以及 {{ }} 里的 document（文件，如 notice）、number（发文字号）、title（标题）、copy_number（份号）、date（成文日期）；默认 {{ document }}。不能作文件名的字符改成全角",
                "the paths of the files that hongtou build writes, without extension: text, “/” and, in {{ }}, document (such as notice), number, title, copy_number, date; {{ document }} by default. Characters that names of files cannot have become full-width",
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
            (
                "发文机关标志，“|”处换行；不写时为名称加“文件”",
                "the red mark, “|” where it breaks; by default the name and 文件",
            ),
        ),
        field(
            "joint",
            "联合发文机关",
            Kind::List(&Kind::Text),
            "[某某市教育局]",
            (
                "联合行文的其他机关；名称排在主办机关之后，都印在标志里，都署名",
                "the others that issue with the sponsor: in the mark and in the signature, after it",
            ),
        ),
        field(
            "joint_mark",
            "联合标志",
            Kind::Choice(JOINT_MARKS),
            "sponsor",
            (
                "联合行文的标志：all（全部，每个机关一行）或 sponsor（只印主办机关）；默认全部，标志里写了“|”的，照所写的各行",
                "the mark of a joint issue: all (a line an issuer) or sponsor (the sponsor alone); all by default, and the lines of “mark” where “|” breaks it",
            ),
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

/// Whose names the mark of a joint issue shows.
pub static JOINT_MARKS: &[(&str, &str)] = &[("all", "全部"), ("sponsor", "主办机关")];

/// What the first page looks like.
pub static FORMATS: &[(&str, &str)] =
    &[("document", "文件"), ("letter", "信函"), ("order", "命令"), ("minutes", "纪要")];

static URGENCIES: &[(&str, &str)] = &[("特急", "特急"), ("加急", "加急")];

static HEAD: Table = Table {
    fields: &[
        field(
            "copy_number",
            "份号",
            Kind::Text,
            "000001",
            (
                "份号，六位数字；涉密公文必须有",
                "the copy's number, six digits; classified documents must have one",
            ),
        ),
        field(
            "secrecy",
            "密级",
            Kind::Text,
            "机密★1年",
            (
                "密级和保密期限：绝密、机密或秘密，★后写期限",
                "绝密, 机密 or 秘密, and after ★ for how long",
            ),
        ),
        field(
            "urgency",
            "紧急程度",
            Kind::Choice(URGENCIES),
            "特急",
            ("特急或加急", "特急 or 加急"),
        ),
        field(
            "signers",
            "签发人",
            Kind::List(&Kind::Text),
            "[张三]",
            (
                "上行文的签发人；写了即按上行文排版",
                "the signers of an upward document, which is set as such when they are there",
            ),
        ),
    ],
};

static ATTENDANCE: Table = Table {
    fields: &[
        field(
            "present",
            "出席",
            Kind::List(&Kind::Text),
            "[张三, 李四]",
            ("出席人员", "who was present"),
        ),
        field("absent", "请假", Kind::List(&Kind::Text), "[王五]", ("请假人员", "who had leave")),
        field("observers", "列席", Kind::List(&Kind::Text), "[赵六]", ("列席人员", "who sat in")),
    ],
};

static IMPRINT: Table = Table {
    fields: &[
        field(
            "cc",
            "抄送",
            Kind::List(&Kind::Text),
            "[市卫生健康委员会]",
            ("抄送机关", "to whom copies go"),
        ),
        field(
            "printer",
            "印发机关",
            Kind::Text,
            "某某市人民医院办公室",
            ("印发机关", "the office that prints and sends it"),
        ),
        field(
            "printed",
            "印发日期",
            Kind::Text,
            "2024-03-19",
            ("印发日期；默认同成文日期", "the day of printing; by default that of signing"),
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
