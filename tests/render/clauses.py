"""GB/T 9704-2012 clause by clause, 3 to 10.3: the rows of docs/clauses.md and what measures each.

A row has the standard's words in brief, its obligation, and points of any module. A point that no
row of its clause names goes to the one that takes the rest, so that a module of points is entered
nowhere. What a file cannot show has a reason in the place of points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from registry import ENTRIES, Entry
from render import ROOT


class Duty(Enum):
    """How binding the standard is."""

    DEFINED = "定义"
    SHALL = "应"
    NORMAL = "一般"
    ADVISED = "推荐"
    PRACTICE = "实务"
    """Not in the standard: what offices do where it is silent."""


@dataclass(frozen=True)
class Row:
    """A clause, or the part of one that is measured by itself."""

    clause: str
    says: str
    duty: Duty = Duty.SHALL
    points: tuple[str, ...] = ()
    """The points that are this row's and no other's of the clause; none: it takes the rest."""
    unmeasured: str = ""
    """Why nothing is measured."""


ROWS = (
    # 3, 5, 6
    Row("3", "一字：一个汉字的宽度", Duty.DEFINED, ("general.character_step",)),
    Row("3", "一行：一个汉字的高度加3号汉字高度的7/8；版心排满22行，行距即225 mm / 22", Duty.DEFINED, ("layout.pitch",)),
    Row("5.1", "A4型纸，210 mm × 297 mm"),
    Row("5.2.1", "天头（上白边）37 mm ± 1 mm", points=("layout.top_edge",)),
    Row("5.2.1", "订口（左白边）28 mm ± 1 mm", points=("layout.left_edge",)),
    Row("5.2.1", "版心宽156 mm"),
    Row("5.2.1", "版心高225 mm", points=("general.bottom_edge",)),
    Row("5.2.2", "无特殊说明，各要素用3号仿宋体字", Duty.NORMAL),
    Row("5.2.3", "每面排22行，撑满版心", Duty.NORMAL, ("layout.lines_per_page", "layout.pitch")),
    Row("5.2.3", "每行排28个字，撑满版心", Duty.NORMAL),
    Row("5.2.4", "文字均为黑色；发文机关标志、版头的线、印章为红色", points=("general.colour_of_characters", "layout.mark_colour")),
    Row("5.2.4", "线的颜色"),
    Row("6", "制版、印刷、装订", unmeasured="is about ink, paper and binding: a file has none of them"),
    # 7.1, 7.2
    Row("7.1", "分为版头、主体、版记：首页红色分隔线以上为版头，末页首条分隔线以下为版记；页码位于版心外"),
    Row("7.2", "套打：版头已印在纸上，红色分隔线以上不印，只留位置", Duty.PRACTICE),
    Row("7.2.1", "份号：6位3号阿拉伯数字，顶格编排在版心左上角第一行", Duty.NORMAL),
    Row("7.2.2", "密级和保密期限：3号黑体字，顶格编排在版心左上角第二行，保密期限用阿拉伯数字", Duty.NORMAL),
    Row("7.2.3", "紧急程度：3号黑体字，顶格编排在版心左上角；与份号、密级自上而下分行排列", Duty.NORMAL),
    Row("7.2.4", "发文机关标志：居中，上边缘至版心上边缘35 mm"),
    Row("7.2.4", "发文机关标志：小标宋体字", Duty.ADVISED, ("notices.mark_face",)),
    Row(
        "7.2.4",
        "联合行文：主办机关在前，“文件”置于名称右侧，以名称上下居中",
        points=("gallery.joint_names", "gallery.joint_suffix_right", "gallery.joint_suffix_middle"),
    ),
    Row("7.2.5", "发文字号：发文机关标志下空二行，居中"),
    Row(
        "7.2.5",
        "发文字号：年份用全称，六角括号“〔〕”括入；不加“第”，不编虚位，加“号”字",
        points=("notices.number_form", "notices.number_type"),
    ),
    Row(
        "7.2.5",
        "上行文的发文字号居左空一字，与最后一个签发人姓名处在同一行",
        points=("gallery.upward_number_indent", "gallery.upward_number_line"),
    ),
    Row("7.2.6", "签发人：居右空一字；“签发人”用3号仿宋体字，姓名用3号楷体字"),
    Row(
        "7.2.6",
        "多个签发人：自左至右、自上而下依次均匀编排，每行排两个，回行时与上一行第一个姓名对齐",
        Duty.NORMAL,
        ("gallery.signers_two_a_line", "gallery.signers_aligned"),
    ),
    Row("7.2.7", "版头中的分隔线：发文字号之下4 mm处", points=("layout.rule_below_number", "gallery.rule_below_number")),
    Row("7.2.7", "版头中的分隔线：居中，与版心等宽，红色"),
    Row("7.2.7", "版头中的分隔线：粗细（标准未定，1～2.25磅）", Duty.PRACTICE, ("layout.rule_thickness",)),
    # 7.3
    Row("7.3.1", "标题：2号小标宋体字", Duty.NORMAL, ("layout.title_size", "layout.title_face", "notices.title_type")),
    Row("7.3.1", "标题：红色分隔线下空二行，居中"),
    Row("7.3.1", "标题：回行词意完整、排列对称，用梯形或菱形", points=("notices.title_shape",)),
    Row("7.3.2", "主送机关：标题下空一行，居左顶格，回行顶格，末尾标全角冒号；使首页不能显示正文时移至版记"),
    Row("7.3.3", "正文：主送机关下一行，每个自然段左空二字，回行顶格；3号仿宋体字"),
    Row("7.3.3", "首页必须显示正文", points=("notices.text_on_page_one",)),
    Row(
        "7.3.3",
        "结构层次序数“一、”“（一）”“1.”“（1）”；依次用黑体、楷体、仿宋、仿宋，不加粗",
        Duty.NORMAL,
        ("layout.level_one", "layout.level_two", "notices.heading_levels", "notices.heading_order", "general.weights"),
    ),
    Row("7.3.4", "附件说明：正文下空一行，左空二字"),
    Row(
        "7.3.4",
        "附件说明：附件名称后不加标点；回行与上一行附件名称的首字对齐；顺序号上下对齐",
        points=("layout.note_alignment", "layout.note_ends_bare"),
    ),
    Row("7.3.5.1", "加盖印章：成文日期右空四字；署名在日期之上以日期为准居中，印章端正、居中下压署名和日期；顶端距正文一行之内"),
    Row("7.3.5.2", "不加盖印章：正文下空一行右空二字署名；日期首字比署名首字右移二字，日期长时日期右空二字"),
    Row(
        "7.3.5.2",
        "不加盖印章的联合行文：主办机关署名在前，其余依次向下编排",
        points=("gallery.joint_signature_lines", "gallery.joint_signature_right", "gallery.joint_date_offset"),
    ),
    Row("7.3.5.3", "签发人签名章：正文下空二行右空四字，签名章左空二字标注职务；下空一行右空四字编排日期"),
    Row("7.3.5.4", "成文日期：阿拉伯数字，年、月、日标全，年份用全称，月、日不编虚位"),
    Row("7.3.5.5", "署名、日期、印章与正文同处一面；不用“此页无正文”"),
    Row("7.3.6", "附注：成文日期下一行，居左空二字加圆括号"),
    Row(
        "7.3.7",
        "附件：另面编排，在版记之前；“附件”二字及顺序号用3号黑体字顶格编排在版心左上角第一行",
        points=("layout.label_line", "layout.label_type"),
    ),
    Row("7.3.7", "附件：标题居中编排在版心第三行；顺序号和标题与附件说明一致；格式同正文；不能装订时在首行“附件”前标发文字号"),
    # 7.4, 7.5, 8, 9
    Row("7.4", "版记在公文最后一面"),
    Row("7.4.1", "版记中的分隔线：与版心等宽；末条与公文最后一面的版心下边缘重合"),
    Row(
        "7.4.1",
        "版记中的分隔线：首条和末条用粗线（0.35 mm），中间的用细线（0.25 mm）",
        Duty.ADVISED,
        ("gallery.imprint_rule_thickness", "gallery.imprint_rule_contrast"),
    ),
    Row("7.4.2", "抄送机关：4号仿宋体字，左右各空一字，“抄送”后加全角冒号，回行与冒号后的首字对齐，末尾标句号", Duty.NORMAL),
    Row("7.4.3", "印发机关和印发日期：4号仿宋体字，印发机关左空一字，印发日期右空一字，后加“印发”", Duty.NORMAL),
    Row("7.5", "页码：4号半角宋体阿拉伯数字，左右各放一条一字线", Duty.NORMAL, ("layout.page_number_text", "layout.page_number_type")),
    Row("7.5", "页码：一字线上距版心下边缘7 mm；单页码居右空一字，双页码居左空一字"),
    Row("8", "A4纸型的横排表格：页码位置与其他页一致，单页码表头在订口一边，双页码表头在切口一边"),
    Row("9", "标点符号、数字的用法符合 GB/T 15834、GB/T 15835"),
    Row(
        "9",
        "计量单位的用法符合 GB 3100、GB 3101、GB 3102",
        unmeasured="is about what an author means by a word, not about its place or type; both formats print units "
        "as they are written, which the test of equal texts holds",
    ),
    # 10
    Row("10.1", "信函：发文机关标志用全称或规范化简称，不加“文件”，居中，上边缘至上页边30 mm", points=("gallery.letter_mark_top", "gallery.letter_mark_text")),
    Row(
        "10.1",
        "信函：标志下4 mm处印一条红色双线（上粗下细）",
        points=("gallery.letter_rule_below_mark", "gallery.letter_strokes"),
    ),
    Row("10.1", "信函：距下页边20 mm处印一条红色双线（上细下粗），只在首页", points=("gallery.letter_rule_foot", "letters.letter_rules_once")),
    Row("10.1", "信函：双线长170 mm，居中", points=("gallery.letter_rules",)),
    Row(
        "10.1",
        "信函：份号、密级、紧急程度顶格居版心左边缘编排在第一条双线下，首个要素距线为3号汉字高度的7/8",
        points=("letters.letter_labels", "letters.letter_label_lines", "letters.letter_label_type"),
    ),
    Row(
        "10.1",
        "信函：发文字号顶格居版心右边缘，距第一条双线为3号汉字高度的7/8",
        points=("gallery.letter_number_right", "gallery.letter_number_below_rule", "letters.letter_number_level"),
    ),
    Row("10.1", "信函：标题居中，与其上最后一个要素相距二行；第二条双线上一行如有文字，与线相距3号汉字高度的7/8"),
    Row("10.1", "信函：首页不显示页码", points=("gallery.letter_page_number",)),
    Row(
        "10.1",
        "信函：版记不加印发机关和印发日期、分隔线，位于公文最后一面版心内最下方",
        points=("letters.letter_imprint", "letters.letter_imprint_place"),
    ),
    Row(
        "10.2",
        "命令（令）：标志由发文机关全称加“命令”或“令”组成，居中，上边缘至版心上边缘20 mm",
        points=("gallery.order_mark_top", "gallery.order_mark_text"),
    ),
    Row("10.2", "命令（令）：标志下空二行居中编排令号，令号下空二行编排正文；没有红色分隔线"),
    Row("10.3", "纪要：标志由“××××纪要”组成，居中，上边缘至版心上边缘35 mm", points=("gallery.mark_top",)),
    Row("10.3", "纪要：正文下空一行左空二字，3号黑体字“出席”，全角冒号后3号仿宋体字标姓名，回行与冒号后首字对齐；请假、列席同此"),
    Row("—", "标准没有规定的：题注，图片和图题", Duty.PRACTICE),
)

AWAITED: tuple[str, ...] = ()
"""Clauses that no spec of the gallery shows yet."""

LISTED = re.compile(r"(?:^|[、；，。])\s*(\d{1,2}(?:\.\d+)*)(?=\s)")
"""A clause's number, at the beginning of one of the things that a spec's first comment lists."""
SHOWN = ("gallery", "kinds")
"""The folders of specs that name clauses."""


def measured_by(row: Row, entries: list[Entry] = ENTRIES) -> list[Entry]:
    """The points of a row: those it names, or those of its clause that no row of it names."""
    if row.unmeasured:
        return []
    if row.points:
        return [entry for entry in entries if entry.id in row.points]
    named = {name for each in ROWS if each.clause == row.clause for name in each.points}
    return [entry for entry in entries if row.clause in entry.clauses and entry.id not in named]


def clauses_of(spec: Path) -> list[str]:
    """The clauses that a spec's first comment names."""
    first = spec.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# 条款：")
    return LISTED.findall(re.sub("（[^）]*）", "", first))


def specs() -> Iterator[Path]:
    """All specs that name clauses, by folder and name."""
    for folder in SHOWN:
        yield from sorted((ROOT / "samples" / folder).glob("*.yaml"))


def shown(clause: str, named: set[str]) -> bool:
    """Whether specs name a clause, one that it is a part of, or a part of it; what is no clause need not be named."""
    return clause == "—" or any(within(clause, name) or within(name, clause) for name in named)


def within(clause: str, other: str) -> bool:
    """Whether a clause is another one or a part of it."""
    return clause == other or clause.startswith(f"{other}.")
